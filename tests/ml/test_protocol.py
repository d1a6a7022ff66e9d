"""The evaluation protocol against scikit-learn, formulas by hand and simulated infants whose truth is known."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score, roc_auc_score

import ml.metrics
from ml.abstain import AbstainZone
from ml.calibrate import Calibration
from ml.contract import ManifestRow, TaskSpec, Use
from ml.errors import RunError
from ml.evaluate import Reader, compare
from ml.metrics import auc, cluster_bootstrap, quadratic_kappa
from ml.novelty import Reference, Region
from ml.protocol import MIN_POSITIVE_INFANTS, further_metrics, prevalence_of
from ml.score import Scored
from tests.ml.conftest import CRY

STAGES = TaskSpec("s", "S", ("a", "b", "none"), None, order=("none", "a", "b"))


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ml.metrics, "N_BOOTSTRAP", 200)


def reader_of(task: TaskSpec, **fields: Any) -> Reader:
    none: Any = None  # no figure asks the network again
    return Reader("M", none, task, Calibration.none(len(task.classes)), {0.8: 0.5}, **fields)


def scored_of(task: TaskSpec, n_infants: int = 60, gap: float = 1.5, seed: int = 0) -> Scored:
    """Two recordings of each infant, their logits tied by the infant."""
    rng = np.random.default_rng(seed)
    rows, logits = [], []
    for infant in range(n_infants):
        own = infant % len(task.classes)
        centre = gap * np.eye(len(task.classes))[own] + rng.normal(size=len(task.classes)) / 2
        for take in range(2):
            covariates = {"sex": "fm"[infant % 4 < 2], "codec": "amr" if infant < 8 else "alac"}
            rows.append(
                ManifestRow(
                    f"r{infant}-{take}", "", f"i{infant}", True, Use.TEST, task.classes[own], covariates=covariates
                )
            )
            logits.append(centre + rng.normal(size=len(task.classes)))
    return Scored(tuple(rows), np.array(logits), np.random.default_rng(1).normal(size=(len(rows), 12)))


def test_kappa_is_scikit_learns() -> None:
    rng = np.random.default_rng(0)
    truth = rng.integers(0, 4, 200)
    answer = np.clip(truth + rng.integers(-1, 2, 200), 0, 3)
    assert quadratic_kappa(truth, answer, 4) == pytest.approx(cohen_kappa_score(truth, answer, weights="quadratic"))
    times = rng.integers(0, 4, 200)
    repeated = np.repeat(np.arange(200), times)
    assert quadratic_kappa(truth, answer, 4, times.astype(float)) == pytest.approx(
        cohen_kappa_score(truth[repeated], answer[repeated], weights="quadratic")
    )
    assert np.isnan(quadratic_kappa(np.zeros(3, dtype=int), np.zeros(3, dtype=int), 4))


def test_ordered_classes_are_ranked_by_the_order_and_not_by_the_outputs() -> None:
    scored = scored_of(STAGES)
    found = further_metrics(reader_of(STAGES), scored, [], 0.0, 0)["quadratic_kappa"]
    rank = [STAGES.order.index(key) for key in STAGES.classes]
    truth = [rank[k] for k in scored.labels(STAGES.classes)]
    answer = [rank[k] for k in scored.logits.argmax(axis=1)]
    assert found["value"] == pytest.approx(cohen_kappa_score(truth, answer, weights="quadratic"), abs=1e-4)
    assert found["low"] < found["value"] < found["high"]
    assert found["n_infants"] == 60


def test_every_class_has_its_auc() -> None:
    scored = scored_of(STAGES)
    found = further_metrics(reader_of(STAGES), scored, [], 0.0, 0)
    label = scored.labels(STAGES.classes)
    p = Calibration.none(3).probabilities(scored.logits)
    for k, key in enumerate(STAGES.classes):
        assert found["per_class"][key]["value"] == pytest.approx(roc_auc_score(label == k, p[:, k]), abs=1e-4)
    assert "predictive" not in found
    assert found["subgroups"] == []


def test_predictive_values_are_bayes() -> None:
    scored, reader = scored_of(CRY), reader_of(CRY)
    found = further_metrics(reader, scored, [], 0.05, 0)["predictive"]
    positive = scored.labels(CRY.classes) == 0
    above = reader.positive_probability(scored.logits) >= 0.5
    sensitivity, specificity = above[positive].mean(), (~above[~positive]).mean()
    ppv = 0.05 * sensitivity / (0.05 * sensitivity + 0.95 * (1 - specificity))
    npv = 0.95 * specificity / (0.95 * specificity + 0.05 * (1 - sensitivity))
    assert found["ppv"]["value"] == pytest.approx(ppv, abs=1e-4)
    assert found["npv"]["value"] == pytest.approx(npv, abs=1e-4)
    assert (found["prevalence"], found["source"]) == (0.05, "given")
    assert found["ppv"]["low"] < ppv < found["ppv"]["high"]


def test_at_the_prevalence_of_the_data_predictive_values_are_those_of_the_data() -> None:
    scored, reader = scored_of(CRY), reader_of(CRY)
    found = further_metrics(reader, scored, [], 0.0, 0)["predictive"]
    positive = scored.labels(CRY.classes) == 0
    above = reader.positive_probability(scored.logits) >= 0.5
    assert (found["prevalence"], found["source"]) == (0.5, "labelled infants")
    assert found["ppv"]["value"] == pytest.approx(positive[above].mean(), abs=1e-4)


@pytest.mark.parametrize("raw", [1.0, -0.1, "5 %", True, None])
def test_a_prevalence_that_is_no_share_is_refused(raw: Any) -> None:
    with pytest.raises(RunError, match="no share"):
        prevalence_of(raw)


def test_small_groups_are_counted_and_not_shown() -> None:
    scored, reader = scored_of(CRY), reader_of(CRY)
    groups = {g["name"]: g for g in further_metrics(reader, scored, [], 0.0, 0)["subgroups"]}
    assert set(groups) == {"sex: f", "sex: m", "codec: amr", "codec: alac"}
    assert groups["codec: amr"]["n_positive_infants"] == 4 < MIN_POSITIVE_INFANTS
    assert [groups["codec: amr"][k] for k in ("auc", "sensitivity", "specificity")] == [None] * 3
    shown = groups["sex: f"]
    of_group = [i for i, row in enumerate(scored.rows) if row.covariates["sex"] == "f"]
    expected = roc_auc_score(
        scored.labels(CRY.classes)[of_group] == 0, reader.positive_probability(scored.logits)[of_group]
    )
    assert shown["auc"]["value"] == pytest.approx(expected, abs=1e-4)
    assert (shown["n_infants"], shown["n_recordings"]) == (30, 60)
    assert shown["sensitivity"]["n_infants"] == shown["n_positive_infants"]
    assert shown["sensitivity"]["n_infants"] + shown["specificity"]["n_infants"] == 30


def test_doubt_is_measured_on_locked_infants() -> None:
    scored = scored_of(CRY)
    region = Region.fit(scored.embeddings)
    zone = AbstainZone(0.3, 0.7, 0.1, 0.2, 40)
    reader = reader_of(CRY, abstain=zone, reference=Reference((region,), float(np.inf), 0.05, 40))
    found = further_metrics(reader, scored, [], 0.0, 0)
    p, positive = reader.positive_probability(scored.logits), scored.labels(CRY.classes) == 0
    assert found["abstain"]["share"]["value"] == pytest.approx(np.mean((p >= 0.3) & (p < 0.7)), abs=1e-4)
    assert found["abstain"]["missed"]["value"] == pytest.approx(np.mean(p[positive] < 0.3), abs=1e-4)
    assert found["abstain"]["false_alarms"]["value"] == pytest.approx(np.mean(p[~positive] >= 0.7), abs=1e-4)
    assert found["novelty"]["flagged"]["value"] == 0.0
    assert found["novelty"]["flagged"]["high"] > 0.0
    plain = further_metrics(reader_of(CRY), scored, [], 0.0, 0)
    assert (plain["abstain"], plain["novelty"]) == (None, None)


def test_several_classes_are_compared_by_macro_auc_whatever_their_order_in_the_outputs() -> None:
    scored = scored_of(STAGES)
    other = replace(STAGES, classes=("none", "b", "a"))
    turned = Scored(scored.rows, scored.logits[:, [2, 1, 0]], scored.embeddings)
    found = compare(reader_of(STAGES), scored, reader_of(other), turned, 0)
    assert found is not None
    assert (found["delta_auc"]["value"], found["delta_auc"]["high"]) == (0.0, 0.0)
    worse = Scored(scored.rows, scored.logits * 0, scored.embeddings)
    better = compare(reader_of(STAGES), scored, reader_of(STAGES), worse, 0)
    assert better is not None
    assert better["delta_auc"]["low"] > 0.1
    assert compare(reader_of(STAGES), scored, reader_of(CRY), scored_of(CRY), 0) is None


def test_intervals_cover_the_truth_as_often_as_they_say() -> None:
    """150 hospitals of 40 infants with 3 recordings each; recordings taken for independent would cover far less."""

    def ward(n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, list[str]]:
        positive = np.repeat(np.arange(n) % 2, 3)
        score = np.repeat(rng.normal(size=n), 3) + rng.normal(size=3 * n) + 1.3 * positive
        return positive, score, [f"i{i // 3}" for i in range(3 * n)]

    positive, score, _ = ward(40_000, np.random.default_rng(7))
    truth = auc(positive, score)
    covered, naive = 0, 0
    for seed in range(150):
        positive, score, infants = ward(40, np.random.default_rng(seed))
        for by, counts in ((infants, True), ([str(i) for i in range(120)], False)):
            estimate = cluster_bootstrap(by, lambda i, p=positive, s=score: auc(p[i], s[i]), seed, n=200)  # type: ignore[misc]
            inside = estimate.low <= truth <= estimate.high
            covered, naive = covered + (inside and counts), naive + (inside and not counts)
    assert covered / 150 > 0.88
    assert naive / 150 < covered / 150 - 0.05


def test_paired_intervals_are_narrower_than_those_of_two_samples() -> None:
    """Two models that share most of what they see: the difference is known well, each AUC is not."""
    rng = np.random.default_rng(0)
    positive = np.arange(80) % 2
    shared = rng.normal(size=80) + 1.2 * positive
    a, b = shared + 0.2 * rng.normal(size=80), shared + 0.2 * rng.normal(size=80)
    infants = [f"i{i}" for i in range(80)]
    paired = cluster_bootstrap(infants, lambda i: auc(positive[i], a[i]) - auc(positive[i], b[i]), 0, n=400)
    single = cluster_bootstrap(infants, lambda i: auc(positive[i], a[i]), 0, n=400)
    assert paired.low < 0 < paired.high
    assert paired.high - paired.low < 0.4 * (single.high - single.low)
