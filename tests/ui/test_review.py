"""Settling disagreements with real keys in the real window: blind to names, with a reason, undoable."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import EventKind, Role
from cryapp.domain.ids import RecordingId
from cryapp.services import labelling, people, settling
from cryapp.services.library import Library
from cryapp.ui import i18n
from cryapp.ui.main_window import MainWindow
from cryapp.ui.panels.adjudication import WhyMenu
from tests.ui.conftest import settle, words
from tests.ui.reviewing import Judging, Key, answer, draw, mark_of

WindowOn = Callable[[Library], MainWindow]
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def judging(qtbot: QtBot, window_on: WindowOn, filled: Library) -> Judging:
    """Recordings 1 and 4 are disagreed about, 2 nearly, 3 not."""
    answer(filled, "R-01", ("cry", "cry", "cry", "cry"))
    answer(filled, "R-02", ("no_cry", "unusable", "cry", "no_cry"))
    labelling.save_note(filled, RecordingId(1), "hoarse", mark_of(filled, "R-01"))
    return Judging(qtbot, window_on(filled))


def rulings(library: Library, recording_id: int) -> list[tuple[str | None, str]]:
    with library.store.read() as session:
        from cryapp.store import adjudications

        found = adjudications.of_task(session, labelling.events(library, RecordingId(recording_id))[0].task_id)
    ruling = found.get(recording_id)
    return [] if ruling is None else [(ruling.class_key, str(ruling.payload.get("reason", "")))]


def test_review_stands_between_label_and_screen(judging: Judging) -> None:
    assert [room.title for room in judging.window.rooms] == ["Label", "Review", "Screen", "Models"]


def test_the_worst_comes_first_and_nobody_is_named(judging: Judging) -> None:
    assert [number for number, _ in judging.rows] == [1, 4, 2]
    assert judging.current == 1
    seen = words(judging.workspace)
    assert "First reading" in seen
    assert "Second reading" in seen
    assert "“hoarse”" in seen
    assert "R-01" not in seen
    assert "R-02" not in seen


def test_a_key_and_a_reason_rule_and_enter_goes_on(judging: Judging) -> None:
    judging.press(Key.Key_2)
    assert rulings(judging.library, 1) == [], "a ruling waits for its reason"
    judging.why(Key.Key_3)
    assert rulings(judging.library, 1) == [("no_cry", "another sound, not the infant")]
    assert judging.current == 1, "it stays until Enter"
    assert "R-01" in words(judging.workspace), "names are told once it is settled"
    assert judging.window.status.saved.text().startswith("Saved ")
    assert judging.rows[0] == (1, "settled: No cry")
    event = labelling.events(judging.library, RecordingId(1))[-1]
    assert (event.kind, event.shown.blind, event.shown.prediction_visible) == (EventKind.ADJUDICATE, False, False)
    assert event.elapsed_ms is not None
    assert "times_played" in event.shown.view
    judging.press(Key.Key_Return)
    assert judging.current == 4
    judging.press(Key.Key_Return, Key.Key_Return)
    assert judging.current == 4, "the settled one is passed over"


def test_a_written_reason_rules_at_once_and_typing_presses_no_key(judging: Judging) -> None:
    judging.press(Key.Key_M)
    reason = judging.workspace.settle.pad.reason
    assert reason.hasFocus()
    judging.qtbot.keyClicks(reason, "a 2 o'clock toy")
    judging.settle()
    assert rulings(judging.library, 1) == []
    judging.workspace.setFocus()
    judging.press(Key.Key_0)
    assert rulings(judging.library, 1) == [("dont_know", "a 2 o'clock toy")]


def test_a_bouncing_key_gives_no_reason(judging: Judging) -> None:
    judging.qtbot.keyClick(judging.window, Key.Key_1)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, WhyMenu)
    menu._since_opened.restart()
    judging.qtbot.keyClick(menu, Key.Key_1)
    judging.settle()
    assert rulings(judging.library, 1) == []
    menu.close()


def test_undo_and_redo_go_to_what_they_change(judging: Judging) -> None:
    judging.press(Key.Key_1)
    judging.why(Key.Key_1)
    judging.press(Key.Key_Return)
    assert judging.current == 4
    judging.press(Key.Key_Z, modifier=CTRL)
    assert judging.current == 1
    assert rulings(judging.library, 1) == []
    assert judging.rows[0] == (1, "readers disagree")
    assert "R-01" not in words(judging.workspace), "without a ruling there are no names again"
    judging.press(Key.Key_Y, modifier=CTRL)
    assert rulings(judging.library, 1) == [("cry", "heard again, it is clear")]
    kinds = [event.kind for event in labelling.events(judging.library, RecordingId(1))]
    assert kinds[-3:] == [EventKind.ADJUDICATE, EventKind.REVERT, EventKind.REVERT]


@pytest.mark.parametrize("role", [Role.ANNOTATOR, Role.LEAD, None])
def test_others_are_told_who_may_and_what_to_do(
    qtbot: QtBot, window_on: WindowOn, filled: Library, role: Role | None
) -> None:
    answer(filled, "R-01", ("cry",))
    answer(filled, "R-02", ("no_cry",))
    window = window_on(filled)
    qtbot.waitUntil(lambda: window.desk.task is not None)
    if role is not None:
        window.desk.set_annotator(people.add_annotator(filled, "X-01", role).annotator)
    review = window.show_workspace("review")
    settle(qtbot, window.desk)
    seen = words(review)
    assert "adjudicator" in seen
    assert "First reading" not in seen
    assert review.settle.list.model.rowCount() == 0  # type: ignore[attr-defined]
    qtbot.keyClick(window, Key.Key_1)
    settle(qtbot, window.desk)
    assert rulings(filled, 1) == []


def test_signing_out_takes_everything_off_the_screen(judging: Judging) -> None:
    reader = people.add_annotator(judging.library, "R-01").annotator
    judging.desk.set_annotator(reader)
    judging.settle()
    assert judging.current is None
    assert judging.rows == []
    assert "hoarse" not in words(judging.workspace)
    assert not judging.workspace.undo.next_undo


def test_an_adjudicator_s_own_answer_is_left_to_another(qtbot: QtBot, window_on: WindowOn, filled: Library) -> None:
    answer(filled, "R-01", ("cry", "cry"))
    answer(filled, "R-02", ("no_cry", "no_cry"))
    people.add_annotator(filled, "J-01", Role.ADJUDICATOR)
    people.add_annotator(filled, "J-02", Role.ADJUDICATOR)
    for code, said in (("J-01", "cry"), ("J-02", "no_cry")):
        by = next(one for one in people.list_annotators(filled) if one.code == code)
        labelling.save_label(filled, [RecordingId(1)], said, labelling.Mark(mark_of(filled, "R-01").task_id, by.id))
    judging = Judging(qtbot, window_on(filled))
    judging.workspace.settle.list.select(RecordingId(1))
    judging.settle()
    assert "another adjudicator" in words(judging.workspace)
    judging.press(Key.Key_1)
    assert QApplication.activePopupWidget() is None


def test_both_readings_segments_are_on_the_time_axis_and_a_key_says_whose_hold(
    qtbot: QtBot, window_on: WindowOn, filled: Library
) -> None:
    draw(filled, "R-01", 1, (0.1, 0.3), (0.5, 0.7))
    draw(filled, "R-02", 1, (0.1, 0.3))
    judging = Judging(qtbot, window_on(filled), "cry_unit")
    assert judging.window.top_bar.task_box.currentText() == "Cry units"
    page = judging.workspace.settle
    assert page.lanes is not None
    assert page.sound is not None
    qtbot.waitUntil(lambda: page.sound is not None and page.sound.has_sound)
    assert page.lanes.isVisible()
    assert page.differences == ((0.5, 0.7),)
    assert page.lanes.x_of(0.5) == page.sound.spectrogram.x_of(0.5), "times stand below each other"
    judging.press(Key.Key_Right, modifier=ALT)
    assert page.sound.viewport.selection == (0.5, 0.7)
    shown = judging.workspace.session.case
    assert shown is not None
    longer = next(i for i, one in enumerate(shown.answers) if len(one.segments) == 2)
    judging.press((Key.Key_1, Key.Key_2)[longer])
    judging.why(Key.Key_1)
    ruled = settling.case(filled, RecordingId(1), shown.task.id, judging.judge.id)
    assert (ruled.ruled_place, ruled.answers[longer].reader) == (longer, "R-01")


def test_o_opens_the_recording_in_label(judging: Judging) -> None:
    judging.press(Key.Key_O)
    label = judging.window.current_workspace
    judging.settle()
    assert label is judging.window.workspace("label")
    assert label.session.wanted == 1  # type: ignore[union-attr]


def test_an_answer_in_label_after_what_review_told_is_not_blind(judging: Judging) -> None:
    said: list[str] = []
    judging.desk.bus.message.connect(lambda message: said.append(message.text))
    judging.press(Key.Key_O)
    assert any("kept as not blind" in text for text in said)
    judging.press(Key.Key_1)
    own = [one for one in labelling.events(judging.library, RecordingId(1)) if one.annotator_id == judging.judge.id]
    assert [(one.class_key, one.shown.blind) for one in own] == [("cry", False)]
    judging.desk.recording_wanted.emit(RecordingId(3))
    judging.settle()
    judging.press(Key.Key_1)
    own = [one for one in labelling.events(judging.library, RecordingId(3)) if one.annotator_id == judging.judge.id]
    assert [(one.class_key, one.shown.blind) for one in own] == [("cry", True)], "nobody differs about this one"


def test_candidates_of_a_table_are_listed_and_the_ruling_says_what_was_seen(judging: Judging) -> None:
    table = judging.library.paths.root / "oof.csv"
    lines = ["recording,cry,no_cry"]
    answer(judging.library, "R-03", ("", "", "", "", "no_cry", "cry"))
    lines += ["3,0.9,0.1", "5,0.95,0.05", "6,0.9,0.1", "2,0.8,0.2"]
    table.write_text("\n".join(lines) + "\n")
    judging.workspace.show_candidates(table)
    judging.settle()
    assert judging.rows == [(5, "the model is sure of another class")]
    assert "It never learnt from this infant" in words(judging.workspace)
    judging.press(Key.Key_1)
    judging.why(Key.Key_1)
    event = labelling.events(judging.library, RecordingId(5))[-1]
    assert (event.class_key, event.shown.prediction_visible, event.shown.probability) == ("cry", True, 0.95)


def test_the_pad_speaks_the_language_in_force(qtbot: QtBot, window_on: WindowOn, filled: Library) -> None:
    answer(filled, "R-01", ("cry",))
    answer(filled, "R-02", ("no_cry",))
    try:
        i18n.use("fr")
        judging = Judging(qtbot, window_on(filled))
        assert set(judging.workspace.settle.pad.digits.values()) >= {"Cri", "Pas de cri"}
        assert "Première lecture" in words(judging.workspace)
        assert "IS THERE A CRY" not in words(judging.workspace).upper()
    finally:
        i18n.use("en")


def test_keys_changed_for_the_sound_hold_here_too(judging: Judging) -> None:
    judging.desk.settings.set("keys", {"sound.play": ["Ctrl+Shift+P"]})
    judging.window.apply_settings()
    judging.settle()
    assert judging.window.book.keys_of("review.sound.play") == ("Ctrl+Shift+P",)
