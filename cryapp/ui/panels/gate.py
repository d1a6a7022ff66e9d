"""The promotion gate as a list: thirteen points, each a sentence before its figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from cryapp.domain.model import Comparison, Flip, GatePoint, PointState
from cryapp.ui import icons
from cryapp.ui.gate_words import ICONS, WORDS, details, flip_words, headline
from cryapp.ui.i18n import tr
from cryapp.ui.theme import theme
from cryapp.ui.widgets.basic import IconLabel, Panel, hairline, heading, label

MOST_FLIPS = 12
ICON_PX = 16


class Gate(Panel):
    """The points with their marks; figures unfold, and a changed decision can be listened to."""

    report_wanted = Signal()
    recording_wanted = Signal(object)
    """RecordingId: to be heard in Label."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        line = QHBoxLayout()
        line.addWidget(heading(tr("Promotion gate")))
        line.addStretch(1)
        self.save = QPushButton(tr("Save report…"))
        self.save.setObjectName("quiet")
        self.save.setToolTip(tr("One page as PDF: the verdict, all thirteen points and their figures."))
        self.save.setEnabled(False)
        self.save.clicked.connect(self.report_wanted)
        line.addWidget(self.save)
        self.body.addLayout(line)
        self._headline = label("", "strong", wrap=True)
        self.body.addWidget(self._headline)
        self._strip = QHBoxLayout()
        self._strip.setSpacing(0)
        self.body.addLayout(self._strip)
        self._area = QScrollArea()
        self._area.setAccessibleName(tr("Points of the promotion gate"))
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._area, 1)
        self._comparison: Comparison | None = None
        self.show_comparison(None)
        theme().changed.connect(self._dress)  # a method: Qt forgets it with the panel, a lambda it would not

    def show_comparison(self, comparison: Comparison | None) -> None:
        """None: nothing is known yet."""
        self._comparison = comparison
        self.save.setEnabled(comparison is not None)
        self._headline.setText(headline(comparison) if comparison is not None else "")
        self._headline.setVisible(comparison is not None)
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        points = comparison.points if comparison is not None else ()
        self._show_strip(points)
        if not points:
            column.addWidget(label(tr("Nothing was looked at yet."), "small", wrap=True))
        for point in points:
            flips = comparison.flips if comparison is not None and point.key == "churn" else ()
            column.addWidget(PointRow(point, flips, self.recording_wanted.emit))
            column.addWidget(hairline())
        column.addStretch(1)
        old = self._area.takeWidget()
        self._area.setWidget(inside)
        if old is not None:
            old.deleteLater()

    def _dress(self, _tokens: object = None) -> None:
        self._show_strip(self._comparison.points if self._comparison is not None else ())

    def _show_strip(self, points: Sequence[GatePoint]) -> None:
        """All marks in one line: where it fails is seen before anything is scrolled."""
        while (item := self._strip.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for point in points:
            mark = QToolButton()
            mark.setObjectName("mark")
            icon, tone = ICONS[point.state]
            mark.setIcon(icons.icon(icon, tone, ICON_PX))
            mark.setText(str(point.number))
            mark.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            mark.setToolTip(f"{point.number} {tr(point.title)}: {tr(WORDS[point.state])}")
            mark.setAccessibleName(f"{point.number} {tr(point.title)}: {tr(WORDS[point.state])}")
            mark.clicked.connect(lambda _on=False, key=point.key: self._go_to(key))
            self._strip.addWidget(mark, 1)

    def _go_to(self, key: str) -> None:
        for row in self.rows:
            if row.point.key == key:
                self._area.verticalScrollBar().setValue(row.y())

    @property
    def rows(self) -> list[PointRow]:
        inside = self._area.widget()
        return [] if inside is None else inside.findChildren(PointRow)


class PointRow(QWidget):
    """A point: mark, number and title, its state in a word; the sentence; what unfolds."""

    def __init__(self, point: GatePoint, flips: Sequence[Flip], listen: Callable[[object], object]) -> None:
        super().__init__()
        self.point = point
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        icon, tone = ICONS[point.state]
        grid.addWidget(IconLabel(icon, tone, ICON_PX), 0, 0, top)
        grid.addWidget(label(f"{point.number}  {tr(point.title)}", "strong", wrap=True), 0, 1)
        grid.addWidget(label(tr(WORDS[point.state]), _tone(point.state)), 0, 2, top)
        grid.addWidget(label(tr(point.sentence), "muted", wrap=True), 1, 1, 1, 2)
        self.flips: list[QPushButton] = []
        self.unfold: QPushButton | None = None
        figures = details(point)
        if not figures and not flips:
            return
        self._folded = QWidget()
        rows = QGridLayout(self._folded)
        rows.setContentsMargins(0, 2, 0, 0)
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(2)
        rows.setColumnStretch(1, 1)
        for number, (name, value) in enumerate(figures):
            rows.addWidget(label(name, "small"), number, 0, top)
            rows.addWidget(label(value, "small", wrap=True), number, 1, top)
        for number, flip in enumerate(flips[:MOST_FLIPS], start=len(figures)):
            button = QPushButton(flip.title)
            button.setObjectName("link")
            button.setEnabled(flip.recording_id is not None)
            button.setToolTip(tr("Opens it in Label, to be heard and read."))
            button.clicked.connect(lambda _on=False, wanted=flip.recording_id: listen(wanted))
            self.flips.append(button)
            rows.addWidget(button, number, 0)
            rows.addWidget(
                label(
                    tr("{change} (label: {label})").format(
                        change=flip_words(flip), label=tr(flip.label.replace("_", " "))
                    ),
                    "small",
                    wrap=True,
                ),
                number,
                1,
            )
        if len(flips) > MOST_FLIPS:
            more = tr("and {n} more, all in cryapp models gate --json").format(n=len(flips) - MOST_FLIPS)
            rows.addWidget(label(more, "small", wrap=True), len(figures) + MOST_FLIPS, 0, 1, 2)
        self.unfold = QPushButton()
        self.unfold.setObjectName("link")
        self.unfold.clicked.connect(lambda: self._fold(self._folded.isHidden()))
        grid.addWidget(self.unfold, 2, 1, 1, 2)
        grid.addWidget(self._folded, 3, 1, 1, 2)
        self._what = (
            (tr("Show the recordings"), tr("Hide the recordings"))
            if flips
            else (tr("Show the figures"), tr("Hide the figures"))
        )
        self._fold(point.state is PointState.FAIL)

    def _fold(self, shown: bool) -> None:
        assert self.unfold is not None
        self._folded.setVisible(shown)
        self.unfold.setText(self._what[1] if shown else self._what[0])


def _tone(state: PointState) -> str:
    return {PointState.FAIL: "danger", PointState.UNKNOWN: "warning", PointState.PASS: "accent"}.get(state, "small")
