"""Pictures of the rest of the desk: parts of a cry, measurements, lists, tasks, the palette, a lost sound, French."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryapp.services.tasks import get_task
from cryapp.ui import i18n
from cryapp.ui.panels.palette import Palette
from cryapp.ui.workspaces.label import LabelWorkspace
from tests.drive import Hand, wait_ms

if TYPE_CHECKING:
    from tests.pictures import Album

TASK, PARTS = "cry_presence", "cry_unit"


def desk_pictures(hand: Hand, album: Album) -> None:
    label = _label(hand)
    _parts(hand, album, label)
    _measured(hand, album, label)
    for name, act in (("queue", "label.queue"), ("reading-sets", "label.sets"), ("task-editor", "label.edit_task")):
        hand.window.wish(act)
        wait_ms(300)
        album.take(name)
        _close_all(hand)
    hand.window.wish("window.palette")
    palette = hand.window.findChild(Palette)
    assert isinstance(palette, Palette)
    hand.until(palette.isVisible, "the palette")
    hand.type("zoom")
    album.take("palette")
    palette.close_it()
    _lost(hand, album, label)


def french_picture(hand: Hand, album: Album) -> None:
    """Label as a French reader finds it; the hand must have been made after ``i18n.use("fr")``."""
    assert i18n.language() == "fr"
    _label(hand)
    album.take("label-french")


def _label(hand: Hand) -> LabelWorkspace:
    label = hand.window.show_workspace("label")
    assert isinstance(label, LabelWorkspace)
    hand.until(lambda: label.can_act and label.sound is not None and label.sound.has_sound, "a recording")
    wait_ms(600)  # the whole picture is drawn in the background
    return label


def _parts(hand: Hand, album: Album, label: LabelWorkspace) -> None:
    """Two proposals accepted, the others waiting."""
    hand.desk.set_task(get_task(hand.desk.library, PARTS))
    segments = label.segments
    hand.until(lambda: segments.can_mark and segments.is_main, "the task of cry units")
    hand.window.book.refresh()
    hand.window.wish("segments.propose")
    hand.until(lambda: not segments.suggestions.is_looking and len(segments.session.offers) > 0, "proposals", 60)
    for _ in range(2):
        before = len(segments.session.offers)
        hand.window.book.refresh()
        hand.window.wish("segments.accept")
        hand.until(lambda n=before: len(segments.session.offers) < n, "the proposal to be taken")
    album.take("segments")
    for _ in range(2):
        hand.window.book.refresh()
        hand.window.wish("label.undo")
        hand.settle()
    hand.window.wish("segments.propose")
    hand.desk.set_task(get_task(hand.desk.library, TASK))
    hand.settle()


def _measured(hand: Hand, album: Album, label: LabelWorkspace) -> None:
    assert label.sound is not None
    voices = label.sound.voices
    hand.window.book.refresh()
    hand.window.wish("sound.overlays")
    hand.until(lambda: voices.is_shown, "the overlays")
    hand.settle()
    wait_ms(1500)
    album.take("measured")
    voices.open_table()
    wait_ms(500)
    album.take("measurements")
    _close_all(hand)
    hand.window.wish("sound.overlays")


def _lost(hand: Hand, album: Album, label: LabelWorkspace) -> None:
    facts = label.session.facts
    assert facts is not None and label.sound is not None
    copy = hand.desk.library.vault.path_of(facts.recording.vault_key)
    away = copy.with_suffix(".away")
    copy.rename(away)
    try:
        hand.until(lambda: label.sound is not None and label.sound.source.error is not None, "the loss to be seen")
        album.take("lost")
    finally:
        away.rename(copy)
    hand.until(lambda: label.sound is not None and label.sound.has_sound, "the sound to be back")
    hand.window.strip.dismiss()


def _close_all(hand: Hand) -> None:
    from PySide6.QtWidgets import QApplication

    for widget in QApplication.topLevelWidgets():
        if widget is not hand.window and widget.isVisible():
            widget.close()
    hand.settle()
