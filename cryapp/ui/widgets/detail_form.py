"""Further questions a class asks (Sarnat stage, exam time …), answered under the pad and kept in the label."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from cryapp.domain.task import Detail
from cryapp.ui.i18n import tr
from cryapp.ui.widgets.basic import label

LEAST_PX = 96
_PLACEHOLDERS = {"datetime": "2026-11-22 10:32", "text": ""}


class DetailForm(QWidget):
    changed = Signal(dict)
    """All answers; an unanswered question is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._questions: tuple[Detail, ...] = ()
        self._fields: dict[str, QComboBox | QLineEdit] = {}
        self.hide()

    def show_questions(self, questions: tuple[Detail, ...], answers: Mapping[str, Any]) -> None:
        """The same questions keep their fields, so that the focus stays where somebody types."""
        if questions != self._questions:
            self._rebuild(questions)
        for key, field in self._fields.items():
            text = str(answers.get(key, ""))
            with QSignalBlocker(field):
                if isinstance(field, QComboBox):
                    field.setCurrentIndex(max(0, field.findData(text)))
                elif not field.hasFocus():
                    field.setText(text)

    def values(self) -> dict[str, Any]:
        found = {}
        for key, field in self._fields.items():
            text = str(field.currentData()) if isinstance(field, QComboBox) else field.text().strip()
            if text and not (isinstance(field, QComboBox) and field.currentIndex() == 0):
                found[key] = text
        return found

    def _rebuild(self, questions: tuple[Detail, ...]) -> None:
        self._questions = questions
        while self._form.rowCount():
            self._form.removeRow(0)
        self._fields = {}
        for question in questions:
            field = self._field(question)
            self._fields[question.key] = field
            field.setMinimumWidth(LEAST_PX)
            self._form.addRow(label(tr(question.text), "muted"), field)
        self.setVisible(bool(questions))

    def _field(self, question: Detail) -> QComboBox | QLineEdit:
        if question.choices:
            box = QComboBox()
            box.addItem(tr("not said"), "")
            for choice in question.choices:
                box.addItem(tr(choice), choice)
            box.activated.connect(lambda _i: self.changed.emit(self.values()))
            return box
        line = QLineEdit()
        line.setPlaceholderText(_PLACEHOLDERS.get(question.kind, ""))
        line.editingFinished.connect(lambda: self.changed.emit(self.values()))
        return line
