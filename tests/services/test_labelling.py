"""Labelling as a reader does it: marks, undo and redo, history, and the prediction only after the answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from cryapp.domain.annotation import EventKind, LabelState, Shown
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, EventId, ModelId, RecordingId, TaskId
from cryapp.domain.reading import Candidate, DealSettings
from cryapp.services import assigning, labelling, reading, selecting
from cryapp.services.labelling import Mark
from cryapp.services.library import Library, open_library
from cryapp.services.tasks import get_task
from cryapp.store import models, predictions
from cryapp.store.chain import verify_chain
from tests.services.made_models import model_in_use
from tests.store.made import add_recordings, mark


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    lib = open_library(str(tmp_path / "store"))
    add_recordings(lib.store, {"I-1": 2, "I-2": 1})
    yield lib
    lib.close()


ONE, TWO, THREE = RecordingId(1), RecordingId(2), RecordingId(3)


def now(lib: Library, by: Mark, recording_id: RecordingId = ONE) -> tuple[LabelState, str | None]:
    current = labelling.current_label(lib, recording_id, by.task_id, by.annotator_id)
    return current.state, current.class_key


def test_a_label_is_acknowledged_with_what_it_changed(lib: Library) -> None:
    by = mark(lib)
    saved = labelling.save_label(lib, [ONE, THREE], "cry", by)
    assert len(saved.event_ids) == 2
    assert saved.changes.recordings == {ONE, THREE}
    assert saved.changes.labels
    assert not saved.changes.infants
    assert saved.at.tzinfo is not None
    assert now(lib, by) == now(lib, by, THREE) == (LabelState.LABELLED, "cry")
    assert now(lib, by, TWO) == (LabelState.WAITING, None)


def test_an_event_keeps_what_the_reader_had_been_shown(lib: Library) -> None:
    by = mark(lib)
    shown = Shown(False, True, ModelId("cry_presence-1"), 0.875, {"axis": "mel", "times_played": 2})
    with_details = Mark(by.task_id, by.annotator_id, shown, elapsed_ms=4321, source="desk")
    labelling.save_label(lib, [ONE], "cry", with_details, {"sarnat": "mild", "exam_at": "2026-03-01T10:00:00Z"})
    (event_,) = labelling.events(lib, ONE)
    assert event_.shown == shown
    assert event_.elapsed_ms == 4321
    assert event_.payload == {"sarnat": "mild", "exam_at": "2026-03-01T10:00:00Z"}
    assert (event_.kind, event_.class_key, event_.annotator) == (EventKind.LABEL, "cry", "R-01")
    assert (event_.schema_version, event_.source, event_.app_version) == (1, "desk", "0.1.0")
    assert not labelling.current_label(lib, ONE, by.task_id, by.annotator_id).blind


def test_an_answer_about_an_infant_holds_for_all_its_recordings(lib: Library) -> None:
    by = mark(lib, task_key="neuro_injury")
    saved = labelling.save_label(lib, [TWO, ONE], "confirmed", by, {"sarnat": "severe"})
    assert len(saved.event_ids) == 1, "one infant, one answer"
    assert saved.changes.recordings == {ONE, TWO}
    assert len(saved.changes.infants) == 1
    assert now(lib, by, ONE) == now(lib, by, TWO) == (LabelState.LABELLED, "confirmed")
    assert now(lib, by, THREE) == (LabelState.WAITING, None)
    (later,) = add_recordings(lib.store, {"I-1": 1})
    assert now(lib, by, later) == (LabelState.LABELLED, "confirmed"), "also for one imported afterwards"
    assert [e.class_key for e in labelling.events(lib, later)] == ["confirmed"]


def test_undo_and_redo_walk_back_and_forth(lib: Library) -> None:
    by = mark(lib)
    first = labelling.save_label(lib, [ONE, TWO], "cry", by)
    second = labelling.skip(lib, [ONE], "too noisy", by)
    assert now(lib, by) == (LabelState.SKIPPED, None)
    undone = labelling.revert(lib, second.event_ids, by)
    assert undone.changes.recordings == {ONE}
    assert now(lib, by) == (LabelState.LABELLED, "cry")
    undone_first = labelling.revert(lib, first.event_ids, by)
    assert now(lib, by) == now(lib, by, TWO) == (LabelState.WAITING, None)
    redone_first = labelling.revert(lib, undone_first.event_ids, by)
    redone = labelling.revert(lib, undone.event_ids, by)
    assert now(lib, by) == (LabelState.SKIPPED, None)
    labelling.revert(lib, redone.event_ids, by)
    labelling.revert(lib, redone_first.event_ids, by)
    assert now(lib, by) == (LabelState.WAITING, None)
    assert len(labelling.events(lib, ONE)) == 8, "history only grows"


def test_undoing_twice_changes_nothing_more(lib: Library) -> None:
    by = mark(lib)
    saved = labelling.save_label(lib, [ONE], "cry", by)
    labelling.revert(lib, saved.event_ids, by)
    again = labelling.revert(lib, saved.event_ids, by)
    assert again.event_ids == ()
    assert not again.changes


def test_flag_note_and_clear_stand_beside_the_answer(lib: Library) -> None:
    by = mark(lib)
    labelling.save_label(lib, [ONE], "cry", by)
    labelling.set_flag(lib, [ONE], True, by)
    labelling.save_note(lib, ONE, "hoarse", by)
    note = labelling.save_note(lib, ONE, "very hoarse", by)
    labelling.clear_label(lib, [ONE], by)
    current = labelling.current_label(lib, ONE, by.task_id, by.annotator_id)
    assert (current.state, current.flagged, current.note) == (LabelState.WAITING, True, "very hoarse")
    labelling.revert(lib, note.event_ids, by)
    labelling.set_flag(lib, [ONE], False, by)
    current = labelling.current_label(lib, ONE, by.task_id, by.annotator_id)
    assert (current.flagged, current.note) == (False, "hoarse")


@pytest.mark.parametrize(
    "text", ["", "  ", "ünïcødé 婴儿 🍼", "two\nlines\tand\x00more", "x" * 100_000, "half \ud83d an emoji"]
)
def test_any_note_is_kept_and_the_history_stays_sound(lib: Library, text: str) -> None:
    by = mark(lib)
    labelling.save_note(lib, ONE, text, by)
    kept = labelling.current_label(lib, ONE, by.task_id, by.annotator_id).note
    assert kept == text.replace("\ud83d", "?")
    with lib.store.read() as session:
        assert verify_chain(session) is None


def test_readers_do_not_touch_each_other(lib: Library) -> None:
    one, two = mark(lib, "R-01"), mark(lib, "R-02")
    saved = labelling.save_label(lib, [ONE], "cry", one)
    assert now(lib, two) == (LabelState.WAITING, None)
    with pytest.raises(UserError, match="another reader"):
        labelling.revert(lib, saved.event_ids, two)
    with pytest.raises(UserError, match="another reader"):
        labelling.revert(lib, [EventId(999)], two)
    assert now(lib, one) == (LabelState.LABELLED, "cry")


@pytest.mark.parametrize(
    ("ids", "class_key", "words"),
    [([ONE], "hungry", "no class “hungry”"), ([RecordingId(99)], "cry", "no longer in the store")],
)
def test_an_impossible_label_saves_nothing(lib: Library, ids: list[RecordingId], class_key: str, words: str) -> None:
    by = mark(lib)
    with pytest.raises(UserError, match=words):
        labelling.save_label(lib, ids, class_key, by)
    assert labelling.events(lib, ONE) == ()


def test_strangers_unknown_tasks_and_segment_tasks_are_refused(lib: Library) -> None:
    by = mark(lib)
    for wrong, words in (
        (Mark(by.task_id, AnnotatorId(77)), "Sign in"),
        (Mark(TaskId(77), by.annotator_id), "task is not in the store"),
        (Mark(get_task(lib, "cry_unit").id, by.annotator_id), "parts of a recording"),
    ):
        with pytest.raises(UserError, match=words):
            labelling.save_label(lib, [ONE], "cry", wrong)
    with pytest.raises(UserError, match="needs a reason"):
        labelling.skip(lib, [ONE], "  ", by)
    with pytest.raises(UserError, match="not in the store"):
        labelling.get_recording(lib, RecordingId(99))


def test_history_reads_as_sentences_and_hides_other_readers_while_blind(lib: Library) -> None:
    one, two = mark(lib, "R-01"), mark(lib, "R-02")
    labelling.save_label(lib, [ONE], "cry", one)
    labelling.save_label(lib, [ONE], "no_cry", two)
    change = labelling.save_label(
        lib, [ONE], "no_cry", Mark(one.task_id, one.annotator_id, Shown(blind=False, prediction_visible=True))
    )
    undo = labelling.revert(lib, change.event_ids, one)
    labelling.revert(lib, undo.event_ids, one)
    labelling.skip(lib, [ONE], "too noisy", one)
    labelling.save_label(lib, [ONE], "dont_know", one)
    labelling.save_note(lib, ONE, "<b>hoarse</b>", one)
    lines = labelling.history(lib, ONE, one.task_id, one.annotator_id)
    assert [line.text for line in lines] == [
        "Imported as I-1-1.wav",
        "Cry",
        "Cry → No cry, prediction visible",
        "Undone: No cry, prediction visible",
        "Redone: No cry, prediction visible",
        "Skipped: too noisy",
        "don't know, prediction visible",
        "Note: <b>hoarse</b>",
    ]
    assert [line.reverted for line in lines] == [False, False, False, True, False, False, False, False]
    assert {line.by for line in lines} == {"CryApp", "R-01"}
    everybody = labelling.history(lib, ONE, one.task_id, one.annotator_id, blind=False)
    assert [line.text for line in everybody if line.by == "R-02"] == ["No cry"]


def test_history_tells_of_every_task_what_this_reader_may_see_of_it(lib: Library) -> None:
    one, two = mark(lib, "R-01"), mark(lib, "R-02")
    infant_one, infant_two = mark(lib, "R-01", "neuro_injury"), mark(lib, "R-02", "neuro_injury")
    labelling.save_label(lib, [ONE], "cry", one)
    labelling.save_label(lib, [TWO], "none", infant_one)  # of the same infant, given on another recording
    labelling.save_label(lib, [ONE], "no_cry", two)
    labelling.save_label(lib, [ONE], "confirmed", infant_two)

    def told(by: Mark, blind: bool = True) -> list[tuple[str, str, str, bool]]:
        lines = labelling.history(lib, ONE, by.task_id, by.annotator_id, blind)
        return [(line.task, line.text, line.by, line.by_other) for line in lines[1:]]

    own = [("Cry presence", "Cry", "R-01", False), ("Neurological injury", "None", "R-01", False)]
    others = [("Cry presence", "No cry", "R-02", True), ("Neurological injury", "Confirmed", "R-02", True)]
    assert told(one) == told(infant_one) == own
    assert told(one, blind=False) == own + others
    labelling.clear_label(lib, [ONE], one)
    seen = told(infant_one, blind=False)
    assert others[0] not in seen, "it waits again, and is not shown what another said of it"
    assert others[1] in seen
    labelling.skip(lib, [ONE], "too noisy", one)
    assert others[0] not in told(one, blind=False), "a skip is no answer"


def test_history_of_one_task_does_not_give_away_the_silent_repeat_of_another(lib: Library) -> None:
    by, infants = mark(lib), mark(lib, task_key="neuro_injury")
    ids = [ONE, TWO]
    made = assigning.make_set(
        lib,
        "again",
        by.task_id,
        [Candidate(id_, "x") for id_ in ids],
        [by.annotator_id],
        DealSettings(0.0, 0.5),
        by.annotator_id,
    )
    items = reading.my_items(lib, made.set_id, by.annotator_id)
    (again,) = {
        one.recording_id for i, one in enumerate(items) if one.recording_id in {x.recording_id for x in items[:i]}
    }
    labelling.save_label(lib, [again], "none", infants)
    labelling.save_label(lib, [again], "cry", by)

    def told(asked: Mark) -> list[str]:
        return [line.text for line in labelling.history(lib, again, asked.task_id, asked.annotator_id, blind=False)][1:]

    assert told(infants) == ["None"]
    assert told(by) == [], "in the task itself nothing at all"
    last = next(item for item in reversed(items) if item.recording_id == again)
    reading.answer(lib, last.id, "cry", by)
    assert told(infants) == ["None", "Cry", "Read again: Cry"]


def test_the_prediction_is_not_even_fetched_before_the_readers_own_label(lib: Library) -> None:
    by = mark(lib)
    _predict(lib)
    statements: list[str] = []

    @event.listens_for(lib.store.engine, "before_cursor_execute")
    def _record(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    assert labelling.reveal_prediction(lib, ONE, by.task_id, by.annotator_id) is None
    labelling.skip(lib, [ONE], "too noisy", by)
    assert labelling.reveal_prediction(lib, ONE, by.task_id, by.annotator_id) is None, "a skip is no answer"
    labelling.save_label(lib, [ONE], "no_cry", mark(lib, "R-02"))
    assert labelling.reveal_prediction(lib, ONE, by.task_id, by.annotator_id) is None, "another's answer is not mine"
    assert not [s for s in statements if "FROM prediction" in s]
    labelling.save_label(lib, [ONE], "no_cry", by)
    found = labelling.reveal_prediction(lib, ONE, by.task_id, by.annotator_id)
    assert found is not None
    assert (found.model_name, found.top, found.frame_hop_s) == ("Cry presence 1", ("cry", 0.75), 0.5)
    assert found.frame_probabilities == pytest.approx((0.0, 0.25, 1.0), abs=1e-5)


def test_with_label_first_switched_off_the_prediction_shows_at_once(lib: Library) -> None:
    by = mark(lib)
    assert labelling.reveal_prediction(lib, ONE, by.task_id, by.annotator_id, label_first=False) is None
    _predict(lib)
    assert labelling.reveal_prediction(lib, ONE, by.task_id, by.annotator_id, label_first=False) is not None
    assert labelling.reveal_prediction(lib, TWO, by.task_id, by.annotator_id, label_first=False) is None
    other = mark(lib, task_key="trigger")
    assert labelling.reveal_prediction(lib, ONE, other.task_id, other.annotator_id, label_first=False) is None


def _predict(lib: Library) -> None:
    new = model_in_use()
    said = predictions.NewPrediction(ONE, {"cry": 0.75, "no_cry": 0.25}, "cry", 0.8, [-0.1, 0.25, 1.1], 0.5)
    with lib.store.write() as session:
        models.add(session, new)
        predictions.save_many(session, new.id, [said])


def test_certainty_is_kept_with_the_label_and_said_in_its_history(lib: Library) -> None:
    by = mark(lib)
    labelling.save_label(lib, [ONE], "cry", by, {"certainty": "rather"})
    current = labelling.current_label(lib, ONE, by.task_id, by.annotator_id)
    assert current.payload == {"certainty": "rather"}
    with pytest.raises(UserError, match="sure, rather, unsure"):
        labelling.save_label(lib, [ONE], "cry", by, {"certainty": "perhaps"})
    labelling.save_label(lib, [ONE], "no_cry", by, {"certainty": "unsure"})
    lines = [line.text for line in labelling.history(lib, ONE, by.task_id, by.annotator_id)]
    assert lines[1:] == ["Cry (rather sure)", "Cry → No cry (unsure)"]


def test_many_at_once_each_with_what_was_shown_of_it_and_one_undo(lib: Library) -> None:
    by = mark(lib)
    seen = Shown(False, True, ModelId("cry_presence-1"), 0.9)
    saved = labelling.save_label(lib, [ONE, TWO, THREE], "cry", by, shown={TWO: seen})
    assert [labelling.events(lib, id_)[0].shown.blind for id_ in (ONE, TWO, THREE)] == [True, False, True]
    labelling.revert(lib, saved.event_ids, by)
    assert {now(lib, by, id_) for id_ in (ONE, TWO, THREE)} == {(LabelState.WAITING, None)}
    infants = mark(lib, task_key="neuro_injury")
    labelling.save_label(lib, [ONE, TWO, THREE], "none", infants, shown={ONE: Shown(), TWO: seen})
    about_infants = [e for e in labelling.events(lib, ONE) if e.task_id == infants.task_id]
    assert [e.shown.blind for e in about_infants] == [False], "one of the infant's recordings had been shown"


def test_what_a_selection_holds(lib: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    by = mark(lib)
    labelling.save_label(lib, [ONE], "cry", by)
    labelling.skip(lib, [TWO], "too noisy", by)
    labelling.set_flag(lib, [THREE], True, by)
    gone = RecordingId(99)
    counts = selecting.selected(lib, by.task_id, by.annotator_id, [ONE, TWO, THREE, gone])
    assert counts == selecting.Selected(recordings=3, infants=2, answered=2, reached=3)
    about_infants = mark(lib, task_key="neuro_injury")
    counts = selecting.selected(lib, about_infants.task_id, by.annotator_id, [ONE])
    assert counts == selecting.Selected(recordings=1, infants=1, answered=0, reached=2)
    monkeypatch.setattr(selecting, "MOST", 2)
    with pytest.raises(UserError, match="Select 2 at most"):
        selecting.selected(lib, by.task_id, by.annotator_id, [ONE, TWO, THREE])
