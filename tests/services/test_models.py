"""The registry on a package made by the real worker: promotion, rollback, damage, comparison."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import func, select

from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, ModelId
from cryapp.domain.model import Estimate, GatePoint, Model, ModelEvidence, ModelStatus, PointState
from cryapp.domain.reading import Candidate, DealSettings
from cryapp.services import assigning, labelling, packages
from cryapp.services.backup import list_backups
from cryapp.services.comparing_pairs import Pairs
from cryapp.services.labelling import Mark
from cryapp.services.library import Library
from cryapp.services.models import compare, get_model, list_models, model_in_use, promote, reject, roll_back
from cryapp.services.people import add_annotator
from cryapp.services.tasks import get_task
from cryapp.store import models as rows
from cryapp.store.models import NewModel
from cryapp.store.tables import AuditEventRow, ModelVersionRow
from ml.contract import file_sha256, gate_rules

Verdict = gate_rules.Verdict
pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
TASK = "cry_presence"
FIRST, SECOND = ModelId("cry_presence-1"), ModelId("cry_presence-2")
AUC = {"value": 0.9, "low": 0.8, "high": 0.95, "n_infants": 9, "n_recordings": 20}
BY_CHANCE = {**AUC, "value": 0.5, "low": 0.4, "high": 0.6}
SOUND_BASELINES = {"permuted_labels": BY_CHANCE, "majority": BY_CHANCE}


@pytest.fixture
def lead(trained: Library) -> AnnotatorId:
    return add_annotator(trained, "L-01").annotator.id


def add_model(lib: Library, model_id: ModelId, metrics: dict[str, Any] | None = None) -> Model:
    """Another candidate: the first one's package with other figures on its card."""
    source, target = lib.paths.models / FIRST, lib.paths.models / model_id
    shutil.copytree(source, target)
    card = json.loads((target / "card.json").read_text())
    card["metrics"] = {**card["metrics"], **(metrics or {})}
    (target / "card.json").write_text(json.dumps(card))
    first = get_model(lib, FIRST)
    with lib.store.write() as session:
        rows.add(
            session,
            NewModel(
                id=model_id,
                name=f"Cry presence {model_id[-1]}",
                task_key=TASK,
                status=ModelStatus.CANDIDATE,
                package_dir=model_id,
                card_sha256=file_sha256(target / "card.json"),
                parent_id=None,
                run_id=first.run_id,
                made_at=first.made_at,
                evidence=ModelEvidence(auc=Estimate(**card["metrics"]["auc"]))
                if card["metrics"]["auc"]
                else ModelEvidence(),
                card=card,
            ),
        )
    return get_model(lib, model_id)


def audits(lib: Library, action: str) -> int:
    with lib.store.read() as session:
        return session.execute(select(func.count()).where(AuditEventRow.action == action)).scalar_one()


def test_promote_and_roll_back(trained: Library, lead: AnnotatorId) -> None:
    assert model_in_use(trained, TASK) is None
    with pytest.raises(UserError, match="No other model"):
        roll_back(trained, TASK, lead, "why not")
    changed = promote(trained, FIRST, lead, " first model ")
    assert changed.previous is None
    assert (changed.model.status, changed.model.reason, changed.model.promoted_by) == (
        ModelStatus.IN_USE,
        "first model",
        "L-01",
    )
    assert any("promotion" in b.reason for b in list_backups(trained))
    with pytest.raises(UserError, match="in use already"):
        promote(trained, FIRST, lead, "again")

    add_model(trained, SECOND)
    changed = promote(trained, SECOND, lead, "better")
    assert changed.previous is not None
    assert (changed.previous.id, changed.previous.status) == (FIRST, ModelStatus.RETIRED)
    changed = roll_back(trained, TASK, lead, "worse on the ward")
    assert changed.model.id == FIRST
    in_use = model_in_use(trained, TASK)
    assert in_use is not None
    assert in_use.id == FIRST
    assert get_model(trained, SECOND).status is ModelStatus.ROLLED_BACK
    with pytest.raises(UserError, match="No other model"):
        roll_back(trained, TASK, lead, "further")
    assert (audits(trained, "model.promote"), audits(trained, "model.roll_back")) == (2, 1)
    assert (trained.paths.models / SECOND / "card.json").is_file()


def test_what_cannot_be_promoted_or_rejected(trained: Library, lead: AnnotatorId) -> None:
    for model_id, reason in ((FIRST, "  "), (ModelId("encoder-1"), "x"), (ModelId("nobody"), "x")):
        with pytest.raises(UserError):
            promote(trained, model_id, lead, reason)
    with pytest.raises(UserError, match="not a candidate"):
        reject(trained, ModelId("encoder-1"), lead, "x")
    assert reject(trained, FIRST, lead, "too few infants").model.status is ModelStatus.REJECTED
    with pytest.raises(UserError, match="not a candidate"):
        reject(trained, FIRST, lead, "again")
    assert model_in_use(trained, TASK) is None


