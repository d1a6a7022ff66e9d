"""The database's complaints as sentences a clinician can act on."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.exc import DBAPIError

from cryapp.domain.errors import UserError

KEPT = "Everything saved before is kept; this last step was not saved."
_BACKUPS = "Every backup in the folder “backups” beside it can be opened in its place."

# SQLite's own words (sqlite3ErrStr) → (happened, kept, todo). The driver gives no error codes.
_SENTENCES: tuple[tuple[str, tuple[str, str, str]], ...] = (
    (
        "disk is full",
        ("The disk is full, so {store} could not be written.", KEPT, "Free some space on this disk and try again."),
    ),
    (
        "readonly database",
        (
            "{store} may only be read, so nothing can be saved in it.",
            KEPT,
            "Ask for write access to the file and its folder, or choose another store.",
        ),
    ),
    (
        "database is locked",
        (
            "{store} is busy: another program has been writing to it for a while.",
            KEPT,
            "Wait a moment and try again, or close the other program.",
        ),
    ),
    (
        "not a database",
        ("{store} is damaged or is not a CryApp store.", "The file was left as it is.", _BACKUPS),
    ),
    (
        "malformed",
        ("{store} is damaged.", "The file was left as it is.", "Close CryApp and keep a copy of the file. " + _BACKUPS),
    ),
    (
        "disk I/O error",
        (
            "The disk refused to read or write {store}: it may be full, unplugged or failing.",
            KEPT,
            "Check the disk and its free space, then try again.",
        ),
    ),
    (
        "unable to open",
        (
            "{store} cannot be opened.",
            "Nothing was changed.",
            "Check that its folder exists, is plugged in and may be written to.",
        ),
    ),
)


def user_error(error: DBAPIError, store: str) -> UserError | None:
    """The sentence for what the world did, or None if the fault is ours.

    Args:
        store: how the store is named to the person: its path.
    """
    said = str(error.orig)
    for words, (happened, kept, todo) in _SENTENCES:
        if words in said:
            return UserError(happened.format(store=f"The store {store}"), kept, todo)
    return None


def newer_store(path: Path | str, revision: str) -> UserError:
    return UserError(
        f"The store {path} was made by a newer version of CryApp (layout {revision}).",
        "It was not touched.",
        "Update CryApp on this computer, or open another store.",
    )


def server(url: str) -> UserError:
    kind = url.partition(":")[0].partition("+")[0]
    return UserError(
        f"This version of CryApp cannot keep its store on a server ({kind}).",
        "Nothing was changed.",
        "Use a folder or a file as the store.",
    )


def foreign_file(path: Path | str) -> UserError:
    return UserError(
        f"The file {path} is a database, but not a CryApp store.",
        "It was not touched.",
        "Choose another file or folder for the store.",
    )


def vanished(path: Path) -> UserError:
    return UserError(
        f"The store {path} is no longer where it was: its folder was moved, removed or unplugged.",
        "This last step was not saved.",
        "Put the folder back or plug the disk in, then close CryApp and open it again.",
    )
