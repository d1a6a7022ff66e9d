"""Segments from files of other programs: what each file is about, what its texts mean, and what was dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cryapp.domain.task import Task
from cryapp.services.segment_files.marked import NO_CLASS
from cryapp.services.segment_intake import LookedAt
from cryapp.ui.i18n import tr
from cryapp.ui.shapes import shape_icon
from cryapp.ui.theme import SPACE_PX
from cryapp.ui.widgets.basic import label

MOST_TEXTS = 60


class SegmentImportDialog(QDialog):
    """Modeless: the window behind it goes on. Nothing is imported before Import is pressed."""

    wanted = Signal(object, object)
    """Files (tuple of LookedAt) and the meaning of their texts (dict text → class key)"""
    columns_said = Signal(object)
    """dict Path → the column of the texts"""

    def __init__(self, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Import segments"))
        self.setModal(False)
        self.setMinimumWidth(520)
        self._task = task
        self._files: tuple[LookedAt, ...] = ()
        self.meaning: dict[str, QComboBox] = {}
        self.columns: dict[Path, QComboBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(tr("Import segments"), "title"))
        column.addWidget(
            label(tr("They are added to your own segments of “{task}”.").format(task=tr(task.name)), "muted", wrap=True)
        )
        self._body = QVBoxLayout()
        self._body.setSpacing(SPACE_PX)
        inside = QWidget()
        inside.setObjectName("scrolled")
        inside.setLayout(self._body)
        area = QScrollArea()
        area.setAccessibleName(tr("Classes of the labels"))
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inside)
        area.setMinimumHeight(180)
        column.addWidget(area, 1)
        buttons = QHBoxLayout()
        self.close_button = QPushButton(tr("Cancel"))
        self.act = QPushButton(tr("Import"))
        self.act.setObjectName("primary")
        self.act.setDefault(True)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.act)
        column.addLayout(buttons)
        self.close_button.clicked.connect(self.close)
        self.act.clicked.connect(self._act)

    def offer(self, files: Sequence[LookedAt]) -> None:
        """What was found in the files; questions first where there are any."""
        self._files = tuple(files)
        self._clear()
        for file in files:
            self._body.addWidget(self._line(file))
        self._ask_columns()
        self._ask_meaning()
        self._body.addStretch(1)
        fit = [file for file in files if not file.problem]
        self.act.setEnabled(bool(fit))
        self.act.setText(tr("Look into it") if self.columns else tr("Import"))

    def report(self, lines: Sequence[tuple[str, bool]]) -> None:
        """What was done: sentences, and whether each is a trouble."""
        self._clear()
        for sentence, trouble in lines:
            self._body.addWidget(label(sentence, "danger" if trouble else "", wrap=True))
        self._body.addStretch(1)
        self.act.setVisible(False)
        self.close_button.setText(tr("Close"))

    def _line(self, file: LookedAt) -> QWidget:
        if file.problem:
            return label(f"{file.path.name}: {tr(file.problem)}", "danger", wrap=True)
        text = tr("{file} → {recording}: {n} segments").format(
            file=file.path.name, recording=file.title, n=file.n_marked if not file.columns else "…"
        )
        if file.dropped:
            text += ". " + tr("Not kept: {what}.").format(what="; ".join(file.dropped))
        return label(text, "", wrap=True)

    def _ask_columns(self) -> None:
        form = self._form(tr("Which column has the labels?"), any(file.columns for file in self._files))
        for file in self._files:
            if file.columns:
                box = QComboBox()
                box.addItems(list(file.columns))
                box.setAccessibleName(tr("Column of {file}").format(file=file.path.name))
                self.columns[file.path] = box
                form.addRow(label(file.path.name), box)

    def _ask_meaning(self) -> None:
        texts = list(dict.fromkeys(text for file in self._files for text in file.unknown))
        form = self._form(tr("What do these texts mean?"), bool(texts))
        for text in texts[:MOST_TEXTS]:
            box = QComboBox()
            box.addItem(tr("no class"), NO_CLASS)
            for c in self._task.classes:
                box.addItem(shape_icon(c.shape, c.color), tr(c.name), c.key)
            guess = next((i for i, c in enumerate(self._task.classes, 1) if _alike(text, c.name, c.key)), 0)
            box.setCurrentIndex(guess)
            box.setAccessibleName(tr("Meaning of “{text}”").format(text=text))
            self.meaning[text] = box
            form.addRow(label(f"“{text}”"), box)
        if len(texts) > MOST_TEXTS:
            self._body.addWidget(
                label(
                    tr("{n} more texts become segments without a class.").format(n=len(texts) - MOST_TEXTS), "warning"
                )
            )

    def _form(self, question: str, shown: bool) -> QFormLayout:
        holder = QWidget()
        form = QFormLayout(holder)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(2 * SPACE_PX)
        if shown:
            self._body.addWidget(label(question, "heading"))
            self._body.addWidget(holder)
        return form

    def _act(self) -> None:
        if self.columns:
            self.columns_said.emit({path: box.currentText() for path, box in self.columns.items()})
            return
        texts = [text for file in self._files for text in file.unknown]
        meaning: Mapping[str, str] = {
            text: str(self.meaning[text].currentData()) if text in self.meaning else NO_CLASS for text in texts
        }
        self.act.setEnabled(False)
        self.wanted.emit(tuple(file for file in self._files if not file.problem), meaning)

    def _clear(self) -> None:
        self.meaning, self.columns = {}, {}
        while (item := self._body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()


def _alike(text: str, *names: str) -> bool:
    """``Exp``, ``EXPIRATION`` and ``expiration`` mean the same; three letters at least."""
    plain = text.strip().lower().rstrip("?").strip()
    return len(plain) >= 3 and any(name.lower().startswith(plain) or plain == name.lower() for name in names)
