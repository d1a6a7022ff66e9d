"""The encoders by name: what recipes, cards and commands may ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ml.encoders.base import Encoder
from ml.encoders.cnn14 import FULL_WIDTH, Cnn14, PannsCnn14
from ml.encoders.mobile import MobileEncoder
from ml.encoders.small import SmallEncoder
from ml.errors import RunError
from ml.features import PANNS_32K, SPEECHBRAIN, FrontEnd


@dataclass(frozen=True)
class EncoderSpec:
    """How one encoder is built, and what it is fed unless its weights say otherwise."""

    name: str
    words: str
    front_end: FrontEnd
    network: type[Encoder]
    width: int
    """Channels of the first block unless a recipe says otherwise."""

    def build(self, n_mels: int, width: int = 0) -> Encoder:
        """With fresh weights; ``width`` 0 is the encoder's own."""
        return self.network(n_mels, width or self.width)


ENCODERS: Mapping[str, EncoderSpec] = {
    spec.name: spec
    for spec in (
        EncoderSpec("small", "small CNN, adapted on a CPU in minutes", FrontEnd(), SmallEncoder, 32),
        EncoderSpec("cnn14", "CNN14 as SpeechBrain has it", SPEECHBRAIN, Cnn14, FULL_WIDTH),
        EncoderSpec("cnn14_half", "CNN14 at half its width", FrontEnd(), Cnn14, FULL_WIDTH // 2),
        EncoderSpec("cnn14_quarter", "CNN14 at a quarter of its width", FrontEnd(), Cnn14, FULL_WIDTH // 4),
        EncoderSpec("mobile", "inverted residuals in the manner of EfficientAT", FrontEnd(), MobileEncoder, 9),
        EncoderSpec("panns_cnn14", "CNN14 as PANNs has it", PANNS_32K, PannsCnn14, FULL_WIDTH),
    )
}


def encoder_spec(name: str) -> EncoderSpec:
    """Raises: RunError for a name that is not registered."""
    if name not in ENCODERS:
        raise RunError(f"There is no encoder called {name!r}.", f"Choose one of: {', '.join(ENCODERS)}.")
    return ENCODERS[name]
