"""Decoding children: one bad file costs itself; the disk's faults are the disk's."""

from __future__ import annotations

import hashlib
import os
import resource
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from cryapp.audio.ingest import Ingested, Refused
from cryapp.audio.sandbox import DecodePool, Limits
from cryapp.audio.vault import Vault
from cryapp.domain.errors import UserError
from cryapp.domain.quality import QualityFlag
from tests.audio.made import cut, encode, tone, write


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "audio")


@pytest.fixture
def pool() -> Iterator[DecodePool]:
    with DecodePool(n_workers=1) as shared:
        yield shared


def sounds(folder: Path, n: int) -> list[Path]:
    return [write(folder / f"{i}.wav", tone(0.6, f_hz=200 + 20 * i)) for i in range(n)]


def no_parts(vault: Vault) -> bool:
    return not list(vault.root.rglob("*.part"))


class TestIngest:
    def test_a_file_and_what_is_known_of_it(self, tmp_path: Path, vault: Vault, pool: DecodePool) -> None:
        path = encode(tmp_path / "a.3gp", tone(2.0, 8_000), 8_000, "libopencore_amrnb", "3gp")
        (answer,) = pool.ingest([path], vault)
        assert isinstance(answer, Ingested)
        key = hashlib.sha256(path.read_bytes()).hexdigest()
        assert (answer.path, answer.sha256, answer.vault_key) == (path, key, key)
        assert (answer.container, answer.codec, answer.sample_rate_hz, answer.channels) == ("3GP", "amrnb", 8_000, 1)
        assert answer.bits == 16
        assert not answer.already_in_vault
        assert not answer.note
        assert answer.duration_s == pytest.approx(2.0, abs=0.1)
        assert answer.quality.flags == (QualityFlag.NARROW_BAND,)
        samples, rate_hz = vault.read(key)
        assert len(samples) / rate_hz == pytest.approx(answer.duration_s)
        vault.check(key)

    def test_again_it_is_there_already_and_measured_alike(self, tmp_path: Path, vault: Vault, pool: DecodePool) -> None:
        path = write(tmp_path / "a.wav", tone(1.0))
        (first,) = pool.ingest([path], vault)
        (second,) = pool.ingest([path], vault)
        assert isinstance(first, Ingested)
        assert isinstance(second, Ingested)
        assert second.already_in_vault
        assert second.quality == first.quality

    def test_a_damaged_copy_is_made_anew(self, tmp_path: Path, vault: Vault, pool: DecodePool) -> None:
        path = write(tmp_path / "a.wav", tone(1.0))
        (first,) = pool.ingest([path], vault)
        assert isinstance(first, Ingested)
        copy = vault.path_of(first.vault_key)
        whole = copy.read_bytes()
        copy.write_bytes(whole[: len(whole) // 2])
        (second,) = pool.ingest([path], vault)
        assert isinstance(second, Ingested)
        assert not second.already_in_vault
        assert copy.read_bytes() == whole

    def test_four_milliseconds_are_flagged_and_imported(self, tmp_path: Path, vault: Vault, pool: DecodePool) -> None:
        (answer,) = pool.ingest([write(tmp_path / "a.wav", tone(0.004))], vault)
        assert isinstance(answer, Ingested)
        assert QualityFlag.TOO_SHORT in answer.quality.flags

    def test_damage_is_flagged_and_what_is_there_kept(self, tmp_path: Path, vault: Vault, pool: DecodePool) -> None:
        path = cut(tmp_path / "b.wav", write(tmp_path / "a.wav", tone(3.0)), 0.5)
        (answer,) = pool.ingest([path], vault)
        assert isinstance(answer, Ingested)
        assert QualityFlag.TRUNCATED in answer.quality.flags
        assert answer.duration_s == pytest.approx(1.5, abs=0.01)

    def test_a_rate_flac_cannot_hold_is_said(self, tmp_path: Path, vault: Vault, pool: DecodePool) -> None:
        (answer,) = pool.ingest([write(tmp_path / "a.wav", tone(0.6, 700_000), 700_000)], vault)
        assert isinstance(answer, Ingested)
        assert answer.sample_rate_hz == 48_000
        assert "48,000 Hz instead of 700,000 Hz" in answer.note

    def test_one_answer_for_each_whatever_it_is(self, tmp_path: Path, vault: Vault) -> None:
        paths = sounds(tmp_path, 12)
        bad = [tmp_path / "gone.wav", tmp_path / "empty.wav", tmp_path / "text.wav", tmp_path]
        bad[1].touch()
        bad[2].write_text("no sound, and never was one")
        with DecodePool(n_workers=2) as two:
            answers = list(two.ingest(iter([*bad, *paths]), vault))
        assert sorted(a.path for a in answers) == sorted([*bad, *paths])
        refused = {a.path: a.reason for a in answers if isinstance(a, Refused)}
        assert set(refused) == set(bad)
        assert all(reason.endswith(".") for reason in refused.values())
        assert no_parts(vault)

    @pytest.mark.skipif(sys.platform != "linux", reason="names that are not UTF-8 exist on Linux alone")
    @pytest.mark.parametrize(
        "name", [b"-x.wav", b"two\nlines.wav", b"b\xe4by\xff.wav", "婴儿.wav".encode(), b"y" * 250]
    )
    def test_odd_names_cross_the_pipe(self, tmp_path: Path, vault: Vault, pool: DecodePool, name: bytes) -> None:
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
        write(tmp_path / "plain.wav", tone(0.6)).rename(path)
        (answer,) = pool.ingest([path], vault)
        assert isinstance(answer, Ingested)
        assert answer.path == path

    def test_relative_paths_mean_where_the_app_is(
        self, tmp_path: Path, vault: Vault, pool: DecodePool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "here").mkdir()
        write(tmp_path / "here" / "a.wav", tone(0.6))
        monkeypatch.chdir(tmp_path / "here")
        (answer,) = pool.ingest([Path("a.wav")], vault)
        assert isinstance(answer, Ingested)

    @pytest.mark.corpus
    def test_real_uploads(self, uploads_dir: Path, vault: Vault, pool: DecodePool) -> None:
        smallest = sorted(uploads_dir.iterdir(), key=lambda p: p.stat().st_size)[:2]
        some = sorted(uploads_dir.iterdir())[::60]
        answers = list(pool.ingest([*smallest, *some], vault))
        assert all(isinstance(a, Ingested) for a in answers)
        flagged = [a.path for a in answers if isinstance(a, Ingested) and a.duration_s < 0.005]
        assert set(flagged) == set(smallest)


class TestPool:
    def test_paths_are_drawn_no_faster_than_they_are_read(self, tmp_path: Path, vault: Vault) -> None:
        drawn = 0

        def drawing() -> Iterator[Path]:
            nonlocal drawn
            for path in sounds(tmp_path, 10):
                drawn += 1
                yield path

        with DecodePool(n_workers=2) as two:
            for n_answered, _ in enumerate(two.ingest(drawing(), vault), start=1):
                assert drawn <= n_answered + 2
        assert drawn == 10

    def test_children_live_on_from_file_to_file(self, tmp_path: Path, vault: Vault, pool: DecodePool) -> None:
        list(pool.ingest(sounds(tmp_path, 1), vault))
        before = {c.pid for c in psutil.Process().children()}
        list(pool.ingest(sounds(tmp_path, 5), vault))
        assert {c.pid for c in psutil.Process().children()} == before

    def test_cancel_ends_it_and_keeps_what_was_given(self, tmp_path: Path, vault: Vault) -> None:
        given: list[Ingested | Refused] = []
        with DecodePool(n_workers=2) as two:
            for answer in two.ingest(sounds(tmp_path, 30), vault, cancelled=lambda: len(given) >= 3):
                given.append(answer)
        assert len(given) == 3
        assert all(isinstance(a, Ingested) and vault.has(a.vault_key) for a in given)
        assert no_parts(vault)

    def test_left_early_the_pool_can_be_used_again(self, tmp_path: Path, vault: Vault) -> None:
        paths = sounds(tmp_path, 8)
        with DecodePool(n_workers=2) as two:
            for _ in two.ingest(paths, vault):
                break
            answers = list(two.ingest(paths[:3], vault))
        assert sorted(a.path for a in answers) == sorted(paths[:3])

    def test_a_child_imports_no_store_and_no_window(self) -> None:
        code = "import sys, cryapp.audio.decode_worker as w; print(sorted(m for m in sys.modules))"
        names = subprocess.run(
            [sys.executable, "-c", code], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True
        ).stdout
        for heavy in ("sqlalchemy", "PySide6", "openvino", "torch", "'av'", "matplotlib"):
            assert heavy not in names


def fake(tmp_path: Path, body: str) -> tuple[str, ...]:
    """A scripted child: reads orders, does ``body`` with ``order`` for each."""
    script = tmp_path / "child.py"
    script.write_text(
        textwrap.dedent(
            """
            import json, os, signal, sys, time
            def say(**m):
                sys.stdout.write(json.dumps(m) + "\\n"); sys.stdout.flush()
            say(**{"is": "ready"})
            for line in sys.stdin:
                order = json.loads(line)
                name = os.path.basename(order["path"])
            """
        )
        + textwrap.indent(textwrap.dedent(body), "    ")
    )
    return (sys.executable, str(script))


class TestBadChildren:
    def test_a_crash_costs_one_file(self, tmp_path: Path, vault: Vault) -> None:
        command = fake(
            tmp_path,
            """
            if name == "2.wav":
                os.kill(os.getpid(), signal.SIGSEGV)
            say(**{"is": "refused", "reason": "Fake."})
            """,
        )
        with DecodePool(n_workers=2, command=command) as bad:
            answers = {a.path.name: a for a in bad.ingest(sounds(tmp_path, 6), vault)}
        assert len(answers) == 6
        assert "crashed" in answers["2.wav"].reason  # type: ignore[union-attr]
        assert [a.reason for n, a in sorted(answers.items()) if n != "2.wav"] == ["Fake."] * 5  # type: ignore[union-attr]

    def test_a_folder_of_killers_is_a_list_of_refusals(self, tmp_path: Path, vault: Vault) -> None:
        command = fake(tmp_path, "os.kill(os.getpid(), signal.SIGKILL)")
        with DecodePool(n_workers=2, command=command) as bad:
            answers = list(bad.ingest(sounds(tmp_path, 8), vault))
        assert len(answers) == 8
        assert all(isinstance(a, Refused) and "crashed" in a.reason for a in answers)

    def test_a_hang_costs_one_file(self, tmp_path: Path, vault: Vault) -> None:
        command = fake(
            tmp_path,
            """
            if name == "1.wav":
                time.sleep(1000)
            say(**{"is": "refused", "reason": "Fake."})
            """,
        )
        began = time.monotonic()
        with DecodePool(n_workers=1, command=command, limits=Limits(stall_s=3.0)) as bad:
            answers = {a.path.name: a for a in bad.ingest(sounds(tmp_path, 3), vault)}
        assert "did not come to an end" in answers["1.wav"].reason  # type: ignore[union-attr]
        assert len(answers) == 3
        assert time.monotonic() - began < 60

    def test_a_busy_child_does_not_hide_that_another_hangs(self, tmp_path: Path, vault: Vault) -> None:
        command = fake(
            tmp_path,
            """
            if name == "0.wav":
                time.sleep(1000)
            time.sleep(0.05)
            say(**{"is": "refused", "reason": "Fake."})
            """,
        )
        paths = sounds(tmp_path, 1) + [tmp_path / f"never-there-{i}" for i in range(400)]
        with DecodePool(n_workers=2, command=command, limits=Limits(stall_s=3.0)) as bad:
            answers = list(bad.ingest(paths, vault))
        at = [a.path.name for a in answers].index("0.wav")
        assert len(answers) == 401
        assert at < 350

    def test_signs_of_life_do_not_buy_eternity(self, tmp_path: Path, vault: Vault) -> None:
        command = fake(
            tmp_path,
            """
            while True:
                say(**{"is": "alive"}); time.sleep(0.1)
            """,
        )
        with DecodePool(n_workers=1, command=command, limits=Limits(stall_s=5, base_limit_s=1.0)) as bad:
            (answer,) = bad.ingest(sounds(tmp_path, 1), vault)
        assert "did not come to an end" in answer.reason  # type: ignore[union-attr]

    def test_a_long_file_that_gives_signs_is_not_taken_for_a_hang(self, tmp_path: Path, vault: Vault) -> None:
        command = fake(
            tmp_path,
            """
            for _ in range(40):
                say(**{"is": "alive"}); time.sleep(0.1)
            say(**{"is": "refused", "reason": "Fake."})
            """,
        )
        with DecodePool(n_workers=1, command=command, limits=Limits(stall_s=2.5)) as slow:
            (answer,) = slow.ingest(sounds(tmp_path, 1), vault)
        assert answer.reason == "Fake."  # type: ignore[union-attr]

    def test_children_that_never_start_are_our_fault_and_say_why(self, tmp_path: Path, vault: Vault) -> None:
        command = (sys.executable, "-c", "raise SystemExit('no such library')")
        with DecodePool(n_workers=1, command=command) as broken, pytest.raises(RuntimeError, match="no such library"):
            list(broken.ingest(sounds(tmp_path, 9), vault))

    @pytest.mark.logs
    def test_our_own_fault_is_logged_and_costs_one_file(self, tmp_path: Path, vault: Vault) -> None:
        command = fake(
            tmp_path,
            """
            if name == "0.wav":
                say(**{"is": "bug", "traceback": "Traceback: boom"})
            else:
                say(**{"is": "refused", "reason": "Fake."})
            """,
        )
        with DecodePool(n_workers=1, command=command) as bad:
            answers = {a.path.name: a.reason for a in bad.ingest(sounds(tmp_path, 2), vault)}  # type: ignore[union-attr]
        assert "fault of its own" in answers["0.wav"]
        assert answers["1.wav"] == "Fake."

    @pytest.mark.skipif(sys.platform != "linux", reason="address space is limited on Linux")
    def test_a_child_that_wants_too_much_memory_costs_one_file(self, tmp_path: Path, vault: Vault) -> None:
        with DecodePool(n_workers=1, limits=Limits(memory_bytes=60 << 20)) as tight:
            answers = list(tight.ingest(sounds(tmp_path, 3), vault))
        # Less than what is mapped already: the first array breaks it, and a new child is tried for the next file.
        assert len(answers) == 3
        assert all(isinstance(a, Refused) and "memory" in a.reason for a in answers)
        assert no_parts(vault)

    def test_no_child_outlives_its_pool(self, tmp_path: Path, vault: Vault) -> None:
        with DecodePool(n_workers=2) as two:
            list(two.ingest(sounds(tmp_path, 4), vault))
            mine = [c.pid for c in psutil.Process().children() if "decode_worker" in " ".join(c.cmdline())]
        assert mine
        assert not any(
            psutil.pid_exists(pid) and pid in {c.pid for c in psutil.Process().children()} for pid in mine[-2:]
        )

    def test_a_child_ends_when_the_app_is_gone(self, tmp_path: Path) -> None:
        child = subprocess.Popen(
            [sys.executable, "-m", "cryapp.audio.decode_worker", str(3 << 30), "30"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        assert child.stdin is not None
        assert child.stdout is not None
        assert b"ready" in child.stdout.readline()
        child.stdin.close()
        assert child.wait(20) == 0
        child.stdout.close()


class TestDisk:
    def test_a_full_disk_is_raised_and_names_no_file(self, tmp_path: Path, vault: Vault) -> None:
        command = fake(tmp_path, """say(**{"is": "disk", "errno": 28, "strerror": "No space left on device"})""")
        with DecodePool(n_workers=2, command=command) as pool, pytest.raises(UserError) as error:
            list(pool.ingest(sounds(tmp_path, 5), vault))
        assert "full" in error.value.happened
        assert error.value.kept
        assert "Free some space" in error.value.todo

    @pytest.mark.skipif(sys.platform == "win32", reason="resource limits are a Unix matter")
    def test_a_write_that_fails_in_a_real_child(self, tmp_path: Path, vault: Vault) -> None:
        paths = [write(tmp_path / "a.wav", tone(10.0) * 0.9)]
        old = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, old[1]))
        try:
            with DecodePool(n_workers=1) as pool, pytest.raises(UserError, match="no file of this size"):
                list(pool.ingest(paths, vault))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, old)
        assert no_parts(vault)
        with DecodePool(n_workers=1) as pool:
            (answer,) = pool.ingest(paths, vault)
        assert isinstance(answer, Ingested)

    def test_a_vault_that_cannot_be_made(self, tmp_path: Path, pool: DecodePool) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(UserError, match=r"disk|folder"):
            list(pool.ingest(sounds(tmp_path, 1), Vault(tmp_path / "file" / "audio")))
