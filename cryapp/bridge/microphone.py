"""Microphones, the format asked of them, and what they give as 16-bit samples."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from cryapp.bridge.multimedia import QAudioDevice, QAudioFormat, QMediaDevices
from cryapp.bridge.sound_server import sound_server_lost
from cryapp.domain.errors import UserError

SILENCE_DB = -96.0
WANTED_RATES_HZ = (48_000, 44_100, 16_000)


def microphones() -> list[QAudioDevice]:
    """The default one first; none if the sound server that Qt knew is gone."""
    if sound_server_lost():
        return []
    default = QMediaDevices.defaultAudioInput()
    devices = [d for d in QMediaDevices.audioInputs() if not d.isNull()]
    return sorted(devices, key=lambda d: d.id() != default.id())


def recording_format(device: QAudioDevice) -> QAudioFormat:
    """One channel of 16 bits at a rate that keeps the cry's full band where the device allows it."""
    wanted = QAudioFormat()
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    wanted.setChannelCount(1)
    for rate_hz in WANTED_RATES_HZ:
        wanted.setSampleRate(rate_hz)
        if device.isFormatSupported(wanted):
            return wanted
    preferred = device.preferredFormat()
    if not preferred.isValid():
        raise microphone_refused()
    return preferred


def to_int16(data: bytes, kind: QAudioFormat.SampleFormat) -> npt.NDArray[np.int16]:
    """Samples of whatever format a device gives, interleaved as they came."""
    formats = QAudioFormat.SampleFormat
    if kind == formats.Int16:
        return np.frombuffer(data, np.int16)
    if kind == formats.Int32:
        return (np.frombuffer(data, np.int32) >> 16).astype(np.int16)
    if kind == formats.UInt8:
        centred: npt.NDArray[np.int16] = np.frombuffer(data, np.uint8).astype(np.int16) - np.int16(128)
        widened: npt.NDArray[np.int16] = centred * np.int16(256)
        return widened
    scaled = np.nan_to_num(np.frombuffer(data, np.float32)) * 32_767.0
    rounded: npt.NDArray[np.int16] = np.clip(np.rint(scaled), -32_768, 32_767).astype(np.int16)
    return rounded


def level_db(amplitude: float) -> float:
    """dB re full scale of an amplitude in 16-bit steps, never below :data:`SILENCE_DB`."""
    return max(SILENCE_DB, 20.0 * math.log10(amplitude / 32_768.0)) if amplitude > 0 else SILENCE_DB


def microphone_refused() -> UserError:
    """What is said when a microphone is there and gives nothing."""
    return UserError(
        "The microphone could not be opened.",
        "Nothing was recorded.",
        "Close other programs that use it, check the system's permission for CryApp, or choose a file instead.",
    )
