"""Where a model comes from: the card's ``training``."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ml.contract import Kind, Use, file_sha256
from ml.heard import Heard
from ml.places import told_of

if TYPE_CHECKING:
    from ml.run import Context


def training_card(context: Context, recipe: Mapping[str, Any], epochs: int, **counts: int) -> dict[str, Any]:
    """Everything needed to train the same model again, and how many stood behind it."""
    job = context.job
    encoder = context.package("encoder")
    return {
        "job": told_of(job, context.job_folder),
        "seed": job.seed,
        "preset": str(job.preset),
        "recipe": dict(recipe),
        "device": context.hardware.device_name,
        "precision": context.hardware.precision,
        "seconds": context.seconds,
        "epochs": epochs,
        **counts,
        "data_hash": job.data_hash,
        "code_version": code_version(),
        "parent_model": job.parent_model,
        "encoder_sha256": None if encoder is None else file_sha256(encoder.weights_path),
        "heard": heard_by(context).as_json(),
    }


def heard_by(context: Context) -> Heard:
    """What this run and the encoder it starts from, with all its parents, learn from."""
    # Pseudo-labels are learnt from as labels are.
    from_all = context.job.kind is Kind.PRETRAIN or bool(context.job.options.get("pseudo_weight"))
    learns = (Use.POOL, Use.TRAIN) if from_all else (Use.TRAIN,)
    own = Heard.of_rows(context.manifest.of(*learns), context.job.source)
    encoder = context.package("encoder")
    return own if encoder is None else own | Heard.of_card(encoder.card)


def code_version() -> str:
    """Hash of this package's source, the same for an installation and a checkout; a frozen build has its release."""
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    sources = sorted(folder.rglob("*.py"))
    if not sources:
        return metadata.version("cryapp")
    for path in sources:
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
