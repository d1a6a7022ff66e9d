"""Measurements in words and figures, as the table and the read-outs show them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cryapp.domain.voice import Melody, RecordingVoice, VoiceMeasures
from cryapp.domain.wording import mark
from cryapp.services.measuring import Mode
from cryapp.ui.i18n import tr
from cryapp.ui.words import number

MODES = {
    Mode.NONE: "",
    Mode.PHONATION: mark("phonation"),
    Mode.HYPERPHONATION: mark("hyperphonation"),
    Mode.DYSPHONATION: mark("dysphonation"),
}
MELODIES = {
    Melody.FLAT: mark("flat"),
    Melody.RISING: mark("rising"),
    Melody.FALLING: mark("falling"),
    Melody.RISING_FALLING: mark("rising–falling"),
    Melody.FALLING_RISING: mark("falling–rising"),
    Melody.COMPLEX: mark("complex"),
    Melody.UNKNOWN: "–",
}
NONE = "–"


def figure(value: float | None, decimals: int = 0) -> str:
    """A number as people read it; a dash for what could not be told."""
    return NONE if value is None else number(value, decimals).replace("-", "−")


def _percent(value: float | None, decimals: int = 0) -> str:
    return NONE if value is None else figure(100 * value, decimals)


@dataclass(frozen=True)
class Column:
    title: str
    tip: str
    text: Callable[[VoiceMeasures], str]


COLUMNS = (
    Column(mark("from (s)"), "", lambda v: figure(v.start_s, 2)),
    Column(mark("length (s)"), "", lambda v: figure(v.duration_s, 2)),
    Column(mark("voiced (s)"), mark("Time with a pitch"), lambda v: figure(v.voiced_s, 2)),
    Column(mark("f0 median (Hz)"), mark("Pitch: half of the voiced time lies below"), lambda v: figure(v.f0_median_hz)),
    Column(mark("mean"), mark("Mean pitch in Hz"), lambda v: figure(v.f0_mean_hz)),
    Column(mark("sd"), mark("Standard deviation of the pitch in Hz"), lambda v: figure(v.f0_sd_hz)),
    Column(mark("low"), mark("Pitch that 5 % of the voiced time lies below, in Hz"), lambda v: figure(v.f0_min_hz)),
    Column(mark("high"), mark("Pitch that 95 % of the voiced time lies below, in Hz"), lambda v: figure(v.f0_max_hz)),
    Column(
        mark("confidence"),
        mark("Mean strength of the pitch, 0 to 1 (peak of Praat's autocorrelation)"),
        lambda v: figure(v.confidence, 2),
    ),
    Column(
        mark("phonation %"), mark("Of the sounding time: clear pitch below the limit"), lambda v: _percent(v.phonation)
    ),
    Column(
        mark("hyper %"),
        mark("Hyperphonation, of the sounding time: clear pitch above the limit"),
        lambda v: _percent(v.hyperphonation),
    ),
    Column(
        mark("dys %"),
        mark("Dysphonation, of the sounding time: turbulent, or without a clear pitch"),
        lambda v: _percent(v.dysphonation),
    ),
    Column(
        mark("jitter %"), mark("Difference of neighbouring periods (Praat: local)"), lambda v: _percent(v.jitter, 2)
    ),
    Column(
        mark("shimmer %"),
        mark("Difference of neighbouring periods' amplitudes (Praat: local)"),
        lambda v: _percent(v.shimmer, 1),
    ),
    Column(mark("HNR (dB)"), mark("Harmonics-to-noise ratio of voiced time"), lambda v: figure(v.hnr_db, 1)),
    Column(mark("melody"), mark("Shape of the pitch"), lambda v: tr(MELODIES[v.melody])),
    Column(mark("level (dB)"), mark("Root mean square re full scale"), lambda v: figure(v.level_db, 1)),
)


def summary(voice: RecordingVoice) -> str:
    """``12 cry units, 7.4 s of cry · 0.61 ± 0.20 s each · first after 0.42 s``."""
    n = len(voice.units)
    if not n:
        return tr("No cry unit found.")
    parts = [
        (tr("1 cry unit") if n == 1 else tr("{n} cry units").format(n=n)),
        tr("{s} s of cry").format(s=figure(voice.cry_s, 1)),
    ]
    if voice.unit_mean_s is not None:
        mean, sd = figure(voice.unit_mean_s, 2), figure(voice.unit_sd_s, 2)
        parts.append(tr("{mean} ± {sd} s each").format(mean=mean, sd=sd) if n > 1 else tr("{mean} s").format(mean=mean))
    latency = voice.latency_s
    parts.append(tr("none after the stimulus") if latency is None else tr("latency {s} s").format(s=figure(latency, 2)))
    return " · ".join(parts)
