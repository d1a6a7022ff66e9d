"""The exported graph in OpenVINO gives what torch gives, for any batch and length."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from ml.contract import ONNX_EMBEDDING, ONNX_FRAME_LOGITS, ONNX_LOGITS
from ml.errors import RunError
from ml.export import Package, new_card, read_package, write_classifier
from ml.features import FrontEnd
from ml.graph import MIN_SAMPLES, Architecture, WaveformClassifier

OUTPUTS = (ONNX_LOGITS, ONNX_FRAME_LOGITS, ONNX_EMBEDDING)


def lively(module: torch.nn.Module) -> None:
    """Random batch-norm statistics and weights, so that no part of the graph multiplies by nothing."""
    rng = torch.Generator().manual_seed(0)
    for name, tensor in module.state_dict().items():
        if name.endswith("running_var") or name.endswith("spread"):
            tensor.uniform_(0.5, 1.5, generator=rng)
        elif name.endswith("running_mean") or name.endswith("bias"):
            tensor.uniform_(-0.2, 0.2, generator=rng)


@pytest.fixture(scope="module", params=["softmax", "ordinal"])
def package(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Package:
    torch.manual_seed(0)
    architecture = Architecture(FrontEnd(), 8, 2, 3, head=request.param)
    model = WaveformClassifier(architecture, [architecture.new_member() for _ in range(2)]).eval()
    lively(model)
    folder = tmp_path_factory.mktemp("models") / "package"
    write_classifier(folder, architecture, model, new_card("classifier", "x", architecture, 256))
    return read_package(folder)


@pytest.fixture(scope="module")
def compiled(package: Package) -> Any:
    openvino = pytest.importorskip("openvino")
    return openvino.Core().compile_model(package.folder / "model.onnx", "CPU", {"INFERENCE_PRECISION_HINT": "f32"})


@pytest.mark.parametrize(("batch", "samples"), [(1, MIN_SAMPLES), (1, 16_000), (3, 23_457), (5, 8_001), (1, 480_000)])
def test_openvino_agrees_with_torch(package: Package, compiled: Any, batch: int, samples: int) -> None:
    waveform = 0.1 * torch.randn(batch, samples, generator=torch.Generator().manual_seed(samples))
    with torch.no_grad():
        expected = package.classifier()(waveform)
    got = compiled(waveform.numpy())
    for name, tensor in zip(OUTPUTS, expected, strict=True):
        np.testing.assert_allclose(got[name], tensor.numpy(), rtol=1e-3, atol=1e-4, err_msg=name)


def test_golden_outputs_are_those_of_the_graph_and_tell_the_sounds_apart(package: Package, compiled: Any) -> None:
    golden = np.load(package.folder / "golden.npz", allow_pickle=False)
    got = compiled(golden["waveform"])
    for name in OUTPUTS:
        np.testing.assert_allclose(got[name], golden[name], rtol=1e-3, atol=1e-4)
    assert np.abs(golden["logits"][0] - golden["logits"][1]).max() > 1e-2


def test_a_batch_gives_what_single_sounds_give(compiled: Any) -> None:
    waveform = 0.1 * np.random.default_rng(0).standard_normal((4, 12_000)).astype(np.float32)
    together = compiled(waveform)["logits"].copy()
    for i in range(4):
        np.testing.assert_allclose(compiled(waveform[i : i + 1])["logits"][0], together[i], rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("samples", [MIN_SAMPLES, 16_000, 100_000])
def test_frames_come_at_the_hop_of_the_card(package: Package, compiled: Any, samples: int) -> None:
    frames = compiled(np.zeros((1, samples), np.float32))[ONNX_FRAME_LOGITS].shape[1]
    assert abs(frames * package.card["frame_hop_s"] - samples / 16_000) <= 2 * package.card["frame_hop_s"]


def test_the_curve_over_time_agrees_with_the_answer(compiled: Any) -> None:
    sound = np.random.default_rng(5).normal(0, 0.1, (2, 40_000)).astype(np.float32)
    out = compiled(sound)
    np.testing.assert_allclose(out["frame_logits"].mean(axis=1), out["logits"], atol=1e-4)


def test_silence_and_clipping_give_numbers(compiled: Any) -> None:
    for level in (0.0, 1.0):
        assert np.isfinite(compiled(np.full((1, 8_000), level, np.float32))["logits"]).all()


def test_no_path_of_this_machine_travels_along(package: Package) -> None:
    home = str(Path(torch.__file__).parents[1]).encode()
    for file in package.folder.iterdir():
        assert home not in file.read_bytes(), file.name
        assert b"site-packages" not in file.read_bytes(), file.name


def test_weights_come_back_the_same(package: Package) -> None:
    a, b = package.classifier().weights(), package.weights()
    assert set(a) == set(b)
    assert all(torch.equal(a[k], b[k]) for k in a)
    assert {"encoder", "head", "expert", "members"} == {key.split(".")[0] for key in a}
    package.encoder()


def test_weights_of_another_shape_are_refused(package: Package) -> None:
    other = {**package.card, "architecture": {**package.card["architecture"], "width": 4}}
    with pytest.raises(ValueError, match="do not fit"):
        Package(package.folder, other).classifier()


def test_no_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="cannot be used"):
        read_package(tmp_path)
