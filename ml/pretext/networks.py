"""What sits on an encoder while it is pre-trained, and is thrown away after (Chen et al. 2020, section 4.2)."""

from __future__ import annotations

from torch import Tensor, nn

from ml.encoders.base import Encoder


def projector(n_in: int, hidden: int, n_out: int, norm_out: bool, layers: int = 2) -> nn.Sequential:
    """Linear-BN-ReLU for all layers but the last, which is Linear and, if asked for, BN.

    Args:
        hidden: 0 for the width of the input
    """
    hidden = hidden or n_in
    parts: list[nn.Module] = []
    for number in range(layers - 1):
        parts += [nn.Linear(n_in if number == 0 else hidden, hidden, bias=False), nn.BatchNorm1d(hidden)]
        parts += [nn.ReLU(inplace=True)]
    parts.append(nn.Linear(hidden, n_out, bias=not norm_out))
    if norm_out:
        parts.append(nn.BatchNorm1d(n_out))
    return nn.Sequential(*parts)


def predictor(dim: int, bottleneck: int) -> nn.Sequential:
    """SimSiam's (Chen & He 2021): Linear-BN-ReLU-Linear through a bottleneck."""
    return nn.Sequential(
        nn.Linear(dim, bottleneck, bias=False),
        nn.BatchNorm1d(bottleneck),
        nn.ReLU(inplace=True),
        nn.Linear(bottleneck, dim),
    )


class Joint(nn.Module):
    """Encoder, projector and perhaps a predictor; normalised log-mel (batch, n_mels, frames) → projections and
    predictions, each (batch, dim). Without a predictor both are the same.
    """

    def __init__(self, encoder: Encoder, head: nn.Sequential, predict: nn.Sequential | None) -> None:
        super().__init__()
        self.encoder = encoder
        self.projector = head
        self.predictor = predict

    def forward(self, mel: Tensor) -> tuple[Tensor, Tensor]:
        projections: Tensor = self.projector(self.encoder.pool(self.encoder(mel)))
        return projections, projections if self.predictor is None else self.predictor(projections)


class JointWithStatistics(Joint):
    """The same, with one linear layer on the embedding that tells the log-mel statistics of the clean crop: its answer
    (batch, n_statistics) is in the place of the projections.
    """

    def __init__(self, encoder: Encoder, head: nn.Sequential, predict: nn.Sequential | None, n_statistics: int) -> None:
        super().__init__(encoder, head, predict)
        self.statistics = nn.Linear(encoder.dim, n_statistics)

    def forward(self, mel: Tensor) -> tuple[Tensor, Tensor]:
        embedding = self.encoder.pool(self.encoder(mel))
        projections: Tensor = self.projector(embedding)
        told: Tensor = self.statistics(embedding)
        return told, projections if self.predictor is None else self.predictor(projections)


class Reconstruction(nn.Module):
    """Encoder and a light decoder from its features over time back to the picture.

    The encoder averages frequency away, so that each frame of its features has to remember all the bins of the
    ``time_stride`` frames it stands for: (batch, n_mels, frames) → the picture again, of whole strides, and the
    embedding (batch, dim).
    """

    def __init__(self, encoder: Encoder, n_mels: int, hidden: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.n_mels = n_mels
        self.decoder = nn.Sequential(
            nn.Conv1d(encoder.channels, hidden, 3, padding=1),
            nn.GELU(),
            nn.Conv1d(hidden, n_mels * encoder.time_stride, 1),
        )

    def forward(self, mel: Tensor) -> tuple[Tensor, Tensor]:
        features = self.encoder(mel)
        cells: Tensor = self.decoder(features)
        batch, _, frames = cells.shape
        picture = cells.reshape(batch, self.n_mels, -1, frames).transpose(2, 3).reshape(batch, self.n_mels, -1)
        return picture, self.encoder.pool(features)


class Labelling(nn.Module):
    """Encoder and one linear layer: normalised log-mel → logits (batch, classes) and the embedding (batch, dim)."""

    def __init__(self, encoder: Encoder, n_classes: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = nn.Linear(encoder.dim, n_classes)

    def forward(self, mel: Tensor) -> tuple[Tensor, Tensor]:
        embedding = self.encoder.pool(self.encoder(mel))
        return self.head(embedding), embedding
