"""Training from the app's side: what it refuses, what it writes down, what it believes."""

from __future__ import annotations

import importlib.util
import json
import shutil
import signal
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from cryapp.audio.synth_examples import N_INFANTS
from cryapp.domain.errors import UserError
from cryapp.domain.model import ModelStatus, RunState
from cryapp.services import runlock, training_end, training_start
from cryapp.services.importing import import_examples
from cryapp.services.library import Library
from cryapp.services.models import list_models
from cryapp.services.training import (
    PreparedRun,
    estimate_seconds,
    finish_stage,
    list_runs,
    prepare_run,
    readiness,
    recover_runs,
    resume_run,
    run_folder,
    run_to_end,
)
from cryapp.services.training_data import assert_disjoint
from cryapp.store.tables import AuditEventRow, LabelEventRow
from ml.contract import (
    EXIT_CANCELLED,
    EXIT_FAILED,
    EXIT_INTERRUPTED,
    EXIT_OK,
    EXIT_USER_ERROR,
    Event,
    EventKind,
    Use,
    file_sha256,
    read_job,
    read_manifest,
    read_result,
)
from tests.services.conftest import tiny_plan

pytestmark = pytest.mark.timeout(900)


def _n_labels(lib: Library) -> int:
    with lib.store.read() as session:
        return session.execute(select(func.count()).select_from(LabelEventRow)).scalar_one()


def _n_audits(lib: Library, action: str) -> int:
    with lib.store.read() as session:
        return session.execute(select(func.count()).where(AuditEventRow.action == action)).scalar_one()


def test_readiness_counts_infants_and_says_what_is_missing(lib: Library) -> None:
    import_examples(lib)
    found = readiness(lib, "cry_presence")
    assert found.pool_infants + found.locked_infants == N_INFANTS
    assert len(found.refusals) == 2
    assert "0 of 4 infants" in found.refusals[0]
    assert found.encoder is None
    assert found.new_pool_recordings == found.pool_recordings > 50
    with pytest.raises(UserError, match="too little to learn from"):
        prepare_run(lib, tiny_plan(), None)
    assert list_runs(lib) == ()
    assert list(lib.paths.runs.iterdir()) == []


def test_readiness_of_labelled_recordings(labelled: Library) -> None:
    found = readiness(labelled, "cry_presence")
    assert found.refusals == ()
    assert found.trainer_missing == ""
    assert found.new_labels > 70
    assert found.locked_infants >= 10, "enough for a figure, so nothing to warn of"
    assert not any("locked" in warning for warning in found.warnings)
    assert estimate_seconds(labelled, tiny_plan()) > 0
    assert readiness(labelled, "cry_unit").refusals


def test_without_torch_it_says_how_to_add_it(labelled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "torch" else object())
    assert 'pip install "cryapp[train]"' in readiness(labelled, "cry_presence").trainer_missing
    with pytest.raises(UserError, match=r"torch.*pip install"):
        prepare_run(labelled, tiny_plan(), None)


def test_the_snapshot_keeps_locked_infants_apart(labelled: Library) -> None:
    prepared = prepare_run(labelled, tiny_plan(), None)
    folder = run_folder(labelled, prepared.run)
    rows = list(read_manifest(folder / "manifest.jsonl"))
    assert {row.use for row in rows if row.locked} == {Use.TEST}
    assert all(row.label is not None for row in rows if row.use is not Use.POOL)
    assert not {r.infant for r in rows if r.use is Use.TEST} & {r.infant for r in rows if r.use is not Use.TEST}
    assert all(Path(row.path).is_file() and row.sha256 and row.covariates["synthetic"] for row in rows)
    job = read_job(prepared.stages[0].folder / "job.json")
    assert (job.run_id, job.seed) == (prepared.run.id, 0)
    assert job.data_hash == prepared.run.config["data_hash"] == file_sha256(folder / "manifest.jsonl")
    assert [stage.kind for stage in prepared.stages] == ["pretrain", "finetune"]


def test_a_class_that_nobody_has_is_left_out_of_a_task_with_several(labelled: Library) -> None:
    found = readiness(labelled, "trigger")
    assert found.refusals == ()
    assert any("“Other” is left out" in warning for warning in found.warnings)
    prepared = prepare_run(labelled, tiny_plan(task_key="trigger", pretrain=False), None)
    job = read_job(prepared.stages[0].folder / "job.json")
    assert job.task is not None
    assert set(job.task.classes) == {"pain", "hunger", "discomfort"}
    assert job.task.positive is None
    rows = list(read_manifest(run_folder(labelled, prepared.run) / "manifest.jsonl"))
    assert {row.label for row in rows} == {"pain", "hunger", "discomfort", None}


def test_leakage_stops_a_run(labelled: Library) -> None:
    rows = list(read_manifest(run_folder(labelled, prepare_run(labelled, tiny_plan(), None).run) / "manifest.jsonl"))
    test = next(row for row in rows if row.use is Use.TEST)
    learn = next(row for row in rows if row.use is Use.TRAIN)
    assert_disjoint(rows)
    for leak in (
        replace(learn, recording="x", sha256="y", infant=test.infant),
        replace(learn, recording="x", infant="y", sha256=test.sha256),
        replace(learn, locked=True),
    ):
        with pytest.raises(AssertionError):
            assert_disjoint([*rows, leak])


