"""The network as it leaves this program: raw waveform in; logits, logits over time and an embedding out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import Tensor, nn

from ml.contract import SAMPLE_RATE_HZ, ContractError
from ml.encoders.base import Encoder
from ml.encoders.registry import ENCODERS, encoder_spec
from ml.encoders.statistics import StatisticsClassifier, log_mel_statistics, n_statistics
from ml.features import ConvMelPower, FrontEnd, normalise_db, to_db
from ml.heads import Classifier, Member
from ml.ordinal import ORDINAL, SOFTMAX

MIN_SAMPLES = 4_000
"""A quarter of a second: the statistics compare frames 160 ms apart."""
MAX_SECONDS = 30
FRAME_CONTEXT_S = 1.05
"""Around one moment, which its frame-wise logits look at: one cry burst."""


@dataclass(frozen=True)
class Architecture:
    """What has to be built before weights can be loaded; ``architecture`` of the card."""

    front_end: FrontEnd
    width: int
    n_members: int
    n_classes: int
    """0 for an encoder."""
    encoder: str = "small"
    head: str = SOFTMAX
    expert: bool = True
    """Whether each member has a statistics expert beside its network."""

    @staticmethod
    def of(encoder: str, width: int = 0, n_members: int = 1, n_classes: int = 0) -> Architecture:
        """With the front end, and for 0 the width, which the encoder has of itself.

        Raises: RunError for an unknown encoder.
        """
        spec = encoder_spec(encoder)
        return Architecture(spec.front_end, width or spec.width, n_members, n_classes, encoder)

    @property
    def frame_hop_s(self) -> float:
        return self.front_end.hop_s * ENCODERS[self.encoder].network.time_stride

    @property
    def min_samples(self) -> int:
        """The shortest sound the graph takes."""
        return max(MIN_SAMPLES, self.front_end.n_samples(ENCODERS[self.encoder].network.min_frames))

    @property
    def silent_samples(self) -> int:
        """Silence up to one sample less than a multiple of it adds no frame: the frames are centred with zeros. Where
        edges are reflected, it would change the last ones.
        """
        return self.front_end.hop if self.front_end.how.pad_mode == "constant" else 1

    @property
    def runs_in_the_app(self) -> bool:
        """Whether a package can be made of it."""
        return self.front_end.sample_rate_hz == SAMPLE_RATE_HZ

    @property
    def context_frames(self) -> int:
        """Feature frames (odd) around one moment which its frame-wise logits look at."""
        return 1 + 2 * int(FRAME_CONTEXT_S / 2 / self.frame_hop_s)

    def new_encoder(self) -> Encoder:
        return ENCODERS[self.encoder].build(self.front_end.n_mels, self.width)

    def new_classifier(self, dropout: float = 0.0, order: Sequence[int] | None = None) -> Classifier:
        """``order`` as of :class:`ml.ordinal.OrdinalHead`; it is part of the weights."""
        return Classifier(self.new_encoder(), self.n_classes, dropout, self.head, order)

    def new_expert(self, order: Sequence[int] | None = None) -> StatisticsClassifier:
        return StatisticsClassifier(n_statistics(self.front_end.n_mels), self.n_classes, head=self.head, order=order)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def new_member(self) -> Member:
        return Member(self.new_classifier(), self.new_expert() if self.expert else None)

    @staticmethod
    def from_card(card: Mapping[str, Any]) -> Architecture:
        """Raises: ContractError if the card describes no network this program can build."""
        try:
            raw = dict(card["architecture"])
            architecture = Architecture(**{**raw, "front_end": FrontEnd(**raw["front_end"])})
        except (KeyError, TypeError) as error:
            raise ContractError(f"the model's card describes no network: {error}") from error
        if not isinstance(architecture.encoder, str) or architecture.encoder not in ENCODERS:
            raise ContractError(f"unknown encoder {architecture.encoder!r}")
        if architecture.head not in (SOFTMAX, ORDINAL):
            raise ContractError(f"unknown head {architecture.head!r}")
        return architecture


class WaveformEncoder(nn.Module):
    """float32 waveform (batch, samples), 16 kHz, full scale ±1 → embedding (batch, dim)."""

    def __init__(self, front_end: FrontEnd, encoder: Encoder) -> None:
        super().__init__()
        self.mel_power = ConvMelPower(front_end)
        self.encoder = encoder
        self.front_end = front_end

    def forward(self, waveform: Tensor) -> Tensor:
        mel = normalise_db(to_db(self.mel_power(waveform)), self.front_end)
        return self.encoder.pool(self.encoder(mel))


class WaveformClassifier(nn.Module):
    """Waveform (batch, samples) → logits (batch, classes), frame logits (batch, frames, classes), embedding.

    Several members, trained from different seeds and divisions of the infants, are averaged as logits inside the one
    graph; the embedding is their networks' side by side. Frame logits are the networks' heads on the same pooling
    over about a second around each frame, raised or lowered together so that their mean over time is the recording's
    logits: the statistics have no place in time, yet a curve that stays below the line over a recording called
    positive would be a contradiction on the screen.
    """

    def __init__(self, architecture: Architecture, members: Sequence[Member]) -> None:
        super().__init__()
        front_end = architecture.front_end
        self.context_frames = architecture.context_frames
        self.min_samples = architecture.min_samples
        self.mel_power = ConvMelPower(front_end)
        self.members = nn.ModuleList(members)
        self.front_end = front_end

    def forward(self, waveform: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        mel_db = to_db(self.mel_power(waveform))
        mel = normalise_db(mel_db, self.front_end)
        statistics = log_mel_statistics(mel_db, self.front_end.range_db)
        logits, frame_logits, embeddings = [], [], []
        for member in self.members:
            assert isinstance(member, Member)
            encoder = member.network.encoder
            features = encoder(mel)
            embedding = encoder.pool(features)
            logits.append(member.logits(embedding, statistics))
            frame_logits.append(member.network.head(encoder.pool_local(features, self.context_frames)))
            embeddings.append(embedding)
        whole, over_time = _mean(logits), _mean(frame_logits)
        over_time = over_time + (whole.unsqueeze(1) - over_time.mean(dim=1, keepdim=True))
        return whole, over_time, torch.cat(embeddings, dim=1)

    def weights(self) -> dict[str, Tensor]:
        """Keys ``encoder.*``, ``head.*`` and ``expert.*`` of the first member, ``members.1.encoder.*`` … of others."""
        weights: dict[str, Tensor] = {}
        for number, member in enumerate(self.members):
            for key, value in member.state_dict().items():
                weights[_prefix(number) + key.removeprefix("network.")] = value
        return weights


def load_classifier(architecture: Architecture, weights: Mapping[str, Tensor]) -> WaveformClassifier:
    """Raises: ContractError if the weights do not fit the architecture."""
    members = []
    for number in range(architecture.n_members):
        member = architecture.new_member()
        prefix = _prefix(number)
        own = {k.removeprefix(prefix): v for k, v in weights.items() if _belongs(k, prefix)}
        _load(member, {k if k.startswith("expert.") else f"network.{k}": v for k, v in own.items()})
        members.append(member)
    return WaveformClassifier(architecture, members).eval()


def load_encoder(architecture: Architecture, weights: Mapping[str, Tensor]) -> Encoder:
    """The encoder of an encoder's or classifier's weights (of its first member).

    Raises: ContractError if the weights do not fit the architecture.
    """
    encoder = architecture.new_encoder()
    _load(encoder, {k.removeprefix("encoder."): v for k, v in weights.items() if k.startswith("encoder.")})
    return encoder


def _prefix(number: int) -> str:
    return "" if number == 0 else f"members.{number}."


def _belongs(key: str, prefix: str) -> bool:
    return key.startswith(prefix) if prefix else not key.startswith("members.")


def _load(module: nn.Module, weights: Mapping[str, Tensor]) -> None:
    try:
        module.load_state_dict(dict(weights))
    except RuntimeError as error:
        raise ContractError(f"the weights do not fit the network: {str(error).splitlines()[-1].strip()}") from error


def _mean(parts: Sequence[Tensor]) -> Tensor:
    return parts[0] if len(parts) == 1 else torch.stack(list(parts)).mean(dim=0)
