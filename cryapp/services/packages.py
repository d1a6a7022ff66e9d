"""Model packages of the library on the disk: where they are, whether they still are what was registered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cryapp.domain.errors import UserError
from cryapp.domain.model import Model
from cryapp.services.library import Library
from ml.contract import CARD_FILE, GOLDEN_FILE, INT8_FILE, INT8_WEIGHTS_FILE, ONNX_FILE, WEIGHTS_FILE, file_sha256

if TYPE_CHECKING:
    from cryapp.scoring.package import Package

_Stamp = tuple[tuple[int, int], ...]
_verified: dict[tuple[str, str], _Stamp] = {}
"""(folder, card hash) → sizes and times of the files that were found sound, so that a list does not hash for ever."""


def package_path(lib: Library, model: Model) -> Path:
    """The model's folder. Kept relative to the library's ``models``, so that a library can be moved."""
    return lib.paths.models / model.package_dir


def open_package(lib: Library, model: Model) -> Package:
    """Loads and verifies the package: every file by the card, the card by the store. Raises: UserError."""
    from cryapp.scoring.package import load_package

    return load_package(package_path(lib, model), model.card_sha256)


def is_damaged(lib: Library, model: Model) -> bool:
    """True if any file of the package is not what was registered. Files whose size and time did not change since
    they were last found sound are not hashed again.
    """
    folder = package_path(lib, model)
    vouched = dict(model.card.get("files") or {})
    optional = [name for name in (INT8_FILE, INT8_WEIGHTS_FILE) if name in vouched]
    files = [folder / name for name in (CARD_FILE, ONNX_FILE, WEIGHTS_FILE, GOLDEN_FILE, *optional)]
    try:
        stamp = tuple((s.st_size, s.st_mtime_ns) for s in (path.stat() for path in files))
        key = (str(folder), model.card_sha256)
        if _verified.get(key) == stamp:
            return False
        pinned = {CARD_FILE: model.card_sha256, **vouched}
        if any(file_sha256(path) != pinned.get(path.name) for path in files):
            return True
    except OSError:
        return True
    _verified[key] = stamp
    return False


def refuse_damaged(lib: Library, model: Model) -> None:
    """Raises: UserError if the package is damaged."""
    if is_damaged(lib, model):
        raise UserError(
            f"The package of {model.name} is not what was registered: a file is missing or was changed.",
            "The model in use stays as it is; nothing was deleted.",
            f"Restore the folder {package_path(lib, model)} from a copy of it, if there is one, or train again.",
        )
