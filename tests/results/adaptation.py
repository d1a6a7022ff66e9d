"""What was tried so that adaptation on cries pays with few labels: each way on the same folds of unlocked infants.

The recipe of the studies is chosen by this table alone; the locked infants are in no fold.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ml.contract import write_json
from tests.results.desk import GENERAL, TASK, Work, estimate
from tests.results.study import COMMON

ARMS = ("scratch", "simclr_adapted")
FRACTION = 0.10
SEEDS = "2"
OPTIONS = (
    *(
        "--task",
        TASK,
        "--general",
        str(GENERAL),
        "--tests",
        "folds",
        "--folds",
        "3",
        "--fractions",
        "10",
        "--seeds",
        SEEDS,
        "--arms",
        ",".join(ARMS),
    ),
    *("--option", "students=none"),
)
WAYS: dict[str, tuple[str, ...]] = {
    "as the studies have it": (),
    "fine-tuning: the encoder nearly still": ("finetune-option=encoder_lr_share=0.05",),
    "positives of one infant": ("pretrain-option=positives=infant",),
    "codec and band limit in most views": (
        "pretrain-option=p_codec=0.5",
        "pretrain-option=p_band_limit=0.6",
        "pretrain-option=band_limit_from=0.4",
    ),
    "temperature 0.1": ("pretrain-option=temperature=0.1",),
    "background and filter in nearly every view": (
        "pretrain-option=p_background=0.9",
        "pretrain-option=p_filter=1.0",
        "pretrain-option=filter_db=12.0",
    ),
    "twice as many epochs on cries": ("pretrain-option=epochs=50",),
    "the general encoder moves at a third of the rate": ("pretrain-option=start_lr_share=0.3",),
    "temperature 0.5": ("pretrain-option=temperature=0.5",),
}
"""Options of ``cryapp study`` by what they change, most promising first: a run that is stopped has those."""


def measure(work: Work) -> dict[str, Any]:
    """Every way on the same features, general encoder and choices of infants; a way that is done is not done again."""
    desk, out = work.store(), work.build / "study"
    kept = work.build / "adaptation-ways.json"
    done: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    common = [word.format(processes=work.processes, preset=work.preset) for word in COMMON]
    for words, own in WAYS.items():
        options = [part for option in own for part in ("--option", option)]
        if words in done and done[words]["options"] == [*COMMON, *own]:
            continue
        there = ("--resume",) if (out / "cells.jsonl").exists() else ()
        study = desk("study", "--out", str(out), *common, *OPTIONS, *options, *there)
        done[words] = {"options": [*COMMON, *own], **_told(study)}
        write_json(kept, done)
    return {"ways": {words: {"changed": list(own), **_without_options(done[words])} for words, own in WAYS.items()}}


def page(found: dict[str, Any]) -> str:
    lines = [
        "| SimCLR on cries, after general sounds | frozen | end to end | from scratch | adapted − scratch |",
        "|---|---|---|---|---|",
    ]
    for words, way in found["ways"].items():
        difference = way["difference"]
        lines.append(
            f"| {words} | {estimate(way['frozen'])} | {estimate(way['end_to_end'])} | {estimate(way['scratch'])} |"
            f" {difference['value']:+.3f} ({difference['low']:+.3f} to {difference['high']:+.3f}) |"
        )
    table = "\n".join(lines)
    return f"""{FRACTION:.0%} of the labelled infants of each fold, {SEEDS} seeds (other infants, other weights), 3 folds of infants who are not
locked. What a row changes is in [results/adaptation.json](results/adaptation.json). The studies follow this table; with so many rows the
best one is partly luck.

{table}
"""


def _told(study: Mapping[str, Any]) -> dict[str, Any]:
    auc = {(row["arm"], row["reading"]): row["auc"] for row in study["rows"]}
    difference = next(
        claim["difference"]
        for claim in study["claims"]
        if claim["reading"] == "end_to_end" and (claim["arm"], claim["other_arm"]) == ("simclr_adapted", "scratch")
    )
    return {
        "frozen": auc.get(("simclr_adapted", "frozen")),
        "end_to_end": auc.get(("simclr_adapted", "end_to_end")),
        "scratch": auc.get(("scratch", "end_to_end")),
        "difference": difference,
    }


def _without_options(way: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in way.items() if key != "options"}
