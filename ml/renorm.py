"""A published encoder under another front end: its first batch norm is estimated anew, its convolutions stay.

What the first convolution expects is each mel bin with a mean of ``norm0.bias`` and a deviation of ``norm0.weight``
(the affine part of the batch norm). Those two are read off at the new bins' centre frequencies; the mean and variance
to be taken out are measured on recordings which the user names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from ml.audio_stream import Warn, mel_db_blocks, waveform_blocks
from ml.errors import RunError, explained
from ml.features import normalise_db
from ml.foreign import NORM, Foreign
from ml.frontends import FrontEnd, mel_matrix

LEFT_OUT = "Left out: "
MIN_FRAMES = 3_000
"""Half a minute: fewer frames say little of a bin's variance."""


def with_front_end(foreign: Foreign, front_end: FrontEnd, recordings: Iterable[Path], warn: Warn) -> Foreign:
    """``foreign`` ready for ``front_end``, its norm measured on the recordings; unreadable ones are told and left out.

    Raises: RunError if they hold too little sound.
    """
    old = replace(foreign.architecture.front_end, n_mels=foreign.n_mels)
    mean, variance = measured(front_end, recordings, warn)
    weights = dict(foreign.weights)
    for name in ("weight", "bias"):
        given = weights[NORM + name].double().numpy()
        at_new = np.interp(centres_hz(front_end), centres_hz(old), given)
        weights[NORM + name] = torch.from_numpy(at_new).float()
    weights[NORM + "running_mean"], weights[NORM + "running_var"] = mean, variance
    return Foreign(replace(foreign.architecture, front_end=front_end), weights)


def measured(front_end: FrontEnd, recordings: Iterable[Path], warn: Warn) -> tuple[Tensor, Tensor]:
    """Mean and variance (n_mels,) of what the encoder is given, over all frames of the recordings.

    Raises: RunError if they hold less than ``MIN_FRAMES``, or a bin that never changes.
    """
    n, total, squares = 0, torch.zeros(front_end.n_mels).double(), torch.zeros(front_end.n_mels).double()
    for path in recordings:
        blocks = waveform_blocks(path, front_end.sample_rate_hz, warn)
        try:
            mel_db = torch.cat(list(mel_db_blocks(blocks, front_end)), dim=1)
        except (RunError, FileNotFoundError) as error:
            known = explained(error)
            warn(f"{LEFT_OUT}{known.happened if known else error}")
            continue
        mel = normalise_db(mel_db[None], front_end)[0].double()
        n += mel.shape[1]
        total += mel.sum(dim=1)
        squares += mel.square().sum(dim=1)
    if n < MIN_FRAMES:
        raise RunError(
            f"The recordings hold {n * front_end.hop_s:.0f} s of sound, too little to estimate the first layer's"
            f" statistics from.",
            f"Name recordings of at least {MIN_FRAMES * front_end.hop_s:.0f} s in all.",
        )
    mean = total / n
    variance = squares / n - mean.square()
    if float(variance.min()) <= 1e-8:
        raise RunError("Some pitches are silent in all of these recordings.", "Name recordings of the full band.")
    return mean.float(), variance.float()


def centres_hz(front_end: FrontEnd) -> np.ndarray:
    """Centre of gravity of each mel filter (n_mels,)."""
    filters = mel_matrix(front_end).double().numpy()
    bins_hz = np.arange(len(filters)) * front_end.sample_rate_hz / front_end.n_fft
    weight = np.maximum(filters.sum(axis=0), 1e-12)
    return np.asarray(bins_hz @ filters / weight)
