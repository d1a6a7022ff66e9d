"""A hand at the real window: real X events (xdotool) where there is a display, waits on conditions, pictures.

Used by the end-to-end tests, ``make screenshots`` and the benches. It runs inside the app's own process, so that it can
wait for what the app itself knows instead of sleeping.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from cryapp.app import build_window, make_application, start_housekeeping, use_look
from cryapp.bridge import crash
from cryapp.bridge.desk import Desk
from cryapp.services.library import open_library
from cryapp.settings import Settings
from cryapp.ui import theme as look

PATIENCE_S = 60.0
FAILURE = Path(__file__).resolve().parents[1] / "build" / "failure.png"


def wait_ms(duration_ms: int) -> None:
    """Lets the app go on for so long. Not ``QTest.qWait``: that keeps Python's lock from the app's own threads."""
    loop = QEventLoop()
    QTimer.singleShot(duration_ms, loop.quit)
    loop.exec()


class Hand:
    """The app on a store, as ``cryapp.app.run_window`` builds it, with a hand that presses and looks."""

    def __init__(
        self, store: Path, settings: dict[str, object] | None = None, size: tuple[int, int] | None = None
    ) -> None:
        self.app = make_application()
        self.settings = Settings()
        for key, value in (settings or {}).items():
            self.settings.set(key, value)
        look.load_fonts()
        use_look(self.settings)
        self.desk = Desk(open_library(str(store)), self.settings)
        crash.report_to(self.desk.bus)
        self.window = build_window(self.desk)
        if size:
            self.window.resize(*size)
        self.window.show()
        start_housekeeping(self.desk)
        self.until(lambda: self.window.isVisible() and self.desk.task is not None, "the window")
        self.real = QApplication.platformName() == "xcb"

    # -- waiting ------------------------------------------------------------------------------------------------

    def until(self, condition: Callable[[], object], what: str, patience_s: float = PATIENCE_S) -> None:
        """Lets the app go on until the condition holds. Raises: TimeoutError naming what was waited for."""
        end = time.monotonic() + patience_s
        while not condition():
            if time.monotonic() > end:
                self._keep_evidence()
                raise TimeoutError(f"waited {patience_s:.0f} s for {what}")
            wait_ms(2)

    def _keep_evidence(self) -> None:
        """What was on the screen when the wait ended in vain, where CI and people find it."""
        if self.real:
            FAILURE.parent.mkdir(exist_ok=True)
            subprocess.run(["import", "-window", "root", str(FAILURE)], check=False)

    def settle(self) -> None:
        """Lets the app go on until nothing is queued and everything is painted."""
        quiet = 0
        while quiet < 10:
            busy = self.desk.operations.is_busy or self.desk.readers.is_busy or self.desk.figures.is_busy
            quiet = 0 if busy else quiet + 1
            wait_ms(20)

    # -- pressing -----------------------------------------------------------------------------------------------

    def key(self, name: str, modifiers: str = "") -> None:
        """Presses a key, e.g. ``key("3")``, ``key("z", "ctrl")``: an X event, or Qt's own where there is no display."""
        if self.real:
            self.give_keyboard()
            chord = f"{modifiers}+{name}" if modifiers else name
            subprocess.run(["xdotool", "key", "--clearmodifiers", chord], check=True)
            wait_ms(40)
            return
        held = Qt.KeyboardModifier.NoModifier
        for word in filter(None, modifiers.split("+")):
            held |= {"ctrl": Qt.KeyboardModifier.ControlModifier, "shift": Qt.KeyboardModifier.ShiftModifier}[word]
        code = {"Return": Qt.Key.Key_Return, "space": Qt.Key.Key_Space, "Escape": Qt.Key.Key_Escape}.get(name)
        target = self.app.focusWidget() or self.window
        QTest.keyClick(target, code if code is not None else Qt.Key(ord(name.upper())), held)

    def front(self) -> QWidget:
        """The window that a person would type into: an open dialog or sheet, else the main window."""
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not self.window]
        dialogs = [w for w in shown if isinstance(w, QDialog) or w.windowType() is Qt.WindowType.Popup]
        return dialogs[-1] if dialogs else self.window

    def give_keyboard(self) -> None:
        """A bare X server has no window manager to hand the keyboard to the window in front."""
        front = self.front()
        if self.app.activeWindow() is not front and front.windowType() is not Qt.WindowType.Popup:
            front.activateWindow()
            self.until(lambda: self.app.activeWindow() is front, f"{front.windowTitle()} to take the keyboard", 5)

    def type(self, text: str) -> None:
        """Types into whatever has the focus."""
        if self.real:
            self.give_keyboard()
            subprocess.run(["xdotool", "type", "--delay", "5", text], check=True)
            wait_ms(60)
        else:
            QTest.keyClicks(self.app.focusWidget() or self.window, text)

    def click(self, widget: QWidget) -> None:
        """Clicks the middle of a widget with the real pointer. Raises: TimeoutError if it never can be clicked."""
        self.until(lambda: widget.isVisible() and widget.isEnabled(), f"{widget.objectName() or widget} to click")
        self.settle()  # a dialog that still fills may move its buttons
        middle = QPoint(widget.width() // 2, widget.height() // 2)
        if self.real:
            at = widget.mapToGlobal(middle)
            subprocess.run(["xdotool", "mousemove", str(at.x()), str(at.y()), "click", "1"], check=True)
            wait_ms(40)
        else:
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle)

    # -- looking ------------------------------------------------------------------------------------------------

    def picture(self, path: Path, widget: QWidget | None = None) -> None:
        """Saves what is seen: the whole screen's window with its open dialogs, or one widget."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.settle()
        if self.real and widget is None:
            subprocess.run(
                ["import", "-window", "root", str(path)],
                check=True,
                env={**os.environ, "DISPLAY": os.environ["DISPLAY"]},
            )
        else:
            assert (widget or self.window).grab().save(str(path))

    def close(self) -> None:
        self.window.close()
        self.until(lambda: not self.window.isVisible(), "the window to close")
        self.desk.close()
        self.window.deleteLater()  # whatever is alive is dressed anew at each change from dark to light
