"""The sound view in a window with its keys, and recordings to show, for tests."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from cryapp.bridge.bus import Message
from cryapp.bridge.desk import Desk
from cryapp.domain.recording import Recording
from cryapp.services.library import Library
from cryapp.settings import Settings
from cryapp.ui.actions import ActionBook
from cryapp.ui.sound_view import SoundView

WIDTH, HEIGHT = 900, 700


class Stage:
    """A view in a window with its keys, and two recordings to show."""

    def __init__(self, qtbot: QtBot, library: Library, first: Recording, settings: Settings | None = None) -> None:
        self.qtbot, self.library, self.first = qtbot, library, first
        self.desk = Desk(library)
        self.messages: list[Message] = []
        self.desk.bus.message.connect(self.messages.append)
        self.view = SoundView(self.desk, settings)
        # Looking for sound devices is tested where there is a sound server.
        self.view._look_for_devices.stop()
        self.view._look_for_devices.setInterval(10**8)
        self.book = ActionBook(self.view)
        self.book.add(self.view.action_specs())
        self.view.resize(WIDTH, HEIGHT)
        qtbot.addWidget(self.view)
        self.view.show()
        qtbot.waitExposed(self.view)

    def show(self, recording: Recording | None = None) -> None:
        self.view.show_recording(recording or self.first)
        self.qtbot.waitUntil(lambda: self.view.has_sound and self.view.source.is_sharp, timeout=10_000)
        self.book.refresh()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.view, key, modifier)

    def drag(self, from_s: float, to_s: float) -> None:
        panel = self.view.spectrogram
        start, stop = (QPoint(round(panel.x_of(s)), 100) for s in (from_s, to_s))
        left = Qt.MouseButton.LeftButton
        self.qtbot.mousePress(panel, left, pos=start)
        self.qtbot.mouseMove(panel, (start + stop) / 2)
        self.qtbot.mouseMove(panel, stop)
        self.qtbot.mouseRelease(panel, left, pos=stop)

    def image(self) -> QImage:
        return self.view.spectrogram.grab().toImage()

    def until(self, is_so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(is_so, timeout=10_000)
