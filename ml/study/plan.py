"""The study written out: which encoders to pre-train, which cells to learn, each under a key of all it depends on."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ml.config import FinetuneRecipe, PretrainRecipe
from ml.contract import ManifestRow, TaskSpec
from ml.graph import Architecture
from ml.study.arms import PERMUTED, RANDOM, Arm, Data, Reading, Stage
from ml.study.divisions import Division, digest_of, nested_subset

REVISION = 1
"""Raised when the study itself changes so that cells of before must not be mixed with new ones."""
N_PERMUTATIONS = 20
TRAINED = (Reading.FROZEN, Reading.FROZEN_STATISTICS, Reading.END_TO_END, Reading.STUDENT, Reading.BASELINE)
PSEUDO_WEIGHT = 0.5
"""Of the students' recordings without labels; other readings learn from labels alone, whatever the recipe says."""


PLANTING_FIELDS = ("p_plant", "frame_weight", "surroundings")


@dataclass(frozen=True)
class Settings:
    """What is asked for."""

    task: TaskSpec
    arms: tuple[Arm, ...]
    architectures: Mapping[str, Architecture]
    """By encoder name, for a classifier of the task."""
    recipes: Mapping[Stage, PretrainRecipe]
    finetune: FinetuneRecipe
    fractions: tuple[float, ...] = (0.05, 0.10, 0.25, 0.50, 1.0)
    seeds: int = 3
    encoder_seeds: int = 1
    """Pre-trainings an arm; cell seed ``s`` uses number ``s % encoder_seeds``."""
    min_steps: int = 150
    """Of end-to-end training: a tenth of the infants would otherwise get a tenth of the steps, which is no fair
    picture of learning from few labels."""
    precision: str = "auto"


@dataclass(frozen=True)
class EncoderJob:
    """One pre-training after another (``parent``), or fresh weights where ``stage`` is None."""

    key: str
    encoder: str
    stage: Stage | None
    parent: str | None
    division: str
    """Empty for general sounds: they hold no infant."""
    seed: int
    weight: float
    """Views to be seen, for the time left."""


@dataclass(frozen=True)
class Cell:
    """One classifier: arm × reading × encoder × division × share of the infants × seed."""

    key: str
    arm: str
    reading: Reading
    encoder: str
    division: str
    fraction: float
    seed: int
    encoder_key: str | None
    weight: float


@dataclass(frozen=True)
class Plan:
    """Encoders in an order in which each comes after its parent, and cells."""

    encoders: tuple[EncoderJob, ...]
    cells: tuple[Cell, ...]

    def encoder(self, key: str) -> EncoderJob:
        return next(job for job in self.encoders if job.key == key)


def make_plan(settings: Settings, parts: Sequence[Division], general: Sequence[ManifestRow]) -> Plan:
    """Every cell of the study; an encoder that two arms share is there once."""
    encoders: dict[str, EncoderJob] = {}
    cells: list[Cell] = []
    for name in settings.architectures:
        for division in parts:
            tested, pool = digest_of(division.test), digest_of(division.pool)
            for seed in range(settings.seeds):
                subsets = {f: nested_subset(division.train, f, seed) for f in settings.fractions}
                for arm in settings.arms:
                    readings = [r for r in arm.readings if r in TRAINED]
                    start = _encoder_of(settings, name, arm, division, seed, general, encoders)
                    for reading in readings:
                        for fraction, subset in subsets.items():
                            cells.append(
                                _cell(
                                    settings, name, arm, reading, division, fraction, seed, start, subset, tested, pool
                                )
                            )
    # An arm without an encoder is the same for every encoder: its cells have one key.
    return Plan(tuple(encoders.values()), tuple({cell.key: cell for cell in cells}.values()))


def steps_of(settings: Settings, n_recordings: int) -> int:
    """Steps of one end-to-end training."""
    return epochs_of(settings, n_recordings) * _steps_an_epoch(settings, n_recordings)


def epochs_of(settings: Settings, n_recordings: int) -> int:
    """The recipe's epochs, or as many as ``min_steps`` take."""
    return max(settings.finetune.epochs, -(-settings.min_steps // _steps_an_epoch(settings, n_recordings)))


def _steps_an_epoch(settings: Settings, n_recordings: int) -> int:
    return n_recordings // min(settings.finetune.batch_size, n_recordings)


def _encoder_of(
    settings: Settings,
    name: str,
    arm: Arm,
    division: Division,
    seed: int,
    general: Sequence[ManifestRow],
    found: dict[str, EncoderJob],
) -> str | None:
    """Key of the encoder that an arm starts from, its chain of pre-trainings added to ``found``."""
    front_end = dataclasses.asdict(settings.architectures[name].front_end)
    width = settings.architectures[name].width
    if arm.key == RANDOM:
        key = _key("encoder", name, width, front_end, "random", seed)
        found.setdefault(key, EncoderJob(key, name, None, None, "", seed, 0.0))
        return key
    parent: str | None = None
    for stage in arm.stages:
        of_general = stage.data is Data.GENERAL
        rows = general if of_general else division.pool
        encoder_seed = seed % settings.encoder_seeds
        recipe = settings.recipes[stage]
        key = _key(
            "encoder", name, width, front_end, dataclasses.asdict(stage), dataclasses.asdict(recipe),
            digest_of(rows), encoder_seed, parent, settings.precision,
        )  # fmt: skip
        weight = 2.0 * recipe.epochs * len(rows)
        place = "" if of_general else division.name
        found.setdefault(key, EncoderJob(key, name, stage, parent, place, encoder_seed, weight))
        parent = key
    return parent


def _cell(
    settings: Settings,
    name: str,
    arm: Arm,
    reading: Reading,
    division: Division,
    fraction: float,
    seed: int,
    start: str | None,
    subset: Sequence[ManifestRow],
    tested: str,
    pool: str,
) -> Cell:
    depends: list[Any] = [settings.task.classes, arm.key, reading, start, digest_of(subset), tested, seed]
    weight = 5.0
    encoder = ""
    if reading in (Reading.END_TO_END, Reading.STUDENT):
        recipe = dataclasses.asdict(settings.finetune)
        if settings.finetune.p_plant == 0:  # as before there was planting: what was done then is not done again
            recipe = {name: value for name, value in recipe.items() if name not in PLANTING_FIELDS}
        front_end = dataclasses.asdict(settings.architectures[name].front_end)
        depends += [name, settings.architectures[name].width, front_end, recipe, settings.min_steps]
        depends.append(settings.precision)
        weight = 3.0 * settings.finetune.batch_size * steps_of(settings, len(subset))
        if reading is Reading.STUDENT:
            depends += [PSEUDO_WEIGHT, pool]
            weight *= 2
    if arm.key == PERMUTED:
        depends.append(N_PERMUTATIONS)
    if reading is not Reading.BASELINE:
        encoder = name
    key = _key("cell", *depends)
    return Cell(key, arm.key, reading, encoder, division.name, fraction, seed, start, weight)


def _key(*depends: Any) -> str:
    text = json.dumps([REVISION, *depends], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:24]
