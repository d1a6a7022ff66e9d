"""Which column of a table means what, with the table's first rows to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from cryapp.domain.task import DONT_KNOW, Task
from cryapp.domain.wording import mark
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX
from cryapp.ui.widgets.basic import ElidedLabel, heading, label

FIELDS: tuple[tuple[str, str], ...] = (
    ("path", mark("File")),
    ("infant", mark("Infant (pseudonym)")),
    ("recorded_at", mark("Recorded at")),
    ("born_at", mark("Born at")),
    ("hours_since_birth", mark("Hours since birth")),
    ("sex", mark("Sex")),
    ("gestation_days", mark("Gestation")),
    ("birth_weight_g", mark("Birth weight")),
    ("apgar_1", mark("Apgar 1 min")),
    ("apgar_5", mark("Apgar 5 min")),
    ("apgar_10", mark("Apgar 10 min")),
    ("cord_ph", mark("Cord pH")),
    ("base_deficit", mark("Base deficit")),
    ("resuscitation", mark("Resuscitation")),
    ("cooling", mark("Cooling")),
    ("stimulus", mark("Stimulus")),
    ("device", mark("Device")),
    ("place", mark("Place")),
    ("site", mark("Site")),
    ("age_group", mark("Age group")),
)
ABSENT = mark("not in the table")
MOST_LABEL_TEXTS = 12


class TableMapping(QWidget):
    """Field → column boxes, filled by the service's guess; label column of the present task with its classes."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._names: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._boxes: dict[str, QComboBox] = {}
        self._samples: dict[str, ElidedLabel] = {}
        self._class_boxes: dict[str, QComboBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_PX)
        scrolled = QWidget()
        scrolled.setObjectName("scrolled")
        self._grid = QGridLayout(scrolled)
        self._grid.setContentsMargins(0, 0, 12, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        area = QScrollArea()
        area.setAccessibleName(tr("Columns of the table"))
        area.setWidgetResizable(True)
        area.setWidget(scrolled)
        column.addWidget(area, 1)
        for row, (field, text) in enumerate(FIELDS):
            self._add_row(row, field, tr(text))
        row = len(FIELDS)
        self._label_caption = heading(tr("Labels"))
        self._grid.addWidget(self._label_caption, row, 0, 1, 3)
        self._add_row(row + 1, "label", tr("Labels of the present task"))
        self._classes = QVBoxLayout()
        self._grid.addLayout(self._classes, row + 2, 0, 1, 3)
        self._boxes["label"].currentIndexChanged.connect(self._show_label_texts)

    def show_table(
        self, names: Sequence[str], rows: Sequence[Sequence[str]], guess: Mapping[str, str], task: Task | None
    ) -> None:
        self._names, self._rows, self._task = tuple(names), tuple(tuple(row) for row in rows), task
        for field, box in self._boxes.items():
            box.blockSignals(True)
            box.clear()
            box.addItem(tr(ABSENT))
            box.addItems(list(self._names))
            box.setCurrentText(guess.get(field, tr(ABSENT)))
            box.blockSignals(False)
            self._show_sample(field)
        self._boxes["label"].setEnabled(task is not None)
        self._label_caption.setText(
            (tr("Labels for “{task}”").format(task=tr(task.name)) if task else tr("Labels")).upper()
        )
        self._show_label_texts()

    @property
    def columns(self) -> dict[str, str]:
        """Field → column for everything that is in the table."""
        return {
            field: box.currentText()
            for field, box in self._boxes.items()
            if field != "label" and box.currentIndex() > 0
        }

    @property
    def label_column(self) -> str | None:
        box = self._boxes["label"]
        return box.currentText() if box.currentIndex() > 0 else None

    @property
    def label_classes(self) -> dict[str, str]:
        """Label text → class key, as chosen."""
        return {text: str(box.currentData()) for text, box in self._class_boxes.items() if box.currentData()}

    @property
    def missing(self) -> str:
        """A sentence if the mapping cannot be used yet."""
        if "path" not in self.columns:
            return tr("Say which column holds the file names.")
        if self.label_column and not self.label_classes:
            return tr("Say what the label texts mean, or leave the labels out.")
        return ""

    def show_label_texts(self, texts: Sequence[str]) -> None:
        """The different texts of the label column, each with a box of classes."""
        while (item := self._classes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._class_boxes = {}
        for text in [text for text in texts if text.strip()][:MOST_LABEL_TEXTS]:
            self._add_class_row(text)
        self.changed.emit()

    def _add_class_row(self, text: str) -> None:
        assert self._task is not None
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(tr("“{text}” means").format(text=text), "muted"))
        box = QComboBox()
        box.addItem(tr("left out"), "")
        for label_class in self._task.classes:
            box.addItem(tr(label_class.name), label_class.key)
        box.addItem(tr("I don't know"), DONT_KNOW)
        normal = text.strip().casefold()
        for index, label_class in enumerate(self._task.classes, start=1):
            if normal in (label_class.key.casefold(), label_class.name.casefold()):
                box.setCurrentIndex(index)
        box.currentIndexChanged.connect(self.changed)
        line.addWidget(box)
        line.addStretch(1)
        self._classes.addWidget(row)
        self._class_boxes[text] = box

    def _add_row(self, row: int, field: str, text: str) -> None:
        caption: QLabel = label(text)
        box = QComboBox()
        box.setMinimumWidth(180)
        caption.setBuddy(box)
        sample = ElidedLabel(name="small")
        box.currentIndexChanged.connect(lambda _index: self._show_sample(field))
        box.currentIndexChanged.connect(self.changed)
        for column, widget in enumerate((caption, box, sample)):
            self._grid.addWidget(widget, row, column)
        self._boxes[field], self._samples[field] = box, sample

    def _show_sample(self, field: str) -> None:
        index = self._boxes[field].currentIndex() - 1
        values = [row[index] for row in self._rows if 0 <= index < len(row) and row[index]]
        self._samples[field].set_whole(", ".join(values[:3]))

    def _show_label_texts(self) -> None:
        index = self._boxes["label"].currentIndex() - 1
        texts = {row[index]: None for row in self._rows if 0 <= index < len(row)} if index >= 0 else {}
        self.show_label_texts(sorted(texts))


def table_beside(paths: Sequence[Path]) -> Path | None:
    """A table in the folder of the files, or in the chosen folder or the one above it: likely what describes them."""
    folders: dict[Path, None] = {}
    for path in paths[:200]:
        folders[path if path.is_dir() else path.parent] = None
        if path.is_dir():
            folders[path.parent] = None
    for folder in folders:
        try:
            tables = sorted(folder.glob("*.csv"))
        except OSError:
            continue
        if len(tables) == 1:
            return tables[0]
    return None
