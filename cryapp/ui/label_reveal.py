"""The reveal at the Label workspace: fetched once the own answer stands, gone when it is taken back.

What is computed here (the evidence) is computed on another thread, asks the service whether it may, and can be
called off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.bridge.tasks import Job
from cryapp.domain.ids import RecordingId
from cryapp.ui.label_facts import Facts
from cryapp.ui.one_shot import OneShot
from cryapp.ui.panels.reveal import RevealPanel
from cryapp.ui.reveal_words import evidence_sentence

# The rest (numpy, sound) is imported when it is needed: the window is on the screen before it.
if TYPE_CHECKING:
    from cryapp.scoring.evidence import Evidence
    from cryapp.services.revealing import Revealed
    from cryapp.ui.evidence_overlay import EvidenceOverlay
    from cryapp.ui.sound_view import SoundView


class LabelReveal(QObject):
    changed = Signal()
    """What can be pressed may have changed."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.panel = RevealPanel()
        self.overlay: EvidenceOverlay | None = None
        self.one_shot = OneShot(desk, self)
        self._sound: SoundView | None = None
        self._facts: Facts | None = None
        self._shown_for: tuple[object, ...] | None = None
        self._job: Job | None = None
        self._evidence_job: Job | None = None
        self.panel.evidence_pressed.connect(self.toggle_evidence)
        self.panel.play_pressed.connect(self.play)
        self.one_shot.changed.connect(self.panel.show_playing)
        self.panel.open_pressed.connect(desk.recording_wanted)

    def attach(self, sound: SoundView) -> None:
        """The sound view has come: the evidence is drawn on its spectrogram."""
        from cryapp.ui.evidence_overlay import EvidenceOverlay

        self._sound, self.overlay = sound, EvidenceOverlay()
        sound.spectrogram.overlays.append(self.overlay)
        sound.player.state_changed.connect(self._other_sound)

    @property
    def can_show_evidence(self) -> bool:
        return self._facts is not None and self._facts.prediction is not None

    # -- what is shown ------------------------------------------------------------------------------------------

    def update(self, facts: Facts | None) -> None:
        """The facts of the recording in view, whenever they were read; without a prediction everything goes away."""
        self._facts = facts
        prediction = facts.prediction if facts is not None else None
        answer = facts.label.class_key if facts is not None and facts.label is not None else None
        wanted = None if facts is None or prediction is None else (facts.recording.id, prediction.model_id, answer)
        if wanted == self._shown_for:
            return
        self._shown_for = wanted
        self._call_off()
        self.stop()
        self._show_evidence(None)
        task, reader, library = self._desk.task, self._desk.annotator, self._desk.library
        if facts is None or prediction is None or task is None or reader is None:
            self.panel.show_revealed(None, None)
            return
        recording_id, label_first = facts.recording.id, bool(self._desk.settings["label.label_first"])

        def arrived(found: Revealed | None) -> None:
            self._job = None
            self.panel.show_revealed(task, found)
            self.changed.emit()

        def read() -> Revealed | None:
            from cryapp.services import revealing

            return revealing.revealed(library, recording_id, task.id, reader.id, label_first)

        self._job = self._desk.read(read, arrived, self._failed)

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._desk.bus.say(sentence_for(error))

    def _call_off(self) -> None:
        for job in (self._job, self._evidence_job):
            if job is not None:
                job.cancel()
        self._job = self._evidence_job = None

    # -- evidence -----------------------------------------------------------------------------------------------

    def toggle_evidence(self) -> None:
        """Shows where the evidence lies, hides it, or calls the computing off."""
        if self._evidence_job is not None:
            self._evidence_job.cancel()
            self._evidence_job = None
            self._show_evidence(None)
        elif self.overlay is not None and self.overlay.is_shown:
            self._show_evidence(None)
        else:
            self._find_evidence()

    def _find_evidence(self) -> None:
        task, reader, library, facts = self._desk.task, self._desk.annotator, self._desk.library, self._facts
        if facts is None or facts.prediction is None or task is None or reader is None or self._sound is None:
            return
        recording_id, label_first = facts.recording.id, bool(self._desk.settings["label.label_first"])
        view = self._sound.viewport
        span_s = (view.start_s, view.stop_s)

        def work(job: Job) -> Evidence | None:
            from cryapp.services import evidence

            return evidence.evidence(
                library,
                recording_id,
                task.id,
                reader.id,
                label_first,
                span_s,
                on_share=job.progress.emit,
                cancelled=lambda: job.is_cancelled,
            )

        def done(found: Evidence | None) -> None:
            self._evidence_job = None
            self._show_evidence(found)
            if found is not None:
                self.panel.show_evidence(evidence_sentence(task, found))

        def failed(error: Exception) -> None:
            self._evidence_job = None
            self.panel.say(sentence_for(error))

        self._evidence_job = self._desk.figures.submit(work)
        self._evidence_job.progress.connect(self._moved)  # not a lambda: that would run on the worker's thread
        self._evidence_job.done.connect(done)
        self._evidence_job.failed.connect(failed)
        self.panel.show_evidence(None, 0.0)

    def _moved(self, share: float) -> None:
        if self._evidence_job is not None:
            self.panel.show_evidence(None, share)

    def _show_evidence(self, found: Evidence | None) -> None:
        if self.overlay is not None:
            self.overlay.show(found)
        self.panel.show_evidence(None)
        if self._sound is not None:
            self._sound.spectrogram.update()

    # -- similar recordings -------------------------------------------------------------------------------------

    def play(self, recording_id: RecordingId) -> None:
        """Plays a similar recording from its beginning, or stops it."""
        if self._sound is not None:
            self._sound.stop()
        self.one_shot.toggle(recording_id)

    def stop(self) -> None:
        """Silence, when the workspace is left."""
        self.one_shot.stop()

    def _other_sound(self) -> None:
        """Two sounds at once help nobody: the recording in view has the word."""
        if self._sound is not None and self._sound.player.is_playing:
            self.stop()
