"""The world's faults, in sentences for a clinician, and the two ways a run is ended from outside."""

from __future__ import annotations

import errno

from ml.contract import ContractError

FULL_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
NOTHING_LOST = "Your recordings and labels are untouched; no model was changed."
KEPT_CHECKPOINT = "The last checkpoint is kept. " + NOTHING_LOST
AS_BEFORE = "What was there before is as it was."


class RunError(Exception):
    """Something outside the program is wrong (exit code 2)."""

    def __init__(self, happened: str, todo: str, kept: str = NOTHING_LOST) -> None:
        super().__init__(happened)
        self.happened = happened
        self.kept = kept
        self.todo = todo

    @property
    def sentence(self) -> str:
        """What happened, what was kept, what to do: for people, on one line."""
        return " ".join(part for part in (self.happened, self.kept, self.todo) if part)

    def __reduce__(self) -> tuple[type[RunError], tuple[str, str, str]]:
        """Whole from one process to another; by its message alone it could not be built again there."""
        return type(self), (self.happened, self.todo, self.kept)


class InterruptedRun(Exception):  # noqa: N818 - it is no error
    """The app is gone (closed stdin): a checkpoint is written, ``--resume`` goes on from there."""


class CancelledRun(Exception):  # noqa: N818 - it is no error
    """The user does not want this run."""


def explained(error: BaseException, resumable: bool = True) -> RunError | None:
    """The sentence for an error that is the world's fault, or None if it is ours.

    Args:
        resumable: whether it happened to a run, which keeps checkpoints; False for a command that is typed again.
    """
    if isinstance(error, RunError):
        return error
    if isinstance(error, ContractError):
        return RunError(f"The training order cannot be read: {error}.", "Start the training again from the app.")
    if _is_out_of_memory(error):
        return (
            RunError(
                "There was not enough memory to train.",
                "Close other programs, or choose a smaller preset, and resume.",
                KEPT_CHECKPOINT,
            )
            if resumable
            else RunError("There was not enough memory.", "Close other programs, then try again.", AS_BEFORE)
        )
    if isinstance(error, OSError):
        return _explained_os_error(error, resumable)
    return None


def _explained_os_error(error: OSError, resumable: bool) -> RunError:
    if error.errno in FULL_DISK:
        if not resumable:
            return RunError("The disk is full.", "Free some space, then try again.", AS_BEFORE)
        return RunError("The disk is full.", "Free some space, then resume the training.", KEPT_CHECKPOINT)
    where = error.filename or "a file"
    if isinstance(error, FileNotFoundError):
        return RunError(f"{where} is missing.", "Check that the disk or folder is connected, then start again.")
    if isinstance(error, PermissionError):
        return RunError(f"{where} may not be read or written.", "Check the rights of that folder, then start again.")
    return RunError(f"{where}: {error.strerror or error}.", "Check the disk, then start again.")


_NO_MEMORY_WORDS = (
    "out of memory",
    "can't allocate memory",
    "cannot allocate memory",
    "bad_alloc",
    "failed to map segment",
)
"""torch's CPU allocator raises a plain RuntimeError, the CUDA one a subclass of it, the loader of its libraries an
ImportError or an OSError."""


def _is_out_of_memory(error: BaseException) -> bool:
    if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM):
        return True
    text = str(error).lower()
    return isinstance(error, (RuntimeError, ImportError, OSError)) and any(word in text for word in _NO_MEMORY_WORDS)