def test_locked_recordings_without_a_label_are_left_out(lib: Library) -> None:
    import_examples(lib)
    prepared = prepare_run(lib, tiny_plan(task_key=None), None)
    rows = list(read_manifest(run_folder(lib, prepared.run) / "manifest.jsonl"))
    assert {row.use for row in rows} == {Use.POOL}
    assert not any(row.locked for row in rows)


def test_one_training_at_a_time(labelled: Library) -> None:
    first = prepare_run(labelled, tiny_plan(), None)
    with pytest.raises(UserError, match="going on already"):
        prepare_run(labelled, tiny_plan(), None)
    finish_stage(labelled, first.run.id, 0, EXIT_CANCELLED, None)
    prepare_run(labelled, tiny_plan(), None)


def test_no_room_on_the_disk(labelled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training_start, "MIN_FREE_BYTES", 1 << 60)
    with pytest.raises(UserError, match="disk has only"):
        prepare_run(labelled, tiny_plan(), None)
    monkeypatch.undo()
    monkeypatch.setattr(training_start, "write_manifest", _disk_full)
    with pytest.raises(UserError, match="No space left"):
        prepare_run(labelled, tiny_plan(), None)
    monkeypatch.undo()
    monkeypatch.setattr(training_start, "write_job", _disk_full)
    with pytest.raises(UserError, match="No space left"):
        prepare_run(labelled, tiny_plan(), None)
    assert list_runs(labelled) == ()
    assert list(labelled.paths.runs.iterdir()) == []
    monkeypatch.undo()
    prepare_run(labelled, tiny_plan(), None)


def _disk_full(*_args: object) -> str:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("exit_code", "state", "words"),
    [
        (EXIT_CANCELLED, RunState.CANCELLED, "cancelled"),
        (EXIT_INTERRUPTED, RunState.INTERRUPTED, "Resume"),
        (-signal.SIGKILL, RunState.INTERRUPTED, "memory ran out"),
        (EXIT_FAILED, RunState.FAILED, "exit code 1"),
        (EXIT_OK, RunState.FAILED, "result cannot be used"),
    ],
)
def test_every_bad_end_leaves_labels_and_models(labelled: Library, exit_code: int, state: RunState, words: str) -> None:
    labels = _n_labels(labelled)
    prepared = prepare_run(labelled, tiny_plan(), None)
    end = finish_stage(labelled, prepared.run.id, 0, exit_code, None)
    assert end is not None
    assert end.run.state is state
    assert words in end.sentence
    assert "as they were" in end.sentence
    assert list_runs(labelled)[0].message == end.sentence
    assert (list_models(labelled), _n_labels(labelled)) == ((), labels)
    assert not runlock.is_held(run_folder(labelled, prepared.run))
    assert _n_audits(labelled, "training.end") == 1


def test_the_workers_own_sentence_is_told(labelled: Library) -> None:
    prepared = prepare_run(labelled, tiny_plan(), None)
    event = Event(EventKind.ERROR, {"happened": "The disk is full.", "kept": "All kept.", "todo": "Free some."})
    end = finish_stage(labelled, prepared.run.id, 0, EXIT_USER_ERROR, event)
    assert end is not None
    assert end.sentence == "The disk is full. All kept. Free some."


def _as_if_trained(lib: Library) -> PreparedRun:
    """A run whose only stage has the package of ``cry_presence-1`` as its result, written as the worker does."""
    prepared = prepare_run(lib, tiny_plan(pretrain=False), None)
    folder = prepared.stages[0].folder
    shutil.copytree(lib.paths.models / "cry_presence-1", folder / "package")
    result = {
        "version": 1,
        "kind": "finetune",
        "status": "done",
        "run_id": prepared.run.id,
        "seconds": 1.0,
        "package": "package",
        "card_sha256": file_sha256(folder / "package" / "card.json"),
        "metrics": {},
        "outputs": {},
    }
    (folder / "result.json").write_text(json.dumps(result))
    assert read_result(folder / "result.json").package == "package"
    return prepared


def _edit_result(folder: Path, **changes: object) -> None:
    path = folder / "result.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


def _flip(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)


def _swap_in_encoder(folder: Path) -> None:
    shutil.rmtree(folder / "package")
    shutil.copytree(folder.parents[2] / "models" / "encoder-1", folder / "package")
    _edit_result(folder, card_sha256=file_sha256(folder / "package" / "card.json"))


