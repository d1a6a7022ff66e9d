"""Segments out to the label files of other programs and in from them, saying what was dropped on the way."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, RecordingId, SegmentEventId
from cryapp.domain.recording import Recording
from cryapp.domain.segment import Origin, SegmentEventKind, SegmentState
from cryapp.services import labelling
from cryapp.services.label_marks import Mark
from cryapp.services.library import Library
from cryapp.services.segment_desk import DIGITS, desk_of
from cryapp.services.segment_files import audacity, raven, textgrid
from cryapp.services.segment_files.marked import NOTHING, Parsed, counted, state_from
from cryapp.services.tasks import get_task
from cryapp.store import audit, segments

MAX_BYTES = 64 * 1024 * 1024


class Format(StrEnum):
    AUDACITY = "audacity"
    TEXTGRID = "textgrid"
    RAVEN = "raven"


SUFFIXES = {Format.AUDACITY: audacity.SUFFIX, Format.TEXTGRID: textgrid.SUFFIX, Format.RAVEN: raven.SUFFIX}


@dataclass(frozen=True)
class Made:
    """A file of segments before it is written."""

    content: bytes
    n_segments: int
    dropped: tuple[str, ...]
    """What it does not hold, in words."""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Exported:
    n_segments: int
    dropped: tuple[str, ...]
    """What the file does not hold, in words."""


@dataclass(frozen=True)
class Imported:
    """``batch`` is what undo takes back; None if nothing was new."""

    n_segments: int
    n_already: int
    """Left out, because the reader has exactly this segment."""
    dropped: tuple[str, ...]
    batch: SegmentEventId | None
    changes: Changes = field(default_factory=Changes)


def format_of(path: Path, named: str | None = None) -> Format:
    """The format ``named``, else by the file's name: ``.TextGrid`` is Praat's, ``.selections.txt`` Raven's, other
    ``.txt`` Audacity's.

    Raises: UserError for any other name.
    """
    if named is not None:
        if named not in list(Format):
            raise UserError(f"There is no format “{named}”.", "", f"The formats are: {', '.join(Format)}.")
        return Format(named)
    name = path.name.lower()
    if name.endswith(textgrid.SUFFIX.lower()):
        return Format.TEXTGRID
    if name.endswith(raven.SUFFIX):
        return Format.RAVEN
    if name.endswith(audacity.SUFFIX):
        return Format.AUDACITY
    raise UserError(
        f"The name {path.name} does not tell which program the labels are of.",
        "",
        f"Say which: {', '.join(Format)}.",
    )


def export_segments(
    lib: Library,
    recording_id: RecordingId,
    task_key: str,
    annotator_id: AnnotatorId,
    file_format: Format,
    out: Path,
    *,
    with_notes: bool = False,
    reason: str = "",
) -> Exported:
    """Writes one reader's segments of a recording. The file appears whole or not at all. Audited.

    Args:
        with_notes: also what the reader typed, which may name somebody; needs a reason.

    Raises: UserError
    """
    check_notes(with_notes, reason)
    recording = labelling.get_recording(lib, recording_id)
    task = get_task(lib, task_key)
    with lib.store.read() as session:
        states = [s.state for s in segments.alive(session, recording_id, task.id, annotator_id)]
    made = made_file(recording, states, task.key, file_format, with_notes=with_notes)
    _write(out, made.content)
    with lib.store.write() as session:
        after = {
            "recording_id": recording_id,
            "format": file_format.value,
            "segments": made.n_segments,
            "notes": with_notes,
            "sha256": made.sha256,
        }
        audit.append(session, annotator_id, "segments.export", "task", task.key, after=after, reason=reason)
    return Exported(made.n_segments, made.dropped)


def check_notes(with_notes: bool, reason: str) -> None:
    """Raises: UserError for notes without a reason: they may name somebody."""
    if with_notes and not reason.strip():
        raise UserError(
            "An export that may name somebody needs a reason.",
            "Nothing was written.",
            "Say why, or export without notes.",
        )


def made_file(
    recording: Recording, states: Sequence[SegmentState], task_key: str, file_format: Format, *, with_notes: bool
) -> Made:
    """The file of one recording's segments, as it will be written."""
    n_notes = sum(bool(state.note) for state in states)
    left_out = (f"{counted(n_notes, 'note', 'notes')}, which may name people",) if n_notes and not with_notes else ()
    kept = list(states) if with_notes else [replace(state, note="") for state in states]
    if file_format is Format.AUDACITY:
        written = audacity.write(kept)
    elif file_format is Format.TEXTGRID:
        written = textgrid.write(kept, round(recording.duration_s, DIGITS), task_key)
    else:
        written = raven.write(kept, recording.sample_rate_hz / 2)
    return Made(written.content, len(states), left_out + written.dropped)


