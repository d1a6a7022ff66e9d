"""Scoring and measuring with a package made by the real worker."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score
from sqlalchemy import select

from cryapp.domain.errors import UserError
from cryapp.domain.ids import ModelId
from cryapp.domain.queue import Order, WorklistQuery
from cryapp.services import scoring
from cryapp.services.labelling import reveal_prediction, worklist_ids
from cryapp.services.library import Library
from cryapp.services.models import promote
from cryapp.services.people import add_annotator
from cryapp.services.scoring import choose_model, evaluate_manifest, rescore, score_files, score_store
from cryapp.services.tasks import get_task
from cryapp.store import embeddings
from cryapp.store.tables import PredictionRow, RecordingRow
from tests.services.conftest import WriteSound

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
MODEL = ModelId("cry_presence-1")


def _n_predictions(lib: Library) -> int:
    with lib.store.read() as session:
        return len(session.execute(select(PredictionRow.id)).all())


def _recordings(lib: Library) -> list[RecordingRow]:
    with lib.store.read() as session:
        return list(session.execute(select(RecordingRow).order_by(RecordingRow.id)).scalars())


def test_rescoring_is_saved_in_batches_cancelled_and_resumed(trained: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring, "BATCH", 8)
    told = []
    first = rescore(trained, MODEL, on_changes=told.append, cancelled=lambda: bool(told))
    assert first.cancelled
    assert 0 < first.scored < len(_recordings(trained))
    assert _n_predictions(trained) == first.scored
    steps: list[tuple[int, int]] = []
    rest = rescore(trained, MODEL, on_progress=lambda done, total: steps.append((done, total)))
    assert not rest.cancelled
    assert first.scored + rest.scored == _n_predictions(trained) == len(_recordings(trained))
    assert steps[-1] == (rest.scored, rest.scored)
    assert rest.changes.predictions
    assert rescore(trained, MODEL).scored == 0
    with trained.store.read() as session:
        assert embeddings.recording_ids(session, MODEL) == [r.id for r in _recordings(trained)]


def test_the_store_and_loose_files_get_the_same_answers(trained: Library) -> None:
    _, kept = score_store(trained, MODEL)
    assert len(kept) == len(_recordings(trained))
    folder = trained.paths.recordings / "examples"
    seen = []
    model_id, loose = score_files(trained, [folder], MODEL, lambda done, total: seen.append((done, total)))
    assert model_id == MODEL
    assert seen[-1] == (len(loose), len(loose))
    by_name = {Path(f.path).name: f.probabilities["cry"] for f in loose}
    for file in kept:
        assert sum(file.probabilities.values()) == pytest.approx(1)
        assert by_name[Path(file.path).name] == pytest.approx(file.probabilities["cry"], abs=0.01)


def test_predictions_reach_the_reader_after_the_own_label_and_order_the_worklist(trained: Library) -> None:
    by = add_annotator(trained, "R-07").annotator.id
    promote(trained, MODEL, by, "first")
    rescore(trained, MODEL)
    task = get_task(trained, "cry_presence")
    first = _recordings(trained)[0].id
    assert reveal_prediction(trained, first, task.id, by) is None
    shown = reveal_prediction(trained, first, task.id, by, label_first=False)
    assert shown is not None
    assert shown.model_id == MODEL
    assert len(shown.frame_probabilities) > 10
    order = worklist_ids(trained, WorklistQuery(task.id, by, Order.UNCERTAIN))
    with trained.store.read() as session:
        found = session.execute(select(PredictionRow.recording_id, PredictionRow.uncertainty))
        uncertainty = {id_: value for id_, value in found}  # noqa: C416 - rows are not pairs to mypy
    assert [uncertainty[i] for i in order] == sorted(uncertainty.values(), reverse=True)


def test_a_recording_without_its_working_copy_is_told_and_stops_nothing(trained: Library) -> None:
    lost = _recordings(trained)[3]
    trained.vault.path_of(lost.vault_key).unlink()
    done = rescore(trained, MODEL)
    assert done.scored == len(_recordings(trained)) - 1
    assert [reason for _, reason in done.failed] == ["The working copy of this recording is missing."]


def test_bad_loose_files_are_answers_with_a_reason(trained: Library, write_sound: WriteSound) -> None:
    good = write_sound("good.wav", seconds=2)
    twin = write_sound("twin.wav", seconds=2, seed=9)
    same = write_sound("same.wav", seconds=2, seed=9)
    bad = good.with_name("bad.wav")
    bad.write_text("no sound")
    _, files = score_files(trained, [bad, good, twin, same, good.with_name("gone.wav")], MODEL)
    answers = {Path(f.path).name: f for f in files}
    assert answers["bad.wav"].error
    assert answers["gone.wav"].error
    assert answers["good.wav"].probabilities
    assert answers["twin.wav"].probabilities == pytest.approx(answers["same.wav"].probabilities)
    with pytest.raises(UserError, match="Nothing was scored"):
        score_files(trained, [good.with_name("gone.wav")], MODEL)


def test_which_model(trained: Library) -> None:
    with pytest.raises(UserError, match="No model is in use"):
        choose_model(trained)
    with pytest.raises(UserError, match="no model “x”"):
        choose_model(trained, ModelId("x"))
    with pytest.raises(UserError, match="encoder"):
        rescore(trained, ModelId("encoder-1"))
    promote(trained, MODEL, add_annotator(trained, "L").annotator.id, "first")
    assert choose_model(trained) == MODEL


@pytest.fixture
def manifest(trained: Library, tmp_path: Path) -> Path:
    """The examples as somebody else's labelled files."""
    from cryapp.audio.synth_examples import example_set

    path = tmp_path / "manifest.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "subject", "cry"])
        for n, example in enumerate(example_set()):
            name = Path(example.file_name).with_suffix(".flac").name
            label = "" if n % 10 == 0 else {"cry": "1", "no_cry": "0"}[example.labels["cry_presence"]]
            writer.writerow([name, example.infant, label])
        writer.writerow(["missing.flac", "SYN-99", "1"])
    return path


