"""``card.json``: what a model is, checked field by field (see ``docs/model-package.md``)."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryapp.domain.doubt import AbstainZone
from cryapp.domain.model import Estimate, ModelEvidence, OperatingPoint
from cryapp.scoring.novelty import parse_reference
from ml.contract import SAMPLE_RATE_HZ, TaskSpec, read_task

CARD_FORMAT = 1
CLASSIFIER, ENCODER = "classifier", "encoder"


class CardFault(ValueError):  # noqa: N818 - internal: becomes the sentence of a UserError in ``package``
    """A card that does not say what it must; the message ends the sentence "its card …"."""


@dataclass(frozen=True)
class Card:
    """A checked card. ``bias`` has one value per class; ``task`` is None for encoders."""

    kind: str
    name: str
    made_at: datetime | None
    task: TaskSpec | None
    min_samples: int
    hop_samples: int
    """Silence up to one sample less than a multiple of it adds no frame and changes no answer; 1 if it may."""
    max_seconds: float
    frame_hop_s: float
    embedding_dim: int
    temperature: float
    bias: tuple[float, ...]
    operating_points: tuple[OperatingPoint, ...]
    metrics: Mapping[str, Any]
    files: Mapping[str, str]
    raw: Mapping[str, Any]

    @property
    def evidence(self) -> ModelEvidence:
        """What was measured on locked infants, as far as the card holds it."""
        metrics = self.metrics
        baselines = metrics.get("baselines") or {}
        return ModelEvidence(
            auc=_estimate(metrics.get("auc")),
            sensitivity_at_80=_estimate(metrics.get("sensitivity_at_80_specificity")),
            brier=_number_or_none(metrics.get("brier")),
            ece=_number_or_none(metrics.get("ece")),
            calibration_slope=_number_or_none(metrics.get("calibration_slope")),
            operating_point=self.operating_points[0] if self.operating_points else None,
            baselines={str(k): found.value for k, v in baselines.items() if (found := _estimate(v)) is not None},
            roc=tuple((float(x), float(y)) for x, y in metrics.get("roc") or ()),
            reason_missing=str(metrics.get("reason_missing") or ""),
        )


def parse_card(text: str) -> Card:
    """Raises: CardFault with the first field that is wrong."""
    try:
        raw = json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise CardFault("is not valid JSON") from error
    if not isinstance(raw, dict):
        raise CardFault("holds no JSON object")
    if raw.get("format") != CARD_FORMAT:
        raise CardFault(f"has format {raw.get('format')!r}, this program reads {CARD_FORMAT}")
    try:
        card = _card(raw)
        _ = card.evidence
        _ = parse_reference(raw.get("reference"), card.embedding_dim)
        _ = AbstainZone.of_card(raw)
    except CardFault:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise CardFault(f"is incomplete or wrong ({type(error).__name__}: {error})") from error
    return card


def _card(raw: Mapping[str, Any]) -> Card:
    kind = raw["kind"]
    if kind not in (CLASSIFIER, ENCODER):
        raise CardFault(f"describes a {kind!r}, neither a classifier nor an encoder")
    task = _task(raw["task"]) if kind == CLASSIFIER else None
    n_classes = len(task.classes) if task else 0
    given = raw["input"]
    if given["sample_rate_hz"] != SAMPLE_RATE_HZ:
        raise CardFault(f"asks for sound at {given['sample_rate_hz']} Hz, this program gives {SAMPLE_RATE_HZ}")
    temperature, bias = _calibration(raw.get("calibration"), n_classes)
    made_at = raw.get("made_at")
    return Card(
        kind=kind,
        name=_text(raw["name"], "name"),
        made_at=datetime.fromisoformat(made_at) if made_at else None,
        task=task,
        min_samples=int(_in_range(given["min_samples"], 1, 60 * SAMPLE_RATE_HZ, "input.min_samples")),
        hop_samples=int(_in_range(given.get("hop_samples", 1), 1, SAMPLE_RATE_HZ, "input.hop_samples")),
        max_seconds=_in_range(given["max_seconds"], 0.1, 3_600, "input.max_seconds"),
        frame_hop_s=_in_range(raw["frame_hop_s"], 1e-3, 10, "frame_hop_s"),
        embedding_dim=int(_in_range(raw["embedding_dim"], 1, 1_000_000, "embedding_dim")),
        temperature=temperature,
        bias=bias,
        operating_points=tuple(p for p in map(_operating_point, raw.get("operating_points") or ()) if p is not None),
        metrics=dict(raw.get("metrics") or {}),
        files={str(k): str(v) for k, v in raw["files"].items()},
        raw=raw,
    )


def _task(raw: Any) -> TaskSpec:
    if not isinstance(raw, Mapping) or not isinstance(raw.get("classes"), list):
        raise CardFault("names no task")
    task = read_task(raw)
    if len(task.classes) < 2 or len(set(task.classes)) != len(task.classes):
        raise CardFault("names fewer than two classes, or one twice")
    if task.positive is not None and (not task.positive or not set(task.positive) < set(task.classes)):
        raise CardFault("names positive classes that are not some of its classes")
    return task


def _calibration(raw: Any, n_classes: int) -> tuple[float, tuple[float, ...]]:
    if raw is None:
        return 1.0, (0.0,) * n_classes
    bias = tuple(_in_range(b, -1e4, 1e4, "calibration.bias") for b in raw["bias"])
    if n_classes and len(bias) != n_classes:
        raise CardFault(f"has {len(bias)} calibration biases for {n_classes} classes")
    return _in_range(raw["temperature"], 1e-3, 1e3, "calibration.temperature"), bias


def _operating_point(raw: Mapping[str, Any]) -> OperatingPoint | None:
    """None where the point was not measured (too few locked infants)."""
    sensitivity, specificity = _estimate(raw.get("sensitivity")), _estimate(raw.get("specificity"))
    threshold = _in_range(raw["threshold"], 0, 1, "threshold")
    if sensitivity is None or specificity is None:
        return None
    return OperatingPoint(threshold, float(raw["target_specificity"]), sensitivity, specificity)


def _estimate(raw: Any) -> Estimate | None:
    if raw is None or raw.get("value") is None:
        return None
    value = float(raw["value"])
    # An interval that could not be computed is as wide as can be, never as narrow.
    low, high = raw.get("low"), raw.get("high")
    return Estimate(
        value=value,
        low=0.0 if low is None else float(low),
        high=1.0 if high is None else float(high),
        n_infants=int(raw.get("n_infants") or 0),
        n_recordings=int(raw.get("n_recordings") or 0),
    )


def _number_or_none(raw: Any) -> float | None:
    return None if raw is None else float(raw)


def _in_range(raw: Any, low: float, high: float, name: str) -> float:
    if isinstance(raw, bool) or not isinstance(raw, (int, float)) or not math.isfinite(raw) or not low <= raw <= high:
        raise CardFault(f"gives {raw!r} for {name}")
    return float(raw)


def _text(raw: Any, name: str) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise CardFault(f"has no {name}")
    return raw


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")
