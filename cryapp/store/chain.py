"""Hash chains: each row of a history carries the hash of itself and of the row before it.

A row altered, removed or slipped in with another program breaks the chain at that row. The chain says that a file was
altered, not by whom: someone who can recompute every later hash can hide it, which is why backups are kept apart.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import insert, inspect, select
from sqlalchemy.orm import Session

from cryapp.store.tables import AuditEventRow, ChainHeadRow, LabelEventRow
from cryapp.store.tables_desk import SegmentEventRow
from cryapp.store.types import Base

GENESIS = "0" * 64
_Row = TypeVar("_Row", LabelEventRow, AuditEventRow, SegmentEventRow)


@dataclass(frozen=True)
class Break:
    """Where a chain does not hold."""

    table: str
    row_id: int
    why: str


def plain(value: Any) -> Any:
    """A value as JSON gives it back, so that it hashes the same before it is stored and after it is read.

    Half an emoji, as a text field can hand over, is no text that can be stored: it becomes a question mark.
    """
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))


def hash_of(row: Base, previous_hash: str) -> str:
    """sha256 over the previous hash and every column but the hashes themselves, in canonical JSON."""
    columns: Mapping[str, Any] = {
        attribute.key: plain(getattr(row, attribute.key))
        for attribute in inspect(type(row)).column_attrs
        if attribute.key not in ("hash", "previous_hash", "id")
    }
    return _hash(columns, previous_hash)


def _hash(columns: Mapping[str, Any], previous_hash: str) -> str:
    text = json.dumps(columns, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{previous_hash}\n{text}".encode()).hexdigest()


def append(session: Session, row: LabelEventRow | AuditEventRow) -> None:
    """Adds a row, with its number, at the end of its table's chain. It is written with the session's next flush.

    Only inside ``Store.write()``, where nobody else can append.
    """
    table = row.__tablename__
    head = _head(session, table)
    row.id = head.last_id + 1
    row.previous_hash = head.last_hash
    row.hash = hash_of(row, row.previous_hash)
    session.add(row)
    head.last_id, head.last_hash = row.id, row.hash


def next_id(session: Session, table: type[_Row]) -> int:
    """The number that the next row appended to the table's chain will have."""
    return _head(session, table.__tablename__).last_id + 1


def append_many(session: Session, table: type[_Row], rows: Sequence[Mapping[str, Any]]) -> str:
    """Appends rows at the end of the table's chain in one statement: ten thousand segments are one act of a reader.

    Only inside ``Store.write()``. The rows are numbered from :func:`next_id` on, in order.

    Args:
        rows: every column but ``id`` and the hashes; all but dates as :func:`plain` gives them.

    Returns: the hash of the last row.
    """
    head = _head(session, table.__tablename__)
    linked: list[dict[str, Any]] = []
    last_hash = head.last_hash
    for number, row in enumerate(rows, head.last_id + 1):
        dates = {key: plain(value) for key, value in row.items() if isinstance(value, datetime)}
        previous, last_hash = last_hash, _hash({**row, **dates}, last_hash)
        linked.append({**row, "id": number, "previous_hash": previous, "hash": last_hash})
    if linked:
        session.execute(insert(table), linked)
    head.last_id, head.last_hash = head.last_id + len(linked), last_hash
    return last_hash


def _head(session: Session, table: str) -> ChainHeadRow:
    head = session.get(ChainHeadRow, table)
    if head is None:
        head = ChainHeadRow(chain=table, last_id=0, last_hash=GENESIS)
        session.add(head)
        session.flush()
    return head


def verify(session: Session, table: type[_Row]) -> Break | None:
    """The first row at which the table's chain does not hold, or None. Reads the whole table, in constant memory."""
    name = table.__tablename__
    previous_id, previous_hash = 0, GENESIS
    rows = session.execute(select(table).order_by(table.id).execution_options(yield_per=1000)).scalars()
    for row in rows:
        if row.previous_hash != previous_hash:
            return Break(name, row.id, f"it does not follow row {previous_id}: rows between were altered or removed")
        if row.hash != hash_of(row, previous_hash):
            return Break(name, row.id, "its content was altered")
        previous_id, previous_hash = row.id, row.hash
        session.expunge(row)
    head = session.get(ChainHeadRow, name)
    if (head.last_id, head.last_hash) != (previous_id, previous_hash) if head else previous_id != 0:
        return Break(name, previous_id, "rows after it were removed")
    return None


def verify_chain(session: Session) -> Break | None:
    """Checks labels, segments and audit trail; None if all are as they were written."""
    return verify(session, LabelEventRow) or verify(session, SegmentEventRow) or verify(session, AuditEventRow)
