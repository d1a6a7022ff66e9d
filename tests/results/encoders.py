"""The encoders: AUC from scratch on folds of the infants that are not locked, beside cost and speed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.results.desk import TASK, Work, command, estimate
from tests.results.study import COMMON

ENCODERS = "small,mobile,cnn14_quarter,cnn14_half,cnn14"
"""Those that score in the app; CNN14 at full width takes a workstation most of an hour, and is for a GPU."""
OPTIONS = (
    *("--tests", "folds", "--folds", "3", "--seeds", "1", "--fractions", "100", "--arms", "random,scratch"),
    *("--encoders", ENCODERS, "--option", "students=none"),
)


def measure(work: Work) -> dict[str, Any]:
    """The study, unless it is whole (an hour of learning says no other AUC when an encoder became faster), and the table."""
    out = work.build / "encoders"
    study = _whole(out) or _study(work, out)
    table = out / "encoders.json"
    command("ml", "encoders", "--out", str(table))
    return {"study": {**study, "out": "", "plots": []}, "table": json.loads(table.read_text(encoding="utf-8"))}


def _whole(out: Path) -> dict[str, Any] | None:
    """The study in the folder if every cell of every encoder is learnt."""
    kept = out / "study.json"
    study: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    learnt = {row["encoder"] for row in study.get("rows", ())}
    whole = learnt >= set(ENCODERS.split(",")) and study["cells"]["done"] == study["cells"]["planned"]
    return study if whole else None


def _study(work: Work, out: Path) -> dict[str, Any]:
    there = ("--resume",) if (out / "cells.jsonl").exists() else ()
    common = [word.format(processes=work.processes, preset=work.preset) for word in COMMON]
    return work.store()("study", "--task", TASK, "--out", str(out), *common, *OPTIONS, *there)


def page(found: dict[str, Any]) -> str:
    auc = {(row["encoder"], row["arm"], row["reading"]): row["auc"] for row in found["study"]["rows"]}
    lines = [
        "| encoder | parameters | GMAC per s of sound | × real time | views a second | AUC from scratch |"
        " AUC frozen at random |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in found["table"]["encoders"]:
        name, cost = row["name"], row["cost"]
        lines.append(
            f"| `{name}` | {cost['parameters']:,} | {cost['gmac_per_s']:.2f} | {_figure(row['times_real_time'])} |"
            f" {_figure(row['views_per_s'])} | {estimate(auc.get((name, 'scratch', 'end_to_end')))} |"
            f" {estimate(auc.get((name, 'random', 'frozen')))} |"
        )
    return "\n".join(lines) + "\n" + _beside(found["study"])


def _beside(study: dict[str, Any]) -> str:
    """What another encoder would give instead of the default one, on the same infants."""
    rows, code = study.get("between_encoders", []), study["code_version"]
    told = [
        f"`{row['encoder']}` − `{row['other']}`: {d['value']:+.3f} ({d['low']:+.3f} to {d['high']:+.3f})"
        for row in rows
        if (row["arm"], row["reading"]) == ("scratch", "end_to_end")
        for d in [row["difference"]]
    ]
    tests = rows[0]["difference"] if rows else {"n_infants": 0, "n_recordings": 0}
    return f"""
The costs and speeds were measured at the date above, the AUC by code `{code}`. AUC on 3 folds of the infants that are not locked ({tests["n_infants"]} infants, {tests["n_recordings"]} recordings), all labels of the others, one seed. From scratch,
paired by infant: {"; ".join(told)}.
"""


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f}"
