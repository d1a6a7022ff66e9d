"""Probe first, then the whole network: it begins where the probe ends."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from ml.audio_io import build_pool
from ml.config import FinetuneRecipe
from ml.contract import ManifestRow
from ml.control import Control
from ml.emit import Emitter
from ml.encoders.base import Encoder
from ml.finetune import architecture_for
from ml.graph import Architecture
from ml.hardware import Hardware
from ml.heads import Classifier
from ml.learning import learn
from ml.loop import Session
from ml.splits import Split
from tests.ml.conftest import CRY

STAND_STILL = FinetuneRecipe(epochs=1, batch_size=8, crop_frames=64, lr=0.0, width=4, expert=False)


def learnt(folder: Path, rows: list[ManifestRow], recipe: FinetuneRecipe, start: Encoder | None) -> Classifier:
    architecture = architecture_for(Architecture.of("small", recipe.width), recipe, CRY)
    pool = build_pool(rows, architecture.front_end, folder / "pool", lambda _done, _total: None, lambda _text: None)
    session = Session(Hardware("cpu", "32-true", 1).fabric(), Emitter(io.StringIO()), Control(), folder, "f")
    split = Split(pool.rows, (), ())
    return learn(session, CRY, architecture, recipe, pool, (split,), 0, start).members[0].network


@pytest.fixture(scope="module")
def unlocked(rows: list[ManifestRow]) -> list[ManifestRow]:
    return [row for row in rows if not row.locked]


def test_the_head_begins_as_the_probe_left_it(tmp_path: Path, unlocked: list[ManifestRow]) -> None:
    torch.manual_seed(0)
    start = Architecture.of("small", 4).new_encoder()
    heads = {
        mode: learnt(tmp_path / mode, unlocked, replace(STAND_STILL, mode=mode), start).head.state_dict()
        for mode in ("probe", "probe_full", "full")
    }
    torch.testing.assert_close(heads["probe_full"]["weight"], heads["probe"]["weight"])
    assert not torch.allclose(heads["full"]["weight"], heads["probe"]["weight"])


def test_then_all_of_the_network_learns(tmp_path: Path, unlocked: list[ManifestRow]) -> None:
    start = Architecture.of("small", 4).new_encoder()
    network = learnt(tmp_path, unlocked, replace(STAND_STILL, mode="probe_full", lr=1e-3), start)
    before, after = start.state_dict(), network.encoder.state_dict()
    assert not torch.equal(before["stem.0.weight"], after["stem.0.weight"])


def test_from_scratch_there_is_nothing_to_probe(tmp_path: Path, unlocked: list[ManifestRow]) -> None:
    recipe = replace(STAND_STILL, lr=1e-3)
    scratch = [
        learnt(tmp_path / mode, unlocked, replace(recipe, mode=mode), None).state_dict()
        for mode in ("full", "probe_full")
    ]
    assert all(torch.equal(scratch[0][key], scratch[1][key]) for key in scratch[0])
