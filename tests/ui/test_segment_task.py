"""A task about segments from end to end, beside another task too, and the proposals in it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from cryapp.domain.annotation import LabelState
from cryapp.domain.segment import Origin, SegmentEventKind
from cryapp.services import people
from tests.ui.marking import CONTROL, SHIFT, Marking, beside, marking
from tests.ui.reading import Key

__all__ = ["beside", "marking"]

pytestmark = pytest.mark.usefixtures("sealed_profile")


# -- a segment task from end to end -----------------------------------------------------------------------------------


def test_enter_finishes_and_says_first_what_looks_forgotten(marking: Marking) -> None:
    first = marking.current
    assert first is not None
    marking.draw(0.5, 1.5)
    marking.press(Key.Key_Escape, Key.Key_Return)
    assert marking.current == first
    assert "1 without a class" in marking.workspace.pad.answer.text()
    marking.press(Key.Key_1, Key.Key_Return)
    assert marking.state_of(first) is LabelState.LABELLED
    assert marking.current != first
    marking.press(Key.Key_Return)
    second = marking.current
    assert second is not None
    assert "No segment is marked" in marking.workspace.pad.answer.text()
    assert marking.state_of(second) is LabelState.WAITING
    marking.press(Key.Key_Return)
    assert marking.state_of(second) is LabelState.LABELLED
    marking.chord(Key.Key_Z, CONTROL)
    assert marking.state_of(second) is LabelState.WAITING


def test_a_recording_can_be_skipped_flagged_and_noted_in_a_segment_task(marking: Marking) -> None:
    first = marking.current
    assert first is not None
    marking.press(Key.Key_F)
    assert marking.workspace.pad.flag.isChecked()
    marking.qtbot.keyClick(marking.window, Key.Key_S)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    marking.qtbot.keyClick(menu, Key.Key_2)
    marking.window.activateWindow()
    marking.settle()
    assert marking.state_of(first) is LabelState.SKIPPED


def test_a_digit_with_nothing_chosen_marks_nothing_and_says_why(marking: Marking) -> None:
    marking.press(Key.Key_1)
    assert marking.stored == []
    assert "Choose a segment first" in marking.workspace.pad.answer.text()


def test_segments_beside_a_task_about_recordings(beside: Marking) -> None:
    """A drag selects while the layer is off; with it, digits go to a chosen segment and else to the recording."""
    first = beside.current
    assert first is not None
    beside.draw(0.5, 1.5)
    assert beside.sound.viewport.selection == pytest.approx((0.5, 1.5), abs=0.02)
    beside.press(Key.Key_Escape)
    beside.chord(Key.Key_H, CONTROL)
    assert beside.segments.session.is_on
    beside.draw(0.5, 1.5)
    beside.press(Key.Key_1)
    assert beside.classes == [("expiration",)]
    assert beside.label_of(first) is None
    assert beside.workspace.pad.row_keys[0] == "expiration"
    beside.press(Key.Key_Escape)
    assert beside.workspace.pad.row_keys[0] == "cry"
    beside.press(Key.Key_1)
    assert beside.label_of(first) == "cry"
    assert beside.classes == [("expiration",)]
    beside.chord(Key.Key_Z, CONTROL)
    assert beside.label_of(first) is None
    beside.chord(Key.Key_Z, CONTROL)
    assert beside.classes == [()]
    beside.chord(Key.Key_H, CONTROL)
    assert not beside.segments.panel.isVisible()


def test_every_class_has_its_key_beside_a_task_of_few_answers(beside: Marking) -> None:
    """The digits that the task in hand has no answer for were dead, and their places on the pad empty."""
    first, book = beside.current, beside.window.book
    assert first is not None
    assert book.keys_of("label.answer_7") == (), "nothing it could mean"
    beside.chord(Key.Key_H, CONTROL)
    beside.draw(0.5, 1.5)
    caps = [row.cap.text() for row in beside.workspace.pad._rows.values()]
    assert caps == [*"1234567", "0"]
    beside.press(Key.Key_4)
    assert beside.classes == [("hyperphonation",)]
    beside.press(Key.Key_Escape, Key.Key_5)
    assert beside.label_of(first) is None
    assert beside.classes == [("hyperphonation",)], "nothing is chosen, and the task has no fifth answer"
    beside.chord(Key.Key_H, CONTROL)
    assert book.keys_of("label.answer_7") == ()


def test_another_reader_sees_none_of_it(marking: Marking) -> None:
    marking.draw(0.5, 1.5)
    other = people.add_annotator(marking.library, "R-08").annotator
    marking.desk.set_annotator(other)
    marking.settle()
    assert len(marking.segments.session.book) == 0
    assert marking.workspace.undo.next_undo is None
    marking.draw(0.6, 1.2)
    assert marking.bounds == [(0.6, 1.2)]


# -- proposals --------------------------------------------------------------------------------------------------------


def proposed(marking: Marking) -> None:
    marking.press(Key.Key_O)
    session = marking.segments.session
    marking.qtbot.waitUntil(lambda: session.open is not None, timeout=20_000)
    marking.settle()


def test_proposals_are_accepted_rejected_and_corrected_by_key_and_mouse(marking: Marking) -> None:
    proposed(marking)
    session = marking.segments.session
    kinds = [(p.class_key, round(p.start_s, 1)) for p in session.offers.proposals]
    assert kinds == [("expiration", 0.5), ("pause", 1.5), ("expiration", 2.0), ("pause", 3.0), ("expiration", 3.5)]
    marking.press(Key.Key_A)
    assert marking.classes == [("expiration",)]
    assert marking.stored[0].origin is Origin.PROPOSAL
    assert session.offer is not None
    assert session.offer.class_key == "pause", "the next one is chosen"
    marking.press(Key.Key_R)
    assert len(marking.stored) == 1
    marking.press(Key.Key_5)  # another class: corrected
    assert marking.classes == [("expiration",), ("dysphonation",)]
    assert [event.kind for event in marking.history(marking.stored[1])] == [SegmentEventKind.CORRECT]
    edge = session.offers.proposals[-1].end_s
    marking.draw(edge, edge + 0.5)
    assert marking.bounds[-1] == (pytest.approx(3.5, abs=0.03), pytest.approx(edge + 0.5, abs=0.03))
    last = marking.stored[-1]
    assert last.proposed is not None
    assert last.proposed.end_s == edge
    assert len(session.offers) == 1
    marking.chord(Key.Key_Z, CONTROL)
    assert len(session.offers) == 2, "what is taken back is proposed again"


def test_the_slider_counts_live_and_asks_nobody(marking: Marking) -> None:
    proposed(marking)
    panel, session = marking.segments.panel, marking.segments.session
    panel.slider.setValue(0)
    assert len(session.offers) == 0
    assert panel.offered.whole.startswith("0 of ")
    panel.slider.setValue(100)
    assert not marking.desk.readers.is_busy
    assert len(session.offers) == len(session.open.candidates) if session.open else False
    assert panel.offered.whole.startswith(f"{len(session.offers)} of ")


def test_all_proposals_in_view_are_accepted_at_once_and_undone_at_once(marking: Marking) -> None:
    proposed(marking)
    marking.sound.viewport.show(0.0, 2.5)
    marking.chord(Key.Key_A, SHIFT)
    assert [round(start, 1) for start, _ in marking.bounds] == [0.5, 1.5, 2.0]
    marking.chord(Key.Key_Z, CONTROL)
    assert marking.stored == []
    assert len(marking.segments.session.offers) == 5


def test_a_fast_hand_accepts_nothing_twice(marking: Marking) -> None:
    proposed(marking)
    for _ in range(8):
        marking.qtbot.keyClick(marking.window, Key.Key_A)
    marking.settle()
    assert len(marking.stored) == 5
    assert len({round(start, 2) for start, _ in marking.bounds}) == 5


def test_what_was_dealt_with_is_not_proposed_again(marking: Marking) -> None:
    proposed(marking)
    marking.press(Key.Key_R)
    marking.press(Key.Key_N)
    marking.qtbot.waitUntil(lambda: marking.segments.session.open is not None, timeout=20_000)
    marking.press(Key.Key_P)
    marking.qtbot.waitUntil(lambda: marking.segments.session.open is not None, timeout=20_000)
    marking.settle()
    assert min(p.start_s for p in marking.segments.session.offers.proposals) > 1.0
