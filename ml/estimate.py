"""``cry-ml estimate``: how long pre-training on a large pool takes, how much memory, disk and how many cores it wants.

Three things are measured where the command runs: what a step costs in memory for each view, how fast this machine
does it, and how many views a core makes from shards. The rest is arithmetic: a step does three times the multiply-adds
of going forward once (backward is two more), and a graphics card does as many a second as ``--tflops`` says. That
number is an assumption, printed with the table; nothing here was measured on a graphics card.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor

from ml.augment import corrupt
from ml.config import PRETRAIN_RECIPES, PretrainRecipe
from ml.contract import EXIT_OK, write_json
from ml.emit import Emitter
from ml.encoder_table import VIEW_FRAMES, views_per_s
from ml.encoders.cost import cost_of
from ml.errors import RunError
from ml.graph import Architecture
from ml.heads import Contrastive
from ml.rng import generator_at
from ml.shard_pool import ShardPool

FORWARD_AND_BACKWARD = 3
FLOP_PER_MAC = 2
BYTES_OF_TRAINED_WEIGHT = 16
"""Weight, gradient and AdamW's two moments in full precision."""
PIPELINE_VIEWS = 64


@dataclass(frozen=True)
class Pool:
    """The pool asked about."""

    hours: float
    clip_s: float

    @property
    def n_clips(self) -> float:
        return self.hours * 3600 / self.clip_s


@dataclass(frozen=True)
class Measured:
    """What this machine told."""

    gflop_per_view: float
    """Floating-point operations of one view in one step, forward and backward, 10⁹"""
    megabytes_per_view: float
    """Kept from forward to backward, 10⁶ bytes"""
    megabytes_of_weights: float
    views_per_s_here: float
    views_per_s_per_core: float | None
    """From shards to corrupted features; None without shards."""
    megabytes_per_hour: float | None
    """Of shards on disk."""


@dataclass(frozen=True)
class Estimate:
    """One line of the table."""

    where: str
    hours: float
    gigabytes_each: float
    """Memory of each device for its share of the batch"""
    cores: float | None
    """That make the views as fast as they are learnt from"""


def run(arguments: argparse.Namespace, emitter: Emitter) -> int:
    """Raises: RunError for an unknown recipe or encoder, or shards that cannot be read."""
    if arguments.recipe not in PRETRAIN_RECIPES:
        raise RunError(
            f"There is no way of pre-training called {arguments.recipe!r}.",
            f"Choose one of: {', '.join(PRETRAIN_RECIPES)}.",
        )
    recipe = PRETRAIN_RECIPES[arguments.recipe]
    architecture = Architecture.of(arguments.encoder or recipe.encoder)
    pool = Pool(arguments.hours, arguments.clip_seconds)
    epochs, batch = arguments.epochs or recipe.epochs, arguments.batch or recipe.batch_size
    measured = measure(architecture, recipe, arguments.shards, arguments.seconds)
    rows = estimates(measured, pool, epochs, batch, arguments.gpus, arguments.tflops)
    emitter.log(as_text(architecture.encoder, measured, pool, epochs, batch, arguments.tflops, rows))
    if arguments.out is not None:
        write_json(arguments.out, {"measured": asdict(measured), "estimates": [asdict(row) for row in rows]})
        emitter.result(arguments.out)
    return EXIT_OK


def measure(architecture: Architecture, recipe: PretrainRecipe, shards: Path | None, seconds: float) -> Measured:
    """Spends about ``2 × seconds`` on it."""
    torch.manual_seed(0)
    encoder = architecture.new_encoder()
    cost = cost_of(encoder, architecture.front_end)
    view_s = recipe.crop_frames * architecture.front_end.hop_s
    return Measured(
        gflop_per_view=cost.gmac_per_s * view_s * FLOP_PER_MAC * FORWARD_AND_BACKWARD,
        megabytes_per_view=bytes_kept_per_view(architecture, recipe) / 1e6,
        megabytes_of_weights=cost.parameters * BYTES_OF_TRAINED_WEIGHT / 1e6,
        # Measured with views of another length: the work grows with the frames.
        views_per_s_here=views_per_s(architecture, seconds) * VIEW_FRAMES / recipe.crop_frames,
        views_per_s_per_core=None if shards is None else pipeline_rate(architecture, recipe, shards, seconds),
        megabytes_per_hour=None if shards is None else megabytes_per_hour(architecture, shards),
    )


