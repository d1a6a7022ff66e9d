"""What embeddings are worth as they are: high where they tell the classes, chance where they do not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ml.graph import Architecture
from ml.pretext.frozen import MOST_RECORDINGS, cross_validated, frozen_auc, measurable, told
from ml.pretrain import new_encoder
from tests.ml.pretext_parts import FRONT_END, pool_of, session_in


def clusters(shift: float, n_infants: int = 30) -> tuple[np.ndarray, list[str], list[str]]:
    """Four recordings an infant, who brings a place of its own; ``shift`` parts the classes."""
    rng = np.random.default_rng(0)
    infants = [f"i{i}" for i in range(n_infants) for _ in range(4)]
    labels = ["ab"[int(name[1:]) % 2] for name in infants]
    home = {name: rng.standard_normal(6) for name in sorted(set(infants))}
    x = np.stack([home[name] + 0.01 * rng.standard_normal(6) for name in infants])
    x[:, 0] += shift * np.array([label == "b" for label in labels])
    return x, labels, infants


def test_classes_that_lie_apart_are_told() -> None:
    assert cross_validated(*clusters(8.0), seed=0) > 0.98


def test_knowing_the_infant_is_worth_nothing() -> None:
    """Recordings of an infant are all but equal, so that a split by recording would give 1."""
    assert abs(cross_validated(*clusters(0.0, 400), seed=0) - 0.5) < 0.1


def test_too_few_infants_give_no_figure(tmp_path: Path) -> None:
    pool = pool_of(12, n_kinds=2)
    encoder = new_encoder(Architecture.of("small", 4), 0)
    assert frozen_auc(encoder, pool, FRONT_END, session_in(tmp_path), 0) is None
    assert told(None, 0.9) is None


def test_an_untrained_encoder_tells_kinds_apart_and_is_not_changed(tmp_path: Path) -> None:
    encoder = new_encoder(Architecture.of("small", 4), 0)
    before = {key: value.clone() for key, value in encoder.state_dict().items()}
    found = frozen_auc(encoder, pool_of(44, n_kinds=2), FRONT_END, session_in(tmp_path), 0)
    assert found == pytest.approx(1.0, abs=0.05)
    assert all((value == before[key]).all() for key, value in encoder.state_dict().items())


def test_rare_classes_and_what_is_too_much_are_left_out() -> None:
    rows = list(pool_of(44, n_kinds=2).rows)
    rows[3] = replace(rows[3], label="rare")
    rows[4] = replace(rows[4], label=None)
    assert set(measurable(rows, 0)) == set(range(44)) - {3, 4}
    many = [replace(rows[i % 2], recording=f"r{i}", infant=f"i{i // 2}") for i in range(2 * MOST_RECORDINGS)]
    taken = measurable(many, 0)
    assert len(taken) == MOST_RECORDINGS
    assert taken == measurable(many, 0) != measurable(many, 1)
