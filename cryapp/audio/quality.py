"""Measured quality of a recording, in one streaming pass and constant memory."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cryapp.domain.quality import QualityFlag, QualityReport

Samples = NDArray[np.float32]

FLOOR_DB = -120.0
TOO_SHORT_S = 0.5
TOO_LONG_S = 24 * 3600.0 + 60
SILENT_PEAK_DB = -66.0
"""About sixteen steps of a 16-bit converter: nothing but its own noise."""
QUIET_LEVEL_DB = -50.0
"""95th percentile of frame level; one in twelve uploads of donateacry lies below."""
CLIPPED_SHARE = 0.001
CLIPPED_MIN_PEAK = 0.25
"""Below −12 dB equal neighbours at the peak are coarse steps of a quiet wave, not a cut-off one."""
CLIPPED_RUN = 3
NARROW_BAND_HZ = 4_000.0
CANCELLING_DB = -10.0
"""Level of the channels' mean against theirs: 0 dB if they are alike, −3 dB if they have nothing in common."""

_LEVEL_FRAME_S = 0.02
_SPECTRUM_FRAME_S = 0.032
_FLOOR_STRETCH_S = 1.0
_FLOOR_WINDOW_FRAMES = 3_000
"""The noise floor adapts once a minute, so that a door closing at night does not deafen the rest of it."""
_ACTIVE_ABOVE_FLOOR_DB = 9.0
_ACTIVE_MIN_DB = -60.0
_LOWEST_FLOOR_DB, _HIGHEST_FLOOR_DB = -80.0, -45.0
"""The 10th percentile is noise only if a tenth of the recording is without cry: above −45 dB it is taken for cry."""


class QualityMeter:
    """Takes a recording block by block: :meth:`add` each, then :meth:`report` once."""

    def __init__(self, sample_rate_hz: int, channels: int) -> None:
        self._rate = sample_rate_hz
        self._channels = channels
        self._n_frames = 0
        self._energy = 0.0
        self._mono_energy = 0.0
        self._peak = 0.0
        self._levels = _FrameLevels(max(1, round(_LEVEL_FRAME_S * sample_rate_hz)))
        self._spectrum = _MeanSpectrum(sample_rate_hz)
        self._clipping = [_ClippingCounter() for _ in range(channels)]

    def add(self, block: Samples) -> None:
        """One block, float32 ``(frames, channels)``, finite, full scale ±1."""
        self._n_frames += len(block)
        power = np.square(block, dtype=np.float32).mean(axis=1)
        self._energy += float(power.sum(dtype=np.float64))
        self._peak = max(self._peak, float(block.max(initial=0.0)), -float(block.min(initial=0.0)))
        self._levels.add(power)
        mono = block[:, 0] if self._channels == 1 else block.mean(axis=1)
        if self._channels > 1:
            self._mono_energy += float(np.square(mono).sum(dtype=np.float64))
        self._spectrum.add(mono)
        for channel, counter in enumerate(self._clipping):
            counter.add(block[:, channel])

    def report(self, *, truncated: bool = False, not_finite: bool = False) -> QualityReport:
        """The measured quality; the two arguments are what only the decoder knows."""
        duration_s = self._n_frames / self._rate
        levels_db = self._levels.levels_db()
        low_db, high_db = (float(v) for v in np.percentile(levels_db, (10, 95))) if len(levels_db) else (FLOOR_DB,) * 2
        n_clipped = sum(counter.total() for counter in self._clipping) if self._peak >= CLIPPED_MIN_PEAK else 0
        clipped_fraction = n_clipped / max(1, self._n_frames * self._channels)
        bandwidth_hz = self._spectrum.bandwidth_hz()
        peak_db = _db(self._peak**2)
        silent = peak_db < SILENT_PEAK_DB
        cancelling = self._channels > 1 and self._mono_energy < 10 ** (CANCELLING_DB / 10) * self._energy
        found = {
            QualityFlag.TOO_SHORT: duration_s < TOO_SHORT_S,
            QualityFlag.TOO_LONG: duration_s > TOO_LONG_S,
            QualityFlag.CLIPPED: clipped_fraction > CLIPPED_SHARE,
            QualityFlag.SILENT: silent,
            QualityFlag.QUIET: not silent and high_db < QUIET_LEVEL_DB,
            QualityFlag.NARROW_BAND: not silent and bandwidth_hz <= NARROW_BAND_HZ,
            QualityFlag.CANCELLING: not silent and cancelling,
            QualityFlag.NOT_FINITE: not_finite,
            QualityFlag.TRUNCATED: truncated,
        }
        return QualityReport(
            duration_s=duration_s,
            sample_rate_hz=self._rate,
            channels=self._channels,
            peak_db=peak_db,
            level_db=_db(self._energy / max(1, self._n_frames)),
            snr_db=high_db - low_db,
            clipped_fraction=clipped_fraction,
            activity_s=min(duration_s, _n_active(levels_db) * self._levels.frame / self._rate),
            bandwidth_hz=bandwidth_hz,
            flags=tuple(flag for flag, is_so in found.items() if is_so),
        )


