"""An altered file is noticed at the row that was altered."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from cryapp.services import labelling
from cryapp.services.library import open_library
from cryapp.store import audit
from cryapp.store.chain import Break, verify_chain
from tests.store.made import add_recordings, mark


def altered(folder: Path, *statements: str) -> Break | None:
    """What the check says after ``statements`` were run by another program that first removed the triggers."""
    lib = open_library(str(folder))
    ids = add_recordings(lib.store, {"I-1": 3})
    by = mark(lib)
    for class_key in ("cry", "no_cry", "cry"):
        labelling.save_label(lib, ids, class_key, by, {"height": 1.5, "ü": "é"})
    with lib.store.read() as session:
        assert verify_chain(session) is None
    path = lib.store.path
    lib.close()
    other = dbapi2.connect(str(path))
    for (name,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        other.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        assert other.execute(statement).rowcount > 0, statement
    other.commit()
    other.close()
    lib = open_library(str(folder))
    with lib.store.read() as session:
        found = verify_chain(session)
    lib.close()
    return found


@pytest.mark.parametrize(
    ("statement", "table", "row_id"),
    [
        ("UPDATE label_event SET class_key = 'no_cry' WHERE id = 7", "label_event", 7),
        ("UPDATE label_event SET at = '2020-01-01 00:00:00.000000' WHERE id = 2", "label_event", 2),
        ("UPDATE label_event SET payload = '{}' WHERE id = 5", "label_event", 5),
        ("UPDATE label_event SET annotator_id = annotator_id + 1 WHERE id = 1", "label_event", 1),
        (
            "UPDATE label_event SET hash = CASE WHEN hash LIKE 'f%' THEN 'e' ELSE 'f' END || substr(hash, 2)"
            " WHERE id = 4",
            "label_event",
            4,
        ),
        ("DELETE FROM label_event WHERE id = 3", "label_event", 4),
        ("DELETE FROM label_event WHERE id = 9", "label_event", 8),
        ("DELETE FROM label_event", "label_event", 0),
        ("UPDATE audit_event SET reason = 'because' WHERE id = 6", "audit_event", 6),
        ("UPDATE audit_event SET actor_id = NULL WHERE action = 'label.label'", "audit_event", None),
    ],
)
def test_an_altered_or_removed_row_is_found(tmp_path: Path, statement: str, table: str, row_id: int | None) -> None:
    found = altered(tmp_path / "store", statement)
    assert found is not None
    assert found.table == table
    assert row_id is None or found.row_id == row_id


def test_rows_exchanged_are_found(tmp_path: Path) -> None:
    swap = (
        "UPDATE label_event SET id = id + 1000 WHERE id IN (4, 5)",
        "UPDATE label_event SET id = 5 WHERE id = 1004",
        "UPDATE label_event SET id = 4 WHERE id = 1005",
    )
    found = altered(tmp_path / "store", *swap)
    assert found is not None
    assert found.row_id == 4


def test_audit_rows_keep_before_and_after_as_given(tmp_path: Path) -> None:
    lib = open_library(str(tmp_path / "store"))
    with lib.store.write() as session:
        audit.append(session, None, "test.change", "thing", "t-1", {"x": 1.25}, {"x": None, "ü": [1, "é"]}, "why not")
    with lib.store.read() as session:
        row = (
            session.connection()
            .exec_driver_sql("SELECT before, after, reason, app_version FROM audit_event WHERE subject_id = 't-1'")
            .one()
        )
        assert verify_chain(session) is None
    lib.close()
    assert row[0] == '{"x": 1.25}'
    assert row[2:] == ("why not", "0.1.0")
