"""Decoding: right samples from any format, a sentence for everything else."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from cryapp.audio.decode import BLOCK_FRAMES, AudioSource, open_audio
from cryapp.domain.errors import UserError
from tests.audio.made import Samples, cut, encode, patched, tone, write

WAV_CHANNELS, WAV_RATE, WAV_DATA_SIZE = 22, 24, 40


def decoded(path: Path) -> tuple[Samples, AudioSource]:
    with open_audio(path) as source:
        return np.concatenate(list(source.blocks())), source


def reason(path: Path) -> str:
    with pytest.raises(UserError) as error, open_audio(path) as source:
        list(source.blocks())
    assert error.value.happened.endswith(".")
    return error.value.happened


def alike(a: Samples, b: Samples) -> float:
    """Best correlation of two mono signals over the small delays that lossy codecs add."""
    n = min(len(a), len(b)) - 4_000
    x = b[2_000 : 2_000 + n, 0]
    return max(float(np.corrcoef(a[lag : lag + n, 0], x)[0, 1]) for lag in range(0, 4_000, 4))


class TestFormats:
    @pytest.mark.parametrize(
        ("suffix", "subtype", "bits", "error"),
        [
            ("wav", "PCM_16", 16, 3.1e-5),
            ("wav", "PCM_24", 24, 2e-7),
            ("wav", "FLOAT", 24, 0),
            ("wav", "PCM_U8", 16, 8e-3),
            ("wav", "ULAW", 16, 2e-2),
            ("flac", "PCM_16", 16, 3.1e-5),
            ("flac", "PCM_24", 24, 2e-7),
            ("aiff", "PCM_16", 16, 3.1e-5),
            ("au", "PCM_16", 16, 3.1e-5),
            ("caf", "PCM_16", 16, 3.1e-5),
            ("w64", "PCM_16", 16, 3.1e-5),
            ("rf64", "PCM_16", 16, 3.1e-5),
        ],
    )
    def test_uncompressed_and_lossless_give_the_samples_back(
        self, tmp_path: Path, suffix: str, subtype: str, bits: int, error: float
    ) -> None:
        samples = tone(1.5, channels=2)
        path = write(tmp_path / f"a.{suffix}", samples, subtype=subtype)
        got, source = decoded(path)
        assert got.shape == samples.shape
        assert np.abs(got - samples).max() <= error
        assert (source.bits, source.channels, source.sample_rate_hz) == (bits, 2, 16_000)
        assert not source.truncated

    @pytest.mark.parametrize(("suffix", "subtype"), [("ogg", "VORBIS"), ("ogg", "OPUS"), ("mp3", None)])
    def test_lossy_by_libsndfile(self, tmp_path: Path, suffix: str, subtype: str | None) -> None:
        samples = tone(2.0)
        got, source = decoded(write(tmp_path / f"a.{suffix}", samples, subtype=subtype))
        assert alike(got, samples) > 0.99
        assert abs(len(got) / source.sample_rate_hz - 2.0) < 0.1
        assert source.bits == 16
        assert not source.truncated

    @pytest.mark.parametrize(
        ("container", "codec", "rate_hz", "shown"),
        [
            ("3gp", "libopencore_amrnb", 8_000, "3GP"),
            ("amr", "libopencore_amrnb", 8_000, "AMR"),
            ("caf", "adpcm_ima_qt", 16_000, "CAF"),
            ("ipod", "aac", 44_100, "MP4"),
            ("ipod", "alac", 16_000, "MP4"),
            ("adts", "aac", 44_100, "AAC"),
            ("webm", "libopus", 48_000, "WebM"),
        ],
    )
    def test_phone_formats_by_ffmpeg(
        self, tmp_path: Path, container: str, codec: str, rate_hz: int, shown: str
    ) -> None:
        samples = tone(2.0, rate_hz)
        got, source = decoded(encode(tmp_path / "a.bin", samples, rate_hz, codec, container))
        assert (source.container, source.sample_rate_hz, source.channels) == (shown, rate_hz, 1)
        assert abs(len(got) / rate_hz - 2.0) < 0.15
        assert alike(got, samples) > 0.9
        assert not source.truncated

    def test_the_kind_is_told_from_the_bytes_not_the_name(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.wav", tone(0.5)).rename(tmp_path / "holiday.jpg")
        assert decoded(path)[1].container == "WAV"

    def test_blocks_are_bounded_and_join_to_the_whole(self, tmp_path: Path) -> None:
        samples = tone(20.0)
        with open_audio(write(tmp_path / "a.wav", samples)) as source:
            blocks = list(source.blocks())
        assert max(map(len, blocks)) <= BLOCK_FRAMES
        assert len(blocks) > 1
        assert np.abs(np.concatenate(blocks) - samples).max() < 3.1e-5

    def test_ffmpeg_blocks_are_bounded_too(self, tmp_path: Path) -> None:
        with open_audio(encode(tmp_path / "a.m4a", tone(10.0, 44_100), 44_100, "aac", "ipod")) as source:
            blocks = list(source.blocks())
        assert max(map(len, blocks)) <= BLOCK_FRAMES
        assert all(block.dtype == np.float32 and block.shape[1] == 1 for block in blocks)

    def test_stereo_by_ffmpeg_keeps_its_channels_apart(self, tmp_path: Path) -> None:
        samples = tone(1.0, 44_100, channels=2)
        samples[:, 1] = 0
        got, source = decoded(encode(tmp_path / "a.m4a", samples, 44_100, "alac", "ipod"))
        assert source.channels == 2
        assert np.abs(got[: len(samples)] - samples).max() < 1e-4

    def test_eight_channels(self, tmp_path: Path) -> None:
        samples = tone(0.5, channels=8)
        assert decoded(write(tmp_path / "a.wav", samples))[0].shape == samples.shape

    def test_one_sample(self, tmp_path: Path) -> None:
        got, _ = decoded(write(tmp_path / "a.wav", np.full((1, 1), 0.5, np.float32)))
        assert got.shape == (1, 1)

    @pytest.mark.corpus
    def test_samples_of_real_uploads_equal_ffmpeg_itself(self, uploads_dir: Path) -> None:
        if shutil.which("ffmpeg") is None:
            pytest.skip("needs the ffmpeg program as an oracle")
        uploads = sorted(uploads_dir.iterdir())
        for path in [p for p in uploads if p.suffix == ".caf"][:3] + [p for p in uploads if p.suffix == ".3gp"][:3]:
            got, source = decoded(path)
            told = subprocess.run(
                ["ffmpeg", "-v", "error", "-i", path, "-f", "f32le", "-c:a", "pcm_f32le", "-"],
                capture_output=True,
                check=True,
            ).stdout
            assert np.abs(got[:, 0] - np.frombuffer(told, "<f4")).max() < 1e-4
            assert source.declared_s == pytest.approx(len(got) / source.sample_rate_hz, abs=0.05)


class TestLies:
    @pytest.fixture
    def honest(self, tmp_path: Path) -> Path:
        return write(tmp_path / "honest.wav", tone(1.0))

    def test_two_to_the_31_frames(self, tmp_path: Path, honest: Path) -> None:
        path = patched(tmp_path / "a.wav", honest, WAV_DATA_SIZE, struct.pack("<I", 0x7FFE_0000))
        got, source = decoded(path)
        assert len(got) == 16_000
        assert source.truncated

    def test_length_unknown_to_a_pipe_is_no_damage(self, tmp_path: Path, honest: Path) -> None:
        path = patched(tmp_path / "a.wav", honest, WAV_DATA_SIZE, struct.pack("<I", 0xFFFF_FFFF))
        got, source = decoded(path)
        assert len(got) == 16_000
        assert not source.truncated

    def test_flac_with_two_to_the_35_frames(self, tmp_path: Path) -> None:
        flac = write(tmp_path / "a.flac", tone(1.0))
        raw = flac.read_bytes()
        path = patched(tmp_path / "b.flac", flac, 21, bytes([raw[21] | 0x0F, 0xFF, 0xFF, 0xFF, 0xFF]))
        got, source = decoded(path)
        assert len(got) == 16_000
        assert source.truncated

    def test_no_channels(self, tmp_path: Path, honest: Path) -> None:
        path = patched(tmp_path / "a.wav", honest, WAV_CHANNELS, struct.pack("<H", 0))
        assert reason(path)

    def test_a_billion_samples_a_second(self, tmp_path: Path, honest: Path) -> None:
        path = patched(tmp_path / "a.wav", honest, WAV_RATE, struct.pack("<I", 10**9))
        assert "1,000,000,000" in reason(path)

    def test_too_many_channels(self, tmp_path: Path) -> None:
        assert "12 channels" in reason(write(tmp_path / "a.wav", tone(0.1, channels=12)))

    def test_not_a_number_becomes_silence(self, tmp_path: Path) -> None:
        samples = tone(0.5)
        samples[100:110] = np.nan
        samples[200] = np.inf
        got, source = decoded(write(tmp_path / "a.wav", samples, subtype="FLOAT"))
        assert source.not_finite
        assert not got[100:110].any()
        assert got[200] == 0
        assert np.array_equal(got[300:], samples[300:])

    def test_longer_than_a_day_is_refused_before_it_is_decoded(self, tmp_path: Path) -> None:
        path = tmp_path / "a.wav"
        n_bytes = 25 * 3600 * 8_000
        header = struct.pack(
            "<4sI4s4sIHHIIHH4sI",
            b"RIFF",
            n_bytes + 36,
            b"WAVE",
            b"fmt ",
            16,
            1,
            1,
            8_000,
            8_000,
            1,
            8,
            b"data",
            n_bytes,
        )
        with path.open("wb") as file:
            file.write(header)
            file.truncate(len(header) + n_bytes)
        with pytest.raises(UserError, match="longer than 24 hours"):
            open_audio(path)


class TestDamage:
    @pytest.mark.parametrize(
        ("suffix", "subtype"), [("wav", "PCM_16"), ("flac", "PCM_16"), ("mp3", None), ("ogg", "VORBIS")]
    )
    def test_cut_files_give_what_is_there(self, tmp_path: Path, suffix: str, subtype: str | None) -> None:
        whole = write(tmp_path / f"a.{suffix}", tone(20.0), subtype=subtype)
        got, source = decoded(cut(tmp_path / f"b.{suffix}", whole, 0.6))
        assert 8 * 16_000 < len(got) < 19 * 16_000
        assert source.truncated

    def test_cut_upload(self, tmp_path: Path) -> None:
        whole = encode(tmp_path / "a.caf", tone(10.0), 16_000, "adpcm_ima_qt", "caf")
        got, source = decoded(cut(tmp_path / "b.caf", whole, 0.5))
        assert 3 * 16_000 < len(got) < 7 * 16_000
        assert source.truncated

    def test_flac_broken_in_the_middle_goes_on_after_the_wound(self, tmp_path: Path) -> None:
        samples = tone(20.0) + np.random.default_rng(0).normal(0, 0.05, (320_000, 1)).astype(np.float32)
        whole = write(tmp_path / "a.flac", samples)
        middle = whole.stat().st_size // 2
        got, source = decoded(patched(tmp_path / "b.flac", whole, middle, os.urandom(64)))
        assert source.truncated
        assert len(got) > 0.9 * len(samples)
        # What comes before the wound is untouched and in its place.
        assert np.abs(got[:100_000] - samples[:100_000]).max() < 1e-4

    @pytest.mark.parametrize("seed", range(40))
    def test_flipped_bytes_never_escape_as_anything_but_a_sentence(self, tmp_path: Path, seed: int) -> None:
        rng = np.random.default_rng(seed)
        makers = [
            lambda p: write(p.with_suffix(".wav"), tone(0.3)),
            lambda p: write(p.with_suffix(".flac"), tone(0.3)),
            lambda p: write(p.with_suffix(".ogg"), tone(0.3)),
            lambda p: encode(p, tone(0.3, 8_000), 8_000, "libopencore_amrnb", "3gp"),
            lambda p: encode(p, tone(0.3), 16_000, "adpcm_ima_qt", "caf"),
        ]
        raw = bytearray(makers[seed % len(makers)](tmp_path / "whole").read_bytes())
        for at in rng.integers(0, len(raw), 12):
            raw[at] ^= int(rng.integers(1, 256))
        path = tmp_path / "flipped"
        path.write_bytes(raw)
        with suppress(UserError):
            got, source = decoded(path)
            assert np.isfinite(got).all()
            assert got.shape == (source.n_frames, source.channels)


class TestRefusals:
    def test_empty(self, tmp_path: Path) -> None:
        path = tmp_path / "a.wav"
        path.touch()
        assert "empty" in reason(path)

    def test_header_without_samples(self, tmp_path: Path) -> None:
        assert "no sound" in reason(write(tmp_path / "a.wav", np.zeros((0, 1), np.float32)))

    def test_text_named_wav(self, tmp_path: Path) -> None:
        path = tmp_path / "a.wav"
        path.write_text("not a sound at all, but long enough to be looked at")
        assert "not a kind of sound file" in reason(path)

    def test_picture(self, tmp_path: Path) -> None:
        path = tmp_path / "a.png"
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
        assert "not a kind of sound file" in reason(path)

    def test_playlist_that_names_another_file_is_not_followed(self, tmp_path: Path) -> None:
        secret = write(tmp_path / "secret.wav", tone(0.5))
        path = tmp_path / "a.m3u8"
        path.write_text(f"#EXTM3U\n#EXTINF:1,\n{secret}\n")
        assert "not a kind of sound file" in reason(path)

    def test_missing(self, tmp_path: Path) -> None:
        assert "no longer there" in reason(tmp_path / "gone.wav")

    def test_folder(self, tmp_path: Path) -> None:
        assert "folder" in reason(tmp_path)

    @pytest.mark.skipif(sys.platform == "win32", reason="named pipes are a Unix matter")
    def test_named_pipe_does_not_hang(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.wav")
        assert "device" in reason(tmp_path / "pipe.wav")

    def test_no_leave_to_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = write(tmp_path / "a.wav", tone(0.1))

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("builtins.open", refuse)
        with pytest.raises(UserError, match="not allowed"):
            open_audio(path)

    def test_video_without_sound(self, tmp_path: Path) -> None:
        path = tmp_path / "a.mp4"
        path.write_bytes(struct.pack(">I4s4sI", 16, b"ftyp", b"isom", 0) + struct.pack(">I4s", 8, b"moov"))
        assert reason(path)


@pytest.mark.parametrize(
    "name",
    [
        "-rf.wav",
        "--help.wav",
        "häß ürümqi 婴儿.wav",
        "two\nlines.wav",
        " spaces .wav",
        "concat:a|b.wav",
        "http:example.wav",
        "%s%n.wav",
        "x" * 240 + ".wav",
        "'quoted\" $(rm).wav",
    ],
)
def test_odd_names(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("plain.wav"), tone(0.2)).rename(name)
    assert len(decoded(Path(name))[0]) == 3_200


@pytest.mark.skipif(sys.platform != "linux", reason="names that are not UTF-8 exist on Linux alone")
def test_name_that_is_not_utf8(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/b\xe4by\xff.3gp")
    encode(tmp_path / "plain", tone(0.5, 8_000), 8_000, "libopencore_amrnb", "3gp").rename(name)
    assert decoded(Path(name))[1].codec == "amrnb"


def test_a_long_file_is_never_in_memory_at_once(tmp_path: Path) -> None:
    """Three hours of stereo at 48 kHz are 4 GB as float32; a child with far less room reads them."""
    path = tmp_path / "long.wav"
    with sf.SoundFile(path, "w", 48_000, 2, subtype="PCM_U8") as file:
        file.write(np.zeros((1, 2)))
    with path.open("r+b") as raw:
        size = 44 + 3 * 3600 * 48_000 * 2
        raw.truncate(size)
        raw.seek(4)
        raw.write(struct.pack("<I", size - 8))
        raw.seek(40)
        raw.write(struct.pack("<I", size - 44))
    with open_audio(path) as source:
        largest = max(block.nbytes for block in source.blocks())
        assert source.n_frames == 3 * 3600 * 48_000
    assert largest <= 1 << 20
