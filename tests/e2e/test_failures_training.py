"""A worker that dies, hangs, runs out of memory or disk under the open window; no torch; an app that is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from pytestqt.qtbot import QtBot

from cryapp.bridge import process
from cryapp.bridge.run_story import RunStory
from cryapp.domain.model import Model, ModelStatus, RunState
from cryapp.services import models, shipped_models, training, training_start
from cryapp.services.library import open_library
from cryapp.services.training import TrainingPlan
from cryapp.services.worker import worker_argv
from tests.e2e.failing import Window, filled_store, is_sentence, saved_labels, window_on
from tests.services.conftest import TINY_FINETUNE, tiny_plan

ROOT = Path(__file__).resolve().parents[2]
LONG = {"finetune_epochs": 4000, "finetune_options": {**TINY_FINETUNE, "patience": 4000}}
"""More than a test waits for: it is ended from outside."""

BIG = {"width": 64, "batch_size": 512, "crop_frames": 400, "members": 1}

LIMITED = """
import os, resource, sys
resource.setrlimit(resource.{what}, ({size}, {size}))
os.execv(sys.argv[1], sys.argv[1:])
"""
"""The worker under a limit from its first breath."""
CRAMPED = """
import resource, sys
import torch, ml.run
taken = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (taken + {size}, taken + {size}))
sys.argv = sys.argv[3:]
from ml.__main__ import main
main()
"""
"""The worker with torch loaded and too little left for the rest.

With 64 and with 96 MB it hung: OpenBLAS, loaded with scipy, tries without end to get its buffers (ml/room.py).
"""


def plan(**changes: object) -> TrainingPlan:
    return replace(tiny_plan(pretrain=False), **changes)  # type: ignore[arg-type]


def learnt_here(hand: Window) -> list[Model]:
    """Models for cry presence but the one that ships."""
    found = models.list_models(hand.desk.library, "cry_presence")
    return [model for model in found if not shipped_models.is_shipped(model)]


def learns(story: RunStory | None) -> bool:
    """Past what comes before: whoever stops there has nothing to keep."""
    return story is not None and story.step in ("pretraining", "finetuning") and story.eta_s is not None


def begin(hand: Window, chosen: TrainingPlan) -> int:
    """Starts the real worker from the window; its process id once it learns."""
    trainer = hand.models.trainer
    trainer.start(chosen)
    hand.until(lambda: learns(trainer.story), "the first figures", 300)
    assert trainer._run is not None
    return trainer._run.process_id


def end_of(hand: Window, act: Callable[[], object]) -> training.FinishedRun:
    """Does something that ends the run; how it ended."""
    trainer = hand.models.trainer
    ends: list[training.FinishedRun | None] = []
    trainer.ended.connect(ends.append)
    act()
    hand.until(lambda: ends, "the end of the run", 300)
    hand.settle()
    assert ends[0] is not None
    return ends[0]


def resume(hand: Window) -> None:
    """Presses the button beside the interrupted run and waits until it learns again."""
    registry, trainer = hand.models.registry, hand.models.trainer
    before = trainer.story
    hand.until(lambda: any(b.isVisible() for b in registry.resume_buttons), "the run to be offered")
    hand.settle()
    hand.click(next(b for b in registry.resume_buttons if b.isVisible()))
    hand.until(lambda: trainer.story is not before and learns(trainer.story), "the run to go on", 300)


def limited(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """The real worker in a process that may not take more than this."""

    def argv(kind: str, job: Path, resume: bool = False) -> tuple[str, ...]:
        return (sys.executable, "-c", code, *worker_argv(kind, job, resume))

    monkeypatch.setattr(training_start, "worker_argv", argv)


@pytest.mark.slow
def test_a_killed_worker_is_a_sentence_and_its_run_is_offered(qtbot: QtBot, tmp_path: Path) -> None:
    """That it goes on from there: :func:`test_a_killed_app_finds_its_run_again_and_goes_on`."""
    store = filled_store(tmp_path, 20, 20)
    with window_on(store) as hand:
        pid = begin(hand, plan(**LONG))
        hand.answer("2" if hand.answered == "cry" else "1")
        end = end_of(hand, lambda: os.kill(pid, signal.SIGKILL))
        assert end.run.state in (RunState.FAILED, RunState.INTERRUPTED)
        assert "ended by the system" in hand.troubles[-1]
        assert "Labels and models are as they were" in hand.troubles[-1]
        assert is_sentence(hand.troubles[-1])
        assert learnt_here(hand) == []
        registry = hand.models.registry
        hand.until(lambda: any(b.isVisible() for b in registry.resume_buttons), "the run to be offered")
    assert saved_labels(store) == 21


@pytest.mark.slow
def test_a_hung_worker_is_said_and_can_be_cancelled(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "CANCEL_GRACE_MS", 500)
    store = filled_store(tmp_path, 20, 20)
    with window_on(store) as hand:
        pid = begin(hand, plan(**LONG))
        monkeypatch.setattr(process, "QUIET_AFTER_S", 1.0)
        os.kill(pid, signal.SIGSTOP)
        hand.until(lambda: hand.troubles, "a word about the silence")
        assert "has said nothing for" in hand.troubles[-1]
        assert "cancel" in hand.troubles[-1]
        hand.answer("2" if hand.answered == "cry" else "1")
        end = end_of(hand, hand.models.trainer.cancel)
        assert end.run.state is RunState.CANCELLED
        assert not psutil.pid_exists(pid)
        assert len(hand.troubles) == 1
    assert saved_labels(store) == 21


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on memory")
@pytest.mark.parametrize("code", [LIMITED.format(what="RLIMIT_AS", size=300 << 20), CRAMPED.format(size=64 << 20)])
def test_a_worker_without_enough_memory_is_a_sentence(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    """Too little to load torch at all, and too little for the work itself."""
    limited(monkeypatch, code)
    store = filled_store(tmp_path, 20, 20)
    with window_on(store) as hand:
        end = end_of(hand, lambda: hand.models.trainer.start(plan(finetune_epochs=3, finetune_options=BIG)))
        assert end.run.state is RunState.FAILED, end.sentence
        told = hand.troubles[-1]
        assert is_sentence(told), told
        assert "emory" in told, told
        hand.answer("2" if hand.answered == "cry" else "1")
        assert hand.models.counts.train.isEnabled(), "another try can be made"
        assert learnt_here(hand) == []
    assert saved_labels(store) == 21


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on files")
def test_a_disk_that_fills_up_while_learning_is_a_sentence(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limited(monkeypatch, LIMITED.format(what="RLIMIT_FSIZE", size=60_000))
    store = filled_store(tmp_path, 20, 20)
    with window_on(store) as hand:
        end = end_of(hand, lambda: hand.models.trainer.start(plan(finetune_epochs=2)))
        assert end.run.state is RunState.FAILED, end.sentence
        told = hand.troubles[-1]
        assert is_sentence(told), told
        assert any(word in told for word in ("space", "full", "too large", "written")), told
        hand.answer("2" if hand.answered == "cry" else "1")
        assert learnt_here(hand) == []
    assert saved_labels(store) == 21


KILLED = """
import sys
from pathlib import Path
from tests.e2e.failing import window_on
from tests.e2e.test_failures_training import LONG, begin, plan

