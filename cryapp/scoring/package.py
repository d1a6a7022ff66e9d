"""A model package on disk, believed only after every byte of it was checked."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cryapp.domain.errors import UserError
from cryapp.domain.model import ModelEvidence, OperatingPoint
from cryapp.scoring.card import ENCODER, Card, CardFault, parse_card
from ml.contract import (
    CARD_FILE,
    GOLDEN_FILE,
    INT8_FILE,
    INT8_WEIGHTS_FILE,
    ONNX_EMBEDDING,
    ONNX_FILE,
    ONNX_FRAME_LOGITS,
    ONNX_INPUT,
    ONNX_LOGITS,
    WEIGHTS_FILE,
    TaskSpec,
    file_sha256,
)

Floats = NDArray[np.float32]

MAX_CARD_BYTES = 64 << 20
MAX_FILE_BYTES = 2 << 30
MAX_GOLDEN_BYTES = 256 << 20
_KEPT = "The package is left as it is, and no prediction was made with it."
_WHAT_TO_DO = "Use another model, or train this one again."


@dataclass(frozen=True)
class Golden:
    """Inputs and what the exporter's own network answered; frame-wise and class outputs are None for encoders."""

    waveform: Floats
    """(batch, samples)"""
    logits: Floats | None
    """(batch, classes)"""
    frame_logits: Floats | None
    """(batch, frames, classes)"""
    embedding: Floats
    """(batch, dim)"""


@dataclass(frozen=True)
class Package:
    """A verified package; see ``docs/model-package.md``."""

    folder: Path
    card: Card
    card_sha256: str

    @property
    def name(self) -> str:
        return self.card.name

    @property
    def is_encoder(self) -> bool:
        return self.card.kind == ENCODER

    @property
    def task(self) -> TaskSpec:
        """Raises: UserError for an encoder."""
        if self.card.task is None:
            raise UserError(
                f"“{self.name}” is a pre-trained encoder, which answers no question.",
                todo="Train a model from it first, then use that.",
            )
        return self.card.task

    @property
    def task_key(self) -> str:
        return self.task.key

    @property
    def classes(self) -> tuple[str, ...]:
        """Class keys in the order of the model's outputs."""
        return self.task.classes

    @property
    def positive_keys(self) -> tuple[str, ...] | None:
        return self.task.positive

    @property
    def temperature(self) -> float:
        return self.card.temperature

    @property
    def bias(self) -> tuple[float, ...]:
        return self.card.bias

    @property
    def operating_points(self) -> tuple[OperatingPoint, ...]:
        return self.card.operating_points

    @property
    def metrics(self) -> Mapping[str, Any]:
        return self.card.metrics

    @property
    def evidence(self) -> ModelEvidence:
        return self.card.evidence

    @property
    def frame_hop_s(self) -> float:
        return self.card.frame_hop_s

    @property
    def min_samples(self) -> int:
        return self.card.min_samples

    @property
    def hop_samples(self) -> int:
        return self.card.hop_samples

    @property
    def max_seconds(self) -> float:
        return self.card.max_seconds

    @property
    def has_int8(self) -> bool:
        """True if the package brings 8-bit convolutions besides."""
        return INT8_FILE in self.card.files

    def network(self, int8: bool = False) -> tuple[bytes, bytes | None]:
        """The network's graph, and its weights where they are in a file of their own (int8)."""
        if not int8:
            return self._read(ONNX_FILE), None
        if not self.has_int8:
            raise self.damaged("it was asked for 8-bit weights, which it does not bring")
        return self._read(INT8_FILE), self._read(INT8_WEIGHTS_FILE)

    def _read(self, name: str) -> bytes:
        """A file's bytes, hashed once more: it may have changed since the package was opened."""
        try:
            data = (self.folder / name).read_bytes()
        except OSError as error:
            raise self.damaged(f"{name} cannot be read") from error
        if hashlib.sha256(data).hexdigest() != self.card.files.get(name):
            raise self.damaged(f"{name} was changed after it was made")
        return data

    def golden(self) -> Golden:
        """Raises: UserError if the recorded answers are damaged or do not fit the card."""
        arrays = self._golden_arrays()
        n_classes = len(self.card.task.classes) if self.card.task else 0
        shapes: dict[str, tuple[int | None, ...]] = {
            ONNX_INPUT: (None, None),
            ONNX_EMBEDDING: (None, self.card.embedding_dim),
        }
        if n_classes:
            shapes |= {ONNX_LOGITS: (None, n_classes), ONNX_FRAME_LOGITS: (None, None, n_classes)}
        batch = arrays[ONNX_INPUT].shape[:1] if ONNX_INPUT in arrays else ()
        for name, shape in shapes.items():
            array = arrays.get(name)
            if array is None or array.dtype != np.float32 or array.ndim != len(shape) or array.shape[:1] != batch:
                raise self.damaged(f"{GOLDEN_FILE} holds no usable “{name}”")
            if not array.size or any(want not in (None, have) for want, have in zip(shape, array.shape, strict=True)):
                raise self.damaged(f"“{name}” in {GOLDEN_FILE} has the wrong shape")
            if not np.isfinite(array).all():
                raise self.damaged(f"“{name}” in {GOLDEN_FILE} holds values that are not numbers")
        if arrays[ONNX_INPUT].shape[1] < self.min_samples:
            raise self.damaged(f"{GOLDEN_FILE} holds sounds that are too short for the model")
        return Golden(
            arrays[ONNX_INPUT], arrays.get(ONNX_LOGITS), arrays.get(ONNX_FRAME_LOGITS), arrays[ONNX_EMBEDDING]
        )

    def _golden_arrays(self) -> dict[str, Floats]:
        path = self.folder / GOLDEN_FILE
        try:
            with zipfile.ZipFile(path) as archive:
                if sum(entry.file_size for entry in archive.infolist()) > MAX_GOLDEN_BYTES:
                    raise self.damaged(f"{GOLDEN_FILE} is far too large")
            with np.load(path, allow_pickle=False) as arrays:
                return {name: arrays[name] for name in arrays.files}
        except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile, RuntimeError) as error:
            raise self.damaged(f"{GOLDEN_FILE} cannot be read") from error

    def damaged(self, why: str) -> UserError:
        return _damaged(self.name, why)


