"""Windows of one length answered by one request: as each is alone, whoever its neighbours are, in bounded memory."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import helper, numpy_helper

from cryapp.domain.errors import UserError
from cryapp.paths import resources_dir
from cryapp.scoring.network import (
    F32,
    MAX_SHIFT,
    PRECISIONS,
    TOGETHER,
    Layout,
    Network,
    _Request,
    precisions_here,
    shift,
)
from cryapp.scoring.package import Floats, Package, load_package
from cryapp.scoring.score import WindowAnswer
from ml.contract import ONNX_LOGITS
from tests.scoring.made import MAX_SECONDS, TinyNetwork, make_package, sound

Answers = dict[int, WindowAnswer]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return load_package(make_package(tmp_path_factory.mktemp("tiny") / "p"))


@pytest.fixture(scope="module")
def shipped() -> Package:
    return load_package(resources_dir() / "models" / "cry_presence")


@pytest.fixture
def shapes(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, ...]]:
    """Shape of every batch a request is given."""
    seen: list[tuple[int, ...]] = []
    answer = _Request.answer

    def watched(request: _Request, windows: Sequence[Floats], length: int) -> tuple[Floats, Floats, Floats]:
        seen.append((len(windows), length))
        return answer(request, windows, length)

    monkeypatch.setattr(_Request, "answer", watched)
    return seen


def until(happened: Callable[[], bool]) -> None:
    """Waits for it, half a minute at most."""
    latest = time.monotonic() + 30
    while not happened():
        assert time.monotonic() < latest
        time.sleep(0.001)


def while_busy(network: Network, start: Callable[[], object]) -> None:
    """Does ``start`` while the network's only request is held up, so that what it starts has to wait."""
    begun, go_on = threading.Event(), threading.Event()

    def hold_up(_answer: WindowAnswer) -> None:
        begun.set()
        assert go_on.wait(60)

    network.start(sound(0.3), hold_up)
    assert begun.wait(60)
    try:
        start()
    finally:
        go_on.set()


def answered(network: Network, windows: Sequence[Floats]) -> Answers:
    answers: Answers = {}

    def start() -> None:
        for i, window in enumerate(windows):
            network.start(window, partial(answers.__setitem__, i))

    while_busy(network, start)
    network.wait()
    return answers


def alone(network: Network, windows: Sequence[Floats]) -> Answers:
    answers: Answers = {}
    for i, window in enumerate(windows):
        network.start(window, partial(answers.__setitem__, i))
        network.wait()
    return answers


class TestQueue:
    @pytest.mark.parametrize(
        ("lengths_s", "expected"),
        [
            ([1.0] * 4, [4]),
            ([1.0] * 3, [2, 1]),
            ([1.0, 0.5, 1.0, 0.5], [2, 2]),
            ([0.5, 1.0, 1.0, 1.0], [1, 2, 1]),
            ([2.5] * 4, [2, 2]),
            ([MAX_SECONDS] * 4, [1] * 4),
        ],
    )
    def test_the_longest_waiting_first_with_others_of_its_length_and_no_more_sound_than_the_longest_window(
        self, tiny: Package, shapes: list[tuple[int, ...]], lengths_s: list[float], expected: list[int]
    ) -> None:
        network = Network(tiny, F32, n_threads=1)
        shapes.clear()
        windows = [sound(seconds, seed=i) for i, seconds in enumerate(lengths_s)]
        answers = answered(network, windows)
        assert [n for n, _ in shapes[1:]] == expected
        assert all(n * length <= MAX_SECONDS * 16_000 for n, length in shapes)
        assert shapes[1][1] == len(windows[0])
        for i, window in enumerate(windows):
            assert answers[i].logits == pytest.approx(TinyNetwork().answer(window[None])[ONNX_LOGITS][0], abs=1e-4)
            assert answers[i].n_samples == len(window)

    def test_one_at_a_time_where_the_wait_is_to_be_short(self, tiny: Package, shapes: list[tuple[int, ...]]) -> None:
        network = Network(tiny, F32, layout=Layout.STREAM)
        answered(network, [sound(1.0), sound(1.0, seed=1)])
        assert {n for n, _ in shapes} == {1}

    def test_nothing_of_a_loud_sound_is_heard_in_the_next_one(self, tiny: Package) -> None:
        network = Network(tiny, F32, n_threads=1)
        loud, short = 9 * sound(MAX_SECONDS), sound(0.1, seed=1)
        expected = alone(network, [short])[0]
        after = alone(network, [loud, short])[1]
        np.testing.assert_array_equal(after.logits, expected.logits)
        np.testing.assert_array_equal(after.embedding, expected.embedding)

    def test_no_more_wait_than_the_requests_can_take(self, tiny: Package) -> None:
        network = Network(tiny, F32, n_threads=1)
        started: list[int] = []

        def start_twenty() -> None:
            for i in range(20):
                network.start(sound(0.5), lambda _answer: None)
                started.append(i)

        starting = threading.Thread(target=start_twenty)

        def start() -> None:
            starting.start()
            until(lambda: len(started) == TOGETHER[0])
            assert not network._room.acquire(blocking=False)

        while_busy(network, start)
        starting.join(60)
        network.wait()
        assert len(started) == 20

    def test_what_is_abandoned_is_not_answered_and_leaves_room(self, tiny: Package) -> None:
        network = Network(tiny, F32, n_threads=1)
        told: list[int] = []
        abandoning = threading.Thread(target=network.abandon)

        def start() -> None:
            for _ in range(4):
                network.start(sound(1.0), lambda answer: told.append(answer.n_samples))
            abandoning.start()
            until(lambda: not network._waiting)

        while_busy(network, start)
        abandoning.join(60)
        assert told == []
        assert len(answered(network, [sound(1.0)] * 4)) == 4

    def test_a_caller_that_fails_does_not_keep_the_others_from_their_answers(self, tiny: Package) -> None:
        network = Network(tiny, F32, n_threads=1)
        told: list[int] = []

        def fail(_answer: WindowAnswer) -> None:
            raise ZeroDivisionError

        def start() -> None:
            for done in (fail, lambda answer: told.append(answer.n_samples)):
                network.start(sound(1.0), done)

        while_busy(network, start)
        with pytest.raises(ZeroDivisionError):
            network.wait()
        assert told == [16_000]


