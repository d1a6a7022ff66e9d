"""``cry-ml encoders``: what each encoder costs, counted, and how fast it is here, measured.

× real time is of the exported graph, waveform in, as the app runs it; views a second is of a SimCLR step as training
runs it. Both in bfloat16 where the processor has it. A busy machine measures less.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from ml.contract import EXIT_OK, ONNX_EMBEDDING, write_json
from ml.emit import Emitter
from ml.encoders.cost import Cost, cost_of
from ml.encoders.registry import ENCODERS, encoder_spec
from ml.export import export_onnx
from ml.graph import Architecture, WaveformEncoder
from ml.hardware import cpu_has_bf16
from ml.heads import Contrastive
from ml.losses import nt_xent

SOUND_S = 10.0
VIEW_FRAMES = 256
N_VIEWS = 64
PROJECTION_DIM = 128
TEMPERATURE = 0.2


@dataclass(frozen=True)
class Row:
    """One encoder of the table; None where it was not measured."""

    name: str
    words: str
    dim: int
    frame_s: float
    cost: Cost
    times_real_time: float | None = None
    views_per_s: float | None = None


def run(arguments: argparse.Namespace, emitter: Emitter) -> int:
    """Raises: RunError for an unknown name."""
    specs = [encoder_spec(name) for name in arguments.only or ENCODERS]
    rows = []
    for number, spec in enumerate(specs, start=1):
        emitter.stage(spec.name, number, len(specs))
        rows.append(row_of(spec.name, 0.0 if arguments.no_speed else arguments.seconds))
    emitter.log(as_text(rows))
    if arguments.out is not None:
        write_json(arguments.out, {"encoders": [asdict(row) for row in rows], "bf16": cpu_has_bf16()})
        emitter.result(arguments.out)
    return EXIT_OK


def row_of(name: str, seconds: float) -> Row:
    """Counts, and measures for about twice so many seconds; 0: only counts."""
    architecture = Architecture.of(name)
    torch.manual_seed(0)
    encoder = architecture.new_encoder()
    return Row(
        name,
        ENCODERS[name].words,
        encoder.dim,
        architecture.frame_hop_s,
        cost_of(encoder, architecture.front_end),
        views_per_s=views_per_s(architecture, seconds) if seconds else None,
        times_real_time=times_real_time(architecture, seconds) if seconds and architecture.runs_in_the_app else None,
    )


def views_per_s(architecture: Architecture, seconds: float) -> float:
    """Of a SimCLR step, forward and back, without making the views."""
    torch.manual_seed(0)
    network = Contrastive(architecture.new_encoder(), PROJECTION_DIM).to(memory_format=torch.channels_last).train()
    optimizer = torch.optim.AdamW(network.parameters(), 1e-3)
    views = torch.randn(N_VIEWS, architecture.front_end.n_mels, VIEW_FRAMES)

    def step() -> None:
        with torch.autocast("cpu", torch.bfloat16, enabled=cpu_has_bf16()):
            first, second = network(views).float().chunk(2)
        loss = nt_xent(first, second, TEMPERATURE)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()

    return N_VIEWS / seconds_of(step, seconds)


def times_real_time(architecture: Architecture, seconds: float) -> float | None:
    """Of the exported graph in OpenVINO, one sound of ten seconds after the other; None where that is not installed."""
    if importlib.util.find_spec("openvino") is None:
        return None
    openvino = _load_openvino()
    model = WaveformEncoder(architecture.front_end, architecture.new_encoder()).eval()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.onnx"
        export_onnx(model, path, [ONNX_EMBEDDING])
        precision = "bf16" if cpu_has_bf16() else "f32"
        compiled = openvino.Core().compile_model(path, "CPU", {"INFERENCE_PRECISION_HINT": precision})
    sound = 0.1 * torch.randn(1, int(SOUND_S * architecture.front_end.sample_rate_hz)).numpy()
    return SOUND_S / seconds_of(lambda: compiled(sound), seconds)


def seconds_of(work: Callable[[], Any], seconds: float) -> float:
    """Of one call: the best of as many as fit into ``seconds``, after one that warms up."""
    work()
    best, until = float("inf"), time.perf_counter() + seconds
    while True:
        began = time.perf_counter()
        work()
        now = time.perf_counter()
        best = min(best, now - began)
        if now > until:
            return best


def as_text(rows: list[Row]) -> str:
    """The table in Markdown."""
    lines = [
        "| encoder | what | embedding | one frame | parameters | GMAC/s of sound | × real time | views/s in training |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        fast = "–" if row.times_real_time is None else f"{row.times_real_time:,.0f}"
        views = "–" if row.views_per_s is None else f"{row.views_per_s:,.1f}"
        lines.append(
            f"| {row.name} | {row.words} | {row.dim} | {row.frame_s * 1000:.0f} ms | {row.cost.parameters:,}"
            f" | {row.cost.gmac_per_s:.3f} | {fast} | {views} |"
        )
    return "\n".join(lines)


def _load_openvino() -> Any:
    """With its telemetry made impossible to import, which it takes for not installed and stays silent."""
    if "openvino" not in sys.modules:
        sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]
    import openvino

    return openvino
