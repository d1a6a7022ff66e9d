"""The sound in the Label workspace: what it means for labelling that a sound is lost, and what its overview tells."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from cryapp.bridge.desk import Desk
from cryapp.domain.wording import mark
from cryapp.services import measuring
from cryapp.ui.i18n import tr
from cryapp.ui.label_facts import Facts
from cryapp.ui.label_session import LabelSession
from cryapp.ui.panels.label_pad import LabelPad
from cryapp.ui.sound.marked_units import Units
from cryapp.ui.sound.strip_marks import Answer
from cryapp.ui.sound_view import SoundView

NOT_NOW = mark("This recording cannot be labelled now: skip it, or go on with N.")


class LabelSound(QObject):
    """Ties a sound view to the session and the pad."""

    refresh_wanted = Signal()

    def __init__(
        self, desk: Desk, sound: SoundView, session: LabelSession, pad: LabelPad, by_segments: Callable[[], bool]
    ) -> None:
        """Args: by_segments: True while the task's answer is given by segments, which the overview shows itself."""
        super().__init__(sound)
        self._desk, self._sound, self._pad, self._by_segments = desk, sound, pad, by_segments
        session.view_state = sound.view_state
        session.why_not = self.why_not
        sound.source.opened.connect(self._known)
        sound.source.failed.connect(self._known)
        sound.voices.follow_store()
        sound.voices.marked.asked_of = self._marks
        self._session = session
        self._was_lost = False

    def why_not(self) -> str:
        """Why the recording cannot be judged: its sound is gone or changed. Empty if it can."""
        why = self._sound.why_lost
        return f"{why} {tr(NOT_NOW)}" if why else ""

    def _marks(self) -> Units | None:
        """What reads this reader's own cry units of this recording."""
        facts, who, library = self._session.facts, self._desk.annotator, self._desk.library
        if facts is None or who is None:
            return None
        return partial(measuring.marked_units, library, facts.recording.id, who.id)

    def show_answer(self, facts: Facts) -> None:
        """The reader's own answer, along the overview."""
        task, label = self._desk.task, facts.label
        if task is None or label is None or self._by_segments():
            self._sound.set_answer(None)
            return
        given = task.class_of(label.class_key) if label.class_key is not None else None
        self._sound.set_answer(Answer(given, waiting=label.class_key is None and label.skip_reason is None))

    def _known(self, _error: object = None) -> None:
        """A recording whose sound is gone or changed is not judged; the session goes on."""
        why = self.why_not()
        self._pad.set_open(not why)
        if why:
            self._pad.say(tr(NOT_NOW), danger=True)  # the reason stands where the sound was
        elif self._was_lost:
            self._session.reload()  # the pad says again how the recording is answered
        self._was_lost = bool(why)
        self.refresh_wanted.emit()
