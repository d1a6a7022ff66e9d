"""What the database itself refuses, whoever asks: rewriting history and moving a locked infant.

SQLite only; another database gets its own wording of the same rules here.
"""

from __future__ import annotations

from sqlalchemy import Connection

APPEND_ONLY = ("label_event", "audit_event", "promotion", "screening", "screening_signature")
FIXED_COLUMNS = {"infant": ("code", "code_key", "bucket", "locked"), "recording": ("sha256", "infant_id", "number")}
"""Changing one of these would move a test infant into training, or a sound to another infant."""


def trigger_statements() -> tuple[str, ...]:
    statements = []
    for table in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            statements.append(
                f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
    for table, columns in FIXED_COLUMNS.items():
        statements.append(
            f"CREATE TRIGGER {table}_keeps_identity BEFORE UPDATE OF {', '.join(columns)} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'the identity of {table} is fixed'); END"
        )
    return tuple(statements)


def create_triggers(connection: Connection) -> None:
    """Called by the migration that makes the tables."""
    for statement in trigger_statements():
        connection.exec_driver_sql(statement)
