"""``pretrain``: an encoder from recordings without labels."""

from __future__ import annotations

from dataclasses import asdict, replace

import torch

from ml.audio_io import build_pool
from ml.config import PretrainRecipe, pretrain_recipe
from ml.contract import PACKAGE_DIR, Use
from ml.errors import RunError
from ml.export import new_card, write_encoder
from ml.graph import Architecture
from ml.loop import Progress, run_phase
from ml.pretext.simclr import SimclrPhase, chance_loss
from ml.provenance import training_card
from ml.rng import seed_of
from ml.run import DONE, STOPPED_EARLY, Context, Outcome

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
    front_end = architecture.front_end

    context.emitter.stage("reading", 1, 3)
    rows = context.manifest.of(Use.POOL, Use.TRAIN)
    if len(rows) < MIN_RECORDINGS:
        raise RunError(
            f"There are only {len(rows)} recordings of infants who are not locked for testing; pre-training needs at"
            f" least {MIN_RECORDINGS}.",
            "Import more recordings, then start again.",
        )
    pool = build_pool(rows, front_end, context.pool_path, context.tick(), context.warn)
    if len(pool) < MIN_RECORDINGS:
        raise RunError("Too few of the recordings hold usable sound.", "Import more recordings, then start again.")

    context.emitter.stage("pretraining", 2, 3)
    torch.manual_seed(seed_of(context.job.seed, "encoder"))
    encoder = start.encoder() if start else architecture.new_encoder()
    phase = SimclrPhase(pool, encoder, front_end, recipe, context.job.seed, context.session.fabric)
    context.emitter.log(f"A loss of {chance_loss(phase.items_per_step):.2f} is chance")
    progress = run_phase(phase, context.session)

    context.emitter.stage("exporting", 3, 3)
    name = context.job.model_name or "Encoder"
    card = new_card("encoder", name, architecture, encoder.dim)
    card["training"] = training_card(
        context, asdict(recipe), progress.epochs_done, n_pool=len(pool), infants_pool=len({r.infant for r in pool.rows})
    )
    card["metrics"] = _metrics(progress, recipe, phase.items_per_step)
    sha256 = write_encoder(
        context.package_folder, architecture, phase.encoder.cpu().eval(), phase.projector_weights(), card
    )
    status = STOPPED_EARLY if progress.stopped_early else DONE
    return Outcome(status, PACKAGE_DIR, sha256, {**card["metrics"], "epochs": progress.epochs_done})


def _metrics(progress: Progress, recipe: PretrainRecipe, n_views: int) -> dict[str, object]:
    history = [entry["train_loss"] for entry in progress.history]
    return {
        "auc": None,
        "reason_missing": "An encoder answers no question; it is measured by what is fine-tuned from it.",
        "contrastive_loss": history[-1] if history else None,
        "contrastive_loss_of_chance": chance_loss(n_views),
        "temperature": recipe.temperature,
        "history": progress.history,
    }
