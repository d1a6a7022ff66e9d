"""A note on the recording: saved when one leaves the field, presses Ctrl+Enter or stops typing."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from cryapp.domain.recording import Recording
from cryapp.ui.i18n import tr
from cryapp.ui.widgets.basic import Panel, label

STOPPED_TYPING_MS = 2000
MOST_CHARACTERS = 4000


class NoteField(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier) or event.key() == Qt.Key.Key_Escape:
            self.clearFocus()  # back to the single keys
            return
        super().keyPressEvent(event)


class NotePanel(Panel):
    written = Signal(object, str)
    """Recording and the text to keep."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Note"), parent)
        self._recording: Recording | None = None
        self._kept = ""
        self.hint = label(name="small")
        self.head.addWidget(self.hint)
        self.field = NoteField()
        self.field.setPlaceholderText(tr("e.g. monitor alarm at 5 s"))
        self.field.setTabChangesFocus(True)
        self.field.setMinimumHeight(48)
        self.field.setMaximumHeight(96)
        self.field.setAccessibleName(tr("Note"))
        self.body.addWidget(self.field)
        self._stopped = QTimer(self)
        self._stopped.setSingleShot(True)
        self._stopped.setInterval(STOPPED_TYPING_MS)
        self._stopped.timeout.connect(self.flush)
        self.field.left.connect(self.flush)
        self.field.textChanged.connect(self._typed)
        self.show_note(None, "")

    @property
    def is_dirty(self) -> bool:
        return self._recording is not None and self.field.toPlainText().strip() != self._kept

    def show_note(self, recording: Recording | None, text: str) -> None:
        """Shows a recording's note; what is being typed on the same recording is left alone."""
        same = recording is not None and self._recording is not None and recording.id == self._recording.id
        if same and text.strip() == self._kept:
            return
        if same and self.is_dirty:
            return
        self.flush()
        self._recording, self._kept = recording, text.strip()
        self.field.blockSignals(True)
        self.field.setPlainText(self._kept)
        self.field.blockSignals(False)
        self.field.setEnabled(recording is not None)
        self.hint.clear()

    def flush(self) -> None:
        """Hands over what was typed; called too before another recording is shown and before the window closes."""
        self._stopped.stop()
        if self.is_dirty and self._recording is not None:
            self._kept = self.field.toPlainText().strip()[:MOST_CHARACTERS]
            self.hint.clear()
            self.written.emit(self._recording, self._kept)

    def not_saved(self) -> None:
        """The text stays in the field and counts as unsaved."""
        self._kept = "\0"
        self.hint.setText(tr("not saved yet"))

    def _typed(self) -> None:
        if self.is_dirty:
            self.hint.setText(tr("Ctrl+Enter saves"))
            self._stopped.start()
