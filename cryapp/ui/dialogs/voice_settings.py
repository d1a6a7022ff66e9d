"""How this store measures voices: the range of pitch for infants, limits and costs. For everybody, with a reason."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.domain.voice import VoiceSettings
from cryapp.domain.wording import mark
from cryapp.services import measuring
from cryapp.ui.i18n import tr
from cryapp.ui.widgets.basic import inset, label

Field = tuple[str, str, str, float, float, float, int]
"""Name, words, unit, lowest, highest, step, decimals."""
FIELDS: tuple[Field, ...] = (
    ("floor_hz", mark("Lowest pitch"), "Hz", 30, 3990, 10, 0),
    ("ceiling_hz", mark("Highest pitch"), "Hz", 40, 4000, 50, 0),
    ("hyperphonation_hz", mark("Hyperphonation above"), "Hz", 100, 4000, 50, 0),
    ("dysphonation_hnr_db", mark("Dysphonation: HNR below"), "dB", -20, 40, 1, 1),
    ("gate_db", mark("Sound: not softer than the loud parts by"), "dB", 1, 80, 1, 0),
    ("shortest_unit_s", mark("Shortest cry unit"), "s", 0.01, 5, 0.05, 2),
    ("longest_gap_s", mark("Longest gap within a unit"), "s", 0.01, 5, 0.01, 2),
    ("melody_step_st", mark("Melody: a leg is at least"), mark("semitones"), 0.1, 12, 0.1, 1),
    ("step_s", mark("Step"), "s", 0.001, 0.1, 0.001, 3),
    ("silence_threshold", mark("Praat: silence threshold"), "", 0, 1, 0.01, 2),
    ("voicing_threshold", mark("Praat: voicing threshold"), "", 0, 1, 0.01, 2),
    ("octave_cost", mark("Praat: octave cost"), "", 0, 1, 0.01, 3),
    ("octave_jump_cost", mark("Praat: octave-jump cost"), "", 0, 2, 0.01, 2),
    ("voiced_unvoiced_cost", mark("Praat: voiced/unvoiced cost"), "", 0, 2, 0.01, 2),
)


class VoiceSettingsDialog(QDialog):
    """Opened, never executed. What is saved holds for every reader of the store and is in its audit trail."""

    def __init__(self, desk: Desk, settings: VoiceSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("How voices are measured"))
        self._desk = desk
        self._kept = settings
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(tr("How voices are measured"), "title"))
        words = tr(
            "For everybody at this store. An infant's pitch is far above an adult's: with an adult's range a cry is"
        )
        column.addWidget(label(words + " " + tr("measured an octave low, or not at all."), "muted", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        self.fields: dict[str, QDoubleSpinBox] = {}
        for at, (name, text, unit, low, high, step, decimals) in enumerate(FIELDS):
            box = inset(QDoubleSpinBox())
            box.setDecimals(decimals)
            box.setRange(low, high)
            box.setSingleStep(step)
            box.setSuffix(f" {tr(unit)}" if unit else "")
            box.setAccessibleName(tr(text))
            box.valueChanged.connect(self._look)
            row, side = at % 7, 2 * (at // 7)
            grid.addWidget(label(tr(text)), row, side)
            grid.addWidget(box, row, side + 1)
            self.fields[name] = box
        column.addLayout(grid)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("Why it is changed (kept in the audit trail)"))
        self.reason.setAccessibleName(tr("Reason"))
        column.addWidget(self.reason)
        self.problem = label("", "warning", wrap=True)
        column.addWidget(self.problem)
        foot = QHBoxLayout()
        self.first = QPushButton(tr("As shipped"))
        self.first.setObjectName("link")
        cancel, self.save = QPushButton(tr("Cancel")), QPushButton(tr("Save"))
        self.save.setObjectName("primary")
        self.save.setDefault(True)
        foot.addWidget(self.first)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save)
        column.addLayout(foot)
        self.first.clicked.connect(lambda: self._fill(VoiceSettings()))
        cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        desk.annotator_changed.connect(self._look)  # a lambda would outlive the dialog and speak to what is gone
        self._fill(settings)

    def _fill(self, settings: VoiceSettings) -> None:
        for name, box in self.fields.items():
            box.setValue(getattr(settings, name))

    @property
    def chosen(self) -> VoiceSettings:
        """Raises: ValueError if they make no sense together."""
        return VoiceSettings(**{name: round(box.value(), box.decimals()) for name, box in self.fields.items()})

    def _look(self, _changed: object = None) -> None:
        problem = ""
        try:
            changed = self.chosen != self._kept
        except ValueError:
            changed, problem = False, tr("The lowest pitch must lie below the highest.")
        if not problem and self._desk.annotator is None:
            problem = tr("Sign in first: a change belongs to a person.")
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.save.setEnabled(changed and not problem)

    def _save(self) -> None:
        who = self._desk.annotator
        if who is None:
            return
        library, settings, reason = self._desk.library, self.chosen, self.reason.text().strip()
        self.save.setEnabled(False)
        self._desk.operations.run(
            lambda: measuring.set_voice_settings(library, settings, who.id, reason),
            lambda _saved: self.accept(),
            self._failed,
        )

    def _failed(self, error: Exception) -> None:
        self.problem.setText(sentence_for(error))
        self.problem.show()
        self.save.setEnabled(True)
