"""Questions of a class as they are edited: inner keys stay, and what is wrong is said in sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cryapp.domain.task import Detail, LabelClass, Role, Shape
from cryapp.domain.task_details import problems, tidy, with_keys
from cryapp.domain.task_draft import new_draft
from cryapp.domain.task_draft import problems as of_task

STAGE = Detail("sarnat", "Sarnat stage", ("mild", "severe"))
NONE: frozenset[tuple[str, str]] = frozenset()


def a_class(key: str, *details: Detail) -> LabelClass:
    return LabelClass(key, key.title(), "1", "#E69F00", Shape.CIRCLE, Role.CLASS, details=details)


@pytest.mark.parametrize(
    ("details", "sentence"),
    [
        ((replace(STAGE, text=" "),), "A question of “Yes” needs words"),
        ((replace(STAGE, choices=("mild",)),), "“Sarnat stage” needs 2 to 12 grades to choose from."),
        ((replace(STAGE, choices=("mild", " ")),), "A grade of “Sarnat stage” needs a name"),
        ((replace(STAGE, choices=("mild", "Mild")),), "“Sarnat stage” has the grade “mild” twice."),
        ((STAGE, replace(STAGE, key="other")), "“Yes” asks “Sarnat stage” twice."),
        ((STAGE, replace(STAGE, text="Stage")), "The inner key sarnat is used by two questions of “Yes”."),
        ((replace(STAGE, key="certainty"),), "can be called “certainty”"),
        ((replace(STAGE, key="reading_item"),), "“reading_item” cannot be the inner key of a question."),
        ((replace(STAGE, kind="number"),), "“Sarnat stage” is asked in an unknown way: number."),
        (tuple(Detail(f"q{n}", f"Question {n}", (), "text") for n in range(7)), "“Yes” asks more than 6 questions."),
    ],
)
def test_what_is_wrong_is_a_sentence(details: tuple[Detail, ...], sentence: str) -> None:
    assert any(sentence in one for one in problems("Yes", details)), list(problems("Yes", details))
    draft = replace(new_draft("pain", "Pain"), question="Is this pain?")
    yes = replace(draft.classes[0], details=details)
    assert any(sentence in one for one in of_task(replace(draft, classes=(yes, draft.classes[1]))))


def test_good_questions_pass() -> None:
    assert (
        list(problems("Yes", (STAGE, Detail("exam_at", "Exam", (), "datetime"), Detail("why", "Why", (), "text"))))
        == []
    )


def test_new_questions_get_keys_of_their_words_and_old_ones_keep_theirs() -> None:
    renamed = replace(STAGE, text="Stage")
    (one,) = with_keys([a_class("yes", renamed, Detail("", "Reading item"))], frozenset({("yes", "sarnat")}))
    assert [detail.key for detail in one.details] == ["sarnat", "reading_item_2"]


def test_the_same_words_in_two_classes_are_one_question() -> None:
    old, new = with_keys(
        [a_class("yes", STAGE), a_class("no", Detail("", "sarnat stage", STAGE.choices))],
        frozenset({("yes", "sarnat")}),
    )
    assert (old.details[0].key, new.details[0].key) == ("sarnat", "sarnat")
    both = with_keys([a_class("a", Detail("", "Loud")), a_class("b", Detail("", "Loud"), Detail("", "Loud!"))], NONE)
    assert [[detail.key for detail in one.details] for one in both] == [["loud"], ["loud", "loud_2"]]


def test_a_question_without_grades_keeps_none() -> None:
    assert tidy(Detail("why", " Why ", ("a", "b"), "text")) == Detail("why", "Why", (), "text")
    assert tidy(Detail("x", "X", (" a ", "b"))).choices == ("a", "b")
