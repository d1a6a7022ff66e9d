"""Facts about the store itself, by key."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from cryapp.store.tables import MetaRow

STORE_ID = "store_id"
LOCKED_SHARE = "locked_share"
SHIPPED_LABELS = "shipped_labels"
SHIPPED_MODELS = "shipped_models"
VOICE_SETTINGS = "voice_settings"
"""How cries are measured at this store, as JSON with its version."""
EXPORT_SECRET = "export_secret"  # noqa: S105 - the name of a key, not a secret
"""What keyed ids of exports are computed with; never leaves the store and its backups."""


def get(session: Session, key: str) -> str | None:
    return session.execute(select(MetaRow.value).where(MetaRow.key == key)).scalar_one_or_none()


def put(session: Session, key: str, value: str) -> None:
    session.merge(MetaRow(key=key, value=value))
    session.flush()


def locked_share(session: Session) -> float:
    """Share of infants locked for testing; settled when the store was made."""
    value = get(session, LOCKED_SHARE)
    if value is None:
        raise LookupError("the store has no locked share")
    return float(value)
