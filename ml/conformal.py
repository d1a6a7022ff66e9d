"""Bounds with a promise: split-conformal quantiles over infants (Vovk et al. 2005; Angelopoulos & Bates 2023).

If a new infant comes from where the calibration infants came from, the chance that its value passes the bound is at
most the stated error, for any model and any number of calibration infants: the (n + 1) below pays for their being few.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from ml.metrics import Floats


def upper_bound(value: Floats, infants: Sequence[str], error: float) -> float | None:
    """The least value that at most a share ``error`` of new infants pass.

    Every infant counts once, whatever the number of its recordings: each recording has the weight 1 / that number.

    Args:
        value: (n,) of each recording; infants: (n,) whose it is

    Returns:
        None where the infants are too few to promise it: fewer than 1/error − 1.

    Raises: ValueError for an error outside (0, 1) or values that are no numbers.
    """
    if not 0 < error < 1:
        raise ValueError(f"an error of {error} cannot be promised")
    if not np.isfinite(value).all():
        raise ValueError("values must be numbers")
    counts = Counter(infants)
    needed = math.ceil((len(counts) + 1) * (1 - error) - 1e-9)
    if needed > len(counts) or not counts:
        return None
    order = np.argsort(value, kind="stable")
    reached = np.cumsum([1 / counts[infants[i]] for i in order])
    return float(value[order[int(np.searchsorted(reached, needed - 1e-9))]])
