"""Copies of recordings as other rooms, devices and codecs would have left them, computed once before training.

A true codec or a room costs milliseconds a second of sound, too much for every view of every epoch. So each recording
gets a few copies as features, and every crop is drawn from the original or a copy: views of one recording no longer
share its device. What a copy goes through depends on the recording's content and the copy's number alone, so that the
features are kept from one run to the next.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from ml.audio_io import MIN_DURATION_S, MelPool, Tick, content_key
from ml.audio_stream import waveform_blocks
from ml.augment.codecs import codecs
from ml.augment.waveform import Samples, at_speed, band_limited, reverberant, with_background, with_gain
from ml.contract import ManifestRow
from ml.feature_cache import FeatureCache
from ml.features import FrontEnd, MelPower, to_db
from ml.rng import seed_of

LONGEST_S = 120.0
"""Of a longer recording the first two minutes are copied."""
P_SPEED, SPEED = 0.5, (0.9, 1.1)
P_ROOM, RT60_S, LATE_DB = 0.5, (0.2, 0.8), (-15.0, 0.0)
P_SURROUNDINGS, SNR_DB = 0.7, (3.0, 25.0)
GAIN_DB = (-12.0, 12.0)
P_BAND, LOW_HZ, HIGH_HZ = 0.5, (0.0, 300.0), (3_000.0, 8_000.0)
P_CODEC = 0.7
VERSION = 1
"""To be raised when a copy would come out otherwise, since copies are kept."""


def build_variants(
    rows: Sequence[ManifestRow],
    settings: FrontEnd,
    n: int,
    cache: Path,
    ambient: Sequence[ManifestRow] = (),
    tick: Tick | None = None,
) -> MelPool:
    """Features of ``n`` copies of every recording: copy k of recording i is at ``i · n + k``.

    Args:
        rows: recordings that can be read, e.g. the rows of a pool
        cache: folder of a :class:`~ml.feature_cache.FeatureCache`, the pool's own will do
        ambient: sounds of the surroundings; without any, copies get none
    """
    features = FeatureCache(cache, settings)
    mel_power = MelPower(settings)
    surroundings = [_read(row, settings.sample_rate_hz) for row in ambient]
    among = hashlib.sha256("".join(content_key(row) for row in ambient).encode()).hexdigest()
    places = []
    with features.writing() as writer:
        for done, row in enumerate(rows):
            if tick:
                tick(done, len(rows))
            keys = [f"{content_key(row)}|copy {k}|{among}|{VERSION}" for k in range(n)]
            missing = [key for key in keys if features.place(key) is None]
            waveform = _read(row, settings.sample_rate_hz) if missing else None
            for key in keys:
                place = features.place(key)
                if place is None:
                    assert waveform is not None
                    rng = np.random.default_rng(seed_of(key))
                    heard = varied(waveform, settings.sample_rate_hz, surroundings, rng)
                    place = writer.add(key, _features(heard, mel_power))
                places.append(place)
    starts = np.array([place.start for place in places], dtype=np.int64)
    stops = starts + np.array([place.n_frames for place in places], dtype=np.int64)
    return MelPool(features.frames(), starts, stops, tuple(row for row in rows for _ in range(n)))


def varied(x: Samples, rate_hz: int, surroundings: Sequence[Samples], rng: np.random.Generator) -> Samples:
    """The sound through another baby's pace, room, surroundings, microphone and codec, each with its probability.

    The draws for what is left out are made all the same: taking a codec away does not change the room.
    """
    speed, rt60, late = rng.uniform(*SPEED), rng.uniform(*RT60_S), rng.uniform(*LATE_DB)
    snr, gain, low, high = rng.uniform(*SNR_DB), rng.uniform(*GAIN_DB), rng.uniform(*LOW_HZ), rng.uniform(*HIGH_HZ)
    does = rng.random(5)
    if does[0] < P_SPEED:
        x = at_speed(x, rate_hz, speed)
    if does[1] < P_ROOM:
        x = reverberant(x, rate_hz, rt60, late, rng)
    if does[2] < P_SURROUNDINGS and surroundings:
        x = with_background(x, surroundings[int(rng.integers(len(surroundings)))], snr, rng)
    x = with_gain(x, gain)
    if does[3] < P_BAND:
        x = band_limited(x, rate_hz, low, min(high, rate_hz / 2))
    if does[4] < P_CODEC:
        available = codecs()
        x = available[sorted(available)[int(rng.integers(len(available)))]](x, rate_hz)
    return x


def _features(waveform: Samples, mel_power: MelPower) -> Iterator[NDArray[np.float16]]:
    with torch.no_grad():
        mel_db = to_db(mel_power(torch.from_numpy(waveform)[None]))[0]
    yield mel_db.T.contiguous().numpy().astype(np.float16)


def _read(row: ManifestRow, rate_hz: int) -> Samples:
    """The recording's beginning; one that a faster copy would make too short is filled up with silence."""
    parts: list[Samples] = []
    wanted = round(LONGEST_S * rate_hz)
    for block in waveform_blocks(Path(row.path), rate_hz):
        parts.append(block)
        if sum(map(len, parts)) >= wanted:
            break
    x = np.concatenate(parts)[:wanted]
    return np.pad(x, (0, max(0, round(2 * MIN_DURATION_S * rate_hz) - len(x))))
