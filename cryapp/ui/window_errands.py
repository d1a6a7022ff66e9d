"""What the window's own actions do. No nested event loops: every dialog is opened and answers by a signal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from cryapp.bridge.bus import Level
from cryapp.paths import log_dir
from cryapp.ui import i18n
from cryapp.ui.i18n import tr

# Dialogs and their services are imported when they are opened: together they would cost the start 0.2 s.
if TYPE_CHECKING:
    from cryapp.ui.check_run import CheckRun
    from cryapp.ui.commands import Commands
    from cryapp.ui.dialogs.export_labels import ExportLabelsDialog
    from cryapp.ui.dialogs.export_measurements import ExportMeasurementsDialog
    from cryapp.ui.dialogs.import_dialog import ImportDialog
    from cryapp.ui.dialogs.sign_in import SignInSheet
    from cryapp.ui.import_run import ImportRun
    from cryapp.ui.infant_window import InfantWindow
    from cryapp.ui.main_window import MainWindow
    from cryapp.ui.relink_run import RelinkRun

READABLE = (
    "*.wav *.wave *.w64 *.rf64 *.flac *.mp3 *.ogg *.oga *.opus *.caf *.3gp *.3g2 *.m4a *.mp4 *.aac *.amr *.aif *.aiff "
    "*.au *.snd *.webm"
)


def _both_cases(patterns: str) -> str:
    return f"{patterns} {patterns.upper()}"


class Errands(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._import_run: ImportRun | None = None
        self._import_dialog: ImportDialog | None = None
        self._sheet: SignInSheet | None = None
        self._relinking: RelinkRun | None = None
        self._checking: CheckRun | None = None
        self._labels: ExportLabelsDialog | None = None
        self._measurements: ExportMeasurementsDialog | None = None
        self._infant_window: InfantWindow | None = None
        self._commands: Commands | None = None
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)

    # -- import -------------------------------------------------------------------------------------------------

    def open_files(self) -> None:
        dialog = QFileDialog(self._window, tr("Open recordings"), self._folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [tr("Recordings ({patterns})").format(patterns=_both_cases(READABLE)), tr("All files (*)")]
        )
        dialog.filesSelected.connect(lambda names: self.import_paths([Path(name) for name in names]))
        self._open(dialog)

    def open_folder(self) -> None:
        dialog = QFileDialog(self._window, tr("Open a folder of recordings"), self._folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.filesSelected.connect(lambda names: self.import_paths([Path(name) for name in names]))
        self._open(dialog)

    def import_table(self) -> None:
        dialog = QFileDialog(self._window, tr("Choose a table that stands beside its recordings"), self._folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [tr("Tables ({patterns})").format(patterns=_both_cases("*.csv *.tsv *.txt")), tr("All files (*)")]
        )
        dialog.filesSelected.connect(lambda names: self._with_table(Path(names[0])))
        self._open(dialog)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Opens the import sheet with these files and folders; dropped tables are taken as tables.

        Label files of Audacity, Praat and Raven go to the segments of their recordings.
        """
        from cryapp.services.segment_intake import is_segment_file

        marked = [path for path in paths if is_segment_file(path)]
        paths = [path for path in paths if path not in marked]
        take = getattr(self._window.show_workspace("label"), "take_segment_files", None) if marked else None
        if take is not None:
            take(marked)
        if not paths:
            return
        tables = [path for path in paths if path.suffix.lower() in (".csv", ".tsv")]
        sounds = [path for path in paths if path not in tables]
        if tables and not sounds:
            self._with_table(tables[0])
            return
        self._show_import(sounds, tables[0] if tables else None)

    def make_examples(self) -> None:
        self._window.show_workspace("label")
        self._run().start_examples()
        self._dialog()  # stands by with the report; the worklist fills meanwhile

    def _with_table(self, table: Path) -> None:
        self._show_import([table.parent], table)

    def _show_import(self, paths: Sequence[Path], table: Path | None) -> None:
        self._dialog().offer(paths, table)

    def _dialog(self) -> ImportDialog:
        from cryapp.ui.dialogs.import_dialog import ImportDialog

        if self._import_dialog is None:
            self._import_dialog = ImportDialog(self._desk, self._run(), self._window)
        return self._import_dialog

    def _run(self) -> ImportRun:
        from cryapp.ui.import_run import ImportRun

        if self._import_run is None:
            self._import_run = ImportRun(self._desk, self._window)
        return self._import_run

    def find_folder(self) -> None:
        """Where sounds were moved to: they are recognised by their content."""
        dialog = QFileDialog(self._window, tr("Where were the recordings moved to?"), self._folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.filesSelected.connect(lambda names: self.relink(Path(names[0])))
        self._open(dialog)

    def relink(self, folder: Path) -> None:
        """Looks through a folder for lost sounds, beside everything else."""
        from cryapp.ui.relink_run import RelinkRun

        if self._relinking is None:
            self._relinking = RelinkRun(self._desk, self._window)
        self._relinking.start(folder)

    @property
    def is_checking(self) -> bool:
        return self._checking is not None and self._checking.is_running

    def check_sounds(self) -> None:
        """Compares every working copy with its checksum, beside everything else."""
        from cryapp.ui.check_run import CheckRun

        if self._checking is None:
            self._checking = CheckRun(self._desk, self._window)
            self._checking.running_changed.connect(self._window.book.refresh)
        self._checking.start()

    def stop_checking(self) -> None:
        if self._checking is not None:
            self._checking.stop()

    # -- export, backup -----------------------------------------------------------------------------------------

    def export_labels(self) -> None:
        from cryapp.ui.dialogs.export_labels import ExportLabelsDialog

        if self._labels is None:  # kept: writing goes on while its sheet is closed
            self._labels = ExportLabelsDialog(self._desk, self._window)
        self._labels.show()
        self._labels.raise_()

    def export_measurements(self) -> None:
        from cryapp.ui.dialogs.export_measurements import ExportMeasurementsDialog

        if self._measurements is None:  # kept: measuring goes on while its sheet is closed
            self._measurements = ExportMeasurementsDialog(self._desk, self._window)
        self._measurements.show()
        self._measurements.raise_()

    def back_up(self) -> None:
        from cryapp.services import backup

        library = self._desk.library
        self._desk.operations.run(
            lambda: backup.back_up(library, "asked for"),
            lambda made: self._say(tr("Backed up to {path}").format(path=made.path)),
        )

    def show_infant(self, infant_id: object) -> None:
        """The page of an infant; opened from Label it shows no more than a reader may see."""
        from cryapp.ui.infant_window import InfantWindow

        if self._infant_window is None:
            self._infant_window = InfantWindow(self._desk, self._window)
        reading = self._window.current_workspace is self._window.workspace("label")
        self._infant_window.show_infant(infant_id, reading)  # type: ignore[arg-type]  # a signal carries a plain object

    # -- people, help -------------------------------------------------------------------------------------------

    def sign_in(self, why: str = "") -> None:
        from cryapp.ui.dialogs.sign_in import SignInSheet

        if self._sheet is None:
            self._sheet = SignInSheet(self._desk, self._window)
        self._sheet.ask(self._window.top_bar.reader, why)

    def settings(self) -> None:
        from cryapp.ui.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(self._desk.settings, self._window.book, self._window)
        dialog.accepted.connect(self._settings_taken)
        self._open(dialog)

    def _settings_taken(self) -> None:
        self._window.apply_settings()
        if i18n.wanted(self._desk.settings["look.language"]) != i18n.language():
            self._ask_to_open_anew()

    def _ask_to_open_anew(self) -> None:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setText(tr("Open CryApp anew in the other language?"))
        box.setInformativeText(tr("Everything is saved, and you come back to where you are. Undo begins anew."))
        anew = box.addButton(tr("Open anew"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("At the next start"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(anew)

        def decided() -> None:
            if box.clickedButton() is anew:
                QTimer.singleShot(0, self._window, self._window.open_anew)

        box.finished.connect(lambda _result: decided())
        box.open()

    def retrain(self) -> None:
        workspace = self._window.show_workspace("models")
        open_retrain = getattr(workspace, "open_retrain", None)
        if open_retrain is not None:
            open_retrain()

    def key_sheet(self) -> None:
        from cryapp.ui.dialogs.key_sheet import KeySheet

        self._open(KeySheet(self._window.book, self._window))

    def palette(self) -> None:
        from cryapp.ui.commands import Commands

        if self._commands is None:
            self._commands = Commands(self._window)
        self._commands.toggle()

    def about(self) -> None:
        from cryapp.ui.dialogs.about import AboutDialog

        self._open(AboutDialog(self._desk.library.paths, self._window))

    def show_log(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_dir())))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(dialog, QFileDialog):
            dialog.directoryEntered.connect(self._remember_folder)
            dialog.filesSelected.connect(lambda names: self._remember_folder(str(Path(names[0]).parent)))
        dialog.open()

    def _remember_folder(self, folder: str) -> None:
        self._folder = folder

    def _say(self, text: str) -> None:
        self._desk.bus.say(text, Level.INFO)
