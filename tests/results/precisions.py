"""In which precision trained networks run here, and what that does to their probabilities on every real recording."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np

from cryapp.scoring.network import MAX_SHIFT
from cryapp.scoring.package import load_package
from cryapp.scoring.precision import choose
from ml.audio_io import read_waveform
from ml.contract import CARD_FILE, SAMPLE_RATE_HZ
from ml.manifest import load_manifest
from tests.results.desk import TASK, Desk, Work

TRAINED = {
    "small": ("--epochs", "8"),
    "cnn14_quarter": ("--epochs", "8"),
    "cnn14": ("--epochs", "3"),
}
"""As ``cryapp train`` learns them after one epoch of SimCLR: not the best there are, but no seeded weights either, whose
answers hardly differ from one sound to another. The wider, the fewer epochs."""
LONGEST_S = 10.0


def measure(work: Work) -> dict[str, Any]:
    """Trains each network in a copy of the store, where nothing else starts from it, and asks the app."""
    found = {}
    for name, epochs in TRAINED.items():
        made = work.build / f"precisions-{name}.json"
        if not made.exists():
            made.write_text(json.dumps(_trained(work, name, epochs)), encoding="utf-8")
        package, manifest = (Path(path) for path in json.loads(made.read_text(encoding="utf-8")))
        sounds = _sounds(manifest)
        choice = choose(load_package(package), sounds, None)
        card = json.loads((package / CARD_FILE).read_text(encoding="utf-8"))
        found[name] = {
            "n_sounds": len(sounds),
            "auc": card["metrics"]["auc"],
            "chosen": choice.precision,
            "trials": [
                {
                    "precision": t.precision,
                    "times_real_time": t.times_real_time,
                    "max_shift": t.max_shift,
                    "passed": t.passed,
                }
                for t in choice.trials
            ],
        }
    return {"networks": found}


def _trained(work: Work, name: str, epochs: tuple[str, ...]) -> tuple[str, str]:
    """Returns: the package, and the manifest it was learnt from."""
    store = work.build / f"precisions-{name}"
    if store.exists():
        shutil.rmtree(store)
    shutil.copytree(work.store().store, store)
    desk = Desk(store)
    trained = desk(
        *("train", "--task", TASK, "--preset", work.preset, "--pretrain", "--pretrain-epochs", "1", *epochs),
        *("--pretrain-option", f"encoder={name}", "--option", "int8=yes"),
    )
    manifest = max((store / "runs").glob("*/manifest.jsonl"), key=lambda path: path.stat().st_mtime)
    return str(store / "models" / trained["model"]), str(manifest)


def _sounds(manifest: Path) -> list[np.ndarray]:
    """The beginnings of every recording that was there, of all infants: nobody looks at a label here."""
    return [
        read_waveform(Path(row.path), SAMPLE_RATE_HZ, 0.0, LONGEST_S).numpy() for row in load_manifest(manifest).rows
    ]


def page(found: dict[str, Any]) -> str:
    lines = ["| network | precision | × real time | largest change of a probability | |", "|---|---|---|---|---|"]
    for name, network in found["networks"].items():
        for trial in network["trials"]:
            verdict = "chosen" if trial["precision"] == network["chosen"] else "" if trial["passed"] else "refused"
            rate = f"{trial['times_real_time']:,.0f}" if trial["times_real_time"] else "–"
            change = "–" if trial["precision"] == "f32" else f"{trial['max_shift']:.4f}"
            lines.append(f"| `{name}` | {trial['precision']} | {rate} | {change} | {verdict} |")
    n_sounds = max(network["n_sounds"] for network in found["networks"].values())
    table = "\n".join(lines)
    return f"""What the app measures when a model is first used, here on the first {LONGEST_S:.0f} s of {n_sounds} recordings: a lower precision is taken if it is at least a
tenth faster and moves no probability by more than {MAX_SHIFT}, against f32. × real time is by processor time, the network alone. The 8-bit
convolutions were calibrated on recordings free to learn from, by `int8=yes`.

{table}
"""
