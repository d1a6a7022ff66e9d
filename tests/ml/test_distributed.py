"""Two real processes over gloo: the gradient of the joined batch, decisions in common, one voice."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from ml.contract import (
    EXIT_USER_ERROR,
    EventKind,
    Kind,
    ManifestRow,
    Use,
    parse_event,
    read_job,
    read_result,
    write_job,
)
from ml.distributed import World
from ml.errors import RunError
from ml.export import read_package
from ml.losses import nt_xent
from ml.manifest import load_manifest
from ml.shard_pool import ShardPool
from ml.shards import write_shards
from tests.ml.conftest import Worker, tiny
from tests.ml.test_pool import never

SCRIPT = """
import sys
import numpy as np, torch
from lightning_fabric import Fabric
from ml.distributed import World, joined
from ml.losses import nt_xent

world = World.of_environment()
fabric = Fabric(accelerator="cpu", devices=world.local_size, num_nodes=world.n_machines, strategy="ddp")
fabric.launch()
data = torch.from_numpy(np.load(sys.argv[1]))
torch.manual_seed(0)
network = torch.nn.Sequential(torch.nn.Linear(6, 5), torch.nn.Tanh(), torch.nn.Linear(5, 4)).double()
module = fabric.setup(network)
own = data[:, world.share_of(list(range(data.shape[1])))]


def gradient(gather):
    network.zero_grad()
    first, second = module(torch.cat([own[0], own[1]])).chunk(2)
    loss = nt_xent(gather(first), gather(second), 0.5)
    fabric.backward(loss)
    return torch.cat([p.grad.flatten() for p in network.parameters()]).numpy(), loss.item()


def without_gradient(rows):
    parts = list(fabric.all_gather(rows.detach()))
    parts[world.rank] = rows
    return torch.cat(parts)


correct, loss = gradient(lambda rows: joined(fabric, rows))
wrong, _ = gradient(without_gradient)
flags = [world.agreed(7 if world.is_main else 3, fabric.device)]
with world.main_first():
    flags.append(world.rank)
np.savez(f"{sys.argv[2]}-{world.rank}.npz", correct=correct, wrong=wrong, loss=loss, flags=flags)
"""


def run_two(tmp_path: Path) -> list[dict[str, np.ndarray]]:
    script = tmp_path / "two.py"
    script.write_text(SCRIPT)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    processes = [
        subprocess.Popen(
            [sys.executable, str(script), str(tmp_path / "data.npy"), str(tmp_path / "out")],
            env={
                **os.environ,
                "PYTHONPATH": str(Path(__file__).parents[2]),
                "RANK": str(rank),
                "LOCAL_RANK": str(rank),
                "WORLD_SIZE": "2",
                "LOCAL_WORLD_SIZE": "2",
                "GROUP_RANK": "0",
                "MASTER_ADDR": "127.0.0.1",
                "MASTER_PORT": port,
                "TORCHELASTIC_RUN_ID": "test",
                "OMP_NUM_THREADS": "1",
            },
            stderr=subprocess.PIPE,
            text=True,
        )
        for rank in range(2)
    ]
    for process in processes:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said
    return [dict(np.load(tmp_path / f"out-{rank}.npz")) for rank in range(2)]


def expected(tmp_path: Path) -> tuple[np.ndarray, float]:
    """One process on the joined batch."""
    data = np.random.default_rng(0).normal(size=(2, 12, 6))
    np.save(tmp_path / "data.npy", data)
    torch.manual_seed(0)
    network = torch.nn.Sequential(torch.nn.Linear(6, 5), torch.nn.Tanh(), torch.nn.Linear(5, 4)).double()
    first, second = network(torch.from_numpy(data).reshape(-1, 6)).chunk(2)
    loss = nt_xent(first, second, 0.5)
    loss.backward()
    return torch.cat([p.grad.flatten() for p in network.parameters() if p.grad is not None]).numpy(), loss.item()


def test_the_gradient_of_two_processes_is_that_of_one_on_the_joined_batch(tmp_path: Path) -> None:
    gradient, loss = expected(tmp_path)
    for found in run_two(tmp_path):
        np.testing.assert_allclose(found["correct"], gradient, rtol=1e-5, atol=1e-8)
        assert not np.allclose(found["wrong"], gradient, rtol=1e-2), "gathering without gradient is another gradient"
        assert float(found["loss"]) == pytest.approx(loss, rel=1e-6)
        assert found["flags"][0] == 7, "the main process decides"


def test_a_process_alone_needs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("RANK", "WORLD_SIZE", "LOCAL_WORLD_SIZE"):
        monkeypatch.delenv(name, raising=False)
    world = World.of_environment()
    assert world.is_main
    assert world.is_alone
    assert world.share_of([4, 5]) == [4, 5]
    assert world.agreed(3, torch.device("cpu")) == 3
    with world.main_first():
        pass


@pytest.mark.parametrize(
    "place", [{"RANK": "two"}, {"RANK": "2", "WORLD_SIZE": "2"}, {"WORLD_SIZE": "3", "LOCAL_WORLD_SIZE": "2"}]
)
def test_a_place_that_makes_no_sense_is_refused(place: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"RANK": "0", "WORLD_SIZE": "1", **place}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(RunError):
        World.of_environment()


def test_a_batch_is_dealt_out_whole() -> None:
    parts = [World(rank, 3, 3).share_of(list(range(12))) for rank in range(3)]
    assert sorted(one for part in parts for one in part) == list(range(12))
    assert {len(part) for part in parts} == {4}


@pytest.mark.slow
def test_two_processes_leave_one_encoder(tmp_path: Path, rows: list[ManifestRow]) -> None:
    """A whole run as on a cluster, from shards: started by torchrun, reported and written by one of the two."""
    job = tiny(Kind.PRETRAIN, tmp_path, rows)
    manifest = load_manifest(job.parent / read_job(job).manifest)
    write_shards(manifest.rows, tmp_path / "shards", never, recordings_per_shard=5)
    write_job(job, replace(read_job(job), shards=str(tmp_path / "shards"), device="cpu", precision="fp32"))
    done = subprocess.run(
        [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2", "--no-python",
         sys.executable, "-m", "ml", "pretrain", "--job", str(job)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "OMP_NUM_THREADS": "1"},
        capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    events = [event for line in done.stdout.splitlines() if (event := parse_event(line)) is not None]
    assert [e.data["name"] for e in events if e.event is EventKind.STAGE] == ["reading", "pretraining", "exporting"]
    assert sum(e.event is EventKind.RESULT for e in events) == 1
    folder = job.parent / read_job(job).out_dir
    assert read_result(folder / "result.json").status == "done"
    package = read_package(folder / "package")
    assert package.card["training"]["n_pool"] == len(ShardPool(tmp_path / "shards", package.architecture.front_end))
    assert not list(folder.glob("checkpoint-*"))


def test_shards_of_strangers_are_not_learnt_from(worker: Worker, tmp_path: Path, rows: list[ManifestRow]) -> None:
    job = tiny(Kind.PRETRAIN, tmp_path, rows)
    free = load_manifest(job.parent / read_job(job).manifest).of(Use.POOL, Use.TRAIN)
    packed = [replace(row, infant="stranger") if n == 0 else row for n, row in enumerate(free)]
    write_shards(packed, tmp_path / "shards", never)
    write_job(job, replace(read_job(job), shards=str(tmp_path / "shards")))
    assert worker(Kind.PRETRAIN, job) == EXIT_USER_ERROR
    assert "1 infants whom the manifest does not name" in worker.of("error")[0]["happened"]
