"""The two error families: the world's fault (:class:`UserError`) and ours (every other exception)."""


class UserError(Exception):
    """Something outside the program went wrong: a disk, a file, a permission, a missing part.

    The three parts are what a clinician needs, each a plain sentence:

    Args:
        happened: what happened.
        kept: what was kept (empty where nothing was at stake).
        todo: what to do now.
    """

    def __init__(self, happened: str, kept: str = "", todo: str = "") -> None:
        self.happened = happened
        self.kept = kept
        self.todo = todo
        super().__init__(" ".join(part for part in (happened, kept, todo) if part))


class Cancelled(Exception):  # noqa: N818 - a request that was honoured, not an error
    """Long work stopped because the user asked; what was finished before is kept."""
