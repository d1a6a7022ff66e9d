"""What a card may not tell: where things lay on the machine that trained. A package travels to other clinics, and
folders are named after people.

What the order named by a path is told by what it was: the name it gives itself and its sha256. Of any other text, e.g.
a sentence about a file, only the name after the last separator stays, whichever system wrote it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ml.contract import CARD_FILE, Job, file_sha256

PACKAGE_FIELDS = ("encoder", "package", "compare_with")
PATH_FIELDS = ("manifest", *PACKAGE_FIELDS, "shards", "out_dir", "feature_cache")
SHARDS_META = "shards.json"

_BEGINS = r"(?:[A-Za-z]:[\\/]|\\\\(?=[^\\\s])|~[\w.-]*[\\/]|file:/+|/(?=[^\s/]%s))"
_WHOLE = re.compile(r"\s*" + _BEGINS % "")
# To the last separator of the line: a folder's name may hold spaces, and too little is better than a name too much.
_WITHIN = re.compile(r"(?<![\w.:/\\])" + _BEGINS % r"[^\s/]*/" + r"(?:[^\n\"'“”«»]*[\\/])?")
_SEPARATORS = re.compile(r"[\\/]+")


def told_of(job: Job, job_folder: Path) -> dict[str, Any]:
    """The order for the card's ``training.job``: what was learnt from and how, without places.

    Args:
        job_folder: what relative paths of the order begin at

    Raises: OSError if what the order names is not there any more.
    """
    told = {key: value for key, value in asdict(job).items() if key not in PATH_FIELDS}
    manifest = job_folder / job.manifest
    told["manifest"] = {"name": manifest.name, "sha256": file_sha256(manifest)}
    for field in PACKAGE_FIELDS:
        named = getattr(job, field)
        told[field] = None if named is None else _package(job_folder / named)
    shards = None if job.shards is None else job_folder / job.shards / SHARDS_META
    told["shards"] = None if shards is None else {"name": SHARDS_META, "sha256": file_sha256(shards)}
    return told


def without_places(card: Mapping[str, Any]) -> dict[str, Any]:
    """The card with paths cut down to names, in the order it was trained by and in every text."""
    training = card.get("training")
    if not isinstance(training, Mapping) or not isinstance(training.get("job"), Mapping):
        return {key: _cleaned(value) for key, value in card.items()}
    # Of an older program, which noted paths; one that is relative leads to a name as well.
    job = {
        key: _last_name(value) if key in PATH_FIELDS and isinstance(value, str) else value
        for key, value in training["job"].items()
        if key not in ("out_dir", "feature_cache")
    }
    return {key: _cleaned(value) for key, value in {**card, "training": {**training, "job": job}}.items()}


def _package(path: Path) -> dict[str, str]:
    """A package by its own name and the hash of its card, which pins its files; converted weights by their file."""
    if path.is_file():
        return {"name": path.stem, "sha256": file_sha256(path)}
    card = path / CARD_FILE
    return {
        "name": str(json.loads(card.read_text(encoding="utf-8")).get("name", "")),
        "sha256": file_sha256(card),
    }


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return _last_name(value) if _WHOLE.match(value) else _WITHIN.sub("", value)
    if isinstance(value, Mapping):
        digests = ("infants", "sounds") if "n_sounds" in value else ()  # base64 has slashes, too
        return {key: one if key in digests else _cleaned(one) for key, one in value.items()}
    return [_cleaned(one) for one in value] if isinstance(value, (list, tuple)) else value


def _last_name(path: str) -> str:
    return _SEPARATORS.split(path.rstrip("\\/ "))[-1]
