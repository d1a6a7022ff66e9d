"""Segments of many recordings out to a folder, a file each, for the program of the reader's choice."""

from __future__ import annotations

import errno
import os
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from cryapp.audio.vault_writer import sync_folder
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, RecordingId
from cryapp.domain.recording import Recording
from cryapp.domain.wording import SaidTogether, counted, say, together
from cryapp.services.library import Library
from cryapp.services.segment_exchange import SUFFIXES, Format, Made, check_notes, made_file, write_beside
from cryapp.services.settled import force_to_disk
from cryapp.services.tasks import get_task
from cryapp.store import audit, labels, recordings, segments

AT_ONCE = 50
"""Files that one row of the audit trail tells of: each has its hash there before it appears."""
FORCED_AT_ONCE = 1000
"""Files that are forced to the disk together, and only then appear: a power cut leaves them whole, or away."""
MARK = "~"
HASH_LETTERS = 12
"""Of the recording's hash in a name that would else be another recording's too; two of a million share no twelve."""
LONGEST_STEM = 180
"""Bytes: with hash and ending it stays below the 255 that file systems take."""
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_WINDOWS_OWN = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
_HOPELESS = (errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EIO, errno.EACCES, errno.EPERM)
"""What would be said of every further file too."""
THERE_ALREADY = "A file of this name is in the folder already; it was left as it is."


@dataclass(frozen=True)
class FolderWanted:
    """What is to be written of each recording."""

    task_key: str
    annotator_id: AnnotatorId
    """Whose segments."""
    file_format: Format
    with_notes: bool = False
    """Also what the reader typed, which may name somebody; needs a reason."""
    reason: str = ""
    replace: bool = False
    """Write over files of the same name that are there; else they are left as they are, and told."""


@dataclass(frozen=True)
class FileWritten:
    name: str
    title: str
    """The recording as people know it."""
    n_segments: int
    dropped: tuple[str, ...]
    """What the file does not hold, in words."""


@dataclass(frozen=True)
class FileRefused:
    name: str
    title: str
    why: str


@dataclass(frozen=True)
class FolderWritten:
    """What became of every recording asked for."""

    folder: Path
    written: tuple[FileWritten, ...]
    refused: tuple[FileRefused, ...]
    n_without: int
    """Recordings without a segment of the reader's, and not said to be complete: they have no file."""
    n_not_reached: int = 0
    """Stopped before them."""

    @property
    def n_segments(self) -> int:
        return sum(file.n_segments for file in self.written)

    @property
    def sentence(self) -> SaidTogether:
        parts = [
            say(
                "{segments} of {recordings} written to {folder}.",
                segments=counted(self.n_segments, "segment"),
                recordings=counted(len(self.written), "recording"),
                folder=self.folder,
            )
        ]
        if self.n_not_reached:
            parts.append(say("Stopped; not reached: {n}.", n=self.n_not_reached))
        if self.refused:
            parts.append(say("Not written: {n}.", n=len(self.refused)))
        if self.n_without:
            parts.append(say("Without segments of this reader, and so without a file: {n}.", n=self.n_without))
        if n_less := sum(bool(file.dropped) for file in self.written):
            parts.append(say("Files that do not hold everything: {n}.", n=n_less))
        return together(parts)

    @property
    def lines(self) -> tuple[str, ...]:
        """A sentence for each file that was not written, or does not hold everything."""
        return (
            *(say("{file_name} was not written: {why}", file_name=file.name, why=file.why) for file in self.refused),
            *(
                say("{file_name} does not hold: {what}.", file_name=file.name, what="; ".join(file.dropped))
                for file in self.written
                if file.dropped
            ),
        )


