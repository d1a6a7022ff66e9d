"""What is measured of a voice: the settings it depends on, and the values for one stretch and for a recording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum

SETTINGS_VERSION = 1


class Melody(StrEnum):
    """How the pitch of a unit moves: its legs up and down, small waves left aside."""

    FLAT = "flat"
    RISING = "rising"
    FALLING = "falling"
    RISING_FALLING = "rising-falling"
    FALLING_RISING = "falling-rising"
    COMPLEX = "complex"
    """Three legs or more."""
    UNKNOWN = "unknown"
    """Too little voice to tell."""


@dataclass(frozen=True)
class VoiceSettings:
    """How a newborn's voice is measured. Praat's own names and defaults, but for the range of pitch.

    An infant's f0 is that of no adult: with Praat's 75–600 Hz a cry is measured an octave low, or not at all.
    """

    floor_hz: float = 200.0
    ceiling_hz: float = 2000.0
    step_s: float = 0.01
    silence_threshold: float = 0.03
    """Frames below this part of the loudest are voiceless."""
    voicing_threshold: float = 0.45
    octave_cost: float = 0.01
    octave_jump_cost: float = 0.35
    voiced_unvoiced_cost: float = 0.14
    hyperphonation_hz: float = 1000.0
    dysphonation_hnr_db: float = 7.0
    """Sound with less of its energy in harmonics counts as dysphonated, and so does sound without pitch."""
    gate_db: float = 25.0
    """What is softer by so much than the loud parts of a stretch is no sound of it."""
    melody_step_st: float = 1.0
    """Semitones that pitch must move to count as a leg of the melody."""
    shortest_unit_s: float = 0.15
    longest_gap_s: float = 0.08
    """Shorter gaps do not end a cry unit."""

    def __post_init__(self) -> None:
        if not 30.0 <= self.floor_hz < self.ceiling_hz <= 4000.0:
            raise ValueError("pitch must be looked for between 30 and 4000 Hz, the floor below the ceiling")
        if not 0.001 <= self.step_s <= 0.1:
            raise ValueError(f"a step of {self.step_s} s; it must lie between 0.001 and 0.1")
        shares = (self.silence_threshold, self.voicing_threshold)
        if not all(0.0 <= share <= 1.0 for share in shares):
            raise ValueError("thresholds of silence and voicing are parts of one")
        if min(self.octave_cost, self.octave_jump_cost, self.voiced_unvoiced_cost) < 0.0:
            raise ValueError("costs cannot be negative")
        positive = (self.hyperphonation_hz, self.gate_db, self.melody_step_st, self.shortest_unit_s, self.longest_gap_s)
        if not all(value > 0.0 for value in positive):
            raise ValueError("limits must be positive")

    def as_json(self) -> dict[str, float]:
        """As the store keeps them, with the version of this form."""
        return {"version": SETTINGS_VERSION, **asdict(self)}

    @classmethod
    def from_json(cls, stored: Mapping[str, float]) -> VoiceSettings:
        """Reads what :meth:`as_json` gave; a field this program does not know is left out.

        Raises: ValueError if they were written by a newer program, or make no sense.
        """
        if stored.get("version", 0) > SETTINGS_VERSION:
            raise ValueError("the settings of measurements were made by a newer program")
        known = {field.name for field in fields(cls)}
        return cls(**{name: float(value) for name, value in stored.items() if name in known})


@dataclass(frozen=True)
class VoiceMeasures:
    """The voice between two times of a recording. None: there was not enough voice to say.

    Shares are parts (0 … 1) of ``sounding_s``, the time in which there is sound at all; the three add up to 1.
    """

    start_s: float
    end_s: float
    sounding_s: float
    voiced_s: float
    phonation: float | None
    hyperphonation: float | None
    dysphonation: float | None
    f0_mean_hz: float | None
    f0_median_hz: float | None
    f0_sd_hz: float | None
    f0_min_hz: float | None
    """5th percentile; the outermost frames are where trackers err."""
    f0_max_hz: float | None
    """95th percentile."""
    confidence: float | None
    """Mean strength of the pitch in voiced frames, 0 … 1 (Praat's autocorrelation peak)."""
    jitter: float | None
    """Mean difference between neighbouring periods, relative (Praat: local)."""
    shimmer: float | None
    """Mean difference between neighbouring periods' amplitudes, relative (Praat: local)."""
    hnr_db: float | None
    """Mean harmonics-to-noise ratio of voiced frames."""
    melody: Melody
    level_db: float | None
    """Root mean square re full scale, as in the quality report. None for digital silence."""

    @property
    def duration_s(self) -> float:
        return self.end_s - self.start_s


class Rows(StrEnum):
    """What the rows of a table of measurements are."""

    RECORDINGS = "recordings"
    SEGMENTS = "segments"


@dataclass(frozen=True)
class RecordingVoice:
    """A whole recording by its cry units. ``pooled`` weighs each unit by how long it lasts or is voiced."""

    units: tuple[VoiceMeasures, ...]
    pooled: VoiceMeasures
    unit_mean_s: float | None
    unit_sd_s: float | None
    cry_s: float
    """Sum of the units."""
    latency_s: float | None
    """From the stimulus (or the beginning) to the first unit after it; None if none follows."""
    stimulus_s: float
