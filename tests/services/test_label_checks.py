"""Looking for labels that may be wrong: the real worker on a real store, who may see what came out, what is kept."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from cryapp.domain.annotation import Role
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, RecordingId
from cryapp.domain.model import RunState
from cryapp.domain.reading import Candidate, DealSettings
from cryapp.domain.task import Task
from cryapp.services import assigning, label_checks, label_errors, labelling, people, settling
from cryapp.services.label_check_run import prepare_check
from cryapp.services.label_checks import newest_check, predictions_of_check, since
from cryapp.services.label_marks import Mark
from cryapp.services.library import Library
from cryapp.services.runlock import release_all
from cryapp.services.settling import Kind, Matter
from cryapp.services.tasks import get_task
from cryapp.services.training import (
    FinishedRun,
    finish_stage,
    list_runs,
    prepare_run,
    recover_runs,
    resume_run,
    run_folder,
)
from cryapp.services.training_end import finish_stage as take_in
from cryapp.store import label_checks as kept
from cryapp.store import recordings, snapshot
from ml.contract import (
    EXIT_CANCELLED,
    EXIT_FAILED,
    EXIT_INTERRUPTED,
    EXIT_OK,
    FoldAnswer,
    Method,
    OutOfFold,
    Result,
    file_sha256,
    read_manifest,
    write_out_of_fold,
    write_result,
)
from ml.contract import (
    Kind as RunKind,
)
from tests.services.conftest import tiny_plan


def cry(lib: Library) -> Task:
    return get_task(lib, "cry_presence")


def judge(lib: Library) -> AnnotatorId:
    return people.add_annotator(lib, "J-01", Role.ADJUDICATOR).annotator.id


def doubted(lib: Library, by: AnnotatorId) -> list[Matter]:
    items = settling.to_settle(lib, cry(lib), by).items
    return [one for one in items if one.kind is Kind.LABEL_ERROR]


def test_a_wrong_label_is_found_on_top_by_models_that_met_no_infant_they_judge(
    checked: Library, planted: RecordingId
) -> None:
    by, task = judge(checked), cry(checked)
    found = settling.to_settle(checked, task, by)
    first = found.items[0]
    assert (first.kind, first.recording_id, first.said, first.believed) == (
        Kind.LABEL_ERROR,
        planted,
        ("no_cry",),
        "cry",
    )
    assert first.p_believed is not None
    assert first.p_believed > 0.5
    assert found.checked is not None
    check, since_then = found.checked.check, found.checked.since
    assert (first.check_id, first.model_id) == (check.id, None)
    with checked.store.read() as session:
        labels = {one.recording_id: one for one in snapshot.training_labels(session, task).labels if not one.locked}
        answers = kept.answers(session, check.id)
    assert {one.recording_id: one.class_key for one in answers} == {id_: o.class_key for id_, o in labels.items()}
    folds: dict[str, set[int]] = {}
    for one in answers:
        folds.setdefault(labels[one.recording_id].infant_code, set()).add(one.fold)
    assert all(len(own) == 1 for own in folds.values()), "an infant is asked about by one model"
    assert len(set().union(*folds.values())) == check.folds == 10
    assert (check.n_recordings, check.n_infants, check.made_by) == (len(labels), len(folds), "J-01")
    assert (check.schema_version, check.seed, check.task_id) == (task.version, 0, task.id)
    (run,) = list_runs(checked)
    assert (run.state, run.model_id, check.run_id, check.data_hash) == (
        RunState.DONE, None, run.id, run.config["data_hash"],
    )  # fmt: skip
    assert "Review lists" in run.message
    assert check.tells
    assert not since_then.is_stale
    # What the worker was given held no locked infant at all, nor a recording without a label.
    rows = list(read_manifest(run_folder(checked, run) / "manifest.jsonl"))
    assert rows
    assert not any(row.locked or row.label is None for row in rows)
    with checked.store.read() as session:
        done = session.execute(text("SELECT action, subject_id FROM audit_event WHERE action LIKE 'labels.check%'"))
        assert [tuple(row) for row in done] == [("labels.check_start", run.id), ("labels.check", str(check.id))]


def test_what_it_says_is_for_adjudicators_and_not_of_what_they_have_still_to_read(
    checked: Library, planted: RecordingId
) -> None:
    by, task = judge(checked), cry(checked)
    check, _ = newest_check(checked, task, by) or pytest.fail("no check")
    for role in (Role.ANNOTATOR, Role.SCREENER, Role.LEAD):
        other = people.add_annotator(checked, f"X-{role}", role).annotator.id
        for call in (
            lambda who=other: newest_check(checked, task, who),
            lambda who=other: predictions_of_check(checked, check, task, who),
            lambda who=other: label_checks.required_check(checked, task, who),
        ):
            with pytest.raises(UserError, match="Only an adjudicator"):
                call()
        assert labelling.reveal_prediction(checked, planted, task.id, other) is None
    made = assigning.make_set(
        checked, "blind", task.id, [Candidate(planted, "x")], [by], DealSettings(0, 0), by
    )  # fmt: skip
    assert planted not in {one.recording_id for one in doubted(checked, by)}
    assigning.close_set(checked, made.set_id, by)
    assert planted in {one.recording_id for one in doubted(checked, by)}


def test_a_ruling_names_the_check_and_what_changed_is_told(checked: Library, planted: RecordingId) -> None:
    from cryapp.services import reviewing

    by, task = judge(checked), cry(checked)
    matter = next(one for one in doubted(checked, by) if one.recording_id == planted)
    mark = settling.seen_with(Mark(task.id, by), matter)
    reviewing.adjudicate(checked, planted, "cry", mark, "heard again")
    shown = labelling.events(checked, planted)[-1].shown
    assert (shown.prediction_visible, shown.view["label_check"]) == (True, matter.check_id)
    found = settling.to_settle(checked, task, by).checked
    assert found is not None
    assert (found.since.changed, found.since.new, found.since.gone) == (1, 0, 0)
    assert planted not in {one.recording_id for one in doubted(checked, by)}


ids = st.dictionaries(st.integers(1, 12).map(RecordingId), st.sampled_from("ab"))


@given(ids, ids)
def test_what_changed_adds_up(then: dict[RecordingId, str], now: dict[RecordingId, str]) -> None:
    found = since(then, now)
    same = sum(now.get(id_) == label for id_, label in then.items())
    assert len(then) == same + found.changed + found.gone
    assert len(now) == same + found.changed + found.new
    assert found.is_stale == (then != now)
    assert since(then, then, other_version=True).is_stale


def table_of(lib: Library, run_id: str = "r", **changes: object) -> OutOfFold:
    """Answers about every labelled recording of infants who are not locked, each sure of its label."""
    with lib.store.read() as session:
        labels = [one for one in snapshot.training_labels(session, cry(lib)).labels if not one.locked]
    infants = sorted({one.infant_code for one in labels})
    rows = tuple(
        FoldAnswer(
            str(one.recording_id), one.infant_code, one.class_key, infants.index(one.infant_code) % 2,
            (0.9, 0.1) if one.class_key == "cry" else (0.1, 0.9),
        )
        for one in labels
    )  # fmt: skip
    auc = {"value": 0.9, "low": 0.8, "high": 0.95, "n_infants": len(infants), "n_recordings": len(rows)}
    table = OutOfFold(run_id, "cry_presence", ("cry", "no_cry"), Method.FROZEN, 2, 0, "h", "c", rows, auc=auc)
    return replace(table, **changes)  # type: ignore[arg-type]


def finished(lib: Library, table: OutOfFold | None, exit_code: int = EXIT_OK) -> FinishedRun:
    """A run whose worker left these answers (or none) and ended so."""
    prepared = prepare_check(lib, "cry_presence", judge(lib))
    folder = prepared.stages[0].folder
    if table is not None:
        write_out_of_fold(folder / "out_of_fold.json", replace(table, run_id=prepared.run.id))
        outputs = {"out_of_fold": "out_of_fold.json"}
        write_result(
            folder / "result.json", Result(RunKind.CROSSVALIDATE, "done", prepared.run.id, 1.0, outputs=outputs)
        )
    end = finish_stage(lib, prepared.run.id, 0, exit_code, None)
    assert end is not None
    return end


def test_a_check_that_cannot_tell_lists_no_doubts_and_says_so(labelled: Library) -> None:
    table = table_of(labelled)
    turned = replace(table.rows[0], probabilities=tuple(reversed(table.rows[0].probabilities)))
    chance = {"value": 0.55, "low": 0.45, "high": 0.65, "n_infants": 9, "n_recordings": 9}
    rows = (turned, *table.rows[1:])
    assert finished(labelled, replace(table, rows=rows)).run.state is RunState.DONE
    by = judge(labelled)
    assert [one.recording_id for one in doubted(labelled, by)] == [int(turned.recording)]
    finished(labelled, replace(table, rows=rows, auc=chance))
    assert doubted(labelled, by) == []
    assert label_checks.CANNOT_TELL in settling.to_settle(labelled, cry(labelled), by).notes
    with pytest.raises(UserError, match="cannot tell"):
        label_checks.required_check(labelled, cry(labelled), by)


def test_the_newest_holds_and_none_is_ever_changed(labelled: Library) -> None:
    by = judge(labelled)
    with pytest.raises(UserError, match="not been looked through"):
        label_checks.required_check(labelled, cry(labelled), by)
    for seed in (1, 2):
        finished(labelled, table_of(labelled, seed=seed))
    assert label_checks.required_check(labelled, cry(labelled), by)[0].seed == 2
    for statement in (
        "UPDATE label_check SET seed = 9",
        "DELETE FROM label_check",
        "UPDATE label_check_answer SET class_key = 'cry'",
        "DELETE FROM label_check_answer",
    ):
        with pytest.raises(IntegrityError, match="append-only"), labelled.store.write() as session:
            session.execute(text(statement))


def test_answers_about_strangers_or_locked_infants_are_not_kept(labelled: Library) -> None:
    good = table_of(labelled)
    with labelled.store.read() as session:
        every = snapshot.training_labels(session, cry(labelled)).labels
        locked = recordings.get(session, next(one.recording_id for one in every if one.locked))
    assert locked is not None
    row = good.rows[0]
    for bad, why in (
        (replace(row, recording="99999"), "another one here"),
        (replace(row, infant="X-1"), "another one here"),
        (replace(row, recording="abc"), "not of this store"),
        (replace(row, recording=str(locked.id), infant=locked.infant_code), "locked for testing"),
    ):
        end = finished(labelled, replace(good, rows=(bad,)))
        assert end.run.state is RunState.FAILED
        assert why in end.sentence
    assert finished(labelled, replace(good, task="trigger")).run.state is RunState.FAILED
    assert newest_check(labelled, cry(labelled), judge(labelled)) is None


def test_however_it_ends_labels_stay_and_a_sentence_says_so(labelled: Library) -> None:
    for exit_code, state, said in (
        (EXIT_CANCELLED, RunState.CANCELLED, "was cancelled"),
        (EXIT_INTERRUPTED, RunState.INTERRUPTED, "Start it again in Review"),
        (-9, RunState.INTERRUPTED, "was interrupted"),
        (EXIT_FAILED, RunState.FAILED, "failed (exit code 1)"),
        (EXIT_OK, RunState.FAILED, "cannot be used"),
    ):
        end = finished(labelled, None, exit_code)
        assert end.run.state is state
        assert said in end.sentence
        assert end.model is None
    interrupted = next(run for run in list_runs(labelled) if run.state is RunState.INTERRUPTED)
    with pytest.raises(UserError, match="Start it again"):
        resume_run(labelled, interrupted.id, None)


def test_a_crash_before_the_end_was_noted_is_made_good_at_the_next_start(labelled: Library) -> None:
    left = prepare_check(labelled, "cry_presence", judge(labelled))
    release_all()  # the process that drove it is gone
    (run,) = recover_runs(labelled)
    assert (run.id, run.state) == (left.run.id, RunState.INTERRUPTED)
    left = prepare_check(labelled, "cry_presence", judge(labelled))
    with pytest.raises(UserError, match="going on already"):
        prepare_check(labelled, "cry_presence", None)
    folder = left.stages[0].folder
    write_out_of_fold(folder / "out_of_fold.json", table_of(labelled, left.run.id))
    outputs = {"out_of_fold": "out_of_fold.json"}
    write_result(folder / "result.json", Result(RunKind.CROSSVALIDATE, "done", left.run.id, 1.0, outputs=outputs))
    release_all()
    (run,) = recover_runs(labelled)
    assert run.state is RunState.DONE
    assert newest_check(labelled, cry(labelled), judge(labelled)) is not None


def test_a_path_out_of_the_run_is_not_followed(labelled: Library, tmp_path: Path) -> None:
    prepared = prepare_check(labelled, "cry_presence", judge(labelled))
    write_out_of_fold(tmp_path / "elsewhere.json", table_of(labelled, prepared.run.id))
    outputs = {"out_of_fold": str(tmp_path / "elsewhere.json")}
    write_result(
        prepared.stages[0].folder / "result.json",
        Result(RunKind.CROSSVALIDATE, "done", prepared.run.id, 1.0, outputs=outputs),
    )
    end = take_in(labelled, prepared.run.id, 0, EXIT_OK, None)
    assert end is not None
    assert "outside the run's folder" in end.sentence


def test_what_cannot_be_looked_through_is_refused_in_a_sentence(lib: Library, labelled: Library) -> None:
    with pytest.raises(UserError, match="too few labels"):
        prepare_check(lib, "cry_presence", None)
    with pytest.raises(UserError, match="not about single recordings"):
        prepare_check(labelled, "neuro_injury", None)
    with pytest.raises(UserError, match="not about single recordings"):
        prepare_check(labelled, "cry_unit", None)
    assert list_runs(lib) == ()


def taken_in(lib: Library, **changes: object) -> FinishedRun:
    """A training whose worker left the package of ``cry_presence-1`` and out-of-fold answers beside it."""
    prepared = prepare_run(lib, tiny_plan(pretrain=False), judge(lib))
    folder = prepared.stages[0].folder
    shutil.copytree(lib.paths.models / "cry_presence-1", folder / "package")
    table = table_of(lib, prepared.run.id, method=Method.ENSEMBLE)
    write_out_of_fold(folder / "out_of_fold.json", replace(table, **changes))  # type: ignore[arg-type]
    card_sha256 = file_sha256(folder / "package" / "card.json")
    outputs = {"out_of_fold": "out_of_fold.json"}
    result = Result(RunKind.FINETUNE, "done", prepared.run.id, 1.0, "package", card_sha256, outputs=outputs)
    write_result(folder / "result.json", result)
    end = finish_stage(lib, prepared.run.id, 0, EXIT_OK, None)
    assert end is not None
    return end


def test_a_training_with_folds_leaves_the_same_beside_its_model(trained: Library) -> None:
    task, by = cry(trained), judge(trained)
    end = taken_in(trained, run_id="another")
    assert (end.run.state, end.model) == (RunState.FAILED, None), "all of a result is believed, or none"
    assert newest_check(trained, task, by) is None
    end = taken_in(trained)
    assert end.model is not None, end.sentence
    check, since_then = newest_check(trained, task, by) or pytest.fail("no check")
    assert (check.method, check.folds, check.run_id, check.made_by) == ("ensemble", 2, end.run.id, "J-01")
    assert (check.schema_version, since_then.is_stale) == (task.version, False)


def test_positive_classes_are_doubted_together(labelled: Library) -> None:
    by, task = judge(labelled), cry(labelled)
    finished(labelled, table_of(labelled))
    check, _ = newest_check(labelled, task, by) or pytest.fail("no check")
    said = predictions_of_check(labelled, check, task, by)
    assert {frozenset(own) for own in said.values()} == {frozenset({"cry", "no_cry"})}
    assert label_errors.label_errors(labelled, task, by, said) == ()
