"""A tiny model package made by hand, with a numpy oracle of its network."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from ml.contract import (
    CARD_FILE,
    GOLDEN_FILE,
    ONNX_EMBEDDING,
    ONNX_FILE,
    ONNX_FRAME_LOGITS,
    ONNX_INPUT,
    ONNX_LOGITS,
    WEIGHTS_FILE,
    file_sha256,
)

Floats = NDArray[np.float32]

HOP = 1_280
DIM = 6
MIN_SAMPLES = 4_000
MAX_SECONDS = 5


class TinyNetwork:
    """|conv(waveform)| in frames of 80 ms → embedding by mean over time → linear classes; frame-wise alike."""

    def __init__(self, n_classes: int = 2, seed: int = 0) -> None:
        rng = np.random.default_rng(seed)
        self.kernels = rng.normal(0, 0.05, (DIM, 1, HOP)).astype(np.float32)
        self.weights = rng.normal(0, 1.5, (DIM, n_classes)).astype(np.float32)
        self.bias = rng.normal(0, 0.5, n_classes).astype(np.float32)

    def answer(self, waveform: Floats) -> dict[str, Floats]:
        """The oracle: ``waveform`` (batch, samples)."""
        n_frames = waveform.shape[1] // HOP
        frames = waveform[:, : n_frames * HOP].reshape(len(waveform), n_frames, HOP)
        features = np.abs(frames @ self.kernels[:, 0].T)
        embedding = features.mean(axis=1)
        return {
            ONNX_LOGITS: embedding @ self.weights + self.bias,
            ONNX_FRAME_LOGITS: features @ self.weights + self.bias,
            ONNX_EMBEDDING: embedding,
        }

    def onnx(self, outputs: Mapping[str, str] | None = None) -> onnx.ModelProto:
        """The same as a graph; ``outputs`` renames outputs."""
        names = {ONNX_LOGITS: ONNX_LOGITS, ONNX_FRAME_LOGITS: ONNX_FRAME_LOGITS, ONNX_EMBEDDING: ONNX_EMBEDDING}
        names |= outputs or {}
        nodes = [
            helper.make_node("Unsqueeze", [ONNX_INPUT, "axis1"], ["channels"]),
            helper.make_node("Conv", ["channels", "kernels"], ["raw"], strides=[HOP]),
            helper.make_node("Abs", ["raw"], ["positive"]),
            helper.make_node("Transpose", ["positive"], ["features"], perm=[0, 2, 1]),
            helper.make_node("ReduceMean", ["features", "axis1"], [names[ONNX_EMBEDDING]], keepdims=0),
            helper.make_node("MatMul", [names[ONNX_EMBEDDING], "weights"], ["product"]),
            helper.make_node("Add", ["product", "bias"], [names[ONNX_LOGITS]]),
            helper.make_node("MatMul", ["features", "weights"], ["frame_product"]),
            helper.make_node("Add", ["frame_product", "bias"], [names[ONNX_FRAME_LOGITS]]),
        ]
        graph = helper.make_graph(
            nodes,
            "tiny",
            [helper.make_tensor_value_info(ONNX_INPUT, TensorProto.FLOAT, ["batch", "samples"])],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names.values()],
            [
                numpy_helper.from_array(np.array([1], np.int64), "axis1"),
                numpy_helper.from_array(self.kernels, "kernels"),
                numpy_helper.from_array(self.weights, "weights"),
                numpy_helper.from_array(self.bias, "bias"),
            ],
        )
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)


class ImageNetwork(TinyNetwork):
    """The same features seen as a picture: a 3 × 3 convolution over (features, frames), beside a branch without one."""

    def __init__(self, n_classes: int = 2, seed: int = 0) -> None:
        super().__init__(n_classes, seed)
        rng = np.random.default_rng(seed + 1)
        self.filters = rng.normal(0, 0.3, (4, 1, 3, 3)).astype(np.float32)

    def answer(self, waveform: Floats) -> dict[str, Floats]:
        n_frames = waveform.shape[1] // HOP
        frames = waveform[:, : n_frames * HOP].reshape(len(waveform), n_frames, HOP)
        raw = np.abs(frames @ self.kernels[:, 0].T).transpose(0, 2, 1)
        padded = np.pad(raw, ((0, 0), (1, 1), (1, 1)))
        windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(1, 2))
        image = np.maximum(np.einsum("bhwij,cij->bchw", windows, self.filters[:, 0]), 0)
        features = image.mean(axis=1).transpose(0, 2, 1)
        embedding = features.mean(axis=1) + raw.mean(axis=2)
        return {
            ONNX_LOGITS: embedding @ self.weights + self.bias,
            ONNX_FRAME_LOGITS: features @ self.weights + self.bias,
            ONNX_EMBEDDING: embedding,
        }

    def onnx(self, outputs: Mapping[str, str] | None = None) -> onnx.ModelProto:
        model = super().onnx(outputs)
        graph = model.graph
        picture = [
            helper.make_node("Unsqueeze", ["positive", "axis1"], ["picture"]),
            helper.make_node("Conv", ["picture", "filters"], ["filtered"], pads=[1, 1, 1, 1]),
            helper.make_node("Relu", ["filtered"], ["seen"]),
            helper.make_node("ReduceMean", ["seen", "axis1"], ["flat"], keepdims=0),
            helper.make_node("Transpose", ["flat"], ["features"], perm=[0, 2, 1]),
            helper.make_node("ReduceMean", ["features", "axis1"], ["seen_mean"], keepdims=0),
            helper.make_node("ReduceMean", ["positive", "axis2"], ["heard_mean"], keepdims=0),
            helper.make_node("Add", ["seen_mean", "heard_mean"], [ONNX_EMBEDDING]),
        ]
        nodes = list(graph.node)
        del graph.node[:]
        graph.node.extend([*nodes[:3], *picture, *nodes[5:]])
        graph.initializer.append(numpy_helper.from_array(self.filters, "filters"))
        graph.initializer.append(numpy_helper.from_array(np.array([2], np.int64), "axis2"))
        return model


def card_of(n_classes: int = 2) -> dict[str, Any]:
    estimate = {"value": 0.91, "low": 0.85, "high": 0.96, "n_infants": 20, "n_recordings": 60}
    classes = ["cry", "no_cry", "third", "fourth"][:n_classes]
    return {
        "format": 1,
        "kind": "classifier",
        "name": "Cry presence 1",
        "made_at": "2026-11-22T10:00:00+00:00",
        "task": {"key": "cry_presence", "name": "Cry presence", "classes": classes, "positive": ["cry"]},
        "input": {"sample_rate_hz": 16_000, "min_samples": MIN_SAMPLES, "max_seconds": MAX_SECONDS},
        "frame_hop_s": HOP / 16_000,
        "embedding_dim": DIM,
        "calibration": {"temperature": 1.7, "bias": [0.3] + [-0.1] * (n_classes - 1)},
        "operating_points": [
            {"target_specificity": 0.8, "threshold": 0.4, "sensitivity": estimate, "specificity": estimate}
        ],
        "metrics": {
            "auc": estimate,
            "sensitivity_at_80_specificity": None,
            "brier": 0.1,
            "ece": 0.02,
            "calibration_slope": None,
            "baselines": {"loudness": estimate},
            "roc": [[0, 0], [0.2, 0.9], [1, 1]],
            "reason_missing": "only one locked infant",
        },
        "training": {},
        "reference": None,
    }


def golden_waveform() -> Floats:
    t = np.arange(24_000) / 16_000
    tone = 0.3 * np.sin(2 * np.pi * 450 * t)
    noise = 0.1 * np.random.default_rng(1).standard_normal(24_000)
    return np.stack((tone, noise)).astype(np.float32)


def make_package(
    folder: Path,
    network: TinyNetwork | None = None,
    edit_card: Callable[[dict[str, Any]], object] = lambda card: None,
    edit_golden: Callable[[dict[str, Any]], object] = lambda golden: None,
    n_classes: int = 2,
) -> Path:
    """A package whose card vouches for its files, with whatever edits a test makes before it does."""
    network = network or TinyNetwork(n_classes)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ONNX_FILE).write_bytes(network.onnx().SerializeToString())
    (folder / WEIGHTS_FILE).write_bytes(b"weights for further training are not read by the app")
    golden: dict[str, Any] = {ONNX_INPUT: golden_waveform(), **network.answer(golden_waveform())}
    edit_golden(golden)
    np.savez(folder / GOLDEN_FILE, **golden)
    write_card(folder, card_of(n_classes), edit_card)
    return folder


def write_card(
    folder: Path, card: dict[str, Any], edit: Callable[[dict[str, Any]], object] = lambda card: None
) -> None:
    """Writes the card last, with the hashes of the files as they are now."""
    card["files"] = {name: file_sha256(folder / name) for name in (ONNX_FILE, WEIGHTS_FILE, GOLDEN_FILE)}
    edit(card)
    (folder / CARD_FILE).write_text(json.dumps(card), encoding="utf-8")


def sound(seconds: float, seed: int = 0) -> Floats:
    rng = np.random.default_rng(seed)
    n = round(seconds * 16_000)
    return (rng.standard_normal(n) * np.interp(np.arange(n), [0, n / 2, n], [0.02, 0.3, 0.05])).astype(np.float32)


def softmax(logits: Floats, temperature: float = 1.7, bias: tuple[float, ...] = (0.3, -0.1)) -> Floats:
    e = np.exp((logits.astype(np.float64) + np.array(bias)) / temperature)
    return np.asarray(e / e.sum(axis=-1, keepdims=True))
