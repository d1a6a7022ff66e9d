"""What passes between CryApp and the learning program: files in, files and JSON lines out. Standard library only.

The app writes ``manifest.jsonl`` and ``job.json`` into a run's folder and starts ``python -m ml <kind> --job
job.json``. The worker writes one JSON object a line on stdout (:class:`Event`), human text on stderr, and, last of
all and by rename, ``result.json``. Success is exit code 0 AND a valid ``result.json``.

Commands reach the worker as JSON lines on stdin (only with ``--control stdin``): ``{"command": "stop_early"}`` keeps
the best weights so far and finishes properly; ``{"command": "cancel"}`` discards the run. A closed stdin means that
the app is gone: the worker writes a checkpoint and exits with code 3, and the same command line with ``--resume``
goes on from there. By hand, Ctrl+C once is stop early, twice is cancel.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

# What both sides judge a new model by; shown here since the app sees nothing else of this package.
from ml import gate_points as gate_points  # noqa: PLC0414 - an export on purpose
from ml import gate_rules as gate_rules  # noqa: PLC0414
from ml.contract_fields import JOB_FIELDS, RESULT_FIELDS, ROW_FIELDS, TASK_FIELDS, check_fields, parsed
from ml.contract_folds import FoldAnswer as FoldAnswer  # noqa: PLC0414
from ml.contract_folds import Method as Method  # noqa: PLC0414
from ml.contract_folds import OutOfFold as OutOfFold  # noqa: PLC0414
from ml.contract_folds import parse_out_of_fold

VERSION = 1
SAMPLE_RATE_HZ = 16_000

EXIT_OK = 0
EXIT_FAILED = 1
EXIT_USER_ERROR = 2
EXIT_INTERRUPTED = 3
EXIT_CANCELLED = 4

JOB_FILE = "job.json"
MANIFEST_FILE = "manifest.jsonl"
RESULT_FILE = "result.json"
OUT_OF_FOLD_FILE = "out_of_fold.json"
OUT_OF_FOLD = "out_of_fold"
"""Among a result's outputs, where there are out-of-fold answers: :class:`OutOfFold` as JSON."""
PACKAGE_DIR = "package"

CARD_FILE = "card.json"
ONNX_FILE = "model.onnx"
WEIGHTS_FILE = "weights.safetensors"
GOLDEN_FILE = "golden.npz"
INT8_FILE, INT8_WEIGHTS_FILE = "model-int8.xml", "model-int8.bin"
"""Optional: the same network with 8-bit convolutions, in OpenVINO's own format."""

ONNX_INPUT = "waveform"
"""float32 (batch, samples), 16 kHz mono, full scale ±1, at least ``card["input"]["min_samples"]`` samples."""
ONNX_LOGITS = "logits"
"""float32 (batch, classes), before calibration."""
ONNX_FRAME_LOGITS = "frame_logits"
"""float32 (batch, frames, classes), one row every ``card["frame_hop_s"]`` seconds, before calibration."""
ONNX_EMBEDDING = "embedding"
"""float32 (batch, dim)."""


class ContractError(ValueError):
    """A file or line that does not follow the contract; the message says which field and why."""


class Kind(StrEnum):
    PRETRAIN = "pretrain"
    FINETUNE = "finetune"
    CROSSVALIDATE = "crossvalidate"
    EVALUATE = "evaluate"
    PREDICT = "predict"
    EXPORT = "export"


class Preset(StrEnum):
    QUICK = "quick"
    """Two minutes: to see that all works."""
    STANDARD = "standard"
    """Under fifteen minutes on two cores for a pool of 1.5 h."""
    THOROUGH = "thorough"


class Use(StrEnum):
    """What a recording of the manifest may be used for. Decided by the app, checked again by the worker."""

    POOL = "pool"
    """Pre-training only: no usable label."""
    TRAIN = "train"
    """Labelled, infant not locked: learning, validation and calibration (divided by infant in the worker)."""
    TEST = "test"
    """Infant locked: evaluation, and nothing else."""
    BACKGROUND = "background"
    """Sound of the surroundings, of no infant: mixed into views of pre-training and planted among in fine-tuning, never
    learnt from by itself."""


@dataclass(frozen=True)
class ManifestRow:
    """One recording of the snapshot. ``label`` is a class key; ``covariates`` feed the metadata-only baseline."""

    recording: str
    path: str
    infant: str
    locked: bool
    use: Use
    label: str | None = None
    blind: bool = True
    """False if the model's answer was visible when the label was made: then never in test or calibration."""
    duration_s: float = 0.0
    sha256: str = ""
    covariates: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class TaskSpec:
    """``classes`` are the learnt class keys in output order, positives first; ``positive`` is None if multi-class."""

    key: str
    name: str
    classes: tuple[str, ...]
    positive: tuple[str, ...] | None
    order: tuple[str, ...] = ()
    """All classes from least to most, e.g. none, mild, moderate, severe; empty if they have no order."""


