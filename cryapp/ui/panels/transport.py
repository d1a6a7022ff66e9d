"""The transport: play, selection, loop, speed, volume, and what the selection holds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QSlider, QToolButton, QWidget

from cryapp.ui import icons
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import ElidedLabel, key_cap

WIDE_PX, NARROW_PX = 960, 800
"""Key caps are shown from the first width on; below the second words give way to icons."""
CAPS, WORDS, LOOK, ICONS, QUIET, LEAST, NO_LOOP, NO_SELECTION = range(8)
"""What is given up one after the other until the time has its room: key caps; what the look is called; the words of the
selection and the loop; the volume (the loudspeaker's sheet has it too); the word of play, and the length behind the
time; the buttons that have keys and a menu as well."""


class KeyButton(QPushButton):
    """A button with its key beside its name."""

    def __init__(self, text: str, icon_name: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.icon_name = icon_name
        self._text = text
        # Keys belong to the window: a focused button would swallow Space.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(text)
        self._tip = ""
        self._cap = key_cap(key)
        self._cap.setParent(self)
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._cap.hide()

    def set_words(self, *, text: bool, cap: bool) -> None:
        self.setText(self._text if text else "")
        self._cap.setVisible(cap)
        self.setStyleSheet("text-align: left;" if cap else "")
        self.updateGeometry()

    def set_key(self, shown: str) -> None:
        """The key in force, as people read it."""
        self._cap.setText(shown)
        self.set_tip(self._tip)

    def set_tip(self, tip: str) -> None:
        self._tip = tip
        self.setToolTip(f"{tip} ({self._cap.text()})" if tip and self._cap.text() else tip)

    def set_text(self, text: str) -> None:
        if self.text():
            self.setText(text)
        self._text = text

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self._cap.sizeHint().width(), hint.height()) if not self._cap.isHidden() else hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._cap.sizeHint()
        self._cap.setGeometry(
            self.width() - size.width() - SPACE_PX, (self.height() - size.height()) // 2, size.width(), size.height()
        )


class TransportPanel(QFrame):
    """Buttons only ask; the sound view plays and tells what is so."""

    play_asked = Signal()
    selection_asked = Signal()
    loop_asked = Signal(bool)
    speed_asked = Signal(float)
    volume_asked = Signal(float)
    look_asked = Signal()
    hearing_asked = Signal()

    def __init__(self, speeds: tuple[float, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_PX, SPACE_PX, SPACE_PX, SPACE_PX)
        row.setSpacing(SPACE_PX)
        self.play = KeyButton(tr("Play"), "play", "Space")
        self.selection = KeyButton(tr("Selection"), "selection", "Tab")
        self.loop = KeyButton(tr("Loop"), "loop", "L")
        self.loop.setCheckable(True)
        self.speed = QToolButton()
        self.speed.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.speed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.speed.setToolTip(tr("Speed"))
        self.speed.setAccessibleName(tr("Speed"))
        self._speed_menu(speeds)
        self.hearing = QToolButton()
        self.hearing.setObjectName("quiet")
        self.hearing.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hearing.setAccessibleName(tr("How it is heard"))
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, 100)
        self.volume.setValue(100)
        self.volume.setFixedWidth(64)
        self.volume.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.volume.setToolTip(tr("Volume"))
        self.volume.setAccessibleName(tr("Volume"))
        self.read_out = ElidedLabel("", "muted")
        self.read_out.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.read_out.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.look = QPushButton()
        self.look.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.look.setAccessibleName(tr("How the sound is drawn"))
        for widget in (self.play, self.selection, self.loop, self.speed, self.hearing, self.volume):
            row.addWidget(widget)
        row.addWidget(self.read_out, 1)
        row.addWidget(self.look)
        self.play.clicked.connect(self.play_asked)
        self.selection.clicked.connect(self.selection_asked)
        self.loop.clicked.connect(self.loop_asked)
        self.volume.valueChanged.connect(lambda value: self.volume_asked.emit(value / 100))
        self.look.clicked.connect(self.look_asked)
        self.hearing.clicked.connect(self.hearing_asked)
        self._is_playing = self._is_silent = False
        self._look_text, self._longest = "", ("", "")
        theme().changed.connect(self._restyle)
        self._restyle()

    def show_keys(self, key_of: Callable[[str], str]) -> None:
        """Writes the keys in force on the buttons and in their tips; ``key_of`` takes ``play``, ``loop`` …"""
        for button, name in ((self.play, "play"), (self.selection, "play_selection"), (self.loop, "loop")):
            button.set_key(key_of(name))
        self._fit()

    def set_playing(self, playing: bool) -> None:
        self._is_playing = playing
        self._restyle()

    def set_usable(self, *, sound: bool, selection: bool, why_silent: str) -> None:
        """Greys out what cannot be done, with the reason as tooltip."""
        can_play = sound and not why_silent
        self.play.setEnabled(can_play)
        self.selection.setEnabled(can_play and selection)
        self.loop.setEnabled(can_play)
        self.speed.setEnabled(can_play)
        self.volume.setEnabled(can_play)
        self._is_silent = bool(why_silent)
        self.hearing.setToolTip(why_silent or tr("How it is heard: louder, loudspeaker, pitch"))
        drag = tr("Play the selection: drag over the sound first")
        self.play.set_tip(why_silent or tr("Play or pause"))
        self.selection.set_tip(why_silent or (tr("Play the selection") if selection else drag))
        self.loop.set_tip(why_silent or tr("Begin again at the end"))
        self._draw_speaker()

    def set_gain(self, gain_db: int) -> None:
        """Says beside the loudspeaker how much louder than recorded one hears."""
        self.hearing.setText(f"{gain_db:+d} dB" if gain_db else "")
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if gain_db else Qt.ToolButtonStyle.ToolButtonIconOnly
        self.hearing.setToolButtonStyle(beside)

    def _draw_speaker(self) -> None:
        self.hearing.setIcon(icons.icon("volume-off" if self._is_silent else "volume", "muted"))

    def set_read_out(self, text: str) -> None:
        """What the selection holds."""
        self.read_out.set_whole(text)

    def show_time(self, here: str, whole: str, longest: str) -> None:
        """Where one is in the recording, in fewer words where there is no room.

        Args:
            longest: the longest that ``here`` becomes in this recording: it always has room, so that nothing jumps.
        """
        if (f"{longest} / {whole}", longest) != self._longest:
            self._longest = f"{longest} / {whole}", longest
            self._fit()
        said = tr("{playhead} of {whole}").format(playhead=here, whole=whole)
        self.read_out.set_whole(said, f"{here} / {whole}", here)

    def set_look_text(self, text: str) -> None:
        self._look_text = text
        self.look.setToolTip(tr("How the sound is drawn: {look}").format(look=text) if text else "")
        self._fit()

    def set_speed(self, speed: float) -> None:
        self.speed.setText(f"{speed:g}×")

    def _speed_menu(self, speeds: tuple[float, ...]) -> None:
        menu = QMenu(self.speed)
        group = QActionGroup(menu)
        for speed in speeds:
            action = menu.addAction(f"{speed:g}×")
            action.setCheckable(True)
            action.setChecked(speed == 1.0)
            action.triggered.connect(lambda _checked=False, s=speed: self.speed_asked.emit(s))
            group.addAction(action)
        self.speed.setMenu(menu)
        self.set_speed(1.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Gives up one thing after the other, so that the time always has room."""
        wide, narrow = self.width() >= theme().px(WIDE_PX), self.width() < theme().px(NARROW_PX)
        for given_up in range(CAPS if wide else ICONS if narrow else WORDS, NO_SELECTION + 1):
            self._give_up(given_up)
            if self._needed_px(given_up) <= self.width():
                break

    def _give_up(self, step: int) -> None:
        caps, words = step < WORDS, step < ICONS
        self.play.set_words(text=step < LEAST, cap=caps)
        self.selection.set_words(text=words, cap=caps)
        self.loop.set_words(text=words, cap=caps)
        self.volume.setVisible(step < QUIET)
        self.loop.setVisible(step < NO_LOOP)
        self.selection.setVisible(step < NO_SELECTION)
        self.look.setText(f"{self._look_text}  ▾" if step < LOOK else "▾")

    def _needed_px(self, step: int) -> int:
        parts = (self.play, self.selection, self.loop, self.speed, self.hearing, self.volume, self.look)
        shown = [part for part in parts if not part.isHidden()]
        time_px = self.read_out.fontMetrics().horizontalAdvance(self._longest[step >= LEAST])
        return sum(part.sizeHint().width() for part in shown) + time_px + (len(shown) + 2) * SPACE_PX

    def _restyle(self) -> None:
        self.play.set_text(tr("Pause") if self._is_playing else tr("Play"))
        self._draw_speaker()
        self.play.setIcon(icons.icon("pause" if self._is_playing else "play"))
        self.selection.setIcon(icons.icon("selection"))
        self.loop.setIcon(icons.icon("loop"))
        self.look.setIcon(icons.icon("palette", "muted"))
        self._fit()
