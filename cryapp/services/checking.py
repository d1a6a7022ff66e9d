"""Are the sounds of the store as they were written? Every working copy is decoded and compared with its checksum."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cryapp.domain.errors import Cancelled, UserError
from cryapp.domain.ids import RecordingId
from cryapp.domain.wording import SaidTogether, counted, say, together
from cryapp.services.library import Library
from cryapp.store import recordings


@dataclass(frozen=True)
class Copy:
    """A working copy that is to be compared."""

    recording_id: RecordingId
    vault_key: str


@dataclass(frozen=True)
class NotWhole:
    """A working copy that is gone or is not what was written."""

    recording_id: RecordingId
    title: str
    why: str
    original_path: str
    has_original: bool
    """Its original is where it was imported from: importing it again makes the copy anew."""

    @property
    def line(self) -> str:
        return say("{title}: {why} Original: {path}", title=self.title, why=self.why, path=self.original_path)


@dataclass(frozen=True)
class Checked:
    """What became of every copy."""

    n_whole: int
    not_whole: tuple[NotWhole, ...]
    n_not_reached: int = 0
    """Stopped before them."""

    @property
    def sentence(self) -> SaidTogether:
        """What was found, and what to do."""
        n, n_bad = self.n_whole + len(self.not_whole), len(self.not_whole)
        if not n and not self.n_not_reached:
            return together([say("There are no recordings to check.")])
        compared = counted(n, "recording")
        parts = [
            say("{recordings} compared with their checksums: all are whole.", recordings=compared)
            if not n_bad
            else say(
                "{recordings} compared with their checksums; damaged or missing: {n}.", recordings=compared, n=n_bad
            )
        ]
        if self.n_not_reached:
            parts.append(say("Stopped; not reached: {n}.", n=self.n_not_reached))
        if n_here := sum(one.has_original for one in self.not_whole):
            parts.append(
                say("Import these originals again, they are where they were: {n}. The copies are made anew.", n=n_here)
            )
        if n_gone := n_bad - n_here:
            parts.append(
                say(
                    "Originals that are not where they were: {n}. Look for them with “Find moved recordings”, or take "
                    "them from a backup of your files. Labels are kept.",
                    n=n_gone,
                )
            )
        return together(parts)

    @property
    def lines(self) -> tuple[str, ...]:
        """One for each copy that is not whole."""
        return tuple(one.line for one in self.not_whole)


def copies(lib: Library) -> tuple[Copy, ...]:
    """Every working copy that there should be."""
    with lib.store.read() as session:
        return tuple(Copy(place.id, place.vault_key) for place in recordings.places(session))


def compare(
    lib: Library, some: Sequence[Copy], cancelled: Callable[[], bool] = lambda: False
) -> dict[RecordingId, str]:
    """Decodes copies in full and compares them with their checksums; a day of sound takes a minute.

    Damaged ones are known from then on: whoever opens such a recording is told at once.

    Returns: recording → why its copy is not whole, in a sentence; nothing for those that are.
    Raises: Cancelled.
    """
    wrong: dict[RecordingId, str] = {}
    for copy in some:
        if cancelled():
            raise Cancelled
        try:
            lib.vault.check(copy.vault_key, cancelled)
        except UserError as error:
            wrong[copy.recording_id] = error.happened
    return wrong


def told(lib: Library, wrong: dict[RecordingId, str], n_compared: int, n_not_reached: int = 0) -> Checked:
    """What was found, with where the originals are."""
    with lib.store.read() as session:
        known = {}
        for part in recordings.chunks(list(wrong)):
            known.update(recordings.by_ids(session, part))
    # Not Path.is_file, which raises where somebody else's folder may not be looked into: that is no reason to lose all.
    found = [
        NotWhole(id_, known[id_].title, why, known[id_].original_path, os.path.isfile(known[id_].original_path))
        for id_, why in wrong.items()
        if id_ in known
    ]
    return Checked(n_compared - len(wrong), tuple(found), n_not_reached)


def check_copies(
    lib: Library,
    *,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Checked:
    """Compares every working copy of the store with its checksum. Stopped, it tells what was found until then."""
    asked, wrong, n_done = copies(lib), {}, 0
    for copy in asked:
        try:
            wrong.update(compare(lib, [copy], cancelled))
        except Cancelled:
            break
        n_done += 1
        progress(n_done, len(asked))
    return told(lib, wrong, n_done, len(asked) - n_done)
