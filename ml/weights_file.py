"""An encoder in one safetensors file: its tensors, and in the header what is to be built and where they are from.

The header also holds a digest over all tensors, since a file cannot hold the digest of itself.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from ml.errors import RunError
from ml.graph import Architecture

FORMAT = "cryapp-encoder-1"
SUFFIX = ".safetensors"


def write_encoder_file(path: Path, architecture: Architecture, weights: Mapping[str, Tensor], origin: Any) -> str:
    """Writes by rename; returns the tensors' digest.

    Args:
        weights: the encoder's state
        origin: what is to be known of where they come from; anything that JSON holds
    """
    tensors = {
        f"encoder.{k}": v.detach().cpu().clone(memory_format=torch.contiguous_format) for k, v in weights.items()
    }
    digest = tensors_sha256(tensors)
    header = {
        "format": FORMAT,
        "architecture": json.dumps(architecture.as_json()),
        "origin": json.dumps(origin, ensure_ascii=False),
        "tensors_sha256": digest,
    }
    temporary = path.with_name(path.name + ".part")
    try:
        save_file(tensors, temporary, metadata=header)
        with temporary.open("rb+") as written:
            os.fsync(written.fileno())
    except (SafetensorError, OSError) as error:
        temporary.unlink(missing_ok=True)
        raise RunError(f"{path} cannot be written ({error}).", "Choose a folder with space and rights.") from error
    temporary.replace(path)
    return digest


def read_encoder_card(path: Path) -> dict[str, Any]:
    """The file's header as a card of a package of kind ``encoder`` would say it; the tensors are checked against it.

    Raises: RunError if it is missing, damaged, or another kind of file.
    """
    try:
        with safe_open(path, framework="pt") as file:
            header = dict(file.metadata() or {})
            if header.get("format") != FORMAT:
                raise ValueError("it was not made by cry-ml convert")
            digest = tensors_sha256({key: file.get_tensor(key) for key in file.keys()})  # noqa: SIM118 - no mapping
        if digest != header["tensors_sha256"]:
            raise ValueError("it was altered after it was made")
        card = {
            "kind": "encoder",
            "name": path.stem,
            "architecture": json.loads(header["architecture"]),
            "origin": json.loads(header["origin"]),
        }
        Architecture.from_card(card)
    except (SafetensorError, OSError, ValueError, KeyError) as error:
        raise RunError(f"The weights {path.name} cannot be used: {error}.", "Convert the checkpoint again.") from error
    return card


def tensors_sha256(tensors: Mapping[str, Tensor]) -> str:
    """Over names, types, shapes and bytes, in the order of the names."""
    digest = hashlib.sha256()
    for name in sorted(tensors):
        tensor = tensors[name].contiguous()
        digest.update(f"{name} {tensor.dtype} {tuple(tensor.shape)}\n".encode())
        digest.update(tensor.reshape(-1).view(torch.uint8).numpy().data)
    return digest.hexdigest()
