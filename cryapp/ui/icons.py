"""Icons of one family (``resources/icons``, 24-px grid, drawn in ``currentColor``), in the theme's colours."""

from __future__ import annotations

import hashlib
import tempfile
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from cryapp.paths import resources_dir

SIZE_PX = 18


@cache
def _source(name: str) -> str:
    return (resources_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def names() -> list[str]:
    return sorted(path.stem for path in (resources_dir() / "icons").glob("*.svg"))


@lru_cache(maxsize=512)
def pixmap(name: str, color: str, size_px: int = SIZE_PX, ratio: float = 1.0) -> QPixmap:
    """The icon in one colour, ``size_px`` logical pixels wide on a screen of that pixel ratio."""
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))
    made = QPixmap(QSize(size_px, size_px) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return made


@lru_cache(maxsize=512)
def _icon(name: str, color: str, disabled: str, size_px: int) -> QIcon:
    icon = QIcon()
    for ratio in (1.0, 2.0):
        icon.addPixmap(pixmap(name, color, size_px, ratio), QIcon.Mode.Normal)
        icon.addPixmap(pixmap(name, disabled, size_px, ratio), QIcon.Mode.Disabled)
    return icon


def icon(name: str, tone: str = "text", size_px: int = SIZE_PX) -> QIcon:
    """An icon in the colour of the theme token ``tone``. Ask again after the theme changed."""
    from cryapp.ui.theme import tokens

    t = tokens()
    return _icon(name, str(getattr(t, tone)), t.line if tone == "text" else t.muted, size_px)


@cache
def colored_file(name: str, color: str) -> Path:
    """The recoloured icon as a file of this session, for style sheets (which can only name files)."""
    digest = hashlib.sha256(f"{name}{color}".encode()).hexdigest()[:12]
    path = _session_folder() / f"{name}-{digest}.svg"
    path.write_text(_source(name).replace("currentColor", color), encoding="utf-8")
    return path


_folder: tempfile.TemporaryDirectory[str] | None = None


def _session_folder() -> Path:
    global _folder  # noqa: PLW0603 - kept so that the folder goes when the program ends
    if _folder is None:
        _folder = tempfile.TemporaryDirectory(prefix="cryapp-icons-")
    return Path(_folder.name)
