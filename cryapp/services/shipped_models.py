"""The models in ``resources/models``: registered in a store as candidates, by nobody's decision.

Nobody of this clinic has vouched for them, so they answer only where they are asked for by name, in the quality check
(is there a cry at all?) and once a named person has promoted them.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import ModelId
from cryapp.domain.model import Model, ModelStatus
from cryapp.paths import resources_dir
from cryapp.services.library import Library
from cryapp.services.packages import is_damaged
from cryapp.store import audit, meta, models
from cryapp.store.models import NewModel
from ml.contract import CARD_FILE

if TYPE_CHECKING:
    from cryapp.scoring.package import Package

SHIPPED = "shipped"
"""The card's field, and a part of the model's id."""


def take_in(lib: Library, folder: Path | None = None) -> Changes:
    """Registers shipped models the store does not know yet; what it knows is never changed.

    A fingerprint of the cards is kept in the store, so that opening it costs one look when nothing is new.

    Raises: UserError if a shipped package is damaged or cannot be copied into the store; the next start tries again.
    """
    folder = folder or resources_dir() / "models"
    cards = sorted(folder.glob(f"*/{CARD_FILE}"))
    fingerprint = hashlib.sha256(b"\0".join(card.read_bytes() for card in cards)).hexdigest()
    with lib.store.read() as session:
        if not cards or meta.get(session, meta.SHIPPED_MODELS) == fingerprint:
            return Changes()
    new = [model_id for card in cards if (model_id := _register(lib, card.parent)) is not None]
    with lib.store.write() as session:
        meta.put(session, meta.SHIPPED_MODELS, fingerprint)
    return Changes(models=frozenset(new))


def is_shipped(model: Model) -> bool:
    return bool(model.card.get(SHIPPED))


def shipped_model(lib: Library, task_key: str) -> Model | None:
    """The newest shipped model of a task whose package is sound."""
    with lib.store.read() as session:
        found = [model for model in models.all_models(session, task_key, encoders=False) if is_shipped(model)]
    return next((model for model in found if not is_damaged(lib, model)), None)


def _register(lib: Library, folder: Path) -> ModelId | None:
    from cryapp.scoring.package import load_package

    raw = json.loads((folder / CARD_FILE).read_text(encoding="utf-8"))
    model_id = _id(raw)
    with lib.store.read() as session:
        if models.get(session, model_id) is not None:
            return None
    package = load_package(folder)
    part = lib.paths.models / f".{model_id}.part"
    _copy(folder, part)
    with lib.store.write() as session:
        if models.get(session, model_id) is not None:  # another window was faster
            shutil.rmtree(part, ignore_errors=True)
            return None
        target = lib.paths.models / model_id
        shutil.rmtree(target, ignore_errors=True)  # its id is free, so it is what a crash left behind
        part.rename(target)
        models.add(session, _row(model_id, package))
        after = {"source": SHIPPED, "card_sha256": package.card_sha256, "population": raw[SHIPPED]["population"]}
        audit.append(session, None, "model.register", "model", model_id, after=after)
    return model_id


def _copy(folder: Path, part: Path) -> None:
    shutil.rmtree(part, ignore_errors=True)
    try:
        shutil.copytree(folder, part)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)  # on a full disk its bytes are wanted elsewhere
        raise UserError(
            f"The model that comes with CryApp could not be copied into {part.parent}: its disk takes no more.",
            "Everything else works, and nothing saved is touched.",
            "Free some space on this disk and open CryApp again.",
        ) from error


def _row(model_id: ModelId, package: Package) -> NewModel:
    card = package.card
    return NewModel(
        id=model_id,
        name=card.name,
        task_key=package.task_key,
        status=ModelStatus.CANDIDATE,
        package_dir=model_id,
        card_sha256=package.card_sha256,
        parent_id=None,
        run_id=None,
        made_at=card.made_at or datetime.now(UTC),
        evidence=card.evidence,
        card=card.raw,
    )


def _id(card: dict[str, dict[str, object]]) -> ModelId:
    """``cry_presence-shipped-1``. Raises: ValueError for a card that is not a shipped one (our bug)."""
    shipped = card[SHIPPED]
    model_id = f"{shipped['key']}-{SHIPPED}-{shipped['version']}"
    if not re.fullmatch(r"[a-z_]+-shipped-\d+", model_id):
        raise ValueError(f"no id of a shipped model: {model_id}")
    return ModelId(model_id)
