"""The end of a training stage: what came out is believed only after it was verified."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import ModelId, RunId
from cryapp.domain.model import Model, ModelStatus, Run, RunState
from cryapp.services import label_checks, runlock
from cryapp.services.comparing import note_training_look
from cryapp.services.library import Library
from cryapp.services.training_start import CHECK, ENCODER_PREFIX, get_run, run_folder, stage_folder, write_stage
from cryapp.services.training_values import FinishedRun
from cryapp.store import audit, models
from cryapp.store.models import NewModel
from ml.contract import (
    EXIT_CANCELLED,
    EXIT_INTERRUPTED,
    EXIT_OK,
    OUT_OF_FOLD,
    RESULT_FILE,
    ContractError,
    Event,
    Kind,
    OutOfFold,
    Result,
    read_out_of_fold,
    read_result,
)

if TYPE_CHECKING:
    from cryapp.scoring.package import Package

KEPT = "Labels and models are as they were."
RESUME = "Resume the run; it goes on from its last checkpoint."
STOPPED_EARLY = "stopped_early"


@dataclass(frozen=True)
class _Verified:
    result: Result
    package: Package
    folder: Path
    answers: OutOfFold | None


def finish_stage(
    lib: Library, run_id: RunId, index: int, exit_code: int, last_error: Event | None
) -> FinishedRun | None:
    """Takes in one stage's end: verifies its result, registers its package (ENCODER or CANDIDATE), audits.

    Args:
        index: of the stage in the :class:`PreparedRun` that it was started from.

    Returns: None if another stage follows (its job is ready then), else the run's end. Success needs exit code 0 AND
    a valid result.json AND a package whose hashes hold; anything else leaves labels and models as they were.
    """
    run = get_run(lib, run_id)
    at = int(run.config["first_stage"]) + index
    try:
        end = _take_in(lib, run, at, exit_code, last_error)
    except BaseException:
        runlock.release(run_folder(lib, run))
        raise
    if end is not None:
        runlock.release(run_folder(lib, run))
    return end


def recover_runs(lib: Library) -> tuple[Run, ...]:
    """At start: runs left RUNNING by a crash become INTERRUPTED (or are finished if their result is there)."""
    with lib.store.read() as session:
        running = models.runs(session, limit=1000, state=RunState.RUNNING)
    recovered = []
    for run in running:
        folder = run_folder(lib, run)
        if folder.is_dir() and not runlock.acquire(folder):
            continue  # another window, or a command in a terminal, is driving it
        at = int(run.config["stages_done"])
        if at == len(run.config["stages"]):
            # The model is registered; only the end itself was not written down any more.
            recovered.append(_ended(lib, run, RunState.DONE, "The training is done; its end was noted late.").run)
            runlock.release(folder)
            continue
        has_result = (stage_folder(lib, run, at) / RESULT_FILE).is_file()
        index = at - int(run.config["first_stage"])
        end = finish_stage(lib, run.id, index, EXIT_OK if has_result else EXIT_INTERRUPTED, None)
        if end is None:
            end = finish_stage(lib, run.id, index + 1, EXIT_INTERRUPTED, None)
        assert end is not None
        recovered.append(end.run)
    return tuple(recovered)


def _take_in(lib: Library, run: Run, at: int, exit_code: int, last_error: Event | None) -> FinishedRun | None:
    if exit_code != EXIT_OK:
        return _without_result(lib, run, exit_code, last_error)
    if run.kind == CHECK:
        return _take_in_check(lib, run, at)
    try:
        verified = _verify(lib, run, at)
    except (ContractError, UserError) as error:
        sentence = f"The training ended, but its result cannot be used: {_reason(error)}. {KEPT} Start it again."
        return _ended(lib, run, RunState.FAILED, sentence)
    try:
        model, run, changes = _register(lib, run, at, verified)
    except ContractError as error:
        sentence = f"The training ended, but its result cannot be used: {_reason(error)}. {KEPT} Start it again."
        return _ended(lib, run, RunState.FAILED, sentence)
    except (UserError, OSError) as error:
        # Nothing is written down: the run is found as it is, with its result, by the next recover_runs.
        raise UserError(
            f"The training is done, but its model could not be stored: {_reason(error)}.",
            f"Labels and models are as they were, and the result is kept in {run_folder(lib, run)}.",
            "Free some space on that disk, then start CryApp again (or type cryapp runs list): it is taken in then.",
        ) from error
    if at + 1 < len(run.config["stages"]):
        write_stage(lib, run, at + 1)
        return None
    stopped = verified.result.status == STOPPED_EARLY
    state = RunState.STOPPED_EARLY if stopped else RunState.DONE
    return _ended(lib, run, state, _success(model, stopped), model, changes)


def _take_in_check(lib: Library, run: Run, at: int) -> FinishedRun:
    folder = stage_folder(lib, run, at)
    try:
        result = read_result(folder / RESULT_FILE)
        if result.run_id != run.id or result.kind is not Kind.CROSSVALIDATE:
            raise ContractError(f"{RESULT_FILE} belongs to another run")
        answers = _answers(folder, result)
        if answers is None:
            raise ContractError(f"{RESULT_FILE} names no answers")
        with lib.store.write() as session:
            label_checks.keep(session, answers, run)
            config = {**run.config, "stages_done": at + 1, "stage_seconds": {str(result.kind): result.seconds}}
            run = replace(run, config=config)
            models.save_run(session, run, None)
    except ContractError as error:
        sentence = f"The search ended, but its answers cannot be used: {_reason(error)}. {KEPT} Start it again."
        return _ended(lib, run, RunState.FAILED, sentence)
    infants = len({row.infant for row in answers.rows})
    sentence = (
        f"All labels were looked through: {len(answers.rows)} recordings of {infants} infants, each by a model that has"
        " not met the infant. Review lists those that are perhaps wrong."
    )
    return _ended(lib, run, RunState.DONE, sentence)


def _answers(folder: Path, result: Result) -> OutOfFold | None:
    """Raises: ContractError if the file is broken or elsewhere."""
    name = result.outputs.get(OUT_OF_FOLD)
    if name is None:
        return None
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise ContractError(f"{RESULT_FILE} names a file outside the run's folder")
    return read_out_of_fold(path)


def _reason(error: Exception) -> str:
    if isinstance(error, UserError):
        return error.happened.rstrip(".")
    return str(error.strerror if isinstance(error, OSError) and error.strerror else error).rstrip(".")


def _verify(lib: Library, run: Run, at: int) -> _Verified:
    """Raises: ContractError, UserError with what does not hold."""
    from cryapp.scoring.package import load_package

    folder = stage_folder(lib, run, at)
    result = read_result(folder / RESULT_FILE)
    kind = Kind(run.config["stages"][at])
    if result.run_id != run.id or result.kind is not kind:
        raise ContractError(f"{RESULT_FILE} belongs to another run")
    if not result.package or not result.card_sha256:
        raise ContractError(f"{RESULT_FILE} names no package")
    package_dir = (folder / result.package).resolve()
    if not package_dir.is_relative_to(folder.resolve()):
        raise ContractError(f"{RESULT_FILE} names a folder outside the run's")
    package = load_package(package_dir, result.card_sha256)
    if package.is_encoder != (kind is Kind.PRETRAIN):
        raise ContractError("the package is of another kind than was asked for")
    if not package.is_encoder and package.task_key != run.task_key:
        raise ContractError("the package is for another task")
    return _Verified(result, package, package_dir, None if package.is_encoder else _answers(folder, result))


def _register(lib: Library, run: Run, at: int, verified: _Verified) -> tuple[Model, Run, Changes]:
    """Copies the package beside the other models, then records it. A crash between the two leaves a copy that nobody
    knows, which the next attempt replaces.
    """
    card = verified.package.card
    prefix = ENCODER_PREFIX if verified.package.is_encoder else str(run.task_key)
    part = _copy(verified.folder, lib.paths.models / f".{run.id}.part")
    with lib.store.write() as session:
        number = models.next_number(session, prefix)
        model_id = ModelId(f"{prefix}-{number}")
        _put(part, lib.paths.models / model_id)
        parent = card.raw.get("training", {}).get("parent_model")
        models.add(
            session,
            NewModel(
                id=model_id,
                name=f"{'Encoder' if verified.package.is_encoder else run.config['task']['name']} {number}",
                task_key=None if verified.package.is_encoder else run.task_key,
                status=ModelStatus.ENCODER if verified.package.is_encoder else ModelStatus.CANDIDATE,
                package_dir=model_id,
                card_sha256=verified.package.card_sha256,
                parent_id=ModelId(parent) if parent else None,
                run_id=run.id,
                made_at=datetime.now(UTC),
                evidence=card.evidence,
                card=card.raw,
            ),
        )
        if not verified.package.is_encoder:
            note_training_look(session, model_id, str(run.task_key))
        if verified.answers is not None:
            label_checks.keep(session, verified.answers, run)
        audit.append(
            session,
            None,
            "model.register",
            "model",
            model_id,
            after={"run": run.id, "card_sha256": verified.package.card_sha256, "status": verified.result.status},
        )
        seconds = {**run.config["stage_seconds"], str(verified.result.kind): verified.result.seconds}
        config = {**run.config, "stages_done": at + 1, "stage_seconds": seconds}
        if verified.package.is_encoder:
            config["encoder_id"] = model_id
        run = replace(run, model_id=model_id, config=config)
        models.save_run(session, run, None)
        model = models.get(session, model_id)
    assert model is not None
    shutil.rmtree(verified.folder, ignore_errors=True)
    return model, run, Changes(models=frozenset([model_id]), runs=frozenset([run.id]))


def _copy(source: Path, part: Path) -> Path:
    """Copies and forces to the disk, before the store's write lock is taken: a key press must not wait for it."""
    shutil.rmtree(part, ignore_errors=True)
    shutil.copytree(source, part)
    for path in part.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
    return part