@dataclass(frozen=True)
class Job:
    """One order to the worker. Paths are absolute or relative to the job file's folder."""

    kind: Kind
    manifest: str
    out_dir: str
    run_id: str = ""
    seed: int = 0
    preset: Preset = Preset.STANDARD
    epochs: int | None = None
    """Overrides the preset's number of epochs (of pre-training for ``pretrain``, of fine-tuning for ``finetune``)."""
    task: TaskSpec | None = None
    encoder: str | None = None
    """Package folder to start from: its ``weights.safetensors``. None: from scratch."""
    package: str | None = None
    """Package folder to evaluate, predict with or export."""
    compare_with: str | None = None
    """Package folder of the model in use, evaluated beside the new one on the same locked infants."""
    device: str = "auto"
    precision: str = "auto"
    model_name: str = ""
    parent_model: str | None = None
    data_hash: str = ""
    source: str = ""
    """Identity of the store whose pseudonyms the manifest has: another store's I-0001 is another infant."""
    feature_cache: str | None = None
    """Folder that keeps recordings' features from one run to the next. None: the run's own, cleared at its end."""
    shards: str | None = None
    """Folder of shards (``cry-ml shard``) to pre-train from instead of the manifest's files, whose pack they are."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Overrides of single recipe fields by name, e.g. ``{"batch_size": 128}``; unknown names are refused."""
    version: int = VERSION


class EventKind(StrEnum):
    START = "start"
    STAGE = "stage"
    PROGRESS = "progress"
    EPOCH = "epoch"
    LOG = "log"
    RESULT = "result"
    ERROR = "error"


@dataclass(frozen=True)
class Event:
    """One line on the worker's stdout.

    ``start``: device, precision, seed, n_recordings, n_infants. ``stage``: name (reading | pretraining | finetuning |
    calibrating | evaluating | exporting | scoring | comparing | hearing | crossvalidating), index, count.
    ``progress``: stage, done, total, eta_s, rate.
    ``epoch``: stage, epoch, epochs, train_loss, val_loss?, val_auc?, best?, eta_s. ``log``: level, text.
    ``result``: path of result.json. ``error``: happened, kept, todo (a sentence each).
    """

    event: EventKind
    data: Mapping[str, Any] = field(default_factory=dict)

    def line(self) -> str:
        return json.dumps({"v": VERSION, "event": str(self.event), **finite(dict(self.data))}, ensure_ascii=False)


@dataclass(frozen=True)
class Result:
    """``result.json``: written last. ``package`` is relative to the result's folder."""

    kind: Kind
    status: str
    """``done``, ``stopped_early``."""
    run_id: str
    seconds: float
    package: str | None = None
    card_sha256: str | None = None
    metrics: Mapping[str, Any] = field(default_factory=dict)
    outputs: Mapping[str, str] = field(default_factory=dict)
    """Other files made, by name, relative to the result's folder (e.g. ``predictions`` of ``predict``)."""
    version: int = VERSION


