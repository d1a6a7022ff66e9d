"""The worker runner against a scripted fake: every way a child process can end."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

import pytest

from cryapp.domain.errors import UserError
from cryapp.services import worker
from cryapp.services.worker import run_worker, worker_argv, worker_environment
from ml.contract import EXIT_CANCELLED, EXIT_INTERRUPTED, EXIT_USER_ERROR, Event, EventKind

PRELUDE = """
import json, os, signal, sys, time
def say(event, **data): print(json.dumps({"v": 1, "event": event, **data}), flush=True)
def command():
    line = sys.stdin.readline()
    return json.loads(line)["command"] if line else None
"""


@pytest.fixture
def fake(tmp_path: Path):
    def make(script: str) -> list[str]:
        path = tmp_path / "fake.py"
        path.write_text(PRELUDE + script)
        return [sys.executable, str(path)]

    return make


def _threads() -> list[str]:
    return [t.name for t in threading.enumerate() if t.name.startswith("worker")]


def test_events_arrive_in_order_and_junk_is_passed_over(fake, tmp_path: Path) -> None:
    events: list[Event] = []
    argv = fake("""
say("start", device="cpu")
print("a library talks")
sys.stdout.buffer.write(b"\\xff\\xfe\\n" + b"x" * 3_000_000 + b"\\n"); sys.stdout.flush()
print(json.dumps({"v": 99, "event": "start"}))
say("progress", done=1, total=2)
print("human text", file=sys.stderr)
say("result", path="result.json")
""")
    end = run_worker(argv, tmp_path, events.append)
    assert end.exit_code == 0
    assert end.last_error is None
    assert [e.event for e in events] == [EventKind.START, EventKind.PROGRESS, EventKind.RESULT]
    assert "human text" in (tmp_path / worker.LOG_FILE).read_text()
    assert _threads() == []


def test_stop_early_is_told_once_and_the_worker_finishes(fake, tmp_path: Path) -> None:
    events: list[Event] = []
    argv = fake("""
say("start")
heard = command()
say("log", level="info", text=heard)
say("result", path="result.json")
""")
    end = run_worker(argv, tmp_path, events.append, lambda: "stop_early" if events else None)
    assert end.exit_code == 0
    assert events[1].data["text"] == "stop_early"


def test_cancel_follows_stop_early_and_a_deaf_worker_is_killed(fake, tmp_path: Path) -> None:
    wishes = iter([None, "stop_early", "cancel"])
    argv = fake("signal.signal(signal.SIGTERM, signal.SIG_IGN)\nsay('start')\nwhile True: time.sleep(0.1)")
    end = run_worker(argv, tmp_path, lambda _e: None, lambda: next(wishes, "cancel"), grace_s=0.3)
    assert end.exit_code == EXIT_CANCELLED


def test_an_error_event_and_its_exit_code_come_back(fake, tmp_path: Path) -> None:
    argv = fake("say('error', happened='No room.', kept='All.', todo='Free some.')\nsys.exit(2)")
    end = run_worker(argv, tmp_path, lambda _e: None)
    assert end.exit_code == EXIT_USER_ERROR
    assert end.last_error is not None
    assert end.last_error.data["happened"] == "No room."


def test_a_worker_killed_from_outside_is_told_by_its_signal(fake, tmp_path: Path) -> None:
    argv = fake("print('last words', file=sys.stderr, flush=True)\nsay('start', pid=os.getpid())\ntime.sleep(60)")
    end = run_worker(argv, tmp_path, lambda e: os.kill(int(e.data["pid"]), signal.SIGKILL) if "pid" in e.data else None)
    assert end.exit_code == -signal.SIGKILL
    assert end.last_words == "last words"


def test_silence_is_said_and_said_again(fake, tmp_path: Path) -> None:
    said: list[str] = []
    argv = fake("say('start')\nwhile command() is None: pass\nsys.exit(4)")
    end = run_worker(
        argv,
        tmp_path,
        lambda e: said.append(str(e.data["text"])) if e.event is EventKind.LOG else None,
        lambda: "cancel" if len(said) > 1 else None,
        hung_after_s=0.3,
    )
    assert len(said) >= 2
    assert "Cancel ends it safely" in said[0]
    assert end.exit_code == EXIT_CANCELLED


def test_leaving_by_an_exception_closes_stdin_and_no_worker_stays(fake, tmp_path: Path) -> None:
    mark = tmp_path / "checkpoint"
    argv = fake(f"""
say("start")
if command() is None:
    open({str(mark)!r}, "w").close()
    sys.exit({EXIT_INTERRUPTED})
""")

    def interrupt(_event: Event) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_worker(argv, tmp_path, interrupt)
    assert mark.exists()
    assert _threads() == []


def test_a_stray_grandchild_holding_the_pipe_is_not_waited_for(
    fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "ORPHAN_S", 0.3)
    argv = fake("""
import subprocess
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3)"], stderr=subprocess.DEVNULL)
say("log", level="info", text=str(child.pid))
""")
    pids: list[int] = []
    end = run_worker(argv, tmp_path, lambda e: pids.append(int(e.data["text"])))
    assert end.exit_code == 0
    os.kill(pids[0], signal.SIGKILL)
    for thread in threading.enumerate():
        if thread.name.startswith("worker"):
            thread.join(timeout=10)
    assert _threads() == []


def test_a_talkative_stderr_fills_neither_pipe_nor_disk(fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "MAX_LOG_BYTES", 10_000)
    argv = fake("for i in range(20_000): print('warning', i, file=sys.stderr)")
    end = run_worker(argv, tmp_path, lambda _e: None)
    assert end.exit_code == 0
    assert end.last_words.endswith("warning 19999")
    assert sum(p.stat().st_size for p in tmp_path.glob("worker.log*")) < 25_000


def test_a_program_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be started"):
        run_worker([str(tmp_path / "none")], tmp_path, lambda _e: None)


def test_the_command_line_finds_ml_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    argv = worker_argv("pretrain", tmp_path / "job.json", resume=True)
    assert argv[1:] == ("-m", "ml", "pretrain", "--job", str(tmp_path / "job.json"), "--control", "stdin", "--resume")
    code = "import ml.contract, sys; sys.exit(7)"
    end = run_worker([sys.executable, "-c", code], tmp_path, lambda _e: None)
    assert end.exit_code == 7, end.last_words
    assert worker_environment()["PYTHONIOENCODING"] == "utf-8"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert Path(worker_argv("pretrain", tmp_path)[0]).name.startswith("cry-ml")
