"""Room to work in: asked before libraries are loaded which spin for ever without it."""

from __future__ import annotations

import os

import pytest

from ml.errors import explained
from ml.room import require_room, tame_blas


def test_too_little_room_is_a_sentence() -> None:
    with pytest.raises(MemoryError) as refused:
        require_room(1 << 60)
    told = explained(refused.value)
    assert told is not None
    assert "not enough memory" in told.happened


def test_room_is_given_back() -> None:
    for _ in range(10_000):
        require_room(1 << 30)


def test_blas_keeps_what_somebody_chose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "4")
    tame_blas()
    assert os.environ["OPENBLAS_NUM_THREADS"] == "4"
    monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    tame_blas()
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
