"""The gate as people meet it: marks, sentences, what unfolds, what can be heard, and one page of paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from cryapp.bridge.desk import Desk
from cryapp.domain.ids import RecordingId
from cryapp.domain.model import Comparison, Flip, Model, ModelEvidence, ModelStatus, PointState
from cryapp.services.comparing import _domain
from cryapp.ui import theme as look
from cryapp.ui.dialogs.reason import ReasonDialog
from cryapp.ui.gate_report import SIZES_PT, fitting_size_pt, gate_pdf, save_gate_report
from cryapp.ui.gate_words import WORDS, doubts, headline
from cryapp.ui.i18n import tr
from cryapp.ui.panels.gate import Gate
from ml import gate_points, gate_rules
from ml.metrics import Estimate
from tests.shown import vault_library
from tests.ui.conftest import ids_of, settle, words

NAME = "Cry presence 2"


def figure(value: float) -> Estimate:
    return Estimate(value, value - 0.02, value + 0.02, 57, 121)


def comparison(**states: gate_rules.State) -> Comparison:
    """Thirteen points, all of which hold but those named; the figures of points 9 and 10 are there."""
    conditions = [gate_points.Condition("noise", "noise 10 dB below", figure(0.06), 31, figure(0.03), 12)]
    points = {key: gate_rules.point(key, gate_rules.State.PASS, f"Sentence of {key}.") for key in gate_rules.TITLES}
    points["robust"] = gate_points.judge_robustness(conditions, 121, 121)
    points["churn"] = gate_points.judge_churn([], 121, "Cry presence 1")
    for key, state in states.items():
        points[key] = replace(points[key], state=state)
    ordered = gate_rules.points_in_order(points.values())
    model = Model(
        id="cry_presence-2",  # type: ignore[arg-type]
        name=NAME,
        task_key="cry_presence",
        status=ModelStatus.CANDIDATE,
        package_dir="x",
        card_sha256="f" * 64,
        parent_id=None,
        run_id=None,
        made_at=look_at_a_time(),
        promoted_at=None,
        promoted_by=None,
        reason=None,
        evidence=ModelEvidence(),
        card={"task": {"name": "Cry presence"}},
    )
    return Comparison(
        candidate=model,
        in_use=None,
        sentence=f"{NAME} is not worse than Cry presence 1, but it fails point 9.",
        explanation="Because.",
        delta_auc=None,
        delta_sensitivity=None,
        verdict=str(gate_rules.verdict_of(ordered)),
        points=tuple(_domain(point) for point in ordered),
        is_open=gate_rules.is_open(ordered),
        flips=(
            Flip(RecordingId(7), "I-0187 · 2", "cry", 0.2, 0.8, True),
            Flip(None, "I-0200", "no_cry", 0.7, 0.3, False),
        ),
    )


def look_at_a_time() -> Any:
    from datetime import UTC, datetime

    return datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def gate(qtbot: QtBot) -> Gate:
    look.load_fonts()
    look.theme().apply(look.Scheme.LIGHT)
    panel = Gate()
    qtbot.addWidget(panel)
    panel.resize(460, 600)
    panel.show()
    return panel


def test_thirteen_points_each_with_a_word_and_a_sentence(gate: Gate) -> None:
    gate.show_comparison(comparison())
    assert [row.point.number for row in gate.rows] == list(range(1, 14))
    for row in gate.rows:
        assert WORDS[row.point.state] in words(row), "the state is a word too, not colour alone"
        assert tr(row.point.sentence) in words(row)
    assert "the gate is closed: 1 point of 13 fails" in words(gate)


def test_what_fails_is_unfolded_and_the_rest_unfolds(gate: Gate, qtbot: QtBot) -> None:
    gate.show_comparison(comparison())
    rows = {row.point.key: row for row in gate.rows}
    assert "31 of 121 flip (in use −0.030, 12)" in words(rows["robust"])
    assert "I-0187" not in words(rows["churn"])
    assert rows["churn"].unfold is not None
    qtbot.mouseClick(rows["churn"].unfold, Qt.MouseButton.LeftButton)
    assert "0.20 → 0.80, now right" in words(rows["churn"])
    assert rows["canary"].unfold is None, "a sentence that says it all has nothing behind it"


def test_a_changed_decision_can_be_listened_to(gate: Gate, qtbot: QtBot) -> None:
    gate.show_comparison(comparison())
    churn = next(row for row in gate.rows if row.point.key == "churn")
    known, gone = churn.flips
    assert not gone.isEnabled()
    assert churn.unfold is not None
    qtbot.mouseClick(churn.unfold, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(gate.recording_wanted) as wanted:
        qtbot.mouseClick(known, Qt.MouseButton.LeftButton)
    assert wanted.args == [7]


def test_nothing_known_is_said_and_cannot_be_saved(gate: Gate) -> None:
    gate.show_comparison(comparison())
    assert gate.save.isEnabled()
    gate.show_comparison(None)
    assert not gate.save.isEnabled()
    assert gate.rows == []
    assert "Nothing was looked at yet" in words(gate)


def test_an_open_gate_has_no_doubts() -> None:
    held = gate_points.judge_robustness([gate_points.Condition("n", "n", figure(0.0), 0)], 9, 9)
    found = comparison(robust=held.state)
    assert found.is_open
    assert doubts(found) == []
    assert headline(found) == "Not worse · the gate is open"
    [doubt] = doubts(comparison())
    assert doubt.startswith("9 ")
    unsure = comparison(robust=gate_rules.State.PASS, not_inferior=gate_rules.State.UNKNOWN)
    assert doubts(unsure)[0].startswith("5 ")


def test_the_dialog_says_what_speaks_against_it(qtbot: QtBot, desk_on: Any, tmp_path: Path) -> None:
    import numpy as np

    library, _recording = vault_library(tmp_path, np.zeros(1_600, np.float32))
    desk: Desk = desk_on(library)
    dialog = ReasonDialog(desk, "Put it in use?", "So.", "Put in use all the same", "Why", None, doubts(comparison()))
    qtbot.addWidget(dialog)
    dialog.show()
    assert "THE GATE IS CLOSED" in words(dialog)
    assert "31 of 121" in words(dialog)


def test_the_report_is_one_page_with_every_point(gate: Gate, qtbot: QtBot, tmp_path: Path) -> None:
    found = comparison()
    # As long as sentences get: the text becomes smaller, the page stays one.
    long = replace(found, points=tuple(replace(p, sentence=f"{p.sentence} " * 9) for p in found.points))
    for shown in (found, long):
        buffer = QBuffer()
        buffer.setData(gate_pdf(shown))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument()
        document.load(buffer)
        assert document.pageCount() == 1
        text = document.getAllText(0).text()
        document.close()
        flat = " ".join(text.split())
        for point in shown.points:
            assert point.title in flat
        assert "Research use, not a diagnosis." in flat
        assert "fails" in flat
        assert "0.20 → 0.80" in flat
        assert "I-0187" not in flat, "the page is handed around"
    image = QImage(595, 842, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sizes = [fitting_size_pt(painter, QRectF(42, 42, 511, 758), shown) for shown in (found, long)]
    painter.end()
    assert sizes[0] == SIZES_PT[0] > sizes[1]
    save_gate_report(tmp_path / "deep" / "gate.pdf", found)
    assert (tmp_path / "deep" / "gate.pdf").read_bytes().startswith(b"%PDF")
    assert {p.state for p in found.points} >= {PointState.FAIL, PointState.PASS, PointState.INFO}


def test_a_recording_met_elsewhere_opens_in_label(window_on: Any, filled: Any, qtbot: QtBot, reader: Any) -> None:
    window = window_on(filled)
    qtbot.waitUntil(lambda: window.desk.task is not None, timeout=5_000)
    window.desk.set_annotator(reader)
    window.show_workspace("models")
    wanted = ids_of(filled, window.desk)[3]
    window.desk.recording_wanted.emit(wanted)
    label = window.current_workspace
    qtbot.waitUntil(lambda: label.worklist.current == wanted, timeout=5_000)
    qtbot.waitUntil(
        lambda: label.session.facts is not None and label.session.facts.recording.id == wanted, timeout=5_000
    )
    settle(qtbot, window.desk)
