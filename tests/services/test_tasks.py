"""The shipped tasks: readable, told apart without colour, taken in by version and never twice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cryapp.domain.errors import UserError
from cryapp.domain.task import Role, Task, Unit
from cryapp.paths import resources_dir
from cryapp.services import labelling, shipped_tasks, tasks
from cryapp.services.library import Library, open_library
from cryapp.store import task_schemas
from cryapp.store.engine import Store
from tests.store.made import add_recordings, mark

LABELS = resources_dir() / "labels"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Task]:
    lib = open_library(str(tmp_path_factory.mktemp("tasks") / "store"))
    found = {task.key: task for task in tasks.list_tasks(lib)}
    lib.close()
    return found


def test_the_tasks_stand_in_their_order(shipped: dict[str, Task]) -> None:
    assert list(shipped) == ["cry_presence", "trigger", "neuro_injury", "cry_unit"]
    assert [task.unit for task in shipped.values()] == [Unit.RECORDING, Unit.RECORDING, Unit.INFANT, Unit.SEGMENT]
    assert [task.trains for task in shipped.values()] == [True, True, True, False]


def test_what_a_model_learns(shipped: dict[str, Task]) -> None:
    learnt = {key: [label.key for label in task.trained_classes] for key, task in shipped.items()}
    assert learnt["cry_presence"] == ["cry", "no_cry"]
    assert learnt["neuro_injury"] == ["confirmed", "none"], "positive first; suspected never trains"
    assert learnt["trigger"] == ["pain", "hunger", "discomfort", "other"]
    assert [task.is_binary for task in shipped.values()] == [True, False, True, False]


def test_classes_are_told_apart_by_key_colour_and_shape_and_explained(shipped: dict[str, Task]) -> None:
    for task in shipped.values():
        assert task.question.endswith("?")
        assert len(task.guide) > 150
        assert "\n" not in task.guide.replace("\n\n", ""), "a window wraps lines, a file does not"
        assert [label.shortcut for label in task.classes] == [str(i + 1) for i in range(len(task.classes))]
        for what in ("color", "shape"):
            values = [getattr(label, what) for label in task.classes]
            assert len(set(values)) == len(values)
        for label in task.classes:
            assert label.color.startswith("#")
            assert len(label.color) == 7
            assert len(label.guide) > 20, f"{label.key} is not explained"


def test_a_confirmed_injury_asks_for_stage_and_time(shipped: dict[str, Task]) -> None:
    confirmed = shipped["neuro_injury"].class_of("confirmed")
    assert confirmed is not None
    assert confirmed.role is Role.POSITIVE
    assert [(d.key, d.kind) for d in confirmed.details] == [("sarnat", "choice"), ("exam_at", "datetime")]
    assert confirmed.details[0].choices == ("normal", "mild", "moderate", "severe")


def test_an_unknown_task_is_refused_with_the_names_there_are(tmp_path: Path) -> None:
    lib = open_library(str(tmp_path / "store"))
    assert tasks.get_task(lib, "trigger").name == "Cry trigger"
    with pytest.raises(UserError, match="cry_presence, trigger, neuro_injury, cry_unit"):
        tasks.get_task(lib, "cry")
    lib.close()


def test_a_newer_shipped_file_becomes_a_new_version_and_old_labels_keep_theirs(tmp_path: Path) -> None:
    lib = open_library(str(tmp_path / "store"))
    ids = add_recordings(lib.store, {"I-1": 2})
    by = mark(lib)
    labelling.save_label(lib, ids[:1], "unusable", by)
    folder = tmp_path / "labels"
    shutil.copytree(LABELS, folder)
    file = folder / "cry_presence.toml"
    text = file.read_text().replace("version = 1", "version = 3").replace('name = "Unusable"', 'name = "Spoilt"')
    file.write_text(text)
    shipped_tasks.take_in(lib.store, folder)
    shipped_tasks.take_in(lib.store, folder)
    task = tasks.get_task(lib, "cry_presence")
    assert (task.version, task.class_of("unusable").name) == (2, "Spoilt")  # type: ignore[union-attr]
    assert tasks.get_task(lib, "trigger").version == 1
    assert [line.text for line in labelling.history(lib, ids[0], task.id, by.annotator_id)][1:] == ["Unusable"]
    labelling.save_label(lib, ids[1:], "unusable", by)
    assert [e.schema_version for i in ids for e in labelling.events(lib, i)] == [1, 2]
    with lib.store.read() as session:
        old = task_schemas.get(session, task.id, 1)
    assert old is not None
    assert old.class_of("unusable").name == "Unusable"  # type: ignore[union-attr]
    lib.close()


def test_reopening_takes_nothing_in_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_library(str(tmp_path / "store")).close()

    def refuse(_self: Store) -> None:
        raise AssertionError("opening an up-to-date store must not write")

    monkeypatch.setattr(Store, "write", refuse)
    lib: Library = open_library(str(tmp_path / "store"))
    assert len(tasks.list_tasks(lib)) == 4
    lib.close()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('shortcut = "2"', 'shortcut = "1"', "Key 1 is used by"),
        ('shape = "square"', 'shape = "circle"', "The shape circle is used by"),
        ('shortcut = "2"', 'shortcut = "0"', "don't know"),
        ('role = "negative"', 'role = "perhaps"', "perhaps"),
        ('question = "Is there a cry?"', "", "question"),
    ],
)
def test_a_wrong_label_file_is_named(tmp_path: Path, old: str, new: str, words: str) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text((LABELS / "cry_presence.toml").read_text().replace(old, new, 1))
    with pytest.raises(ValueError, match=f"wrong.toml: .*{words}"):
        shipped_tasks.read_task_file(file)
