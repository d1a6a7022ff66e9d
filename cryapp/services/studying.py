"""A study of pre-training on the store's own recordings: the snapshot written, the learning program run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cryapp.domain.errors import UserError
from cryapp.services.comparing import note_look, was_noted
from cryapp.services.library import Library
from cryapp.services.tasks import get_task
from cryapp.services.training_data import learnt_classes, refusals, snapshot_rows, trainer_missing
from cryapp.services.training_start import task_spec
from cryapp.services.worker import run_worker, worker_program
from cryapp.store import snapshot
from ml.contract import EXIT_INTERRUPTED, EXIT_OK, MANIFEST_FILE, Event, write_json, write_manifest

KEPT = "Labels and models are as they were."
TASK_FILE, STUDY_FILE, TABLE_FILE = "task.json", "study.json", "study.md"


@dataclass(frozen=True)
class FinishedStudy:
    """What ``study.json`` says, and whether the study was stopped before its end."""

    study: dict[str, Any]
    table: str
    stopped: bool


def write_study_snapshot(lib: Library, task_key: str, out: Path) -> None:
    """Writes the manifest and the task into ``out``. Infants go by their pseudonyms, as in every training.

    Raises: UserError if there is too little to learn from, or no room.
    """
    task = get_task(lib, task_key)
    with lib.store.read() as session:
        labels = snapshot.training_labels(session, task)
        if reasons := refusals(task, labels.counts()):
            raise UserError(f"There is too little to learn from yet. {' '.join(reasons)}", KEPT)
        classes = learnt_classes(task, labels.counts())
        rows = snapshot_rows(lib, session, labels, classes)
    try:
        out.mkdir(parents=True, exist_ok=True)
        write_manifest(out / MANIFEST_FILE, rows)
        write_json(out / TASK_FILE, asdict(task_spec(task, classes)))
    except OSError as error:
        raise UserError(f"{out} cannot be written: {error.strerror}.", KEPT, "Choose another folder.") from error


def looks_at_locked(options: Sequence[str]) -> bool:
    """Whether a study with these options is tested on locked infants: the learning program's default too."""
    tests = "locked"
    for place, word in enumerate(options):
        name, equals, value = word.partition("=")
        # The learning program takes the name's beginning too, and of several the last one counts.
        if name.startswith("--te") and "--tests".startswith(name):
            tests = value if equals else "".join(options[place + 1 : place + 2])
    return "locked" in tests.split(",")


def _note_look(lib: Library, task_key: str, out: Path, resumed: bool) -> None:
    """Counts the study as one look at the locked infants; going on with it is no other."""
    what = f"study:{hashlib.sha256(str(out).encode()).hexdigest()[:12]}"  # folders are named after people
    with lib.store.write() as session:
        if not (resumed and was_noted(session, task_key, what)):
            note_look(session, task_key, what)


def run_study(
    lib: Library,
    task_key: str,
    out: Path,
    options: Sequence[str],
    on_event: Callable[[Event], None],
    stop: Callable[[], str | None] = lambda: None,
) -> FinishedStudy:
    """Runs the study in this thread.

    Args:
        out: folder of the study; with ``--resume`` among the options it goes on where it was
        options: of ``cry-ml study``, e.g. ``("--seeds", "5")``

    Raises: UserError with the learning program's sentence if it fails.
    """
    if missing := trainer_missing():
        raise UserError(missing)
    out = out.absolute()
    write_study_snapshot(lib, task_key, out)
    if looks_at_locked(options):
        _note_look(lib, task_key, out, "--resume" in options)
    argv = (
        *worker_program(),
        *("study", "--json", "--control", "stdin", "--manifest", str(out / MANIFEST_FILE)),
        *("--task", str(out / TASK_FILE), "--out", str(out), *options),
    )
    ended = run_worker(argv, out, on_event, stop)
    if ended.exit_code not in (EXIT_OK, EXIT_INTERRUPTED):
        said = ended.last_error.data if ended.last_error is not None else {}
        last = ended.last_words.splitlines()[-1:] or ["it gave no reason"]
        raise UserError(
            str(said.get("happened") or f"The study failed: {last[0]}."),
            str(said.get("kept") or KEPT),
            str(said.get("todo") or "See worker.log in its folder."),
        )
    try:
        study: dict[str, Any] = json.loads((out / STUDY_FILE).read_text(encoding="utf-8"))
        table = (out / TABLE_FILE).read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise UserError(
            "The study was stopped before it had a result.", "What was done is kept.", "Go on by --resume."
        ) from error
    return FinishedStudy(study, table, stopped=ended.exit_code == EXIT_INTERRUPTED)
