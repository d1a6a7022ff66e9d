"""The status bar says in words: saved when, which model, what is running and how long it still takes."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from cryapp.bridge.bus import Activity, Level, Message
from cryapp.domain.model import Model
from cryapp.ui.figures import percent
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import ElidedLabel, label
from cryapp.ui.words import duration_words, local_clock, local_day

SAID_FOR_MS = 8000


class StatusBar(QFrame):
    keys_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self._activities: dict[str, Activity] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(SPACE_PX)
        self.saved = label()
        self.saved.hide()
        self.model = label()
        self.said = ElidedLabel()
        row.addWidget(self.saved)
        row.addWidget(self.model)
        row.addSpacing(SPACE_PX)
        row.addWidget(self.said, 1)
        self.doing = label()
        self.bar = QProgressBar()
        self.bar.setFixedWidth(120)
        self.bar.setTextVisible(False)
        row.addWidget(self.doing)
        row.addWidget(self.bar)
        self.keys = QPushButton()
        self.keys.setObjectName("quiet")
        self.keys.setToolTip(tr("Every key on one sheet"))
        self.keys.clicked.connect(self.keys_pressed)
        row.addWidget(self.keys)
        self.show_key("F1")
        self._quiet_again = QTimer(self)
        self._quiet_again.setSingleShot(True)
        self._quiet_again.setInterval(SAID_FOR_MS)
        self._quiet_again.timeout.connect(lambda: self.said.set_whole(""))
        theme().changed.connect(self._restyle)
        self._restyle()
        self._show_activity()

    def show_message(self, message: Message) -> None:
        if message.level in (Level.INFO, Level.SAVED):
            self.said.set_whole(tr(message.text))
            self._quiet_again.start()

    def show_key(self, key: str) -> None:
        """The key in force that opens the sheet of keys."""
        self.keys.setText(tr("{key} keys").format(key=key) if key else tr("Keys"))

    def show_saved(self, at: datetime) -> None:
        """``at``: the commit's time (UTC-aware); shown in local time."""
        self.saved.show()
        self.saved.setText(tr("Saved {time}  ·").format(time=local_clock(at, seconds=True)))

    def show_model(self, model: Model | None) -> None:
        if model is None:
            self.model.setText(tr("No model in use yet"))
        else:
            since = tr(" since {day}").format(day=local_day(model.promoted_at)) if model.promoted_at else ""
            self.model.setText(tr("Model “{name}” in use{since}").format(name=model.name, since=since))

    def show_activity(self, activity: Activity) -> None:
        self._activities[activity.id] = activity
        self._show_activity()

    def end_activity(self, activity_id: str) -> None:
        self._activities.pop(activity_id, None)
        self._show_activity()

    @property
    def activities(self) -> tuple[Activity, ...]:
        return tuple(self._activities.values())

    def _show_activity(self) -> None:
        self.doing.setVisible(bool(self._activities))
        self.bar.setVisible(bool(self._activities))
        if not self._activities:
            return
        newest = list(self._activities.values())[-1]
        parts = [tr(newest.text)]
        if newest.fraction is not None:
            parts.append(percent(newest.fraction))
        if newest.eta_s is not None:
            parts.append(tr("{time} left").format(time=duration_words(newest.eta_s)))
        if len(self._activities) > 1:
            parts.append(tr("{n} more running").format(n=len(self._activities) - 1))
        self.doing.setText(" · ".join(parts))
        self.bar.setRange(0, 1000 if newest.fraction is not None else 0)
        self.bar.setValue(round(1000 * (newest.fraction or 0)))

    def _restyle(self, _tokens: object = None) -> None:
        self.setFixedHeight(theme().px(28))
