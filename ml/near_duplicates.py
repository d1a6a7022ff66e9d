"""Recordings that sound the same: cut, louder, or coded again, so that neither name nor content hash tells.

Fingerprints after Haitsma and Kalker (2002), "A highly robust audio fingerprinting system": every 16 ms, 32 bits saying
whether the difference of neighbouring frequency bands grew since the frame before. Bits do not change with level, a cut
or a codec of reasonable quality. The few recordings looked for go into an index by their bits; the many are streamed
through it, so that the time grows with the number of recordings and not with the number of pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import soxr
from numpy.typing import NDArray

RATE_HZ = 8_000
FRAME = 2_048
"""0.256 s: so long that a cut between two frames (at most 8 ms off) changes few bits."""
HOP = 128
BAND_EDGES_HZ = np.geomspace(300.0, 3_000.0, 34)
"""33 bands; what a telephone carries, with room at both ends."""
QUIET_DB = 50.0
"""Frames this far below the loudest are left out: the bits of silence are those of any silence."""
N_WEAK_BITS = 4
"""Bits of least certainty whose other values are looked up too: a codec flips those first."""
MANY_FRAMES = 1_000_000
"""Some five hours looked for: from there on one weak bit must do, or the index would not fit the memory."""
N_WEAK_BITS_ASKED = 1
"""The same on the side that is streamed, which costs time instead of memory."""
MIN_VOTES = 2
MIN_FRAMES = 94
"""One and a half seconds must be shared."""
MAX_BIT_ERRORS = 0.20, 0.30
"""Share of bits that differ, at the shortest shared time and from ``SURE_S`` on; half of them do by chance. Of 810
phone uploads, 328,000 pairs, none was taken for another at 0.32; tones without noise come to 0.22 over two seconds."""
SURE_S = 4.0
MAX_PER_BUCKET = 64
"""A pattern that so many recordings have tells none of them apart."""

Samples = NDArray[np.float32]
Bits = NDArray[np.uint32]


@dataclass(frozen=True)
class Fingerprint:
    bits: Bits
    """(frames,)"""
    weak: NDArray[np.uint8]
    """(frames, N_WEAK_BITS): the bits of least certainty, the least first."""
    clear: NDArray[np.bool_]
    """(frames,): False where the sound is too quiet to tell."""


@dataclass(frozen=True)
class NearDuplicate:
    sought: str
    found: str
    offset_s: float
    """How much later the shared sound begins in ``found``."""
    shared_s: float
    bit_errors: float
    """Share of the fingerprint's bits that differ over the shared time; 0.5 is chance."""


def fingerprint(samples: Samples, sample_rate_hz: int) -> Fingerprint:
    """Of mono samples (n,) at any rate and level. Shorter than a quarter of a second has none."""
    if sample_rate_hz != RATE_HZ:
        samples = np.asarray(soxr.resample(samples, sample_rate_hz, RATE_HZ, quality="HQ"), dtype=np.float32)
    n_frames = 1 + (len(samples) - FRAME) // HOP if len(samples) >= FRAME else 0
    if n_frames < 2:
        return Fingerprint(np.zeros(0, np.uint32), np.zeros((0, N_WEAK_BITS), np.uint8), np.zeros(0, bool))
    energy = _band_energy(samples - samples.mean(), n_frames)
    across = energy[:, :-1] - energy[:, 1:]
    change = across[1:] - across[:-1]
    bits = ((change > 0).astype(np.uint64) << np.arange(32, dtype=np.uint64)).sum(axis=1).astype(np.uint32)
    # Certainty is relative to the energies compared, so that a strong band does not always look certain.
    scale = energy[1:, :-1] + energy[1:, 1:] + energy[:-1, :-1] + energy[:-1, 1:] + 1e-20
    weak = np.argsort(np.abs(change) / scale, axis=1)[:, :N_WEAK_BITS].astype(np.uint8)
    level = energy.sum(axis=1)[1:]
    clear = level > max(level.max() * 10 ** (-QUIET_DB / 10), 1e-12)
    return Fingerprint(bits, weak, clear)


