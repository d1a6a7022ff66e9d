"""What a model said about a recording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cryapp.domain.doubt import Doubt
from cryapp.domain.ids import ModelId, RecordingId


@dataclass(frozen=True)
class Prediction:
    """Calibrated probabilities of one model for one recording.

    ``frame_probabilities`` is the probability of the positive (or most probable) class over time, one value every
    ``frame_hop_s`` seconds from the start.
    """

    recording_id: RecordingId
    model_id: ModelId
    model_name: str
    probabilities: Mapping[str, float]
    """Class key → probability; sums to one."""
    positive_key: str | None
    uncertainty: float
    """0 (certain) … 1 (all classes equally probable): normalised entropy."""
    frame_probabilities: tuple[float, ...]
    frame_hop_s: float
    made_at: datetime
    novelty: float | None = None
    """Distance from the sounds learnt from, as a share of the model's threshold: above 1 is unlike any; None where it
    was not measured."""
    precision: str | None = None
    """In which it was computed; lower ones differ by at most the parity rule (0.01)."""
    doubt: Doubt = Doubt.NONE
    """Worked out by the model's card when the prediction is read."""

    @property
    def top(self) -> tuple[str, float]:
        """The most probable class and its probability."""
        key = max(self.probabilities, key=lambda k: self.probabilities[k])
        return key, self.probabilities[key]

    @property
    def shown_probability(self) -> float:
        """Of the positive class, else of the most probable one: the one figure where there is room for one."""
        return self.probabilities[self.positive_key] if self.positive_key is not None else self.top[1]
