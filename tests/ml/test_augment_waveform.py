"""True rooms, bands, speeds and codecs, and the copies of recordings made with them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from ml.audio_io import build_pool
from ml.augment import codecs as codec_module
from ml.augment import variants
from ml.augment.codecs import IMA_INDEX_CHANGE, IMA_STEPS, codecs, ima_adpcm, mu_law
from ml.augment.variants import build_variants, varied
from ml.augment.waveform import at_speed, band_limited, reverberant, with_background, with_gain
from ml.contract import ManifestRow, Use
from ml.features import FrontEnd, MelPower, to_db

RATE_HZ = 16_000


def tone(hz: float, seconds: float = 1.0, level: float = 0.3) -> np.ndarray:
    t = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    return np.asarray(level * np.sin(2 * np.pi * hz * t), dtype=np.float32)


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def snr_db(clean: np.ndarray, other: np.ndarray) -> float:
    return float(10 * np.log10(np.square(clean).sum() / np.square(other - clean).sum()))


def loudest_hz(x: np.ndarray) -> float:
    return float(np.abs(np.fft.rfft(x)).argmax() * RATE_HZ / len(x))


def test_gain_clips_at_full_scale() -> None:
    out = with_gain(tone(500), 20.0)
    assert np.abs(out).max() == 1.0
    np.testing.assert_allclose(with_gain(tone(500), -6.0), tone(500) * 0.5012, atol=1e-4)


@pytest.mark.parametrize("n_other", [700, 50_000])
def test_background_comes_in_at_its_ratio(n_other: int) -> None:
    x, other = tone(500), rng(1).standard_normal(n_other).astype(np.float32)
    assert snr_db(x, with_background(x, other, 12.0, rng())) == pytest.approx(12.0, abs=0.05)
    silent = with_background(x, np.zeros(100, dtype=np.float32), 0.0, rng())
    np.testing.assert_array_equal(silent, x)


def test_a_band_keeps_what_is_inside() -> None:
    out = band_limited(tone(1_000) + tone(5_000) + tone(100), RATE_HZ, 300.0, 3_400.0)
    np.testing.assert_allclose(out[500:-500], tone(1_000)[500:-500], atol=2e-3)


def test_a_room_decays_by_60_db_in_its_time_and_comes_after() -> None:
    click = np.zeros(RATE_HZ, dtype=np.float32)
    click[1_000] = 1.0
    out = reverberant(click, RATE_HZ, 0.4, 0.0, rng())
    assert np.abs(out[:1_000]).max() < 1e-6
    assert out[1_000] == pytest.approx(1.0, abs=1e-5)
    early, late = (np.square(out[a : a + 800]).mean() for a in (1_001, 1_001 + 3_200))
    assert 10 * np.log10(early / late) == pytest.approx(30, abs=2)
    assert float(np.square(out[1_001:]).sum()) == pytest.approx(1.0, rel=0.05)


@pytest.mark.parametrize("factor", [0.9, 1.0, 1.1])
def test_speed_moves_pitch_and_length_together(factor: float) -> None:
    out = at_speed(tone(500), RATE_HZ, factor)
    assert len(out) == pytest.approx(RATE_HZ / factor, abs=2)
    assert loudest_hz(out) == pytest.approx(500 * factor, abs=1.5)


def slow_ima(block: np.ndarray) -> list[float]:
    """IMA's encoder and decoder as the standard's pseudo-code has them, one sample after the other."""
    pcm = [round(float(v) * 32768) for v in block]
    guess, index = pcm[0], int(np.searchsorted(IMA_STEPS, abs(pcm[1] - pcm[0]) / 4))
    out = [guess]
    for sample in pcm[1:]:
        step, code, difference = int(IMA_STEPS[index]), 0, sample - guess
        if difference < 0:
            code, difference = 8, -difference
        for bit, part in ((4, step), (2, step >> 1), (1, step >> 2)):
            if difference >= part:
                code, difference = code | bit, difference - part
        change = step >> 3
        change += step * bool(code & 4) + (step >> 1) * bool(code & 2) + (step >> 2) * bool(code & 1)
        guess = max(-32768, min(32767, guess - change if code & 8 else guess + change))
        index = max(0, min(88, index + int(IMA_INDEX_CHANGE[code & 7])))
        out.append(guess)
    return [v / 32768 for v in out]


def test_ima_adpcm_is_the_standards_arithmetic() -> None:
    x = np.asarray(tone(440, 0.08) + 0.1 * rng(2).standard_normal(1_280), dtype=np.float32)
    out = ima_adpcm(x)
    for start in (0, 505):
        np.testing.assert_allclose(out[start : start + 505], slow_ima(x[start : start + 505]), atol=1e-7)
    assert len(out) == len(x)


def test_ima_adpcm_is_as_good_as_four_bits_are() -> None:
    assert 15 < snr_db(tone(440), ima_adpcm(tone(440))) < 40
    assert np.abs(ima_adpcm(np.zeros(600, dtype=np.float32))).max() < 1e-3
    assert np.abs(ima_adpcm(2 * tone(440, level=1.0))).max() <= 1.0


def test_mu_law_keeps_soft_sounds_as_well_as_loud_ones() -> None:
    for level in (0.9, 0.1, 0.01):
        assert 30 < snr_db(tone(440, level=level), mu_law(tone(440, level=level))) < 45
    assert mu_law(np.zeros(3, dtype=np.float32)).tolist() == [0, 0, 0]


@pytest.mark.parametrize("name", sorted(codecs()))
def test_a_codec_gives_the_sound_back_recognisably(name: str) -> None:
    x = tone(440, 0.7)
    out = codecs()[name](x, RATE_HZ)
    assert (len(out), out.dtype) == (len(x), np.float32)
    assert loudest_hz(out) == pytest.approx(440, abs=3)
    assert not np.array_equal(out, x)


def test_narrow_band_codecs_leave_nothing_above_4_khz() -> None:
    hiss = rng(3).standard_normal(RATE_HZ).astype(np.float32) * 0.1
    mel = MelPower(FrontEnd())
    for name in {"mu_law", "amr_nb"} & set(codecs()):
        out = to_db(mel(torch.from_numpy(codecs()[name](hiss, RATE_HZ))[None]))[0].mean(dim=1)
        assert float(out[20:30].mean() - out[60:].mean()) > 25, name


def test_without_ffmpeg_the_arithmetic_ones_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec_module.importlib.util, "find_spec", lambda name: None)
    assert set(codecs()) == {"mu_law", "ima_adpcm"}


def test_everything_at_once_stays_a_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("P_SPEED", "P_ROOM", "P_SURROUNDINGS", "P_BAND", "P_CODEC"):
        monkeypatch.setattr(variants, name, 1.0)
    for seed in range(6):
        out = varied(tone(500), RATE_HZ, [tone(90)], rng(seed))
        assert np.isfinite(out).all()
        assert np.abs(out).max() <= 1.5
        assert 0.85 * RATE_HZ < len(out) < 1.15 * RATE_HZ


def made(folder: Path, n: int) -> list[ManifestRow]:
    rows = []
    for i in range(n):
        path = folder / f"{i}.wav"
        soundfile.write(path, tone(300 + 200 * i, 0.4 + 0.1 * i), RATE_HZ)
        rows.append(ManifestRow(f"r{i}", str(path), f"i{i}", False, Use.POOL, sha256=f"{folder.name} {i}"))
    return rows


def test_copies_are_of_their_recording_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = made(tmp_path, 3)
    pool = build_pool(rows, FrontEnd(), tmp_path / "cache", lambda done, total: None, print)
    copies = build_variants(rows, FrontEnd(), 2, tmp_path / "cache")
    assert [row.recording for row in copies.rows] == ["r0", "r0", "r1", "r1", "r2", "r2"]
    assert not torch.equal(copies.whole(0), copies.whole(1))
    for i in range(3):
        assert not torch.equal(copies.whole(2 * i)[:, :40], pool.whole(i)[:, :40])
    monkeypatch.setattr(variants, "waveform_blocks", None)
    kept = build_variants(rows, FrontEnd(), 2, tmp_path / "cache")
    assert all(torch.equal(kept.whole(i), copies.whole(i)) for i in range(6)), "nothing is decoded again"


def test_copies_with_other_surroundings_are_other_copies(tmp_path: Path) -> None:
    rows = made(tmp_path, 1)
    (tmp_path / "street").mkdir()
    street = made(tmp_path / "street", 2)
    plain = build_variants(rows, FrontEnd(), 4, tmp_path / "cache")
    mixed = build_variants(rows, FrontEnd(), 4, tmp_path / "cache", street)
    assert any(not torch.equal(plain.whole(i), mixed.whole(i)) for i in range(4))
