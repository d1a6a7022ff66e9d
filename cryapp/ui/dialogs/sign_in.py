"""Signing in: a small sheet under the reader's name, never a wall in front of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.domain.annotation import Annotator, Role
from cryapp.domain.wording import mark
from cryapp.services import people
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX
from cryapp.ui.widgets.basic import heading, label

MOST_SHOWN = 8
TYPING = (
    Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
)
_ROLES = (
    (Role.ANNOTATOR, mark("Annotator")),
    (Role.ADJUDICATOR, mark("Adjudicator")),
    (Role.SCREENER, mark("Screener")),
    (Role.LEAD, mark("Study lead")),
)


class SignInSheet(QFrame):
    """Choose who is reading, or add a reader. Closes by itself when the focus goes elsewhere."""

    signed_in = Signal(object)
    """Annotator"""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self._desk = desk
        self._readers: tuple[Annotator, ...] = ()
        self.setMinimumWidth(400)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(SPACE_PX)
        column.addWidget(heading(tr("Who is reading?")))
        self._why = label(name="muted", wrap=True)
        column.addWidget(self._why)
        self._known = QVBoxLayout()
        self._known.setSpacing(4)
        column.addLayout(self._known)
        column.addWidget(heading(tr("Your code")))
        row = QHBoxLayout()
        self.code = QLineEdit()
        self.code.setPlaceholderText(tr("Code, e.g. R-07 (no names)"))
        self.code.setMaxLength(40)
        self.code.textChanged.connect(self._typed)
        self.code.returnPressed.connect(self._add)
        self.role = QComboBox()
        for role, text in _ROLES:
            self.role.addItem(tr(text), role)
        row.addWidget(self.code, 1)
        row.addWidget(self.role)
        column.addLayout(row)
        self._wrong = label(name="danger", wrap=True)
        self._wrong.hide()
        column.addWidget(self._wrong)
        self.add_button = QPushButton(tr("Add and sign in"))
        self.add_button.setObjectName("primary")
        self.add_button.clicked.connect(self._add)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignRight)

    def ask(self, below: QWidget, why: str = "") -> None:
        """Shows the sheet under a widget. ``why``: one sentence, e.g. that a label was not saved."""
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._wrong.hide()
        self._readers = ()
        self.code.clear()
        self._typed("")
        library = self._desk.library
        self._desk.read(lambda: people.list_readers(library), self._show_known)
        self.adjustSize()
        corner = below.mapToGlobal(QPoint(below.width() - self.width(), below.height() + 4))
        self.move(corner)
        self.show()
        self.code.setFocus()

    def _show_known(self, annotators: tuple[Annotator, ...]) -> None:
        while (item := self._known.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._readers = annotators
        self._typed(self.code.text())
        last = self._desk.settings["reader.last"]
        ordered = sorted(annotators, key=lambda a: (a.code != last, a.code.casefold()))
        for annotator in ordered[:MOST_SHOWN]:
            self._known.addWidget(self._button_of(annotator, lambda _c=False, who=annotator: self._take(who)))
        if len(ordered) > MOST_SHOWN:
            rest = label(tr("and {n} more: type the code below").format(n=len(ordered) - MOST_SHOWN), "small")
            self._known.addWidget(rest)
        right_px = self.geometry().right()
        self.adjustSize()
        self.move(right_px - self.width() + 1, self.y())
        first = self._known.itemAt(0)
        button = first.widget() if first is not None else None
        if button is not None:
            QTimer.singleShot(0, button, lambda: self.code.text() or button.setFocus())  # once it is laid out

    def _button_of(self, annotator: Annotator, take: Callable[..., None]) -> QPushButton:
        role = tr(dict(_ROLES)[annotator.role]).lower()
        button = QPushButton(f"{annotator.code}  ·  {role}")
        button.setAutoDefault(True)
        button.clicked.connect(take)
        return button

    @property
    def _known_of_that_code(self) -> Annotator | None:
        """The reader who has the code that is typed; case does not count."""
        code = self.code.text().strip().casefold()
        return next((one for one in self._readers if one.code.casefold() == code), None)

    def _typed(self, _text: str) -> None:
        """Says who Enter would sign in, before it does."""
        known = self._known_of_that_code
        told = tr("Sign in as {code}").format(code=known.code) if known is not None else tr("Add and sign in")
        self.add_button.setText(told.replace("&", "&&"))
        self.role.setEnabled(known is None)  # who is known keeps the role they have

    def _add(self) -> None:
        library, code, role = self._desk.library, self.code.text().strip(), self.role.currentData()
        if not code:
            self._show_wrong(tr("Type a code first, for example R-07."))
            return
        if (known := self._known_of_that_code) is not None:
            self._take(known)
            return
        self.add_button.setEnabled(False)
        self._desk.operations.run(
            lambda: people.add_annotator(library, code, Role(role)),
            lambda saved: self._take(saved.annotator),
            lambda error: self._show_wrong(tr(sentence_for(error))),
        )

    def _take(self, annotator: Annotator) -> None:
        self.add_button.setEnabled(True)
        self._desk.settings.set("reader.last", annotator.code)
        self._desk.set_annotator(annotator)
        self.signed_in.emit(annotator)
        self.close()

    def _show_wrong(self, sentence: str) -> None:
        self.add_button.setEnabled(True)
        self._wrong.setText(sentence)
        self._wrong.show()
        self.adjustSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the reader whose button is in focus. What is typed beside the field goes into it: else a code
        that is typed at once, and Enter, would sign in whoever is offered first, and keep labels under another's code.
        """
        focused, text = self.focusWidget(), event.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        elif text.isprintable() and text.strip() and not event.modifiers() & ~TYPING:
            self.code.setFocus()
            self.code.insert(text)
        else:
            super().keyPressEvent(event)
