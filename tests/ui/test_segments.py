"""Marking segments with a real mouse and real keys in the real window, checked in the store."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Annotator, LabelState
from cryapp.domain.segment import Origin, SegmentEventKind
from cryapp.domain.task import DONT_KNOW
from cryapp.services import people, segmenting
from cryapp.services.library import Library
from cryapp.ui.segments.layer import area_of
from tests.ui.marking import ALT, CONTROL, SHIFT, Marking, marking_on, write_cries
from tests.ui.reading import Key, WindowOn

pytestmark = pytest.mark.usefixtures("sealed_profile")


@pytest.fixture
def marking(qtbot: QtBot, window_on: WindowOn, library: Library, reader: Annotator, tmp_path: Path) -> Marking:
    marking_on(library, [write_cries(tmp_path / "sounds" / f"{i}.wav", seed=i) for i in range(2)])
    return Marking(qtbot, window_on(library), reader)


@pytest.fixture
def beside(qtbot: QtBot, window_on: WindowOn, library: Library, reader: Annotator, tmp_path: Path) -> Marking:
    """At a task about whole recordings."""
    marking_on(library, [write_cries(tmp_path / "sounds" / f"{i}.wav", seed=i) for i in range(2)])
    return Marking(qtbot, window_on(library), reader, "cry_presence")


# -- drawing --------------------------------------------------------------------------------------------------------


def test_a_drag_on_empty_is_a_segment_and_a_digit_says_what_it_is(marking: Marking) -> None:
    marking.draw(0.5, 1.5)
    assert marking.bounds == [(0.5, 1.5)]
    assert marking.classes == [()]
    marking.press(Key.Key_1)
    assert marking.classes == [("expiration",)]
    marking.press(Key.Key_5)
    assert marking.classes == [("dysphonation",)]
    marking.press(Key.Key_0)
    assert marking.classes == [(DONT_KNOW,)]
    assert marking.window.status.saved.text().startswith("Saved ")


def test_what_is_chosen_is_the_selection_that_is_played(marking: Marking) -> None:
    marking.draw(2.0, 3.0)
    view = marking.sound.viewport
    assert view.selection == pytest.approx((2.0, 3.0), abs=0.02)
    marking.click(5.2)
    assert view.selection is None
    assert marking.segments.session.chosen == ()
    assert view.playhead_s == pytest.approx(5.2, abs=0.02)
    marking.click(2.5)
    assert view.selection == pytest.approx((2.0, 3.0), abs=0.02)
    marking.press(Key.Key_Escape)
    assert marking.segments.session.chosen == ()


def test_a_drag_along_the_times_selects_and_marks_nothing(marking: Marking) -> None:
    panel = marking.sound.spectrogram
    y = round(panel.ruler.center().y())
    marking.drag(QPoint(round(panel.x_of(1.0)), y), QPoint(round(panel.x_of(2.0)), y))
    assert marking.stored == []
    assert marking.sound.viewport.selection == pytest.approx((1.0, 2.0), abs=0.02)
    marking.press(Key.Key_2)
    assert marking.bounds == [(1.0, 2.0)]
    assert marking.classes == [("inspiration",)]


def test_edges_and_body_are_dragged(marking: Marking) -> None:
    marking.draw(1.0, 2.0)
    marking.draw(2.0, 2.5)  # from an edge of the first: its end moves there
    assert marking.bounds == [(1.0, 2.5)]
    marking.draw(1.0, 0.5)
    assert marking.bounds == [(0.5, 2.5)]
    marking.draw(1.2, 2.2)
    assert marking.bounds == [(1.5, 3.5)]
    kinds = [event.kind for event in marking.history(marking.stored[0])]
    assert kinds == [SegmentEventKind.CREATE, *[SegmentEventKind.CHANGE] * 3]


def test_an_edge_dragged_over_the_other_becomes_it(marking: Marking) -> None:
    marking.draw(2.0, 3.0)
    marking.draw(2.0, 4.0)
    assert marking.bounds == [(3.0, 4.0)]


def test_a_body_stops_at_the_end_of_the_recording(marking: Marking) -> None:
    marking.draw(4.0, 5.0)
    marking.draw(4.5, 5.95)
    assert marking.bounds == [(5.0, 6.0)]


def test_escape_leaves_a_drag_as_if_it_had_not_been(marking: Marking) -> None:
    marking.draw(1.0, 2.0)
    marking.drag(marking.place(2.0), marking.place(3.0), let_go=False)
    assert marking.segments.layer is not None
    assert marking.segments.layer.preview
    marking.press(Key.Key_Escape)
    assert not marking.segments.layer.preview
    assert marking.bounds == [(1.0, 2.0)]


def test_alt_draws_a_box_and_the_handles_make_one(marking: Marking) -> None:
    marking.drag(marking.place(1.0, 3000), marking.place(2.0, 1000), ALT)
    box = marking.stored[0].state
    assert (box.low_hz, box.high_hz) == (pytest.approx(1000, abs=60), pytest.approx(3000, abs=60))
    assert marking.sound.viewport.band_hz is not None, "a box sounds as a box"
    marking.draw(3.0, 4.0)
    area = area_of(marking.sound.spectrogram, marking.stored[1].state)
    marking.drag(QPoint(round(area.center().x()), round(area.top()) + 3), marking.place(3.5, 2000))
    high = marking.stored[1].state
    assert (high.low_hz, high.high_hz) == (0.0, pytest.approx(2000, abs=60))
    marking.press(Key.Key_V)
    assert not marking.stored[1].state.is_box
    marking.press(Key.Key_V)
    assert marking.stored[1].state.is_box


def test_a_box_is_only_met_where_its_frequencies_are(marking: Marking) -> None:
    marking.drag(marking.place(1.0, 3000), marking.place(2.0, 1000), ALT)
    marking.click(1.5, hz=6000)
    assert marking.segments.session.chosen == ()
    marking.click(1.5, hz=2000)
    assert marking.segments.session.chosen == (marking.stored[0].id,)


def test_points_by_double_click_and_at_the_cursor(marking: Marking) -> None:
    marking.qtbot.mouseDClick(marking.sound.spectrogram, Qt.MouseButton.LeftButton, pos=marking.place(1.25))
    marking.settle()
    assert marking.bounds == [(1.25, 1.25)]
    assert marking.stored[0].state.is_point
    marking.click(3.0)
    marking.press(Key.Key_I, Key.Key_7)
    assert marking.bounds == [(1.25, 1.25), (3.0, 3.0)]
    assert marking.classes == [(), ("alarm",)]
    marking.press(Key.Key_Escape)
    assert marking.segments.session.chosen == ()


# -- shift, control, several ------------------------------------------------------------------------------------------


def test_shift_repeats_what_was_marked_last(marking: Marking) -> None:
    marking.draw(0.5, 1.0)
    marking.press(Key.Key_7)
    marking.click(2.0, SHIFT)
    assert marking.bounds == [(0.5, 1.0), (2.0, 2.5)]
    assert marking.classes == [("alarm",), ("alarm",)]
    marking.draw(3.0, 4.2, SHIFT)
    assert marking.bounds[-1] == (3.0, 4.2)
    assert marking.classes[-1] == ("alarm",)
    marking.press(Key.Key_D)
    assert marking.bounds[-1] == (4.2, 5.4)


def test_control_marks_doubt(marking: Marking) -> None:
    marking.draw(0.5, 1.5, CONTROL)
    assert marking.stored[0].state.uncertain
    marking.click(1.0, CONTROL)
    assert not marking.stored[0].state.uncertain
    marking.press(Key.Key_U)
    assert marking.stored[0].state.uncertain
    assert "?" in marking.segments.panel.rows.index(0, 1).data()


def test_several_classes_on_one_segment(marking: Marking) -> None:
    marking.draw(0.5, 1.5)
    marking.press(Key.Key_1)
    marking.chord(Key.Key_5, ALT)
    assert marking.classes == [("expiration", "dysphonation")]
    marking.chord(Key.Key_1, ALT)
    assert marking.classes == [("dysphonation",)]


def test_a_digit_labels_everything_that_is_chosen_with_one_undo(marking: Marking) -> None:
    for start_s in (0.5, 2.0, 3.5):
        marking.draw(start_s, start_s + 1)
    marking.click(1.0)
    marking.click(4.0, SHIFT)
    marking.press(Key.Key_3)
    assert marking.classes == [("pause",)] * 3
    marking.chord(Key.Key_Z, CONTROL)
    assert marking.classes == [()] * 3


# -- parts and copies -------------------------------------------------------------------------------------------------


def test_cut_and_join(marking: Marking) -> None:
    marking.draw(1.0, 3.0)
    marking.press(Key.Key_1)
    marking.sound.viewport.set_playhead(2.0)
    marking.press(Key.Key_X)
    assert marking.bounds == [(1.0, 2.0), (2.0, 3.0)]
    assert marking.classes == [("expiration",)] * 2
    marking.click(1.5)
    marking.press(Key.Key_J)
    assert marking.bounds == [(1.0, 3.0)]


def test_copies_go_to_another_recording_too(marking: Marking) -> None:
    marking.draw(0.5, 1.0)
    marking.press(Key.Key_2)
    marking.chord(Key.Key_C, CONTROL)
    marking.press(Key.Key_N)
    marking.qtbot.waitUntil(lambda: marking.sound.has_sound)
    marking.sound.viewport.set_playhead(3.0)
    marking.chord(Key.Key_V, CONTROL)
    assert marking.bounds == [(3.0, 3.5)]
    assert marking.classes == [("inspiration",)]


def test_delete_and_backspace_take_away_and_undo_brings_back(marking: Marking) -> None:
    marking.draw(0.5, 1.5)
    marking.press(Key.Key_Delete)
    assert marking.stored == []
    marking.chord(Key.Key_Z, CONTROL)
    assert marking.bounds == [(0.5, 1.5)]
    marking.click(1.0)
    marking.press(Key.Key_Backspace)
    assert marking.stored == []


def test_a_right_click_opens_a_menu_and_deletes_nothing(marking: Marking) -> None:
    marking.draw(0.5, 1.5)
    marking.qtbot.mouseClick(
        marking.sound.spectrogram, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, marking.place(1.0)
    )
    marking.settle()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert marking.bounds == [(0.5, 1.5)]
    entries = {action.text(): action for action in menu.actions()}
    entries["Inspiration"].trigger()
    menu.close()
    marking.settle()
    assert marking.classes == [("inspiration",)]


# -- undo -------------------------------------------------------------------------------------------------------------


def test_every_act_is_undone_and_done_again_after_a_visit_elsewhere(marking: Marking) -> None:
    first = marking.current
    marking.draw(0.5, 1.5)
    marking.press(Key.Key_1)
    marking.draw(2.0, 3.0)
    marking.press(Key.Key_N)
    marking.draw(3.0, 4.0)
    marking.press(Key.Key_P)
    assert marking.current == first
    for expected in ([(0.5, 1.5)], [(0.5, 1.5)], []):
        marking.chord(Key.Key_Z, CONTROL)
        assert marking.bounds == expected
        assert marking.current == first
    marking.chord(Key.Key_Y, CONTROL)
    marking.chord(Key.Key_Y, CONTROL)
    assert (marking.bounds, marking.classes) == ([(0.5, 1.5)], [("expiration",)])
    marking.press(Key.Key_N)
    assert marking.bounds == [(3.0, 4.0)], "the other recording's work is as it was left"


# -- going about ------------------------------------------------------------------------------------------------------


def test_alt_arrows_walk_through_the_segments(marking: Marking) -> None:
    for start_s in (0.5, 2.0, 3.5):
        marking.draw(start_s, start_s + 1)
    ids = [segment.id for segment in marking.stored]
    marking.press(Key.Key_Escape)
    marking.sound.viewport.set_playhead(0.0)
    session = marking.segments.session
    walked = []
    for _ in range(4):
        marking.chord(Key.Key_Right, ALT)
        walked.append(session.chosen)
    assert walked == [(ids[0],), (ids[1],), (ids[2],), (ids[2],)]
    marking.chord(Key.Key_Left, ALT)
    assert session.chosen == (ids[1],)


def test_the_list_is_reached_by_keys_and_the_sound_goes_along(marking: Marking) -> None:
    for start_s in (0.5, 2.0, 3.5):
        marking.draw(start_s, start_s + 1)
    marking.press(Key.Key_Escape)
    table, view = marking.segments.panel.table, marking.sound.viewport
    marking.chord(Key.Key_L, CONTROL)
    marking.settle()
    assert table.hasFocus()
    assert marking.segments.session.chosen == (marking.stored[2].id,), "where one was in the list"
    marking.qtbot.keyClick(table, Key.Key_Up)
    marking.settle()
    assert marking.segments.session.chosen == (marking.stored[1].id,)
    assert view.start_s < 2.0
    assert view.stop_s > 3.0
    assert view.span_s == pytest.approx(3.0, abs=0.01)
    marking.qtbot.keyClick(table, Key.Key_3)
    marking.settle()
    assert marking.classes == [(), ("pause",), ()]


def test_a_click_in_the_list_goes_there(marking: Marking) -> None:
    for start_s in (0.5, 2.0, 3.5):
        marking.draw(start_s, start_s + 1)
    table = marking.segments.panel.table
    place = table.visualRect(marking.segments.panel.rows.index(0, 1)).center()
    marking.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    marking.settle()
    assert marking.segments.session.chosen == (marking.stored[0].id,)


def test_a_note_stays_with_the_segment_it_was_typed_for(marking: Marking) -> None:
    marking.draw(0.5, 1.5)
    marking.draw(2.0, 3.0)
    marking.click(1.0)
    marking.chord(Key.Key_M, SHIFT)
    note = marking.segments.panel.note
    assert note.hasFocus()
    marking.qtbot.keyClicks(note, "breaks at 1")
    marking.click(2.5)
    assert [segment.state.note for segment in marking.stored] == ["breaks at 1", ""]
    assert marking.classes == [(), ()], "digits in a note are text"
    assert note.text() == ""


# -- snapping ---------------------------------------------------------------------------------------------------------


def test_drawn_edges_snap_to_the_sound_and_g_stops_it(marking: Marking) -> None:
    marking.press(Key.Key_G)
    assert marking.segments.panel.snap.isChecked()
    marking.draw(0.47, 1.53)
    start_s, end_s = marking.stored[0].state.start_s, marking.stored[0].state.end_s
    assert (start_s, end_s) == (pytest.approx(0.5, abs=0.012), pytest.approx(1.5, abs=0.012))
    marking.press(Key.Key_G)
    marking.draw(1.94, 3.06)
    assert marking.bounds[1] == (pytest.approx(1.94, abs=0.02), pytest.approx(3.06, abs=0.02))


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


# -- nothing is lost --------------------------------------------------------------------------------------------------


def test_a_store_that_refuses_leaves_the_segment_where_it_was(
    marking: Marking, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cryapp.domain.errors import UserError

    marking.draw(1.0, 2.0)

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise UserError("The disk is full.", "Nothing was changed.", "Free some space.")

    monkeypatch.setattr(segmenting, "change", refuse)
    marking.draw(2.0, 3.0)
    session = marking.segments.session
    assert session.drafts == []
    assert session.state_of(marking.stored[0].id) == marking.stored[0].state
    assert "The disk is full" in marking.window.strip.text.text()


def test_nobody_signed_in_marks_nothing(marking: Marking) -> None:
    marking.desk.set_annotator(None)
    marking.draw(0.5, 1.5)
    assert marking.segments.session.drafts == []
    assert "Sign in" in marking.workspace.pad.answer.text()
