"""Step 1 of a screening: which infant. Search by pseudonym, or add one; names have no place here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QDateTime, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QWidget,
)

from cryapp.domain.infant import Infant, Sex
from cryapp.ui.i18n import tr
from cryapp.ui.infant_words import SEX_WORDS, infant_words
from cryapp.ui.widgets.basic import Panel, inset, label

SEARCH_AFTER_MS = 200
"""The style sheet's padding does not reach the line edit inside a spin box."""
_INFANT_ROLE = Qt.ItemDataRole.UserRole


class InfantChoice(Panel):
    chosen = Signal(object)
    """Infant"""
    search_wanted = Signal(str)
    add_wanted = Signal(str, object)
    """pseudonym, mapping of infant fields"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Which infant"), parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Pseudonym, e.g. I-0187"))
        self.search.setAccessibleName(tr("Search by pseudonym"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Infants"))
        self._none = label("", "small", wrap=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_AFTER_MS)
        self.go_on = QPushButton(tr("Screen this infant"))
        self.go_on.setObjectName("primary")
        self.go_on.setEnabled(False)
        self.add = QPushButton(tr("Add an infant…"))
        self.add.setCheckable(True)
        self.form = _InfantForm()
        self.form.hide()
        self.body.addWidget(self.search)
        self.body.addWidget(self._none)
        self.body.addWidget(self.list, 1)
        self._room = QWidget()  # takes the list's place while there is none, so that the buttons stay where they are
        self.body.addWidget(self._room, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.go_on)
        buttons.addWidget(self.add)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.body.addWidget(self.form)
        self._timer.timeout.connect(self._search)
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.search.returnPressed.connect(self._take_only_match)
        self.search.installEventFilter(self)
        self.list.currentRowChanged.connect(lambda row: self.go_on.setEnabled(row >= 0))
        self.list.itemActivated.connect(lambda _item: self._choose())
        self.go_on.clicked.connect(self._choose)
        self.add.toggled.connect(self._toggle_form)
        self.form.add.clicked.connect(self._add)

    def show_infants(self, infants: Sequence[Infant]) -> None:
        """Shows what was found; the infant that was chosen stays chosen while it is among them."""
        current = self.list.currentItem()
        chosen = current.data(_INFANT_ROLE).id if current is not None else None
        self.list.clear()
        for infant in infants:
            item = QListWidgetItem(f"{infant.code}    {infant_words(infant)}".rstrip())
            item.setData(_INFANT_ROLE, infant)
            self.list.addItem(item)
            if infant.id == chosen:
                self.list.setCurrentItem(item)
        wanted = self.search.text().strip()
        self.list.setVisible(bool(infants))
        self._room.setVisible(not infants)
        self._none.setVisible(not infants)
        if not infants:
            self._none.setText(
                tr("No infant is called “{wanted}”. “Add an infant…” makes its record.").format(wanted=wanted)
                if wanted
                else tr("No infant yet.")
            )
        if len(infants) == 1 or any(i.code.casefold() == wanted.casefold() for i in infants):
            self.list.setCurrentRow(
                next((n for n, i in enumerate(infants) if i.code.casefold() == wanted.casefold()), 0)
            )

    def reset(self) -> None:
        """For the next infant: an empty search and a closed form."""
        self.add.setChecked(False)
        self.form.clear()
        self.search.clear()
        self._timer.stop()
        self._search()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down in the search field goes into the list."""
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self.search and pressed == Qt.Key.Key_Down and self.list.count():
            self.list.setFocus()
            self.list.setCurrentRow(max(0, self.list.currentRow()))
            return True
        return super().eventFilter(watched, event)

    def _search(self) -> None:
        self.search_wanted.emit(self.search.text().strip())

    def _take_only_match(self) -> None:
        if self.list.currentRow() >= 0:
            self._choose()

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(_INFANT_ROLE))

    def _toggle_form(self, shown: bool) -> None:
        self.form.setVisible(shown)
        if shown:
            self.form.code.setText(self.search.text().strip())
            self.form.code.setFocus()

    def _add(self) -> None:
        self.add_wanted.emit(self.form.code.text().strip(), self.form.fields())


