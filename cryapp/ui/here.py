"""Where somebody is, so that a window opened anew in another language has them where they were."""

from __future__ import annotations

from dataclasses import dataclass

from cryapp.domain.annotation import Annotator
from cryapp.ui.panels.worklist.model import Place
from cryapp.ui.panels.worklist.sources import Source


@dataclass(frozen=True)
class Here:
    """``source`` and ``place``: what Label lists, and the row that is open there."""

    room: str
    annotator: Annotator | None
    source: Source | None = None
    place: Place | None = None
