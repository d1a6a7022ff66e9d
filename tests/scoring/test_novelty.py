"""Sounds unlike any learnt from: the app's distance is the learning program's, and a broken reference is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cryapp.domain.doubt import AbstainZone, Doubt, doubt_of
from cryapp.scoring.card import CardFault, parse_card
from cryapp.scoring.novelty import parse_reference
from cryapp.scoring.package import load_package
from cryapp.scoring.score import Assembly, WindowAnswer
from ml.novelty import Reference, Region
from tests.scoring.made import DIM, card_of, make_package


def embeddings(n: int, dim: int, seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, 3)) @ np.random.default_rng(9).normal(size=(3, dim)) + 0.1 * rng.normal(size=(n, dim))


def reference(*dims: int) -> Reference:
    return Reference(tuple(Region.fit(embeddings(60, dim)) for dim in dims), 1.5, 0.05, 30)


def test_distance_is_that_of_the_learning_program() -> None:
    ours = reference(12, 7)
    parsed = parse_reference(ours.as_json(), 19)
    assert parsed is not None
    new = np.concatenate([embeddings(8, 12, 1), 3 + embeddings(8, 7, 2)], axis=1)
    expected = Reference.of_card(ours.as_json()).distances(new) / 1.5  # type: ignore[union-attr]
    np.testing.assert_allclose([parsed.novelty(one) for one in new], expected, rtol=1e-9)
    assert parsed.novelty(new[0].astype(np.float32)) == pytest.approx(expected[0], rel=1e-4)


@pytest.mark.parametrize("raw", [None, {"embedding_mean": [0.0], "distance_p95": 1.0}, {"regions": []}])
def test_a_model_without_regions_tells_nothing(raw: dict[str, Any] | None) -> None:
    assert parse_reference(raw, 4) is None
    assert parse_reference({**reference(4).as_json(), "threshold": None}, 4) is None


def broken(**fields: Any) -> dict[str, Any]:
    made = reference(DIM).as_json()
    made["regions"] = [{**made["regions"][0], **fields}]
    return made


@pytest.mark.parametrize(
    "raw",
    [
        reference(DIM + 1).as_json(),
        {**reference(DIM).as_json(), "threshold": 0},
        broken(spread=[0.0] * DIM),
        broken(mean=[0.0]),
        broken(residual=-1),
        broken(variances=["x"]),
        {"regions": [{}], "threshold": 1},
    ],
)
def test_a_card_with_a_broken_reference_is_refused(raw: dict[str, Any]) -> None:
    card = {**card_of(), "files": {}, "reference": raw}
    with pytest.raises(CardFault):
        parse_card(json.dumps(card))


def test_a_card_with_a_band_upside_down_is_refused() -> None:
    card = {**card_of(), "files": {}, "abstain": {"low": 0.6, "high": 0.4, "target_error": 0.1}}
    with pytest.raises(CardFault, match="abstain"):
        parse_card(json.dumps(card))


def test_a_score_tells_how_unlike_the_sound_is(tmp_path: Path) -> None:
    package = load_package(
        make_package(tmp_path / "m", edit_card=lambda card: card.update(reference=reference(DIM).as_json()))
    )

    def novelty_at(embedding: np.ndarray) -> float | None:
        assembly = Assembly(package)
        frames = np.zeros((4, 2), np.float32)
        assembly.add(0, WindowAnswer(4_000, np.zeros(2, np.float32), frames, embedding.astype(np.float32)))
        return assembly.score().novelty

    known, strange = novelty_at(embeddings(60, DIM)[0]), novelty_at(np.full(DIM, 50.0))
    assert known is not None
    assert strange is not None
    assert known < 1 < strange
    plain = replace(package, card=replace(package.card, raw={**package.card.raw, "reference": None}), card_sha256="x")
    assembly = Assembly(plain)
    assembly.add(
        0, WindowAnswer(4_000, np.zeros(2, np.float32), np.zeros((4, 2), np.float32), np.zeros(DIM, np.float32))
    )
    assert assembly.score().novelty is None


def test_doubt_by_card_probability_and_novelty() -> None:
    card = {"task": {"positive": ["a", "b"]}, "abstain": {"low": 0.4, "high": 0.6, "target_error": 0.1}}
    assert AbstainZone.of_card(card) == AbstainZone(0.4, 0.6, 0.1)
    for p, novelty, expected in (
        (0.5, None, Doubt.TOO_CLOSE),
        (0.4, 0.9, Doubt.TOO_CLOSE),
        (0.6, 1.0, Doubt.NONE),
        (0.39, None, Doubt.NONE),
        (0.99, 1.01, Doubt.UNLIKE),
        (0.5, 2.0, Doubt.UNLIKE),
    ):
        assert doubt_of(card, {"a": p / 2, "b": p / 2, "c": 1 - p}, novelty) is expected
    assert doubt_of({"task": {"positive": None}}, {"a": 0.5}, None) is Doubt.NONE
    assert doubt_of({"task": {"positive": ["a"]}}, {"a": 0.5}, None) is Doubt.NONE
    assert [doubt.words == "" for doubt in Doubt] == [True, False, False]
