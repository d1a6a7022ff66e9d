"""Pools and sessions made from numbers alone: a pretext is tried in seconds, without audio, files or a package."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import torch
from lightning_fabric import Fabric

from ml.audio_io import MelPool
from ml.config import PRETRAIN_RECIPES, PretrainRecipe
from ml.contract import ManifestRow, Use
from ml.control import Control
from ml.emit import Emitter
from ml.encoders.small import SmallEncoder
from ml.features import FrontEnd
from ml.loop import Session
from ml.pretext.base import Pretext
from ml.pretext.registry import PRETEXTS
from ml.pretext.views import Sources, Views

FRONT_END = FrontEnd()
N_FRAMES = 96


def picture_of(kind: int, rng: np.random.Generator) -> np.ndarray:
    """Frames (n, n_mels) in dB: a comb whose pitch, rhythm and slope belong to ``kind``, in noise."""
    time, mel = np.arange(N_FRAMES)[:, None], np.arange(FRONT_END.n_mels)[None, :]
    glide = 2 * np.sin(2 * np.pi * time / (20 + 5 * kind))
    comb = 12 * np.cos(2 * np.pi * (mel - glide) / (5 + kind)) * (np.sin(2 * np.pi * time / (12 + 3 * kind)) > -0.3)
    return np.asarray(-40 + comb + 3 * rng.standard_normal((N_FRAMES, FRONT_END.n_mels)), dtype=np.float16)


def pool_of(n: int, n_kinds: int | None = None, per_infant: int = 1) -> MelPool:
    """``n`` recordings; recording i is of kind i modulo ``n_kinds`` (default: each of its own)."""
    rng = np.random.default_rng(0)
    n_kinds = n_kinds or n
    db = np.concatenate([picture_of(i % n_kinds, rng) for i in range(n)])
    starts = np.arange(n, dtype=np.int64) * N_FRAMES
    rows = tuple(
        ManifestRow(f"r{i}", f"{i}.flac", f"i{i // per_infant}", False, Use.TRAIN, label=f"kind {i % n_kinds}")
        for i in range(n)
    )
    return MelPool(db, starts, starts + N_FRAMES, rows)


def recipe_of(pretext: str, **fields: object) -> PretrainRecipe:
    """The pretext's own recipe, cut to a toy's size."""
    from dataclasses import replace

    small: dict[str, object] = {"epochs": 2, "batch_size": 8, "crop_frames": 64, "width": 4, "projection_dim": 16}
    return replace(PRETRAIN_RECIPES[pretext], **{**small, **fields})  # type: ignore[arg-type]


def phase_of(recipe: PretrainRecipe, pool: MelPool, seed: int = 0) -> Pretext:
    torch.manual_seed(seed)
    encoder = SmallEncoder(FRONT_END.n_mels, recipe.width)
    fabric = Fabric(accelerator="cpu", devices=1, precision="32-true")
    return PRETEXTS[recipe.pretext](Views(Sources(pool), FRONT_END, recipe), encoder, recipe, seed, fabric)


def session_in(folder: Path, resume: bool = False, out: io.StringIO | None = None) -> Session:
    folder.mkdir(exist_ok=True)
    fabric = Fabric(accelerator="cpu", devices=1, precision="32-true")
    return Session(fabric, Emitter(out or io.StringIO()), Control(), folder, "test", resume)
