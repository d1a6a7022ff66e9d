"""Scoring: the model in use on the recordings of the store, or any model on loose files."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import ModelId, RecordingId
from cryapp.domain.model import Model, ModelStatus
from cryapp.domain.quality import QualityFlag
from cryapp.domain.recording import Recording
from cryapp.services.library import Library
from cryapp.services.packages import open_package
from cryapp.services.walking import find_sounds
from cryapp.store import models as model_rows
from cryapp.store import predictions, recordings
from cryapp.store.predictions import NewPrediction
from cryapp.store.tables import PredictionRow

if TYPE_CHECKING:
    from cryapp.scoring.engine import Scorer
    from cryapp.scoring.score import Floats, Score
    from cryapp.services.loose import LooseAnswer

BATCH = 64
BATCH_S = 2.0


@dataclass(frozen=True)
class Rescored:
    model_id: ModelId
    scored: int
    failed: tuple[tuple[str, str], ...]
    """(title, reason) of recordings that could not be scored."""
    cancelled: bool
    changes: Changes


@dataclass(frozen=True)
class ScoredFile:
    """One file's answer; ``probabilities`` are empty where there is none, and ``error`` says why."""

    path: str
    probabilities: Mapping[str, float]
    quality: tuple[QualityFlag, ...]
    error: str = ""
    novelty: float | None = None
    duration_s: float | None = None
    precision: str = ""
    logits: Floats | None = None
    """(classes,) before calibration; of loose files only."""
    embedding: Floats | None = None
    """(dim,); of loose files only."""


def open_scorer(lib: Library, model_id: ModelId, *, one_at_a_time: bool = False, measure: bool = True) -> Scorer:
    """A model ready to answer, its package verified and replayed, in the precision that suits this computer.

    OpenVINO is loaded here (0.3 s), not before; the first use of a model on a computer takes some seconds more.

    Args:
        one_at_a_time: all cores for one recording's answer, instead of most recordings a second.
        measure: False where nothing may wait for it, as on the writer: in f32, if nothing was measured before.

    Raises: UserError if the model is unknown, an encoder or damaged.
    """
    from cryapp.scoring.engine import Scorer
    from cryapp.scoring.network import F32, Layout
    from cryapp.services.precision import choose_precision

    package = open_package(lib, _model(lib, model_id))
    _ = package.task  # an encoder answers nothing, and says so
    layout = Layout.STREAM if one_at_a_time else Layout.BATCH
    chosen = choose_precision(lib, package, measure).precision
    try:
        return Scorer(package, chosen, layout=layout)
    except UserError:
        if chosen == F32:
            raise
        return Scorer(package, F32, layout=layout)  # what was remembered holds no longer


def choose_model(lib: Library, model_id: ModelId | None = None, task_key: str | None = None) -> ModelId:
    """The model named, or the one in use (of a task, if several are).

    Raises: UserError if there is none, or if it is not clear which.
    """
    if model_id is not None:
        return _model(lib, model_id).id
    with lib.store.read() as session:
        in_use = [m for m in model_rows.all_models(session, task_key, encoders=False) if m.status is ModelStatus.IN_USE]
    if not in_use:
        of_task = f" for {task_key}" if task_key else ""
        raise UserError(
            f"No model is in use{of_task}.", todo="Train one and promote it, or name a model (cryapp models list)."
        )
    if len(in_use) > 1:
        names = ", ".join(m.id for m in in_use)
        raise UserError(f"Several models are in use: {names}.", todo="Name one, or its task.")
    return in_use[0].id


