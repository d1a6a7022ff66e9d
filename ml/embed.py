"""``cry-ml embed``: one embedding for each recording.

Weights brought in by ``cry-ml convert`` see a recording WHOLE, whatever its length, as the published network does: the
picture is normalised over all of it, and features are computed piece by piece with margins as wide as the network
sees, so that the result is that of one pass. A package sees it as the app does: in equal windows of at most 30 s,
whose embeddings are averaged.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ml.audio_stream import Warn, mel_db_blocks, waveform_blocks
from ml.contract import EXIT_OK
from ml.emit import Emitter
from ml.encoders.base import Encoder
from ml.errors import FULL_DISK, RunError, explained
from ml.export import Package, read_package
from ml.features import MIN_POWER, to_db
from ml.frontends import FrontEnd
from ml.graph import MAX_SECONDS, Architecture, WaveformEncoder

PIECE_FRAMES = 3_072
"""Half a minute, a whole number of every encoder's frames; CNN14 takes 0.3 GB for it."""
LOWEST_DB = float(to_db(torch.tensor(MIN_POWER)))
SOUNDS = frozenset(
    f".{suffix}"
    for suffix in (
        *("wav", "wave", "bwf", "rf64", "w64", "flac", "aif", "aiff", "aifc", "au", "snd", "caf"),
        *("mp3", "mp2", "ogg", "oga", "opus", "3gp", "3gpp", "3g2", "amr", "awb"),
        *("m4a", "m4b", "mp4", "mov", "aac", "webm", "mka", "wma"),
    )
)
"""What is looked for in a folder (what the app looks for, and more); a file named on the command line may be called
anything."""


class Embed(Protocol):
    """A recording → embedding (dim,). ``warn`` is told what is wrong with one that can be used all the same.

    Raises: RunError or OSError if it holds no readable sound.
    """

    def __call__(self, path: Path, warn: Warn | None = None) -> Tensor: ...


def run(arguments: argparse.Namespace, emitter: Emitter) -> int:
    """Raises: RunError if the weights or all recordings cannot be used."""
    embed = embedder(read_package(arguments.weights), arguments.precision)
    paths = list(recordings(arguments.paths))
    if not paths:
        raise RunError("There is no recording under the names given.", "Name sound files, or folders with some.")
    kept: list[str] = []
    left_out: list[tuple[str, str]] = []
    embeddings: list[NDArray[np.float32]] = []
    emitter.stage("embedding", 1, 1)
    for done, path in enumerate(paths):
        emitter.progress(done, len(paths))
        try:
            embeddings.append(embed(path, lambda text: emitter.log(text, level="warning")).float().numpy())
        except (RunError, OSError) as error:
            known = explained(error)  # a full temporary folder is nobody's fault among the recordings
            if known is None or (isinstance(error, OSError) and error.errno in FULL_DISK):
                raise
            left_out.append((str(path), known.happened))
            emitter.log(f"Left out: {known.happened}", level="warning")
            continue
        kept.append(str(path))
    emitter.progress(len(paths), len(paths))
    if not kept:
        raise RunError("None of the recordings holds readable sound.", "Name other files.")
    write_embeddings(arguments.out, kept, np.stack(embeddings), left_out)
    emitter.log(f"{len(kept)} of {len(paths)} recordings, {len(embeddings[0])} numbers each")
    emitter.result(arguments.out)
    return EXIT_OK


def recordings(names: Sequence[Path]) -> Iterator[Path]:
    """Files as they are named; of folders all that look like sound, in the order of their names.

    Raises: RunError for a name that is not there.
    """
    for name in names:
        if name.is_dir():
            # A link that leads nowhere is given too: whoever reads it says so.
            yield from sorted(path for path in name.rglob("*") if path.suffix.lower() in SOUNDS and not path.is_dir())
        elif name.is_file():
            yield name
        else:
            raise RunError(f"There is no file or folder {name}.", "Check its name.")


def write_embeddings(
    out: Path, paths: Sequence[str], embeddings: NDArray[np.float32], left_out: Sequence[tuple[str, str]] = ()
) -> None:
    """``path`` (n,) text and ``embedding`` (n, dim) float32, and beside them ``left_out`` (m,) and ``reason`` (m,):
    files that have none. By rename; no pickle inside.
    """
    temporary = out.with_name(out.name + ".part")
    try:
        with temporary.open("wb") as file:
            np.savez(
                file,
                path=np.array(paths, dtype=np.str_),
                embedding=embeddings,
                left_out=np.array([path for path, _ in left_out], dtype=np.str_),
                reason=np.array([reason for _, reason in left_out], dtype=np.str_),
            )
        temporary.replace(out)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def embedder(package: Package, precision: str) -> Embed:
    """What embeds a recording by these weights, in ``fp32`` or ``bf16``."""
    architecture = package.architecture
    if package.is_file:
        encoder = package.encoder().eval()

        def embed(path: Path, warn: Warn | None) -> Tensor:
            return embed_whole(encoder, architecture, path, warn)
    else:
        classifies = package.card.get("kind") == "classifier"
        model = (
            package.classifier() if classifies else WaveformEncoder(architecture.front_end, package.encoder()).eval()
        )

        def embed(path: Path, warn: Warn | None) -> Tensor:
            return embed_in_windows(model, architecture, path, warn)

    def with_precision(path: Path, warn: Warn | None = None) -> Tensor:
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=precision == "bf16"):
            return embed(path, warn)

    return with_precision


