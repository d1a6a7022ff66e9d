"""A reader who marks segments in the real window with a real mouse, for tests."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Annotator
from cryapp.domain.segment import Segment, SegmentEvent
from cryapp.services import segmenting, tasks
from cryapp.services.library import Library
from cryapp.ui.main_window import MainWindow
from cryapp.ui.segments.desk import SegmentDesk
from cryapp.ui.sound_view import SoundView
from tests.ui.reading import Key, Reading, WindowOn

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
TASK = "cry_unit"
RATE_HZ = 16_000


def write_cries(path: Path, starts_s: tuple[float, ...] = (0.5, 2.0, 3.5), seed: int = 0) -> Path:
    """Six seconds of a quiet room with one second of harmonic voice at each start: edges that can be found."""
    rng = np.random.default_rng(seed)
    sound = rng.normal(0, 1e-4, 6 * RATE_HZ)
    t = np.arange(RATE_HZ) / RATE_HZ
    for start_s in starts_s:
        f0 = 430 + 40 * np.sin(2 * np.pi * 0.8 * t)
        phase = 2 * np.pi * np.cumsum(f0) / RATE_HZ
        voice = sum(0.2 / n * np.sin(n * phase) for n in range(1, 9))
        first = int(start_s * RATE_HZ)
        sound[first : first + RATE_HZ] += voice
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, sound, RATE_HZ)
    return path


class Marking(Reading):
    """At the task of cry units (or beside another), with the sound open."""

    def __init__(self, qtbot: QtBot, window: MainWindow, reader: Annotator, task: str = TASK) -> None:
        super().__init__(qtbot, window, reader)
        self.desk.set_task(tasks.get_task(self.library, task))
        self.settle()
        qtbot.waitUntil(lambda: self.workspace.sound is not None and self.sound.has_sound, timeout=20_000)
        self.set_snap(False)
        self.settle()

    @property
    def segments(self) -> SegmentDesk:
        return self.workspace.segments

    @property
    def sound(self) -> SoundView:
        assert self.workspace.sound is not None
        return self.workspace.sound

    def set_snap(self, on: bool) -> None:
        self.segments.set_snap(on)

    @property
    def stored(self) -> list[Segment]:
        """What the store has of the recording shown, read past the window."""
        task = self.segments.session.task
        assert task is not None and self.current is not None and self.desk.annotator is not None
        return list(segmenting.read(self.library, self.current, task.id, self.desk.annotator.id))

    @property
    def bounds(self) -> list[tuple[float, float]]:
        return [(round(s.state.start_s, 2), round(s.state.end_s, 2)) for s in self.stored]

    @property
    def classes(self) -> list[tuple[str, ...]]:
        return [s.state.classes for s in self.stored]

    def history(self, segment: Segment) -> list[SegmentEvent]:
        assert self.desk.annotator is not None
        return list(segmenting.history(self.library, segment.id, self.desk.annotator.id))

    # -- the mouse ----------------------------------------------------------------------------------------------

    def place(self, at_s: float, hz: float | None = None) -> QPoint:
        panel = self.sound.spectrogram
        y = panel.plot.center().y() + 30 if hz is None else panel.y_of(hz)
        return QPoint(round(panel.x_of(at_s)), round(y))

    def drag(self, from_: QPoint, to: QPoint, held: Qt.KeyboardModifier = NONE, *, let_go: bool = True) -> None:
        panel = self.sound.spectrogram
        self._send(QMouseEvent.Type.MouseButtonPress, from_, held)
        for share in (0.3, 0.7, 1.0):
            here = QPointF(from_) + (QPointF(to) - QPointF(from_)) * share
            self._send(QMouseEvent.Type.MouseMove, here.toPoint(), held)
        panel.repaint()  # what is under the pointer is painted as well
        if let_go:
            self._send(QMouseEvent.Type.MouseButtonRelease, to, held)
            self.settle()

    def draw(self, start_s: float, end_s: float, held: Qt.KeyboardModifier = NONE) -> None:
        self.drag(self.place(start_s), self.place(end_s), held)

    def click(self, at_s: float, held: Qt.KeyboardModifier = NONE, hz: float | None = None) -> None:
        self.qtbot.mouseClick(self.sound.spectrogram, LEFT, held, self.place(at_s, hz))
        self.settle()

    def _send(self, kind: QMouseEvent.Type, place: QPoint, held: Qt.KeyboardModifier) -> None:
        """A mouse event with its buttons and keys as a window system sends it (QTest's moves have neither)."""
        panel = self.sound.spectrogram
        pressed = Qt.MouseButton.NoButton if kind is QMouseEvent.Type.MouseButtonRelease else LEFT
        button = Qt.MouseButton.NoButton if kind is QMouseEvent.Type.MouseMove else LEFT
        event = QMouseEvent(kind, QPointF(place), QPointF(panel.mapToGlobal(place)), button, pressed, held)
        QApplication.sendEvent(panel, event)

    def chord(self, key: Key, held: Qt.KeyboardModifier) -> None:
        self.press(key, modifier=held)


def marking_on(library: Library, sounds: list[Path]) -> None:
    """Imports recordings to mark."""
    from cryapp.services import importing
    from cryapp.services.importing import ImportOptions

    report = importing.import_paths(library, sounds, ImportOptions())
    assert report.added == len(sounds), report.sentence


@pytest.fixture
def marking(qtbot: QtBot, window_on: WindowOn, library: Library, reader: Annotator, tmp_path: Path) -> Marking:
    marking_on(library, [write_cries(tmp_path / "sounds" / f"{i}.wav", seed=i) for i in range(2)])
    return Marking(qtbot, window_on(library), reader)


@pytest.fixture
def beside(qtbot: QtBot, window_on: WindowOn, library: Library, reader: Annotator, tmp_path: Path) -> Marking:
    """At a task about whole recordings."""
    marking_on(library, [write_cries(tmp_path / "sounds" / f"{i}.wav", seed=i) for i in range(2)])
    return Marking(qtbot, window_on(library), reader, "cry_presence")
