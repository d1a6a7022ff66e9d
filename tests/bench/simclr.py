"""SimCLR steps as training runs them, beside plain fp32; and that the loss goes the same way in both precisions.

The peer's steps are done in a process of their own, as torch leaves it: ours keeps the memory it frees (``ml.heap``).

CNN14: SpeechBrain's front end and module, projector, NT-Xent and SGD, eight recordings (two views of 4 s) a step, all
fp32. Small: the same network, views and optimiser in fp32 and channels first, as torch has it by default. Steps of
ours and of the peer's are taken in turn, so that a busy moment of a shared machine hits both.
"""

from __future__ import annotations

import importlib.util
import multiprocessing
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import torch

from ml.audio_io import MelPool
from ml.config import PAPER, PretrainRecipe
from ml.contract import ManifestRow, Use
from ml.graph import Architecture
from ml.hardware import FULL, Hardware, choose_hardware
from ml.heap import keep_freed_memory
from ml.losses import nt_xent
from ml.pretext.simclr import Simclr
from ml.pretext.views import Sources, Views
from tests.bench.learning import PEER_BATCH, peer_step
from tests.bench.measure import Row, row

N_SMALL = 64
"""Recordings of a step of the small encoder."""
N_POOL, POOL_FRAMES = 96, 700
CURVE_STEPS, CURVE_END = 30, 10
CNN14_STEPS, CNN14_END = 6, 3
"""Fewer: a step of CNN14 in full precision takes seconds."""


def run(_folder: Path, n: int = 5) -> list[Row]:
    hardware = choose_hardware("cpu", "auto")
    torch.set_num_threads(hardware.n_threads)
    keep_freed_memory()
    small = PretrainRecipe(batch_size=N_SMALL)
    with elsewhere(plain_small_steps, hardware.n_threads) as peer_steps:
        ours, theirs = in_turn(stepping(phase_of("small", small, hardware.precision)), peer_steps, n)
    curve = replace(small, batch_size=16, epochs=5)
    note = f"{hardware.precision}; {same_curve('small', curve, hardware.precision)}; {peak_mb():,.0f} MB"
    views = 2 * N_SMALL
    peer = "same network, fp32, channels first"
    rows = [row("simclr_small_views_per_s", rates(ours, views), "views/s", peer, rates(theirs, views), note)]
    if importlib.util.find_spec("speechbrain") is not None:
        paper = replace(PAPER, batch_size=PEER_BATCH)
        with elsewhere(peer_step, hardware.n_threads) as peer_steps:
            ours, theirs = in_turn(stepping(phase_of("cnn14", paper, hardware.precision)), peer_steps, n)
        memory = f"{peak_mb():,.0f} MB"
        told = same_curve("cnn14", paper, hardware.precision, CNN14_STEPS, CNN14_END)
        note = f"{hardware.precision}; {told}; {memory}"
        name, peer = "simclr_cnn14_recordings_per_s", "SpeechBrain CNN14 fp32"
        rows.append(row(name, rates(ours, PEER_BATCH), "recordings/s", peer, rates(theirs, PEER_BATCH), note))
    return rows


def phase_of(name: str, recipe: PretrainRecipe, precision: str) -> Simclr:
    """SimCLR on moving noise in dB: what the recordings hold costs no time."""
    architecture = Architecture.of(name)
    n_mels = architecture.front_end.n_mels
    rng = np.random.default_rng(0)
    loud = rng.uniform(-40, 0, (N_POOL, POOL_FRAMES, 1)) + rng.uniform(-30, 0, (N_POOL, 1, n_mels))
    db = (loud + rng.normal(0, 5, (N_POOL, POOL_FRAMES, n_mels))).reshape(-1, n_mels).astype(np.float16)
    rows = tuple(ManifestRow(str(i), "-", str(i), False, Use.POOL, None, duration_s=7.0) for i in range(N_POOL))
    edges = np.arange(N_POOL + 1) * POOL_FRAMES
    pool = MelPool(db, edges[:-1], edges[1:], rows)
    torch.manual_seed(0)
    views = Views(Sources(pool), architecture.front_end, recipe)
    fabric = Hardware("cpu", precision, torch.get_num_threads()).fabric()
    return Simclr(views, architecture.new_encoder(), recipe, 0, fabric)


def stepping(phase: Simclr) -> Callable[[], object]:
    step = iter(range(10**6))
    return lambda: phase.step(next(step))


def plain_small_steps() -> Callable[[], object]:
    return plain_steps(phase_of("small", PretrainRecipe(batch_size=N_SMALL), FULL))


@contextmanager
def elsewhere(make: Callable[[], Callable[[], object]], n_threads: int) -> Iterator[Callable[[], object]]:
    """The work that ``make`` gives, done in another process whenever it is called here, and waited for."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(make, n_threads, there), daemon=True)
    process.start()
    there.close()

    def work() -> None:
        here.send(True)
        here.recv()

    try:
        yield work
    finally:
        here.close()
        process.join(60)


def _serve(make: Callable[[], Callable[[], object]], n_threads: int, asked: Connection) -> None:
    torch.set_num_threads(n_threads)
    work = make()
    try:
        while asked.recv():
            work()
            asked.send(True)
    except EOFError:
        return


def plain_steps(phase: Simclr) -> Callable[[], object]:
    """The same step written down plainly: nothing but torch's own defaults."""
    network = phase.network.to(memory_format=torch.contiguous_format).train()
    encoder, projector = phase.encoder, network.get_submodule("projector")
    norm, stem, blocks = (encoder.get_submodule(part) for part in ("norm", "stem", "blocks"))
    optimizer = torch.optim.AdamW(network.parameters(), lr=phase.recipe.lr)
    rng = torch.Generator().manual_seed(0)

    def step() -> None:
        first, second = phase.views.pair(list(range(N_SMALL)), rng)
        features = blocks(stem(norm(torch.cat([first, second]))[:, None])).mean(dim=2)
        told = projector(encoder.pool(features)).chunk(2)
        optimizer.zero_grad()
        torch.autograd.backward(nt_xent(told[0], told[1], phase.recipe.temperature))
        torch.nn.utils.clip_grad_norm_(network.parameters(), phase.recipe.clip_norm)
        optimizer.step()

    return step


def same_curve(
    name: str, recipe: PretrainRecipe, precision: str, n_steps: int = CURVE_STEPS, n_last: int = CURVE_END
) -> str:
    """Mean loss at the end of a short run in both precisions, from the same seed; and between two seeds of fp32."""
    ends = []
    for how, seed in ((precision, 0), (FULL, 0), (FULL, 1)):
        phase = phase_of(name, recipe, how)
        phase._seed = seed
        losses = [phase.step(number) for number in range(n_steps)]
        ends.append(statistics.mean(losses[-n_last:]))
    return f"loss after {n_steps} steps {ends[0]:.3f}, fp32 {ends[1]:.3f}, fp32 of another seed {ends[2]:.3f}"


def in_turn(ours: Callable[[], object], theirs: Callable[[], object], n: int) -> tuple[list[float], list[float]]:
    """Wall seconds of ``n`` calls of each after one that warms up."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(n + 1):
        for work, into in zip((ours, theirs), times, strict=True):
            start = time.perf_counter()
            work()
            if number:
                into.append(time.perf_counter() - start)
    return times


def rates(times: list[float], n_items: int) -> list[float]:
    return [n_items / seconds for seconds in times]


def peak_mb() -> float:
    """Largest resident memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
