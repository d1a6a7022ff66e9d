"""Rendering: what a recording looks like, from the working copy to bytes. No store is touched; any thread may ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cryapp.audio.axis import FrequencyAxis, Scale
from cryapp.audio.compose import Picture, in_frequency, in_time, level_for, span_for
from cryapp.audio.pcm import Sound, open_sound, read_samples
from cryapp.audio.spectrum import peak_of
from cryapp.audio.stft import Analysis, grid_for, spectral_columns
from cryapp.audio.tiles import TILE_COLUMNS, Pyramid, TileRequest, draw_part, draw_tile
from cryapp.audio.vault import Stamp
from cryapp.domain.errors import UserError
from cryapp.domain.recording import Recording
from cryapp.domain.wording import say
from cryapp.paths import resources_dir
from cryapp.services.library import Library

COLOUR_MAPS = ("magma", "viridis", "cividis", "grey")

SAME_LENGTH_S = 0.1
"""What the store says may be rounded; another sound is rarely as long to a tenth of a second."""
LOWEST_PEAK_HZ = 150.0
MAX_PEAK_SPAN_S = 10.0
"""The peak frequency of a longer selection is measured on ten seconds of frames spread over it."""


def sound_of(lib: Library, recording: Recording) -> Sound:
    """The working copy of a recording.

    Raises: UserError if it is gone or damaged, or another sound than the one that was imported.
    """
    path = path_of(lib, recording)
    if lib.vault.is_known_damaged(recording.vault_key):
        raise lib.vault.unreadable(recording.vault_key)
    sound = open_sound(path)
    if abs(sound.duration_s - recording.duration_s) > SAME_LENGTH_S:
        raise UserError(
            say(
                "The sound of this recording has changed: it lasts {now} s, and lasted {then} s when it was imported.",
                now=round(sound.duration_s, 2),
                then=round(recording.duration_s, 2),
            ),
            say("Its labels are safe."),
            say("Import the original file again to replace it."),
        )
    return sound


def check_sound(
    lib: Library,
    recording: Recording,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda _part: None,
) -> None:
    """Decodes a working copy in full and compares it with its own checksum; of a day of sound that takes a minute.

    Args:
        progress: told the part that is done, 0 … 1.

    Raises: UserError if it is gone or has changed; Cancelled.
    """
    path_of(lib, recording)
    lib.vault.check(recording.vault_key, cancelled, progress)


def forget_damage(lib: Library, recording: Recording) -> None:
    """The working copy is to be looked at again, whatever :func:`check_sound` found before."""
    lib.vault.forget_damage(recording.vault_key)


def stamp_of(lib: Library, recording: Recording) -> Stamp | None:
    """Size in bytes and time of change of the working copy; None if it is not there."""
    try:
        return lib.vault.stamp_of(recording.vault_key)
    except ValueError:
        return None


def path_of(lib: Library, recording: Recording) -> Path:
    """Where the working copy is or would be. Raises: UserError if the recording never had one."""
    try:
        return lib.vault.path_of(recording.vault_key)
    except ValueError as error:
        raise UserError(
            "This recording has no working copy.",
            "Its labels are safe.",
            "Import the original file again to bring its sound back.",
        ) from error


@lru_cache(maxsize=len(COLOUR_MAPS))
def colour_map(name: str) -> NDArray[np.uint8]:
    """A colour map of ``resources/colormaps``, shape ``(256, 3)``, quiet first."""
    if name not in COLOUR_MAPS:
        raise ValueError(f"no colour map {name!r}; there are {', '.join(COLOUR_MAPS)}")
    text = (resources_dir() / "colormaps" / f"{name}.txt").read_text(encoding="ascii")
    table = np.frombuffer(bytes.fromhex("".join(text.split())), np.uint8).reshape(256, 3)
    table.flags.writeable = False
    return table


@dataclass(frozen=True)
class Tone:
    """Which decibels the colours span: the loudest colour at ``top_db``, the quietest ``range_db`` below."""

    top_db: float
    range_db: float = 75.0


def tone_table(colours: NDArray[np.uint8], analysis: Analysis, tone: Tone) -> NDArray[np.uint8]:
    """Colours for the grey levels 0 … 255 of a picture, shape ``(256, 3)``.

    Contrast is only ever a change of this table: pictures are not computed again.
    """
    level_db = analysis.floor_db + np.arange(256) * analysis.step_db
    place = (level_db - tone.top_db + tone.range_db) / tone.range_db
    return colours[np.round(place.clip(0.0, 1.0) * 255).astype(np.int64)]


def whole_picture(
    lib: Library,
    recording: Recording,
    width: int,
    height: int,
    *,
    colours: str = "magma",
    scale: Scale = Scale.LINEAR,
    high_hz: float = 8000.0,
    range_db: float = 75.0,
) -> NDArray[np.uint8]:
    """A whole recording as one RGB picture, for a report or a small view.

    Args:
        high_hz: upper edge; at most half the sample rate is shown.

    Returns: shape ``(height, width, 3)``, top row highest.
    Raises: UserError if the sound is gone or damaged.
    """
    sound = sound_of(lib, recording)
    analysis = Analysis()
    picture, peak = bytes_of_whole(sound, analysis, width, height, FrequencyAxis(scale, 0.0, top_hz(sound, high_hz)))
    tone = Tone(analysis.floor_db + peak * analysis.step_db, range_db)
    return tone_table(colour_map(colours), analysis, tone)[picture]


def bytes_of_whole(
    sound: Sound, analysis: Analysis, width: int, height: int, axis: FrequencyAxis
) -> tuple[Picture, int]:
    """A whole sound as one picture of grey levels ``(height, width)``, with the highest level in it."""
    pyramid = Pyramid(sound, analysis)
    grid = pyramid.grid
    level = level_for(grid, sound.duration_s / width, pyramid.top_level)
    if level < pyramid.keep_level:
        n_tiles = -(-grid.n_columns(sound.n_samples, level) // TILE_COLUMNS)
        columns = np.concatenate([draw_tile(TileRequest(sound, analysis, level, i)) for i in range(n_tiles)])
        first = 0
    else:
        for part in pyramid.parts():
            pyramid.add(draw_part(part))
        span = span_for(grid, sound.n_samples, level, 0.0, sound.duration_s)
        columns, first = pyramid.columns(level, span.first, span.last), span.first
    hop_s = grid.hop_at(level) / sound.sample_rate_hz
    across = in_time(columns, first, hop_s, 0.0, sound.duration_s, width)
    return in_frequency(across, axis, grid.bin_hz, height), int(columns.max(initial=0))


def top_hz(sound: Sound, wanted_hz: float) -> float:
    """The upper edge of the picture: what was asked for, but never more than the sample rate can hold."""
    return min(wanted_hz, sound.sample_rate_hz / 2)


def peak_frequency(sound: Sound, start_s: float, stop_s: float, analysis: Analysis | None = None) -> float | None:
    """Frequency in Hz with most energy between two times (mean spectrum, parabola through the peak); None if silent.

    Below 150 Hz nothing counts: mains hum and handling noise live there, no newborn's cry does.

    Raises: UserError if the sound is gone or damaged.
    """
    grid = grid_for(analysis or Analysis(), sound.sample_rate_hz)
    rate = sound.sample_rate_hz
    middle, half = (start_s + stop_s) / 2, min(stop_s - start_s, MAX_PEAK_SPAN_S) / 2
    start, stop = round((middle - half) * rate), round((middle + half) * rate)
    pad = max(0, grid.window_n - (stop - start))
    columns = spectral_columns(read_samples(sound, start - pad // 2, stop + pad - pad // 2), grid, grid.hop_n)
    step_db = grid.analysis.step_db
    power = (10.0 ** (columns.astype(np.float64) * step_db / 10.0) - 1.0).mean(axis=0)
    lowest = int(np.ceil(LOWEST_PEAK_HZ / grid.bin_hz))
    power[:lowest] = 0.0
    return peak_of(power, grid.bin_hz)
