"""The main job, end to end: ten real uploads in a real window, the real worker, a real store."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cryapp.domain.infant import is_locked, lock_bucket
from cryapp.domain.model import ModelStatus
from cryapp.domain.queue import WorklistQuery
from cryapp.services import labelling, models, people
from cryapp.services.library import open_library
from cryapp.services.tasks import get_task
from tests.display import virtual_display

ROOT = Path(__file__).resolve().parents[2]
N_OF_CLASS = 4
"""Labelled infants of each class: the fewest that training accepts."""

OFFLINE = ["unshare", "--net"] if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("unshare") else []
"""Where it may, the whole journey runs in a network namespace without interfaces: the app needs no network."""


def choose(corpus: Path) -> tuple[dict[str, str], list[str]]:
    """Ten uploads: four infants that cry and four that do not, none locked, and two to stay without a label."""
    with (corpus / "donateacry" / "manifest.csv").open(encoding="utf-8") as table:
        rows = [row for row in csv.DictReader(table) if not is_locked(lock_bucket(row["subject"]))]
    answers: dict[str, str] = {}
    infants: set[str] = set()
    for answer in ("1", "0"):
        for row in rows:
            if (
                row["cry"] == answer
                and row["subject"] not in infants
                and list(answers.values()).count(answer) < N_OF_CLASS
            ):
                answers[row["file"]] = answer
                infants.add(row["subject"])
    others = [row["file"] for row in rows if row["cry"] == "" and row["subject"] not in infants][:2]
    return answers, others


@pytest.mark.display
@pytest.mark.corpus
@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool")
def test_import_label_train_promote_predict(corpus_dir: Path, tmp_path: Path) -> None:
    answers, others = choose(corpus_dir)
    folder, store = tmp_path / "uploads", tmp_path / "store"
    folder.mkdir()
    for name in [*answers, *others]:
        (folder / name).symlink_to(corpus_dir / "donateacry" / "uploads" / name)
    (tmp_path / "answers.json").write_text(json.dumps(answers))
    command = [*OFFLINE, sys.executable, "-m", "tests.e2e.journey"]
    command += [str(store), str(folder), str(tmp_path / "answers.json")]
    with virtual_display() as display:
        done = subprocess.run(
            command, env=os.environ | display, cwd=ROOT, capture_output=True, text=True, timeout=1100, check=False
        )
    assert done.returncode == 0, done.stderr[-4000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["hidden"], "a prediction was shown before the label"
    assert told["hidden_before_label"]
    assert told["flagged_while_training"]
    assert abs(sum(told["revealed"].values()) - 1) < 1e-3

    library = open_library(str(store))
    try:
        task = get_task(library, "cry_presence")
        reader = next(a for a in people.list_annotators(library) if a.code == "R-07")
        query = WorklistQuery(task.id, reader.id)
        rows = {
            row.file_name: row
            for row in labelling.worklist_rows(library, query, labelling.worklist_ids(library, query))
        }
        assert set(rows) == {*answers, *others}, "every upload is in the store"
        for name, answer in answers.items():
            assert rows[name].class_key == {"1": "cry", "0": "no_cry"}[answer], name

        kinds = [str(e.kind) for row in rows.values() for e in labelling.events(library, row.id)]
        assert kinds.count("revert") == 1, "the undo is in the history, not a gap in it"
        assert kinds.count("label") == len(answers) + 2, "one label was given twice, one after the model"
        first = [e for row in rows.values() for e in labelling.events(library, row.id) if str(e.kind) == "label"]
        assert all(event.shown.blind for event in first)

        in_use = models.model_in_use(library, "cry_presence")
        assert in_use is not None
        assert in_use.status is ModelStatus.IN_USE
        assert in_use.reason == "First model, to see the loop closed"
        for row in rows.values():
            prediction = labelling.reveal_prediction(library, row.id, task.id, reader.id, label_first=False)
            assert prediction is not None, row.file_name
            assert prediction.model_id == in_use.id
    finally:
        library.close()
