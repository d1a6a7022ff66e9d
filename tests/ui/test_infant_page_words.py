"""What the page of an infant says: each task and each answer once, and what its marks stand for."""

from __future__ import annotations

from cryapp.domain.ids import SchemaId, TaskId
from cryapp.domain.task import LabelClass, Role, Shape, Task, Unit
from cryapp.services.infant_page import Said, Sound
from cryapp.ui import infant_page_words as say
from tests.shown import noun

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


def test_two_tasks_that_share_shapes_and_colours_stand_in_rows_of_their_own() -> None:
    """Both call their first answer an orange circle: the row says whose it is, by the name beside it."""
    trigger = Task(TaskId(3), SchemaId(3), 1, "trigger", "Trigger", "?", Unit.RECORDING, True, "", (CRY, NO_CRY))
    tasks = {"presence": PRESENCE, "trigger": trigger}
    cry, no_cry = (Shape.CIRCLE, "#E69F00"), (Shape.SQUARE, "#56B4E9")
    first = sound_with(said("trigger", "R-01", "cry"))
    second = sound_with(said("presence", "R-01", "cry"), said("presence", "R-02", "no_cry"))
    rows = say.rows_of(tasks, [first, second])
    assert rows == [("presence", 2), ("trigger", 1)]
    assert say.looks_of(tasks, rows, first) == (None, None, cry)
    assert say.looks_of(tasks, rows, second) == (cry, no_cry, None)
    alone = say.rows_of(tasks, [second])
    assert alone == (), "one task alone needs no rows"
    assert say.looks_of(tasks, alone, second) == (cry, no_cry)


def sound_with(*answers: Said) -> Sound:
    return Sound(noun("ab" * 32, 1.0), 1.0, answers, None)