@dataclass
class Index:
    """Fingerprints that are looked for. Build it from the smaller side: the locked recordings."""

    names: list[str] = field(default_factory=list)
    _prints: list[Fingerprint] = field(default_factory=list)
    _keys: NDArray[np.uint32] | None = None
    _owner: NDArray[np.int32] | None = None
    _frame: NDArray[np.int32] | None = None

    def add(self, name: str, one: Fingerprint) -> None:
        self.names.append(name)
        self._prints.append(one)
        self._keys = None

    def search(self, name: str, one: Fingerprint) -> list[NearDuplicate]:
        """Every recording of the index that shares ``MIN_FRAMES`` or more with this one."""
        self._build()
        assert self._keys is not None and self._owner is not None and self._frame is not None
        asked = _variants(one.bits[one.clear], one.weak[one.clear][:, :N_WEAK_BITS_ASKED])
        at = np.repeat(np.flatnonzero(one.clear), asked.shape[1])
        first = np.searchsorted(self._keys, asked.ravel(), side="left")
        count = np.searchsorted(self._keys, asked.ravel(), side="right") - first
        hit = (count > 0) & (count <= MAX_PER_BUCKET)
        if not hit.any():
            return []
        places = np.concatenate([np.arange(f, f + c) for f, c in zip(first[hit], count[hit], strict=True)])
        offset = np.repeat(at[hit], count[hit]) - self._frame[places]
        # Votes fall on neighbouring offsets where a cut lies between two frames.
        pairs, votes = np.unique(np.stack([self._owner[places], offset // 2]), axis=1, return_counts=True)
        found: dict[int, NearDuplicate] = {}
        for (owner, half), n in sorted(zip(pairs.T.tolist(), votes.tolist(), strict=True), key=lambda p: -p[1]):
            if n < MIN_VOTES:
                break
            if owner in found:
                continue
            best = min(
                (self._compared(owner, one, shift, name) for shift in range(2 * half - 1, 2 * half + 3)),
                key=lambda match: match.bit_errors,
            )
            if best.bit_errors <= _most_errors(best.shared_s):
                found[owner] = best
        return list(found.values())

    def _compared(self, owner: int, one: Fingerprint, offset: int, name: str) -> NearDuplicate:
        mine = self._prints[owner]
        start, stop = max(0, -offset), min(len(mine.bits), len(one.bits) - offset)
        both = slice(start, stop), slice(start + offset, stop + offset)
        clear = mine.clear[both[0]] & one.clear[both[1]]
        n = int(clear.sum())
        errors = 0.5
        if n >= MIN_FRAMES:
            differ = np.bitwise_count((mine.bits[both[0]] ^ one.bits[both[1]])[clear])
            errors = float(differ.mean() / 32)
        return NearDuplicate(self.names[owner], name, offset * HOP / RATE_HZ, n * HOP / RATE_HZ, errors)

    def _build(self) -> None:
        if self._keys is not None:
            return
        n_weak = N_WEAK_BITS if sum(len(one.bits) for one in self._prints) < MANY_FRAMES else 1
        keys, owners, frames = [], [], []
        for owner, one in enumerate(self._prints):
            at = np.flatnonzero(one.clear)
            variants = _variants(one.bits[at], one.weak[at][:, :n_weak])
            keys.append(variants.ravel())
            owners.append(np.full(variants.size, owner, np.int32))
            frames.append(np.repeat(at, variants.shape[1]).astype(np.int32))
        joined = np.concatenate(keys) if keys else np.zeros(0, np.uint32)
        order = np.argsort(joined, kind="stable")
        self._keys = joined[order]
        self._owner = (np.concatenate(owners) if owners else np.zeros(0, np.int32))[order]
        self._frame = (np.concatenate(frames) if frames else np.zeros(0, np.int32))[order]


def near_duplicates(
    sought: Iterable[tuple[str, Fingerprint]], among: Iterable[tuple[str, Fingerprint]]
) -> Iterator[NearDuplicate]:
    """Pairs of a recording ``sought`` and one ``among`` (streamed) that sound the same."""
    index = Index()
    for name, one in sought:
        index.add(name, one)
    for name, one in among:
        yield from index.search(name, one)


def _most_errors(shared_s: float) -> float:
    shortest_s = MIN_FRAMES * HOP / RATE_HZ
    return float(np.interp(shared_s, (shortest_s, SURE_S), MAX_BIT_ERRORS))


def _band_energy(samples: Samples, n_frames: int) -> NDArray[np.float64]:
    """(frames, 33)"""
    framed = np.lib.stride_tricks.sliding_window_view(samples, FRAME)[::HOP][:n_frames]
    hz = np.fft.rfftfreq(FRAME, 1 / RATE_HZ)
    edges = np.searchsorted(hz, BAND_EDGES_HZ)
    window = np.hanning(FRAME).astype(np.float32)
    parts = []
    for start in range(0, n_frames, 1_024):  # a day of sound is not unfolded at once
        power = np.abs(np.fft.rfft(framed[start : start + 1_024] * window, axis=1)) ** 2
        parts.append(np.add.reduceat(power, edges, axis=1)[:, :-1])
    return np.concatenate(parts)


def _variants(bits: Bits, weak: NDArray[np.uint8]) -> Bits:
    """(frames, 2 ** weak bits): the bits with every choice of the weak ones."""
    n_weak = weak.shape[1]
    masks = np.zeros((len(bits), 1 << n_weak), np.uint32)
    choices = np.arange(1 << n_weak, dtype=np.uint32)
    for number in range(n_weak):
        masks ^= (choices >> np.uint32(number) & np.uint32(1)) << weak[:, number : number + 1].astype(np.uint32)
    return bits[:, None] ^ masks
