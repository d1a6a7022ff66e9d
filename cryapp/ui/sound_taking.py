"""Step 2 of a screening behind its panel: a recording or a file becomes a path that can be screened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.microphone import microphones
from cryapp.bridge.multimedia import QAudioDevice, QMediaDevices
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.recorder import Recorded, Recorder, keep_unfinished, unfinished_recordings
from cryapp.domain.errors import UserError
from cryapp.domain.wording import mark
from cryapp.ui.i18n import tr
from cryapp.ui.panels.recorder_panel import RecorderPanel

AUDIO_FILES = mark("Recordings (*.wav *.flac *.mp3 *.ogg *.opus *.caf *.3gp *.m4a *.aac *.amr *.webm);;All files (*)")


class SoundTaking(QObject):
    got = Signal(object)
    """Path of a sound file, finished and on the disk"""
    recording_changed = Signal(bool)

    def __init__(self, desk: Desk, panel: RecorderPanel, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._panel, self._host = desk, panel, host
        self._stem = ""
        self.recorder = Recorder(self)
        self._devices = QMediaDevices(self)
        self._devices.audioInputsChanged.connect(self.show_microphones)
        panel.record_wanted.connect(self.start)
        panel.stop_wanted.connect(self.recorder.stop)
        panel.discard_wanted.connect(self._discard)
        panel.file_wanted.connect(self._choose_file)
        panel.unfinished_wanted.connect(self._use_unfinished)
        self.recorder.level.connect(panel.show_level)
        self.recorder.finished.connect(self._recorded)
        self.recorder.failed.connect(self._failed)

    def begin(self, stem: str) -> None:
        """Ready to record; ``stem`` is how the file's name will begin (a pseudonym)."""
        self._stem = stem
        self._panel.show_ready()
        self.show_microphones()

    def show_microphones(self) -> None:
        if not self.recorder.is_recording:
            self._panel.show_microphones(microphones())

    def show_unfinished(self) -> None:
        """Offers what the end of the app cut short."""
        self._panel.show_unfinished(unfinished_recordings(self._desk.library.paths.recordings))

    def start(self, device: QAudioDevice | None = None) -> None:
        if not self._signed_in():
            return
        try:
            self.recorder.start(self._desk.library.paths.recordings, self._stem, device)
        except UserError as error:
            self._failed(error)
            return
        self._panel.show_recording()
        self.recording_changed.emit(True)

    def _discard(self) -> None:
        self.recorder.discard()
        self._panel.show_ready(tr("Discarded. Nothing was kept."))
        self.recording_changed.emit(False)

    def _recorded(self, recorded: Recorded) -> None:
        self.recording_changed.emit(False)
        if recorded.note:
            self._desk.bus.say(recorded.note, Level.WARNING)
        self.got.emit(recorded.path)

    def _failed(self, error: UserError) -> None:
        self.recording_changed.emit(False)
        self._panel.show_ready(tr(sentence_for(error)))
        self._desk.bus.say(sentence_for(error), Level.ERROR)

    def _choose_file(self) -> None:
        if not self._signed_in():
            return
        folder = str(self._desk.library.paths.recordings)
        dialog = QFileDialog(self._host, tr("Choose a recording"), folder, tr(AUDIO_FILES))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.got.emit(Path(name)))
        dialog.open()

    def _use_unfinished(self, path: Path) -> None:
        if not self._signed_in():
            return
        try:
            kept = keep_unfinished(path)
        except OSError as error:
            self._failed(
                UserError(
                    tr("{name} cannot be used: {strerror}.").format(name=path.name, strerror=error.strerror),
                    tr("It is left where it is."),
                )
            )
            return
        self.got.emit(kept)

    def _signed_in(self) -> bool:
        if self._desk.annotator is None:
            self._panel.show_ready(tr("Sign in first: a result belongs to a person."))
            self._desk.wished.emit("window.sign_in")
            return False
        return True
