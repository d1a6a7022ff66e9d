"""Changing the record of an infant: only what was changed is saved, and it can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cryapp.domain.infant import Infant, Sex
from cryapp.domain.wording import mark
from cryapp.ui.i18n import tr
from cryapp.ui.widgets.basic import label, restyle


@dataclass(frozen=True)
class Field:
    """One line of the record: how it is written and how it is read back (ValueError: not understood)."""

    name: str
    text: str
    hint: str
    write: Callable[[object], str]
    read: Callable[[str], object]


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _gestation(text: str) -> int:
    """``38+4`` or ``38 w 4 d`` → days; ``38`` → whole weeks."""
    parts = text.replace("w", "+").replace("d", "").split("+")
    days = [int(part.strip() or 0) for part in parts]
    if len(days) > 2 or (len(days) == 2 and not 0 <= days[1] <= 6):
        raise ValueError(text)
    return 7 * days[0] + (days[1] if len(days) == 2 else 0)


def _write_gestation(value: object) -> str:
    assert isinstance(value, int)
    return f"{value // 7}+{value % 7}"


def _moment(text: str) -> datetime:
    """Local date and time as typed → UTC."""
    return datetime.fromisoformat(text.strip()).astimezone(UTC)


def _write_moment(value: object) -> str:
    assert isinstance(value, datetime)
    return f"{value.astimezone():%Y-%m-%d %H:%M}"


FIELDS = (
    Field("gestation_days", mark("Gestation"), mark("weeks+days, e.g. 38+4"), _write_gestation, _gestation),
    Field("birth_weight_g", mark("Birth weight"), "g", str, int),
    Field("apgar_1", mark("Apgar 1 min"), "0–10", str, int),
    Field("apgar_5", mark("Apgar 5 min"), "0–10", str, int),
    Field("apgar_10", mark("Apgar 10 min"), "0–10", str, int),
    Field("cord_ph", mark("Cord pH"), mark("e.g. 7.08"), str, _number),
    Field("base_deficit", mark("Base deficit"), "mmol/l", str, _number),
    Field("born_at", mark("Born at"), mark("2026-11-22 05:58, local time"), _write_moment, _moment),
    Field("resuscitation", mark("Resuscitation"), "", str, str),
    Field("cooling", mark("Cooling"), "", str, str),
    Field("age_group", mark("Age group"), "", str, str),
)


UNITS = ("g", "mmol/l")


class InfantDialog(QDialog):
    changed = Signal(object, dict)
    """Infant and its changed fields."""

    def __init__(self, infant: Infant, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Infant {code}").format(code=infant.code))
        self.setMinimumWidth(420)
        self._infant = infant
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(label(tr("Infant {code}").format(code=infant.code), "title"))
        column.addWidget(label(tr("Everything is optional. No names, here or anywhere."), "muted", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        self.sex = QComboBox()
        for sex, text in ((Sex.UNKNOWN, tr("not said")), (Sex.FEMALE, tr("female")), (Sex.MALE, tr("male"))):
            self.sex.addItem(text, sex)
        self.sex.setCurrentIndex(self.sex.findData(infant.sex))
        grid.addWidget(label(tr("Sex")), 0, 0)
        grid.addWidget(self.sex, 0, 1)
        self.lines: dict[str, QLineEdit] = {}
        for row, field in enumerate(FIELDS, start=1):
            value = getattr(infant, field.name)
            line = QLineEdit("" if value is None else field.write(value))
            line.setPlaceholderText(tr(field.hint))
            unit = f" ({field.hint})" if field.hint in UNITS else ""  # a hint is gone once something is written
            grid.addWidget(label(tr(field.text) + unit), row, 0)
            line.setAccessibleName(tr(field.text) + unit)
            grid.addWidget(line, row, 1)
            self.lines[field.name] = line
        column.addLayout(grid)
        self.wrong = label(name="danger", wrap=True)
        column.addWidget(self.wrong)
        row_of_buttons = QHBoxLayout()
        row_of_buttons.addStretch(1)
        cancel, self.save = QPushButton(tr("Cancel")), QPushButton(tr("Save"))
        self.save.setObjectName("primary")
        self.save.setDefault(True)
        cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.accept)
        row_of_buttons.addWidget(cancel)
        row_of_buttons.addWidget(self.save)
        column.addLayout(row_of_buttons)

    def accept(self) -> None:
        """Hands over what was changed; a value that is not understood is marked and nothing is saved."""
        fields, wrong = self._changed_fields()
        for name, line in self.lines.items():
            line.setProperty("wrong", "true" if name in wrong else "false")
            restyle(line)
        if wrong:
            texts = [tr(field.text) for field in FIELDS if field.name in wrong]
            self.wrong.setText(tr("Not understood: {fields}. Nothing was saved.").format(fields=", ".join(texts)))
            return
        if fields:
            self.changed.emit(self._infant, fields)
        super().accept()

    def _changed_fields(self) -> tuple[dict[str, object], list[str]]:
        fields: dict[str, object] = {}
        wrong = []
        if Sex(self.sex.currentData()) is not self._infant.sex:
            fields["sex"] = Sex(self.sex.currentData())
        for field in FIELDS:
            text, before = self.lines[field.name].text().strip(), getattr(self._infant, field.name)
            if text == ("" if before is None else field.write(before)):
                continue
            try:
                fields[field.name] = field.read(text) if text else None
            except ValueError:
                wrong.append(field.name)
        return fields, wrong
