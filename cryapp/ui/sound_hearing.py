"""How the sound view is heard: volume, gain, loudspeaker, pitch, speed; from keys, the transport and the popover."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from cryapp.bridge.playback import SPEEDS, Player
from cryapp.settings import Settings
from cryapp.ui.panels.sound_hearing import HearingPopover
from cryapp.ui.panels.transport import TransportPanel
from cryapp.ui.sound.hearing import MOST_GAIN_DB, Hearing, hearing_from
from cryapp.ui.sound.listening import Listening


class HearingControl(QObject):
    """One value, whoever changes it; the same is shown everywhere."""

    changed = Signal()
    """To be kept."""

    def __init__(
        self, player: Player, listening: Listening, transport: TransportPanel, settings: Settings | None, host: QWidget
    ) -> None:
        super().__init__(host)
        self._player, self._listening, self._transport = player, listening, transport
        self.value = hearing_from(settings) if settings is not None else Hearing()
        self.popover = HearingPopover(self.value, host)
        transport.volume_asked.connect(lambda volume: self.set(replace(self.value, volume=volume)))
        transport.hearing_asked.connect(self.open)
        transport.speed_asked.connect(self.set_speed)
        self.popover.changed.connect(self.set)
        self._apply()

    def set(self, hearing: Hearing) -> None:
        """Takes over how it is heard."""
        if hearing != self.value:
            self.value = hearing
            self._apply()
            self.changed.emit()

    def set_speed(self, speed: float) -> None:
        self._listening.set_speed(speed)
        self._transport.set_speed(speed)

    def change_speed(self, steps: int) -> None:
        """The next speed up or down."""
        at = SPEEDS.index(self._player.speed) + steps
        if 0 <= at < len(SPEEDS):
            self.set_speed(SPEEDS[at])

    def change_gain(self, by_db: int) -> None:
        self.set(replace(self.value, gain_db=min(max(0, self.value.gain_db + by_db), MOST_GAIN_DB)))

    def open(self) -> None:
        """The popover with all of it."""
        self.popover.set_outputs(self._player.outputs)
        self.popover.show_above(self._transport.hearing)

    def _apply(self) -> None:
        self._listening.set_hearing(self.value)
        self.popover.set_hearing(self.value)
        self._transport.set_gain(self.value.gain_db)
        with QSignalBlocker(self._transport.volume):
            self._transport.volume.setValue(round(100 * self.value.volume))