def embed_in_windows(
    model: torch.nn.Module, architecture: Architecture, path: Path, warn: Warn | None = None
) -> Tensor:
    """The app's way: the mean over equal windows, each at most ``MAX_SECONDS`` long."""
    rate_hz = architecture.front_end.sample_rate_hz
    with tempfile.TemporaryFile() as kept:
        n_samples = 0
        for block in waveform_blocks(path, rate_hz, warn):
            kept.write(block.tobytes())
            n_samples += len(block)
        kept.flush()
        if n_samples < architecture.min_samples and warn is not None:
            warn(f"{path.name} lasts {n_samples / rate_hz * 1000:.0f} ms and is filled up with silence.")
        waveform = np.memmap(kept, dtype=np.float32, mode="r", shape=(n_samples,))
        n_windows = -(-n_samples // (MAX_SECONDS * rate_hz))
        length = n_samples // n_windows
        total = torch.zeros(())
        for number in range(n_windows):
            window = torch.from_numpy(np.array(waveform[number * length : (number + 1) * length]))
            window = torch.nn.functional.pad(window, (0, max(0, architecture.min_samples - length)))
            given = model(window[None])
            total = total + (given[2] if isinstance(given, tuple) else given)[0].double()
        return total / n_windows


def embed_whole(encoder: Encoder, architecture: Architecture, path: Path, warn: Warn | None = None) -> Tensor:
    """The published network's way: the whole recording at once, computed in pieces.

    Args:
        encoder: one whose features see ``margin_frames`` and no further
    """
    front_end = architecture.front_end
    with tempfile.TemporaryFile() as kept:
        n_frames = 0
        blocks = waveform_blocks(path, front_end.sample_rate_hz, warn)
        for piece in mel_db_blocks(blocks, front_end, architecture.min_samples):
            kept.write(piece.T.contiguous().numpy().tobytes())
            n_frames += piece.shape[1]
        kept.flush()
        mel_db = np.memmap(kept, dtype=np.float32, mode="r", shape=(n_frames, front_end.n_mels))
        return pooled_over(encoder, mel_db, front_end)


def pooled_over(encoder: Encoder, mel_db: NDArray[np.float32], front_end: FrontEnd) -> Tensor:
    """Embedding (dim,) of a picture (frames, n_mels) of any length, as if it had gone through at once."""
    margin, stride = encoder.margin_frames, encoder.time_stride
    assert margin is not None and margin % stride == 0 and PIECE_FRAMES % stride == 0
    floor_db, mean_db = _floor_and_mean(mel_db, front_end)
    n_frames = len(mel_db)
    highest = torch.full((encoder.channels,), -torch.inf)
    total = torch.zeros(encoder.channels, dtype=torch.float64)
    n_features = 0
    for start in range(0, n_frames, PIECE_FRAMES):
        first, last = max(0, start - margin), min(n_frames, start + PIECE_FRAMES + margin)
        mel = torch.from_numpy(np.array(mel_db[first:last])).T[None]
        mel = (mel.clamp_min(floor_db) - mean_db[:, None]) / front_end.how.scale_db
        features = encoder(mel)[0].float()
        own = features[:, (start - first) // stride :]
        if start + PIECE_FRAMES < n_frames:
            own = own[:, : PIECE_FRAMES // stride]
        if own.shape[1]:  # the last piece may be shorter than one feature
            highest = torch.maximum(highest, own.amax(dim=1))
            total += own.double().sum(dim=1)
            n_features += own.shape[1]
    return encoder.combined(highest[None], (total / n_features).float()[None])[0]


def _floor_and_mean(mel_db: NDArray[np.float32], front_end: FrontEnd) -> tuple[float, Tensor]:
    """The floor in dB and each bin's mean (n_mels,) above it, over the whole recording."""
    if not front_end.how.centred:
        return LOWEST_DB, torch.zeros(front_end.n_mels)
    floor_db = float(mel_db.max()) - front_end.range_db
    total = np.zeros(front_end.n_mels)
    for start in range(0, len(mel_db), PIECE_FRAMES):
        total += np.maximum(mel_db[start : start + PIECE_FRAMES], floor_db).sum(axis=0, dtype=np.float64)
    return floor_db, torch.from_numpy((total / len(mel_db)).astype(np.float32))
