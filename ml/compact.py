"""``cry-ml compact``: a model package at half its size, fit to be given to others.

Large matrices are stored in half precision and widened when the network is read; what is computed is f32 as before.
The front end stays whole: its quiet bins would hear the rounding. The golden answers stay those of the network as it
was trained, so that replaying them proves that the rounding changed nothing that counts.

Of the card, all figures stay. What speaks of single recordings, and paths of the machine that trained it, are left out.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from ml.checkpoint import load_weights, save_weights
from ml.contract import (
    CARD_FILE,
    EXIT_OK,
    GOLDEN_FILE,
    INT8_FILE,
    ONNX_FILE,
    WEIGHTS_FILE,
    EventKind,
    file_sha256,
)
from ml.contract_fields import parsed
from ml.emit import Emitter
from ml.errors import RunError
from ml.export import read_package, written_whole
from ml.int8 import load_openvino, save_openvino
from ml.places import without_places

SMALLEST_VALUES = 4_096
"""Smaller tensors (biases, norms, the last layer) weigh nothing and stay as they are."""
MATRIX_RANKS = (2, 4)
"""Dense layers and convolutions over the spectrogram; those of the front end have three dimensions."""
PERSONAL_METRICS = ("per_recording", "gate")


def run(arguments: argparse.Namespace, emitter: Emitter) -> int:
    told = _told(arguments.card) if arguments.card else {}
    compact(arguments.package, arguments.out, told)
    emitter.emit(EventKind.RESULT, path=str(arguments.out))
    return EXIT_OK


def _told(path: Path) -> dict[str, Any]:
    try:
        told = parsed(path.read_bytes())
    except ValueError as error:
        raise RunError(f"{path.name} is not valid JSON: {error}.", "Correct the file given by --card.") from error
    if not isinstance(told, dict):
        raise RunError(f"{path.name} holds no JSON object.", "Correct the file given by --card.")
    return told


def compact(package: Path, out: Path, told: dict[str, Any]) -> None:
    """Writes the small package into the folder ``out`` (by rename, replacing what is there).

    Args:
        told: fields put onto the card, e.g. ``name`` and ``shipped``.

    Raises: RunError if the package is damaged, a weight does not fit half precision, or ``out`` holds something else.
    """
    read = read_package(package)
    if read.is_file:
        raise RunError(f"{package.name} holds weights alone, without a network to run.", "Name a model package.")
    _refuse_foreign(out)
    card = dict(read.card)
    with written_whole(out) as temporary:
        _halve_weights(package / WEIGHTS_FILE, temporary / WEIGHTS_FILE)
        _halve_network(package / ONNX_FILE, temporary / ONNX_FILE)
        golden = np.load(package / GOLDEN_FILE, allow_pickle=False)
        np.savez_compressed(temporary / GOLDEN_FILE, **{name: golden[name] for name in golden.files})
        if INT8_FILE in card["files"]:
            _halve_int8(package / INT8_FILE, temporary / INT8_FILE)
        files = {path.name: file_sha256(path) for path in sorted(temporary.iterdir())}
        # Without indentation: the regions' numbers, each on a line of its own, would be spaces for the most part.
        text = json.dumps({**impersonal(card), **told, "files": files}, ensure_ascii=False, separators=(",", ":"))
        (temporary / CARD_FILE).write_text(text + "\n", encoding="utf-8")
        for path in temporary.iterdir():
            path.chmod(0o644)  # safetensors writes for its owner alone; this is to be given to others


def _refuse_foreign(out: Path) -> None:
    """A folder that is replaced must be a package: a mistyped name would cost whatever is in it."""
    if out.exists() and not (out / CARD_FILE).is_file() and not (out.is_dir() and not any(out.iterdir())):
        raise RunError(f"{out} is there, and is no model package.", "Name a new folder, or a package to replace.")


def impersonal(card: dict[str, Any]) -> dict[str, Any]:
    """The card without single recordings and without paths, of an older program's package too."""
    metrics = {k: v for k, v in card.get("metrics", {}).items() if k not in PERSONAL_METRICS}
    shortened = {"reference": _short(card["reference"])} if card.get("reference") else {}
    return without_places({**card, "metrics": metrics, **shortened})


def _short(value: Any) -> Any:
    """Numbers of five digits; regions of strange sounds are thousands of them, and a distance needs no more."""
    if isinstance(value, float):
        return float(f"{value:.5g}")
    if isinstance(value, dict):
        return {key: _short(one) for key, one in value.items()}
    return [_short(one) for one in value] if isinstance(value, list) else value


def _halve_weights(source: Path, target: Path) -> None:
    weights = load_weights(source)
    for name, value in weights.items():
        if value.dtype == torch.float32 and value.dim() in MATRIX_RANKS and value.numel() >= SMALLEST_VALUES:
            half = value.half()
            _refuse_overflow(name, bool(torch.isfinite(half).all()))
            weights[name] = half
    save_weights(target, weights)


def _halve_network(source: Path, target: Path) -> None:
    model = onnx.load(str(source))
    casts = []
    for number, tensor in enumerate(model.graph.initializer):
        n_values = int(np.prod(tensor.dims))
        if tensor.data_type != TensorProto.FLOAT or len(tensor.dims) not in MATRIX_RANKS or n_values < SMALLEST_VALUES:
            continue
        half = numpy_helper.to_array(tensor).astype(np.float16)
        _refuse_overflow(tensor.name, bool(np.isfinite(half).all()))
        stored = numpy_helper.from_array(half, f"{tensor.name}_half")
        casts.append(helper.make_node("Cast", [stored.name], [tensor.name], f"widen_{number}", to=TensorProto.FLOAT))
        tensor.CopyFrom(stored)
    nodes = [*casts, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    del model.graph.value_info[:]  # notes of the exporter on tensors in between, which nobody needs
    onnx.checker.check_model(model)
    onnx.save(model, str(target))


def _halve_int8(source: Path, target: Path) -> None:
    """Its dense layers, which are not in 8 bits, in half; everything else is small already."""
    openvino = load_openvino()
    model = openvino.Core().read_model(str(source))
    for op in model.get_ops():
        if op.get_type_name() != "Constant" or op.get_element_type() != openvino.Type.f32:
            continue
        values = op.data
        if values.ndim != 2 or values.size < SMALLEST_VALUES:
            continue
        half = values.astype(np.float16)
        _refuse_overflow(op.get_friendly_name(), bool(np.isfinite(half).all()))
        widened = openvino.opset13.convert(openvino.opset13.constant(half), "f32")
        for taker in list(op.output(0).get_target_inputs()):
            taker.replace_source_output(widened.output(0))
    save_openvino(openvino, model, target)


def _refuse_overflow(name: str, fits: bool) -> None:
    if not fits:
        raise RunError(f"The weights {name} are too large for half precision.", "Ship the package as it is.")
