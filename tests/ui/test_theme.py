"""The look: contrast is computed, every icon draws, figures have one width, every scheme is complete."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cryapp.domain.task import LabelClass, Role, Shape
from cryapp.paths import resources_dir
from cryapp.ui import icons, theme
from cryapp.ui.shapes import path_of, shape_icon
from cryapp.ui.theme import Choice, Scheme, Tokens
from cryapp.ui.widgets.class_row import ClassRow


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    theme.load_fonts()
    yield
    theme.theme().apply(Scheme.DARK, 1.0)


def luminance(color: str) -> float:
    """Relative luminance, WCAG 2.2."""
    c = QColor(color)
    parts = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in (c.redF(), c.greenF(), c.blueF())]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_oracle() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", Scheme)
def test_text_can_be_read(scheme: Scheme) -> None:
    t = theme.TOKENS[scheme]
    for text in ("text", "muted", "accent_text", "warning_text", "danger_text"):
        for ground in ("background", "panel", "raised"):
            assert contrast(getattr(t, text), getattr(t, ground)) >= 4.5, (scheme, text, ground)
    assert contrast(t.text, t.accent_soft) >= 4.5
    assert contrast(t.on_accent, t.accent) >= 4.5
    assert contrast(t.text, t.hover) >= 4.5


@pytest.mark.parametrize("scheme", Scheme)
def test_an_answer_that_can_be_given_does_not_look_as_if_it_could_not(qtbot: QtBot, scheme: Scheme) -> None:
    """Qt does not look at the state of what a part stands in: by such a rule every name was grey."""
    theme.theme().apply(scheme, 1.0)
    row = ClassRow("cry", "MMMM", "1", LabelClass("cry", "Cry", "1", "#E69F00", Shape.CIRCLE, Role.POSITIVE))
    qtbot.addWidget(row)
    row.resize(300, 40)
    row.show()
    for enabled, wanted in ((True, "text"), (False, "muted")):
        row.setEnabled(enabled)
        image = row.name.grab().toImage()
        drawn = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        assert getattr(theme.TOKENS[scheme], wanted) in drawn


@pytest.mark.parametrize("scheme", Scheme)
def test_marks_can_be_seen(scheme: Scheme) -> None:
    """Graphics need 3:1 (WCAG 1.4.11)."""
    t = theme.TOKENS[scheme]
    for mark in ("accent", "warning", "danger"):
        assert contrast(getattr(t, mark), t.panel) >= 3, (scheme, mark)


def test_every_token_is_a_colour() -> None:
    for tokens in theme.TOKENS.values():
        for field in dataclasses.fields(Tokens):
            assert re.fullmatch(r"#[0-9a-f]{6}", getattr(tokens, field.name)), field.name


def test_style_sheet_has_no_colour_of_its_own() -> None:
    source = (resources_dir() / "styles" / "cryapp.qss").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9a-fA-F]{6}\b", source)
    for scheme in Scheme:
        assert "$" not in theme.style_sheet(theme.TOKENS[scheme])


def test_bundled_font_with_tabular_figures(qtbot: QtBot) -> None:
    theme.theme().apply(Scheme.DARK, 1.0)
    small = QLabel("1")
    small.setObjectName("small")
    qtbot.addWidget(small)
    small.ensurePolished()
    assert QFontInfo(small.font()).family() == "Inter"
    metrics = QFontMetricsF(small.font())
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")


def test_text_size_grows(qapp: QApplication) -> None:
    theme.theme().apply(Scheme.LIGHT, 1.5)
    assert qapp.font().pixelSize() == round(1.5 * theme.FONT_PX)
    assert "font-size: 18px" in qapp.styleSheet()  # small is 12 px at 100 %
    assert theme.theme().px(28) == 42


def test_applying_the_same_again_changes_nothing(qtbot: QtBot) -> None:
    look = theme.theme()
    look.apply(Scheme.LIGHT, 1.0)
    with qtbot.assertNotEmitted(look.changed):
        look.apply(Scheme.LIGHT, 1.0)
    with qtbot.waitSignal(look.changed):
        look.apply(Scheme.DARK, 1.0)


def test_choice_decides_the_scheme() -> None:
    assert theme.scheme_for(Choice.WORKSPACE, Scheme.LIGHT) is Scheme.LIGHT
    assert theme.scheme_for(Choice.DARK, Scheme.LIGHT) is Scheme.DARK
    assert theme.scheme_for(Choice.LIGHT, Scheme.DARK) is Scheme.LIGHT
    assert theme.scheme_for(Choice.SYSTEM, Scheme.DARK) in Scheme


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_is_drawn_in_its_colour(name: str) -> None:
    assert "currentColor" in (resources_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    image = icons.pixmap(name, "#ff0000", 24, 2.0).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    drawn = [image.pixelColor(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() > 200]
    assert drawn, name
    assert {(c.red() > 200, c.green() < 60, c.blue() < 60) for c in drawn} == {(True, True, True)}


@pytest.mark.parametrize("shape", Shape)
def test_every_shape_fills_its_square(shape: Shape, qapp: QApplication) -> None:
    box = path_of(shape, 100).boundingRect()
    assert box.width() > 70
    assert -5 <= box.left() <= box.right() <= 105
    assert -5 <= box.top() <= box.bottom() <= 105
    assert not shape_icon(shape, "#00ff00").isNull()


def test_shapes_differ() -> None:
    """Told apart without colour: no two shapes cover the same points."""
    grid = [(x + 0.5, y + 0.5) for x in range(0, 100, 4) for y in range(0, 100, 4)]
    from PySide6.QtCore import QPointF

    covers = {s: frozenset(p for p in grid if path_of(s, 100).contains(QPointF(*p))) for s in Shape}
    for one in Shape:
        for other in Shape:
            if one is not other:
                assert len(covers[one] ^ covers[other]) > 20, (one, other)