def export_folder(
    lib: Library,
    recording_ids: Sequence[RecordingId] | None,
    wanted: FolderWanted,
    folder: Path,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> FolderWritten:
    """Writes one reader's segments of many recordings, a file each; every file appears whole or not at all. Audited.

    A recording has a file if the reader has segments in it, or said that all of them are marked though there is none.
    The file has the recording's name, by which an import finds it again; where a name would be that of several
    recordings, a part of the recording's hash stands behind it. What was written stays if it is stopped.

    Args:
        recording_ids: which; None: all in the store.
        progress: told recordings done, and how many there are.

    Raises: UserError if nothing can be written there at all (no such folder, a full disk): it says how much was.
    """
    check_notes(wanted.with_notes, wanted.reason)
    if not folder.is_dir():
        raise UserError(say("There is no folder {folder}.", folder=folder), "Nothing was written.", "Choose another.")
    work = _Work(lib, wanted, folder)
    total = work.choose(recording_ids)
    try:
        for first in range(0, total, AT_ONCE):
            if cancelled():
                break
            work.write(work.chosen[first : first + AT_ONCE])
            progress(work.n_done, total)
        work.put_in_place()
    finally:
        work.clear_away()
    return work.told()


@dataclass(frozen=True)
class _Beside:
    """A file that was written beside its place."""

    recording: Recording
    out: Path
    part: Path
    made: Made


class _Work:
    def __init__(self, lib: Library, wanted: FolderWanted, folder: Path) -> None:
        self._lib, self._wanted, self._folder = lib, wanted, folder
        self._task = get_task(lib, wanted.task_key)
        self._taken: dict[str, int] = {}
        """Names as a file system that knows no capitals has them, with how many recordings would have each."""
        self._n_without = 0
        self._written: list[FileWritten] = []
        self._refused: list[FileRefused] = []
        self._beside: list[_Beside] = []
        """Written and told in the audit trail, not yet in their places."""
        self.chosen: tuple[RecordingId, ...] = ()
        self.n_done = 0

    def choose(self, recording_ids: Sequence[RecordingId] | None) -> int:
        """Which recordings have something to write. Returns: how many."""
        who, task = self._wanted.annotator_id, self._task
        with self._lib.store.read() as session:
            marked = set(segments.recordings_with_segments(session, task.id, who))
            marked.update(labels.labelled_by(session, task.id, who))
            asked = sorted(marked) if recording_ids is None else dict.fromkeys(recording_ids)
            self.chosen = tuple(id_ for id_ in asked if id_ in marked)
            self._n_without = len(asked) - len(self.chosen)
            for part in recordings.chunks(self.chosen):
                for recording in recordings.by_ids(session, part).values():
                    name = _same_name(_stem(recording))
                    self._taken[name] = self._taken.get(name, 0) + 1
        return len(self.chosen)

    def write(self, ids: Sequence[RecordingId]) -> None:
        """Some files: all beside their places, and told in the audit trail."""
        beside: list[_Beside] = []
        try:
            for recording, name, made in self._made(ids):
                out = self._folder / name
                if self._is_taken(out):
                    self._refuse(recording, name, THERE_ALREADY)
                    continue
                try:
                    beside.append(_Beside(recording, out, write_beside(out, made.content, forced=False), made))
                except OSError as error:
                    self._not_written(recording, name, error)
            self._record([(one.recording, one.made) for one in beside])
        except BaseException:
            _remove(beside)
            raise
        self._beside += beside
        self.n_done += len(ids)
        if len(self._beside) >= FORCED_AT_ONCE:
            self.put_in_place()

    def put_in_place(self) -> None:
        """Forces what was written to the disk, all at once, then gives it its names, and forces those."""
        beside, self._beside = self._beside, []
        try:
            if beside:
                self._force([one.part for one in beside])
            for one in beside:
                if self._is_taken(one.out):  # somebody has saved it there since: up to a thousand files ago
                    self._refuse(one.recording, one.out.name, THERE_ALREADY)
                    continue
                try:
                    one.part.replace(one.out)
                except OSError as error:
                    self._not_written(one.recording, one.out.name, error)
                else:
                    written = FileWritten(one.out.name, one.recording.title, one.made.n_segments, one.made.dropped)
                    self._written.append(written)
            if beside:
                self._force(())
        finally:
            _remove(beside)

    def _is_taken(self, out: Path) -> bool:
        return not self._wanted.replace and os.path.lexists(out)

    def _force(self, parts: Sequence[Path]) -> None:
        """The content of files, or (none) the names in the folder."""
        try:
            if parts:
                force_to_disk(parts)
            else:
                sync_folder(self._folder)
        except OSError as error:
            raise self._hopeless(error) from error

    def clear_away(self) -> None:
        """What is not in its place goes: nothing half written is left."""
        _remove(self._beside)

    def told(self) -> FolderWritten:
        return FolderWritten(
            self._folder,
            tuple(self._written),
            tuple(self._refused),
            self._n_without,
            len(self.chosen) - self.n_done,
        )

    def _made(self, ids: Sequence[RecordingId]) -> Iterator[tuple[Recording, str, Made]]:
        wanted, task = self._wanted, self._task
        with self._lib.store.read() as session:
            known = recordings.by_ids(session, ids)
            for id_ in ids:
                if id_ not in known:
                    continue
                states = [s.state for s in segments.alive(session, id_, task.id, wanted.annotator_id)]
                made = made_file(known[id_], states, task.key, wanted.file_format, with_notes=wanted.with_notes)
                yield known[id_], self._name(session, known[id_]), made

    def _name(self, session: Session, recording: Recording) -> str:
        own = Path(recording.file_name).stem
        stem = _stem(recording)
        alone = self._taken[_same_name(stem)] == 1 and len(recordings.by_stem(session, own)) == 1
        if stem != own or not alone:
            stem = f"{stem}{MARK}{recording.sha256[:HASH_LETTERS]}"
        return stem + SUFFIXES[self._wanted.file_format]

    def _record(self, made: Sequence[tuple[Recording, Made]]) -> None:
        if not made:
            return
        after = {
            "format": self._wanted.file_format.value,
            "notes": self._wanted.with_notes,
            "segments": sum(one.n_segments for _, one in made),
            "files": [{"recording_id": recording.id, "sha256": one.sha256} for recording, one in made],
        }
        with self._lib.store.write() as session:
            audit.append(
                session,
                self._wanted.annotator_id,
                "segments.export",
                "task",
                self._task.key,
                after=after,
                reason=self._wanted.reason,
            )

    def _refuse(self, recording: Recording, name: str, why: str) -> None:
        self._refused.append(FileRefused(name, recording.title, why))

    def _not_written(self, recording: Recording, name: str, error: OSError) -> None:
        if error.errno in _HOPELESS or not os.path.isdir(self._folder):
            self.put_in_place()  # what was written before is whole, and stays
            raise self._hopeless(error) from error
        self._refuse(recording, name, say("The disk refused it: {why}.", why=error.strerror))

    def _hopeless(self, error: OSError) -> UserError:
        return UserError(
            say("Nothing more can be written to {folder}: {why}.", folder=self._folder, why=error.strerror),
            say("Files written before that are whole: {n}.", n=len(self._written)),
            "Free some space there or choose another folder, and export again.",
        )


def _remove(beside: Sequence[_Beside]) -> None:
    for one in beside:
        with suppress(OSError):
            one.part.unlink(missing_ok=True)


def _stem(recording: Recording) -> str:
    """The recording's name as every file system takes it."""
    stem = _NOT_IN_NAMES.sub("_", Path(recording.file_name).stem).strip(" .") or "recording"
    if stem.partition(".")[0].casefold() in _WINDOWS_OWN:
        stem = f"_{stem}"
    return stem.encode()[:LONGEST_STEM].decode(errors="ignore")


def _same_name(stem: str) -> str:
    return unicodedata.normalize("NFC", stem).casefold()
