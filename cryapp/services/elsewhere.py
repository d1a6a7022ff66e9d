"""What was done to a store in another window or by a command, for a window that comes to the front again."""

from __future__ import annotations

from cryapp.domain.changes import Changes
from cryapp.domain.ids import InfantId, RecordingId
from cryapp.services.library import Library
from cryapp.store import standing
from cryapp.store.standing import Standing

__all__ = ["Standing", "changes_since", "standing_now"]
_NAMED = ("label.", "segments.")
"""Acts whose recordings are named one by one; what else was done may be about any that is on the screen."""


def standing_now(lib: Library) -> Standing:
    """How far the store's histories reach."""
    with lib.store.read() as session:
        return standing.now(session)


def changes_since(lib: Library, before: Standing) -> tuple[Changes, Standing]:
    """What has changed since then, whoever changed it, and how far the histories reach now.

    Models are left out: to put one in use starts scoring, and whoever did that is doing it already.
    """
    with lib.store.read() as session:
        now = standing.now(session)
        if now == before:
            return Changes(), now
        labels, segments = standing.marked_since(session, before)
        infants = standing.infants_answered_since(session, before)
        acts = standing.acts_since(session, before)
    changes = Changes(
        recordings=frozenset(map(RecordingId, labels | segments)),
        infants=frozenset(map(InfantId, infants)),
        worklist=True,
        labels=bool(labels),
        segments=bool(segments),
        tasks=any(act.startswith("task.") for act in acts),
        annotators=any(act.startswith("annotator.") for act in acts),
        predictions=not all(act.startswith(_NAMED) for act in acts),
    )
    return changes, now
