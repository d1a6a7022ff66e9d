"""8-bit convolutions: refused in a sentence where they cannot be made; made, they run and keep close."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from cryapp.scoring.runtime import load_openvino
from ml.contract import INT8_FILE, INT8_WEIGHTS_FILE, ONNX_LOGITS
from ml.errors import RunError
from ml.int8 import FEWEST_SOUNDS, add_int8
from tests.ml.test_compact import package  # noqa: F401 - a fixture

SOUNDS = [np.random.default_rng(i).normal(0, 0.1, 16_000).astype(np.float32) for i in range(FEWEST_SOUNDS)]


def test_too_few_sounds_are_said(package: Path) -> None:  # noqa: F811
    with pytest.raises(RunError, match="Only 1 of"):
        add_int8(package, [*SOUNDS[:1], *(sound[:100] for sound in SOUNDS)])


@pytest.mark.skipif(importlib.util.find_spec("nncf") is not None, reason="NNCF is installed here")
def test_without_nncf_it_is_said_how_to_get_it(package: Path) -> None:  # noqa: F811
    with pytest.raises(RunError, match="NNCF is not installed"):
        add_int8(package, SOUNDS)
    assert not (package / INT8_FILE).exists()


@pytest.mark.skipif(importlib.util.find_spec("nncf") is None, reason="needs the extra “int8”")
def test_it_is_added_and_answers_much_the_same(package: Path) -> None:  # noqa: F811
    openvino = load_openvino()
    add_int8(package, SOUNDS)
    assert (package / INT8_WEIGHTS_FILE).is_file()
    core = openvino.Core()
    whole, small = (core.compile_model(package / name, "CPU")(SOUNDS[0][None]) for name in ("model.onnx", INT8_FILE))
    np.testing.assert_allclose(whole[ONNX_LOGITS], small[ONNX_LOGITS], atol=0.2)
