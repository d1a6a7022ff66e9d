"""The view of a sound as a picture: for the clipboard, as PNG, or as SVG with its axes and lines as lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.ui.file_dialog import file_dialog
from cryapp.ui.i18n import tr
from cryapp.ui.page import write_page
from cryapp.ui.theme import FONT_FAMILY, SPACE_PX, tokens

CAPTION_PX = 28


class SoundPicture(QObject):
    """Draws panels below each other with a line that says what they show. Names nobody but by pseudonym.

    Args:
        panels: from top to bottom; those that are hidden are left out.
        beside: to the right of all of them.
        caption: recording, times and look.
    """

    def __init__(
        self,
        desk: Desk,
        panels: Callable[[], tuple[QWidget, ...]],
        beside: QWidget,
        caption: Callable[[], tuple[str, str]],
        host: QWidget,
    ) -> None:
        super().__init__(host)
        self._desk, self._panels, self._beside, self._caption, self._host = desk, panels, beside, caption, host

    @property
    def size(self) -> QSize:
        panels = self._panels()
        width = max(panel.width() for panel in panels) + self._beside.width() + 3 * SPACE_PX
        below = max(sum(panel.height() + SPACE_PX for panel in panels), self._beside.height())
        return QSize(width, CAPTION_PX + below + SPACE_PX)

    def image(self) -> QImage:
        """As on the screen, in its pixels."""
        ratio = self._host.devicePixelRatioF()
        made = QImage(self.size * ratio, QImage.Format.Format_RGB32)
        made.setDevicePixelRatio(ratio)
        painter = QPainter(made)
        self._draw(painter)
        painter.end()
        return made

    def png(self) -> bytes:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(self.image())
        return bytes(buffer.data().data())

    def svg(self) -> bytes:
        """The spectrogram as a picture within, everything else as text and lines."""
        from PySide6.QtSvg import QSvgGenerator

        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        size = self.size
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(size)
        generator.setViewBox(QRect(QPoint(0, 0), size))
        generator.setTitle(self._caption()[0])
        generator.setDescription(self._caption()[1])
        painter = QPainter(generator)
        self._draw(painter)
        painter.end()
        return bytes(content.data())

    def copy(self) -> None:
        QApplication.clipboard().setImage(self.image())
        self._desk.bus.say(tr("The picture is on the clipboard."))

    def save(self) -> None:
        """Asks where to; the ending says which form."""
        dialog = file_dialog(self._host, tr("Save picture"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("Picture (*.png)"), tr("Drawing (*.svg)")])
        dialog.setDefaultSuffix("png")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix("svg" if "svg" in chosen else "png"))
        dialog.selectFile(f"{self._caption()[0].replace(' · ', ' ').replace('/', '-')}.png")
        dialog.filesSelected.connect(lambda names: self.save_to(Path(names[0])))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Writes a file that is whole or not there."""
        content = self.svg() if path.suffix.lower() == ".svg" else self.png()
        try:
            write_page(path, content)
        except OSError as error:
            words = tr("The picture could not be written to {path}: {why}. Choose another place.")
            self._desk.bus.say(words.format(path=path, why=error.strerror), Level.ERROR)
            return
        self._desk.bus.say(tr("Picture written to {path}").format(path=path))

    def _draw(self, painter: QPainter) -> None:
        t, size = tokens(), self.size
        painter.fillRect(QRectF(QPointF(0, 0), size.toSizeF()), QColor(t.panel))
        title, how = self._caption()
        font = QFont(FONT_FAMILY)
        font.setPixelSize(13)
        painter.setFont(font)
        line = QRectF(SPACE_PX, 0, size.width() - 2 * SPACE_PX, CAPTION_PX)
        painter.setPen(QColor(t.text))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.setPen(QColor(t.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, how)
        top, widest = CAPTION_PX, 0
        for panel in self._panels():
            panel.render(painter, QPoint(SPACE_PX, top))
            top += panel.height() + SPACE_PX
            widest = max(widest, panel.width())
        self._beside.render(painter, QPoint(2 * SPACE_PX + widest, CAPTION_PX))
