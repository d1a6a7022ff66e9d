"""Embeddings of files: any format and length, the app's way for packages, what cannot be read said and left out."""

from __future__ import annotations

import importlib.util
import io
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

import ml.audio_stream
import ml.embed
from ml.audio_stream import mel_db_blocks, waveform_blocks
from ml.commands import COMMANDS, PlainEmitter, run_command
from ml.embed import embedder, recordings, run
from ml.errors import RunError
from ml.export import read_package
from ml.features import PANNS_16K, PANNS_32K, SPEECHBRAIN, FrontEnd, MelPower, to_db
from ml.score import score_windows, windows_of_file

RATE_HZ = 16_000


def noise(seconds: float, rate_hz: int = RATE_HZ, channels: int = 1) -> np.ndarray:
    rng = np.random.default_rng(round(1_000 * seconds) + rate_hz)
    return rng.normal(0, 0.1, (round(seconds * rate_hz), channels)).astype(np.float32)


def order(weights: Path, paths: list[Path], out: Path) -> Namespace:
    return Namespace(weights=weights, paths=paths, out=out, precision="fp32")


@pytest.mark.parametrize("front_end", [FrontEnd(), SPEECHBRAIN, PANNS_16K, PANNS_32K])
@pytest.mark.parametrize("n_samples", [900, 16_000, 47_123])
def test_block_by_block_the_picture_is_that_of_the_whole(front_end: FrontEnd, n_samples: int) -> None:
    waveform = noise(n_samples / RATE_HZ)[:, 0]
    whole = to_db(MelPower(front_end)(torch.from_numpy(waveform)[None]))[0]
    for size in (n_samples, 5_000, 777):
        blocks = [waveform[i : i + size] for i in range(0, n_samples, size)]
        pieces = torch.cat(list(mel_db_blocks(blocks, front_end)), dim=1)
        torch.testing.assert_close(pieces, whole, atol=1e-3, rtol=0)


def test_a_sound_too_short_is_filled_with_silence() -> None:
    assert torch.cat(list(mel_db_blocks([noise(0.01)[:, 0]], PANNS_16K, 4_000)), dim=1).shape == (64, 26)
    assert torch.cat(list(mel_db_blocks([], FrontEnd())), dim=1).shape[0] == 64


