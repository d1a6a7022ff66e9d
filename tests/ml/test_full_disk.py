"""A package is written whole or not at all: a full disk leaves what was there, nothing half-written, and a sentence."""

from __future__ import annotations

import importlib.util
import io
import resource
import shutil
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ml.__main__ import explaining
from ml.commands import COMMANDS, PlainEmitter, run_command
from ml.compact import compact
from ml.contract import EXIT_USER_ERROR, INT8_FILE, file_sha256, write_json
from ml.errors import FULL_DISK, RunError, explained
from ml.export import read_package, written_whole
from ml.int8 import add_int8, load_openvino, save_openvino
from tests.ml.test_compact import package  # noqa: F401 - a fixture
from tests.ml.test_int8 import SOUNDS


@contextmanager
def no_room_beyond(n_bytes: int) -> Iterator[None]:
    """Every file's writes end there, with the system's own error (EFBIG), in libraries' own code too."""
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, old[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)


def state_of(folder: Path) -> dict[str, str]:
    """Everything below it, hidden files too."""
    return {str(p.relative_to(folder)): file_sha256(p) if p.is_file() else "" for p in folder.rglob("*")}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with nothing of the tests' own in it."""
    folder = tmp_path / "place"
    folder.mkdir()
    return folder


def copied(package: Path, target: Path) -> Path:  # noqa: F811
    return Path(shutil.copytree(package, target))


@pytest.mark.parametrize("room", [10, 5_000, 60_000])
def test_no_room_for_a_small_package_leaves_the_one_before(package: Path, place: Path, room: int) -> None:  # noqa: F811
    out = place / "shipped"
    compact(package, out, {"name": "before"})
    before = state_of(place)
    with no_room_beyond(room), pytest.raises((OSError, RunError)) as caught:
        compact(package, out, {"name": "after"})
    told = explained(caught.value)
    assert told is not None
    assert "disk" in told.sentence
    assert state_of(place) == before
    compact(package, out, {"name": "after"})
    assert read_package(out).card["name"] == "after"
    assert {path.name for path in place.iterdir()} == {"shipped"}


@pytest.mark.parametrize("what", ["folder", "file"])
def test_what_is_no_package_is_not_replaced(package: Path, place: Path, what: str) -> None:  # noqa: F811
    """A mistyped --out would have cost whatever lay there."""
    out = place / "documents"
    if what == "folder":
        out.mkdir()
        (out / "thesis.txt").write_text("years")
    else:
        out.write_text("years")
    before = state_of(place)
    with pytest.raises(RunError, match="no model package"):
        compact(package, out, {})
    assert state_of(place) == before
    (place / "empty").mkdir()
    compact(package, place / "empty", {})
    assert read_package(place / "empty")


def test_a_package_may_be_made_small_where_it_lies(package: Path, place: Path) -> None:  # noqa: F811
    own = copied(package, place / "own")
    compact(own, own, {"name": "small"})
    assert read_package(own).card["name"] == "small"
    assert [path.name for path in place.iterdir()] == ["own"]


def test_no_room_for_an_8_bit_network_is_a_sentence_and_leaves_nothing(package: Path, place: Path) -> None:  # noqa: F811
    openvino = load_openvino()
    model = openvino.Core().read_model(str(package / "model.onnx"))
    with no_room_beyond(1_000), pytest.raises(RunError, match="its disk may be full"):
        save_openvino(openvino, model, place / INT8_FILE)
    assert not list(place.iterdir())


@pytest.mark.skipif(importlib.util.find_spec("nncf") is None, reason="needs the extra “int8”")
def test_no_room_for_an_8_bit_network_leaves_the_package_as_it_was(package: Path, place: Path) -> None:  # noqa: F811
    own = copied(package, place / "own")
    before = state_of(place)
    with no_room_beyond(1_000), pytest.raises((OSError, RunError)):
        add_int8(own, SOUNDS)
    assert state_of(place) == before
    assert read_package(own)


def _write_half(folder: Path, error: BaseException) -> None:
    with written_whole(folder) as new:
        (new / "half").write_text("half")
        raise error


@pytest.mark.parametrize("error", [OSError(FULL_DISK[0], "full"), KeyboardInterrupt(), ValueError("ours")])
def test_whatever_ends_the_writing_nothing_half_is_left(place: Path, error: BaseException) -> None:
    folder = place / "package"
    folder.mkdir()
    (folder / "old").write_text("old")
    before = state_of(place)
    with pytest.raises(type(error)):
        _write_half(folder, error)
    assert state_of(place) == before
    with written_whole(folder) as new:
        (new / "new").write_text("new")
    assert list(state_of(place)) == ["package", "package/new"]


def test_no_room_for_a_card_leaves_the_one_before_and_no_part(place: Path) -> None:
    write_json(place / "card.json", {"a": 1})
    before = state_of(place)
    with no_room_beyond(3), pytest.raises(OSError, match="large"):
        write_json(place / "card.json", {"a": 2})
    assert state_of(place) == before


def test_a_command_speaks_of_no_training(package: Path, place: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    (command,) = [c for c in COMMANDS if c.name == "compact"]
    arguments = Namespace(package=package, out=place / "small", card=None)
    with no_room_beyond(1_000):
        code = explaining(
            lambda: run_command(command, arguments, PlainEmitter(io.StringIO())),
            PlainEmitter(sys.stdout),
            command.resumes,
        )
    assert code == EXIT_USER_ERROR
    said = capsys.readouterr().err.strip()
    assert said == "The disk is full. What was there before is as it was. Free some space, then try again."
    assert not list(place.iterdir())
