"""A window whose every word is kept, for tests of what goes wrong; in the test's own process, without a display."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from PySide6.QtWidgets import QLabel, QWidget
from sqlalchemy import text

from cryapp.bridge import crash
from cryapp.bridge.bus import Level, Message
from cryapp.services import people
from cryapp.services.library import open_library
from cryapp.ui.workspaces.label import LabelWorkspace
from cryapp.ui.workspaces.models import ModelsWorkspace
from tests.drive import Hand
from tests.ui.workbench import fill

READER = "R-07"


class Window(Hand):
    """The real window with a reader signed in. What it says is kept; an exception nobody foresaw fails the test."""

    def __init__(self, store: Path) -> None:
        with patch.object(crash, "report_to"):  # pytest-qt is to see what nobody foresaw
            super().__init__(store)
        self.said: list[Message] = []
        self.desk.bus.message.connect(self.said.append)
        self.desk.set_annotator(people.add_annotator(self.desk.library, READER).annotator)
        self.until(lambda: self.label.sound is not None, "the sound view")
        self.settle()

    @property
    def label(self) -> LabelWorkspace:
        found = self.window.workspace("label")
        assert isinstance(found, LabelWorkspace)
        return found

    @property
    def models(self) -> ModelsWorkspace:
        found = self.window.show_workspace("models")
        assert isinstance(found, ModelsWorkspace)
        return found

    @property
    def troubles(self) -> list[str]:
        """Warnings and errors, as they were told."""
        return [message.text for message in self.said if message.level in (Level.WARNING, Level.ERROR)]

    def ready(self, name: str = "") -> None:
        """Waits until a recording (that one) can be answered."""

        def there() -> bool:
            facts = self.label.session.facts
            return facts is not None and self.label.can_act and (not name or facts.recording.file_name == name)

        self.until(there, f"recording {name}")

    def press(self, name: str, modifiers: str = "") -> None:
        """Presses a key in the Label workspace and waits for what follows."""
        self.window.show_workspace("label")
        self.window.activateWindow()  # without a window manager nobody does it when a sheet closes
        self.until(lambda: self.app.activeWindow() is self.window, "the window to take the keyboard")
        self.label.setFocus()
        self.key(name, modifiers)
        self.settle()

    def answer(self, digit: str) -> None:
        """Presses a digit in the Label workspace and waits until it was saved or refused."""
        self.ready()
        self.press(digit)
        self.ready()

    @property
    def answered(self) -> str:
        """The reader's answer to the recording in view."""
        facts = self.label.session.facts
        return (facts.label.class_key or "") if facts is not None and facts.label is not None else ""


@contextlib.contextmanager
def window_on(store: Path) -> Iterator[Window]:
    hand = Window(store)
    try:
        yield hand
    finally:
        hand.window._may_close = True  # a test that failed while a worker runs ends here, not in a question
        hand.close()


def filled_store(folder: Path, n_infants: int = 4, labelled: int = 0) -> Path:
    """A store with a short recording of each infant, the first ones labelled."""
    library = open_library(str(folder / "store"))
    fill(library, folder / "sounds", n_infants, labelled)
    library.close()
    return folder / "store"


def saved_labels(store: Path) -> int:
    """Answers in the store's history, read by a second opening of a sound file."""
    library = open_library(str(store))
    try:
        with library.store.read() as session:
            assert session.execute(text("PRAGMA integrity_check")).scalars().all() == ["ok"]
            return int(session.execute(text("SELECT COUNT(*) FROM label_event WHERE kind = 'label'")).scalar_one())
    finally:
        library.close()


def words(widget: QWidget) -> str:
    """Everything that is written on a widget and can be seen."""
    return "\n".join(part.text() for part in widget.findChildren(QLabel) if part.isVisibleTo(widget))


def is_sentence(told: str) -> bool:
    """What a clinician may be shown: words and a full stop, no traceback and no code."""
    return told.strip().endswith((".", "”")) and not any(w in told for w in ("Traceback", "Error(", "<class", "None"))
