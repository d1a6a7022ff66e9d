"""The window's own actions: what can be done in every workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryapp.ui.actions import ActionSpec
from cryapp.ui.i18n import tr

if TYPE_CHECKING:
    from cryapp.ui.main_window import MainWindow


def window_actions(window: MainWindow) -> list[ActionSpec]:
    """The table; what an entry does stands in :mod:`cryapp.ui.window_errands`."""
    from cryapp.ui.window_errands import Errands

    do = Errands(window)
    window.dropped.connect(do.import_paths)
    window.desk.infant_wanted.connect(do.show_infant)
    rooms = [
        ActionSpec(
            f"go.{room.id}",
            room.title,
            lambda room_id=room.id: window.show_workspace(room_id),
            (f"Ctrl+{number}",),
            tr("Go to {room}").format(room=room.title),
            menu="Go",
        )
        for number, room in enumerate(window.rooms, start=1)
    ]
    return [
        ActionSpec(
            "window.open_files",
            tr("Open recordings…"),
            do.open_files,
            ("Ctrl+O",),
            icon="open",
            menu="File",
            tip=tr("Add recordings to the store"),
        ),
        ActionSpec(
            "window.open_folder",
            tr("Open folder…"),
            do.open_folder,
            ("Ctrl+Shift+O",),
            icon="folder",
            menu="File",
            tip=tr("Add every recording in a folder and the folders in it"),
        ),
        ActionSpec(
            "window.import_table",
            tr("Import table…"),
            do.import_table,
            icon="table",
            menu="File",
            tip=tr("Add recordings with what a table (CSV) says about them"),
        ),
        ActionSpec(
            "window.find_folder",
            tr("Find moved recordings…"),
            do.find_folder,
            icon="folder",
            menu="File",
            tip=tr("Say where a folder of recordings was moved to; they are recognised by their content"),
        ),
        ActionSpec(
            "window.check_sounds",
            tr("Check all sounds"),
            do.check_sounds,
            icon="check",
            menu="File",
            tip=tr("Compares every working copy with its checksum, beside the work, and says what to do about damage"),
            enabled_when=lambda: not do.is_checking,
            why_not=lambda: tr("it is under way"),
        ),
        ActionSpec(
            "window.stop_checking",
            tr("Stop checking sounds"),
            do.stop_checking,
            menu="File",
            tip=tr("Ends the check of all sounds and tells what was found until then"),
            enabled_when=lambda: do.is_checking,
            why_not=lambda: tr("no check of the sounds is under way"),
        ),
        ActionSpec(
            "window.examples",
            tr("Try with example cries"),
            do.make_examples,
            icon="spark",
            menu="File",
            tip=tr("Add made-up cries, clearly marked as synthetic"),
        ),
        ActionSpec(
            "window.export_labels",
            tr("Export labels…"),
            do.export_labels,
            ("Ctrl+Shift+E",),
            icon="export",
            menu="File",
            tip=tr("Write the labels with their history as a table (CSV) that names nobody unless asked"),
            separator_before=True,
        ),
        ActionSpec(
            "window.export_measurements",
            tr("Export measurements…"),
            do.export_measurements,
            icon="export",
            menu="File",
            tip=tr(
                "Measure every recording or segment by Praat's algorithms and write a table (CSV) that names nobody"
            ),
        ),
        ActionSpec(
            "window.back_up",
            tr("Back up now"),
            do.back_up,
            icon="backup",
            menu="File",
            tip=tr("Copy the store and check the copy"),
        ),
        ActionSpec(
            "window.sign_in",
            tr("Sign in…"),
            do.sign_in,
            ("Ctrl+R",),
            icon="person",
            menu="File",
            separator_before=True,
            tip=tr("Choose or add the reader"),
        ),
        ActionSpec(
            "window.quit", tr("Quit"), window.close, ("Ctrl+Q",), icon="quit", menu="File", separator_before=True
        ),
        ActionSpec(
            "window.settings",
            tr("Settings…"),
            do.settings,
            ("Ctrl+,",),
            icon="settings",
            menu="Edit",
            separator_before=True,
        ),
        *rooms,
        ActionSpec(
            "models.retrain",
            tr("Retrain…"),
            do.retrain,
            ("Ctrl+T",),
            tr("Look at what would be learnt, then decide; nothing starts at once"),
            "train",
            menu="Models",
        ),
        ActionSpec(
            "window.palette",
            tr("Find an action…"),
            do.palette,
            ("Ctrl+K",),
            tr("Every action, infant and recording by a few letters"),
            "search",
            menu="Help",
        ),
        ActionSpec(
            "window.on",
            tr("On to the next control"),
            window.focusNextChild,
            ("F6",),
            tr("As Tab does where Tab has no other meaning"),
            menu="Go",
            separator_before=True,
            repeats=True,
        ),
        ActionSpec(
            "window.back",
            tr("Back to the control before"),
            window.focusPreviousChild,
            ("Shift+F6",),
            menu="Go",
            repeats=True,
        ),
        ActionSpec(
            "window.keys", tr("Keys"), do.key_sheet, ("F1", "?"), tr("Every key on one sheet"), "keyboard", menu="Help"
        ),
        ActionSpec("window.log", tr("Show the log folder"), do.show_log, icon="folder", menu="Help"),
        ActionSpec("window.about", tr("About CryApp"), do.about, icon="info", menu="Help", separator_before=True),
    ]
