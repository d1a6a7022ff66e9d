"""Screening one newborn: quality first, then the promoted model's calibrated answer, then a signature."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from cryapp.domain.changes import Changes
from cryapp.domain.doubt import Doubt, doubt_of
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, InfantId, ModelId, RecordingId, ScreeningId
from cryapp.domain.infant import Metadata
from cryapp.domain.model import Model
from cryapp.domain.prediction import Prediction
from cryapp.domain.quality import QualityReport
from cryapp.domain.recording import Recording
from cryapp.services import screening_words as words
from cryapp.services.disclosing import write_down
from cryapp.services.importing import import_made
from cryapp.services.library import Library
from cryapp.services.models import model_in_use
from cryapp.services.packages import is_damaged, package_path
from cryapp.services.people import get_infant
from cryapp.services.scoring import new_prediction, open_scorer
from cryapp.services.screening_checks import QualityCheck, check_quality
from cryapp.services.screening_heard import check_cry
from cryapp.services.screening_values import Outcome, Screening, prediction_json, screening_of
from cryapp.services.tasks import get_task
from cryapp.store import audit, disclosures, predictions, recordings, screenings
from cryapp.store.disclosures import Where
from cryapp.store.screenings import NewScreening

__all__ = [
    "RESEARCH_USE",
    "Outcome",
    "QualityCheck",
    "Screened",
    "Screening",
    "list_screenings",
    "ready_to_screen",
    "screen",
    "sign",
]


RESEARCH_USE = "Research use, not a diagnosis."
FINDINGS = ("agree", "disagree", "unsure")
MAX_REMARKS = 4_000
UNMEASURED_THRESHOLD = 0.5
"""Where too few locked infants are labelled to measure an operating point; the result says so."""
NOT_MEASURED = "not measured"


@dataclass(frozen=True)
class Screened:
    screening: Screening
    changes: Changes


@dataclass(frozen=True)
class _Answer:
    """What is to be kept of one screening, before it has a number."""

    outcome: Outcome
    headline: str
    explanation: str
    prediction: Prediction | None = None
    threshold: float | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


def ready_to_screen(lib: Library, task_key: str) -> str:
    """Empty if a promoted model is there and sound, else a sentence that says what to do."""
    task = get_task(lib, task_key)
    model = model_in_use(lib, task_key)
    if model is None:
        return f"No model is in use for {task.name} yet. Train one in Models, look at how well it does, and promote it."
    if not task.is_binary:
        return f"{task.name} has no class to screen for: it tells several classes apart."
    if is_damaged(lib, model):  # said before an infant is recorded, not after
        return (
            f"{model.name} is in use, but its package is damaged: a file is missing or was changed. Nothing saved is "
            f"lost. Roll back or promote another model in Models, or restore the folder {package_path(lib, model)}."
        )
    return ""


def screen(lib: Library, infant_id: InfantId, path: Path, task_key: str, by: AnnotatorId) -> Screened:
    """Imports the file for the infant, checks its quality, scores it, stores and audits the result.

    Raises: UserError if the file cannot be read, or no model is in use.
    """
    if hindrance := ready_to_screen(lib, task_key):
        raise UserError(hindrance)
    model = model_in_use(lib, task_key)
    assert model is not None
    recording_id, quality, changes = _take_in(lib, infant_id, path, by)
    checks = check_quality(quality)
    if all(check.passed for check in checks):
        checks += check_cry(lib, task_key, _recording(lib, recording_id))
    if all(check.passed for check in checks):
        answer = _score(lib, model, task_key, recording_id)
    else:
        failed = [check for check in checks if not check.passed]
        answer = _Answer(Outcome.INSUFFICIENT_QUALITY, words.RECORD_AGAIN, words.what_failed(failed))
    scored = answer.prediction is not None
    task = get_task(lib, task_key)
    with lib.store.write() as session:
        screening_id = screenings.add(
            session,
            NewScreening(
                made_by=by,
                infant_id=infant_id,
                recording_id=recording_id,
                task_key=task_key,
                outcome=answer.outcome,
                headline=answer.headline,
                explanation=str(answer.explanation),
                quality=asdict(quality),
                checks=[asdict(check) for check in checks],
                prediction=prediction_json(answer.prediction) if answer.prediction else None,
                model_id=model.id if scored else None,
                model_card_sha256=model.card_sha256 if scored else None,
                threshold=answer.threshold,
                facts=answer.facts,
            ),
        )
        if answer.prediction is not None:
            told = {recording_id: answer.prediction.shown_probability}
            disclosures.append(session, by, task, Where.SCREENING, told, model.id, told)
        audit.append(
            session,
            by,
            "screening.make",
            "screening",
            screening_id,
            after={
                "infant": infant_id,
                "recording": recording_id,
                "outcome": answer.outcome,
                "probabilities": dict(answer.prediction.probabilities) if answer.prediction else None,
                "threshold": answer.threshold,
                "model": model.id if scored else None,
                "card_sha256": model.card_sha256 if scored else None,
            },
        )
    touched = Changes(recordings=frozenset([recording_id]), infants=frozenset([infant_id]), predictions=scored)
    return Screened(_get(lib, screening_id), changes | touched)


def sign(lib: Library, screening_id: ScreeningId, by: AnnotatorId, finding: str, remarks: str) -> Screened:
    """Adds the person's finding; appended and audited, never overwritten silently."""
    if finding not in FINDINGS:
        raise UserError("A finding is missing.", "Nothing was signed.", "Choose agree, disagree or unsure.")
    if len(remarks) > MAX_REMARKS:
        raise UserError(
            f"The remarks are longer than {MAX_REMARKS} characters.", "Nothing was signed.", "Shorten them."
        )
    with lib.store.write() as session:
        stored = screenings.get(session, screening_id)
        if stored is None:
            raise UserError("This screening is not in the store.", "Nothing was signed.")
        before = stored.signatures[-1] if stored.signatures else None
        screenings.sign(session, screening_id, by, finding, remarks.strip())
        audit.append(
            session,
            by,
            "screening.sign",
            "screening",
            screening_id,
            {"finding": before.finding, "remarks": before.remarks, "by": before.by} if before else None,
            {"finding": finding, "remarks": remarks.strip()},
        )
    screening = _get(lib, screening_id)
    _write_down(lib, by, [(stored.screening.task_key, screening)])
    return Screened(screening, Changes(recordings=frozenset([screening.recording.id])))


