"""Estimates for large pools: measured parts hold, arithmetic is arithmetic."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ml.config import PretrainRecipe
from ml.contract import ManifestRow
from ml.estimate import Measured, Pool, bytes_kept_per_view, estimates, measure
from ml.graph import Architecture
from ml.shards import write_shards
from tests.ml.test_pool import never

RECIPE = PretrainRecipe(crop_frames=128, width=8, projection_dim=8)
KNOWN = Measured(
    gflop_per_view=50.0,
    megabytes_per_view=10.0,
    megabytes_of_weights=1_000.0,
    views_per_s_here=10.0,
    views_per_s_per_core=500.0,
    megabytes_per_hour=60.0,
)


def test_the_arithmetic() -> None:
    """1,000 clips, 2 views, 10 epochs are 20,000 views; a card of 1 TFLOP/s does 20 of 50 GFLOP a second."""
    here, one, four = estimates(KNOWN, Pool(hours=10, clip_s=36), epochs=10, batch=64, gpus=[1, 4], tflops=1.0)
    assert here.hours == pytest.approx(20_000 / 10 / 3600)
    assert one.hours == pytest.approx(20_000 / 20 / 3600)
    assert four.hours == pytest.approx(one.hours / 4)
    assert one.cores == pytest.approx(20 / 500)
    assert one.gigabytes_each == pytest.approx(1.0 + 128 * 0.01)
    assert four.gigabytes_each == pytest.approx(1.0 + 32 * 0.01)


def test_what_is_kept_grows_with_the_view_and_the_network() -> None:
    small = Architecture.of("small", 8)
    kept = bytes_kept_per_view(small, RECIPE)
    longer = bytes_kept_per_view(small, replace(RECIPE, crop_frames=512))
    assert 3 * kept < longer < 4 * kept, "four times the frames; weights cast to bfloat16 are kept once"
    assert bytes_kept_per_view(Architecture.of("small", 16), RECIPE) > 1.5 * kept


def test_views_are_made_from_shards(rows: list[ManifestRow], tmp_path: Path) -> None:
    write_shards(rows, tmp_path / "shards", never)
    found = measure(Architecture.of("small", 8), RECIPE, tmp_path / "shards", 0.01)
    assert found.views_per_s_per_core is not None
    assert found.views_per_s_per_core > 0
    assert found.megabytes_per_hour is not None
    assert 5 < found.megabytes_per_hour < 16_000 * 2 * 3600 / 1e6 + 1
