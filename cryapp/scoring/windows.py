"""Recordings of any length as windows of 16 kHz mono sound, a day of it in constant memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Protocol

import numpy as np
import soxr
from numpy.typing import NDArray

from ml.contract import SAMPLE_RATE_HZ

Floats = NDArray[np.float32]


class Sound(Protocol):
    """A recording to be scored: its rate, how many frames it has, and the frames in blocks ``(frames, channels)``."""

    @property
    def sample_rate_hz(self) -> int: ...

    @property
    def n_frames(self) -> int: ...

    def blocks(self) -> Iterable[Floats]: ...


def to_mono_16k(samples: Floats, sample_rate_hz: int) -> Floats:
    """Mean of the channels at 16 kHz, float32.

    The same lines as ``cryapp.audio.resample``, which this package may not import; a test holds the two equal.
    """
    mono = np.ascontiguousarray(samples if samples.ndim == 1 else samples.mean(axis=1), dtype=np.float32)
    if sample_rate_hz == SAMPLE_RATE_HZ or not len(mono):
        return mono
    resampled: Floats = soxr.resample(mono, sample_rate_hz, SAMPLE_RATE_HZ, quality="HQ")
    return resampled


def n_samples_at_16k(sound: Sound) -> int:
    return round(sound.n_frames * SAMPLE_RATE_HZ / sound.sample_rate_hz)


def bounds(n_samples: int, max_samples: int, hop_samples: int) -> list[int]:
    """Edges of the fewest windows of equal length, at most ``max_samples``, that tile ``n_samples``.

    Inner edges are moved to the grid of the model's frames, by at most half a hop each, so that frame ``i`` of the
    joined windows begins at ``i`` hops even after a day.
    """
    n_windows = max(1, -(-n_samples // max_samples))
    inner = [round(i * n_samples / n_windows / hop_samples) * hop_samples for i in range(1, n_windows)]
    return [0, *inner, n_samples]


def windows_of(sound: Sound, max_samples: int, hop_samples: int) -> Iterator[Floats]:
    """The windows of a sound, each float32 ``(samples,)`` at 16 kHz mono, one after the other."""
    n_samples = n_samples_at_16k(sound)
    edges = bounds(n_samples, max_samples, hop_samples)
    if len(edges) == 2:
        blocks = [_mono(block) for block in sound.blocks()]
        whole = blocks[0] if len(blocks) == 1 else np.concatenate(blocks or [np.zeros(0, np.float32)])
        yield to_mono_16k(whole, sound.sample_rate_hz)
        return
    wanted = (stop - start for start, stop in pairwise(edges))
    length = next(wanted)
    pending: list[Floats] = []
    n_pending = 0
    for piece in _stream_at_16k(sound):
        pending.append(piece)
        n_pending += len(piece)
        while n_pending >= length:
            joined = np.concatenate(pending)
            yield joined[:length]
            pending, n_pending = [joined[length:]], n_pending - length
            following = next(wanted, None)
            if following is None:
                # Resampling may end a sample or two later than computed.
                return
            length = following
    if n_pending:
        yield np.concatenate(pending)


def _mono(block: Floats) -> Floats:
    """Mean of the channels; a single one as it is, which a mean would go through number by number."""
    if block.ndim == 1:
        return block
    return block[:, 0] if block.shape[1] == 1 else block.mean(axis=1, dtype=np.float32)


def _stream_at_16k(sound: Sound) -> Iterator[Floats]:
    """Mono pieces at 16 kHz as the blocks come in; the same samples as resampling the whole at once."""
    mono = (_mono(block) for block in sound.blocks())
    if sound.sample_rate_hz == SAMPLE_RATE_HZ:
        yield from mono
        return
    stream = soxr.ResampleStream(sound.sample_rate_hz, SAMPLE_RATE_HZ, 1, dtype="float32", quality="HQ")
    for block in mono:
        yield stream.resample_chunk(np.ascontiguousarray(block))
    yield stream.resample_chunk(np.zeros(0, np.float32), last=True)
