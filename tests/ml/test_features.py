"""The log-mel front end: torchaudio's for training and the graph's own are one."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from ml.encoders.base import Encoder
from ml.encoders.small import SmallEncoder
from ml.encoders.statistics import log_mel_statistics, n_statistics
from ml.features import PANNS_16K, SPEECHBRAIN, ConvMelPower, FrontEnd, MelPower, floored, normalise_db, to_db
from ml.graph import Architecture

SETTINGS = FrontEnd()


def sound(n: int, seed: int = 0) -> torch.Tensor:
    return 0.1 * torch.randn(2, n, generator=torch.Generator().manual_seed(seed))


@pytest.mark.parametrize("n_samples", [400, 4_000, 16_077, 31_999])
def test_the_two_front_ends_agree(n_samples: int) -> None:
    waveform = sound(n_samples)
    ours, theirs = ConvMelPower(SETTINGS)(waveform), MelPower(SETTINGS)(waveform)
    assert ours.shape == theirs.shape == (2, 64, SETTINGS.n_frames(n_samples))
    torch.testing.assert_close(to_db(ours), to_db(theirs), atol=1e-2, rtol=0)


@pytest.mark.parametrize("front_end", [SETTINGS, SPEECHBRAIN, PANNS_16K])
@pytest.mark.parametrize("n_samples", [4_000, 4_079, 4_159])
def test_silence_up_to_the_next_frame_changes_nothing(front_end: FrontEnd, n_samples: int) -> None:
    """What the app may append, so that many lengths become one (``hop_samples`` of the card)."""
    hop = Architecture(front_end, 32, 1, 2).silent_samples
    assert hop == (1 if front_end is PANNS_16K else front_end.hop)  # reflected edges would change
    waveform = sound(n_samples)
    filled = torch.nn.functional.pad(waveform, (0, n_samples // hop * hop + hop - 1 - n_samples))
    mel_power = ConvMelPower(front_end)
    torch.testing.assert_close(mel_power(filled), mel_power(waveform), atol=1e-7, rtol=1e-5)


def test_one_frame_by_the_slow_sum() -> None:
    """A frame in the middle, straight from the definition of the windowed DFT and the mel triangles."""
    waveform = sound(3_200)[:1]
    n, hop, frame = SETTINGS.n_fft, SETTINGS.hop, 8
    window = 0.54 - 0.46 * np.cos(2 * np.pi * np.arange(n) / n)
    part = waveform[0].double().numpy()[frame * hop - n // 2 : frame * hop + n // 2] * window
    power = np.array([abs(np.sum(part * np.exp(-2j * np.pi * k * np.arange(n) / n))) ** 2 for k in range(n // 2 + 1)])
    edges_hz = 700 * (10 ** (np.linspace(0, 2595 * np.log10(1 + 8000 / 700), 66) / 2595) - 1)
    bins_hz = np.arange(n // 2 + 1) * SETTINGS.sample_rate_hz / n
    expected = []
    for m in range(64):
        low, middle, high = edges_hz[m : m + 3]
        weight = np.clip(np.minimum((bins_hz - low) / (middle - low), (high - bins_hz) / (high - middle)), 0, None)
        expected.append(float(weight @ power))
    got = ConvMelPower(SETTINGS)(waveform)[0, :, frame].double().numpy()
    np.testing.assert_allclose(got, expected, rtol=2e-3, atol=1e-6)


def test_a_tone_lands_in_its_mel_bin() -> None:
    t = torch.arange(16_000) / 16_000
    for hz in (300.0, 1_000.0, 4_000.0):
        mel = MelPower(SETTINGS)(torch.sin(2 * torch.pi * hz * t)[None])[0].mean(dim=1)
        expected = 2595 * np.log10(1 + hz / 700) / (2595 * np.log10(1 + 8000 / 700)) * 65 - 1
        assert abs(int(mel.argmax()) - expected) <= 1


def test_gain_does_not_change_what_the_encoder_sees() -> None:
    waveform = sound(16_000)
    a, b = (normalise_db(to_db(MelPower(SETTINGS)(g * waveform)), SETTINGS) for g in (1.0, 0.05))
    torch.testing.assert_close(a, b, atol=1e-3, rtol=0)


def test_silence_gives_zeros_not_nan() -> None:
    mel = normalise_db(to_db(MelPower(SETTINGS)(torch.zeros(1, 8_000))), SETTINGS)
    assert torch.equal(mel, torch.zeros_like(mel))


def test_the_floor_is_below_each_recordings_own_peak() -> None:
    x = torch.tensor([[[0.0, -200.0]], [[50.0, -200.0]]])
    assert floored(x, 80.0)[:, 0, 1].tolist() == [-80.0, -30.0]


def test_statistics_do_not_change_with_gain_and_have_the_width_announced() -> None:
    db = to_db(MelPower(SETTINGS)(sound(16_000)))
    a, b = log_mel_statistics(db, 80.0), log_mel_statistics(db + 13.0, 80.0)
    assert a.shape == (2, n_statistics(64))
    torch.testing.assert_close(a, b, atol=1e-3, rtol=0)


def test_statistics_of_a_constant_picture_are_zero() -> None:
    assert log_mel_statistics(torch.full((1, 64, 40), -30.0), 80.0).abs().max() < 1e-3


def slow_statistics(mel_db: np.ndarray) -> np.ndarray:
    """Each statistic as its name says, one picture (n_mels, frames) in double precision."""
    x = np.maximum(mel_db, mel_db.max() - 80.0)
    mean = x.mean(axis=1)
    steps = x[:, 4:] - x[:, :-4]
    found = [mean - mean.mean(), x.std(axis=1), x.max(axis=1) - mean]
    found += [(x[:, lag:] - x[:, :-lag]).std(axis=1) for lag in (1, 4, 16)]
    found += [(x[bins:] - x[:-bins]).std(axis=1) for bins in (1, 2, 4)]
    found.append(np.abs(x[:, 2:] - 2 * x[:, 1:-1] + x[:, :-2]).mean(axis=1))
    found.append((x[2:] - 2 * x[1:-1] + x[:-2]).std(axis=1))
    found.append((steps[1:] - steps[:-1]).std(axis=1))
    return np.concatenate(found)


@pytest.mark.parametrize("gain", [1.0, 1e-4])
def test_statistics_are_what_their_names_say(gain: float) -> None:
    """Speech-like: loud and silent by turns, so that spreads are wide and neighbours much alike."""
    waveform = gain * sound(32_000) * (torch.sin(torch.arange(32_000) / 2_000) > 0)
    db = to_db(MelPower(SETTINGS)(waveform))
    expected = np.stack([slow_statistics(one.double().numpy()) for one in db])
    np.testing.assert_allclose(log_mel_statistics(db, 80.0).numpy(), expected, rtol=1e-4, atol=2e-3)


@pytest.mark.parametrize("n_frames", [26, 100, 707])
def test_encoder_keeps_one_frame_in_eight(n_frames: int) -> None:
    encoder = SmallEncoder().eval()
    assert 1_000_000 < sum(p.numel() for p in encoder.parameters()) < 2_000_000
    features = encoder(torch.randn(1, 64, n_frames))
    assert features.shape == (1, 256, -(-n_frames // 8))
    assert encoder.pool(features).shape == (1, encoder.dim)


def test_local_pooling_over_everything_is_global_pooling() -> None:
    features = torch.randn(2, 5, 7)
    everywhere = Encoder().pool_local(features, 13)
    torch.testing.assert_close(everywhere[:, 3], Encoder().pool(features))


def test_local_pooling_looks_at_its_neighbourhood_only() -> None:
    features = torch.zeros(1, 1, 41)
    features[0, 0, 20] = 1.0
    touched = Encoder().pool_local(features, 5)[0, :, 0].nonzero().flatten()
    assert touched.tolist() == [18, 19, 20, 21, 22]
