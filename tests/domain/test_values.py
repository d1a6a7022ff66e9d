"""Change sets, errors and tasks."""

from __future__ import annotations

from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import RecordingId, SchemaId, TaskId
from cryapp.domain.task import LabelClass, Role, Shape, Task, Unit


def test_changes_add_up_and_know_when_they_are_empty() -> None:
    nothing = Changes(initiator=object())
    one = Changes(recordings=frozenset({RecordingId(1)}), labels=True)
    two = Changes(recordings=frozenset({RecordingId(2)}), worklist=True)
    assert not nothing
    assert one
    both = one | two
    assert both.recordings == {1, 2}
    assert both.labels
    assert both.worklist
    assert not both.tasks


def test_user_error_reads_as_sentences() -> None:
    error = UserError("The disk is full.", "Your labels are saved.", "Free some space and go on.")
    assert str(error) == "The disk is full. Your labels are saved. Free some space and go on."
    assert str(UserError("No microphone was found.")) == "No microphone was found."


def test_outputs_of_a_model_put_the_positive_class_first() -> None:
    def answer(key: str, role: Role) -> LabelClass:
        return LabelClass(key, key, "1", "#000000", Shape.SQUARE, role)

    classes = (answer("none", Role.NEGATIVE), answer("unclear", Role.EXCLUDE), answer("injury", Role.POSITIVE))
    task = Task(TaskId(1), SchemaId(1), 1, "t", "T", "?", Unit.RECORDING, True, "", classes)
    assert [c.key for c in task.trained_classes] == ["injury", "none"]
    assert task.is_binary
    assert task.class_of("unclear") == classes[1]
    assert task.class_of("missing") is None
