"""A model package used where it lies, without a store: for scoring elsewhere, and by whoever checks a model."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from cryapp.domain.errors import UserError
from cryapp.domain.ids import ModelId
from cryapp.domain.model import ModelStatus
from cryapp.paths import resources_dir
from cryapp.services.library import Library, open_library
from cryapp.store import models
from cryapp.store.models import NewModel
from ml.contract import CARD_FILE

SHIPPED = "shipped"
"""Instead of a folder: the model that comes with CryApp."""


def package_folder(name: str | None, task_key: str | None = None) -> Path | None:
    """The folder that a model's name on a command line means; None if it can only be the id of a model in a store.

    Raises: UserError if CryApp ships no model, or several and none is of the task.
    """
    if name is None:
        return None
    if name == SHIPPED:
        shipped = sorted(card.parent for card in (resources_dir() / "models").glob(f"*/{CARD_FILE}"))
        of_task = [folder for folder in shipped if task_key in (None, folder.name)]
        if len(of_task) != 1:
            known = ", ".join(folder.name for folder in shipped) or "none"
            raise UserError("It is not clear which shipped model is meant.", todo=f"Name its task: {known}.")
        return of_task[0]
    folder = Path(name)  # ids have no slash in them, and a folder that happens to have the name of one holds no card
    return folder if (folder / CARD_FILE).is_file() or folder.name == CARD_FILE or len(folder.parts) > 1 else None


@contextlib.contextmanager
def passing_library(folder: Path) -> Iterator[tuple[Library, ModelId]]:
    """A store of the moment whose one model is the package in ``folder``, verified and not copied. Nothing of it is
    left afterwards, and no other store is looked at.

    Raises: UserError if the package is missing, damaged or an encoder.
    """
    from cryapp.scoring.package import load_package

    folder = (folder.parent if folder.name == CARD_FILE else folder).resolve()
    package = load_package(folder)
    new = NewModel(
        id=ModelId(folder.name),
        name=package.name,
        task_key=package.task_key,
        status=ModelStatus.CANDIDATE,
        package_dir=str(folder),  # absolute, so that the library's folder of models does not matter
        card_sha256=package.card_sha256,
        parent_id=None,
        run_id=None,
        made_at=package.card.made_at or datetime.now(UTC),
        evidence=package.evidence,
        card=package.card.raw,
    )
    with tempfile.TemporaryDirectory(prefix="cryapp-package-", ignore_cleanup_errors=True) as root:
        lib = open_library(root)
        try:
            with lib.store.write() as session:
                models.add(session, new)
            yield lib, new.id
        finally:
            lib.close()
