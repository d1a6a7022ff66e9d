"""What has been labelled, by infants, and the doors to training."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from cryapp.domain.queue import ClassCount
from cryapp.domain.task import LabelClass, Role, Task
from cryapp.services.training import Readiness
from cryapp.ui.shapes import shape_icon
from cryapp.ui.widgets.basic import Panel, hairline, label
from cryapp.ui.words import counted

MARK_PX = 12


class LabelledCounts(Panel):
    """Counts per class (infants, recordings; locked ones apart), what is new, Train… and Pre-train…."""

    train_wanted = Signal()
    pretrain_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What has been labelled", parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._locked = label("", "small", wrap=True)
        self._missing = label("", "warning", wrap=True)
        self.body.addWidget(self._locked)
        self.body.addWidget(self._missing)
        self.train = QPushButton("Train…")
        self.train.setObjectName("primary")
        self.train.setToolTip("Look at what would be learnt, then decide (Ctrl+T). Nothing starts at once.")
        self.pretrain = QPushButton("Pre-train…")
        self.pretrain.setToolTip("Learn from recordings without labels; needs no labels at all.")
        buttons = QHBoxLayout()
        buttons.addWidget(self.train)
        buttons.addWidget(self.pretrain)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self._news = label("", "small", wrap=True)
        self.body.addWidget(self._news)
        self.train.clicked.connect(self.train_wanted)
        self.pretrain.clicked.connect(self.pretrain_wanted)

    def show_readiness(self, task: Task, readiness: Readiness) -> None:
        """Fills the panel; the same widgets are kept as long as the classes stay, so nothing jumps."""
        self._clear()
        for column, text in ((2, "Infants"), (3, "Recordings")):
            self._grid.addWidget(label(text, "small"), 0, column)
        by_key = {count.class_key: count for count in readiness.counts}
        row = 1
        for label_class in task.classes:
            self._add_row(row, label_class, by_key.get(label_class.key))
            row += 2
        self._locked.setText(
            f"Locked for testing: {counted(readiness.locked_infants, 'infant')}, never used to learn. "
            f"Pool for pre-training: {counted(readiness.pool_recordings, 'recording')} of "
            f"{counted(readiness.pool_infants, 'infant')} ({readiness.pool_hours:.1f} h)."
        )
        self._missing.setText("\n".join(readiness.refusals) or readiness.trainer_missing)
        self._missing.setVisible(bool(self._missing.text()))
        self._news.setText(news(readiness))
        self._news.setVisible(bool(self._news.text()))

    def _add_row(self, row: int, label_class: LabelClass, count: ClassCount | None) -> None:
        mark = label()
        mark.setPixmap(shape_icon(label_class.shape, label_class.color).pixmap(MARK_PX, MARK_PX))
        self._grid.addWidget(mark, row, 0)
        trains = label_class.role is not Role.EXCLUDE
        self._add_figures(row, label_class.name, count, "" if trains else "muted")
        self._grid.addWidget(hairline(), row + 1, 0, 1, 4)

    def _add_figures(self, row: int, name: str, count: ClassCount | None, style: str) -> None:
        """What can be learnt from; locked infants are told in the tooltip. A class that never trains has no figure."""
        self._grid.addWidget(label(name, style), row, 1)
        if count is None:
            self._grid.addWidget(label("not learnt", "small"), row, 2, 1, 2)
            return
        for column, every, locked in (
            (2, count.infants, count.locked_infants),
            (3, count.recordings, count.locked_recordings),
        ):
            figure = label(f"{every - locked:,}", style)
            figure.setToolTip(f"{every - locked:,} to learn from, and {locked:,} more that are locked for testing")
            self._grid.addWidget(figure, row, column)

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()


def news(readiness: Readiness) -> str:
    """What changed since the last model and encoder; empty if nothing did."""
    parts = []
    if readiness.in_use is not None and readiness.new_labels:
        parts.append(f"{counted(readiness.new_labels, 'label')} made or changed since the newest model was trained.")
    if readiness.encoder is not None and readiness.new_pool_recordings:
        grown = counted(readiness.new_pool_recordings, "recording")
        parts.append(f"The pool has grown by {grown} since the encoder was trained.")
    return " ".join(parts)
