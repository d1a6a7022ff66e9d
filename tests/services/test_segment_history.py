"""Acts on segments in the history of a recording: who, when, what, taken back or not; nobody else's while blind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cryapp.domain.ids import RecordingId, SegmentEventId
from cryapp.domain.reading import Candidate, DealSettings
from cryapp.domain.segment import Proposed, SegmentState
from cryapp.domain.task_draft import TaskDraft
from cryapp.services import assigning, labelling, proposing, reading, segmenting, task_editing
from cryapp.services.labelling import HistoryItem, Mark
from cryapp.services.library import Library, open_library
from cryapp.services.tasks import get_task
from tests.store.made import add_recordings, mark

ONE = RecordingId(1)
CRY = SegmentState(1.0, 2.0, classes=("expiration",))


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    lib = open_library(str(tmp_path / "store"))
    add_recordings(lib.store, {"I-1": 2})
    yield lib
    lib.close()


def unit(lib: Library, code: str = "R-01") -> Mark:
    return mark(lib, code, "cry_unit")


def lines(lib: Library, by: Mark, blind: bool = True) -> list[HistoryItem]:
    return [one for one in labelling.history(lib, ONE, by.task_id, by.annotator_id, blind) if one.is_act]


def texts(lib: Library, by: Mark, blind: bool = True) -> list[str]:
    return [line.text for line in lines(lib, by, blind)]


def test_each_act_is_one_line_that_says_what_was_done(lib: Library) -> None:
    by = unit(lib)
    (first,) = segmenting.draw(lib, ONE, [CRY], by).segment_ids
    segmenting.move(lib, [first], 0.5, by)
    segmenting.resize(lib, first, 1.5, 2.75, by)
    segmenting.relabel(lib, [first], ["inspiration", "hyperphonation"], by)
    segmenting.set_uncertain(lib, [first], True, by)
    segmenting.set_uncertain(lib, [first], False, by)
    segmenting.set_note(lib, first, "hoarse", by)
    segmenting.set_note(lib, first, "", by)
    segmenting.set_band(lib, first, (350.0, 600.0), by)
    second = segmenting.split(lib, first, 2.0, by).segment_ids[1]
    segmenting.merge(lib, [first, second], by)
    segmenting.clone(lib, [first], 1.25, by)
    segmenting.delete(lib, [first], by)
    assert texts(lib, by) == [
        "Segment drawn: 1.00–2.00 s, Expiration",
        "Segment moved: 1.00–2.00 s → 1.50–2.50 s",
        "Segment resized: 1.50–2.50 s → 1.50–2.75 s",
        "Class of 1.50–2.75 s: Expiration → Inspiration + Hyperphonation",
        "Marked uncertain: 1.50–2.75 s, Inspiration + Hyperphonation",
        "No longer uncertain: 1.50–2.75 s, Inspiration + Hyperphonation",
        "Note on 1.50–2.75 s: hoarse",
        "Note on 1.50–2.75 s removed",
        "Frequencies of a segment changed: 1.50–2.75 s, 350–600 Hz, Inspiration + Hyperphonation",
        "Segment cut at 2.00 s: 1.50–2.75 s, 350–600 Hz, Inspiration + Hyperphonation",
        "2 segments joined: 1.50–2.75 s, 350–600 Hz, Inspiration + Hyperphonation",
        "Segment copied: 2.75–4.00 s, 350–600 Hz, Inspiration + Hyperphonation",
        "Segment deleted: 1.50–2.75 s, 350–600 Hz, Inspiration + Hyperphonation",
    ]
    assert {line.by for line in lines(lib, by)} == {"R-01"}


def test_proposals_and_many_at_once(lib: Library) -> None:
    by = unit(lib)
    offers = [Proposed(n, n + 0.5, "expiration", "energy", 0.9, 0.6) for n in (0.0, 1.0, 2.0)]
    proposing.accept(lib, ONE, offers[:1], by)
    proposing.correct(lib, ONE, offers[1], replace(CRY, classes=()), by)
    proposing.reject(lib, ONE, offers[2:], by)
    proposing.accept(lib, ONE, offers, by)
    drawn = segmenting.draw(lib, ONE, [CRY, replace(CRY, end_s=1.0)], by).segment_ids
    segmenting.move(lib, drawn, 0.1, by)
    assert texts(lib, by) == [
        "Proposal accepted: 0.00–0.50 s, Expiration",
        "Proposal corrected: 1.00–2.00 s, no class",
        "Proposal rejected: 2.00–2.50 s, Expiration",
        "3 proposals accepted",
        "2 segments drawn",
        "2 segments moved",
    ]


def test_undo_and_redo_name_the_act_and_mark_what_is_taken_back(lib: Library) -> None:
    by = unit(lib)
    drawn = segmenting.draw(lib, ONE, [CRY], by)
    batches: list[SegmentEventId | None] = [drawn.batch]
    seen = []
    for step in range(4):  # undo, redo, undo, redo
        last = batches[-1]
        assert last is not None
        batches.append(segmenting.revert(lib, last, by).batch)
        seen.append((lines(lib, by)[-1].text, lines(lib, by)[0].reverted))
        assert lines(lib, by)[0].batch == drawn.batch, step
    told = "Segment drawn: 1.00–2.00 s, Expiration"
    assert seen == [
        (f"Undone: {told}", True),
        (f"Redone: {told}", False),
        (f"Undone: {told}", True),
        (f"Redone: {told}", False),
    ]


def test_they_stand_among_the_labels_by_time_whatever_is_asked(lib: Library) -> None:
    whole, by = mark(lib), unit(lib)
    labelling.save_label(lib, [ONE], "cry", whole)
    segmenting.draw(lib, ONE, [CRY], by)
    labelling.save_note(lib, ONE, "loud", whole)
    assert texts(lib, whole) == ["Cry", "Segment drawn: 1.00–2.00 s, Expiration", "Note: loud"]
    labelling.finish(lib, [ONE], by)
    for asked in (whole, by):
        assert [(line.task, line.text) for line in lines(lib, asked)] == [
            ("Cry presence", "Cry"),
            ("Cry units", "Segment drawn: 1.00–2.00 s, Expiration"),
            ("Cry presence", "Note: loud"),
            ("Cry units", "All segments marked"),
        ]


def test_another_readers_are_not_there_before_the_own_are_finished(lib: Library) -> None:
    one, two = unit(lib, "R-01"), unit(lib, "R-02")
    segmenting.draw(lib, ONE, [CRY], one)
    segmenting.draw(lib, ONE, [replace(CRY, start_s=0.5)], two)
    for blind in (True, False):
        assert [line.by for line in lines(lib, two, blind)] == ["R-02"], blind
        assert [line.by for line in lines(lib, mark(lib, "R-02"), blind)] == ["R-02"], blind
    labelling.finish(lib, [ONE], two)
    assert {line.by for line in lines(lib, two)} == {"R-02"}, "reading is blind"
    assert [line.by for line in lines(lib, two, blind=False)] == ["R-01", "R-02", "R-02"]
    labelling.clear_label(lib, [ONE], two)
    assert {line.by for line in lines(lib, two, blind=False)} == {"R-02"}, "it waits again"


def test_in_a_set_they_are_told_only_where_parts_are_what_is_read(lib: Library) -> None:
    whole, by = mark(lib), unit(lib)
    segmenting.draw(lib, ONE, [CRY], by)
    for one, expected in ((whole, []), (by, ["Segment drawn: 1.00–2.00 s, Expiration"])):
        made = assigning.make_set(
            lib, "x", one.task_id, [Candidate(ONE, "x")], [by.annotator_id], DealSettings(0, 0), by.annotator_id
        )
        (item,) = reading.my_items(lib, made.set_id, by.annotator_id)
        history = reading.item_facts(lib, item.id, by.annotator_id).history
        assert [line.text for line in history] == expected


def test_classes_are_named_as_they_were_when_the_act_was_done(lib: Library) -> None:
    by = unit(lib)
    segmenting.draw(lib, ONE, [CRY], by)
    draft = TaskDraft.of(get_task(lib, "cry_unit"))
    other = (replace(draft.classes[0], name="Breath out"), *draft.classes[1:])
    task_editing.save_task(lib, replace(draft, classes=other), by.annotator_id)
    segmenting.draw(lib, ONE, [CRY], by)
    assert texts(lib, by) == [
        "Segment drawn: 1.00–2.00 s, Expiration",
        "Segment drawn: 1.00–2.00 s, Breath out",
    ]


def test_only_the_newest_acts_of_thousands_are_read(lib: Library) -> None:
    by = unit(lib)
    (first,) = segmenting.draw(lib, ONE, [CRY], by).segment_ids
    for n in range(65):
        segmenting.resize(lib, first, 1.0, 2.0 + 0.01 * (n + 1), by)
    found = texts(lib, by)
    assert len(found) == 60
    assert found[-1] == "Segment resized: 1.00–2.64 s → 1.00–2.65 s"
