"""``cry-ml int8``: 8-bit convolutions for a package, calibrated on recordings; the app decides whether to use them.

Post-training quantisation by NNCF of what works on the picture of the sound, and of nothing else: with the front end
and the statistics in 8 bits answers were noise (probabilities moved by 0.9). Ranges are the widest that any
calibrating sound needed, not the mean over them: what lies beyond is cut off, and loud onsets do. Nor is the picture
itself rounded, nor what the last convolution gives, of which the mean over frequency is taken: both cost next to
nothing, and in a full CNN14 what two loud recordings had beyond the range of the last moved them by 0.07, all other
layers together none by more than 0.007. What is left is in ``docs/results.md``: the app takes int8 only where it is
faster than bf16 and moves no probability by more than 0.01 (``docs/model-package.md``).
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ml.audio_io import read_waveform
from ml.contract import (
    CARD_FILE,
    EXIT_OK,
    INT8_FILE,
    INT8_WEIGHTS_FILE,
    ONNX_FILE,
    SAMPLE_RATE_HZ,
    EventKind,
    ManifestRow,
    Use,
    file_sha256,
    write_json,
)
from ml.emit import Emitter
from ml.errors import RunError
from ml.export import read_package, written_whole
from ml.manifest import load_manifest
from ml.places import without_places

IMAGE_RANK = 4
CONVOLUTIONS = ("Convolution", "GroupConvolution")
LONGEST_S = 10.0
CALIBRATION_SOUNDS = 120
FEWEST_SOUNDS = 16
"""Fewer tell too little of how loud each channel of the network can be."""


def run(arguments: argparse.Namespace, emitter: Emitter) -> int:
    rows = load_manifest(arguments.manifest).of(Use.POOL, Use.TRAIN)
    add_int8(arguments.package, sounds_of(rows, arguments.sounds))
    emitter.emit(EventKind.RESULT, path=str(arguments.package / INT8_FILE))
    return EXIT_OK


def wanted(choice: str) -> bool:
    """Whether a training adds the 8-bit network; ``auto``: where NNCF is installed."""
    return choice == "yes" or (choice == "auto" and importlib.util.find_spec("nncf") is not None)


def add_after_training(package: Path, rows: Sequence[ManifestRow]) -> str:
    """Adds the 8-bit network to the package that a training has just written.

    Args:
        rows: what was free to learn from.

    Returns: why it was not added; empty if it was. A model without it runs as well, a little slower.
    """
    try:
        add_int8(package, sounds_of(rows))
    except (RunError, RuntimeError, OSError) as error:
        return f"The model has no 8-bit network: {error}"
    return ""


def sounds_of(rows: Sequence[ManifestRow], n: int = CALIBRATION_SOUNDS) -> list[NDArray[np.float32]]:
    """The beginnings of ``n`` recordings spread over the rows, 16 kHz mono; what cannot be read is passed over."""
    sounds = []
    for row in rows[:: max(1, len(rows) // n)]:
        with contextlib.suppress(OSError, RunError):
            sounds.append(read_waveform(Path(row.path), SAMPLE_RATE_HZ, 0.0, LONGEST_S).numpy())
    return sounds


def add_int8(package: Path, sounds: Sequence[NDArray[np.float32]]) -> None:
    """Adds the 8-bit network to a package that no store knows yet; its card then vouches for it.

    Args:
        sounds: 16 kHz mono ``(samples,)``; of infants who are not locked, like everything that is learnt from.

    The package is what it was if anything goes wrong.

    Raises: RunError if NNCF is not installed, the package damaged, the sounds too few or the disk full.
    """
    card = dict(read_package(package).card)
    usable = [sound[None] for sound in sounds if len(sound) >= card["input"]["min_samples"]]
    if len(usable) < FEWEST_SOUNDS:
        raise RunError(
            f"Only {len(usable)} of {FEWEST_SOUNDS} sounds can be used to calibrate.", "Give more recordings."
        )
    openvino, nncf = _load()
    model = openvino.Core().read_model(str(package / ONNX_FILE))
    widest = nncf.quantization.range_estimator.RangeEstimatorParametersSet.MINMAX
    quantised = nncf.quantize(
        model,
        nncf.Dataset(usable),
        subset_size=len(usable),
        ignored_scope=nncf.IgnoredScope(names=spared(model), validate=False),
        advanced_parameters=nncf.AdvancedQuantizationParameters(activations_range_estimator_params=widest),
    )
    with written_whole(package) as temporary:
        for path in package.iterdir():
            if path.name not in (CARD_FILE, INT8_FILE, INT8_WEIGHTS_FILE):
                _link(path, temporary / path.name)
        save_openvino(openvino, quantised, temporary / INT8_FILE)
        made = {name: file_sha256(temporary / name) for name in (INT8_FILE, INT8_WEIGHTS_FILE)}
        write_json(temporary / CARD_FILE, without_places({**card, "files": {**card["files"], **made}}))


def _link(path: Path, target: Path) -> None:
    """The same file under another name; a copy where the file system knows no such thing."""
    try:
        target.hardlink_to(path)
    except OSError:
        shutil.copy2(path, target)


def save_openvino(openvino: Any, model: Any, path: Path) -> None:
    """Raises: RunError if it cannot be written; nothing of it is left then."""
    try:
        openvino.save_model(model, str(path), compress_to_fp16=False)
    except RuntimeError as error:  # whatever it is: OpenVINO says "iostream error" of a full disk
        for made in (path, path.with_suffix(".bin")):
            made.unlink(missing_ok=True)
        raise RunError(
            f"The 8-bit network cannot be written into {path.parent} ({str(error).splitlines()[-1]});"
            " its disk may be full.",
            "Free some space, then try again.",
        ) from error


def spared(model: Any) -> list[str]:
    """Names of the operations that stay as they are: all but those after the first convolution over a picture and up to
    the last one. All of them if it has not two.
    """
    operations = model.get_ordered_ops()
    over = [i for i, op in enumerate(operations) if op.get_type_name() in CONVOLUTIONS and is_image(op)]
    in_8_bits = range(over[0] + 1, over[-1] + 1) if over else range(0)
    return [op.get_friendly_name() for i, op in enumerate(operations) if i not in in_8_bits or not is_image(op)]


def is_image(op: Any) -> bool:
    """Whether it gives a picture: what two-dimensional convolutions pass on."""
    ranks = (output.get_partial_shape().rank for output in op.outputs())
    return op.get_type_name() != "Constant" and any(
        rank.is_static and rank.get_length() == IMAGE_RANK for rank in ranks
    )


def load_openvino() -> Any:
    """OpenVINO, which may not report home (see ``cryapp.scoring.runtime``). Raises: ImportError."""
    if "openvino" not in sys.modules:
        sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]
    import openvino

    return openvino


def _load() -> tuple[Any, Any]:
    """OpenVINO and NNCF, neither of which may report home."""
    try:
        openvino = load_openvino()
        import nncf
    except ImportError as error:
        raise RunError("NNCF is not installed.", 'Type: pip install "cryapp[int8]"') from error
    return openvino, nncf
