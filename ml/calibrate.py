"""From logits to probabilities that mean what they say, fitted on calibration infants only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ml.metrics import Floats, Ints

TEMPERATURES = np.exp(np.linspace(np.log(0.1), np.log(20.0), 400))
MIN_RECORDINGS = 10


@dataclass(frozen=True)
class Calibration:
    """p = softmax((logits + bias) / temperature)."""

    temperature: float
    bias: tuple[float, ...]

    def probabilities(self, logits: Floats) -> Floats:
        """(n, classes) → (n, classes), rows sum to 1."""
        return softmax(self.scaled(logits))

    def scaled(self, logits: Floats) -> Floats:
        return np.asarray((logits + np.array(self.bias)) / self.temperature, dtype=np.float64)

    def as_json(self) -> dict[str, Any]:
        return {"temperature": self.temperature, "bias": list(self.bias)}

    @staticmethod
    def none(n_classes: int) -> Calibration:
        return Calibration(1.0, (0.0,) * n_classes)


def softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def fit_calibration(logits: Floats, label: Ints) -> Calibration:
    """Temperature scaling (Guo et al. 2017): the one temperature of least cross entropy, no bias.

    One parameter and no bias per class, since calibration infants are few and the operating point has its own
    threshold. With fewer than ``MIN_RECORDINGS`` recordings or a single class, T = 1.
    """
    n_classes = logits.shape[1] if logits.ndim == 2 else 0
    if len(label) < MIN_RECORDINGS or len(np.unique(label)) < 2:
        return Calibration.none(n_classes)
    losses = [_cross_entropy(logits / t, label) for t in TEMPERATURES]
    return Calibration(float(TEMPERATURES[int(np.argmin(losses))]), (0.0,) * n_classes)


def _cross_entropy(logits: Floats, label: Ints) -> float:
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_sum = np.log(np.exp(shifted).sum(axis=1))
    return float((log_sum - shifted[np.arange(len(label)), label]).mean())
