"""What Review settles: three kinds of matter, cases without names, figures by role, a table of them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from cryapp.domain.annotation import Role
from cryapp.domain.errors import Cancelled, UserError
from cryapp.domain.ids import ModelId, RecordingId
from cryapp.domain.reading import Candidate, DealSettings
from cryapp.domain.segment import SegmentState
from cryapp.services import agreement_report, assigning, labelling, people, reading, reviewing, segmenting, settling
from cryapp.services.labelling import Mark
from cryapp.services.library import Library, open_library
from cryapp.services.settling import Kind
from cryapp.services.tasks import get_task
from tests.services.test_reviewing import judge, two_readers
from tests.store.made import add_recordings, mark

ONE, TWO, THREE = (RecordingId(i) for i in range(1, 4))


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    lib = open_library(str(tmp_path / "store"))
    add_recordings(lib.store, {"I-1": 2, "I-2": 1, "I-3": 27})
    yield lib
    lib.close()


def test_cases_carry_no_names_until_they_are_ruled_about_and_no_reader_always_comes_first(lib: Library) -> None:
    by = judge(lib)
    one, two = mark(lib, "R-01"), mark(lib, "R-02")
    for i in range(1, 25):
        labelling.save_label(lib, [RecordingId(i)], "cry", one)
        labelling.save_label(lib, [RecordingId(i)], "no_cry", two)
    task = get_task(lib, "cry_presence")
    found = settling.to_settle(lib, task, by.annotator_id)
    assert {one.kind for one in found.items} == {Kind.DISAGREEMENT}
    assert len(found.items) == 24
    firsts = set()
    for matter in found.items:
        shown = settling.case(lib, matter.recording_id, task.id, by.annotator_id)
        assert {answer.reader for answer in shown.answers} == {None}
        assert tuple(answer.class_key for answer in shown.answers) == matter.said
        firsts.add(shown.answers[0].class_key)
    assert firsts == {"cry", "no_cry"}, "whoever is first in one recording is second in another"
    reviewing.adjudicate(lib, ONE, "cry", by, "plain")
    ruled = settling.case(lib, ONE, task.id, by.annotator_id)
    assert {(answer.reader, answer.class_key) for answer in ruled.answers} == {("R-01", "cry"), ("R-02", "no_cry")}
    assert ruled.ruled_by == "J-01"
    assert ONE not in {matter.recording_id for matter in settling.to_settle(lib, task, by.annotator_id).items}
    assert ONE in {matter.recording_id for matter in settling.to_settle(lib, task, by.annotator_id, ruled=True).items}


def test_own_answers_cannot_be_ruled_about_and_it_is_said(lib: Library) -> None:
    two_readers(lib)
    by = judge(lib)
    labelling.save_label(lib, [ONE], "cry", by)
    shown = settling.case(lib, ONE, by.task_id, by.annotator_id)
    assert "another adjudicator" in shown.why_not


def test_segments_are_ruled_by_place(lib: Library) -> None:
    by = judge(lib, task_key="cry_unit")
    for code, edges in (("R-01", [(0.5, 1.5), (2.0, 3.0)]), ("R-02", [(0.52, 1.5)])):
        states = [SegmentState(a, b, classes=("expiration",)) for a, b in edges]
        segmenting.draw(lib, ONE, states, mark(lib, code, "cry_unit"))
    task = get_task(lib, "cry_unit")
    (matter,) = settling.to_settle(lib, task, by.annotator_id).items
    shown = settling.case(lib, ONE, task.id, by.annotator_id)
    assert tuple(str(len(answer.segments)) for answer in shown.answers) == matter.said
    longer = next(i for i, answer in enumerate(shown.answers) if len(answer.segments) == 2)
    settling.rule_segments(lib, ONE, longer, by, "the second breath is there")
    after = settling.case(lib, ONE, task.id, by.annotator_id)
    assert (after.ruled_place, after.answers[longer].reader) == (longer, "R-01")
    with pytest.raises(UserError, match="no such reading"):
        settling.rule_segments(lib, ONE, 2, by)


def test_a_silent_repeat_that_differs_is_a_matter(lib: Library) -> None:
    by, reader = judge(lib), mark(lib, "R-01")
    chosen = [Candidate(RecordingId(i), "x") for i in range(4, 30)]
    made = assigning.make_set(
        lib, "x", by.task_id, chosen, [reader.annotator_id], DealSettings(0.0, 0.2), by.annotator_id
    )
    seen: set[int] = set()
    changed = None
    while (item := reading.next_item(lib, made.set_id, reader.annotator_id)) is not None:
        again = item.recording_id in seen
        said = "no_cry" if again and changed is None else "cry"
        changed = item.recording_id if again and changed is None else changed
        reading.answer(lib, item.id, said, reader)
        seen.add(item.recording_id)
    assert changed is not None
    task = get_task(lib, "cry_presence")
    (matter,) = settling.to_settle(lib, task, by.annotator_id).items
    assert (matter.kind, matter.recording_id, matter.said) == (Kind.REPEAT, changed, ("cry", "no_cry"))
    (answer,) = settling.case(lib, changed, task.id, by.annotator_id).answers
    assert (answer.class_key, answer.again) == ("cry", ("no_cry",))
    reviewing.adjudicate(lib, changed, "cry", by)
    assert settling.to_settle(lib, task, by.annotator_id).items == ()


def test_a_ruling_on_a_candidate_says_that_the_model_was_on_the_screen(lib: Library) -> None:
    by, reader = judge(lib), mark(lib, "R-01")
    task = get_task(lib, "cry_presence")
    for i in range(1, 11):
        labelling.save_label(lib, [RecordingId(i)], "cry" if i < 6 else "no_cry", reader)
    sure = {RecordingId(i): {"cry": 0.9 if i < 6 else 0.1, "no_cry": 0.1 if i < 6 else 0.9} for i in range(1, 11)}
    sure[TWO] = {"cry": 0.03, "no_cry": 0.97}
    (matter,) = settling.candidates_of(lib, task, by.annotator_id, sure, ModelId("m-1"))
    assert (matter.recording_id, matter.said, matter.believed) == (TWO, ("cry",), "no_cry")
    reviewing.adjudicate(lib, TWO, "no_cry", settling.seen_with(by, matter), "a kettle")
    shown = labelling.events(lib, TWO)[-1].shown
    assert (shown.blind, shown.prediction_visible, shown.model_id, shown.probability) == (False, True, "m-1", 0.97)
    assert settling.candidates_of(lib, task, by.annotator_id, sure) == []


def test_without_a_model_the_list_says_so(lib: Library) -> None:
    by = judge(lib)
    notes = settling.to_settle(lib, get_task(lib, "cry_presence"), by.annotator_id).notes
    assert notes == ("No model is in use, so no label of a locked infant can be held against one.",)


@pytest.mark.parametrize("role", [Role.ANNOTATOR, Role.SCREENER, Role.LEAD])
def test_others_settle_nothing(lib: Library, role: Role) -> None:
    two_readers(lib)
    by = people.add_annotator(lib, "X-1", role).annotator.id
    task = get_task(lib, "cry_presence")
    for call in (
        lambda: settling.to_settle(lib, task, by),
        lambda: settling.case(lib, ONE, task.id, by),
        lambda: settling.rule_segments(lib, ONE, 0, Mark(get_task(lib, "cry_unit").id, by)),
    ):
        with pytest.raises(UserError, match="Only an adjudicator"):
            call()


def test_readers_get_totals_adjudicators_and_leads_all(lib: Library, tmp_path: Path) -> None:
    one, _ = two_readers(lib)
    task = get_task(lib, "cry_presence")
    report, sees_all = agreement_report.agreement_for(lib, task, one.annotator_id, n_draws=50)
    assert not sees_all
    assert (report.pairs, report.n_read_twice) == ((), 3)  # type: ignore[union-attr]
    with pytest.raises(UserError, match="study lead"):
        agreement_report.export_agreement(lib, report, tmp_path / "a.csv", one.annotator_id)
    with pytest.raises(UserError, match="study lead"):
        agreement_report.agreement_for(lib, get_task(lib, "cry_unit"), one.annotator_id)
    lead = people.add_annotator(lib, "L-1", Role.LEAD).annotator.id
    report, sees_all = agreement_report.agreement_for(lib, task, lead, n_draws=50)
    assert sees_all
    n_rows = agreement_report.export_agreement(lib, report, tmp_path / "a.csv", lead)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == n_rows
    kappa = next(row for row in rows if row["figure"] == "cohen_kappa" and row["about"] == "pair")
    assert (kappa["reader"], kappa["second_reader"], kappa["n_units"]) == ("R-01", "R-02", "3")
    assert float(kappa["value"]) == pytest.approx(report.pairs[0].kappa.value, abs=1e-6)  # type: ignore[union-attr]


def test_computing_tells_its_share_and_can_be_called_off(lib: Library) -> None:
    two_readers(lib)
    task, lead = get_task(lib, "cry_presence"), people.add_annotator(lib, "L-1", Role.LEAD).annotator.id
    shares: list[float] = []
    agreement_report.agreement_for(lib, task, lead, n_draws=50, on_share=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 0.9

    def stop(_share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        agreement_report.agreement_for(lib, task, lead, n_draws=50, on_share=stop)
