"""The page of Review with the map: what to colour by, what a loop holds, and the sound of what is clicked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cryapp.bridge.desk import Desk
from cryapp.bridge.tasks import Job
from cryapp.domain.changes import Changes
from cryapp.domain.task import DONT_KNOW, Shape, Task
from cryapp.services import sound_map
from cryapp.services.sound_map import SEVERAL, Facts, Layout, SoundMap
from cryapp.ui.computing import Computing
from cryapp.ui.i18n import tr
from cryapp.ui.label_facts import class_name
from cryapp.ui.one_shot import OneShot
from cryapp.ui.panels.sound_map import Category, SoundMapView
from cryapp.ui.shapes import shape_icon
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.widgets.basic import Panel, label
from cryapp.ui.words import number

COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9", "#B8A600")
"""Okabe and Ito 2008, the yellow darkened so that it shows on white."""
SHAPES = (Shape.CIRCLE, Shape.SQUARE, Shape.TRIANGLE, Shape.DIAMOND, Shape.STAR, Shape.HEXAGON, Shape.CROSS)
OTHER = "#8b98a5"
MOST_LISTED = 2_000


class MapPage(QWidget):
    changed = Signal()
    """What can be pressed may have changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._map: SoundMap | None = None
        self._task: Task | None = None
        self._is_told = False
        """Whether this reader has pressed the button under the sentence that says what seeing the map means."""
        self.computing = Computing(desk, tr("Placing the points"), self)
        self._looped: list[int] = []
        self.view = SoundMapView()
        self.one_shot = OneShot(desk, self)
        self._lay_out()
        self._connect()
        self._show_doing()

    # -- what the workspace asks for ----------------------------------------------------------------------------

    @property
    def map(self) -> SoundMap | None:
        return self._map

    @property
    def is_busy(self) -> bool:
        return self.computing.is_busy

    def activate(self) -> None:
        """Draws the map if that was not done yet, or answers have changed since; who would see more than their own
        answers is told first what that means.
        """
        if not self.computing.is_stale or self.is_busy:
            return
        if self._unblinds and not self._is_told:
            self._show_nothing(
                tr(
                    "The map shows where a model places each recording and what others answered. What you answer of "
                    "these recordings after seeing it is kept as not blind."
                )
            )
        else:
            self.compute()

    @property
    def _unblinds(self) -> bool:
        reader = self._desk.annotator
        return reader is not None and reader.role in sound_map.SEE_ALL

    def forget(self) -> None:
        """Another reader or task: nothing of what was on the screen may stay there."""
        self.cancel()
        self._is_told = False
        self.computing.spoil()
        self._show_nothing("")

    def stop(self) -> None:
        """Silence."""
        self.one_shot.stop()

    def compute(self) -> None:
        """Starts placing the points; a computation under way is called off."""
        task, reader, library = self._desk.task, self._desk.annotator, self._desk.library
        self.cancel()
        if task is None or reader is None:
            return
        self._is_told = True
        layout = Layout(self.layout_box.currentData())

        def work(job: Job) -> tuple[Task, SoundMap]:
            found = sound_map.sound_map(
                library,
                task.id,
                reader.id,
                layout,
                on_share=job.progress.emit,
                cancelled=lambda: job.is_cancelled,
            )
            return task, found

        self.computing.start(work)

    def _place_anew(self) -> None:
        """Points are placed another way: a map that is there is drawn again."""
        self.computing.spoil()
        self.activate()

    def cancel(self) -> None:
        self.computing.cancel()

    # -- answers ------------------------------------------------------------------------------------------------

    def _done(self, answer: tuple[Task, SoundMap]) -> None:
        self._task, self._map = answer
        found = self._map
        if found.why_empty:
            self._show_nothing(tr(found.why_empty))
            return
        self.view.show_points(found.positions, [facts.title for facts in found.facts])
        self._looped = []
        self._recolour()
        self._list_points([])
        self._show_doing()

    def _changed(self, changes: Changes) -> None:
        if changes.labels or changes.predictions or changes.models or changes.tasks:
            self.computing.spoil()

    # -- what is shown ------------------------------------------------------------------------------------------

    def _show_nothing(self, sentence: str) -> None:
        self._map = None
        self.view.show_points(sound_map.nothing(), ())
        self.view.say(sentence)
        self.legend.clear()
        self.legend.hide()
        self._list_points([])
        self.words.clear()
        self._show_doing()

    def _recolour(self) -> None:
        """Colours the points by what is chosen, the commonest values first; the legend counts them."""
        if self._map is None or self._task is None:
            return
        value_of = self._values()[str(self.colour_box.currentData())]
        values = [value_of(facts) for facts in self._map.facts]
        categories = self._categories(values)
        place = {category.key: i for i, category in enumerate(categories)}
        rest = len(categories) - 1
        self.view.show_categories(categories, [place.get(value, rest) for value in values])
        counts = Counter(place.get(value, rest) for value in values)
        self.legend.clear()
        for i, category in enumerate(categories):
            if counts[i]:
                item = QListWidgetItem(
                    shape_icon(category.shape, category.color), f"{category.name} · {number(counts[i])}"
                )
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.legend.addItem(item)
        self.legend.show()
        self.legend.setFixedHeight(max(1, self.legend.count()) * theme().px(26) + 8)
        self.words.setText(self._sentence(self._map))

    def _values(self) -> dict[str, Callable[[Facts], str]]:
        return {
            "label": lambda facts: facts.label or "",
            "reader": lambda facts: facts.reader or "",
            "device": lambda facts: facts.device or "",
            "site": lambda facts: facts.site or "",
            "locked": lambda facts: "locked" if facts.locked else "learns",
        }

    def _categories(self, values: Sequence[str]) -> list[Category]:
        """Up to seven values by themselves, what is unknown, and the rest together (last)."""
        by = str(self.colour_box.currentData())
        assert self._task is not None
        none = tr("no answer") if by in ("label", "reader") else tr("not known")
        if by == "label":
            made = [Category(c.key, c.name, c.shape, c.color) for c in self._task.classes]
            made += [Category(DONT_KNOW, class_name(self._task, DONT_KNOW), Shape.BAR, OTHER)]
            made += [Category(SEVERAL, tr("readers differ"), Shape.STAR, "#CC79A7")]
        else:
            names = {"locked": tr("locked for testing"), "learns": tr("may be learnt from"), SEVERAL: tr("several")}
            common = [value for value, _ in Counter(value for value in values if value).most_common(len(COLOURS))]
            made = [Category(value, names.get(value, value), SHAPES[i], COLOURS[i]) for i, value in enumerate(common)]
        return [*made, Category("", none, Shape.CIRCLE, "#b9c3cc"), Category("\0", tr("others"), Shape.BAR, OTHER)]

    def _sentence(self, found: SoundMap) -> str:
        parts = []
        if found.drawn_from is not None:
            parts.append(tr("{n} drawn from {all}.").format(n=number(len(found.facts)), all=number(found.drawn_from)))
        if found.left_out:
            why = tr("still to be read") if found.sees_all else tr("not answered by you, or to be read again")
            parts.append(tr("{n} left out: {why}.").format(n=number(found.left_out), why=why))
        parts.append(tr("Drag a loop around points to list them; click one to hear it, Enter opens it."))
        return " ".join(parts)

    def _list_points(self, points: Sequence[int]) -> None:
        self._looped = list(points)
        self.list.clear()
        if self._map is None or self._task is None:
            self.chosen_words.setText("")
            return
        for point in self._looped[:MOST_LISTED]:
            facts = self._map.facts[point]
            said = class_name(self._task, facts.label) if facts.label and facts.label != SEVERAL else ""
            self.list.addItem(f"{facts.title} · {said}" if said else facts.title)
        n = len(self._looped)
        self.chosen_words.setText(tr("{n} in the loop").format(n=number(n)) if n else tr("Nothing is in a loop."))
        self.changed.emit()

    def _show_doing(self) -> None:
        stale = self.computing.is_stale and self._map is not None
        again = tr("Draw again: answers have changed") if stale else tr("Draw again")
        self.again.setText(again if self._is_told else tr("Draw the map"))
        self.changed.emit()

    # -- what is pressed ----------------------------------------------------------------------------------------

    def _play(self, point: int) -> None:
        if self._map is not None:
            self.one_shot.play(self._map.facts[point].recording_id)

    def _open(self, point: int) -> None:
        if self._map is not None:
            self._desk.recording_wanted.emit(self._map.facts[point].recording_id)

    def _row_moved(self, row: int) -> None:
        if 0 <= row < len(self._looped):
            self.view.choose(self._looped[row])
            self._play(self._looped[row])

    def _row_opened(self, item: QListWidgetItem) -> None:
        row = self.list.row(item)
        if 0 <= row < len(self._looped):
            self._open(self._looped[row])

    # -- putting together ---------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.computing.wanted.connect(self.compute)
        self.computing.changed.connect(self._show_doing)
        self.computing.done.connect(self._done)
        self.computing.failed.connect(self._show_nothing)
        self.view.played.connect(self._play)
        self.view.opened.connect(self._open)
        self.view.looped.connect(self._list_points)
        self.view.moved.connect(self._point_moved)
        self.colour_box.activated.connect(lambda _i: self._recolour())
        self.layout_box.activated.connect(lambda _i: self._place_anew())
        self.list.currentRowChanged.connect(self._row_moved)
        self.list.itemActivated.connect(self._row_opened)
        self._desk.bus.changed.connect(self._changed)
        theme().changed.connect(self._restyle)

    def _point_moved(self, point: int) -> None:
        if self._map is not None:
            self.here.setText(self._map.facts[point].title)

    def _restyle(self, _tokens: object = None) -> None:
        self._recolour()

    def _lay_out(self) -> None:
        self.colour_box, self.layout_box = QComboBox(), QComboBox()
        self.colour_box.setAccessibleName(tr("Colour by"))
        for text, by in (
            (tr("label"), "label"),
            (tr("reader"), "reader"),
            (tr("device"), "device"),
            (tr("site"), "site"),
            (tr("locked or not"), "locked"),
        ):
            self.colour_box.addItem(text, by)
        self.layout_box.setAccessibleName(tr("How points are placed"))
        self.layout_box.addItem(tr("neighbours together (UMAP)"), Layout.NEIGHBOURS.value)
        self.layout_box.addItem(tr("main components (PCA)"), Layout.COMPONENTS.value)
        self.words = label("", "small", wrap=True)
        self.here = label("", "strong")
        self.legend = QListWidget()
        self.legend.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.legend.setIconSize(QSize(12, 12))
        self.legend.setAccessibleName(tr("Legend"))
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(tr("Recordings in the loop"))
        self.chosen_words = label("", "small")
        self.again = self.computing.again
        side = Panel(tr("Map of recordings"))
        for caption, box in ((tr("Colour by"), self.colour_box), (tr("Place by"), self.layout_box)):
            line = QHBoxLayout()
            line.setSpacing(SPACE_PX)
            line.addWidget(label(caption, "muted"))
            line.addWidget(box, 1)
            side.body.addLayout(line)
        work = (self.computing.progress, self.computing.stop, self.again)
        for widget in (self.legend, self.words, *work, self.here):
            side.body.addWidget(widget)
        side.body.addWidget(self.chosen_words)
        side.body.addWidget(self.list, 1)
        framed = Panel()
        framed.body.setContentsMargins(4, 4, 4, 4)
        framed.body.addWidget(self.view)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(SPACE_PX)
        split.setChildrenCollapsible(False)
        split.addWidget(framed)
        split.addWidget(side)
        split.setStretchFactor(0, 1)
        split.setSizes([900, theme().px(320)])
        side.setMinimumWidth(theme().px(240))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
