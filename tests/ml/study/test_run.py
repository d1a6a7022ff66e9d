"""The study from its command line to its tables, on sounds whose class can be heard."""

from __future__ import annotations

import argparse
import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from ml.contract import EXIT_INTERRUPTED, EXIT_OK, ManifestRow, write_json, write_manifest
from ml.control import Control
from ml.emit import Emitter
from ml.errors import RunError
from ml.pretext.simclr import Simclr
from ml.study import command, runner
from ml.study.arguments import add_arguments
from ml.study.runner import CELLS_FILE, read_lines
from tests.ml.conftest import CRY, RATE_HZ

TINY = ["batch_size=8", "crop_frames=64", "epochs=1"]


def ordered(folder: Path, rows: list[ManifestRow], *words: str) -> argparse.Namespace:
    """``cry-ml study`` on networks so narrow that a cell takes a moment."""
    write_manifest(folder / "manifest.jsonl", rows)
    write_json(folder / "task.json", asdict(CRY))
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    options = [f"--finetune-option={o}" for o in [*TINY, "width=4"]]
    options += [f"--{kind}-option={o}" for kind in ("pretrain", "general") for o in [*TINY, "projection_dim=8"]]
    parser.add_argument("--json", action="store_true")  # given to every command
    return parser.parse_args(
        [
            *("--manifest", str(folder / "manifest.jsonl"), "--task", str(folder / "task.json")),
            *("--out", str(folder / "out"), "--fractions", "50,100", "--seeds", "1", "--folds", "2"),
            *("--min-steps", "1", "--precision", "fp32", *options, *words),
        ]
    )


def run(arguments: argparse.Namespace) -> tuple[int, list[dict[str, Any]]]:
    out = io.StringIO()
    code = command.run(arguments, Emitter(out))
    return code, [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "be_a_good_neighbour", lambda n_threads: None)
    monkeypatch.setattr(Control, "handle_signals", lambda self: None)
    monkeypatch.setattr("ml.expert.STEPS", 20)
    monkeypatch.setattr("ml.study.workshop.N_PERMUTATIONS", 3)


def study_of(arguments: argparse.Namespace) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((arguments.out / "study.json").read_text())
    return found


