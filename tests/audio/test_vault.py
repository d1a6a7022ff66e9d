"""The vault: whole copies or none, and the disk's own reason where it refuses."""

from __future__ import annotations

import hashlib
import resource
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from cryapp.audio.vault import Vault, VaultDiskError
from cryapp.audio.vault_writer import disk_sentence
from cryapp.domain.errors import Cancelled, UserError
from tests.audio.made import Samples, tone

KEY = hashlib.sha256(b"a").hexdigest()


def fill(vault: Vault, samples: Samples, rate_hz: int = 16_000, bits: int = 16, key: str = KEY) -> None:
    with vault.writer(key, rate_hz, samples.shape[1], bits) as writer:
        for start in range(0, len(samples), 10_000):
            writer.write(samples[start : start + 10_000])


def files(root: Path) -> list[Path]:
    return [p for p in root.rglob("*") if p.is_file()]


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "audio")


class TestCopies:
    @pytest.mark.parametrize(("bits", "error"), [(16, 3.1e-5), (24, 2e-7)])
    @pytest.mark.parametrize("channels", [1, 2, 8])
    def test_what_goes_in_comes_out(self, vault: Vault, bits: int, error: float, channels: int) -> None:
        samples = tone(2.0, channels=channels)
        assert not vault.has(KEY)
        fill(vault, samples, bits=bits)
        got, rate_hz = vault.read(KEY)
        assert vault.has(KEY)
        assert rate_hz == 16_000
        assert got.shape == samples.shape
        assert np.abs(got - samples).max() <= error
        assert files(vault.root) == [vault.path_of(KEY)]
        assert vault.path_of(KEY) == vault.root / KEY[:2] / f"{KEY}.flac"
        vault.check(KEY)

    def test_a_stretch(self, vault: Vault) -> None:
        samples = tone(3.0, 8_000)
        fill(vault, samples, 8_000)
        whole, _ = vault.read(KEY)
        part, _ = vault.read(KEY, 1.25, 2.0)
        assert np.array_equal(part, whole[10_000:16_000])

    @pytest.mark.parametrize(("start_s", "stop_s", "n"), [(-1, 0.5, 4_000), (2.5, 99, 4_000), (5, 9, 0), (2, 1, 0)])
    def test_times_outside_are_cut_to_the_recording(self, vault: Vault, start_s: float, stop_s: float, n: int) -> None:
        fill(vault, tone(3.0, 8_000), 8_000)
        assert len(vault.read(KEY, start_s, stop_s)[0]) == n

    def test_beyond_full_scale_is_cut_not_wrapped(self, vault: Vault) -> None:
        fill(vault, np.array([[2.0], [-3.0], [0.0]], np.float32))
        assert vault.read(KEY)[0][:, 0] == pytest.approx([1, -1, 0], abs=1e-4)

    def test_a_rate_flac_cannot_hold_becomes_48_khz(self, vault: Vault) -> None:
        samples = tone(1.0, 768_000, f_hz=1_000)
        fill(vault, samples, 768_000)
        got, rate_hz = vault.read(KEY)
        assert rate_hz == Vault.copy_rate_hz(768_000) == 48_000
        assert len(got) == pytest.approx(48_000, abs=2)
        expected = tone(1.0, 48_000, f_hz=1_000)
        n = min(len(got), len(expected)) - 200
        assert np.abs(got[200:n] - expected[200:n]).max() < 1e-2

    @pytest.mark.parametrize("rate_hz", [1_000, 8_000, 44_100, 192_000, 655_350])
    def test_native_rates_are_kept(self, vault: Vault, rate_hz: int) -> None:
        fill(vault, tone(0.1, rate_hz, f_hz=100), rate_hz)
        assert vault.read(KEY)[1] == rate_hz

    def test_as_a_sound_to_be_scored(self, vault: Vault) -> None:
        samples = tone(10.0, channels=2)
        fill(vault, samples)
        sound = vault.sound(KEY)
        assert (sound.sample_rate_hz, sound.channels, sound.n_frames) == (16_000, 2, 160_000)
        assert np.array_equal(np.concatenate(list(sound.blocks())), vault.read(KEY)[0])

    @pytest.mark.parametrize("key", ["", "ab", "../../etc/passwd", "A" * 64, KEY + "0"])
    def test_only_hashes_are_keys(self, vault: Vault, key: str) -> None:
        with pytest.raises(ValueError, match="not a vault key"):
            vault.path_of(key)


