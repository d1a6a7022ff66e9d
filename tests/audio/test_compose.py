"""From columns to pixels: maxima where there is too much, blends where there is too little."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cryapp.audio.axis import LOG_LOWEST_HZ, FrequencyAxis, Scale
from cryapp.audio.compose import in_frequency, in_time, level_for, span_for
from cryapp.audio.stft import FINEST_LEVEL, Analysis, grid_for

GRID = grid_for(Analysis(), 16_000)
HOP_S = GRID.hop_n / 16_000


@settings(max_examples=80, deadline=None)
@given(n=st.integers(2, 400), at=st.floats(0, 0.999), width=st.integers(1, 200))
def test_the_loudest_column_stays_when_zoomed_out(n: int, at: float, width: int) -> None:
    columns = np.zeros((n, 3), np.uint8)
    loud = int(at * n)
    columns[loud] = 200
    width = min(width, n)
    out = in_time(columns, 0, HOP_S, 0.0, n * HOP_S, width)
    assert out.max() == 200
    assert out[loud * width // n].max() == 200


def test_zoomed_in_columns_blend_and_hold_their_place() -> None:
    columns = np.array([[0], [100], [200]], np.uint8)
    out = in_time(columns, 10, HOP_S, 10 * HOP_S, 13 * HOP_S, 300)[:, 0].astype(int)
    assert (np.diff(out) >= 0).all()
    assert out[50] == pytest.approx(0, abs=1)
    assert out[150] == pytest.approx(100, abs=1)
    assert out[250] == pytest.approx(200, abs=1)


def test_outside_the_sound_is_dark() -> None:
    columns = np.full((10, 2), 90, np.uint8)
    out = in_time(columns, 0, HOP_S, -5.5 * HOP_S, 14.5 * HOP_S, 20)
    assert (out[:5] == 0).all()
    assert (out[5:16] == 90).all()
    assert (out[16:] == 0).all()
    assert in_time(columns[:0], 0, HOP_S, 0, 1, 5).shape == (5, 2)


@settings(max_examples=80, deadline=None)
@given(
    bins=st.integers(5, 600), loud=st.floats(0, 0.999), height=st.integers(10, 900), scale=st.sampled_from(list(Scale))
)
def test_the_loudest_bin_stays_in_its_row(bins: int, loud: float, height: int, scale: Scale) -> None:
    bin_hz = 8000 / (bins - 1)
    number = int(loud * bins)
    assume(scale is not Scale.LOG or number * bin_hz >= LOG_LOWEST_HZ)  # lower ones are not shown
    columns = np.zeros((4, bins), np.uint8)
    columns[:, number] = 200
    axis = FrequencyAxis(scale, 0.0, 8000.0)
    picture = in_frequency(columns, axis, bin_hz, height)
    assert picture.shape == (height, 4)
    row = height - 1 - int(min(axis.place_of(number * bin_hz), 1 - 1e-9) * height)
    near = picture[max(0, row - 1) : row + 2]
    assert near.max() > 95  # half way between two rows a blend has half of it, else all of it


def test_rows_above_the_highest_frequency_are_empty() -> None:
    columns = np.full((3, 129), 80, np.uint8)
    picture = in_frequency(columns, FrequencyAxis(Scale.LINEAR, 0.0, 8000.0), 4000 / 128, 100)
    assert (picture[:49] == 0).all()
    assert (picture[51:] == 80).all()


@pytest.mark.parametrize("scale", list(Scale))
def test_axis_there_and_back(scale: Scale) -> None:
    axis = FrequencyAxis(scale, 0.0, 8000.0)
    for hz in (LOG_LOWEST_HZ if scale is Scale.LOG else 0.0, 440.0, 1000.0, 7999.0):
        assert float(axis.hz_at(np.array(axis.place_of(hz)))) == pytest.approx(hz, abs=1e-6)
    many = np.array([0.0, 60.0, 440.0, 7999.0])
    assert axis.places_of(many) == pytest.approx([axis.place_of(float(hz)) for hz in many])
    assert axis.place_of(0.0) == 0.0
    assert axis.place_of(8000.0) == pytest.approx(1.0)


def test_octaves_are_equally_high() -> None:
    axis = FrequencyAxis(Scale.LOG, 0.0, 8000.0)
    octave = axis.place_of(880.0) - axis.place_of(440.0)
    assert axis.place_of(3520.0) - axis.place_of(1760.0) == pytest.approx(octave)


def test_mel_is_the_formula_others_use() -> None:
    axis = FrequencyAxis(Scale.MEL, 0.0, 8000.0)
    mel_1000, mel_8000 = 999.985, 2840.023
    assert axis.place_of(1000.0) == pytest.approx(mel_1000 / mel_8000, abs=1e-4)


@given(seconds_per_pixel=st.floats(1e-5, 30.0))
def test_every_pixel_has_a_column(seconds_per_pixel: float) -> None:
    level = level_for(GRID, seconds_per_pixel, 12)
    hop_s = GRID.hop_at(level) / 16_000
    assert level == FINEST_LEVEL or hop_s <= seconds_per_pixel
    assert level == 12 or 2 * hop_s > seconds_per_pixel


def test_spans_stay_inside_the_sound() -> None:
    span = span_for(GRID, 16_000, 0, 0.0, 99.0)
    assert (span.first, span.last) == (0, GRID.n_columns(16_000, 0))
    assert span_for(GRID, 16_000, 0, 5.0, 6.0).first == span_for(GRID, 16_000, 0, 5.0, 6.0).last
