"""8-bit convolutions: refused in a sentence where they cannot be made; made, they run and keep close."""

from __future__ import annotations

import argparse
import importlib.util
import io
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile as sf

from cryapp.scoring.runtime import load_openvino
from ml import int8
from ml.compact import compact
from ml.contract import INT8_FILE, INT8_WEIGHTS_FILE, ONNX_EMBEDDING, ONNX_LOGITS, ManifestRow, Use, write_manifest
from ml.emit import Emitter
from ml.errors import RunError
from ml.export import new_card, read_package, write_classifier
from ml.graph import Architecture, WaveformClassifier
from ml.int8 import FEWEST_SOUNDS, add_after_training, add_int8, sounds_of
from tests.ml.test_compact import package  # noqa: F401 - a fixture

SOUNDS = [np.random.default_rng(i).normal(0, 0.1, 16_000).astype(np.float32) for i in range(FEWEST_SOUNDS)]


HAS_NNCF = importlib.util.find_spec("nncf") is not None


@pytest.fixture
def rows(tmp_path: Path) -> list[ManifestRow]:
    """As many recordings as are needed, of infants free to learn from, and louder ones of a locked infant."""
    made = []
    for i, sound in enumerate(SOUNDS):
        sf.write(tmp_path / f"{i}.wav", sound, 16_000)
        made.append(ManifestRow(str(i), str(tmp_path / f"{i}.wav"), f"I-{i}", False, Use.POOL, None, duration_s=1.0))
    sf.write(tmp_path / "locked.wav", np.full(16_000, 0.9), 16_000)
    locked = str(tmp_path / "locked.wav")
    return [*made, *(ManifestRow(f"L{i}", locked, "L", True, Use.TEST, None, duration_s=1.0) for i in range(40))]


