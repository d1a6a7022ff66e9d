"""The composition root: the only module that sees every layer. It builds the desk and the window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from cryapp import __version__
from cryapp.bridge import crash, garbage
from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.bridge.ops import sentence_for
from cryapp.domain.errors import UserError
from cryapp.settings import Settings
from cryapp.ui import i18n
from cryapp.ui import theme as look
from cryapp.ui.first_paint import FirstPaint
from cryapp.ui.theme import Scheme

if TYPE_CHECKING:
    from cryapp.ui.here import Here
    from cryapp.ui.main_window import MainWindow

NAME = "CryApp"
AFTER_START_MS = 1500
"""Housekeeping waits until the first recording is on the screen."""
BACKUP_CHECK_MS = 60_000


def run_window(argv: Sequence[str]) -> int:
    """Opens the window and returns the exit code when it is closed, and not to be opened anew in another language."""
    options = _options(argv)
    app = make_application()
    settings = Settings()
    look.load_fonts()

    from cryapp.services.library import open_library

    here: Here | None = None
    while True:
        use_look(settings)
        try:
            library = open_library(options.store)
        except UserError as error:
            print(error, file=sys.stderr)
            return 2 if options.exit_after_paint else _say_why_not(app, error)
        desk = Desk(library, settings)
        crash.report_to(desk.bus)
        window = build_window(desk, here)
        # The first picture shows the tasks, which are being read by now. What else is read imports half a second of
        # services and numpy, and would take the interpreter from whoever paints.
        desk.readers.hold()
        FirstPaint(window, desk.readers.release)
        if options.exit_after_paint:
            _exit_after_paint(app, window)
        window.show()
        start_housekeeping(desk)
        QTimer.singleShot(AFTER_START_MS, desk, garbage.spare_what_is_there)
        code = app.exec()
        here = window.return_to
        desk.close()
        if here is None:
            return code
        window.deleteLater()
        desk.deleteLater()


def use_look(settings: Settings) -> None:
    """Language, colours and text size of the settings."""
    i18n.use(settings["look.language"])
    choice = look.Choice(settings["look.theme"])
    look.theme().apply(look.scheme_for(choice, Scheme.DARK), settings["look.text_scale"] / 100)


def make_application() -> QApplication:
    """The QApplication with the name and manners that the rest relies on."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    garbage.collect_on_gui_thread(app)
    if app.applicationName() != NAME:
        app.setApplicationName(NAME)
        app.setApplicationVersion(__version__)
        app.setDesktopFileName("cryapp")
        app.setStyle("Fusion")  # the same on every platform; the style sheet builds on it
    return app


def build_window(desk: Desk, here: Here | None = None) -> MainWindow:
    """The window on this desk with the first workspace in front, or where somebody was before it opened anew."""
    from cryapp.ui.main_window import MainWindow, Room
    from cryapp.ui.workspaces.label import LabelWorkspace

    def review() -> QWidget:
        from cryapp.ui.workspaces.review import ReviewWorkspace

        return ReviewWorkspace(desk)

    def screen() -> QWidget:
        from cryapp.ui.workspaces.screen import ScreenWorkspace

        return ScreenWorkspace(desk)

    def models() -> QWidget:
        from cryapp.ui.workspaces.models import ModelsWorkspace

        return ModelsWorkspace(desk)

    rooms = (
        Room("label", i18n.tr("Label"), lambda: LabelWorkspace(desk), Scheme.DARK),
        Room("review", i18n.tr("Review"), review, Scheme.LIGHT),
        Room("screen", i18n.tr("Screen"), screen, Scheme.LIGHT),
        Room("models", i18n.tr("Models"), models, Scheme.LIGHT),
    )
    window = MainWindow(desk, rooms)
    window.show_workspace("label")
    if here is not None:
        window.come_back(here)
    window.say_settings_problem()
    return window


def start_housekeeping(desk: Desk) -> None:
    """Backups during use, runs that a crash left behind, and what was done in another window.

    A backup runs among the readers: of a store of a million recordings it takes half a minute, and on the writer
    every label would wait for it. The copy is of one moment whatever is written meanwhile.
    """
    library = desk.library
    under_way = False

    def recover() -> None:
        from cryapp.services import shipped_models, training
        from cryapp.ui.elsewhere import Elsewhere

        Elsewhere(desk, desk)
        desk.operations.run(lambda: training.recover_runs(library))
        desk.operations.run(lambda: shipped_models.take_in(library), desk.bus.announce)

    def back_up_if_due() -> None:
        from cryapp.services import backup

        nonlocal under_way
        if under_way:
            return
        under_way = True
        minutes = float(desk.settings["backup.minutes"])
        desk.read(lambda: backup.back_up_if_due(library, minutes), backed_up, not_backed_up)

    def backed_up(_made: object) -> None:
        nonlocal under_way
        under_way = False

    def not_backed_up(error: Exception) -> None:
        backed_up(None)
        desk.bus.say(sentence_for(error), Level.ERROR)

    after_start = QTimer(desk)
    after_start.setSingleShot(True)
    after_start.timeout.connect(recover)
    after_start.start(AFTER_START_MS)
    every_minute = QTimer(desk)
    every_minute.timeout.connect(back_up_if_due)
    every_minute.start(BACKUP_CHECK_MS)


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="cryapp", description="Opens the window.")
    parser.add_argument("--store", metavar="PATH_OR_URL", help="the store to open (default: the user's data folder)")
    parser.add_argument("--exit-after-paint", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(list(argv))


def _say_why_not(app: QApplication, error: UserError) -> int:
    from cryapp.ui.dialogs.cannot_open import CannotOpen

    dialog = CannotOpen(error)  # held: a window that nobody refers to is gone before it is seen
    dialog.show()
    app.exec()
    return 2


def _exit_after_paint(app: QApplication, window: QWidget) -> None:
    """For ``make bench``: prints a line once the first frame is on the screen, then quits."""

    def painted() -> None:
        print("painted", flush=True)
        QTimer.singleShot(0, app, window.close)

    FirstPaint(window, painted)
