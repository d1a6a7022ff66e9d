"""Which files an import looks at."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SOUND_SUFFIXES = frozenset(
    f".{suffix}"
    for suffix in (
        *("wav", "wave", "bwf", "rf64", "w64", "flac", "aif", "aiff", "aifc", "au", "snd", "caf"),
        *("mp3", "mp2", "ogg", "oga", "opus", "3gp", "3gpp", "3g2", "amr", "awb"),
        *("m4a", "m4b", "mp4", "mov", "aac", "webm", "mka"),
    )
)


@dataclass(frozen=True)
class Found:
    """Files in a stable order, and what could not be looked into: (path, sentence)."""

    files: tuple[Path, ...]
    missing: tuple[tuple[Path, str], ...]
    passed_over: Mapping[str, int] = field(default_factory=dict)
    """How many files with which endings (".txt"; hidden files not counted) the folders held that are no sounds."""


def find_sounds(paths: Sequence[Path], cancelled: Callable[[], bool] = lambda: False) -> Found:
    """Files to import: those named, whatever they are called, and sound files in the folders named.

    In folders, hidden files and folders and other suffixes are passed over; links are followed, each folder once.
    """
    files: dict[Path, None] = {}
    missing: list[tuple[Path, str]] = []
    passed_over: Counter[str] = Counter()
    for path in paths:
        if path.is_dir():
            for found in _walk(path, missing, passed_over):
                if cancelled():
                    break
                files[found] = None
        elif os.path.lexists(path):
            files[path] = None
        else:
            missing.append((path, "There is no such file or folder."))
    return Found(tuple(files), tuple(missing), dict(sorted(passed_over.items())))


def _walk(root: Path, missing: list[tuple[Path, str]], passed_over: Counter[str]) -> Iterator[Path]:
    seen: set[tuple[int, int]] = set()
    _is_new(str(root), seen)

    def on_error(error: OSError) -> None:
        missing.append((Path(error.filename or root), f"The folder cannot be read: {error.strerror}."))

    for folder, below, names in os.walk(root, followlinks=True, onerror=on_error):
        below[:] = sorted(d for d in below if not d.startswith(".") and _is_new(os.path.join(folder, d), seen))
        for name in sorted(names):
            if name.startswith("."):
                continue
            suffix = os.path.splitext(name)[1].lower()
            if suffix in SOUND_SUFFIXES:
                yield Path(folder, name)
            else:
                passed_over[suffix or name] += 1


def _is_new(folder: str, seen: set[tuple[int, int]]) -> bool:
    """False for a folder met before under another name: links can form loops."""
    try:
        status = os.stat(folder)
    except OSError:
        return True  # os.walk will report it
    key = (status.st_dev, status.st_ino)
    if status.st_ino and key in seen:
        return False
    seen.add(key)
    return True
