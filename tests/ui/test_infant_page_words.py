"""What the page of an infant says: each task and each answer once, and what its marks stand for."""

from __future__ import annotations

from cryapp.domain.ids import SchemaId, TaskId
from cryapp.domain.task import LabelClass, Role, Shape, Task, Unit
from cryapp.services.infant_page import Said
from cryapp.ui import infant_page_words as say

CRY = LabelClass("cry", "Cry", "1", "#E69F00", Shape.CIRCLE, Role.POSITIVE)
NO_CRY = LabelClass("no_cry", "No cry", "2", "#56B4E9", Shape.SQUARE, Role.NEGATIVE)
SURE = LabelClass("confirmed", "Confirmed", "3", "#D55E00", Shape.TRIANGLE, Role.POSITIVE)
PRESENCE = Task(TaskId(1), SchemaId(1), 1, "presence", "Presence", "?", Unit.RECORDING, True, "", (CRY, NO_CRY))
INJURY = Task(TaskId(2), SchemaId(2), 1, "injury", "Injury", "?", Unit.INFANT, True, "", (SURE,))
TASKS = {task.key: task for task in (PRESENCE, INJURY)}


def said(task: str, reader: str, answer: str) -> Said:
    return Said(task, reader, answer, (), None)


def test_each_task_and_each_answer_is_named_once() -> None:
    answers = [
        said("presence", "R-01", "cry"),
        said("presence", "R-05", "no_cry"),
        said("presence", "R-07", "cry"),
        said("injury", "R-01", "confirmed"),
    ]
    words = say.answers_words(TASKS, answers)
    assert words == "Presence: Cry (R-01, R-07), No cry (R-05); Injury: Confirmed (R-01)"
    assert say.answers_words(TASKS, ()) == ""


def test_the_legend_names_what_is_there_and_the_task_only_where_it_must() -> None:
    both = [said("presence", "R-01", "no_cry"), said("presence", "R-02", "cry")]
    assert say.legend(TASKS, both) == [((Shape.CIRCLE, "#E69F00"), "Cry"), ((Shape.SQUARE, "#56B4E9"), "No cry")]
    words = [name for _look, name in say.legend(TASKS, [*both, said("injury", "R-01", "confirmed")])]
    assert words == ["Presence: Cry", "Presence: No cry", "Injury: Confirmed"]
