"""Everything the Label workspace shows of one recording, read in one go off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cryapp.bridge.desk import Desk
from cryapp.domain.annotation import CurrentLabel
from cryapp.domain.changes import Changes
from cryapp.domain.ids import AnnotatorId, RecordingId
from cryapp.domain.infant import Infant
from cryapp.domain.prediction import Prediction
from cryapp.domain.recording import Recording
from cryapp.domain.task import DONT_KNOW, Task
from cryapp.services.library import Library
from cryapp.ui.i18n import tr

# What reads is imported where it is read: the window is on the screen before it.
if TYPE_CHECKING:
    from cryapp.services.labelling import HistoryItem
    from cryapp.services.reading import ItemFacts

UNNAMED = "–"
"""In the place of an infant's pseudonym while a set is read: nobody shall meet a silent repeat by its name."""


@dataclass(frozen=True)
class Facts:
    """One recording as its reader may see it now: without a label of their own there is no prediction in it."""

    recording: Recording
    infant: Infant
    label: CurrentLabel | None
    history: tuple[HistoryItem, ...]
    prediction: Prediction | None
    item: ItemFacts | None = None
    """The item of a reading set that is read; recording and infant have no names then."""
    others: tuple[tuple[Task, CurrentLabel], ...] = ()
    """The reader's own answers about this recording in other tasks."""

    def touched_by(self, changes: Changes) -> bool:
        return self.recording.id in changes.recordings or self.infant.id in changes.infants


def reading_of(desk: Desk, recording_id: RecordingId, item_id: int | None = None) -> Callable[[], Facts]:
    """The reading call with the present reader, task and blindness captured. ``item_id``: as this item of a set."""
    task, annotator, library, known = desk.task, desk.annotator, desk.library, desk.tasks
    label_first = bool(desk.settings["label.label_first"])

    def read() -> Facts:
        from cryapp.services import labelling, people, reading

        recording = labelling.get_recording(library, recording_id)
        infant = people.get_infant(library, recording.infant_id)
        if task is None or annotator is None:
            return Facts(recording, infant, None, (), None)
        if item_id is not None:
            item = reading.item_facts(library, item_id, annotator.id)
            unnamed = replace(
                recording, infant_code=item.set_name, number=item.item.number, file_name="", original_path=""
            )
            return Facts(unnamed, replace(infant, code=UNNAMED), item.label, item.history, None, item)
        return Facts(
            recording,
            infant,
            labelling.current_label(library, recording_id, task.id, annotator.id),
            labelling.history(library, recording_id, task.id, annotator.id, label_first),
            labelling.reveal_prediction(library, recording_id, task.id, annotator.id, label_first),
            others=_others(library, task, known, recording_id, annotator.id),
        )

    return read


def _others(
    library: Library, task: Task, known: tuple[Task, ...], recording_id: RecordingId, annotator_id: AnnotatorId
) -> tuple[tuple[Task, CurrentLabel], ...]:
    from cryapp.services import labelling

    others = [one for one in known if one.id != task.id]
    return tuple(zip(others, labelling.own_answers(library, recording_id, others, annotator_id), strict=True))


def class_name(task: Task, class_key: str) -> str:
    """A class's shown name."""
    if class_key == DONT_KNOW:
        return tr("I don't know")
    found = task.class_of(class_key)
    return tr(found.name) if found else class_key
