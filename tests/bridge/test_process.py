"""Training runs against a scripted worker that does everything a worker should not."""

from __future__ import annotations

import os
import signal
import sys
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cryapp.bridge import process as process_module
from cryapp.bridge.bus import Bus
from cryapp.bridge.desk import Desk
from cryapp.bridge.event_lines import EventLines
from cryapp.bridge.ops import Operations
from cryapp.bridge.process import TrainingRun
from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import RunId
from cryapp.domain.model import Run, RunState
from cryapp.services import training
from cryapp.services.training import FinishedRun, PreparedRun, Stage
from ml.contract import EXIT_CANCELLED, EXIT_FAILED, EXIT_INTERRUPTED, EXIT_OK, Event, EventKind

SPEAK = """
import json, sys, time
def say(kind, **data):
    print(json.dumps({"v": 1, "event": kind, **data}), flush=True)
def commands():
    for line in sys.stdin:
        yield json.loads(line)["command"]
    yield "closed"
"""
OBEDIENT = """
say("start", device="cpu")
for command in commands():
    say("log", level="info", text=command)
    sys.exit({"stop_early": 0, "cancel": 4, "closed": 3}[command])
"""


@dataclass
class FakeDesk(QObject):
    """The writer alone: what a run's end is handed to."""

    library: Any = None

    def __post_init__(self) -> None:
        super().__init__()
        self.bus = Bus(self)
        self.operations = Operations(self.bus, self)


@dataclass
class Ends:
    """Stands in for ``training.finish_stage``: notes what it was given and goes on after a stage that went well."""

    n_stages: int = 1
    seen: list[tuple[int, int, Event | None]] = field(default_factory=list)

    def __call__(
        self, _lib: object, run_id: RunId, index: int, exit_code: int, error: Event | None
    ) -> FinishedRun | None:
        self.seen.append((index, exit_code, error))
        if exit_code == EXIT_OK and index + 1 < self.n_stages:
            return None
        return FinishedRun(a_run(run_id), None, "ended", Changes())


def a_run(run_id: str = "r1") -> Run:
    return Run(RunId(run_id), "finetune", None, RunState.RUNNING, "", datetime.now(UTC), None, None, None, {})


@pytest.fixture
def desk(qtbot: QtBot) -> Any:
    made = FakeDesk()
    yield made
    assert made.operations.close()


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> Ends:
    made = Ends()
    monkeypatch.setattr(training, "finish_stage", made)
    return made


@pytest.fixture
def begin(desk: FakeDesk, ends: Ends, tmp_path: Path) -> Callable[..., TrainingRun]:
    def make(*scripts: str) -> TrainingRun:
        stages = []
        for number, script in enumerate(scripts):
            folder = tmp_path / f"stage-{number}"
            folder.mkdir()
            code = SPEAK + textwrap.dedent(script)
            stages.append(Stage((sys.executable, "-c", code), folder, f"kind-{number}"))
        ends.n_stages = len(stages)
        return TrainingRun(cast(Desk, desk), PreparedRun(a_run(), tuple(stages), Changes()), desk)

    return make


def heard(run: TrainingRun) -> list[Event]:
    events: list[Event] = []
    run.said.connect(events.append)
    return events


def test_two_stages_follow_each_other(qtbot: QtBot, begin: Callable[..., TrainingRun], ends: Ends) -> None:
    run = begin("say('epoch', epoch=1)", "say('epoch', epoch=2)")
    events, started = heard(run), []
    run.stage_started.connect(lambda index, count, kind: started.append((index, count, kind)))
    with qtbot.waitSignal(run.finished, timeout=20_000):
        run.start()
        assert run.is_running
    assert [e.data["epoch"] for e in events] == [1, 2]
    assert started == [(0, 2, "kind-0"), (1, 2, "kind-1")]
    assert ends.seen == [(0, EXIT_OK, None), (1, EXIT_OK, None)]
    assert not run.is_running


