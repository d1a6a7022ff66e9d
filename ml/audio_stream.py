"""Any recording as a stream of mono blocks at the rate a front end wants, and its log-mel picture frame by frame.

libsndfile reads first; what it refuses (CAF with IMA ADPCM, 3GP, M4A) goes through PyAV where that is installed. A
day-long recording passes through block by block.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
import soundfile
import soxr
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from ml.errors import RunError
from ml.features import MelPower, to_db
from ml.frontends import FrontEnd

BLOCK_S = 30.0
Samples = NDArray[np.float32]
Decoded = tuple[Samples, int]
"""A block (samples,), mono, and its rate in Hz."""
Warn = Callable[[str], None]


def waveform_blocks(path: Path, sample_rate_hz: int, warn: Warn | None = None) -> Iterator[Samples]:
    """Blocks of about half a minute, mono, full scale ±1, together the whole recording. Channels are averaged; a
    sample that is no number becomes silence.

    Args:
        warn: told what is wrong with a recording that can be used all the same: one that ends early is then given as
            far as it goes, as the app imports it, and otherwise refused

    Raises: FileNotFoundError; RunError if it holds no readable sound.
    """
    if not path.is_file():
        raise FileNotFoundError(2, "missing", str(path))
    empty = True
    decoded = _finite(path, _as_far_as_it_goes(path, _decoded(path), warn), warn)
    for block in _resampled(decoded, sample_rate_hz):
        if len(block):
            empty = False
            yield block
    if empty:
        raise RunError(f"{path.name} holds no sound.", "Leave it out.")


def mel_db_blocks(blocks: Iterable[Samples], front_end: FrontEnd, min_samples: int = 1) -> Iterator[Tensor]:
    """Pieces (n_mels, frames) in dB whose row is the picture of the whole sound, edges as the front end has them.

    A sound shorter than ``min_samples`` is filled up with silence.
    """
    mel_power = MelPower(front_end, centred=False)
    n_fft, hop, pad = front_end.n_fft, front_end.hop, front_end.n_fft // 2
    mode = front_end.how.pad_mode
    waiting = torch.zeros(0)
    n_given, begun = 0, False
    for block in blocks:
        n_given += len(block)
        waiting = torch.cat([waiting, torch.from_numpy(block)])
        if not begun and len(waiting) > max(pad, min_samples):
            waiting, begun = _edged(waiting, pad, 0, mode), True
        n_frames = (len(waiting) - n_fft) // hop + 1
        if begun and n_frames > 0:
            yield _mel_db(mel_power, waiting[: (n_frames - 1) * hop + n_fft])
            waiting = waiting[n_frames * hop :]
    if not begun:
        waiting = F.pad(waiting, (0, max(0, max(pad + 1, min_samples) - n_given)))
        waiting = _edged(waiting, pad, 0, mode)
    waiting = _edged(waiting, 0, pad, mode)
    if len(waiting) >= n_fft:
        yield _mel_db(mel_power, waiting)


def _edged(waveform: Tensor, before: int, after: int, mode: str) -> Tensor:
    return F.pad(waveform[None, None], (before, after), mode=mode)[0, 0]


def _mel_db(mel_power: MelPower, waveform: Tensor) -> Tensor:
    with torch.no_grad():
        return to_db(mel_power(waveform[None]))[0]


def _resampled(decoded: Iterator[Decoded], sample_rate_hz: int) -> Iterator[Samples]:
    resampler: soxr.ResampleStream | None = None
    rate_hz = sample_rate_hz
    for block, own_rate_hz in decoded:
        if resampler is None and own_rate_hz != sample_rate_hz:
            rate_hz = own_rate_hz
            resampler = soxr.ResampleStream(rate_hz, sample_rate_hz, 1, dtype="float32", quality="HQ")
        if own_rate_hz != rate_hz:
            raise RunError("A recording changes its sample rate midway.", "Leave it out.")
        yield block if resampler is None else resampler.resample_chunk(block)
    if resampler is not None:
        yield resampler.resample_chunk(np.zeros(0, dtype=np.float32), last=True)


def _as_far_as_it_goes(path: Path, decoded: Iterator[Decoded], warn: Warn | None) -> Iterator[Decoded]:
    begun = False
    try:
        for block in decoded:
            begun = True
            yield block
    except RunError:
        if warn is None or not begun:
            raise
        warn(f"{path.name} ends early or is damaged; what could be read up to there is used.")


def _finite(path: Path, decoded: Iterator[Decoded], warn: Warn | None) -> Iterator[Decoded]:
    """Silence for samples that are no numbers, before resampling spreads them over their neighbours."""
    n_replaced = 0
    for block, rate_hz in decoded:
        good = np.isfinite(block)
        if not good.all():
            n_replaced += int(len(block) - good.sum())
            yield np.where(good, block, np.float32(0)), rate_hz
        else:
            yield block, rate_hz
    if n_replaced and warn is not None:
        warn(f"{path.name}: samples that are no numbers count as silence ({n_replaced:,}).")


def _decoded(path: Path) -> Iterator[Decoded]:
    try:
        # In bytes: a name that was written in another encoding is a name all the same.
        file = soundfile.SoundFile(os.fsencode(path) if os.name == "posix" else path)
    except soundfile.SoundFileError as error:
        if importlib.util.find_spec("av") is None:
            raise RunError(
                f"{path.name} is in a format that libsndfile does not read, and PyAV is not installed.",
                "Install it (pip install av), or convert the recording to FLAC or WAV.",
            ) from error
        yield from _decoded_by_av(path)
        return
    with file:
        try:
            for block in file.blocks(round(BLOCK_S * file.samplerate), dtype="float32", always_2d=True):
                yield np.ascontiguousarray(block.mean(axis=1)), file.samplerate
        except soundfile.SoundFileError as error:
            raise RunError(f"{path.name} is damaged ({error}).", "Leave it out, or copy it again.") from error


def _decoded_by_av(path: Path) -> Iterator[Decoded]:
    import av  # of the app's dependencies; a cluster may lack it

    try:
        with av.open(str(path), metadata_errors="ignore") as container:
            if not container.streams.audio:
                raise RunError(f"{path.name} holds no sound.", "Leave it out.")
            planar = av.AudioResampler(format="fltp")
            for frame in container.decode(audio=0):
                for part in planar.resample(frame):
                    yield part.to_ndarray().mean(axis=0, dtype=np.float32), part.sample_rate
    except (av.FFmpegError, ValueError) as error:
        # PyAV's errors name the file's whole path and a number; what the system says of it is enough.
        why = getattr(error, "strerror", None) or error
        raise RunError(f"{path.name} holds no readable sound ({why}).", "Leave it out, or copy it again.") from error
