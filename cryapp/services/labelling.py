"""Labelling: every mark is an appended event; the present state is its projection."""

from cryapp.services.history_item import HistoryItem
from cryapp.services.label_history import history, item_history
from cryapp.services.label_marks import (
    Mark,
    Saved,
    clear_label,
    finish,
    revert,
    save_label,
    save_note,
    set_flag,
    skip,
)
from cryapp.services.label_reading import (
    class_counts,
    current_label,
    events,
    first_waiting,
    get_recording,
    infant_groups,
    own_answers,
    progress,
    reveal_prediction,
    worklist_groups,
    worklist_ids,
    worklist_rows,
)

__all__ = [
    "HistoryItem",
    "Mark",
    "Saved",
    "class_counts",
    "clear_label",
    "current_label",
    "events",
    "finish",
    "first_waiting",
    "get_recording",
    "history",
    "infant_groups",
    "item_history",
    "own_answers",
    "progress",
    "reveal_prediction",
    "revert",
    "save_label",
    "save_note",
    "set_flag",
    "skip",
    "worklist_groups",
    "worklist_ids",
    "worklist_rows",
]