def test_junk_broken_text_and_endless_lines_are_passed_over(
    qtbot: QtBot, begin: Callable[..., TrainingRun], ends: Ends
) -> None:
    run = begin(r"""
        out = sys.stdout.buffer
        out.write(b"Epoch 1: 100%\n\n\xff\xfe\xfa\n{\"v\": 1, \"event\": \"nonsense\"}\n[1]\n")
        out.write(b"x" * 3_000_000 + b"\n")
        say("log", level="info", text="naïve ünïcode")
        out.write(b'{"v": 1, "event": "log", "text": "no newline at the end"}'); out.flush()
    """)
    events = heard(run)
    with qtbot.waitSignal(run.finished, timeout=20_000):
        run.start()
    assert [e.data["text"] for e in events] == ["naïve ünïcode", "no newline at the end"]
    assert ends.seen == [(0, EXIT_OK, None)]


def test_progress_is_throttled_but_its_last_word_arrives(
    qtbot: QtBot, begin: Callable[..., TrainingRun], ends: Ends
) -> None:
    run = begin("for i in range(20_000): print(json.dumps({'v': 1, 'event': 'progress', 'done': i + 1}))")
    events = heard(run)
    with qtbot.waitSignal(run.finished, timeout=20_000):
        run.start()
    assert len(events) < 200
    assert events[-1].data["done"] == 20_000


def test_stop_early_reaches_the_worker(qtbot: QtBot, begin: Callable[..., TrainingRun], ends: Ends) -> None:
    run = begin(OBEDIENT)
    events = heard(run)
    with qtbot.waitSignal(run.said, timeout=20_000):
        run.start()
    with qtbot.waitSignal(run.finished, timeout=20_000):
        run.stop_early()
    assert events[-1].data["text"] == "stop_early"
    assert ends.seen == [(0, EXIT_OK, None)]