def estimates(
    measured: Measured, pool: Pool, epochs: int, batch: int, gpus: list[int], tflops: float
) -> list[Estimate]:
    """This machine, then so many graphics cards."""
    views = 2 * pool.n_clips * epochs
    rows = [_estimate("this machine", measured, views, measured.views_per_s_here, 2 * batch)]
    for n in gpus:
        rate = n * tflops * 1000 / measured.gflop_per_view
        rows.append(_estimate(f"{n} × {tflops:g} TFLOP/s", measured, views, rate, 2 * batch / n))
    return rows


def bytes_kept_per_view(architecture: Architecture, recipe: PretrainRecipe) -> float:
    """Bytes that going forward keeps for going backward, in bfloat16 where autocast computes in it."""
    network = Contrastive(architecture.new_encoder(), recipe.projection_dim).train()
    kept: dict[int, int] = {}

    def keep(tensor: Tensor) -> Tensor:
        kept[tensor.untyped_storage().data_ptr()] = tensor.untyped_storage().nbytes()
        return tensor

    weights = {p.untyped_storage().data_ptr() for p in network.parameters()}
    with torch.autograd.graph.saved_tensors_hooks(keep, lambda t: t), torch.autocast("cpu", torch.bfloat16):
        out = network(torch.randn(2, architecture.front_end.n_mels, recipe.crop_frames))
    del out
    return sum(size for place, size in kept.items() if place not in weights) / 2


def pipeline_rate(architecture: Architecture, recipe: PretrainRecipe, shards: Path, seconds: float) -> float:
    """Views a second that one thread makes from shards: read, decode, features, corruption."""
    pool = ShardPool(shards, architecture.front_end, n_threads=1)
    n_threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        made, began = 0, time.perf_counter()
        while time.perf_counter() - began < seconds or made == 0:
            rng = generator_at("pipeline", made)
            chosen = torch.randint(len(pool), (PIPELINE_VIEWS,), generator=rng).tolist()
            corrupt(pool.crops(chosen, recipe.crop_frames, rng), recipe.corruption, architecture.front_end, rng)
            made += PIPELINE_VIEWS
        return made / (time.perf_counter() - began)
    finally:
        torch.set_num_threads(n_threads)


def megabytes_per_hour(architecture: Architecture, shards: Path) -> float:
    """Size on disk of an hour of sound in these shards."""
    hours = ShardPool(shards, architecture.front_end).hours
    return sum(path.stat().st_size for path in shards.glob("*.tar")) / 1e6 / hours


def as_text(
    encoder: str, measured: Measured, pool: Pool, epochs: int, batch: int, tflops: float, rows: list[Estimate]
) -> str:
    """In Markdown, with what was assumed."""
    lines = [
        f"{encoder}: {pool.hours:,.0f} h of sound in {pool.n_clips:,.0f} clips, {epochs} epochs, batches of {batch}.",
        f"Measured here: {measured.views_per_s_here:,.1f} views/s; {measured.gflop_per_view:,.2f} GFLOP and"
        f" {measured.megabytes_per_view:,.1f} MB a view; weights with their optimiser"
        f" {measured.megabytes_of_weights:,.0f} MB.",
    ]
    if measured.views_per_s_per_core is not None and measured.megabytes_per_hour is not None:
        lines.append(
            f"From shards: {measured.views_per_s_per_core:,.0f} views/s a core; {measured.megabytes_per_hour:,.0f} MB"
            f" an hour of sound, {measured.megabytes_per_hour * pool.hours / 1e3:,.0f} GB for this pool."
        )
    lines += [
        f"Assumed: a card sustains {tflops:g} TFLOP/s in bfloat16.",
        "",
        "| where | time | memory each | cores for the views |",
        "|---|---|---|---|",
    ]
    for row in rows:
        cores = "–" if row.cores is None else f"{row.cores:,.1f}"
        lines.append(f"| {row.where} | {_time(row.hours)} | {row.gigabytes_each:,.1f} GB | {cores} |")
    return "\n".join(lines)


def _estimate(where: str, measured: Measured, views: float, rate: float, views_each: float) -> Estimate:
    cores = None if measured.views_per_s_per_core is None else rate / measured.views_per_s_per_core
    memory = measured.megabytes_of_weights + views_each * measured.megabytes_per_view
    return Estimate(where, views / rate / 3600, memory / 1e3, cores)


def _time(hours: float) -> str:
    if hours < 1:
        return f"{hours * 60:.0f} min"
    return f"{hours:.1f} h" if hours < 48 else f"{hours / 24:,.0f} days"
