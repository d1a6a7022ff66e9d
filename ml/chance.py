"""Says so when labels cannot be told from guessing."""

from __future__ import annotations

from ml.metrics import Estimate

CHANCE = 0.5


def is_chance(auc: Estimate) -> bool:
    """True if the interval of an AUC holds, or lies below, what guessing gives."""
    return not auc.low > CHANCE


def chance_warning(task_name: str, auc: Estimate) -> str:
    """A sentence for people if nothing shows that the labels can be told from the sound; else empty."""
    if not is_chance(auc):
        return ""
    return (
        f"“{task_name}” cannot be told from chance here: AUC {auc.value:.2f} ({auc.low:.2f} to {auc.high:.2f}) on"
        f" {auc.n_infants} infants who were not learnt from, and guessing gives 0.50. Do not use a model of it. Either"
        " these labels are not in the sound, or there are too few of them."
    )
