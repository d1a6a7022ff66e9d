"""The other questions about the same recording, with the reader's own answers: one key goes from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cryapp.domain.annotation import CurrentLabel, LabelState
from cryapp.domain.task import DONT_KNOW, Task, Unit
from cryapp.domain.wording import mark
from cryapp.ui.i18n import tr
from cryapp.ui.widgets.basic import ElidedLabel, Panel, key_cap

ABOUT = {
    Unit.RECORDING: mark("asked of the recording"),
    Unit.INFANT: mark("asked of the infant"),
    Unit.SEGMENT: mark("asked of parts of the recording"),
}


class OtherTasks(Panel):
    task_chosen = Signal(object)
    """Task"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Other questions"), parent)
        self.cap = key_cap("")
        self.head.addWidget(self.cap)
        self.rows: list[QWidget] = []
        self._every: list[Task] = []
        self._present: Task | None = None
        self._shown: list[tuple[Task, str]] = []
        self.hide()

    def show_answers(
        self, present: Task | None, others: Sequence[tuple[Task, CurrentLabel]], beside: Task | None = None
    ) -> None:
        """A line for each other task: what it asks, and what the reader has answered. ``beside`` stands elsewhere."""
        self._present = present
        self._every = sorted([*([present] if present else []), *(task for task, _ in others)], key=lambda one: one.id)
        lines = [one for one in others if beside is None or one[0].id != beside.id]
        shown = [(task, answer_words(task, current)) for task, current in lines]
        if shown == self._shown:
            return  # most often nothing is answered there, and the next recording looks the same
        self._shown = shown
        while self.rows:
            old = self.rows.pop()
            self.body.removeWidget(old)
            old.deleteLater()
        for task, said in shown:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            name = QPushButton(task.name.replace("&", "&&"))
            name.setObjectName("link")
            name.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            about = tr(ABOUT[task.unit])
            name.setToolTip(
                tr("{question} ({about}, version {version})").format(
                    question=task.question, about=about, version=task.version
                )
            )
            name.clicked.connect(lambda _c=False, chosen=task: self.task_chosen.emit(chosen))
            row.addWidget(name)
            answer = ElidedLabel(said or "–", "" if said else "muted")
            answer.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(answer, 1)
            self.body.addWidget(line)
            self.rows.append(line)
        self.setVisible(bool(lines))

    def step(self, by: int) -> None:
        """On to the next question, or back, about the same recording."""
        at = next((n for n, one in enumerate(self._every) if self._present and one.id == self._present.id), None)
        if at is not None and len(self._every) > 1:
            self.task_chosen.emit(self._every[(at + by) % len(self._every)])

    def show_key(self, key: str) -> None:
        self.cap.setText(key)
        self.cap.setVisible(bool(key))


def answer_words(task: Task, current: CurrentLabel) -> str:
    """The reader's own answer in words; empty while there is none."""
    if current.state is LabelState.SKIPPED:
        return tr("skipped")
    if current.class_key is None:
        return tr("all marked") if current.state is LabelState.LABELLED else ""
    found = task.class_of(current.class_key)
    return tr("don't know") if current.class_key == DONT_KNOW else found.name if found else current.class_key
