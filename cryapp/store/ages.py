"""Hours since birth of every recording, where they are known: kept by triggers, so that a million can be ordered and
narrowed by them from one index.

They follow from what was said of the occasion, else from two times; whichever changes, the hours change with it.
SQLite only; another database gets its own wording here.
"""

from __future__ import annotations

from sqlalchemy import Connection

_FILL = (
    "INSERT INTO recording_age (recording_id, hours) SELECT id, hours FROM (SELECT recording.id AS id, CASE WHEN "
    "encounter.hours_since_birth IS NOT NULL THEN encounter.hours_since_birth ELSE "
    "CAST((julianday(recording.recorded_at) - julianday(infant.born_at)) * 24 AS FLOAT) END AS hours "
    "FROM recording JOIN infant ON recording.infant_id = infant.id "
    "LEFT JOIN encounter ON recording.encounter_id = encounter.id{where}) WHERE hours IS NOT NULL"
)
_OF_RECORDING = " WHERE recording.id = new.id"
_OF_INFANT = " WHERE recording.infant_id = new.id"
_OF_ENCOUNTER = " WHERE recording.infant_id = new.infant_id AND recording.encounter_id = new.id"


def _anew(name: str, event: str, gone: str, where: str) -> str:
    filling = _FILL.format(where=where)
    emptying = f"DELETE FROM recording_age WHERE {gone}"  # noqa: S608 - only words of this module
    return f"CREATE TRIGGER {name} AFTER {event} BEGIN {emptying}; {filling}; END"


TRIGGERS = (
    f"CREATE TRIGGER recording_brings_age AFTER INSERT ON recording BEGIN {_FILL.format(where=_OF_RECORDING)}; END",
    _anew(
        "recording_changes_age",
        "UPDATE OF recorded_at, encounter_id ON recording",
        "recording_id = new.id",
        _OF_RECORDING,
    ),
    _anew(
        "infant_changes_age",
        "UPDATE OF born_at ON infant",
        "recording_id IN (SELECT id FROM recording WHERE infant_id = new.id)",
        _OF_INFANT,
    ),
    _anew(
        "encounter_changes_age",
        "UPDATE OF hours_since_birth ON encounter",
        "recording_id IN (SELECT id FROM recording WHERE infant_id = new.infant_id AND encounter_id = new.id)",
        _OF_ENCOUNTER,
    ),
    "CREATE TRIGGER recording_takes_age AFTER DELETE ON recording BEGIN "
    "DELETE FROM recording_age WHERE recording_id = old.id; END",
)


def create(connection: Connection) -> None:
    """Takes in what is there and keeps it in step from now on. Called by the migration that made the table."""
    connection.exec_driver_sql(_FILL.format(where=""))
    for statement in TRIGGERS:
        connection.exec_driver_sql(statement)
