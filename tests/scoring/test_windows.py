"""Windows: every sample once, in its place, whatever the length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryapp.scoring.windows import Floats, bounds, to_mono_16k, windows_of


@dataclass
class FakeSound:
    samples: Floats
    sample_rate_hz: int
    block_frames: int = 10_007

    @property
    def n_frames(self) -> int:
        return len(self.samples)

    def blocks(self) -> Iterator[Floats]:
        for start in range(0, len(self.samples), self.block_frames):
            yield self.samples[start : start + self.block_frames]


class TestBounds:
    @given(st.integers(1, 10**7), st.integers(1, 2_000))
    @settings(max_examples=300, deadline=None)
    def test_they_tile_with_the_fewest_equal_windows_on_the_frame_grid(self, n_samples: int, hop: int) -> None:
        max_samples = 480_000
        edges = bounds(n_samples, max_samples, hop)
        assert (edges[0], edges[-1]) == (0, n_samples)
        lengths = [b - a for a, b in pairwise(edges)]
        assert min(lengths) > 0
        assert len(lengths) == -(-n_samples // max_samples)
        assert max(lengths) - min(lengths) <= 2 * hop
        assert max(lengths) <= max_samples + hop
        assert all(edge % hop == 0 for edge in edges[:-1])

    def test_up_to_the_limit_there_is_one(self) -> None:
        assert bounds(480_000, 480_000, 1_280) == [0, 480_000]
        assert len(bounds(480_001, 480_000, 1_280)) == 3


class TestWindows:
    @pytest.mark.parametrize("n", [1, 4_000, 80_000, 80_001, 500_000, 1_234_567])
    def test_at_16_khz_they_join_to_the_recording(self, n: int) -> None:
        samples = np.random.default_rng(n).standard_normal((n, 1)).astype(np.float32)
        windows = list(windows_of(FakeSound(samples, 16_000), 80_000, 1_280))
        assert np.array_equal(np.concatenate(windows), samples[:, 0])
        assert [len(w) for w in windows] == list(np.diff(bounds(n, 80_000, 1_280)))

    @pytest.mark.parametrize("rate_hz", [8_000, 22_050, 44_100, 48_000])
    @pytest.mark.parametrize("seconds", [3.3, 60.7])
    def test_streaming_gives_the_samples_of_resampling_at_once(self, rate_hz: int, seconds: float) -> None:
        samples = np.random.default_rng(0).standard_normal((round(seconds * rate_hz), 2)).astype(np.float32)
        whole = to_mono_16k(samples, rate_hz)
        joined = np.concatenate(list(windows_of(FakeSound(samples, rate_hz), 80_000, 1_280)))
        assert abs(len(joined) - len(whole)) <= 1
        n = min(len(joined), len(whole))
        assert np.abs(joined[:n] - whole[:n]).max() < 1e-5

    def test_a_long_recording_is_read_as_it_is_asked_for(self) -> None:
        class Counted(FakeSound):
            n_read = 0

            def blocks(self) -> Iterator[Floats]:
                for block in super().blocks():
                    self.n_read += len(block)
                    yield block

        sound = Counted(np.zeros((2_000_000, 1), np.float32), 16_000)
        windows = windows_of(sound, 80_000, 1_280)
        next(windows)
        assert sound.n_read < 100_000
