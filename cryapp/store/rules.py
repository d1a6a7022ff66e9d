"""What the database itself refuses, whoever asks: rewriting history and moving a locked infant.

SQLite only; another database gets its own wording of the same rules here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

APPEND_ONLY: Mapping[str, Sequence[str]] = {
    "0001": ("label_event", "audit_event", "promotion", "screening", "screening_signature"),
    "0002": ("segment_event",),
    "0007": ("label_check", "label_check_answer"),
}
"""Tables by the layout that made them append-only: a migration makes the rules of its own tables, for ever the same."""
FIXED_COLUMNS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "0001": {"infant": ("code", "code_key", "bucket", "locked"), "recording": ("sha256", "infant_id", "number")},
    "0002": {"reading_item": ("set_id", "annotator_id", "position", "recording_id", "round")},
}
"""Changing one of these would move a test infant into training, a sound to another infant, or deal the cards anew."""


def trigger_statements(revision: str | None = None) -> tuple[str, ...]:
    """Rules that one layout added; None: all there are."""
    statements = []
    for made_by, tables in APPEND_ONLY.items():
        if revision not in (None, made_by):
            continue
        for table in tables:
            for verb in ("UPDATE", "DELETE"):
                statements.append(
                    f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                )
    for made_by, fixed in FIXED_COLUMNS.items():
        if revision not in (None, made_by):
            continue
        for table, columns in fixed.items():
            statements.append(
                f"CREATE TRIGGER {table}_keeps_identity BEFORE UPDATE OF {', '.join(columns)} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the identity of {table} is fixed'); END"
            )
    return tuple(statements)


def create_triggers(connection: Connection, revision: str) -> None:
    """Called by the migration that makes the tables."""
    for statement in trigger_statements(revision):
        connection.exec_driver_sql(statement)
