"""The user's own keys as a file, to take them to another workstation."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cryapp.domain.errors import UserError
from cryapp.ui.i18n import tr

FORMAT, VERSION = "cryapp keys", 1


def write_keys(path: Path, own_keys: Mapping[str, Sequence[str]]) -> None:
    """Raises: UserError if the file cannot be written."""
    content = {"format": FORMAT, "version": VERSION, "keys": {name: list(keys) for name, keys in own_keys.items()}}
    try:
        path.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    except OSError as error:
        raise UserError(
            tr("The keys cannot be written to {path}: {why}.").format(path=path, why=error.strerror),
            "",
            tr("Choose another folder."),
        ) from error


def read_keys(path: Path) -> dict[str, list[str]]:
    """Action → keys, as far as they are well-formed; actions that this program does not have are kept as they are.

    Raises: UserError if the file is no file of keys.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _refused(tr("{name} cannot be read: {why}.").format(name=path.name, why=error.strerror)) from error
    except ValueError as error:
        raise _refused(tr("{name} is no file of keys.").format(name=path.name)) from error
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise _refused(tr("{name} is no file of keys.").format(name=path.name))
    if not isinstance(raw.get("version"), int) or raw["version"] > VERSION:
        raise _refused(tr("{name} was written by a newer CryApp.").format(name=path.name))
    return sound_keys(raw.get("keys"))


def _refused(happened: str) -> UserError:
    return UserError(happened, tr("The keys are as they were."))


def sound_keys(raw: Any) -> dict[str, list[str]]:
    """What can be used of a table of keys: names with lists of texts, everything else left out."""
    if not isinstance(raw, dict):
        return {}
    return {
        str(name): [key for key in keys if isinstance(key, str) and key]
        for name, keys in raw.items()
        if isinstance(keys, list | tuple)
    }
