"""Sounds that are no longer where they were, found again in a folder by what is in the files, not by their names."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryapp.audio.ingest import Refused
from cryapp.audio.pcm import open_sound
from cryapp.audio.sandbox import DecodePool
from cryapp.domain.changes import Changes
from cryapp.domain.errors import Cancelled, UserError
from cryapp.domain.ids import AnnotatorId, RecordingId
from cryapp.domain.wording import SaidTogether, say, together
from cryapp.services.content import sha256_of
from cryapp.services.library import Library
from cryapp.services.walking import find_sounds
from cryapp.store import audit, recordings
from cryapp.store.recordings import Place

SAME_LENGTH_S = 0.005
"""A working copy found elsewhere must be as long as the recording."""
AT_ONCE = 500


@dataclass(frozen=True)
class Lost:
    """What is not where it should be."""

    copies: tuple[Place, ...]
    """Recordings without a working copy: they can be neither seen nor heard."""
    originals: tuple[Place, ...]
    """Recordings whose imported file has gone. They can be seen and heard all the same."""

    def __bool__(self) -> bool:
        return bool(self.copies or self.originals)


@dataclass(frozen=True)
class Relinked:
    """What a search brought."""

    copies_back: int
    copies_missing: int
    originals_found: int
    originals_missing: int
    files: int
    """Files looked into."""
    refused: tuple[str, ...]
    """A sentence for each file that was the right one and could not be used."""
    changes: Changes

    @property
    def sentence(self) -> SaidTogether:
        parts = []
        if self.copies_back:
            parts.append(say("{n} sounds are back.", n=self.copies_back))
        if self.originals_found:
            parts.append(say("{n} files were found in their new place.", n=self.originals_found))
        if self.copies_missing:
            parts.append(say("{n} recordings are still without sound.", n=self.copies_missing))
        if self.originals_missing:
            parts.append(say("{n} files are still not found; their working copies are kept.", n=self.originals_missing))
        return together(parts or [say("Nothing was missing.")])


def lost(lib: Library, cancelled: Callable[[], bool] = lambda: False) -> Lost:
    """Which recordings' sounds are not where they should be. Raises: Cancelled."""
    copies, originals = [], []
    with lib.store.read() as session:
        for place in recordings.places(session):
            if cancelled():
                raise Cancelled
            if not lib.vault.has(place.vault_key):
                copies.append(place)
            if not os.path.isfile(place.original_path):  # Path.is_file raises where one may not look
                originals.append(place)
    return Lost(tuple(copies), tuple(originals))


def relink(
    lib: Library,
    folder: Path,
    by: AnnotatorId | None = None,
    *,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Relinked:
    """Looks through a folder for sounds that are lost. What was found stays found if it is cancelled.

    A file counts as a recording's own if its bytes have the recording's hash; then the working copy is made anew from
    it where that is lost, and its place is noted. A moved folder of working copies (``audio`` of a store) is taken
    back too: those are named by the hash and carry a checksum of their samples.

    Args:
        progress: told files done, and how many there are.

    Raises: UserError if there is no such folder, or the disk of the store is full; Cancelled before anything was found.
    """
    if not folder.is_dir():
        raise UserError(f"There is no folder {folder}.", "Nothing was changed.", "Is its disk connected?")
    missing = lost(lib, cancelled)
    search = _Search(lib, missing)
    files = find_sounds([folder], cancelled).files if missing else ()
    total = len(files)
    for done, path in enumerate(files, 1):
        if cancelled() or search.is_over:
            break
        search.look_into(path)
        if search.waiting >= AT_ONCE:
            search.keep(by, folder, cancelled)
        progress(done, total)
    search.keep(by, folder, cancelled)
    return search.told(total)


class _Search:
    """The lost ones by what would be theirs, and what was found so far."""

    def __init__(self, lib: Library, missing: Lost) -> None:
        self._lib = lib
        self._missing = missing
        self._copies = {place.vault_key: place for place in missing.copies}
        self._key_of = {place.sha256: place.vault_key for place in missing.copies}
        self._originals = {place.sha256: place for place in missing.originals}
        self._to_decode: dict[Path, Place] = {}
        self._moved: list[tuple[Place, Path]] = []
        self._back: list[RecordingId] = []
        self._n_moved = 0
        self._refused: list[str] = []
        self._changed: set[RecordingId] = set()

    @property
    def waiting(self) -> int:
        return len(self._to_decode) + len(self._moved) + len(self._back)

    @property
    def is_over(self) -> bool:
        """Everything is found: the rest of a large folder need not be read."""
        return not self._copies and not self._originals

    def look_into(self, path: Path) -> None:
        copy = self._copies.get(path.stem) if path.suffix == ".flac" else None
        if copy is not None and _as_long(path, copy) and self._lib.vault.adopt(copy.vault_key, path):
            del self._copies[copy.vault_key]
            self._back.append(copy.id)
            return
        sha256 = sha256_of(path)
        if sha256 is None:
            return
        moved = self._originals.pop(sha256, None)
        if moved is not None:
            self._moved.append((moved, path))
        soundless = self._copies.pop(self._key_of.get(sha256, ""), None)
        if soundless is not None:
            self._to_decode[path] = soundless

    def keep(self, by: AnnotatorId | None, folder: Path, cancelled: Callable[[], bool]) -> None:
        """Makes working copies and writes down what was found so far, in one transaction."""
        self._decode(cancelled)
        if not self._moved and not self._back:
            return
        with self._lib.store.write() as session:
            for place, path in self._moved:
                recordings.move_original(session, place.id, path.name, str(path))
            found = {"copies": len(self._back), "originals": len(self._moved), "folder": str(folder)}
            audit.append(session, by, "recordings.relink", "store", "", after=found)
        self._changed |= {*self._back, *(place.id for place, _ in self._moved)}
        self._n_moved += len(self._moved)
        self._back, self._moved = [], []

    def _decode(self, cancelled: Callable[[], bool]) -> None:
        if not self._to_decode:
            return
        with DecodePool() as pool:
            for outcome in pool.ingest(list(self._to_decode), self._lib.vault, cancelled):
                place = self._to_decode.pop(outcome.path)
                if isinstance(outcome, Refused):
                    self._refused.append(f"{outcome.path.name}: {outcome.reason}")
                    self._copies[place.vault_key] = place
                else:
                    self._back.append(place.id)
        self._copies |= {place.vault_key: place for place in self._to_decode.values()}  # called off
        self._to_decode = {}

    def told(self, n_files: int) -> Relinked:
        return Relinked(
            copies_back=len(self._missing.copies) - len(self._copies),
            copies_missing=len(self._copies),
            originals_found=self._n_moved,
            originals_missing=len(self._originals),
            files=n_files,
            refused=tuple(self._refused),
            changes=Changes(recordings=frozenset(self._changed)),
        )


def _as_long(path: Path, place: Place) -> bool:
    try:
        return abs(open_sound(path).duration_s - place.duration_s) <= SAME_LENGTH_S
    except UserError:
        return False
