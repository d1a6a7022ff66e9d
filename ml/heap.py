"""Memory that a training has had stays with it.

A step of training asks for the same arrays as the step before it. glibc gives every large one back to the system when
it is freed, and the system hands it out anew page by page, each cleared first: a step of CNN14 began with 130,000 page
faults, and spent 4 to 8 % of its time in the kernel. Kept, 14,000 are left and next to none of that time; the process
is as large as its largest step all along, measured 4 % larger than that (2.80 GB for 2.68).
"""

from __future__ import annotations

import ctypes
import os
import sys

_TRIM_THRESHOLD = -1
_MMAP_MAX = -4
"""Numbers of ``mallopt``'s parameters (glibc's ``malloc.h``)."""
_NEVER = (1 << 31) - 1
_CHOSEN_BY_HAND = ("MALLOC_TRIM_THRESHOLD_", "MALLOC_MMAP_MAX_", "MALLOC_MMAP_THRESHOLD_", "GLIBC_TUNABLES")


def keep_freed_memory() -> bool:
    """Tells glibc to keep what is freed, for this process and from now on. Somebody's own settings stay.

    Its thresholds alone would not do: none above 32 MB is taken, and the first layers of CNN14 ask for more at a time.

    Returns: False where that cannot be said (another system, another C library) or was decided by hand.
    """
    if sys.platform != "linux" or any(name in os.environ for name in _CHOSEN_BY_HAND):
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):  # musl has none
        return False
    return bool(mallopt(_MMAP_MAX, 0)) and bool(mallopt(_TRIM_THRESHOLD, _NEVER))
