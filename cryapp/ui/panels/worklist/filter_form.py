"""The popover in which the worklist is narrowed: every criterion there is, each change seen at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cryapp.domain.annotation import Annotator
from cryapp.domain.quality import QualityFlag
from cryapp.domain.task import DONT_KNOW, Task
from cryapp.domain.worklist_filter import Span, TimeSpan, WorklistFilter
from cryapp.services.filter_choices import FilterChoices
from cryapp.ui.i18n import tr
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import heading, label, restyle
from cryapp.ui.widgets.flow import MultiChoice

TYPING_MS = 300


class SpanFields(QWidget):
    """From … to …, in numbers; either side may stay empty."""

    changed = Signal()

    def __init__(self, factor: float = 1.0, parent: QWidget | None = None) -> None:
        """Args: factor: of what is typed over what is asked for (100 for per cent)."""
        super().__init__(parent)
        self._factor = factor
        self.low, self.high = QLineEdit(), QLineEdit()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for field, words in ((self.low, tr("from")), (self.high, tr("to"))):
            field.setPlaceholderText(words)
            field.setMaximumWidth(theme().px(88))
            field.textEdited.connect(self.changed)
            row.addWidget(field)
        row.addStretch(1)

    def show_span(self, span: Span | None) -> None:
        for field, bound in ((self.low, span.low if span else None), (self.high, span.high if span else None)):
            if not field.hasFocus():
                field.setText("" if bound is None else f"{bound * self._factor:g}")

    def span(self) -> Span | None:
        """Raises: ValueError if what is typed is no number, or nothing fits in it."""
        low, high = (self._value(field) for field in (self.low, self.high))
        return None if low is None and high is None else Span(low, high)

    def _value(self, field: QLineEdit) -> float | None:
        text = field.text().strip().replace(",", ".")
        return None if not text else float(text) / self._factor

    def show_wrong(self, wrong: bool) -> None:
        for field in (self.low, self.high):
            field.setProperty("wrong", "true" if wrong else "false")
            restyle(field)


class DayFields(SpanFields):
    """From one day to another, both included, in local time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(1.0, parent)
        for field in (self.low, self.high):
            field.setPlaceholderText("2026-11-27")
            field.setMaximumWidth(theme().px(112))

    def show_days(self, span: TimeSpan | None) -> None:
        start = None if span is None or span.start is None else span.start.astimezone().date()
        end = None if span is None or span.end is None else (span.end.astimezone() - timedelta(days=1)).date()
        for field, day in ((self.low, start), (self.high, end)):
            if not field.hasFocus():
                field.setText("" if day is None else day.isoformat())

    def days(self) -> TimeSpan | None:
        """Raises: ValueError if a day cannot be read, or the last comes before the first."""
        first, last = (
            None if not text else date.fromisoformat(text)
            for text in (self.low.text().strip(), self.high.text().strip())
        )
        if first is None and last is None:
            return None
        return TimeSpan(_begin(first), None if last is None else _begin(last + timedelta(days=1)))


def _begin(day: date | None) -> datetime | None:
    """The first moment of a local day."""
    return None if day is None else datetime.combine(day, time()).astimezone().astimezone(UTC)


