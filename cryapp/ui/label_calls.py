"""Which service keeps an answer: as an item of a reading set it belongs to that reading, else to the recording."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cryapp.services import labelling, reading
from cryapp.services.labelling import Mark, Saved
from cryapp.services.library import Library
from cryapp.ui.label_facts import Facts


def answer(lib: Library, facts: Facts, class_key: str, mark: Mark, payload: Mapping[str, Any]) -> Saved:
    if facts.item is not None:
        return reading.answer(lib, facts.item.item.id, class_key, mark, payload or None)
    return labelling.save_label(lib, [facts.recording.id], class_key, mark, payload or None)


def clear(lib: Library, facts: Facts, mark: Mark) -> Saved:
    if facts.item is not None:
        return reading.clear(lib, facts.item.item.id, mark)
    return labelling.clear_label(lib, [facts.recording.id], mark)


def skip(lib: Library, facts: Facts, reason: str, mark: Mark) -> Saved:
    if facts.item is not None:
        return reading.skip(lib, facts.item.item.id, reason, mark)
    return labelling.skip(lib, [facts.recording.id], reason, mark)


def finish(lib: Library, facts: Facts, mark: Mark) -> Saved:
    """All segments are marked, be it none (tasks about segments)."""
    if facts.item is not None:
        return reading.finish(lib, facts.item.item.id, mark)
    return labelling.finish(lib, [facts.recording.id], mark)
