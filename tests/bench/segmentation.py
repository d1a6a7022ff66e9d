"""How well automatic segmentation finds the units of synthetic cries: event F1, collars of 50 and 100 ms, in noise.

Run: ``python -m tests.bench.segmentation``.
"""

from __future__ import annotations

import sys

import numpy as np

from cryapp.audio.segmentation import EXPIRATION, INSPIRATION, PAUSE, Candidate, segment, shown
from cryapp.audio.synth import CrySpec, SynthCry, synthesise
from cryapp.audio.synth_voice import RATE_HZ, VOICED_KINDS
from cryapp.audio.synth_ward import ward_noise
from cryapp.domain.event_matching import Event, EventScore, score

SENSITIVITY = 0.6
KINDS = (EXPIRATION, INSPIRATION, PAUSE)


def truth(cry: SynthCry, with_pauses: bool = True) -> list[Event]:
    """The cry's units; every kind of voice is an expiration, as far as energy and voicing can tell."""
    units = [u for u in cry.units if u.end_s < len(cry.samples) / RATE_HZ - 0.05]
    named = [Event(u.start_s, u.end_s, EXPIRATION if u.kind in VOICED_KINDS else u.kind) for u in units]
    return [event for event in named if with_pauses or event.kind != PAUSE]


def events(found: tuple[Candidate, ...]) -> list[Event]:
    return [Event(c.start_s, c.end_s, c.kind) for c in found]


def noisy(cry: SynthCry, snr_db: float | None, seed: int) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """The cry in the noise of a ward, its voice so much above it; None: alone."""
    if snr_db is None:
        return cry.samples
    level_db = CrySpec().level_db - snr_db
    return cry.samples + ward_noise(len(cry.samples), level_db, np.random.default_rng(seed))


def scores(
    snr_db: float | None, seeds: range, sensitivity: float = SENSITIVITY, collar_s: float = 0.05
) -> dict[str, EventScore]:
    """Score per kind of unit over so many cries of eight seconds, both edges within the collar."""
    total = {kind: EventScore(0, 0, 0) for kind in KINDS}
    for seed in seeds:
        cry = synthesise(CrySpec(duration_s=8.0, f0_hz=380 + 17 * (seed % 8)), seed)
        found = events(shown(segment(noisy(cry, snr_db, seed), RATE_HZ), sensitivity))
        for kind in KINDS:
            real = [e for e in truth(cry) if e.kind == kind]
            total[kind] += score(real, [e for e in found if e.kind == kind], collar_s)
    return total


def main() -> None:
    for snr_db in (None, 30.0, 20.0, 10.0):
        for collar_s in (0.05, 0.1):
            by_kind = scores(snr_db, range(20), collar_s=collar_s)
            cells = [
                f"{kind} {s.f1:.3f} (P {s.precision or 0:.2f}, R {s.recall or 0:.2f})" for kind, s in by_kind.items()
            ]
            noise = "alone" if snr_db is None else f"{snr_db:.0f} dB"
            sys.stdout.write(f"{noise}, {1000 * collar_s:.0f} ms: {', '.join(cells)}\n")


if __name__ == "__main__":
    main()
