"""Where to compute and in which precision, decided when the run starts by what the machine has.

By the processor's flags and not by a stopwatch: a measurement on a busy machine came out either way (1.1 to 2.1 times
as fast in six tries), and with it the precision, the seed's result and what a resumed run goes on with.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import torch
from lightning_fabric import Fabric

from ml.distributed import World
from ml.errors import RunError

FULL = "32-true"
BF16 = "bf16-mixed"
PRECISIONS = {"auto": None, "fp32": FULL, "bf16": BF16}
ISA_LIMIT = "ONEDNN_MAX_CPU_ISA"
"""Variable by which somebody holds torch's convolutions to an older processor's instructions."""
ISAS_WITH_BF16 = ("BF16", "FP16", "AMX", "AVX10", "VNNI_2", "DEFAULT", "ALL")
"""Words in the names of those that compute in bf16; others imitate it at a loss, or have none."""
NICENESS = 5
"""The window on the same machine goes first."""


@dataclass(frozen=True)
class Hardware:
    accelerator: str
    precision: str
    n_threads: int
    world: World = field(default_factory=World)

    @property
    def device_name(self) -> str:
        if self.accelerator == "cuda":
            return str(torch.cuda.get_device_name())
        return f"cpu, {self.n_threads} threads"

    def fabric(self) -> Fabric:
        """One process's share of the run's devices; several are joined by DistributedDataParallel."""
        strategy = "auto" if self.world.is_alone else "ddp"
        fabric = Fabric(
            accelerator=self.accelerator,
            devices=self.world.local_size,
            num_nodes=self.world.n_machines,
            strategy=strategy,
            precision=self.precision,  # type: ignore[arg-type]
        )
        fabric.launch()
        return fabric


def choose_hardware(device: str, precision: str, has_bf16: Callable[[], bool] | None = None) -> Hardware:
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
    world = World.of_environment()
    n_threads = max(1, _n_cores() // world.local_size)
    if has_cuda and device != "cpu":
        chosen = PRECISIONS[precision] or (BF16 if torch.cuda.is_bf16_supported() else FULL)
        return Hardware("cuda", chosen, n_threads, world)
    chosen = PRECISIONS[precision] or (BF16 if (has_bf16 or cpu_has_bf16)() else FULL)
    return Hardware("cpu", chosen, n_threads, world)


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
    """True where the instructions are known to be there (avx512_bf16, amx_bf16, bf16 of ARM) and torch may use them."""
    limit = os.environ.get(ISA_LIMIT)
    if limit and not any(word in limit.upper() for word in ISAS_WITH_BF16):
        return False
    try:
        return "bf16" in cpuinfo.read_text(encoding="utf-8")
    except OSError:
        return False
