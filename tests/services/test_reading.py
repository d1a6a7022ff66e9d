"""Reading sets in use: the next item, silent repeats, progress, and what a reader is not told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cryapp.domain.annotation import EventKind, LabelState
from cryapp.domain.errors import UserError
from cryapp.domain.ids import ReadingSetId, RecordingId
from cryapp.domain.queue import WorklistQuery
from cryapp.domain.queue_mix import Mix, Reason
from cryapp.domain.reading import Candidate, DealSettings
from cryapp.services import assigning, labelling, reading
from cryapp.services.labelling import Mark
from cryapp.services.library import Library, open_library
from cryapp.store import label_events
from cryapp.store.chain import verify_chain
from tests.store.made import add_recordings, mark


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    lib = open_library(str(tmp_path / "store"))
    add_recordings(lib.store, {f"I-{i}": 2 for i in range(10)})
    yield lib
    lib.close()


def make(lib: Library, *readers: Mark, n: int = 20, **settings: float) -> ReadingSetId:
    chosen = [Candidate(RecordingId(i), "random control") for i in range(1, n + 1)]
    by = readers[0]
    dealt = DealSettings(**{"twice_share": 0.0, "repeat_share": 0.0, "min_gap": 3, **settings})  # type: ignore[arg-type]
    made = assigning.make_set(
        lib, "pilot", by.task_id, chosen, [r.annotator_id for r in readers], dealt, by.annotator_id
    )
    assert made.n_recordings == n
    return made.set_id


def read_all(lib: Library, set_id: ReadingSetId, by: Mark, class_key: str = "cry") -> list[RecordingId]:
    order = []
    while (item := reading.next_item(lib, set_id, by.annotator_id)) is not None:
        reading.answer(lib, item.id, class_key, by)
        order.append(item.recording_id)
    return order


def test_a_set_is_read_to_its_end(lib: Library) -> None:
    one, two = mark(lib, "R-01"), mark(lib, "R-02")
    set_id = make(lib, one, two, twice_share=0.5)
    assert reading.my_progress(lib, set_id, one.annotator_id) == reading.OwnProgress(0, 15)
    seen = read_all(lib, set_id, one)
    assert len(seen) == len(set(seen)) == 15
    assert reading.my_progress(lib, set_id, one.annotator_id) == reading.OwnProgress(15, 15)
    status = assigning.status(lib, set_id)
    assert [(r.reader, r.items, r.answered, r.skipped) for r in status.readers] == [
        ("R-01", 15, 15, 0),
        ("R-02", 15, 0, 0),
    ]
    assert (status.recordings, status.read_twice, status.why, status.is_done) == (20, 10, {"random control": 20}, False)
    read_all(lib, set_id, two)
    assert assigning.status(lib, set_id).is_done


def test_a_silent_repeat_measures_and_changes_nothing(lib: Library) -> None:
    by = mark(lib)
    set_id = make(lib, by, repeat_share=0.2)
    items = reading.my_items(lib, set_id, by.annotator_id)
    assert len(items) == 24
    assert "round" not in vars(items[0]), "the reader is not told"
    again = [item for i, item in enumerate(items) if item.recording_id in {x.recording_id for x in items[:i]}]
    for item in items:
        shown = reading.next_item(lib, set_id, by.annotator_id)
        assert shown is not None
        assert (shown.id, shown.state, shown.class_key) == (item.id, LabelState.WAITING, None)
        if item in again:
            lines = labelling.history(lib, item.recording_id, by.task_id, by.annotator_id)
            assert [line.by for line in lines] == ["CryApp"], "what was said before would give it away"
            saved = reading.answer(lib, item.id, "no_cry", by)
        else:
            reading.answer(lib, item.id, "cry", by)
    assert reading.next_item(lib, set_id, by.annotator_id) is None
    for item in again:
        now = labelling.current_label(lib, item.recording_id, by.task_id, by.annotator_id)
        assert (now.state, now.class_key) == (LabelState.LABELLED, "cry"), "the first answer holds"
        kinds = [e.kind for e in labelling.events(lib, item.recording_id)]
        assert kinds == [EventKind.LABEL, EventKind.REPEAT]
    own = {item.id: item.class_key for item in reading.my_items(lib, set_id, by.annotator_id)}
    assert [own[item.id] for item in again] == ["no_cry"] * 4
    labelling.revert(lib, saved.event_ids, by)
    back = reading.next_item(lib, set_id, by.annotator_id)
    assert back is not None
    assert back.id == again[-1].id, "undone: it waits again"
    with lib.store.write() as session:
        assert verify_chain(session) is None
        before = labelling.current_label(lib, again[0].recording_id, by.task_id, by.annotator_id)
        label_events.rebuild_projection(session)
    assert labelling.current_label(lib, again[0].recording_id, by.task_id, by.annotator_id) == before


def test_a_skipped_first_reading_is_not_repeated_and_a_skipped_repeat_leaves_the_first(lib: Library) -> None:
    by = mark(lib)
    set_id = make(lib, by, n=4, repeat_share=1.0, min_gap=0)
    first = reading.next_item(lib, set_id, by.annotator_id)
    assert first is not None
    reading.skip(lib, first.id, "too noisy", by)
    seen = read_all(lib, set_id, by)
    assert first.recording_id not in seen
    assert len(seen) == 6
    other = next(i for i in reading.my_items(lib, set_id, by.annotator_id) if i.recording_id != first.recording_id)
    repeat = [i for i in reading.my_items(lib, set_id, by.annotator_id) if i.recording_id == other.recording_id][-1]
    with pytest.raises(UserError, match="needs a reason"):
        reading.skip(lib, repeat.id, " ", by)
    reading.skip(lib, repeat.id, "too noisy", by)
    assert labelling.current_label(lib, other.recording_id, by.task_id, by.annotator_id).class_key == "cry"


def test_others_items_closed_sets_and_strange_classes_are_refused(lib: Library) -> None:
    one, two = mark(lib, "R-01"), mark(lib, "R-02")
    set_id = make(lib, one)
    item = reading.next_item(lib, set_id, one.annotator_id)
    assert item is not None
    for by, words in ((two, "not yours"), (Mark(mark(lib, task_key="trigger").task_id, one.annotator_id), "closed")):
        with pytest.raises(UserError, match=words):
            reading.answer(lib, item.id, "cry", by)
    with pytest.raises(UserError, match="no class"):
        reading.answer(lib, item.id, "hungry", one)
    with pytest.raises(UserError, match="answered with a class"):
        reading.finish(lib, item.id, one)
    assert [found.id for found in reading.my_sets(lib, one.annotator_id)] == [set_id]
    assert reading.my_sets(lib, two.annotator_id) == ()
    assigning.close_set(lib, set_id, one.annotator_id)
    with pytest.raises(UserError, match="closed"):
        reading.answer(lib, item.id, "cry", one)
    assert reading.my_sets(lib, one.annotator_id) == ()
    assert labelling.events(lib, item.recording_id) == ()


def test_what_cannot_be_made_is_said(lib: Library) -> None:
    by = mark(lib)
    chosen = [Candidate(RecordingId(1), "x")]
    plain = DealSettings(0, 0)
    for cards, readers, settings, words in (
        ([], [by.annotator_id], plain, "nothing to read"),
        ([Candidate(RecordingId(999), "x")], [by.annotator_id], plain, "nothing to read"),
        (chosen, [], plain, "needs readers"),
        (chosen, [99], plain, "needs readers"),
        (chosen, [by.annotator_id], DealSettings(0.5, 0), "needs 2 readers"),
    ):
        with pytest.raises(UserError, match=words):
            assigning.make_set(lib, "x", by.task_id, cards, readers, settings, by.annotator_id)  # type: ignore[arg-type]
    with pytest.raises(UserError, match="no name"):
        assigning.make_set(lib, "  ", by.task_id, chosen, [by.annotator_id], plain, by.annotator_id)
    units = mark(lib, task_key="cry_unit").task_id
    with pytest.raises(UserError, match="cannot be repeated in silence"):
        assigning.make_set(lib, "x", units, chosen, [by.annotator_id], DealSettings(0, 0.5), by.annotator_id)
    assert assigning.sets(lib) == ()


def test_one_recording_stands_for_an_infant_and_segments_are_finished(lib: Library) -> None:
    injury, units = mark(lib, task_key="neuro_injury"), mark(lib, task_key="cry_unit")
    chosen = [Candidate(RecordingId(i), "x") for i in range(1, 21)]
    plain = DealSettings(0, 0)
    made = assigning.make_set(lib, "infants", injury.task_id, chosen, [injury.annotator_id], plain, injury.annotator_id)
    assert (made.n_recordings, made.n_items) == (10, 10)
    assert len(read_all(lib, made.set_id, injury, "none")) == 10
    made = assigning.make_set(lib, "units", units.task_id, chosen[:2], [units.annotator_id], plain, units.annotator_id)
    item = reading.next_item(lib, made.set_id, units.annotator_id)
    assert item is not None
    reading.finish(lib, item.id, units)
    assert reading.my_progress(lib, made.set_id, units.annotator_id) == reading.OwnProgress(1, 2)


def test_candidates_say_why_and_chance_keeps_its_share(lib: Library) -> None:
    by = mark(lib)
    query = WorklistQuery(by.task_id, None)
    mix = Mix({Reason.RANDOM: 0.4, Reason.UNLIKE: 0.6})
    found, notes = assigning.candidates(lib, query, 10, mix, seed=3)
    assert len({card.recording_id for card in found}) == 10
    assert [card.why for card in found].count("random control") == 4
    assert len(notes) == 1, "without a model nothing is like or unlike"
    plain, _ = assigning.candidates(lib, query, 5)
    assert [card.recording_id for card in plain] == [1, 2, 3, 4, 5]
    assert {card.why for card in plain} == {"imported"}


def repeats_of(lib: Library, set_id: ReadingSetId, by: Mark) -> tuple[int, int]:
    """(first item, its silent repeat) of the first recording that comes again."""
    items = reading.my_items(lib, set_id, by.annotator_id)
    again = next(one for n, one in enumerate(items) if one.recording_id in {o.recording_id for o in items[:n]})
    first = next(one for one in items if one.recording_id == again.recording_id)
    return first.id, again.id


def test_each_reading_of_a_recording_shows_only_its_own_answer(lib: Library) -> None:
    by = mark(lib, "R-01")
    set_id = make(lib, by, repeat_share=0.2)
    first, again = repeats_of(lib, set_id, by)
    reading.answer(lib, first, "cry", by, {"certainty": "unsure"})
    facts = reading.item_facts(lib, again, by.annotator_id)
    assert (facts.label.state, facts.label.class_key, dict(facts.label.payload)) == (LabelState.WAITING, None, {})
    assert facts.history == ()
    reading.answer(lib, again, "no_cry", by, {"certainty": "sure"})
    facts = reading.item_facts(lib, again, by.annotator_id)
    assert (facts.label.class_key, dict(facts.label.payload)) == ("no_cry", {"certainty": "sure"})
    assert [line.text for line in facts.history] == ["No cry"], "nothing tells that it is a repeat"
    before = reading.item_facts(lib, first, by.annotator_id)
    assert (before.label.class_key, dict(before.label.payload)) == ("cry", {"certainty": "unsure"})
    assert [line.text for line in before.history] == ["Cry (unsure)"]
    assert (before.set_name, before.total) == ("pilot", 24)


def test_taking_the_answer_of_a_repeat_away_leaves_the_first(lib: Library) -> None:
    by = mark(lib, "R-01")
    set_id = make(lib, by, repeat_share=0.2)
    first, again = repeats_of(lib, set_id, by)
    reading.answer(lib, first, "cry", by)
    reading.answer(lib, again, "no_cry", by)
    cleared = reading.clear(lib, again, by)
    now = reading.item_facts(lib, again, by.annotator_id)
    assert now.label.state is LabelState.WAITING
    assert [line.text for line in now.history] == ["No cry", "Undone: No cry"]
    assert reading.item_facts(lib, first, by.annotator_id).label.class_key == "cry"
    labelling.revert(lib, cleared.event_ids, by)
    now = reading.item_facts(lib, again, by.annotator_id)
    assert (now.label.class_key, now.history[-1].text) == ("no_cry", "Redone: No cry")
    reading.skip(lib, again, "too noisy", by)
    now = reading.item_facts(lib, again, by.annotator_id)
    assert (now.label.state, now.label.skip_reason) == (LabelState.SKIPPED, "too noisy")
    assert now.history[-1].text == "Skipped: too noisy"
    reading.clear(lib, first, by)
    assert reading.item_facts(lib, first, by.annotator_id).label.state is LabelState.WAITING


def test_rows_of_a_set_name_neither_infant_nor_file(lib: Library) -> None:
    by, other = mark(lib, "R-01"), mark(lib, "R-02")
    set_id = make(lib, by, repeat_share=0.2)
    first, again = repeats_of(lib, set_id, by)
    reading.answer(lib, first, "cry", by)
    items = reading.my_items(lib, set_id, by.annotator_id)
    query = WorklistQuery(by.task_id, by.annotator_id)
    rows = reading.item_rows(lib, query, set_id, [item.id for item in items])
    assert [rows[item.id].title for item in items] == [f"No. {n}" for n in range(1, 25)]
    assert {row.file_name for row in rows.values()} == {""}
    assert (rows[first].state, rows[first].class_key) == (LabelState.LABELLED, "cry")
    assert (rows[again].state, rows[again].class_key) == (LabelState.WAITING, None)
    assert rows[first].why == "random control"
    assert reading.item_rows(lib, query, set_id, [10**6]) == {}
    with pytest.raises(UserError, match="not yours"):
        reading.item_facts(lib, first, other.annotator_id)
    with pytest.raises(UserError, match="not yours"):
        reading.clear(lib, first, other)
