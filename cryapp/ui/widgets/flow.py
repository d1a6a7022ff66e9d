"""Small widgets that need more than one line, or more than one answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QMenu, QToolButton, QWidget

from cryapp.ui.i18n import tr


class FlowLayout(QLayout):
    """Puts widgets beside each other and begins a new line where the room ends."""

    def __init__(self, parent: QWidget | None = None, spacing_px: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing_px)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(QSize(min(item.minimumSize().width(), 64), item.minimumSize().height()))
        return size

    def _place(self, rect: QRect, move: bool) -> int:
        x, y, line_px = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue  # hidden: it takes no room, and no gap
            wanted = item.sizeHint()
            width = min(wanted.width(), rect.width())
            if x > rect.x() and x + width > rect.right() + 1:
                x, y, line_px = rect.x(), y + line_px + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, wanted.height())))
            x += width + self.spacing()
            line_px = max(line_px, wanted.height())
        return y + line_px - rect.y()


class _StayingMenu(QMenu):
    """A menu that stays open while its entries are ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.trigger()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
            return
        super().keyPressEvent(event)


class MultiChoice(QToolButton):
    """Any number of several words; its text says which."""

    changed = Signal()

    def __init__(self, nothing: str, parent: QWidget | None = None) -> None:
        """Args: nothing: what it says while nothing is chosen."""
        super().__init__(parent)
        self._nothing = nothing
        self._menu = _StayingMenu(self)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._say()

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Args: choices: (value, words); what was chosen before stays chosen, offered or not."""
        chosen = self.chosen()
        self._menu.clear()
        known = [value for value, _ in choices]
        for value, words in [*choices, *((value, value) for value in sorted(chosen - set(known)))]:
            action = QAction(words, self._menu)
            action.setData(value)
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.triggered.connect(self._toggled)
            self._menu.addAction(action)
        self.setEnabled(not self._menu.isEmpty())
        self._say()

    def choose(self, values: Iterable[str]) -> None:
        wanted = set(values)
        for action in self._menu.actions():
            action.setChecked(action.data() in wanted)
            wanted.discard(action.data())
        if wanted:
            here = [(str(action.data()), action.text()) for action in self._menu.actions()]
            self.offer([*here, *((value, value) for value in sorted(wanted))])
            self.choose({*values})
        self._say()

    def chosen(self) -> frozenset[str]:
        return frozenset(str(action.data()) for action in self._menu.actions() if action.isChecked())

    def _toggled(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        words = [action.text() for action in self._menu.actions() if action.isChecked()]
        if len(words) > 2:
            self.setText(tr("{first} and {n} more").format(first=words[0], n=len(words) - 1))
        else:
            self.setText(", ".join(words) or self._nothing)
        self.setToolTip(", ".join(words))
