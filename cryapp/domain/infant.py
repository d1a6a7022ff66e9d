"""Infants are the unit of every split, interval and claim."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from cryapp.domain.ids import InfantId, SiteId

N_BUCKETS = 10_000
DEFAULT_LOCKED_SHARE = 0.20


def lock_bucket(infant_code: str) -> int:
    """Bucket of an infant, 0 … 9,999, from its pseudonym alone.

    The same pseudonym falls into the same bucket on every machine and in every import order, so that a test infant
    stays a test infant when stores are merged or rebuilt. Case and surrounding blanks do not count.
    """
    normal = infant_code.strip().casefold()
    return int.from_bytes(hashlib.sha256(f"cryapp-lock-v1:{normal}".encode()).digest()[:8], "big") % N_BUCKETS


def is_locked(bucket: int, share: float = DEFAULT_LOCKED_SHARE) -> bool:
    """True if infants of this bucket are locked for testing when ``share`` of all infants is."""
    return bucket < round(share * N_BUCKETS)


class Sex(StrEnum):
    FEMALE = "f"
    MALE = "m"
    UNKNOWN = "u"


@dataclass(frozen=True)
class Infant:
    """The record of an infant. Everything but the pseudonym is optional; there are no names anywhere."""

    id: InfantId
    code: str
    bucket: int
    locked: bool
    site_id: SiteId | None = None
    site: str | None = None
    sex: Sex = Sex.UNKNOWN
    gestation_days: int | None = None
    birth_weight_g: int | None = None
    apgar_1: int | None = None
    apgar_5: int | None = None
    apgar_10: int | None = None
    cord_ph: float | None = None
    base_deficit: float | None = None
    resuscitation: str | None = None
    cooling: str | None = None
    born_at: datetime | None = None
    age_group: str | None = None
    synthetic: bool = False
    identified: bool = True
    """False if nothing told whose recording it was, so that each recording stands for an infant of its own."""

    def with_changes(self, **fields: object) -> Infant:
        return replace(self, **fields)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Metadata:
    """What a CSV row or a file name said beside the sound; every field optional (see clinic.md, "the record")."""

    infant: str | None = None
    recorded_at: datetime | None = None
    born_at: datetime | None = None
    hours_since_birth: float | None = None
    sex: Sex | None = None
    gestation_days: int | None = None
    birth_weight_g: int | None = None
    apgar_1: int | None = None
    apgar_5: int | None = None
    apgar_10: int | None = None
    cord_ph: float | None = None
    base_deficit: float | None = None
    resuscitation: str | None = None
    cooling: str | None = None
    stimulus: str | None = None
    device: str | None = None
    place: str | None = None
    site: str | None = None
    age_group: str | None = None
    synthetic: bool = False
