"""The agreement page: sentences, tables, roles, a table for other programs; never on the GUI thread."""

from __future__ import annotations

import csv
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cryapp.domain.annotation import Role
from cryapp.domain.ids import RecordingId
from cryapp.services import agreement_report, label_marks, labelling, people
from cryapp.services.agreement import agreement
from cryapp.services.library import Library
from cryapp.services.tasks import get_task
from cryapp.ui.main_window import MainWindow
from cryapp.ui.workspaces.review import ReviewWorkspace
from tests.ui.conftest import settle, words
from tests.ui.reviewing import Judging, Key, answer, draw, mark_of

WindowOn = Callable[[Library], MainWindow]
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def judging(qtbot: QtBot, window_on: WindowOn, filled: Library) -> Judging:
    answer(filled, "R-01", ("cry", "cry", "no_cry", "no_cry", "unusable", "cry"))
    answer(filled, "R-02", ("cry", "cry", "no_cry", "cry", "unusable", "cry"))
    judging = Judging(qtbot, window_on(filled))
    judging.press(Key.Key_2, modifier=ALT)
    return judging


def test_a_sentence_first_then_tables_with_every_n(judging: Judging) -> None:
    page = judging.workspace.agreement
    truth = agreement(judging.library, get_task(judging.library, "cry_presence"))
    alpha, kappa = truth.alpha, truth.pairs[0].kappa
    assert alpha.value is not None
    assert kappa.value is not None
    figure = f"{alpha.value:.2f} ({alpha.low:.2f} to {alpha.high:.2f})".replace("-", "−")
    assert alpha.low is not None
    assert alpha.low < 0, "six recordings of three infants prove little"
    assert page.headline.text() == f"Readers may agree no more than by chance: alpha {figure}, 3 infants"
    assert "6 of 6 recordings answered were read blind by two readers or more" in page.basis.text()
    assert f"Readers R-01 and R-02 may agree no more than by chance: kappa {kappa.value:.2f}" in page.sentences.text()
    assert page.pairs.texts()[0][:4] == ["R-01", "R-02", "6", "3"]
    assert [row[0] for row in page.classes.texts()] == ["Cry", "No cry", "Unusable"]
    assert "no silent repeats yet" in page.intra.empty.text()
    assert page.pairs.isVisible()


def test_where_there_is_no_figure_it_says_why(qtbot: QtBot, window_on: WindowOn, filled: Library) -> None:
    answer(filled, "R-01", ("cry", "cry"))
    judging = Judging(qtbot, window_on(filled))
    judging.workspace.show_page("agreement")
    judging.settle()
    page = judging.workspace.agreement
    assert page.headline.text() == "How far readers agree cannot be said: nothing was read by two readers."
    assert "No two readers" in page.pairs.empty.text()
    answer(filled, "R-02", ("cry", "cry"))
    page.compute()
    judging.settle()
    assert "every answer is the same class" in page.headline.text()
    assert any("every answer is the same class" in cell for cell in page.pairs.texts()[0])


def test_a_reader_sees_totals_and_is_told_who_sees_the_rest(qtbot: QtBot, window_on: WindowOn, filled: Library) -> None:
    answer(filled, "R-01", ("cry", "no_cry", "cry"))
    answer(filled, "R-02", ("cry", "no_cry", "no_cry"))
    window = window_on(filled)
    qtbot.waitUntil(lambda: window.desk.task is not None)
    window.desk.set_annotator(next(one for one in people.list_annotators(filled) if one.code == "R-01"))
    review = window.show_workspace("review")
    assert isinstance(review, ReviewWorkspace)
    review.show_page("agreement")
    settle(qtbot, window.desk)
    page = review.agreement
    assert page.totals.isVisible()
    assert not page.pairs.isVisible()
    assert page.pairs.texts() == []
    assert "R-02" not in words(page)
    assert "adjudicators and the study lead" in page.sentences.text()
    assert not page.save.isEnabled()


