"""The study from the app's side: its snapshot, what it starts, what it believes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from cryapp.domain.errors import UserError
from cryapp.services import studying
from cryapp.services.comparing_points import looks
from cryapp.services.library import Library
from cryapp.services.studying import run_study, write_study_snapshot
from ml.contract import EXIT_INTERRUPTED, EXIT_OK, EXIT_USER_ERROR, Event, EventKind, Use, read_manifest
from tests.cli.conftest import Cli, cli

__all__ = ["cli"]

PROGRAM = """
import json, pathlib, sys
words = sys.argv[1:]
assert words[0] == "study" and words[words.index("--control") + 1] == "stdin", words
out = pathlib.Path(words[words.index("--out") + 1])
assert (out / "manifest.jsonl").is_file() and json.loads((out / "task.json").read_text())["key"] == "cry_presence"
print(json.dumps({"v": 1, "event": "log", "level": "info", "text": "1 of 1 cells"}), flush=True)
code = CODE
if code == 2:
    said = {"happened": "There is no arm called 'x'.", "kept": "All.", "todo": "Y."}
    print(json.dumps({"v": 1, "event": "error", **said}))
else:
    study = {"claims": [{"sentence": "It holds."}], "cells": {"done": 1, "planned": 2}, "words": words}
    (out / "study.json").write_text(json.dumps(study))
    (out / "study.md").write_text("| arm |")
sys.exit(code)
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "program.py"
    path.write_text(PROGRAM.replace("CODE", str(EXIT_OK)))
    monkeypatch.setattr(studying, "worker_program", lambda: (sys.executable, str(path)))
    return path


def test_the_snapshot_locks_whom_the_store_locks(labelled: Library, tmp_path: Path) -> None:
    write_study_snapshot(labelled, "cry_presence", tmp_path / "out")
    rows = list(read_manifest(tmp_path / "out" / "manifest.jsonl"))
    assert {row.use for row in rows if row.locked} == {Use.TEST}
    assert len({row.infant for row in rows if row.locked}) >= 10
    task = json.loads((tmp_path / "out" / "task.json").read_text())
    assert (task["classes"], task["positive"]) == (["cry", "no_cry"], ["cry"])


def test_a_store_without_labels_is_refused(lib: Library, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="too little to learn from"):
        write_study_snapshot(lib, "cry_presence", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_a_sentence(labelled: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be written"):
        write_study_snapshot(labelled, "cry_presence", tmp_path / "file" / "out")


@pytest.mark.parametrize(("code", "stopped"), [(EXIT_OK, False), (EXIT_INTERRUPTED, True)])
def test_the_program_is_run_and_read(
    labelled: Library, tmp_path: Path, program: Path, code: int, stopped: bool
) -> None:
    program.write_text(PROGRAM.replace("CODE", str(code)))
    events: list[Event] = []
    finished = run_study(labelled, "cry_presence", tmp_path / "out", ("--seeds", "5"), events.append)
    assert finished.stopped is stopped
    assert finished.study["words"][-2:] == ["--seeds", "5"]
    assert finished.table == "| arm |"
    assert [event.event for event in events] == [EventKind.LOG]


def test_a_study_on_locked_infants_is_a_look_at_them(labelled: Library, tmp_path: Path, program: Path) -> None:
    """Point 13 of the gate: every look is counted, one for each study however often it goes on."""

    def after(folder: str, *options: str) -> int:
        run_study(labelled, "cry_presence", tmp_path / folder, options, lambda _event: None)
        return looks(labelled, "cry_presence")

    assert after("a", "--tests", "folds") == 0
    assert after("a", "--tests", "locked,folds") == 1
    assert after("a", "--tests", "locked,folds", "--resume") == 1
    assert after("a", "--tests", "folds", "--tests", "locked") == 2  # begun anew
    assert after("b") == 3  # what the learning program does unless it is told otherwise
    assert after("c", "--tests=folds") == 3
    assert after("d", "--tests", "folds", "--test", "locked") == 4  # as argparse takes it
    assert after("e", "--task", "x", "--tes=folds") == 4


def test_its_sentence_is_passed_on(labelled: Library, tmp_path: Path, program: Path) -> None:
    program.write_text(PROGRAM.replace("CODE", str(EXIT_USER_ERROR)))
    with pytest.raises(UserError, match=r"no arm called 'x'.*All.*Y"):
        run_study(labelled, "cry_presence", tmp_path / "out", (), lambda _event: None)


def test_a_study_without_a_result_is_no_result(labelled: Library, tmp_path: Path, program: Path) -> None:
    program.write_text("import sys; sys.exit(0)")
    with pytest.raises(UserError, match="before it had a result"):
        run_study(labelled, "cry_presence", tmp_path / "out", (), lambda _event: None)


def test_the_command_shows_the_table_and_passes_options_on(
    labelled: Library, tmp_path: Path, program: Path, cli: Cli
) -> None:
    labelled.close()
    out = tmp_path / "out"
    words = ("study", "--task", "cry_presence", "--out", out, "--option", "min-steps=7", "--resume")
    store = ("--store", labelled.paths.root)
    ran = cli(*words, *store)
    assert ran.code == 0, ran
    assert "| arm |" in ran.out
    assert "It holds." in ran.out
    found = cli(*words, *store, "--json").json
    assert found["words"][-3:] == ["--min-steps", "7", "--resume"]
    assert found["cells"] == {"done": 1, "planned": 2}
