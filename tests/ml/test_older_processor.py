"""Learning on a processor without bf16, imitated by withholding its instructions: full precision, the same numbers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ml.hardware import FULL, cpu_has_bf16

ROOT = Path(__file__).parents[2]
AVX2 = {"ONEDNN_MAX_CPU_ISA": "AVX2", "ATEN_CPU_CAPABILITY": "avx2"}
N_STEPS = 3
PROGRAM = f"""
import json, sys
import torch
from ml.encoders.cnn14 import Cnn14
from ml.encoders.small import SmallEncoder
from ml.hardware import choose_hardware
from ml.pretext.simclr import Simclr
from ml.pretext.views import Sources, Views
from tests.ml.pretext_parts import FRONT_END, pool_of, recipe_of

hardware = choose_hardware("cpu", sys.argv[1])
losses = {{}}
for kind in (SmallEncoder, Cnn14):
    torch.manual_seed(0)
    recipe = recipe_of("simclr")
    views = Views(Sources(pool_of(8)), FRONT_END, recipe)
    phase = Simclr(views, kind(FRONT_END.n_mels, recipe.width), recipe, 0, hardware.fabric())
    losses[kind.__name__] = [phase.step(number) for number in range({N_STEPS})]
capability = torch.backends.cpu.get_cpu_capability()
print(json.dumps({{"precision": hardware.precision, "capability": capability, "losses": losses}}))
"""


def told(precision: str, **variables: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, precision],
        cwd=ROOT,
        env={**os.environ, **variables, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_it_learns_the_same_in_full_precision() -> None:
    old, here = told("auto", **AVX2), told("fp32")
    if old["capability"] != "AVX2":
        pytest.skip("this build of torch cannot be held to older instructions")
    assert old["precision"] == FULL
    for name, losses in here["losses"].items():
        assert old["losses"][name] == pytest.approx(losses, rel=1e-3)


@pytest.mark.parametrize(
    ("limit", "expected"),
    [("AVX2", False), ("AVX512_CORE_VNNI", False), ("avx512_core_bf16", True), ("AVX512_CORE_AMX", True), ("", True)],
)
def test_a_limit_of_instructions_is_obeyed(
    limit: str, expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cpuinfo").write_text("flags: avx2 avx512_bf16 amx_bf16")
    monkeypatch.setenv("ONEDNN_MAX_CPU_ISA", limit)
    assert cpu_has_bf16(tmp_path / "cpuinfo") is expected
