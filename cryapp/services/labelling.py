"""Labelling: every mark is an appended event; the present state is its projection."""

from cryapp.services.label_import import LabelImport, label_from_rows
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
    HistoryItem,
    class_counts,
    current_label,
    events,
    get_recording,
    history,
    progress,
    reveal_prediction,
    worklist_ids,
    worklist_rows,
)

__all__ = [
    "HistoryItem",
    "LabelImport",
    "Mark",
    "Saved",
    "class_counts",
    "clear_label",
    "current_label",
    "events",
    "finish",
    "get_recording",
    "history",
    "label_from_rows",
    "progress",
    "reveal_prediction",
    "revert",
    "save_label",
    "save_note",
    "set_flag",
    "skip",
    "worklist_ids",
    "worklist_rows",
]
