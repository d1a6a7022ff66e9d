"""The command palette: every act by a few letters of its name, and infants and recordings by theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cryapp.ui.fuzzy import score
from cryapp.ui.i18n import tr
from cryapp.ui.theme import theme, tokens
from cryapp.ui.widgets.basic import label

WIDTH_PX, ROW_PX, MOST_ROWS = 620, 34, 11
LATER_MS = 120
"""Infants and recordings are asked for once typing pauses."""
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Entry:
    """One line: what it is called, where it stands, its keys, and why it cannot be done now (empty: it can)."""

    id: str
    title: str
    where: str = ""
    keys: str = ""
    why_not: str = ""

    @property
    def words(self) -> str:
        """For a screen reader: everything that the line shows."""
        parts = [self.title, self.where, self.keys]
        if self.why_not:
            parts.append(tr("not now: {why}").format(why=self.why_not))
        return ", ".join(part for part in parts if part)


def best(entries: Sequence[Entry], wanted: str, recent: Sequence[str]) -> list[Entry]:
    """The entries that are met, best first; without a word the recent ones first. What cannot be done comes last."""
    if not wanted.strip():
        rank = {entry_id: number for number, entry_id in enumerate(recent)}
        return sorted(entries, key=lambda entry: (rank.get(entry.id, len(rank)), bool(entry.why_not)))
    found = []
    for entry in entries:
        by_title = score(wanted, entry.title)
        by_all = score(wanted, f"{entry.where} {entry.title}")
        reached = max((s for s in (by_title, None if by_all is None else by_all - 4) if s is not None), default=None)
        if reached is not None:
            lately = 2.0 if entry.id in recent else 0.0
            found.append((bool(entry.why_not), -reached - lately, entry))
    return [entry for _, _, entry in sorted(found, key=lambda one: one[:2])]


class Entries(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self.shown = entries
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.words
        return entry if role == ENTRY_ROLE else None


class Palette(QFrame):
    """Lies over its window while it is asked; gives the focus back to where it was.

    It knows no acts: the window gives it entries and does what was chosen.
    """

    chosen = Signal(str)
    """Id of an entry that can be done now."""
    search_wanted = Signal(str)
    """What was typed, once typing pauses: further entries may be given by :meth:`add`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setAccessibleName(tr("Command palette"))
        self._entries: list[Entry] = []
        self._recent: list[str] = []
        self._before: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("What do you want to do? Type a few letters, or an infant or a file"))
        self.line.setAccessibleName(tr("Search actions, infants and recordings"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._typed)
        self.line.installEventFilter(self)
        column.addWidget(self.line)
        self.model = Entries(self)
        self.list = QListView()
        self.list.setAccessibleName(tr("Actions"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with the line; it moves the list
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        column.addWidget(self.list)
        self.hint = label("", "small")
        column.addWidget(self.hint)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(lambda: self.search_wanted.emit(self.line.text().strip()))
        theme().changed.connect(self._restyle)
        window.installEventFilter(self)
        self._restyle()
        self.hide()

    def open_with(self, entries: Sequence[Entry], recent: Sequence[str]) -> None:
        """Shows itself over the window, empty, with the recent acts on top."""
        self._entries, self._recent = list(entries), list(recent)
        if not self.isVisible():
            focus = self.window().focusWidget()
            self._before = focus if focus is not self.line else None
        self.line.clear()
        self._show()
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def add(self, wanted: str, entries: Sequence[Entry]) -> None:
        """Further entries for what is still typed; an answer to something older is dropped."""
        if self.isVisible() and wanted == self.line.text().strip():
            self._show(list(entries))

    def close_it(self) -> None:
        if not self.isVisible():
            return
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        self.hide()
        if had_focus and self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None

    @property
    def current(self) -> Entry | None:
        row = self.list.currentIndex().row()
        return self.model.shown[row] if 0 <= row < len(self.model.shown) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        if watched is self.line and event.type() == QEvent.Type.FocusOut and self.window().isActiveWindow():
            QTimer.singleShot(0, self, self._left)
        return super().eventFilter(watched, event)

    def _left(self) -> None:
        """Somebody clicked elsewhere: the palette goes, and the focus stays where it was put."""
        focus = self.window().focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self._before = None
            self.hide()

    def _pressed(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: MOST_ROWS, Qt.Key.Key_PageUp: -MOST_ROWS}
        if event.key() in steps:
            self._move(steps[Qt.Key(event.key())], wrap=abs(steps[Qt.Key(event.key())]) == 1)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex().row())
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
            return True
        return event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)

    def _move(self, by: int, wrap: bool) -> None:
        n = self.model.rowCount()
        if n:
            row = self.list.currentIndex().row() + by
            row = row % n if wrap else min(max(row, 0), n - 1)
            self.list.setCurrentIndex(self.model.index(row))

    def _take(self, row: int) -> None:
        entry = self.model.shown[row] if 0 <= row < len(self.model.shown) else None
        if entry is None:
            return
        if entry.why_not:
            self.hint.setText(tr("Not now: {why}").format(why=entry.why_not))
            return
        self.close_it()
        # After the key's own event: what is done may open a sheet or move the focus.
        QTimer.singleShot(0, self, lambda: self.chosen.emit(entry.id))

    def _typed(self) -> None:
        self._show()
        self._later.start()

    def _show(self, further: Sequence[Entry] = ()) -> None:
        wanted = self.line.text()
        before = self.current.id if further and self.current is not None else ""
        self.model.show([*best(self._entries, wanted, self._recent), *further])
        row = next((n for n, entry in enumerate(self.model.shown) if entry.id == before), 0)
        self.list.setCurrentIndex(self.model.index(row))
        if self.model.shown:
            self.hint.setText(tr("↑ ↓ choose · Enter does it · Esc closes"))
        else:
            self.hint.setText(tr("Nothing is called so."))

    def _place(self) -> None:
        over = self.window()
        width = min(theme().px(WIDTH_PX), over.width() - 48)
        rows = min(MOST_ROWS, max(1, (over.height() - theme().px(220)) // theme().px(ROW_PX)))
        self.list.setFixedHeight(rows * theme().px(ROW_PX) + 2 * self.list.frameWidth())
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((over.width() - width) // 2, max(24, over.height() // 10))

    def _restyle(self, _tokens: object = None) -> None:
        if self.isVisible():
            self._place()


class _Row(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), theme().px(ROW_PX))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        t, entry = tokens(), index.data(ENTRY_ROLE)
        assert isinstance(entry, Entry)
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(t.accent_soft))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(t.accent))
        room = rect.adjusted(12, 0, -12, 0)
        painter.setFont(option.font)
        metrics, middle = painter.fontMetrics(), Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(t.muted))
        beside = entry.keys if not entry.why_not else tr("not now: {why}").format(why=entry.why_not)
        beside = metrics.elidedText(beside, Qt.TextElideMode.ElideRight, room.width() // 2)
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, beside)
        room.setRight(room.right() - metrics.horizontalAdvance(beside) - 12)
        painter.setPen(QColor(t.muted if entry.why_not else t.text))
        title = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, title)
        room.setLeft(room.left() + metrics.horizontalAdvance(title) + 12)
        painter.setPen(QColor(t.muted))
        where = metrics.elidedText(entry.where, Qt.TextElideMode.ElideRight, max(0, room.width()))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, where)
        painter.restore()
