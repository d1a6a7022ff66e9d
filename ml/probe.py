"""Linear probe: the head alone, fitted to its optimum on embeddings of whole recordings of a frozen encoder.

A convex problem of some hundred numbers (for the softmax head): L-BFGS solves it in under a second, so there is
neither a learning rate to choose nor a checkpoint to keep. The strength of the penalty is chosen on validation
infants, then the head is fitted again with them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from ml.audio_io import MelPool
from ml.encoders.base import Encoder
from ml.features import FrontEnd, normalise_db
from ml.graph import MAX_SECONDS
from ml.heads import Classifier
from ml.loop import Progress, Session
from ml.metrics import macro_auc
from ml.ordinal import OrdinalHead, unstandardise

PENALTIES = (1.0, 10.0, 100.0, 1_000.0, 10_000.0)
"""Inverse of scikit-learn's C."""
DEFAULT_PENALTY = 100.0
"""Where no infant is held out to choose it."""
MIN_SPREAD = 1e-4

Head = nn.Linear | OrdinalHead


def probe(
    network: Classifier,
    pool: MelPool,
    front_end: FrontEnd,
    label: Tensor,
    class_weight: Tensor,
    train: Sequence[int],
    validation: Sequence[int],
    session: Session,
    part: tuple[int, int] = (0, 1),
) -> Progress:
    """Fits the head of ``network`` in place and leaves its encoder as it is; one epoch as far as the app is told.

    Args:
        label: (n,) of all recordings of the pool; train, validation: their indices
        part: (number, count) of this member among equal ones

    Raises: CancelledRun, InterruptedRun.
    """
    embeddings = pool_embeddings(network.encoder, pool, front_end, session, [*train, *validation])
    train_loss, val_loss = fit_probe(network.head, embeddings, label, class_weight, train, validation)
    val_auc = None
    if validation:
        with torch.no_grad():
            p = network.head(embeddings[list(validation)]).softmax(dim=1).double().numpy()
        auc = macro_auc(label[list(validation)].numpy(), p)
        val_auc = None if math.isnan(auc) else auc
    number, count = part
    entry: dict[str, float | int | None] = {
        "epoch": number + 1, "train_loss": train_loss, "val_loss": val_loss, "val_auc": val_auc
    }  # fmt: skip
    session.emitter.epoch(**entry, epochs=count, best=True, eta_s=0.0)
    return Progress(step=1, finished=True, history=[entry])


def pool_embeddings(
    encoder: Encoder, pool: MelPool, front_end: FrontEnd, session: Session, wanted: Sequence[int]
) -> Tensor:
    """Embeddings (n, dim) of whole recordings, zero for those not ``wanted``: means over windows as long as the
    finished model's, so that it will give the same.
    """
    session.fabric.to_device(encoder.eval())
    most_frames = front_end.n_frames(MAX_SECONDS * front_end.sample_rate_hz)
    out = torch.zeros(len(pool), encoder.dim)
    with torch.no_grad():
        for done, i in enumerate(wanted):
            session.control.check()
            session.emitter.progress(done, len(wanted))
            windows = [session.fabric.to_device(normalise_db(w, front_end)) for w in pool.windows(i, most_frames)]
            out[i] = torch.cat([encoder.pool(encoder(w)) for w in windows]).float().mean(dim=0).cpu()
    encoder.cpu()
    return out


def fit_head(head: Head, x: Tensor, label: Tensor, class_weight: Tensor, penalty: float) -> float:
    """Fits ``head`` in place, from where it is, and returns the mean loss without the penalty.

    Minimises Σ w·loss + penalty/2·‖weights‖², as scikit-learn's LogisticRegression with C = 1/penalty does; cut points
    and biases are free.

    Args:
        x: (n, dim) standardised embeddings; label: (n,); class_weight: (classes,)
    """
    head.double().train()
    x = x.double()
    weight = class_weight.double()[label]
    optimizer = torch.optim.LBFGS(
        head.parameters(), max_iter=500, tolerance_grad=1e-7, tolerance_change=1e-12, line_search_fn="strong_wolfe"
    )

    def loss_of() -> tuple[Tensor, Tensor]:
        loss = (weight * F.cross_entropy(head(x), label, reduction="none")).sum() / weight.sum()
        return loss, loss + penalty / 2 / weight.sum() * _weight(head).square().sum()

    def closure() -> Tensor:
        optimizer.zero_grad()
        _, penalised = loss_of()
        torch.autograd.backward(penalised)
        return penalised

    optimizer.step(closure)  # type: ignore[no-untyped-call]
    with torch.no_grad():
        loss = float(loss_of()[0])
    head.float().eval()
    return loss


def fit_probe(
    head: Head, embeddings: Tensor, label: Tensor, class_weight: Tensor, train: Sequence[int], validation: Sequence[int]
) -> tuple[float, float | None]:
    """Fits ``head`` in place to raw ``embeddings`` (n, dim); returns train loss and the chosen penalty's validation
    loss, None if no infant is held out.
    """
    chosen, best = DEFAULT_PENALTY, None
    fresh = {key: value.clone() for key, value in head.state_dict().items()}
    if validation:
        losses = []
        for penalty in PENALTIES:
            head.load_state_dict(fresh)
            _fit_standardised(head, embeddings, label, class_weight, train, penalty)
            with torch.no_grad():
                losses.append(float(F.cross_entropy(head(embeddings[list(validation)]), label[list(validation)])))
        best = min(losses)
        chosen = PENALTIES[losses.index(best)]
    head.load_state_dict(fresh)
    loss = _fit_standardised(head, embeddings, label, class_weight, [*train, *validation], chosen)
    return loss, best


def _fit_standardised(
    head: Head, embeddings: Tensor, label: Tensor, class_weight: Tensor, rows: Sequence[int], penalty: float
) -> float:
    x = embeddings[list(rows)]
    mean, spread = x.mean(dim=0), x.std(dim=0, correction=0).clamp_min(MIN_SPREAD)
    loss = fit_head(head, (x - mean) / spread, label[list(rows)], class_weight, penalty)
    unstandardise(head, mean, spread)
    return loss if math.isfinite(loss) else float("nan")


def _weight(head: Head) -> Tensor:
    return head.score.weight if isinstance(head, OrdinalHead) else head.weight