COLUMNS = {"path": "file", "infant": "subject", "label": "cry"}
CLASSES = {"1": "cry", "0": "no_cry"}


def test_measuring_on_files_outside_the_store(trained: Library, manifest: Path) -> None:
    root = trained.paths.recordings / "examples"
    found = evaluate_manifest(trained, MODEL, manifest, root, COLUMNS, CLASSES)
    with manifest.open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["cry"] and row["file"] != "missing.flac"]
    _, scored = score_files(trained, [root], MODEL)
    p = {Path(f.path).name: f.probabilities["cry"] for f in scored}
    truth = [row["cry"] == "1" for row in rows]
    assert found["auc"] == pytest.approx(roc_auc_score(truth, [p[row["file"]] for row in rows]), abs=1e-6)
    assert found["auc_ci"][0] <= found["auc"] <= found["auc_ci"][1]
    assert 0 <= found["sensitivity_at_80_specificity"] <= 1
    assert found["n_recordings"] == len(rows)
    assert found["n_infants"] == len({row["subject"] for row in rows})
    assert found["n_failed"] == 1
    assert found["failed"][0]["path"].endswith("missing.flac")
    assert found["n_skipped"] == len(p) - len(rows)
    assert found["n_infants_maybe_learnt_from"] > 10
    assert found["model"] == MODEL
    assert np.isfinite(found["brier"])
    assert _n_predictions(trained) == 0


def test_measuring_refuses_what_makes_no_sense(trained: Library, manifest: Path, tmp_path: Path) -> None:
    root = trained.paths.recordings / "examples"
    for columns, classes, folder, words in [
        ({"path": "file"}, CLASSES, root, "infant"),
        ({**COLUMNS, "label": "nothing"}, CLASSES, root, "no column"),
        (COLUMNS, {"1": "cry"}, root, "“0” is no class"),
        (COLUMNS, {"1": "cry", "0": "unusable"}, root, "all of one class"),
        (COLUMNS, CLASSES, tmp_path, "could be scored"),
        (COLUMNS, CLASSES, tmp_path / "gone", "not there"),
    ]:
        with pytest.raises(UserError, match=words):
            evaluate_manifest(trained, MODEL, manifest, folder, columns, classes)


def test_several_classes_are_measured_each_against_the_rest() -> None:
    from types import SimpleNamespace

    from cryapp.services.evaluating import _figures, _Row

    classes = ("pain", "hunger", "discomfort")
    rng = np.random.default_rng(0)
    truth = [classes[n % 3] for n in range(90)]
    probabilities = [dict(zip(classes, rng.dirichlet(1 + 2 * np.eye(3)[n % 3]), strict=True)) for n in range(90)]
    answers = [SimpleNamespace(score=SimpleNamespace(probabilities=p)) for p in probabilities]
    rows = [_Row(Path(str(n)), f"i{n // 2}", key) for n, key in enumerate(truth)]
    package = SimpleNamespace(classes=classes, positive_keys=None)
    found = _figures(package, rows, answers)  # type: ignore[arg-type]
    expected = roc_auc_score(
        [classes.index(key) for key in truth],
        np.array([[p[key] for key in classes] for p in probabilities]),
        multi_class="ovr",
    )
    assert found["auc"] == pytest.approx(expected)
    assert found["auc_ci"][0] < found["auc"] < found["auc_ci"][1]
    assert found["sensitivity_at_80_specificity"] is None
