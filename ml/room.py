"""Is there room to work in? Asked before libraries are loaded that do not survive the answer no."""

from __future__ import annotations

import mmap
import os

NEEDED_BYTES = 512 << 20
"""What the smallest run asks for once torch is loaded: 0.47 to 0.49 GB of addresses were measured, half of it used.

The libraries themselves take 3.3 GB of addresses, 0.7 GB used; where those are not to be had they say so themselves."""


def tame_blas() -> None:
    """One thread for OpenBLAS, which numpy and scipy bring along each for itself. Before numpy is imported.

    OpenBLAS takes 32 MB a thread while it is being loaded and tries again without end where it gets none: with 64 or
    96 MB left, ``import scipy`` span inside the loader, holding Python's lock, so that no thread could say a word or
    hear a cancel. With one thread it takes its memory at the first product instead. torch computes with its own.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def require_room(n_bytes: int = NEEDED_BYTES) -> None:
    """Raises: MemoryError if so much memory is not to be had. Nothing is kept of it."""
    try:
        mmap.mmap(-1, n_bytes).close()
    except OSError as error:
        raise MemoryError("there is no room to work in") from error
