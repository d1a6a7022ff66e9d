"""What a file is, told by its bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cryapp.audio.decode import open_regular
from cryapp.domain.errors import UserError


def sha256_of(path: Path) -> str | None:
    """Hash of a regular file's bytes; None if it cannot be read (whoever decodes it will say why)."""
    try:
        with open_regular(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    except (OSError, UserError, ValueError):
        return None
