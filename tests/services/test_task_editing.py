"""Tasks edited, exchanged and kept in versions: an older label is never reinterpreted."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from cryapp.domain.errors import UserError
from cryapp.domain.ids import RecordingId, SchemaId, TaskId
from cryapp.domain.task import Detail, LabelClass, Role, Shape, Task, Unit
from cryapp.domain.task_draft import TaskDraft, new_draft
from cryapp.paths import resources_dir
from cryapp.services import labelling, shipped_tasks, task_editing, task_files, tasks
from cryapp.services.library import Library, open_library
from cryapp.store.tables import AuditEventRow
from tests.store.made import add_recordings, mark


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    lib = open_library(str(tmp_path / "store"))
    yield lib
    lib.close()


def renamed(lib: Library, name: str = "Spoilt") -> TaskDraft:
    draft = TaskDraft.of(tasks.get_task(lib, "cry_presence"))
    return replace(draft, classes=(*draft.classes[:2], replace(draft.classes[2], name=name)))


def test_a_change_is_a_new_version_and_a_label_keeps_its_own(lib: Library) -> None:
    ids = add_recordings(lib.store, {"I-1": 2})
    by = mark(lib)
    labelling.save_label(lib, ids[:1], "unusable", by)
    saved = task_editing.save_task(lib, renamed(lib), by.annotator_id)
    assert (saved.added, saved.task.version, saved.changes.tasks) == (True, 2, True)
    labelling.save_label(lib, ids[1:], "unusable", by)
    said = [labelling.history(lib, id_, by.task_id, by.annotator_id)[-1].text for id_ in ids]
    assert said == ["Unusable", "Spoilt"]
    found = task_editing.versions(lib, by.task_id)
    assert [(one.task.version, one.shipped, one.labels) for one in found] == [(2, None, 1), (1, 1, 1)]
    with lib.store.read() as session:
        (entry,) = session.execute(
            select(AuditEventRow).where(AuditEventRow.action == "task.add_version", AuditEventRow.actor_id.is_not(None))
        ).scalars()
    assert entry.after["source"] == "editor"


def test_nothing_new_writes_nothing(lib: Library) -> None:
    by = mark(lib).annotator_id
    saved = task_editing.save_task(lib, TaskDraft.of(tasks.get_task(lib, "trigger")), by)
    assert (saved.added, saved.task.version, bool(saved.changes)) == (False, 1, False)


def test_what_cannot_be_kept_is_refused_with_a_sentence(lib: Library) -> None:
    by = mark(lib).annotator_id
    draft = renamed(lib)
    clash = replace(draft, classes=(draft.classes[0], replace(draft.classes[1], shortcut="1"), draft.classes[2]))
    with pytest.raises(UserError, match=r"Key 1 is used by “Cry” and “No cry”\."):
        task_editing.save_task(lib, clash, by)
    with pytest.raises(UserError, match="its labels are about them"):
        task_editing.save_task(lib, replace(draft, unit=Unit.INFANT), by)
    with pytest.raises(UserError, match="There is a task with the key “cry_presence” already"):
        task_editing.save_task(lib, replace(draft, base_version=0), by)
    task_editing.save_task(lib, draft, by)
    with pytest.raises(UserError, match="Somebody made version 2"):
        task_editing.save_task(lib, renamed_again(draft), by)
    assert tasks.get_task(lib, "cry_presence").version == 2


def renamed_again(draft: TaskDraft) -> TaskDraft:
    return replace(draft, name="Another")


def test_a_new_task_stands_behind_the_others_and_takes_labels(lib: Library) -> None:
    (id_,) = add_recordings(lib.store, {"I-1": 1})
    by = mark(lib)
    draft = replace(new_draft("hoarse", "Hoarse"), question="Is it hoarse?")
    saved = task_editing.save_task(lib, draft, by.annotator_id)
    assert [task.key for task in tasks.list_tasks(lib)][-1] == "hoarse"
    labelling.save_label(lib, [id_], "yes", replace(by, task_id=saved.task.id))
    assert task_editing.labels_of_classes(lib, saved.task.id) == {"yes": 1}


def test_an_edited_task_is_not_put_back_by_a_newer_shipped_file(lib: Library, tmp_path: Path) -> None:
    by = mark(lib).annotator_id
    task_editing.save_task(lib, renamed(lib), by)
    folder = tmp_path / "labels"
    shutil.copytree(resources_dir() / "labels", folder)
    for name in ("cry_presence", "trigger"):
        file = folder / f"{name}.toml"
        file.write_text(file.read_text().replace("version = 1", "version = 7"))
    shipped_tasks.take_in(lib.store, folder)
    assert tasks.get_task(lib, "cry_presence").classes[2].name == "Spoilt"
    assert tasks.get_task(lib, "trigger").version == 2


def test_examples_are_found_by_their_content(lib: Library) -> None:
    ids = add_recordings(lib.store, {"I-1": 2})
    sums = [labelling.get_recording(lib, id_).sha256 for id_ in ids]
    by = mark(lib).annotator_id
    draft = TaskDraft.of(tasks.get_task(lib, "cry_presence"))
    shown = replace(draft.classes[0], examples=(sums[1], "f" * 64, sums[0]))
    task = task_editing.save_task(lib, replace(draft, classes=(shown, *draft.classes[1:])), by).task
    assert task.classes[0].examples == (sums[1], "f" * 64, sums[0])
    found = task_editing.examples(lib, task.classes[0].examples)
    assert [one.id for one in found] == [ids[1], ids[0]], "what this store does not hold is left out"


def test_out_and_in_again_in_another_store(lib: Library, tmp_path: Path) -> None:
    by = mark(lib).annotator_id
    task_editing.save_task(lib, renamed(lib, 'Spoilt "quite" \\ \u007f ✗'), by)
    file = task_editing.export_task(lib, "cry_presence", tmp_path / "task.toml")
    assert [path.name for path in tmp_path.glob("task*")] == ["task.toml"]
    other = open_library(str(tmp_path / "other"))
    saved = task_editing.import_task(other, file, mark(other).annotator_id)
    assert (saved.added, saved.task.version) == (True, 2)
    assert saved.task.classes == tasks.get_task(lib, "cry_presence").classes
    assert not task_editing.import_task(other, file, mark(other).annotator_id).added
    other.close()
    with pytest.raises(UserError, match="There is no task “x”"):
        task_editing.export_task(lib, "x", tmp_path / "x.toml")
    with pytest.raises(UserError, match="cannot be written"):
        task_editing.export_task(lib, "trigger", tmp_path / "missing" / "x.toml")


@pytest.mark.parametrize(
    "text",
    ["not toml = = ", 'key = "x"', 'key="x"\nname="x"\nquestion="?"\nunit="ward"\ntrains=true\nguide=""\nclasses=[]',
     'key="x"\nname="x"\nquestion="?"\nunit="infant"\ntrains=true\nguide=""\nclasses=[1]'],
)  # fmt: skip
def test_a_file_that_is_no_task_is_refused(lib: Library, tmp_path: Path, text: str) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(text)
    with pytest.raises(UserError, match=r"bad\.toml is no task"):
        task_editing.import_task(lib, file, mark(lib).annotator_id)
    with pytest.raises(UserError, match="cannot be read"):
        task_editing.import_task(lib, tmp_path / "none.toml", mark(lib).annotator_id)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ONE_LINE = TEXT.map(lambda text: " ".join(text.split()))


@given(ONE_LINE, ONE_LINE, ONE_LINE, st.lists(ONE_LINE.filter(bool), max_size=3))
def test_any_words_survive_the_file(name: str, question: str, guide: str, choices: list[str]) -> None:
    asked = Detail("d", question, tuple(choices), "choice")
    label = LabelClass("a", name, "1", "#E69F00", Shape.STAR, Role.CLASS, guide, (asked,), ("ab",))
    task = Task(TaskId(1), SchemaId(1), 3, "k", name, question, Unit.RECORDING, False, guide, (label,))
    found = task_files.parse(task_files.text_of(task, 7))
    assert (found.draft.same_as(task), found.version, found.position) == (True, 3, 7)


def test_a_recording_id_is_no_example(lib: Library) -> None:
    assert task_editing.examples(lib, [str(RecordingId(1))]) == ()