class TestAnswers:
    @pytest.mark.parametrize("precision", PRECISIONS)
    def test_of_the_shipped_model_are_those_given_alone(self, shipped: Package, precision: str) -> None:
        if precision not in precisions_here(shipped):
            pytest.skip(f"this processor has no {precision}")
        network = Network(shipped, precision, n_threads=1)
        windows = [*shipped.golden().waveform, *(sound(1.5, seed=i) for i in range(2))]
        expected, found = alone(network, windows), answered(network, windows)
        for i in range(len(windows)):
            if precision == F32:
                assert found[i].logits == pytest.approx(expected[i].logits, abs=1e-5)
                assert found[i].frame_logits == pytest.approx(expected[i].frame_logits, abs=1e-5)
                assert found[i].embedding == pytest.approx(expected[i].embedding, abs=1e-5)
            assert shift(found[i].logits, expected[i].logits, shipped) <= MAX_SHIFT
            assert shift(found[i].frame_logits, expected[i].frame_logits, shipped) <= MAX_SHIFT

    def test_a_neighbour_that_is_no_sound_spoils_nobody_elses(self, shipped: Package) -> None:
        network = Network(shipped, F32, n_threads=1)
        windows = [sound(1.0, seed=i) for i in range(4)]
        expected = alone(network, windows)
        windows[1] = np.full(16_000, 3e38, np.float32)
        windows[2] = np.zeros(16_000, np.float32)
        found = answered(network, windows)
        for i in (0, 3):
            assert found[i].logits == pytest.approx(expected[i].logits, abs=1e-5)
            assert found[i].frame_logits == pytest.approx(expected[i].frame_logits, abs=1e-5)

    def test_a_network_whose_answers_depend_on_the_neighbours_is_refused(self, tmp_path: Path) -> None:
        package = load_package(make_package(tmp_path / "p", Mixing(), lambda card: card["input"].update(max_seconds=6)))
        assert Network(package, F32, layout=Layout.STREAM).precision == F32  # each sound alone is answered well
        with pytest.raises(UserError, match="other answers"):
            Network(package, F32)


class Mixing(TinyNetwork):
    """Each sound's logits are the mean over all sounds of the batch: right as long as it is alone."""

    def onnx(self, outputs: Mapping[str, str] | None = None) -> onnx.ModelProto:
        model = super().onnx(outputs)
        graph = model.graph
        for node in graph.node:
            if node.output[0] == "product":
                node.output[0] = "own"
        mixed = [
            helper.make_node("ReduceMean", ["own", "axis0"], ["mean"], keepdims=1),
            helper.make_node("Sub", ["own", "own"], ["nothing"]),
            helper.make_node("Add", ["mean", "nothing"], ["product"]),
        ]
        nodes = list(graph.node)
        place = next(i for i, node in enumerate(nodes) if "own" in node.output) + 1
        del graph.node[:]
        graph.node.extend([*nodes[:place], *mixed, *nodes[place:]])
        graph.initializer.append(numpy_helper.from_array(np.array([0], np.int64), "axis0"))
        return model
