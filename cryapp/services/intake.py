"""The work of an import: decoded files in batches, each batch one transaction."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from sqlalchemy.orm import Session

from cryapp.audio.ingest import Ingested, Refused
from cryapp.audio.sandbox import DecodePool
from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, InfantId, RecordingId
from cryapp.domain.infant import Infant, Metadata
from cryapp.services.content import sha256_of
from cryapp.services.filenames import read_file_name
from cryapp.services.import_labels import LabelColumns, LabelsWanted, save_labels
from cryapp.services.import_report import ImportLine, ImportProgress, ImportReport
from cryapp.services.library import Library
from cryapp.services.records import merged, read_metadata
from cryapp.services.table_index import TableIndex
from cryapp.store import audit, infants, meta, recordings

BATCH = 16
"""Files a transaction: about 40 ms of the write lock, which a key press waits for at most."""
BATCH_S = 1.0
LOOK_AHEAD = 64
MAX_OUT_OF_ORDER = 256
"""Finished files held back at most until slower ones before them are done."""
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


class Intake:
    """One import under way. Everything it counts is committed."""

    def __init__(
        self,
        lib: Library,
        beside: Beside,
        by: AnnotatorId | None,
        on_progress: Callable[[ImportProgress], None] | None,
        on_changes: Callable[[Changes], None] | None,
        cancelled: Callable[[], bool],
    ) -> None:
        self._lib = lib
        self._beside = beside
        self._by = by
        self._on_progress = on_progress
        self._on_changes = on_changes
        self._cancelled = cancelled
        self._lines: list[ImportLine] = []
        self._counts: Counter[str] = Counter()
        self._infants: set[InfantId] = set()
        self._changes = Changes()
        self._began = time.monotonic()
        with lib.store.read() as session:
            self._share = meta.locked_share(session)

    def run(self, files: Iterable[Path], missing: Iterable[tuple[Path, str]]) -> ImportReport:
        """Raises: UserError if the disk or the store fails; it says what is kept."""
        files = tuple(files)
        total = len(files)
        batch: list[Outcome] = []
        try:
            self._commit([Refused(path, reason) for path, reason in missing], total)
            opened = time.monotonic()
            for outcome in self._outcomes(files):
                _refuse_vanished(outcome)
                if not batch:
                    opened = time.monotonic()
                batch.append(outcome)
                if len(batch) >= BATCH or time.monotonic() - opened > BATCH_S:
                    self._commit(batch, total)
                    batch = []
            self._commit(batch, total)
            batch = []
        except UserError as error:
            raise self._stopped(error, batch, total) from error
        return self._report(total)

    def _stopped(self, error: UserError, batch: list[Outcome], total: int) -> UserError:
        """The disk failed under decoding: what was decoded before may still go in."""
        with suppress(UserError):  # the store's disk is the full one: the next import decodes the batch again
            self._commit(batch, total)
        kept = self._counts["added"]
        return UserError(
            f"The import stopped: {error.happened}",
            f"{kept} {'recording' if kept == 1 else 'recordings'} imported before that are kept.",
            f"{error.todo} Then import the same files again: it goes on where it stopped.".strip(),
        )

    def _outcomes(self, files: tuple[Path, ...]) -> Iterator[Outcome]:
        """Outcomes in the order of ``files``, as far as that needs no long waiting, so that numbers are the same."""
        place = {path: number for number, path in enumerate(files)}
        held: dict[int, Outcome] = {}
        following = 0
        with DecodePool() as pool:
            for outcome in self._decoded(pool, files):
                held[place[outcome.path]] = outcome
                while held and (following in held or len(held) > MAX_OUT_OF_ORDER):
                    at = following if following in held else min(held)
                    following = at + 1
                    yield held.pop(at)
        for at in sorted(held):
            yield held[at]

    def _decoded(self, pool: DecodePool, files: tuple[Path, ...]) -> Iterator[Outcome]:
        """Files whose content the store knows are answered at once; the others go through the decoding children."""
        rest = iter(files)
        while part := list(islice(rest, LOOK_AHEAD)):
            known = self._known_of(part)
            yield from known
            there = {one.path for one in known}
            yield from pool.ingest((p for p in part if p not in there), self._lib.vault, self._cancelled)
            if self._cancelled():
                return

    def _known_of(self, files: list[Path]) -> list[Known]:
        """Those with a recording AND its working copy; a lost or damaged copy is made again by decoding."""
        hashes = {path: sha256_of(path) for path in files if not self._cancelled()}
        with self._lib.store.read() as session:
            there = recordings.known_hashes(session, [h for h in hashes.values() if h])
        return [Known(p, there[h]) for p, h in hashes.items() if h in there and self._lib.vault.is_whole(h)]

    def _commit(self, batch: list[Outcome], total: int) -> None:
        if not batch:
            return
        with self._lib.store.write() as session:
            taken = _Batch(session, self._share, self._by, self._beside)
            for outcome in batch:
                taken.take(outcome)
            taken.finish()
        # Only what the transaction kept is counted.
        self._lines += taken.lines
        self._counts.update(line.outcome for line in taken.lines)
        self._counts["infants_added"] += taken.infants_added
        self._counts["infants_locked"] += taken.infants_locked
        self._counts["anonymous"] += taken.anonymous
        self._infants |= taken.infants
        changes = taken.changes
        if taken.labels_wanted and self._by is not None:
            # A transaction of its own: were it lost, importing again finds the recordings and labels them.
            self._counts["labelled"] += save_labels(self._lib, taken.labels_wanted, self._by)
            changes |= Changes(labels=True)
        self._changes |= changes
        if self._on_changes and changes:
            self._on_changes(changes)
        self._tell(total, batch[-1].path.name)

    @property
    def _done(self) -> int:
        return self._counts["added"] + self._counts["duplicate"] + self._counts["refused"]

    def _tell(self, total: int, file_name: str) -> None:
        if self._on_progress is None:
            return
        done = self._done
        elapsed = time.monotonic() - self._began
        self._on_progress(
            ImportProgress(
                done=done,
                total=total,
                added=self._counts["added"],
                duplicates=self._counts["duplicate"],
                refused=self._counts["refused"],
                file_name=file_name,
                eta_s=elapsed / done * (total - done) if 0 < done <= total else None,
            )
        )

    def _report(self, total: int) -> ImportReport:
        cancelled = self._cancelled() and self._done < total
        notes = [] if cancelled else self._beside.notes()
        anonymous = self._counts["anonymous"]
        if anonymous:
            notes.append(
                f"{anonymous} {'recording has' if anonymous == 1 else 'recordings have'} no infant: each counts as an "
                "infant of its own. If some are of one infant, results measured on them look better than they are."
            )
        return ImportReport(
            added=self._counts["added"],
            duplicates=self._counts["duplicate"],
            refused=self._counts["refused"],
            warnings=sum(line.outcome == "added" and bool(line.text) for line in self._lines),
            cancelled=cancelled,
            infants_added=self._counts["infants_added"],
            infants_locked=self._counts["infants_locked"],
            without_infant=anonymous,
            labelled=self._counts["labelled"],
            lines=tuple(self._lines),
            seconds=time.monotonic() - self._began,
            changes=self._changes,
            infants=len(self._infants),
            notes=tuple(notes),
        )


class _Batch:
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


def _refuse_vanished(outcome: Outcome) -> None:
    """Raises: UserError if a file is refused because its whole folder has gone: the disk is to blame, not the file."""
    if isinstance(outcome, Refused) and not outcome.path.parent.exists():
        raise UserError(f"The folder {shown(outcome.path.parent)} is no longer there.", "", "Connect its disk again.")


def shown(path: Path) -> str:
    """A path as text that every database and terminal takes: bytes that are no UTF-8 become a replacement sign."""
    return os.fsencode(path).decode("utf-8", "replace")


def _same(infant: Infant, code: str) -> bool:
    return infants.code_key(infant.code) == infants.code_key(code)


def _sentences(problems: Iterable[str]) -> list[str]:
    return [f"{problem}." for problem in problems]
