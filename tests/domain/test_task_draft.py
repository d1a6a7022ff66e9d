"""What is wrong with a task that is being edited is said in sentences; what is right passes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cryapp.domain.task import Detail, LabelClass, Role, Shape
from cryapp.domain.task_draft import TaskDraft, key_from, new_class, new_draft, problems


def good() -> TaskDraft:
    return replace(new_draft("pain", "Pain"), question="Is this pain?")


def changed(number: int, **fields: object) -> TaskDraft:
    draft = good()
    classes = list(draft.classes)
    classes[number] = replace(classes[number], **fields)  # type: ignore[arg-type]
    return replace(draft, classes=tuple(classes))


def test_a_task_to_begin_with_lacks_only_its_words() -> None:
    assert problems(good()) == ()
    assert problems(new_draft()) == ("The task needs a name of 1 to 60 characters.", "The task has no question.")


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        (changed(1, shortcut="1"), "Key 1 is used by “Yes” and “No”."),
        (changed(1, shortcut="0"), "“No” needs a key from 1 to 9; 0 is always “I don't know”."),
        (changed(1, shape=Shape.CIRCLE), "The shape circle is used by “Yes” and “No”"),
        (changed(1, color="#e69f00"), "The colour #E69F00 is used by “Yes” and “No”."),
        (changed(0, color="orange"), "The colour of “Yes” must look like #E69F00."),
        (changed(1, name="yes"), "The name Yes is used by “Yes” and “yes”."),
        (changed(1, key="dont_know"), "“dont_know” cannot be a class's key"),
        (changed(1, key="No!"), "“No!” cannot be a class's key"),
        (changed(1, name=" "), "The class with key 2 needs a name"),
        (changed(1, role=Role.POSITIVE), "Beside a class for there must be one against."),
        (changed(1, role=Role.CLASS), "the two cannot be mixed"),
        (changed(1, role=Role.EXCLUDE), "needs two classes or more that are learnt"),
        (changed(0, examples=("a",) * 7), "“Yes” has more than 6 example sounds."),
        (changed(0, details=(Detail("certainty", "?"),)), "can be called “certainty”"),
        (replace(good(), classes=()), "The task has no class to answer with."),
        (replace(good(), key="Ärger"), "“Ärger” cannot be a task's key"),
    ],
)
def test_every_clash_is_a_sentence(draft: TaskDraft, sentence: str) -> None:
    assert any(sentence in one for one in problems(draft)), problems(draft)


def test_a_task_that_trains_nothing_may_have_one_class() -> None:
    draft = good()
    assert problems(replace(draft, trains=False, classes=draft.classes[:1])) == ()


def test_new_classes_take_what_is_free_until_the_keys_are_used_up() -> None:
    draft = replace(good(), classes=(replace(good().classes[0], role=Role.CLASS),))
    for number in range(2, 10):
        added = replace(new_class(draft), name=f"Class {number}")
        draft = replace(draft, classes=(*draft.classes, added))
        if number <= len(Shape):
            assert problems(draft) == (), number
    assert [one.shortcut for one in draft.classes] == list("123456789")
    tenth = replace(new_class(draft), name="Ten")
    assert any("only nine keys" in one for one in problems(replace(draft, classes=(*draft.classes, tenth))))


def test_keys_are_made_of_names() -> None:
    assert key_from("Cry of pain") == "cry_of_pain"
    assert key_from("Schmerz, groß!") == "schmerz_gross"
    assert key_from("2nd") == "x_2nd"
    assert key_from("???") == "x"
    assert key_from("Cry", frozenset({"cry", "cry_2"})) == "cry_3"
    assert key_from("Dont know") == "dont_know_2"
    assert isinstance(new_class(good()), LabelClass)


def test_a_ninth_class_has_a_digit_a_colour_and_a_shape_of_its_own() -> None:
    draft = new_draft("grades", "Grades")
    draft = replace(draft, question="Which?")
    for n in range(3, 10):
        draft = replace(draft, classes=(*draft.classes, replace(new_class(draft), name=f"Grade {n}")))
    assert problems(draft) == ()
    assert len({one.shape for one in draft.classes}) == len({one.shortcut for one in draft.classes}) == 9
