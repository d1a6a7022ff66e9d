"""Where to compute and in which precision, decided when the run starts: by what is there and what is measured."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from lightning_fabric import Fabric
from torch import nn

from ml.errors import RunError

FULL = "32-true"
BF16 = "bf16-mixed"
PRECISIONS = {"auto": None, "fp32": FULL, "bf16": BF16}
NICENESS = 5
"""The window on the same machine goes first."""


@dataclass(frozen=True)
class Hardware:
    accelerator: str
    precision: str
    n_threads: int

    @property
    def device_name(self) -> str:
        if self.accelerator == "cuda":
            return str(torch.cuda.get_device_name())
        return f"cpu, {self.n_threads} threads"

    def fabric(self) -> Fabric:
        fabric = Fabric(accelerator=self.accelerator, devices=1, precision=self.precision)  # type: ignore[arg-type]
        fabric.launch()
        return fabric


def choose_hardware(device: str, precision: str, is_bf16_faster: Callable[[], bool] | None = None) -> Hardware:
    """Resolves ``auto``.

    Raises: RunError for a device that is not there or an unknown name.
    """
    if device not in ("auto", "cpu", "cuda"):
        raise RunError(f"There is no device called {device!r}.", "Choose auto, cpu or cuda.")
    if precision not in PRECISIONS:
        raise RunError(f"There is no precision called {precision!r}.", "Choose auto, fp32 or bf16.")
    has_cuda = torch.cuda.is_available()
    if device == "cuda" and not has_cuda:
        raise RunError("This computer has no graphics card that can train.", "Choose the device auto or cpu.")
    n_threads = _n_cores()
    if has_cuda and device != "cpu":
        chosen = PRECISIONS[precision] or (BF16 if torch.cuda.is_bf16_supported() else FULL)
        return Hardware("cuda", chosen, n_threads)
    faster = is_bf16_faster or (lambda: cpu_has_bf16() and bf16_speedup() > 1.1)
    chosen = PRECISIONS[precision] or (BF16 if faster() else FULL)
    return Hardware("cpu", chosen, n_threads)


def _n_cores() -> int:
    """Cores this process may use, which a container or a cluster's scheduler may have limited."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def be_a_good_neighbour(n_threads: int) -> None:
    """All cores, but behind the window's own work."""
    torch.set_num_threads(n_threads)
    if hasattr(os, "nice"):
        os.nice(max(0, NICENESS - os.nice(0)))


def cpu_has_bf16(cpuinfo: Path = Path("/proc/cpuinfo")) -> bool:
    """False where the instructions are known to be missing; where nobody can tell, the measurement decides."""
    try:
        flags = cpuinfo.read_text(encoding="utf-8")
    except OSError:
        return True
    return "avx512_bf16" in flags or "amx_bf16" in flags or "bf16" in flags


def bf16_speedup(rounds: int = 5) -> float:
    """Time of a small convolution step in float32 divided by its time in bf16 (best of ``rounds``); takes < 1 s.

    The flag alone does not tell: some processors list bf16 and emulate half of it. On one thread, since two wait for
    each other on a busy machine and the figure drowns in that.
    """
    n_threads = torch.get_num_threads()
    torch.set_num_threads(1)
    layer = nn.Conv2d(64, 64, 3, padding=1, bias=False).to(memory_format=torch.channels_last)
    batch = torch.zeros(16, 64, 16, 64).contiguous(memory_format=torch.channels_last)

    def seconds(enabled: bool) -> float:
        best = float("inf")
        for _ in range(rounds + 1):  # the first also compiles the kernels
            began = time.perf_counter()
            with torch.autocast("cpu", torch.bfloat16, enabled=enabled):
                out = layer(batch)
            out.float().square().mean().backward()
            best = min(best, time.perf_counter() - began)
        return best

    try:
        return seconds(False) / seconds(True)
    finally:
        torch.set_num_threads(n_threads)