def load_package(folder: Path, card_sha256: str | None = None) -> Package:
    """Opens and verifies a package.

    Args:
        card_sha256: hash the card had when the package was registered, None for a package that is not.

    Raises:
        UserError: missing, damaged, foreign, or changed since it was made or registered.
    """
    if not folder.is_dir():
        raise UserError(f"The model package “{folder.name}” is not there.", todo=_WHAT_TO_DO)
    text, found_sha256 = _read_card(folder)
    if card_sha256 is not None and found_sha256 != card_sha256:
        raise _damaged(folder.name, "its card was changed after the model was registered")
    try:
        card = parse_card(text)
    except CardFault as fault:
        raise _damaged(folder.name, f"its card {fault}") from fault
    optional = (INT8_FILE, INT8_WEIGHTS_FILE) if INT8_FILE in card.files else ()
    for name in (ONNX_FILE, WEIGHTS_FILE, GOLDEN_FILE, *optional):
        _check_file(folder / name, card)
    package = Package(folder, card, found_sha256)
    package.golden()
    return package


def _read_card(folder: Path) -> tuple[str, str]:
    try:
        with open(folder / CARD_FILE, "rb") as file:
            data = file.read(MAX_CARD_BYTES + 1)
    except OSError as error:
        raise _damaged(folder.name, f"{CARD_FILE} is missing or cannot be read") from error
    if len(data) > MAX_CARD_BYTES:
        raise _damaged(folder.name, f"{CARD_FILE} is far too large")
    try:
        return data.decode("utf-8"), hashlib.sha256(data).hexdigest()
    except UnicodeDecodeError as error:
        raise _damaged(folder.name, f"{CARD_FILE} is no text") from error


def _check_file(path: Path, card: Card) -> None:
    expected = card.files.get(path.name)
    if expected is None:
        raise _damaged(card.name, f"its card does not vouch for {path.name}")
    try:
        n_bytes = path.stat().st_size
        if not path.is_file() or not 0 < n_bytes <= MAX_FILE_BYTES:
            raise _damaged(card.name, f"{path.name} is empty, far too large or no file")
        found = file_sha256(path)
    except OSError as error:
        raise _damaged(card.name, f"{path.name} is missing or cannot be read") from error
    if found != expected:
        raise _damaged(card.name, f"{path.name} was changed or cut off after it was made")


def _damaged(name: str, why: str) -> UserError:
    return UserError(f"The model “{name}” cannot be used: {why}.", _KEPT, _WHAT_TO_DO)
