"""Checking all sounds from the window: told, stopped, and with what to do in the end."""

from __future__ import annotations

import threading
from collections.abc import Callable

from pytestqt.qtbot import QtBot

from cryapp.bridge.bus import Activity, Level, Message
from cryapp.services import checking
from cryapp.services.library import Library
from cryapp.ui.main_window import MainWindow
from tests.ui.conftest import settle

WindowOn = Callable[[Library], MainWindow]


def test_all_sounds_are_checked_beside_the_work_and_damage_is_told(
    qtbot: QtBot, filled: Library, window_on: WindowOn
) -> None:
    window = window_on(filled)
    settle(qtbot, window.desk)
    filled.vault.path_of(checking.copies(filled)[4].vault_key).unlink()
    said: list[Message] = []
    shown: list[Activity] = []
    window.desk.bus.message.connect(said.append)
    window.desk.bus.activity.connect(shown.append)
    book = window.book
    assert not book.action("window.stop_checking").isEnabled()
    book.action("window.check_sounds").trigger()
    assert not book.action("window.check_sounds").isEnabled()
    qtbot.waitUntil(lambda: any(one.level is Level.WARNING for one in said), timeout=30_000)
    (told,) = [one for one in said if one.level is Level.WARNING]
    assert "6 recordings compared with their checksums; damaged or missing: 1." in told.text
    assert "is missing. Original: " in told.detail
    assert {one.text for one in shown} == {"Checking all sounds"}
    qtbot.waitUntil(lambda: book.action("window.check_sounds").isEnabled(), timeout=30_000)
    assert window.strip.isVisible()


def test_it_is_stopped_by_its_own_act(qtbot: QtBot, filled: Library, window_on: WindowOn) -> None:
    window = window_on(filled)
    settle(qtbot, window.desk)
    said: list[str] = []
    window.desk.bus.message.connect(lambda message: said.append(message.text))
    release = threading.Event()
    window.desk.readers.submit(lambda job: release.wait(60))  # something is being drawn: the check makes way
    window.book.action("window.check_sounds").trigger()
    qtbot.waitUntil(lambda: window.desk.checks.is_busy, timeout=30_000)
    window.book.action("window.stop_checking").trigger()
    release.set()
    qtbot.waitUntil(lambda: any("Stopped; not reached: " in text for text in said), timeout=30_000)
    assert window.book.action("window.check_sounds").isEnabled()


def test_a_stop_before_the_first_sound_is_heard(qtbot: QtBot, filled: Library, window_on: WindowOn) -> None:
    """What there is to check was still being read: the check went on to its end."""
    window = window_on(filled)
    settle(qtbot, window.desk)
    said: list[str] = []
    window.desk.bus.message.connect(lambda message: said.append(message.text))
    window.book.action("window.check_sounds").trigger()
    window.book.action("window.stop_checking").trigger()
    qtbot.waitUntil(lambda: window.book.action("window.check_sounds").isEnabled(), timeout=30_000)
    assert any("Stopped; not reached: 6." in text for text in said)
