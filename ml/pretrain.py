"""``pretrain``: an encoder from recordings without labels of the task."""

from __future__ import annotations

import copy
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

import torch

from ml.audio_io import MelPool, Pool, build_pool
from ml.config import PretrainRecipe, pretrain_recipe
from ml.contract import PACKAGE_DIR, ManifestRow, Use
from ml.encoders.base import Encoder
from ml.errors import RunError
from ml.export import new_card, write_encoder
from ml.graph import Architecture
from ml.loop import Progress, Session, run_phase
from ml.pretext.base import COLLAPSED_SPREAD, Pretext
from ml.pretext.frozen import frozen_auc, told
from ml.pretext.registry import PRETEXTS
from ml.pretext.sources import complete
from ml.pretext.views import Sources, Views
from ml.provenance import training_card
from ml.rng import seed_of
from ml.run import DONE, STOPPED_EARLY, Context, Outcome
from ml.shard_pool import ShardPool
from ml.shards import infant_digest

MIN_RECORDINGS = 8
"""Fewer give a contrastive loss nothing to tell apart."""


def pretrain(context: Context) -> Outcome:
    """Learns from every recording of infants who are not locked, labelled or not.

    Raises: RunError if the pool is too small.
    """
    recipe = pretrain_recipe(context.job)
    start = context.package("encoder")
    architecture = start.architecture if start else Architecture.of(recipe.encoder, recipe.width)
    architecture = replace(architecture, n_members=1, n_classes=0)

    context.emitter.stage("reading", 1, 3)
    sources = _read(context, architecture, recipe)

    context.emitter.stage("pretraining", 2, 3)
    first = start.encoder() if start else new_encoder(architecture, context.job.seed)
    before = _worth(context, sources, first, architecture)
    phase, progress = learn_phase(
        context.session, sources, architecture, recipe, context.job.seed, first if start else None
    )

    if not context.session.world.is_main:
        return Outcome()
    context.emitter.stage("exporting", 3, 3)
    name = context.job.model_name or "Encoder"
    rows = sources.pool.rows
    encoder = _plain(phase.encoder, architecture)
    card = new_card("encoder", name, architecture, phase.encoder.dim)
    card["training"] = training_card(
        context, asdict(recipe), progress.epochs_done, n_pool=len(rows), infants_pool=len({r.infant for r in rows})
    )
    card["training"]["stages"] = [*(_stages(start.card) if start else []), f"{recipe.stage}: {recipe.pretext}"]
    card["metrics"] = _metrics(progress, recipe, phase.chance)
    card["metrics"]["frozen"] = told(before, _worth(context, sources, encoder, architecture))
    if card["metrics"]["frozen"]:
        context.emitter.log(
            "Frozen embeddings: AUC {auc_before:.3f} before, {auc:.3f} now".format(**card["metrics"]["frozen"])
        )
    sha256 = write_encoder(context.package_folder, architecture, encoder, phase.projector_weights(), card)
    status = STOPPED_EARLY if progress.stopped_early else DONE
    return Outcome(status, PACKAGE_DIR, sha256, {**card["metrics"], "epochs": progress.epochs_done})


def learn_encoder(
    session: Session,
    rows_or_pool: Sequence[ManifestRow] | Pool,
    architecture: Architecture,
    recipe: PretrainRecipe,
    seed: int,
    start: Encoder | None = None,
    ambient: Pool | None = None,
) -> tuple[Encoder, Progress]:
    """An encoder without an order and without a package, as the study wants thousands of them.

    Args:
        rows_or_pool: recordings, read into the session's folder, or their features
        start: goes on from its weights and leaves it as it is; None: from scratch
        ambient: clips of the surroundings to mix in

    Returns:
        The encoder on the CPU, ready to use, and how its training went.

    Raises: CancelledRun; InterruptedRun; RunError if the pool is too small or the loss is no number.
    """
    front_end, cache, log = architecture.front_end, session.folder / "pool.mel", session.emitter.log
    if isinstance(rows_or_pool, Sequence):
        pool: Pool = build_pool(rows_or_pool, front_end, cache, _no_progress, log)
    else:
        pool = rows_or_pool
    sources = complete(pool, front_end, recipe, (), cache, _no_progress, log)
    sources = sources if ambient is None else replace(sources, ambient=ambient)
    phase, progress = learn_phase(session, sources, architecture, recipe, seed, start)
    return phase.encoder.cpu().eval(), progress


