"""In which precision trained networks run here, and what that does to their probabilities on every real recording."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from cryapp.paths import resources_dir
from cryapp.scoring.network import MAX_SHIFT
from cryapp.scoring.package import load_package
from cryapp.scoring.precision import choose
from ml.audio_io import read_waveform
from ml.contract import CARD_FILE, SAMPLE_RATE_HZ, write_json
from tests.results.desk import TASK, Desk, Work, command

TRAINED = {
    "small": ("--epochs", "8"),
    "cnn14_quarter": ("--epochs", "8"),
    "cnn14": ("--epochs", "3"),
}
"""As ``cryapp train`` learns them after one epoch of SimCLR: not the best there are, but no seeded weights either, whose
answers hardly differ from one sound to another. The wider, the fewer epochs."""
SHIPPED = "the model that ships"
SHIPPED_PACKAGE = resources_dir() / "models" / TASK
LONGEST_S = 10.0


def measure(work: Work) -> dict[str, Any]:
    """Trains each network in a copy of the store, where nothing else starts from it, and asks the app; of the model that
    ships it only asks. A network that is trained already is not trained again; its 8-bit network is made anew.
    """
    sounds = _sounds(work)
    packages = {**{name: _in_8_bits(work, name, _trained(work, name)) for name in TRAINED}, SHIPPED: SHIPPED_PACKAGE}
    return {"networks": {name: _asked(package, sounds) for name, package in packages.items()}}


def _asked(package: Path, sounds: list[np.ndarray]) -> dict[str, Any]:
    choice = choose(load_package(package), sounds, None)
    card = json.loads((package / CARD_FILE).read_text(encoding="utf-8"))
    return {
        "n_sounds": choice.n_sounds,
        "auc": card["metrics"]["auc"],
        "code_version": card["training"]["code_version"],
        "chosen": choice.precision,
        "trials": [asdict(trial) for trial in choice.trials],
    }


def _trained(work: Work, name: str) -> Path:
    """Returns: the package."""
    store = work.build / f"precisions-{name}"
    done = store / "trained.json"
    if not done.exists():
        shutil.rmtree(store, ignore_errors=True)
        shutil.copytree(work.store().store, store)
        trained = Desk(store)(
            *("train", "--task", TASK, "--preset", work.preset, "--pretrain", "--pretrain-epochs", "1", *TRAINED[name]),
            *("--pretrain-option", f"encoder={name}", "--option", "int8=yes"),
        )
        write_json(done, trained)
    return store / "models" / str(json.loads(done.read_text(encoding="utf-8"))["model"])


def _in_8_bits(work: Work, name: str, trained: Path) -> Path:
    """Returns: the package with the 8-bit network that ``cry-ml int8`` makes for it now, of what its training heard."""
    package = work.build / "precisions-in-8-bits" / name
    shutil.rmtree(package, ignore_errors=True)
    shutil.copytree(trained, package)
    manifest = max((trained.parents[1] / "runs").glob("*-train/manifest.jsonl"))
    command("ml", "int8", str(package), "--manifest", str(manifest))
    return package


def _sounds(work: Work) -> list[np.ndarray]:
    """The beginnings of every working copy in the store, of all infants: nobody looks at a label here."""
    files = sorted((work.store().store / "audio").rglob("*.flac"))
    return [read_waveform(file, SAMPLE_RATE_HZ, 0.0, LONGEST_S).numpy() for file in files]


def page(found: dict[str, Any]) -> str:
    lines = [
        "| network | recordings | precision | × real time | largest change of a probability | |",
        "|---|---|---|---|---|---|",
    ]
    for name, network in found["networks"].items():
        for trial in network["trials"]:
            verdict = "chosen" if trial["precision"] == network["chosen"] else "" if trial["passed"] else "refused"
            rate = f"{trial['times_real_time']:,.0f}" if trial["times_real_time"] else "–"
            change = "–" if trial["precision"] == "f32" else f"{trial['max_shift']:.4f}"
            lines.append(
                f"| {name if name == SHIPPED else f'`{name}`'} | {network['n_sounds']} | {trial['precision']} | {rate} | {change} | {verdict} |"
            )
    table = "\n".join(lines)
    return f"""What the app measures when a model is first used, here on the first {LONGEST_S:.0f} s of real recordings: a lower precision is taken if it is at least a
tenth faster and moves no probability by more than {MAX_SHIFT}, against f32. × real time is by processor time, the network alone. The 8-bit
convolutions were calibrated on recordings free to learn from, by `int8=yes`. The networks in code type were trained for this table, in few epochs.

{table}
"""
