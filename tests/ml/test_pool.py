"""Reading recordings, cutting crops, windows."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from cryapp.audio.resample import to_mono_16k
from ml import score
from ml.audio_io import build_pool, read_waveform
from ml.contract import ManifestRow, Use
from ml.errors import RunError
from ml.features import FrontEnd, MelPower, to_db
from ml.graph import MAX_SECONDS, MIN_SAMPLES
from ml.score import windows

SETTINGS = FrontEnd()


def wav(path: Path, samples: np.ndarray, rate_hz: int = 16_000) -> Path:
    soundfile.write(path, samples, rate_hz, subtype="FLOAT")
    return path


def row(path: Path) -> ManifestRow:
    return ManifestRow(path.stem, str(path), "i", False, Use.TRAIN)


def never(done: int, total: int) -> None:
    """No progress is shown."""


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 44_100, 48_000])
def test_any_rate_becomes_16_khz_with_the_tone_where_it_was(tmp_path: Path, rate_hz: int) -> None:
    t = np.arange(rate_hz) / rate_hz
    waveform = read_waveform(wav(tmp_path / "a.wav", np.sin(2 * np.pi * 1_000 * t), rate_hz), 16_000)
    assert abs(len(waveform) - 16_000) <= 1
    assert abs(int(torch.fft.rfft(waveform).abs().argmax()) - 1_000) <= 1


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 44_100])
def test_training_hears_what_the_app_scores(tmp_path: Path, rate_hz: int) -> None:
    """The same recording becomes the same samples on both sides, whose code cannot be shared."""
    samples = 0.2 * np.random.default_rng(0).standard_normal((rate_hz // 2, 2)).astype(np.float32)
    heard = read_waveform(wav(tmp_path / "a.wav", samples, rate_hz), 16_000)
    np.testing.assert_array_equal(heard.numpy(), to_mono_16k(samples, rate_hz))


def test_channels_are_averaged_and_no_numbers_are_silence(tmp_path: Path) -> None:
    stereo = np.stack([np.full(8_000, 0.5), np.full(8_000, -0.1)], axis=1)
    stereo[10] = np.nan
    stereo[11] = np.inf
    waveform = read_waveform(wav(tmp_path / "a.wav", stereo), 16_000)
    assert torch.isfinite(waveform).all()
    assert float(waveform[100]) == pytest.approx(0.2)


def test_missing_and_broken_files_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_waveform(tmp_path / "no.flac", 16_000)
    (tmp_path / "bad.flac").write_bytes(b"no sound here")
    with pytest.raises(RunError, match=r"bad\.flac"):
        read_waveform(tmp_path / "bad.flac", 16_000)


def test_pool_holds_the_features_and_leaves_out_what_is_none(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    good = [wav(tmp_path / f"{n}.wav", 0.1 * rng.standard_normal(8_000 * n)) for n in (1, 2)]
    short = wav(tmp_path / "short.wav", np.zeros(64))
    (tmp_path / "bad.wav").write_bytes(b"RIFF")
    warned: list[str] = []
    rows = [row(p) for p in (good[0], short, tmp_path / "bad.wav", good[1])]
    pool = build_pool(rows, SETTINGS, tmp_path / "pool.mel", never, warned.append)
    assert [r.recording for r in pool.rows] == ["1", "2"]
    assert len(warned) == 2
    assert [pool.n_frames(i) for i in range(2)] == [51, 101]
    expected = to_db(MelPower(SETTINGS)(read_waveform(good[1], 16_000)[None]))[0]
    torch.testing.assert_close(pool.whole(1), expected, atol=0.07, rtol=0)


def test_nothing_usable_is_said(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="None of the recordings"):
        build_pool([row(wav(tmp_path / "a.wav", np.zeros(9)))], SETTINGS, tmp_path / "p", never, lambda _: None)


def test_crops_are_inside_and_short_recordings_repeat(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    paths = [wav(tmp_path / f"{n}.wav", rng.standard_normal(n) * 0.1) for n in (8_000, 32_000)]
    pool = build_pool([row(p) for p in paths], SETTINGS, tmp_path / "p", never, lambda _: None)
    crops = pool.crops([0, 1, 1], 120, torch.Generator().manual_seed(0))
    assert crops.shape == (3, 64, 120)
    short = pool.whole(0)
    assert torch.equal(crops[0][:, :51], crops[0][:, 51:102]), "a short recording is repeated"
    assert (crops[0][:, :1] == short).all(dim=0).any()
    whole = pool.whole(1)
    starts = [s for s in range(whole.shape[1] - 119) if torch.equal(whole[:, s : s + 120], crops[1])]
    assert len(starts) == 1
    assert not torch.equal(crops[1], crops[2])


def test_pieces_of_a_long_recording_are_equal_and_complete(tmp_path: Path) -> None:
    path = wav(tmp_path / "a.wav", np.random.default_rng(0).standard_normal(48_000) * 0.1)
    pool = build_pool([row(path)], SETTINGS, tmp_path / "p", never, lambda _: None)
    pieces = list(pool.windows(0, 100))
    assert max(p.shape[2] for p in pieces) <= 100
    assert max(p.shape[2] for p in pieces) - min(p.shape[2] for p in pieces) <= 1
    torch.testing.assert_close(torch.cat(pieces, dim=2)[0], pool.whole(0))


def test_a_very_long_recording_is_read_piece_by_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = wav(tmp_path / "a.wav", np.random.default_rng(0).standard_normal(69 * 16_000) * 0.1)
    whole = list(score.windows_of_file(path))
    monkeypatch.setattr(score, "CHUNK_S", 40.0)
    for a, b in zip(whole, score.windows_of_file(path), strict=True):
        assert abs(len(a) - len(b)) <= 1
        torch.testing.assert_close(a[: len(b)], b[: len(a)])


def test_cancelling_while_reading_leaves_no_pool(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    path = wav(tmp_path / "a.wav", np.zeros(8_000))
    with pytest.raises(KeyboardInterrupt):
        build_pool([row(path)], SETTINGS, tmp_path / "pool", stop, lambda _: None)
    pool = build_pool([row(path)], SETTINGS, tmp_path / "pool", never, lambda _: None)
    assert pool.n_frames(0) == 51, "what a cancelled run left is no hindrance"


@pytest.mark.parametrize("seconds", [0.01, 1, MAX_SECONDS, MAX_SECONDS + 0.01, 100])
def test_windows_are_equal_and_not_too_long(seconds: float) -> None:
    cut = windows(torch.arange(round(seconds * 16_000)).float())
    assert MIN_SAMPLES <= cut.shape[1] <= MAX_SECONDS * 16_000
    assert abs(cut.numel() - max(seconds * 16_000, MIN_SAMPLES)) <= cut.shape[0]
