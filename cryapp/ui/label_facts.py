"""Everything the Label workspace shows of one recording, read in one go off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cryapp.bridge.desk import Desk
from cryapp.domain.annotation import CurrentLabel
from cryapp.domain.changes import Changes
from cryapp.domain.ids import RecordingId
from cryapp.domain.infant import Infant
from cryapp.domain.prediction import Prediction
from cryapp.domain.recording import Recording
from cryapp.domain.task import DONT_KNOW, Task
from cryapp.services import labelling, people
from cryapp.services.labelling import HistoryItem
from cryapp.ui.i18n import tr


@dataclass(frozen=True)
class Facts:
    """One recording as its reader may see it now: without a label of their own there is no prediction in it."""

    recording: Recording
    infant: Infant
    label: CurrentLabel | None
    history: tuple[HistoryItem, ...]
    prediction: Prediction | None

    def touched_by(self, changes: Changes) -> bool:
        return self.recording.id in changes.recordings or self.infant.id in changes.infants


def reading_of(desk: Desk, recording_id: RecordingId) -> Callable[[], Facts]:
    """The reading call with the present reader, task and blindness captured."""
    task, annotator, library = desk.task, desk.annotator, desk.library
    label_first = bool(desk.settings["label.label_first"])

    def read() -> Facts:
        recording = labelling.get_recording(library, recording_id)
        infant = people.get_infant(library, recording.infant_id)
        if task is None or annotator is None:
            return Facts(recording, infant, None, (), None)
        return Facts(
            recording,
            infant,
            labelling.current_label(library, recording_id, task.id, annotator.id),
            labelling.history(library, recording_id, task.id, annotator.id, label_first),
            labelling.reveal_prediction(library, recording_id, task.id, annotator.id, label_first),
        )

    return read


def class_name(task: Task, class_key: str) -> str:
    """A class's shown name."""
    if class_key == DONT_KNOW:
        return tr("I don't know")
    found = task.class_of(class_key)
    return tr(found.name) if found else class_key
