"""What one answer of a task means: when it is right, what else is asked once it is given, how it sounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from cryapp.domain.recording import Recording
from cryapp.domain.task import LabelClass
from cryapp.domain.task_draft import MOST_EXAMPLES
from cryapp.ui.dialogs.task_classes import ClassEdit
from cryapp.ui.dialogs.task_questions import Questions
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import heading
from cryapp.ui.widgets.example_list import ExampleList, ExamplePlayer

GUIDE_PX = 62
LEAST_PX = 340


class ClassPart(QWidget):
    edited = Signal()
    refused = Signal(str)
    """A sentence: why the recording cannot be an example."""

    def __init__(
        self, player: ExamplePlayer, here: Callable[[], Recording | None], parent: QWidget | None = None
    ) -> None:
        """Args: here: the recording in front of the reader, to be taken as an example."""
        super().__init__(parent)
        self._here = here
        self._row: ClassEdit | None = None
        self._known: tuple[Recording, ...] = ()
        self.head = heading("")
        self.guide = QPlainTextEdit()
        self.guide.setPlaceholderText(tr("When this answer is right, in a sentence or two"))
        self.guide.setAccessibleName(tr("What this answer means"))
        self.guide.setFixedHeight(theme().px(GUIDE_PX))
        self.guide.setTabChangesFocus(True)
        self.questions = Questions()
        self.examples = ExampleList(player, editable=True)
        self.add_example = QPushButton(tr("Add the recording in Label as an example"))
        self.add_example.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_PX)
        parts: tuple[QWidget, ...] = (self.head, self.guide, heading(tr("Asked once it is given")), self.questions)
        for part in (*parts, heading(tr("Example sounds")), self.examples):
            column.addWidget(part)
        column.addWidget(self.add_example, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.guide.textChanged.connect(lambda: self._take(guide=self.guide.toPlainText()))
        self.questions.changed.connect(lambda: self._take(details=self.questions.values))
        self.add_example.clicked.connect(self._add_example)
        self.examples.removed.connect(self.remove_example)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(theme().px(LEAST_PX), 0))

    def know(self, recordings: tuple[Recording, ...]) -> None:
        """The example recordings that this store holds."""
        self._known = recordings

    def show_class(self, row: ClassEdit | None) -> None:
        """Another answer is looked at; None: there is none."""
        self._row = row
        for widget in (self.guide, self.questions, self.examples, self.add_example):
            widget.setEnabled(row is not None)
        self.name_it()
        value = row.value if row is not None else None
        blocker = QSignalBlocker(self.guide)
        self.guide.setPlainText(value.guide if value is not None else "")
        del blocker
        self.questions.show_questions(value.details if value is not None else ())
        self.examples.show_examples(value.examples if value is not None else (), self._known)

    def name_it(self) -> None:
        """The answer's name may be another by now."""
        name = self._row.value.name if self._row is not None else ""
        self.head.setText(tr("What “{name}” means").format(name=name).upper())

    def _take(self, **changes: object) -> None:
        if self._row is not None:
            value: LabelClass = replace(self._row.value, **changes)  # type: ignore[arg-type]
            self._row.take(value)
            self.edited.emit()

    # -- examples -----------------------------------------------------------------------------------------------

    def _add_example(self) -> None:
        recording = self._here()
        if self._row is None:
            return
        if recording is None or not recording.file_name:
            self.refused.emit(tr("Open the recording in Label first; in a reading set none is named."))
            return
        hashes = self._row.value.examples
        if recording.sha256 not in hashes and len(hashes) < MOST_EXAMPLES:
            self._known = (*self._known, recording)
            self._take_examples((*hashes, recording.sha256))

    def remove_example(self, sha256: str) -> None:
        if self._row is not None:
            self._take_examples(tuple(one for one in self._row.value.examples if one != sha256))

    def _take_examples(self, hashes: tuple[str, ...]) -> None:
        self._take(examples=hashes)
        self.examples.show_examples(hashes, self._known)
