"""General sounds: a folder whose sub-folders are classes, or a manifest of them."""

from __future__ import annotations

from pathlib import Path

from ml.contract import ManifestRow, Use
from ml.general import read_folder
from ml.manifest import load_manifest


def general_rows(path: Path) -> tuple[ManifestRow, ...]:
    """Rows whose label is the class. Raises: RunError if there is no sound."""
    if path.is_file():
        return load_manifest(path).rows
    return tuple(read_folder(path, label_from_folder=True, use=Use.POOL).rows)
