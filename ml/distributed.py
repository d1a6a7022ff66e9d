"""Several processes as one: who of them speaks, how they agree, and embeddings joined WITH their gradient.

Processes are started by ``torchrun``, which tells each its place in environment variables; without them everything
here is a no-op for a world of one. Contrastive learning needs more than averaged gradients: each process must see the
embeddings of all others as negatives, and the gradient must flow back through the gathering, or a sum over processes
would lack the terms in which a process's views are the others' negatives.

DistributedDataParallel averages gradients over processes, and gathering adds up, for each embedding, what every
process's (identical) loss says of it. The two cancel: the gradient of W processes with B/W recordings each is that of
one process with the joined batch of B. A test with two real processes holds this.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from lightning_fabric import Fabric
from torch import Tensor, distributed, nn

from ml.errors import RunError


@dataclass(frozen=True)
class World:
    """This process's place among those of one run."""

    rank: int = 0
    size: int = 1
    local_size: int = 1
    """Processes on this machine."""

    @staticmethod
    def of(fabric: Fabric) -> World:
        """Of a process that has been launched."""
        return World(fabric.global_rank, fabric.world_size, fabric.world_size)

    @staticmethod
    def of_environment() -> World:
        """As ``torchrun`` says, or one process alone.

        Raises: RunError if the variables are there but make no sense.
        """
        try:
            size = int(os.environ.get("WORLD_SIZE", "1"))
            world = World(int(os.environ.get("RANK", "0")), size, int(os.environ.get("LOCAL_WORLD_SIZE", str(size))))
        except ValueError as error:
            raise RunError(f"WORLD_SIZE, RANK or LOCAL_WORLD_SIZE is no number ({error}).", "Use torchrun.") from error
        if not (0 <= world.rank < world.size and 0 < world.local_size <= world.size):
            raise RunError(f"{world} is no place among processes.", "Start them with torchrun.")
        if world.size % world.local_size:
            raise RunError("The machines run different numbers of processes.", "Start as many on each machine.")
        return world

    @property
    def is_main(self) -> bool:
        """Of the one process that reports and writes."""
        return self.rank == 0

    @property
    def is_alone(self) -> bool:
        return self.size == 1

    @property
    def n_machines(self) -> int:
        return self.size // self.local_size

    def share_of(self, batch: list[int]) -> list[int]:
        """This process's part of a batch that all processes know."""
        return batch[self.rank :: self.size]

    @contextlib.contextmanager
    def main_first(self) -> Iterator[None]:
        """The main process goes through the block before the others do, e.g. to fill a cache they then read."""
        if not self.is_main:
            distributed.barrier()
        yield
        if self.is_main and not self.is_alone:
            distributed.barrier()

    def agreed(self, value: int, device: torch.device) -> int:
        """The main process's ``value``: whoever stops on its own leaves the others waiting for ever."""
        if self.is_alone:
            return value
        flag = torch.tensor([value], device=device)
        distributed.broadcast(flag, src=0)
        return int(flag)


def joined(fabric: Fabric, own: Tensor) -> Tensor:
    """Rows (batch, dim) of every process below one another (world·batch, dim), with the gradient to each.

    All processes must bring the same number of rows.
    """
    if fabric.world_size == 1:
        return own
    gathered = fabric.all_gather(own, sync_grads=own.requires_grad)
    assert isinstance(gathered, Tensor)
    return gathered.reshape(-1, *own.shape[1:])


def with_joined_statistics(network: nn.Module, fabric: Fabric) -> nn.Module:
    """Batch norm over the batches of all processes where the library can (on graphics cards).

    With its own statistics each process would let views of one recording recognise each other by them (learning.md).
    """
    if fabric.world_size == 1 or fabric.device.type != "cuda":
        return network
    converted: nn.Module = nn.SyncBatchNorm.convert_sync_batchnorm(network)  # type: ignore[no-untyped-call]
    return converted
