"""Lower precision: only around the convolutions, only within the parity rule, chosen once for a computer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from cryapp.domain.errors import UserError
from cryapp.scoring import precision
from cryapp.scoring.cut import cut
from cryapp.scoring.engine import Scorer
from cryapp.scoring.network import BF16, F32, INT8, MAX_SHIFT, Layout, Network
from cryapp.scoring.package import Floats, Package, load_package
from cryapp.scoring.precision import Choice, Trial, choose, remembered
from cryapp.scoring.runtime import load_openvino
from ml.contract import INT8_FILE, INT8_WEIGHTS_FILE, ONNX_EMBEDDING, ONNX_FILE, ONNX_INPUT, ONNX_LOGITS, file_sha256
from tests.scoring.made import ImageNetwork, TinyNetwork, card_of, golden_waveform, make_package, write_card


def cries(n: int, seconds: float = 0.7) -> list[Floats]:
    rng = np.random.default_rng(5)
    return [rng.normal(0, 0.2, round(seconds * 16_000)).astype(np.float32) for _ in range(n)]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return load_package(make_package(tmp_path_factory.mktemp("image") / "p", ImageNetwork()))


@pytest.fixture
def rates(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """What the stopwatch says, so that no test depends on one."""
    told = {F32: 100.0, BF16: 300.0, INT8: 500.0}
    monkeypatch.setattr(precision, "_rates", lambda networks, _sounds: {p: told[p] for p in networks})
    monkeypatch.setattr(precision, "precisions_here", lambda package: (F32, BF16, *((INT8,) * package.has_int8)))
    return told


def with_int8(folder: Path, network: TinyNetwork) -> Package:
    """A package that brings ``network`` as its 8-bit one."""
    make_package(folder, ImageNetwork())
    ov = load_openvino()
    model = ov.Core().read_model(network.onnx().SerializeToString())
    ov.save_model(model, str(folder / INT8_FILE), compress_to_fp16=False)
    write_card(
        folder,
        card_of(),
        lambda card: card["files"].update({n: file_sha256(folder / n) for n in (INT8_FILE, INT8_WEIGHTS_FILE)}),
    )
    return load_package(folder)


class TestCut:
    def test_the_pieces_answer_as_the_whole(self) -> None:
        ov = load_openvino()
        core = ov.Core()
        pieces = cut(ov, core.read_model(ImageNetwork().onnx().SerializeToString()))
        assert pieces is not None
        assert (len(pieces.to_image), len(pieces.past_image), len(pieces.to_back)) == (1, 1, 1)
        tensors: dict[str, Floats] = {ONNX_INPUT: golden_waveform()}
        for part in (pieces.front, pieces.image, pieces.back):
            compiled = core.compile_model(part, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
            given = {i.get_any_name(): tensors[i.get_any_name()] for i in compiled.inputs}
            for output, value in compiled(given).items():
                tensors.update(dict.fromkeys(output.get_names(), value))
        expected = ImageNetwork().answer(golden_waveform())
        assert tensors[ONNX_LOGITS] == pytest.approx(expected[ONNX_LOGITS], abs=1e-4)
        assert tensors[ONNX_EMBEDDING] == pytest.approx(expected[ONNX_EMBEDDING], abs=1e-4)

    def test_the_convolutions_over_the_picture_are_inside_and_that_over_the_waveform_is_not(self) -> None:
        ov = load_openvino()
        pieces = cut(ov, ov.Core().read_model(ImageNetwork().onnx().SerializeToString()))
        assert pieces is not None
        convolutions = {
            part.get_friendly_name(): sum(op.get_type_name() == "Convolution" for op in part.get_ops())
            for part in (pieces.front, pieces.image, pieces.back)
        }
        assert convolutions == {"front": 1, "image": 1, "back": 0}

    def test_a_network_without_a_picture_is_left_whole(self) -> None:
        ov = load_openvino()
        assert cut(ov, ov.Core().read_model(TinyNetwork().onnx().SerializeToString())) is None


class TestNetwork:
    @pytest.mark.parametrize("layout", Layout)
    @pytest.mark.parametrize("name", [F32, BF16])
    def test_answers_as_the_oracle(self, package: Package, name: str, layout: Layout) -> None:
        scorer = Scorer(package, name, layout=layout)
        assert scorer.precision == name
        for sound in cries(5):
            logits = ImageNetwork().answer(sound[None])[ONNX_LOGITS][0]
            assert scorer.score(sound, 16_000).logits == pytest.approx(logits, abs=1e-4 if name == F32 else 0.05)

    def test_int8_is_not_to_be_had_from_a_package_without(self, package: Package) -> None:
        assert not package.has_int8
        with pytest.raises(UserError, match="8-bit"):
            Network(package, INT8)

    def test_int8_files_are_vouched_for_like_the_others(self, tmp_path: Path) -> None:
        package = with_int8(tmp_path / "p", ImageNetwork())
        assert Scorer(package, INT8).precision == INT8
        weights = package.folder / INT8_WEIGHTS_FILE
        weights.write_bytes(weights.read_bytes()[:-4] + b"\0\0\0\0")
        with pytest.raises(UserError, match="was changed"):
            Network(package, INT8)
        with pytest.raises(UserError, match="changed or cut off"):
            load_package(package.folder)

    def test_a_lower_precision_that_moves_golden_answers_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(UserError, match="other answers"):
            Network(with_int8(tmp_path / "p", ImageNetwork(seed=4)), INT8)

    def test_what_fails_in_the_network_is_raised_by_wait(self, package: Package) -> None:
        network = Network(package)

        def fail(_answer: object) -> None:
            raise ZeroDivisionError

        network.start(cries(1)[0], fail)
        with pytest.raises(ZeroDivisionError):
            network.wait()
        network.start(cries(1)[0], lambda _answer: None)
        network.wait()


class TestChoice:
    def test_the_fastest_that_keeps_parity(self, tmp_path: Path, rates: dict[str, float]) -> None:
        chosen = choose(with_int8(tmp_path / "p", ImageNetwork()), cries(3), None)
        assert chosen.precision == INT8
        assert chosen.n_sounds == 3
        assert {trial.precision for trial in chosen.trials} == {F32, BF16, INT8}

    def test_one_that_moves_recordings_is_refused_though_golden_sounds_passed(
        self, tmp_path: Path, rates: dict[str, float], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        package = with_int8(tmp_path / "p", ImageNetwork())
        logits = precision._logits

        def moved(network: Network, sounds: Sequence[Floats]) -> list[Floats]:
            found = logits(network, sounds)
            return [*found[:-1], found[-1] + np.array([0.2, 0], np.float32)] if network.precision == INT8 else found

        monkeypatch.setattr(precision, "_logits", moved)
        chosen = choose(package, cries(3), None)
        assert chosen.precision == BF16
        trial = next(t for t in chosen.trials if t.precision == INT8)
        assert not trial.passed
        assert trial.max_shift > MAX_SHIFT

    def test_a_shift_that_is_no_number_is_refused(
        self, package: Package, rates: dict[str, float], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        logits = precision._logits

        def nothing(network: Network, sounds: Sequence[Floats]) -> list[Floats]:
            return [x * np.float32(np.nan) if network.precision == BF16 else x for x in logits(network, sounds)]

        monkeypatch.setattr(precision, "_logits", nothing)
        assert choose(package, cries(2), None).precision == F32

    def test_hardly_faster_is_not_faster(self, package: Package, rates: dict[str, float]) -> None:
        rates[BF16] = 1.05 * rates[F32]
        assert choose(package, [], None).precision == F32

    def test_what_fails_its_golden_sounds_is_not_tried_further(self, tmp_path: Path, rates: dict[str, float]) -> None:
        chosen = choose(with_int8(tmp_path / "p", ImageNetwork(seed=4)), [], None)
        assert chosen.precision == BF16
        assert [t.passed for t in chosen.trials if t.precision == INT8] == [False]

    def test_a_package_that_is_not_itself_is_refused_as_before(self, tmp_path: Path) -> None:
        folder = make_package(tmp_path / "p", ImageNetwork())
        (folder / ONNX_FILE).write_bytes(ImageNetwork(seed=9).onnx().SerializeToString())
        write_card(folder, card_of())
        with pytest.raises(UserError, match="other answers"):
            choose(load_package(folder), [], tmp_path)

    def test_the_stopwatch_gives_rates(self, package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(precision, "SECONDS_A_ROUND", 0.01)
        assert all(trial.times_real_time > 0 for trial in choose(package, [], None).trials if trial.passed)


class TestMemory:
    def test_measured_once(
        self, package: Package, tmp_path: Path, rates: dict[str, float], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = choose(package, cries(16), tmp_path / "cache")
        monkeypatch.setattr(precision, "_measured", lambda *_: pytest.fail("measured again"))
        assert choose(package, cries(20), tmp_path / "cache") == first == remembered(package, tmp_path / "cache")

    def test_measured_again_when_there_are_recordings(
        self, package: Package, tmp_path: Path, rates: dict[str, float]
    ) -> None:
        assert choose(package, [], tmp_path).n_sounds == 0
        assert choose(package, cries(16), tmp_path).n_sounds == 16
        assert choose(package, cries(31), tmp_path).n_sounds == 16, "a few more tell little more"
        assert choose(package, cries(32), tmp_path).n_sounds == 32

    def test_what_was_measured_with_enough_is_final(
        self, package: Package, tmp_path: Path, rates: dict[str, float], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(precision, "ENOUGH_SOUNDS", 6)
        assert choose(package, cries(4), tmp_path).n_sounds == 4
        assert choose(package, cries(6), tmp_path).n_sounds == 6, "enough, though not twice as many"
        assert choose(package, cries(20), tmp_path).n_sounds == 6

    @pytest.mark.parametrize("part", ["processor", "capabilities", "openvino", "cores", "card"])
    def test_another_computer_version_or_package_is_measured_anew(
        self, package: Package, tmp_path: Path, rates: dict[str, float], part: str
    ) -> None:
        choose(package, [], tmp_path / "cache")
        (file,) = (tmp_path / "cache").iterdir()
        raw = json.loads(file.read_text())
        raw["of"][part] = "another"
        file.write_text(json.dumps(raw))
        assert remembered(package, tmp_path / "cache") is None

    @pytest.mark.parametrize("junk", ["", "[]", "{}", '{"of": 1}', "\x00\xff"])
    def test_a_damaged_memory_is_none(
        self, package: Package, tmp_path: Path, rates: dict[str, float], junk: str
    ) -> None:
        choose(package, [], tmp_path / "cache")
        (file,) = (tmp_path / "cache").iterdir()
        file.write_text(junk)
        assert choose(package, [], tmp_path / "cache").precision == BF16

    def test_a_folder_that_cannot_be_written_costs_only_time(
        self, package: Package, tmp_path: Path, rates: dict[str, float]
    ) -> None:
        (tmp_path / "file").write_text("in the way")
        assert choose(package, [], tmp_path / "file").precision == BF16


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        (
            Choice(BF16, (Trial(F32, 998.0, 0.0, True), Trial(BF16, 1_934.0, 0.0018, True)), 24),
            "Runs in bf16 on this computer, 1,900 × real time; f32 differs by at most 0.002 (24 recordings).",
        ),
        (
            Choice(F32, (Trial(F32, 6.53, 0.0, True), Trial(INT8, 0.0, 0.2, False))),
            "Runs in f32 on this computer, 6.5 × real time; int8 would change answers too much (test sounds).",
        ),
        (Choice(F32, (Trial(F32, 98.0, 0.0, True),)), "Runs in f32 on this computer, 98 × real time."),
    ],
)
def test_it_is_said_in_a_sentence(choice: Choice, sentence: str) -> None:
    assert choice.sentence == sentence
