"""The seed's experiment on the real uploads: on locked infants, and on folds of the others."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from ml.study.report import markdown
from tests.results.desk import GENERAL, SHARED, TASK, Work

COMMON = (
    *("--processes", "{processes}", "--preset", "{preset}", "--option", "min-steps=120"),
    *("--option", "finetune-option=crop_frames=256", "--option", "finetune-option=encoder_lr_share=0.05"),
    *("--option", "finetune-option=mode=probe_full"),
    *("--option", "pretrain-option=epochs=25", "--option", "pretrain-option=lr=0.0015"),
    *("--option", f"pretrain-option=ambient_folder={SHARED / 'environment' / 'noise'}"),
    *("--option", "general-option=epochs=10", "--option", "general-option=crop_frames=128"),
)
"""Chosen on folds of the infants that are not locked (see :mod:`tests.results.adaptation`)."""
MOST_SEEDS = {"study-locked": 3, "study-folds": 2}
LOCKED = (
    *("--tests", "locked", "--fractions", "5,10,25,50,100"),
    "--arms",
    "random,scratch,supervised,simclr_general,simclr_adapted,simclr_cries,masked_cries,simsiam_cries,"
    "statistics,metadata,permuted",
    *("--option", "networks=scratch,supervised,simclr_general,simclr_adapted"),
    *("--option", "students=scratch,simclr_adapted"),
)
FOLDS = (
    *("--tests", "folds", "--folds", "3", "--fractions", "10,25,50"),
    *("--arms", "random,scratch,simclr_general,simclr_adapted,statistics,metadata,permuted"),
    *("--option", "networks=scratch,simclr_adapted", "--option", "students=scratch,simclr_adapted"),
)


def locked(work: Work) -> dict[str, Any]:
    return _run(work, "study-locked", LOCKED)


def folds(work: Work) -> dict[str, Any]:
    return _run(work, "study-folds", FOLDS)


def page(found: dict[str, Any]) -> str:
    """The table, the answers and the plot of one study."""
    plots = "\n".join(f"![{name}](results/{name})" for name in found["plots"] if name.endswith(".svg"))
    seconds = found["cpu_seconds"]
    done = found["cells"]
    recipes = "; ".join(f"{name}: {recipe['epochs']} epochs" for name, recipe in found["settings"]["recipes"].items())
    share = found["settings"]["finetune"]["encoder_lr_share"]
    return f"""{markdown(found)}
{plots}

{done["done"]} of {done["planned"]} cells, {seconds["cells"] / 60:.0f} process-minutes of cells and {seconds["encoders"] / 60:.0f} of encoders
({found["hardware"]["precision"]}); {recipes}; end to end at least {found["settings"]["min_steps"]} steps of
{found["settings"]["finetune"]["batch_size"]} crops, a pre-trained encoder at {share} of the learning rate. Code `{found["code_version"]}`.
"""


def folds_page(found: dict[str, Any]) -> str:
    """As :func:`page`, after what these folds were used for."""
    return f"""Every labelled infant who is not locked is in one fold, and tested by networks that neither heard nor learnt from it: pre-training on cries is
done anew in each fold. The recipe was chosen among a few on folds of the same infants ([What was tried for few labels](#what-was-tried-for-few-labels)), so
that differences here may be a little too good; no recipe was chosen on the locked infants above.

{page(found)}"""


def _run(work: Work, name: str, options: tuple[str, ...]) -> dict[str, Any]:
    """Both studies live in one folder and share features and encoders; what was stopped goes on."""
    desk, out = work.store(), work.build / "study"
    common = [word.format(processes=work.processes, preset=work.preset) for word in COMMON]
    there = ("--resume",) if (out / "cells.jsonl").exists() else ()
    seeds = ("--seeds", str(min(work.seeds, MOST_SEEDS[name])))
    paths = ("--task", TASK, "--out", str(out), "--general", str(GENERAL))
    study = desk("study", *paths, *seeds, *common, *options, *there)
    return {**study, "out": "", "plots": kept(work, out, name, study)}


def kept(work: Work, out: Path, name: str, study: dict[str, Any]) -> list[str]:
    """Plots and the CSV copied beside the JSON, under the section's name. Returns: the plots' names."""
    names = []
    tests = dict.fromkeys(row["tests"] for row in study["rows"])
    encoders = dict.fromkeys(row["encoder"] for row in study["rows"] if row["encoder"])
    for one in tests:
        for encoder in encoders:
            for suffix in (".svg", ".png"):
                target = f"{name}-{encoder}{suffix}"
                shutil.copy(out / f"study-{one}-{encoder}{suffix}", work.docs / target)
                names.append(target)
    shutil.copy(out / "study.csv", work.docs / f"{name}.csv")
    return names


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
