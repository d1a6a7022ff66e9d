"""Playback: PCM pushed into the sound device from a thread of its own, and a cursor that tells what is heard now.

A thread exists only while something sounds. ``QMediaPlayer`` is not used because it drops seeks made early.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QThread, Signal

from cryapp.audio.pcm import Samples, Sound
from cryapp.audio.playout import PlayoutStream, Stretch
from cryapp.bridge.sound_server import sound_server_lost
from cryapp.domain.errors import UserError

if TYPE_CHECKING:
    from cryapp.bridge.multimedia import QAudioDevice, QAudioFormat, QMediaDevices

log = logging.getLogger(__name__)

BUFFER_S = 0.08
"""Long enough to outlast a busy machine, short enough that play and stop feel immediate."""
FEED_S = 0.008
TURNS_PER_FRAME = 2
"""The buffer is filled twice a frame; the cursor need not move more often than the screen."""
MIN_SPAN_S = 0.01
DRAIN_S = 0.5
"""Longest wait for the last buffer to sound before the end is declared."""
SNAP_S = 0.06
START_STALL_S, STALL_S = 6.0, 2.0
"""A device that takes nothing for so long is gone: with PulseAudio Qt tells of no removal of the last one."""
SPEEDS = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0)
MOST_GAIN_DB = 40.0

NO_OUTPUT = "No loudspeaker or headphones found. Connect one to listen; labelling works without."
SERVER_LOST = (
    "The computer's sound system was restarted while CryApp was open. "
    "Close CryApp and open it again to listen; labelling works without."
)


@dataclass(frozen=True)
class Output:
    """A loudspeaker or headphones. ``id`` stays the same while it is plugged in, and over restarts."""

    id: str
    name: str
    is_default: bool


class Player(QObject):
    """Plays stretches of one sound. All times in seconds of the recording."""

    state_changed = Signal()
    """Playing or not, or a device came or went."""
    position_changed = Signal(float)
    """Where one hears, about sixty times a second."""
    finished = Signal()
    """Played to the end by itself."""
    failed = Signal(object)
    """UserError"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._devices: QMediaDevices | None = None
        self._sound: Sound | None = None
        self._thread: _Playout | None = None
        self._server_lost = False
        self._speed = 1.0
        self._keeps_pitch = True
        self._volume = 1.0
        self._gain_db = 0.0
        self._output_id: str | None = None

    @property
    def is_playing(self) -> bool:
        return self._thread is not None

    @property
    def sound(self) -> Sound | None:
        return self._sound

    @property
    def why_silent(self) -> str:
        """Empty if there is a device to play on, else a sentence for the tooltip."""
        from cryapp.bridge.multimedia import QMediaDevices

        if self._server_lost:
            return SERVER_LOST
        self._watch_devices()
        return NO_OUTPUT if QMediaDevices.defaultAudioOutput().isNull() else ""

    @property
    def outputs(self) -> tuple[Output, ...]:
        """What one can listen with now; ``state_changed`` tells when it may have changed."""
        from cryapp.bridge.multimedia import QMediaDevices

        self._watch_devices()
        return tuple(
            Output(_id_of(device), device.description(), device.isDefault()) for device in QMediaDevices.audioOutputs()
        )

    @property
    def output_id(self) -> str | None:
        """The output that was chosen; None: whichever is the system's."""
        return self._output_id

    @property
    def speed(self) -> float:
        return self._speed

    @property
    def keeps_pitch(self) -> bool:
        return self._keeps_pitch

    @property
    def volume(self) -> float:
        return self._volume

    @property
    def gain_db(self) -> float:
        return self._gain_db

    def load(self, sound: Sound | None) -> None:
        """Takes another sound; what plays is stopped."""
        self.stop()
        self._sound = sound

    def play(
        self,
        start_s: float,
        stop_s: float,
        enter_s: float | None = None,
        loop: bool = False,
        band_hz: tuple[float, float] | None = None,
    ) -> bool:
        """Plays ``start_s`` … ``stop_s`` from ``enter_s``, of a box its band alone.

        False (and ``failed``) where there is no device or sound.
        """
        self.stop()
        if self._sound is None or stop_s - start_s < MIN_SPAN_S:
            return False
        # Asked at each start and not in why_silent, which the window reads at every move of a selection.
        self._server_lost = self._server_lost or sound_server_lost()
        why = self.why_silent
        if why:
            self.state_changed.emit()
            self.failed.emit(UserError(why))
            return False
        enter_s = start_s if enter_s is None else min(max(start_s, enter_s), stop_s)
        stretch = Stretch(self._sound, start_s, stop_s, enter_s, loop, self._speed, self._keeps_pitch, band_hz)
        thread = _Playout(stretch, self._device(), self._volume, self._gain_db, self)
        thread.heard.connect(self._heard)
        thread.broken.connect(self._broken)
        thread.finished.connect(self._thread_ended)
        self._thread = thread
        thread.start(QThread.Priority.TimeCriticalPriority)
        self.state_changed.emit()
        return True

    def stop(self) -> None:
        """Silence at once."""
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.halt()
            thread.wait()
            thread.deleteLater()
            self.state_changed.emit()

    def set_speed(self, speed: float) -> None:
        """Applies from the next start."""
        self._speed = speed

    def set_keeps_pitch(self, keeps: bool) -> None:
        """Whether another speed leaves the pitch alone (else it turns with it, as on a tape). From the next start."""
        self._keeps_pitch = keeps

    def set_gain_db(self, gain_db: float) -> None:
        """Louder than the recording, bent where it would not fit; applies at once."""
        self._gain_db = min(max(0.0, gain_db), MOST_GAIN_DB)
        if self._thread is not None:
            self._thread.gain_db = self._gain_db

    def set_output(self, output_id: str | None) -> None:
        """Where to listen from the next start on. One that is not plugged in is waited for with the system's own."""
        self._output_id = output_id

    def set_volume(self, volume: float) -> None:
        """Loudness 0 … 1 as one hears it; applies at once."""
        self._volume = min(max(0.0, volume), 1.0)
        if self._thread is not None:
            self._thread.volume = self._volume

    def close(self) -> None:
        self.stop()

    def _device(self) -> QAudioDevice:
        from cryapp.bridge.multimedia import QMediaDevices

        chosen = (device for device in QMediaDevices.audioOutputs() if _id_of(device) == self._output_id)
        return next(chosen, QMediaDevices.defaultAudioOutput())

    def _watch_devices(self) -> None:
        if self._devices is None:
            # Imported late: QtMultimedia costs 0.2 s, and the window is to open fast.
            from cryapp.bridge.multimedia import QMediaDevices

            sound_server_lost()  # remembers the server that Qt is about to connect to
            self._devices = QMediaDevices(self)
            self._devices.audioOutputsChanged.connect(self._devices_changed)

    def _devices_changed(self) -> None:
        if self._thread is not None and self.why_silent:
            self.stop()
            self.failed.emit(UserError("The loudspeaker was disconnected, so playing stopped."))
        self.state_changed.emit()

    def _heard(self, at_s: float) -> None:
        if self.sender() is self._thread:
            self.position_changed.emit(at_s)

    def _broken(self, error: object) -> None:
        if self.sender() is self._thread:
            self.stop()
            self.failed.emit(error)

    def _thread_ended(self) -> None:
        if self.sender() is self._thread and self._thread is not None:
            self._thread.deleteLater()
            self._thread = None
            self.state_changed.emit()
            self.finished.emit()


