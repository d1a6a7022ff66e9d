"""``cry-ml convert``: a published checkpoint becomes a safetensors file that training and embedding start from."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ml.contract import EXIT_OK, file_sha256
from ml.embed import recordings
from ml.emit import Emitter
from ml.errors import RunError
from ml.foreign import FOREIGN, Foreign, ForeignKind, read_foreign
from ml.frontends import FrontEnd
from ml.renorm import LEFT_OUT, with_front_end
from ml.weights_file import SUFFIX, write_encoder_file


def run(arguments: argparse.Namespace, emitter: Emitter) -> int:
    """Raises: RunError in one sentence whatever is wrong with the file."""
    path: Path = arguments.checkpoint
    kind = FOREIGN[arguments.kind]
    out: Path = arguments.out or Path(path.name).with_suffix(SUFFIX)
    if out.suffix != SUFFIX:
        raise RunError(f"{out} does not end in {SUFFIX}.", f"Call it {out.with_suffix(SUFFIX).name}.")
    foreign = read_foreign(path, kind)
    front_end = FrontEnd() if arguments.front_end == "app" else kind.front_end
    norm = "as published"
    if foreign.n_mels != front_end.n_mels or front_end != kind.front_end:
        names = list(recordings(arguments.audio))
        if not names:
            raise RunError(_needs_audio(path, foreign, front_end, kind), "Name some by --audio.", kept="")
        told: list[str] = []
        foreign = with_front_end(foreign, front_end, names, told.append)
        for text in told:
            emitter.log(text, level="warning")
        n_used = len(names) - sum(text.startswith(LEFT_OUT) for text in told)
        norm = f"estimated anew from {n_used} recordings"
    origin: dict[str, Any] = {
        "as": arguments.kind,
        "file": path.name,
        "sha256": file_sha256(path),
        "published_front_end": asdict(kind.front_end),
        "norm0": norm,
    }
    digest = write_encoder_file(out, foreign.architecture, foreign.weights, origin)
    emitter.log(f"{kind.words}: sha256 of the file {origin['sha256']}, of the tensors {digest}; norm0 {norm}")
    if not foreign.architecture.runs_in_the_app:
        emitter.log(
            f"It listens at {front_end.sample_rate_hz} Hz: good for cry-ml embed, but no model for the app can be"
            " trained from it. For that convert it with --front-end app --audio FOLDER.",
            level="warning",
        )
    emitter.result(out)
    return EXIT_OK


def _needs_audio(path: Path, foreign: Foreign, front_end: FrontEnd, kind: ForeignKind) -> str:
    if foreign.n_mels != front_end.n_mels:
        why = f"its first layer counts {foreign.n_mels} mel bins and the front end {front_end.n_mels}"
    else:
        why = f"its first layer was trained on the front end of {kind.words}"
    return f"{path.name} cannot be converted without recordings: {why}, and its statistics would have to be guessed."
