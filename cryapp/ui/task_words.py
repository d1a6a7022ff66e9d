"""A task in the reader's language: words of shipped tasks are in the catalogue, a clinic's own stay as written."""

from __future__ import annotations

from dataclasses import replace

from cryapp.domain.task import Detail, LabelClass, Task
from cryapp.ui.i18n import SOURCE, language, tr


def in_words(task: Task) -> Task:
    """For showing only: names, question, guides. Keys and the choices that are kept in labels are as they were.

    Whoever changes a task must read it from the store again, or its words would be saved in another language.
    """
    if language() == SOURCE:
        return task
    return replace(
        task,
        name=tr(task.name),
        question=tr(task.question),
        guide=tr(task.guide.strip()),
        classes=tuple(_class(one) for one in task.classes),
    )


def _class(one: LabelClass) -> LabelClass:
    return replace(one, name=tr(one.name), guide=tr(one.guide.strip()), details=tuple(_detail(d) for d in one.details))


def _detail(detail: Detail) -> Detail:
    return replace(detail, text=tr(detail.text))