class TestDamage:
    def test_missing(self, vault: Vault) -> None:
        for ask in (vault.read, vault.check, vault.sound):
            with pytest.raises(UserError, match="missing"):
                ask(KEY)

    @pytest.mark.parametrize("bits", [16, 24])
    def test_one_flipped_bit_is_found(self, vault: Vault, bits: int) -> None:
        fill(vault, tone(2.0), bits=bits)
        raw = bytearray(vault.path_of(KEY).read_bytes())
        raw[len(raw) // 2] ^= 1
        vault.path_of(KEY).write_bytes(raw)
        with pytest.raises(UserError, match="damaged"):
            vault.check(KEY)

    def test_cut(self, vault: Vault) -> None:
        fill(vault, tone(5.0))
        path = vault.path_of(KEY)
        path.write_bytes(path.read_bytes()[:2_000])
        with pytest.raises(UserError, match="damaged"):
            vault.read(KEY)
        with pytest.raises(UserError, match="damaged"):
            list(vault.blocks(KEY))

    def test_another_recording_in_its_place(self, vault: Vault) -> None:
        fill(vault, tone(1.0))
        other = vault.root / "x.wav"
        sf.write(other, tone(1.0, f_hz=300), 16_000)
        raw = vault.path_of(KEY).read_bytes()
        sf.write(vault.path_of(KEY), sf.read(other)[0], 16_000, format="FLAC")
        swapped = bytearray(vault.path_of(KEY).read_bytes())
        swapped[26:42] = raw[26:42]
        vault.path_of(KEY).write_bytes(swapped)
        with pytest.raises(UserError, match="damaged"):
            vault.check(KEY)

    def test_whole_or_to_be_made_anew(self, vault: Vault) -> None:
        assert not vault.is_whole(KEY)
        fill(vault, tone(5.0))
        assert vault.is_whole(KEY)
        path = vault.path_of(KEY)
        path.write_bytes(path.read_bytes()[:-3_000])
        assert not vault.is_whole(KEY)

    def test_a_short_copy_is_whole(self, vault: Vault) -> None:
        fill(vault, tone(0.1))
        assert vault.is_whole(KEY)

    def test_an_hour_with_one_bit_wrong_in_its_middle_is_made_anew(self, vault: Vault) -> None:
        """Beyond 64 MB: header and end alone would not tell."""
        noise = np.random.default_rng(0).integers(-20_000, 20_000, (60 * 16_000, 1)).astype(np.float32) / 32_768
        with vault.writer(KEY, 16_000, 1, 16) as writer:
            for _ in range(45):
                writer.write(noise)
        path = vault.path_of(KEY)
        assert path.stat().st_size > 64 << 20
        assert vault.is_whole(KEY)
        with path.open("r+b") as file:
            file.seek(path.stat().st_size // 2)
            byte = file.read(1)[0]
            file.seek(-1, 1)
            file.write(bytes([byte ^ 1]))
        assert not vault.is_whole(KEY)

    def test_a_check_tells_how_far_it_is_and_can_be_stopped(self, vault: Vault) -> None:
        fill(vault, tone(10.0))
        parts: list[float] = []
        vault.check(KEY, progress=parts.append)
        assert parts == sorted(parts) and len(parts) > 1 and parts[-1] == 1.0
        with pytest.raises(Cancelled):
            vault.check(KEY, cancelled=lambda: True)
        assert not vault.is_known_damaged(KEY), "stopped, not failed"

    def test_damage_that_was_found_is_known_until_the_file_is_another(self, vault: Vault) -> None:
        fill(vault, tone(2.0))
        path = vault.path_of(KEY)
        whole = path.read_bytes()
        path.write_bytes(whole[:26] + bytes(16) + whole[42:])
        assert not vault.is_known_damaged(KEY), "nobody has looked yet"
        assert not vault.is_whole(KEY)
        assert vault.is_known_damaged(KEY)
        vault.forget_damage(KEY)
        assert not vault.is_known_damaged(KEY)
        assert not vault.is_whole(KEY)
        path.write_bytes(whole)
        assert not vault.is_known_damaged(KEY)
        assert vault.is_whole(KEY)

    def test_a_removed_copy_can_be_made_again(self, vault: Vault) -> None:
        fill(vault, tone(1.0))
        vault.remove(KEY)
        assert not vault.has(KEY)
        fill(vault, tone(1.0))
        vault.check(KEY)


class TestAtomicity:
    def test_a_failing_decoder_leaves_nothing(self, vault: Vault) -> None:
        def interrupted() -> None:
            with vault.writer(KEY, 16_000, 1, 16) as writer:
                writer.write(tone(3.0))
                raise RuntimeError("decoder died")

        with pytest.raises(RuntimeError, match="decoder died"):
            interrupted()
        assert files(vault.root) == []

    def test_an_existing_copy_survives_a_failing_second_one(self, vault: Vault) -> None:
        fill(vault, tone(1.0))
        before = vault.path_of(KEY).read_bytes()

        def interrupted() -> None:
            with vault.writer(KEY, 16_000, 1, 16):
                raise RuntimeError

        with pytest.raises(RuntimeError):
            interrupted()
        assert vault.path_of(KEY).read_bytes() == before

    def test_kill_in_the_middle_leaves_no_copy_and_its_part_is_swept(self, vault: Vault) -> None:
        code = f"""
            import os, signal, numpy as np
            from pathlib import Path
            from cryapp.audio.vault import Vault
            with Vault(Path({str(vault.root)!r})).writer({KEY!r}, 16000, 1, 16) as writer:
                for _ in range(20):
                    writer.write(np.random.default_rng(0).normal(0, .1, (16000, 1)).astype('f4'))
                os.kill(os.getpid(), signal.SIGKILL)
        """
        child = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=False)
        assert child.returncode == -signal.SIGKILL
        assert not vault.has(KEY)
        assert len(files(vault.root)) == 1
        vault.discard_parts()
        assert files(vault.root) == []

    def test_sweeping_one_writer_spares_the_others(self, vault: Vault) -> None:
        folder = vault.root / "ab"
        folder.mkdir(parents=True)
        mine, other = folder / ".k.12.part", folder / ".k.123.part"
        mine.touch()
        other.touch()
        vault.discard_parts(12)
        assert files(vault.root) == [other]


class TestDisk:
    @pytest.mark.skipif(sys.platform == "win32", reason="resource limits are a Unix matter")
    @pytest.mark.parametrize("limit_bytes", [3_000, 40_000, 200_000])
    def test_a_write_that_fails_anywhere_is_reported_with_the_systems_reason(
        self, vault: Vault, limit_bytes: int
    ) -> None:
        samples = np.random.default_rng(0).normal(0, 0.1, (160_000, 1)).astype(np.float32)
        old = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, old[1]))
        try:
            with pytest.raises(VaultDiskError) as fault:
                fill(vault, samples)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, old)
        assert "no file of this size" in disk_sentence(fault.value.error).happened
        assert files(vault.root) == []
        fill(vault, samples)
        vault.check(KEY)

    @pytest.mark.skipif(sys.platform == "win32", reason="resource limits are a Unix matter")
    def test_the_last_byte_counts(self, vault: Vault) -> None:
        """libsndfile says nothing of a write that fails while closing: the copy must not pass for whole."""
        samples = np.random.default_rng(0).normal(0, 0.1, (160_000, 1)).astype(np.float32)
        fill(vault, samples)
        size = vault.path_of(KEY).stat().st_size
        vault.remove(KEY)
        old = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size - 1, old[1]))
        try:
            with pytest.raises(VaultDiskError):
                fill(vault, samples)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, old)
        assert not vault.has(KEY)

    def test_a_root_that_cannot_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(VaultDiskError):
            fill(Vault(tmp_path / "file" / "audio"), tone(0.1))

    def test_every_sentence_says_what_is_kept_and_what_to_do(self) -> None:
        for number in (28, 30, 13, 2, 5, 122, 27):
            error = disk_sentence(OSError(number, "reason of the system"))
            assert error.happened.endswith(".")
            assert error.kept
            assert error.todo


class TestPassing:
    """Copies that are read once: the same samples, not packed."""

    @pytest.mark.parametrize("bits", [16, 24])
    def test_hold_the_same_samples_as_lasting_ones(self, tmp_path: Path, bits: int) -> None:
        sound = np.random.default_rng(0).normal(0, 0.4, (5_000, 2)).astype(np.float32)
        read = []
        for lasting in (True, False):
            vault = Vault(tmp_path / str(lasting), lasting)
            with vault.writer("a" * 64, 22_050, 2, bits) as writer:
                writer.write(sound[:3_000])
                writer.write(sound[3_000:])
            assert vault.is_whole("a" * 64)
            assert vault.sound("a" * 64).n_frames == 5_000
            read.append(vault.read("a" * 64))
        assert np.array_equal(read[0][0], read[1][0])
        assert read[0][1] == read[1][1] == 22_050

    def test_a_failed_one_leaves_nothing(self, tmp_path: Path) -> None:
        vault = Vault(tmp_path, lasting=False)
        with pytest.raises(ZeroDivisionError), vault.writer("b" * 64, 8_000, 1, 16):
            raise ZeroDivisionError
        assert not [path for path in tmp_path.rglob("*") if path.suffix in (".part", ".w64")]
