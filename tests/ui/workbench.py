"""Models and labels for tests of the Models and Screen workspaces: small, real, made in a second."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryapp.domain.ids import ModelId
from cryapp.domain.model import Model, ModelStatus
from cryapp.domain.task import Task
from cryapp.scoring.package import load_package
from cryapp.services import importing, people, tasks
from cryapp.services.import_labels import save_labels
from cryapp.services.importing import ImportOptions
from cryapp.services.library import Library
from cryapp.store import models
from ml.contract import CARD_FILE, file_sha256
from tests.scoring.made import make_package
from tests.ui.conftest import write_sound

TASK = "cry_presence"


def install_model(
    library: Library,
    number: int,
    status: ModelStatus = ModelStatus.CANDIDATE,
    edit_card: Callable[[dict[str, Any]], object] = lambda card: None,
) -> Model:
    """Registers a package whose network is tiny and whose hashes hold, as the end of a training does."""

    def edit(card: dict[str, Any]) -> None:
        card["name"] = f"Cry presence {number}"
        edit_card(card)

    model_id = ModelId(f"{TASK}-{number}")
    folder = make_package(library.paths.models / model_id, edit_card=edit)
    card = load_package(folder).card
    with library.store.write() as session:
        models.add(
            session,
            models.NewModel(
                id=model_id,
                name=f"Cry presence {number}",
                task_key=TASK,
                status=status,
                package_dir=model_id,
                card_sha256=file_sha256(folder / CARD_FILE),
                parent_id=None,
                run_id=None,
                made_at=datetime.now(UTC),
                evidence=card.evidence,
                card=card.raw,
            ),
        )
        made = models.get(session, model_id)
    assert made is not None
    return made


def fill(library: Library, folder: Path, n_infants: int = 12, labelled: int = 0) -> Task:
    """Imports one short recording of each infant and labels the first ``labelled`` infants, classes in turn."""
    paths = [write_sound(folder / f"{i}.wav", 0.8, 350 + 40 * i, i) for i in range(n_infants)]
    table = folder / "table.csv"
    table.write_text("file,subject\n" + "\n".join(f"{p.name},I-{i:04d}" for i, p in enumerate(paths)) + "\n")
    report = importing.import_paths(library, paths, ImportOptions(table, {"path": "file", "infant": "subject"}))
    assert report.added == n_infants, report.sentence
    task = tasks.get_task(library, TASK)
    label(library, task, range(1, labelled + 1))
    return task


def label(library: Library, task: Task, recording_ids: Any) -> None:
    """Labels recordings with the learnt classes in turn."""
    by = people.add_annotator(library, "R-01").annotator
    keys = [c.key for c in task.trained_classes]
    wanted: dict[Any, list[Any]] = {}
    for number, recording_id in enumerate(recording_ids):
        wanted.setdefault((task.id, keys[number % len(keys)]), []).append(recording_id)
    save_labels(library, wanted, by.id, source="csv")
