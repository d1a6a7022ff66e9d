"""A model in use whose package was changed, cut, taken away or swapped: it answers nobody, and the window goes on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from cryapp.audio.synth import CrySpec, synthesise
from cryapp.cli.main import main as command
from cryapp.domain.model import ModelStatus
from cryapp.services import models, people, scoring, screening
from cryapp.services.library import open_library
from cryapp.ui.workspaces.screen import ScreenWorkspace
from tests.e2e.failing import filled_store, is_sentence, saved_labels, window_on, words
from tests.ui.workbench import TASK, install_model

IN_USE, CANDIDATE = f"{TASK}-1", f"{TASK}-2"


def flipped(package: Path) -> None:
    """One bit, size and even the time of change as they were."""
    path = package / "model.onnx"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut(package: Path) -> None:
    path = package / "weights.safetensors"
    path.write_bytes(path.read_bytes()[:-9])


def gone(package: Path) -> None:
    shutil.rmtree(package)


def swapped(package: Path) -> None:
    """Whole and sound, only of another model."""
    other = package.with_name(CANDIDATE)
    shutil.rmtree(package)
    shutil.copytree(other, package)


def hostile(package: Path) -> None:
    """A pickle that would leave a trace, where the golden answers were."""
    trace = f"cos\nsystem\n(S'touch {package / 'ran'}'\ntR."
    (package / "golden.npz").write_bytes(trace.encode())


HARMS = [flipped, cut, gone, swapped, hostile]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with a model in use and a candidate."""
    made = filled_store(tmp_path)
    library = open_library(str(made))
    lead = people.add_annotator(library, "R-01").annotator
    models.promote(library, install_model(library, 1).id, lead.id, "for the test")
    install_model(library, 2, edit_card=lambda card: card.update(name="Cry presence 2 by another hand"))
    library.close()
    return made


@pytest.fixture
def cry(tmp_path: Path) -> Path:
    samples = np.tile(synthesise(CrySpec(), seed=3).samples, 4)[: 6 * 16_000]
    soundfile.write(tmp_path / "a cry.wav", samples, 16_000)
    return tmp_path / "a cry.wav"


@pytest.mark.parametrize("harm", HARMS)
def test_the_window_says_so_and_labelling_goes_on(
    qtbot: QtBot, store: Path, cry: Path, harm: Callable[[Path], None]
) -> None:
    harm(store / "models" / IN_USE)
    with window_on(store) as hand:
        hand.answer("1")
        assert hand.answered == "cry"
        chosen = next(m for m in models.list_models(hand.desk.library, TASK) if m.id == IN_USE)
        assert chosen.status is ModelStatus.DAMAGED
        room = hand.window.show_workspace("screen")
        assert isinstance(room, ScreenWorkspace)
        hand.settle()
        assert "damaged" in words(room) or "not what was registered" in words(room), words(room)
        room_of_models = hand.models
        hand.settle()
        assert room_of_models.registry.select(chosen.id)
        hand.settle()
        assert "damaged: it answers nobody" in words(room_of_models)
        head = room_of_models.head
        assert head.roll_back.isVisible(), "the way back is there"
        assert not head.score.isVisible()
        room_of_models._begin_scoring(chosen)  # as a window that had not yet noticed
        hand.until(lambda: hand.troubles, "a word about it")
        hand.settle()
        assert is_sentence(hand.troubles[-1]), hand.troubles
        hand.answer("2")
        assert hand.answered == "no_cry"
        assert not (store / "models" / IN_USE / "ran").exists()
        with hand.desk.library.store.read() as session:
            assert session.execute(text("SELECT COUNT(*) FROM prediction")).scalar_one() == 0
    assert saved_labels(store) == 2


@pytest.mark.parametrize("harm", HARMS)
def test_commands_refuse_it_with_one_sentence(
    store: Path, cry: Path, capfd: pytest.CaptureFixture[str], harm: Callable[[Path], None]
) -> None:
    harm(store / "models" / IN_USE)
    orders = (
        ["score"],
        ["score", str(cry)],
        ["score", "--model", IN_USE, str(cry)],
        ["screen", str(cry), "--infant", "I-0001"],
    )
    for words_ in orders:
        capfd.readouterr()
        code = command([*words_, "--json", "--store", str(store)])
        out, err = capfd.readouterr()
        assert (code, out, err.count("\n")) == (2, "", 1), (words_, code, out, err)
        assert is_sentence(err)
        assert IN_USE in err or "Cry presence 1" in err, err
    assert command(["models", "list", "--json", "--store", str(store)]) == 0
    own = [m for m in json.loads(capfd.readouterr().out)["models"] if "shipped" not in m["id"]]
    listed = {m["id"]: m["status"] for m in own}
    assert listed == {IN_USE: "damaged", CANDIDATE: "candidate"}


@pytest.mark.parametrize("harm", [flipped, cut, gone, hostile])
def test_a_harmed_candidate_is_not_promoted(
    store: Path, capfd: pytest.CaptureFixture[str], harm: Callable[[Path], None]
) -> None:
    harm(store / "models" / CANDIDATE)
    assert command(["models", "promote", CANDIDATE, "--reason", "x", "--json", "--store", str(store)]) == 2
    out, err = capfd.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert is_sentence(err)
    library = open_library(str(store))
    try:
        in_use = models.model_in_use(library, TASK)
        assert in_use is not None
        assert in_use.id == IN_USE
        assert screening.ready_to_screen(library, TASK) == ""
        assert len(scoring.score_store(library, in_use.id)[1]) == 4
    finally:
        library.close()


def test_a_package_harmed_while_the_window_is_open_answers_nobody(qtbot: QtBot, store: Path, cry: Path) -> None:
    with window_on(store) as hand:
        room = hand.window.show_workspace("screen")
        assert isinstance(room, ScreenWorkspace)
        hand.settle()
        flipped(store / "models" / IN_USE)
        hand.until(lambda: room.choice.list.count() > 0, "the infants")
        hand.settle()
        room.choice.list.setCurrentRow(0)
        hand.click(room.choice.go_on)
        room.screen_file(cry)
        hand.until(lambda: hand.troubles, "a word about it")
        hand.settle()
        assert is_sentence(hand.troubles[-1]), hand.troubles
        assert room.shown is None
        hand.answer("1")
        assert hand.answered == "cry"
