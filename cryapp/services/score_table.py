"""Answers for many files as a table (CSV) or as arrays (NPZ): a row for every file, those without an answer too."""

from __future__ import annotations

import csv
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from cryapp.domain.doubt import doubt_of
from cryapp.domain.errors import UserError
from cryapp.domain.model import Model
from cryapp.services.exporting import appear, neutral

if TYPE_CHECKING:
    from cryapp.services.scoring import ScoredFile

CSV, NPZ = ".csv", ".npz"


def refuse_unknown(out: Path, loose: bool) -> None:
    """Before hours of scoring: whether the answers could be written there at all.

    Args:
        loose: of files outside the store, which alone have logits and embeddings at hand

    Raises: UserError
    """
    if out.suffix.lower() not in (CSV, NPZ):
        raise UserError(f"{out} is neither .csv nor .npz.", "Nothing was scored.", "Name a file of one of these.")
    if out.suffix.lower() == NPZ and not loose:
        raise UserError(
            "Arrays are written of files and folders only.",
            "Nothing was scored.",
            "Name them, or write the answers for the store as .csv.",
        )
    if not out.absolute().parent.is_dir():
        raise UserError(f"There is no folder {out.absolute().parent}.", "Nothing was scored.", "Make it first.")


def write_scores(out: Path, model: Model, files: Sequence[ScoredFile]) -> None:
    """Whole or not at all. Columns and arrays: ``docs/scoring.md``.

    Raises: UserError if the disk is full or the folder may not be written.
    """
    make = _write_csv if out.suffix.lower() == CSV else _write_npz
    appear(out, lambda path: make(path, model, files), lambda _path: None)


def answer_of(card: Mapping[str, Any], probabilities: Mapping[str, float]) -> str:
    """The class a model answers with: a positive one from its first operating point on, else the most probable of
    the rest; without an operating point the most probable of all. Empty for no probabilities.
    """
    if not probabilities:
        return ""
    positive = [key for key in (card.get("task") or {}).get("positive") or () if key in probabilities]
    points = card.get("operating_points") or ()
    among = list(probabilities)
    if positive and points:
        called = sum(probabilities[key] for key in positive) >= float(points[0]["threshold"])
        among = positive if called else [key for key in probabilities if key not in positive]
    return max(among, key=probabilities.__getitem__)


def _write_csv(path: Path, model: Model, files: Sequence[ScoredFile]) -> None:
    classes = _classes(model)
    # Excel takes a file for UTF-8 only with this mark, and names of files can hold any letter.
    # Of a name in another encoding, what is no letter is escaped.
    with path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
        table = csv.writer(file)
        about_file = ("answer", "doubt", "novelty", "seconds", "quality", "error")
        about_model = ("model", "card_sha256", "precision")
        table.writerow(["path", *(f"p_{key}" for key in classes), *about_file, *about_model])
        for one in files:
            doubt = doubt_of(model.card, one.probabilities, one.novelty).words if one.probabilities else ""
            table.writerow(
                [neutral(one.path), *(repr(one.probabilities[k]) if one.probabilities else "" for k in classes)]
                + [answer_of(model.card, one.probabilities), doubt]
                + ["" if value is None else repr(value) for value in (one.novelty, one.duration_s)]
                + [" ".join(one.quality), neutral(one.error), model.id, model.card_sha256, one.precision]
            )
        file.flush()
        os.fsync(file.fileno())


def _write_npz(path: Path, model: Model, files: Sequence[ScoredFile]) -> None:
    """No pickle inside; rows of files without an answer hold NaN."""
    classes = _classes(model)
    dim = int(model.card["embedding_dim"])

    def rows(n: int, values: Sequence[Any]) -> np.ndarray[Any, np.dtype[np.float32]]:
        nothing = np.full(n, np.nan)
        return np.array([nothing if value is None else value for value in values], dtype=np.float32).reshape(-1, n)

    with path.open("wb") as file:
        np.savez(
            file,
            path=np.array([one.path for one in files], dtype=np.str_),
            classes=np.array(classes, dtype=np.str_),
            probability=np.array(
                [[one.probabilities.get(key, np.nan) for key in classes] for one in files], dtype=np.float64
            ).reshape(-1, len(classes)),
            logits=rows(len(classes), [one.logits for one in files]),
            embedding=rows(dim, [one.embedding for one in files]),
            novelty=np.array([np.nan if one.novelty is None else one.novelty for one in files], dtype=np.float64),
            error=np.array([one.error for one in files], dtype=np.str_),
            card_sha256=np.array(model.card_sha256),
        )
        file.flush()
        os.fsync(file.fileno())


def _classes(model: Model) -> tuple[str, ...]:
    return tuple(str(key) for key in (model.card.get("task") or {}).get("classes") or ())
