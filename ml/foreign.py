"""Weights published elsewhere, brought in by the user: a pickle is opened once, as tensors only, then never again.

``torch.load(weights_only=True)`` had holes before torch 2.10 (CVE-2025-32434 and later ones), so an older torch is
refused. Whatever follows the tensors' names and shapes is ours to check: nothing unexpected passes, nothing missing is
made up. ``hyperparams.yaml`` beside such weights is never read, since HyperPyYAML runs what is written in it.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from ml.encoders.registry import encoder_spec
from ml.errors import RunError
from ml.frontends import PANNS_16K, PANNS_32K, SPEECHBRAIN, FrontEnd, mel_matrix
from ml.graph import Architecture

MIN_TORCH = (2, 10)
MAX_BYTES = 2 * 2**30
"""CNN14 is 0.3 GB, and 0.6 GB with its optimiser."""
NORM = "norm0."
N_AUDIOSET_CLASSES = 527


@dataclass(frozen=True)
class ForeignKind:
    """One family of published checkpoints."""

    words: str
    encoder: str
    front_end: FrontEnd
    prefixes: tuple[str, ...]
    """Modules which the encoder's keys may lie under,"""
    left_out: tuple[str, ...]
    """and keys that are known and not needed, by how they begin."""
    panns: bool = False


_SB_LEFT_OUT = ("classifier.", "projector.", "predictor.")
_PANNS_LEFT_OUT = ("fc_audioset.", "spectrogram_extractor.", "logmel_extractor.", "spec_augmenter.")

FOREIGN: Mapping[str, ForeignKind] = {
    "sb-cnn14": ForeignKind(
        "CNN14 of SpeechBrain, such as Ubenwa's sb-cssl-vgg-sclr", "cnn14", SPEECHBRAIN, ("embedding.",), _SB_LEFT_OUT
    ),
    "panns-cnn14": ForeignKind(
        "Cnn14 of PANNs at 32 kHz", "panns_cnn14", PANNS_32K, ("module.",), _PANNS_LEFT_OUT, panns=True
    ),
    "panns-cnn14-16k": ForeignKind(
        "Cnn14_16k of PANNs", "panns_cnn14", PANNS_16K, ("module.",), _PANNS_LEFT_OUT, panns=True
    ),
}


@dataclass(frozen=True)
class Foreign:
    """A checkpoint's encoder, checked. ``norm0`` may count other mel bins than ``architecture`` has."""

    architecture: Architecture
    weights: dict[str, Tensor]

    @property
    def n_mels(self) -> int:
        """Mel bins which the weights were trained on."""
        return len(self.weights["norm0.running_mean"])


def read_foreign(path: Path, kind: ForeignKind) -> Foreign:
    """Opens a published checkpoint and checks all of it.

    Raises: RunError in one sentence for a file that is missing, hostile, truncated or another network's, and for
        values that are no numbers.
    """
    tensors = _encoder_part(path, _state_of(path, load_tensors(path)), kind)
    if kind.panns:
        _check_front_end(path, tensors, kind)
        tensors = {_speechbrain_key(key): value for key, value in tensors.items()}
    tensors = {key: value for key, value in tensors.items() if not key.startswith(kind.left_out)}
    architecture = Architecture.of(kind.encoder)
    architecture = Architecture(kind.front_end, architecture.width, 1, 0, kind.encoder)
    return Foreign(architecture, _checked(path, tensors, kind))


