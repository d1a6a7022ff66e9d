"""What was tried so that adaptation on cries pays with few labels: each way on the same folds of unlocked infants.

The recipe of the studies is chosen by this table alone; the locked infants are in no fold.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

from ml.contract import write_json
from tests.bench.__main__ import machine
from tests.results.desk import GENERAL, ROOT, TASK, Work, estimate
from tests.results.study import COMMON

FRACTION = 0.10
SEEDS, LOCKED_SEEDS = "2", "5"
WHAT = (
    *("--task", TASK, "--general", str(GENERAL), "--fractions", "10", "--arms", "scratch,simclr_adapted"),
    *("--option", "students=none"),
)
FOLDS = (*WHAT, "--tests", "folds", "--folds", "3", "--seeds", SEEDS)
LOCKED = (*WHAT, "--tests", "locked", "--seeds", LOCKED_SEEDS)
CHOSEN = "as the studies have it: in fine-tuning the encoder at 0.05 of the rate"
WAYS: dict[str, tuple[str, ...]] = {
    CHOSEN: (),
    "in fine-tuning the encoder at 0.15 of the rate": ("finetune-option=encoder_lr_share=0.15",),
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
    """Every way on the same features, general encoder and choices of infants; a way that is done is not done again.

    The page shows what is done, also after a run that was stopped.
    """
    kept = work.build / "adaptation-ways.json"
    done: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    for words, own in WAYS.items():
        if words in done and done[words]["changed"] == list(own):
            continue
        began_s = time.monotonic()
        told = _told(_study(work, FOLDS, own))
        done[words] = {"changed": list(own), **told, "seconds": round(time.monotonic() - began_s)}
        write_json(kept, done)
        seconds = sum(way["seconds"] for way in done.values())
        measured = {"date": time.strftime("%Y-%m-%d"), "seconds": seconds, "machine": machine()}
        write_json(work.docs / "adaptation.json", {**_found(done), "measured": measured})
    return _found(done)


def look(work: Work) -> dict[str, Any]:
    """The chosen way on locked infants: one look, counted among the others."""
    return _told(_study(work, LOCKED, WAYS[CHOSEN]))


def page(found: dict[str, Any]) -> str:
    head = (
        "| SimCLR on general sounds, then on cries | frozen | end to end | from scratch | adapted − scratch |",
        "|---|---|---|---|---|",
    )
    lines = [_line(words, way) for words, way in found["ways"].items()]
    missing = [words for words in WAYS if words not in found["ways"]]
    not_yet = (
        f"\nNot tried yet (`make results ARGS='--only adaptation'` goes on): {'; '.join(missing)}.\n" if missing else ""
    )
    table = "\n".join((*head, *lines))
    return f"""{FRACTION:.0%} of the labelled infants of each fold, {SEEDS} seeds (other infants, other weights), 3 folds of infants who are not
locked. What a row changes is in [results/adaptation.json](results/adaptation.json). The studies' recipe is the first row, taken when it and the
second had been measured.{_above(found["ways"])}

{table}
{not_yet}"""


def _above(ways: Mapping[str, Any]) -> str:
    """Which rows came out above the one that was taken, and why it stays."""
    auc = {words: way["end_to_end"]["value"] for words, way in ways.items()}
    above = sorted((words for words in auc if auc[words] > auc.get(CHOSEN, 1)), key=lambda words: -auc[words])
    if not above:
        return ""
    told = " and ".join(f"“{words}” by {auc[words] - auc[CHOSEN]:.3f}" for words in above)
    taken = ways[CHOSEN]["end_to_end"]
    return f""" Of the others {told} came out above it, where its own interval is {taken["high"] - taken["low"]:.3f} wide: among
so many rows the best one is partly luck, and the locked infants have been looked at with the first, so that it stays."""


def look_page(found: dict[str, Any]) -> str:
    difference = found["difference"]
    holds = difference["low"] > 0
    half_width = (difference["high"] - difference["low"]) / 2
    told = (
        "The interval lies above 0: **adaptation beats learning from scratch**."
        if holds
        else f"The interval holds 0: the aim is **missed**, by {-difference['low']:.3f} at its lower end. With so many infants half of"
        f" the interval is {half_width:.3f} wide, so that only a difference of more than that could be shown here; on the folds above,"
        " with more infants, it is shown."
    )
    return f"""One more look at the locked infants, with more seeds (other infants that are learnt from, other weights) than the experiment above.
{FRACTION:.0%} of the labelled infants who are not locked, {LOCKED_SEEDS} seeds; tested on {difference["n_recordings"]} recordings of {difference["n_infants"]} locked infants, by the way chosen
above and no other.

| frozen | end to end | from scratch | adapted − scratch, paired by infant |
|---|---|---|---|
| {_line("", found).removeprefix("|  | ")}

{told}{_of_the_experiment(found)}
"""


def _of_the_experiment(found: Mapping[str, Any]) -> str:
    """What the study's seeds, the first of these, said of the same: looks that differ are told together."""
    path = ROOT / "docs" / "results" / "study-locked.json"
    if not path.exists():
        return ""
    study = json.loads(path.read_text(encoding="utf-8"))
    rows = {row["arm"]: row for row in study["rows"] if row["reading"] == "end_to_end" and row["fraction"] == FRACTION}
    same = {"arm": "simclr_adapted", "other_arm": "scratch", "reading": "end_to_end", "margin": None}
    same |= {"fraction": FRACTION, "other_fraction": FRACTION}
    claim = next((c for c in study["claims"] if all(c[key] == value for key, value in same.items())), None)
    if claim is None:
        return ""
    d = claim["difference"]
    adapted, scratch = (rows[arm]["auc"]["value"] for arm in ("simclr_adapted", "scratch"))
    return f"""
The experiment above has the first {rows["scratch"]["seeds"]} of these seeds: {d["value"]:+.3f} ({d["low"]:+.3f} to {d["high"]:+.3f}), {claim["verdict"]}. With more seeds the adapted network went from
{adapted:.3f} to {found["end_to_end"]["value"]:.3f} and the one from scratch from {scratch:.3f} to {found["scratch"]["value"]:.3f}: intervals are by the infants who are tested, and what hangs on
which infants are learnt from is not in them."""


def _line(words: str, way: Mapping[str, Any]) -> str:
    difference = way["difference"]
    return (
        f"| {words} | {estimate(way['frozen'])} | {estimate(way['end_to_end'])} | {estimate(way['scratch'])} |"
        f" {difference['value']:+.3f} ({difference['low']:+.3f} to {difference['high']:+.3f}) |"
    )


def _found(done: Mapping[str, Any]) -> dict[str, Any]:
    return {"ways": {words: done[words] for words in WAYS if words in done}}


def _study(work: Work, what: tuple[str, ...], own: tuple[str, ...]) -> dict[str, Any]:
    """In the studies' folder, so that features and encoders are made once."""
    desk, out = work.store(), work.build / "study"
    common = [word.format(processes=work.processes, preset=work.preset) for word in COMMON]
    options = [part for option in own for part in ("--option", option)]
    there = ("--resume",) if (out / "cells.jsonl").exists() else ()
    return desk("study", "--out", str(out), *common, *what, *options, *there)


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