@pytest.mark.parametrize(("rate_hz", "channels"), [(16_000, 1), (44_100, 2), (8_000, 1)])
def test_any_rate_and_channels_become_mono_at_the_rate_wanted(
    tmp_path: Path, rate_hz: int, channels: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.wav"
    t = np.arange(rate_hz * 3) / rate_hz
    soundfile.write(path, np.stack([np.sin(2 * np.pi * 500 * t)] * channels, axis=1) * 0.5, rate_hz, subtype="FLOAT")
    monkeypatch.setattr(ml.audio_stream, "BLOCK_S", 0.7)
    got = np.concatenate(list(waveform_blocks(path, RATE_HZ)))
    assert abs(len(got) - 3 * RATE_HZ) <= 1
    middle = slice(RATE_HZ, 2 * RATE_HZ)
    expected = 0.5 * np.sin(2 * np.pi * 500 * np.arange(3 * RATE_HZ) / RATE_HZ)
    np.testing.assert_allclose(got[middle], expected[middle], atol=2e-3)


def test_what_is_no_number_is_silence(tmp_path: Path) -> None:
    sound = noise(0.5)
    sound[100:200] = np.nan
    soundfile.write(tmp_path / "a.wav", sound, RATE_HZ, subtype="FLOAT")
    got = np.concatenate(list(waveform_blocks(tmp_path / "a.wav", RATE_HZ)))
    assert np.isfinite(got).all()
    assert not got[100:200].any()


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_what_is_no_number_does_not_spread_when_resampled(tmp_path: Path, bad: float) -> None:
    sound = noise(0.5, 44_100)
    good = sound.copy()
    sound[9_000], good[9_000] = bad, 0.0
    told: list[str] = []
    got = []
    for name, samples in (("bad.wav", sound), ("good.wav", good)):
        soundfile.write(tmp_path / name, samples, 44_100, subtype="FLOAT")
        got.append(np.concatenate(list(waveform_blocks(tmp_path / name, RATE_HZ, told.append))))
    np.testing.assert_array_equal(*got)
    assert told == ["bad.wav: samples that are no numbers count as silence (1)."]


def test_a_file_that_ends_early_is_used_as_far_as_it_goes_and_told(m4a: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the app imports it; without anybody to tell, it is refused."""
    whole = np.concatenate(list(waveform_blocks(m4a, RATE_HZ)))
    real = ml.audio_stream._decoded

    def torn(path: Path) -> Iterator[ml.audio_stream.Decoded]:
        for number, block in enumerate(real(path)):
            if number == 5:
                raise RunError("torn", "")
            yield block

    monkeypatch.setattr(ml.audio_stream, "_decoded", torn)
    told: list[str] = []
    got = np.concatenate(list(waveform_blocks(m4a, RATE_HZ, told.append)))
    assert 0 < len(got) < len(whole)
    np.testing.assert_array_equal(got, whole[: len(got)])
    assert told == ["phone.m4a ends early or is damaged; what could be read up to there is used."]
    with pytest.raises(RunError, match="torn"):
        list(waveform_blocks(m4a, RATE_HZ))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are Unicode")
def test_a_name_in_another_encoding_is_read_and_told(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.wav"))
    with path.open("wb") as file:
        soundfile.write(file, noise(0.5), RATE_HZ, format="WAV")
    assert sum(map(len, waveform_blocks(path, RATE_HZ))) == RATE_HZ // 2
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, "utf-8")
    PlainEmitter(out).log(f"Left out: {path.name}")
    assert raw.getvalue() == b"Left out: caf\\udce9.wav\n"


@pytest.fixture
def m4a(tmp_path: Path) -> Path:
    """What libsndfile refuses."""
    av = pytest.importorskip("av")
    path = tmp_path / "phone.m4a"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=RATE_HZ, layout="mono")
        frame = av.AudioFrame.from_ndarray(noise(1.0).T, format="fltp", layout="mono")
        frame.sample_rate = RATE_HZ
        for packet in (*stream.encode(frame), *stream.encode(None)):
            container.mux(packet)
    return path


def test_what_libsndfile_refuses_is_read_by_pyav(m4a: Path) -> None:
    got = np.concatenate(list(waveform_blocks(m4a, RATE_HZ)))
    assert 0.9 < len(got) / RATE_HZ < 1.3
    assert 0.02 < got.std() < 0.2


def test_without_pyav_the_sentence_says_what_to_install(m4a: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *more: None if name == "av" else real(name, *more))
    with pytest.raises(RunError, match="PyAV is not installed") as caught:
        list(waveform_blocks(m4a, RATE_HZ))
    assert "pip install av" in caught.value.todo


def test_a_package_embeds_as_the_app_scores(tmp_path: Path, classifier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows of equal length too: longer than half a minute."""
    soundfile.write(tmp_path / "long.flac", noise(31.7), RATE_HZ)
    soundfile.write(tmp_path / "blip.wav", noise(0.05), RATE_HZ)
    package = read_package(classifier)
    model = package.classifier()
    embed = embedder(package, "fp32")
    for name in ("long.flac", "blip.wav"):
        path = tmp_path / name
        _, expected = score_windows(model, windows_of_file(path, model.min_samples))
        torch.testing.assert_close(embed(path).float(), expected, atol=1e-4, rtol=1e-3)


def test_one_row_for_each_readable_file(tmp_path: Path, encoder: Path) -> None:
    folder = tmp_path / "sounds"
    (folder / "deep").mkdir(parents=True)
    soundfile.write(folder / "b.flac", noise(1.0), RATE_HZ)
    soundfile.write(folder / "deep" / "a é.wav", noise(0.6), RATE_HZ)
    (folder / "broken.wav").write_bytes(b"RIFF")
    (folder / "notes.txt").write_text("no sound")
    (folder / "gone.wav").symlink_to(tmp_path / "nowhere.wav")
    said = io.StringIO()
    (command,) = [c for c in COMMANDS if c.name == "embed"]
    out = tmp_path / "out.npz"
    assert run_command(command, order(encoder, [folder], out), PlainEmitter(said)) == 0
    given = np.load(out, allow_pickle=False)
    assert given["path"].tolist() == [str(folder / "b.flac"), str(folder / "deep" / "a é.wav")]
    assert given["embedding"].shape == (2, read_package(encoder).encoder().dim)
    assert given["embedding"].dtype == np.float32
    assert "Left out: broken.wav" in said.getvalue()
    assert "2 of 4 recordings" in said.getvalue()
    assert given["left_out"].tolist() == [str(folder / "broken.wav"), str(folder / "gone.wav")]
    assert given["reason"][0] == "broken.wav holds no readable sound (Invalid data found when processing input)."
    assert "missing" in given["reason"][1]


def test_nothing_readable_is_a_sentence(tmp_path: Path, encoder: Path) -> None:
    (tmp_path / "x.wav").write_bytes(b"")
    emitter = PlainEmitter(io.StringIO())
    with pytest.raises(RunError, match="None of the recordings"):
        run(order(encoder, [tmp_path / "x.wav"], tmp_path / "o.npz"), emitter)
    with pytest.raises(RunError, match="no file or folder"):
        list(recordings([tmp_path / "nowhere"]))
    with pytest.raises(RunError, match="cannot be used"):
        run(order(tmp_path, [tmp_path / "x.wav"], tmp_path / "o.npz"), emitter)
    assert not (tmp_path / "o.npz").exists()


def test_bfloat16_is_near_single_precision(tmp_path: Path, encoder: Path) -> None:
    soundfile.write(tmp_path / "a.wav", noise(1.0), RATE_HZ)
    package = read_package(encoder)
    full, half = (embedder(package, precision)(tmp_path / "a.wav").float() for precision in ("fp32", "bf16"))
    assert 0 < (full - half).norm() / full.norm() < 0.1
