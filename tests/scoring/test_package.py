"""Packages: every damage is one clear sentence, and nothing damaged is believed."""

from __future__ import annotations

import json
import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cryapp.domain.errors import UserError
from cryapp.scoring.package import load_package
from ml.contract import CARD_FILE, GOLDEN_FILE, ONNX_FILE, WEIGHTS_FILE, file_sha256
from tests.scoring.made import MAX_SECONDS, MIN_SAMPLES, card_of, make_package, write_card


def refusal(folder: Path, card_sha256: str | None = None) -> str:
    with pytest.raises(UserError) as error:
        load_package(folder, card_sha256)
    assert error.value.todo
    assert error.value.happened.endswith(".")
    assert "Traceback" not in str(error.value)
    return error.value.happened


class TestWhole:
    def test_what_it_says(self, tmp_path: Path) -> None:
        package = load_package(make_package(tmp_path / "p"))
        assert (package.name, package.task_key) == ("Cry presence 1", "cry_presence")
        assert package.classes == ("cry", "no_cry")
        assert package.positive_keys == ("cry",)
        assert (package.temperature, package.bias) == (1.7, (0.3, -0.1))
        assert (package.frame_hop_s, package.min_samples, package.max_seconds) == (0.08, MIN_SAMPLES, MAX_SECONDS)
        assert package.card_sha256 == file_sha256(tmp_path / "p" / CARD_FILE)
        assert not package.is_encoder

    def test_its_evidence(self, tmp_path: Path) -> None:
        package = load_package(make_package(tmp_path / "p"))
        evidence = package.evidence
        assert evidence.auc is not None
        assert evidence.auc.text == "0.910 (0.850–0.960)"
        assert evidence.sensitivity_at_80 is None
        assert (evidence.brier, evidence.calibration_slope) == (0.1, None)
        assert evidence.operating_point is package.operating_points[0]
        assert evidence.baselines == {"loudness": 0.91}
        assert evidence.roc[1] == (0.2, 0.9)
        assert evidence.reason_missing == "only one locked infant"

    def test_unmeasured_is_unmeasured_not_zero(self, tmp_path: Path) -> None:
        def unmeasured(card: dict[str, Any]) -> None:
            card["metrics"] = {}
            card["operating_points"] = [
                {"target_specificity": 0.8, "threshold": 0.4, "sensitivity": None, "specificity": None}
            ]

        package = load_package(make_package(tmp_path / "p", edit_card=unmeasured))
        assert package.evidence.auc is None
        assert package.operating_points == ()

    def test_the_registered_card(self, tmp_path: Path) -> None:
        folder = make_package(tmp_path / "p")
        assert load_package(folder, file_sha256(folder / CARD_FILE)).name == "Cry presence 1"

    def test_an_encoder_loads_but_answers_no_question(self, tmp_path: Path) -> None:
        def encoder(card: dict[str, Any]) -> None:
            card |= {"kind": "encoder", "task": None, "calibration": None}

        def only_embedding(golden: dict[str, Any]) -> None:
            del golden["logits"], golden["frame_logits"]

        package = load_package(make_package(tmp_path / "p", edit_card=encoder, edit_golden=only_embedding))
        assert package.is_encoder
        with pytest.raises(UserError, match="encoder"):
            _ = package.task


