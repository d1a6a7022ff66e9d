"""How the sound is heard, as one frozen value, and its place in the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cryapp.settings import Settings
from cryapp.ui.sound.viewport import Follow

MOST_GAIN_DB = 40


@dataclass(frozen=True)
class Hearing:
    """Everything about listening that does not depend on the recording, but the speed, which is for the moment."""

    volume: float = 1.0
    """0 … 1 as one hears it."""
    gain_db: int = 0
    """Louder than recorded."""
    output_id: str | None = None
    """The loudspeaker chosen; None: whichever is the system's."""
    keeps_pitch: bool = True
    follow: Follow = Follow.PAGES


def hearing_from(settings: Settings) -> Hearing:
    """How the user chose to listen."""
    return Hearing(
        volume=int(settings["sound.volume"]) / 100,
        gain_db=int(settings["sound.gain_db"]),
        output_id=str(settings["sound.output"]) or None,
        keeps_pitch=bool(settings["sound.keeps_pitch"]),
        follow=Follow(settings["sound.follow"]),
    )


def hearing_values(hearing: Hearing) -> dict[str, Any]:
    """The same as setting values, for :meth:`Settings.update`."""
    return {
        "sound.volume": round(100 * hearing.volume),
        "sound.gain_db": hearing.gain_db,
        "sound.output": hearing.output_id or "",
        "sound.keeps_pitch": hearing.keeps_pitch,
        "sound.follow": hearing.follow.value,
    }
