"""A package at half its size answers as before, and speaks of no recording and no folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from cryapp.scoring.runtime import load_openvino
from ml.compact import compact, impersonal
from ml.contract import CARD_FILE, ONNX_FILE, ONNX_LOGITS, WEIGHTS_FILE
from ml.errors import RunError
from ml.export import new_card, read_package, write_classifier
from ml.graph import Architecture, WaveformClassifier
from tests.ml.test_export import lively


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.manual_seed(0)
    architecture = Architecture.of("small", width=16, n_classes=2)
    model = WaveformClassifier(architecture, [architecture.new_member()]).eval()
    lively(model)
    card = new_card("classifier", "x", architecture, architecture.new_encoder().dim)
    card["metrics"] = {"auc": {"value": 0.9}, "per_recording": [{"recording": "7"}], "gate": {}}
    card["training"] = {"seed": 3, "job": {"encoder": "/home/somebody/encoder-1", "manifest": "../manifest.jsonl"}}
    folder = tmp_path_factory.mktemp("models") / "package"
    write_classifier(folder, architecture, model, card)
    return folder


def test_it_answers_as_before_from_fewer_bytes(package: Path, tmp_path: Path) -> None:
    openvino = load_openvino()  # never plainly: importing it reports home
    out = tmp_path / "small"
    compact(package, out, {"name": "Shipped"})
    for name in (ONNX_FILE, WEIGHTS_FILE):
        assert (out / name).stat().st_size < 0.8 * (package / name).stat().st_size
    waveform = 0.1 * torch.randn(2, 30_000, generator=torch.Generator().manual_seed(0)).numpy()
    answers = [
        openvino.Core().compile_model(folder / ONNX_FILE, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})(waveform)
        for folder in (package, out)
    ]
    np.testing.assert_allclose(answers[0][ONNX_LOGITS], answers[1][ONNX_LOGITS], atol=5e-3)
    with torch.no_grad():
        logits = read_package(out).classifier()(torch.from_numpy(waveform))[0]
    np.testing.assert_allclose(answers[0][ONNX_LOGITS], logits.numpy(), atol=5e-3)
    assert {p.dtype for p in read_package(out).encoder().parameters()} == {torch.float32}


def test_the_card_keeps_figures_and_loses_persons_and_places(package: Path, tmp_path: Path) -> None:
    compact(package, tmp_path / "small", {"name": "Shipped", "shipped": {"version": 1}})
    card: dict[str, Any] = json.loads((tmp_path / "small" / CARD_FILE).read_text())
    assert card["name"] == "Shipped"
    assert card["metrics"] == {"auc": {"value": 0.9}}
    assert card["training"] == {"seed": 3, "job": {"encoder": "encoder-1", "manifest": "manifest.jsonl"}}


def test_a_card_without_those_is_left_as_it_is() -> None:
    assert impersonal({"name": "x"}) == {"name": "x", "metrics": {}}


def test_a_damaged_package_is_refused(package: Path, tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / CARD_FILE).write_text("{}")
    with pytest.raises(RunError):
        compact(tmp_path / "bad", tmp_path / "small", {})
    assert not (tmp_path / "small").exists()