def _put(part: Path, target: Path) -> None:
    if target.exists():
        # Its number is free, so it is what a crash left behind: set aside, since a model is never deleted.
        target.rename(target.with_name(f"{target.name}.leftover-{datetime.now(UTC):%Y%m%d%H%M%S%f}"))
    part.rename(target)


def _without_result(lib: Library, run: Run, exit_code: int, last_error: Event | None) -> FinishedRun:
    told = _told(last_error)
    if run.kind == CHECK:
        return _check_without_result(lib, run, exit_code, told)
    encoder = _encoder_kept(run)
    if exit_code == EXIT_CANCELLED:
        return _ended(lib, run, RunState.CANCELLED, f"The training was cancelled. {KEPT}{encoder}")
    if exit_code == EXIT_INTERRUPTED:
        sentence = f"The training was interrupted. {KEPT}{encoder} {RESUME}"
        return _ended(lib, run, RunState.INTERRUPTED, told or sentence)
    if exit_code < 0 or exit_code >= 128:
        number = -exit_code if exit_code < 0 else exit_code - 128
        why = "most often because memory ran out" if number == 9 else f"signal {number}"
        sentence = f"The learning program was ended by the system ({why}). {KEPT}{encoder} {RESUME}"
        return _ended(lib, run, RunState.INTERRUPTED, told or sentence)
    sentence = (
        f"The learning program failed (exit code {exit_code}). {KEPT}{encoder}"
        f" Start it again; if it fails again, its log is in {run_folder(lib, run)}."
    )
    return _ended(lib, run, RunState.FAILED, told or sentence)


