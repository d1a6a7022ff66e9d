"""The engine gives nothing from a model that is not itself, and keeps the runtime quiet."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest

from cryapp.domain.errors import UserError
from cryapp.scoring.engine import Scorer
from cryapp.scoring.package import load_package
from ml.contract import ONNX_FILE, ONNX_LOGITS
from tests.scoring.made import TinyNetwork, card_of, make_package, write_card

ROOT = Path(__file__).parents[2]


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
