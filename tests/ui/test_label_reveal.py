"""After the own answer: what the model says, what it means, where it lies, what sounds alike. Before it: nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from cryapp.domain.annotation import Annotator, EventKind
from cryapp.domain.model import ModelStatus
from cryapp.services import evidence, labelling, revealing, scoring
from cryapp.services.library import Library
from cryapp.ui.figures import percent
from tests.pulse import Pulse
from tests.ui.conftest import words
from tests.ui.reading import Key, Reading, WindowOn
from tests.ui.reviewing import answer
from tests.ui.workbench import install_model

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def scored(filled: Library) -> Library:
    """A tiny model in use has scored and placed every recording; another reader has answered all of them."""
    model = install_model(filled, 1, ModelStatus.IN_USE)
    scoring.rescore(filled, model.id)
    answer(filled, "R-01", ("no_cry",) * 6)
    return filled


@pytest.fixture
def reading(qtbot: QtBot, window_on: WindowOn, scored: Library, filled: Library, reader: Annotator) -> Reading:
    found = Reading(qtbot, window_on(scored), reader)
    qtbot.waitUntil(lambda: found.workspace.sound is not None and found.workspace.sound.has_sound)
    return found


def test_before_the_label_nothing_of_the_model_is_fetched(reading: Reading) -> None:
    statements: list[str] = []

    @event.listens_for(reading.library.store.engine, "before_cursor_execute")
    def _record(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    reading.press(Key.Key_E, Key.Key_N, Key.Key_E)
    panel = reading.workspace.reveal.panel
    assert not panel.isVisible()
    assert not [s for s in statements if "FROM prediction" in s or "FROM embedding" in s]
    task, reader = reading.desk.task, reading.desk.annotator
    assert task is not None
    assert reader is not None
    who = (reading.ids[0], task.id, reader.id)
    assert revealing.revealed(reading.library, *who) is None
    assert evidence.evidence(reading.library, *who) is None
    assert not [s for s in statements if "FROM prediction" in s or "FROM embedding" in s]


def test_after_it_a_sentence_and_what_it_means(reading: Reading) -> None:
    reading.press(Key.Key_1)
    panel = reading.workspace.reveal.panel
    assert panel.isVisible()
    facts = reading.workspace.session.facts
    assert facts is not None
    assert facts.prediction is not None
    assert panel.sentence.text() == f"Cry presence 1: “Cry” {percent(facts.prediction.probabilities['cry'])}"
    assert "Of 100 recordings that it gives this probability" in panel.meaning.text()
    reading.press(Key.Key_Z, modifier=CTRL)
    assert not panel.isVisible(), "the answer taken back, everything is hidden again"


def test_a_change_after_the_reveal_is_a_second_event(reading: Reading) -> None:
    reading.press(Key.Key_1)
    reading.press(Key.Key_2)
    first, second = [e for e in labelling.events(reading.library, reading.ids[0]) if e.annotator == "R-07"]
    assert (first.kind, first.class_key, first.shown.blind) == (EventKind.LABEL, "cry", True)
    assert (second.kind, second.class_key, second.shown.blind) == (EventKind.LABEL, "no_cry", False)
    assert second.shown.prediction_visible
    assert second.shown.model_id == "cry_presence-1"
    assert reading.label_of(reading.ids[0]) == "no_cry"


def test_what_sounds_alike_is_of_other_infants_and_by_ones_own_answers(reading: Reading) -> None:
    for place in range(4):
        reading.workspace.open_recording(reading.ids[place])
        reading.settle()
        reading.press((Key.Key_1, Key.Key_2)[place % 2])
    panel = reading.workspace.reveal.panel
    assert panel.rows
    facts = reading.workspace.session.facts
    assert facts is not None
    known = [labelling.get_recording(reading.library, row.recording_id) for row in panel.rows]
    assert facts.recording.infant_id not in {one.infant_id for one in known}
    assert {one.id for one in known} <= set(reading.ids[:3])
    text = words(panel)
    assert "No cry" in text or "Cry" in text
    reading.qtbot.mouseClick(panel.rows[0].open, Qt.MouseButton.LeftButton)
    reading.settle()
    assert reading.current == known[0].id


def test_a_similar_recording_plays_and_stops(reading: Reading, pulse: Pulse) -> None:
    for place in range(4):
        reading.workspace.open_recording(reading.ids[place])
        reading.settle()
        reading.press(Key.Key_1)
    reveal = reading.workspace.reveal
    row = reveal.panel.rows[0]
    left = Qt.MouseButton.LeftButton
    reading.qtbot.mouseClick(row.play, left)
    reading.qtbot.waitUntil(lambda: reveal.one_shot.playing == row.recording_id, timeout=10_000)
    assert row.play.accessibleName() == "Stop"
    reading.qtbot.waitUntil(lambda: reveal.one_shot.playing is None, timeout=20_000)
    assert row.play.accessibleName().startswith("Play ")
    sound = reading.workspace.sound
    assert sound is not None
    reading.qtbot.mouseClick(row.play, left)
    reading.qtbot.waitUntil(lambda: reveal.one_shot.playing is not None, timeout=10_000)
    reading.qtbot.keyClick(reading.window, Key.Key_Space)
    reading.qtbot.waitUntil(lambda: sound.player.is_playing, timeout=10_000)
    assert reveal.one_shot.playing is None, "one sound at a time"
    sound.stop()


def test_e_shows_where_it_lies_and_hides_it_again(reading: Reading) -> None:
    reading.press(Key.Key_1)
    reveal, sound = reading.workspace.reveal, reading.workspace.sound
    assert reveal.overlay is not None
    assert sound is not None
    before = sound.spectrogram.grab().toImage()
    reading.press(Key.Key_E)
    reading.qtbot.waitUntil(lambda: reveal.overlay is not None and reveal.overlay.is_shown, timeout=30_000)
    reading.settle()
    assert "“Cry”" in reveal.panel.evidence_words.text()
    assert reveal.panel.evidence.text().startswith("Hide")
    assert sound.spectrogram.grab().toImage() != before
    reading.press(Key.Key_E)
    assert not reveal.overlay.is_shown
    assert sound.spectrogram.grab().toImage() == before
    reading.press(Key.Key_E)
    reading.qtbot.waitUntil(lambda: reveal.overlay is not None and reveal.overlay.is_shown, timeout=30_000)
    reading.press(Key.Key_N)
    assert not reveal.overlay.is_shown, "it belongs to the recording it was computed for"


def test_computing_can_be_called_off(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    held, let_go = threading.Event(), threading.Event()

    def slow(*_args: object, cancelled: Callable[[], bool], on_share: Callable[[float], None], **_more: object) -> None:
        held.set()
        while not cancelled():
            on_share(0.3)
            let_go.wait(0.01)
        let_go.set()

    monkeypatch.setattr(evidence, "evidence", slow)
    reading.press(Key.Key_1)
    reading.qtbot.keyClick(reading.window, Key.Key_E)
    assert held.wait(20)
    panel = reading.workspace.reveal.panel
    reading.qtbot.waitUntil(lambda: panel.progress.value() == 30)
    assert panel.evidence.text().startswith("Cancel")
    reading.qtbot.mouseClick(panel.evidence, Qt.MouseButton.LeftButton)
    assert panel.evidence.text().startswith("Show")
    assert let_go.wait(20)
    reading.settle()
    assert reading.workspace.reveal.overlay is not None
    assert not reading.workspace.reveal.overlay.is_shown
