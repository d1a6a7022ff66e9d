"""The work of an import: decoded files in batches, each batch one transaction."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from cryapp.audio.ingest import Refused
from cryapp.audio.sandbox import DecodePool
from cryapp.domain.changes import Changes
from cryapp.domain.errors import Cancelled, UserError
from cryapp.domain.ids import AnnotatorId, InfantId
from cryapp.services.content import sha256_of
from cryapp.services.import_labels import save_labels
from cryapp.services.import_report import ImportLine, ImportProgress, ImportReport
from cryapp.services.intake_batch import Batch, Beside, Known, Outcome, shown
from cryapp.services.library import Library
from cryapp.store import meta, recordings

BATCH = 8
"""Files a transaction: about 20 ms of the write lock, which a key press waits for at most."""
BATCH_S = 1.0
LOOK_AHEAD = 64
MAX_OUT_OF_ORDER = 256
"""Finished files held back at most until slower ones before them are done."""


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
        known = []
        for path, key in hashes.items():
            try:
                if key in there and self._lib.vault.is_whole(key, self._cancelled):
                    known.append(Known(path, there[key]))
            except Cancelled:  # in the middle of a day of sound; what is known by then is told
                break
        return known

    def _commit(self, batch: list[Outcome], total: int) -> None:
        if not batch:
            return
        with self._lib.store.write() as session:
            taken = Batch(session, self._share, self._by, self._beside)
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


def _refuse_vanished(outcome: Outcome) -> None:
    """Raises: UserError if a file is refused because its whole folder has gone: the disk is to blame, not the file."""
    if isinstance(outcome, Refused) and not outcome.path.parent.exists():
        raise UserError(f"The folder {shown(outcome.path.parent)} is no longer there.", "", "Connect its disk again.")
