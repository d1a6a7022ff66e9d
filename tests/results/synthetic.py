"""The study on synthetic cries whose generating factors are known: neurological injury and triggers.

Nothing here says anything about infants: it shows that the software finds what is there, and how much data that takes.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import soundfile

from cryapp.audio.synth import example_set
from cryapp.domain.infant import is_locked, lock_bucket
from ml.contract import ManifestRow, TaskSpec, Use, write_json, write_manifest
from tests.results.desk import Work, command
from tests.results.study import kept

N_INFANTS = 160
TASKS = {
    "neuro_injury": TaskSpec("neuro_injury", "Neurological injury", ("confirmed", "none"), ("confirmed",)),
    "trigger": TaskSpec("trigger", "Cry trigger", ("pain", "hunger", "discomfort"), None),
}
OPTIONS = (
    *("--tests", "locked", "--seeds", "2", "--fractions", "10,25,100", "--synthetic", "--min-steps", "120"),
    *("--arms", "random,scratch,simclr_cries,statistics,permuted", "--students", "none"),
    *("--finetune-option", "crop_frames=256", "--pretrain-option", "epochs=15"),
)


def neuro_injury(work: Work) -> dict[str, Any]:
    return _measure(work, "neuro_injury")


def trigger(work: Work) -> dict[str, Any]:
    return _measure(work, "trigger")


def _measure(work: Work, key: str) -> dict[str, Any]:
    out = work.build / f"synthetic-{key}"
    out.mkdir(parents=True, exist_ok=True)
    write_manifest(out / "manifest.jsonl", synthetic_rows(work.build / "synthetic", key))
    write_json(out / "task.json", asdict(TASKS[key]))
    there = ("--resume",) if (out / "cells.jsonl").exists() else ()
    command(
        *("ml", "study", "--manifest", str(out / "manifest.jsonl"), "--task", str(out / "task.json")),
        *("--out", str(out), "--processes", str(work.processes), "--preset", work.preset, *OPTIONS, *there),
    )
    study: dict[str, Any] = json.loads((out / "study.json").read_text(encoding="utf-8"))
    return {**study, "plots": kept(work, out, f"synthetic-{key}", study)}


def synthetic_rows(folder: Path, key: str) -> list[ManifestRow]:
    """Cries with their true label; the usual lock falls on about one made-up infant in five.

    Covariates are those that a record would hold before anybody listened; Apgar and stimulus would give it away.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for example in example_set(n_infants=N_INFANTS):
        if key not in example.labels:
            continue
        path = (folder / example.file_name).with_suffix(".flac")
        if not path.exists():
            part = path.with_suffix(".part")
            soundfile.write(part, example.samples, example.sample_rate_hz, format="FLAC", subtype="PCM_16")
            part.replace(path)
        locked = is_locked(lock_bucket(example.infant))
        rows.append(
            ManifestRow(
                recording=path.stem,
                path=str(path),
                infant=example.infant,
                locked=locked,
                use=Use.TEST if locked else Use.TRAIN,
                label=example.labels[key],
                duration_s=len(example.samples) / example.sample_rate_hz,
                covariates={
                    "sex": example.metadata.sex and str(example.metadata.sex),
                    "device": example.metadata.device,
                },
            )
        )
    return rows