class TestMissingAndTampered:
    def test_no_folder(self, tmp_path: Path) -> None:
        assert "not there" in refusal(tmp_path / "gone")

    def test_empty_folder(self, tmp_path: Path) -> None:
        assert CARD_FILE in refusal(tmp_path)

    @pytest.mark.parametrize("name", [CARD_FILE, ONNX_FILE, WEIGHTS_FILE, GOLDEN_FILE])
    def test_a_missing_file(self, tmp_path: Path, name: str) -> None:
        folder = make_package(tmp_path / "p")
        (folder / name).unlink()
        assert name in refusal(folder)

    @pytest.mark.parametrize("name", [ONNX_FILE, WEIGHTS_FILE, GOLDEN_FILE])
    @pytest.mark.parametrize("how", ["flip", "cut", "empty", "longer", "folder"])
    def test_a_changed_file(self, tmp_path: Path, name: str, how: str) -> None:
        folder = make_package(tmp_path / "p")
        raw = bytearray((folder / name).read_bytes())
        if how == "flip":
            raw[len(raw) // 2] ^= 1
        elif how == "cut":
            raw = raw[: len(raw) // 2]
        elif how == "empty":
            raw = bytearray()
        elif how == "longer":
            raw += b"x"
        (folder / name).unlink()
        if how == "folder":
            (folder / name).mkdir()
        else:
            (folder / name).write_bytes(raw)
        assert name in refusal(folder)

    def test_files_of_another_model(self, tmp_path: Path) -> None:
        folder, other = make_package(tmp_path / "p"), make_package(tmp_path / "q", n_classes=3)
        (other / ONNX_FILE).replace(folder / ONNX_FILE)
        assert ONNX_FILE in refusal(folder)

    def test_a_card_changed_after_registration(self, tmp_path: Path) -> None:
        folder = make_package(tmp_path / "p")
        registered = file_sha256(folder / CARD_FILE)
        card = json.loads((folder / CARD_FILE).read_text())
        card["operating_points"][0]["threshold"] = 0.9
        (folder / CARD_FILE).write_text(json.dumps(card))
        load_package(folder)
        assert "changed after the model was registered" in refusal(folder, registered)

    def test_the_network_is_hashed_again_when_it_is_read(self, tmp_path: Path) -> None:
        package = load_package(make_package(tmp_path / "p"))
        with (package.folder / ONNX_FILE).open("ab") as file:
            file.write(b"x")
        with pytest.raises(UserError, match="changed after it was made"):
            package.network()


CARD_EDITS: dict[str, Callable[[dict[str, Any]], object]] = {
    "no name": lambda c: c.pop("name"),
    "blank name": lambda c: c.update(name=" "),
    "newer format": lambda c: c.update(format=2),
    "no format": lambda c: c.pop("format"),
    "other kind": lambda c: c.update(kind="regressor"),
    "no task": lambda c: c.update(task=None),
    "one class": lambda c: c["task"].update(classes=["cry"]),
    "a class twice": lambda c: c["task"].update(classes=["cry", "cry"]),
    "classes as text": lambda c: c["task"].update(classes="cry"),
    "foreign positive": lambda c: c["task"].update(positive=["scream"]),
    "all positive": lambda c: c["task"].update(positive=["cry", "no_cry"]),
    "no positive": lambda c: c["task"].update(positive=[]),
    "other rate": lambda c: c["input"].update(sample_rate_hz=8_000),
    "no input": lambda c: c.pop("input"),
    "zero minimum": lambda c: c["input"].update(min_samples=0),
    "endless window": lambda c: c["input"].update(max_seconds=1e9),
    "text hop": lambda c: c.update(frame_hop_s="0.08"),
    "zero hop": lambda c: c.update(frame_hop_s=0),
    "boolean hop": lambda c: c.update(frame_hop_s=True),
    "cold": lambda c: c["calibration"].update(temperature=0),
    "negative temperature": lambda c: c["calibration"].update(temperature=-1),
    "too few biases": lambda c: c["calibration"].update(bias=[0.0]),
    "bias as text": lambda c: c["calibration"].update(bias=["0", "0"]),
    "threshold above one": lambda c: c["operating_points"][0].update(threshold=1.2),
    "broken estimate": lambda c: c["metrics"].update(auc={"value": "high"}),
    "broken roc": lambda c: c["metrics"].update(roc=[[1]]),
    "no files": lambda c: c.pop("files"),
    "unvouched weights": lambda c: c["files"].pop(WEIGHTS_FILE),
    "odd date": lambda c: c.update(made_at="yesterday"),
    "fewer dimensions": lambda c: c.update(embedding_dim=5),
    "three classes": lambda c: (
        c["task"].update(classes=["cry", "no_cry", "x"]),
        c["calibration"].update(bias=[0, 0, 0]),
    ),
}


@pytest.mark.parametrize("edit", CARD_EDITS.values(), ids=CARD_EDITS.keys())
def test_foreign_cards(tmp_path: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    folder = make_package(tmp_path / "p", edit_card=edit)
    assert refusal(folder)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "1", "[" * 100_000, '{"format": NaN}', "\x00\x01", json.dumps({"format": 1})],
    ids=["empty", "cut", "list", "null", "number", "deep", "nan", "binary", "bare"],
)
def test_cards_that_are_no_cards(tmp_path: Path, text: str) -> None:
    folder = make_package(tmp_path / "p")
    (folder / CARD_FILE).write_text(text)
    assert refusal(folder)


def test_a_card_with_nan_inside(tmp_path: Path) -> None:
    folder = make_package(tmp_path / "p", edit_card=lambda c: c["calibration"].update(temperature=float("nan")))
    assert "JSON" in refusal(folder)


def test_a_card_that_is_no_text(tmp_path: Path) -> None:
    folder = make_package(tmp_path / "p")
    (folder / CARD_FILE).write_bytes(b"\xff\xfe{}")
    assert "no text" in refusal(folder)


GOLDEN_EDITS: dict[str, Callable[[dict[str, Any]], object]] = {
    "no waveform": lambda g: g.pop("waveform"),
    "no logits": lambda g: g.pop("logits"),
    "no frames": lambda g: g.pop("frame_logits"),
    "not a number": lambda g: g.update(logits=g["logits"] * np.nan),
    "infinite": lambda g: g.update(embedding=g["embedding"] + np.inf),
    "whole numbers": lambda g: g.update(waveform=g["waveform"].astype(np.int16)),
    "no batch": lambda g: g.update(waveform=g["waveform"][0]),
    "empty": lambda g: g.update({k: v[:0] for k, v in g.items()}),
    "other batch": lambda g: g.update(logits=g["logits"][:1]),
    "too short": lambda g: g.update(waveform=g["waveform"][:, :100]),
    "transposed": lambda g: g.update(frame_logits=g["frame_logits"].transpose(0, 2, 1)),
}


@pytest.mark.parametrize("edit", GOLDEN_EDITS.values(), ids=GOLDEN_EDITS.keys())
def test_golden_answers_that_cannot_be_replayed(tmp_path: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    assert GOLDEN_FILE in refusal(make_package(tmp_path / "p", edit_golden=edit))


def vouched(folder: Path, write: Callable[[Path], object]) -> Path:
    """A package whose golden file is replaced and vouched for: only its contents can give it away."""
    make_package(folder)
    write(folder / GOLDEN_FILE)
    write_card(folder, card_of())
    return folder


def test_golden_that_is_no_archive(tmp_path: Path) -> None:
    assert "cannot be read" in refusal(vouched(tmp_path / "p", lambda path: path.write_bytes(b"PK\x03\x04 not really")))


def test_golden_that_is_a_bomb(tmp_path: Path) -> None:
    def bomb(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("waveform.npy", "w") as entry:
            for _ in range(300):
                entry.write(bytes(1 << 20))

    assert "too large" in refusal(vouched(tmp_path / "p", bomb))


class _Hostile:
    def __reduce__(self) -> tuple[Any, ...]:
        return (Path.touch, (Path("executed"),))


@pytest.mark.parametrize("inside", [True, False])
def test_golden_that_is_a_pickle_is_never_executed(
    tmp_path: Path, inside: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def hostile(path: Path) -> None:
        if inside:
            np.savez(path, waveform=np.array([_Hostile()], dtype=object), allow_pickle=True)
        else:
            path.write_bytes(pickle.dumps(_Hostile()))

    assert GOLDEN_FILE in refusal(vouched(tmp_path / "p", hostile))
    assert not Path("executed").exists()
