"""A run's events as a person reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryapp.bridge.run_story import RunStory, spoken
from ml.contract import Event, EventKind


def story() -> RunStory:
    made = RunStory("Training cry presence")
    made.begin_stage(1, 2, "finetune")
    return made


def test_it_says_step_epoch_and_time_left() -> None:
    told = story()
    assert told.sentence == "Starting the training program"
    told.take(Event(EventKind.STAGE, {"name": "finetuning", "index": 1, "count": 5}))
    told.take(
        Event(EventKind.EPOCH, {"stage": "finetuning", "epoch": 3, "epochs": 30, "train_loss": 0.5, "eta_s": 240})
    )
    assert told.sentence == "Learning from your labels · epoch 3 of 30 · about 4 min left in this step"
    told.take(Event(EventKind.PROGRESS, {"done": 5, "total": 20, "eta_s": 30}))
    assert told.share_done == 0.25
    assert told.sentence.endswith("under a minute left in this step")
    told.take(Event(EventKind.STAGE, {"name": "evaluating"}))
    assert told.share_done is None
    assert told.sentence == "Measuring on the locked infants"


def test_points_are_kept_by_step_and_a_new_stage_begins_afresh() -> None:
    told = story()
    for step in ("pretraining", "finetuning"):
        told.take(Event(EventKind.EPOCH, {"stage": step, "epoch": 1, "epochs": 2, "train_loss": 1.0, "best": True}))
    assert [p.step for p in told.points] == ["pretraining", "finetuning"]
    told.stopping = True
    told.begin_stage(1, 2, "finetune")
    assert not told.stopping
    assert len(told.points_of("pretraining")) == 1


def test_the_log_is_capped_but_counts_on() -> None:
    told = story()
    for number in range(3000):
        told.take(Event(EventKind.LOG, {"level": "info", "text": str(number)}))
    assert len(told.log) == 1000
    assert told.n_logged == 3001
    assert told.log[-1].endswith("2999")


def test_an_error_is_told_whole() -> None:
    told = story()
    told.take(Event(EventKind.ERROR, {"happened": "No room.", "kept": "", "todo": "Make room."}))
    assert told.log[-1].endswith("No room. Make room.")


json_values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2),
    max_leaves=3,
)
names = st.sampled_from(["name", "done", "total", "eta_s", "epoch", "epochs", "stage", "train_loss", "best", "text"])


@given(st.lists(st.tuples(st.sampled_from(list(EventKind)), st.dictionaries(names, json_values)), max_size=6))
def test_no_event_of_another_program_can_break_it(events: list[tuple[EventKind, dict[str, object]]]) -> None:
    told = story()
    for kind, data in events:
        told.take(Event(kind, data))
        assert told.sentence
        assert told.share_done is None or told.share_done <= 1.0


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (3, "under a minute"),
        (60, "about 1 min"),
        (260, "about 4 min"),
        (3600, "about 1 h"),
        (4260, "about 1 h 10 min"),
        (7190, "about 2 h"),
    ],
)
def test_lengths_of_time_are_spoken(seconds: float, words: str) -> None:
    assert spoken(seconds) == words
