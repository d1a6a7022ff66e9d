"""The leak ladder: dividing recordings flatters, dividing infants does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from ml.chance import chance_warning, is_chance
from ml.contract import ManifestRow, TaskSpec, Use
from ml.metrics import Estimate
from ml.study.ladder import ladder_markdown, leak_ladder
from tests.ml.conftest import RATE_HZ, make_rows
from tests.reason import REASON, reason_rows


def nothing(_done: int, _total: int) -> None: ...


def voices(folder: Path, says_something: bool) -> list[ManifestRow]:
    """Infants known by the pitch of their voice, with labels that are drawn by lot, or loudly in the sound."""
    rng = np.random.default_rng(3)
    rows = []
    for infant in range(24):
        label = "ab"[infant % 2]
        pitch_hz = rng.uniform(200, 3_000)
        for take in range(4):
            t = np.arange(RATE_HZ // 2) / RATE_HZ
            sound = 0.2 * np.sin(2 * np.pi * pitch_hz * t) + 0.01 * rng.standard_normal(len(t))
            if says_something and label == "a":
                sound *= np.sin(2 * np.pi * 9 * t) > 0
            path = folder / f"{infant}-{take}.flac"
            soundfile.write(path, sound, RATE_HZ)
            rows.append(ManifestRow(path.stem, str(path), f"i{infant}", False, Use.TRAIN, label, True, 0.5))
    return rows


TASK = TaskSpec("t", "Lot", ("a", "b"), ("a",))


def test_labels_by_lot_are_known_only_where_infants_are_met_again(tmp_path: Path) -> None:
    ladder = leak_ladder(voices(tmp_path, says_something=False), TASK, 0, nothing, n_draws=300)
    copies, recordings, infants = (rung.auc for rung in ladder.rungs)
    assert copies.value > 0.95
    assert recordings.value > 0.9
    assert infants.low < 0.5 < infants.high
    assert "cannot be told from chance" in ladder.warning
    assert ladder.warning in ladder_markdown(ladder)


def test_labels_that_are_in_the_sound_pass_the_last_rung(tmp_path: Path) -> None:
    ladder = leak_ladder(voices(tmp_path, says_something=True), TASK, 0, nothing, n_draws=300)
    assert ladder.rungs[-1].auc.low > 0.8
    assert not ladder.warning


def test_locked_infants_stay_out(tmp_path: Path) -> None:
    rows = make_rows(tmp_path, n_infants=12, per_infant=2, seconds=0.5)
    locked = [replace(row, locked=row.infant in ("i0", "i1"), path="/nowhere") for row in rows[:4]]
    task = TaskSpec("t", "T", ("cry", "no_cry"), ("cry",))
    ladder = leak_ladder([*locked, *rows[4:]], task, 0, nothing, n_draws=50)
    assert ladder.rungs[-1].auc.n_infants == 10


@pytest.mark.corpus
def test_reasons_that_parents_guessed_are_at_chance(
    corpus_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ml.study.ladder.N_REPEATS", 1)
    rows = reason_rows(corpus_dir / "donateacry", tmp_path)
    ladder = leak_ladder(rows, REASON, 0, nothing)
    copies, recordings, infants = (rung.auc for rung in ladder.rungs)
    assert copies.value > 0.95, "copies of one cry on both sides"
    assert 0.6 < recordings.value < copies.value
    assert infants.low < 0.5 < infants.high
    assert "cannot be told from chance" in ladder.warning


def test_chance_is_what_the_interval_holds() -> None:
    def auc(value: float, low: float, high: float) -> Estimate:
        return Estimate(value, low, high, 40, 90)

    assert is_chance(auc(0.56, 0.49, 0.63))
    assert is_chance(auc(0.40, 0.31, 0.49)), "worse than guessing is no knowledge either"
    assert is_chance(auc(float("nan"), float("nan"), float("nan")))
    assert not is_chance(auc(0.56, 0.51, 0.61))
    assert not chance_warning("T", auc(0.9, 0.8, 0.95))
    assert "AUC 0.56 (0.49 to 0.63) on 40 infants" in chance_warning("T", auc(0.56, 0.49, 0.63))
