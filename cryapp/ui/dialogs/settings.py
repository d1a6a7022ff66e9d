"""Settings, made from the one table that declares them; keys with their clashes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cryapp.settings import SETTINGS, Setting, Settings
from cryapp.ui.actions import ActionBook
from cryapp.ui.dialogs.keys_page import KeysPage
from cryapp.ui.i18n import tr
from cryapp.ui.theme import theme
from cryapp.ui.widgets.basic import inset, label

FIELD_PX = 176
"""Choices and numbers are as wide as each other, so that they stand below each other."""


class SettingsDialog(QDialog):
    """Opened, never executed: nothing else waits for it. Save keeps everything in one write."""

    def __init__(self, settings: Settings, book: ActionBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        room = parent.window().size() if parent is not None else QSize(1280, 800)
        self.resize(min(theme().px(720), room.width() - 48), min(theme().px(600), room.height() - 48))
        self._settings, self._book = settings, book
        self._values: dict[str, Callable[[], object]] = {}
        self.fields: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Settings"))
        for page in dict.fromkeys(setting.page for setting in SETTINGS if setting.page):
            self.tabs.addTab(self._page([s for s in SETTINGS if s.page == page]), tr(page))
        self.keys = KeysPage(book, settings["keys"])
        self.keys.changed.connect(self._check)
        self.tabs.addTab(self.keys, tr("Keys"))
        column.addWidget(self.tabs, 1)
        self.problem = label(tr(settings.problem), "warning", wrap=True)
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

    def _check(self) -> None:
        """Keys that clash cannot be saved: with a key that means two things neither is done."""
        self.save.setEnabled(not self.keys.clashes)
        self.save.setToolTip(tr("Two actions share a key: see Keys.") if self.keys.clashes else "")

    def _page(self, settings: list[Setting]) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for setting in settings:
            field = self._field(setting)
            field.setAccessibleName(tr(setting.text))
            field.setAccessibleDescription(tr(setting.help))
            self.fields[setting.name] = field
            if isinstance(field, QCheckBox):
                column.addWidget(field)
            else:
                row = QHBoxLayout()
                caption = label(tr(setting.text))
                caption.setBuddy(field)
                field.setMinimumWidth(theme().px(FIELD_PX))
                row.addWidget(caption, 1)
                row.addWidget(field)
                column.addLayout(row)
            if setting.help:
                column.addWidget(label(tr(setting.help), "muted", wrap=True))
            column.addSpacing(8)
        column.addStretch(1)
        page.setObjectName("scrolled")
        area = QScrollArea()
        area.setAccessibleName(tr(settings[0].page))
        area.setWidgetResizable(True)
        area.setWidget(page)
        return area

    def _field(self, setting: Setting) -> QWidget:
        value = self._settings[setting.name]
        if setting.choices:
            box = QComboBox()
            for choice, text in setting.choices:
                box.addItem(tr(text), choice)
            box.setCurrentIndex(box.findData(value))
            self._values[setting.name] = box.currentData
            return box
        if setting.kind is bool:
            check = QCheckBox(tr(setting.text))
            check.setChecked(value)
            self._values[setting.name] = check.isChecked
            return check
        spin = inset(QSpinBox())
        spin.setRange(int(setting.low or 0), int(setting.high or 10_000))
        spin.setValue(int(value))
        self._values[setting.name] = spin.value
        return spin
