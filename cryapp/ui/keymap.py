"""Where keys rest: single-key shortcuts do nothing while somebody types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def takes_text(widget: QWidget | None) -> bool:
    """True if keys typed into this widget are text."""
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, QAbstractSpinBox | QKeySequenceEdit)


_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QKeySequenceEdit)


class TypingGuard(QObject):
    """A key that could be text belongs to the text field that has the focus.

    Qt asks the focused widget first with a ShortcutOverride event. Line edits claim letters themselves, but not Enter,
    Tab or ``?`` in every case; this claims every key without Ctrl, Alt or Meta, function keys excepted. It watches text
    fields only, from their first focus on: a filter on the whole application would see every paint and mouse move.
    """

    _one: TypingGuard | None = None

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._focus_moved)
        self._focus_moved(None, app.focusWidget())

    @classmethod
    def shared(cls) -> TypingGuard:
        """The guard of this application; made on the first call."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if cls._one is None:
            cls._one = cls(app)
        return cls._one

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, _FIELDS):
            new.installEventFilter(self)  # once more does no harm: Qt keeps one

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or not takes_text(watched) or event.modifiers() & _HELD:
            return False
        if Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35:
            return False
        event.accept()
        return True
