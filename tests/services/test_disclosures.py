"""What an adjudicator was told in Review, on the map or in a history is in the store; no answer after it is blind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import select

from cryapp.domain.annotation import LabelEvent, Role, Shown
from cryapp.domain.errors import UserError
from cryapp.domain.ids import InfantId, RecordingId
from cryapp.domain.segment import SegmentState
from cryapp.services import label_errors, labelling, people, reviewing, segmenting, settling, sound_map
from cryapp.services.label_history import history
from cryapp.services.labelling import Mark
from cryapp.services.library import Library, open_library
from cryapp.services.tasks import get_task
from cryapp.store import disclosures, embeddings, models
from cryapp.store.chain import verify_chain
from cryapp.store.disclosures import Disclosure, Where
from cryapp.store.tables_desk import SegmentEventRow
from tests.services.made_models import model_in_use
from tests.store.made import add_recordings, mark

ONE, TWO, THREE, OTHER = (RecordingId(i) for i in range(1, 5))
"""Three recordings of one infant, and one of another."""


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    lib = open_library(str(tmp_path / "store"))
    add_recordings(lib.store, {"I-1": 3, "I-2": 1})
    yield lib
    lib.close()


def judge(lib: Library, task_key: str = "cry_presence") -> Mark:
    return Mark(get_task(lib, task_key).id, people.add_annotator(lib, "J-01", Role.ADJUDICATOR).annotator.id)


def differ(lib: Library, *recording_ids: RecordingId, task_key: str = "cry_presence") -> None:
    first, second = ("cry", "no_cry") if task_key == "cry_presence" else ("confirmed", "none")
    labelling.save_label(lib, recording_ids, first, mark(lib, "R-01", task_key))
    labelling.save_label(lib, recording_ids, second, mark(lib, "R-02", task_key))


def shown_with(lib: Library, recording_id: RecordingId, class_key: str, by: Mark) -> Shown:
    saved = labelling.save_label(lib, [recording_id], class_key, by)
    return event(lib, recording_id, saved.event_ids[-1]).shown


def event(lib: Library, recording_id: RecordingId, event_id: int) -> LabelEvent:
    return next(one for one in labelling.events(lib, recording_id) if one.id == event_id)


def told(lib: Library, by: Mark) -> tuple[Disclosure, ...]:
    with lib.store.read() as session:
        return disclosures.of_reader(session, by.annotator_id)


def test_an_answer_after_the_side_by_side_is_not_blind_after_a_restart_and_in_any_task(
    lib: Library, tmp_path: Path
) -> None:
    by = judge(lib)
    differ(lib, ONE)
    reviewing.side_by_side(lib, ONE, by.task_id, by.annotator_id)
    lib.close()
    again = open_library(str(tmp_path / "store"))
    trigger = replace(by, task_id=get_task(again, "trigger").id)
    unit = replace(by, task_id=get_task(again, "cry_unit").id)
    shown = shown_with(again, ONE, "cry", by)
    assert not shown.blind
    assert disclosures.SEEN in shown.view
    assert not shown_with(again, ONE, "pain", trigger).blind
    segmenting.draw(again, ONE, [SegmentState(1.0, 2.0, classes=("expiration",))], unit)
    segmenting.draw(again, TWO, [SegmentState(1.0, 2.0, classes=("expiration",))], unit)
    with again.store.read() as session:
        rows = session.execute(select(SegmentEventRow.shown).order_by(SegmentEventRow.id)).scalars().all()
        assert verify_chain(session) is None
    assert [one["blind"] for one in rows] == [False, True]
    assert shown_with(again, TWO, "cry", by).blind, "another recording of the infant, of which nothing was told"
    assert shown_with(again, ONE, "cry", mark(again, "R-03")).blind, "another reader"
    items = history(again, ONE, by.task_id, by.annotator_id)
    assert any("after others' answers" in item.text for item in items)
    again.close()


def test_the_list_tells_of_what_is_listed_and_is_written_down_once(lib: Library) -> None:
    by = judge(lib)
    differ(lib, ONE)
    labelling.save_label(lib, [TWO], "cry", mark(lib, "R-01"))
    for _ in range(3):
        settling.to_settle(lib, get_task(lib, "cry_presence"), by.annotator_id)
    settling.case(lib, ONE, by.task_id, by.annotator_id)
    (only,) = told(lib, by)
    assert (only.where, only.recordings) == (Where.TO_SETTLE, frozenset({ONE}))
    differ(lib, THREE)
    settling.to_settle(lib, get_task(lib, "cry_presence"), by.annotator_id)
    assert [one.recordings for one in told(lib, by)] == [{ONE}, {THREE}]
    assert [shown_with(lib, id_, "cry", by).blind for id_ in (ONE, TWO, THREE)] == [False, True, False]


def test_what_was_said_of_an_infant_concerns_all_its_recordings_and_the_other_way_round(lib: Library) -> None:
    by, about = judge(lib), judge(lib, "neuro_injury")
    differ(lib, ONE, task_key="neuro_injury")
    reviewing.disagreements(lib, about.task_id, about.annotator_id)
    assert [shown_with(lib, id_, "cry", by).blind for id_ in (ONE, THREE, OTHER)] == [False, False, True]
    differ(lib, OTHER)
    reviewing.side_by_side(lib, OTHER, by.task_id, by.annotator_id)
    assert not shown_with(lib, OTHER, "none", about).blind, "a cry of this infant was told of"


def test_a_doubted_label_is_told_with_the_models_word(lib: Library) -> None:
    by, task = judge(lib), get_task(lib, "cry_presence")
    said = {ONE: 0.9, TWO: 0.1, THREE: 0.8, OTHER: 0.05}
    for id_, class_key in ((ONE, "cry"), (TWO, "cry"), (THREE, "no_cry"), (OTHER, "no_cry")):
        labelling.save_label(lib, [id_], class_key, mark(lib, "R-01"))
    predictions = {id_: {"cry": p, "no_cry": 1 - p} for id_, p in said.items()}
    found = label_errors.label_errors(lib, task, by.annotator_id, predictions)
    assert [one.recording_id for one in found] == [TWO, THREE]
    shown = shown_with(lib, TWO, "no_cry", by)
    assert (shown.blind, shown.prediction_visible, shown.probability) == (False, True, 0.9)
    assert not shown_with(lib, TWO, "pain", replace(by, task_id=get_task(lib, "trigger").id)).prediction_visible
    assert shown_with(lib, ONE, "cry", by).blind, "it was not in doubt"


def test_the_map_unblinds_whom_it_shows_everything_and_no_reader(lib: Library) -> None:
    by, reader = judge(lib), mark(lib, "R-01")
    new = model_in_use()
    with lib.store.write() as session:
        models.add(session, new)
        embeddings.save_many(
            session, new.id, {id_: np.array([id_, 1, 0.5], "<f2").tobytes() for id_ in (ONE, TWO, OTHER)}
        )
    labelling.save_label(lib, [ONE], "cry", reader)
    for who in (reader, by):
        sound_map.sound_map(lib, by.task_id, who.annotator_id, sound_map.Layout.COMPONENTS)
    assert told(lib, reader) == (), "it saw what it had answered, as after any answer"
    (only,) = told(lib, by)
    assert (only.where, only.recordings) == (Where.MAP, frozenset({ONE, TWO, OTHER}))
    assert [shown_with(lib, id_, "cry", by).blind for id_ in (TWO, THREE)] == [False, True]


def test_what_an_open_history_told_of_others_is_not_untold_by_a_restart(lib: Library) -> None:
    one, other = mark(lib, "R-01"), mark(lib, "R-02")
    for by in (one, other):
        labelling.save_label(lib, [ONE], "cry", by)
    history(lib, ONE, one.task_id, one.annotator_id, blind=True)
    assert told(lib, one) == ()
    assert any(item.by_other for item in history(lib, ONE, one.task_id, one.annotator_id, blind=False))
    assert [told.where for told in told(lib, one)] == [Where.HISTORY]
    trigger = replace(one, task_id=get_task(lib, "trigger").id)
    assert not shown_with(lib, ONE, "pain", trigger).blind
    assert shown_with(lib, ONE, "pain", replace(other, task_id=trigger.task_id)).blind


def test_what_cannot_be_written_down_is_not_told(lib: Library, tmp_path: Path) -> None:
    by = judge(lib)
    differ(lib, ONE)
    assert lib.store.path is not None
    lib.store.path.rename(tmp_path / "elsewhere.sqlite3")
    for call in (
        lambda: reviewing.disagreements(lib, by.task_id, by.annotator_id),
        lambda: reviewing.side_by_side(lib, ONE, by.task_id, by.annotator_id),
    ):
        with pytest.raises(UserError):
            call()


def test_a_history_that_cannot_be_written_down_leaves_others_out_and_goes_on(
    lib: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = mark(lib, "R-01"), mark(lib, "R-02")
    for by in (one, other):
        labelling.save_label(lib, [ONE], "cry", by)

    def full(*_: object) -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr(disclosures, "append", full)
    items = history(lib, ONE, one.task_id, one.annotator_id, blind=False)
    assert [item.by_other for item in items] == [False, False], "the import, and the own answer"


def test_infants_of_what_was_told_are_kept_too(lib: Library) -> None:
    by = judge(lib)
    differ(lib, ONE, OTHER)
    reviewing.disagreements(lib, by.task_id, by.annotator_id)
    (only,) = told(lib, by)
    assert only.infants == {InfantId(1), InfantId(2)}
