"""General sounds: a folder with one sub-folder a class, or a manifest of them."""

from __future__ import annotations

from pathlib import Path

from ml.contract import ManifestRow, Use
from ml.errors import RunError
from ml.manifest import load_manifest

SUFFIXES = frozenset({".wav", ".flac", ".ogg", ".mp3", ".opus"})


def general_rows(path: Path) -> tuple[ManifestRow, ...]:
    """Rows whose label is the class. Raises: RunError if there is no sound."""
    if path.is_file():
        return load_manifest(path).rows
    rows = tuple(
        ManifestRow(
            recording=f"{file.parent.name}/{file.name}",
            path=str(file),
            infant=f"{file.parent.name}/{file.stem}",
            locked=False,
            use=Use.POOL,
            label=file.parent.name,
        )
        for file in sorted(path.glob("*/*"))
        if file.suffix.lower() in SUFFIXES
    )
    if not rows:
        raise RunError(f"{path} holds no sounds in folders of classes.", "Name another folder with --general.")
    return rows
