"""Whether planting cries among other sounds in fine-tuning teaches the model where a cry is: on folds of development infants.

By this the recipe is chosen. No locked infant, no mixture of :mod:`tests.results.evidence` and no file heard in one is
here; what is planted among in training is neither (:mod:`ml.planting`: recordings of the training infants without a cry,
and made-up sounds).
"""

from __future__ import annotations

import hashlib
import io
import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import torch
from numpy.typing import NDArray

from cryapp.scoring.engine import Scorer
from cryapp.scoring.evidence import evidence_of
from cryapp.services.library import open_library
from cryapp.services.studying import TASK_FILE, write_study_snapshot
from ml.audio_io import MelPool, build_pool
from ml.balance import prior_correction
from ml.calibrate import Calibration, fit_calibration
from ml.config import FINETUNE_PRESETS
from ml.contract import MANIFEST_FILE, Preset, TaskSpec, read_task_file
from ml.control import Control
from ml.emit import Emitter
from ml.encoders.statistics import log_mel_statistics
from ml.export import read_package
from ml.features import normalise_db
from ml.graph import MAX_SECONDS, Architecture, WaveformClassifier
from ml.hardware import choose_hardware
from ml.heads import Member
from ml.learning import learn
from ml.loop import Session
from ml.manifest import load_manifest
from ml.paired import Draws, auc_of, difference, mean_of
from ml.splits import split_infants
from ml.study.divisions import FOLDS, Division, divisions
from ml.study.sounds import subset
from tests.results import mixtures
from tests.results.desk import SHARED, TASK, Work
from tests.results.evidence import CRY, in_time, louder_cells
from tests.results.mixtures import ANIMALS, LEARNT, LOCKED, RATE_HZ, SNRS_DB, Mixture

N_FOLDS, N_INFANTS = 3, 12
SEED = 4711
WAYS: Mapping[str, Mapping[str, float]] = {
    "whole recordings": {},
    "half planted, moments told": {"p_plant": 0.5, "frame_weight": 1.0},
}
"""Options of fine-tuning by what they are; the first is what the others are compared with."""
Row = dict[str, Any]


@dataclass(frozen=True)
class Bench:
    """What every cell shares. One thread: others learn on the same machine."""

    work: Path
    task: TaskSpec
    architecture: Architecture
    encoder: Path
    """Pre-trained on all unlocked uploads: it has heard the folds' infants without labels, under every way alike."""
    pool: MelPool
    folds: tuple[Division, ...]


def measure(work: Work) -> dict[str, Any]:
    """Each way on each fold; a cell that is done is not done again."""
    folder = work.build / "placing"
    bench = opened(work, folder)
    by_fold = development(bench.folds)
    done = folder / "cells.jsonl"
    known = {row["key"]: row for row in map(json.loads, done.read_text("utf-8").splitlines())} if done.exists() else {}
    for fold in range(N_FOLDS):
        for way in WAYS:
            key = f"{way}/{fold}"
            if key not in known:
                known[key] = {"key": key, "way": way, "fold": fold, **cell(bench, way, fold, by_fold[fold])}
                with done.open("a", encoding="utf-8") as out:
                    out.write(json.dumps(known[key]) + "\n")
    return {"rows": summaries(list(known.values())), "infants": N_INFANTS * N_FOLDS}


def opened(work: Work, folder: Path) -> Bench:
    torch.set_num_threads(1)
    desk = work.store()
    store = desk.store
    if not (store / "models" / "encoder-1").is_dir():
        desk("pretrain", "--preset", work.preset)
    write_study_snapshot(open_library(str(store)), TASK, folder)
    task, architecture = read_task_file(folder / TASK_FILE), Architecture.of("small", n_members=1, n_classes=2)
    rows = load_manifest(folder / MANIFEST_FILE).rows
    pool = build_pool(rows, architecture.front_end, folder / "features", lambda _done, _total: None, print)
    encoder = store / "models" / "encoder-1"
    return Bench(folder, task, architecture, encoder, pool, tuple(divisions(pool.rows, task, (FOLDS,), N_FOLDS)))


