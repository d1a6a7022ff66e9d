"""A manifest of any folder of sounds."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

from ml.arguments import folder as add_arguments
from ml.contract import EXIT_OK, EXIT_USER_ERROR, Kind, ManifestRow, Use
from ml.emit import Emitter
from ml.errors import RunError
from ml.general import read_folder, run
from ml.manifest import Manifest, load_manifest
from tests.ml.conftest import TINY_PRETRAIN, Worker, tiny


def make_folder(root: Path) -> Path:
    rng = np.random.default_rng(0)
    for name in (
        "digit_0/0_ann_1.wav",
        "digit_0/0_bob_1.wav",
        "digit_1/1_ann_1.wav",
        "dog/dog_1.flac",
        "dog/dog_2.ogg",
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(path, 0.1 * rng.standard_normal(8_000), 16_000)
    soundfile.write(root / "dog" / "short.wav", np.zeros(100), 16_000)
    (root / "dog" / "again.flac").write_bytes((root / "dog" / "dog_1.flac").read_bytes())
    (root / "dog" / "broken.wav").write_bytes(b"RIFF")
    (root / "notes.txt").write_text("no sound")
    return root


def test_labels_are_folders_and_groups_what_the_rule_catches(tmp_path: Path) -> None:
    found = read_folder(make_folder(tmp_path), label_from_folder=True, group_from=r"^digit_\d/\d_([a-z]+)_")
    assert {row.recording: (row.label, row.infant) for row in found.rows} == {
        "digit_0/0_ann_1.wav": ("digit_0", "ann"),
        "digit_0/0_bob_1.wav": ("digit_0", "bob"),
        "digit_1/1_ann_1.wav": ("digit_1", "ann"),
        "dog/again.flac": ("dog", "dog/again.flac"),
        "dog/dog_2.ogg": ("dog", "dog/dog_2.ogg"),
    }
    assert {row.use for row in found.rows} == {Use.TRAIN}
    assert all(row.duration_s == 0.5 for row in found.rows)
    told = " ".join(found.left_out)
    assert len(found.left_out) == 3
    assert "dog/dog_1.flac is the same file as dog/again.flac" in told
    assert "short.wav is only 6 ms long" in told
    assert "broken.wav holds no readable sound" in told


def test_without_rules_every_file_is_a_group_and_nothing_has_a_label(tmp_path: Path) -> None:
    found = read_folder(make_folder(tmp_path))
    assert len({row.infant for row in found.rows}) == len(found.rows) == 5
    assert {(row.use, row.label) for row in found.rows} == {(Use.POOL, None)}


def test_files_beside_the_folders_have_no_label(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.zeros(8_000), 16_000)
    row = read_folder(tmp_path, label_from_folder=True).rows[0]
    assert (row.label, row.use) == (None, Use.POOL)


@pytest.mark.parametrize(
    ("rule", "said"), [("([", "no regular expression"), ("abc", "no brackets")], ids=["broken", "no group"]
)
def test_senseless_rules_are_refused(tmp_path: Path, rule: str, said: str) -> None:
    with pytest.raises(RunError, match=said):
        read_folder(make_folder(tmp_path), group_from=rule)


def test_a_folder_without_sound_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="no sound"):
        read_folder(tmp_path)
    with pytest.raises(RunError, match="no folder"):
        read_folder(tmp_path / "nowhere")


def test_the_command_writes_a_manifest_that_loads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import argparse
    import sys

    parser = argparse.ArgumentParser()
    add_arguments(parser)
    out = tmp_path / "made" / "manifest.jsonl"
    make_folder(tmp_path / "sounds")
    arguments = parser.parse_args([str(tmp_path / "sounds"), "--out", str(out), "--use", "background"])
    assert run(arguments, Emitter(sys.stdout)) == EXIT_OK
    manifest = load_manifest(out)
    assert len(manifest.of(Use.BACKGROUND)) == 5
    assert manifest.n_infants == 0, "sounds of the surroundings are of no infant"
    said = [json.loads(line).get("text", "") for line in capsys.readouterr().out.splitlines()]
    assert any("5 recordings" in text for text in said)


def test_background_stays_out_of_learning() -> None:
    rows = (
        ManifestRow("a", "a.wav", "i1", False, Use.POOL),
        ManifestRow("b", "b.wav", "street", False, Use.BACKGROUND),
    )
    manifest = Manifest(rows)
    assert manifest.n_infants == 1
    assert manifest.of(Use.POOL, Use.TRAIN) == rows[:1]


@pytest.mark.corpus
def test_the_general_set_has_speakers(corpus_dir: Path) -> None:
    found = read_folder(corpus_dir / "general", True, r"^digit_\d/\d_([a-z]+)_")
    speakers = {row.infant for row in found.rows if str(row.label).startswith("digit_")}
    assert len(speakers) == 6
    assert len({row.label for row in found.rows}) == 20


def test_pretraining_with_surroundings_and_copies(worker: Worker, tmp_path: Path, rows: list[ManifestRow]) -> None:
    """Labels of a general set, sounds to mix in from the order and from a folder, one copy of everything."""
    make_folder(tmp_path / "sounds")
    street = read_folder(tmp_path / "sounds", use=Use.BACKGROUND).rows
    options = {
        **TINY_PRETRAIN,
        "stage": "supervised",
        "variants": 1,
        "ambient_folder": str(tmp_path / "sounds"),
        "p_ambient": 0.5,
    }
    job = tiny(Kind.PRETRAIN, tmp_path / "run", [*rows, *street[:2]], options=options, epochs=1)
    assert worker(Kind.PRETRAIN, job) == EXIT_OK, worker.events[-1]
    card = json.loads((tmp_path / "run" / "package" / "card.json").read_text())
    assert card["training"]["stages"] == ["supervised: supervised"]
    assert card["training"]["n_pool"] == 48
    assert card["metrics"]["pretext"] == "supervised"
    assert card["metrics"]["collapsed"] is False
    assert card["metrics"]["history"][0]["held_out_recall"] >= 0
    adapted = tiny(
        Kind.PRETRAIN,
        tmp_path / "adapt",
        rows,
        epochs=1,
        encoder=str(tmp_path / "run" / "package"),
        options={**TINY_PRETRAIN, "positives": "infant", "start_lr_share": 0.1},
    )
    assert worker(Kind.PRETRAIN, adapted) == EXIT_OK, worker.events[-1]
    card = json.loads((tmp_path / "adapt" / "package" / "card.json").read_text())
    assert card["training"]["stages"] == ["supervised: supervised", "adapt: simclr"]


def test_a_folder_of_surroundings_that_is_not_there_is_refused(
    worker: Worker, tmp_path: Path, rows: list[ManifestRow]
) -> None:
    options = {**TINY_PRETRAIN, "ambient_folder": str(tmp_path / "nowhere")}
    job = tiny(Kind.PRETRAIN, tmp_path / "run", rows, options=options)
    assert worker(Kind.PRETRAIN, job) == EXIT_USER_ERROR
    assert "no folder" in worker.of("error")[0]["happened"]


def test_the_papers_recipe_runs_whole(worker: Worker, tmp_path: Path, rows: list[ManifestRow]) -> None:
    """CNN14 with its own front end, only narrower; the options that are not its default too."""
    options = {
        **{"recipe": "paper", "stage": "general", "width": 4, "batch_size": 16, "crop_frames": 64},
        **{"projector_hidden": 32, "projection_dim": 32, "predictor_dim": 8, "mask_value": "zero_db"},
    }
    job = tiny(Kind.PRETRAIN, tmp_path, rows, options=options, epochs=1)
    assert worker(Kind.PRETRAIN, job) == EXIT_OK, worker.events[-1]
    card = json.loads((tmp_path / "package" / "card.json").read_text())
    assert card["architecture"]["encoder"] == "cnn14"
    assert card["architecture"]["front_end"]["kind"] == "speechbrain"
    assert card["training"]["recipe"]["corruption"]["time_warp"] == 8
    assert card["metrics"]["frozen"]["auc"] > 0.5
