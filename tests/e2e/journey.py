"""The main job in the real window, by keys and pointer alone: ``python -m tests.e2e.journey STORE FOLDER ANSWERS``.

Run by ``test_main_job`` under Xvfb. It prints what it did as one JSON object on the last line of stdout; the test then
opens the store and believes nothing but that.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from cryapp.ui.dialogs.import_dialog import ImportDialog
from cryapp.ui.dialogs.reason import ReasonDialog
from cryapp.ui.dialogs.retrain import RetrainDialog
from cryapp.ui.workspaces.label import LabelWorkspace
from cryapp.ui.workspaces.models import ModelsWorkspace
from tests.drive import Hand

READER = "R-07"
KEY_OF = {"1": "1", "0": "2"}
"""Answer in the table of answers → key on the pad."""
TRAINING_PATIENCE_S = 900


def dialog(hand: Hand, kind: type[QDialog]) -> QDialog:
    def there() -> QDialog | None:
        return next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None)

    hand.until(there, kind.__name__)
    found = there()
    assert found is not None
    return found


def open_folder(hand: Hand, folder: Path) -> None:
    hand.key("o", "ctrl+shift")
    dialog(hand, QFileDialog)
    hand.type(str(folder))
    hand.key("Return")
    sheet = dialog(hand, ImportDialog)
    assert isinstance(sheet, ImportDialog)
    hand.click(sheet.go)
    hand.until(lambda: sheet.pages.currentWidget() is sheet.report, "the import report")
    hand.click(sheet.cancel)
    hand.until(lambda: not sheet.isVisible(), "the sheet to close")


def sign_in(hand: Hand) -> None:
    hand.click(hand.window.top_bar.reader)
    hand.until(lambda: QApplication.focusWidget() is not None and hand.front() is not hand.window, "the sheet")
    hand.type(READER)
    hand.key("Return")
    hand.until(lambda: hand.desk.annotator is not None, "the reader")


def label_all(hand: Hand, label: LabelWorkspace, answers: dict[str, str]) -> dict[str, object]:
    """Answers every recording that has an answer and leaves the rest; takes one label back and gives it again."""
    seen: list[str] = []
    hidden, undone = True, False
    hand.until(lambda: label.can_act and label.sound is not None, "the first recording")
    for number in range(label.worklist.model.rowCount()):
        hand.until(lambda before=tuple(seen): shown(label) not in (*before, "") and label.can_act, "the next recording")
        name = shown(label)
        seen.append(name)
        facts = label.session.facts
        hidden = hidden and facts is not None and facts.prediction is None
        if name in answers:
            answer(hand, label, KEY_OF[answers[name]])
            if not undone:
                hand.key("z", "ctrl")
                hand.until(lambda: not chosen(label) and label.can_act, "the undo")
                answer(hand, label, KEY_OF[answers[name]])
                undone = True
        if number + 1 < label.worklist.model.rowCount():
            hand.key("n")
    return {"seen": seen, "hidden": hidden, "undone": undone}


def shown(label: LabelWorkspace) -> str:
    """File name of the recording in view; empty while another is fetched."""
    facts = label.session.facts
    return facts.recording.file_name if facts is not None else ""


def chosen(label: LabelWorkspace) -> str:
    """Class key of the reader's answer to the recording in view; empty if there is none."""
    facts = label.session.facts
    return (facts.label.class_key or "") if facts is not None and facts.label is not None else ""


def answer(hand: Hand, label: LabelWorkspace, digit: str) -> None:
    hand.key(digit)
    hand.until(lambda: chosen(label) and label.can_act, "the label to be saved")


def train(hand: Hand) -> ModelsWorkspace:
    hand.key("t", "ctrl")
    retrain = dialog(hand, RetrainDialog)
    assert isinstance(retrain, RetrainDialog)
    retrain.preset.setCurrentIndex(0)
    hand.until(retrain.begin.isEnabled, "training to be allowed")
    hand.click(retrain.begin)
    models = hand.window.workspace("models")
    assert isinstance(models, ModelsWorkspace)
    hand.until(lambda: models.trainer.is_busy, "the worker")
    return models


def promote(hand: Hand, models: ModelsWorkspace) -> None:
    hand.until(models.head.promote.isVisible, "the candidate")
    hand.click(models.head.promote)
    reason = dialog(hand, ReasonDialog)
    assert isinstance(reason, ReasonDialog)
    hand.type("First model, to see the loop closed")
    hand.click(reason.act)
    hand.until(lambda: models.rescoring.is_busy, "scoring to begin")
    hand.until(lambda: not models.rescoring.is_busy, "every recording to be scored", TRAINING_PATIENCE_S)


def main(store: Path, folder: Path, answers: dict[str, str]) -> dict[str, object]:
    hand = Hand(store)
    hand.window.move(0, 0)
    assert hand.real, "this journey needs a real display"
    open_folder(hand, folder)
    sign_in(hand)
    label = hand.window.current_workspace
    assert isinstance(label, LabelWorkspace)
    told: dict[str, object] = label_all(hand, label, answers)
    models = train(hand)

    # Labelling goes on while the worker learns: a note is written and kept.
    hand.key("1", "ctrl")
    hand.until(lambda: hand.window.current_workspace is label, "the Label workspace")
    hand.key("f")
    hand.until(lambda: (f := label.session.facts) and f.label and f.label.flagged, "the flag")
    told["flagged_while_training"] = models.trainer.is_busy
    hand.window.show_workspace("models")
    hand.until(lambda: not models.trainer.is_busy, "the end of training", TRAINING_PATIENCE_S)
    promote(hand, models)

    hand.key("1", "ctrl")
    waiting = next(name for name in told["seen"] if not answers.get(name))  # type: ignore[attr-defined]
    hand.until(lambda: hand.window.current_workspace is label, "the Label workspace")
    label.worklist.go_to_next_waiting()
    hand.until(lambda: shown(label) == waiting and label.can_act, waiting)
    facts = label.session.facts
    told["hidden_before_label"] = facts is not None and facts.prediction is None
    hand.key("2")
    hand.until(lambda: (f := label.session.facts) and f.prediction is not None, "the prediction after the label")
    facts = label.session.facts
    assert facts is not None and facts.prediction is not None
    told["revealed"] = dict(facts.prediction.probabilities)
    hand.close()
    return told


if __name__ == "__main__":
    given = json.loads(Path(sys.argv[3]).read_text())
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]), given)), flush=True)
