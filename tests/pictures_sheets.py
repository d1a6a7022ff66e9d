"""Pictures of what is opened for a moment: sheets, popovers, small dialogs; and of screens that say what is missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import soundfile
from PySide6.QtWidgets import QApplication, QWidget

from cryapp.domain.annotation import Role
from cryapp.services import people
from cryapp.services.tasks import get_task
from cryapp.ui.workspaces.label import LabelWorkspace
from cryapp.ui.workspaces.models import ModelsWorkspace
from cryapp.ui.workspaces.review import ReviewWorkspace
from cryapp.ui.workspaces.screen import ScreenWorkspace
from tests.drive import Hand, wait_ms

if TYPE_CHECKING:
    from tests.pictures import Album

TASK, PARTS, NEURO = "cry_presence", "cry_unit", "neuro_injury"
QUIET_RATE_HZ, QUIET_S = 16_000, 6


def sheet_pictures(hand: Hand, album: Album) -> None:
    label = hand.window.show_workspace("label")
    assert isinstance(label, LabelWorkspace)
    hand.until(lambda: label.can_act and label.sound is not None and label.sound.has_sound, "a recording")
    sound = label.sound
    assert sound is not None
    folder = hand.desk.library.paths.recordings / "examples"
    _wished(hand, album, "sign-in", "window.sign_in")
    _wished(hand, album, "about", "window.about")
    _wished(hand, album, "guide", "label.guide")
    _wished(hand, album, "filter", "label.filter")
    _wished(hand, album, "export-measurements", "window.export_measurements")
    _opened(hand, album, "skip", label.pad.ask_skip_reason)
    _opened(hand, album, "look", sound.open_look)
    _opened(hand, album, "hearing", sound.hearing.open)
    _opened(hand, album, "infant-record", label.infant.edit.click)
    _opened(hand, album, "new-set", label.lists.open_new_set)
    _opened(hand, album, "import-plan", lambda: hand.window.dropped.emit([folder]))
    _opened(hand, album, "import-table", lambda: hand.window.dropped.emit([_table(hand, folder)]))
    hand.window.wish("window.settings")
    _pages_of_settings(hand, album)
    sound.voices.open_table()
    wait_ms(500)
    table = _shown(hand)[-1]
    _opened(hand, album, "voice-settings", table.settings.click)  # type: ignore[attr-defined]


def saying_pictures(hand: Hand, album: Album) -> None:
    """Screens that say what is missing or went wrong, each with what to do."""
    desk, reader = hand.desk, hand.desk.annotator
    review = hand.window.show_workspace("review")
    assert isinstance(review, ReviewWorkspace)
    album.take("review-not-yours")
    desk.set_task(get_task(desk.library, NEURO))
    for name in ("models", "screen"):
        hand.window.show_workspace(name)
        album.take(f"{name}-nothing-yet")
    desk.set_annotator(people.add_annotator(desk.library, "L-01", Role.LEAD).annotator)
    desk.set_task(get_task(desk.library, TASK))
    models = hand.window.show_workspace("models")
    assert isinstance(models, ModelsWorkspace)
    hand.settle()
    hand.until(lambda: models._comparison is not None, "a comparison")
    _opened(hand, album, "promote", models._promote)
    desk.set_annotator(reader)


def poor_screening_pictures(hand: Hand, album: Album) -> None:
    """A recording that is not good enough, and a result that was signed."""
    screen = hand.window.show_workspace("screen")
    assert isinstance(screen, ScreenWorkspace)
    quiet = hand.desk.library.paths.recordings / "quiet.wav"
    noise = np.random.default_rng(3).normal(0, 3e-3, QUIET_RATE_HZ * QUIET_S)
    soundfile.write(quiet, noise, QUIET_RATE_HZ)
    infant = people.find_infants(hand.desk.library, "SYN")[1]
    screen.take_infant(infant)
    screen.screen_file(quiet)
    hand.until(lambda: screen.shown is not None, "the result")
    wait_ms(800)
    album.take("screen-poor")
    examples = sorted((hand.desk.library.paths.recordings / "examples").glob("*.flac"))
    screen.take_infant(infant)
    screen.screen_file(next(p for p in examples if infant.code.lower() in p.name.lower()))
    hand.until(lambda: screen.shown is not None, "the result")
    screen.finding.choices["agree"].click()
    screen.finding.sign.click()
    hand.until(lambda: screen.shown is not None and screen.reports.path_of(screen.shown) is not None, "the report")
    wait_ms(800)
    album.take("screen-signed")


def _wished(hand: Hand, album: Album, name: str, act: str) -> None:
    hand.window.book.refresh()
    _opened(hand, album, name, lambda: hand.window.wish(act))


def _opened(hand: Hand, album: Album, name: str, act: Callable[[], object]) -> None:
    """Does something that opens a window of its own, takes it, and closes whatever is open."""
    act()
    hand.until(lambda: bool(_shown(hand)), name)
    wait_ms(300)
    album.take(name)
    for widget in reversed(_shown(hand)):
        widget.close()
    hand.settle()


def _shown(hand: Hand) -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not hand.window]


def _pages_of_settings(hand: Hand, album: Album) -> None:
    hand.until(lambda: bool(_shown(hand)), "the settings")
    dialog = _shown(hand)[-1]
    tabs = dialog.tabs  # type: ignore[attr-defined]
    for at in range(1, tabs.count()):
        tabs.setCurrentIndex(at)
        album.take(f"settings-{at + 1}")
    dialog.close()
    hand.settle()


def _table(hand: Hand, folder: Path) -> Path:
    """A table beside the recordings, as a study keeps one."""
    path = folder / "study.csv"
    rows = ["file,baby,sex,weeks,Apgar 5,cry,remark"]
    rows += [f"{p.name},{p.stem[:7].upper()},f,39,8,yes," for p in sorted(folder.glob("*.flac"))[:12]]
    path.write_text("\n".join(rows), encoding="utf-8")
    return path
