"""What a model and its parents learnt from, as digests: enough to find a locked infant among them, not to list them.

Kept in the card's ``training.heard``. A child's record holds its parents', so that an encoder's pool is not forgotten
when a classifier is made from it. 48 bits a digest: 100,000 of them against 1,000 looked for meet by chance once in
three million cards.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ml.contract import ManifestRow

_BYTES = 6
LABEL_FREE = ("simclr", "simsiam", "masked")
"""Pretexts that see no label."""


@dataclass(frozen=True)
class Heard:
    infants: frozenset[bytes] = frozenset()
    sounds: frozenset[bytes] = frozenset()
    unknown: tuple[str, ...] = ()
    """Ancestors that do not say what they learnt from: weights from elsewhere, packages of an older program."""

    @staticmethod
    def of_rows(rows: Iterable[ManifestRow], source: str) -> Heard:
        """Args: source: the store the pseudonyms are of; another clinic's I-0001 is another infant."""
        known = list(rows)
        return Heard(
            frozenset(infant_digest(row.infant, source) for row in known),
            frozenset(sound_digest(row.sha256) for row in known if row.sha256),
        )

    @staticmethod
    def of_card(card: Mapping[str, Any]) -> Heard:
        """A card without a record is of somebody who does not say."""
        raw = (card.get("training") or {}).get("heard")
        if not raw:
            return Heard(unknown=(str(card.get("name") or "a model without a name"),))
        return Heard(_unpacked(raw["infants"]), _unpacked(raw["sounds"]), tuple(raw.get("unknown") or ()))

    def __or__(self, other: Heard) -> Heard:
        unknown = tuple(dict.fromkeys((*self.unknown, *other.unknown)))
        return Heard(self.infants | other.infants, self.sounds | other.sounds, unknown)

    def as_json(self) -> dict[str, Any]:
        return {
            "n_infants": len(self.infants),
            "n_sounds": len(self.sounds),
            "infants": _packed(self.infants),
            "sounds": _packed(self.sounds),
            "unknown": list(self.unknown),
        }

    def infants_among(self, rows: Sequence[ManifestRow], source: str) -> tuple[str, ...]:
        """Infants of the rows that were heard."""
        names = dict.fromkeys(row.infant for row in rows)
        return tuple(name for name in names if infant_digest(name, source) in self.infants)

    def sounds_among(self, rows: Sequence[ManifestRow]) -> tuple[str, ...]:
        """Recordings of the rows whose file was heard."""
        return tuple(row.recording for row in rows if row.sha256 and sound_digest(row.sha256) in self.sounds)


def may_have_met_labels(card: Mapping[str, Any], rows: Sequence[ManifestRow], source: str) -> bool:
    """Whether a package, or one it came from, may have been taught by labels of these infants.

    One that was pre-trained without any label has not. Of any other it is asked whom it has heard.
    """
    stages = (card.get("training") or {}).get("stages") or []
    pretexts = [str(stage).rpartition(": ")[2] for stage in stages]
    if card.get("kind") == "encoder" and pretexts and all(pretext in LABEL_FREE for pretext in pretexts):
        return False
    heard = Heard.of_card(card)
    return bool(heard.unknown or heard.infants_among(rows, source) or heard.sounds_among(rows))


def infant_digest(infant: str, source: str) -> bytes:
    return hashlib.sha256(f"infant/{source}/{infant}".encode()).digest()[:_BYTES]


def sound_digest(sha256: str) -> bytes:
    return hashlib.sha256(f"sound/{sha256}".encode()).digest()[:_BYTES]


def _packed(digests: Iterable[bytes]) -> str:
    return base64.b64encode(b"".join(sorted(digests))).decode("ascii")


def _unpacked(text: str) -> frozenset[bytes]:
    raw = base64.b64decode(text)
    return frozenset(raw[i : i + _BYTES] for i in range(0, len(raw), _BYTES))
