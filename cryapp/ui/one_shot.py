"""Plays one whole recording that is not the one in view: a similar one, a point of the map. One at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.domain.ids import RecordingId

# Sound is imported when it is first wanted: the window is on the screen before it.
if TYPE_CHECKING:
    from cryapp.audio.pcm import Sound
    from cryapp.bridge.playback import Player


class OneShot(QObject):
    changed = Signal(object)
    """RecordingId that sounds now, or None."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted: RecordingId | None = None
        self.player: Player | None = None

    @property
    def playing(self) -> RecordingId | None:
        return self._wanted if self.player is not None and self.player.is_playing else None

    def toggle(self, recording_id: RecordingId) -> None:
        """Plays a recording from its beginning, or stops it if it sounds."""
        if self.playing == recording_id:
            self.stop()
        else:
            self.play(recording_id)

    def play(self, recording_id: RecordingId) -> None:
        """Plays a recording from its beginning in place of what sounds."""
        self.stop()
        self._wanted, library = recording_id, self._desk.library

        def read() -> Sound:
            from cryapp.services import labelling, rendering

            return rendering.sound_of(library, labelling.get_recording(library, recording_id))

        def opened(sound: Sound) -> None:
            if self._wanted != recording_id:
                return
            player = self._made()
            player.load(sound)
            player.play(0.0, sound.duration_s)

        self._desk.read(read, opened, self._failed)

    def stop(self) -> None:
        """Silence."""
        self._wanted = None if self.playing is None else self._wanted
        if self.player is not None:
            self.player.stop()

    def _made(self) -> Player:
        if self.player is None:
            from cryapp.bridge.playback import Player

            self.player = Player(self)
            self.player.state_changed.connect(self._told)
            self.player.failed.connect(self._failed)
        return self.player

    def _told(self) -> None:
        self.changed.emit(self.playing)

    def _failed(self, error: Exception) -> None:
        self._desk.bus.say(sentence_for(error))
