"""The gate as a whole run of the worker leaves it on the card."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import soundfile

from ml.contract import EXIT_OK, Kind, ManifestRow, Use
from ml.gate_rules import TITLES, State
from ml.heard import Heard
from tests.ml.conftest import Worker, make_rows, tiny

Rows = list[ManifestRow]


def gate_of(package: Path) -> dict[str, Any]:
    return dict(json.loads((package / "card.json").read_text())["metrics"]["gate"])


def points_of(package: Path) -> dict[str, dict[str, Any]]:
    return {point["key"]: point for point in gate_of(package)["points"]}


def test_every_point_is_on_the_card_and_says_a_sentence(classifier: Path) -> None:
    found = gate_of(classifier)
    assert [p["number"] for p in found["points"]] == list(range(1, 14))
    assert [p["key"] for p in found["points"]] == list(TITLES)
    assert all(p["sentence"].endswith(".") for p in found["points"])
    points = points_of(classifier)
    assert (found["verdict"], found["compared_with"]) == ("first model", None)
    assert points["reproducible"]["state"] == "pass"
    card = json.loads((classifier / "card.json").read_text())
    assert points["reproducible"]["figures"]["weights_sha256"] == card["files"]["weights.safetensors"]
    assert points["disjoint"]["state"] == "pass", points["disjoint"]["sentence"]
    assert points["canary"]["state"] == "pass"
    assert len(points["robust"]["figures"]["conditions"]) == 6
    assert {points[key]["state"] for key in ("not_inferior", "churn")} == {"info"}


def test_what_was_heard_goes_from_parent_to_child(classifier: Path, encoder: Path, rows: Rows) -> None:
    learnt = [row for row in rows if not row.locked]
    for package in (encoder, classifier):
        heard = Heard.of_card(json.loads((package / "card.json").read_text()))
        assert len(heard.infants_among(learnt, "")) == 24
        assert len(heard.sounds_among(learnt)) == len(learnt)
        assert heard.infants_among([row for row in rows if row.locked], "") == ()
        assert heard.unknown == ()


@pytest.fixture
def judged(worker: Worker, tmp_path: Path) -> Any:
    def judge(rows: Rows, package: Path, **fields: Any) -> dict[str, dict[str, Any]]:
        job = tiny(Kind.EVALUATE, tmp_path, rows, package=str(package), options={}, epochs=None, **fields)
        assert worker(Kind.EVALUATE, job) == EXIT_OK, worker.events[-1]
        gate = json.loads((tmp_path / "metrics.json").read_text())["metrics"]["gate"]
        return {"gate": gate, **{point["key"]: point for point in gate["points"]}}

    return judge


def test_a_model_against_itself_loses_nothing(judged: Any, classifier: Path, rows: Rows) -> None:
    found = judged(rows, classifier, compare_with=str(classifier))
    assert found["gate"]["compared_with"]["name"] == "Cry 1"
    delta = found["not_inferior"]["figures"]["delta_auc"]
    assert (delta["value"], delta["low"], delta["high"]) == (0, 0, 0)
    assert found["not_inferior"]["state"] == "pass"
    assert found["not_inferior"]["figures"]["superior"] is False
    assert found["churn"]["figures"]["flips"] == []
    assert found["calibration"]["state"] == "pass"
    # Twelve locked infants are six of each class: whatever the figures say, that is too few.
    assert found["evidence"]["state"] == "fail"
    assert found["gate"]["verdict"] == "insufficient evidence"
    assert found["gate"]["open"] is False


def test_an_encoder_that_heard_a_locked_infant_is_found_out(judged: Any, classifier: Path, rows: Rows) -> None:
    """The snapshot is clean; only the card knows whom the model heard."""
    learnt = next(row.infant for row in rows if not row.locked)
    relabelled = [replace(row, locked=row.infant == learnt or row.locked) for row in rows]
    relabelled = [replace(row, use=Use.TEST if row.locked else row.use) for row in relabelled]
    found = judged(relabelled, classifier)
    assert found["disjoint"]["state"] == "fail"
    assert found["disjoint"]["figures"]["infants_heard_by_parents"] == 1
    assert "has heard" in found["disjoint"]["sentence"]
    assert found["gate"]["open"] is False


def test_a_copy_that_was_cut_and_made_louder_is_found_out(judged: Any, classifier: Path, tmp_path: Path) -> None:
    rows = make_rows(tmp_path / "sounds", n_infants=36, n_locked=12, seconds=3.0, per_infant=1, seed=5)
    locked, learnt = rows[0], next(row for row in rows if not row.locked)
    samples, rate_hz = soundfile.read(locked.path)
    soundfile.write(learnt.path, 0.5 * samples[7_000:45_000], rate_hz, subtype="PCM_16")
    found = judged(rows, classifier)
    assert found["disjoint"]["state"] == State.FAIL
    assert found["disjoint"]["figures"]["near_duplicates"] == [[locked.recording, learnt.recording]]


def test_too_few_locked_infants_are_said_at_every_point(judged: Any, classifier: Path, rows: Rows) -> None:
    few = [row for row in rows if not row.locked or row.infant in ("i0", "i1")]
    found = judged(few, classifier, compare_with=str(classifier))
    assert found["gate"]["verdict"] == "insufficient evidence"
    for key in ("baselines", "calibration", "subgroups", "robust"):
        assert found[key]["state"] == "unknown"
        assert "Only 2 locked infants" in found[key]["sentence"]
