"""Segments drawn, labelled and doubted with a real mouse and real keys in the real window, checked in the store."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from cryapp.domain.segment import SegmentEventKind
from cryapp.domain.task import DONT_KNOW
from cryapp.services import segmenting
from cryapp.ui.segments.layer import area_of
from tests.ui.marking import ALT, CONTROL, SHIFT, Marking, marking
from tests.ui.reading import Key

__all__ = ["marking"]

pytestmark = pytest.mark.usefixtures("sealed_profile")


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
