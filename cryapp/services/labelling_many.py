"""One answer for many recordings at once. Whatever cannot be heard is left out and told: an answer to it would be about
something else than the sound that is in the store.

What can be told without decoding everything counts: a working copy that is gone, cut short or unreadable, that holds
another sound, or whose check (``rendering.check_sound``) found it damaged. 5,000 of them take less than a second.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cryapp.domain.annotation import Shown
from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import RecordingId
from cryapp.domain.wording import counted, say
from cryapp.services import rendering
from cryapp.services.label_marks import Mark, Saved, save_label
from cryapp.services.library import Library
from cryapp.store import recordings


@dataclass(frozen=True)
class LeftOut:
    """A recording that got no answer."""

    recording_id: RecordingId
    title: str
    why: str
    """A sentence."""


@dataclass(frozen=True)
class SavedToMany:
    """Acknowledged AFTER the commit of all that could be heard."""

    saved: Saved
    recordings: int
    """So many got the answer."""
    left_out: tuple[LeftOut, ...]

    @property
    def changes(self) -> Changes:
        return self.saved.changes


def without_sound(lib: Library, recording_ids: Sequence[RecordingId]) -> tuple[LeftOut, ...]:
    """Those whose sound is gone or changed, in the order given. Ids that are not in the store are passed over."""
    with lib.store.read() as session:
        known = recordings.by_ids(session, recording_ids)
    found = []
    for recording in (known[id_] for id_ in dict.fromkeys(recording_ids) if id_ in known):
        try:
            rendering.sound_of(lib, recording)
        except UserError as error:
            found.append(LeftOut(recording.id, recording.title, error.happened))
    return tuple(found)


def save_label_to_many(
    lib: Library,
    recording_ids: Sequence[RecordingId],
    class_key: str,
    mark: Mark,
    payload: Mapping[str, Any] | None = None,
    shown: Mapping[RecordingId, Shown] | None = None,
) -> SavedToMany:
    """Labels those of the recordings that can be heard, in one transaction and with one undo.

    Args: as of :func:`cryapp.services.labelling.save_label`. An answer about an infant is given if one of the
        infant's recordings among these can be heard.

    Raises: UserError if none of them can be heard, or as ``save_label`` does; nothing is saved then.
    """
    left_out = without_sound(lib, recording_ids)
    silent = {one.recording_id for one in left_out}
    heard = [id_ for id_ in dict.fromkeys(recording_ids) if id_ not in silent]
    if left_out and not heard:
        raise nothing_to_hear(left_out)
    seen = {id_: one for id_, one in (shown or {}).items() if id_ not in silent}
    return SavedToMany(save_label(lib, heard, class_key, mark, payload, seen), len(heard), left_out)


def nothing_to_hear(left_out: Sequence[LeftOut]) -> UserError:
    """What to say where every recording of a selection would be left out."""
    return UserError(
        say("None of the {recordings} can be heard.", recordings=counted(len(left_out), "recording")),
        "Nothing was saved.",
        "“Find moved recordings…” in the File menu brings sounds back, and so does importing the originals again.",
    )
