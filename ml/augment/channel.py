"""What room, microphone and codec do to mel power (batch, n_mels, frames): gain, filter, reverberation, band, coding.

Each acts on the crops drawn with probability ``p`` and leaves the others as they are. They are approximations good
enough to be told a thousand times a second; the true ones on waveforms are in :mod:`ml.augment.waveform` and
:mod:`ml.augment.codecs`, computed once (see :mod:`ml.augment.variants`).
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from ml.augment.chance import chosen, exponential, uniform
from ml.features import MIN_POWER, from_db

N_FILTER_KNOTS = 6
N_GAIN_KNOTS = 4
CODEC_SMOOTHING_BINS = 5


def with_gain(power: Tensor, p: float, gain_db: float, drift_db: float, rng: torch.Generator) -> Tensor:
    """A level of up to ±``gain_db``, and a slow change of up to ±``drift_db`` as a phone's automatic gain makes it.

    A level alone falls out in the normalisation of every front end that removes the mean, except at the −100 dB where
    silence ends; the drift does not.
    """
    n, _, n_frames = power.shape
    level_db = uniform(n, -gain_db, gain_db, rng)[:, None]
    knots = (2 * torch.rand((n, 1, N_GAIN_KNOTS), generator=rng) - 1) * drift_db
    drift = F.interpolate(knots, size=n_frames, mode="linear", align_corners=True)[:, 0]
    gain = (level_db + drift) * chosen(n, p, rng)[:, None]
    return power * from_db(gain)[:, None, :]


def filtered(power: Tensor, p: float, filter_db: float, rng: torch.Generator) -> Tensor:
    """A smooth random frequency response of up to ±``filter_db``."""
    n, n_mels, _ = power.shape
    knots = (2 * torch.rand((n, 1, N_FILTER_KNOTS), generator=rng) - 1) * filter_db
    curve_db = F.interpolate(knots, size=n_mels, mode="linear", align_corners=True)[:, 0]
    curve_db = curve_db * chosen(n, p, rng)[:, None]
    return power * from_db(curve_db)[:, :, None]


def band_limited(power: Tensor, p: float, from_share: float, rng: torch.Generator) -> Tensor:
    """Nothing above a random mel bin, which is not below ``from_share`` of them, as after a narrow-band codec."""
    n, n_mels, _ = power.shape
    cutoff = uniform(n, from_share, 1.0, rng) * n_mels
    cutoff = torch.where(chosen(n, p, rng), cutoff, torch.tensor(float(n_mels)))
    above = torch.arange(n_mels)[None, :] >= cutoff[:, None]
    return power.masked_fill(above[:, :, None], MIN_POWER)


def coded(
    power: Tensor, p: float, snr_db: tuple[float, float], range_db: tuple[float, float], rng: torch.Generator
) -> Tensor:
    """A lossy codec: an error that follows the sound's own spectrum, and no bits for what is far below the frame's
    loudest bin.

    Args:
        snr_db: of the error below the smoothed spectrum
        range_db: below the frame's loudest bin, beyond which nothing is sent
    """
    which = chosen(len(power), p, rng)
    snr, depth = uniform(len(power), *snr_db, rng), uniform(len(power), *range_db, rng)
    sound = power[which]
    pad = CODEC_SMOOTHING_BINS // 2
    smooth = F.avg_pool1d(
        sound.transpose(1, 2), CODEC_SMOOTHING_BINS, stride=1, padding=pad, count_include_pad=False
    ).transpose(1, 2)
    error = smooth * exponential(sound.shape, rng) * _ratio(-snr[which])
    unsent = sound < sound.amax(dim=1, keepdim=True) * _ratio(-depth[which])
    return power.index_put((which,), (sound + error).masked_fill(unsent, MIN_POWER))


def reverberant(
    power: Tensor,
    p: float,
    rt60_s: tuple[float, float],
    late_db: tuple[float, float],
    hop_s: float,
    rng: torch.Generator,
) -> Tensor:
    """Late reverberation: the power of what was heard before, decaying by 60 dB in ``rt60_s`` (Polack's model).

    Args:
        late_db: power of the whole tail of a frame against the frame itself
        hop_s: seconds a frame
    """
    which = chosen(len(power), p, rng)
    rt60, late = uniform(len(power), *rt60_s, rng), uniform(len(power), *late_db, rng)
    sound = power[which]
    decay = from_db(-60 * hop_s / rt60[which])
    before = F.pad(sound, (1, 0))[:, :, :-1]
    tail = decaying_sum(before, decay) * (1 - decay)[:, None, None] * _ratio(late[which])
    return power.index_put((which,), sound + tail)


def decaying_sum(x: Tensor, decay: Tensor) -> Tensor:
    """y[t] = x[t] + decay · y[t−1] along the last axis, in log2(frames) additions instead of a loop.

    Args:
        x: (batch, n_mels, frames); decay: (batch,) in [0, 1)
    """
    power_of_decay, span = decay[:, None, None], 1
    while span < x.shape[-1]:
        x = x + power_of_decay * F.pad(x, (span, 0))[..., : x.shape[-1]]
        power_of_decay, span = power_of_decay * power_of_decay, 2 * span
    return x


def _ratio(db: Tensor) -> Tensor:
    return from_db(db)[:, None, None]
