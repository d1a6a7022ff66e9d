"""Our front ends and CNN14 give what SpeechBrain's and PANNs' own code gives, to the last digits of a float."""

from __future__ import annotations

import io
from argparse import Namespace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
import torch

import ml.embed
from ml.commands import PlainEmitter
from ml.convert import run as convert
from ml.embed import run as embed
from ml.features import PANNS_16K, PANNS_32K, SPEECHBRAIN, ConvMelPower, FrontEnd, MelPower, normalise_db, to_db
from tests.ml import peers

MOST_DB = 1e-3
MOST_GRAPH_DB = 1e-2
"""Of the exported graph's convolutions, 80 dB below a recording's loudest bin, where single precision ends."""
MOST_RELATIVE = 1e-4


def sound(n: int, rate_hz: int = 16_000, seed: int = 0) -> torch.Tensor:
    """A gliding tone with overtones in noise that swells: (2, n)."""
    rng = torch.Generator().manual_seed(seed)
    t = torch.arange(n) / rate_hz
    phase = 2 * torch.pi * torch.cumsum(420 + 80 * torch.sin(2 * torch.pi * 1.5 * t), 0) / rate_hz
    tone = torch.stack([torch.sin(k * phase) / k for k in range(1, 9)]).sum(0)
    noise = torch.randn(2, n, generator=rng) * torch.linspace(0.001, 0.1, n)
    return (noise + torch.tensor([[0.1], [0.0]]) * tone).float()


def convert_and_embed(folder: Path, kind: str, state: Any, waveform: torch.Tensor, rate_hz: int) -> np.ndarray:
    torch.save(state, folder / "foreign.ckpt")
    for number, one in enumerate(waveform):
        soundfile.write(folder / f"{number}.wav", one.numpy(), rate_hz, subtype="FLOAT")
    out, emitter = folder / "f.safetensors", PlainEmitter(io.StringIO())
    order = {"checkpoint": folder / "foreign.ckpt", "kind": kind, "out": out, "front_end": "published", "audio": []}
    assert convert(Namespace(**order), emitter) == 0
    paths = [folder / f"{number}.wav" for number in range(len(waveform))]
    assert embed(Namespace(weights=out, paths=paths, out=folder / "e.npz", precision="fp32"), emitter) == 0
    given = np.load(folder / "e.npz", allow_pickle=False)
    assert given["path"].tolist() == [str(path) for path in paths]
    return given["embedding"]


def relative(ours: np.ndarray, theirs: torch.Tensor) -> float:
    expected = theirs.detach().numpy()
    assert ours.shape == expected.shape
    return float((np.linalg.norm(ours - expected, axis=1) / np.linalg.norm(expected, axis=1)).max())


@pytest.fixture(scope="module")
def speechbrain() -> Any:
    return peers.speechbrain()


@pytest.mark.parametrize("n_samples", [6_000, 16_077, 48_000])
def test_features_are_speechbrains(speechbrain: Any, n_samples: int) -> None:
    features, _ = speechbrain
    for waveform in (sound(n_samples), torch.zeros(1, n_samples)):
        expected = features(waveform).transpose(1, 2)
        for mel_power, most_db in ((MelPower(SPEECHBRAIN), MOST_DB), (ConvMelPower(SPEECHBRAIN), MOST_GRAPH_DB)):
            got = normalise_db(to_db(mel_power(waveform)), SPEECHBRAIN)
            torch.testing.assert_close(got, expected, atol=most_db, rtol=0)


def test_other_filters_would_be_noticed(speechbrain: Any) -> None:
    features, _ = speechbrain
    waveform = sound(16_000)
    ours = FrontEnd(n_mels=80)
    other = normalise_db(to_db(MelPower(ours)(waveform)), ours) * ours.how.scale_db
    assert (other - features(waveform).transpose(1, 2)).abs().max() > 100 * MOST_DB


def test_embedding_of_whole_files_is_speechbrains(
    tmp_path: Path, speechbrain: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In pieces much shorter than the sound, which must not show."""
    features, network = speechbrain
    waveform = sound(37_333)[:1]
    with torch.no_grad():
        expected = network(features(waveform))[:, 0]
    monkeypatch.setattr(ml.embed, "PIECE_FRAMES", 96)
    state = {f"embedding.{key}": value for key, value in network.state_dict().items()}
    got = convert_and_embed(tmp_path, "sb-cnn14", state, waveform, 16_000)
    assert relative(got, expected) <= MOST_RELATIVE


@pytest.mark.parametrize("front_end", [PANNS_32K, PANNS_16K])
def test_features_are_panns(front_end: FrontEnd) -> None:
    spectrogram, logmel = peers.panns_front_end(front_end)
    waveform = sound(2 * front_end.sample_rate_hz, front_end.sample_rate_hz)
    expected = logmel(spectrogram(waveform))[:, 0].transpose(1, 2)
    for mel_power, most_db in ((MelPower(front_end), MOST_DB), (ConvMelPower(front_end), MOST_GRAPH_DB)):
        got = normalise_db(to_db(mel_power(waveform)), front_end)
        torch.testing.assert_close(got, expected, atol=most_db, rtol=0)


def test_embedding_of_whole_files_is_panns(tmp_path: Path) -> None:
    network = peers.panns(PANNS_16K)
    waveform = sound(20_000)[:1]
    with torch.no_grad():
        expected = network(waveform)["embedding"]
    got = convert_and_embed(tmp_path, "panns-cnn14-16k", {"model": network.state_dict()}, waveform, 16_000)
    assert relative(got, expected) <= MOST_RELATIVE
