"""Numbers of a command line, refused with a sentence where they make no sense. Standard library only."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable

MOST = 10**9


def whole_from(least: int) -> Callable[[str], int]:
    """A type for argparse: whole numbers from ``least`` on."""

    def read(word: str) -> int:
        try:
            value = int(word)
        except ValueError:
            value = least - 1
        if not least <= value <= MOST:
            raise argparse.ArgumentTypeError(f"{word!r} is no whole number from {least} on")
        return value

    return read


def above_zero(word: str) -> float:
    """A type for argparse: finite numbers above 0."""
    try:
        value = float(word)
    except ValueError:
        value = math.nan
    if not 0 < value < math.inf:
        raise argparse.ArgumentTypeError(f"{word!r} is no number above 0")
    return value
