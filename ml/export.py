"""Writes the model package: ONNX with the front end inside, weights, golden outputs, card. And reads it back."""

from __future__ import annotations

import contextlib
import logging
import shutil
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from ml.checkpoint import load_weights, save_weights
from ml.contract import (
    CARD_FILE,
    GOLDEN_FILE,
    ONNX_EMBEDDING,
    ONNX_FILE,
    ONNX_FRAME_LOGITS,
    ONNX_INPUT,
    ONNX_LOGITS,
    SAMPLE_RATE_HZ,
    WEIGHTS_FILE,
    ContractError,
    file_sha256,
    write_json,
)
from ml.contract_fields import parsed
from ml.encoders.base import Encoder
from ml.errors import RunError
from ml.graph import (
    MAX_SECONDS,
    Architecture,
    WaveformClassifier,
    WaveformEncoder,
    load_classifier,
    load_encoder,
)
from ml.places import without_places
from ml.rng import generator_at
from ml.weights_file import SUFFIX, read_encoder_card

CARD_FORMAT = 1
OPSET = 18
GOLDEN_SAMPLES = 24_000


@dataclass(frozen=True)
class Package:
    """A package read back: its folder and card; the network is built on demand.

    Or an encoder in one file, as ``cry-ml convert`` makes it; then ``folder`` is that file.
    """

    folder: Path
    card: Mapping[str, Any]

    @property
    def is_file(self) -> bool:
        return self.folder.suffix == SUFFIX

    @property
    def weights_path(self) -> Path:
        return self.folder if self.is_file else self.folder / WEIGHTS_FILE

    @property
    def architecture(self) -> Architecture:
        return Architecture.from_card(self.card)

    def encoder(self) -> Encoder:
        return load_encoder(self.architecture, self.weights())

    def classifier(self) -> WaveformClassifier:
        """Raises: RunError if the package is only an encoder."""
        if self.card.get("kind") != "classifier":
            raise RunError(f"{self.folder} holds an encoder, which answers no question.", "Choose a trained model.")
        return load_classifier(self.architecture, self.weights())

    def weights(self) -> dict[str, Tensor]:
        return load_weights(self.weights_path)


def read_package(folder: Path) -> Package:
    """A package, or a file of converted weights.

    Raises: RunError if it is missing, damaged or altered since it was made.
    """
    if folder.suffix == SUFFIX:
        return Package(folder, read_encoder_card(folder))
    try:
        card = parsed((folder / CARD_FILE).read_bytes())
        if card["format"] != CARD_FORMAT:
            raise ContractError(f"format {card['format']!r}")
        for name, expected in card["files"].items():
            if file_sha256(folder / name) != expected:
                raise ContractError(f"{name} was altered after the model was made")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RunError(f"The model in {folder} cannot be used: {error}.", "Choose another model.") from error
    return Package(folder, card)


def write_classifier(folder: Path, architecture: Architecture, model: WaveformClassifier, card: dict[str, Any]) -> str:
    """Writes the package by rename; returns the sha256 of its card."""
    return _write(folder, architecture, model, model.weights(), [ONNX_LOGITS, ONNX_FRAME_LOGITS, ONNX_EMBEDDING], card)


def write_encoder(
    folder: Path,
    architecture: Architecture,
    encoder: Encoder,
    projector: Mapping[str, Tensor],
    card: dict[str, Any],
) -> str:
    """As :func:`write_classifier`, for an encoder with its projector's weights beside it."""
    model = WaveformEncoder(architecture.front_end, encoder).eval()
    weights = {
        **{f"encoder.{k}": v for k, v in encoder.state_dict().items()},
        **{f"projector.{k}": v for k, v in projector.items()},
    }
    return _write(folder, architecture, model, weights, [ONNX_EMBEDDING], card)


def new_card(kind: str, name: str, architecture: Architecture, embedding_dim: int) -> dict[str, Any]:
    """A card with every field there is, empty where a later step fills it in."""
    return {
        "format": CARD_FORMAT,
        "kind": kind,
        "name": name,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "task": None,
        "architecture": architecture.as_json(),
        "input": {
            "sample_rate_hz": architecture.front_end.sample_rate_hz,
            "min_samples": architecture.min_samples,
            "hop_samples": architecture.silent_samples,
            "max_seconds": MAX_SECONDS,
        },
        "frame_hop_s": architecture.frame_hop_s,
        "embedding_dim": embedding_dim,
        "calibration": None,
        "operating_points": [],
        "metrics": {},
        "training": {},
        "reference": None,
        "files": {},
    }


