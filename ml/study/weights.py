"""Encoders of the study on disk: weights alone, without a package; nobody screens with them."""

from __future__ import annotations

from pathlib import Path

from safetensors.torch import load_file, save_file

from ml.encoders.base import Encoder
from ml.graph import Architecture

FILE = "encoder.safetensors"


def save_encoder_weights(folder: Path, encoder: Encoder) -> None:
    """By rename: a file that is there is whole."""
    part = folder / f"{FILE}.part"
    save_file({key: value.contiguous() for key, value in encoder.state_dict().items()}, part)
    part.replace(folder / FILE)


def load_encoder_weights(folder: Path, architecture: Architecture) -> Encoder | None:
    """None if it has not been trained yet."""
    path = folder / FILE
    if not path.exists():
        return None
    encoder = architecture.new_encoder()
    encoder.load_state_dict(load_file(path))
    return encoder.eval()