def measure(samples: Samples, sample_rate_hz: int) -> QualityReport:
    """Quality of samples that are in memory already, ``(frames,)`` or ``(frames, channels)``."""
    block = samples.reshape(len(samples), -1)
    meter = QualityMeter(sample_rate_hz, block.shape[1])
    meter.add(block)
    return meter.report()


def _db(power: float) -> float:
    return max(FLOOR_DB, 10 * float(np.log10(power))) if power > 0 else FLOOR_DB


def _n_active(levels_db: NDArray[np.float32]) -> int:
    """Frames louder than the noise floor around them by :data:`_ACTIVE_ABOVE_FLOOR_DB`."""
    n_active = 0
    for start in range(0, len(levels_db), _FLOOR_WINDOW_FRAMES):
        window = levels_db[start : start + _FLOOR_WINDOW_FRAMES]
        floor_db = min(max(float(np.percentile(window, 10)), _LOWEST_FLOOR_DB), _HIGHEST_FLOOR_DB)
        n_active += int(np.count_nonzero(window > max(floor_db + _ACTIVE_ABOVE_FLOOR_DB, _ACTIVE_MIN_DB)))
    return n_active


class _Framer:
    """Cuts a stream of blocks into whole frames of one length and keeps the rest for the next block."""

    def __init__(self, frame: int) -> None:
        self._frame = frame
        self.rest: NDArray[np.float32] = np.zeros(0, np.float32)

    def frames(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """``(n, frame)``."""
        joined = np.concatenate((self.rest, values)) if len(self.rest) else values
        n_whole = len(joined) // self._frame
        self.rest = joined[n_whole * self._frame :].copy()
        return joined[: n_whole * self._frame].reshape(n_whole, self._frame)


class _FrameLevels:
    """Level of each 20 ms frame: 17 MB for a day."""

    def __init__(self, frame: int) -> None:
        self.frame = frame
        self._framer = _Framer(frame)
        self._powers: list[NDArray[np.float32]] = []

    def add(self, power: NDArray[np.float32]) -> None:
        self._powers.append(self._framer.frames(power).mean(axis=1))

    def levels_db(self) -> NDArray[np.float32]:
        rest = self._framer.rest
        # A last frame of less than half a length would weigh a click as a whole frame.
        tail = [rest.mean(keepdims=True)] if len(rest) >= self.frame / 2 else []
        powers = np.concatenate([*self._powers, *tail]) if self._powers or tail else rest
        return 10 * np.log10(np.maximum(powers, np.float32(10 ** (FLOOR_DB / 10))))


class _MeanSpectrum:
    """Mean power spectrum, and that of the quietest second as the noise floor."""

    def __init__(self, rate: int) -> None:
        self._size = 1 << max(4, round(np.log2(_SPECTRUM_FRAME_S * rate)))
        self._rate = rate
        self._window = np.hanning(self._size + 1)[:-1].astype(np.float32)
        self._framer = _Framer(self._size)
        n_bins = self._size // 2 + 1
        self._sum = np.zeros(n_bins)
        self._n_frames = 0
        self._per_stretch = max(1, round(_FLOOR_STRETCH_S * rate / self._size))
        self._stretch = np.zeros((0, n_bins), np.float32)
        self._quietest: NDArray[np.float64] | None = None

    def add(self, mono: NDArray[np.float32]) -> None:
        frames = self._framer.frames(mono)
        if not len(frames):
            return
        spectra = np.fft.rfft(frames * self._window)
        powers = (spectra.real**2 + spectra.imag**2).astype(np.float32)
        self._sum += powers.sum(axis=0, dtype=np.float64)
        self._n_frames += len(powers)
        joined = np.concatenate((self._stretch, powers))
        n_whole = len(joined) // self._per_stretch * self._per_stretch
        self._stretch = joined[n_whole:].copy()
        if n_whole:
            stretches = joined[:n_whole].reshape(-1, self._per_stretch, joined.shape[1]).mean(axis=1, dtype=np.float64)
            quiet = stretches[stretches.sum(axis=1).argmin()]
            if self._quietest is None or quiet.sum() < self._quietest.sum():
                self._quietest = quiet

    def bandwidth_hz(self) -> float:
        """Frequency below which 99 % of the energy above the noise floor lies, tilted by +6 dB an octave.

        Voices fall by about as much, so that untilted a cry recorded up to 8 kHz would often measure 3 kHz (median
        of donateacry's 16 kHz uploads: 5.4 kHz untilted at the 75th percentile, 7.6 kHz tilted at the median).
        """
        rest = self._framer.rest
        if not self._n_frames and len(rest):
            # Shorter than one frame: a single padded one.
            self.add(np.concatenate((rest, np.zeros(self._size - len(rest), np.float32))))
        if not self._n_frames:
            return 0.0
        mean = self._sum / self._n_frames
        excess = mean if self._quietest is None else np.maximum(mean - self._quietest, 0)
        if excess.sum() < 0.1 * mean.sum():
            # Steady sound has no quiet second: it is the signal itself.
            excess = mean
        frequencies_hz = np.arange(len(mean)) * self._rate / self._size
        cumulative = np.cumsum(excess * frequencies_hz**2)
        if not cumulative[-1] > 0:
            return 0.0
        return float(frequencies_hz[np.searchsorted(cumulative, 0.99 * cumulative[-1])])


class _ClippingCounter:
    """Samples in runs of three or more equal ones at the highest or lowest value of a channel."""

    def __init__(self) -> None:
        self._high = _ExtremeRuns()
        self._low = _ExtremeRuns()

    def add(self, values: NDArray[np.float32]) -> None:
        self._high.add(values)
        self._low.add(-values)

    def total(self) -> int:
        return self._high.total() + self._low.total()


class _ExtremeRuns:
    def __init__(self) -> None:
        self._extreme = -np.inf
        self._counted = 0
        self._open_run = 0

    def add(self, values: NDArray[np.float32]) -> None:
        if not len(values):
            return
        top = float(values.max())
        if top > self._extreme:
            self._extreme, self._counted, self._open_run = top, 0, 0
        # Few samples are extreme, so runs are sought among those alone: a third of the time of looking at all.
        at_extreme = np.flatnonzero(values == np.float32(self._extreme))
        if not len(at_extreme):
            self._close()
            return
        gaps = np.flatnonzero(np.diff(at_extreme) > 1)
        starts = at_extreme[np.concatenate(([0], gaps + 1))]
        stops = at_extreme[np.concatenate((gaps, [-1]))] + 1
        lengths = stops - starts
        if starts[0] == 0:
            lengths[0] += self._open_run
            self._open_run = 0
        else:
            self._close()
        if stops[-1] == len(values):
            self._open_run = int(lengths[-1])
            lengths = lengths[:-1]
        self._counted += int(lengths[lengths >= CLIPPED_RUN].sum())

    def _close(self) -> None:
        if self._open_run >= CLIPPED_RUN:
            self._counted += self._open_run
        self._open_run = 0

    def total(self) -> int:
        return self._counted + (self._open_run if self._open_run >= CLIPPED_RUN else 0)
