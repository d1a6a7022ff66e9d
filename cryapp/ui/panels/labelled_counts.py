"""What has been labelled, by infants, and the doors to training."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from cryapp.domain.queue import ClassCount
from cryapp.domain.task import LabelClass, Role, Task
from cryapp.services.training import Readiness
from cryapp.ui.i18n import tr
from cryapp.ui.shapes import shape_icon
from cryapp.ui.widgets.basic import Panel, hairline, label
from cryapp.ui.words import counted, number

MARK_PX = 12


class LabelledCounts(Panel):
    """Counts per class (infants, recordings; locked ones apart), what is new, Train… and Pre-train…."""

    train_wanted = Signal()
    pretrain_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What has been labelled"), parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._locked = label("", "small", wrap=True)
        self._missing = label("", "warning", wrap=True)
        self.body.addWidget(self._locked)
        self.body.addWidget(self._missing)
        self.train = QPushButton(tr("Train…"))
        self.train.setObjectName("primary")
        self.train.setToolTip(tr("Look at what would be learnt, then decide. Nothing starts at once."))
        self.pretrain = QPushButton(tr("Pre-train…"))
        self.pretrain.setToolTip(tr("Learn from recordings without labels; needs no labels at all."))
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
        for column, text in ((2, tr("Infants")), (3, tr("Recordings"))):
            self._grid.addWidget(label(text, "small"), 0, column)
        by_key = {count.class_key: count for count in readiness.counts}
        row = 1
        for label_class in task.classes:
            self._add_row(row, label_class, by_key.get(label_class.key))
            row += 2
        self._locked.setText(
            tr(
                "Locked for testing: {infants}, never used to learn. Pool for pre-training: {recordings} "
                "of {pool_infants} ({pool_hours} h)."
            ).format(
                infants=counted(readiness.locked_infants, "infant"),
                recordings=counted(readiness.pool_recordings, "recording"),
                pool_infants=counted(readiness.pool_infants, "infant"),
                pool_hours=number(readiness.pool_hours, 1),
            )
        )
        self._missing.setText("\n".join(map(tr, readiness.refusals)) or tr(readiness.trainer_missing))
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
            self._grid.addWidget(label(tr("not learnt"), "small"), row, 2, 1, 2)
            return
        for column, every, locked in (
            (2, count.infants, count.locked_infants),
            (3, count.recordings, count.locked_recordings),
        ):
            figure = label(number(every - locked), style)
            figure.setToolTip(
                tr("{every} to learn from, and {locked} more that are locked for testing").format(
                    every=number(every - locked), locked=number(locked)
                )
            )
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
        parts.append(
            tr("{labels} made or changed since the newest model was trained.").format(
                labels=counted(readiness.new_labels, "label")
            )
        )
    if readiness.encoder is not None and readiness.new_pool_recordings:
        grown = counted(readiness.new_pool_recordings, "recording")
        parts.append(tr("The pool has grown by {grown} since the encoder was trained.").format(grown=grown))
    return " ".join(parts)
