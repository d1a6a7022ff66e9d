"""Small building blocks in the window's one style: panels, headings, key caps, hairlines."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)

from cryapp.ui import icons
from cryapp.ui.actions import shown_key
from cryapp.ui.theme import SPACE_PX, theme

AnyBox = TypeVar("AnyBox", bound=QAbstractSpinBox)


def label(text: str = "", name: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """A label in one of the style sheet's styles. Always plain text: file names and notes may hold anything."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(name)
    made.setWordWrap(wrap)
    if name in ("key", "badge"):
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def heading(text: str) -> QLabel:
    """A heading in spaced capitals."""
    made = label(text.upper(), "heading")
    font = made.font()
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
    made.setFont(font)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made


def key_cap(key: str) -> QLabel:
    """A key as a little cap; ``key`` is portable text such as ``Ctrl+Z``."""
    return label(shown_key(key), "key")


def with_key(text: str, key: str) -> str:
    """A button's words with the key that does the same: ``Skip  S``; the words alone without one."""
    return f"{text}  {key}".strip()


def inset(box: AnyBox) -> AnyBox:
    """A box for a number or a moment whose figures begin where a text field's do: Qt leaves out the padding there."""
    box.setGroupSeparatorShown(True)
    box.lineEdit().setTextMargins(SPACE_PX, 0, 0, 0)
    return box


def hairline() -> QFrame:
    made = QFrame()
    made.setObjectName("hairline")
    return made


class Panel(QFrame):
    """A framed part of a workspace with an optional heading line."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(12, 12, 12, 12)
        self.body.setSpacing(SPACE_PX)
        self.head = QHBoxLayout()
        self.head.setSpacing(SPACE_PX)
        if title:
            self.heading = heading(title)
            self.head.addWidget(self.heading)
            self.head.addStretch(1)
            self.body.addLayout(self.head)


class ElidedLabel(QLabel):
    """A one-line label that says less where there is no room, with the whole text as its tooltip.

    It takes the first of its forms that fits, and ends the last one in … where none does.
    """

    def __init__(self, text: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._forms: tuple[str, ...] = ("",)
        self._tip = ""
        self.set_whole(text)

    def set_whole(self, text: str, *shorter: str, tip: str = "") -> None:
        """Args: shorter: other ways to say it, each shorter than the one before; tip: what the tooltip adds."""
        self._forms, self._tip = (text, *shorter), tip
        self._fit()

    @property
    def whole(self) -> str:
        return self._forms[0]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        metrics, room_px = QFontMetrics(self.font()), max(self.width(), 8)
        lines = [form.replace("\n", " ") for form in self._forms]
        line = next((one for one in lines if metrics.horizontalAdvance(one) <= room_px), lines[-1])
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room_px)
        if shown != self.text():
            self.setText(shown)
        # Qt would take a tooltip such as <img …> for rich text; a lone "<" in a file name is therefore escaped.
        told = [*([self.whole] if shown != lines[0] else []), *([self._tip] if self._tip else [])]
        self.setToolTip(plain_tip("\n".join(told)) if told else "")


def plain_tip(text: str) -> str:
    """A tooltip that shows its text as it is, whatever it holds."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<span>{escaped}</span>"


def needed_px(box: QComboBox) -> int:
    """How wide a box of choices has to be to show its choice; the style says how much of it is not words."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    wide_px = 400
    option.rect.setWidth(wide_px)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box)
    return box.fontMetrics().horizontalAdvance(box.currentText()) + wide_px - room.width()


class IconLabel(QLabel):
    """An icon that follows the theme."""

    def __init__(self, name: str, tone: str = "muted", size_px: int = icons.SIZE_PX, parent: QWidget | None = None):
        super().__init__(parent)
        self._name, self._tone, self._size_px = name, tone, size_px
        theme().changed.connect(self._draw)
        self._draw()

    def show_icon(self, name: str, tone: str) -> None:
        self._name, self._tone = name, tone
        self._draw()

    def _draw(self, _tokens: object = None) -> None:
        self.setPixmap(icons.icon(self._name, self._tone, self._size_px).pixmap(self._size_px, self._size_px))


def restyle(widget: QWidget) -> None:
    """Looks up the style again after a property or name that the style sheet selects by was changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
