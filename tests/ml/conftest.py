"""Synthetic recordings whose class can be heard, and runs of the worker inside this process."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from ml.contract import EXIT_OK, Job, Kind, ManifestRow, Preset, TaskSpec, Use, write_job, write_manifest

RATE_HZ = 16_000
CRY = TaskSpec("cry_presence", "Cry presence", ("cry", "no_cry"), ("cry",))

TINY_PRETRAIN: dict[str, Any] = {"width": 4, "batch_size": 8, "crop_frames": 64, "projection_dim": 8}
TINY_FINETUNE: dict[str, Any] = {"width": 4, "batch_size": 8, "crop_frames": 64, "members": 2}


@pytest.fixture(autouse=True, scope="session")
def quiet_threads() -> Iterator[None]:
    """One thread: these nets are tiny, and sums in one order make runs comparable."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    # The exporter traces itself by some thousand debug records, all of which pytest would keep.
    logging.getLogger("torch.__trace").setLevel(logging.WARNING)
    yield
    torch.set_num_threads(before)


def tone(rng: np.random.Generator, seconds: float) -> np.ndarray:
    """A gliding harmonic tone with pauses: the synthetic "cry"."""
    t = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    f0 = rng.uniform(350, 550) * (1 + 0.15 * np.sin(2 * np.pi * rng.uniform(0.8, 2) * t))
    phase = 2 * np.pi * np.cumsum(f0) / RATE_HZ
    sound = sum(np.sin(k * phase) / k for k in range(1, 8)) * (np.sin(2 * np.pi * 1.3 * t + rng.uniform(0, 6)) > -0.4)
    return 0.2 * np.asarray(sound) + 0.005 * rng.standard_normal(len(t))


def noise(rng: np.random.Generator, seconds: float) -> np.ndarray:
    """Smoothed noise: the synthetic "no cry"."""
    raw = rng.standard_normal(int(seconds * RATE_HZ) + 8)
    return 0.1 * np.convolve(raw, np.ones(rng.integers(1, 8)) / 3, mode="same")[: int(seconds * RATE_HZ)]


def make_rows(
    folder: Path, n_infants: int, per_infant: int = 2, n_locked: int = 0, seconds: float = 1.0, seed: int = 0
) -> list[ManifestRow]:
    """Infants alternate between the classes; the first ``n_locked`` are locked."""
    rng = np.random.default_rng(seed)
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for infant in range(n_infants):
        label = CRY.classes[infant % 2]
        for take in range(per_infant):
            path = folder / f"{infant}-{take}.flac"
            sound = (tone if label == "cry" else noise)(rng, seconds)
            soundfile.write(path, np.clip(sound, -1, 1), RATE_HZ, subtype="PCM_16")
            locked = infant < n_locked
            rows.append(
                ManifestRow(
                    recording=f"r{infant}-{take}",
                    path=str(path),
                    infant=f"i{infant}",
                    locked=locked,
                    use=Use.TEST if locked else Use.TRAIN,
                    label=label,
                    duration_s=seconds,
                    sha256=f"{infant:032x}{take:032x}",
                    covariates={"sex": "fm"[infant % 3 == 0], "weight_g": 3000 + infant},
                )
            )
    return rows


@pytest.fixture(scope="session")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[ManifestRow]:
    """36 infants, 12 of them locked, two short recordings each."""
    return make_rows(tmp_path_factory.mktemp("sounds"), n_infants=36, n_locked=12)


def write_order(folder: Path, kind: Kind, rows: list[ManifestRow], **fields: Any) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    digest = write_manifest(folder / "manifest.jsonl", rows)
    job = Job(
        kind=kind,
        manifest="manifest.jsonl",
        out_dir=".",
        run_id=folder.name,
        preset=Preset.QUICK,
        data_hash=digest,
        precision="fp32",
        device="cpu",
    )
    if kind is Kind.FINETUNE:
        job = replace(job, task=CRY)
    path = folder / "job.json"
    write_job(path, replace(job, **fields))
    return path


def tiny(kind: Kind, folder: Path, rows: list[ManifestRow], **fields: Any) -> Path:
    options = TINY_PRETRAIN if kind is Kind.PRETRAIN else TINY_FINETUNE
    return write_order(folder, kind, rows, **{"options": options, "epochs": 2, **fields})


class Worker:
    """Runs an order through ``guarded``, as ``python -m ml`` does, and keeps what it said."""

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []

    def __call__(
        self,
        kind: Kind,
        job: Path,
        resume: bool = False,
        before_step: Callable[[Any], None] | None = None,
    ) -> int:
        from ml.__main__ import guarded
        from ml.control import Control
        from ml.emit import Emitter

        out = io.StringIO()
        control = Control()
        emitter = Emitter(out)
        if before_step is not None:
            said = emitter.progress

            def progress(done: int, total: int, rate: float | None = None) -> None:
                said(done, total, rate)
                if rate is not None:
                    before_step(control)

            emitter.progress = progress  # type: ignore[method-assign]
        code = guarded(kind, job, resume, emitter, control)
        self.events = [json.loads(line) for line in out.getvalue().splitlines()]
        return code

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [event for event in self.events if event["event"] == kind]


def hasten(patch: pytest.MonkeyPatch) -> None:
    """Cuts what takes long and is tested elsewhere; the test process stays as nice and as parallel as it was."""
    import ml.expert
    import ml.export
    import ml.metrics
    import ml.run

    def no_onnx(model: object, path: Path, outputs: list[str]) -> None:
        path.write_bytes(b"the exporter takes ten seconds and has tests of its own")

    patch.setattr(ml.export, "export_onnx", no_onnx)
    patch.setattr(ml.expert, "STEPS", 40)
    patch.setattr(ml.metrics, "N_BOOTSTRAP", 100)
    patch.setattr(ml.run, "be_a_good_neighbour", lambda n_threads: None)


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Worker:
    hasten(monkeypatch)
    return Worker()


def packaged(kind: Kind, folder: Path, rows: list[ManifestRow], **fields: Any) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        hasten(patch)
        worker = Worker()
        code = worker(kind, tiny(kind, folder, rows, **fields))
        assert code == EXIT_OK, worker.events[-1]
    return folder / "package"


@pytest.fixture(scope="session")
def encoder(tmp_path_factory: pytest.TempPathFactory, rows: list[ManifestRow]) -> Path:
    return packaged(Kind.PRETRAIN, tmp_path_factory.mktemp("encoder"), rows)


@pytest.fixture(scope="session")
def classifier(tmp_path_factory: pytest.TempPathFactory, rows: list[ManifestRow], encoder: Path) -> Path:
    """Trained long enough to tell a tone from noise."""
    folder = tmp_path_factory.mktemp("classifier")
    return packaged(Kind.FINETUNE, folder, rows, encoder=str(encoder), epochs=8, model_name="Cry 1")
