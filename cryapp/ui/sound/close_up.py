"""Samples of the stretch one looks at, for waveforms finer than the outline that is kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from cryapp.audio.pcm import Samples, Sound, read_samples
from cryapp.bridge.desk import Desk
from cryapp.bridge.tasks import Job

_Stretch = tuple[Sound, int, int]


class CloseUp(QObject):
    """Keeps one stretch with a margin on either side, so that panning a little needs no reading."""

    arrived = Signal()
    failed = Signal(object)
    """UserError"""

    def __init__(self, desk: Desk, priority: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._priority = desk, priority
        self._kept: tuple[_Stretch, Samples] | None = None
        self._wanted: _Stretch | None = None
        self._job: Job | None = None

    def samples(self, sound: Sound, start: int, stop: int) -> Samples | None:
        """Samples ``start`` … ``stop``; None while they are being read."""
        if self._kept is not None:
            (kept_sound, first, last), samples = self._kept
            if kept_sound == sound and first <= start and stop <= last:
                return samples[start - first : stop - first]
        margin = (stop - start) // 2
        self._read((sound, start - margin, stop + margin))
        return None

    def forget(self) -> None:
        """The file is another one now."""
        self.call_off()
        self._kept = None

    def call_off(self) -> None:
        """Nobody looks at the sound any more."""
        if self._job is not None:
            self._job.cancel()
        self._job = self._wanted = None

    def _read(self, stretch: _Stretch) -> None:
        if stretch == self._wanted:
            return
        self.call_off()
        self._wanted = stretch
        self._job = self._desk.read(
            partial(read_samples, *stretch), partial(self._take, stretch), self._give_up, self._priority
        )

    def _take(self, stretch: _Stretch, samples: Samples) -> None:
        self._kept = (stretch, samples)
        self._job = self._wanted = None
        self.arrived.emit()

    def _give_up(self, error: Exception) -> None:
        self._job = self._wanted = None
        self.failed.emit(error)