with window_on(Path(sys.argv[1])) as hand:
    print(begin(hand, plan(**LONG)), flush=True)
    hand.until(lambda: False, "the end", 300)
"""


@pytest.mark.slow
def test_a_killed_app_finds_its_run_again_and_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    store = filled_store(tmp_path, 20, 20)
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    app = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(store)], env=env, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert app.stdout is not None
    with app.stdout:
        worker = psutil.Process(int(app.stdout.readline()))
        app.kill()
        app.wait()
    worker.wait(timeout=60)  # its reader is gone: it writes a checkpoint and ends
    with window_on(store) as hand:
        hand.until(lambda: training.list_runs(hand.desk.library)[0].state is not RunState.RUNNING, "the recovery")
        [run] = training.list_runs(hand.desk.library)
        assert run.state is RunState.INTERRUPTED
        resume(hand)
        end = end_of(hand, hand.models.trainer.stop_early)
        assert (end.run.id, end.run.state) == (run.id, RunState.STOPPED_EARLY), end.sentence
        [model] = learnt_here(hand)
        assert model.status is ModelStatus.CANDIDATE
    assert saved_labels(store) == 20


WITHOUT_TORCH = """
import importlib.util, sys
from pathlib import Path
assert importlib.util.find_spec("torch") is None
from tests.e2e.failing import window_on, words

with window_on(Path(sys.argv[1])) as hand:
    hand.press("t", "ctrl")
    dialog = hand.models.retrain_dialog
    hand.until(lambda: dialog.isVisible() and "pip install" in words(dialog), "the way to add it")
    assert not dialog.begin.isEnabled()
    print(words(dialog).replace(chr(10), " "), flush=True)
    dialog.close()
    hand.answer("1")
    print(hand.answered, hand.troubles, flush=True)
"""


@pytest.fixture
def python_without_torch(tmp_path: Path) -> Path:
    """An interpreter that has everything but what training needs."""
    home = tmp_path / "bare"
    venv.create(home, with_pip=False, symlinks=True)
    shown = tmp_path / "packages"
    shown.mkdir()
    for package in Path(sysconfig.get_paths()["purelib"]).iterdir():
        if not package.name.startswith(("torch", "lightning", "functorch", "__editable__", "_cryapp", "cryapp")):
            (shown / package.name).symlink_to(package)
    [site] = home.glob("lib/python*/site-packages")
    (site / "shown.pth").write_text(f"{shown}\n{ROOT}\n")
    return home / "bin" / "python"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_without_torch_the_window_labels_and_says_how_to_add_it(python_without_torch: Path, tmp_path: Path) -> None:
    store = filled_store(tmp_path, 20, 20)
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    def run(*argv: str) -> subprocess.CompletedProcess[str]:
        command = [str(python_without_torch), *argv]
        return subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=180, check=False)

    window = run("-c", WITHOUT_TORCH, str(store))
    assert window.returncode == 0, window.stderr[-2000:]
    dialog, last = window.stdout.splitlines()
    assert "not installed" in dialog
    assert 'pip install "cryapp[train]"' in dialog
    assert last == "cry []"
    train = run("-m", "cryapp", "train", "--task", "cry_presence", "--json", "--store", str(store))
    assert (train.returncode, train.stdout, train.stderr.count("\n")) == (2, "", 1)
    assert "pip install" in train.stderr
    worker = run("-m", "ml", "finetune", "--job", str(tmp_path / "none.json"))
    assert worker.returncode not in (0, None)
    assert "Traceback" not in worker.stderr
    assert run("-m", "cryapp", "status", "--store", str(store)).returncode == 0
    library = open_library(str(store))
    library.close()