def test_cancel_is_asked_for_then_enforced(
    qtbot: QtBot, begin: Callable[..., TrainingRun], ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    obedient = begin(OBEDIENT, OBEDIENT)
    with qtbot.waitSignal(obedient.said, timeout=20_000):
        obedient.start()
    with qtbot.waitSignal(obedient.finished, timeout=20_000):
        obedient.cancel()
    assert ends.seen == [(0, EXIT_CANCELLED, None)]


def test_cancel_is_heard_by_a_worker_that_is_only_being_started(
    qtbot: QtBot, begin: Callable[..., TrainingRun], ends: Ends
) -> None:
    """It was dropped: a short run then came to its end, and what had been cancelled was kept."""
    run = begin(OBEDIENT)
    events = heard(run)
    with qtbot.waitSignal(run.finished, timeout=30_000):
        run.start()
        run.cancel()
    assert events[-1].data["text"] == "cancel"
    assert ends.seen == [(0, EXIT_CANCELLED, None)]


def test_a_deaf_worker_is_ended_after_the_grace(
    qtbot: QtBot, begin: Callable[..., TrainingRun], ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_module, "CANCEL_GRACE_MS", 200)
    run = begin("say('start'); time.sleep(600)")
    with qtbot.waitSignal(run.said, timeout=20_000):
        run.start()
    with qtbot.waitSignal(run.finished, timeout=20_000):
        run.cancel()
        assert run.is_cancelling
    assert ends.seen == [(0, EXIT_CANCELLED, None)]


def test_a_closing_window_closes_stdin_and_the_run_is_interrupted(
    qtbot: QtBot, begin: Callable[..., TrainingRun], ends: Ends
) -> None:
    run = begin(OBEDIENT, OBEDIENT)
    with qtbot.waitSignal(run.said, timeout=20_000):
        run.start()
    with qtbot.waitSignal(run.finished, timeout=20_000):
        run.interrupt()
    assert ends.seen == [(0, EXIT_INTERRUPTED, None)]


@pytest.mark.parametrize(
    ("number", "words"), [(signal.SIGKILL, "memory ran out"), (signal.SIGSEGV, "ended unexpectedly")]
)
def test_a_killed_worker_is_a_sentence(
    qtbot: QtBot, begin: Callable[..., TrainingRun], ends: Ends, number: int, words: str
) -> None:
    run = begin("say('start'); time.sleep(600)")
    with qtbot.waitSignal(run.said, timeout=20_000):
        run.start()
    with qtbot.waitSignal(run.finished, timeout=20_000):
        os.kill(run.process_id, number)
    [(index, exit_code, error)] = ends.seen
    assert (index, exit_code) == (0, -number)
    assert error is not None
    assert words in error.data["happened"]
    assert error.data["kept"]
    assert error.data["todo"]


def test_the_workers_own_words_are_kept_when_it_fails(
    qtbot: QtBot, begin: Callable[..., TrainingRun], ends: Ends
) -> None:
    run = begin("say('error', happened='Out of room.', kept='', todo=''); sys.exit(1)")
    with qtbot.waitSignal(run.finished, timeout=20_000):
        run.start()
    assert ends.seen == [(0, 1, Event(EventKind.ERROR, {"happened": "Out of room.", "kept": "", "todo": ""}))]


def test_a_program_that_is_missing_is_a_sentence(qtbot: QtBot, desk: FakeDesk, ends: Ends, tmp_path: Path) -> None:
    stage = Stage((str(tmp_path / "no-such-program"),), tmp_path, "finetune")
    run = TrainingRun(cast(Desk, desk), PreparedRun(a_run(), (stage,), Changes()), desk)
    with qtbot.waitSignal(run.finished, timeout=20_000):
        run.start()
    [(_, exit_code, error)] = ends.seen
    assert exit_code == EXIT_FAILED
    assert error is not None
    assert "could not be started" in error.data["happened"]


def test_silence_is_said_once(
    qtbot: QtBot, begin: Callable[..., TrainingRun], ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_module, "QUIET_AFTER_S", 0.1)
    run = begin("say('start'); sys.stdin.read()")
    said: list[str] = []
    run.quiet.connect(said.append)
    with qtbot.waitSignal(run.quiet, timeout=20_000):
        run.start()
    qtbot.wait(1_500)
    assert len(said) == 1
    assert "nothing for" in said[0]
    with qtbot.waitSignal(run.finished, timeout=20_000):
        run.interrupt()


def test_stderr_goes_to_the_runs_folder_and_is_capped(
    qtbot: QtBot, begin: Callable[..., TrainingRun], ends: Ends, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_module, "LONGEST_LOG_BYTES", 1000)
    run = begin("sys.stderr.write('w' * 50_000); sys.stderr.flush(); sys.stdin.read(); sys.stderr.write('the end')")
    log = tmp_path / "stage-0" / "worker.log"
    run.start()
    qtbot.waitUntil(lambda: log.exists() and log.stat().st_size >= 50_000, timeout=20_000)
    qtbot.waitUntil(lambda: log.stat().st_size < 1000, timeout=20_000)
    with qtbot.waitSignal(run.finished, timeout=20_000):
        run.interrupt()
    assert log.read_text() == "the end"


def test_a_store_that_refuses_the_end_is_told(
    qtbot: QtBot, begin: Callable[..., TrainingRun], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise UserError("The disk is full.", "The run's folder is kept.", "Make room.")

    run = begin("pass")
    monkeypatch.setattr(training, "finish_stage", refuse)
    with qtbot.waitSignal(run.failed, timeout=20_000) as failure:
        run.start()
    assert "disk is full" in str(failure.args[0])
    assert not run.is_running


@given(st.data())
def test_any_cut_through_the_stream_gives_the_same_events(data: st.DataObject) -> None:
    stream = b'{"v": 1, "event": "log", "text": "\xc3\xa9"}\njunk\n' * 3 + b'{"v": 1, "event": "start"}\n'
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=8)))
    lines, events = EventLines(), []
    for start, end in zip([0, *cuts], [*cuts, len(stream)], strict=True):
        events += lines.feed(stream[start:end])
    assert events + lines.end() == EventLines().feed(stream)
    assert lines.dropped == 3


def test_an_endless_line_costs_no_memory() -> None:
    lines = EventLines(longest_bytes=100)
    for _ in range(1000):
        assert lines.feed(b"x" * 90) == []
    assert lines.feed(b'\n{"v": 1, "event": "start"}\n') == [Event(EventKind.START, {})]
    assert lines.dropped == 1
