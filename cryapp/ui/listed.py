"""What the worklist holds at one moment, for acts on many recordings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cryapp.domain.ids import RecordingId


@dataclass(frozen=True)
class Listed:
    shown: RecordingId | None = None
    selected: tuple[RecordingId, ...] = ()
    """Where more than one row is selected, and not all."""
    all: Sequence[int] = field(default=(), repr=False)
    """The list as it is filtered, in its order: recordings' ids, a million of them maybe."""