def learn_phase(
    session: Session,
    sources: Sources,
    architecture: Architecture,
    recipe: PretrainRecipe,
    seed: int,
    start: Encoder | None,
) -> tuple[Pretext, Progress]:
    """Runs the recipe's pretext to its end; see :func:`learn_encoder`."""
    if len(sources.pool) < MIN_RECORDINGS:
        raise RunError("Too few of the recordings hold usable sound.", "Import more recordings, then start again.")
    encoder = new_encoder(architecture, seed) if start is None else copy.deepcopy(start)
    views = Views(sources, architecture.front_end, recipe)
    pretext = PRETEXTS[recipe.pretext]
    phase = pretext(views, encoder.train().requires_grad_(True), recipe, seed, session.fabric, start is not None)
    if math.isfinite(phase.chance):
        session.emitter.log(f"A loss of {phase.chance:.2f} is chance")
    return phase, run_phase(phase, session)


def new_encoder(architecture: Architecture, seed: int) -> Encoder:
    """The encoder that a run of this seed begins with if it starts from nothing."""
    torch.manual_seed(seed_of(seed, "encoder"))
    return architecture.new_encoder()


def _worth(context: Context, sources: Sources, encoder: Encoder, architecture: Architecture) -> float | None:
    """See :func:`~ml.pretext.frozen.frozen_auc`; None for shards, whose recordings come in their own order."""
    if not (context.session.world.is_main and isinstance(sources.pool, MelPool)):
        return None
    return frozen_auc(encoder, sources.pool, architecture.front_end, context.session, context.job.seed)


def _read(context: Context, architecture: Architecture, recipe: PretrainRecipe) -> Sources:
    rows = context.manifest.of(Use.POOL, Use.TRAIN)
    if len(rows) < MIN_RECORDINGS:
        raise RunError(
            f"There are only {len(rows)} recordings of infants who are not locked for testing; pre-training needs at"
            f" least {MIN_RECORDINGS}.",
            "Import more recordings, then start again.",
        )
    background = context.manifest.of(Use.BACKGROUND)
    front_end, cache = architecture.front_end, context.pool_path
    with context.session.world.main_first():
        if context.job.shards is not None:
            pool: Pool = _shards(context, architecture, rows)
        else:
            pool = build_pool(rows, front_end, cache, context.tick(), context.warn)
        return complete(pool, front_end, recipe, background, cache, context.tick(), context.warn)


def _shards(context: Context, architecture: Architecture, rows: Sequence[ManifestRow]) -> ShardPool:
    """The order's shards, which may hold no infant that the manifest does not allow to learn from."""
    folder = context.job_folder / str(context.job.shards)
    pool = ShardPool(folder, architecture.front_end)
    strangers = pool.infants - {infant_digest(row.infant) for row in rows}
    if strangers:
        raise RunError(
            f"The shards in {folder} hold {len(strangers)} infants whom the manifest does not name as free to learn"
            " from: they may be locked for testing.",
            "Pack the shards again from this manifest.",
        )
    return pool


def _plain(encoder: Encoder, architecture: Architecture) -> Encoder:
    """On the CPU, with norms that know nothing of other processes."""
    plain = architecture.new_encoder()
    plain.load_state_dict(encoder.state_dict())
    return plain.eval()


def _stages(card: Mapping[str, Any]) -> list[str]:
    """What an encoder went through before; one from elsewhere does not say."""
    return list(card.get("training", {}).get("stages", ["an earlier encoder"]))


def _no_progress(done: int, total: int) -> None:
    """The caller shows its own."""


def _metrics(progress: Progress, recipe: PretrainRecipe, chance: float) -> dict[str, object]:
    last = progress.history[-1] if progress.history else {}
    spread = last.get("spread")
    return {
        "auc": None,
        "reason_missing": "An encoder answers no question; it is measured by what is fine-tuned from it.",
        "pretext": recipe.pretext,
        "contrastive_loss": last.get("train_loss"),
        "contrastive_loss_of_chance": chance if math.isfinite(chance) else None,
        "collapsed": None if spread is None else spread < COLLAPSED_SPREAD,
        "temperature": recipe.temperature,
        "history": progress.history,
    }
