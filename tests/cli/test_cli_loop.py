"""The whole loop by the command line alone, with the real worker on the synthetic examples."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from tests.cli.conftest import Cli

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]
QUICK = ("--preset", "quick", "--device", "cpu")


def test_the_whole_loop(cli: Cli, tmp_path: Path) -> None:
    made = cli("examples", "--with-labels", "--json").json
    assert made["added"] > 70
    assert made["labelled"] > 100

    encoder = cli("pretrain", *QUICK, "--epochs", 1, "--json").json
    assert (encoder["state"], encoder["model"]) == ("done", "encoder-1")
    trained = cli(
        *("train", "--task", "cry_presence", *QUICK, "--epochs", 1, "--annotator", "L-01"),
        *("--promote", "--reason", "first model", "--json"),
    ).json
    assert (trained["model"], trained["promoted"]) == ("cry_presence-1", True)
    models = {m["id"]: m for m in cli("models", "list", "--json").json["models"]}
    assert models["cry_presence-1"]["parent"] == "encoder-1", "an encoder that is there is used again"
    assert models["cry_presence-1"]["promoted_by"] == "L-01"
    assert "cry_presence-1" in cli("models", "list").out

    stored = cli("score", "--json").json
    assert stored["model"] == "cry_presence-1"
    assert len(stored["files"]) == made["added"]
    folder = tmp_path / "store" / "recordings" / "examples"
    first = sorted(folder.glob("*.flac"))[0]
    loose = cli("score", first, "--model", "cry_presence-1", "--json").json
    assert set(loose["files"][0]) == {"path", "probabilities", "quality"}
    assert loose["files"][0]["path"] == str(first)
    assert sum(loose["files"][0]["probabilities"].values()) == pytest.approx(1)

    manifest = tmp_path / "manifest.csv"
    with manifest.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "subject", "cry"])
        writer.writerows([p.name, p.stem[:-2], n % 2] for n, p in enumerate(sorted(folder.glob("*.flac"))))
    measured = cli(
        *("evaluate", "--model", "cry_presence-1", "--manifest", manifest, "--audio-root", folder, "--json"),
        *("--map", "path=file,infant=subject,label=cry", "--classes", "1=cry,0=no_cry"),
    ).json
    assert 0 <= measured["auc_ci"][0] <= measured["auc"] <= measured["auc_ci"][1] <= 1
    assert measured["n_recordings"] == made["added"]
    assert measured["sensitivity_at_80_specificity"] is not None
    assert measured["n_infants"] > 1

    samples, rate = sf.read(max(folder.glob("*.flac"), key=lambda p: sf.info(p).duration))
    sf.write(tmp_path / "new.wav", 0.8 * samples / np.abs(samples).max(), rate)
    screened = cli("screen", tmp_path / "new.wav", "--infant", "I-1", "--json").json
    assert screened["notice"] == "Research use, not a diagnosis."
    assert screened["outcome"] in ("positive", "negative", "insufficient_quality")

    assert cli("models", "compare", "cry_presence-1", "--json").json["verdict"] == "first model"
    gate = cli("models", "gate", "cry_presence-1", "--pdf", tmp_path / "gate.pdf", "--json").json
    assert [point["number"] for point in gate["points"]] == list(range(1, 14))
    assert (tmp_path / "gate.pdf").read_bytes().startswith(b"%PDF")
    rejected = cli("models", "reject", "cry_presence-1", "--reason", "x")
    assert rejected.code == 2
    assert cli("models", "rollback").code == 2
    status = cli("status", "--json").json
    task = next(t for t in status["tasks"] if t["task"] == "cry_presence")
    assert task["model_in_use"] == "cry_presence-1"
    assert task["scored"] >= made["added"]
    assert json.loads((tmp_path / "store" / "models" / "cry_presence-1" / "card.json").read_text())["format"] == 1
