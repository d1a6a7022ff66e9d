"""The worklist's criteria in words: a chip for each, that takes its criterion away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from cryapp.domain.ids import AnnotatorId, InfantId
from cryapp.domain.task import DONT_KNOW, Task
from cryapp.domain.worklist_filter import Span, TimeSpan, WorklistFilter
from cryapp.ui.i18n import tr
from cryapp.ui.widgets.flow import FlowLayout
from cryapp.ui.words import number, whole_day


@dataclass(frozen=True)
class Names:
    """What numbers in a filter stand for."""

    readers: Mapping[AnnotatorId, str] = field(default_factory=dict)
    infants: Mapping[InfantId, str] = field(default_factory=dict)


def in_words(only: WorklistFilter, task: Task | None, names: Names) -> list[tuple[str, str]]:
    """(field of the filter, words) of everything that is asked for; ``classes`` stands for the reader's too."""
    found: list[tuple[str, str]] = []
    if only.classes or only.reader is not None:
        found.append(("classes", _answers(only, task, names)))
    if only.infant_id is not None:
        infant = names.infants.get(only.infant_id, f"{only.infant_id}")
        found.append(("infant_id", tr("Infant {code}").format(code=infant)))
    spans = (
        ("probability", tr("Probability"), only.probability, ""),
        ("hours_since_birth", tr("Hours since birth"), only.hours_since_birth, ""),
        ("duration_s", tr("Length"), only.duration_s, " s"),
    )
    for name, words, span, unit in spans:
        if span is not None:
            found.append((name, f"{words} {_span(span, unit, shares=name == 'probability')}"))
    if only.recorded is not None:
        found.append(("recorded", f"{tr('Recorded')} {_days(only.recorded)}"))
    if only.good_quality:
        found.append(("good_quality", tr("Quality good")))
    sets = (
        ("quality_flags", tr("Quality"), only.quality_flags),
        ("codecs", tr("Codec"), only.codecs),
        ("devices", tr("Device"), only.devices),
        ("sites", tr("Site"), only.sites),
    )
    for name, words, values in sets:
        if values:
            told = ", ".join(
                tr(value.replace("_", " ")) if name == "quality_flags" else value for value in sorted(values)
            )
            found.append((name, f"{words}: {told}"))
    if only.locked is not None:
        found.append(("locked", tr("Locked for testing") if only.locked else tr("Not locked for testing")))
    if only.segments is not None:
        found.append(("segments", tr("With segments") if only.segments else tr("Without segments")))
    return found


def without(only: WorklistFilter, name: str) -> WorklistFilter:
    """The filter with one criterion taken away."""
    empty = WorklistFilter()
    taken = {name: getattr(empty, name)} | ({"reader": None} if name == "classes" else {})
    return replace(only, **taken)


def _answers(only: WorklistFilter, task: Task | None, names: Names) -> str:
    words = []
    for key in sorted(only.classes):
        found = task.class_of(key) if task is not None else None
        words.append(tr("don't know") if key == DONT_KNOW else found.name if found else key)
    said = ", ".join(words) or tr("any")
    if only.reader is None:
        return tr("Answer: {words}").format(words=said)
    return tr("{reader} said: {words}").format(reader=names.readers.get(only.reader, str(only.reader)), words=said)


def _span(span: Span, unit: str, shares: bool) -> str:
    low, high = (
        None if bound is None else f"{number(100 * bound)} %" if shares else f"{bound:g}{unit}"
        for bound in (span.low, span.high)
    )
    if low is None:
        return f"≤ {high}"
    return f"≥ {low}" if high is None else f"{low} – {high}"


def _days(span: TimeSpan) -> str:
    if span.start is None:
        return tr("before {day}").format(day=whole_day(span.end)) if span.end is not None else ""
    if span.end is None:
        return tr("from {day}").format(day=whole_day(span.start))
    return f"{whole_day(span.start)} – {whole_day(span.end)}"


class Chips(QWidget):
    """A removable chip for each criterion."""

    removed = Signal(str)
    """Field of the filter."""
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_criteria(self, criteria: list[tuple[str, str]]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for name, words in criteria:
            chip = QPushButton(f"{words}  ×")
            chip.setObjectName("chip")
            chip.setToolTip(tr("Take “{criterion}” away").format(criterion=words))
            chip.setAccessibleName(chip.toolTip())
            chip.clicked.connect(lambda _checked=False, field=name: self.removed.emit(field))
            self._flow.addWidget(chip)
        if len(criteria) > 1:
            every = QPushButton(tr("Clear all"))
            every.setObjectName("link")
            every.clicked.connect(self.cleared)
            self._flow.addWidget(every)
        self.setVisible(bool(criteria))
        self.updateGeometry()

    @property
    def chips(self) -> list[QPushButton]:
        items = (self._flow.itemAt(i) for i in range(self._flow.count()))
        return [w for item in items if item is not None and isinstance(w := item.widget(), QPushButton)]
