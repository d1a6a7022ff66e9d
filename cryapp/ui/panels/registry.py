"""The registry: every model of a task, its encoders, and runs that wait to be resumed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cryapp.domain.ids import ModelId
from cryapp.domain.model import Model, ModelStatus, Run, RunState
from cryapp.domain.wording import mark
from cryapp.services.training_start import CHECK
from cryapp.ui.i18n import tr
from cryapp.ui.theme import theme, tokens
from cryapp.ui.widgets.basic import ElidedLabel, Panel, label
from cryapp.ui.words import local_clock, local_day, number

STATUS_WORDS = {
    ModelStatus.ENCODER: mark("encoder, no labels used"),
    ModelStatus.CANDIDATE: mark("candidate"),
    ModelStatus.IN_USE: mark("in use"),
    ModelStatus.RETIRED: mark("was in use"),
    ModelStatus.ROLLED_BACK: mark("rolled back"),
    ModelStatus.REJECTED: mark("rejected"),
    ModelStatus.DAMAGED: mark("damaged: it cannot be used"),
}
_MODEL_ROLE = Qt.ItemDataRole.UserRole
_ROW_PX = 46
_DOT_PX = 12


class Registry(Panel):
    """Models newest first, the one in use marked by a filled ring, a candidate by a dotted one."""

    selected = Signal(object)
    """Model | None"""
    resume_wanted = Signal(object)
    """RunId"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Models"), parent)
        self.list = QListWidget()
        self.list.setItemDelegate(_ModelDelegate(self.list))
        self.list.setAccessibleName(tr("Models"))
        self.list.currentItemChanged.connect(self._chosen)
        self._empty = label(tr("No model yet."), "small", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._interrupted: list[QWidget] = []
        self.resume_buttons: list[QPushButton] = []
        self.body.addWidget(self._empty)
        self.body.addWidget(self.list, 1)
        theme().changed.connect(self._repaint)

    def show_models(self, models: Sequence[Model]) -> None:
        """Shows the models and keeps the selection without telling of it; selects nothing that was not before."""
        before = self.current_id
        self.list.blockSignals(True)
        self.list.clear()
        for model in models:
            item = QListWidgetItem(model.name)
            item.setData(_MODEL_ROLE, model)
            item.setToolTip(tr("{id} · made {moment}").format(id=model.id, moment=moment(model.made_at)))
            self.list.addItem(item)
        if before is not None:
            self.select(before)
        self.list.blockSignals(False)
        self._empty.setVisible(not models)
        self.list.setVisible(bool(models))

    def show_interrupted(self, runs: Sequence[Run]) -> None:
        """Offers to resume the trainings whose worker died or was closed; what leaves no model is begun again."""
        for row in self._interrupted:
            self.body.removeWidget(row)
            row.deleteLater()
        self._interrupted = []
        self.resume_buttons = []
        for place, run in enumerate(r for r in runs if r.state is RunState.INTERRUPTED and r.kind != CHECK):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            text = ElidedLabel(
                tr("Interrupted {moment}: {why}").format(
                    moment=moment(run.started_at), why=tr(run.message or "can go on from its checkpoint.")
                )
            )
            text.setObjectName("small")
            resume = QPushButton(tr("Resume"))
            resume.clicked.connect(lambda _checked=False, run_id=run.id: self.resume_wanted.emit(run_id))
            line.addWidget(text, 1)
            line.addWidget(resume)
            self.body.insertWidget(1 + place, row)
            self._interrupted.append(row)
            self.resume_buttons.append(resume)

    @property
    def current_id(self) -> ModelId | None:
        model = self.current
        return None if model is None else model.id

    @property
    def current(self) -> Model | None:
        item = self.list.currentItem()
        model: Model | None = None if item is None else item.data(_MODEL_ROLE)
        return model

    def select(self, model_id: ModelId) -> bool:
        """Selects a model if it is in the list."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_MODEL_ROLE).id == model_id:
                self.list.setCurrentRow(row)
                return True
        return False

    def select_first(self) -> None:
        if self.list.count() and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _chosen(self, item: QListWidgetItem | None, _before: object = None) -> None:
        self.selected.emit(None if item is None else item.data(_MODEL_ROLE))

    def _repaint(self, _tokens: object = None) -> None:
        self.list.viewport().update()


class _ModelDelegate(QStyledItemDelegate):
    """Two lines and a figure: name, what it is, its AUC on locked infants."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, theme().px(_ROW_PX))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model: Model = index.data(_MODEL_ROLE)
        t = tokens()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, t.color("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, t.color("hover"))
        painter.setPen(t.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(8, 5, -8, -5)
        self._dot(painter, model.status, inner)
        text = inner.adjusted(theme().px(_DOT_PX) + 8, 0, 0, 0)
        auc = model.evidence.auc
        bold = QFont(painter.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(t.color("text"))
        figure = "" if auc is None else number(auc.value, 3)
        room = text.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(figure + "  "), 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, figure)
        metrics = painter.fontMetrics()
        name = metrics.elidedText(model.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)
        small = QFont(painter.font())
        small.setWeight(QFont.Weight.Normal)
        small.setPixelSize(theme().px(12))
        painter.setFont(small)
        painter.setPen(t.color("danger_text" if model.status is ModelStatus.DAMAGED else "muted"))
        when = model.promoted_at if model.status is ModelStatus.IN_USE and model.promoted_at else model.made_at
        line = painter.fontMetrics().elidedText(
            f"{tr(STATUS_WORDS[model.status])} · {origin(model) or moment(when)}",
            Qt.TextElideMode.ElideRight,
            text.width(),
        )
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, line)
        painter.restore()

    def _dot(self, painter: QPainter, status: ModelStatus, inner: QRect) -> None:
        t, size = tokens(), theme().px(_DOT_PX)
        box = QRect(inner.left(), inner.top() + 2, size, size)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token = {ModelStatus.IN_USE: "accent", ModelStatus.CANDIDATE: "accent", ModelStatus.DAMAGED: "danger"}
        color = t.color(token.get(status, "muted"))
        painter.setPen(color)
        painter.drawEllipse(box)
        if status in (ModelStatus.IN_USE, ModelStatus.CANDIDATE):
            painter.setBrush(color)
            margin = 3 if status is ModelStatus.IN_USE else 5
            painter.drawEllipse(box.adjusted(margin, margin, -margin + 1, -margin + 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)


def origin(model: Model) -> str:
    """Of a model that came with CryApp: whom it was measured on; empty for one's own."""
    shipped = model.card.get("shipped")
    return tr("measured on {population}").format(population=tr(shipped["population"])) if shipped else ""


def moment(at: datetime) -> str:
    """``today 10:32``, ``19 Nov`` or ``19 Nov 2025``, in local time."""
    local, now = at.astimezone(), datetime.now().astimezone()
    if local.date() == now.date():
        return tr("today {time}").format(time=local_clock(at))
    return local_day(at)
