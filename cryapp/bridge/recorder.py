"""Recording from a microphone straight to disk."""

from __future__ import annotations

import logging
import math
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QIODevice, QObject, QTimer, Signal, Slot

from cryapp.bridge.microphone import level_db, microphone_refused, microphones, recording_format, to_int16
from cryapp.bridge.multimedia import QAudioDevice, QAudioFormat, QAudioSource, QtAudio
from cryapp.bridge.sound_server import sound_server_lost
from cryapp.bridge.wav_file import GrowingWav
from cryapp.domain.errors import UserError

log = logging.getLogger(__name__)

UNFINISHED_SUFFIX = ".unfinished.wav"
"""A recording carries it while it is being made, and keeps it if the app is ended meanwhile."""
BUFFER_US = 5_000_000
"""What the sound system keeps while the window is busy. Measured: with half a second, a window that stood still for
three seconds lost two and a half of them; with five nothing, and the level meter is as quick as before."""
LONGEST_S = 300.0
"""Long enough for any protocol; a forgotten recording must not fill the disk of a ward workstation."""
SETTLE_EVERY_MS = 1000
LEVEL_EVERY_MS = 50
CLIPPED_AT = 32_600
"""Of 32,768: converters saturate a little below full scale."""


@dataclass(frozen=True)
class Level:
    """Loudness since the last report, in dB re full scale."""

    peak_db: float
    rms_db: float
    clipped: bool
    elapsed_s: float


@dataclass(frozen=True)
class Recorded:
    path: Path
    duration_s: float
    clipped_share: float
    """Share of level reports with clipping."""
    note: str = ""
    """Why it ended, if not because somebody pressed Stop."""


def unfinished_recordings(folder: Path) -> list[Path]:
    """Recordings that were being made when the app was ended, newest first."""
    return sorted(folder.glob(f"*{UNFINISHED_SUFFIX}"), key=lambda p: p.stat().st_mtime, reverse=True)


def keep_unfinished(path: Path) -> Path:
    """Gives an unfinished recording its proper name; its header already holds what was recorded."""
    finished = free_name(path.with_name(path.name.removesuffix(UNFINISHED_SUFFIX) + ".wav"))
    path.rename(finished)
    return finished


def free_name(path: Path) -> Path:
    """``path``, or the next free ``stem-2``, ``stem-3`` … beside it."""
    number, candidate = 2, path
    while candidate.exists():
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return candidate


_beyond_help: list[QAudioSource] = []
"""Sources whose sound server died: stopping or deleting one would end the whole program inside libpulse."""


