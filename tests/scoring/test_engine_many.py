"""The engine with many recordings: in batches, in order, cancelled, the same as one by one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from cryapp.domain.errors import Cancelled, UserError
from cryapp.scoring.engine import _AHEAD, Scorer
from cryapp.scoring.network import TOGETHER
from cryapp.scoring.package import Floats, load_package
from cryapp.scoring.score import Score
from tests.scoring.made import HOP, MAX_SECONDS, make_package, sound
from tests.scoring.test_windows import FakeSound


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
        # Four answered by each of two requests and as many waiting; the rest decoded ahead.
        assert drawn <= 4 * TOGETHER[0] + _AHEAD + 2

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
