"""Keyed ids and shifted dates: what stands in an export for infants, recordings, readers, events and dates.

They are computed with a secret that is drawn once for a store and never leaves it. Two exports of one store agree, so
that tables can be joined; without the store nobody gets from a keyed id to a code or a file, and since codes are short
and guessable, a plain hash of them would not do.
"""

from __future__ import annotations

import base64
import hmac
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from cryapp.domain.ids import RecordingId
from cryapp.services.library import Library
from cryapp.store import meta, recordings

LONGEST_SHIFT_DAYS = 364
_ID_BYTES = 10
"""80 bits: among ten million recordings two share an id once in twenty billion stores."""
_RECORDING_ID = re.compile(r"xr-[a-z2-7]{16}")


@dataclass(frozen=True)
class Pseudonyms:
    secret: bytes = field(repr=False)

    def infant(self, code: str) -> str:
        """Case and blanks around a code do not count, as in the store."""
        return "xi-" + self._keyed("infant", code.strip().casefold())

    def recording(self, sha256: str) -> str:
        """Args: sha256: of the original, which is the recording in this store whatever its file is called."""
        return "xr-" + self._keyed("recording", sha256)

    def reader(self, code: str) -> str:
        return "xa-" + self._keyed("reader", code.strip().casefold())

    def event(self, event_id: int) -> str:
        """Events are numbered as they happen: one infant whose dates are known would date those around it."""
        return "xe-" + self._keyed("event", str(event_id))

    def shifted(self, at: datetime, infant_code: str) -> datetime:
        """A date moved back by 1 to 364 whole days, the same for everything about one infant: times between its events
        and the time of day stay what they were.
        """
        drawn = int.from_bytes(self._digest("shift", infant_code.strip().casefold())[:8], "big")
        return at - timedelta(days=1 + drawn % LONGEST_SHIFT_DAYS)

    def _keyed(self, kind: str, value: str) -> str:
        return base64.b32encode(self._digest(kind, value)[:_ID_BYTES]).decode("ascii").lower()

    def _digest(self, kind: str, value: str) -> bytes:
        return hmac.digest(self.secret, f"{kind}:{value}".encode(), "sha256")


def pseudonyms_of(lib: Library) -> Pseudonyms:
    """The store's own; its secret is drawn when it is first asked for.

    Raises: UserError if there is none yet and the store cannot be written.
    """
    with lib.store.read() as session:
        found = _stored(session)
    if found is not None:
        return found
    with lib.store.write() as session:
        if (found := _stored(session)) is not None:  # another window was faster
            return found
        meta.put(session, meta.EXPORT_SECRET, secrets.token_hex(32))
    return pseudonyms_of(lib)


def recordings_called(session: Session, wanted: Collection[str]) -> dict[str, RecordingId]:
    """Those of ``wanted`` that are keyed ids of recordings of this store."""
    asked = {text for text in wanted if _RECORDING_ID.fullmatch(text)}
    known = _stored(session)
    if not asked or known is None:
        return {}
    keyed = ((known.recording(sha256), id_) for id_, sha256 in recordings.hashes(session))
    return {name: id_ for name, id_ in keyed if name in asked}


def _stored(session: Session) -> Pseudonyms | None:
    secret = meta.get(session, meta.EXPORT_SECRET)
    return None if secret is None else Pseudonyms(bytes.fromhex(secret))
