"""Copies are found whatever was done to them; different sounds are not taken for copies."""

from __future__ import annotations

import io

import numpy as np
import pytest
import soundfile

from ml.near_duplicates import HOP, RATE_HZ, Index, fingerprint, near_duplicates
from ml.robustness import add_noise, amr_telephone, band_pass, gain, has_amr, mu_law_telephone
from tests.ml.conftest import RATE_HZ as SOUND_HZ


def cry(seed: int, seconds: float = 5.0) -> np.ndarray:
    """A voice with formants that wander, breath, and a room: as rich as a recording, and no two alike."""
    rng = np.random.default_rng(seed)
    n = int(seconds * SOUND_HZ)
    t = np.arange(n) / SOUND_HZ

    def wander(low: float, high: float, per_s: float) -> np.ndarray:
        knots = rng.uniform(low, high, int(seconds * per_s) + 2)
        return np.interp(t, np.arange(len(knots)) / per_s, knots)

    phase = 2 * np.pi * np.cumsum(wander(300, 650, 3)) / SOUND_HZ
    voice = sum(wander(0, 1, 5) * np.sin(k * phase) / k for k in range(1, 12))
    breath = band_pass(rng.standard_normal(n).astype(np.float32), 500, 6_000) * wander(0, 0.6, 6)
    return (0.2 * (voice * wander(0.1, 1, 2) + breath)).astype(np.float32)


SOUGHT = [cry(seed) for seed in range(12)]


@pytest.fixture(scope="module")
def index() -> Index:
    made = Index()
    for number, sound in enumerate(SOUGHT):
        made.add(f"r{number}", fingerprint(sound, SOUND_HZ))
    return made


def as_ogg(sound: np.ndarray) -> np.ndarray:
    buffer = io.BytesIO()
    soundfile.write(buffer, sound, SOUND_HZ, format="OGG", subtype="VORBIS")
    buffer.seek(0)
    return np.asarray(soundfile.read(buffer, dtype="float32")[0])


def at_other_rate(sound: np.ndarray) -> np.ndarray:
    import soxr

    back = soxr.resample(soxr.resample(sound, SOUND_HZ, 44_100), 44_100, SOUND_HZ)
    return np.asarray(back, dtype=np.float32)


@pytest.mark.parametrize(
    ("change", "least"),
    [
        (lambda x: x, 1.0),
        (lambda x: gain(x, -18), 1.0),
        (lambda x: gain(x, 12), 1.0),
        (lambda x: x[20_037:70_000], 1.0),
        (lambda x: np.concatenate([np.zeros(9_001, np.float32), x]), 1.0),
        (as_ogg, 1.0),
        (at_other_rate, 1.0),
        (mu_law_telephone, 1.0),
        (lambda x: add_noise(x, "ward", 20.0), 0.9),
        (lambda x: gain(as_ogg(x[12_345:76_000]), -6), 0.9),
    ],
    ids=[
        "itself",
        "softer",
        "clipped",
        "cut",
        "delayed",
        "ogg",
        "44.1 kHz",
        "telephone",
        "noise",
        "cut, coded, softer",
    ],
)
def test_a_changed_copy_is_found_and_it_alone(index: Index, change: object, least: float) -> None:
    found = 0
    for number, sound in enumerate(SOUGHT):
        matches = index.search("copy", fingerprint(change(sound), SOUND_HZ))  # type: ignore[operator]
        assert {match.sought for match in matches} <= {f"r{number}"}
        found += bool(matches)
    assert found >= least * len(SOUGHT)


@pytest.mark.skipif(not has_amr(), reason="this build of PyAV cannot code AMR")
def test_a_copy_through_a_phone_is_found(index: Index) -> None:
    copies = [index.search("copy", fingerprint(amr_telephone(sound), SOUND_HZ)) for sound in SOUGHT]
    assert sum(bool(matches) for matches in copies) >= 9


def test_it_says_where_the_copy_begins(index: Index) -> None:
    late = np.concatenate([cry(99, 1.0), SOUGHT[3]])
    [match] = index.search("copy", fingerprint(late, SOUND_HZ))
    assert (match.sought, match.found) == ("r3", "copy")
    assert match.offset_s == pytest.approx(1.0, abs=2 * HOP / RATE_HZ)
    assert match.bit_errors < 0.1


def test_other_sounds_are_not_taken_for_copies(index: Index) -> None:
    others = [cry(seed) for seed in range(100, 130)]
    noises = [np.random.default_rng(s).standard_normal(80_000).astype(np.float32) * 0.1 for s in range(10)]
    assert list(near_duplicates([], [("x", fingerprint(others[0], SOUND_HZ))])) == []
    for sound in others + noises:
        assert index.search("other", fingerprint(sound, SOUND_HZ)) == []


@pytest.mark.parametrize("sound", [np.zeros(0), np.zeros(100), np.zeros(80_000), np.full(80_000, 0.5)])
def test_what_holds_no_sound_matches_nothing(sound: np.ndarray) -> None:
    silent = fingerprint(sound.astype(np.float32), SOUND_HZ)
    made = Index()
    made.add("silence", silent)
    assert made.search("silence again", silent) == []


def test_memory_and_time_grow_with_the_recordings_not_with_the_pairs(index: Index) -> None:
    """What is streamed through leaves nothing behind."""
    before = len(index.names)
    for seed in range(5):
        index.search("streamed", fingerprint(cry(200 + seed), SOUND_HZ))
    assert len(index.names) == before
