"""The engine: the oracle's probabilities, from any route, and nothing from a model that is not itself."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from cryapp.domain.errors import Cancelled, UserError
from cryapp.scoring.engine import Scorer
from cryapp.scoring.package import Floats, load_package
from cryapp.scoring.score import Score
from ml.contract import ONNX_EMBEDDING, ONNX_FILE, ONNX_FRAME_LOGITS, ONNX_LOGITS
from tests.scoring.made import HOP, MAX_SECONDS, TinyNetwork, card_of, make_package, write_card
from tests.scoring.test_windows import FakeSound

ROOT = Path(__file__).parents[2]


def sound(seconds: float, seed: int = 0) -> Floats:
    rng = np.random.default_rng(seed)
    n = round(seconds * 16_000)
    return (rng.standard_normal(n) * np.interp(np.arange(n), [0, n / 2, n], [0.02, 0.3, 0.05])).astype(np.float32)


def softmax(logits: Floats, temperature: float = 1.7, bias: tuple[float, ...] = (0.3, -0.1)) -> Floats:
    e = np.exp((logits.astype(np.float64) + np.array(bias)) / temperature)
    return np.asarray(e / e.sum(axis=-1, keepdims=True))


@pytest.fixture(scope="module")
def scorer(tmp_path_factory: pytest.TempPathFactory) -> Scorer:
    return Scorer(load_package(make_package(tmp_path_factory.mktemp("p") / "p")), precision="f32")


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


class TestMany:
    def test_every_key_is_answered_as_it_would_be_alone(self, scorer: Scorer) -> None:
        sounds = {f"r{i}": sound(0.3 + 0.37 * i, seed=i) for i in range(25)}
        progress: list[int] = []
        answers = dict(
            scorer.score_many(
                ((k, lambda s=s: FakeSound(s[:, None], 16_000)) for k, s in sounds.items()), progress.append
            )
        )
        assert set(answers) == set(sounds)
        for key, answer in answers.items():
            assert isinstance(answer, Score)
            assert answer.logits == pytest.approx(scorer.score(sounds[key], 16_000).logits, abs=1e-5)
        assert progress == sorted(progress)
        assert progress[-1] == 25

    def test_those_of_one_length_follow_each_other_and_nobody_waits_for_ever(self, tmp_path: Path) -> None:
        """The network prepares itself for each length, which takes longer than answering."""
        scorer = Scorer(load_package(make_package(tmp_path / "p")), precision="f32")
        started: list[int] = []
        start = scorer._network.start

        def watching(window: Floats, done: object) -> None:
            time.sleep(0.002)  # the network is what is waited for, on a busy machine too
            started.append(len(window))
            start(window, done)  # type: ignore[arg-type]

        scorer._network.start = watching  # type: ignore[method-assign]
        lengths = [16_000 if i % 2 else 24_000 for i in range(300)]
        lengths[3] = 20_000

        def jobs() -> Iterator[tuple[int, Callable[[], FakeSound]]]:
            for i, n in enumerate(lengths):
                yield i, lambda n=n: FakeSound(sound(2.0)[:n, None], 16_000)  # type: ignore[misc]

        assert len(dict(scorer.score_many(jobs()))) == 300
        assert sorted(started) == sorted(lengths)
        assert sum(a != b for a, b in pairwise(started)) < 150  # of 299 in the order given
        assert started.index(20_000) < 100

    def test_one_that_cannot_be_read_is_its_own_answer(self, scorer: Scorer) -> None:
        def broken() -> FakeSound:
            raise UserError("The working copy of this recording is damaged.")

        class BreaksLater(FakeSound):
            def blocks(self) -> Iterator[Floats]:
                yield self.samples[:90_000]
                raise UserError("Damaged further on.")

        late = BreaksLater(sound(20.0)[:, None], 16_000)
        good = FakeSound(sound(1.0)[:, None], 16_000)
        jobs: list[tuple[str, Callable[[], FakeSound]]] = [
            ("a", lambda: good),
            ("b", broken),
            ("c", lambda: late),
            ("d", lambda: good),
        ]
        answers = dict(scorer.score_many(jobs))
        assert {k for k, a in answers.items() if isinstance(a, Score)} == {"a", "d"}
        assert isinstance(answers["b"], UserError)
        assert isinstance(answers["c"], UserError)

    def test_a_fault_of_ours_is_not_swallowed(self, scorer: Scorer) -> None:
        def bug() -> FakeSound:
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            list(scorer.score_many([("a", bug)]))

    def test_cancel(self, scorer: Scorer) -> None:
        opened = 0

        def opening() -> FakeSound:
            nonlocal opened
            opened += 1
            return FakeSound(sound(0.5)[:, None], 16_000)

        answers: list[object] = []
        for answer in scorer.score_many(((i, opening) for i in range(500)), cancelled=lambda: len(answers) >= 4):
            answers.append(answer)
        assert 4 <= len(answers) < 40
        assert opened < 60

    def test_recordings_are_opened_only_a_little_ahead(self, scorer: Scorer) -> None:
        drawn = 0

        def drawing() -> Iterator[tuple[int, Callable[[], FakeSound]]]:
            nonlocal drawn
            for i in range(200):
                drawn += 1
                yield i, lambda: FakeSound(sound(0.5)[:, None], 16_000)

        for _ in scorer.score_many(drawing()):
            break
        assert drawn < 30

    def test_left_early_no_thread_stays(self, scorer: Scorer) -> None:
        jobs = [(i, lambda: FakeSound(sound(0.5)[:, None], 16_000)) for i in range(20)]
        for _ in scorer.score_many(jobs):
            break
        assert not [t for t in threading.enumerate() if t.name.startswith("score-load")]
        assert len(list(scorer.score_many(jobs))) == 20

    def test_cancelling_one_long_recording(self, scorer: Scorer) -> None:
        calls = 0

        def cancelled() -> bool:
            nonlocal calls
            calls += 1
            return calls > 3

        with pytest.raises(Cancelled):
            scorer.score_sound(FakeSound(sound(60.0)[:, None], 16_000), cancelled)

    def test_an_hour_is_never_in_memory_at_once(self, scorer: Scorer) -> None:
        longest = 0

        class Hour(FakeSound):
            @property
            def n_frames(self) -> int:
                return 3_600 * 16_000

            def blocks(self) -> Iterator[Floats]:
                block = sound(4.0)[:, None]
                for _ in range(900):
                    yield block

        start = scorer._network.start

        def watching(window: Floats, done: object) -> None:
            nonlocal longest
            longest = max(longest, len(window))
            start(window, done)  # type: ignore[arg-type]

        scorer._network.start = watching  # type: ignore[method-assign]
        try:
            score = scorer.score_sound(Hour(np.zeros((0, 1), np.float32), 16_000))
        finally:
            scorer._network.start = start  # type: ignore[method-assign]
        assert longest <= MAX_SECONDS * 16_000 + HOP
        assert len(score.frame_probabilities) == 3_600 * 16_000 // HOP


class TestTrust:
    def test_other_answers_than_the_golden_refuse_the_package(self, tmp_path: Path) -> None:
        folder = make_package(tmp_path / "p")
        (folder / ONNX_FILE).write_bytes(TinyNetwork(seed=9).onnx().SerializeToString())
        write_card(folder, card_of())
        for precision in ("bf16", "f32"):
            with pytest.raises(UserError, match="other answers"):
                Scorer(load_package(folder), precision)

    def test_slightly_wrong_weights_are_noticed(self, tmp_path: Path) -> None:
        network = TinyNetwork()
        folder = make_package(tmp_path / "p", network)
        network.weights[0, 0] += 0.2
        (folder / ONNX_FILE).write_bytes(network.onnx().SerializeToString())
        write_card(folder, card_of())
        with pytest.raises(UserError, match="other answers"):
            Scorer(load_package(folder), "f32")

    def test_weights_that_are_not_numbers(self, tmp_path: Path) -> None:
        network = TinyNetwork()
        folder = make_package(tmp_path / "p", network)
        network.weights[:] = np.nan
        (folder / ONNX_FILE).write_bytes(network.onnx().SerializeToString())
        write_card(folder, card_of())
        for precision in ("bf16", "f32"):
            with pytest.raises(UserError, match="other answers"):
                Scorer(load_package(folder), precision)

    @pytest.mark.parametrize("junk", [b"not a network", b"\x08\x0a" + bytes(500)])
    def test_a_vouched_file_that_is_no_network(self, tmp_path: Path, junk: bytes) -> None:
        folder = make_package(tmp_path / "p")
        (folder / ONNX_FILE).write_bytes(junk)
        write_card(folder, card_of())
        with pytest.raises(UserError, match=r"model\.onnx"):
            Scorer(load_package(folder))

    def test_other_outputs(self, tmp_path: Path) -> None:
        folder = make_package(tmp_path / "p")
        (folder / ONNX_FILE).write_bytes(TinyNetwork().onnx({ONNX_LOGITS: "scores"}).SerializeToString())
        write_card(folder, card_of())
        with pytest.raises(UserError, match="inputs or outputs"):
            Scorer(load_package(folder))

    def test_other_classes_than_the_card_says(self, tmp_path: Path) -> None:
        folder = make_package(tmp_path / "p")
        (folder / ONNX_FILE).write_bytes(TinyNetwork(3).onnx().SerializeToString())
        write_card(folder, card_of())
        for precision in ("bf16", "f32"):
            with pytest.raises(UserError, match="other answers"):
                Scorer(load_package(folder), precision)

    def test_weights_outside_the_file_are_not_pulled_in(self, tmp_path: Path) -> None:
        import onnx

        folder = make_package(tmp_path / "p")
        model = TinyNetwork().onnx()
        onnx.save(model, folder / ONNX_FILE, save_as_external_data=True, location="outside.bin", size_threshold=0)
        write_card(folder, card_of())
        with pytest.raises(UserError, match="cannot be used"):
            Scorer(load_package(folder))

    def test_an_encoder_is_refused(self, tmp_path: Path) -> None:
        folder = make_package(tmp_path / "p", edit_card=lambda c: c.update(kind="encoder", task=None))
        with pytest.raises(UserError, match="encoder"):
            Scorer(load_package(folder))

    def test_unknown_precision_is_our_bug(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="precision"):
            Scorer(load_package(make_package(tmp_path / "p")), "int4")


class TestQuietRuntime:
    def run(self, home: Path, code: str) -> str:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")} | {"HOME": str(home)}
        return subprocess.run(
            [sys.executable, "-c", textwrap.dedent(code)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    def test_no_telemetry_no_network_no_file_in_the_home(self, tmp_path: Path) -> None:
        folder = make_package(tmp_path / "p")
        home = tmp_path / "quiet-home"
        home.mkdir()
        told = self.run(
            home,
            f"""
            import socket, sys
            def refuse(*_, **__):
                raise AssertionError("a socket was opened")
            socket.socket.connect = refuse
            import numpy as np
            from pathlib import Path
            from cryapp.scoring.engine import Scorer
            from cryapp.scoring.package import load_package
            score = Scorer(load_package(Path({str(folder)!r}))).score(np.zeros(16000, np.float32), 16000)
            print(len(score.probabilities))
            print([m for m in sys.modules if m.startswith("openvino_telemetry") and sys.modules[m] is not None])
            print("http.client" in sys.modules or "urllib.request" in sys.modules)
            """,
        )
        assert told.splitlines()[:2] == ["2", "[]"]
        assert list(home.rglob("*")) == []

    def test_openvino_is_loaded_only_when_a_model_is(self, tmp_path: Path) -> None:
        told = self.run(
            tmp_path,
            """
            import sys
            import cryapp.scoring.engine, cryapp.scoring.package
            print("openvino" in sys.modules, "torch" in sys.modules, "soundfile" in sys.modules)
            """,
        )
        assert told.split() == ["False", "False", "False"]
