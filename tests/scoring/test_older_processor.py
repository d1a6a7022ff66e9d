"""The shipped model on a processor without AMX and AVX-512, imitated by withholding their instructions."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cryapp.audio.synth_examples import example_set
from cryapp.paths import resources_dir
from cryapp.scoring.engine import Scorer
from cryapp.scoring.network import BF16, F32, INT8, MAX_SHIFT
from cryapp.scoring.package import load_package

ROOT = Path(__file__).parents[2]
AVX2 = {"ONEDNN_MAX_CPU_ISA": "AVX2", "OV_CPU_MAX_ISA": "AVX2"}
"""OpenVINO obeys the two together; one without the other and it compiles nothing."""
N_SOUNDS = 16
PROGRAM = f"""
import json
from cryapp.audio.synth_examples import example_set
from cryapp.paths import resources_dir
from cryapp.scoring.engine import Scorer
from cryapp.scoring.network import precisions_here
from cryapp.scoring.package import load_package
from cryapp.scoring.precision import choose
from cryapp.scoring.runtime import load_openvino

package = load_package(resources_dir() / "models" / "cry_presence")
sounds = [example.samples for example in example_set()[:{N_SOUNDS}]]
choice = choose(package, sounds, None)
scorer = Scorer(package, choice.precision)
print(json.dumps({{
    "capabilities": list(load_openvino().Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")),
    "here": precisions_here(package),
    "chosen": choice.precision,
    "trials": {{t.precision: [t.passed, t.max_shift] for t in choice.trials}},
    "p": [scorer.score(sound, 16_000).probabilities["cry"] for sound in sounds],
}}))
"""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={**os.environ, **AVX2, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    if "BF16" in found["capabilities"]:
        pytest.skip("this build of OpenVINO cannot be held to older instructions")
    return found


def test_bf16_is_not_tried(told: dict[str, Any]) -> None:
    assert told["here"] == [F32, INT8]
    assert BF16 not in told["trials"]


def test_what_is_chosen_keeps_parity(told: dict[str, Any]) -> None:
    assert told["trials"][F32] == [True, 0.0]
    passed, most = told["trials"][told["chosen"]]
    assert passed
    assert most <= MAX_SHIFT


def test_answers_are_those_of_the_newer_processor(told: dict[str, Any]) -> None:
    scorer = Scorer(load_package(resources_dir() / "models" / "cry_presence"), F32)
    sounds = [example.samples for example in example_set()[:N_SOUNDS]]
    assert told["p"] == pytest.approx(
        [scorer.score(sound, 16_000).probabilities["cry"] for sound in sounds], abs=MAX_SHIFT
    )
