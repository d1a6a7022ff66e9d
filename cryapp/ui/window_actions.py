"""The window's own actions: what can be done in every workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryapp.ui.actions import ActionSpec

if TYPE_CHECKING:
    from cryapp.ui.main_window import MainWindow


def window_actions(window: MainWindow) -> list[ActionSpec]:
    """The table; what an entry does stands in :mod:`cryapp.ui.window_errands`."""
    from cryapp.ui.window_errands import Errands

    do = Errands(window)
    window.dropped.connect(do.import_paths)
    rooms = [
        ActionSpec(
            f"go.{room.id}",
            room.title,
            lambda room_id=room.id: window.show_workspace(room_id),
            (f"Ctrl+{number}",),
            f"Go to {room.title}",
            menu="Go",
        )
        for number, room in enumerate(window.rooms, start=1)
    ]
    return [
        ActionSpec(
            "window.open_files",
            "Open recordings…",
            do.open_files,
            ("Ctrl+O",),
            icon="open",
            menu="File",
            tip="Add recordings to the store",
        ),
        ActionSpec(
            "window.open_folder",
            "Open folder…",
            do.open_folder,
            ("Ctrl+Shift+O",),
            icon="folder",
            menu="File",
            tip="Add every recording in a folder and the folders in it",
        ),
        ActionSpec(
            "window.import_table",
            "Import table…",
            do.import_table,
            icon="table",
            menu="File",
            tip="Add recordings with what a table (CSV) says about them",
        ),
        ActionSpec(
            "window.examples",
            "Try with example cries",
            do.make_examples,
            icon="spark",
            menu="File",
            tip="Add made-up cries, clearly marked as synthetic",
        ),
        ActionSpec(
            "window.export_labels",
            "Export labels…",
            do.export_labels,
            ("Ctrl+Shift+E",),
            icon="export",
            menu="File",
            tip="Write the labels with their history as a table (CSV) that names nobody",
            separator_before=True,
        ),
        ActionSpec(
            "window.back_up",
            "Back up now",
            do.back_up,
            icon="backup",
            menu="File",
            tip="Copy the store and check the copy",
        ),
        ActionSpec(
            "window.sign_in",
            "Sign in…",
            do.sign_in,
            ("Ctrl+R",),
            icon="person",
            menu="File",
            separator_before=True,
            tip="Choose or add the reader",
        ),
        ActionSpec("window.quit", "Quit", window.close, ("Ctrl+Q",), icon="quit", menu="File", separator_before=True),
        ActionSpec(
            "window.settings",
            "Settings…",
            do.settings,
            ("Ctrl+,",),
            icon="settings",
            menu="Edit",
            separator_before=True,
        ),
        *rooms,
        ActionSpec(
            "models.retrain",
            "Retrain…",
            do.retrain,
            ("Ctrl+T",),
            "Look at what would be learnt, then decide; nothing starts at once",
            "train",
            menu="Models",
        ),
        ActionSpec("window.keys", "Keys", do.key_sheet, ("F1", "?"), "Every key on one sheet", "keyboard", menu="Help"),
        ActionSpec("window.log", "Show the log folder", do.show_log, icon="folder", menu="Help"),
        ActionSpec("window.about", "About CryApp", do.about, icon="info", menu="Help", separator_before=True),
    ]
