"""AUCs and differences by products of matrices are those by ranking, draw by draw."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from ml.contract import ManifestRow, TaskSpec, Use
from ml.metrics import Estimate, auc, cluster_bootstrap, macro_auc
from ml.study.claims import Verdict, verdict_of
from ml.study.divisions import Division
from ml.study.place import Place
from ml.study.report import markdown
from ml.study.resampling import TestSet, estimate, mean_ordering, ordering
from ml.study.summary import collect, summary

RNG = np.random.default_rng(4)
N = 60
INFANTS = [f"i{k}" for k in RNG.integers(0, 20, N)]
LABEL = RNG.integers(0, 2, N).astype(np.int64)
LABEL3 = RNG.integers(0, 3, N).astype(np.int64)


def logits(n_classes: int, label: np.ndarray, strength: float, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    # Rounded, so that ties occur.
    return np.round(strength * np.eye(n_classes)[label] + rng.standard_normal((len(label), n_classes)), 1)


def odds(one: np.ndarray, of: int = 1) -> np.ndarray:
    """Of two classes; ties as they are meant."""
    return np.round(one[:, of] - one[:, 1 - of], 9)


def test_value_is_the_auc_and_the_mean_over_seeds() -> None:
    test = TestSet.drawn(INFANTS, LABEL, 0, n_draws=50)
    scores = [logits(2, LABEL, 1.0, seed) for seed in range(3)]
    found = estimate({"locked": test}, {"locked": ordering(LABEL, scores, [1])}, [1])
    expected = [roc_auc_score(LABEL, odds(one)) for one in scores]
    assert found.value == pytest.approx(np.mean(expected))
    assert (found.n_infants, found.n_recordings) == (len(set(INFANTS)), N)


def test_macro_auc_of_three_classes() -> None:
    one = logits(3, LABEL3, 1.0, 1)
    probability = np.exp(one) / np.exp(one).sum(axis=1, keepdims=True)
    test = TestSet.drawn(INFANTS, LABEL3, 0, n_draws=50)
    found = estimate({"a": test}, {"a": ordering(LABEL3, [one], None)}, None)
    assert found.value == pytest.approx(macro_auc(LABEL3, probability), abs=1e-6)


def test_each_draw_is_the_auc_of_the_recordings_drawn() -> None:
    """Slow loop: infants written out as often as they were drawn, ranked."""
    test = TestSet.drawn(INFANTS, LABEL, 0, n_draws=30)
    one = logits(2, LABEL, 0.7, 2)
    slow = []
    for counts in test.counts:
        rows = np.repeat(np.arange(N), counts.astype(int))
        slow.append(auc(LABEL[rows], odds(one)[rows]))
    found = estimate({"a": test}, {"a": ordering(LABEL, [one], [1])}, [1])
    low, high = np.percentile(slow, [2.5, 97.5])
    assert (found.low, found.high) == pytest.approx((low, high))


def test_interval_agrees_with_the_cluster_bootstrap_of_the_metrics() -> None:
    one = logits(2, LABEL, 1.0, 3)
    score = odds(one)
    usual = cluster_bootstrap(INFANTS, lambda i: auc(LABEL[i], score[i]), 5, 2_000)
    test = TestSet.drawn(INFANTS, LABEL, 0, n_draws=2_000)
    found = estimate({"a": test}, {"a": ordering(LABEL, [one], [1])}, [1])
    assert found.low == pytest.approx(usual.low, abs=0.02)
    assert found.high == pytest.approx(usual.high, abs=0.02)


def test_a_difference_is_paired() -> None:
    test = {"a": TestSet.drawn(INFANTS, LABEL, 0, n_draws=500)}
    better, worse = (ordering(LABEL, [logits(2, LABEL, s, 7)], [1]) for s in (1.5, 0.5))
    alone = estimate(test, {"a": better}, [1])
    difference = estimate(test, {"a": better.minus(worse)}, [1])
    assert difference.value == pytest.approx(alone.value - estimate(test, {"a": worse}, [1]).value)
    assert difference.low > 0
    same = estimate(test, {"a": better.minus(better)}, [1])
    assert (same.value, same.low, same.high) == (0, 0, 0)


def test_pairs_are_formed_within_a_test_set_only() -> None:
    """Two folds whose models answer on scales of their own: each tells all apart, together they would not."""
    label = np.array([0, 0, 1, 1], dtype=np.int64)
    tests = {name: TestSet.drawn([f"{name}{i}" for i in range(4)], label, 0, 20) for name in "ab"}
    scores = {"a": np.array([0.0, 1.0, 2.0, 3.0]), "b": np.array([10.0, 11.0, 12.0, 13.0])}
    found = {name: ordering(label, [np.stack([-s, s], axis=1)], [1]) for name, s in scores.items()}
    assert estimate(tests, found, [1]).value == 1.0


def test_draws_without_one_class_are_left_out() -> None:
    label = np.array([1, 0, 0], dtype=np.int64)
    test = TestSet.drawn(["x", "y", "z"], label, 0, n_draws=200)
    one = np.array([[0.0, 1.0], [0.0, 0.0], [0.0, 2.0]])
    found = estimate({"a": test}, {"a": ordering(label, [one], [1])}, [1])
    assert found.value == 0.5
    assert (found.low, found.high) == (0.0, 1.0)


def test_mean_of_seeds_is_what_all_of_them_at_once_give() -> None:
    scores = [logits(2, LABEL, 1.0, seed) for seed in range(3)]
    together = ordering(LABEL, scores, [1]).right[0]
    apart = mean_ordering([ordering(LABEL, [one], [1]) for one in scores]).right[0]
    np.testing.assert_allclose(apart, together)


def rows(n_infants: int, locked: bool) -> tuple[ManifestRow, ...]:
    use = Use.TEST if locked else Use.TRAIN
    return tuple(
        ManifestRow(f"{locked}{i}", "", f"{locked}-{i}", locked, use, ("yes", "no")[i % 2]) for i in range(n_infants)
    )


TASK = TaskSpec("t", "T", ("yes", "no"), ("yes",))
TEST, TRAIN = rows(40, locked=True), rows(40, locked=False)
PART = Division("locked", TRAIN, TRAIN, TEST)


def line(arm: str, reading: str, fraction: float, seed: int, strength: float) -> dict[str, object]:
    label = np.array([TASK.classes.index(str(row.label)) for row in TEST])
    encoder = "" if reading == "baseline" else "small"
    return {
        "key": f"{arm}{reading}{fraction}{seed}",
        "arm": arm,
        "reading": reading,
        "encoder": encoder,
        "division": "locked",
        "fraction": fraction,
        "seed": seed,
        "n_recordings": 10,
        "n_infants": 10,
        "recordings": [row.recording for row in TEST],
        "logits": [logits(2, label, strength, seed).tolist()],
        "seconds": 1.0,
    }


def test_the_expert_is_averaged_in_and_claims_are_answered_from_common_seeds() -> None:
    lines = [
        *[line("scratch", "end_to_end", 0.1, seed, 0.3) for seed in (0, 1)],
        *[line("simclr_cries", "end_to_end", 0.1, seed, 3.0) for seed in (0, 1, 2)],
        *[line("expert", "baseline", 0.1, seed, 1.0) for seed in (0, 1, 2)],
    ]
    figures = collect(lines, [PART], TASK, n_draws=300)
    both = figures.of(Place("locked", "small", "scratch", "with_expert", 0.1))
    alone = figures.of(Place("locked", "small", "scratch", "end_to_end", 0.1))
    assert both is not None
    assert alone is not None
    assert both.value > alone.value
    study = summary(figures, [], "simclr_cries")
    page = markdown({**study, "synthetic": False})
    assert "| SimCLR on cries beats from scratch | end to end | +0." in page
    assert "**holds**" in page
    claim = next(c for c in study["claims"] if c["reading"] == "end_to_end" and c["other_arm"] == "scratch")
    assert claim["verdict"] == "holds"
    label = np.array([TASK.classes.index(str(row.label)) for row in TEST], dtype=np.int64)
    expected = np.mean(
        [
            auc(1 - label, odds(logits(2, label, 3.0, s), of=0)) - auc(1 - label, odds(logits(2, label, 0.3, s), of=0))
            for s in (0, 1)
        ]
    )
    assert claim["difference"]["value"] == pytest.approx(expected, abs=1e-3)


def test_encoders_are_compared_on_the_same_infants() -> None:
    lines = [
        line("scratch", "end_to_end", 1.0, 0, 0.3),
        {**line("scratch", "end_to_end", 1.0, 0, 3.0), "encoder": "mobile"},
    ]
    study = summary(collect(lines, [PART], TASK, n_draws=300), [], "scratch")
    (row,) = study["between_encoders"]
    auc_of = {one["encoder"]: one["auc"]["value"] for one in study["rows"]}
    assert (row["encoder"], row["other"]) == ("mobile", "small")
    assert row["difference"]["value"] == pytest.approx(auc_of["mobile"] - auc_of["small"], abs=1e-3)
    assert row["difference"]["low"] > 0
    assert "| from scratch, end to end | `mobile` | 100% | +" in markdown({**study, "synthetic": False})
    assert summary(collect(lines[:1], [PART], TASK, n_draws=300), [], "scratch")["between_encoders"] == []


def test_figures_at_chance_are_said_to_be() -> None:
    figures = collect([line("scratch", "end_to_end", 1.0, s, 0.0) for s in range(3)], [PART], TASK, n_draws=300)
    assert any("cannot be told from chance" in warning for warning in summary(figures, [], "scratch")["warnings"])


@pytest.mark.parametrize(
    ("low", "high", "margin", "verdict"),
    [
        (0.01, 0.05, None, Verdict.HOLDS),
        (-0.01, 0.05, None, Verdict.OPEN),
        (-0.05, -0.01, None, Verdict.NOT),
        (-0.01, 0.05, 0.02, Verdict.HOLDS),
        (-0.03, 0.05, 0.02, Verdict.OPEN),
        (-0.05, -0.03, 0.02, Verdict.NOT),
        (float("nan"), float("nan"), None, Verdict.OPEN),
    ],
)
def test_verdicts(low: float, high: float, margin: float | None, verdict: Verdict) -> None:
    assert verdict_of(Estimate((low + high) / 2, low, high, 9, 9), margin) is verdict
