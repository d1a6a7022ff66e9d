"""Every pretext learns from a handful, resumes exactly, and tells when it has collapsed."""

from __future__ import annotations

import io
import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from ml.audio_io import MelPool
from ml.augment import Corruption
from ml.augment.masks import patches
from ml.errors import InterruptedRun, RunError
from ml.graph import Architecture
from ml.loop import run_phase
from ml.options import CHOICES
from ml.pretext import base, simsiam
from ml.pretext.base import COLLAPSED_SPREAD, Pretext, spread
from ml.pretext.masked import hidden_error
from ml.pretext.networks import projector
from ml.pretext.registry import PRETEXTS
from ml.pretext.simclr import standardised
from ml.pretext.simsiam import unlikeness
from ml.pretext.supervised import groups_held_out, mean_recall
from ml.pretext.views import Sources, Views
from ml.pretrain import learn_encoder
from tests.ml.pretext_parts import FRONT_END, N_FRAMES, phase_of, pool_of, recipe_of, session_in

NAMES = sorted(PRETEXTS)
HANDFUL = Corruption(p_noise=0.5, noise_snr_db=(15.0, 25.0))


def losses_of(phase: Pretext, steps: int) -> list[float]:
    return [phase.step(step) for step in range(steps)]


def test_recipes_may_ask_for_every_pretext_there_is() -> None:
    assert set(CHOICES["pretext"]) == set(PRETEXTS)


@pytest.mark.parametrize(
    ("name", "falls_to", "steps", "options"),
    [
        ("simclr", 0.25, 40, {}),
        ("simsiam", 0.4, 40, {}),
        ("supervised", 0.2, 40, {"holdout_share": 0.0}),
        ("masked", 0.75, 60, {"lr": 1e-2, "mask_share": 0.4, "patch_frames": 8, "corruption": Corruption()}),
    ],
)
def test_a_handful_is_learnt_by_heart(name: str, falls_to: float, steps: int, options: dict[str, Any]) -> None:
    """The loss falls to this share of where it began."""
    common = {"epochs": steps, "optimizer": "adamw", "lr": 5e-3, "lr_per_batch": 0, "width": 8, "corruption": HANDFUL}
    phase = phase_of(recipe_of(name, **{**common, **options}), pool_of(8))
    losses = losses_of(phase, steps)
    assert np.mean(losses[-5:]) < falls_to * losses[0], losses


@pytest.mark.parametrize("name", NAMES)
def test_resumed_is_the_same_as_in_one_go(name: str, tmp_path: Path) -> None:
    recipe, pool = recipe_of(name), pool_of(24, n_kinds=3)
    whole = phase_of(recipe, pool)
    run_phase(whole, session_in(tmp_path / "whole"))
    for resume in (False, True):
        phase = phase_of(recipe, pool)
        session = session_in(tmp_path / "parts", resume)
        if not resume:
            count = 0

            def go_on(done: int, total: int, rate: float | None = None, control: object = session.control) -> None:
                nonlocal count
                count += 1
                if count == 2:
                    control._gone.set()  # type: ignore[attr-defined]

            session.emitter.progress = go_on  # type: ignore[method-assign]
            with pytest.raises(InterruptedRun):
                run_phase(phase, session)
        else:
            progress = run_phase(phase, session)
    for key, value in whole.network.state_dict().items():
        assert torch.equal(value, phase.network.state_dict()[key]), key
    assert progress.epochs_done == 2
    assert all("spread" in entry for entry in progress.history)


@pytest.mark.parametrize("name", NAMES)
def test_an_encoder_is_learnt_without_an_order(name: str, tmp_path: Path) -> None:
    recipe = recipe_of(name, epochs=1)
    architecture = Architecture.of("small", 4)
    encoder, progress = learn_encoder(session_in(tmp_path), pool_of(24, 3), architecture, recipe, seed=1)
    assert not encoder.training
    assert progress.epochs_done == 1
    before = {k: v.clone() for k, v in encoder.state_dict().items()}
    further, _ = learn_encoder(session_in(tmp_path), pool_of(24, 3), architecture, recipe, seed=1, start=encoder)
    assert all(torch.equal(v, before[k]) for k, v in encoder.state_dict().items()), "what it starts from stays"
    assert any(not torch.equal(v, before[k]) for k, v in further.state_dict().items())


def test_too_few_recordings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="Too few"):
        learn_encoder(session_in(tmp_path), pool_of(7), Architecture.of("small", 4), recipe_of("simclr"), seed=0)