def test_no_locked_infant_calibrates(
    package: Path,  # noqa: F811
    rows: list[ManifestRow],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[list[np.ndarray]] = []
    monkeypatch.setattr(int8, "add_int8", lambda _package, sounds: given.append(sounds))
    write_manifest(tmp_path / "manifest.jsonl", rows)
    arguments = argparse.Namespace(manifest=tmp_path / "manifest.jsonl", package=package, sounds=120)
    int8.run(arguments, Emitter(io.StringIO()))
    assert len(given[0]) == FEWEST_SOUNDS
    assert max(np.abs(sound).max() for sound in given[0]) < 0.8


def test_calibrating_sounds_are_spread_and_lost_ones_passed_over(rows: list[ManifestRow]) -> None:
    Path(rows[4].path).unlink()
    found = sounds_of(rows[:FEWEST_SOUNDS], n=4)
    assert [len(sound) for sound in found] == [16_000] * 3
    np.testing.assert_allclose(found[1], SOUNDS[8], atol=1e-4)


@pytest.mark.parametrize(("choice", "want"), [("yes", True), ("no", False), ("auto", HAS_NNCF)])
def test_a_training_adds_it_where_it_can(choice: str, want: bool) -> None:
    assert int8.wanted(choice) == want


def test_a_training_says_why_it_has_none_and_the_model_stays(
    package: Path,  # noqa: F811
    rows: list[ManifestRow],
) -> None:
    assert "Only 3 of" in add_after_training(package, rows[:3])
    assert INT8_FILE not in read_package(package).card["files"]


def test_too_few_sounds_are_said(package: Path) -> None:  # noqa: F811
    with pytest.raises(RunError, match="Only 1 of"):
        add_int8(package, [*SOUNDS[:1], *(sound[:100] for sound in SOUNDS)])


def test_neither_what_has_no_picture_nor_the_picture_itself_is_rounded(package: Path) -> None:  # noqa: F811
    model = load_openvino().Core().read_model(str(package / "model.onnx"))
    spared = set(int8.spared(model))
    convolutions = [op for op in model.get_ordered_ops() if op.get_type_name() in int8.CONVOLUTIONS]
    over_pictures = [op.get_friendly_name() for op in convolutions if int8.is_image(op)]
    assert len(over_pictures) > 2
    assert spared.isdisjoint(over_pictures[1:])
    assert over_pictures[0] in spared
    assert {op.get_friendly_name() for op in convolutions} - set(over_pictures) < spared, "the front end's own"


@pytest.fixture(scope="module")
def openvino() -> Any:
    """Loaded before the test begins: with torch there it leaves a thread of torch's behind."""
    return load_openvino()


def test_only_what_lies_between_the_first_convolution_and_the_last_is_rounded(openvino: Any) -> None:
    """Through a picture that is brought to zero mean, as in CNN14, and to the mean over its frequencies."""
    ops = openvino.opset13
    given = ops.parameter([1, 1, 8, 8], np.float32, name="waveform")
    kernel = np.ones((1, 1, 1, 1), np.float32)
    at = given
    for name in ("normed", "first", "between", "last", "after"):
        if name in ("first", "last"):
            at = ops.convolution(at, ops.constant(kernel), [1, 1], [0, 0], [0, 0], [1, 1])
        else:
            at = ops.relu(at)
        at.set_friendly_name(name)
    mean = ops.reduce_mean(at, ops.constant(np.array([2])), keep_dims=True)
    mean.set_friendly_name("mean")
    model = openvino.Model([ops.result(mean)], [given])
    named = {"normed", "first", "between", "last", "after", "mean"}
    assert named - set(int8.spared(model)) == {"between", "last"}


@pytest.mark.skipif(HAS_NNCF, reason="NNCF is installed here")
def test_without_nncf_it_is_said_how_to_get_it(package: Path) -> None:  # noqa: F811
    with pytest.raises(RunError, match="NNCF is not installed"):
        add_int8(package, SOUNDS)
    assert not (package / INT8_FILE).exists()


@pytest.mark.skipif(not HAS_NNCF, reason="needs the extra “int8”")
def test_it_is_added_answers_much_the_same_and_ships(package: Path, rows: list[ManifestRow], tmp_path: Path) -> None:  # noqa: F811
    openvino = load_openvino()
    package = Path(shutil.copytree(package, tmp_path / "package"))
    assert add_after_training(package, rows[:FEWEST_SOUNDS]) == ""
    assert (package / INT8_WEIGHTS_FILE).is_file()
    core = openvino.Core()
    whole, small = (core.compile_model(package / name, "CPU")(SOUNDS[0][None]) for name in ("model.onnx", INT8_FILE))
    np.testing.assert_allclose(whole[ONNX_LOGITS], small[ONNX_LOGITS], atol=0.2)
    compact(package, tmp_path / "small", {})
    kept = read_package(tmp_path / "small").card["files"]
    assert {INT8_FILE, INT8_WEIGHTS_FILE} < set(kept)


@pytest.mark.skipif(not HAS_NNCF, reason="needs the extra “int8”")
def test_one_onset_among_many_sounds_is_not_cut_off(package: Path, tmp_path: Path) -> None:  # noqa: F811
    onset = SOUNDS[0] * np.where(np.arange(16_000) < 12_000, 1e-4, 9).astype(np.float32)
    package = Path(shutil.copytree(package, tmp_path / "package"))
    add_int8(package, [*SOUNDS, onset])
    core = load_openvino().Core()
    whole, small = (
        core.compile_model(package / name, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})(onset[None])[ONNX_EMBEDDING]
        for name in ("model.onnx", INT8_FILE)
    )
    assert np.abs(whole - small).max() < 0.005 * np.abs(whole).max(), "by the mean of the ranges it is 0.013"


@pytest.mark.skipif(not HAS_NNCF, reason="needs the extra “int8”")
def test_cnn14_runs_in_8_bits_too(tmp_path: Path) -> None:
    architecture = Architecture.of("cnn14", width=8, n_classes=2)
    model = WaveformClassifier(architecture, [architecture.new_member()]).eval()
    card = new_card("classifier", "x", architecture, architecture.new_encoder().dim)
    write_classifier(tmp_path / "package", architecture, model, card)
    add_int8(tmp_path / "package", SOUNDS)
    core = load_openvino().Core()
    files = (tmp_path / "package" / name for name in ("model.onnx", INT8_FILE))
    whole, small = (core.compile_model(file, "CPU")(SOUNDS[0][None]) for file in files)
    np.testing.assert_allclose(whole[ONNX_LOGITS], small[ONNX_LOGITS], atol=0.05)
