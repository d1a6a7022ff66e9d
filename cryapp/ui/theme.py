"""The look in one file: tokens, palette, style sheet, fonts. Everything else asks here for a colour or a distance.

Text tokens (``text``, ``muted``, ``accent_text``, ``warning_text``, ``danger_text``) have a contrast of at least 4.5:1
on ``background``, ``panel`` and ``raised``; ``text`` also on ``accent_soft``. A test computes it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from cryapp.paths import resources_dir

SPACE_PX = 8
"""The grid: every distance is a multiple of it (or half of it inside a control)."""
CORNER_PX = 6
FONT_PX = 13
FONT_FAMILY = "Inter"


class Scheme(StrEnum):
    DARK = "dark"
    LIGHT = "light"


class Choice(StrEnum):
    """What the user chose in the settings."""

    WORKSPACE = "workspace"
    """Dark for Label, light for Review, Screen and Models."""
    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


@dataclass(frozen=True)
class Tokens:
    """Colours by what they are for. ``*_text`` variants are the ones to write with."""

    background: str
    panel: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    accent_soft: str
    warning: str
    danger: str
    accent_text: str
    warning_text: str
    danger_text: str
    on_accent: str
    """Text on a surface of ``accent``."""
    hover: str

    def color(self, name: str) -> QColor:
        return QColor(str(getattr(self, name)))


DARK = Tokens(
    background="#14181d",
    panel="#1b2128",
    raised="#222a33",
    line="#2e3843",
    text="#e6ebf0",
    muted="#93a1b0",
    accent="#4fb3a9",
    accent_soft="#2b4a4a",
    warning="#e0a458",
    danger="#d9705f",
    accent_text="#4fb3a9",
    warning_text="#e0a458",
    danger_text="#e08272",
    on_accent="#14181d",
    hover="#2a343f",
)
LIGHT = Tokens(
    background="#eef1f4",
    panel="#ffffff",
    raised="#f4f6f8",
    line="#d9dfe5",
    text="#1c2733",
    # Darker than the drawing's #66737f, which has only 4.3:1 on the background.
    muted="#5b6873",
    accent="#17807a",
    accent_soft="#d7ecea",
    warning="#b26b00",
    danger="#b3402f",
    accent_text="#14746e",
    warning_text="#8f5600",
    danger_text="#b3402f",
    on_accent="#ffffff",
    hover="#e9edf1",
)
TOKENS = {Scheme.DARK: DARK, Scheme.LIGHT: LIGHT}


class Theme(QObject):
    """The look in force. ``changed`` comes after the application was restyled; painters redraw themselves then."""

    changed = Signal(object)
    """Tokens"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scheme = Scheme.DARK
        self._text_scale = 1.0
        self._applied = False

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    @property
    def tokens(self) -> Tokens:
        return TOKENS[self._scheme]

    @property
    def is_dark(self) -> bool:
        return self._scheme is Scheme.DARK

    @property
    def text_scale(self) -> float:
        return self._text_scale

    def px(self, size: float) -> int:
        """A height or width that grows with the text size."""
        return round(size * self._text_scale)

    def apply(self, scheme: Scheme, text_scale: float | None = None) -> None:
        """Restyles the application; nothing happens if it already looks so."""
        scale = self._text_scale if text_scale is None else text_scale
        if self._applied and scheme is self._scheme and scale == self._text_scale:
            return
        self._scheme, self._text_scale, self._applied = scheme, scale, True
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(base_font(scale))
            app.setPalette(palette(self.tokens))
            app.setStyleSheet(style_sheet(self.tokens, scale))
        self.changed.emit(self.tokens)


_theme: Theme | None = None


def theme() -> Theme:
    """The one theme of the application. Widgets connect a method of theirs to its ``changed``."""
    global _theme  # noqa: PLW0603 - a look belongs to the process, as QApplication's palette does
    if _theme is None:
        _theme = Theme()
    return _theme


def tokens() -> Tokens:
    return theme().tokens


def system_scheme() -> Scheme:
    hints = QGuiApplication.styleHints()
    return Scheme.LIGHT if hints.colorScheme() is Qt.ColorScheme.Light else Scheme.DARK


def scheme_for(choice: Choice, workspace_default: Scheme) -> Scheme:
    """The scheme a workspace gets under the user's choice."""
    if choice is Choice.SYSTEM:
        return system_scheme()
    if choice is Choice.WORKSPACE:
        return workspace_default
    return Scheme(choice.value)


def load_fonts() -> None:
    """Makes the bundled Inter known. Without it Qt falls back to the system's font."""
    for path in sorted((resources_dir() / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(path))


def base_font(text_scale: float = 1.0) -> QFont:
    font = QFont(FONT_FAMILY)
    font.setPixelSize(round(FONT_PX * text_scale))
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setFeature(QFont.Tag("tnum"), 1)  # figures stand below each other
    return font


def palette(t: Tokens) -> QPalette:
    role = QPalette.ColorRole
    made = QPalette()
    for which, name in (
        (role.Window, t.background),
        (role.WindowText, t.text),
        (role.Base, t.panel),
        (role.AlternateBase, t.raised),
        (role.Text, t.text),
        (role.Button, t.raised),
        (role.ButtonText, t.text),
        (role.BrightText, t.danger_text),
        (role.ToolTipBase, t.raised),
        (role.ToolTipText, t.text),
        (role.PlaceholderText, t.muted),
        (role.Highlight, t.accent_soft),
        (role.HighlightedText, t.text),
        (role.Link, t.accent_text),
        (role.LinkVisited, t.accent_text),
        (role.Accent, t.accent),
        (role.Light, t.line),
        (role.Midlight, t.line),
        (role.Mid, t.line),
        (role.Dark, t.line),
        (role.Shadow, t.line),
    ):
        made.setColor(which, QColor(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(t.muted))
    return made


def style_sheet(t: Tokens, text_scale: float = 1.0) -> str:
    """The Qt style sheet of ``resources/styles/cryapp.qss`` with the tokens put in."""
    text = (resources_dir() / "styles" / "cryapp.qss").read_text(encoding="utf-8")
    sizes = {name: f"{round(px * text_scale)}px" for name, px in _FONT_SIZES.items()}
    images = {
        "chevron": _icon_file("chevron-down", t.muted),
        "chevron_up": _icon_file("chevron-up", t.muted),
        "tick": _icon_file("check", t.on_accent),
    }
    return Template(text).substitute(asdict(t), **sizes, **images, corner=f"{CORNER_PX}px")


_FONT_SIZES = {"tiny": 11, "small": 12, "normal": FONT_PX, "large": 15, "title": 18, "headline": 24}


def _icon_file(name: str, color: str) -> str:
    """A recoloured icon as a file: style sheets can only name files."""
    from cryapp.ui import icons

    return icons.colored_file(name, color).as_posix()
