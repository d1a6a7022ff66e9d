"""Where the evidence of the model that ships falls, on mixtures nobody chose anything by (:mod:`tests.results.mixtures`)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cryapp.paths import resources_dir
from cryapp.scoring.engine import Scorer
from cryapp.scoring.evidence import Evidence, evidence_of
from cryapp.scoring.package import load_package
from tests.results.desk import SHARED, TASK, Work
from tests.results.mixtures import LEARNT, LOCKED, MADE_UP, RATE_HZ, SNRS_DB, Mixture, made_up, real

N_DRAWS = 2000
FIRST_FILE = "evidence-first.json"
"""Of the first set of mixtures, by the method as it was: evidence in log-odds alone."""
BEFORE_FILE = "evidence-before.json"
"""Of the mixtures that are measured now, by the model before and one band at a time."""
METHOD = "when-then-bands"
"""What is measured with another method or model is measured anew."""
CRY = "cry"
GROUPS = (MADE_UP, LOCKED, LEARNT)
Row = dict[str, Any]


def measure(work: Work) -> dict[str, Any]:
    """Every mixture once; a stopped measurement goes on where it was."""
    package = shipped().package
    done = work.build / f"evidence-{METHOD}-{package.card_sha256[:12]}.jsonl"
    rows = measured(chain(made_up(), real(SHARED, LOCKED), real(SHARED, LEARNT)), done)
    recipe = package.card.raw["training"]["recipe"]
    return {
        "rows": summaries(rows),
        "mixtures": len(rows),
        "model": str(package.card.raw["made_at"]),
        "planted": float(recipe.get("p_plant", 0.0)) > 0,
        "first": _earlier(work.docs / FIRST_FILE),
        "before": _earlier(work.docs / BEFORE_FILE),
    }


def _earlier(path: Path) -> dict[str, Any]:
    found = json.loads(path.read_text(encoding="utf-8"))
    return {"date": found["measured"]["date"], "mixtures": found["mixtures"], "rows": found["rows"]}


def measured(mixtures: Iterator[Mixture], done: Path) -> list[Row]:
    """A line for each mixture, from ``done`` where it is there already."""
    known: dict[str, Row] = {}
    if done.exists():
        known = {row["key"]: row for row in map(json.loads, done.read_text(encoding="utf-8").splitlines())}
    scorer = shipped()
    rows = []
    with done.open("a", encoding="utf-8") as out:
        for mixture in mixtures:
            row = known.get(mixture.key)
            if row is None:
                row = measured_one(scorer, mixture)
                out.write(json.dumps(row) + "\n")
                out.flush()
            rows.append(row)
    return rows


def shipped() -> Scorer:
    return Scorer(load_package(resources_dir() / "models" / TASK))


def measured_one(scorer: Scorer, mixture: Mixture) -> Row:
    """How much of what speaks for a cry lies where one was planted; None where nothing speaks for one."""
    found = evidence_of(scorer, mixture.samples, RATE_HZ, [CRY])
    within = in_time(found, mixture)
    cells = louder_cells(found, mixture)
    total = float(found.speaks_for.sum())
    shown = total > 0
    probability = scorer.score(mixture.samples, RATE_HZ).probabilities[CRY]
    return {
        "key": mixture.key,
        "group": mixture.group,
        "infant": mixture.infant,
        "setting": mixture.setting,
        "snr_db": mixture.snr_db,
        "called": bool(probability >= scorer.package.operating_points[0].threshold),
        "time": float(found.speaks_for[within].sum() / total) if shown else None,
        "time_chance": float(within.mean()),
        "cells": float(found.speaks_for[cells].sum() / total) if shown else None,
        "cells_chance": float(cells.mean()),
        "strongest": bool(within[int(found.speaks_for.sum(axis=1).argmax())]) if shown else None,
    }


def in_time(found: Evidence, mixture: Mixture) -> NDArray[np.bool_]:
    """Frames in the planted stretch."""
    at_s = found.start_s + (np.arange(len(found.contributions)) + 0.5) * found.hop_s
    inside: NDArray[np.bool_] = (at_s >= mixture.start_s) & (at_s < mixture.stop_s)
    return inside


def louder_cells(found: Evidence, mixture: Mixture) -> NDArray[np.bool_]:
    """Cells (frames, bands) in which the planted cry is louder than its background."""
    cry, background = (_powers(sound, found) for sound in (mixture.cry, mixture.background))
    louder: NDArray[np.bool_] = cry > background
    return louder


def _powers(samples: NDArray[np.float32], found: Evidence) -> NDArray[np.float64]:
    hop = found.hop_s * RATE_HZ
    size = round(hop)
    starts = np.minimum((np.arange(len(found.contributions)) * hop).astype(int), len(samples) - size)
    frames = samples[starts[:, None] + np.arange(size)] * np.hanning(size)
    power = np.abs(np.fft.rfft(frames, axis=1)) ** 2
    hz = np.fft.rfftfreq(size, 1 / RATE_HZ)
    edges = found.edges_hz
    return np.stack([power[:, (hz >= low) & (hz < high)].sum(axis=1) for low, high in pairwise(edges)], axis=1)


def summaries(rows: Sequence[Row]) -> list[Row]:
    """Of each group: everything, each level, each setting."""
    found = []
    for group in GROUPS:
        own = [row for row in rows if row["group"] == group]
        parts: list[tuple[str, Callable[[Row], bool]]] = [("all", lambda _row: True)]
        parts += [(f"{snr} dB", lambda row, snr=snr: row["snr_db"] == snr) for snr in SNRS_DB]  # type: ignore[misc]
        settings = sorted({str(row["setting"]) for row in own})
        parts += [(name, lambda row, name=name: row["setting"] == name) for name in settings]  # type: ignore[misc]
        found += [_summary(group, name, [row for row in own if wanted(row)]) for name, wanted in parts if own]
    return found


def _summary(group: str, part: str, rows: Sequence[Row]) -> Row:
    shown = [row for row in rows if row["time"] is not None]
    return {
        "group": group,
        "part": part,
        "mixtures": len(rows),
        "infants": len({row["infant"] for row in rows}),
        "called": sum(row["called"] for row in rows),
        "nothing": len(rows) - len(shown),
        **{name: interval(shown, name) for name in ("time", "cells", "strongest")},
        **{name: round(float(np.mean([row[name] for row in rows])), 4) for name in ("time_chance", "cells_chance")},
    }


def interval(rows: Sequence[Row], name: str) -> dict[str, float | None]:
    """Mean over mixtures and 95 % of its draws: infants are drawn with replacement, each with all its mixtures."""
    if not rows:
        return {"value": None, "low": None, "high": None}
    infants = sorted({row["infant"] for row in rows})
    sums = np.array([sum(float(row[name]) for row in rows if row["infant"] == one) for one in infants])
    counts = np.array([sum(row["infant"] == one for row in rows) for one in infants])
    draws = np.random.default_rng(0).integers(0, len(infants), (N_DRAWS, len(infants)))
    means = sums[draws].sum(axis=1) / counts[draws].sum(axis=1)
    low, high = np.percentile(means, (2.5, 97.5))
    value = sums.sum() / counts.sum()
    return {"value": round(float(value), 4), "low": round(float(low), 4), "high": round(float(high), 4)}


def page(found: dict[str, Any]) -> str:
    lines = [
        f"{found['mixtures']} mixtures of 12 s with one planted cry each, made by `tests/results/mixtures.py` and measured once; nothing was chosen by"
        " them, and the mixtures of the tests are others. Made-up infants with voices from all over the published ranges, in a made-up ward; real"
        " uploads (their loudest three seconds) among real animals, spoken digits and surroundings. *Locked infants*: the model that ships has"
        " learnt nothing from them; *infants learnt from* flatter it. Level: root-mean-square of the cry's stretch above that of the background.",
        "",
        "*In its time*: how much of what speaks for a cry lies in the planted stretch. *In its cells*: in seconds and bands where the cry is louder"
        " than its background. *Strongest*: how often the strongest moment lies in the stretch. Chance is the share of time, or of cells, that"
        " the cry takes. *Nothing*: mixtures in which nothing speaks for a cry beyond the method's noise; they are in no mean. *Called*: those"
        " that the model calls a cry at its operating point.",
        "",
        "| cries of | mixtures (infants) | called | nothing | in its time | chance | strongest | in its cells | chance |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row['group'] if row['part'] == 'all' else '– ' + row['part']} | {row['mixtures']} ({row['infants']}) | {row['called']} |"
        f" {row['nothing']} | {_text(row['time'])} | {row['time_chance']:.2f} | {_text(row['strongest'])} |"
        f" {_text(row['cells'])} | {row['cells_chance']:.2f} |"
        for row in found["rows"]
    ]
    lines += ["", _history(found)]
    return "\n".join(lines) + "\n"


def _history(found: dict[str, Any]) -> str:
    def told(name: str) -> str:
        rows = [row for row in found[name]["rows"] if row["part"] == "all"]
        return ", ".join(f"{row['group']} {_text(row['time'])} of {row['mixtures']}" for row in rows)

    learnt = (
        "this model learnt from whole recordings, some of them planted among other sounds"
        if found.get("planted")
        else "this model learnt from whole recordings and was never told where in them a cry is"
    )
    parts = [
        f"A first set of {found['first']['mixtures']} other mixtures, measured on {found['first']['date']}, had in its time: {told('first')}"
        f" ([figures](results/{FIRST_FILE})). Moments that were a clear “no” counted then as much as the cry, since evidence was told in log-odds"
        " alone. The scale was changed on a set of its own (other seeds, other infants).",
    ]
    if "before" in found:
        parts.append(
            f"The mixtures of the table, measured on {found['before']['date']} with one band quietened at a time, had in its time: {told('before')}"
            f" ([figures](results/{BEFORE_FILE})). That all bands of a second are quietened together first was chosen on mixtures of"
            " other development infants; these were looked at again after it, and nothing was changed by what they say.",
        )
    parts.append(f"The table shows what the model used, not what is true: {learnt}.")
    return " ".join(parts)


def _text(value: dict[str, float | None]) -> str:
    return "–" if value["value"] is None else f"{value['value']:.2f} ({value['low']:.2f}–{value['high']:.2f})"
