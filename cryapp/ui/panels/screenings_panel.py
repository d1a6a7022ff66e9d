"""Earlier screenings, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from cryapp.services.screening import Screening
from cryapp.ui.i18n import tr
from cryapp.ui.widgets.basic import Panel, label
from cryapp.ui.words import local_moment

_SCREENING_ROLE = Qt.ItemDataRole.UserRole


class ScreeningsPanel(Panel):
    opened = Signal(object)
    """Screening"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Earlier screenings"), parent)
        self._empty = label(
            tr("None yet. Each result is kept here with who made it and who signed it."), "small", wrap=True
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Earlier screenings"))
        self.list.setWordWrap(True)
        self.body.addWidget(self._empty)
        self.body.addWidget(self.list, 1)
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)

    def show_screenings(self, screenings: Sequence[Screening]) -> None:
        self.list.clear()
        for screening in screenings:
            signed = (
                tr("signed by {reader}").format(reader=screening.signed_by) if screening.signed_at else tr("not signed")
            )
            item = QListWidgetItem(
                f"{screening.infant.code} · {local_moment(screening.made_at)}\n{tr(screening.headline)} · {signed}"
            )
            item.setData(_SCREENING_ROLE, screening)
            self.list.addItem(item)
        self._empty.setVisible(not screenings)
        self.list.setVisible(bool(screenings))

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(_SCREENING_ROLE))
