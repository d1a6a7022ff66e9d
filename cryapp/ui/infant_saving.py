"""Changes of an infant's record from the desk, with their way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.domain.ids import RecordingId
from cryapp.domain.infant import Infant
from cryapp.ui.i18n import tr
from cryapp.ui.undo import Step, UndoStack

if TYPE_CHECKING:
    from cryapp.services import people


def save_infant(
    desk: Desk,
    undo: UndoStack,
    where: RecordingId | None,
    infant: Infant,
    fields: Mapping[str, object],
    failed: Callable[[str], object],
) -> None:
    """Changes fields of the infant's record; undo brings the record before back.

    Args:
        where: the recording that was read.
        failed: gets a sentence if it could not be kept.
    """
    from cryapp.services import people

    by = desk.annotator.id if desk.annotator else None
    library, code, task = desk.library, infant.code, desk.task

    def again(result: people.InfantSaved) -> Callable[[], object]:
        before = {name: getattr(result.before, name) for name in fields}
        return lambda: people.save_infant(library, by, code, before, "undo")

    def done(result: people.InfantSaved) -> None:
        undo.push(Step(tr("record of {code}").format(code=code), again(result), again, where, infant.id, task))

    desk.operations.run(
        lambda: people.save_infant(library, by, code, dict(fields)),
        done,
        lambda error: failed(tr(sentence_for(error))),
    )