def test_it_is_computed_elsewhere_and_can_be_called_off(judging: Judging, monkeypatch: pytest.MonkeyPatch) -> None:
    page = judging.workspace.agreement
    threads: list[int] = []
    held, go_on = threading.Event(), threading.Event()
    real = agreement_report.agreement_for

    def slow(*args: object, on_share: Callable[[float], object], **more: object) -> object:
        threads.append(threading.get_ident())

        def share(done: float) -> None:
            held.set()
            go_on.wait(20)
            on_share(done)

        return real(*args, on_share=share, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(agreement_report, "agreement_for", slow)
    judging.qtbot.keyClick(judging.window, Key.Key_F5)
    assert held.wait(20)
    assert page.is_busy
    assert page.progress.isVisible()
    before = page.headline.text()
    judging.qtbot.mouseClick(page.stop, Qt.MouseButton.LeftButton)
    go_on.set()
    judging.settle()
    assert threads[0] != threading.get_ident()
    assert not page.is_busy
    assert page.headline.text() == before, "what was computed before stays"
    judging.qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    judging.settle()
    assert not page.is_busy


def test_a_kappa_of_a_reader_with_one_answer_is_not_called_chance(
    qtbot: QtBot, window_on: WindowOn, filled: Library
) -> None:
    answer(filled, "R-01", ("cry", "cry", "cry", "cry"))
    answer(filled, "R-02", ("cry", "cry", "cry", "no_cry"))
    judging = Judging(qtbot, window_on(filled))
    judging.workspace.show_page("agreement")
    judging.settle()
    page = judging.workspace.agreement
    assert "R-01 gave one answer only" in page.sentences.text()
    [row] = page.pairs.texts()
    assert row[-1].startswith("–"), "0.00 would be read as chance"
    assert "R-01 gave one answer only" in row[-1]
    answer(filled, "R-03", ("cry", "no_cry", "cry", "no_cry"))
    answer(filled, "R-04", ("cry", "cry", "no_cry", "no_cry"))
    page.compute()
    judging.settle()
    told = page.sentences.text().splitlines()
    assert told[0].startswith("Readers R-0"), "pairs that can be judged come first"
    assert sum("gave one answer only" in line for line in told) == 1, "those that cannot share a line"


def test_new_labels_make_it_say_so(judging: Judging) -> None:
    page = judging.workspace.agreement
    library, mark = judging.library, mark_of(judging.library, "R-03")
    judging.desk.operations.run(lambda: labelling.save_label(library, [RecordingId(1)], "cry", mark))
    judging.settle()
    assert page.stale.text() == "Labels have changed since."
    judging.press(Key.Key_F5)
    assert page.stale.text() == ""
    assert "R-03" in words(page) or any("R-03" in row for row in page.pairs.texts())


def test_the_table_goes_to_a_file_with_every_figure(judging: Judging) -> None:
    path = judging.library.paths.root / "agreement.csv"
    judging.workspace.agreement.export_to(path)
    judging.settle()
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["figure"] for row in rows} >= {"krippendorff_alpha", "fleiss_kappa", "cohen_kappa", "shared"}
    assert all(row["n_units"] for row in rows)


def test_segments_by_pair_and_class(qtbot: QtBot, window_on: WindowOn, filled: Library) -> None:
    draw(filled, "R-01", 1, (0.1, 0.3), (0.5, 0.7))
    draw(filled, "R-02", 1, (0.1, 0.3))
    draw(filled, "R-01", 3, (0.1, 0.3))
    draw(filled, "R-02", 3, (0.1, 0.31))
    judging = Judging(qtbot, window_on(filled), "cry_unit")
    judging.workspace.show_page("agreement")
    judging.settle()
    page = judging.workspace.agreement
    assert page.headline.text().startswith("1 pair of readers marked the same sound: 2 recordings")
    (row,) = page.segments.texts()
    assert row[:5] == ["R-01 · R-02", "Expiration", "2", "2", "3 / 2"]
    assert "kappa over time" in page.sentences.text()


def test_readers_against_themselves_with_their_n(qtbot: QtBot, window_on: WindowOn, filled: Library) -> None:
    answer(filled, "R-01", ("cry", "cry", "no_cry", "no_cry"))
    mark = mark_of(filled, "R-01")
    for number, said in ((1, "cry"), (2, "no_cry"), (3, "no_cry")):
        label_marks.save_repeat(filled, RecordingId(number), number, said, mark)
    judging = Judging(qtbot, window_on(filled))
    assert judging.rows == [(2, "another answer the second time")]
    assert "the second time: No cry" in words(judging.workspace)
    judging.workspace.show_page("agreement")
    judging.settle()
    page = judging.workspace.agreement
    assert "R-01 answered 2 of 3 silent repeats as before" in page.sentences.text()
    (row,) = page.intra.texts()
    assert row[:3] == ["R-01", "3", "2"]


def test_a_study_lead_sees_all_figures_but_settles_nothing(qtbot: QtBot, window_on: WindowOn, filled: Library) -> None:
    answer(filled, "R-01", ("cry", "no_cry"))
    answer(filled, "R-02", ("cry", "cry"))
    window = window_on(filled)
    qtbot.waitUntil(lambda: window.desk.task is not None)
    window.desk.set_annotator(people.add_annotator(filled, "L-01", Role.LEAD).annotator)
    review = window.show_workspace("review")
    assert isinstance(review, ReviewWorkspace)
    assert "Only an adjudicator" in words(review)
    review.show_page("agreement")
    settle(qtbot, window.desk)
    assert review.agreement.pairs.isVisible()
    assert review.agreement.save.isEnabled()


def test_no_two_acts_of_review_share_a_key(judging: Judging) -> None:
    assert [clash.sentence for clash in judging.window.book.clashes()] == []
