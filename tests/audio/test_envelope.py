"""The outline encloses every sample at every zoom."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryapp.audio import envelope
from cryapp.audio.envelope import EnvelopePyramid, block_size, outline_blocks, sample_outline
from tests.audio.sounds import noise


def filled(samples: np.ndarray, step: int = 0) -> EnvelopePyramid:
    pyramid = EnvelopePyramid(len(samples))
    step = step or len(samples)
    assert step % pyramid.block_n == 0 or step == len(samples)
    for start in range(0, len(samples), step):
        blocks = outline_blocks(samples[start : start + step], pyramid.block_n)
        pyramid.add(start // pyramid.block_n, blocks)
    return pyramid


@settings(max_examples=60, deadline=None)
@given(
    n=st.integers(1, 5000),
    at=st.floats(0, 1),
    points=st.integers(1, 300),
    first=st.floats(0, 0.5),
    span=st.floats(0.05, 0.5),
)
def test_no_peak_is_lost(n: int, at: float, points: int, first: float, span: float) -> None:
    """A single loud sample lies within the outline of every view that holds it."""
    samples = np.zeros(n, np.float32)
    spike = min(n - 1, int(at * n))
    samples[spike] = -0.9
    start, stop = first * n, (first + span) * n
    outline = filled(samples).outline(start, stop, points)
    inside = start <= spike < stop
    assert not inside or outline[:, 0].min() <= -0.9
    point = int((spike - start) / (stop - start) * points)
    assert not inside or outline[min(point, points - 1), 0] <= -0.9


def test_equals_the_samples_where_points_are_whole_blocks() -> None:
    samples = noise(1.0, 0.2).clip(-1, 1)
    pyramid = filled(samples)
    for shift in range(4):
        per_point = pyramid.block_n << shift
        points = len(samples) // per_point
        fast = pyramid.outline(0, points * per_point, points)
        blocks = samples[: points * per_point].reshape(points, per_point)
        np.testing.assert_allclose(fast[:, 0], blocks.min(axis=1), atol=1.1 / 32767)
        np.testing.assert_allclose(fast[:, 1], blocks.max(axis=1), atol=1.1 / 32767)
        assert (fast[:, 0] <= blocks.min(axis=1) + 1e-7).all()


def test_parts_in_any_order_give_the_whole() -> None:
    samples = noise(1.3, 0.2)
    whole, parts = filled(samples), EnvelopePyramid(len(samples))
    step = parts.block_n * 64
    for start in reversed(range(0, len(samples), step)):
        parts.add(start // parts.block_n, outline_blocks(samples[start : start + step], parts.block_n))
    np.testing.assert_array_equal(parts.outline(0, len(samples), 333), whole.outline(0, len(samples), 333))
    assert parts.peak() == pytest.approx(np.abs(samples).max(), abs=1.1 / 32767)


def test_beyond_the_sound_is_nothing() -> None:
    pyramid = filled(np.full(1000, 0.5, np.float32))
    outline = pyramid.outline(-1000, 2000, 30)
    assert (outline[:9] == 0).all()
    assert (outline[21:] == 0).all()
    assert (outline[11:19, 1] >= 0.5).all()


def test_close_ups_are_the_slow_loop() -> None:
    samples = noise(0.01, 0.3)
    for points in (1, 7, 160, 500):
        edges = np.arange(points + 1) * len(samples) / points
        slow = []
        for left, right in pairwise(edges):
            low = min(int(np.floor(left)), len(samples) - 1)
            piece = samples[low : max(low + 1, int(np.ceil(right)))]
            slow.append((piece.min(), piece.max()))
        np.testing.assert_allclose(sample_outline(samples, points), np.array(slow), atol=1e-7)
    assert (sample_outline(np.empty(0, np.float32), 5) == 0).all()


def test_memory_is_bounded_for_a_day() -> None:
    day_n = 24 * 3600 * 48_000
    assert day_n / block_size(day_n) <= envelope.MAX_BLOCKS
    assert block_size(7 * 16_000) == envelope.MIN_BLOCK_N
