"""One run from order to result: reads the job, dispatches, writes ``result.json`` last."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from ml.audio_io import Tick
from ml.contract import (
    PACKAGE_DIR,
    RESULT_FILE,
    EventKind,
    Job,
    Kind,
    Result,
    file_sha256,
    finite,
    read_job,
    write_result,
)
from ml.control import Control
from ml.emit import Emitter
from ml.errors import CancelledRun, RunError
from ml.export import Package, not_for_the_app, read_package
from ml.hardware import Hardware, be_a_good_neighbour, choose_hardware
from ml.loop import Session
from ml.manifest import Manifest, load_manifest
from ml.room import require_room

DONE = "done"
STOPPED_EARLY = "stopped_early"
OWN_FEATURES = "features"


@dataclass(frozen=True)
class Outcome:
    """What a kind of run leaves behind, for ``result.json``."""

    status: str = DONE
    package: str | None = None
    card_sha256: str | None = None
    metrics: Mapping[str, Any] = field(default_factory=dict)
    outputs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Context:
    """A job with its paths resolved and everything it needs opened."""

    job: Job
    folder: Path
    manifest: Manifest
    hardware: Hardware
    session: Session
    job_folder: Path
    began_s: float

    @property
    def emitter(self) -> Emitter:
        return self.session.emitter

    @property
    def seconds(self) -> float:
        return round(time.monotonic() - self.began_s, 1)

    @property
    def pool_path(self) -> Path:
        """Folder of the features: the one that outlasts the run, if the order names one."""
        kept = self.job.feature_cache
        return self.folder / OWN_FEATURES if kept is None else self.job_folder / kept

    @property
    def package_folder(self) -> Path:
        return self.folder / PACKAGE_DIR

    def tick(self) -> Tick:
        """Progress of the current stage, which also listens for cancel."""

        def tick(done: int, total: int) -> None:
            self.session.control.check()
            self.emitter.progress(done, total)

        return tick

    def warn(self, text: str) -> None:
        self.emitter.log(text, level="warning")

    def package(self, field_name: str) -> Package | None:
        """The package an order's field names.

        Raises: RunError if it cannot be used.
        """
        name = getattr(self.job, field_name)
        if name is None:
            return None
        package = read_package(self.job_folder / name)
        if not package.architecture.runs_in_the_app:
            raise not_for_the_app(package.architecture)
        return package


def run(kind: Kind, job_path: Path, resume: bool, emitter: Emitter, control: Control) -> None:
    """Raises: RunError, ContractError, OSError, CancelledRun (nothing is left), InterruptedRun (a checkpoint is)."""
    began_s = time.monotonic()
    job = read_job(job_path)
    if job.kind is not kind:
        raise RunError(f"The order is for {job.kind}, not for {kind}.", "Start the training again from the app.")
    folder = job_path.parent / job.out_dir
    folder.mkdir(parents=True, exist_ok=True)
    (folder / RESULT_FILE).unlink(missing_ok=True)
    manifest_path = job_path.parent / job.manifest
    manifest = load_manifest(manifest_path)
    hardware = choose_hardware(job.device, job.precision)
    if kind is not Kind.PRETRAIN and not hardware.world.is_alone:
        raise RunError(f"{kind} runs in one process.", "Start it without torchrun; only pretrain uses several.")
    be_a_good_neighbour(hardware.n_threads)
    emitter.emit(
        EventKind.START,
        device=hardware.device_name,
        precision=hardware.precision,
        seed=job.seed,
        n_recordings=len(manifest.rows),
        n_infants=manifest.n_infants,
    )
    session = Session(
        fabric=hardware.fabric(),
        emitter=emitter,
        control=control,
        folder=folder,
        fingerprint=fingerprint(job, manifest_path),
        resume=resume,
        world=hardware.world,
    )
    context = Context(job, folder, manifest, hardware, session, job_path.parent, began_s)
    try:
        outcome = _dispatch(context)
    except CancelledRun:
        if hardware.world.is_main:
            _clear(context, everything=True)
        raise
    if hardware.world.is_main:
        finish(context, outcome)


def finish(context: Context, outcome: Outcome) -> None:
    """Writes the result by rename, and only then clears what was needed to resume."""
    job = context.job
    path = context.folder / RESULT_FILE
    write_result(
        path,
        Result(
            kind=job.kind,
            status=outcome.status,
            run_id=job.run_id,
            seconds=context.seconds,
            package=outcome.package,
            card_sha256=outcome.card_sha256,
            metrics=finite(outcome.metrics),
            outputs=outcome.outputs,
        ),
    )
    _clear(context, everything=False)
    context.emitter.result(path)


def fingerprint(job: Job, manifest_path: Path) -> str:
    """What must be the same for a checkpoint to be continued: the order (not its name) and the snapshot."""
    order = repr(sorted(asdict(replace(job, run_id="", model_name="", feature_cache=None)).items()))
    return hashlib.sha256((order + file_sha256(manifest_path)).encode()).hexdigest()


def _dispatch(context: Context) -> Outcome:
    require_room()  # scipy, and the work itself
    # Imported here: scikit-learn and the exporter take seconds, which a refused order should not.
    if context.job.kind is Kind.PRETRAIN:
        from ml.pretrain import pretrain

        return pretrain(context)
    if context.job.kind is Kind.FINETUNE:
        from ml.finetune import finetune

        return finetune(context)
    if context.job.kind is Kind.CROSSVALIDATE:
        from ml.crossvalidate import crossvalidate

        return crossvalidate(context)
    from ml import use

    return {Kind.EVALUATE: use.evaluate, Kind.PREDICT: use.predict, Kind.EXPORT: use.export}[context.job.kind](context)


def _clear(context: Context, everything: bool) -> None:
    # What Windows still has mapped stays; the next run in this folder clears it.
    shutil.rmtree(context.folder / OWN_FEATURES, ignore_errors=True)
    for pattern in ("checkpoint-*.safetensors", "*.part"):
        for path in context.folder.glob(pattern):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
    if everything:
        shutil.rmtree(context.package_folder, ignore_errors=True)