def development(folds: Sequence[Division]) -> list[list[Mixture]]:
    """Of each fold: the loudest three seconds of a cry of each of twelve infants, one level and one kind of sound each."""
    heard: set[Path] = set()
    for group in (LOCKED, LEARNT):
        for _ in mixtures.real(SHARED, group, heard.add):
            pass
    cries = mixtures.cries_of(SHARED / "donateacry", locked=False)
    clips = [[p for p in clip if p not in heard] for clip in mixtures.by_clip(SHARED / "environment" / "noise")]
    found = []
    for fold in folds:
        of_fold = {row.infant for row in fold.test}
        infants = sorted((i for i in cries if i in of_fold and cries[i] not in heard), key=_hash)[:N_INFANTS]
        found.append([_mixture(n, i, cries[i], heard, [c for c in clips if c]) for n, i in enumerate(infants)])
    return found


def _mixture(place: int, infant: str, path: Path, heard: set[Path], clips: list[list[Path]]) -> Mixture:
    rng = np.random.default_rng([SEED, int(_hash(infant)[:8], 16)])
    general = SHARED / "general"
    kinds: dict[str, Callable[[], list[Path]]] = {
        "animals": lambda: mixtures.of_one_kind(general, ANIMALS, rng),
        "spoken digits": lambda: mixtures.of_one_speaker(general, rng),
        "surroundings": lambda: clips[int(rng.integers(len(clips)))],
    }
    rng.integers(len(kinds))
    setting = list(kinds)[(place + place // 3) % 3]
    snr_db = SNRS_DB[place % 3]
    background = mixtures.joined([p for p in kinds[setting]() if p not in heard], rng)
    cry = mixtures.loudest(mixtures.read_sound(path))
    return mixtures.planted("development", infant, setting, snr_db, cry, background, rng)


def cell(bench: Bench, way: str, fold: int, planted: Sequence[Mixture]) -> Row:
    """Learns without one fold, and is asked about its infants: whether there is a cry, and where."""
    division, began_s = bench.folds[fold], time.process_time()
    recipe = replace(FINETUNE_PRESETS[Preset.STANDARD], **WAYS[way])  # type: ignore[arg-type]
    pool = subset(bench.pool, division.train)
    (split,) = split_infants(pool.rows, 0, 1)
    folder = bench.work / "learning" / hashlib.sha256(f"{way}/{fold}".encode()).hexdigest()[:8]
    folder.mkdir(parents=True, exist_ok=True)
    fabric = choose_hardware("auto", "auto").fabric()
    session = Session(fabric, Emitter(io.StringIO()), Control(), folder, f"{way}/{fold}", resume=True)
    encoder = read_package(bench.encoder).encoder()
    learnt = learn(session, bench.task, bench.architecture, recipe, pool, (split,), 0, encoder)
    (member,) = learnt.members
    member.eval()
    classes = bench.task.classes
    label = torch.tensor([classes.index(str(row.label)) for row in pool.rows])
    known = subset(bench.pool, split.calibration)
    own = np.array([classes.index(str(row.label)) for row in known.rows])
    calibration = fit_calibration(
        answers(member, known, bench.architecture), own, prior_correction(recipe.balance, label, len(classes))
    )
    test = subset(bench.pool, division.test)
    logits = answers(member, test, bench.architecture)
    scorer = _InTorch.of(learnt.model(bench.architecture), calibration, bench)
    return {
        "infants": [row.infant for row in test.rows],
        "cry": [int(row.label == CRY) for row in test.rows],
        "odds": [round(float(one), 5) for one in logits[:, classes.index(CRY)] - logits.sum(axis=1) / 2],
        "mixtures": [placed(scorer, mixture) for mixture in planted],
        "epochs": len(learnt.progress[0].history),
        "cpu_s": round(time.process_time() - began_s),
    }


def answers(member: Member, pool: MelPool, architecture: Architecture) -> NDArray[np.float64]:
    """Logits (n, classes) of whole recordings, network and expert together."""
    front_end = architecture.front_end
    encoder, most = member.network.encoder, front_end.n_frames(MAX_SECONDS * front_end.sample_rate_hz)
    found = []
    with torch.no_grad():
        for i in range(len(pool)):
            parts = [
                member.logits(
                    encoder.pool(encoder(normalise_db(mel, front_end))), log_mel_statistics(mel, front_end.range_db)
                )
                for mel in pool.windows(i, most)
            ]
            found.append(torch.cat(parts).double().mean(dim=0).numpy())
    return np.stack(found)


def placed(scorer: Scorer, mixture: Mixture) -> Row:
    """How much of what speaks for a cry lies where one was planted; None where nothing speaks for one."""
    found = evidence_of(scorer, mixture.samples, RATE_HZ, [CRY])
    within, cells, total = in_time(found, mixture), louder_cells(found, mixture), float(found.speaks_for.sum())
    return {
        "infant": mixture.infant,
        "setting": mixture.setting,
        "snr_db": mixture.snr_db,
        "time": float(found.speaks_for[within].sum()) / total if total > 0 else None,
        "cells": float(found.speaks_for[cells].sum()) / total if total > 0 else None,
        "strongest": bool(within[int(found.speaks_for.sum(axis=1).argmax())]) if total > 0 else None,
        "chance": float(within.mean()),
    }


@dataclass(frozen=True)
class _InTorch:
    """A network before export, asked as the app asks a package."""

    model: WaveformClassifier
    package: SimpleNamespace
    hop_s: float

    @staticmethod
    def of(model: WaveformClassifier, calibration: Calibration, bench: Bench) -> Scorer:
        told = SimpleNamespace(classes=bench.task.classes, bias=calibration.bias, temperature=calibration.temperature)
        return cast(Scorer, _InTorch(model, told, bench.architecture.frame_hop_s))

    def score(self, samples: NDArray[np.float32], _sample_rate_hz: int) -> SimpleNamespace:
        with torch.no_grad():
            _, over_time, _ = self.model(torch.from_numpy(np.asarray(samples, np.float32))[None])
        return SimpleNamespace(frame_logits=over_time[0].numpy(), frame_hop_s=self.hop_s)


def summaries(cells: Sequence[Row]) -> list[Row]:
    """Each way with its intervals by infant, and what it gains over the first, paired by infant."""
    first = next(iter(WAYS))
    return [
        {"way": way, **_compared([c for c in cells if c["way"] == way], [c for c in cells if c["way"] == first])}
        for way in WAYS
        if {c["fold"] for c in cells if c["way"] == way} == set(range(N_FOLDS))
    ]


def _compared(new: Sequence[Row], old: Sequence[Row]) -> Row:
    new, old = sorted(new, key=lambda c: c["fold"]), sorted(old, key=lambda c: c["fold"])
    infants = [i for c in new for i in c["infants"]]
    cry = np.array([y for c in new for y in c["cry"]])
    odds, before = (np.concatenate([_ranks(c) for c in cells]) for cells in (new, old))
    draws = Draws.of(infants, 0)
    found: Row = {
        "auc": draws.estimate(auc_of(cry, odds)).as_json(),
        "auc_gain": draws.estimate(difference(auc_of(cry, odds), auc_of(cry, before))).as_json(),
        "recordings": len(cry),
    }
    rows, were = ([row for c in cells for row in c["mixtures"]] for cells in (new, old))
    found["nothing"] = sum(row["time"] is None for row in rows)
    for name in ("time", "cells", "strongest"):
        # A mixture in which nothing speaks for a cry under either way can be compared under none.
        both = [(n, o) for n, o in zip(rows, were, strict=True) if n[name] is not None and o[name] is not None]
        drawn = Draws.of([n["infant"] for n, _ in both], 0)
        now, then = (np.array([float(pair[k][name]) for pair in both]) for k in (0, 1))
        found[name] = drawn.estimate(mean_of(now)).as_json()
        found[f"{name}_gain"] = drawn.estimate(mean_of(now - then)).as_json()
        if name == "time":  # of the same mixtures
            found["chance"] = round(float(np.mean([n["chance"] for n, _ in both])), 4)
    return found


def _ranks(one: Row) -> NDArray[np.float64]:
    """Log-odds of a fold as shares of its recordings below: networks of three folds have three scales."""
    odds = np.array(one["odds"])
    return np.asarray((odds[:, None] > odds[None, :]).mean(axis=1) + (odds[:, None] == odds[None, :]).mean(axis=1) / 2)


def page(found: dict[str, Any]) -> str:
    lines = [
        "| fine-tuned on | AUC | gained | evidence in its time | gained | chance | strongest | nothing |",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row['way']} | {_text(row['auc'], 3)} | {_text(row['auc_gain'], 3)} | {_text(row['time'])} |"
        f" {_text(row['time_gain'])} | {row['chance']:.2f} | {_text(row['strongest'])} | {row['nothing']} |"
        for row in found["rows"]
    ]
    return "\n".join(lines) + "\n"


def _text(value: Row, digits: int = 2) -> str:
    return f"{value['value']:.{digits}f} ({value['low']:.{digits}f}–{value['high']:.{digits}f})"


def _hash(infant: str) -> str:
    return hashlib.sha256(f"develop/{infant}".encode()).hexdigest()
