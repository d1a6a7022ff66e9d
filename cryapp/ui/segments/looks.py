"""How a class looks on the sound: its colour, its pattern and its name, so that colour alone tells nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from cryapp.domain.task import DONT_KNOW, Shape, Task
from cryapp.ui.i18n import tr
from cryapp.ui.segments.book import NO_CLASS

_PATTERNS = {
    Shape.CIRCLE: Qt.BrushStyle.Dense5Pattern,
    Shape.TRIANGLE: Qt.BrushStyle.BDiagPattern,
    Shape.BAR: Qt.BrushStyle.HorPattern,
    Shape.STAR: Qt.BrushStyle.DiagCrossPattern,
    Shape.DIAMOND: Qt.BrushStyle.FDiagPattern,
    Shape.SQUARE: Qt.BrushStyle.CrossPattern,
    Shape.HEXAGON: Qt.BrushStyle.VerPattern,
    Shape.CROSS: Qt.BrushStyle.Dense6Pattern,
    Shape.CHEVRON: Qt.BrushStyle.Dense3Pattern,
}
_UNLABELLED = "#c8d0d8"


@dataclass(frozen=True)
class Look:
    """``pattern`` is laid over the colour in the band above a segment; ``ink`` is read on the colour."""

    color: QColor
    ink: QColor
    pattern: Qt.BrushStyle
    shape: Shape | None
    name: str


class Looks:
    """The looks of a task's classes by their number; a class that is not the task's looks like none."""

    def __init__(self, task: Task | None) -> None:
        classes = task.classes if task is not None else ()
        self.keys = tuple(c.key for c in classes)
        self._names = {c.key: tr(c.name) for c in classes} | {DONT_KNOW: tr("I don't know")}
        self._looks = [
            Look(QColor(c.color), ink_on(QColor(c.color)), _PATTERNS[c.shape], c.shape, tr(c.name)) for c in classes
        ]
        grey = QColor(_UNLABELLED)
        self._of_classes: dict[tuple[str, ...], Look] = {}
        """What was asked for before: a frame asks for every segment in view, on every panel."""
        self._none = Look(grey, ink_on(grey), Qt.BrushStyle.NoBrush, None, tr("no class yet"))

    def of(self, kind: int) -> Look:
        return self._looks[kind] if 0 <= kind < len(self._looks) else self._none

    def of_classes(self, classes: tuple[str, ...]) -> Look:
        known = self._of_classes.get(classes)
        if known is None:
            number = next((self.keys.index(key) for key in classes if key in self.keys), NO_CLASS)
            known = self._of_classes[classes] = self.of(number)
        return known

    @property
    def n_lanes(self) -> int:
        """A lane for each class and one for segments without: where there is no room for names, place tells."""
        return len(self._looks) + 1

    def lane(self, kind: int) -> int:
        return kind if kind >= 0 else len(self._looks)

    def name(self, key: str) -> str:
        return self._names.get(key, key.replace("_", " "))

    def names(self, classes: Sequence[str], *, uncertain: bool = False) -> str:
        """``Expiration + Dysphonation ?``"""
        text = " + ".join(self.name(key) for key in classes) or self._none.name
        return f"{text} ?" if uncertain else text


def ink_on(color: QColor) -> QColor:
    """Black or white, whichever is read better on a colour (relative luminance of WCAG 2)."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.03928 else float(((channel + 0.055) / 1.055) ** 2.4)

    luminance = 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())
    return QColor("#101418") if luminance > 0.179 else QColor("#ffffff")
