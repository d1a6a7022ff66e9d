"""Where things are: resources beside the code, stores and their folders with the user."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from cryapp.domain.errors import UserError

STORE_VARIABLE = "CRYAPP_STORE"
STORE_FILE = "cryapp.db"


def resources_dir() -> Path:
    """The folder ``resources``: in a source tree, an installed package or a frozen bundle."""
    bundle = getattr(sys, "_MEIPASS", None)
    here = Path(__file__).resolve().parent
    for candidate in (Path(bundle) / "resources" if bundle else None, here / "_resources", here.parent / "resources"):
        if candidate is not None and candidate.is_dir():
            return candidate
    raise FileNotFoundError("CryApp's resources are missing from this installation")


def config_dir() -> Path:
    return Path(platformdirs.user_config_dir("cryapp", appauthor=False))


def cache_dir() -> Path:
    """What can be measured or made again."""
    return Path(platformdirs.user_cache_dir("cryapp", appauthor=False))


def log_dir() -> Path:
    return Path(platformdirs.user_log_dir("cryapp", appauthor=False))


@dataclass(frozen=True)
class LibraryPaths:
    """A store's address and the folders that belong to it."""

    store_url: str
    root: Path

    @property
    def audio(self) -> Path:
        """Working copies, content-addressed."""
        return self.root / "audio"

    @property
    def recordings(self) -> Path:
        """Originals recorded in the app."""
        return self.root / "recordings"

    @property
    def models(self) -> Path:
        return self.root / "models"

    @property
    def runs(self) -> Path:
        return self.root / "runs"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    @property
    def features(self) -> Path:
        """What training computed from recordings, kept for the next one. May be deleted at any time."""
        return self.root / "cache" / "features"

    @property
    def folders(self) -> tuple[Path, ...]:
        return (self.audio, self.recordings, self.models, self.runs, self.backups, self.reports)

    def remove_empty_folders(self) -> None:
        """Takes back what :meth:`make_folders` made for a store that could not be opened; what holds a file stays."""
        for folder in (*self.folders, self.root):
            with contextlib.suppress(OSError):
                folder.rmdir()

    def make_folders(self) -> None:
        """Raises: UserError if a folder cannot be made."""
        for folder in self.folders:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise UserError(
                    f"The folder {folder} cannot be made: {error.strerror}.",
                    "Nothing was changed.",
                    "Choose another place with --store, or ask for write access to this one.",
                ) from error


def library_paths(spec: str | None = None) -> LibraryPaths:
    """Where a store and its folders are.

    Args:
        spec: a folder (the store is ``cryapp.db`` in it), a ``.db``/``.sqlite`` file (its folders go into
            ``NAME.files`` beside it), a database URL, or None for ``CRYAPP_STORE``, else the user's data folder.
    """
    spec = spec or os.environ.get(STORE_VARIABLE) or platformdirs.user_data_dir("cryapp", appauthor=False)
    if "://" in spec and not spec.startswith("sqlite:///"):
        name = hashlib.sha256(spec.encode()).hexdigest()[:16]
        return LibraryPaths(spec, Path(platformdirs.user_data_dir("cryapp", appauthor=False)) / "servers" / name)
    path = Path(spec.removeprefix("sqlite:///")).expanduser().absolute()
    if path.suffix in (".db", ".sqlite", ".sqlite3") or path.is_file():
        return LibraryPaths(f"sqlite:///{path}", path.with_name(path.name + ".files"))
    return LibraryPaths(f"sqlite:///{path / STORE_FILE}", path)
