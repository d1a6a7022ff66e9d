"""A recording to show: a working copy in a real vault, and the noun the store would give for it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import numpy as np
import soundfile
from numpy.typing import NDArray

from cryapp.audio.pcm import Sound, open_sound
from cryapp.audio.vault import Vault
from cryapp.domain.ids import InfantId, RecordingId
from cryapp.domain.recording import Recording
from cryapp.services.library import Library


@dataclass
class VaultLibrary:
    """What drawing and playing use of a library: nothing but its vault."""

    vault: Vault

    def close(self) -> None:
        pass


def vault_library(
    folder: Path, samples: NDArray[np.float32], rate_hz: int = 16_000, number: int = 1
) -> tuple[Library, Recording]:
    """A library without a store whose vault holds ``samples``, and their recording."""
    library = cast(Library, VaultLibrary(Vault(folder / "audio")))
    return library, put(library, samples, rate_hz, number)


def put(library: Library, samples: NDArray[np.float32], rate_hz: int = 16_000, number: int = 1) -> Recording:
    """Adds a working copy to the vault of a library."""
    key = hashlib.sha256(samples.tobytes() + bytes([number])).hexdigest()
    path = library.vault.path_of(key)
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, samples, rate_hz, format="FLAC", subtype="PCM_16")
    return noun(key, len(samples) / rate_hz, rate_hz, number)


def noun(key: str, duration_s: float, rate_hz: int = 16_000, number: int = 1) -> Recording:
    """The recording of a working copy, as a store would give it."""
    return Recording(
        id=RecordingId(number),
        infant_id=InfantId(1),
        encounter_id=None,
        infant_code="I-0187",
        number=number,
        file_name=f"{number}.wav",
        original_path=f"/nowhere/{number}.wav",
        sha256=key,
        vault_key=key,
        codec="pcm_s16le",
        sample_rate_hz=rate_hz,
        channels=1,
        duration_s=duration_s,
        bandwidth_hz=rate_hz / 2,
        level_db=-20.0,
        quality_flags=(),
        recorded_at=None,
        hours_since_birth=None,
        stimulus=None,
        device=None,
        place=None,
        synthetic=True,
        imported_at=datetime(2026, 1, 1, tzinfo=UTC),
        locked=False,
    )


def recording_of(library: Library, recording: Recording) -> Sound:
    """The working copy, opened."""
    return open_sound(library.vault.path_of(recording.vault_key))
