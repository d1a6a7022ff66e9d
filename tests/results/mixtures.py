"""Cries planted in backgrounds, on which nothing was ever chosen: made-up infants in a made-up ward, real cries among real
sounds.

The mixtures of ``tests/scoring/test_evidence.py`` are others: other seeds, one voice, two backgrounds, one level. What is
made here depends on names and seeds alone, so that it is the same wherever it is made.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cryapp.audio import synth_ward as ward
from cryapp.audio.decode import open_audio
from cryapp.audio.resample import to_mono_16k
from cryapp.audio.synth import CrySpec, synthesise
from cryapp.domain.infant import is_locked, lock_bucket

Signal = NDArray[np.float32]

RATE_HZ = 16_000
LENGTH_S = 12
SNRS_DB = (0, 10, 20)
BACKGROUND_DB = -40.0
N_MADE_UP, N_LOCKED, N_LEARNT = 12, 9, 12
SKIPPED = 24
"""Infants of each real group, in the order of their hashes, who were in the first measurement; another set, by which the
method was changed, had twelve more of those learnt from."""
SKIPPED_LEARNT = 36
SEED = 20_261_128
REAL_CRY_S = 3
MADE_UP, LOCKED, LEARNT = "made-up infants", "locked infants", "infants learnt from"
ANIMALS = ("bird", "cat", "chicken", "cow", "dog", "donkey", "frog", "lion", "monkey", "sheep")
EDGE_S = 0.02


@dataclass(frozen=True)
class Mixture:
    """Twelve seconds at 16 kHz with a cry from ``start_s`` to ``stop_s``; ``cry`` and ``background`` add up to it."""

    group: str
    infant: str
    setting: str
    snr_db: int
    """Root-mean-square of the planted stretch against that of the whole background."""
    start_s: float
    stop_s: float
    cry: Signal
    background: Signal

    @property
    def key(self) -> str:
        return f"{self.group}/{self.infant}/{self.setting}/{self.snr_db}"

    @property
    def samples(self) -> Signal:
        return self.cry + self.background


def made_up(n_infants: int = N_MADE_UP, seed: int = SEED) -> Iterator[Mixture]:
    """Each made-up infant once at each level, in another setting each time, at another place and for another time."""
    settings = list(SETTINGS)
    for number in range(n_infants):
        rng = np.random.default_rng([seed, number])
        voice = _voice(rng)
        for turn, snr_db in enumerate(SNRS_DB):
            setting = settings[(number + 2 * turn) % len(settings)]
            cry = synthesise(voice.with_changes(duration_s=float(rng.uniform(2, 5))), int(rng.integers(2**31))).samples
            sound = ward.in_room(cry, rng, wet=float(rng.uniform(0.05, 0.4)))
            background = SETTINGS[setting](RATE_HZ * LENGTH_S, rng)
            yield planted(MADE_UP, f"SYN-E{number:02d}", setting, snr_db, sound, background, rng)


def real(shared: Path, group: str, on_file: Callable[[Path], object] = lambda _path: None) -> Iterator[Mixture]:
    """The loudest three seconds of one upload of each infant, among other sounds: :data:`LOCKED` infants, from whom the
    model that ships has learnt nothing, or those it may have :data:`LEARNT` from.

    Args:
        on_file: told every file that is heard in a mixture
    """

    def read(path: Path) -> Signal:
        on_file(path)
        return read_sound(path)

    noises = by_clip(shared / "environment" / "noise")
    first_one, n = (SKIPPED, N_LOCKED) if group == LOCKED else (SKIPPED_LEARNT, N_LEARNT)
    for infant, path in list(cries_of(shared / "donateacry", locked=group == LOCKED).items())[
        first_one : first_one + n
    ]:
        rng = np.random.default_rng([SEED, int(_hash(infant)[:8], 16)])
        cry = loudest(read(path))
        kinds: dict[str, Callable[[], Signal]] = {
            "animals": lambda rng=rng: joined(of_one_kind(shared / "general", ANIMALS, rng), rng, read),  # type: ignore[misc]
            "spoken digits": lambda rng=rng: joined(of_one_speaker(shared / "general", rng), rng, read),  # type: ignore[misc]
            "surroundings": lambda rng=rng: joined(noises[int(rng.integers(len(noises)))], rng, read),  # type: ignore[misc]
        }
        names = list(kinds)
        first = int(rng.integers(len(names)))
        for turn, snr_db in enumerate(SNRS_DB):
            setting = names[(first + turn) % len(names)]
            yield planted(group, infant, setting, snr_db, cry, kinds[setting](), rng)


def _voice(rng: np.random.Generator) -> CrySpec:
    """An infant's voice, from anywhere in the ranges of the literature that ``synth_voice`` names."""
    return CrySpec(
        f0_hz=float(rng.uniform(330, 640)),
        melody=float(rng.uniform(0.02, 0.5)),
        jitter=float(rng.uniform(0.003, 0.02)),
        vibrato=float(rng.uniform(0, 0.03)),
        expiration_s=float(rng.uniform(0.4, 1.5)),
        inspiration_s=float(rng.uniform(0.1, 0.3)),
        pause_s=float(rng.uniform(0.05, 0.4)),
        hyperphonation=float(rng.uniform(0, 0.4)),
        dysphonation=float(rng.uniform(0, 0.4)),
        breathiness=float(rng.uniform(0.03, 0.15)),
        formants_hz=tuple(float(f * rng.uniform(0.85, 1.15)) for f in (1_120.0, 3_350.0, 5_700.0)),
        tilt=float(rng.uniform(0.7, 1.4)),
        lead_s=0.0,
    )


