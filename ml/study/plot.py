"""AUC over the share of labelled infants, one line an arm: SVG and PNG by matplotlib."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ml.study.arms import ARMS, PERMUTED

MARKERS = "osD^vPX<>*hd"
COLOURS = (
    "#0072B2",
    "#D55E00",
    "#009E73",
    "#CC79A7",
    "#E69F00",
    "#56B4E9",
    "#000000",
    "#999999",
    "#7A5195",
    "#8C6D31",
    "#A6D854",
    "#4D4D4D",
)
"""Okabe & Ito (2008), told apart by colour-blind readers too; markers differ as well."""
READINGS = {
    "frozen": "frozen encoder + logistic",
    "frozen_statistics": "frozen encoder ⊕ statistics + logistic",
    "end_to_end": "end to end",
    "with_expert": "end to end ⊕ statistics expert",
    "student": "end to end with pseudo-labels",
    "student_with_expert": "with pseudo-labels ⊕ statistics expert",
}
DODGE = 0.012
N_COLUMNS = 2
WELL_ABOVE_CHANCE = 0.55


def plot_missing() -> str:
    """How to get plots; empty if they can be made."""
    if importlib.util.find_spec("matplotlib") is not None:
        return ""
    return 'No plot: matplotlib is not installed. To add it, type: pip install "cryapp[study]"'


def draw(study: Mapping[str, Any], tests: str, encoder: str, stem: Path) -> list[Path]:
    """Writes ``stem.svg`` and ``stem.png``: one panel a reading, the baselines in each."""
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    rows = [r for r in study["rows"] if r["tests"] == tests and r["encoder"] in (encoder, "")]
    readings = [name for name in READINGS if any(row["reading"] == name for row in rows)] or ["baseline"]
    # The same bytes for the same figures: no date, ids from a fixed salt; text stays text.
    with mpl.rc_context({"svg.hashsalt": "cryapp", "svg.fonttype": "none", "font.size": 9}):
        n_columns = min(N_COLUMNS, len(readings))
        n_rows = -(-len(readings) // n_columns)
        figure = Figure(figsize=(4.6 * n_columns, 1.0 + 3.4 * n_rows), layout="constrained")
        FigureCanvasAgg(figure)
        axes = figure.subplots(n_rows, n_columns, sharey=True, squeeze=False).ravel()
        for spare in axes[len(readings) :]:
            spare.set_axis_off()
        if min(row["auc"]["low"] for row in rows if row["arm"] != PERMUTED) > WELL_ABOVE_CHANCE:
            # Far below all others it would take half of the picture; its figures are in the table.
            rows = [row for row in rows if row["arm"] != PERMUTED]
        arms = list(dict.fromkeys(row["arm"] for row in rows))
        for axis, reading in zip(axes, readings, strict=False):
            _panel(axis, [r for r in rows if r["reading"] in (reading, "baseline")], arms)
            axis.set_title(READINGS.get(reading, "no encoder"))
            axis.set_xlabel("labelled infants learnt from")
        for axis in axes[: len(readings) : n_columns]:
            axis.set_ylabel(f"{study['measure']}, {tests}")
        synthetic = "synthetic cries, " if study.get("synthetic") else ""
        figure.suptitle(f"{study['task']['name']} ({synthetic}encoder {encoder})")
        handles: dict[str, Any] = {}
        for axis in axes:
            for handle, text in zip(*axis.get_legend_handles_labels(), strict=True):
                handles.setdefault(text, handle)
        figure.legend(list(handles.values()), list(handles), loc="outside lower center", ncols=3, frameon=False)
        paths = [stem.with_suffix(".svg"), stem.with_suffix(".png")]
        figure.savefig(paths[0], metadata={"Date": None})
        figure.savefig(paths[1], dpi=160)
    return paths


def _panel(axis: Any, rows: Sequence[Mapping[str, Any]], arms: Sequence[str]) -> None:
    own = list(dict.fromkeys(row["arm"] for row in rows))
    fractions = sorted({row["fraction"] for row in rows})
    for number, arm in enumerate(own):
        line = sorted((row for row in rows if row["arm"] == arm), key=lambda row: row["fraction"])
        # Side by side on a logarithmic axis, so that intervals of ten arms do not hide each other.
        factor = 1 + DODGE * (number - (len(own) - 1) / 2)
        x = [row["fraction"] * factor for row in line]
        y = [row["auc"]["value"] for row in line]
        low = [row["auc"]["value"] - row["auc"]["low"] for row in line]
        high = [row["auc"]["high"] - row["auc"]["value"] for row in line]
        place = arms.index(arm)
        axis.errorbar(
            x,
            y,
            yerr=[low, high],
            label=ARMS[arm].words,
            color=COLOURS[place % len(COLOURS)],
            marker=MARKERS[place % len(MARKERS)],
            linestyle="--" if line[0]["reading"] == "baseline" else "-",
            linewidth=1.2,
            markersize=4,
            elinewidth=0.7,
            capsize=0,
            alpha=0.9,
        )
    axis.set_xscale("log")
    axis.set_xticks(fractions, [f"{f:.0%}" for f in fractions])
    axis.minorticks_off()
    if min(row["auc"]["low"] for row in rows) < WELL_ABOVE_CHANCE:
        axis.axhline(0.5, color="#999999", linewidth=0.8, linestyle=":")
    axis.grid(visible=True, axis="y", linewidth=0.3)