def load_tensors(path: Path) -> Any:
    """``torch.load`` as tensors and plain containers only. Nothing in the file can run.

    Raises: RunError
    """
    version = tuple(int(number) for number in re.findall(r"\d+", torch.__version__)[:2])
    if version < MIN_TORCH:
        raise RunError(
            f"This PyTorch ({torch.__version__}) is too old to open a foreign file safely.",
            "Install torch 2.10 or newer.",
        )
    if not path.is_file():
        raise RunError(f"There is no file {path}.", "Check its name.")
    _check_size(path, path.stat().st_size)
    if zipfile.is_zipfile(path):  # those of before torch 1.6 are none, and have no checksums
        _check_archive(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of files from before torch 1.6, as PANNs' are
            return torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:  # a damaged or hostile pickle may raise anything at all
        raise _unreadable(path, "it is damaged, or holds more than tensors, and nothing in it was run") from error


def _check_archive(path: Path) -> None:
    """Its size unpacked, and its checksums, which torch does not compare: with a byte changed, weights that nobody made
    would pass.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_size(path, sum(entry.file_size for entry in archive.infolist()))
            bad = archive.testzip()
    except RunError:
        raise
    except Exception as error:  # a damaged or hostile archive may raise anything at all
        raise _unreadable(path, "it is damaged") from error
    if bad is not None:
        raise _unreadable(path, f"it is damaged: {bad[:60]} in it is not what was saved")


def _check_size(path: Path, size: int) -> None:
    if size > MAX_BYTES:
        raise RunError(
            f"{path.name} would unpack to {size / 2**30:.1f} GB, which no CNN14 has.", "Choose another file."
        )


def _state_of(path: Path, loaded: Any) -> dict[str, Tensor]:
    """The mapping from names to tensors, which some checkpoints keep under ``model`` or ``state_dict``."""
    for name in ("model", "state_dict"):
        if isinstance(loaded, Mapping) and isinstance(loaded.get(name), Mapping):
            loaded = loaded[name]
    if not isinstance(loaded, Mapping) or not loaded:
        raise _unreadable(path, "it holds no network's weights")
    for key, value in loaded.items():
        if not isinstance(key, str) or not isinstance(value, Tensor):
            raise _unreadable(path, f"{str(key)[:60]!r} in it is no tensor with a name")
    return dict(loaded)


def _encoder_part(path: Path, state: dict[str, Tensor], kind: ForeignKind) -> dict[str, Tensor]:
    """Keys without the module they lie under."""
    first = ("bn0." if kind.panns else NORM) + "weight"
    for prefix in ("", *kind.prefixes):
        if prefix + first in state:
            return {key.removeprefix(prefix): value for key, value in state.items()}
    raise _unreadable(path, f"it holds no {first}, so it is not {kind.words}")


def _speechbrain_key(key: str) -> str:
    return re.sub(r"(^|\.)bn([012])\.", r"\1norm\2.", key)


def _check_front_end(path: Path, state: Mapping[str, Tensor], kind: ForeignKind) -> None:
    """PANNs' files hold their mel matrix: it says which front end, and so which of the two networks this is."""
    name = "logmel_extractor.melW"
    theirs = state.get(name)
    if theirs is None:
        return
    ours = mel_matrix(kind.front_end)
    if theirs.shape != ours.shape or not torch.allclose(_plain(path, name, theirs), ours, atol=1e-4):
        raise _unreadable(path, f"its mel filters are not those of {kind.words}")


def _checked(path: Path, tensors: Mapping[str, Tensor], kind: ForeignKind) -> dict[str, Tensor]:
    """The encoder's tensors in single precision, if they are all there, of the right shape and finite."""
    with torch.device("meta"):
        expected = encoder_spec(kind.encoder).build(kind.front_end.n_mels).state_dict()
    for key in tensors:
        if key not in expected:
            raise _unreadable(path, f"it holds {key[:60]!r}, which {kind.words} has not")
    checked: dict[str, Tensor] = {}
    for key, wanted in expected.items():
        if key.endswith("num_batches_tracked"):
            checked[key] = torch.zeros((), dtype=torch.long)  # counts training steps, and nothing reads it
            continue
        if key not in tensors:
            raise _unreadable(path, f"{key!r} is missing")
        checked[key] = _checked_tensor(path, key, tensors[key], wanted)
    if len({len(value) for key, value in checked.items() if key.startswith(NORM) and value.ndim}) > 1:
        raise _unreadable(path, "its norm0 counts mel bins in two ways")
    return checked


def _checked_tensor(path: Path, key: str, tensor: Tensor, wanted: Tensor) -> Tensor:
    free = key.startswith(NORM) and tensor.ndim == 1 and 0 < len(tensor) <= 1_024  # mel bins may differ
    if tensor.shape != wanted.shape and not free:
        raise _unreadable(path, f"{key!r} has the shape {tuple(tensor.shape)} instead of {tuple(wanted.shape)}")
    value = _plain(path, key, tensor)
    if key.endswith("running_var") and (value < 0).any():
        raise _unreadable(path, f"{key!r} holds a variance below zero")
    return value


def _plain(path: Path, key: str, tensor: Tensor) -> Tensor:
    """A copy in single precision of a tensor whose shape is known to be right, if it is of finite real numbers."""
    if tensor.layout != torch.strided or tensor.device.type != "cpu" or not tensor.is_floating_point():
        raise _unreadable(path, f"{key!r} is no plain tensor of real numbers")
    value = tensor.detach().to(torch.float32, copy=True).contiguous()
    if not torch.isfinite(value).all():
        raise _unreadable(path, f"{key!r} holds a value that is no number")
    return value


def _unreadable(path: Path, why: str) -> RunError:
    return RunError(f"{path.name} cannot be converted: {why}.", "Choose another file, or another --as.", kept="")