def _corridor(n: int, rng: np.random.Generator) -> Signal:
    voices = ward.in_room(ward.babble(n, BACKGROUND_DB, rng), rng, decay_s=0.6, wet=0.8)
    return voices + ward.ward_noise(n, BACKGROUND_DB - 6, rng)


SETTINGS: dict[str, Callable[[int, np.random.Generator], Signal]] = {
    "ward": lambda n, rng: ward.ward_noise(n, BACKGROUND_DB, rng),
    "voices": lambda n, rng: ward.babble(n, BACKGROUND_DB, rng),
    "monitor": lambda n, rng: ward.ward_noise(n, BACKGROUND_DB, rng) + ward.beeps(n, BACKGROUND_DB + 3, rng),
    "corridor": _corridor,
    "hum": lambda n, rng: ward.ward_noise(n, BACKGROUND_DB, rng) + ward.hum(n, BACKGROUND_DB),
}


def planted(
    group: str, infant: str, setting: str, snr_db: int, cry: Signal, background: Signal, rng: np.random.Generator
) -> Mixture:
    quiet = background[: RATE_HZ * LENGTH_S] * np.float32(10 ** (BACKGROUND_DB / 20) / _rms(background))
    length = len(cry)
    first = int(rng.integers(RATE_HZ // 2, len(quiet) - length - RATE_HZ // 2))
    alone = np.zeros_like(quiet)
    alone[first : first + length] = _with_soft_edges(cry) * np.float32(
        10 ** ((BACKGROUND_DB + snr_db) / 20) / _rms(cry)
    )
    return Mixture(group, infant, setting, snr_db, first / RATE_HZ, (first + length) / RATE_HZ, alone, quiet)


def cries_of(corpus: Path, locked: bool) -> dict[str, Path]:
    """One upload in which people heard a cry of each such infant, infants and uploads in the order of their hashes."""
    found: dict[str, Path] = {}
    with (corpus / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["cry"] == "1"]
    for row in sorted(rows, key=lambda row: (_hash(row["subject"]), _hash(row["file"]))):
        path = corpus / "uploads" / row["file"]
        if is_locked(lock_bucket(row["subject"])) == locked and row["subject"] not in found and path.is_file():
            found[row["subject"]] = path
    return found


def by_clip(folder: Path) -> list[list[Path]]:
    """Files of one original recording each, by the first two fields of their names."""
    clips: dict[str, list[Path]] = {}
    for path in sorted(folder.glob("*.ogg")):
        clips.setdefault("-".join(path.stem.split("-")[:2]), []).append(path)
    return list(clips.values())


def of_one_kind(general: Path, kinds: tuple[str, ...], rng: np.random.Generator) -> list[Path]:
    return sorted((general / kinds[int(rng.integers(len(kinds)))]).glob("*.ogg"))


def of_one_speaker(general: Path, rng: np.random.Generator) -> list[Path]:
    paths = sorted(path for folder in general.glob("digit_*") for path in folder.glob("*.ogg"))
    speakers = sorted({path.stem.split("_")[1] for path in paths})
    speaker = speakers[int(rng.integers(len(speakers)))]
    return [path for path in paths if path.stem.split("_")[1] == speaker]


def joined(paths: list[Path], rng: np.random.Generator, read: Callable[[Path], Signal] | None = None) -> Signal:
    """Clips in a drawn order, equally loud, one after the other for twelve seconds."""
    parts: list[Signal] = []
    while sum(map(len, parts)) < RATE_HZ * LENGTH_S:
        clip = (read or read_sound)(paths[int(rng.integers(len(paths)))])
        if _rms(clip) > 1e-5:
            parts.append(_with_soft_edges(clip / np.float32(_rms(clip))))
    return np.concatenate(parts)[: RATE_HZ * LENGTH_S]


def read_sound(path: Path) -> Signal:
    with open_audio(path) as source:
        blocks = list(source.blocks())
        rate_hz = source.sample_rate_hz
    return to_mono_16k(np.concatenate(blocks), rate_hz)


def loudest(samples: Signal) -> Signal:
    length = min(len(samples), RATE_HZ * REAL_CRY_S)
    power = np.concatenate([[0.0], np.cumsum(samples.astype(np.float64) ** 2)])
    first = int((power[length:] - power[: len(power) - length]).argmax())
    return samples[first : first + length]


def _with_soft_edges(samples: Signal) -> Signal:
    n = min(round(EDGE_S * RATE_HZ), len(samples) // 2)
    edges = np.ones(len(samples), np.float32)
    edges[:n] = np.linspace(0, 1, n)
    edges[len(samples) - n :] = np.linspace(1, 0, n)
    return samples * edges


def _rms(samples: Signal) -> float:
    return float(np.sqrt(np.mean(samples.astype(np.float64) ** 2)))


def _hash(text: str) -> str:
    return hashlib.sha256(f"evidence/{text}".encode()).hexdigest()