def _check_without_result(lib: Library, run: Run, exit_code: int, told: str) -> FinishedRun:
    if exit_code == EXIT_CANCELLED:
        return _ended(lib, run, RunState.CANCELLED, f"The search for wrong labels was cancelled. {KEPT}")
    if exit_code == EXIT_INTERRUPTED or exit_code < 0 or exit_code >= 128:
        sentence = f"The search for wrong labels was interrupted. {KEPT} Start it again in Review."
        return _ended(lib, run, RunState.INTERRUPTED, told or sentence)
    sentence = (
        f"The search for wrong labels failed (exit code {exit_code}). {KEPT} Start it again; if it fails again, its log"
        f" is in {run_folder(lib, run)}."
    )
    return _ended(lib, run, RunState.FAILED, told or sentence)


def _told(event: Event | None) -> str:
    if event is None:
        return ""
    return " ".join(str(event.data[part]) for part in ("happened", "kept", "todo") if event.data.get(part))


def _encoder_kept(run: Run) -> str:
    done = run.config["stages"][: int(run.config["stages_done"])]
    return " The encoder that was learnt first is kept." if Kind.PRETRAIN in done else ""


def _ended(
    lib: Library, run: Run, state: RunState, sentence: str, model: Model | None = None, changes: Changes | None = None
) -> FinishedRun:
    ended = replace(run, state=state, ended_at=datetime.now(UTC), message=sentence)
    with lib.store.write() as session:
        models.save_run(session, ended, None)
        audit.append(
            session, None, "training.end", "run", run.id, {"state": run.state}, {"state": state, "message": sentence}
        )
    if model is None and run.model_id is not None:
        with lib.store.read() as session:
            model = models.get(session, run.model_id)
    touched = Changes(runs=frozenset([run.id]))
    return FinishedRun(ended, model, sentence, touched | changes if changes else touched)


def _success(model: Model, stopped: bool) -> str:
    begun = "The training was stopped early; the best so far was kept. " if stopped else ""
    if model.status is ModelStatus.ENCODER:
        return f"{begun}{model.name} is ready: train a model from it."
    auc = model.evidence.auc
    if auc is None:
        why = model.evidence.reason_missing or "no locked infant has a label"
        return f"{begun}{model.name} is ready as a candidate. It could not be measured: {why.rstrip('.')}."
    return (
        f"{begun}{model.name} is ready as a candidate: AUC {auc.text} on {auc.n_infants} locked infants"
        f" ({auc.n_recordings} recordings). Compare it, then promote or reject it."
    )
