"""The promotion gate as a list: what was checked, what came out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from cryapp.domain.model import Check, Model
from cryapp.ui.widgets.basic import IconLabel, Panel, hairline, heading, label


class Checks(Panel):
    """One line a check with its mark, and the baselines beside the model's own figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Checks", parent)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self.body.addWidget(self._area, 1)

    def show_checks(self, checks: Sequence[Check], model: Model) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        row = 0
        for check in checks:
            icon, tone = {
                True: ("check", "accent_text"),
                False: ("cross", "danger_text"),
                None: ("warning", "warning_text"),
            }[check.passed]
            row = _line(grid, row, IconLabel(icon, tone, 16), check.text, check.value)
        if not checks:
            grid.addWidget(label("Nothing was checked yet.", "small", wrap=True), row, 0, 1, 3)
            row += 1
        if model.evidence.baselines:
            grid.addWidget(heading("Baselines, AUC"), row, 0, 1, 3)
            row += 1
            for name, auc in model.evidence.baselines.items():
                row = _line(grid, row, label(), name.replace("_", " "), f"{auc:.3f}")
        grid.setRowStretch(row, 1)
        old = self._area.takeWidget()
        self._area.setWidget(inside)
        if old is not None:
            old.deleteLater()


def _line(grid: QGridLayout, row: int, mark: QWidget, text: str, value: str) -> int:
    grid.addWidget(mark, row, 0)
    grid.addWidget(label(text, wrap=True), row, 1)
    grid.addWidget(label(value, "muted", wrap=True), row, 2)
    grid.addWidget(hairline(), row + 1, 0, 1, 3)
    return row + 2
