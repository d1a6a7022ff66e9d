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
WIDTH_PX, GAP_PX, MOST_COLUMNS = 1280, 32, 4
PADDING_PX, SIDES_PX, ABOVE_PX, CAP_PX = 8, 90, 136, 16
"""Inside the scrolled area; beside and above its columns (the sheet's margins and words, scroll bar); around a key."""


class KeySheet(QDialog):
    def __init__(self, book: ActionBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(label(tr("Keys"), "title"))
        hint = tr("Single keys rest while you type. Keys can be changed in Edit › Settings.")
        column.addWidget(label(hint, "muted", wrap=True))
        inside = QWidget()
        inside.setObjectName("scrolled")
        row = QHBoxLayout(inside)
        row.setContentsMargins(PADDING_PX, PADDING_PX, PADDING_PX, PADDING_PX)
        row.setSpacing(GAP_PX)
        groups = {group: _table(book, group, specs) for group, specs in grouped(book).items()}
        wide = max((self._width_of(book, specs) for specs in grouped(book).values()), default=1)
        room = (parent.window().width() if parent is not None else WIDTH_PX) - 32 - SIDES_PX
        n_columns = min(MOST_COLUMNS, max(1, (room + GAP_PX) // (wide + GAP_PX)))
        columns = [QVBoxLayout() for _ in range(n_columns)]
        heights = [0] * n_columns
        for table in groups.values():
            shortest = heights.index(min(heights))
            columns[shortest].addLayout(table)
            columns[shortest].addSpacing(16)
            heights[shortest] += table.rowCount() + 1
        for one in columns:
            one.addStretch(1)
            row.addLayout(one, 1)
        area = QScrollArea()
        area.setAccessibleName(tr("Keys"))
        area.setWidgetResizable(True)
        area.setWidget(inside)
        column.addWidget(area, 1)
        most = parent.window().height() - 64 if parent is not None else theme().px(640)
        needed = inside.sizeHint().height() + theme().px(ABOVE_PX)
        self.resize(n_columns * (wide + GAP_PX) - GAP_PX + SIDES_PX, min(needed, most))
        clashes = book.clashes()
        if clashes:
            column.addWidget(label(" ".join(clash.sentence for clash in clashes), "warning", wrap=True))

    def _width_of(self, book: ActionBook, specs: list[ActionSpec]) -> int:
        """Room for a group's longest words beside its widest keys: a layout knows it only once it is shown."""
        wide = self.fontMetrics().horizontalAdvance

        def keys_px(spec: ActionSpec) -> int:
            keys = dict.fromkeys(shown_key(key) for key in book.keys_of(spec.id))
            return sum(wide(key) + CAP_PX for key in keys)

        return max(wide(spec.text.rstrip("…")) for spec in specs) + theme().px(12) + max(map(keys_px, specs))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F1, Qt.Key.Key_Question):
            self.close()  # the key that opened it closes it
            return
        super().keyPressEvent(event)


def grouped(book: ActionBook) -> dict[str, list[ActionSpec]]:
    """Heading → the actions that have a key, in the order of use."""
    found: dict[str, list[ActionSpec]] = {group: [] for group in GROUPS}
    known = set()
    for spec in book.specs:
        line = (spec.heading, spec.text, tuple(book.keys_of(spec.id)))
        if line[2] and line not in known:  # Label and Review have the same acts under ids of their own
            known.add(line)
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