class _InfantForm(QFrame):
    """Everything but the pseudonym is optional."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(3, 1)
        self.code = QLineEdit()
        self.code.setPlaceholderText(tr("study pseudonym, never a name"))
        self.code.setMaxLength(60)
        self.sex = QComboBox()
        for sex, words in SEX_WORDS.items():
            self.sex.addItem(tr(words), sex)
        self.knows_birth = QCheckBox(tr("Born"))
        self.born = inset(QDateTimeEdit(QDateTime.currentDateTime()))
        self.born.setDisplayFormat("d MMM yyyy  HH:mm")
        self.born.setToolTip(tr("Type, or use the arrow keys on a part of it"))
        self.born.setEnabled(False)
        self.knows_birth.toggled.connect(self.born.setEnabled)
        self.weeks = _optional_spin(20, 45, " w")
        self.days = _optional_spin(-1, 6, " d")
        self.weight = _optional_spin(299, 7000, " g")
        self.apgar = [_optional_spin(-1, 10, "") for _minute in (1, 5, 10)]
        self.add = QPushButton(tr("Add and go on"))
        self.add.setObjectName("primary")
        self.add.setEnabled(False)
        self.code.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self.code.returnPressed.connect(self.add.click)
        gestation = _row(self.weeks, self.days)
        apgar = _row(*self.apgar)
        for row, (words, field) in enumerate(
            (
                (tr("Pseudonym"), self.code),
                (tr("Gestation"), gestation),
                (tr("Sex"), self.sex),
                ("Apgar 1 / 5 / 10", apgar),
            )
        ):
            grid.addWidget(label(words, "small"), row, 0)
            grid.addWidget(field, row, 1, 1, 3 if field is self.code else 1)
        grid.addWidget(self.knows_birth, 4, 0)
        grid.addWidget(self.born, 4, 1)
        grid.addWidget(label(tr("Birth weight"), "small"), 5, 0)
        grid.addWidget(self.weight, 5, 1)
        grid.addWidget(self.add, 6, 1)
        for widget, name in (
            (self.code, tr("Pseudonym")),
            (self.weeks, tr("Gestation weeks")),
            (self.days, tr("Gestation days")),
        ):
            widget.setAccessibleName(name)

    def fields(self) -> Mapping[str, object]:
        """Only what was filled in."""
        filled: dict[str, object] = {}
        if self.sex.currentData() is not Sex.UNKNOWN:
            filled["sex"] = self.sex.currentData()
        if self.knows_birth.isChecked():
            born: datetime = self.born.dateTime().toPython()  # type: ignore[assignment]
            filled["born_at"] = born.astimezone()
        if self.weeks.value() > self.weeks.minimum():
            filled["gestation_days"] = 7 * self.weeks.value() + max(0, self.days.value())
        if self.weight.value() > self.weight.minimum():
            filled["birth_weight_g"] = self.weight.value()
        for minute, spin in zip((1, 5, 10), self.apgar, strict=True):
            if spin.value() > spin.minimum():
                filled[f"apgar_{minute}"] = spin.value()
        return filled

    def clear(self) -> None:
        self.code.clear()
        self.sex.setCurrentIndex(0)
        self.knows_birth.setChecked(False)
        self.born.setDateTime(QDateTime.currentDateTime())
        for spin in (self.weeks, self.days, self.weight, *self.apgar):
            spin.setValue(spin.minimum())


def _optional_spin(lowest: int, highest: int, unit: str) -> QSpinBox:
    """A number whose lowest value reads "–" and means: not recorded."""
    spin = inset(QSpinBox())
    spin.setMinimumWidth(88)
    spin.setRange(lowest, highest)
    spin.setSuffix(unit)
    spin.setSpecialValueText("–")
    spin.setValue(lowest)
    return spin


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return row
