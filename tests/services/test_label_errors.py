"""Label-error candidates against confident learning done by hand; an infant's page shows what its reader may see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cryapp.domain.annotation import Role
from cryapp.domain.errors import UserError
from cryapp.domain.ids import InfantId, ModelId, RecordingId
from cryapp.domain.reading import Candidate, DealSettings
from cryapp.services import assigning, label_errors, labelling, people
from cryapp.services.infant_page import infant_page
from cryapp.services.labelling import Mark
from cryapp.services.library import Library, open_library
from cryapp.services.tasks import get_task
from cryapp.store import models, predictions
from tests.services.made_models import model_in_use
from tests.store.made import add_recordings, mark

LABELS = {1: "cry", 2: "cry", 3: "cry", 4: "no_cry", 5: "no_cry", 6: "no_cry"}
P_CRY = {1: 0.9, 2: 0.8, 3: 0.1, 4: 0.2, 5: 0.1, 6: 0.85}
# A cry is believed from 0.6 on, the mean of 0.9, 0.8 and 0.1; no cry from 0.617 on. So 3 and 6 are contradicted.


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    lib = open_library(str(tmp_path / "store"), locked_share=0.9)
    born_at = datetime(2026, 3, 1, 6, tzinfo=UTC)
    people.save_infant(lib, None, "I-1", {"born_at": born_at})
    for hours in (20, 5, 11):
        add_recordings(lib.store, {"I-1": 1}, recorded_at=born_at + timedelta(hours=hours))
    add_recordings(lib.store, {"I-1": 1, "I-2": 2})
    yield lib
    lib.close()


def label_all(lib: Library, by: Mark) -> None:
    for id_, class_key in LABELS.items():
        labelling.save_label(lib, [RecordingId(id_)], class_key, by)


def judge(lib: Library) -> Mark:
    task = get_task(lib, "cry_presence")
    return Mark(task.id, people.add_annotator(lib, "J-01", Role.ADJUDICATOR).annotator.id)


def add_model(lib: Library, infant: str | None = None) -> ModelId:
    codes = {1: "I-1", 2: "I-1", 3: "I-1", 4: "I-1", 5: "I-2", 6: "I-2"}
    rows = [
        {"recording": str(id_), "infant": infant or codes[id_], "label": LABELS[id_], "probability": p}
        for id_, p in P_CRY.items()
    ]
    card = {"task": {"classes": ["cry", "no_cry"], "positive": ["cry"]}, "metrics": {"per_recording": rows}}
    new = model_in_use(card)
    said = [
        predictions.NewPrediction(RecordingId(id_), {"cry": p, "no_cry": 1 - p}, "cry", 0.5, [p], 0.5)
        for id_, p in P_CRY.items()
    ]
    with lib.store.write() as session:
        models.add(session, new)
        predictions.save_many(session, new.id, said)
    return new.id


def test_confident_disagreement_worst_first(lib: Library) -> None:
    by, task = judge(lib), get_task(lib, "cry_presence")
    label_all(lib, mark(lib))
    said = label_errors.predictions_of_model(lib, add_model(lib), task)
    found = label_errors.label_errors(lib, task, by.annotator_id, said)
    assert [(e.recording_id, e.label, e.believed, round(e.margin, 2)) for e in found] == [
        (3, "cry", "no_cry", 0.8),
        (6, "no_cry", "cry", 0.7),
    ]
    assert (found[0].title, found[0].p_label, found[0].locked) == ("I-1 · 3", 0.1, True)
    one = mark(lib)
    with pytest.raises(UserError, match="Only an adjudicator"):
        label_errors.label_errors(lib, task, one.annotator_id, said)
    chosen = [Candidate(RecordingId(3), "x")]
    assigning.make_set(lib, "x", task.id, chosen, [by.annotator_id], DealSettings(0, 0), by.annotator_id)
    assert [e.recording_id for e in label_errors.label_errors(lib, task, by.annotator_id, said)] == [6]


def test_a_model_from_elsewhere_says_nothing_of_our_recordings(lib: Library) -> None:
    task = get_task(lib, "cry_presence")
    model_id = add_model(lib, infant="X-9")
    with pytest.raises(UserError, match="says nothing of single recordings"):
        label_errors.predictions_of_model(lib, model_id, task)
    with pytest.raises(UserError, match="no model"):
        label_errors.predictions_of_model(lib, model_id, get_task(lib, "trigger"))


def test_predictions_from_a_file(lib: Library, tmp_path: Path) -> None:
    task = get_task(lib, "cry_presence")
    path = tmp_path / "folds.csv"
    lines = [f"{id_},{p},{1 - p:.2f}" for id_, p in P_CRY.items()]
    path.write_text("\n".join(["recording,cry,no_cry", *lines]))
    said = label_errors.predictions_of_file(path, task)
    assert said[RecordingId(3)] == {"cry": 0.1, "no_cry": 0.9}
    labels = {RecordingId(id_): key for id_, key in LABELS.items()}
    assert label_errors.candidates(labels, said, task) == [(3, "no_cry"), (6, "cry")]
    for bad in ("7,1.5,0", "1,0.5,0.5", "x,0.5,0.5", "8,nan,1"):
        path.write_text("\n".join(["recording,cry,no_cry", *lines, bad]))
        with pytest.raises(UserError, match=r"Line 8 of folds.csv is no prediction"):
            label_errors.predictions_of_file(path, task)
    path.write_text("recording,cry\n1,0.5")
    with pytest.raises(UserError, match="no column “no_cry”"):
        label_errors.predictions_of_file(path, task)


def test_a_class_labelled_once_has_no_threshold(lib: Library) -> None:
    task = get_task(lib, "cry_presence")
    said = {RecordingId(i): {"cry": 0.9, "no_cry": 0.1} for i in (1, 2)}
    assert label_errors.candidates({RecordingId(1): "cry", RecordingId(2): "no_cry"}, said, task) == []
    assert label_errors.candidates({}, said, task) == []


def test_an_infants_page_from_birth_on(lib: Library) -> None:
    by, one, two = judge(lib), mark(lib, "R-01"), mark(lib, "R-02")
    add_model(lib)
    exam = mark(lib, "R-02", "neuro_injury")
    labelling.save_label(lib, [RecordingId(1)], "cry", one)
    labelling.save_label(lib, [RecordingId(2)], "no_cry", two)
    labelling.save_label(lib, [RecordingId(2)], "confirmed", exam, {"sarnat": "mild"})
    infant_id = labelling.get_recording(lib, RecordingId(1)).infant_id
    page = infant_page(lib, infant_id, by.task_id, by.annotator_id)
    assert page.sees_all
    assert [(s.recording.id, s.hours_since_birth) for s in page.sounds] == [(2, 5.0), (3, 11.0), (1, 20.0), (4, None)]
    assert [[(a.reader, a.class_key) for a in s.said] for s in page.sounds] == [
        [("R-02", "no_cry")], [], [("R-01", "cry")], [],
    ]  # fmt: skip
    assert [s.prediction.probabilities["cry"] for s in page.sounds if s.prediction] == [0.8, 0.1, 0.9, 0.2]
    assert [(e.reader, e.class_key, e.details) for e in page.exams] == [("R-02", "confirmed", (("sarnat", "mild"),))]
    own = infant_page(lib, infant_id, one.task_id, one.annotator_id)
    assert not own.sees_all
    assert [len(s.said) for s in own.sounds] == [0, 0, 1, 0]
    assert [s.prediction is not None for s in own.sounds] == [False, False, True, False], "only where they answered"
    assert (own.exams, own.screenings) == ((), ())
    with pytest.raises(UserError, match="not in the store"):
        infant_page(lib, InfantId(99), one.task_id, one.annotator_id)


def test_with_something_to_read_blind_an_adjudicator_sees_no_more_than_a_reader(lib: Library) -> None:
    by, one = judge(lib), mark(lib, "R-01")
    add_model(lib)
    labelling.save_label(lib, [RecordingId(1)], "cry", one)
    chosen = [Candidate(RecordingId(3), "x")]
    made = assigning.make_set(lib, "x", by.task_id, chosen, [by.annotator_id], DealSettings(0, 0), by.annotator_id)
    infant_id = labelling.get_recording(lib, RecordingId(1)).infant_id
    page = infant_page(lib, infant_id, by.task_id, by.annotator_id)
    assert not page.sees_all
    assert not any(sound.said or sound.prediction for sound in page.sounds)
    assigning.close_set(lib, made.set_id, by.annotator_id)
    assert infant_page(lib, infant_id, by.task_id, by.annotator_id).sees_all
    assert labelling.reveal_prediction(lib, RecordingId(1), one.task_id, one.annotator_id) is not None
    again = assigning.make_set(
        lib, "y", by.task_id, [Candidate(RecordingId(1), "x")], [one.annotator_id], DealSettings(0, 1.0, min_gap=0),
        by.annotator_id,
    )  # fmt: skip
    assert again.n_items == 2
    own = infant_page(lib, infant_id, one.task_id, one.annotator_id)
    assert not any(sound.said or sound.prediction for sound in own.sounds), "a silent repeat is open"
    assert labelling.reveal_prediction(lib, RecordingId(1), one.task_id, one.annotator_id) is None
