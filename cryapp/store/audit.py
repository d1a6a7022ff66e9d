"""The audit trail: who, when, what, before, after and why, in the same transaction as the deed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from cryapp import __version__
from cryapp.store import chain
from cryapp.store.tables import AuditEventRow
from cryapp.store.types import utc_now


def append(
    session: Session,
    actor: int | None,
    action: str,
    subject_type: str,
    subject_id: str | int,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> int:
    """Appends one audit event; returns its id.

    Args:
        actor: the annotator who acted; None for the program itself.
        action: verb and object, e.g. ``infant.change``, ``model.promote``.
        subject_type: table of what was acted upon; ``subject_id`` its key.
        before: the fields that changed, as they were; ``after`` as they are. Values must be JSON or datetimes.
    """
    row = AuditEventRow(
        at=utc_now(),
        actor_id=actor,
        action=action,
        subject_type=subject_type,
        subject_id=str(subject_id),
        before=_plain(before),
        after=_plain(after),
        reason=reason,
        app_version=__version__,
    )
    chain.append(session, row)
    return row.id


def _plain(fields: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if fields is None else {str(key): chain.plain(value) for key, value in fields.items()}
