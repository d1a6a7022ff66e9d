"""Segments in from and out to the files of other programs, from the menu, the list or dropped on the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.domain.ids import RecordingId
from cryapp.domain.task import Task
from cryapp.ui.committing import segments_step_back
from cryapp.ui.i18n import tr
from cryapp.ui.listed import Listed
from cryapp.ui.segments.session import SegmentSession
from cryapp.ui.undo import UndoStack

# Files of other programs are rare: what reads and writes them is imported when somebody asks for it.
if TYPE_CHECKING:
    from cryapp.services.label_marks import Mark
    from cryapp.services.segment_exchange import Exported, Imported
    from cryapp.services.segment_intake import LookedAt
    from cryapp.ui.dialogs.segment_folder import SegmentFolderDialog
    from cryapp.ui.dialogs.segment_import import SegmentImportDialog


class SegmentFiles(QObject):
    def __init__(
        self, desk: Desk, session: SegmentSession, undo: UndoStack, task: Callable[[], Task | None], host: QWidget
    ) -> None:
        """Args: ``host`` carries the dialogs; ``task`` is the one segments are imported into."""
        super().__init__(host)
        self._desk, self._session, self._undo, self._task, self._host = desk, session, undo, task, host
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
        self.dialog: SegmentImportDialog | None = None
        self.folder_dialog: SegmentFolderDialog | None = None
        self.listed: Callable[[], Listed] = Listed
        """Set by the workspace: what the worklist holds."""

    # -- in -----------------------------------------------------------------------------------------------------

    def choose_import(self) -> None:
        dialog = QFileDialog(self._host, tr("Import segments"), self._folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [tr("Label files ({patterns})").format(patterns="*.txt *.TextGrid *.textgrid"), tr("All files (*)")]
        )
        dialog.filesSelected.connect(lambda names: self.offer([Path(name) for name in names]))
        self._open(dialog)

    def offer(self, paths: Sequence[Path], columns: Mapping[Path, str] | None = None) -> None:
        """Looks into the files and asks what has to be asked."""
        from cryapp.services import segment_intake
        from cryapp.ui.dialogs.segment_import import SegmentImportDialog

        task, reader = self._task(), self._desk.annotator
        if task is None:
            return
        if reader is None:
            self._ask_who()
            return
        library, files, said = self._desk.library, tuple(paths), dict(columns or {})
        shown = self._session.recording.id if self._session.recording is not None else None

        def show(found: tuple[LookedAt, ...]) -> None:
            if self.dialog is None:
                self.dialog = SegmentImportDialog(task, self._host)
                self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
                self.dialog.destroyed.connect(self._closed)
                self.dialog.wanted.connect(partial(self._import, task))
                self.dialog.columns_said.connect(lambda more: self.offer(files, {**said, **more}))
            self.dialog.offer(found)
            self.dialog.show()
            self.dialog.raise_()

        self._desk.read(
            lambda: segment_intake.look_at(library, files, task.key, shown, said),
            show,
            lambda error: self._desk.bus.say(sentence_for(error), Level.ERROR),
        )

    def _closed(self) -> None:
        self.dialog = None

    def _import(self, task: Task, files: tuple[LookedAt, ...], meaning: Mapping[str, str]) -> None:
        from cryapp.services import segment_exchange
        from cryapp.services.label_marks import Mark

        reader = self._desk.annotator
        if reader is None:
            return
        library = self._desk.library
        mark = Mark(task.id, reader.id, source="file")
        told: list[tuple[str, bool]] = []

        def ended(line: tuple[str, bool]) -> None:
            told.append(line)
            if len(told) == len(files) and self.dialog is not None:
                self.dialog.report(told)

        for file in files:
            where = file.recording_id
            if where is None:
                continue

            def call(of: LookedAt = file, to: RecordingId = where) -> Imported:
                file_format = segment_exchange.format_of(of.path)
                return segment_exchange.import_segments(
                    library, of.path, to, mark, file_format, meaning=meaning, label_column=of.label_column
                )

            def done(result: Imported, of: LookedAt = file) -> None:
                self._keep_for_undo(result, of, mark)
                ended((_imported_words(result, of), False))

            def failed(error: Exception, of: LookedAt = file) -> None:
                ended((f"{of.path.name}: {sentence_for(error)}", True))

            self._desk.operations.run(call, done, failed)

    def _keep_for_undo(self, result: Imported, file: LookedAt, mark: Mark) -> None:
        if result.batch is not None:
            text, library = tr("import of {file}").format(file=file.path.name), self._desk.library
            self._undo.push(segments_step_back(library, result.batch, mark, text, file.recording_id, self._desk.task))

    # -- out ----------------------------------------------------------------------------------------------------

    def choose_export(self) -> None:
        from cryapp.services.segment_files import audacity, raven, textgrid

        recording = self._session.recording
        if recording is None:
            return
        kinds = {
            tr("Audacity labels (*{ending})").format(ending=audacity.SUFFIX): audacity.SUFFIX,
            tr("Praat TextGrid (*{ending})").format(ending=textgrid.SUFFIX): textgrid.SUFFIX,
            tr("Raven selections (*{ending})").format(ending=raven.SUFFIX): raven.SUFFIX,
        }
        dialog = QFileDialog(self._host, tr("Export segments"), self._folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(kinds))
        dialog.selectFile(Path(recording.file_name).stem + audacity.SUFFIX)

        def chosen(names: list[str]) -> None:
            ending = kinds.get(dialog.selectedNameFilter(), audacity.SUFFIX)
            out = Path(names[0])
            # The chosen kind decides: "a.txt" under "Praat TextGrid" is meant to be a TextGrid.
            if not out.name.lower().endswith(ending.lower()) or ending == audacity.SUFFIX:
                base = out.name.removesuffix(raven.SUFFIX).removesuffix(audacity.SUFFIX).removesuffix(textgrid.SUFFIX)
                out = out.with_name(base + ending)
            self.export_to(out)

        dialog.filesSelected.connect(chosen)
        self._open(dialog)

    def choose_folder(self) -> None:
        """Asks which recordings of the list, for which program and with notes or not."""
        task, reader = self._task(), self._desk.annotator
        if task is None:
            return
        if reader is None:
            self._ask_who()
            return
        if self.folder_dialog is None:  # kept: writing goes on while its sheet is closed
            from cryapp.ui.dialogs.segment_folder import SegmentFolderDialog

            self.folder_dialog = SegmentFolderDialog(self._desk, self._host.window())
        self.folder_dialog.offer(self.listed(), task, reader)
        self.folder_dialog.show()
        self.folder_dialog.raise_()

    def _ask_who(self) -> None:
        self._desk.bus.say(tr("Sign in first: segments belong to a reader."), Level.WARNING)
        self._desk.wished.emit("window.sign_in")

    def export_to(self, out: Path) -> None:
        """Writes the reader's segments of the recording shown; the ending says for which program."""
        from cryapp.services import segment_exchange

        recording, task, reader = self._session.recording, self._task(), self._desk.annotator
        if recording is None or task is None or reader is None:
            self._desk.bus.say(tr("Sign in first: segments belong to a reader."), Level.WARNING)
            return
        library, recording_id = self._desk.library, recording.id

        def call() -> Exported:
            file_format = segment_exchange.format_of(out)
            return segment_exchange.export_segments(library, recording_id, task.key, reader.id, file_format, out)

        def done(result: Exported) -> None:
            text = tr("{n} segments written to {out}.").format(n=result.n_segments, out=out)
            if result.dropped:
                text += " " + tr("Not kept: {what}.").format(what="; ".join(result.dropped))
            self._desk.bus.say(text, Level.WARNING if result.dropped else Level.INFO)

        self._desk.operations.run(call, done)

    def _open(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.directoryEntered.connect(self._remember)
        dialog.open()

    def _remember(self, folder: str) -> None:
        self._folder = folder


def _imported_words(result: Imported, file: LookedAt) -> str:
    text = tr("{file}: {n} segments added to {recording}, {already} were there already.").format(
        file=file.path.name, n=result.n_segments, recording=file.title, already=result.n_already
    )
    if result.dropped:
        text += " " + tr("Not kept: {what}.").format(what="; ".join(result.dropped))
    return text
