"""Encoders of the study on disk: weights alone, without a package; nobody screens with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.torch import load_file

from ml.checkpoint import save_weights
from ml.encoders.base import Encoder
from ml.errors import RunError
from ml.graph import Architecture

FILE = "encoder.safetensors"


def save_encoder_weights(folder: Path, encoder: Encoder) -> None:
    """By rename: a file that is there is whole."""
    part = folder / f"{FILE}.part"
    save_weights(part, encoder.state_dict())
    part.replace(folder / FILE)


def load_encoder_weights(folder: Path, architecture: Architecture) -> Encoder | None:
    """None if it has not been trained yet."""
    path = folder / FILE
    if not path.exists():
        return None
    encoder = architecture.new_encoder()
    try:
        encoder.load_state_dict(load_file(path))
    except (SafetensorError, RuntimeError) as error:
        raise damaged(path) from error
    return encoder.eval()


def load_array(path: Path) -> NDArray[Any]:
    """What the study computed before. Raises: RunError if the file is damaged."""
    try:
        found: NDArray[Any] = np.load(path, allow_pickle=False)
    except (ValueError, EOFError, OSError) as error:
        raise damaged(path) from error
    return found


def damaged(path: Path) -> RunError:
    """Files here are written by rename, so that a kill leaves none in half: the disk has failed."""
    return RunError(
        f"{path} is damaged.", "Delete it, then go on by --resume: it is made again.", "The cells are kept."
    )