@pytest.fixture(scope="module")
def general(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("general")
    rng = np.random.default_rng(1)
    for name, hz in (("low", 300), ("high", 2_000)):
        (folder / name).mkdir()
        for take in range(6):
            t = np.arange(RATE_HZ) / RATE_HZ
            sound = 0.3 * np.sin(2 * np.pi * hz * t) + 0.01 * rng.standard_normal(RATE_HZ)
            soundfile.write(folder / name / f"{name}-{take}.ogg", sound, RATE_HZ)
    return folder


def test_both_test_sets_stopped_resumed_and_shown(
    tmp_path: Path, rows: list[ManifestRow], general: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = "random,scratch,supervised,simclr_general,simclr_adapted,statistics,metadata,permuted"
    students = ("--students", "scratch,simclr_adapted")
    arguments = ordered(tmp_path, rows, "--general", str(general), "--arms", chosen, *students)
    told: list[runner.Told] = []

    def stop_after_ten(emitter: Emitter, one: runner.Told, aloud: bool) -> None:
        told.append(one)
        if len(told) == 10:
            raise runner.InterruptedRun

    with monkeypatch.context() as patch:
        patch.setattr(command, "_tell", stop_after_ten)
        code, _ = run(arguments)
    assert code == EXIT_INTERRUPTED
    kept = {line["key"]: line["logits"] for line in read_lines(arguments.out / CELLS_FILE)}
    with (arguments.out / CELLS_FILE).open("a") as out:
        out.write('{"key": "cut sho')  # what a killed process leaves

    with pytest.raises(RunError, match="holds a study already"):
        run(arguments)
    arguments.resume = True
    code, events = run(arguments)
    assert code == EXIT_OK
    lines = list(read_lines(arguments.out / CELLS_FILE))
    assert len({line["key"] for line in lines}) == len(lines), "a cell was learnt twice"
    assert kept.items() <= {line["key"]: line["logits"] for line in lines}.items()
    study = study_of(arguments)
    assert study["cells"]["done"] == study["cells"]["planned"] == len(lines)
    words = {(r["tests"], r["arm"], r["reading"], r["fraction"]) for r in study["rows"]}
    assert {("locked", "simclr_adapted", "student", 1.0), ("folds", "scratch", "student_with_expert", 0.5)} <= words
    assert not any(arm == "simclr_general" and "student" in reading for _, arm, reading, _ in words)
    assert {("locked", "simclr_adapted", "with_expert", 1.0), ("folds", "simclr_general", "frozen", 0.5)} <= words
    assert {row["seeds"] for row in study["rows"]} == {1}
    best = max(row["auc"]["value"] for row in study["rows"] if row["fraction"] == 1.0)
    assert best > 0.9, "tones and noise are told apart"
    permuted = next(r for r in study["rows"] if r["arm"] == "permuted" and r["fraction"] == 1.0)
    assert permuted["auc"]["value"] == pytest.approx(0.5, abs=0.3)
    for asked in (
        "adaptation on cries adds",
        "beats from scratch",
        "SimCLR pre-training beats supervised pre-training",
        "on labels alone",
        "is not worse than from scratch from 100%",
    ):
        assert any(asked in claim["words"] for claim in study["claims"]), asked
    for name in ("study.md", "study.csv", "study-locked-small.svg", "study-folds-small.png"):
        assert (arguments.out / name).stat().st_size > 500
    assert "| from scratch, end to end |" in (arguments.out / "study.md").read_text()
    assert events[-1]["event"] == "result"

    before = (arguments.out / "study-locked-small.svg").read_bytes()
    run(arguments)
    assert list(read_lines(arguments.out / CELLS_FILE)) == lines, "nothing was left to do"
    assert (arguments.out / "study-locked-small.svg").read_bytes() == before


def test_a_stop_in_the_middle_of_an_encoder_keeps_no_half_of_it(
    tmp_path: Path, rows: list[ManifestRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To a training alone "stop" means "early, and keep what is learnt"; here others would be compared with it."""
    arguments = ordered(tmp_path, rows, "--arms", "simclr_cries", "--students", "none", "--tests", "locked")
    arguments.pretrain_option = [*arguments.pretrain_option, "epochs=4"]
    controls: list[Control] = []

    def kept(self: Control) -> None:
        controls.append(self)

    monkeypatch.setattr(Control, "handle_signals", kept)
    step, steps = Simclr.step, []

    def stopping(self: Simclr, number: int) -> float:
        steps.append(number)
        if len(steps) == 3:
            controls[0]._stop_early.set()  # Ctrl+C
        return step(self, number)

    monkeypatch.setattr(Simclr, "step", stopping)
    assert run(arguments)[0] == EXIT_INTERRUPTED
    assert not list(read_lines(arguments.out / runner.ENCODERS_FILE))
    (checkpoint,) = arguments.out.glob("encoders/*/checkpoint-*")
    assert checkpoint.is_file()
    arguments.resume = True
    assert run(arguments)[0] == EXIT_OK
    assert steps == list(range(max(steps) + 1)), "each step once, from where it was stopped"
    (made,) = read_lines(arguments.out / runner.ENCODERS_FILE)
    assert len(made["history"]) == 4


def test_the_other_pretexts(tmp_path: Path, rows: list[ManifestRow], general: Path) -> None:
    chosen = "supervised,supervised_adapted,masked_cries,simsiam_cries"
    arguments = ordered(tmp_path, rows, "--general", str(general), "--arms", chosen, "--fractions", "100")
    arguments.tests = "locked"
    code, _ = run(arguments)
    assert code == EXIT_OK
    made = [line["stage"] for line in read_lines(arguments.out / runner.ENCODERS_FILE)]
    assert [sum(name in one for one in made) for name in ("supervised", "masked", "simsiam", "simclr")] == [1, 1, 1, 1]