def list_screenings(lib: Library, limit: int = 50, by: AnnotatorId | None = None) -> tuple[Screening, ...]:
    """Newest first. That ``by`` saw the results is written down: what they answer of these recordings is not blind.

    Care does not wait for blind reading: nothing is left out for it, and a result is given where it cannot be written
    down too (then no answer can be saved either).
    """
    with lib.store.read() as session:
        stored = screenings.newest(session, limit)
        found = tuple(screening_of(session, one) for one in stored)
    if by is not None:
        _write_down(lib, by, [(one.screening.task_key, shown) for one, shown in zip(stored, found, strict=True)])
    return found


def _write_down(lib: Library, by: AnnotatorId, shown: Sequence[tuple[str, Screening]]) -> None:
    """Keeps which results ``by`` saw, if it can: on a full disk too what is signed stays signed, and a result is shown.

    Args:
        shown: task's key and screening.
    """
    told: dict[tuple[str, ModelId | None], dict[RecordingId, float]] = {}
    for task_key, one in shown:
        if one.prediction is not None:
            model_id = one.model.id if one.model is not None else None
            told.setdefault((task_key, model_id), {})[one.recording.id] = one.prediction.shown_probability
    with contextlib.suppress(UserError):
        for (task_key, model_id), scores in told.items():
            write_down(lib, by, get_task(lib, task_key), Where.SCREENING, list(scores), model_id, scores)


def _take_in(
    lib: Library, infant_id: InfantId, path: Path, by: AnnotatorId
) -> tuple[RecordingId, QualityReport, Changes]:
    infant = get_infant(lib, infant_id)
    # What CryApp recorded itself ended when its file was last written.
    own = path.is_file() and path.resolve().is_relative_to(lib.paths.recordings.resolve())
    recorded_at = datetime.fromtimestamp(path.stat().st_mtime, UTC) if own else None
    metadata = Metadata(infant=infant.code, recorded_at=recorded_at, synthetic=infant.synthetic)
    report = import_made(lib, {path: metadata}, by)
    line = report.lines[0]
    if line.recording_id is None:
        raise UserError(f"{path.name} cannot be screened: {line.text}", "Nothing was stored.", "Record again.")
    with lib.store.read() as session:
        recording = recordings.get(session, line.recording_id)
        quality = recordings.quality_of(session, line.recording_id)
    assert recording is not None
    assert quality is not None
    if recording.infant_id != infant_id:
        raise UserError(
            f"{path.name} is in the store already, as a recording of infant {recording.infant_code}.",
            "Nothing was changed.",
            "Choose that infant, or another file.",
        )
    return recording.id, quality, report.changes


def _recording(lib: Library, recording_id: RecordingId) -> Recording:
    with lib.store.read() as session:
        found = recordings.get(session, recording_id)
    assert found is not None
    return found


def _score(lib: Library, model: Model, task_key: str, recording_id: RecordingId) -> _Answer:
    recording = _recording(lib, recording_id)
    with lib.store.read() as session:
        known = predictions.get(session, model.id, recording_id)
    scorer = open_scorer(lib, model.id, one_at_a_time=True, measure=False)
    points = scorer.package.operating_points
    point = points[0] if points else None
    threshold = point.threshold if point else UNMEASURED_THRESHOLD
    positive = scorer.package.positive_keys or ()
    if known is None:
        score = scorer.score_sound(lib.vault.sound(recording.vault_key))
        with lib.store.write() as session:
            if predictions.get(session, model.id, recording_id) is None:
                key = positive[0] if len(positive) == 1 else None
                predictions.save_many(session, model.id, [new_prediction(recording_id, score, key, scorer.precision)])
            known = predictions.get(session, model.id, recording_id)
    assert known is not None
    probability = sum(known.probabilities[key] for key in positive)
    is_positive = probability >= threshold
    task = get_task(lib, task_key)
    card = scorer.package.card.raw
    known = replace(known, doubt=doubt_of(card, known.probabilities, known.novelty))
    outcome = Outcome.POSITIVE if is_positive else Outcome.NEGATIVE
    headline = words.headline(task, is_positive)
    explanation = words.explanation(task, probability, threshold, point)
    if known.doubt is not Doubt.NONE:
        outcome = Outcome.UNDECIDED
        headline = words.headline_in_doubt(known.doubt)
        explanation = words.explanation_in_doubt(task, known.doubt, probability, card)
    return _Answer(
        outcome,
        headline,
        explanation,
        known,
        threshold,
        {
            "task": task.name,
            "probability": f"{probability:.4f}",
            "doubt": known.doubt.words,
            "sensitivity": point.sensitivity.text if point else NOT_MEASURED,
            "specificity": point.specificity.text if point else NOT_MEASURED,
            "infants_measured": str(point.sensitivity.n_infants if point else 0),
            "model_sha256": model.card_sha256,
            "precision": known.precision or "",
        },
    )


def _get(lib: Library, screening_id: ScreeningId) -> Screening:
    with lib.store.read() as session:
        stored = screenings.get(session, screening_id)
        assert stored is not None
        return screening_of(session, stored)
