"""A finished screening, and how it is kept in the store: as it was shown to the person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from cryapp.domain.doubt import Doubt
from cryapp.domain.ids import ModelId, RecordingId, ScreeningId
from cryapp.domain.infant import Infant
from cryapp.domain.model import Model
from cryapp.domain.prediction import Prediction
from cryapp.domain.quality import QualityFlag, QualityReport
from cryapp.domain.recording import Recording
from cryapp.services import screening_words
from cryapp.services.screening_checks import QualityCheck
from cryapp.store import infants, models, recordings
from cryapp.store.screenings import NewScreening, StoredScreening


class Outcome(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"
    INSUFFICIENT_QUALITY = "insufficient_quality"
    UNDECIDED = "undecided"
    """The sound is good, but the model should not be relied on: unlike what it learnt from, or too close to call."""


@dataclass(frozen=True)
class Screening:
    """A finished screening, as the store keeps it."""

    id: ScreeningId
    infant: Infant
    recording: Recording
    quality: QualityReport
    checks: tuple[QualityCheck, ...]
    outcome: Outcome
    headline: str
    """A sentence before a number: "Refer for examination", "No concern from this cry", "Record again" …"""
    explanation: str
    """Probability with the operating point's sensitivity and specificity in words, with n."""
    prediction: Prediction | None
    model: Model | None
    threshold: float | None
    made_at: datetime
    made_by: str
    finding: str | None = None
    """The person's own finding: ``agree``, ``disagree``, ``unsure``; None until signed."""
    remarks: str = ""
    signed_at: datetime | None = None
    signed_by: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


def screening_of(session: Session, stored: StoredScreening) -> Screening:
    kept = stored.screening
    infant = infants.get(session, kept.infant_id)
    recording = recordings.get(session, kept.recording_id)
    assert infant is not None
    assert recording is not None
    signature = stored.signatures[-1] if stored.signatures else None
    quality = {**kept.quality, "flags": tuple(QualityFlag(flag) for flag in kept.quality["flags"])}
    checks = tuple(QualityCheck(**check) for check in kept.checks)
    return Screening(
        id=stored.id,
        infant=infant,
        recording=recording,
        quality=QualityReport(**quality),
        checks=checks,
        outcome=Outcome(kept.outcome),
        headline=kept.headline,
        explanation=_explanation(kept, checks),
        prediction=_prediction(kept.recording_id, kept.prediction) if kept.prediction else None,
        model=models.get(session, kept.model_id) if kept.model_id else None,
        threshold=kept.threshold,
        made_at=stored.made_at,
        made_by=stored.made_by,
        finding=signature.finding if signature else None,
        remarks=signature.remarks if signature else "",
        signed_at=signature.at if signature else None,
        signed_by=signature.by if signature else None,
        facts=kept.facts or {},
    )


def _explanation(kept: NewScreening, checks: Sequence[QualityCheck]) -> str:
    """As it was said; a refusal knows its parts again, and so can be said in any language."""
    if kept.outcome != Outcome.INSUFFICIENT_QUALITY:
        return kept.explanation
    return screening_words.said_again(kept.explanation, [check for check in checks if not check.passed])


def prediction_json(prediction: Prediction) -> dict[str, Any]:
    return {
        "model_id": prediction.model_id,
        "model_name": prediction.model_name,
        "probabilities": dict(prediction.probabilities),
        "positive_key": prediction.positive_key,
        "uncertainty": prediction.uncertainty,
        "frame_probabilities": [round(p, 4) for p in prediction.frame_probabilities],
        "frame_hop_s": prediction.frame_hop_s,
        "made_at": prediction.made_at.isoformat(),
        "novelty": prediction.novelty,
        "doubt": prediction.doubt.value,
    }


def _prediction(recording_id: RecordingId, kept: Mapping[str, Any]) -> Prediction:
    return Prediction(
        recording_id=recording_id,
        model_id=ModelId(kept["model_id"]),
        model_name=kept["model_name"],
        probabilities=kept["probabilities"],
        positive_key=kept["positive_key"],
        uncertainty=kept["uncertainty"],
        frame_probabilities=tuple(kept["frame_probabilities"]),
        frame_hop_s=kept["frame_hop_s"],
        made_at=datetime.fromisoformat(kept["made_at"]),
        novelty=kept.get("novelty"),
        doubt=Doubt(kept.get("doubt", Doubt.NONE)),
    )
