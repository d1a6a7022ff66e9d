"""The retrain dialog: what is there to learn from, what would be done, how long it takes. It never starts at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.run_story import spoken
from cryapp.bridge.tasks import Job
from cryapp.domain.changes import Changes
from cryapp.domain.queue import ClassCount
from cryapp.domain.task import Role, Task
from cryapp.domain.wording import mark
from cryapp.services import training
from cryapp.services.training import Readiness, TrainingPlan
from cryapp.services.training_data import MIN_POOL_INFANTS
from cryapp.ui.i18n import tr
from cryapp.ui.widgets.basic import IconLabel, hairline, heading, label
from cryapp.ui.words import counted, number, whole_moment
from ml.contract import Preset


@dataclass(frozen=True)
class _PresetWords:
    name: str
    tip: str


PRESETS = {
    Preset.QUICK: _PresetWords(mark("Quick"), mark("A look whether everything works; the model is rough.")),
    Preset.STANDARD: _PresetWords(mark("Standard"), mark("What to choose on a workstation without a GPU.")),
    Preset.THOROUGH: _PresetWords(mark("Thorough"), mark("Longer training; over night without a GPU.")),
}
DEVICES = (("auto", mark("Choose by itself")), ("cpu", mark("Processor (CPU)")), ("cuda", mark("Graphics card (CUDA)")))
_NARROW_PX, _WIDE_PX = 560, 640


class RetrainDialog(QDialog):
    """Modeless: labelling can go on while it is open, and its counts follow.

    Args:
        pretrain_only: True asks for an encoder from recordings without labels, no labels needed.
    """

    plan_made = Signal(object)
    """TrainingPlan"""

    def __init__(self, desk: Desk, task: Task, pretrain_only: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._task, self._pretrain_only = desk, task, pretrain_only
        self._readiness: Readiness | None = None
        self._estimating: Job | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setMinimumWidth(_NARROW_PX)
        self.resize(_WIDE_PX, self.sizeHint().height())
        title = (
            tr("Pre-train an encoder") if pretrain_only else tr("Train a model for {task}").format(task=tr(task.name))
        )
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(title, "title", wrap=True))
        self._changed = label(tr("Counting what is there…"), "muted", wrap=True)
        column.addWidget(self._changed)
        self._counts = QGridLayout()
        self._counts.setHorizontalSpacing(24)
        self._counts.setVerticalSpacing(6)
        self._counts.setColumnStretch(0, 1)
        column.addLayout(self._counts)
        column.addWidget(self._make_choices())
        self._notes = QVBoxLayout()
        self._notes.setSpacing(6)
        column.addLayout(self._notes)
        column.addStretch(1)
        column.addLayout(self._make_foot())
        desk.bus.changed.connect(self._changes)
        self._ask()

    @property
    def is_pretrain_only(self) -> bool:
        return self._pretrain_only

    @property
    def task(self) -> Task:
        return self._task

    def plan(self) -> TrainingPlan:
        """What is chosen now."""
        encoder = self._readiness.encoder if self._readiness is not None else None
        return TrainingPlan(
            task_key=None if self._pretrain_only else self._task.key,
            pretrain=self._pretrain_only or self.encoder_new.isChecked(),
            encoder_id=encoder.id if encoder is not None and self.encoder_reuse.isChecked() else None,
            preset=Preset(self.preset.currentData()),
            device=str(self.device.currentData()),
        )

    def _make_choices(self) -> QWidget:
        box = QFrame()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self.encoder_new = QRadioButton(tr("Pre-train a new one on all recordings of the pool, without labels"))
        self.encoder_reuse = QRadioButton(tr("Reuse the newest one"))
        self.encoder_none = QRadioButton(tr("None: from scratch"))
        self._encoders = QButtonGroup(self)
        row = 0
        if not self._pretrain_only:
            grid.addWidget(heading(tr("Encoder")), row, 0, Qt.AlignmentFlag.AlignTop)
            for radio in (self.encoder_reuse, self.encoder_new, self.encoder_none):
                self._encoders.addButton(radio)
                grid.addWidget(radio, row, 1)
                row += 1
            self.encoder_new.setChecked(True)
            self._encoders.buttonToggled.connect(self._estimate)
        self.preset = QComboBox()
        for preset, words in PRESETS.items():
            self.preset.addItem(tr(words.name), preset.value)
            self.preset.setItemData(self.preset.count() - 1, words.tip, Qt.ItemDataRole.ToolTipRole)
        self.preset.setCurrentIndex(1)
        self._preset_tip = label(tr(PRESETS[Preset.STANDARD].tip), "small", wrap=True)
        self.device = QComboBox()
        for value, name in DEVICES:
            self.device.addItem(tr(name), value)
        for title, field in ((tr("Effort"), self.preset), (tr("Device"), self.device)):
            grid.addWidget(heading(title), row, 0)
            grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeft)
            field.setAccessibleName(title)
            row += 1
            if field is self.preset:
                grid.addWidget(self._preset_tip, row, 1)
                row += 1
        self.preset.currentIndexChanged.connect(self._estimate)
        self.device.currentIndexChanged.connect(self._estimate)
        return box

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        self._time = label("", "muted", wrap=True)
        foot.addWidget(self._time, 1)
        close = QPushButton(tr("Not now"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.begin = QPushButton(tr("Start pre-training") if self._pretrain_only else tr("Start training"))
        self.begin.setObjectName("primary")
        self.begin.setAutoDefault(False)
        self.begin.setEnabled(False)
        self.begin.clicked.connect(self._start)
        foot.addWidget(close)
        foot.addWidget(self.begin)
        return foot

    def _changes(self, changes: Changes) -> None:
        if changes.labels or changes.worklist or changes.models:
            self._ask()

    def _ask(self) -> None:
        self._desk.read(partial(training.readiness, self._desk.library, self._task.key), self._show, self._not_counted)

    def _not_counted(self, error: Exception) -> None:
        self._changed.setText(tr(sentence_for(error)))

    def _show(self, readiness: Readiness) -> None:
        first = self._readiness is None
        self._readiness = readiness
        self._changed.setText(what_changed(readiness, self._pretrain_only))
        self._show_counts(readiness)
        encoder = readiness.encoder
        self.encoder_reuse.setVisible(encoder is not None and not self._pretrain_only)
        if encoder is not None:
            shipped = encoder.card.get("shipped")
            self.encoder_reuse.setText(
                tr("Start from {name}, learnt on {population}").format(
                    name=encoder.name, population=tr(shipped["population"])
                )
                if shipped
                else tr("Reuse {name} of {moment}").format(name=encoder.name, moment=whole_moment(encoder.made_at))
            )
            if first:
                self.encoder_reuse.setChecked(True)
        reasons = refusals(readiness, self._pretrain_only)
        self._show_notes(reasons, readiness.trainer_missing, () if self._pretrain_only else readiness.warnings)
        self.begin.setEnabled(not reasons and not readiness.trainer_missing)
        self._estimate()
        self._make_room()

    def _make_room(self) -> None:
        """Grows to what the words need, a choice that cannot wrap in full length; never shrinks under the mouse."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            width = max(self.width(), layout.totalMinimumSize().width())
            self.resize(width, max(self.height(), layout.totalHeightForWidth(width)))

    def _show_counts(self, readiness: Readiness) -> None:
        while (item := self._counts.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        if self._pretrain_only:
            rows = [(tr("Pool without test infants"), readiness.pool_infants, readiness.pool_recordings, "–")]
        else:
            by_key = {c.class_key: c for c in readiness.counts}
            rows = []
            for c in self._task.classes:
                count = by_key.get(c.key, ClassCount(c.key, 0, 0, 0, 0))
                if c.role is not Role.EXCLUDE:
                    infants = count.infants - count.locked_infants
                    recordings = count.recordings - count.locked_recordings
                    rows.append((c.name, infants, recordings, counted(count.locked_infants, "infant")))
        for column, text in enumerate(("", tr("Infants"), tr("Recordings"), tr("Locked for testing"))):
            self._counts.addWidget(label(text, "small"), 0, column)
        for at, (name, n_infants, n_recordings, locked) in enumerate(rows):
            for column, text in enumerate((tr(name), number(n_infants), number(n_recordings), locked)):
                self._counts.addWidget(label(text, "strong" if column == 1 else ""), 2 * at + 1, column)
            self._counts.addWidget(hairline(), 2 * at + 2, 0, 1, 4)

    def _show_notes(self, reasons: tuple[str, ...], trainer_missing: str, warnings: tuple[str, ...]) -> None:
        while (item := self._notes.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        notes = [(text, "warning", "warning_text") for text in reasons]
        if trainer_missing:
            notes.append((trainer_missing, "warning", "warning_text"))
        notes += [(text, "info", "muted") for text in warnings]
        for text, icon, tone in notes:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(IconLabel(icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
            words = label(tr(text), "warning" if icon == "warning" else "small", wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            line.addWidget(words, 1)
            self._notes.addWidget(row)

    def _estimate(self, *_args: object) -> None:
        self._preset_tip.setText(tr(PRESETS[Preset(self.preset.currentData())].tip))
        if self._readiness is None or refusals(self._readiness, self._pretrain_only):
            self._time.setText("")
            return
        if self._estimating is not None:
            self._estimating.cancel()
        self._estimating = self._desk.read(
            partial(training.estimate_seconds, self._desk.library, self.plan()), self._show_time, self._no_time
        )
        self._estimating.cancelled.connect(self._estimate_dropped)

    def _estimate_dropped(self) -> None:
        """A newer question is under way; its answer is the one to show."""

    def _show_time(self, seconds: float) -> None:
        self._estimating = None
        self._time.setText(
            tr("Takes {time} on this machine. Labelling can go on meanwhile.").format(time=tr(spoken(seconds)))
        )
        self._make_room()

    def _no_time(self, _error: Exception) -> None:
        self._estimating = None
        self._time.setText(tr("How long it takes is not known yet. Labelling can go on meanwhile."))

    def _start(self) -> None:
        self.plan_made.emit(self.plan())
        self.accept()


def refusals(readiness: Readiness, pretrain_only: bool) -> tuple[str, ...]:
    """Why it cannot start. Pre-training needs recordings, not labels."""
    if not pretrain_only:
        return readiness.refusals
    if readiness.pool_infants < MIN_POOL_INFANTS:
        return (
            tr(
                "There are recordings of {pool_infants} infants who are not locked for testing; "
                "pre-training needs at least {min_pool_infants}. Import recordings of more infants."
            ).format(pool_infants=readiness.pool_infants, min_pool_infants=MIN_POOL_INFANTS),
        )
    return ()


def what_changed(readiness: Readiness, pretrain_only: bool) -> str:
    """What is new since last time, in a sentence."""
    if pretrain_only:
        if readiness.encoder is None:
            return tr("Nothing was pre-trained yet.")
        new = counted(readiness.new_pool_recordings, "recording") if readiness.new_pool_recordings else tr("Nothing")
        return tr("{new} imported since {name} was trained.").format(new=new, name=readiness.encoder.name)
    if readiness.in_use is None:
        return tr("No model is in use yet. {labels} not learnt from so far.").format(
            labels=counted(readiness.new_labels, "label")
        )
    if readiness.new_labels:
        return tr("{labels} made or changed since the newest model was trained.").format(
            labels=counted(readiness.new_labels, "label")
        )
    return tr("No label has changed since the newest model was trained.")
