"""Plays in a process of its own (Qt keeps one sound connection a process) and tells what happens as JSON lines.

Usage: ``python -m tests.ui.playing SCENARIO SOUND.flac``.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cryapp.audio.pcm import open_sound
from cryapp.bridge.playback import Player

if TYPE_CHECKING:
    from cryapp.ui.actions import ActionBook
    from cryapp.ui.sound_view import SoundView


def tell(event: str, **values: object) -> None:
    print(json.dumps({"event": event, "at": time.monotonic(), **values}), flush=True)


def player_for(path: Path) -> Player:
    player = Player()
    player.load(open_sound(path))
    player.position_changed.connect(lambda at_s: tell("position", place=at_s))
    player.finished.connect(lambda: tell("finished"))
    player.failed.connect(lambda error: tell("failed", text=str(error)))
    return player


def simple(
    start_s: float,
    stop_s: float,
    speed: float = 1.0,
    keeps_pitch: bool = True,
    band_hz: tuple[float, float] | None = None,
    gain_db: float = 0.0,
) -> Callable[[QApplication, Path], None]:
    def scenario(app: QApplication, path: Path) -> None:
        player = player_for(path)
        player.set_speed(speed)
        player.set_keeps_pitch(keeps_pitch)
        player.set_gain_db(gain_db)
        for output in player.outputs:
            player.set_output(output.id)
        player.finished.connect(app.quit)
        player.failed.connect(app.quit)
        tell("asked", ok=player.play(start_s, stop_s, band_hz=band_hz), why=player.why_silent)
        if player.is_playing:
            app.exec()
        tell("state", playing=player.is_playing)
        player.close()

    return scenario


def loop(app: QApplication, path: Path) -> None:
    player = player_for(path)
    turns = [0]
    before = [0.0]

    def moved(at_s: float) -> None:
        turns[0] += at_s < before[0] - 0.1
        before[0] = at_s
        if turns[0] == 4:
            player.stop()
            tell("state", playing=player.is_playing)
            app.quit()

    player.position_changed.connect(moved)
    player.play(2.0, 2.3, loop=True)
    app.exec()
    player.close()


def forever(app: QApplication, path: Path) -> None:
    """Until the device goes."""
    player = player_for(path)
    player.failed.connect(app.quit)
    player.play(0.0, 4.0, loop=True)
    QTimer.singleShot(25_000, app.quit)
    app.exec()
    tell("state", playing=player.is_playing)
    player.close()


def shown(app: QApplication, path: Path) -> tuple[SoundView, ActionBook, Callable[[], None]]:
    """The real view on the sound, its actions, and what closes it."""
    import numpy as np
    import soundfile

    from cryapp.bridge.desk import Desk
    from cryapp.ui.actions import ActionBook
    from cryapp.ui.sound_view import SoundView
    from tests.shown import vault_library

    samples, rate_hz = soundfile.read(path, dtype="float32")
    library, recording = vault_library(path.parent / "library", np.asarray(samples), rate_hz)
    desk = Desk(library)
    view = SoundView(desk)
    book = ActionBook(view)
    book.add(view.action_specs())
    view.resize(900, 700)
    view.show()
    view.show_recording(recording)

    def close() -> None:
        view.stop()
        desk.close()

    return view, book, close


def box(app: QApplication, path: Path) -> None:
    """A box of time and frequency, drawn with the mouse and played with Tab."""
    from PySide6.QtCore import QPoint, Qt

    view, book, close = shown(app, path)

    def draw() -> None:
        if not view.has_sound:
            return
        timer.stop()
        panel, left, alt = view.spectrogram, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier
        start = QPoint(round(panel.x_of(1.0)), round(panel.y_of(1400)))
        stop = QPoint(round(panel.x_of(3.0)), round(panel.y_of(800)))
        QTest.mousePress(panel, left, alt, start)
        QTest.mouseMove(panel, (start + stop) / 2)
        QTest.mouseMove(panel, stop)
        QTest.mouseRelease(panel, left, alt, stop)
        book.refresh()
        view.player.finished.connect(app.quit)
        QTest.keyClick(view, Qt.Key.Key_Tab)
        tell("asked", selection=view.viewport.selection, band=view.viewport.band_hz, playing=view.player.is_playing)

    timer = QTimer(interval=20)
    timer.timeout.connect(draw)
    timer.start()
    QTimer.singleShot(30_000, app.quit)
    app.exec()
    close()


def keys(app: QApplication, path: Path) -> None:
    """Real keys in the real view."""
    from PySide6.QtCore import Qt

    view, view_book, close = shown(app, path)
    steps: list[tuple[Callable[[], bool], Callable[[], object]]] = []

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Callable[[], None]:
        def call() -> None:
            view_book.refresh()
            QTest.keyClick(view, key, modifier)
            tell("pressed", key=key.name, playing=view.player.is_playing, place=view.viewport.playhead_s)

        return call

    port = view.viewport
    silent = [0.0]

    def settled() -> bool:
        """The cursor stands still although a moment has passed."""
        moved, silent[0] = port.playhead_s != silent[0], port.playhead_s
        return not moved and not view.player.is_playing

    steps += [
        (lambda: view.has_sound, press(Qt.Key.Key_Space)),
        (lambda: port.playhead_s > 0.3, press(Qt.Key.Key_Space)),
        (settled, lambda: tell("paused", place=port.playhead_s)),
        (lambda: True, lambda: port.select(2.0, 2.5)),
        (lambda: True, press(Qt.Key.Key_Tab)),
        (lambda: port.playhead_s > 2.1, lambda: tell("selection", place=port.playhead_s)),
        (lambda: not view.player.is_playing, lambda: tell("ended", place=port.playhead_s)),
        (lambda: True, press(Qt.Key.Key_L)),
        (lambda: True, press(Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)),
        (lambda: port.playhead_s > 2.4, lambda: tell("looping", place=port.playhead_s)),
        (lambda: port.playhead_s < 2.2, press(Qt.Key.Key_Escape)),
        (lambda: not view.player.is_playing, lambda: tell("stopped", selection=port.selection)),
        (lambda: True, press(Qt.Key.Key_Escape)),
        (lambda: True, lambda: tell("end", selection=port.selection, times_played=view.times_played)),
        (lambda: True, app.quit),
    ]

    def turn() -> None:
        if steps and steps[0][0]():
            steps.pop(0)[1]()

    timer = QTimer(interval=20)
    timer.timeout.connect(turn)
    timer.start()
    QTimer.singleShot(60_000, app.quit)
    app.exec()
    timer.stop()
    close()


SCENARIOS: dict[str, Callable[[QApplication, Path], None]] = {
    "second": simple(2.0, 3.0),
    "half": simple(2.0, 3.0, speed=0.5),
    "tape": simple(2.0, 3.0, speed=0.5, keeps_pitch=False),
    "band": simple(1.0, 3.0, band_hz=(800.0, 1200.0), gain_db=6.0),
    "whole": simple(0.0, 4.0),
    "late": simple(3596.0, 3600.0),
    "loop": loop,
    "forever": forever,
    "keys": keys,
    "box": box,
}


if __name__ == "__main__":
    application = QApplication([])
    SCENARIOS[sys.argv[1]](application, Path(sys.argv[2]))
