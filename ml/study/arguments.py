"""Arguments of ``cry-ml study``. Standard library only: read whatever command is asked for."""

from __future__ import annotations

import argparse
from pathlib import Path

from ml.numbers import whole_from

PERCENTS = "5,10,25,50,100"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--manifest", type=Path, required=True, help="snapshot of the recordings (manifest.jsonl)")
    add("--task", type=Path, required=True, metavar="TASK.JSON", help="key, name, classes and positive classes")
    add("--out", type=Path, required=True, help="folder of features, encoders, cells, tables and plots")
    add("--general", type=Path, help="general sounds: a folder of classes, or a manifest.jsonl")
    add("--arms", default="", help="comma-separated; default: all that can be trained")
    add("--networks", default="", help="arms that are trained end to end; default: all that can be")
    add("--students", default="", help="arms that learn from pseudo-labels too; default: all that can; none: nobody")
    add("--encoders", default="small", help="comma-separated, see cry-ml encoders")
    add("--fractions", default=PERCENTS, metavar="PERCENT,…", help="shares of the labelled infants")
    add("--seeds", type=whole_from(1), default=3, help="choices of infants and of weights")
    add("--encoder-seeds", type=whole_from(1), default=1, help="pre-trainings of each arm")
    add("--tests", default="locked,folds", help="locked, folds, or both; while you are still choosing, folds alone")
    add("--folds", type=whole_from(2), default=5, help="of the infants who are not locked")
    add("--min-steps", type=whole_from(0), default=150, help="of each end-to-end training, however few the labels")
    add("--preset", default="standard", choices=("quick", "standard", "thorough"), help="how long each network learns")
    option = {"action": "append", "default": [], "metavar": "NAME=VALUE"}
    add("--pretrain-option", help="of pre-training on cries", **option)  # type: ignore[arg-type]
    add("--general-option", help="of pre-training on general sounds", **option)  # type: ignore[arg-type]
    add("--finetune-option", help="of end-to-end training", **option)  # type: ignore[arg-type]
    add("--main-arm", default="", help="arm of which fewer labels are claimed (default: the adapted one)")
    add("--precision", default="auto", choices=("auto", "fp32", "bf16"), help="auto: bf16 where it is faster")
    add("--processes", type=whole_from(1), default=1, help="that work at the same time")
    add("--resume", action="store_true", help="go on with what OUT holds; without it OUT must hold no cells")
    add("--synthetic", action="store_true", help="say in every table and plot that the cries are synthetic")
    add("--control", choices=("none", "stdin"), default="none", help="listen for JSON-line commands on stdin")
