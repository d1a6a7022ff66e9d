"""The encoders: AUC from scratch on folds of the infants that are not locked, beside cost and speed."""

from __future__ import annotations

import json
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
    desk, out = work.store(), work.build / "encoders"
    there = ("--resume",) if (out / "cells.jsonl").exists() else ()
    common = [word.format(processes=work.processes, preset=work.preset) for word in COMMON]
    study = desk("study", "--task", TASK, "--out", str(out), *common, *OPTIONS, *there)
    table = out / "encoders.json"
    command("ml", "encoders", "--out", str(table))
    return {"study": {**study, "out": "", "plots": []}, "table": json.loads(table.read_text(encoding="utf-8"))}


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
    return "\n".join(lines) + "\n" + _beside(found["study"].get("between_encoders", []))


def _beside(rows: list[dict[str, Any]]) -> str:
    """What another encoder would give instead of the default one, on the same infants."""
    told = [
        f"`{row['encoder']}` − `{row['other']}`: {d['value']:+.3f} ({d['low']:+.3f} to {d['high']:+.3f})"
        for row in rows
        if (row["arm"], row["reading"]) == ("scratch", "end_to_end")
        for d in [row["difference"]]
    ]
    tests = rows[0]["difference"] if rows else {"n_infants": 0, "n_recordings": 0}
    return f"""
AUC on 3 folds of the infants that are not locked ({tests["n_infants"]} infants, {tests["n_recordings"]} recordings), all labels of the others, one seed. From scratch,
paired by infant: {"; ".join(told)}.
"""


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f}"
