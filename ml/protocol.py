"""What the evaluation protocol asks for beside discrimination: by class, by group of infants, on this ward, in doubt.

All intervals are by the same drawn infants (:mod:`ml.paired`), so that figures of one table belong together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ml.contract import ManifestRow
from ml.errors import RunError
from ml.evaluate import TARGET_SPECIFICITY, Reader
from ml.gate_measures import groups_of
from ml.metrics import Floats, Ints, by_infant, calibration_slope, quadratic_kappa, with_width
from ml.paired import Draws, auc_of, share_of
from ml.score import Scored

MIN_POSITIVE_INFANTS = 10
"""Of a group of infants, below which nothing of it is shown: an interval would span everything, and the few would be
recognisable."""
LABELLED, GIVEN = "labelled infants", "given"


def prevalence_of(raw: Any) -> float:
    """A prevalence as an order gives it; 0 for none.

    Raises: RunError if it is no share.
    """
    if isinstance(raw, bool) or not isinstance(raw, (int, float)) or not 0 <= raw < 1:
        raise RunError(f"A prevalence of {raw!r} is no share.", "Give the share of positives on the ward, e.g. 0.05.")
    return float(raw)


def further_metrics(
    reader: Reader, scored: Scored, labelled: Sequence[ManifestRow], prevalence: float, seed: int
) -> dict[str, Any]:
    """Keys of the card's ``metrics`` that need ``scored`` to be enough evidence.

    Args:
        labelled: recordings that were learnt from, for the prevalence among labelled infants
        prevalence: on the ward; 0 for that among labelled infants
    """
    answers = _Answers.of(reader, scored, seed)
    infant_level = _Answers.by_infant(reader, scored, seed)
    found: dict[str, Any] = {
        "per_class": answers.per_class(),
        "subgroups": answers.subgroups(scored.rows),
        "calibration_slope_infants": infant_level.slope(),
        "abstain": answers.in_doubt(),
        "novelty": _flagged(reader, scored, answers.draws),
    }
    if reader.task.order:
        found["quadratic_kappa"] = answers.agreement()
    if reader.positive is not None:
        share, source = (
            (prevalence, GIVEN) if prevalence else (_labelled_share(reader, labelled, scored.rows), LABELLED)
        )
        found["predictive"] = answers.predictive_values(share, source)
    return found


@dataclass(frozen=True)
class _Answers:
    """Labels and calibrated probabilities of recordings (or infants), with the draws of their infants."""

    reader: Reader
    label: Ints
    probability: Floats
    draws: Draws

    @staticmethod
    def of(reader: Reader, scored: Scored, seed: int) -> _Answers:
        p = reader.calibration.probabilities(scored.logits)
        return _Answers(reader, scored.labels(reader.task.classes), p, Draws.of(scored.infants, seed))

    @staticmethod
    def by_infant(reader: Reader, scored: Scored, seed: int) -> _Answers:
        infants, label, logits = by_infant(scored.infants, scored.labels(reader.task.classes), scored.logits)
        return _Answers(reader, label, reader.calibration.probabilities(logits), Draws.of(infants, seed))

    @property
    def positive(self) -> Ints:
        assert self.reader.positive is not None
        return np.isin(self.label, self.reader.positive).astype(np.int64)

    @property
    def p(self) -> Floats:
        """(n,) of the positive classes together."""
        assert self.reader.positive is not None
        return np.asarray(self.probability[:, self.reader.positive].sum(axis=1))

    @property
    def threshold(self) -> float | None:
        return self.reader.thresholds.get(TARGET_SPECIFICITY)

    def per_class(self) -> dict[str, Any]:
        """One-against-rest AUC of every class that occurs."""
        found: dict[str, Any] = {}
        for k, key in enumerate(self.reader.task.classes):
            truth = (self.label == k).astype(np.int64)
            if 0 < truth.sum() < len(truth):
                estimate = self.draws.estimate(auc_of(truth, self.probability[:, k]))
                found[key] = with_width(estimate, self._infants(truth == 1)).as_json()
        return found

    def agreement(self) -> dict[str, Any]:
        """Cohen's kappa with quadratic weights (Cohen 1968) of the likeliest class, in the task's order."""
        rank = np.array([self.reader.task.order.index(key) for key in self.reader.task.classes])
        truth, answer = rank[self.label], rank[self.probability.argmax(axis=1)]
        n = len(rank)
        return self.draws.estimate(
            lambda weights: np.array([quadratic_kappa(truth, answer, n, w) for w in weights])
        ).as_json()

    def slope(self) -> float | None:
        if self.reader.positive is None:
            return None
        p = np.clip(self.p, 1e-6, 1 - 1e-6)
        return calibration_slope(self.positive, np.log(p / (1 - p)))

    def predictive_values(self, prevalence: float, source: str) -> dict[str, Any] | None:
        """PPV and NPV at the operating point by Bayes from sensitivity and specificity; None without a threshold."""
        if self.threshold is None:
            return None
        above, positive = self.p >= self.threshold, self.positive == 1
        sensitivity, specificity = share_of(above, positive), share_of(~above, ~positive)

        def ppv(weights: Floats) -> Floats:
            hits = prevalence * sensitivity(weights)
            return _share(hits, hits + (1 - prevalence) * (1 - specificity(weights)))

        def npv(weights: Floats) -> Floats:
            passed = (1 - prevalence) * specificity(weights)
            return _share(passed, passed + prevalence * (1 - sensitivity(weights)))

        return {
            "prevalence": prevalence,
            "source": source,
            "ppv": self.draws.estimate(ppv).as_json(),
            "npv": self.draws.estimate(npv).as_json(),
        }

    def subgroups(self, rows: Sequence[ManifestRow]) -> list[dict[str, Any]]:
        """Every group with n, and from ``MIN_POSITIVE_INFANTS`` positive infants on its figures. Several classes
        without positive ones have none.
        """
        if self.reader.positive is None:
            return []
        found = []
        for name, chosen in groups_of(rows):
            part = _Answers(self.reader, self.label[chosen], self.probability[chosen], self.draws.only(chosen))
            n_positive = len(self._infants_of(chosen, self.positive[chosen] == 1))
            group: dict[str, Any] = {
                "name": name,
                "n_recordings": len(chosen),
                "n_infants": len({rows[int(i)].infant for i in chosen}),
                "n_positive_infants": n_positive,
                "auc": None,
                "sensitivity": None,
                "specificity": None,
            }
            if n_positive >= MIN_POSITIVE_INFANTS:
                group.update(part.group_figures())
            found.append(group)
        return found

    def group_figures(self) -> dict[str, Any]:
        positive = self.positive == 1
        scarcest = min(self._infants(positive), self._infants(~positive))
        found: dict[str, Any] = {}
        if scarcest:
            found["auc"] = with_width(self.draws.estimate(auc_of(self.positive, self.p)), scarcest).as_json()
        if self.threshold is not None:
            above = self.p >= self.threshold
            for name, right, among in (("sensitivity", above, positive), ("specificity", ~above, ~positive)):
                if among.any():
                    found[name] = self._share_among(right, among)
        return found

    def in_doubt(self) -> dict[str, Any] | None:
        """How the band without an answer does on these infants; None without a band."""
        zone = self.reader.abstain
        if zone is None:
            return None
        inside, positive = zone.holds(self.p), self.positive == 1
        everyone = np.ones(len(inside), dtype=bool)
        shares = {
            "share": (inside, everyone),
            "missed": (self.p < zone.low, positive),
            "false_alarms": (self.p >= zone.high, ~positive),
        }
        return {
            "target_error": zone.target_error,
            **{name: self._share_among(hit, among) for name, (hit, among) in shares.items() if among.any()},
        }

    def _share_among(
        self, hit: np.ndarray[Any, np.dtype[np.bool_]], among: np.ndarray[Any, np.dtype[np.bool_]]
    ) -> dict[str, Any]:
        """Share of ``hit``, with the infants counted that it is ``among``; the draws are those of all."""
        at = np.flatnonzero(among)
        estimate = self.draws.only(at).estimate(share_of(hit[at], np.ones(len(at), dtype=bool)))
        return with_width(estimate, estimate.n_infants).as_json()

    def _infants(self, chosen: np.ndarray[Any, np.dtype[np.bool_]]) -> int:
        return len(np.unique(self.draws.member[chosen]))

    def _infants_of(self, chosen: Ints, among: np.ndarray[Any, np.dtype[np.bool_]]) -> set[int]:
        return set(self.draws.member[chosen][among].tolist())


def novelty_of(reader: Reader, scored: Scored) -> Floats | None:
    """(n,) distance as a share of the threshold: above 1 is unlike any recording learnt from; None without one."""
    reference = reader.reference
    if reference is None or not reference.threshold or not scored.rows:
        return None
    return np.asarray(reference.distances(scored.embeddings) / reference.threshold)


def _flagged(reader: Reader, scored: Scored, draws: Draws) -> dict[str, Any] | None:
    """Share of recordings called unlike any learnt from: false alarms, since these infants are like the others."""
    novelty = novelty_of(reader, scored)
    if novelty is None or reader.reference is None:
        return None
    beyond = novelty > 1
    estimate = draws.estimate(share_of(beyond, np.ones(len(beyond), dtype=bool)))
    return {
        "false_alarm_rate": reader.reference.false_alarm_rate,
        "flagged": with_width(estimate, estimate.n_infants).as_json(),
    }


def _labelled_share(reader: Reader, *parts: Sequence[ManifestRow]) -> float:
    """Share of labelled infants with a positive label."""
    positive = {row.infant for part in parts for row in part if row.label in (reader.task.positive or ())}
    return len(positive) / max(1, len({row.infant for part in parts for row in part}))


def _share(part: Floats, whole: Floats) -> Floats:
    return np.where(whole > 0, part / np.where(whole > 0, whole, 1.0), np.nan)
