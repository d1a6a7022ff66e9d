"""What was shown on an infant's page is in the store, and no label given afterwards counts as blind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from cryapp.domain.annotation import EventKind, LabelEvent, Role, Shown
from cryapp.domain.ids import InfantId, ModelId, RecordingId
from cryapp.domain.segment import SegmentState
from cryapp.services import labelling, people, segmenting
from cryapp.services.infant_page import infant_page
from cryapp.services.labelling import Mark
from cryapp.services.library import Library, open_library
from cryapp.services.tasks import get_task
from cryapp.store import models, predictions, showings
from cryapp.store.chain import verify_chain
from cryapp.store.tables import AuditEventRow
from cryapp.store.tables_desk import SegmentEventRow
from tests.services.made_models import model_in_use
from tests.store.made import add_recordings, mark

ONE, TWO, OTHER = RecordingId(1), RecordingId(2), RecordingId(3)
"""Two recordings of one infant, and one of another."""


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    lib = open_library(str(tmp_path / "store"))
    add_recordings(lib.store, {"I-1": 2, "I-2": 1})
    yield lib
    lib.close()


def judge(lib: Library) -> Mark:
    who = people.add_annotator(lib, "J-01", Role.ADJUDICATOR).annotator
    return Mark(get_task(lib, "cry_presence").id, who.id)


def in_use(lib: Library, said: dict[RecordingId, float]) -> None:
    """A model in use that gives these recordings these probabilities of a cry."""
    new = model_in_use()
    with lib.store.write() as session:
        models.add(session, new)
        made = [
            predictions.NewPrediction(id_, {"cry": p, "no_cry": 1 - p}, "cry", 0.5, [p], 0.5) for id_, p in said.items()
        ]
        predictions.save_many(session, new.id, made)


def newest(lib: Library, recording_id: RecordingId) -> LabelEvent:
    return labelling.events(lib, recording_id)[-1]


def entries(lib: Library) -> list[AuditEventRow]:
    with lib.store.read() as session:
        rows = session.execute(select(AuditEventRow).where(AuditEventRow.action == showings.ACTION)).scalars().all()
        session.expunge_all()
    return list(rows)


def test_what_others_said_is_written_down_before_it_is_shown(lib: Library) -> None:
    by = judge(lib)
    assert not infant_page(lib, InfantId(1), by.task_id, by.annotator_id).unblinds
    assert entries(lib) == [], "there was nothing of others to see"
    labelling.save_label(lib, [ONE], "cry", mark(lib, "R-01"))
    labelling.save_label(lib, [ONE], "confirmed", mark(lib, "R-01", "neuro_injury"))
    assert infant_page(lib, InfantId(1), by.task_id, by.annotator_id).unblinds
    infant_page(lib, InfantId(1), by.task_id, by.annotator_id)
    (entry,) = entries(lib)
    assert (entry.actor_id, entry.subject_id) == (by.annotator_id, "1")
    assert entry.after is not None
    assert (entry.after["answers"], entry.after["exams"]) == (1, 1)
    labelling.save_label(lib, [TWO], "cry", mark(lib, "R-01"))
    infant_page(lib, InfantId(1), by.task_id, by.annotator_id)
    assert [one.after and one.after["answers"] for one in entries(lib)] == [1, 2], "more was shown than before"
    with lib.store.read() as session:
        assert verify_chain(session) is None


def test_a_label_after_the_page_is_not_blind_in_another_session_too(lib: Library, tmp_path: Path) -> None:
    by = judge(lib)
    labelling.save_label(lib, [ONE], "cry", mark(lib, "R-01"))
    labelling.save_label(lib, [TWO], "cry", by)
    infant_page(lib, InfantId(1), by.task_id, by.annotator_id)
    lib.close()
    again = open_library(str(tmp_path / "store"))
    for recording_id in (ONE, OTHER):
        labelling.save_label(again, [recording_id], "no_cry", by)
    assert newest(again, TWO).shown.blind, "given before the page was seen"
    assert not newest(again, ONE).shown.blind
    assert showings.SEEN in newest(again, ONE).shown.view
    assert not newest(again, ONE).shown.prediction_visible
    assert newest(again, OTHER).shown.blind, "another infant"
    labelling.save_label(again, [ONE], "no_cry", mark(again, "R-03"))
    assert newest(again, ONE).shown.blind, "another reader"
    again.close()


def test_every_kind_of_answer_and_every_task_of_the_infant_is_concerned(lib: Library) -> None:
    by = judge(lib)
    labelling.save_label(lib, [ONE], "confirmed", mark(lib, "R-01", "neuro_injury"))
    infant_page(lib, InfantId(1), by.task_id, by.annotator_id)
    trigger, unit = (replace(by, task_id=get_task(lib, key).id) for key in ("trigger", "cry_unit"))
    labelling.skip(lib, [TWO], "too noisy", by)
    labelling.save_label(lib, [TWO], "pain", trigger)
    labelling.save_label(lib, [TWO], "none", replace(by, task_id=get_task(lib, "neuro_injury").id))
    labelling.finish(lib, [TWO], unit)
    kinds = {event.kind for event in labelling.events(lib, TWO) if event.annotator_id == by.annotator_id}
    assert kinds == {EventKind.SKIP, EventKind.LABEL, EventKind.FINISH}
    own = [event for event in labelling.events(lib, TWO) if event.annotator_id == by.annotator_id]
    assert [event.shown.blind for event in own] == [False] * 4
    segmenting.draw(lib, TWO, [SegmentState(1.0, 2.0, classes=("expiration",))], unit)
    segmenting.draw(lib, OTHER, [SegmentState(1.0, 2.0, classes=("expiration",))], unit)
    with lib.store.read() as session:
        shown = session.execute(select(SegmentEventRow.shown).order_by(SegmentEventRow.id)).scalars().all()
    assert [one["blind"] for one in shown] == [False, True]


def test_a_score_seen_on_the_page_is_kept_with_the_label_that_follows(lib: Library) -> None:
    """A reader sees scores where they have answered; taken back and given again, the answer is not blind."""
    by = mark(lib, "R-01")
    in_use(lib, {ONE: 0.9, TWO: 0.2})
    first = labelling.save_label(lib, [ONE], "no_cry", by)
    page = infant_page(lib, InfantId(1), by.task_id, by.annotator_id, as_reader=True)
    assert not page.unblinds
    (entry,) = entries(lib)
    assert entry.after is not None
    assert entry.after["scores"] == {"1": 0.9}
    labelling.revert(lib, first.event_ids, by)
    labelling.save_label(lib, [ONE], "cry", by)
    labelling.save_label(lib, [TWO], "cry", by)
    shown = newest(lib, ONE).shown
    assert (shown.blind, shown.prediction_visible, shown.probability) == (False, True, 0.9)
    assert shown.model_id is not None
    assert newest(lib, TWO).shown.blind, "its own score was not on the page"


def test_what_was_shown_beside_an_earlier_answer_is_not_unseen(lib: Library) -> None:
    by = mark(lib, "R-01")
    seen = Shown(blind=False, prediction_visible=True, probability=0.7)
    labelling.save_label(lib, [ONE], "cry", replace(by, shown=seen))
    labelling.clear_label(lib, [ONE], by)
    labelling.save_label(lib, [ONE], "no_cry", by)
    assert (newest(lib, ONE).shown.blind, newest(lib, ONE).shown.probability) == (False, 0.7)


def test_what_is_shown_now_goes_before_what_was_shown_before() -> None:
    before = Shown(blind=False, prediction_visible=True, model_id=ModelId("old"), probability=0.1, view={"a": 1})
    now = Shown(blind=False, prediction_visible=True, model_id=ModelId("new"), probability=0.8, view={"b": 2})
    kept = showings.together(now, before)
    assert (kept.model_id, kept.probability, kept.view) == (ModelId("new"), 0.8, {"a": 1, "b": 2})
    assert showings.together(Shown(), before).model_id == ModelId("old")
    assert showings.together(Shown(), None).blind
