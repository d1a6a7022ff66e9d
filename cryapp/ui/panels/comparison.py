"""What a model is worth: a sentence, three figures with their intervals, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cryapp.domain.model import Comparison, Estimate, Model, ModelStatus
from cryapp.ui.figures import percent, signed, span
from cryapp.ui.i18n import tr
from cryapp.ui.widgets.basic import Panel, label
from cryapp.ui.words import counted, number

PROMOTABLE = (ModelStatus.CANDIDATE, ModelStatus.RETIRED, ModelStatus.ROLLED_BACK, ModelStatus.REJECTED)


class ComparisonHead(QWidget):
    """The sentence with its buttons, and cards for AUC, sensitivity and calibration."""

    promote_wanted = Signal()
    reject_wanted = Signal()
    roll_back_wanted = Signal()
    score_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = Panel()
        line = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        self._sentence = label("", "title", wrap=True)
        self._explanation = label("", "muted", wrap=True)
        words.addWidget(self._sentence)
        words.addWidget(self._explanation)
        self.runs = label("", "small", wrap=True)
        words.addWidget(self.runs)
        line.addLayout(words, 1)
        self.reject = QPushButton(tr("Reject…"))
        self.reject.setToolTip(tr("Keeps the model in the registry, marked as rejected, with your reason."))
        self.roll_back = QPushButton(tr("Roll back…"))
        self.roll_back.setToolTip(tr("Puts the model that was in use before back."))
        self.score = QPushButton(tr("Score recordings"))
        self.score.setToolTip(
            tr("Scores every recording that this model has not seen yet; it can be stopped at any time.")
        )
        self.promote = QPushButton(tr("Promote…"))
        self.promote.setObjectName("primary")
        self.promote.setToolTip(tr("Puts this model in use, in your name and with your reason. It can be rolled back."))
        for button, signal in (
            (self.reject, self.reject_wanted),
            (self.roll_back, self.roll_back_wanted),
            (self.score, self.score_wanted),
            (self.promote, self.promote_wanted),
        ):
            button.clicked.connect(signal)
            line.addWidget(button)
        head.body.addLayout(line)
        column.addWidget(head)
        cards = QHBoxLayout()
        cards.setSpacing(12)
        self._auc = _Card("AUC")
        self._sensitivity = _Card(tr("Sensitivity at 80 % specificity"))
        self._calibration = _Card(tr("Calibration"))
        for card in (self._auc, self._sensitivity, self._calibration):
            cards.addWidget(card, 1)
        column.addLayout(cards)

    def show_comparison(self, comparison: Comparison) -> None:
        model, in_use = comparison.candidate, comparison.in_use
        other = in_use if in_use is not None and in_use.id != model.id else None
        self._sentence.setText(tr(comparison.sentence))
        self._explanation.setText(tr(comparison.explanation))
        self._explanation.setVisible(bool(comparison.explanation))
        self._auc.show_figure(
            "" if model.evidence.auc is None else number(model.evidence.auc.value, 3),
            interval(model.evidence.auc),
            _was(None if other is None else other.evidence.auc, comparison.delta_auc),
        )
        sensitivity = model.evidence.sensitivity_at_80
        self._sensitivity.show_figure(
            "" if sensitivity is None else percent(sensitivity.value),
            interval(sensitivity, in_percent=True),
            _was(None if other is None else other.evidence.sensitivity_at_80, comparison.delta_sensitivity, True),
        )
        self._calibration.show_figure(*calibration_words(model, other))
        self._show_buttons(model, in_use)

    def show_encoder(self, model: Model) -> None:
        """An encoder predicts nothing; there is nothing to compare."""
        self._sentence.setText(tr("{name} is a starting point, not a model that answers").format(name=model.name))
        self._explanation.setText(
            tr(
                "It was trained on recordings without labels. "
                "Training on your labels starts from it and gives a candidate."
            )
        )
        self._explanation.show()
        for card in (self._auc, self._sensitivity, self._calibration):
            card.show_figure("", "", "")
        for button in (self.promote, self.reject, self.roll_back, self.score):
            button.hide()

    def show_waiting(self, model: Model) -> None:
        """While the comparison is being computed: the room is kept, the numbers come."""
        self._sentence.setText(model.name)
        self._explanation.setText(tr("Comparing on the locked infants…"))
        self._explanation.show()
        for button in (self.promote, self.reject, self.roll_back, self.score):
            button.setEnabled(False)

    def _show_buttons(self, model: Model, in_use: Model | None) -> None:
        is_in_use = in_use is not None and in_use.id == model.id  # its status says "damaged" where its package is
        self.promote.setVisible(model.status in PROMOTABLE)
        self.reject.setVisible(model.status is ModelStatus.CANDIDATE)
        self.roll_back.setVisible(is_in_use)
        self.score.setVisible(model.status is ModelStatus.IN_USE)
        for button in (self.promote, self.reject, self.roll_back, self.score):
            button.setEnabled(True)
        self.promote.setText(
            tr("Put back in use…") if model.status is not ModelStatus.CANDIDATE and in_use else tr("Promote…")
        )


class _Card(Panel):
    """A figure with what it rests on."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.body.setSpacing(2)
        self._figure = label("", "headline")
        self._rests_on = label("", "small", wrap=True)
        self._was = label("", "small", wrap=True)
        for part in (self._figure, self._rests_on, self._was):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_figure(self, figure: str, rests_on: str, was: str) -> None:
        self._figure.setText(figure or "–")
        self._rests_on.setText(rests_on if figure else tr("not measured"))
        self._was.setText(was)


def interval(estimate: Estimate | None, in_percent: bool = False) -> str:
    """``0.893–0.971 · 57 infants, 121 recordings``."""
    if estimate is None:
        return ""
    rests_on = f"{counted(estimate.n_infants, 'infant')}, {counted(estimate.n_recordings, 'recording')}"
    return f"{span(estimate, in_percent)} · {rests_on}"


def _was(before: Estimate | None, delta: Estimate | None, in_percent: bool = False) -> str:
    """``was 0.921 · Δ +0.017 (−0.004 … +0.041)``."""
    parts = []
    if before is not None:
        parts.append(tr("was {value}").format(value=percent(before.value) if in_percent else number(before.value, 3)))
    if delta is not None:
        parts.append(f"Δ {signed(delta.value)} ({signed(delta.low)} … {signed(delta.high)})")
    return " · ".join(parts)


def calibration_words(model: Model, other: Model | None) -> tuple[str, str, str]:
    """Expected calibration error, the slope and Brier score, and what it was."""
    evidence = model.evidence
    if evidence.ece is None:
        return "", "", ""
    rests = []
    if evidence.calibration_slope is not None:
        rests.append(tr("slope {slope}").format(slope=number(evidence.calibration_slope, 2)))
    if evidence.brier is not None:
        rests.append(f"Brier {number(evidence.brier, 3)}")
    was = (
        ""
        if other is None or other.evidence.ece is None
        else tr("was {value}").format(value=number(other.evidence.ece, 2))
    )
    return f"ECE {number(evidence.ece, 2)}", " · ".join(rests), was
