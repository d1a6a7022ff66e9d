"""``make results``: runs the sections that are not done, and puts docs/results.md together."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ml.contract import write_json
from tests.bench.__main__ import machine
from tests.results import (
    adaptation,
    encoders,
    evidence,
    ladder,
    loop,
    placing,
    precisions,
    segmentation,
    study,
    synthetic,
)
from tests.results.desk import DATA, ROOT, SHARED, Work
from tests.results.study import read


@dataclass(frozen=True)
class Section:
    name: str
    title: str
    measure: Callable[[Work], dict[str, Any]]
    page: Callable[[dict[str, Any]], str]


SECTIONS = (
    Section("loop", "Cry or no cry, by the app's own commands", loop.measure, loop.page),
    Section("segmentation", "Proposed segments against marks by hand", segmentation.measure, segmentation.page),
    Section("evidence", "Where the evidence falls, on planted cries", evidence.measure, evidence.page),
    Section("placing", "What planting cries teaches, on folds of development infants", placing.measure, placing.page),
    Section("study-locked", "The seed's experiment, on locked infants", study.locked, study.page),
    Section("study-folds", "The same on folds of the other infants", study.folds, study.folds_page),
    Section("adaptation", "What was tried for few labels", adaptation.measure, adaptation.page),
    Section("few-labels", "What was chosen, on locked infants", adaptation.look, adaptation.look_page),
    Section("encoders", "Encoders", encoders.measure, encoders.page),
    Section("precisions", "In which precision networks run", precisions.measure, precisions.page),
    Section("ladder", "The leak ladder", ladder.measure, ladder.page),
    Section("synthetic-neuro_injury", "Neurological injury: synthetic cries", synthetic.neuro_injury, study.page),
    Section("synthetic-trigger", "Cry trigger: synthetic cries", synthetic.trigger, study.page),
)
HEAD = """# Results

Made by `make results`. Each section says when and where it was measured; its figures are in [results/](results/) as JSON. Intervals
are 95 % by infant-cluster bootstrap. Locked infants (one in five, by a hash of the pseudonym) are in no pool, training, calibration, early
stopping or choice of a recipe.
"""
TAIL = """## The paper's figures

Gorin et al. (arXiv 2305.01578), tables of the seed's own experiment: not available here, so nothing is compared with them. Second-hand:
macro AUC 74.5 for triggers, adaptation worth 6 to 9 points. Onu et al. (arXiv 2310.08338) report AUC 92.5 % for neurological injury. Those
are other infants, other labels and other recordings than any table above.

## What this does not show

The labels of the real uploads say whether there is a cry, not why; app installs stand for infants; one corpus, one kind of recording.
Neurological injury and triggers have no public data with staff labels and infant ids: what is printed for them is of synthetic cries, and worth
nothing clinically. The general sounds are 82 minutes of animals and spoken digits, where the paper had hundreds of hours.
"""


def page(docs: Path) -> str:
    """docs/results.md from the JSON files that are there."""
    parts = [HEAD]
    for section in SECTIONS:
        path = docs / f"{section.name}.json"
        if path.exists():
            found = read(path)
            where = f"Measured on {found['measured']['date']} in {found['measured']['seconds'] / 60:.0f} min; machine: {found['measured']['machine']}."
            parts.append(f"## {section.title}\n\n{where}\n\n{section.page(found)}")
    return "\n".join([*parts, TAIL])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--preset", default="standard")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--only", default="", help="sections, comma-separated; the page is always made of all there are"
    )
    parser.add_argument("--seeds", type=int, default=3, help="at most, of the studies")
    parser.add_argument("--again", action="store_true", help="sections that are done too; a study then goes on")
    parser.add_argument("--page", action="store_true", help="measure nothing, only put the page together")
    parser.add_argument("--build", type=Path, default=ROOT / "build" / "results")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs")
    arguments = parser.parse_args()
    results = arguments.docs / "results"
    results.mkdir(parents=True, exist_ok=True)
    work = Work(arguments.build, results, arguments.preset, arguments.processes, arguments.seeds)
    if not arguments.page:
        if not DATA.is_dir():
            print(f"The real recordings are needed in {DATA}; without them there is no result.", file=sys.stderr)
            return 2
        work.build.mkdir(parents=True, exist_ok=True)
        chosen = [word for word in arguments.only.split(",") if word]
        for section in SECTIONS:
            done = work.build / f"{section.name}.json"
            if (chosen and section.name not in chosen) or (done.exists() and not arguments.again):
                continue
            began_s = time.monotonic()
            found = section.measure(work)
            found["measured"] = {
                "date": time.strftime("%Y-%m-%d"),
                "seconds": round(time.monotonic() - began_s),
                "machine": machine(),
            }
            # Where the recordings lie on this machine is nobody's business.
            found = json.loads(json.dumps(found).replace(str(SHARED), "../shared/data"))
            write_json(results / done.name, found)
            write_json(done, found)
    (arguments.docs / "results.md").write_text(page(results), encoding="utf-8")
    print(f"Written: {arguments.docs / 'results.md'}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
