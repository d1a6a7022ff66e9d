"""From logits to probabilities that mean what they say, fitted on calibration infants only."""

from __future__ import annotations

from collections.abc import Sequence
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


def fit_calibration(logits: Floats, label: Ints, correction: Sequence[float] | None = None) -> Calibration:
    """Temperature scaling (Guo et al. 2017): the one temperature of least cross entropy, with no fitted bias.

    One parameter and no bias per class, since calibration infants are few and the operating point has its own
    threshold. The targets are Platt's (1999), softened by what so few recordings can vouch for: a dozen that happen
    to be told apart without error would otherwise give T = 0.1, and every later answer would read 100 %.
    With fewer than ``MIN_RECORDINGS`` recordings or a single class, T = 1.

    Args:
        correction: (classes,) added to the scaled logits: what turns answers of a network that was taught classes as
            equally common into probabilities, see :func:`ml.balance.prior_correction`. Known, not fitted.
    """
    n_classes = logits.shape[1] if logits.ndim == 2 else 0
    known = np.zeros(n_classes) if correction is None else np.asarray(correction, dtype=np.float64)
    temperature = 1.0
    if len(label) >= MIN_RECORDINGS and len(np.unique(label)) >= 2:
        targets = soft_targets(label, n_classes)
        losses = [_cross_entropy(logits / t + known, targets) for t in TEMPERATURES]
        temperature = float(TEMPERATURES[int(np.argmin(losses))])
    return Calibration(temperature, tuple((known * temperature).tolist()))


def soft_targets(label: Ints, n_classes: int) -> Floats:
    """Platt's targets, (n, classes): (n_k + 1) / (n_k + K) for the class k itself, 1 / (n_k + K) for each other."""
    counts = np.bincount(label, minlength=n_classes)[label][:, None]
    own = np.eye(n_classes)[label]
    return np.asarray((own * counts + 1.0) / (counts + n_classes), dtype=np.float64)


def _cross_entropy(logits: Floats, targets: Floats) -> float:
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return float(-(targets * log_probabilities).sum(axis=1).mean())
