"""What comes after the recording in view is got ready, once its own picture is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryapp.ui.first_paint import FirstPaint
from cryapp.ui.label_facts import Facts
from cryapp.ui.label_session import LabelSession
from cryapp.ui.panels.worklist.panel import Worklist

if TYPE_CHECKING:
    from cryapp.ui.sound_view import SoundView


def prepare_next(session: LabelSession, worklist: Worklist, sound: SoundView | None) -> None:
    """Reads and draws the next waiting recording while the reader looks at this one.

    Not before this one is painted: reading, decoding and drawing would take the interpreter from the painting, for as
    long as the picture takes itself.
    """
    here = session.facts

    def ready(facts: Facts) -> None:
        if sound is not None:
            sound.prefetch(facts.recording)

    def look() -> None:
        if session.facts is not None and here is not None and session.facts.recording.id == here.recording.id:
            worklist.look_ahead(lambda place: session.prepare(place.recording_id, ready, place.item_id))

    if here is None:
        return
    if sound is not None and sound.isVisible():
        FirstPaint(sound.spectrogram, look)
    else:
        look()
