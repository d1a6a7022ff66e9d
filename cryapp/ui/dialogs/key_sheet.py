"""Every key on one sheet, made from the same table as the menus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cryapp.ui.actions import ActionBook, ActionSpec, shown_key
from cryapp.ui.i18n import tr
from cryapp.ui.theme import theme
from cryapp.ui.widgets.basic import heading, key_cap, label

GROUPS = ("Label", "Go", "Sound", "View", "Edit", "File", "Screen", "Models", "Help")


class KeySheet(QDialog):
    def __init__(self, book: ActionBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        self.resize(1040, 640)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(label(tr("Keys"), "title"))
        hint = tr("Single keys rest while you type. Keys can be changed in Edit › Settings.")
        column.addWidget(label(hint, "muted", wrap=True))
        inside = QWidget()
        inside.setObjectName("scrolled")
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(32)
        n_columns = 3 if theme().text_scale < 1.2 else 2
        columns = [QVBoxLayout() for _ in range(n_columns)]
        heights = [0] * n_columns
        for group, specs in grouped(book).items():
            shortest = heights.index(min(heights))
            columns[shortest].addLayout(_table(book, group, specs))
            columns[shortest].addSpacing(16)
            heights[shortest] += len(specs) + 2
        for one in columns:
            one.addStretch(1)
            row.addLayout(one, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        column.addWidget(area, 1)
        clashes = book.clashes()
        if clashes:
            column.addWidget(label(" ".join(clash.sentence for clash in clashes), "warning", wrap=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F1, Qt.Key.Key_Question):
            self.close()  # the key that opened it closes it
            return
        super().keyPressEvent(event)


def grouped(book: ActionBook) -> dict[str, list[ActionSpec]]:
    """Heading → the actions that have a key, in the order of use."""
    found: dict[str, list[ActionSpec]] = {group: [] for group in GROUPS}
    for spec in book.specs:
        if book.keys_of(spec.id):
            found.setdefault(spec.heading, []).append(spec)
    return {group: specs for group, specs in found.items() if specs}


def _table(book: ActionBook, group: str, specs: list[ActionSpec]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    grid.addWidget(heading(tr(group)), 0, 0, 1, 2)
    for number, spec in enumerate(specs, start=1):
        grid.addWidget(label(spec.text.rstrip("…")), number, 0)
        caps = QHBoxLayout()
        caps.setSpacing(4)
        caps.addStretch(1)
        for key in {shown_key(key): key for key in book.keys_of(spec.id)}.values():
            caps.addWidget(key_cap(key))
        grid.addLayout(caps, number, 1)
    return grid
