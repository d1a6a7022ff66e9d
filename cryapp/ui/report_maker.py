"""From a screening to its page on the disk: the picture off the GUI thread, the page on it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.domain.errors import UserError
from cryapp.domain.recording import Recording
from cryapp.services import rendering
from cryapp.services.library import Library
from cryapp.services.screening import Screening
from cryapp.ui.i18n import tr
from cryapp.ui.report import PICTURE_PX, report_name, save_report


class ReportMaker(QObject):
    made = Signal(object, object)
    """Screening, Path"""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def task_name(self, shown: Screening) -> str:
        """Of the task that was screened for, which need not be the one in view."""
        task = self._desk.task
        in_card = shown.model.card.get("task") if shown.model is not None else None
        return str(in_card["name"]) if in_card else task.name if task is not None else ""

    def path_of(self, shown: Screening) -> Path | None:
        """The report that is there already; None if there is none or it is not signed."""
        path = self._desk.library.paths.reports / report_name(shown)
        return path if shown.signed_at is not None and path.is_file() else None

    def make(self, shown: Screening) -> None:
        """Writes the page; ``made`` follows, or a sentence on the bus."""
        self._desk.read(
            partial(grey_picture, self._desk.library, shown.recording, *PICTURE_PX),
            lambda picture: self._save(shown, picture, ""),
            lambda error: self._save(shown, None, sentence_for(error)),
        )

    def _save(self, shown: Screening, picture: npt.NDArray[np.uint8] | None, why_not: str) -> None:
        try:
            path = save_report(self._desk.library.paths.reports, shown, self.task_name(shown), picture, why_not)
        except UserError as error:
            self._desk.bus.say(sentence_for(error), Level.ERROR)
            return
        self._desk.bus.say(tr("Report saved as {path}").format(path=path))
        self.made.emit(shown, path)


def grey_picture(library: Library, recording: Recording, width_px: int, height_px: int) -> npt.NDArray[np.uint8]:
    """A whole recording as grey levels ``(height, width)``, 0 quiet.

    Raises: UserError if the sound is gone or damaged.
    """
    rgb = rendering.whole_picture(library, recording, width_px, height_px, colours="grey")
    brightness = rgb[:, :, 0]
    # The grey map may be made for paper (quiet is white) or for screens; only the order of levels matters here.
    return 255 - brightness if rendering.colour_map("grey")[0, 0] > 127 else np.ascontiguousarray(brightness)
