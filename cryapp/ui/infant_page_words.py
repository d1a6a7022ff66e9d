"""What the page of an infant says of answers, examinations and recordings, and what its marks stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cryapp.domain.task import Shape, Task
from cryapp.services.infant_page import Said, Sound
from cryapp.ui.i18n import tr
from cryapp.ui.label_facts import class_name
from cryapp.ui.words import hours_text, number

EXAM_AT = "exam_at"
Look = tuple[Shape, str]
"""Shape and colour."""
Tasks = Mapping[str, Task]


def look_of(tasks: Tasks, said: Said) -> Look | None:
    """Shape and colour of an answer; None where its class has none (any more)."""
    task = tasks.get(said.task_key)
    found = task.class_of(said.class_key) if task is not None else None
    return (found.shape, found.color) if found is not None else None


def answers_words(tasks: Tasks, said: Iterable[Said]) -> str:
    """``Cry presence: Cry (R-01, R-05), No cry (R-07)``: each task and each answer once, with who gave it."""
    by_task: dict[str, dict[str, list[str]]] = {}
    for one in said:
        by_task.setdefault(one.task_key, {}).setdefault(one.class_key, []).append(one.reader)
    return "; ".join(
        f"{_task_name(tasks, task_key)}: "
        + ", ".join(f"{_class_name(tasks, task_key, key)} ({', '.join(readers)})" for key, readers in classes.items())
        for task_key, classes in by_task.items()
    )


def exam_words(tasks: Tasks, said: Said) -> str:
    """An examination's result with its details, but not when it was: that is where its mark stands."""
    details = ", ".join(value for key, value in said.details if key != EXAM_AT)
    words = answers_words(tasks, (said,))
    return f"{words}, {details}" if details else words


def sound_words(tasks: Tasks, sound: Sound) -> str:
    """A recording in one line: title, age, answers, score."""
    parts = [sound.recording.title]
    if sound.hours_since_birth is not None:
        parts.append(tr("{hours} h after birth").format(hours=hours_text(sound.hours_since_birth)))
    if sound.said:
        parts.append(answers_words(tasks, sound.said))
    score = score_of(sound)
    if score is not None:
        parts.append(tr("score {score}").format(score=number(score, 2)))
    return " · ".join(parts)


def score_of(sound: Sound) -> float | None:
    """The probability of the positive class, else of the most probable one; None where there is none to be seen."""
    return None if sound.prediction is None else sound.prediction.shown_probability


def legend(tasks: Tasks, said: Iterable[Said]) -> Sequence[tuple[Look, str]]:
    """What each mark of an answer means, in the order of the tasks' classes; with the task where there are several."""
    there = {(one.task_key, one.class_key) for one in said}
    several = len({task_key for task_key, _ in there}) > 1
    return [
        ((one.shape, one.color), f"{task.name}: {one.name}" if several else one.name)
        for task in tasks.values()
        for one in task.classes
        if (task.key, one.key) in there
    ]


Rows = Sequence[tuple[str, int]]
"""Task key and how many of its answers stand below each other."""


def rows_of(tasks: Tasks, sounds: Iterable[Sound]) -> Rows:
    """The rows of answers about recordings, a task below the other; none where one task alone has answers: its shapes
    and colours are told apart as they are.
    """
    most: dict[str, int] = {}
    for sound in sounds:
        for key in {one.task_key for one in sound.said}:
            n = sum(look_of(tasks, one) is not None for one in sound.said if one.task_key == key)
            most[key] = max(most.get(key, 0), n)
    rows = [(key, most[key]) for key in tasks if most.get(key)]
    return rows if len(rows) > 1 else ()


def looks_of(tasks: Tasks, rows: Rows, sound: Sound) -> tuple[Look | None, ...]:
    """Shape and colour of a recording's answers, each in the row of its task."""
    if not rows:
        return tuple(look for one in sound.said if (look := look_of(tasks, one)) is not None)
    found: list[Look | None] = []
    for key, n in rows:
        here = [look for one in sound.said if one.task_key == key and (look := look_of(tasks, one)) is not None]
        found += [*here, *[None] * (n - len(here))]
    return tuple(found)


def _task_name(tasks: Tasks, task_key: str) -> str:
    return tasks[task_key].name if task_key in tasks else task_key


def _class_name(tasks: Tasks, task_key: str, key: str) -> str:
    return class_name(tasks[task_key], key) if task_key in tasks else key