class _Playout(QThread):
    """Feeds the device until the stretch is over or somebody halts it."""

    heard = Signal(float)
    broken = Signal(object)

    def __init__(self, stretch: Stretch, device: QAudioDevice, volume: float, gain_db: float, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("playback")
        self.volume, self.gain_db = volume, gain_db
        self._stretch = stretch
        self._device = device
        self._halt = threading.Event()

    def halt(self) -> None:
        self._halt.set()

    def run(self) -> None:
        try:
            self._run()
        except Exception as error:
            if not isinstance(error, UserError):
                log.exception("playback failed")
            # Without its traceback, whose frames hold the sink: it would be destroyed on the GUI thread, after its own
            # thread has ended.
            self.broken.emit(error.with_traceback(None))

    def _run(self) -> None:
        form = _format_for(self._device)
        stream = PlayoutStream(self._stretch, form.sampleRate(), self.gain_db)
        try:
            self._feed(stream, form)
        finally:
            stream.close()

    def _feed(self, stream: PlayoutStream, form: QAudioFormat) -> None:
        from cryapp.bridge.multimedia import QAudioSink, QtAudio

        sink = QAudioSink(self._device, form)
        sink.setBufferSize(form.bytesForDuration(round(BUFFER_S * 1e6)))
        port = sink.start()
        if port is None or sink.error() is not QtAudio.Error.NoError:
            raise UserError("The sound device refused to play.", "", "Look whether another program holds it.")
        clock, frame_bytes, rate_hz = _Clock(), form.bytesPerFrame(), form.sampleRate()
        written, n_turns, over_since, volume = 0, 0, None, -1.0
        while not self._halt.wait(FEED_S):
            if self.volume != volume:
                volume = self.volume
                sink.setVolume(_linear(volume))
            stream.gain_db = self.gain_db
            room = sink.bytesFree() // frame_bytes
            block = stream.read(room) if room > 0 else np.empty(0, np.float32)
            if len(block):
                port.write(_packed(block, form))
                written += len(block)
            elif room > 0 and over_since is None:
                over_since = time.monotonic()
            played_s = clock.smooth(sink.processedUSecs() / 1e6, written / rate_hz)
            n_turns += 1
            if n_turns % TURNS_PER_FRAME == 0:
                self.heard.emit(self._stretch.place_after(played_s))
            if over_since is None and clock.stalled:
                raise UserError(
                    "The loudspeaker stopped taking sound, so playing was stopped.",
                    "",
                    "Look whether it is still connected, then play again.",
                )
            left_s = written / rate_hz - sink.processedUSecs() / 1e6
            if over_since is not None and (left_s <= 0.001 or time.monotonic() - over_since > DRAIN_S):
                self.heard.emit(self._stretch.stop_s)
                break
        sink.stop()


class _Clock:
    """Steady seconds from a counter that moves in jerks of ten milliseconds.

    ``processedUSecs`` counts what the device has taken, which with PulseAudio is within 20 ms of what is heard
    (measured against the monitor of a null sink).
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._at_s = 0.0
        self._counted_s = 0.0
        self._when = self._last_move = now()

    @property
    def stalled(self) -> bool:
        """True if the device has taken nothing for too long. (Starting takes a null sink up to two seconds.)"""
        longest_s = STALL_S if self._counted_s > 0.0 else START_STALL_S
        return self._when - self._last_move > longest_s

    def smooth(self, counted_s: float, written_s: float) -> float:
        now = self._now()
        if counted_s != self._counted_s:
            self._counted_s, self._last_move = counted_s, now
        if counted_s > 0.0:
            passed_s = now - self._when
            off_s = counted_s - self._at_s - passed_s
            # A cursor that goes back a little looks broken: it waits instead, unless it is far off.
            self._at_s += passed_s + off_s if abs(off_s) > SNAP_S else max(0.0, passed_s + 0.15 * off_s)
        self._when = now
        return min(self._at_s, written_s)


def _format_for(device: QAudioDevice) -> QAudioFormat:
    """The device's own rate and channels, in float where it can: the least is converted twice."""
    from cryapp.bridge.multimedia import QAudioFormat

    wanted = device.preferredFormat()
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Float)
    if not device.isFormatSupported(wanted):
        wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return wanted


def _id_of(device: QAudioDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")


def _linear(volume: float) -> float:
    """Half way on the slider is to sound half as loud."""
    from cryapp.bridge.multimedia import QAudio

    scales = QAudio.VolumeScale
    return QAudio.convertVolume(volume, scales.LogarithmicVolumeScale, scales.LinearVolumeScale)


def _packed(mono: Samples, form: QAudioFormat) -> bytes:
    from cryapp.bridge.multimedia import QAudioFormat

    every = np.repeat(mono.clip(-1.0, 1.0), form.channelCount())
    if form.sampleFormat() is QAudioFormat.SampleFormat.Int16:
        return np.round(every * 32767.0).astype(np.int16).tobytes()
    return every.astype(np.float32, copy=False).tobytes()