def not_for_the_app(architecture: Architecture) -> RunError:
    """Why no package can be made of such a network. Resampling inside the graph would not help: 16 kHz sound has
    nothing above 8 kHz, where such a network has learnt to find something.
    """
    return RunError(
        f"This encoder listens at {architecture.front_end.sample_rate_hz} Hz; the app's sound has {SAMPLE_RATE_HZ} Hz.",
        "Convert its checkpoint with --front-end app --audio FOLDER, or use PANNs' Cnn14_16k.",
    )


def golden_waveform() -> Tensor:
    """Two sounds that use the whole graph: a gliding harmonic tone with pauses, and noise with a step in level."""
    t = torch.arange(GOLDEN_SAMPLES) / 16_000
    phase = 2 * torch.pi * torch.cumsum(420 + 80 * torch.sin(2 * torch.pi * 1.5 * t), 0) / 16_000
    tone = sum(torch.sin(k * phase) / k for k in range(1, 7)) * (torch.sin(2 * torch.pi * 1.1 * t) > -0.3)
    noise = torch.randn(GOLDEN_SAMPLES, generator=generator_at("golden")) * torch.where(t < 0.7, 0.02, 0.3)
    return torch.stack([0.3 * torch.as_tensor(tone), noise]).clamp(-1, 1).float()


def _write(
    folder: Path,
    architecture: Architecture,
    model: nn.Module,
    weights: Mapping[str, Tensor],
    outputs: list[str],
    card: dict[str, Any],
) -> str:
    if not architecture.runs_in_the_app:
        raise not_for_the_app(architecture)
    with written_whole(folder) as temporary:
        save_weights(temporary / WEIGHTS_FILE, weights)
        export_onnx(model, temporary / ONNX_FILE, outputs)
        _write_golden(model, temporary / GOLDEN_FILE, outputs)
        card = {
            **card,
            "architecture": architecture.as_json(),
            "files": {name: file_sha256(temporary / name) for name in (ONNX_FILE, WEIGHTS_FILE, GOLDEN_FILE)},
        }
        write_json(temporary / CARD_FILE, without_places(card))
    return file_sha256(folder / CARD_FILE)


@contextlib.contextmanager
def written_whole(folder: Path) -> Iterator[Path]:
    """A folder to write a package into; it takes the place of ``folder`` once it is whole. Whatever happens before, on
    a full disk too, nothing of it is left and what was there stays.
    """
    temporary, before = (folder.with_name(folder.name + end) for end in (".part", ".before"))
    shutil.rmtree(temporary, ignore_errors=True)
    try:
        temporary.mkdir(parents=True)
        yield temporary
        shutil.rmtree(before, ignore_errors=True)
        if folder.exists():
            folder.rename(before)
        try:
            temporary.rename(folder)
        except OSError:
            if before.exists():
                before.rename(folder)
            raise
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    shutil.rmtree(before, ignore_errors=True)


def export_onnx(model: nn.Module, path: Path, outputs: list[str]) -> None:
    """Exports with free batch and length; the weights are inside the one file."""
    free = torch.export.Dim.DYNAMIC
    for name in ("torch.onnx", "torch.fx.experimental.symbolic_shapes"):  # pages of inequalities it can do without
        logging.getLogger(name).setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter warns of its own internals
        program = torch.onnx.export(
            model.eval(),
            (golden_waveform(),),
            dynamo=True,
            opset_version=OPSET,
            input_names=[ONNX_INPUT],
            output_names=outputs,
            dynamic_shapes={"waveform": {0: free, 1: free}},
            verbose=False,
        )
    assert program is not None
    program.save(path, external_data=False)
    network = onnx.load(str(path))
    forget_origins(network)
    onnx.save(network, str(path))
    onnx.checker.check_model(str(path))


def forget_origins(network: onnx.ModelProto) -> None:
    """Takes out what the exporter notes of every step: stack traces with the paths of the machine that trained.

    A package travels to other clinics; folders are named after people.
    """
    graph = network.graph
    for part in (network, graph, *graph.node, *graph.input, *graph.output, *graph.initializer, *graph.value_info):
        del part.metadata_props[:]
        part.ClearField("doc_string")


def _write_golden(model: nn.Module, path: Path, outputs: list[str]) -> None:
    waveform = golden_waveform()
    with torch.no_grad():
        given = model(waveform)
    tensors = given if isinstance(given, tuple) else (given,)
    arrays = {name: tensor.numpy() for name, tensor in zip(outputs, tensors, strict=True)}
    np.savez(path, **{ONNX_INPUT: waveform.numpy()}, **arrays)  # type: ignore[arg-type]
