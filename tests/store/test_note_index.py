"""Notes are found by any part of their text, and the index follows every change of an answer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from cryapp.domain.ids import AnnotatorId, RecordingId, TaskId
from cryapp.services import labelling
from cryapp.services.library import Library, open_library
from cryapp.store import label_events, note_index
from cryapp.store.schema import SHIPPED, Revisions
from tests.store.made import add_recordings, mark, open_store


def found(lib: Library, words: str, task_id: int = 1, annotator_id: int = 1) -> list[int]:
    with lib.store.read() as session:
        statement = note_index.subjects(TaskId(task_id), AnnotatorId(annotator_id), words)
        return sorted(session.execute(statement).scalars())


@pytest.fixture
def lib(tmp_path: Path) -> Library:
    return open_library(str(tmp_path / "store"))


def test_any_part_of_a_note_in_any_case_with_or_without_accents(lib: Library) -> None:
    ids = add_recordings(lib.store, {"I-1": 4})
    by = mark(lib)
    notes = ['Sounds like 100% hunger, "maybe"', "la mère parle", "ß", "HUNGRY again"]
    for id_, note in zip(ids, notes, strict=True):
        labelling.save_note(lib, id_, note, by)
    assert found(lib, "hung") == [ids[0], ids[3]]
    assert found(lib, "100% h") == [ids[0]]
    assert found(lib, '"maybe"') == [ids[0]]
    assert found(lib, "mere") == [ids[1]]
    assert found(lib, "ß") == [ids[2]], "too short for the index, looked for in the notes"
    assert found(lib, "un") == [ids[0], ids[3]]
    assert found(lib, "OR NOT") == []
    assert found(lib, "hung*") == [], "no search language: what is typed is what is looked for"
    assert found(lib, "hung", annotator_id=2) == [], "another reader's notes are theirs"
    lib.close()


def test_the_index_follows_change_undo_redo_and_a_rebuild(lib: Library) -> None:
    (id_,) = add_recordings(lib.store, {"I-1": 1})
    by = mark(lib)
    labelling.save_note(lib, id_, "first words", by)
    second = labelling.save_note(lib, id_, "other words", by)
    assert (found(lib, "first"), found(lib, "other")) == ([], [id_])
    undone = labelling.revert(lib, second.event_ids, by)
    assert (found(lib, "first"), found(lib, "other")) == ([id_], [])
    labelling.revert(lib, undone.event_ids, by)
    assert found(lib, "other") == [id_]
    with lib.store.write() as session:
        label_events.rebuild_projection(session)
    assert (found(lib, "first"), found(lib, "other")) == ([], [id_])
    labelling.save_note(lib, id_, "", by)
    assert found(lib, "words") == []
    with lib.store.write() as session:
        session.execute(text("INSERT INTO note_search (note_search) VALUES ('integrity-check')"))
    lib.close()


def test_a_store_from_before_is_backed_up_and_its_notes_are_taken_in(tmp_path: Path) -> None:
    before = tmp_path / "migrations"
    shutil.copytree(SHIPPED.folder, before, ignore=shutil.ignore_patterns("__pycache__", "0005*", "0006*", "0007*"))
    store = open_store(tmp_path, revisions=Revisions(before, ("0001", "0002", "0003", "0004")))
    (id_,) = add_recordings(store, {"I-1": 1})
    with store.write() as session:
        session.execute(text("INSERT INTO task (id, key, position) VALUES (1, 'cry_presence', 1)"))
        session.execute(
            text(
                "INSERT INTO annotator (id, code, code_key, role, active, created_at) "
                "VALUES (1, 'R-01', 'r-01', 'annotator', 1, '2026-01-01')"
            )
        )
        session.execute(
            text(
                "INSERT INTO current_label (task_id, annotator_id, subject_id, infant_id, state, payload, flagged, "
                "note, blind) VALUES (1, 1, 1, 1, 'waiting', '{}', 0, 'an old note', 1)"
            )
        )
        session.execute(
            text(
                "INSERT INTO task_schema (id, task_id, version, name, question, unit, trains, guide, created_at) "
                "VALUES (1, 1, 1, 'Cry', 'Is there a cry?', 'recording', 1, '', '2026-01-01')"
            )
        )
        session.execute(
            text(
                "INSERT INTO label_class (schema_id, position, key, name, shortcut, color, shape, role, guide, details)"
                " VALUES (1, 0, 'cry', 'Cry', '1', '#E69F00', 'circle', 'positive', '', '[]')"
            )
        )
    store.close()
    store = open_store(tmp_path)
    assert ["before-upgrade" in backup.name for backup in (tmp_path / "backups").iterdir()] == [True]
    with store.read() as session:
        statement = note_index.subjects(TaskId(1), AnnotatorId(1), "OLD")
        assert session.execute(statement).scalars().all() == [RecordingId(id_)]
        assert session.execute(text("SELECT examples FROM label_class")).scalars().all() == ["[]"]
    store.close()
