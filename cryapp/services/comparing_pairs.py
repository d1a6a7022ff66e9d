"""Two models' answers for the same locked recordings, from their cards and the store's predictions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from sqlalchemy import select

from cryapp.domain.ids import RecordingId
from cryapp.domain.model import Estimate, Model
from cryapp.services import metrics
from cryapp.services.library import Library
from cryapp.services.metrics import Scored
from cryapp.store.tables import PredictionRow
from ml.contract import ManifestRow, gate_points


@dataclass(frozen=True)
class Pairs:
    """``shared`` are the new model's locked rows that both have answered; ``theirs`` the other's probabilities.

    A probability is one number for tasks with a positive class, else one for each class.
    """

    model: Model
    other: Model | None
    shared: Sequence[Mapping[str, Any]]
    theirs: Mapping[str, Any]
    snapshot: Mapping[str, ManifestRow] = field(default_factory=dict)
    """Locked recordings with what is known of them, for subgroups."""

    @staticmethod
    def of(lib: Library, model: Model, other: Model | None, snapshot: Mapping[str, ManifestRow]) -> Pairs:
        """The model in use was measured on the labels of its day. Its answers for locked recordings labelled since are
        taken from its predictions.
        """
        own = per_recording(model)
        if other is None:
            return Pairs(model, None, own, {}, snapshot)
        if _classes(model) != _classes(other):
            return Pairs(model, other, [], {}, snapshot)
        theirs = {row["recording"]: row["probability"] for row in per_recording(other)}
        if _positive(model):
            theirs |= _predicted(lib, other)
        return Pairs(model, other, [row for row in own if row["recording"] in theirs], theirs, snapshot)

    @property
    def n_shared(self) -> int:
        return len(self.shared)

    @property
    def infants_by_class(self) -> dict[str, int]:
        """Infants of each class among the model's own locked recordings; positive classes count together."""
        classes, positive = _classes(self.model), _positive(self.model)
        groups = {key: {key} for key in classes}
        if positive:
            rest = [key for key in classes if key not in positive]
            groups = {"/".join(sorted(positive)): positive, "/".join(rest): set(rest)}
        rows = self.shared if self.other is not None else per_recording(self.model)
        return (
            {name: len({str(row["infant"]) for row in rows if row["label"] in keys}) for name, keys in groups.items()}
            if rows
            else {}
        )

    @cached_property
    def differences(self) -> tuple[Estimate | None, Estimate | None]:
        """New − old in AUC and in sensitivity at 80 % specificity, paired by infant; None where it cannot be told."""
        if self.other is None or not self.shared:
            return None, None
        if _positive(self.model):
            new, old = self._scored(self.shared)
            return metrics.paired_difference(new, old) if new.has_both_classes else (None, None)
        pairs = []
        for at, key in enumerate(_classes(self.model)):
            truth = [row["label"] == key for row in self.shared]
            new = Scored.of(truth, [float(row["probability"][at]) for row in self.shared], self._infants(self.shared))
            if new.has_both_classes:
                theirs = [float(self.theirs[row["recording"]][at]) for row in self.shared]
                pairs.append((new, Scored.of(truth, theirs, new.infant)))
        return (metrics.paired_macro_difference(pairs) if pairs else None), None

    @property
    def delta_brier(self) -> Estimate | None:
        if self.other is None or not self.shared or not _positive(self.model):
            return None
        new, old = self._scored(self.shared)
        values = (new.score - new.truth) ** 2 - (old.score - old.truth) ** 2
        return metrics.estimate_mean(values, new.infant)

    @property
    def subgroups(self) -> list[gate_points.Subgroup]:
        """Groups of tasks with a positive class; of others the worker's own are the only ones."""
        if not _positive(self.model):
            return []
        found = []
        for name, rows in self._groups().items():
            new, old = self._scored(rows)
            positive = len({infant for infant, one in zip(new.infant, new.truth, strict=True) if one})
            negative = len({infant for infant, one in zip(new.infant, new.truth, strict=True) if not one})
            group = gate_points.Subgroup(name, positive, negative)
            if group.judged:
                delta = metrics.paired_difference(new, old)[0] if self.other is not None else None
                group = gate_points.Subgroup(name, positive, negative, metrics.estimate_auc(new), delta)
            found.append(group)
        return found

    @cached_property
    def flips(self) -> list[dict[str, Any]]:
        """As :func:`ml.gate_points.judge_churn` takes them, the surest change first."""
        if self.other is None:
            return []
        found = []
        for row in self.shared:
            before, after = self.theirs[row["recording"]], row["probability"]
            old, new = _decision(self.other, before), _decision(self.model, after)
            if old != new:
                right = row["label"] in _positive(self.model) if isinstance(new, bool) else row["label"]
                found.append(
                    {
                        "recording": row["recording"],
                        "infant": row["infant"],
                        "label": row["label"],
                        "before": _shown(before),
                        "after": _shown(after),
                        "gained": new == right,
                    }
                )
        return sorted(found, key=lambda flip: -abs(flip["after"] - flip["before"]))

    def _groups(self) -> dict[str, list[Mapping[str, Any]]]:
        divisions: dict[str, dict[str, list[Mapping[str, Any]]]] = {}
        for row in self.shared:
            known = self.snapshot.get(str(row["recording"]))
            for name, value in (gate_points.divided(known.covariates) if known else {}).items():
                divisions.setdefault(name, {}).setdefault(value, []).append(row)
        return {
            f"{name}: {value}": rows
            for name, values in divisions.items()
            if 1 < len(values) <= gate_points.MOST_VALUES
            for value, rows in sorted(values.items())
        }

    def _scored(self, rows: Sequence[Mapping[str, Any]]) -> tuple[Scored, Scored]:
        positive = _positive(self.model)
        truth = [row["label"] in positive for row in rows]
        infant = self._infants(rows)
        new = Scored.of(truth, [float(row["probability"]) for row in rows], infant)
        if self.other is None:
            return new, new
        return new, Scored.of(truth, [float(self.theirs[row["recording"]]) for row in rows], infant)

    @staticmethod
    def _infants(rows: Sequence[Mapping[str, Any]]) -> list[str]:
        return [str(row["infant"]) for row in rows]


def per_recording(model: Model) -> list[Mapping[str, Any]]:
    """The card's locked recordings: with one probability where there is a positive class, else with one a class."""
    wanted: Any = (int, float) if _positive(model) else (list, tuple)
    rows = (model.card.get("metrics") or {}).get("per_recording") or []
    return [row for row in rows if isinstance(row.get("probability"), wanted)]


def _decision(model: Model, probability: Any) -> bool | str:
    if isinstance(probability, (int, float)):
        point = model.evidence.operating_point
        return bool(probability >= (point.threshold if point is not None else 0.5))
    return str(_classes(model)[int(np.argmax(probability))])


def _shown(probability: Any) -> float:
    return round(float(probability if isinstance(probability, (int, float)) else max(probability)), 4)


def _classes(model: Model) -> list[str]:
    return list((model.card.get("task") or {}).get("classes") or ())


def _positive(model: Model) -> set[str]:
    return set((model.card.get("task") or {}).get("positive") or ())


def _predicted(lib: Library, model: Model) -> dict[str, float]:
    with lib.store.read() as session:
        found = session.execute(
            select(PredictionRow.recording_id, PredictionRow.positive_probability).where(
                PredictionRow.model_id == model.id, PredictionRow.positive_probability.is_not(None)
            )
        )
        return {str(RecordingId(id_)): float(p) for id_, p in found if p is not None}
