"""One colour scheme's pictures, taken of the real window: ``python -m tests.pictures STORE OUT light|dark SUFFIX``."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog

from cryapp.domain.annotation import LabelState
from cryapp.services import people, scoring, training
from cryapp.services.models import model_in_use
from cryapp.ui.workspaces.label import LabelWorkspace
from cryapp.ui.workspaces.models import ModelsWorkspace
from cryapp.ui.workspaces.screen import ScreenWorkspace
from tests.drive import Hand, wait_ms
from tests.pictures_desk import desk_pictures, french_picture
from tests.pictures_review import evidence_picture, review_pictures
from tests.pictures_sheets import poor_screening_pictures, saying_pictures, sheet_pictures

TASK = "cry_presence"
READER = "R-07"


def prepare(store: Path) -> None:
    """Example cries, truth labels, a promoted model and a candidate: something true for every screen to show."""
    if (store / "models").is_dir() and any((store / "models").iterdir()):
        return
    train = ("train", "--task", TASK, "--preset", "quick", "--annotator", "R-01")
    for words in (
        ("examples", "--with-labels"),
        (*train, "--promote", "--reason", "First model on the example cries"),
        (*train, "--no-pretrain", "--epochs", "8"),
    ):
        subprocess.run([sys.executable, "-m", "cryapp", *words, "--store", str(store)], check=True)


class Album:
    def __init__(self, hand: Hand, out: Path, scheme: str, suffix: str) -> None:
        self.hand, self.out, self.scheme, self.suffix = hand, out, scheme, suffix

    def take(self, name: str) -> None:
        self.hand.settle()
        self.hand.picture(self.out / f"{name}-{self.scheme}{self.suffix}.png")
        print(name, flush=True)

    def dialog(self, name: str, close: bool = True) -> QDialog:
        """Waits for the dialog in front, takes it with the window behind it, closes it."""
        self.hand.until(lambda: self._front() is not None, f"the dialog {name}")
        dialog = self._front()
        assert dialog is not None
        self.take(name)
        if close:
            dialog.close()
            self.hand.settle()
        return dialog

    @staticmethod
    def _front() -> QDialog | None:
        return next((w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()), None)


def label_pictures(hand: Hand, album: Album) -> None:
    label = hand.window.show_workspace("label")
    assert isinstance(label, LabelWorkspace)
    hand.until(lambda: label.session.facts is not None and label.sound is not None, "a recording")
    hand.until(lambda: label.can_act, "the pad")
    facts = label.session.facts
    assert facts is not None
    if facts.label is not None and facts.label.state is not LabelState.WAITING:
        label.worklist.go_to_next_waiting()
        hand.settle()
    wait_ms(600)  # the whole picture is drawn in the background
    album.take("label")
    hand.key("1")
    hand.until(lambda: (f := label.session.facts) is not None and f.prediction is not None, "the prediction")
    wait_ms(300)
    album.take("label-revealed")
    evidence_picture(hand, album)
    hand.window.wish("window.keys")
    album.dialog("keys")
    hand.window.wish("window.settings")
    album.dialog("settings")


def models_pictures(hand: Hand, album: Album) -> None:
    models = hand.window.show_workspace("models")
    assert isinstance(models, ModelsWorkspace)
    wait_ms(800)
    album.take("models")
    models.open_retrain()
    dialog = album.dialog("retrain", close=False)
    dialog.preset.setCurrentIndex(0)  # type: ignore[attr-defined]
    hand.settle()
    hand.click(dialog.begin)  # type: ignore[attr-defined]
    trainer = models.trainer
    hand.until(lambda: trainer.story is not None and len(trainer.story.points) >= 3, "some epochs", 600)
    album.take("run")
    trainer.cancel()
    hand.until(lambda: not trainer.is_busy, "the run's end")


def screen_pictures(hand: Hand, album: Album) -> None:
    screen = hand.window.show_workspace("screen")
    assert isinstance(screen, ScreenWorkspace)
    wait_ms(500)
    album.take("screen-choose")
    library = hand.desk.library
    infant = people.find_infants(library, "SYN")[0]
    screen.take_infant(infant)
    album.take("screen-record")
    examples = sorted((library.paths.recordings / "examples").glob("*.flac"))
    screen.screen_file(next(p for p in examples if infant.code.lower() in p.name.lower()))
    hand.until(lambda: screen._screening is not None, "the result")
    wait_ms(800)
    album.take("screen")


def main(store: Path, out: Path, scheme: str, suffix: str) -> None:
    prepare(store)
    settings: dict[str, object] = {"look.theme": scheme, "look.language": "en"}
    empty = store.parent / f"empty-{scheme}{suffix}"
    size = {"": (1280, 800), "-large": (2560, 1440)}[suffix]
    hand = Hand(empty, settings, size)
    hand.window.move(0, 0)
    Album(hand, out, scheme, suffix).take("first-start")
    hand.close()
    shutil.rmtree(empty, ignore_errors=True)

    hand = Hand(store, settings, size)
    hand.window.move(0, 0)
    hand.desk.set_annotator(people.add_annotator(hand.desk.library, READER).annotator)
    in_use = model_in_use(hand.desk.library, TASK)
    assert in_use is not None
    training.recover_runs(hand.desk.library)
    scoring.rescore(hand.desk.library, in_use.id)
    album = Album(hand, out, scheme, suffix)
    rooms = (label_pictures, desk_pictures, sheet_pictures, review_pictures, models_pictures, screen_pictures)
    for pictures in (*rooms, poor_screening_pictures, saying_pictures):
        pictures(hand, album)
    hand.close()

    hand = Hand(store, settings | {"look.language": "fr"}, size)
    hand.window.move(0, 0)
    hand.desk.set_annotator(people.add_annotator(hand.desk.library, READER).annotator)
    french_picture(hand, Album(hand, out, scheme, suffix))
    hand.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4] if len(sys.argv) > 4 else "")
