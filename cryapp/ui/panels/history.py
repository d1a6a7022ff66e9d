"""What happened to this recording in any task, newest first; other readers stay out while reading is blind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cryapp.ui.i18n import tr
from cryapp.ui.widgets.basic import Panel, key_cap, label
from cryapp.ui.words import local_moment

if TYPE_CHECKING:
    from cryapp.services.labelling import HistoryItem

MOST_SHOWN = 60


class HistoryPanel(Panel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("History of this recording"), parent)
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        self._lines.addStretch(1)
        self.area = QScrollArea()
        self.area.setAccessibleName(tr("History of this recording"))
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setMinimumHeight(56)
        self.area.setWidget(inside)
        self.area.viewport().setAutoFillBackground(False)
        self.body.addWidget(self.area, 1)
        self._shown: tuple[HistoryItem, ...] | None = None

    def show_history(self, items: Sequence[HistoryItem], undo_key: str) -> None:
        """``undo_key`` is written beside the newest own line; empty: nothing to take back."""
        items = tuple(items)[-MOST_SHOWN:]
        if items == self._shown:
            return
        self._shown = items
        while self._lines.count() > 1:
            taken = self._lines.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.deleteLater()
        newest_own = next((i for i in reversed(items) if i.is_act and not i.reverted and not i.by_other), None)
        for item in reversed(items):
            self._lines.insertWidget(self._lines.count() - 1, self._line(item, item is newest_own, undo_key))

    def _line(self, item: HistoryItem, newest: bool, undo_key: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        parts = (tr(item.text), tr(item.task), local_moment(item.at), item.by)
        text = label(" · ".join(part for part in parts if part), "" if newest else "small", wrap=True)
        if item.reverted:
            font = text.font()
            font.setStrikeOut(True)
            text.setFont(font)
            text.setToolTip(tr("Taken back"))
        row.addWidget(text, 1)
        if newest and undo_key:
            row.addWidget(key_cap(undo_key), 0, Qt.AlignmentFlag.AlignTop)
        return line

    @property
    def texts(self) -> list[str]:
        return [item.text for item in self._shown or ()]
