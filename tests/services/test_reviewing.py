"""Review: blind readers are kept out before anything is fetched; rulings train, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from cryapp.domain.annotation import EventKind, LabelState, Role
from cryapp.domain.errors import UserError
from cryapp.domain.ids import RecordingId
from cryapp.domain.reading import Candidate, DealSettings
from cryapp.domain.segment import SegmentState
from cryapp.services import assigning, labelling, people, reading, reviewing, segmenting
from cryapp.services.labelling import Mark
from cryapp.services.library import Library, open_library
from cryapp.services.segment_agreement import segment_agreement
from cryapp.services.tasks import get_task
from cryapp.store import adjudications, label_events, snapshot
from cryapp.store.chain import verify_chain
from cryapp.store.snapshot import Basis, LeftOut
from tests.store.made import add_recordings, mark

ONE, TWO, THREE, FOUR = (RecordingId(i) for i in range(1, 5))


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    lib = open_library(str(tmp_path / "store"))
    add_recordings(lib.store, {"I-1": 2, "I-2": 1, "I-3": 3})
    yield lib
    lib.close()


def judge(lib: Library, code: str = "J-01", task_key: str = "cry_presence") -> Mark:
    by = people.add_annotator(lib, code, Role.ADJUDICATOR).annotator.id
    return Mark(get_task(lib, task_key).id, by)


def two_readers(lib: Library) -> tuple[Mark, Mark]:
    """Recordings 1 (cry / no cry), 2 (cry / unusable) and 3 (both cry); 4 by one reader, 5 with an "I don't know"."""
    one, two = mark(lib, "R-01"), mark(lib, "R-02")
    for by, said in ((one, ("cry", "cry", "cry", "cry", "cry")), (two, ("no_cry", "unusable", "cry", "", "dont_know"))):
        for i, class_key in enumerate(said, 1):
            if class_key:
                labelling.save_label(lib, [RecordingId(i)], class_key, by)
    labelling.save_note(lib, ONE, "hoarse", one)
    return one, two


def training(lib: Library) -> tuple[dict[int, tuple[str, Basis, bool]], dict[LeftOut, int]]:
    with lib.store.read() as session:
        found = snapshot.training_labels(session, get_task(lib, "cry_presence"))
    return {x.recording_id: (x.class_key, x.basis, x.blind) for x in found.labels}, dict(found.left_out)


def test_the_worst_disagreement_comes_first(lib: Library) -> None:
    by = judge(lib)
    two_readers(lib)
    found = reviewing.disagreements(lib, by.task_id, by.annotator_id)
    assert [(one.recording_id, one.severity) for one in found] == [(ONE, 1.0), (TWO, 0.5)]
    assert (found[0].title, found[0].readers, found[0].said) == ("I-1 · 1", ("R-01", "R-02"), ("cry", "no_cry"))
    labelling.save_label(lib, [ONE], "cry", mark(lib, "R-03"))
    again = reviewing.disagreements(lib, by.task_id, by.annotator_id)
    assert [(one.recording_id, round(one.severity, 3)) for one in again] == [(ONE, 0.667), (TWO, 0.5)]


@pytest.mark.parametrize("role", [Role.ANNOTATOR, Role.SCREENER, Role.LEAD])
def test_nobody_else_is_told_what_others_said_and_nothing_is_fetched(lib: Library, role: Role) -> None:
    one, _ = two_readers(lib)
    other = Mark(one.task_id, people.add_annotator(lib, "X-01", role).annotator.id)
    statements: list[str] = []

    @event.listens_for(lib.store.engine, "before_cursor_execute")
    def _record(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    for by in (one, other):
        with pytest.raises(UserError, match="Only an adjudicator"):
            reviewing.disagreements(lib, by.task_id, by.annotator_id)
        with pytest.raises(UserError, match="Only an adjudicator"):
            reviewing.side_by_side(lib, ONE, by.task_id, by.annotator_id)
        with pytest.raises(UserError, match="Only an adjudicator"):
            reviewing.adjudicate(lib, ONE, "cry", by)
    assert not [s for s in statements if "current_label" in s or "label_event" in s or "FROM segment" in s]


def test_an_adjudicator_with_something_to_read_reads_it_first(lib: Library) -> None:
    by = judge(lib)
    two_readers(lib)
    chosen = [Candidate(ONE, "x")]
    made = assigning.make_set(lib, "x", by.task_id, chosen, [by.annotator_id], DealSettings(0, 0), by.annotator_id)
    assert [d.recording_id for d in reviewing.disagreements(lib, by.task_id, by.annotator_id)] == [TWO]
    for call in (
        lambda: reviewing.side_by_side(lib, ONE, by.task_id, by.annotator_id),
        lambda: reviewing.adjudicate(lib, ONE, "cry", by),
    ):
        with pytest.raises(UserError, match="still to read"):
            call()
    item = reading.next_item(lib, made.set_id, by.annotator_id)
    assert item is not None
    reading.answer(lib, item.id, "cry", by)
    assert len(reviewing.side_by_side(lib, ONE, by.task_id, by.annotator_id).answers) == 3
    with pytest.raises(UserError, match="one of these answers yourself"):
        reviewing.adjudicate(lib, ONE, "cry", by)


def test_a_ruling_trains_leaves_the_answers_and_can_be_undone(lib: Library) -> None:
    by = judge(lib)
    one, two = two_readers(lib)
    before, left_out = training(lib)
    assert ONE not in before
    assert left_out[LeftOut.DISAGREEMENT] == 2
    sides = reviewing.side_by_side(lib, ONE, by.task_id, by.annotator_id)
    assert [(a.reader, a.class_key, a.note, a.blind) for a in sides.answers] == [
        ("R-01", "cry", "hoarse", True),
        ("R-02", "no_cry", "", True),
    ]
    assert (sides.ruling, sides.segments) == (None, {})
    saved = reviewing.adjudicate(lib, ONE, "no_cry", by, reason="a toy")
    assert saved.changes.recordings == {ONE}
    after, left_out = training(lib)
    assert after[ONE] == ("no_cry", Basis.ADJUDICATED, True)
    assert left_out[LeftOut.DISAGREEMENT] == 1
    assert labelling.current_label(lib, ONE, one.task_id, one.annotator_id).class_key == "cry"
    assert labelling.current_label(lib, ONE, by.task_id, by.annotator_id).state is LabelState.WAITING
    assert [e.kind for e in labelling.events(lib, ONE)][-1] is EventKind.ADJUDICATE
    assert not labelling.events(lib, ONE)[-1].shown.blind
    (still,) = reviewing.disagreements(lib, by.task_id, by.annotator_id)
    assert still.recording_id == TWO
    ruled = reviewing.disagreements(lib, by.task_id, by.annotator_id, ruled=True)[0].ruling
    assert ruled is not None
    assert (ruled.class_key, ruled.payload) == ("no_cry", {"reason": "a toy"})
    other = judge(lib, "J-02")
    newer = reviewing.adjudicate(lib, ONE, "cry", other)
    assert training(lib)[0][ONE][0] == "cry", "the last ruling holds"
    labelling.clear_label(lib, [ONE], one)
    labelling.clear_label(lib, [ONE], two)
    assert training(lib)[0][ONE][0] == "cry", "also if the answers are taken back"
    labelling.revert(lib, newer.event_ids, other)
    assert training(lib)[0][ONE][0] == "no_cry"
    undone = labelling.revert(lib, saved.event_ids, by)
    assert ONE not in training(lib)[0]
    labelling.revert(lib, undone.event_ids, by)
    assert training(lib)[0][ONE][0] == "no_cry"
    with lib.store.write() as session:
        live = adjudications.of_task(session, by.task_id)
        label_events.rebuild_projection(session)
        assert adjudications.of_task(session, by.task_id) == live
        assert verify_chain(session) is None


def test_dont_know_is_a_ruling_too(lib: Library) -> None:
    by = judge(lib)
    two_readers(lib)
    reviewing.adjudicate(lib, THREE, "dont_know", by)
    found, left_out = training(lib)
    assert THREE not in found
    assert left_out[LeftOut.DONT_KNOW] == 1
    with pytest.raises(UserError, match="no class"):
        reviewing.adjudicate(lib, THREE, "hungry", by)
    with pytest.raises(UserError, match="not in the store"):
        reviewing.adjudicate(lib, RecordingId(99), "cry", by)


def test_infants_are_ruled_about_once(lib: Library) -> None:
    by = judge(lib, task_key="neuro_injury")
    for code, class_key in (("R-01", "confirmed"), ("R-02", "none")):
        labelling.save_label(lib, [FOUR], class_key, mark(lib, code, "neuro_injury"))
    (found,) = reviewing.disagreements(lib, by.task_id, by.annotator_id)
    assert (found.recording_id, found.severity) == (FOUR, 1.0)
    saved = reviewing.adjudicate(lib, RecordingId(6), "none", by)
    assert saved.changes.recordings == {4, 5, 6}
    assert reviewing.disagreements(lib, by.task_id, by.annotator_id) == ()


def test_segments_side_by_side_and_how_far_they_agree(lib: Library) -> None:
    by = judge(lib, task_key="cry_unit")
    one, two, three = (mark(lib, code, "cry_unit") for code in ("R-01", "R-02", "R-03"))

    def draw(reader: Mark, recording_id: RecordingId, *edges: tuple[float, float]) -> None:
        segmenting.draw(lib, recording_id, [SegmentState(a, b, classes=("expiration",)) for a, b in edges], reader)

    draw(one, ONE, (0.5, 1.5), (2.0, 3.0))
    draw(two, ONE, (0.52, 1.5))
    draw(one, TWO, (1.0, 2.0))
    draw(two, TWO, (1.0, 2.0))
    draw(one, THREE, (1.0, 2.0))
    labelling.finish(lib, [THREE], two)
    labelling.finish(lib, [FOUR], three)
    found = reviewing.disagreements(lib, by.task_id, by.annotator_id)
    assert [(d.recording_id, d.said, round(d.severity, 3)) for d in found] == [
        (THREE, ("1", "0"), 1.0),
        (ONE, ("2", "1"), 0.333),
    ]
    sides = reviewing.side_by_side(lib, ONE, by.task_id, by.annotator_id)
    assert {code: len(own) for code, own in sides.segments.items()} == {"R-01": 2, "R-02": 1}
    report = segment_agreement(lib, get_task(lib, "cry_unit"), n_draws=200)
    (pair,) = report.pairs
    assert (pair.first, pair.second, pair.n_recordings, pair.seconds) == ("R-01", "R-02", 3, 12.0)
    figure = next(c for c in pair.classes if c.class_key == "expiration")
    assert figure.event_f1.value == pytest.approx(2 * 2 / (4 + 2))
    assert figure.overlap_f1.value == pytest.approx(4 / 6)
    assert figure.mean_iou == pytest.approx((0.98 + 1) / 2)
    both, one_only, two_only = 1.98, 2.02, 0.0
    observed = (12 - one_only - two_only) / 12
    chance = ((both + one_only) * (both + two_only) + (12 - both - one_only) * (12 - both - two_only)) / 144
    assert figure.time_kappa.value == pytest.approx((observed - chance) / (1 - chance))
    assert (figure.n_first, figure.n_second) == (4, 2)
    unsaid = next(c for c in pair.classes if c.class_key == "pause")
    assert unsaid.event_f1.value is None
    with pytest.raises(UserError, match="has not read"):
        reviewing.adjudicate_segments(lib, ONE, "R-03", by)
    with pytest.raises(UserError, match="about segments"):
        reviewing.adjudicate(lib, ONE, "expiration", by)
    reviewing.adjudicate_segments(lib, ONE, "R-01", by, "the second was missed")
    (ruled,) = [d for d in reviewing.disagreements(lib, by.task_id, by.annotator_id, ruled=True) if d.ruling]
    assert ruled.ruling is not None
    assert ruled.ruling.payload == {"reader": "R-01", "reason": "the second was missed"}
