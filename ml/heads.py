"""What sits on an encoder: the projector of pre-training and the classifier of fine-tuning."""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn

from ml.encoders.base import Encoder
from ml.encoders.statistics import StatisticsClassifier
from ml.ordinal import SOFTMAX, new_head


class Projector(nn.Sequential):
    """Linear-BN-ReLU-Linear; thrown away after pre-training (Chen et al. 2020, section 4.2)."""

    def __init__(self, n_in: int, n_out: int) -> None:
        super().__init__(
            nn.Linear(n_in, n_in, bias=False), nn.BatchNorm1d(n_in), nn.ReLU(inplace=True), nn.Linear(n_in, n_out)
        )


class Classifier(nn.Module):
    """Encoder and head; normalised log-mel (batch, n_mels, frames) → logits (batch, classes)."""

    def __init__(
        self,
        encoder: Encoder,
        n_classes: int,
        dropout: float,
        head: str = SOFTMAX,
        order: Sequence[int] | None = None,
    ) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.head = new_head(head, encoder.dim, n_classes, order)

    def forward(self, mel: Tensor) -> Tensor:
        logits: Tensor = self.head(self.dropout(self.encoder.pool(self.encoder(mel))))
        return logits

    def over_time(self, mel: Tensor, context_frames: int) -> tuple[Tensor, Tensor]:
        """Also logits over time (batch, feature frames, classes), as the finished graph gives them: by the same head on
        the same pooling over ``context_frames`` around each frame.
        """
        features = self.encoder(mel)
        logits: Tensor = self.head(self.dropout(self.encoder.pool(features)))
        return logits, self.head(self.dropout(self.encoder.pool_local(features, context_frames)))


class Member(nn.Module):
    """One trained answer: mean of what the convolutional network and, if there is one, the statistics expert say."""

    def __init__(self, network: Classifier, expert: StatisticsClassifier | None) -> None:
        super().__init__()
        self.network = network
        self.expert = expert

    def logits(self, embedding: Tensor, statistics: Tensor) -> Tensor:
        """(batch, dim) and (batch, n_statistics) → (batch, classes)."""
        own: Tensor = self.network.head(embedding)
        return own if self.expert is None else (own + self.expert(statistics)) / 2


class Contrastive(nn.Module):
    """Encoder and projector; normalised log-mel (batch, n_mels, frames) → projections (batch, dim)."""

    def __init__(self, encoder: Encoder, projection_dim: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.projector = Projector(encoder.dim, projection_dim)

    def forward(self, mel: Tensor) -> Tensor:
        projections: Tensor = self.projector(self.encoder.pool(self.encoder(mel)))
        return projections
