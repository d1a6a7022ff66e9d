"""torchaudio's transforms, imported so that they also load beside a torch of another CUDA build.

torchaudio 2.11 is its last feature release, and its import refuses any torch whose CUDA minor version differs (seen
with torch 2.15, CUDA 13.2 against 13.0), although the transforms used here are plain torch operations which call
nothing of its compiled library. The check looks at ``torch.version.cuda``, so that is hidden while importing.
"""

from __future__ import annotations

import torch

_cuda_version = torch.version.cuda
torch.version.cuda = None  # type: ignore[assignment,unused-ignore]
try:
    from torchaudio import functional, transforms
finally:
    torch.version.cuda = _cuda_version

__all__ = ["functional", "transforms"]
