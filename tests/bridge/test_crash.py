"""Our own bugs reach the log and the strip, once, and never a dialog."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import qWarning
from pytestqt.qtbot import QtBot

from cryapp.bridge.bus import Bus, Level, Message
from cryapp.bridge.crash import SENTENCE, CrashReporter
from cryapp.domain.errors import UserError

pytestmark = pytest.mark.logs


@pytest.fixture
def bus(qtbot: QtBot) -> Bus:
    return Bus()


@pytest.fixture
def reporter(bus: Bus) -> Iterator[CrashReporter]:
    made = CrashReporter(bus)
    yield made
    made.close()


def fail() -> tuple[type[BaseException], BaseException]:
    try:
        _ = {}["missing"]
    except KeyError as error:
        return type(error), error
    raise AssertionError


def test_said_once_with_the_traceback_in_the_details(
    bus: Bus, reporter: CrashReporter, caplog: pytest.LogCaptureFixture
) -> None:
    said: list[Message] = []
    bus.message.connect(said.append)
    kind, error = fail()
    for _ in range(5):
        sys.excepthook(kind, error, error.__traceback__)
    assert [(m.level, m.text) for m in said] == [(Level.ERROR, SENTENCE)]
    assert "KeyError: 'missing'" in said[0].detail
    assert caplog.text.count("KeyError: 'missing'") == 5


def test_on_any_thread(qtbot: QtBot, bus: Bus, reporter: CrashReporter) -> None:
    def work() -> None:
        raise RuntimeError("in a thread")

    with qtbot.waitSignal(bus.message) as said:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert "in a thread" in said.args[0].detail


@pytest.mark.qt_log_ignore("a painter was angry")
def test_qt_messages_are_logged(reporter: CrashReporter, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "cryapp.crash"):
        qWarning("a painter was angry")
    assert "a painter was angry" in caplog.text


def test_close_puts_the_hooks_back(bus: Bus) -> None:
    before = (sys.excepthook, threading.excepthook)
    reporter = CrashReporter(bus)
    assert sys.excepthook != before[0]
    reporter.close()
    assert (sys.excepthook, threading.excepthook) == before


def test_a_fault_of_the_world_keeps_its_own_words(bus: Bus, reporter: CrashReporter) -> None:
    said: list[Message] = []
    bus.message.connect(said.append)
    error = UserError("The disk is full.", "", "Free some space.")
    sys.excepthook(UserError, error, None)
    assert said[0].text == "The disk is full. Free some space."
