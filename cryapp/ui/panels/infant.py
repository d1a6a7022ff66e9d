"""The record of the infant beside the sound."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from cryapp.domain.infant import Infant, Sex
from cryapp.domain.recording import Recording
from cryapp.domain.wording import mark
from cryapp.ui.i18n import tr
from cryapp.ui.widgets.basic import Panel, hairline, label, plain_tip
from cryapp.ui.words import gestation_text, hours_text, number, short_code

_SEX = {Sex.FEMALE: mark("female"), Sex.MALE: mark("male")}
_SIGN = {Sex.FEMALE: "♀", Sex.MALE: "♂"}
MOST_ROWS = 8


class InfantPanel(Panel):
    edit_pressed = Signal(object)
    """Infant"""
    page_pressed = Signal(object)
    """InfantId"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Infant"), parent)
        self._infant: Infant | None = None
        self._named = True
        self.edit = QPushButton(tr("Edit"))
        self.edit.setObjectName("quiet")
        self.edit.setToolTip(tr("Change the record of this infant"))
        self.edit.clicked.connect(lambda: self.edit_pressed.emit(self._infant))
        self.page = QPushButton(tr("Page"))
        self.page.setObjectName("quiet")
        self.page.setToolTip(tr("All recordings of this infant from birth on"))
        self.page.clicked.connect(self.ask_for_page)
        self.head.addWidget(self.page)
        self.head.addWidget(self.edit)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, 96)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._lines: list[tuple[QLabel, QLabel, QWidget]] = []
        for row in range(MOST_ROWS):
            name, value, line = label(name="muted"), label(wrap=True), hairline()
            value.setMinimumWidth(40)  # a long word without a place to break must not widen the column
            self._grid.addWidget(name, 2 * row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, 2 * row, 1)
            self._grid.addWidget(line, 2 * row + 1, 0, 1, 2)
            self._lines.append((name, value, line))
        self.nothing = label(tr("Nothing is known about this infant yet."), "muted", wrap=True)
        self.body.addWidget(self.nothing)
        self.show_infant(None, None)

    def ask_for_page(self) -> None:
        """The page of the infant that is being read; while a set is read infants have no names."""
        if self._infant is not None and self._named:
            self.page_pressed.emit(self._infant.id)

    def show_infant(self, infant: Infant | None, recording: Recording | None, named: bool = True) -> None:
        """Args: named: False while a set is read; the record is shown then, and cannot be changed."""
        self._infant, self._named = infant, named
        self.heading.setText(
            (tr("Infant {code}").format(code=short_code(infant.code)) if infant else tr("Infant")).upper()
        )
        self.heading.setToolTip(plain_tip(infant.code) if infant else "")
        self.edit.setVisible(infant is not None and named)
        self.page.setVisible(infant is not None and named)
        facts = infant_facts(infant, recording) if infant else []
        for i, (name, value, line) in enumerate(self._lines):
            here = i < len(facts)
            for widget in (name, value, line):
                widget.setVisible(here)
            if here:
                name.setText(facts[i][0])
                value.setText(facts[i][1])
                value.setToolTip(plain_tip(facts[i][1]))
        self.nothing.setVisible(infant is not None and not facts)


def infant_facts(infant: Infant, recording: Recording | None) -> list[tuple[str, str]]:
    """(name, value) lines of what is known; the outcome stays out, it would break the blind reading."""
    sex, weight = tr(_SEX.get(infant.sex, "")), f"{number(infant.birth_weight_g)} g" if infant.birth_weight_g else ""
    gestation = gestation_text(infant.gestation_days)
    apgar = (infant.apgar_1, infant.apgar_5, infant.apgar_10)
    cord_known = infant.cord_ph is not None or infant.base_deficit is not None
    hours = recording.hours_since_birth if recording else None
    place = (infant.site, recording.place, recording.device) if recording else (infant.site,)
    lines = (
        (tr("Gestation"), _joined(gestation, _SIGN.get(infant.sex, ""), weight))
        if gestation
        else (tr("Sex"), _joined(sex, weight)),
        ("Apgar 1/5/10", " / ".join(_or_dash(a) for a in apgar) if any(a is not None for a in apgar) else ""),
        (
            tr("Cord pH · BD"),
            f"{_or_dash(infant.cord_ph, 2)} · {_or_dash(infant.base_deficit, 1)}" if cord_known else "",
        ),
        (tr("Age"), f"{hours_text(hours)} h" if hours is not None else infant.age_group or ""),
        (tr("Stimulus"), tr(recording.stimulus or "") if recording else ""),
        (tr("Resuscitation"), infant.resuscitation or ""),
        (tr("Cooling"), infant.cooling or ""),
        (tr("Place"), _joined(*place)),
    )
    return [(name, value) for name, value in lines if value]


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _or_dash(value: float | None, digits: int = 0) -> str:
    return "–" if value is None else number(value, digits)