TAMPERINGS = {
    "no result": lambda f: (f / "result.json").unlink(),
    "half a result": lambda f: (f / "result.json").write_text('{"version": 1, "kind"'),
    "another version": lambda f: _edit_result(f, version=99),
    "another run's": lambda f: _edit_result(f, run_id="other"),
    "another kind": lambda f: _edit_result(f, kind="pretrain"),
    "no package": lambda f: _edit_result(f, package=None),
    "package outside": lambda f: _edit_result(f, package="../../../models/encoder-1"),
    "wrong card hash": lambda f: _edit_result(f, card_sha256="0" * 64),
    "changed network": lambda f: _flip(f / "package" / "model.onnx"),
    "changed weights": lambda f: _flip(f / "package" / "weights.safetensors"),
    "changed card": lambda f: _flip(f / "package" / "card.json"),
    "missing golden": lambda f: (f / "package" / "golden.npz").unlink(),
    "encoder instead": _swap_in_encoder,
}


@pytest.mark.slow
@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_a_result_that_does_not_hold_is_not_believed(trained: Library, tampering: str) -> None:
    labels, before = _n_labels(trained), list_models(trained)
    prepared = _as_if_trained(trained)
    TAMPERINGS[tampering](prepared.stages[0].folder)
    end = finish_stage(trained, prepared.run.id, 0, EXIT_OK, None)
    assert end is not None
    assert end.run.state is RunState.FAILED
    assert "cannot be used" in end.sentence
    assert end.model is None
    assert (list_models(trained), _n_labels(trained)) == (before, labels)
    assert sorted(p.name for p in trained.paths.models.iterdir() if not p.name.startswith(".")) == [
        "cry_presence-1",
        "encoder-1",
    ]


@pytest.mark.slow
def test_what_a_crash_left_half_registered_is_set_aside(trained: Library) -> None:
    leftover = trained.paths.models / "cry_presence-2"
    leftover.mkdir()
    (leftover / "card.json").write_text("half")
    prepared = _as_if_trained(trained)
    end = finish_stage(trained, prepared.run.id, 0, EXIT_OK, None)
    assert end is not None
    assert end.model is not None
    assert (end.model.id, end.model.status) == ("cry_presence-2", ModelStatus.CANDIDATE)
    assert any(".leftover-" in p.name for p in trained.paths.models.iterdir())


@pytest.mark.slow
def test_a_model_that_could_not_be_stored_is_taken_in_later(trained: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    before = list_models(trained)
    prepared = _as_if_trained(trained)
    monkeypatch.setattr(training_end, "_copy", _disk_full)
    with pytest.raises(UserError, match=r"could not be stored: No space left.*taken in then"):
        finish_stage(trained, prepared.run.id, 0, EXIT_OK, None)
    assert list_models(trained) == before
    monkeypatch.undo()
    assert [run.state for run in recover_runs(trained)] == [RunState.DONE]
    assert len(list_models(trained)) == len(before) + 1


@pytest.mark.slow
def test_runs_left_behind_by_a_crash_are_recovered(trained: Library) -> None:
    assert recover_runs(trained) == ()
    prepared = _as_if_trained(trained)
    assert recover_runs(trained) == ()  # this process still drives it
    runlock.release_all()
    recovered = recover_runs(trained)
    assert [run.state for run in recovered] == [RunState.DONE]
    assert recovered[0].model_id == "cry_presence-2"

    prepared = prepare_run(trained, tiny_plan(), None)
    runlock.release_all()
    recovered = recover_runs(trained)
    assert [(run.id, run.state) for run in recovered] == [(prepared.run.id, RunState.INTERRUPTED)]


@pytest.mark.slow
def test_the_whole_run_by_the_real_worker(trained: Library) -> None:
    models = {m.id: m for m in list_models(trained)}
    assert set(models) == {"encoder-1", "cry_presence-1"}
    model = models["cry_presence-1"]
    assert model.status is ModelStatus.CANDIDATE
    assert model.parent_id == "encoder-1"
    assert model.name == "Cry presence 1"
    assert model.card["training"]["data_hash"]
    run = list_runs(trained)[0]
    assert (run.state, run.model_id) == (RunState.DONE, "cry_presence-1")
    with pytest.raises(UserError, match="cannot be resumed"):
        resume_run(trained, run.id, None)
    assert set(run.config["stage_seconds"]) == {"pretrain", "finetune"}
    assert _n_audits(trained, "model.register") == 2
    found = readiness(trained, "cry_presence")
    assert (found.new_labels, found.new_pool_recordings) == (0, 0)
    assert found.encoder is not None
    assert found.encoder.id == "encoder-1"


@pytest.mark.slow
def test_stop_early_keeps_and_cancel_discards(trained: Library) -> None:
    plan = tiny_plan(pretrain=False, encoder_id="encoder-1", finetune_epochs=500)
    seen: list[Event] = []
    end = run_to_end(
        trained,
        prepare_run(trained, plan, None),
        seen.append,
        lambda: "stop_early" if any(e.event is EventKind.EPOCH for e in seen) else None,
    )
    assert end.run.state is RunState.STOPPED_EARLY, end.sentence
    assert end.model is not None
    assert "stopped early" in end.sentence

    before = list_models(trained)
    seen.clear()
    end = run_to_end(
        trained,
        prepare_run(trained, plan, None),
        seen.append,
        lambda: "cancel" if any(e.event is EventKind.EPOCH for e in seen) else None,
    )
    assert end.run.state is RunState.CANCELLED
    assert list_models(trained) == before
