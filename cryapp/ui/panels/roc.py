"""ROC curves on the locked infants, with the operating point."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cryapp.domain.model import Model, ModelEvidence
from cryapp.ui.figures import percent, span
from cryapp.ui.i18n import tr
from cryapp.ui.plots import Plot, pen
from cryapp.ui.theme import theme
from cryapp.ui.widgets.basic import Panel, heading, label
from cryapp.ui.words import number


class Roc(Panel):
    """The model in view as a line, the one in use dashed beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.body.addWidget(heading(tr("ROC on locked infants")))
        self._key = label("", "small", wrap=True)
        self.body.addWidget(self._key)
        self._plot = Plot(tr("1 − specificity"), tr("sensitivity"))
        self._plot.setRange(xRange=(0, 1), yRange=(0, 1), padding=0.03)
        self._chance = self._plot.plot([0, 1], [0, 1])
        self._other = self._plot.plot([], [])
        self._own = self._plot.plot([], [])
        self._point = self._plot.plot([], [], symbol="o", symbolSize=11, pen=None)
        self.body.addWidget(self._plot, 1)
        self._none = label("", "muted", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self._none, 1)
        self._words = label("", "small", wrap=True)
        self.body.addWidget(self._words)
        self._dress()
        theme().changed.connect(self._dress)

    def _dress(self, _tokens: object = None) -> None:
        self._chance.setPen(pen("line", 1.0))
        self._other.setPen(pen("muted", 2.0, dashed=True))
        self._own.setPen(pen("accent", 3.0))
        self._point.setSymbolBrush(pen("accent").color())
        self._point.setSymbolPen(pen("panel", 2.0))

    def show_models(self, model: Model, in_use: Model | None) -> None:
        other = in_use if in_use is not None and in_use.id != model.id else None
        _draw(self._own, model.evidence)
        _draw(self._other, other.evidence if other is not None else ModelEvidence())
        point = model.evidence.operating_point
        if point is None:
            self._point.setData([], [])
            self._words.setText("")
        else:
            self._point.setData([1 - point.specificity.value], [point.sensitivity.value])
            self._words.setText(
                tr(
                    "Operating point {threshold}, fixed on calibration infants: finds {found} ({span}), "
                    "false alarms {false}."
                ).format(
                    threshold=number(point.threshold, 2),
                    found=percent(point.sensitivity.value),
                    span=span(point.sensitivity, in_percent=True),
                    false=percent(1 - point.specificity.value),
                )
            )
        self._words.setVisible(bool(self._words.text()))
        self._plot.setVisible(bool(model.evidence.roc))
        self._none.setVisible(not model.evidence.roc)
        self._none.setText(
            tr(model.evidence.reason_missing or "Nothing to draw: it was not measured on locked infants.")
        )
        words = [
            f"— {model.name}",
            *([tr("- - {name}, in use").format(name=other.name)] if other else []),
            tr("● operating point"),
        ]
        unbroken = (word.replace(" ", "\N{NO-BREAK SPACE}").replace("-", "\N{NON-BREAKING HYPHEN}") for word in words)
        self._key.setText("   ".join(unbroken if model.evidence.roc else []))


def _draw(curve: Any, evidence: ModelEvidence) -> None:
    curve.setData([x for x, _ in evidence.roc], [y for _, y in evidence.roc])