@pytest.mark.parametrize("stops", [True, False])
def test_simsiam_collapses_without_its_stop_and_says_so(monkeypatch: pytest.MonkeyPatch, stops: bool) -> None:
    """Chen & He 2021, figure 2. The projector's last norm, which delays it, is taken away in both."""

    def through_both(predicted: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        return 1 - torch.nn.functional.cosine_similarity(predicted, target, dim=1).mean()

    def without_norm(n_in: int, hidden: int, n_out: int, norm_out: bool, layers: int) -> torch.nn.Sequential:
        assert norm_out
        return projector(n_in, hidden, n_out, False, layers)

    monkeypatch.setattr(simsiam, "projector", without_norm)
    if not stops:
        monkeypatch.setattr(simsiam, "unlikeness", through_both)
    recipe = recipe_of("simsiam", epochs=30, batch_size=16, optimizer="adamw", lr=2e-2, lr_per_batch=0)
    phase = phase_of(replace(recipe, corruption=HANDFUL), pool_of(16))
    losses_of(phase, 30)
    report = phase.end_epoch(29)
    assert (report.figures["spread"] < COLLAPSED_SPREAD) is not stops
    assert (report.warning is None) is stops


def test_a_collapse_is_told_in_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "COLLAPSED_SPREAD", 2.0)
    out = io.StringIO()
    run_phase(phase_of(recipe_of("simclr", epochs=1), pool_of(8)), session_in(tmp_path, out=out))
    events = [json.loads(line) for line in out.getvalue().splitlines()]
    assert any(e["event"] == "log" and e["level"] == "warning" and "collapsed" in e["text"] for e in events)
    assert next(e for e in events if e["event"] == "epoch")["spread"] > 0


def test_spread_is_nothing_for_equals_and_one_for_all_directions() -> None:
    assert spread(torch.ones(5, 3) * torch.arange(1, 6)[:, None]) == pytest.approx(0, abs=1e-3)
    assert spread(torch.cat([torch.eye(4), -torch.eye(4)])) == pytest.approx(1)
    assert spread(torch.tensor([[1.0, 0.0], [0.0, 1.0]])) == pytest.approx(math.sqrt(0.5))


def test_unlikeness_is_one_minus_the_cosine_and_stops_at_the_target() -> None:
    p, z = torch.randn(5, 7, requires_grad=True), torch.randn(5, 7, requires_grad=True)
    slow = sum(1 - float(a @ b / (a.norm() * b.norm())) for a, b in zip(p.detach(), z.detach(), strict=True)) / 5
    loss = unlikeness(p, z)
    assert float(loss.detach()) == pytest.approx(slow, rel=1e-5)
    assert float(unlikeness(3 * p, 0.5 * z).detach()) == pytest.approx(slow, rel=1e-5)
    loss.backward()
    assert p.grad is not None
    assert z.grad is None


@pytest.mark.parametrize("frames", [9, 10, 12])
def test_the_error_is_of_hidden_cells_alone(frames: int) -> None:
    """Cell by cell, with a decoder that gives fewer or more frames than there are."""
    picture, target = torch.randn(3, 4, 10), torch.randn(3, 4, frames)
    hidden = torch.rand(3, 4, frames) < 0.5
    total, n = 0.0, 0
    for b in range(3):
        for m in range(4):
            for t in range(min(10, frames)):
                if hidden[b, m, t]:
                    total, n = total + float(picture[b, m, t] - target[b, m, t]) ** 2, n + 1
    assert float(hidden_error(picture, target, hidden)) == pytest.approx(total / n, rel=1e-5)
    seen = torch.where(hidden, target, target + 100)
    assert torch.equal(hidden_error(picture, target, hidden), hidden_error(picture, seen, hidden))


