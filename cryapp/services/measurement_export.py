"""Cry measurements as a table: a row a recording, or a row a segment that somebody marked. Keyed ids, no names."""

from __future__ import annotations

import csv
import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from cryapp.domain.errors import Cancelled, UserError
from cryapp.domain.ids import AnnotatorId, RecordingId
from cryapp.domain.recording import Recording
from cryapp.domain.segment import Segment
from cryapp.domain.voice import Rows, VoiceMeasures, VoiceSettings
from cryapp.services.exporting import appear, neutral
from cryapp.services.library import Library
from cryapp.services.measuring import MeasureRequest, measure, measure_spans, voice_settings
from cryapp.services.pseudonyms import Pseudonyms, pseudonyms_of
from cryapp.services.rendering import sound_of
from cryapp.services.tasks import get_task
from cryapp.store import annotators, audit, recordings, segments

DEFAULT_TASK = "cry_unit"
DIGITS = 6
_WHO = ("infant", "recording", "hours_since_birth", "locked", "synthetic")
_VALUES = tuple(field.name for field in fields(VoiceMeasures))
_SETTINGS = ("floor_hz", "ceiling_hz", "settings")
"""The range of pitch, and the name of all settings together: rows of one name were measured alike."""
_SUMMARY = ("duration_s", "units", "cry_s", "unit_mean_s", "unit_sd_s", "latency_s")


COLUMNS = {
    Rows.RECORDINGS: (*_WHO, *_SUMMARY, *_VALUES[2:], *_SETTINGS),
    Rows.SEGMENTS: (*_WHO, "reader", "classes", "uncertain", *_VALUES, *_SETTINGS),
}


@dataclass(frozen=True)
class MeasurementsWanted:
    rows: Rows = Rows.RECORDINGS
    task_key: str = DEFAULT_TASK
    """Whose segments; rows of recordings find their cry units themselves."""


@dataclass(frozen=True)
class MeasurementsWritten:
    n_rows: int
    left_out: tuple[str, ...]
    """A sentence for each recording whose sound is gone or damaged."""


def export_measurements(
    lib: Library,
    out: Path,
    wanted: MeasurementsWanted | None = None,
    by: AnnotatorId | None = None,
    reason: str = "",
    *,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> MeasurementsWritten:
    """Measures and writes a CSV, whole or not at all. Audited.

    Args:
        progress: told recordings done, and how many there are.

    Raises: UserError; Cancelled.
    """
    wanted = wanted or MeasurementsWanted()
    maker = _Maker(lib, wanted, voice_settings(lib), pseudonyms_of(lib), cancelled)
    ids = maker.recording_ids()
    n_rows, left_out = 0, []

    def write(path: Path) -> None:
        nonlocal n_rows
        # Excel takes a file for UTF-8 only with this mark.
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            table = csv.writer(file)
            table.writerow(COLUMNS[wanted.rows])
            for n_done, recording_id in enumerate(ids, 1):
                if cancelled():
                    raise Cancelled
                try:
                    rows = list(maker.rows(recording_id))
                except UserError as error:
                    left_out.append(error.happened)
                    rows = []
                table.writerows([_cell(value) for value in row] for row in rows)
                n_rows += len(rows)
                progress(n_done, len(ids))
            file.flush()
            os.fsync(file.fileno())

    def record(path: Path) -> None:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        after = {**asdict(wanted), "rows": n_rows, "left_out": len(left_out), "sha256": sha256}
        with lib.store.write() as session:
            audit.append(session, by, "measurements.export", "task", wanted.task_key, after=after, reason=reason)

    appear(out, write, record)
    return MeasurementsWritten(n_rows, tuple(left_out))


@dataclass(frozen=True)
class _Maker:
    lib: Library
    wanted: MeasurementsWanted
    settings: VoiceSettings
    names: Pseudonyms
    cancelled: Callable[[], bool]

    def recording_ids(self) -> list[RecordingId]:
        with self.lib.store.read() as session:
            if self.wanted.rows is Rows.RECORDINGS:
                return sorted(id_ for id_, _ in recordings.hashes(session))
            task = get_task(self.lib, self.wanted.task_key)
            return segments.recordings_with_segments(session, task.id, None)

    def rows(self, recording_id: RecordingId) -> Iterator[tuple[Any, ...]]:
        # No session stays open while Praat works: a day-long recording takes minutes.
        recording, found = self._read(recording_id)
        sound = sound_of(self.lib, recording)
        who = self._who(recording)
        how = (self.settings.floor_hz, self.settings.ceiling_hz, settings_name(self.settings))
        if self.wanted.rows is Rows.RECORDINGS:
            voice = measure(MeasureRequest(sound, self.settings), self.cancelled)
            summary = (sound.duration_s, len(voice.units), voice.cry_s, voice.unit_mean_s, voice.unit_sd_s)
            values = _rounded([*summary, voice.latency_s, *_cells(voice.pooled)[2:]])
            yield (*who, *values, *how)
            return
        for reader, segment in found:
            state = segment.state
            (measured,) = measure_spans(sound, ((state.start_s, state.end_s),), self.settings, self.cancelled)
            uncertain = "yes" if state.uncertain else "no"
            yield (*who, reader, "+".join(state.classes), uncertain, *_rounded(_cells(measured)), *how)

    def _read(self, recording_id: RecordingId) -> tuple[Recording, list[tuple[str, Segment]]]:
        with self.lib.store.read() as session:
            recording = recordings.by_ids(session, [recording_id])[recording_id]
            if self.wanted.rows is Rows.RECORDINGS:
                return recording, []
            of_readers = segments.of_all_readers(session, recording_id, get_task(self.lib, self.wanted.task_key).id)
            codes = annotators.codes(session)
        return recording, [
            (self.names.reader(codes[id_]), segment)
            for id_, marked in of_readers.items()
            for segment in marked
            if not segment.state.is_point
        ]

    def _who(self, recording: Recording) -> tuple[Any, ...]:
        hours, code = recording.hours_since_birth, recording.infant_code
        return (
            self.names.infant(code),
            self.names.recording(recording.sha256),
            None if hours is None else round(hours, 2),
            "yes" if recording.locked else "no",
            "yes" if recording.synthetic else "no",
        )


def settings_name(settings: VoiceSettings) -> str:
    """A short name of all settings together; the same on every machine."""
    text = repr(sorted(settings.as_json().items()))
    return "v-" + hashlib.sha256(text.encode()).hexdigest()[:10]


def _cells(values: VoiceMeasures) -> list[Any]:
    return [getattr(values, name) for name in _VALUES]


def _cell(value: Any) -> Any:
    """A minus before a number is no formula."""
    return value if isinstance(value, float | int) else neutral(value)


def _rounded(cells: list[Any]) -> list[Any]:
    return [round(cell, DIGITS) if isinstance(cell, float) else cell for cell in cells]
