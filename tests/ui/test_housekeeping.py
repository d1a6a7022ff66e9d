"""Backups are made while people work, and no label waits for one."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from cryapp import app
from cryapp.bridge.bus import Message
from cryapp.bridge.desk import Desk
from cryapp.services import backup, people
from cryapp.services.library import Library

Desked = Callable[[Library], Desk]


def test_a_label_is_saved_while_a_backup_takes_its_time(
    library: Library, desk_on: Desked, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_end, calls = threading.Event(), threading.Event(), []

    def slow(lib: Library, every_minutes: float) -> None:
        calls.append(every_minutes)
        begun.set()
        may_end.wait(20)

    monkeypatch.setattr(app, "BACKUP_CHECK_MS", 10)
    monkeypatch.setattr(backup, "back_up_if_due", slow)
    desk = desk_on(library)
    app.start_housekeeping(desk)
    qtbot.waitUntil(begun.is_set)
    saved = desk.operations.run(lambda: people.add_annotator(library, "R-77"))
    with qtbot.waitSignal(saved.done):
        pass
    with qtbot.waitSignal(desk.bus.message, timeout=100, raising=False):
        pass  # ten more checks come and go
    assert len(calls) == 1, "a second backup must not begin while one is under way"
    may_end.set()
    qtbot.waitUntil(lambda: len(calls) > 1)


def test_a_backup_that_fails_is_said_and_tried_again(
    library: Library, desk_on: Desked, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.paths.backups.rmdir()
    library.paths.backups.write_text("in the way")
    monkeypatch.setattr(app, "BACKUP_CHECK_MS", 10)
    desk = desk_on(library)
    said: list[Message] = []
    desk.bus.message.connect(said.append)
    app.start_housekeeping(desk)
    qtbot.waitUntil(lambda: any("No backup could be made" in message.text for message in said))
    library.paths.backups.unlink()
    qtbot.waitUntil(lambda: len(backup.list_backups(library)) == 1)
