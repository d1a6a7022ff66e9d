"""Saving the gate's report: where to is asked without a nested loop, and the answer is a sentence."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.domain.errors import UserError
from cryapp.domain.model import Comparison
from cryapp.ui.gate_report import gate_report_name, save_gate_report
from cryapp.ui.i18n import tr


class GateSaving(QObject):
    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._host = desk, host
        self.dialog: QFileDialog | None = None

    def ask(self, comparison: Comparison) -> None:
        """Asks for the file's place, in the library's folder of reports to begin with."""
        folder = self._desk.library.paths.reports
        dialog = QFileDialog(self._host.window(), tr("Save the gate's report"), str(folder), "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(gate_report_name(comparison))
        dialog.fileSelected.connect(lambda name: self.save(Path(name), comparison))
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        dialog.open()

    def save(self, path: Path, comparison: Comparison) -> None:
        try:
            save_gate_report(path, comparison)
        except UserError as error:
            self._desk.bus.say(sentence_for(error), Level.ERROR)
            return
        self._desk.bus.say(tr("Report saved as {path}").format(path=path))

    def _forget(self, _result: int) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
