"""Scoring without a store: a package where it lies, the model that ships; a row for every file, as table or arrays."""

from __future__ import annotations

import csv
import os
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cryapp.paths import resources_dir
from tests.cli.conftest import Cli
from tests.scoring.made import DIM, make_package
from tests.services.conftest import WriteSound


def doubtful(card: dict[str, Any]) -> None:
    card["abstain"] = {"low": 0.0, "high": 1.0, "target_error": 0.1, "share": 1.0, "n_infants": 9}


@pytest.fixture
def sounds(write_sound: WriteSound) -> Path:
    folder = write_sound("b é.wav", seconds=2).parent
    write_sound("a.WAV", seconds=2, rate_hz=44_100)
    write_sound("blip.wav", seconds=0.02)
    (folder / "deep").mkdir()
    write_sound("deep/c.flac", seconds=7)
    (folder / "empty.wav").write_bytes(b"")
    (folder / "torn.caf").write_bytes(b"caff")
    (folder / "gone.mp3").symlink_to(folder / "nowhere.mp3")
    (folder / "notes.txt").write_text("no sound")
    return folder


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_package_scores_a_folder_into_a_table_and_arrays(cli: Cli, sounds: Path, tmp_path: Path) -> None:
    package = make_package(tmp_path / "made", edit_card=doubtful)
    order = ("score", sounds, "--model", package)
    ran = cli(*order, "--out", tmp_path / "s.csv", "--json")
    names = ["a.WAV", "b é.wav", "blip.wav", "empty.wav", "gone.mp3", "torn.caf", "deep/c.flac"]
    assert [Path(f["path"]).relative_to(sounds).as_posix() for f in ran.json["files"]] == names
    assert (ran.json["scored"], ran.json["failed"], ran.json["passed_over"]) == (4, 3, {".txt": 1})

    rows = table(tmp_path / "s.csv")
    assert [row["path"] for row in rows] == [f["path"] for f in ran.json["files"]]
    for row, told in zip(rows, ran.json["files"], strict=True):
        if row["error"]:
            assert (row["p_cry"], row["answer"], row["doubt"]) == ("", "", "")
            assert row["error"] == told["error"]
        else:
            assert float(row["p_cry"]) == told["probabilities"]["cry"]
            assert float(row["p_cry"]) + float(row["p_no_cry"]) == pytest.approx(1)
            assert row["answer"] == ("cry" if float(row["p_cry"]) >= 0.4 else "no_cry")  # the card's operating point
            assert row["doubt"] == "too close to call"
            assert row["precision"] == "f32"
    assert [row["path"] for row in rows if row["error"]] == [
        str(sounds / n) for n in ("empty.wav", "gone.mp3", "torn.caf")
    ]
    assert "too_short" in rows[2]["quality"]
    assert float(rows[-1]["seconds"]) == pytest.approx(7, abs=0.01)

    assert cli(*order, "--out", tmp_path / "s.npz").code == 0
    kept = np.load(tmp_path / "s.npz", allow_pickle=False)
    assert kept["path"].tolist() == [row["path"] for row in rows]
    assert kept["classes"].tolist() == ["cry", "no_cry"]
    assert kept["embedding"].shape == (7, DIM)
    answered = np.array([not row["error"] for row in rows])
    for name in ("probability", "logits", "embedding"):
        assert (np.isfinite(kept[name]).all(axis=1) == answered).all()
    np.testing.assert_array_equal(kept["probability"][answered, 0], [float(r["p_cry"]) for r in rows if r["p_cry"]])

    said = cli(*order).out
    assert "4 of 7 scored" in said
    assert "passed over: 1 × .txt" in said
    assert not (tmp_path / "store").exists()  # nothing was made of the store that might be there


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are Unicode")
def test_a_name_in_another_encoding_costs_no_answer(cli: Cli, write_sound: WriteSound, tmp_path: Path) -> None:
    """It came after hours of scoring, and took the answers of all files with it."""
    folder = write_sound("a.wav", seconds=2).parent
    with open(os.fsencode(folder) + b"/caf\xe9.wav", "wb") as file:
        file.write(b"no sound")
    ran = cli("score", folder, "--model", make_package(tmp_path / "made"), "--out", tmp_path / "s.csv")
    assert ran.code == 0, ran
    assert r"caf\udce9.wav" in ran.out
    answers = {Path(row["path"]).name: row["p_cry"] for row in table(tmp_path / "s.csv")}
    assert float(answers["a.wav"]) > 0
    assert answers[r"caf\udce9.wav"] == ""


def test_a_table_that_cannot_be_written_costs_no_answer(cli: Cli, write_sound: WriteSound, tmp_path: Path) -> None:
    folder = write_sound("a.wav", seconds=2).parent
    (tmp_path / "s.csv").mkdir()  # found out when all is scored, as a disk that is full by then
    ran = cli("score", folder, "--model", make_package(tmp_path / "made"), "--out", tmp_path / "s.csv")
    assert ran.code != 0
    assert "cannot be written" in ran.err
    assert "1 of 1 scored" in ran.out
    assert "a.wav" in ran.out
    assert "cry 0." in ran.out


def test_the_shipped_model_needs_no_store_and_no_path(cli: Cli, write_sound: WriteSound, tmp_path: Path) -> None:
    sound = write_sound("a.wav", seconds=1)
    by_name = cli("score", sound, "--model", "shipped", "--json").json
    by_folder = cli("score", sound, "--model", resources_dir() / "models" / "cry_presence", "--json").json
    assert by_name["model"] == "cry_presence"
    assert by_name["files"][0]["probabilities"] == pytest.approx(by_folder["files"][0]["probabilities"])
    assert not (tmp_path / "store").exists()


def test_a_package_is_measured_on_labelled_files(cli: Cli, sounds: Path, tmp_path: Path) -> None:
    package = make_package(tmp_path / "made")
    manifest = tmp_path / "m.csv"
    manifest.write_text("file,subject,cry\na.WAV,I-1,1\nb é.wav,I-2,0\ndeep/c.flac,I-3,1\nempty.wav,I-4,1\n")
    columns = ("--map", "path=file,infant=subject,label=cry", "--classes", "1=cry,0=no_cry")
    ran = cli("evaluate", "--model", package, "--manifest", manifest, "--audio-root", sounds, *columns)
    assert "3 recordings of 3 infants" in ran.out
    assert f"not scored: {sounds / 'empty.wav'}" in ran.out
    assert "no store was asked" in ran.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--out", "s.xls"), "neither .csv nor .npz"),
        (("--out", "gone/folder/s.csv"), "There is no folder"),
        (("--model", "made/nowhere"), "is not there"),
        (("--model", "made"), "There is no store"),  # no card in it, so it can only be an id
        (("--model", "shipped", "--task", "sarnat"), "not clear which shipped model"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_scored(
    cli: Cli, sounds: Path, words: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "made").mkdir()
    ran = cli("score", sounds, *(words if "--model" in words else ("--model", "shipped", *words)))
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_a_changed_package_answers_nothing(cli: Cli, sounds: Path, tmp_path: Path) -> None:
    package = make_package(tmp_path / "made")
    onnx = package / "model.onnx"
    onnx.write_bytes(onnx.read_bytes() + b"\0")
    ran = cli("score", sounds, "--model", package, "--out", tmp_path / "s.csv")
    assert ran.code == 2
    assert not (tmp_path / "s.csv").exists()
