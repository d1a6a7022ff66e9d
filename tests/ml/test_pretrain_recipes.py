"""Which recipe of pre-training an order gets, and that the paper's is the paper's."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import nn

from ml.config import PAPER, PRETRAIN_RECIPES, PretrainRecipe, pretrain_recipe
from ml.contract import Job, Kind, Preset
from ml.errors import RunError
from ml.pretext.networks import projector
from ml.schedule import cosine_with_warmup, new_optimizer, new_sgd, set_learning_rate
from tests.ml.pretext_parts import phase_of, pool_of, recipe_of


def ordered(preset: Preset = Preset.STANDARD, epochs: int | None = None, **options: Any) -> PretrainRecipe:
    return pretrain_recipe(Job(Kind.PRETRAIN, "m", "o", preset=preset, epochs=epochs, options=options))


def test_an_order_without_options_gets_simclr() -> None:
    assert ordered() == PRETRAIN_RECIPES["simclr"] == PretrainRecipe(statistics_weight=1.0)


@pytest.mark.parametrize("name", sorted(PRETRAIN_RECIPES))
def test_recipes_by_name(name: str) -> None:
    assert ordered(recipe=name) == PRETRAIN_RECIPES[name]
    assert ordered(recipe=name, epochs=7, lr=0.5).lr == 0.5
    assert ordered(Preset.THOROUGH, recipe=name).epochs == 4 * PRETRAIN_RECIPES[name].epochs
    assert ordered(Preset.QUICK, recipe=name).epochs == 5
    assert ordered(Preset.QUICK, epochs=9, recipe=name).epochs == 9


def test_a_pretext_brings_what_suits_it() -> None:
    assert ordered(pretext="masked") == PRETRAIN_RECIPES["masked"]
    assert ordered(stage="supervised") == PRETRAIN_RECIPES["supervised"]
    assert ordered(stage="general", pretext="simsiam").optimizer == "sgd"


@pytest.mark.parametrize(
    "options",
    [
        {"recipe": "mine"},
        {"pretext": "jigsaw"},
        {"stage": "supervised", "pretext": "simclr"},
        {"pretext": "supervised", "stage": "general"},
        {"optimizer": "lion"},
        {"mask_value": "loud"},
        {"projector_norm": 1},
        {"patch_bins": 0},
        {"speed": [0.9]},
        {"speed": ["slow", "fast"]},
    ],
)
def test_unfit_orders_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(RunError):
        ordered(**options)


def test_the_papers_recipe_in_numbers() -> None:
    """`learning.md`: the seed recipe."""
    how = PAPER.corruption
    assert (PAPER.encoder, PAPER.crop_frames, PAPER.temperature, PAPER.epochs, PAPER.clip_norm) == (
        "cnn14", 400, 0.5, 50, 5.0,
    )  # fmt: skip
    assert (PAPER.optimizer, PAPER.momentum, PAPER.lr, PAPER.lr_per_batch, PAPER.weight_decay) == (
        "sgd", 0.9, 0.03, 256, 5e-4,
    )  # fmt: skip
    assert (how.time_warp, how.n_time_masks, how.n_frequency_masks, how.time_mask, how.frequency_mask) == (
        8,
        2,
        2,
        9,
        9,
    )
    assert how.mask_value == "mean"
    layers = projector(2048, PAPER.projector_hidden, PAPER.projection_dim, PAPER.projector_norm)
    assert [type(layer) for layer in layers] == [nn.Linear, nn.BatchNorm1d, nn.ReLU, nn.Linear, nn.BatchNorm1d]
    assert [tuple(layer.weight.shape) for layer in layers if isinstance(layer, nn.Linear)] == [(2048, 2048)] * 2


def test_the_papers_learning_rate_grows_with_the_batch_and_warms_up_for_five_epochs() -> None:
    recipe = recipe_of("paper", epochs=10, batch_size=8, warmup_epochs=5, encoder="small")
    phase = phase_of(recipe, pool_of(32))
    rates = []
    for step in range(phase.epochs * phase.steps_per_epoch):
        rates.append(0.03 * 8 / 256 * phase._lr_share(step))
    phase.step(0)
    group = phase._optimizer.param_groups[0]
    assert group["lr"] == pytest.approx(rates[0])
    assert group["base_lr"] == pytest.approx(0.03 * 8 / 256)
    assert rates.index(max(rates)) == 5 * phase.steps_per_epoch - 1
    assert rates[-1] < 0.02 * max(rates)
    assert rates == [group["base_lr"] * cosine_with_warmup(s, len(rates), 0.5) for s in range(len(rates))]


def test_the_papers_predictor_sits_on_both_views() -> None:
    phase = phase_of(recipe_of("paper", predictor_dim=4, width=4), pool_of(8))
    assert any(key.startswith("predictor.") for key in phase.projector_weights())
    phase.step(0)
    assert phase.network.predictor[0].weight.grad is not None


def test_sgd_decays_norms_too() -> None:
    norm = nn.BatchNorm1d(3)
    optimizer = new_sgd([(norm, 0.5)], lr=0.1, weight_decay=0.2, momentum=0.0)
    norm.weight.grad, norm.bias.grad = torch.zeros(3), torch.zeros(3)
    optimizer.step()
    torch.testing.assert_close(norm.weight.detach(), torch.full((3,), 1 - 0.1 * 0.2))
    assert optimizer.param_groups[0]["base_lr"] == 0.05


@pytest.mark.parametrize("name", ["adamw", "sgd"])
def test_many_weights_are_stepped_at_once_to_the_same_place(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ends = []
    for limit in (0, 10**9):
        monkeypatch.setattr("ml.schedule.MANY_WEIGHTS", limit)
        torch.manual_seed(0)
        layer = nn.Linear(7, 5)
        parts = [(layer, 0.5)]
        optimizer = new_optimizer(parts, 0.1, 0.2) if name == "adamw" else new_sgd(parts, 0.1, 0.2, 0.9)
        assert bool(optimizer.param_groups[0]["fused"]) == (limit == 0)
        for number in range(4):
            set_learning_rate(optimizer, 1 / (1 + number))
            optimizer.zero_grad()
            layer(torch.ones(3, 7)).square().mean().backward()
            optimizer.step()
        ends.append(layer.weight.detach())
    torch.testing.assert_close(*ends)


def test_an_encoder_that_is_started_from_may_learn_more_slowly() -> None:
    from ml.encoders.small import SmallEncoder
    from ml.pretext.registry import PRETEXTS

    fresh = phase_of(recipe_of("simclr", start_lr_share=0.1), pool_of(8))
    recipe = fresh.recipe
    further = PRETEXTS["simclr"](fresh.views, SmallEncoder(64, 4), recipe, 0, fresh._fabric, pretrained=True)
    assert {g["base_lr"] for g in fresh._optimizer.param_groups} == {recipe.lr}
    rates = sorted({g["base_lr"] for g in further._optimizer.param_groups})
    assert rates == [pytest.approx(0.1 * recipe.lr), recipe.lr]
