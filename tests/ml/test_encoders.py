"""Every encoder: any length, local pooling, pieces, and the exported graph in OpenVINO giving what torch gives."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from ml.contract import ONNX_EMBEDDING, ContractError
from ml.embed import pooled_over
from ml.encoder_table import as_text, row_of
from ml.encoders.cost import cost_of
from ml.encoders.registry import ENCODERS, encoder_spec
from ml.errors import RunError
from ml.export import new_card, read_package, write_classifier, write_encoder
from ml.features import PANNS_16K, FrontEnd, normalise_db
from ml.graph import Architecture, WaveformClassifier, WaveformEncoder
from tests.ml.test_export import lively

TINY = {"small": 4, "cnn14": 2, "cnn14_half": 2, "cnn14_quarter": 2, "mobile": 2, "panns_cnn14": 2}


def tiny(name: str, **changes: Any) -> Architecture:
    torch.manual_seed(0)
    return replace(Architecture.of(name, TINY[name]), **changes)


def tiny_encoder(architecture: Architecture) -> Any:
    """Its batch norms as after some training, so that a tiny network's features tell sounds apart."""
    encoder = architecture.new_encoder().train()
    for module in encoder.modules():
        if isinstance(module, (torch.nn.BatchNorm1d, torch.nn.BatchNorm2d)):
            module.momentum = None  # the plain average of what it sees
    with torch.no_grad():
        for number in range(8):
            encoder(normalise_db(picture(architecture.front_end, 90 + number, 4), architecture.front_end))
    return encoder.eval()


def picture(front_end: FrontEnd, n_frames: int, batch: int = 1) -> torch.Tensor:
    rng = torch.Generator().manual_seed(n_frames)
    return -40 + 10 * torch.randn(batch, front_end.n_mels, n_frames, generator=rng)