def test_masked_reconstruction_sees_nothing_of_what_is_hidden() -> None:
    """Hidden cells show their bin's mean; all others are as they were."""
    recipe = recipe_of("masked", corruption=Corruption())
    phase = phase_of(recipe, pool_of(8))
    given: list[torch.Tensor] = []

    def blind(mel: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        given.append(mel)
        return torch.zeros_like(mel), torch.randn(8, 8)

    phase.forward = blind  # type: ignore[method-assign]
    phase.answer(range(8), torch.Generator().manual_seed(0))
    rng = torch.Generator().manual_seed(0)
    target = phase.views.view(range(8), rng)
    hidden = patches(target.shape, recipe.patch_bins, recipe.patch_frames, recipe.mask_share, rng)
    mean = target.mean(dim=2, keepdim=True).expand_as(target)
    assert torch.equal(given[0], torch.where(hidden, mean, target))
    assert 0.5 < float(hidden.float().mean()) < 0.7


def test_speakers_are_held_out_of_all_their_classes() -> None:
    pool = pool_of(60, n_kinds=4)
    rows = [replace(row, infant=f"speaker {i % 5}") for i, row in enumerate(pool.rows)]
    kept_back = groups_held_out(rows, 0.2)
    assert len(kept_back) == 1
    assert groups_held_out(rows, 0.0) == set()
    few = [replace(row, infant=row.label or "") for row in rows]
    assert groups_held_out(few, 0.5) == set(), "a class of one group needs it for learning"


def test_supervised_measures_groups_it_has_not_learnt_from(tmp_path: Path) -> None:
    pool = pool_of(48, n_kinds=3, per_infant=1)
    recipe = recipe_of("supervised", epochs=12, width=8, lr=1e-2, corruption=HANDFUL)
    phase = phase_of(recipe, pool)
    held = groups_held_out(pool.rows, recipe.holdout_share)
    assert held
    assert not held & {pool.rows[i].infant for i in phase.indices}
    progress = run_phase(phase, session_in(tmp_path))
    assert progress.history[-1]["held_out_recall"] > 0.9
    assert progress.history[-1]["val_loss"] < progress.history[0]["val_loss"]


def test_labels_of_one_class_are_refused() -> None:
    with pytest.raises(RunError, match="fewer than two"):
        phase_of(recipe_of("supervised"), pool_of(12, n_kinds=1))


def test_mean_recall_counts_classes_alike() -> None:
    label = torch.tensor([0] * 98 + [1, 1])
    assert mean_recall(torch.zeros(100, dtype=torch.long), label) == 0.5


def test_positives_of_an_infant_are_other_recordings_of_it() -> None:
    pool = pool_of(12, per_infant=3)
    views = Views(Sources(pool), FRONT_END, recipe_of("simclr", positives="infant"))
    rng = torch.Generator().manual_seed(0)
    for i in range(12):
        sibling = views._sibling(i, rng)
        assert sibling != i
        assert pool.rows[sibling].infant == pool.rows[i].infant
    alone = Views(Sources(pool_of(4)), FRONT_END, recipe_of("simclr", positives="infant"))
    assert alone._sibling(2, rng) == 2
    assert Views(Sources(pool), FRONT_END, recipe_of("simclr")).infants([0, 1]) is None


def test_variants_are_drawn_for_the_recording_they_belong_to() -> None:
    """Original and copies of a recording share its level here, which tells whose crop it is."""

    def levels(n: int, copies: int) -> MelPool:
        pool = pool_of(n * copies)
        level = np.repeat(np.arange(n * copies) // copies, N_FRAMES)[:, None] + np.zeros((1, 64))
        return replace(pool, db=level.astype(np.float16))

    sources = Sources(levels(4, 1), variants=levels(4, 3))
    views = Views(sources, FRONT_END, recipe_of("simclr"))
    indices = [3, 0, 2, 1, 3, 3]
    crops = views._crops(indices, torch.Generator().manual_seed(1))
    assert crops[:, 0, 0].tolist() == indices


def test_ambient_sound_is_mixed_in_if_there_is_any() -> None:
    recipe = recipe_of("simclr", corruption=Corruption(p_ambient=1.0, ambient_snr_db=(0.0, 0.0)))
    pool, ambient = pool_of(8), pool_of(3)
    plain, mixed = (
        Views(Sources(pool, a), FRONT_END, recipe).view(range(8), torch.Generator().manual_seed(3))
        for a in (None, ambient)
    )
    assert (plain - mixed).abs().amax(dim=(1, 2)).min() > 0.1


def test_the_statistics_of_the_clean_crop_are_learnt_beside_simclr() -> None:
    """What is told of a crop is held against the crop before its corruption, and reaches the encoder."""
    recipe = recipe_of("simclr", epochs=30, lr=5e-3, statistics_weight=1.0, corruption=HANDFUL, width=8)
    phase = phase_of(recipe, pool_of(8))
    assert phase.chance == pytest.approx(math.log(15) + 1)
    losses = losses_of(phase, 30)
    assert phase.end_epoch(29).figures["statistics_error"] < 0.6
    assert np.mean(losses[-5:]) < 0.5 * losses[0]
    assert "statistics.weight" in phase.projector_weights()

    views, clean = phase.views.pair_and_clean([0, 1], torch.Generator().manual_seed(0))
    first, second = phase.views.pair([0, 1], torch.Generator().manual_seed(0))
    assert torch.equal(views, torch.cat([first, second]))
    assert clean.min() < -20, "dB, not what the encoder sees"


def test_standardised_statistics_have_no_scale_and_no_outliers() -> None:
    x = torch.randn(64, 5, generator=torch.Generator().manual_seed(0)) * 7 + 3
    found = standardised(x, x)
    torch.testing.assert_close(found, standardised(100 * x - 4, 100 * x - 4), atol=1e-4, rtol=1e-4)
    assert float(found.square().mean()) == pytest.approx(1, abs=0.05)
    torch.testing.assert_close(found[:9], standardised(x[:9], x))
    assert standardised(torch.ones(4, 3), torch.ones(4, 3)).eq(0).all()
    far = torch.zeros(100, 1)
    far[0] = 1e6
    assert float(standardised(far, far).max()) == 4.0