@pytest.mark.parametrize("name", ["model.onnx", "weights.safetensors", "golden.npz", "card.json"])
def test_a_damaged_package_is_shown_and_refused_and_kept(trained: Library, lead: AnnotatorId, name: str) -> None:
    promote(trained, FIRST, lead, "first")
    add_model(trained, SECOND)
    path = trained.paths.models / SECOND / name
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)
    assert {m.id: m.status for m in list_models(trained)}[SECOND] is ModelStatus.DAMAGED
    with pytest.raises(UserError, match="not what was registered"):
        promote(trained, SECOND, lead, "x")
    in_use = model_in_use(trained, TASK)
    assert in_use is not None
    assert in_use.id == FIRST
    assert path.exists()
    path.unlink()
    assert get_model(trained, SECOND).status is ModelStatus.DAMAGED


def test_sound_packages_are_not_hashed_again(trained: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    list_models(trained)
    monkeypatch.setattr(packages, "file_sha256", lambda _path: pytest.fail("hashed again"))
    assert {m.status for m in list_models(trained)} == {ModelStatus.ENCODER, ModelStatus.CANDIDATE}


def locked_rows(n_infants: int, quality: float, seed: int = 0) -> list[dict[str, Any]]:
    """Two recordings of each infant; ``quality`` is how far apart the classes are."""
    rng = np.random.default_rng(seed)
    found = []
    for n in range(2 * n_infants):
        label = "cry" if (n // 2) % 2 else "no_cry"
        p = 1 / (1 + np.exp(-(quality * (1 if label == "cry" else -1) + rng.normal(0, 1))))
        found.append({"recording": f"r{n}", "infant": f"i{n // 2}", "label": label, "probability": float(p)})
    return found


@pytest.mark.parametrize(
    ("old", "new", "n_infants", "verdict"),
    [
        (0.2, 3.0, 100, Verdict.BETTER),
        (3.0, 0.2, 100, Verdict.WORSE),
        (2.0, 2.0, 100, Verdict.NOT_WORSE),
        (1.0, 1.02, 12, Verdict.INSUFFICIENT),
        (0.2, 3.0, 16, Verdict.INSUFFICIENT),
    ],
)
def test_verdicts(trained: Library, lead: AnnotatorId, old: float, new: float, n_infants: int, verdict: str) -> None:
    wide = {"auc": AUC, "baselines": SOUND_BASELINES}
    add_model(trained, SECOND, {"per_recording": locked_rows(n_infants, old), **wide})
    promote(trained, SECOND, lead, "as if in use")
    third = add_model(trained, ModelId("cry_presence-3"), {"per_recording": locked_rows(n_infants, new), **wide})
    found = compare(trained, third.id)
    assert found.verdict == verdict
    assert found.sentence.startswith(("Cry presence 3 is", "There is not enough evidence"))
    assert found.delta_auc is not None
    assert found.delta_auc.n_infants == n_infants
    if verdict is Verdict.NOT_WORSE:
        assert found.delta_auc.value == 0


def test_several_classes_are_compared_each_against_the_rest(trained: Library) -> None:
    rng = np.random.default_rng(0)
    classes = ["pain", "hunger", "discomfort"]

    def rows_of(certainty: float) -> list[dict[str, Any]]:
        found = []
        for n in range(120):
            p = rng.dirichlet(1 + certainty * np.eye(3)[n % 3])
            found.append({"recording": str(n), "infant": f"i{n}", "label": classes[n % 3], "probability": p.tolist()})
        return found

    def model(certainty: float) -> Model:
        card = {"task": {"classes": classes, "positive": None}, "metrics": {"per_recording": rows_of(certainty)}}
        return replace(get_model(trained, FIRST), card=card)

    pairs = Pairs.of(trained, model(4.0), model(0.0), {})
    d_auc, d_sensitivity = pairs.differences
    assert d_auc is not None
    assert d_auc.low > 0.2
    assert (d_sensitivity, min(pairs.infants_by_class.values()), d_auc.n_infants) == (None, 40, 120)
    judged = gate_rules.judge_difference(d_auc, d_sensitivity, "Cry presence 1")
    assert judged.figures["superior"] is True
    assert "sensitivity" not in judged.sentence


def points_of(lib: Library, model_id: ModelId) -> dict[str, GatePoint]:
    return {point.key: point for point in compare(lib, model_id).points}


def test_the_first_model_and_its_gate(trained: Library) -> None:
    found = compare(trained, FIRST)
    assert found.verdict == Verdict.FIRST
    assert found.sentence == "Cry presence 1 is the first model for this task."
    assert [point.number for point in found.points] == list(range(1, 14))
    points = {point.key: point for point in found.points}
    for key in ("reproducible", "disjoint", "verified"):
        assert points[key].state is PointState.PASS, points[key]
    assert points["looks"].figures["looks"] == 1
    assert len(points["robust"].figures["conditions"]) == 6
    assert "Nobody has promoted it" in points["decided"].sentence
    assert found.is_open is (not found.failed and points["evidence"].state is PointState.PASS)
    with pytest.raises(UserError, match="encoder"):
        compare(trained, ModelId("encoder-1"))


def test_looks_at_the_locked_set_are_counted_once_a_pair(trained: Library, lead: AnnotatorId) -> None:
    promote(trained, FIRST, lead, "first")
    add_model(trained, SECOND)
    compare(trained, SECOND)
    assert points_of(trained, SECOND)["looks"].figures["looks"] == 2
    assert audits(trained, "gate.judge") == 2, "what the gate said is kept, once for each thing it said"


def test_a_leak_is_found_in_the_snapshot_itself(trained: Library) -> None:
    model = get_model(trained, FIRST)
    path = trained.paths.runs / str(model.run_id) / "manifest.jsonl"
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    test = next(line for line in lines if line["use"] == "test")
    lines.append({**test, "recording": "x", "use": "train", "locked": False})
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    leak = points_of(trained, FIRST)["disjoint"]
    assert leak.state is PointState.FAIL
    assert test["infant"] in leak.sentence
    path.unlink()
    assert "no longer there" in points_of(trained, FIRST)["disjoint"].sentence


def test_what_the_worker_could_not_know_about_its_parents_stays_said(trained: Library) -> None:
    gate = get_model(trained, FIRST).card["metrics"]["gate"]
    said = "None on both sides. What Encoder 1 learnt from is not recorded."
    points = [{**p, "state": "unknown", "sentence": said} if p["key"] == "disjoint" else p for p in gate["points"]]
    add_model(trained, SECOND, {"gate": {**gate, "points": points}})
    found = points_of(trained, SECOND)["disjoint"]
    assert found.state is PointState.UNKNOWN
    assert said in found.sentence


def test_shuffled_labels_and_baselines_that_do_as_well_are_told(trained: Library) -> None:
    as_well = {"permuted_labels": AUC, "majority": AUC}
    add_model(trained, SECOND, {"auc": AUC, "baselines": as_well, "gate": None})
    with trained.store.write() as session:
        session.get_one(ModelVersionRow, SECOND).evidence = {"auc": AUC}
    points = points_of(trained, SECOND)
    assert points["canary"].state is PointState.FAIL
    assert points["baselines"].state is PointState.FAIL


def test_decisions_that_change_are_listed_to_listen_to(trained: Library, lead: AnnotatorId) -> None:
    first = get_model(trained, FIRST)
    rows_before = [dict(row) for row in first.card["metrics"]["per_recording"]]
    assert rows_before, "the example set has locked infants"
    flipped = [{**row, "probability": 1 - row["probability"]} for row in rows_before]
    promote(trained, FIRST, lead, "first")
    add_model(trained, SECOND, {"per_recording": flipped})
    found = compare(trained, SECOND)
    point = first.evidence.operating_point
    threshold = 0.5 if point is None else point.threshold
    changed = [r for r in rows_before if (r["probability"] >= threshold) != (1 - r["probability"] >= 0.5)]
    assert len(found.flips) == len(changed) > 0
    assert found.flips[0].recording_id is not None
    assert abs(found.flips[0].after + found.flips[0].before - 1) < 1e-3
    told = compare(trained, SECOND, lead)
    assert told.flips == found.flips
    first_told = found.flips[0].recording_id
    task = get_task(trained, "cry_presence")
    saved = labelling.save_label(trained, [first_told], "cry", Mark(task.id, lead))
    shown = next(e for e in labelling.events(trained, first_told) if e.id == saved.event_ids[-1]).shown
    assert (shown.blind, shown.model_id) == (False, SECOND), "its label and both probabilities were on the screen"
    reader = add_annotator(trained, "R-09").annotator.id
    chosen = [Candidate(first_told, "x")]
    assigning.make_set(trained, "x", task.id, chosen, [reader], DealSettings(0, 0), lead)
    left = compare(trained, SECOND, reader).flips
    assert first_told not in {flip.recording_id for flip in left}, "it is still to be read blind"
    assert len(left) == len(found.flips) - 1


def test_promoting_through_a_closed_gate_is_written_down_as_an_override(trained: Library, lead: AnnotatorId) -> None:
    add_model(trained, SECOND, {"baselines": {"permuted_labels": AUC}, "gate": None})
    changed = promote(trained, SECOND, lead, "we need one to begin with")
    assert any("Shuffled labels" in said for said in changed.overridden)
    with trained.store.read() as session:
        row = session.execute(select(AuditEventRow).where(AuditEventRow.action == "model.promote")).scalar_one()
        assert row.after is not None
        assert row.after["gate"]["override"] is True
        assert "canary" in row.after["gate"]["failed"]
        assert row.reason == "we need one to begin with"
    decided = points_of(trained, SECOND)["decided"]
    assert decided.state is PointState.PASS
    assert "L-01" in decided.sentence


def test_a_moved_library_still_finds_its_packages(trained: Library, tmp_path: Path) -> None:
    assert all(m.status is not ModelStatus.DAMAGED for m in list_models(trained))
    assert trained.paths.root == tmp_path / "copy"
    assert not Path(get_model(trained, FIRST).package_dir).is_absolute()
