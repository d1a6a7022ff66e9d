"""One file into the vault: hash, decode, measure, write. Runs inside a sandboxed child (see ``sandbox``)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from cryapp.audio.decode import open_audio, open_regular
from cryapp.audio.quality import QualityMeter
from cryapp.audio.vault import Vault
from cryapp.audio.vault_writer import VaultWriter
from cryapp.domain.errors import UserError
from cryapp.domain.quality import QualityFlag, QualityReport

_HASH_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True)
class Ingested:
    """A file that is in the vault now. Duration and quality are counted from its samples, not claimed by its header."""

    path: Path
    sha256: str
    vault_key: str
    codec: str
    container: str
    sample_rate_hz: int
    """Rate of the working copy: the native one, but where FLAC cannot hold that (see ``note``)."""
    channels: int
    duration_s: float
    bits: int
    quality: QualityReport
    already_in_vault: bool
    note: str = ""
    """A sentence if the working copy differs from the original."""


@dataclass(frozen=True)
class Refused:
    """A file that cannot be used, and why, in a sentence."""

    path: Path
    reason: str


def ingest_file(path: Path, vault: Vault, alive: Callable[[], None] = lambda: None) -> Ingested:
    """Puts the decoded copy of a file into the vault, or only measures it if a whole copy is there.

    Args:
        alive: called at every block, so that a watcher can tell work from a hang.

    Raises:
        UserError: the file cannot be used; ``happened`` is the reason.
        VaultDiskError: the vault cannot be written to.
    """
    key = _sha256(path, alive)

    def stopped() -> bool:
        alive()
        return False

    already = vault.is_whole(key, stopped)  # a damaged copy is made anew
    with open_audio(path) as source:
        copying: AbstractContextManager[VaultWriter | None] = (
            nullcontext() if already else vault.writer(key, source.sample_rate_hz, source.channels, source.bits)
        )
        meter = QualityMeter(source.sample_rate_hz, source.channels)
        with copying as writer:
            for block in source.blocks():
                cut = np.clip(block, -1.0, 1.0)
                meter.add(cut)
                if writer is not None:
                    writer.write(cut)
                alive()
            if source.truncated and _sha256(path, alive) != key:
                # A disk that was pulled out looks like a file that ends early.
                raise UserError("The file changed or went away while it was read.")
        quality = meter.report(truncated=source.truncated, not_finite=source.not_finite)
        copy_rate_hz = Vault.copy_rate_hz(source.sample_rate_hz)
        return Ingested(
            path=path,
            sha256=key,
            vault_key=key,
            codec=source.codec,
            container=source.container,
            sample_rate_hz=copy_rate_hz,
            channels=source.channels,
            duration_s=quality.duration_s,
            bits=source.bits,
            quality=quality,
            already_in_vault=already,
            note=""
            if copy_rate_hz == source.sample_rate_hz
            else f"The working copy has {copy_rate_hz:,} Hz instead of {source.sample_rate_hz:,} Hz.",
        )


def _sha256(path: Path, alive: Callable[[], None]) -> str:
    digest = hashlib.sha256()
    try:
        with open_regular(path) as file:
            while chunk := file.read(_HASH_CHUNK_BYTES):
                digest.update(chunk)
                alive()
    except OSError as error:
        raise UserError(f"The file cannot be read: {error.strerror}.") from error
    return digest.hexdigest()


def ingested_to_json(ingested: Ingested) -> dict[str, Any]:
    return {k: v for k, v in asdict(ingested).items() if k != "path"}


def ingested_from_json(raw: dict[str, Any], path: Path) -> Ingested:
    quality = raw["quality"]
    flags = tuple(QualityFlag(flag) for flag in quality["flags"])
    return Ingested(**{**raw, "path": path, "quality": QualityReport(**{**quality, "flags": flags})})
