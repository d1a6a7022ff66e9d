"""One encoder, one classifier, one baseline: what a process of the study does at a time."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from torch import Tensor

from ml.audio_io import MelPool
from ml.baselines import REGULARISATION
from ml.encoders.base import Encoder
from ml.features import normalise_db
from ml.graph import MAX_SECONDS, Architecture
from ml.heads import Classifier
from ml.metrics import Floats, Ints

TINY = 1e-7


def embeddings(encoder: Encoder, pool: MelPool, architecture: Architecture) -> Floats:
    """(n, dim): of whole recordings, the mean over windows as long as the finished model's."""
    encoder.eval()
    return _over_windows(pool, architecture, lambda mel: encoder.pool(encoder(mel)))


def network_logits(network: Classifier, pool: MelPool, architecture: Architecture) -> Floats:
    """(n, classes): of whole recordings, without the statistics expert."""
    network.eval()
    return _over_windows(pool, architecture, network)


def logistic_logits(x: Floats, label: Ints, x_test: Floats, n_classes: int) -> Floats:
    """Log-probabilities (n_test, classes) of a logistic regression on standardised features, classes balanced.

    One strength of regularisation for every arm and share of the labels: chosen by nothing that is compared here.
    """
    out = np.full((len(x_test), n_classes), np.log(TINY))
    present = np.unique(label)
    if len(present) < 2:
        out[:, present] = 0.0
        return out
    model = make_pipeline(
        StandardScaler(), LogisticRegression(C=REGULARISATION, max_iter=2_000, class_weight="balanced")
    )
    model.fit(x, label)
    out[:, present] = np.log(np.clip(model.predict_proba(x_test), TINY, None))
    return out


def _over_windows(pool: MelPool, architecture: Architecture, answer: Callable[[Tensor], Tensor]) -> Floats:
    front_end = architecture.front_end
    most_frames = front_end.n_frames(MAX_SECONDS * front_end.sample_rate_hz)
    rows: list[Floats] = []
    with torch.no_grad():
        for i in range(len(pool)):
            parts = [answer(normalise_db(window, front_end)) for window in pool.windows(i, most_frames)]
            rows.append(torch.cat(parts).double().mean(dim=0).numpy())
    return np.stack(rows)