@pytest.mark.parametrize("name", ENCODERS)
@pytest.mark.parametrize("n_frames", [1, 31, 32, 100, 707])
def test_any_length_gives_features_at_the_stride(name: str, n_frames: int) -> None:
    architecture = tiny(name)
    encoder = tiny_encoder(architecture)
    with torch.no_grad():
        features = encoder(picture(architecture.front_end, n_frames, 2))
    assert features.shape[:2] == (2, encoder.channels)
    assert abs(features.shape[2] - n_frames / encoder.time_stride) <= 1
    assert encoder.pool(features).shape == (2, encoder.dim)
    assert torch.isfinite(features).all()
    everywhere = encoder.pool_local(features, 2 * features.shape[2] + 1)
    middle = everywhere[:, features.shape[2] // 2]
    torch.testing.assert_close(middle, encoder.pool(features), atol=1e-5, rtol=1e-4)


@pytest.mark.parametrize("name", ENCODERS)
def test_sounds_in_a_batch_do_not_touch(name: str) -> None:
    architecture = tiny(name)
    encoder = tiny_encoder(architecture)
    mel = picture(architecture.front_end, 130, 3)
    with torch.no_grad():
        torch.testing.assert_close(encoder(mel)[1:2], encoder(mel[1:2]), atol=1e-3, rtol=1e-3)


@pytest.mark.parametrize("name", [name for name, spec in ENCODERS.items() if spec.network.margin_frames is not None])
@pytest.mark.parametrize("n_frames", [33, 384, 391, 1_000])
def test_in_pieces_it_is_as_at_once(name: str, n_frames: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ml.embed.PIECE_FRAMES", 128)
    architecture = tiny(name)
    encoder = tiny_encoder(architecture)
    mel_db = picture(architecture.front_end, n_frames)
    with torch.no_grad():
        at_once = encoder.pool(encoder(normalise_db(mel_db, architecture.front_end)))[0]
        in_pieces = pooled_over(encoder, mel_db[0].T.contiguous().numpy(), architecture.front_end)
    torch.testing.assert_close(in_pieces, at_once, atol=1e-4, rtol=1e-4)


@pytest.fixture(scope="module", params=["cnn14", "mobile", "panns_cnn14"])
def exported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A package with the front end inside, and its graph in OpenVINO. SpeechBrain's and PANNs' front ends too."""
    openvino = pytest.importorskip("openvino")
    name = request.param
    architecture = tiny(name, front_end=PANNS_16K) if name == "panns_cnn14" else tiny(name)
    folder = tmp_path_factory.mktemp("models") / name
    if name == "cnn14":
        architecture = replace(architecture, n_classes=3)
        member = architecture.new_member().eval()
        lively(member)
        model = WaveformClassifier(architecture, [member]).eval()
        dim = member.network.encoder.dim
        write_classifier(folder, architecture, model, new_card("classifier", "x", architecture, dim))
    else:
        encoder = tiny_encoder(architecture)
        write_encoder(folder, architecture, encoder, {}, new_card("encoder", "x", architecture, encoder.dim))
    compiled = openvino.Core().compile_model(folder / "model.onnx", "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    return read_package(folder), compiled


def test_the_graph_gives_what_torch_gives_at_any_length(exported: Any) -> None:
    package, compiled = exported
    golden = np.load(package.folder / "golden.npz", allow_pickle=False)
    np.testing.assert_allclose(
        compiled(golden["waveform"])[ONNX_EMBEDDING], golden[ONNX_EMBEDDING], rtol=2e-3, atol=2e-3
    )
    assert np.abs(golden[ONNX_EMBEDDING][0] - golden[ONNX_EMBEDDING][1]).max() > 1e-2
    for batch, samples in ((1, package.card["input"]["min_samples"]), (2, 23_457), (1, 100_000)):
        waveform = 0.1 * torch.randn(batch, samples, generator=torch.Generator().manual_seed(samples))
        got = compiled(waveform.numpy())
        with torch.no_grad():
            if package.card["kind"] == "encoder":
                expected = WaveformEncoder(package.architecture.front_end, package.encoder()).eval()(waveform)
            else:
                logits, frame_logits, expected = package.classifier()(waveform)
                np.testing.assert_allclose(got["logits"], logits.numpy(), rtol=1e-3, atol=1e-3)
                np.testing.assert_allclose(got["frame_logits"], frame_logits.numpy(), rtol=1e-3, atol=1e-3)
        np.testing.assert_allclose(got[ONNX_EMBEDDING], expected.numpy(), rtol=2e-3, atol=2e-3)


def test_a_network_for_32_khz_becomes_no_package(tmp_path: Path) -> None:
    architecture = tiny("panns_cnn14")
    with pytest.raises(RunError, match="32000 Hz"):
        write_encoder(tmp_path / "x", architecture, tiny_encoder(architecture), {}, {})
    assert not (tmp_path / "x").exists()


def test_cnn14_has_the_published_size_and_cost() -> None:
    spec = ENCODERS["cnn14"]
    with torch.device("meta"):
        assert sum(p.numel() for p in spec.build(80).parameters()) == 75_477_472
    quarter, full = (cost_of(ENCODERS["cnn14"].build(80, width), spec.front_end).gmac_per_s for width in (4, 8))
    assert 3.5 < full / quarter < 4


def test_the_cost_of_one_convolution_is_counted_by_hand() -> None:
    encoder = ENCODERS["small"].build(64, 4)
    cost = cost_of(encoder, FrontEnd())
    by_hand = 0
    frames, bins = 1_024, 64
    strides = ((2, 2, 1, 4), (2, 2, 4, 8), (1, 1, 8, 8), (2, 2, 8, 16), (1, 1, 16, 16), (2, 1, 16, 32), (1, 1, 32, 32))
    for of_bins, of_frames, n_in, n_out in strides:
        bins, frames = bins // of_bins, frames // of_frames
        by_hand += bins * frames * 9 * n_in * n_out
    assert cost.gmac_per_s == pytest.approx(by_hand / 10.24 / 1e9)
    assert encoder.training


def test_the_mobile_network_has_about_a_million_parameters() -> None:
    assert 0.9e6 < sum(p.numel() for p in ENCODERS["mobile"].build(64).parameters()) < 1.1e6


def test_the_table_counts_without_measuring() -> None:
    row = row_of("small", 0.0)
    assert row.times_real_time is row.views_per_s is None
    assert "| small |" in as_text([row])
    assert "| 1,163,488 |" in as_text([row])


def test_unknown_names_are_refused() -> None:
    with pytest.raises(RunError, match="no encoder called 'resnet'"):
        encoder_spec("resnet")
    card = {"architecture": {**tiny("small").as_json(), "encoder": "resnet"}}
    with pytest.raises(ContractError, match="unknown encoder"):
        Architecture.from_card(card)
    card = {"architecture": {**tiny("small").as_json(), "front_end": {"kind": "mfcc"}}}
    with pytest.raises(ContractError, match="mfcc"):
        Architecture.from_card(card)


def test_a_card_from_before_the_encoders_is_read() -> None:
    old = {
        "front_end": {"sample_rate_hz": 16_000, "n_fft": 400, "hop": 160, "n_mels": 64, "f_min_hz": 0.0},
        "width": 32,
        "n_members": 1,
        "n_classes": 2,
    }
    architecture = Architecture.from_card({"architecture": old})
    assert architecture == Architecture.of("small", 32, 1, 2)
    assert (architecture.frame_hop_s, architecture.context_frames, architecture.min_samples) == (0.08, 13, 4_000)
