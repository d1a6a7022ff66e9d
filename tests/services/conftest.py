"""A real store with real files in it; the library of one test."""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from cryapp.domain.annotation import Role
from cryapp.domain.ids import RecordingId
from cryapp.domain.model import RunState
from cryapp.services import labelling, people
from cryapp.services.examples import label_examples
from cryapp.services.importing import import_examples
from cryapp.services.label_check_run import prepare_check
from cryapp.services.label_marks import Mark
from cryapp.services.library import Library, open_library
from cryapp.services.runlock import release_all
from cryapp.services.tasks import get_task
from cryapp.services.training import TrainingPlan, prepare_run, run_to_end
from cryapp.store import snapshot
from ml.contract import Preset
from tests.once import made_once

WriteSound = Callable[..., Path]


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(str(tmp_path / "library"))
    yield opened
    opened.close()


@pytest.fixture
def write_sound(tmp_path: Path) -> WriteSound:
    """Writes a short tone; every name (or seed) has a sound of its own."""

    def write(name: str, seconds: float = 1.0, rate_hz: int = 16_000, seed: int | None = None) -> Path:
        path = tmp_path / "sounds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        rng = np.random.default_rng(zlib.crc32(name.encode()) if seed is None else seed)
        time_s = np.arange(round(seconds * rate_hz)) / rate_hz
        tone = 0.2 * np.sin(2 * np.pi * rng.uniform(300, 3000) * time_s) + 0.1 * rng.standard_normal(len(time_s))
        sf.write(path, tone, rate_hz, subtype="PCM_16")
        return path

    return write


TINY_PRETRAIN = {"width": 4, "batch_size": 16, "crop_frames": 64}
TINY_FINETUNE = {"width": 4, "batch_size": 16, "crop_frames": 64, "members": 1}


def tiny_plan(pretrain: bool = True, **changes: object) -> TrainingPlan:
    """A training that takes seconds: all the parts of a real one, and no good model."""
    plan = TrainingPlan(
        "cry_presence",
        pretrain,
        preset=Preset.QUICK,
        pretrain_epochs=1,
        finetune_epochs=1,
        device="cpu",
        pretrain_options=TINY_PRETRAIN,
        finetune_options=TINY_FINETUNE,
    )
    return replace(plan, **changes)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def labelled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the synthetic examples, labelled with what they were made from. To be copied, not changed."""

    def make(folder: Path) -> None:
        lib = open_library(str(folder / "library"))
        import_examples(lib)
        label_examples(lib)
        lib.close()

    return made_once(tmp_path_factory, "labelled", make) / "library"


@pytest.fixture(scope="session")
def trained_folder(labelled_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after pre-training and training by the real worker: ``encoder-1`` and candidate ``cry_presence-1``."""

    def make(folder: Path) -> None:
        shutil.copytree(labelled_folder, folder / "library")
        lib = open_library(str(folder / "library"))
        end = run_to_end(lib, prepare_run(lib, tiny_plan(), None), lambda _event: None)
        lib.close()
        assert end.run.state is RunState.DONE, end.sentence

    return made_once(tmp_path_factory, "trained", make) / "library"


@pytest.fixture(scope="session")
def checked_folder(labelled_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The labelled library with one label turned round, looked through by the real worker (``cryapp review look``).
    The recording is named in ``planted``.
    """

    def make(folder: Path) -> None:
        shutil.copytree(labelled_folder, folder / "library")
        lib = open_library(str(folder / "library"))
        wrong = plant(lib)
        by = people.add_annotator(lib, "J-01", Role.ADJUDICATOR).annotator.id
        end = run_to_end(lib, prepare_check(lib, "cry_presence", by), lambda _event: None)
        lib.close()
        assert end.run.state is RunState.DONE, end.sentence
        (folder / "planted").write_text(str(wrong))

    return made_once(tmp_path_factory, "checked", make) / "library"


def plant(lib: Library) -> RecordingId:
    """Gives a cry of an infant who is not locked the other label, by everybody who answered it."""
    task = get_task(lib, "cry_presence")
    with lib.store.read() as session:
        labels = snapshot.training_labels(session, task).labels
    wrong = next(one.recording_id for one in labels if one.class_key == "cry" and not one.locked)
    codes = {event.annotator for event in labelling.events(lib, wrong) if event.task_id == task.id}
    for reader in people.list_annotators(lib):
        if reader.code in codes:
            labelling.save_label(lib, [wrong], "no_cry", Mark(task.id, reader.id))
    return wrong


def _copied(source: Path, tmp_path: Path) -> Iterator[Library]:
    """A library can be moved: its folder is all there is."""
    shutil.copytree(source, tmp_path / "copy")
    opened = open_library(str(tmp_path / "copy"))
    yield opened
    opened.close()
    release_all()


@pytest.fixture
def labelled(labelled_folder: Path, tmp_path: Path) -> Iterator[Library]:
    yield from _copied(labelled_folder, tmp_path)


@pytest.fixture
def checked(checked_folder: Path, tmp_path: Path) -> Iterator[Library]:
    yield from _copied(checked_folder, tmp_path)


@pytest.fixture
def planted(checked_folder: Path) -> RecordingId:
    return RecordingId(int((checked_folder.parent / "planted").read_text()))


@pytest.fixture
def trained(trained_folder: Path, tmp_path: Path) -> Iterator[Library]:
    yield from _copied(trained_folder, tmp_path)
