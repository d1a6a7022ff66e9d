"""Every way to fine-tune, in whole runs: probe, ordinal, folds, without the expert, balanced otherwise."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file

from ml.config import FinetuneRecipe
from ml.contract import EXIT_OK, EXIT_USER_ERROR, Kind, ManifestRow, TaskSpec
from ml.encoders.registry import ENCODERS
from ml.export import read_package
from ml.members import encoder_parts
from ml.splits import split_folds
from tests.ml.conftest import TINY_FINETUNE, Worker, tiny

Rows = list[ManifestRow]
STAGES = TaskSpec("stage", "Stage", ("b", "a", "none"), ("b", "a"), order=("none", "a", "b"))


def card_of(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "package" / "card.json").read_text()))


def run(worker: Worker, folder: Path, rows: Rows, **fields: Any) -> dict[str, Any]:
    options = {**TINY_FINETUNE, "members": 1, **fields.pop("options", {})}
    code = worker(Kind.FINETUNE, tiny(Kind.FINETUNE, folder, rows, options=options, **fields))
    assert code == EXIT_OK, worker.events[-1]
    return card_of(folder)


def test_a_probe_leaves_the_encoder_as_it_was(worker: Worker, tmp_path: Path, rows: Rows, encoder: Path) -> None:
    card = run(worker, tmp_path, rows, encoder=str(encoder), options={"mode": "probe", "expert": False})
    before, after = (load_file(p / "weights.safetensors") for p in (encoder, tmp_path / "package"))
    for key, value in before.items():
        if key.startswith("encoder."):
            np.testing.assert_array_equal(after[key], value, err_msg=key)
    assert not [key for key in after if key.startswith("expert.")]
    assert card["architecture"]["expert"] is False
    assert card["metrics"]["auc"]["value"] > 0.8
    assert len(card["training"]["history"]) == 1
    assert len(worker.of("epoch")) == 1


def test_a_package_without_expert_is_the_network_alone(worker: Worker, tmp_path: Path, rows: Rows) -> None:
    run(worker, tmp_path, rows, options={"expert": False})
    model = read_package(tmp_path / "package").classifier()
    waveform = torch.randn(1, 16_000) * 0.1
    with torch.no_grad():
        logits, frames, embedding = model(waveform)
        torch.testing.assert_close(logits, model.members[0].network.head(embedding))
    torch.testing.assert_close(frames.mean(dim=1), logits)


def test_an_ordinal_model_from_order_to_package(worker: Worker, tmp_path: Path, rows: Rows) -> None:
    """The middle class is every third infant of one side; locked infants have all three."""
    renamed = [
        replace(r, label={"no_cry": "none", "cry": "ab"[int(r.infant[1:]) // 2 % 2]}[str(r.label)]) for r in rows
    ]
    card = run(worker, tmp_path, renamed, task=STAGES, options={"head": "ordinal"})
    assert card["architecture"]["head"] == "ordinal"
    assert card["task"]["order"] == ["none", "a", "b"]
    model = read_package(tmp_path / "package").classifier()
    with torch.no_grad():
        logits, frames, embedding = model(torch.randn(2, 16_000) * 0.1)
        own = model.members[0].network.head(embedding)
        torch.testing.assert_close(own.exp().sum(dim=1), torch.ones(2))
    assert (logits.shape, frames.shape[2]) == ((2, 3), 3)
    assert model.members[0].network.head.rank_of_output.tolist() == [2, 1, 0]


def test_an_ordinal_head_without_an_order_is_refused(worker: Worker, tmp_path: Path, rows: Rows) -> None:
    job = tiny(Kind.FINETUNE, tmp_path, rows, task=replace(STAGES, order=()), options={"head": "ordinal"})
    assert worker(Kind.FINETUNE, job) == EXIT_USER_ERROR
    assert "order" in worker.of("error")[0]["happened"]


def test_folds_become_one_package_calibrated_by_every_infant(worker: Worker, tmp_path: Path, rows: Rows) -> None:
    card = run(worker, tmp_path, rows, epochs=4, options={"folds": 3})
    assert card["architecture"]["n_members"] == 3
    assert card["training"]["infants_calibration"] == len({r.infant for r in rows if not r.locked})
    assert len(card["reference"]["regions"]) == 3
    assert card["reference"]["n_infants"] == 24
    assert card["reference"]["false_alarm_rate"] == 0.05
    assert card["abstain"]["target_error"] == 0.1
    assert card["embedding_dim"] == sum(len(region["mean"]) for region in card["reference"]["regions"])


def test_folds_hold_every_infant_out_of_one_network() -> None:
    rows = [ManifestRow(f"r{i}", "", f"i{i // 2}", False, "train", "ab"[i // 2 % 3 == 0]) for i in range(120)]
    splits = split_folds(rows, 0, 4)
    held_out = Counter(infant for split in splits for infant in {r.infant for r in split.calibration})
    assert set(held_out.values()) == {1}
    assert len(held_out) == 60
    for split in splits:
        assert len({r.infant for r in split.train}) in range(35, 45)
        shares = [np.mean([r.label == "a" for r in part]) for part in (split.train, split.calibration)]
        assert shares[0] == pytest.approx(shares[1], abs=0.08)
    assert len({frozenset(r.infant for r in split.validation) for split in splits}) == 4


@pytest.mark.parametrize("balance", ["logit_adjusted", "sampler", "none"])
def test_balanced_in_another_way(worker: Worker, tmp_path: Path, rows: Rows, balance: str) -> None:
    few = [r for r in rows if r.locked or r.label == "cry" or int(r.infant[1:]) % 3 == 0]
    card = run(worker, tmp_path, few, options={"balance": balance})
    bias = card["calibration"]["bias"]
    assert bias == [0.0, 0.0] if balance == "none" else bias[0] > bias[1]


def test_unknown_ways_are_refused(worker: Worker, tmp_path: Path, rows: Rows) -> None:
    for name, value in (("mode", "frozen"), ("head", "linear"), ("balance", "focal"), ("expert", 1), ("folds", 0)):
        job = tiny(Kind.FINETUNE, tmp_path, rows, options={**TINY_FINETUNE, name: value})
        assert worker(Kind.FINETUNE, job) == EXIT_USER_ERROR
        assert name in worker.of("error")[0]["happened"]


@pytest.mark.parametrize("name", sorted(ENCODERS))
def test_rates_fall_from_the_head_to_the_first_layer(name: str) -> None:
    encoder = ENCODERS[name].build(32, 4)
    recipe = FinetuneRecipe(layer_decay=0.5, encoder_lr_share=0.8)
    parts = encoder_parts(encoder, recipe, pretrained=True)
    shares = [share for _, share in parts]
    assert shares == sorted(shares)
    assert shares[-1] == 0.8
    assert shares[0] < 0.8 * 0.5**3
    given = [id(p) for part, _ in parts for p in part.parameters()]
    assert sorted(given) == sorted(id(p) for p in encoder.parameters())
    assert [share for _, share in encoder_parts(encoder, recipe, pretrained=False)] == [1.0]
