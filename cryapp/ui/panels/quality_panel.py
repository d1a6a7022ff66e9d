"""What was checked about the recording before anything was concluded from it."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from cryapp.services.screening import Outcome, Screening
from cryapp.ui.i18n import tr
from cryapp.ui.widgets.basic import IconLabel, Panel, hairline, heading, label


class QualityPanel(Panel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._heading = heading(tr("Recording quality"))
        self.body.addWidget(self._heading)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self.body.addLayout(self._grid)

    def show_screening(self, screening: Screening) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        good = screening.outcome is not Outcome.INSUFFICIENT_QUALITY
        self._heading.setText(
            (tr("Recording quality: good enough") if good else tr("Recording quality: not enough")).upper()
        )
        for number, check in enumerate(screening.checks):
            icon, tone = ("check", "accent_text") if check.passed else ("cross", "danger_text")
            if check.passed and not check.is_known:
                icon, tone = "info", "muted"
            value = (
                tr(check.value)
                if check.passed or not check.needed
                else tr("{value}, needs {needed}").format(value=tr(check.value), needed=tr(check.needed))
            )
            self._grid.addWidget(IconLabel(icon, tone, 16), 2 * number, 0)
            self._grid.addWidget(label(tr(check.text), wrap=True), 2 * number, 1)
            self._grid.addWidget(label(value, "muted" if check.passed else "danger", wrap=True), 2 * number, 2)
            self._grid.addWidget(hairline(), 2 * number + 1, 0, 1, 3)
