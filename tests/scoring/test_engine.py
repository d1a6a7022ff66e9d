"""The engine: the oracle's probabilities for one recording, by any route."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from cryapp.domain.errors import UserError
from cryapp.scoring.engine import Scorer
from cryapp.scoring.package import load_package
from cryapp.scoring.score import Score
from ml.contract import ONNX_EMBEDDING, ONNX_FRAME_LOGITS, ONNX_LOGITS
from tests.scoring.made import HOP, TinyNetwork, make_package, softmax, sound


class TestOneRecording:
    @pytest.mark.parametrize("seconds", [0.25, 1.0, 3.217, 5.0])
    def test_equals_the_oracle(self, scorer: Scorer, seconds: float) -> None:
        samples = sound(seconds)
        expected = TinyNetwork().answer(samples[None])
        score = scorer.score(samples, 16_000)
        assert score.logits == pytest.approx(expected[ONNX_LOGITS][0], abs=1e-4)
        p = softmax(expected[ONNX_LOGITS][0])
        assert score.probabilities == pytest.approx({"cry": p[0], "no_cry": p[1]}, abs=1e-4)
        assert sum(score.probabilities.values()) == pytest.approx(1)
        assert score.embedding == pytest.approx(expected[ONNX_EMBEDDING][0], abs=1e-4)
        frame_p = softmax(expected[ONNX_FRAME_LOGITS][0])[:, 0]
        assert score.frame_probabilities[: len(frame_p)] == pytest.approx(frame_p, abs=1e-4)
        assert len(score.frame_probabilities) == int(np.ceil(len(samples) / HOP))
        assert score.frame_hop_s == 0.08

    @pytest.mark.parametrize("n", [1, 100, 3_999])
    def test_short_ones_are_filled_with_silence(self, scorer: Scorer, n: int) -> None:
        samples = sound(1.0)[:n]
        padded = np.concatenate((samples, np.zeros(4_000 - n, np.float32)))
        score = scorer.score(samples, 16_000)
        assert score.logits == pytest.approx(TinyNetwork().answer(padded[None])[ONNX_LOGITS][0], abs=1e-4)
        assert len(score.frame_probabilities) == int(np.ceil(n / HOP))

    @pytest.mark.parametrize("n", [4_000, 25_599, 25_600, 30_001])
    def test_silence_that_makes_no_frame_changes_nothing(self, tmp_path: Path, n: int) -> None:
        folder = make_package(tmp_path / "p", edit_card=lambda card: card["input"].update(hop_samples=HOP))
        samples = sound(2.0)[:n]
        score = Scorer(load_package(folder), "f32").score(samples, 16_000)
        assert score.logits == pytest.approx(TinyNetwork().answer(samples[None])[ONNX_LOGITS][0], abs=1e-4)

    def test_a_card_that_is_wrong_about_it_is_refused(self, tmp_path: Path) -> None:
        folder = make_package(tmp_path / "p", edit_card=lambda card: card["input"].update(hop_samples=5 * HOP))
        with pytest.raises(UserError, match="other answers"):
            Scorer(load_package(folder), "f32")

    def test_long_ones_are_the_weighted_mean_of_equal_windows(self, scorer: Scorer) -> None:
        samples = sound(12.34)
        n_windows = 3
        edges = [0, *(round(i * len(samples) / n_windows / HOP) * HOP for i in (1, 2)), len(samples)]
        parts = [samples[a:b] for a, b in pairwise(edges)]
        logits = [TinyNetwork().answer(p[None])[ONNX_LOGITS][0] for p in parts]
        expected = np.average(logits, axis=0, weights=[len(p) for p in parts])
        score = scorer.score(samples, 16_000)
        assert score.logits == pytest.approx(expected, abs=1e-4)
        assert len(score.frame_probabilities) == int(np.ceil(len(samples) / HOP))

    def test_frames_of_a_long_one_stay_in_their_place(self, scorer: Scorer) -> None:
        """The loud second in the last minute is found where it is, not where drift has put it."""
        quiet = 0.001 * sound(180.0)
        quiet[170 * 16_000 : 171 * 16_000] = 0.5 * np.sign(sound(1.0, seed=3))
        frames = scorer.score(quiet, 16_000).frame_probabilities
        odd = np.flatnonzero(np.abs(frames - np.median(frames)) > 0.01) * 0.08
        assert len(odd) > 5
        assert 169.9 <= odd.min() <= odd.max() <= 171.0

    def test_stereo_and_other_rates(self, scorer: Scorer) -> None:
        from cryapp.audio.resample import to_mono_16k

        stereo = np.random.default_rng(2).normal(0, 0.1, (44_100 * 2, 2)).astype(np.float32)
        a, b = scorer.score(stereo, 44_100), scorer.score(to_mono_16k(stereo, 44_100), 16_000)
        assert a.logits == pytest.approx(b.logits, abs=1e-5)

    def test_the_same_every_time(self, scorer: Scorer) -> None:
        a, b = (scorer.score(sound(3.0), 16_000) for _ in range(2))
        assert np.array_equal(a.logits, b.logits)
        assert np.array_equal(a.frame_probabilities, b.frame_probabilities)

    def test_nothing_cannot_be_scored(self, scorer: Scorer) -> None:
        with pytest.raises(UserError, match="no sound"):
            scorer.score(np.zeros(0, np.float32), 16_000)

    def test_samples_that_are_no_numbers_are_silence(self, scorer: Scorer) -> None:
        samples = sound(2.0)
        samples[5_000:5_100] = np.nan
        samples[9_000] = np.inf
        silenced = np.where(np.isfinite(samples), samples, np.float32(0))
        assert scorer.score(samples, 16_000).probabilities == scorer.score(silenced, 16_000).probabilities

    def test_an_answer_that_is_no_number_is_a_sentence(self, scorer: Scorer) -> None:
        loud = np.full(16_000, 3e38, np.float32)
        with pytest.raises(UserError, match="no number"):
            scorer.score(loud, 16_000)

    def test_uncertainty(self) -> None:
        def score(p: float) -> Score:
            none = np.zeros(0, np.float32)
            return Score(none, {"a": p, "b": 1 - p}, none, 0.08, none, none)

        assert score(0.5).uncertainty == pytest.approx(1)
        assert score(1.0).uncertainty == 0
        assert score(0.9).uncertainty == pytest.approx(score(0.1).uncertainty) == pytest.approx(0.469, abs=1e-3)


def test_without_positives_frames_show_the_most_probable_class(tmp_path: Path) -> None:
    folder = make_package(tmp_path / "p", n_classes=4, edit_card=lambda c: c["task"].update(positive=None))
    scorer = Scorer(load_package(folder), precision="f32")
    samples = sound(3.0)
    score = scorer.score(samples, 16_000)
    top = max(score.probabilities, key=lambda k: score.probabilities[k])
    frames = softmax(TinyNetwork(4).answer(samples[None])[ONNX_FRAME_LOGITS][0], bias=(0.3, -0.1, -0.1, -0.1))
    column = ["cry", "no_cry", "third", "fourth"].index(top)
    assert score.frame_probabilities[: len(frames)] == pytest.approx(frames[:, column], abs=1e-4)


def test_several_positives_are_one_probability(tmp_path: Path) -> None:
    folder = make_package(tmp_path / "p", n_classes=4, edit_card=lambda c: c["task"].update(positive=["cry", "third"]))
    samples = sound(2.0)
    score = Scorer(load_package(folder), precision="f32").score(samples, 16_000)
    frames = softmax(TinyNetwork(4).answer(samples[None])[ONNX_FRAME_LOGITS][0], bias=(0.3, -0.1, -0.1, -0.1))
    assert score.frame_probabilities[: len(frames)] == pytest.approx(frames[:, [0, 2]].sum(axis=1), abs=1e-4)
