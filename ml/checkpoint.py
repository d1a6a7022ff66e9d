"""Nested training state in ONE safetensors file: tensors as such, everything else as JSON in its header.

No pickle: a checkpoint or a model file can hold numbers and text, and nothing that runs.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from ml.errors import RunError

_TENSOR = "$tensor"
_INT_KEYS = "$int_keys"


def save_state(path: Path, state: Mapping[str, Any]) -> None:
    """Writes by rename after fsync, so that a kill or a full disk leaves the previous checkpoint."""
    tensors: dict[str, Tensor] = {}
    tree = json.dumps(_flatten(state, "", tensors))
    temporary = path.with_name(path.name + ".part")
    _save(tensors, temporary, {"tree": tree})
    with temporary.open("rb+") as written:
        os.fsync(written.fileno())
    temporary.replace(path)


def load_state(path: Path) -> dict[str, Any]:
    """Raises: RunError if the file is damaged."""
    try:
        with safe_open(path, framework="pt") as file:
            tree = json.loads((file.metadata() or {})["tree"])
            state = _rebuild(tree, {key: file.get_tensor(key) for key in file.keys()})  # noqa: SIM118 - no mapping
    except (SafetensorError, KeyError, ValueError) as error:
        raise RunError(
            f"The checkpoint {path.name} is damaged ({error}).", "Start the training again without resuming."
        ) from error
    if not isinstance(state, dict):
        raise RunError(f"The checkpoint {path.name} holds no state.", "Start the training again without resuming.")
    return state


def load_weights(path: Path) -> dict[str, Tensor]:
    """Tensors of a model's weights file, all finite.

    Raises: RunError
    """
    try:
        with safe_open(path, framework="pt") as file:
            weights = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118 - no mapping
    except (SafetensorError, ValueError) as error:
        raise RunError(f"The weights {path} are damaged ({error}).", "Choose another model to start from.") from error
    for key, tensor in weights.items():
        if tensor.is_floating_point() and not torch.isfinite(tensor).all():
            raise RunError(f"The weights {path} hold a value that is no number ({key}).", "Choose another model.")
    return weights


def save_weights(path: Path, weights: Mapping[str, Tensor]) -> None:
    """Raises: OSError, with the system's number for it, e.g. of a full disk."""
    _save({key: tensor.detach().cpu().contiguous() for key, tensor in weights.items()}, path)


def _save(tensors: dict[str, Tensor], path: Path, metadata: dict[str, str] | None = None) -> None:
    try:
        save_file(tensors, path, metadata=metadata)
    except SafetensorError as error:
        path.unlink(missing_ok=True)
        raise OSError(_errno_of(error), str(error), str(path)) from error


def _flatten(value: Any, where: str, tensors: dict[str, Tensor]) -> Any:
    if isinstance(value, Tensor):
        tensors[where] = value.detach().cpu().clone(memory_format=torch.contiguous_format)
        return {_TENSOR: where}
    if isinstance(value, Mapping):
        flat = {str(k): _flatten(v, f"{where}/{k}", tensors) for k, v in value.items()}
        return {_INT_KEYS: flat} if value and all(isinstance(k, int) for k in value) else flat
    if isinstance(value, (list, tuple)):
        return [_flatten(v, f"{where}/{i}", tensors) for i, v in enumerate(value)]
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{where} is not finite")
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    raise TypeError(f"{where}: {type(value).__name__} cannot be kept in a checkpoint")


def _rebuild(tree: Any, tensors: Mapping[str, Tensor]) -> Any:
    if isinstance(tree, list):
        return [_rebuild(v, tensors) for v in tree]
    if not isinstance(tree, dict):
        return tree
    if set(tree) == {_TENSOR}:
        return tensors[tree[_TENSOR]]
    if set(tree) == {_INT_KEYS}:
        return {int(k): _rebuild(v, tensors) for k, v in tree[_INT_KEYS].items()}
    return {k: _rebuild(v, tensors) for k, v in tree.items()}


def _errno_of(error: SafetensorError) -> int:
    # safetensors wraps the operating system's error in text: "I/O error: No space left on device (os error 28)".
    _, _, tail = str(error).partition("os error ")
    digits = tail.split(")")[0]
    return int(digits) if digits.isdigit() else 0
