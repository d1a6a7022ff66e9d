"""What an encoder's embeddings are worth as they are: a logistic regression on them, cross-validated by infant.

A first answer to "was the pre-training worth it", minutes before any fine-tuning: the figure before and after. The
labels are of infants whom the encoder has heard (without their labels), so it flatters; the study's figures do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from ml.audio_io import MelPool
from ml.contract import ManifestRow
from ml.encoders.base import Encoder
from ml.features import FrontEnd
from ml.loop import Session
from ml.metrics import macro_auc
from ml.probe import pool_embeddings
from ml.rng import seed_of

MIN_INFANTS = 10
"""Of each of two classes; with fewer a figure would be noise."""
N_FOLDS = 5
MOST_RECORDINGS = 2_000
"""More cost time and change the second digit after the point."""
REGULARISATION = 0.01


def frozen_auc(encoder: Encoder, pool: MelPool, front_end: FrontEnd, session: Session, seed: int) -> float | None:
    """Macro AUC of held-out folds; None if too few infants have labels. Leaves the encoder on the CPU in eval mode."""
    wanted = measurable(pool.rows, seed)
    if not wanted:
        return None
    embeddings = pool_embeddings(encoder, pool, front_end, session, wanted)[wanted].double().numpy()
    labels = [str(pool.rows[i].label) for i in wanted]
    return cross_validated(embeddings, labels, [pool.rows[i].infant for i in wanted], seed)


def measurable(rows: Sequence[ManifestRow], seed: int) -> list[int]:
    """Recordings, a sample of whole infants if there are very many, of the classes that enough infants have."""
    infants: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.label is not None:
            infants[row.label].add(row.infant)
    classes = {label for label, of_class in infants.items() if len(of_class) >= MIN_INFANTS}
    if len(classes) < 2:
        return []
    known = [i for i, row in enumerate(rows) if row.label in classes]
    known.sort(key=lambda i: (seed_of(seed, "frozen", rows[i].infant), i))
    return sorted(known[:MOST_RECORDINGS])


def cross_validated(x: NDArray[np.float64], labels: Sequence[str], infants: Sequence[str], seed: int) -> float:
    """Macro AUC of logistic regressions, each recording judged by the one that has not met its infant.

    Args:
        x: (n, dim)
    """
    classes = sorted(set(labels))
    label = np.array([classes.index(name) for name in labels], dtype=np.int64)
    probability = np.zeros((len(label), len(classes)))
    folds = StratifiedGroupKFold(N_FOLDS, shuffle=True, random_state=seed % 2**32)
    for learn, judge in folds.split(x, label, np.asarray(infants)):
        model = make_pipeline(
            StandardScaler(), LogisticRegression(C=REGULARISATION, max_iter=2_000, class_weight="balanced")
        )
        model.fit(x[learn], label[learn])
        probability[np.ix_(judge, model.classes_)] = model.predict_proba(x[judge])
    return macro_auc(label, probability)


def told(before: float | None, after: float | None) -> dict[str, Any] | None:
    """The card's ``metrics.frozen``."""
    if before is None or after is None:
        return None
    return {
        "auc_before": before,
        "auc": after,
        "method": f"logistic, {N_FOLDS} folds by infant, infants heard unlabelled",
    }
