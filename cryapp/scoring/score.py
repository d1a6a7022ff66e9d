"""A model's answer for one recording, put together from its windows."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cryapp.domain.errors import UserError
from cryapp.scoring.novelty import reference_of
from cryapp.scoring.package import Package
from ml.contract import SAMPLE_RATE_HZ

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Score:
    """Raw and calibrated answers.

    ``logits`` are before calibration; ``probabilities`` maps class key to calibrated probability, summing to one;
    ``frame_probabilities`` is that of the positive classes together (or, without such, of the most probable class),
    one value every ``frame_hop_s`` seconds from the start.
    """

    logits: Floats
    probabilities: Mapping[str, float]
    frame_probabilities: Floats
    frame_hop_s: float
    embedding: Floats
    frame_logits: Floats
    """``(frames, classes)``, before calibration."""
    novelty: float | None = None
    """Distance from the sounds learnt from as a share of the model's threshold: above 1 is unlike any; None if the
    model cannot tell."""

    @property
    def uncertainty(self) -> float:
        """0 (certain) … 1 (all classes equally probable): normalised entropy."""
        values = [p for p in self.probabilities.values() if p > 0]
        return -sum(p * math.log(p) for p in values) / math.log(len(self.probabilities))


@dataclass(frozen=True)
class WindowAnswer:
    """What the network said about one window of ``n_samples`` samples."""

    n_samples: int
    logits: Floats
    frame_logits: Floats
    embedding: Floats


def calibrated(logits: NDArray[np.floating], package: Package) -> NDArray[np.float64]:
    """``softmax((logits + bias) / temperature)`` over the last axis."""
    scaled = (logits.astype(np.float64) + np.array(package.bias)) / package.temperature
    shifted = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True))


class Assembly:
    """Collects the answers for the windows of one recording, in any order."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._answers: dict[int, WindowAnswer] = {}

    def add(self, index: int, answer: WindowAnswer) -> None:
        self._answers[index] = answer

    def __len__(self) -> int:
        return len(self._answers)

    def score(self) -> Score:
        """Duration-weighted mean of the windows' logits and embeddings, and their frames one after the other.

        Raises: UserError if the network answered with something that is no number.
        """
        answers = [self._answers[index] for index in sorted(self._answers)]
        weights = np.array([max(1, a.n_samples) for a in answers], np.float64)
        weights /= weights.sum()
        logits = _weighted([a.logits for a in answers], weights)
        hop_samples = self._package.frame_hop_s * SAMPLE_RATE_HZ
        frames = np.concatenate([_fitted(a.frame_logits, math.ceil(a.n_samples / hop_samples)) for a in answers])
        if not (np.isfinite(logits).all() and np.isfinite(frames).all()):
            raise UserError(
                f"The model “{self._package.name}” gives no number for this recording.",
                "The recording and its labels are kept.",
                "Read it yourself, and report the recording's number to who trained the model.",
            )
        p, frame_p = calibrated(logits, self._package), calibrated(frames, self._package)
        classes = self._package.classes
        shown = self._package.positive_keys or (classes[int(p.argmax())],)
        embedding = _weighted([a.embedding for a in answers], weights)
        reference = reference_of(self._package)
        frame_probabilities = frame_p[:, [classes.index(key) for key in shown]].sum(axis=1)
        return Score(
            logits=logits,
            probabilities=dict(zip(classes, map(float, p), strict=True)),
            frame_probabilities=frame_probabilities.astype(np.float32),
            frame_hop_s=self._package.frame_hop_s,
            embedding=embedding,
            frame_logits=frames.astype(np.float32),
            novelty=None if reference is None else reference.novelty(embedding),
        )


def _weighted(parts: list[Floats], weights: NDArray[np.float64]) -> Floats:
    return np.average(np.stack(parts).astype(np.float64), axis=0, weights=weights).astype(np.float32)


def _fitted(frames: Floats, n_frames: int) -> Floats:
    """Exactly ``n_frames`` rows: networks give one more or less at the edges, which over a day would add up."""
    n_frames = max(1, n_frames)
    if len(frames) >= n_frames:
        return frames[:n_frames]
    return np.concatenate((frames, np.repeat(frames[-1:], n_frames - len(frames), axis=0)))
