"""How the sound is shown, as one frozen value, and its place in the settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cryapp.audio.axis import Scale
from cryapp.audio.stft import Analysis, Window
from cryapp.settings import Settings

WINDOWS_S = (0.008, 0.016, 0.032, 0.064)
HIGHEST_HZ = (4000.0, 8000.0, 12000.0, 24000.0)
RANGES_DB = (30, 120)
BRIGHTNESS_DB = (-30, 30)


@dataclass(frozen=True)
class Look:
    """Everything about a picture that does not depend on the recording."""

    analysis: Analysis = field(default_factory=Analysis)
    colours: str = "magma"
    range_db: float = 75.0
    brightness_db: float = 0.0
    """Taken off the recording's own loudest level: more makes quiet parts brighter."""
    scale: Scale = Scale.LINEAR
    high_hz: float = 8000.0

    @property
    def summary(self) -> str:
        """``linear · magma · 75 dB``."""
        return f"{self.scale.value} · {self.colours} · {self.range_db:.0f} dB"


def look_from(settings: Settings) -> Look:
    """The look the user chose."""
    window_s = int(settings["sound.window_ms"]) / 1000
    return Look(
        analysis=Analysis(window_s=window_s, window=Window(settings["sound.window_shape"])),
        colours=str(settings["sound.colormap"]),
        range_db=float(settings["sound.range_db"]),
        brightness_db=float(settings["sound.brightness_db"]),
        scale=Scale(settings["sound.axis"]),
        high_hz=float(settings["sound.highest_hz"]),
    )


def look_values(look: Look) -> dict[str, Any]:
    """The same as setting values, for :meth:`Settings.update`."""
    return {
        "sound.window_ms": round(look.analysis.window_s * 1000),
        "sound.window_shape": look.analysis.window.value,
        "sound.colormap": look.colours,
        "sound.range_db": round(look.range_db),
        "sound.brightness_db": round(look.brightness_db),
        "sound.axis": look.scale.value,
        "sound.highest_hz": round(look.high_hz),
    }
