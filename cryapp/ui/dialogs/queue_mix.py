"""The explained queue with its mix in view: which reasons, in which shares, measured how, in which order."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.domain.changes import Changes
from cryapp.domain.queue import WorklistQuery
from cryapp.domain.queue_mix import ARMS, LEAST_RANDOM, ExplainedQueue, Measure, Mix, Reason, rebalanced
from cryapp.domain.wording import mark
from cryapp.services import queueing
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import heading, inset, label
from cryapp.ui.widgets.share_bar import ShareBar, SharePatch
from cryapp.ui.words import number

SHOWN = (Reason.UNCERTAIN, Reason.UNLIKE, Reason.RANDOM, Reason.DISAGREE, Reason.RARE)
"""In the order in which people think of them."""
MEASURES = (
    (Measure.ENTROPY, mark("entropy: how evenly all classes are possible")),
    (Measure.MARGIN, mark("margin: how close the two likeliest classes are")),
    (Measure.COMMITTEE, mark("disagreement between versions of the model")),
)
MOST = 5000


class QueuePopover(QFrame):
    """Moving one share moves the others, so that the sum is always 100; chance never has less than 5."""

    made = Signal(object)
    """ExplainedQueue"""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self._desk = desk
        self._percents: dict[Reason, int] = {}
        self._seed = 0
        self.sliders: dict[Reason, QSlider] = {}
        self._numbers: dict[Reason, QLabel] = {}
        body = QVBoxLayout(self)
        body.setContentsMargins(2 * SPACE_PX, 2 * SPACE_PX, 2 * SPACE_PX, 2 * SPACE_PX)
        body.setSpacing(SPACE_PX)
        body.addWidget(heading(tr("What comes next, and why")))
        body.addWidget(
            label(
                tr("Each recording says which of these reasons brought it. None gives away what the model thinks."),
                "muted",
                wrap=True,
            )
        )
        self.bar = ShareBar()
        body.addWidget(self.bar)
        body.addLayout(self._make_shares())
        body.addLayout(self._make_choices())
        self.keep = QCheckBox(tr("keep this mix for everybody"))
        body.addWidget(self.keep)
        self.said = label(name="small", wrap=True)
        body.addWidget(self.said)
        self.make = QPushButton(tr("Make the queue"))
        self.make.setObjectName("primary")
        self.make.clicked.connect(self._make)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.make)
        body.addLayout(row)
        self.setFixedWidth(theme().px(560))  # the reasons and measures in French
        self.show_mix(Mix())

    def _make_shares(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_PX)
        grid.setVerticalSpacing(SPACE_PX // 2)
        for row, reason in enumerate(SHOWN):
            name = label(tr(reason.sentence))
            slider = QSlider(Qt.Orientation.Horizontal)
            slider.setRange(round(100 * LEAST_RANDOM) if reason is Reason.RANDOM else 0, 100)
            slider.setPageStep(5)
            slider.setAccessibleName(tr(reason.sentence))
            slider.valueChanged.connect(lambda value, moved=reason: self._moved(moved, value))
            number = label("", "muted")
            number.setMinimumWidth(44)
            number.setAlignment(Qt.AlignmentFlag.AlignRight)
            for widget in (name, slider):
                widget.setToolTip(tr(reason.explanation))
            grid.addWidget(SharePatch(row), row, 0)
            grid.addWidget(name, row, 1)
            grid.addWidget(slider, row, 2)
            grid.addWidget(number, row, 3)
            self.sliders[reason], self._numbers[reason] = slider, number
        grid.setColumnStretch(2, 1)
        return grid

    def _make_choices(self) -> QGridLayout:
        self.measure, self.order, self.number = QComboBox(), QComboBox(), inset(QSpinBox())
        for measure, words in MEASURES:
            self.measure.addItem(tr(words), measure)
        self.order.addItem(tr("shuffled, so that the order tells no reason"), False)
        self.order.addItem(tr("by hours since birth"), True)
        self.number.setRange(1, MOST)
        self.number.setValue(100)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * SPACE_PX)
        grid.setVerticalSpacing(SPACE_PX)
        rows = ((tr("Uncertainty by"), self.measure), (tr("Order"), self.order), (tr("Recordings"), self.number))
        for row, (words, widget) in enumerate(rows):
            grid.addWidget(label(words, "muted"), row, 0)
            grid.addWidget(widget, row, 1)
            widget.setAccessibleName(words)
        grid.setColumnStretch(1, 1)
        return grid

    # -- what is shown ------------------------------------------------------------------------------------------

    def ask(self, query: WorklistQuery, below: QWidget) -> None:
        """Opens with the store's mix; ``query`` says from which recordings the queue is made."""
        self._query = query
        self._seed += 1
        self.keep.setChecked(False)
        self.keep.setEnabled(self._desk.annotator is not None)
        library = self._desk.library
        self._desk.read(lambda: queueing.read_mix(library), self.show_mix)
        self.said.setText(
            tr("From what waits for you and fits the search and filter of the list.")
            if query.search or not query.only.is_empty
            else tr("From everything that waits for you.")
        )
        self.adjustSize()
        self.move(below.mapToGlobal(QPoint(0, below.height() + 4)))
        self.show()
        self.make.setFocus()

    def show_mix(self, mix: Mix) -> None:
        percents = {reason: round(100 * mix.share(reason)) for reason in ARMS}
        self._show(rebalanced(percents, Reason.RANDOM, percents[Reason.RANDOM]))
        self.measure.setCurrentIndex(self.measure.findData(mix.measure))

    def mix(self) -> Mix:
        return Mix({reason: value / 100 for reason, value in self._percents.items()}, self._measure())

    def _measure(self) -> Measure:
        return Measure(self.measure.currentData())

    def _show(self, percents: Mapping[Reason, int]) -> None:
        self._percents = dict(percents)
        for reason, slider in self.sliders.items():
            with QSignalBlocker(slider):
                slider.setValue(percents[reason])
            self._numbers[reason].setText(f"{number(percents[reason])} %")
        self.bar.show_shares([percents[reason] for reason in SHOWN])

    def _moved(self, reason: Reason, value: int) -> None:
        self._show(rebalanced(self._percents, reason, value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter makes the queue, wherever the focus stands in it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.make.isEnabled():
            self.make.click()
        else:
            super().keyPressEvent(event)

    # -- making -------------------------------------------------------------------------------------------------

    def _make(self) -> None:
        library, query, mix, me = self._desk.library, self._query, self.mix(), self._desk.annotator
        n, seed, by_hours = self.number.value(), self._seed, bool(self.order.currentData())
        self.make.setEnabled(False)
        self.said.setText(tr("Looking for recordings…"))
        if self.keep.isChecked() and me is not None:
            self._desk.operations.run(
                lambda: queueing.save_mix(library, dict(mix.shares), mix.measure, me.id), self._announce
            )
        self._desk.read(
            lambda: queueing.explained_queue(library, query, n, mix, seed, by_hours), self._take, self._failed
        )

    def _announce(self, changes: Changes) -> None:
        self._desk.bus.announce(changes)

    def _take(self, queue: ExplainedQueue) -> None:
        self.make.setEnabled(True)
        if not queue.items:
            self.said.setText(tr("Nothing waits for you there: everything has an answer, or the filter is too narrow."))
            return
        self.made.emit(queue)
        if queue.notes:
            self.said.setText(counts_in_words(queue))  # stays open: which reasons found too few, and why
            self.adjustSize()
        else:
            self.close()

    def _failed(self, error: Exception) -> None:
        self.make.setEnabled(True)
        self.said.setText(sentence_for(error))


def counts_in_words(queue: ExplainedQueue) -> str:
    """``100 recordings: 40 uncertain, 20 random control, …``, with a sentence for every reason that found too few."""
    counts = queue.counts
    parts = [f"{counts[reason]} {tr(reason.sentence)}" for reason in (*SHOWN, Reason.FILL) if counts[reason]]
    said = tr("{n} recordings: {parts}.").format(n=len(queue.items), parts=", ".join(parts))
    return "\n".join([said, *map(tr, queue.notes)])
