"""After the reader's own answer: what the model says, what that means, where it lies, and what sounds alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QToolButton, QVBoxLayout, QWidget

from cryapp.domain.ids import RecordingId
from cryapp.domain.task import Task
from cryapp.ui import icons
from cryapp.ui.i18n import tr
from cryapp.ui.label_facts import class_name
from cryapp.ui.reveal_words import meaning, model_sentence
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import Panel, label, with_key
from cryapp.ui.widgets.class_mark import ClassMark
from cryapp.ui.words import number

if TYPE_CHECKING:
    from cryapp.services.revealing import Neighbour, Revealed


class RevealPanel(Panel):
    """Hidden until there is something that may be shown."""

    evidence_pressed = Signal()
    play_pressed = Signal(object)
    """RecordingId of a similar recording."""
    open_pressed = Signal(object)
    """RecordingId of a similar recording."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What the model says"), parent)
        self._rows: list[_NeighbourRow] = []
        self.sentence = label("", "strong", wrap=True)
        self.meaning = label("", "small", wrap=True)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.meaning)
        self.evidence = QPushButton()
        self.evidence.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.evidence.clicked.connect(self.evidence_pressed)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Looking for the evidence"))
        self.body.addWidget(self.evidence)
        self.body.addWidget(self.progress)
        self.evidence_words = label("", "small", wrap=True)
        self.body.addWidget(self.evidence_words)
        self.alike = label("", "small", wrap=True)
        self.body.addWidget(self.alike)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.body.addLayout(self._list)
        self._key = ""
        self.show_revealed(None, None)

    def show_revealed(self, task: Task | None, revealed: Revealed | None) -> None:
        """Shows it; None hides the panel."""
        self.setVisible(revealed is not None)
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = []
        self.show_evidence(None)
        if revealed is None or task is None:
            return
        self.sentence.setText(model_sentence(task, revealed.prediction))
        self.meaning.setText(meaning(task, revealed))
        self._fill(task, revealed.neighbours)

    def _fill(self, task: Task, neighbours: Sequence[Neighbour]) -> None:
        self.alike.setText(
            tr("Most alike to the model among what you have labelled:")
            if neighbours
            else tr("Nothing that you have labelled of other infants can be compared yet.")
        )
        for neighbour in neighbours:
            row = _NeighbourRow(task, neighbour)
            row.play.clicked.connect(lambda _on=False, id_=neighbour.recording.id: self.play_pressed.emit(id_))
            row.open.clicked.connect(lambda _on=False, id_=neighbour.recording.id: self.open_pressed.emit(id_))
            self._rows.append(row)
            self._list.addWidget(row)

    def show_evidence(self, sentence: str | None, share: float | None = None) -> None:
        """``share`` 0 … 1 while it is being computed; ``sentence`` once it is on the spectrogram, None without."""
        self.progress.setVisible(share is not None)
        self.progress.setValue(round(100 * (share or 0.0)))
        words = tr("Cancel") if share is not None else tr("Hide the evidence") if sentence else tr("Show the evidence")
        self.evidence.setText(with_key(words, self._key))
        self._words = words
        self.evidence_words.setText(sentence or "")
        self.evidence_words.setVisible(bool(sentence))

    def say(self, sentence: str) -> None:
        """Why the evidence cannot be shown."""
        self.show_evidence(None)
        self.evidence_words.setText(sentence)
        self.evidence_words.setVisible(True)

    def show_playing(self, recording_id: RecordingId | None) -> None:
        """Which similar recording sounds now."""
        for row in self._rows:
            row.show_playing(row.recording_id == recording_id)

    def show_key(self, key: str) -> None:
        self._key = key
        self.evidence.setText(with_key(self._words, key))

    @property
    def rows(self) -> tuple[_NeighbourRow, ...]:
        return tuple(self._rows)


class _NeighbourRow(QWidget):
    """A similar recording: play it, see what one called it, open it."""

    def __init__(self, task: Task, neighbour: Neighbour) -> None:
        super().__init__()
        recording = neighbour.recording
        self.recording_id = recording.id
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_PX)
        self.play = QToolButton()
        self.play.setObjectName("quiet")
        self.play.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self.play)
        found = task.class_of(neighbour.class_key)
        if found is not None:
            row.addWidget(ClassMark(found.shape, found.color))
        words = class_name(task, neighbour.class_key)
        self.open = QPushButton(f"{recording.title} · {words}")
        self.open.setObjectName("link")
        self.open.setToolTip(tr("Opens this recording"))
        row.addWidget(self.open, 1)
        row.addWidget(label(number(neighbour.similarity, 2), "small"))
        self._name = tr("{title}, which you called “{answer}”").format(title=recording.title, answer=words)
        theme().changed.connect(self._restyle)
        self._is_playing = False
        self._restyle()

    def show_playing(self, playing: bool) -> None:
        self._is_playing = playing
        self._restyle()

    def _restyle(self, _tokens: object = None) -> None:
        self.play.setIcon(icons.icon("stop" if self._is_playing else "play", "text", 16))
        words = tr("Stop") if self._is_playing else tr("Play {what}").format(what=self._name)
        self.play.setAccessibleName(words)
        self.play.setToolTip(words)
