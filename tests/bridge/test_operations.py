"""Operations: one writer, changes announced after the commit, failures said once and handed back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from cryapp.bridge.bus import Bus, Level, Message
from cryapp.bridge.ops import Operations, sentence_for
from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import RecordingId


@dataclass(frozen=True)
class Result:
    changes: Changes


@pytest.fixture
def bus() -> Bus:
    return Bus()


@pytest.fixture
def operations(bus: Bus, qtbot: QtBot) -> Iterator[Operations]:
    made = Operations(bus)
    yield made
    assert made.close()
    qtbot.wait(1)


def test_changes_are_announced_before_done_with_their_initiator(qtbot: QtBot, bus: Bus, operations: Operations) -> None:
    heard: list[object] = []
    changes = Changes(recordings=frozenset({RecordingId(3)}), labels=True)
    bus.changed.connect(heard.append)
    with qtbot.waitSignal(operations.run(lambda: Result(changes), heard.append, initiator="me").done):
        pass
    assert heard == [changes, Result(changes)]
    assert isinstance(heard[0], Changes)
    assert heard[0].initiator == "me"


def test_no_change_is_not_announced(qtbot: QtBot, bus: Bus, operations: Operations) -> None:
    heard: list[object] = []
    bus.changed.connect(heard.append)
    with qtbot.waitSignal(operations.run(lambda: Result(Changes())).done):
        pass
    assert heard == []


def test_a_failure_is_said_and_handed_over(qtbot: QtBot, bus: Bus, operations: Operations) -> None:
    said: list[Message] = []
    failed: list[Exception] = []
    done: list[object] = []
    bus.message.connect(said.append)

    def refuse() -> None:
        raise UserError("The disk is full.", "The labels before are safe.", "Free some space.")

    operations.run(refuse, done.append, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert [(m.level, m.text) for m in said] == [
        (Level.ERROR, "The disk is full. The labels before are safe. Free some space.")
    ]
    assert done == []


def test_one_writer_runs_one_call_at_a_time(qtbot: QtBot, operations: Operations) -> None:
    inside, most = [0], [0]
    lock = threading.Lock()

    def call() -> None:
        with lock:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
        threading.Event().wait(0.001)
        with lock:
            inside[0] -= 1

    for _ in range(30):
        operations.run(call)
    qtbot.waitUntil(lambda: not operations.is_busy)
    assert most == [1]


def test_closing_finishes_what_was_asked(qtbot: QtBot, bus: Bus) -> None:
    """A note typed a moment before the window closes is not lost."""
    operations, written = Operations(bus), []
    for number in range(10):
        operations.run(lambda n=number: written.append(n))
    assert operations.close()
    assert written == list(range(10))
    qtbot.wait(1)


def test_a_bug_is_told_without_a_traceback() -> None:
    assert "ZeroDivisionError" in sentence_for(ZeroDivisionError("x"))
    assert "log" in sentence_for(ZeroDivisionError("x"))