class FilterForm(QFrame):
    changed = Signal(object)
    """WorklistFilter"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self._only = WorklistFilter()
        self._readers: tuple[Annotator, ...] = ()
        body = QVBoxLayout(self)
        body.setContentsMargins(2 * SPACE_PX, 2 * SPACE_PX, 2 * SPACE_PX, 2 * SPACE_PX)
        body.setSpacing(SPACE_PX)
        body.addWidget(heading(tr("Only recordings with")))
        form = QFormLayout()
        form.setHorizontalSpacing(2 * SPACE_PX)
        form.setVerticalSpacing(SPACE_PX)
        body.addLayout(form)
        self.reader, self.classes = QComboBox(), MultiChoice(tr("any"))
        self.duration_s, self.hours, self.probability = SpanFields(), SpanFields(), SpanFields(100)
        self.recorded = DayFields()
        self.good = QCheckBox(tr("nothing wrong with the sound"))
        self.flags, self.codecs = MultiChoice(tr("any")), MultiChoice(tr("any"))
        self.devices, self.sites = MultiChoice(tr("any")), MultiChoice(tr("any"))
        self.locked = _either(tr("of any infant"), tr("of infants locked for testing"), tr("of the other infants"))
        self.segments = _either(tr("with or without"), tr("with segments of mine"), tr("without segments of mine"))
        for words, widget in (
            (tr("Answer of"), self.reader),
            (tr("Answer"), self.classes),
            (tr("Length (s)"), self.duration_s),
            (tr("Hours since birth"), self.hours),
            (tr("Recorded"), self.recorded),
            (tr("Probability (%)"), self.probability),
            (tr("Sound"), self.good),
            (tr("Quality"), self.flags),
            (tr("Codec"), self.codecs),
            (tr("Device"), self.devices),
            (tr("Site"), self.sites),
            (tr("Testing"), self.locked),
            (tr("Segments"), self.segments),
        ):
            form.addRow(label(words, "muted"), widget)
            widget.setAccessibleName(words)
        self.flags.offer([(flag.value, tr(flag.value.replace("_", " "))) for flag in QualityFlag])
        self.blind = label(
            tr("Probability and other readers' answers are looked at only among recordings you have answered."),
            "small",
            wrap=True,
        )
        body.addWidget(self.blind)
        self.wrong = label(name="danger", wrap=True)
        self.wrong.hide()
        body.addWidget(self.wrong)
        self.setFixedWidth(theme().px(440))
        self._typing = QTimer(self, interval=TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self._take)
        for span in (self.duration_s, self.hours, self.probability, self.recorded):
            span.changed.connect(self._typing.start)
        for choice in (self.classes, self.flags, self.codecs, self.devices, self.sites):
            choice.changed.connect(self._take)
        for combo in (self.reader, self.locked, self.segments):
            combo.activated.connect(self._take)
        self.good.toggled.connect(self._take)

    # -- what is offered ----------------------------------------------------------------------------------------

    def offer(self, choices: FilterChoices, task: Task | None, me: Annotator | None) -> None:
        """What there is in this store; the reader's own name stands first."""
        self._readers = choices.readers
        self.codecs.offer([(codec, codec) for codec in choices.codecs])
        self.devices.offer([(device, device) for device in choices.devices])
        self.sites.offer([(site, site) for site in choices.sites])
        classes = [(one.key, one.name) for one in task.classes] if task is not None else []
        self.classes.offer([*classes, (DONT_KNOW, tr("don't know"))])
        with QSignalBlocker(self.reader):
            self.reader.clear()
            self.reader.addItem(tr("me"), None)
            for one in choices.readers:
                if me is None or one.id != me.id:
                    self.reader.addItem(one.code, one.id)
        self.show_filter(self._only)

    def show_filter(self, only: WorklistFilter) -> None:
        self._only = only
        blocked = [QSignalBlocker(w) for w in (self.good, self.reader, self.locked, self.segments)]
        self.reader.setCurrentIndex(max(0, self.reader.findData(only.reader)))
        self.classes.choose(only.classes)
        self.duration_s.show_span(only.duration_s)
        self.hours.show_span(only.hours_since_birth)
        self.probability.show_span(only.probability)
        self.recorded.show_days(only.recorded)
        self.good.setChecked(only.good_quality)
        self.flags.choose(only.quality_flags)
        self.codecs.choose(only.codecs)
        self.devices.choose(only.devices)
        self.sites.choose(only.sites)
        self.locked.setCurrentIndex(self.locked.findData(only.locked))
        self.segments.setCurrentIndex(self.segments.findData(only.segments))
        del blocked

    def show_below(self, anchor: QWidget) -> None:
        """Opens under the anchor, as far down as the screen lets it."""
        self.adjustSize()
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        room = anchor.screen().availableGeometry()
        x = max(room.left(), min(corner.x(), room.right() - self.width()))
        y = max(room.top(), min(corner.y(), room.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.duration_s.low.setFocus()

    # -- what is chosen -----------------------------------------------------------------------------------------

    def _take(self) -> None:
        wrong = False
        values: dict[str, object] = {
            "reader": self.reader.currentData(),
            "classes": self.classes.chosen(),
            "good_quality": self.good.isChecked(),
            "quality_flags": self.flags.chosen(),
            "codecs": self.codecs.chosen(),
            "devices": self.devices.chosen(),
            "sites": self.sites.chosen(),
            "locked": self.locked.currentData(),
            "segments": self.segments.currentData(),
        }
        asked: tuple[tuple[str, SpanFields, Callable[[], object]], ...] = (
            ("duration_s", self.duration_s, self.duration_s.span),
            ("hours_since_birth", self.hours, self.hours.span),
            ("probability", self.probability, self.probability.span),
            ("recorded", self.recorded, self.recorded.days),
        )
        for name, fields, read in asked:
            try:
                values[name] = read()
                fields.show_wrong(False)
            except ValueError:
                fields.show_wrong(True)
                wrong = True
        self.wrong.setText(tr("From a smaller to a larger one; days as 2026-11-27.") if wrong else "")
        self.wrong.setVisible(wrong)
        only = replace(self._only, **values)  # type: ignore[arg-type]  # each field's own widget gives its type
        if not wrong and only != self._only:
            self._only = only
            self.changed.emit(only)


def _either(both: str, yes: str, no: str) -> QComboBox:
    combo = QComboBox()
    for words, value in ((both, None), (yes, True), (no, False)):
        combo.addItem(words, value)
    return combo
