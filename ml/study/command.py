"""``cry-ml study``: reads what is asked, makes features, runs the cells, writes tables and plots."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from ml.config import FINETUNE_PRESETS, PretrainRecipe, pretrain_recipe
from ml.contract import EXIT_INTERRUPTED, EXIT_OK, Job, Kind, ManifestRow, Preset, TaskSpec, read_task_file, write_json
from ml.contract_fields import parsed
from ml.control import Control
from ml.emit import Emitter
from ml.errors import CancelledRun, InterruptedRun, RunError
from ml.finetune import architecture_for
from ml.graph import Architecture
from ml.hardware import Hardware, be_a_good_neighbour, choose_hardware
from ml.manifest import labelled, load_manifest
from ml.options import with_overrides
from ml.provenance import code_version
from ml.study import arms
from ml.study.arms import Data, Stage
from ml.study.claim import claimed
from ml.study.divisions import FOLDS, LOCKED, Division, divisions
from ml.study.general import general_rows
from ml.study.plan import Plan, Settings, make_plan
from ml.study.plot import draw, plot_missing
from ml.study.report import comma_separated, markdown
from ml.study.runner import CELLS_FILE, ENCODERS_FILE, Told, read_lines, run_jobs
from ml.study.sounds import open_sounds, open_statistics
from ml.study.summary import collect, summary
from ml.study.workshop import Order

STUDY_JSON, STUDY_MD, STUDY_CSV = "study.json", "study.md", "study.csv"
STOPPED = "Stopped; what is done is kept, --resume goes on from there."
DECODED_ROWS = 25
"""Recordings between two looks at the progress of decoding."""


def run(arguments: argparse.Namespace, emitter: Emitter) -> int:
    """Raises: RunError, ContractError, OSError. Ctrl+C stops, keeps what is done and shows it."""
    control = Control()
    control.handle_signals()
    if arguments.control == "stdin":
        control.listen_on_stdin()
    arguments.out.mkdir(parents=True, exist_ok=True)
    with claimed(arguments.out):
        try:
            return _study(arguments, emitter, control)
        except (InterruptedRun, CancelledRun):
            emitter.log(STOPPED, level="warning")
            return EXIT_INTERRUPTED


def _study(arguments: argparse.Namespace, emitter: Emitter, control: Control) -> int:
    began_s = time.monotonic()
    order = prepared(arguments, emitter, control)
    emitter.stage("learning", 2, 3)
    stopped = False
    try:
        run_jobs(order, arguments.processes, control, lambda told: _tell(emitter, told, aloud=arguments.json))
    except InterruptedRun:
        stopped = True
        emitter.log(STOPPED, level="warning")
    emitter.stage("writing", 3, 3)
    main_arm = arguments.main_arm or _main_arm(order.settings)
    study = write_study(order, main_arm, arguments.synthetic, time.monotonic() - began_s, emitter)
    for claim in study["claims"]:
        if claim["arm"] == main_arm:
            emitter.log(claim["sentence"])
    for warning in study["warnings"]:
        emitter.log(warning, level="warning")
    emitter.result(arguments.out / STUDY_MD)
    return EXIT_INTERRUPTED if stopped else EXIT_OK


def prepared(arguments: argparse.Namespace, emitter: Emitter, control: Control) -> Order:
    """Everything decoded and planned; nothing learnt yet."""
    task = read_task_file(arguments.task)
    tests = _words(arguments.tests)
    if not tests or not set(tests) <= {LOCKED, FOLDS}:
        raise RunError(f"{arguments.tests!r} names no infants to test on.", f"Give {LOCKED}, {FOLDS}, or both.")
    if not arguments.resume and (arguments.out / CELLS_FILE).exists():
        raise RunError(
            f"{arguments.out} holds a study already.",
            "Go on with it by --resume, or name another folder.",
            "It is kept.",
        )
    rows = load_manifest(arguments.manifest).rows
    general = general_rows(arguments.general) if arguments.general else ()
    settings = _settings(arguments, task, has_general=bool(general))
    hardware = choose_hardware("auto", arguments.precision)
    be_a_good_neighbour(hardware.n_threads)

    emitter.stage("reading", 1, 3)

    def tick(done: int, total: int) -> None:
        control.check()
        if control.wants_stop:
            raise InterruptedRun
        if done % DECODED_ROWS == 0 or done == total:
            emitter.progress(done, total)

    def warn(text: str) -> None:
        emitter.log(text, level="warning")

    for architecture in settings.architectures.values():
        sounds = open_sounds(arguments.out, architecture.front_end, rows, general, tick, warn)
        rows = sounds.cries.rows
        general = sounds.general.rows if sounds.general is not None else ()
    first = next(iter(settings.architectures.values()))
    open_statistics(arguments.out, first.front_end, labelled(rows, task), tick)
    parts = divisions(rows, task, tests, arguments.folds)
    plan = make_plan(settings, parts, general)
    _announce(emitter, plan, parts, settings, hardware)
    return Order(arguments.out, settings, plan, {part.name: part for part in parts}, rows, general, hardware)


def write_study(order: Order, main_arm: str, synthetic: bool, seconds: float, emitter: Emitter) -> Mapping[str, Any]:
    """Tables and plots of the cells that are there; cells of other settings in the same folder are left out."""
    wanted = {cell.key for cell in order.plan.cells}
    lines = [line for line in read_lines(order.folder / CELLS_FILE) if line["key"] in wanted]
    figures = collect(lines, list(order.divisions.values()), order.settings.task)
    study: dict[str, Any] = {
        **summary(figures, order.settings.arms, main_arm),
        "synthetic": synthetic,
        "main_arm": main_arm,
        "cells": {"done": len(lines), "planned": len(order.plan.cells)},
        "settings": _settings_json(order.settings),
        "hardware": {"device": order.hardware.device_name, "precision": order.hardware.precision},
        "code_version": code_version(),
        "cpu_seconds": {
            "cells": round(sum(line["seconds"] for line in lines)),
            "encoders": round(sum(line.get("seconds", 0) for line in _encoder_lines(order))),
        },
        "last_run_seconds": round(seconds),
        "encoders": [
            {key: line.get(key) for key in ("key", "encoder", "stage", "division", "seed", "seconds")}
            for line in _encoder_lines(order)
        ],
    }
    write_json(order.folder / STUDY_JSON, study)
    (order.folder / STUDY_MD).write_text(markdown(study), encoding="utf-8")
    (order.folder / STUDY_CSV).write_text(comma_separated(study), encoding="utf-8")
    if missing := plot_missing():
        emitter.log(missing, level="warning")
        return study
    for tests in dict.fromkeys(row["tests"] for row in study["rows"]):
        for encoder in order.settings.architectures:
            draw(study, tests, encoder, order.folder / f"study-{tests}-{encoder}")
    return study


def _settings(arguments: argparse.Namespace, task: TaskSpec, has_general: bool) -> Settings:
    preset = Preset(arguments.preset)
    try:
        fractions = tuple(sorted(float(word) / 100 for word in arguments.fractions.split(",")))
    except ValueError:
        fractions = ()
    if not fractions or not all(0 < share <= 1 for share in fractions):
        raise RunError(f"{arguments.fractions!r} are no shares in percent.", "Give something like 10,25,100.")
    chosen = arms.with_readings(
        arms.chosen_arms(_words(arguments.arms), has_general), _words(arguments.networks), _words(arguments.students)
    )
    if arguments.main_arm and arguments.main_arm not in {arm.key for arm in chosen}:
        raise RunError(f"The study has no arm called {arguments.main_arm!r}.", "Name one of --arms by --main-arm.")
    # One network and no statistics in it: the expert is an arm of its own, and its mean with a network is made of both.
    finetune = replace(FINETUNE_PRESETS[preset], expert=False, members=1, folds=1)
    finetune = with_overrides(finetune, _options(arguments.finetune_option), "fine-tuning")
    return Settings(
        task=task,
        arms=chosen,
        architectures={
            name: architecture_for(Architecture.of(name, finetune.width), finetune, task)
            for name in arguments.encoders.split(",")
        },
        recipes={stage: _stage_recipe(stage, arguments) for arm in chosen for stage in arm.stages},
        finetune=finetune,
        fractions=fractions,
        seeds=arguments.seeds,
        encoder_seeds=arguments.encoder_seeds,
        min_steps=arguments.min_steps,
        precision=arguments.precision,
    )


def _stage_recipe(stage: Stage, arguments: argparse.Namespace) -> PretrainRecipe:
    """Options named ``PRETEXT.NAME`` are for that pretext alone, others for every pre-training on such sounds."""
    of_general = stage.data is Data.GENERAL
    options: dict[str, Any] = {"pretext": stage.pretext, "stage": "general" if of_general else "adapt"}
    if stage.pretext == "supervised":
        options["stage"] = "supervised"
    given = _options(arguments.general_option if of_general else arguments.pretrain_option)
    options.update({name: value for name, value in given.items() if "." not in name})
    own = f"{stage.pretext}."
    options.update({name.removeprefix(own): value for name, value in given.items() if name.startswith(own)})
    return pretrain_recipe(Job(Kind.PRETRAIN, "", "", preset=Preset(arguments.preset), options=options))


def _words(text: str) -> list[str]:
    return [word for word in text.split(",") if word]


def _options(words: Sequence[str]) -> dict[str, Any]:
    """``NAME=VALUE`` with a number, a list or text for a value."""
    found = {}
    for word in words:
        name, _, value = word.partition("=")
        try:
            found[name] = parsed(value)
        except ValueError:
            found[name] = value
    return found


def _main_arm(settings: Settings) -> str:
    there = [arm.key for arm in settings.arms]
    return next((key for key in (arms.SIMCLR_ADAPTED, arms.SIMCLR_CRIES) if key in there), there[0])


def _settings_json(settings: Settings) -> dict[str, Any]:
    return {
        "recipes": {f"{stage.pretext} on {stage.data}": asdict(one) for stage, one in settings.recipes.items()},
        "finetune": asdict(settings.finetune),
        "fractions": settings.fractions,
        "seeds": settings.seeds,
        "encoder_seeds": settings.encoder_seeds,
        "min_steps": settings.min_steps,
        "arms": [arm.key for arm in settings.arms],
        "architectures": {name: one.as_json() for name, one in settings.architectures.items()},
    }


def _encoder_lines(order: Order) -> list[dict[str, Any]]:
    """What is known of the study's encoders; one that an earlier study made tells it in its own folder."""
    wanted = {job.key for job in order.plan.encoders}
    latest = {line["key"]: line for line in read_lines(order.folder / ENCODERS_FILE) if "seconds" in line}
    return [latest[key] for key in sorted(wanted & set(latest))]


