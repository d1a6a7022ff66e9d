"""What a field of the contract's files may hold, so that a hostile or broken file is told of by its field's name.

Standard library only, like :mod:`ml.contract`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from typing import Any

Check = Callable[[Any], bool]

LARGEST_WHOLE = 2**63 - 1
MOST_SHOWN = 60


def text(value: Any) -> bool:
    """A string that can be written to a file: no half of a UTF-16 pair."""
    return isinstance(value, str) and not any("\ud800" <= c <= "\udfff" for c in value)


def path(value: Any) -> bool:
    return text(value) and value != "" and "\0" not in value


def whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST_WHOLE


def amount(value: Any) -> bool:
    """A number from 0 on, not infinite."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < math.inf


def flag(value: Any) -> bool:
    return isinstance(value, bool)


def mapping(value: Any) -> bool:
    return isinstance(value, Mapping) and all(text(key) for key in value)


def texts(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and all(map(text, value))


def or_none(check: Check) -> Check:
    return lambda value: value is None or check(value)


JOB_FIELDS: Mapping[str, Check] = {
    **dict.fromkeys(("manifest", "out_dir"), path),
    **dict.fromkeys(("encoder", "package", "compare_with", "feature_cache", "shards"), or_none(path)),
    **dict.fromkeys(("kind", "run_id", "preset", "device", "precision", "model_name", "data_hash", "source"), text),
    "parent_model": or_none(text),
    "seed": whole,
    "epochs": or_none(whole),
    "options": mapping,
}
ROW_FIELDS: Mapping[str, Check] = {
    **dict.fromkeys(("recording", "infant", "use", "sha256"), text),
    "path": path,
    "label": or_none(text),
    **dict.fromkeys(("locked", "blind"), flag),
    "duration_s": amount,
    "covariates": mapping,
}
TASK_FIELDS: Mapping[str, Check] = {
    "key": text,
    "name": text,
    "classes": texts,
    "positive": or_none(texts),
    "order": or_none(texts),
}
RESULT_FIELDS: Mapping[str, Check] = {
    **dict.fromkeys(("kind", "status", "run_id"), text),
    "package": or_none(path),
    "card_sha256": or_none(text),
    "seconds": amount,
    **dict.fromkeys(("metrics", "outputs"), mapping),
}

_WORDS: Mapping[Check, str] = {
    text: "text",
    path: "a path",
    whole: "a whole number",
    amount: "a number from 0 on",
    flag: "true or false",
    mapping: "an object",
    texts: "a list of texts",
}


def check_fields(raw: Mapping[str, Any], checks: Mapping[str, Check]) -> None:
    """Raises: ValueError naming the first field that does not fit; what is missing is not looked at."""
    for name, check in checks.items():
        if name in raw and not check(raw[name]):
            shown = repr(raw[name])
            shown = shown if len(shown) <= MOST_SHOWN else shown[:MOST_SHOWN] + "…"
            wanted = _WORDS.get(check)
            raise ValueError(f"{name} is {shown}" + (f", not {wanted}" if wanted else ", which does not fit"))


def parsed(content: str | bytes) -> Any:
    """As ``json.loads``. Raises: ValueError for anything that is no JSON, also for brackets without end."""
    try:
        return json.loads(content.decode("utf-8") if isinstance(content, bytes) else content)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
