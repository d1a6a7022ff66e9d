"""Heads, the probe and balance: against scikit-learn, statsmodels' formula by hand, and bad input."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from sklearn.linear_model import LogisticRegression
from torch import nn

from ml.balance import (
    InfantSampler,
    class_weights,
    logit_offsets,
    loss_weights,
    prior_correction,
)
from ml.ordinal import OrdinalHead, new_head, unstandardise
from ml.probe import PENALTIES, fit_head, fit_probe


def drawn(n: int = 240, dim: int = 6, classes: int = 3, seed: int = 0) -> tuple[torch.Tensor, torch.Tensor]:
    """Embeddings and labels which follow an ordinal model along the first direction."""
    rng = torch.Generator().manual_seed(seed)
    x = torch.randn((n, dim), generator=rng)
    latent = 2 * x[:, 0] + torch.randn(n, generator=rng)
    cuts = torch.linspace(-1.5, 1.5, classes - 1)
    return x, (latent[:, None] > cuts).sum(dim=1)


def randomised(n_classes: int, order: list[int] | None = None) -> OrdinalHead:
    torch.manual_seed(1)
    head = OrdinalHead(5, n_classes, order)
    with torch.no_grad():
        head.raw_gaps.normal_()
        head.first_cut.normal_()
    return head


@pytest.mark.parametrize("n_classes", [2, 3, 4, 6])
def test_ordinal_head_is_the_cumulative_link_model(n_classes: int) -> None:
    head = randomised(n_classes).double()
    x = torch.randn(40, 5, dtype=torch.float64) * 3
    with torch.no_grad():
        found = head(x).exp()
        score, cuts = head.score(x)[:, 0], head.cuts()
        for i in range(len(x)):
            at_most = [0.0, *(1 / (1 + np.exp(float(score[i] - cut))) for cut in cuts), 1.0]
            np.testing.assert_allclose(found[i], np.diff(at_most), atol=1e-12)
    assert torch.all(head.cuts().diff() > 0)


def test_ordinal_head_answers_in_output_order() -> None:
    plain, permuted = randomised(4), randomised(4, [2, 3, 1, 0])
    x = torch.randn(7, 5)
    # Rank 0 is told by output 2, rank 1 by output 3, …
    torch.testing.assert_close(permuted(x)[:, [2, 3, 1, 0]], plain(x))


def test_ordinal_head_takes_frames_and_stays_finite_far_out() -> None:
    head = randomised(4)
    frames = torch.randn(2, 9, 5)
    assert head(frames).shape == (2, 9, 4)
    torch.testing.assert_close(head(frames)[1, 3], head(frames[1, 3]))
    assert torch.isfinite(head(torch.full((1, 5), 1e4))).all()
    torch.testing.assert_close(head(frames).exp().sum(dim=-1), torch.ones(2, 9))


@pytest.mark.parametrize("order", [[0, 1], [0, 1, 1], [1, 2, 3]])
def test_ordinal_head_wants_an_order_of_its_classes(order: list[int]) -> None:
    with pytest.raises(ValueError, match="order"):
        OrdinalHead(4, 3, order)


def test_a_head_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no head"):
        new_head("linear", 3, 2)


@pytest.mark.parametrize("penalty", [1.0, 100.0])
def test_probe_is_scikit_learns_logistic_regression(penalty: float) -> None:
    x, label = drawn()
    head = new_head("softmax", 6, 3)
    fit_head(head, x, label, class_weights(label, 3), penalty)
    model = LogisticRegression(C=1 / penalty, class_weight="balanced", tol=1e-8, max_iter=5_000)
    expected = model.fit(x.double().numpy(), label.numpy()).predict_proba(x.double().numpy())
    with torch.no_grad():
        np.testing.assert_allclose(head(x).softmax(dim=1), expected, atol=1e-4)


@pytest.mark.parametrize("kind", ["softmax", "ordinal"])
def test_unstandardising_changes_no_answer(kind: str) -> None:
    torch.manual_seed(0)
    head = new_head(kind, 6, 3)
    x, mean, spread = torch.randn(20, 6) * 4 + 3, torch.randn(6), torch.rand(6) + 0.5
    with torch.no_grad():
        before = head((x - mean) / spread)
        unstandardise(head, mean, spread)
        torch.testing.assert_close(head(x), before)


@pytest.mark.parametrize("kind", ["softmax", "ordinal"])
def test_probe_does_not_care_for_the_scale_of_embeddings(kind: str) -> None:
    x, label = drawn()
    rows = list(range(200))
    answers = []
    for factor in (1.0, 50.0):
        torch.manual_seed(0)
        head = new_head(kind, 6, 3)
        fit_probe(head, x * factor + factor, label, class_weights(label, 3), rows, [])
        with torch.no_grad():
            answers.append(head(x * factor + factor).softmax(dim=1))
    torch.testing.assert_close(*answers, atol=2e-3, rtol=0)


def test_probe_learns_more_carefully_where_validation_infants_say_so() -> None:
    """Labels that are chance: the strongest penalty is best on infants it did not learn from."""
    torch.manual_seed(0)
    x, label = torch.randn(80, 60), torch.randint(2, (80,))
    head = new_head("softmax", 60, 2)
    loss, best = fit_probe(head, x, label, class_weights(label, 2), list(range(50)), list(range(50, 80)))
    assert best == pytest.approx(np.log(2), abs=0.05)
    assert loss == pytest.approx(np.log(2), abs=0.1)
    assert head.weight.norm() < 0.1 if isinstance(head, nn.Linear) else False
    assert PENALTIES[-1] == max(PENALTIES)


def test_ordinal_probe_uses_the_order_where_a_class_is_rare() -> None:
    """Six recordings of the worst class: the cuts still find it above all others."""
    x, label = drawn(400, classes=4)
    keep = torch.cat([torch.where(label < 3)[0], torch.where(label == 3)[0][:6]])
    head = new_head("ordinal", 6, 4)
    fit_probe(head, x[keep], label[keep], class_weights(label[keep], 4), list(range(len(keep))), [])
    assert isinstance(head, OrdinalHead)
    with torch.no_grad():
        score = head.score(x)[:, 0]
    means = [float(score[label == k].mean()) for k in range(4)]
    assert means == sorted(means)
    assert head.score.weight.abs().argmax() == 0


def test_balance_by_the_book() -> None:
    label = torch.tensor([0] * 90 + [1] * 10)
    weight = loss_weights("weights", label, 2)
    torch.testing.assert_close(weight, torch.tensor([100 / 180, 5.0]))
    assert loss_weights("sampler", label, 2).tolist() == [1.0, 1.0]
    assert logit_offsets("weights", label, 2).tolist() == [0.0, 0.0]
    offsets = logit_offsets("logit_adjusted", label, 2)
    assert float(offsets[0] - offsets[1]) == pytest.approx(np.log(9), abs=1e-5)
    correction = prior_correction("weights", label, 2)
    assert correction[0] - correction[1] == pytest.approx(np.log(9), abs=1e-5)
    assert sum(correction) == pytest.approx(0, abs=1e-6)
    assert prior_correction("none", label, 2) == (0.0, 0.0)
    assert class_weights(torch.tensor([0] * 999 + [1]), 2)[1] == 10.0


def test_prior_correction_undoes_the_weights() -> None:
    """A weighted fit, corrected, gives the probabilities of the unweighted one."""
    rng = torch.Generator().manual_seed(0)
    x = torch.randn((4_000, 1), generator=rng)
    label = (torch.rand(4_000, generator=rng) < torch.sigmoid(1.5 * x[:, 0] - 3)).long()
    plain, weighted = new_head("softmax", 1, 2), new_head("softmax", 1, 2)
    fit_head(plain, x, label, torch.ones(2), 1e-3)
    fit_head(weighted, x, label, class_weights(label, 2), 1e-3)
    correction = torch.tensor(prior_correction("weights", label, 2))
    with torch.no_grad():
        p, corrected = plain(x).softmax(dim=1), (weighted(x) + correction).softmax(dim=1)
        uncorrected = weighted(x).softmax(dim=1)
    assert (p - corrected).abs().mean() < 0.02
    assert (p - uncorrected).abs().mean() > 0.1


def test_sampler_draws_classes_and_infants_alike() -> None:
    infants = ["many"] * 97 + ["few", "few"] + ["one"]
    label = torch.tensor([0] * 99 + [1])
    sampler = InfantSampler(range(100), label, infants)
    drawn = sampler.draw(4_000, torch.Generator().manual_seed(0))
    assert drawn == sampler.draw(4_000, torch.Generator().manual_seed(0))
    share = [np.mean([infants[i] == name for i in drawn]) for name in ("many", "few", "one")]
    np.testing.assert_allclose(share, [0.25, 0.25, 0.5], atol=0.03)


def test_sampler_draws_only_what_it_may() -> None:
    sampler = InfantSampler([1, 3], torch.tensor([0, 0, 1, 1]), list("abcd"))
    assert set(sampler.draw(50, torch.Generator().manual_seed(0))) == {1, 3}