def finite(value: Any) -> Any:
    """``value`` with every NaN and infinity replaced by None, since JSON has neither."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(k): finite(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [finite(v) for v in value]
    return value


def parse_event(line: str) -> Event | None:
    """The event of a stdout line, or None if the line is not one (a library printed something)."""
    try:
        raw = parsed(line)
    except ValueError:
        return None
    if not isinstance(raw, dict) or raw.get("v") != VERSION:
        return None
    try:
        kind = EventKind(str(raw.get("event")))
    except ValueError:
        return None
    return Event(kind, {k: v for k, v in raw.items() if k not in ("v", "event")})


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Writes by rename, so that a reader never sees half a file."""
    temporary = path.with_name(path.name + ".part")
    try:
        temporary.write_text(json.dumps(finite(value), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)  # on a full disk its bytes are wanted elsewhere
        raise


def write_job(path: Path, job: Job) -> None:
    write_json(path, asdict(job))


def read_job(path: Path) -> Job:
    """Raises: ContractError with the field that is wrong."""
    raw = _read_object(path)
    _check_version(raw, path)
    known = set(Job.__dataclass_fields__)
    unknown = sorted(set(raw) - known)
    if unknown:
        raise ContractError(f"{path.name}: unknown field {unknown[0]!r}")
    try:
        check_fields(raw, JOB_FIELDS)
        task = raw.get("task")
        return Job(
            **{
                **raw,
                "kind": Kind(raw["kind"]),
                "preset": Preset(raw.get("preset", Preset.STANDARD)),
                "task": None if task is None else read_task(task),
            }
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ContractError(f"{path.name}: {error}") from error


def read_task(raw: Mapping[str, Any]) -> TaskSpec:
    """Raises: KeyError for a missing field; ValueError for one that does not fit the others or is none."""
    if not isinstance(raw, Mapping):
        raise ContractError("the task is no object")
    check_fields(raw, TASK_FIELDS)
    positive = raw.get("positive")
    task = TaskSpec(
        key=str(raw["key"]),
        name=str(raw["name"]),
        classes=tuple(str(c) for c in raw["classes"]),
        positive=None if positive is None else tuple(str(c) for c in positive),
        order=tuple(str(c) for c in raw.get("order") or ()),
    )
    if len(task.classes) < 2 or len(set(task.classes)) < len(task.classes):
        raise ContractError(f"task {task.key}: {list(task.classes)} are not two or more different classes")
    if task.positive is not None and not set(task.positive) < set(task.classes):
        raise ContractError(f"task {task.key}: the positive classes {task.positive} are not some of {task.classes}")
    if task.order and sorted(task.order) != sorted(task.classes):
        raise ContractError(f"task {task.key}: the order {task.order} is not one of the classes {task.classes}")
    return task


def read_task_file(path: Path) -> TaskSpec:
    """Raises: ContractError with the field that is wrong."""
    raw = _read_object(path)
    try:
        return read_task(raw)
    except KeyError as error:
        raise ContractError(f"{path.name} lacks {error}") from error
    except ValueError as error:
        raise ContractError(f"{path.name}: {error}") from error


def write_manifest(path: Path, rows: Iterable[ManifestRow]) -> str:
    """Writes one JSON object a line; returns the snapshot's hash (sha256 over the lines as written)."""
    digest = hashlib.sha256()
    temporary = path.with_name(path.name + ".part")
    with temporary.open("w", encoding="utf-8") as out:
        for row in rows:
            line = json.dumps(finite(asdict(row)), ensure_ascii=False, sort_keys=True) + "\n"
            digest.update(line.encode())
            out.write(line)
    temporary.replace(path)
    return digest.hexdigest()


def read_manifest(path: Path) -> Iterator[ManifestRow]:
    """Raises: ContractError with the line number that is wrong."""
    known = set(ManifestRow.__dataclass_fields__)
    try:
        lines = path.open("rb")
    except OSError as error:
        raise ContractError(f"{path.name} cannot be read: {error.strerror}") from error
    with lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                raw = parsed(line)
                check_fields(raw, ROW_FIELDS)
                row = ManifestRow(**{k: v for k, v in {**raw, "use": Use(raw["use"])}.items() if k in known})
            except (KeyError, TypeError, ValueError) as error:
                raise ContractError(f"{path.name}, line {number}: {error}") from error
            yield row


def write_result(path: Path, result: Result) -> None:
    write_json(path, asdict(result))


def read_result(path: Path) -> Result:
    """Raises: ContractError if the file is missing, broken or of another version."""
    raw = _read_object(path)
    _check_version(raw, path)
    try:
        check_fields(raw, RESULT_FIELDS)
        return Result(**{**raw, "kind": Kind(raw["kind"])})
    except (KeyError, TypeError, ValueError) as error:
        raise ContractError(f"{path.name}: {error}") from error


def write_out_of_fold(path: Path, answers: OutOfFold) -> None:
    write_json(path, asdict(answers))


def read_out_of_fold(path: Path) -> OutOfFold:
    """Raises: ContractError if the file is missing, broken or of another version."""
    raw = _read_object(path)
    _check_version(raw, path)
    try:
        return parse_out_of_fold(raw)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ContractError(f"{path.name}: {error}") from error


def file_sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read_object(path: Path) -> dict[str, Any]:
    try:
        raw = parsed(path.read_bytes())
    except OSError as error:
        raise ContractError(f"{path.name} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise ContractError(f"{path.name} is not valid JSON: {error}") from error
    if not isinstance(raw, dict):
        raise ContractError(f"{path.name} holds no JSON object")
    return raw


def _check_version(raw: Mapping[str, Any], path: Path) -> None:
    if raw.get("version") != VERSION:
        raise ContractError(f"{path.name} has version {raw.get('version')!r}, this program reads {VERSION}")
