"""What a selection in the worklist holds, said before anything is done to all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cryapp.domain.annotation import LabelState
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, RecordingId, TaskId
from cryapp.domain.task import Unit
from cryapp.services.labelling_many import LeftOut, nothing_to_hear, without_sound
from cryapp.services.library import Library
from cryapp.store import label_events, recordings, task_schemas

MOST = 5000
"""One act on more would keep the writer, and every other key, waiting for seconds."""


@dataclass(frozen=True)
class Selected:
    """Counts of a selection for one reader and task; what is no longer in the store is not counted.

    For a task about infants ``answered`` counts infants, and ``reached`` every recording of theirs.
    """

    recordings: int
    infants: int
    answered: int
    """With an answer or a skip of the reader's, which a new one replaces."""
    reached: int
    """Recordings that an answer to the selection holds for."""
    left_out: tuple[LeftOut, ...] = ()
    """Not counted: what cannot be heard, where an answer is meant."""


def selected(
    lib: Library,
    task_id: TaskId,
    annotator_id: AnnotatorId,
    recording_ids: Sequence[RecordingId],
    *,
    judged: bool = False,
) -> Selected:
    """Counts a selection.

    Args:
        judged: an answer is to be given to all: what cannot be heard is left out, as it will be when it is saved.

    Raises: UserError if there are more than :data:`MOST`, the task is not in the store, or nothing can be heard.
    """
    if len(recording_ids) > MOST:
        raise UserError(
            f"{len(recording_ids):,} recordings are too many for one act.",
            "Nothing was done.",
            f"Select {MOST:,} at most.",
        )
    left_out = without_sound(lib, recording_ids) if judged else ()
    silent = {one.recording_id for one in left_out}
    if left_out and len(silent) == len(set(recording_ids)):
        raise nothing_to_hear(left_out)
    with lib.store.read() as session:
        task = task_schemas.get(session, task_id)
        if task is None:
            raise UserError("This task is not in the store.", "Nothing was done.", "Choose a task.")
        about = label_events.subject_of_each(session, task.unit, [id_ for id_ in recording_ids if id_ not in silent])
        infants = {subject.infant_id for subject in about.values()}
        answers = label_events.answers_about(
            session, task_id, annotator_id, {subject.subject_id for subject in about.values()}
        )
        answered = sum(row.state != LabelState.WAITING.value for row in answers.values())
        reached = len(recordings.ids_of_infants(session, infants)) if task.unit is Unit.INFANT else len(about)
    return Selected(len(about), len(infants), answered, reached, left_out)
