"""Overrides of single recipe fields by name, as an order's ``options`` give them: checked, never guessed at."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, TypeVar

from ml.augment import Corruption
from ml.errors import RunError

Recipe = TypeVar("Recipe")

AT_LEAST: Mapping[str, float] = {
    "epochs": 1,
    "batch_size": 2,
    "crop_frames": 17,  # the statistics compare frames 16 apart
    "members": 1,
    "folds": 1,
    "width": 4,
    "projection_dim": 2,
    "patience": 1,
    "patch_bins": 1,
    "patch_frames": 1,
    "decoder_dim": 1,
}
MOST = 10**7
"""Of a whole number: more is a slip of the pen, and overflows what is computed with it."""
CHOICES: Mapping[str, tuple[str, ...]] = {
    "pretext": ("simclr", "simsiam", "masked", "supervised"),
    "stage": ("general", "adapt", "supervised"),
    "optimizer": ("adamw", "sgd"),
    "positives": ("recording", "infant"),
    "mask_value": ("mean", "zero_db"),
    "mode": ("full", "probe", "probe_full"),
    "head": ("softmax", "ordinal"),
    "int8": ("auto", "yes", "no"),
    "balance": ("weights", "logit_adjusted", "sampler", "none"),
}
"""What a field of text may say; a field that is not here takes any text."""


def with_overrides(recipe: Recipe, options: Mapping[str, Any], kind: str) -> Recipe:
    """``recipe`` with fields of its own and of its ``corruption`` replaced, e.g. ``{"batch_size": 64, "p_noise": 0}``.

    Raises: RunError for an unknown or unfit option.
    """
    raw: Any = recipe
    corruption: Corruption = raw.corruption
    own = {f.name for f in dataclasses.fields(raw)} - {"corruption"}
    of_corruption = {f.name for f in dataclasses.fields(corruption)}
    for name, value in options.items():
        if name not in own | of_corruption:
            raise RunError(f"There is no option called {name!r} for {kind}.", "Take it out of the order.")
        _check_option(name, value, getattr(raw if name in own else corruption, name))
    changed = dataclasses.replace(corruption, **{k: _as_field(v) for k, v in options.items() if k in of_corruption})
    result: Recipe = dataclasses.replace(
        raw, corruption=changed, **{k: _as_field(v) for k, v in options.items() if k in own}
    )
    return result


def _as_field(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _check_option(name: str, value: Any, default: Any) -> None:
    if isinstance(default, tuple):
        fits = isinstance(value, (list, tuple)) and len(value) == len(default) and all(map(_is_number, value))
    elif isinstance(default, bool):
        fits = isinstance(value, bool)
    elif isinstance(default, str):
        fits = isinstance(value, str) and value in CHOICES.get(name, (value,))
    elif isinstance(default, int):
        fits = isinstance(value, int) and not isinstance(value, bool) and AT_LEAST.get(name, 0) <= value <= MOST
    else:
        fits = _is_number(value) and value >= 0
    if not fits:
        wanted = f"one of {', '.join(CHOICES[name])}" if name in CHOICES else f"something like {default!r}"
        raise RunError(f"{value!r} is no value for the option {name!r}.", f"Give {wanted}.")