class Recorder(QObject):
    """Writes what the microphone gives to a WAV file as it comes.

    Every second the file's header is brought up to date and flushed to the disk, so that a recording survives the
    end of the app. Exactly one of ``finished`` and ``failed`` follows a successful :meth:`start`.
    """

    level = Signal(object)
    """Level, twenty times a second"""
    finished = Signal(object)
    """Recorded"""
    failed = Signal(object)
    """UserError"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: QAudioSource | None = None
        self._stream: QIODevice | None = None
        self._wav: GrowingWav | None = None
        self._format = QAudioFormat()
        self._pending: list[npt.NDArray[np.int16]] = []
        self._rest = b""
        self._reports = 0
        self._clipped_reports = 0
        self._settle_timer = QTimer(self, interval=SETTLE_EVERY_MS)
        self._settle_timer.timeout.connect(self._settle)
        self._level_timer = QTimer(self, interval=LEVEL_EVERY_MS)
        self._level_timer.timeout.connect(self._report)

    @property
    def is_recording(self) -> bool:
        return self._wav is not None

    def start(self, folder: Path, stem: str, device: QAudioDevice | None = None) -> Path:
        """Begins to record into ``folder``.

        Args:
            stem: how the file's name begins (a pseudonym, never a name); the time follows.
            device: None for the system's default microphone.

        Raises:
            UserError: no microphone, one that gives nothing usable, or a folder that cannot be written to.
        """
        if self._wav is not None:
            return self._wav.path
        if sound_server_lost():
            raise UserError(
                "The computer's sound system was restarted while CryApp was open.",
                "Nothing was recorded.",
                "Close CryApp and open it again to record, or choose a file instead.",
            )
        device = device or next(iter(microphones()), None)
        if device is None or device.isNull():
            raise UserError(
                "No microphone was found.",
                "Nothing was changed.",
                "Connect one and try again, or choose a file instead.",
            )
        self._format = recording_format(device)
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
        path = free_name(folder / f"{_safe(stem)}-{stamp}{UNFINISHED_SUFFIX}")
        try:
            self._wav = GrowingWav(path, self._format.sampleRate(), self._format.channelCount())
        except OSError as error:
            raise UserError(
                f"The recording cannot be written to {folder}: {error.strerror}.",
                "Nothing was recorded.",
                "Make room or ask for write access there, then record again.",
            ) from error
        self._pending, self._rest, self._reports, self._clipped_reports = [], b"", 0, 0
        self._source = QAudioSource(device, self._format, self)
        self._source.setBufferSize(self._format.bytesForDuration(BUFFER_US))
        self._source.stateChanged.connect(self._state_changed)
        self._stream = self._source.start()
        if self._stream is None or self._source.error() != QtAudio.Error.NoError:
            self._discard_empty()
            raise microphone_refused()
        self._stream.readyRead.connect(self._read)
        self._settle_timer.start()
        self._level_timer.start()
        return path

    def stop(self) -> None:
        """Ends the recording; ``finished`` brings the file."""
        self._end()

    def discard(self) -> None:
        """Ends the recording and throws it away; no signal follows."""
        wav = self._halt()
        if wav is not None:
            wav.abandon()
            wav.path.unlink(missing_ok=True)

    def _read(self) -> None:
        if self._stream is None or self._wav is None:
            return
        data = self._rest + bytes(self._stream.readAll().data())
        whole = len(data) - len(data) % self._format.bytesPerFrame()
        self._rest = data[whole:]
        samples = to_int16(data[:whole], self._format.sampleFormat())
        if not len(samples):
            return
        try:
            self._wav.append(samples)
        except OSError as error:
            self._disk_refused(error)
            return
        self._pending.append(samples)
        if self._wav.duration_s >= LONGEST_S:
            self._end(f"The recording was ended after {LONGEST_S / 60:.0f} minutes.")

    def _report(self) -> None:
        self._read()  # some backends announce new data seldom; the meter must not wait for them
        if self._wav is None:
            return
        samples = np.concatenate(self._pending) if self._pending else np.zeros(0, np.int16)
        self._pending = []
        peak = int(np.abs(samples.astype(np.int32)).max()) if len(samples) else 0
        rms = math.sqrt(float(np.mean(np.square(samples, dtype=np.float64)))) if len(samples) else 0.0
        clipped = peak >= CLIPPED_AT
        if len(samples):
            self._reports += 1
            self._clipped_reports += clipped
        self.level.emit(Level(level_db(peak), level_db(rms), clipped, self._wav.duration_s))

    def _settle(self) -> None:
        if sound_server_lost():
            self._end("The computer's sound system stopped; the recording was kept up to there.")
        if self._wav is not None:
            try:
                self._wav.settle()
            except OSError as error:
                self._disk_refused(error)

    @Slot()  # without the state: PySide 6.12 cannot convert the argument of this signal for a slot of a QObject
    def _state_changed(self) -> None:
        if self._source is not None and self._source.state() == QtAudio.State.StoppedState and self.is_recording:
            error = self._source.error()
            if error != QtAudio.Error.NoError:
                log.warning("the microphone stopped: %s", error)
                self._end("The microphone stopped; the recording was kept up to there.")

    def _end(self, note: str = "") -> None:
        if self._stream is not None and self._wav is not None and not note:
            self._read()
        wav = self._halt()
        if wav is None:
            return
        try:
            wav.close()
            path = keep_unfinished(wav.path)
        except OSError as error:
            wav.abandon()
            self.failed.emit(_disk_error(error, wav))
            return
        share = self._clipped_reports / max(1, self._reports)
        self.finished.emit(Recorded(path, wav.duration_s, share, note))

    def _disk_refused(self, error: OSError) -> None:
        wav = self._halt()
        if wav is not None:
            wav.abandon()
            self.failed.emit(_disk_error(error, wav))

    def _discard_empty(self) -> None:
        wav = self._halt()
        if wav is not None:
            wav.abandon()
            wav.path.unlink(missing_ok=True)

    def _halt(self) -> GrowingWav | None:
        self._settle_timer.stop()
        self._level_timer.stop()
        wav, self._wav = self._wav, None
        source, self._source, self._stream = self._source, None, None
        if source is not None and sound_server_lost():
            _beyond_help.append(source)
            source.setParent(None)
        elif source is not None:
            source.stateChanged.disconnect(self._state_changed)
            source.stop()
            source.deleteLater()
        return wav


def _safe(stem: str) -> str:
    """A file name on every system: letters, digits, dash and underscore."""
    return "".join(c if c.isalnum() or c in "-_" else "_" for c in stem)[:60] or "recording"


def _disk_error(error: OSError, wav: GrowingWav) -> UserError:
    return UserError(
        f"The recording stopped because the disk refused it: {error.strerror}.",
        f"About {wav.duration_s:.0f} s were kept as {wav.path.name}.",
        "Make room on the disk, then record again.",
    )
