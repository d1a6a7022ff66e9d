"""The list of what is to be settled: what it is, what was said, which kind; settled ones carry their tick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cryapp.domain.annotation import Adjudication
from cryapp.domain.ids import RecordingId
from cryapp.domain.task import Task
from cryapp.domain.wording import mark
from cryapp.services.settling import Kind, Matter
from cryapp.ui import icons
from cryapp.ui.i18n import tr
from cryapp.ui.label_facts import class_name
from cryapp.ui.review_words import KIND_WORDS, said_words
from cryapp.ui.theme import theme, tokens
from cryapp.ui.widgets.basic import Panel, label
from cryapp.ui.words import number

EMPTY_OF_ALL = mark(
    "Nothing is to be settled. Recordings come here when two readers answered them differently; "
    "deal a set with a share to be read twice to measure how far readers agree."
)
EMPTY_WORDS: Mapping[str, str] = {
    Kind.REPEAT: mark(
        "Nobody answered a silent repeat in another way. Deal a set with a share to be read again by the same reader."
    ),
    Kind.LABEL_ERROR: mark(
        "No label is contradicted by a model that did not learn from it. Labels of locked infants are held against the "
        "model in use, if it was trained here. For all others look through them below, or give a table: "
        "Review › Labels against cross-validated predictions…"
    ),
}
"""By kind: where such matters come from, so that an empty list says what to do."""
ROW_PX = 58
PAD_PX = 10
ICON_PX = 14
_MATTER = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class MatterModel(QAbstractListModel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._rows: list[Matter] = []

    @property
    def rows(self) -> tuple[Matter, ...]:
        return tuple(self._rows)

    def show(self, task: Task | None, rows: Sequence[Matter]) -> None:
        self.beginResetModel()
        self._task, self._rows = task, list(rows)
        self.endResetModel()

    def settle(self, recording_id: RecordingId, ruling: Adjudication | None) -> None:
        """Keeps the row where it is, with or without its tick: nothing jumps under the hand that rules."""
        for i, row in enumerate(self._rows):
            if row.recording_id == recording_id and row.ruling != ruling:
                self._rows[i] = replace(row, ruling=ruling)
                self.dataChanged.emit(self.index(i), self.index(i))

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._task is None:
            return None
        matter = self._rows[index.row()]
        if role == _MATTER:
            return matter
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "\n".join((matter.title, said_words(self._task, matter), self.state_of(matter)))
        return None

    def state_of(self, matter: Matter) -> str:
        if matter.ruling is None or self._task is None:
            return tr(KIND_WORDS[matter.kind])
        if matter.ruling.class_key is None:
            return tr("settled")
        return tr("settled: {answer}").format(answer=class_name(self._task, matter.ruling.class_key))


class _Rows(QStyledItemDelegate):
    """Three lines: which recording, what was said, what kind of matter or what was ruled."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(120, theme().px(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        t, matter = tokens(), index.data(_MATTER)
        first, second, third = str(index.data(Qt.ItemDataRole.DisplayRole)).split("\n")
        rect: QRect = option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(t.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(t.hover))
        painter.setPen(QColor(t.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(PAD_PX, 5, -PAD_PX, -5)
        line = inner.height() // 3
        icon = "check" if matter.ruling is not None else "lock" if matter.locked else ""
        if icon:
            tone = "accent" if matter.ruling is not None else "muted"
            place = QRect(inner.right() - ICON_PX, inner.top() + 1, ICON_PX, ICON_PX)
            icons.icon(icon, tone, ICON_PX).paint(painter, place)
        strong = QFont(painter.font())
        strong.setWeight(QFont.Weight.DemiBold)
        for i, (text, color) in enumerate(((first, t.text), (second, t.text), (third, t.muted))):
            painter.setFont(strong if i == 0 else option.font)
            painter.setPen(QColor(color))
            room = QRect(inner.left(), inner.top() + i * line, inner.width() - (ICON_PX + 6 if i == 0 else 0), line)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class MatterList(Panel):
    chosen = Signal(object)
    """Matter | None"""
    wanted = Signal()
    """Settled ones too, or no longer: read again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("To settle"), parent)
        self._all: tuple[Matter, ...] = ()
        self._task: Task | None = None
        self._notes: tuple[str, ...] = ()
        self.count = label("", "small")
        self.head.addWidget(self.count)
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("Which kind"))
        for text, kind in (
            (tr("All kinds"), None),
            (tr("Disagreements"), Kind.DISAGREEMENT),
            (tr("Repeats that differ"), Kind.REPEAT),
            (tr("Labels that are perhaps wrong"), Kind.LABEL_ERROR),
        ):
            self.kind.addItem(text, kind)
        self.kind.activated.connect(lambda _i: self._fill())
        self.body.addWidget(self.kind)
        self.settled = QCheckBox(tr("Settled ones too"))
        self.settled.toggled.connect(lambda _on: self.wanted.emit())
        self.body.addWidget(self.settled)
        self.model = MatterModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(tr("What is to be settled"))
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.body.addWidget(self.list, 1)
        self.empty = label("", "muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.empty, 1)
        self.notes = label("", "small", wrap=True)
        self.body.addWidget(self.notes)
        theme().changed.connect(self._restyle)

    def show_matters(self, task: Task | None, matters: Sequence[Matter], notes: Sequence[str]) -> None:
        """Shows the list and stays at the recording that was chosen, if it is still there."""
        self._task, self._all, self._notes = task, tuple(matters), tuple(notes)
        self._fill()

    def say(self, sentence: str) -> None:
        """A sentence in place of the list."""
        self.show_matters(None, (), ())
        self.empty.setText(sentence)

    @property
    def current(self) -> Matter | None:
        found: Matter | None = self.list.currentIndex().data(_MATTER)
        return found

    def settle(self, recording_id: RecordingId, ruling: Adjudication | None) -> None:
        self._all = tuple(replace(one, ruling=ruling) if one.recording_id == recording_id else one for one in self._all)
        self.model.settle(recording_id, ruling)
        self._count()

    def select(self, recording_id: RecordingId) -> bool:
        """Goes to a recording's row if there is one."""
        for i, row in enumerate(self.model.rows):
            if row.recording_id == recording_id:
                self.list.setCurrentIndex(self.model.index(i))
                return True
        return False

    def step(self, by: int) -> None:
        """The next or previous row."""
        at = self.list.currentIndex().row() + by
        if 0 <= at < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(at))

    def go_to_next_open(self) -> bool:
        """The next row without a ruling, from the top again after the last. False: there is none."""
        rows, here = self.model.rows, self.list.currentIndex().row()
        for i in [*range(here + 1, len(rows)), *range(here + 1)]:
            if rows[i].ruling is None and i != here:
                self.list.setCurrentIndex(self.model.index(i))
                return True
        return False

    def _fill(self) -> None:
        kind = self.kind.currentData()  # Qt gives the enum back as plain text
        rows = [one for one in self._all if kind is None or one.kind == kind]
        before = self.current
        with QSignalBlocker(self.list.selectionModel()):
            self.model.show(self._task, rows)
            at = next((i for i, one in enumerate(rows) if before and one.recording_id == before.recording_id), 0)
            if rows:
                self.list.setCurrentIndex(self.model.index(at))
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.empty.setText(tr(EMPTY_WORDS.get(str(kind), EMPTY_OF_ALL)))
        self.notes.setText("\n".join(tr(note) for note in self._notes))
        self.notes.setVisible(bool(self._notes))
        self._count()
        self.chosen.emit(self.current)

    def _restyle(self, _tokens: object = None) -> None:
        self.list.doItemsLayout()

    def _count(self) -> None:
        n_open = sum(one.ruling is None for one in self.model.rows)
        self.count.setText(tr("{n} open").format(n=number(n_open)) if self.model.rows else "")

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(index.data(_MATTER))
