"""Settings, made from the one table that declares them; keys with their clashes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QKeySequenceEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cryapp.settings import SETTINGS, Setting, Settings
from cryapp.ui.actions import ActionBook
from cryapp.ui.i18n import tr
from cryapp.ui.widgets.basic import label

PORTABLE = QKeySequence.SequenceFormat.PortableText


class SettingsDialog(QDialog):
    """Opened, never executed: nothing else waits for it. Save keeps everything in one write."""

    def __init__(self, settings: Settings, book: ActionBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.resize(640, 560)
        self._settings, self._book = settings, book
        self._values: dict[str, Callable[[], object]] = {}
        self.fields: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        self.tabs = QTabWidget()
        for page in dict.fromkeys(setting.page for setting in SETTINGS if setting.page):
            self.tabs.addTab(self._page([s for s in SETTINGS if s.page == page]), page)
        self.keys = KeysPage(book)
        self.tabs.addTab(self.keys, tr("Keys"))
        column.addWidget(self.tabs, 1)
        self.problem = label(settings.problem, "warning", wrap=True)
        self.problem.setVisible(bool(settings.problem))
        column.addWidget(self.problem)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel, self.save = QPushButton(tr("Cancel")), QPushButton(tr("Save"))
        self.save.setObjectName("primary")
        cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self.save)
        column.addLayout(row)

    def accept(self) -> None:
        values = {name: read() for name, read in self._values.items()}
        self._settings.update({**values, "keys": self.keys.own_keys()})
        super().accept()

    def _page(self, settings: list[Setting]) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for setting in settings:
            field = self._field(setting)
            self.fields[setting.name] = field
            if isinstance(field, QCheckBox):
                column.addWidget(field)
            else:
                row = QHBoxLayout()
                caption = label(setting.text)
                caption.setBuddy(field)
                row.addWidget(caption, 1)
                row.addWidget(field)
                column.addLayout(row)
            if setting.help:
                column.addWidget(label(setting.help, "muted", wrap=True))
            column.addSpacing(8)
        column.addStretch(1)
        page.setObjectName("scrolled")
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(page)
        return area

    def _field(self, setting: Setting) -> QWidget:
        value = self._settings[setting.name]
        if setting.choices:
            box = QComboBox()
            for choice, text in setting.choices:
                box.addItem(text, choice)
            box.setCurrentIndex(box.findData(value))
            self._values[setting.name] = box.currentData
            return box
        if setting.kind is bool:
            check = QCheckBox(setting.text)
            check.setChecked(value)
            self._values[setting.name] = check.isChecked
            return check
        spin = QSpinBox()
        spin.setRange(int(setting.low or 0), int(setting.high or 10_000))
        spin.setValue(int(value))
        self._values[setting.name] = spin.value
        return spin


class KeysPage(QWidget):
    """One line per action: its key, which can be changed by pressing another; clashes are said at once."""

    def __init__(self, book: ActionBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.edits: dict[str, QKeySequenceEdit] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 4, 8)
        inside = QWidget()
        inside.setObjectName("scrolled")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setColumnStretch(0, 1)
        for row, spec in enumerate(book.specs):
            edit = QKeySequenceEdit()
            edit.setMaximumSequenceLength(1)
            edit.setClearButtonEnabled(True)
            edit.setMaximumWidth(160)
            keys = book.keys_of(spec.id)
            edit.setKeySequence(QKeySequence(keys[0] if keys else "", PORTABLE))
            edit.keySequenceChanged.connect(self._check)
            grid.addWidget(label(spec.text.rstrip("…")), row, 0)
            grid.addWidget(label(", ".join(keys[1:]), "small"), row, 1)
            grid.addWidget(edit, row, 2)
            self.edits[spec.id] = edit
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        column.addWidget(area, 1)
        self.clash = label(name="warning", wrap=True)
        column.addWidget(self.clash)
        usual = QPushButton(tr("The usual keys again"))
        usual.clicked.connect(self._usual)
        column.addWidget(usual, 0, Qt.AlignmentFlag.AlignLeft)
        self._check()

    def own_keys(self) -> dict[str, list[str]]:
        """Actions whose first key differs from the shipped one; further shipped keys stay."""
        found = {}
        for spec in self._book.specs:
            typed = self.edits[spec.id].keySequence().toString(PORTABLE)
            shipped = QKeySequence(spec.keys[0] if spec.keys else "", PORTABLE).toString(PORTABLE)
            if typed != shipped:
                found[spec.id] = [key for key in (typed, *spec.keys[1:]) if key]
        return found

    def _check(self) -> None:
        if len(self.edits) == len(self._book.specs):
            self.clash.setText(" ".join(clash.sentence for clash in self._book.clashes(self.own_keys())))

    def _usual(self) -> None:
        for spec in self._book.specs:
            self.edits[spec.id].setKeySequence(QKeySequence(spec.keys[0] if spec.keys else "", PORTABLE))
