"""The message strip: one line above the workspace for what went wrong, instead of a modal box."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from cryapp.bridge.bus import Level, Message
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX
from cryapp.ui.widgets.basic import IconLabel, label, restyle

MOST_KEPT = 50
_ICONS = {Level.ERROR: ("error", "danger_text"), Level.WARNING: ("warning", "warning_text")}


class MessageStrip(QFrame):
    """Shows the newest warning or error until it is closed; the same sentence twice is counted, not stacked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._messages: list[tuple[Message, int]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 4)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(SPACE_PX)
        self._icon = IconLabel("info")
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self.text = label(wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self.text, 1)
        self._more = label(name="small")
        row.addWidget(self._more)
        self._details = self._button(tr("Details"), self._toggle)
        self._copy = self._button(tr("Copy"), self._copy_all)
        self._close = self._button(tr("Close"), self.dismiss)
        for button in (self._details, self._copy, self._close):
            row.addWidget(button)
        column.addLayout(row)
        self._detail = QPlainTextEdit()
        self._detail.setReadOnly(True)
        self._detail.setFixedHeight(120)
        self._detail.hide()
        column.addWidget(self._detail)
        self.hide()

    def show_message(self, message: Message) -> None:
        """Takes a warning or an error; other levels are for the status bar."""
        if message.level not in _ICONS:
            return
        if self._messages and self._messages[-1][0].text == message.text:
            self._messages[-1] = (message, self._messages[-1][1] + 1)
        else:
            self._messages = [*self._messages[-MOST_KEPT + 1 :], (message, 1)]
        self._show_newest()

    def dismiss(self) -> None:
        """Takes the newest message away; the one before it comes up, if any."""
        if self._messages:
            self._messages.pop()
        self._show_newest()

    def withdraw(self, text: str) -> None:
        """What a message told of is over: it goes, wherever it stands."""
        left = [one for one in self._messages if one[0].text != text]
        if len(left) < len(self._messages):
            self._messages = left
            self._show_newest()

    @property
    def count(self) -> int:
        return len(self._messages)

    def _show_newest(self) -> None:
        self.setVisible(bool(self._messages))
        if not self._messages:
            return
        message, times = self._messages[-1]
        self._icon.show_icon(*_ICONS[message.level])
        self.setProperty("level", message.level.value)
        restyle(self)
        self.text.setText(tr(message.text) + (tr(" ({times} times)").format(times=times) if times > 1 else ""))
        others = len(self._messages) - 1
        self._more.setText(tr("{others} more").format(others=others) if others else "")
        self._details.setVisible(bool(message.detail))
        self._copy.setVisible(bool(message.detail))
        self._detail.setPlainText(message.detail)
        if not message.detail:
            self._detail.hide()

    def _toggle(self) -> None:
        self._detail.setVisible(self._detail.isHidden())

    def _copy_all(self) -> None:
        message, _ = self._messages[-1]
        QApplication.clipboard().setText(f"{tr(message.text)}\n\n{message.detail}")

    def _button(self, text: str, call: object) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName("quiet")
        made.clicked.connect(call)
        return made
