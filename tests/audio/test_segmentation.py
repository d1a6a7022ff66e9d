"""Automatic segmentation against synthetic cries, whose units are known."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from hypothesis import given, settings
from hypothesis import strategies as st

from cryapp.audio import voicing
from cryapp.audio.pcm import open_sound
from cryapp.audio.segmentation import (
    EXPIRATION,
    INSPIRATION,
    PAUSE,
    FrameOutput,
    candidates,
    segment,
    segment_sound,
    shown,
)
from cryapp.audio.snapping import snapped, stretch
from cryapp.audio.synth import CrySpec, synthesise
from cryapp.audio.synth_voice import RATE_HZ
from cryapp.audio.synth_ward import ward_noise
from cryapp.audio.voicing import Track, track, track_of
from cryapp.domain.errors import Cancelled
from tests.bench.segmentation import noisy, scores

CRY = synthesise(CrySpec(duration_s=8.0), 5)
IN_NOISE = noisy(CRY, 20.0, 5)
FOUND = segment(IN_NOISE, RATE_HZ)


@pytest.mark.parametrize(("snr_db", "least"), [(None, 0.9), (20.0, 0.85)])
def test_units_are_found_within_fifty_milliseconds(snr_db: float | None, least: float) -> None:
    by_kind = scores(snr_db, range(4))
    for kind in (EXPIRATION, INSPIRATION):
        f1 = by_kind[kind].f1
        assert f1 is not None and f1 > least, (kind, by_kind[kind])
    pauses = by_kind[PAUSE].f1
    assert pauses is not None and pauses > 0.7


def test_noise_and_silence_hold_no_cry() -> None:
    noise = ward_noise(5 * RATE_HZ, -30.0, np.random.default_rng(1))
    assert not [c for c in shown(segment(noise, RATE_HZ), 0.6) if c.kind == EXPIRATION]
    for dull in (np.zeros(3 * RATE_HZ, np.float32), np.zeros(0, np.float32), np.full(5, np.nan, np.float32)):
        assert segment(dull, RATE_HZ) == ()


def test_candidates_lie_in_order_and_the_infants_units_do_not_overlap() -> None:
    assert list(FOUND) == sorted(FOUND, key=lambda c: (c.start_s, c.end_s))
    assert {c.kind for c in FOUND} == {EXPIRATION, INSPIRATION, PAUSE}
    for one, other in pairwise(FOUND):
        assert one.end_s <= other.start_s + 1e-9
    assert all(0 <= c.start_s < c.end_s <= 8.0 and 0 <= c.confidence <= 1 for c in FOUND)


@settings(max_examples=50, deadline=None)
@given(st.floats(0, 1), st.floats(0, 1))
def test_more_sensitivity_only_adds(one: float, other: float) -> None:
    fewer, more = (set(shown(FOUND, s)) for s in sorted((one, other)))
    assert fewer <= more


def test_the_ends_of_the_slider() -> None:
    assert shown(FOUND, 0.0) == ()
    assert shown(FOUND, 1.0) == FOUND
    assert 0 < len(shown(FOUND, 0.5)) < len(FOUND) or len(shown(FOUND, 0.2)) < len(FOUND)
    with pytest.raises(ValueError, match="sensitivity"):
        shown(FOUND, 1.1)


@pytest.mark.parametrize("gain", [0.05, 3.0])
def test_loudness_does_not_matter(gain: float) -> None:
    louder = segment(np.float32(gain) * IN_NOISE, RATE_HZ)
    assert [(c.start_s, c.end_s, c.kind) for c in louder] == [(c.start_s, c.end_s, c.kind) for c in FOUND]


def test_later_sound_is_found_later() -> None:
    late = segment(np.concatenate([IN_NOISE[: RATE_HZ // 4], IN_NOISE]), RATE_HZ)
    starts = [round(c.start_s - 0.25, 6) for c in shown(late, 0.6) if c.kind == EXPIRATION]
    assert starts == [round(c.start_s, 6) for c in shown(FOUND, 0.6) if c.kind == EXPIRATION]


def test_a_models_output_decides_with() -> None:
    here = next(c for c in FOUND if c.kind == EXPIRATION)
    says = np.zeros(80)
    says[int(here.start_s * 10) : int(here.end_s * 10) + 1] = 1.0
    told = segment(IN_NOISE, RATE_HZ, FrameOutput(says.tolist(), 0.1))
    same = {(c.start_s, c.kind): c.confidence for c in FOUND}
    for one in told:
        if one.kind == EXPIRATION and one.start_s != here.start_s:
            assert one.confidence < same[one.start_s, EXPIRATION]
    heard = [c for c in told if c.kind == EXPIRATION]
    assert max(heard, key=lambda c: c.confidence).start_s == here.start_s
    assert segment(IN_NOISE, RATE_HZ, FrameOutput((), 0.1)) == FOUND, "an empty output says nothing"


def test_a_file_read_in_pieces_gives_what_memory_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cry.wav"
    sf.write(path, IN_NOISE, RATE_HZ, subtype="FLOAT")
    monkeypatch.setattr(voicing, "PIECE_FRAMES", 37)
    whole, pieces = track(IN_NOISE, RATE_HZ), track_of(open_sound(path))
    np.testing.assert_allclose(pieces.level_db, whole.level_db, atol=1e-4)
    np.testing.assert_allclose(pieces.voicing, whole.voicing, atol=1e-5)
    with pytest.raises(Cancelled):
        segment_sound(open_sound(path), cancelled=lambda: True)


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 44_100])
def test_level_and_voicing_are_what_they_say(rate_hz: int) -> None:
    t = np.arange(rate_hz) / rate_hz
    k = np.arange(1, 8)[:, None]
    tone = np.asarray((np.sin(2 * np.pi * 450 * k * t) / k).sum(axis=0), np.float32)
    sine = np.sin(2 * np.pi * 1000 * t).astype(np.float32)
    middle = slice(10, 90)
    assert track(sine, rate_hz).level_db[middle] == pytest.approx(0.0, abs=0.1)
    assert track(0.1 * sine, rate_hz).level_db[middle] == pytest.approx(-20.0, abs=0.1)
    assert track(tone, rate_hz).voicing[middle].min() > 0.6
    noise = np.random.default_rng(0).standard_normal(rate_hz).astype(np.float32)
    assert np.median(track(noise, rate_hz).voicing[middle]) < 0.2


def test_voice_and_the_breath_after_it_part_where_it_is_quietest() -> None:
    level_db = np.full(250, -60.0, np.float32)
    level_db[50:150] = -20.0
    level_db[150:156] = [-24, -28, -34, -40, -36, -32]
    level_db[156:180] = -30.0
    voiced = np.full(250, 0.1, np.float32)
    voiced[50:150] = 0.7
    found = candidates(Track(level_db, voiced))
    assert [(c.kind, round(c.start_s, 3), round(c.end_s, 3)) for c in found] == [
        (EXPIRATION, 0.5, 1.53),
        (INSPIRATION, 1.53, 1.8),
    ]


def test_a_track_of_one_frame_is_enough() -> None:
    one = Track(np.full(1, -20.0, np.float32), np.full(1, 0.9, np.float32))
    assert [c for c in candidates(one) if c.kind != EXPIRATION] == []


@pytest.mark.parametrize("off_s", [-0.045, -0.02, 0.0, 0.03, 0.05])
def test_a_drawn_edge_goes_to_where_the_sound_begins_or_ends(off_s: float) -> None:
    rng = np.random.default_rng(2)
    samples = (0.001 * rng.standard_normal(RATE_HZ)).astype(np.float32)
    samples[4_800:11_200] += 0.2 * np.sin(2 * np.pi * 430 / RATE_HZ * np.arange(6_400)).astype(np.float32)
    for edge_s in (0.3, 0.7):
        at_s = edge_s + off_s
        first, last = stretch(RATE_HZ, at_s)
        moved = snapped(samples[first:last], RATE_HZ, at_s - first / RATE_HZ) + first / RATE_HZ
        assert moved == pytest.approx(edge_s, abs=0.005)


@pytest.mark.parametrize("at_s", [0.15, 0.5, 0.95])
def test_where_nothing_begins_an_edge_stays_where_it_was_drawn(at_s: float) -> None:
    rng = np.random.default_rng(2)
    steady = rng.standard_normal(RATE_HZ).astype(np.float32)
    assert snapped(steady, RATE_HZ, at_s) == at_s
    assert snapped(np.zeros(RATE_HZ, np.float32), RATE_HZ, at_s) == at_s
    assert snapped(np.zeros(0, np.float32), RATE_HZ, at_s) == at_s


def _steps(*levels_db: tuple[int, float]) -> Track:
    """A voiced track of so many frames at each level, between two seconds of silence."""
    level_db = np.concatenate([np.full(200, -80.0), *(np.full(n, db) for n, db in levels_db), np.full(200, -80.0)])
    voicing = np.where(level_db > -75, 0.7, 0.1)
    return Track(level_db.astype(np.float32), voicing.astype(np.float32))


def test_a_unit_ends_where_it_has_died_away_not_where_the_room_has() -> None:
    found = candidates(_steps((60, -20.0), (15, -50.0)))
    assert [(c.kind, c.start_s, round(c.end_s, 2)) for c in found] == [(EXPIRATION, 2.0, 2.6)]


def test_a_deep_valley_parts_two_units_however_quiet_the_room() -> None:
    two = candidates(_steps((60, -20.0), (8, -37.0), (60, -22.0)))
    assert [c.kind for c in two].count(EXPIRATION) == 2
    one = candidates(_steps((60, -20.0), (8, -30.0), (60, -22.0)))
    assert [c.kind for c in one].count(EXPIRATION) == 1
