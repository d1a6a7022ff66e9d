"""Notes by their text: a full-text index that the database itself keeps in step with the present answers.

Three letters in a row are what is indexed (FTS5's trigram tokenizer), so that a part of a word is found as well as a
whole one, with or without accents. SQLite only; another database gets its own wording here.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, column, literal_column, select, table

from cryapp.domain.ids import AnnotatorId, TaskId
from cryapp.store.tables_desk import NoteTextRow

SHORTEST = 3
"""Fewer letters are not in the index: the notes themselves are looked through, of which there are few."""

STATEMENTS = (
    "CREATE VIRTUAL TABLE note_search USING fts5("
    "text, content = 'note_text', content_rowid = 'id', tokenize = 'trigram remove_diacritics 1')",
    "CREATE TRIGGER current_label_brings_note AFTER INSERT ON current_label WHEN new.note <> '' BEGIN "
    "INSERT INTO note_text (task_id, annotator_id, subject_id, text) "
    "VALUES (new.task_id, new.annotator_id, new.subject_id, new.note); END",
    "CREATE TRIGGER current_label_changes_note AFTER UPDATE OF note ON current_label WHEN new.note <> old.note BEGIN "
    "DELETE FROM note_text WHERE task_id = old.task_id AND annotator_id = old.annotator_id "
    "AND subject_id = old.subject_id; "
    "INSERT INTO note_text (task_id, annotator_id, subject_id, text) "
    "SELECT new.task_id, new.annotator_id, new.subject_id, new.note WHERE new.note <> ''; END",
    "CREATE TRIGGER current_label_takes_note AFTER DELETE ON current_label WHEN old.note <> '' BEGIN "
    "DELETE FROM note_text WHERE task_id = old.task_id AND annotator_id = old.annotator_id "
    "AND subject_id = old.subject_id; END",
    "CREATE TRIGGER note_text_is_indexed AFTER INSERT ON note_text BEGIN "
    "INSERT INTO note_search (rowid, text) VALUES (new.id, new.text); END",
    "CREATE TRIGGER note_text_is_forgotten AFTER DELETE ON note_text BEGIN "
    "INSERT INTO note_search (note_search, rowid, text) VALUES ('delete', old.id, old.text); END",
)
TRIGGERS = tuple(statement for statement in STATEMENTS if statement.startswith("CREATE TRIGGER"))
OWN_TABLES = "note_search"
"""Names of the index's own tables begin so."""


def create(connection: Connection) -> None:
    """Makes the index and takes in the notes that are there. Called by the migration that made ``note_text``."""
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(
        "INSERT INTO note_text (task_id, annotator_id, subject_id, text) "
        "SELECT task_id, annotator_id, subject_id, note FROM current_label WHERE note <> ''"
    )


def subjects(task_id: TaskId, annotator_id: AnnotatorId | None, text: str) -> Any:
    """A statement of the subjects about which the reader's note holds ``text``, in capitals or not."""
    own = select(NoteTextRow.subject_id).where(NoteTextRow.task_id == task_id, NoteTextRow.annotator_id == annotator_id)
    if len(text) < SHORTEST:
        return own.where(NoteTextRow.text.icontains(text, autoescape=True))
    quoted = '"' + text.replace('"', '""') + '"'
    index = table("note_search", column("rowid"))
    found = select(index.c.rowid).where(literal_column("note_search").op("MATCH")(quoted))
    return own.where(NoteTextRow.id.in_(found))
