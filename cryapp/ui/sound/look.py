"""How the sound is shown, as one frozen value, and its place in the settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cryapp.audio.axis import Scale
from cryapp.audio.stft import Analysis, Window
from cryapp.settings import Settings

WINDOWS_S = (0.005, 0.008, 0.016, 0.032, 0.064, 0.128)
HOP_PARTS = (2, 4, 8, 16)
"""Parts of a window from one spectrum to the next."""
HIGHEST_HZ = (4000.0, 8000.0, 12000.0, 24000.0)
RANGES_DB = (20, 120)
BRIGHTNESS_DB = (-60, 60)


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
        tone = "PCEN" if self.analysis.denoised else f"{self.range_db:.0f} dB"
        return f"{self.scale.value} · {self.colours} · {tone}"

    @property
    def hop_part(self) -> int:
        return round(1 / self.analysis.hop_share)

    def top_db(self, top_grey: int) -> float:
        """Level of the loudest colour for a recording whose loudest grey level this is."""
        return self.analysis.floor_db + top_grey * self.analysis.step_db - self.brightness_db


def look_from(settings: Settings) -> Look:
    """The look the user chose."""
    window_s = int(settings["sound.window_ms"]) / 1000
    return Look(
        analysis=Analysis(
            window_s=window_s,
            window=Window(settings["sound.window_shape"]),
            denoised=bool(settings["sound.denoised"]),
            hop_share=1 / int(settings["sound.hop_part"]),
        ),
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
        "sound.hop_part": look.hop_part,
        "sound.denoised": look.analysis.denoised,
        "sound.colormap": look.colours,
        "sound.range_db": round(look.range_db),
        "sound.brightness_db": round(look.brightness_db),
        "sound.axis": look.scale.value,
        "sound.highest_hz": round(look.high_hz),
    }