def rescore(
    lib: Library,
    model_id: ModelId,
    on_progress: Callable[[int, int], None] | None = None,
    on_changes: Callable[[Changes], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Rescored:
    """Scores every recording that has no prediction of this model yet, in committed batches; resumes if run again."""
    model = _model(lib, model_id)
    with lib.store.read() as session:
        waiting = predictions.unscored(session, model_id)
    work = _Rescoring(lib, model, on_changes)
    if waiting:
        scorer = open_scorer(lib, model_id)
        opened = ((r, partial(lib.vault.sound, r.vault_key)) for r in _recordings(lib, waiting))
        for recording, score in scorer.score_many(opened, cancelled=cancelled):
            work.take(recording, score, scorer.precision)
            if on_progress is not None:
                on_progress(work.done, len(waiting))
        work.save()
    return Rescored(
        model_id=model_id,
        scored=work.scored,
        failed=tuple(work.failed),
        cancelled=work.done < len(waiting) and cancelled(),
        changes=work.changes,
    )


def score_store(
    lib: Library, model_id: ModelId, on_progress: Callable[[int, int], None] | None = None
) -> tuple[ModelId, tuple[ScoredFile, ...]]:
    """Completes the model's predictions over the store and gives all of them, in the order of import."""
    failed = dict(rescore(lib, model_id, on_progress).failed)
    with lib.store.read() as session:
        rows = session.execute(
            select(
                PredictionRow.recording_id,
                PredictionRow.probabilities,
                PredictionRow.novelty,
                PredictionRow.precision,
            ).where(PredictionRow.model_id == model_id)
        )
        found = {RecordingId(row.recording_id): row for row in rows}
        known = recordings.by_ids(session, list(found))
    files = [
        ScoredFile(
            known[id_].original_path,
            row.probabilities,
            known[id_].quality_flags,
            novelty=row.novelty,
            duration_s=known[id_].duration_s,
            precision=row.precision or "",
        )
        for id_, row in sorted(found.items())
    ]
    files += [ScoredFile(title, {}, (), reason) for title, reason in failed.items()]
    return model_id, tuple(files)


def score_files(
    lib: Library,
    paths: Sequence[Path],
    model_id: ModelId | None = None,
    on_progress: Callable[[int, int], None] | None = None,
    *,
    measure: bool = True,
) -> tuple[ModelId, tuple[ScoredFile, ...]]:
    """Scores loose files (folders are searched through) without importing them. Every file has its line.

    Args:
        measure: as of :func:`open_scorer`.

    Raises: UserError if there is no model in use and none was named, or if it is an encoder.
    """
    from cryapp.services.loose import score_loose

    chosen = choose_model(lib, model_id)
    found = find_sounds(paths)
    if not found.files:
        where, reason = found.missing[0] if found.missing else (paths[0], "There are no sound files in it.")
        raise UserError(f"{where}: {reason}", "Nothing was scored.")
    scorer = open_scorer(lib, chosen, measure=measure)
    files = [_scored_file(answer, scorer.precision) for answer in score_loose(scorer, found.files, on_progress)]
    return chosen, (*files, *(ScoredFile(str(path), {}, (), reason) for path, reason in found.missing))


def evaluate_manifest(
    lib: Library,
    model_id: ModelId,
    manifest: Path,
    audio_root: Path,
    columns: Mapping[str, str],
    classes: Mapping[str, str],
    on_progress: Callable[[int, int], None] | None = None,
    *,
    measure: bool = True,
) -> dict[str, Any]:
    """Metrics on labelled files outside the store, with infant-cluster bootstrap intervals.

    Returns: ``auc``, ``auc_ci``, ``sensitivity_at_80_specificity``, ``sensitivity_at_80_specificity_ci``,
    ``n_recordings``, ``n_infants``, ``n_skipped``, ``model`` …
    """
    from cryapp.services.evaluating import evaluate

    return evaluate(lib, model_id, manifest, audio_root, columns, classes, on_progress, measure=measure)


def _scored_file(answer: LooseAnswer, precision: str) -> ScoredFile:
    quality = answer.ingested.quality.flags if answer.ingested else ()
    duration_s = answer.ingested.duration_s if answer.ingested else None
    score = answer.score
    if score is None:
        return ScoredFile(str(answer.path), {}, quality, answer.error, duration_s=duration_s)
    return ScoredFile(
        str(answer.path),
        score.probabilities,
        quality,
        novelty=score.novelty,
        duration_s=duration_s,
        precision=precision,
        logits=score.logits,
        embedding=score.embedding,
    )


class _Rescoring:
    """Scores on their way into the store."""

    def __init__(self, lib: Library, model: Model, on_changes: Callable[[Changes], None] | None) -> None:
        self._lib = lib
        self._model_id = model.id
        self._on_changes = on_changes
        positive = list((model.card.get("task") or {}).get("positive") or [])
        self._positive_key = str(positive[0]) if len(positive) == 1 else None
        self._new: list[NewPrediction] = []
        self._opened = 0.0
        self.scored = 0
        self.failed: list[tuple[str, str]] = []
        self.changes = Changes()

    @property
    def done(self) -> int:
        return self.scored + len(self._new) + len(self.failed)

    def take(self, recording: Recording, score: Score | UserError, precision: str) -> None:
        if isinstance(score, UserError):
            self.failed.append((recording.title, score.happened))
            return
        if not self._new:
            self._opened = time.monotonic()
        self._new.append(new_prediction(recording.id, score, self._positive_key, precision))
        if len(self._new) >= BATCH or time.monotonic() - self._opened > BATCH_S:
            self.save()

    def save(self) -> None:
        if not self._new:
            return
        with self._lib.store.write() as session:
            # Another window may have scored some of them meanwhile.
            there = set(
                session.execute(
                    select(PredictionRow.recording_id).where(
                        PredictionRow.model_id == self._model_id,
                        PredictionRow.recording_id.in_([new.recording_id for new in self._new]),
                    )
                ).scalars()
            )
            predictions.save_many(session, self._model_id, [n for n in self._new if n.recording_id not in there])
        changes = Changes(recordings=frozenset(new.recording_id for new in self._new), predictions=True)
        self.scored += len(self._new)
        self._new = []
        self.changes |= changes
        if self._on_changes is not None:
            self._on_changes(changes)


def new_prediction(recording_id: RecordingId, score: Score, positive_key: str | None, precision: str) -> NewPrediction:
    from cryapp.services import vectors  # numpy: whoever holds a score has it

    return NewPrediction(
        recording_id=recording_id,
        probabilities=score.probabilities,
        positive_key=positive_key,
        uncertainty=score.uncertainty,
        frame_probabilities=score.frame_probabilities.tolist(),
        frame_hop_s=score.frame_hop_s,
        novelty=score.novelty,
        precision=precision,
        embedding=vectors.pack(score.embedding),
    )


def _recordings(lib: Library, ids: Sequence[RecordingId]) -> Iterator[Recording]:
    """In the order of ``ids``, a batch at a time: a store of a million opens no million rows."""
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        with lib.store.read() as session:
            known = recordings.by_ids(session, part)
        yield from (known[id_] for id_ in part if id_ in known)


def _model(lib: Library, model_id: ModelId) -> Model:
    from cryapp.services.models import get_model

    return get_model(lib, model_id)
