"""Example sounds of a class: each can be heard; where they are edited, each can be taken away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.domain.recording import Recording
from cryapp.services import rendering
from cryapp.ui import icons
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX
from cryapp.ui.widgets.basic import ElidedLabel, label
from cryapp.ui.words import length_text


class ExamplePlayer(QObject):
    """Plays one recording at a time, whole. The sound device is looked for at the first one."""

    changed = Signal()
    """Something begins or ends."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._player: object | None = None
        self.playing: str | None = None
        """Content hash of what is heard now."""

    def toggle(self, recording: Recording) -> None:
        if self.playing == recording.sha256:
            self.stop()
            return
        library = self._desk.library
        self._desk.read(
            lambda: rendering.sound_of(library, recording), lambda sound: self._play(recording, sound), self._failed
        )

    def stop(self) -> None:
        from cryapp.bridge.playback import Player

        if isinstance(self._player, Player):
            self._player.stop()

    def _play(self, recording: Recording, sound: object) -> None:
        from cryapp.audio.pcm import Sound
        from cryapp.bridge.playback import Player

        assert isinstance(sound, Sound)
        if not isinstance(self._player, Player):
            made = Player(self)
            made.state_changed.connect(self._state)
            made.failed.connect(self._failed)
            self._player = made
        self._player.load(sound)
        self.playing = recording.sha256 if self._player.play(0.0, sound.duration_s) else None
        self.changed.emit()

    def _state(self) -> None:
        from cryapp.bridge.playback import Player

        if isinstance(self._player, Player) and not self._player.is_playing:
            self.playing = None
            self.changed.emit()

    def _failed(self, error: object) -> None:
        self.playing = None
        self.changed.emit()
        if isinstance(error, Exception):
            self._desk.bus.say(tr(sentence_for(error)), Level.WARNING)


class ExampleList(QWidget):
    removed = Signal(str)
    """Content hash."""

    def __init__(self, player: ExamplePlayer, editable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player, self._editable = player, editable
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_PX // 2)
        self._lines: list[QWidget] = []
        self.buttons: dict[str, QToolButton] = {}
        player.changed.connect(self._show_playing)

    def show_examples(self, hashes: Sequence[str], known: Sequence[Recording]) -> None:
        """Args: known: those that this store holds; of the others it is said that they are elsewhere."""
        while self._lines:
            old = self._lines.pop()
            self._column.removeWidget(old)
            old.deleteLater()
        self.buttons = {}
        of = {one.sha256: one for one in known}
        for sha256 in hashes:
            line = self._line(sha256, of.get(sha256))
            self._column.addWidget(line)
            self._lines.append(line)
        self._show_playing()

    def _line(self, sha256: str, recording: Recording | None) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        if recording is None:
            row.addWidget(label(tr("A recording that this store does not hold"), "muted"), 1)
        else:
            play = _button("play", tr("Play"))
            play.clicked.connect(lambda _c=False, one=recording: self._player.toggle(one))
            self.buttons[sha256] = play
            row.addWidget(play)
            row.addWidget(ElidedLabel(f"{recording.title} · {length_text(recording.duration_s)}"), 1)
        if self._editable:
            remove = _button("close", tr("Take this example away"))
            remove.clicked.connect(lambda _c=False: self.removed.emit(sha256))
            row.addWidget(remove)
        return line

    def _show_playing(self) -> None:
        for sha256, button in self.buttons.items():
            playing = sha256 == self._player.playing
            button.setIcon(icons.icon("stop" if playing else "play", "accent_text"))
            button.setToolTip(tr("Stop") if playing else tr("Play"))
            button.setAccessibleName(button.toolTip())


def _button(icon: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName("quiet")
    button.setIcon(icons.icon(icon, "muted"))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