def _announce(emitter: Emitter, plan: Plan, parts: Sequence[Division], settings: Settings, hardware: Hardware) -> None:
    emitter.log(
        f"{len(plan.cells)} cells ({len(settings.arms)} arms, {len(settings.fractions)} shares of the infants,"
        f" {settings.seeds} seeds, {len(parts)} test sets) and {len(plan.encoders)} encoders, on {hardware.device_name}"
        f" in {hardware.precision}"
    )
    for part in parts:
        emitter.log(
            f"{part.name}: {_infants(part.test)} infants tested on, {_infants(part.train)} with labels,"
            f" {_infants(part.pool)} in the pool"
        )


def _tell(emitter: Emitter, told: Told, aloud: bool) -> None:
    """``aloud``: on stderr too, where the events are for a program and people read its log."""
    left = "" if told.eta_s is None else f", {told.eta_s / 60:.0f} min left"
    job = told.last
    if hasattr(job, "stage"):
        what = f"encoder {job.encoder}, {job.stage.pretext + ' on ' + job.stage.data if job.stage else 'random'}"
    else:
        what = f"{job.arm}, {job.reading}, {job.fraction:.0%}, seed {job.seed}"
    place = f" ({job.division})" if job.division else ""
    text = f"{told.done} of {told.total} cells{left}: {what}{place}"
    emitter.log(text)
    if aloud:
        print(text, file=sys.stderr, flush=True)


def _infants(rows: Sequence[ManifestRow]) -> int:
    return len({row.infant for row in rows})
