"""What one transaction of an import takes in."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy.orm import Session

from cryapp.audio.ingest import Ingested, Refused
from cryapp.domain.changes import Changes
from cryapp.domain.ids import AnnotatorId, InfantId, RecordingId
from cryapp.domain.infant import Infant, Metadata
from cryapp.services.filenames import read_file_name
from cryapp.services.import_labels import LabelColumns, LabelsWanted
from cryapp.services.import_report import ImportLine
from cryapp.services.records import merged, read_metadata
from cryapp.services.table_index import TableIndex
from cryapp.store import audit, infants, recordings

_ENCOUNTER_FIELDS = ("recorded_at", "hours_since_birth", "cooling", "stimulus", "device", "place", "site", "age_group")


@dataclass(frozen=True)
class Known:
    """A file whose content is in the store already."""

    path: Path
    recording_id: RecordingId


Outcome = Ingested | Refused | Known


@dataclass(frozen=True)
class Beside:
    """What is known beside the sound: from a table, else from the file's name, else from whoever made the file."""

    index: TableIndex | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    by_path: Mapping[Path, Metadata] = field(default_factory=dict)
    labels: LabelColumns | None = None

    def of(self, path: Path) -> tuple[Metadata, tuple[str, ...], Mapping[str, str] | None]:
        """Metadata, sentences about cells left out, and the table's row."""
        row = self.index.row_of(path) if self.index else None
        given, problems = read_metadata(row, self.columns) if row is not None else (Metadata(), ())
        made = self.by_path.get(path)
        return merged(merged(given, made), read_file_name(path.name)), problems, row

    def notes(self) -> list[str]:
        return self.index.notes() if self.index else []


class Batch:
    """What one transaction takes in."""

    def __init__(self, session: Session, share: float, by: AnnotatorId | None, beside: Beside) -> None:
        self._session = session
        self._share = share
        self._by = by
        self._beside = beside
        self.lines: list[ImportLine] = []
        self.infants: set[InfantId] = set()
        self.infants_added = 0
        self.infants_locked = 0
        self.anonymous = 0
        self.labels_wanted: LabelsWanted = {}
        self._recordings: list[RecordingId] = []
        self._touched: set[InfantId] = set()

    def take(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refused):
            path = shown(outcome.path)
            recordings.add_refusal(self._session, path, outcome.reason, self._by)
            self.lines.append(ImportLine(path, "refused", outcome.reason))
            return
        metadata, problems, row = self._beside.of(outcome.path)
        known = self._known(outcome)
        if known is None:
            assert isinstance(outcome, Ingested)
            recording_id, warnings = self._add(outcome, metadata)
            flags = outcome.quality.flags
            self.lines.append(
                ImportLine(
                    shown(outcome.path), "added", " ".join([*warnings, *_sentences(problems)]), flags, recording_id
                )
            )
        else:
            recording_id = known
            name, path = shown(Path(outcome.path.name)), shown(outcome.path.absolute())
            recordings.add_name(self._session, known, name, path)
            text = " ".join([*self._complete(known, metadata), *_sentences(problems)])
            self.lines.append(ImportLine(shown(outcome.path), "duplicate", text, (), known))
        if row is not None and self._beside.labels is not None:
            for label in self._beside.labels.of(row):
                self.labels_wanted.setdefault(label, []).append(recording_id)

    def finish(self) -> None:
        counts = Counter(line.outcome for line in self.lines)
        audit.append(
            self._session,
            self._by,
            "recordings.import",
            "recording",
            f"{self._recordings[0]}-{self._recordings[-1]}" if self._recordings else "",
            after={**counts, "recordings": self._recordings},
        )

    @property
    def changes(self) -> Changes:
        return Changes(
            recordings=frozenset(self._recordings),
            infants=frozenset(self._touched),
            worklist=bool(self._recordings),
        )

    def _known(self, outcome: Ingested | Known) -> RecordingId | None:
        if isinstance(outcome, Known):
            return outcome.recording_id
        # Asked again under the write lock: another file of this import, or another window, may have had the content.
        return recordings.known_hashes(self._session, [outcome.sha256]).get(outcome.sha256)

    def _add(self, new: Ingested, metadata: Metadata) -> tuple[RecordingId, list[str]]:
        warnings = [flag.sentence for flag in new.quality.flags] + [new.note] * bool(new.note)
        if metadata.infant is None:
            self.anonymous += 1
        infant_id, added = infants.get_or_create(
            self._session,
            # Named by its content, so that the same file is locked or not on every machine.
            metadata.infant or f"anon-{new.sha256[:12]}",
            self._share,
            synthetic=metadata.synthetic,
            identified=metadata.infant is not None,
        )
        self.infants.add(infant_id)
        self._touched.add(infant_id)
        if added:
            self.infants_added += 1
            infant = infants.get(self._session, infant_id)
            self.infants_locked += infant is not None and infant.locked
        infants.fill_missing(self._session, infant_id, metadata)
        has_encounter = any(getattr(metadata, name) is not None for name in _ENCOUNTER_FIELDS)
        recording_id = recordings.add(
            self._session,
            recordings.NewRecording(
                infant_id=infant_id,
                encounter_id=infants.add_encounter(self._session, infant_id, metadata) if has_encounter else None,
                sha256=new.sha256,
                vault_key=new.vault_key,
                file_name=shown(Path(new.path.name)),
                original_path=shown(new.path.absolute()),
                codec=new.codec,
                quality=replace(new.quality, sample_rate_hz=new.sample_rate_hz, channels=new.channels),
                recorded_at=metadata.recorded_at,
                synthetic=metadata.synthetic,
            ),
        )
        self._recordings.append(recording_id)
        return recording_id, warnings

    def _complete(self, recording_id: RecordingId, metadata: Metadata) -> list[str]:
        """Fills gaps of a known recording's infant; never moves the recording to another infant.

        Moving could carry a recording that was learnt from into the locked set, or out of it.
        """
        there = recordings.get(self._session, recording_id)
        if there is None or metadata.infant is None:
            return []
        infant = infants.get(self._session, there.infant_id)
        if infant is None or not _same(infant, metadata.infant):
            return [f"It is there as a recording of {there.infant_code}, which was kept."]
        if infants.fill_missing(self._session, infant.id, metadata):
            self._touched.add(infant.id)
        return []


def shown(path: Path) -> str:
    """A path as text that every database and terminal takes: bytes that are no UTF-8 become a replacement sign."""
    return os.fsencode(path).decode("utf-8", "replace")


def _same(infant: Infant, code: str) -> bool:
    return infants.code_key(infant.code) == infants.code_key(code)


def _sentences(problems: Iterable[str]) -> list[str]:
    return [f"{problem}." for problem in problems]
