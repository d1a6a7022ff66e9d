"""What sits on an encoder: the projector of pre-training and the classifier of fine-tuning."""

from __future__ import annotations

from torch import Tensor, nn

from ml.encoders.base import Encoder
from ml.encoders.statistics import StatisticsClassifier


class Projector(nn.Sequential):
    """Linear-BN-ReLU-Linear; thrown away after pre-training (Chen et al. 2020, section 4.2)."""

    def __init__(self, n_in: int, n_out: int) -> None:
        super().__init__(
            nn.Linear(n_in, n_in, bias=False), nn.BatchNorm1d(n_in), nn.ReLU(inplace=True), nn.Linear(n_in, n_out)
        )


class Classifier(nn.Module):
    """Encoder and one linear layer; normalised log-mel (batch, n_mels, frames) → logits (batch, classes)."""

    def __init__(self, encoder: Encoder, n_classes: int, dropout: float) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(encoder.dim, n_classes)
        nn.init.zeros_(self.head.bias)

    def forward(self, mel: Tensor) -> Tensor:
        logits: Tensor = self.head(self.dropout(self.encoder.pool(self.encoder(mel))))
        return logits


class Member(nn.Module):
    """One trained answer: mean of what the convolutional network and the statistics say."""

    def __init__(self, network: Classifier, expert: StatisticsClassifier) -> None:
        super().__init__()
        self.network = network
        self.expert = expert


class Contrastive(nn.Module):
    """Encoder and projector; normalised log-mel (batch, n_mels, frames) → projections (batch, dim)."""

    def __init__(self, encoder: Encoder, projection_dim: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.projector = Projector(encoder.dim, projection_dim)

    def forward(self, mel: Tensor) -> Tensor:
        projections: Tensor = self.projector(self.encoder.pool(self.encoder(mel)))
        return projections