def import_segments(
    lib: Library,
    path: Path,
    recording_id: RecordingId,
    mark: Mark,
    file_format: Format,
    *,
    meaning: Mapping[str, str] | None = None,
    label_column: str | None = None,
) -> Imported:
    """Adds the segments of a file to a reader's own: all of them in one act, or none.

    A segment that the reader has already, exactly so, is left out: importing twice changes nothing.

    Args:
        meaning: text of the file → class key, for texts that are not class keys themselves.
        label_column: of a Raven table, which column has the texts.

    Raises: UserError naming what in the file cannot be understood, or the texts that are no classes of the task.
    """
    recording = labelling.get_recording(lib, recording_id)
    parsed = parsed_file(path, file_format, recording.file_name, label_column)
    with lib.store.write() as session:
        desk = desk_of(session, recording_id, mark)
        known = [label.key for label in desk.task.classes]
        states = [state_from(marked, known, meaning or {}) for marked in parsed.marked]
        foreign = dict.fromkeys(m.text for m, state in zip(parsed.marked, states, strict=True) if state is None)
        if foreign:
            raise UserError(
                f"{path.name} has labels that are no classes of “{desk.task.name}”: {', '.join(list(foreign)[:5])}.",
                NOTHING,
                f"Say what they mean; the classes are {', '.join(known)}.",
            )
        within, dropped = _within([s for s in states if s is not None], desk.duration_s)
        tidy = [desk.tidy(state) for state in within]
        have = {s.state for s in segments.alive(session, recording_id, desk.task.id, mark.annotator_id)}
        new = [state for state in dict.fromkeys(tidy) if state not in have]
        saved = desk.save("import", [desk.made(s, SegmentEventKind.IMPORT, Origin.IMPORT) for s in new])
    return Imported(len(new), len(tidy) - len(new), parsed.dropped + dropped, saved.batch, saved.changes)


def _within(states: list[SegmentState], duration_s: float) -> tuple[list[SegmentState], tuple[str, ...]]:
    """Segments cut to the recording; a file made beside another version of the sound may reach beyond."""
    last_s = round(duration_s, DIGITS)
    inside = [state for state in states if state.start_s < last_s or state.start_s == state.end_s == last_s]
    n_cut = sum(state.end_s > last_s for state in inside)
    dropped = []
    if len(inside) < len(states):
        dropped.append(f"{counted(len(states) - len(inside), 'segment', 'segments')} after the recording's end")
    if n_cut:
        dropped.append(f"what {counted(n_cut, 'segment has', 'segments have')} beyond the recording's end")
    return [replace(state, end_s=min(state.end_s, last_s)) for state in inside], tuple(dropped)


def parsed_file(path: Path, file_format: Format, recording: str, label_column: str | None = None) -> Parsed:
    """What a file says about a recording (its file name). Raises: UserError if it cannot be read or understood."""
    data = _content(path)
    if file_format is Format.AUDACITY:
        return audacity.read(data, path.name)
    if file_format is Format.TEXTGRID:
        return textgrid.read(data, path.name)
    return raven.read(data, path.name, recording=recording, label_column=label_column)


def raven_columns(path: Path) -> tuple[str, ...]:
    """Columns of a Raven table that may have the texts; one or none if there is nothing to ask."""
    return raven.label_columns(_content(path), path.name)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError(f"{path.name} is too large for a file of labels.", NOTHING, "Choose another one.")
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}.", NOTHING, "Choose another file.") from error


def write_beside(out: Path, content: bytes, *, forced: bool = True) -> Path:
    """Writes a file beside its place, to be renamed or removed; forced to the disk unless the caller does so for many.

    Raises: OSError.
    """
    temporary = out.with_name(f".{out.name}.part")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            if forced:
                file.flush()
                os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    return temporary


def _write(out: Path, content: bytes) -> None:
    try:
        temporary = write_beside(out, content)
        try:
            temporary.replace(out)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            f"The segments cannot be written to {out}: {error.strerror}.",
            "A file of that name that was there before is unchanged.",
            "Choose another folder, or free some space on this disk.",
        ) from error
