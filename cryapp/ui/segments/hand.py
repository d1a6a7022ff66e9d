"""What the pointer does where segments are marked: draws on empty, drags edges and bodies, chooses, repeats, doubts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from cryapp.domain.ids import SegmentId
from cryapp.domain.intervals import Part
from cryapp.domain.segment import Proposed, SegmentState
from cryapp.services.proposing import as_proposed
from cryapp.ui.i18n import tr
from cryapp.ui.segments.layer import HANDLE_PX, Piece, SegmentLayer, area_of
from cryapp.ui.segments.session import SegmentSession
from cryapp.ui.segments.verbs import SegmentVerbs
from cryapp.ui.sound.time_panel import DRAG_PX, EDGE_PX, TimePanel
from cryapp.ui.sound.viewport import Viewport

Shift, Ctrl, Alt = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEAST_BAND_HZ = 20.0


class Grip(StrEnum):
    START = "start"
    END = "end"
    BODY = "body"
    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True)
class Under:
    """What lies under the pointer and where it is gripped."""

    state: SegmentState
    grip: Grip
    segment_id: SegmentId | None = None
    offer: Proposed | None = None


@dataclass
class _Drag:
    panel: TimePanel
    place: QPointF
    at_s: float
    hz: float | None
    held: Qt.KeyboardModifier
    under: Under | None
    began: bool = False
    state: SegmentState | None = None
    by_s: float = 0.0


class SegmentHand:
    """A :class:`cryapp.ui.sound.time_panel.PointerTool` for the panels that show segments."""

    def __init__(
        self,
        session: SegmentSession,
        verbs: SegmentVerbs,
        layer: SegmentLayer,
        viewport: Viewport,
        can_mark: Callable[[], bool],
        repaint: Callable[[], object],
    ) -> None:
        self._session, self._verbs, self._layer, self._view = session, verbs, layer, viewport
        self._can_mark, self._repaint = can_mark, repaint
        self._drag: _Drag | None = None
        self.menu_place: tuple[float, Under | None] | None = None
        """Where the last right click was, and on what."""

    @property
    def marks_selection(self) -> bool:
        return self._session.is_on and (self._session.bounds is not None or self._drag is not None)

    @property
    def is_ready(self) -> bool:
        return self._can_mark()

    @property
    def is_dragging(self) -> bool:
        return self._drag is not None and self._drag.began

    # -- pressing -----------------------------------------------------------------------------------------------

    def press(self, panel: TimePanel, event: QMouseEvent) -> bool:
        if not self._can_mark():
            return False
        place = event.position()
        under = None if event.modifiers() & Alt else self.under(panel, place)
        at_s = panel.time_at(place.x())
        self._drag = _Drag(panel, place, at_s, panel.hz_of(place.y()), event.modifiers(), under)
        return True

    def move(self, panel: TimePanel, event: QMouseEvent) -> bool:
        drag = self._drag
        if drag is None:
            if not self._can_mark():
                return False
            inside = panel.plot.contains(event.position())
            if not inside:
                return False
            panel.setCursor(_cursor(self.under(panel, event.position())))
            return True
        if not drag.began:
            if (event.position() - drag.place).manhattanLength() < DRAG_PX:
                return True
            drag.began = True
        self._dragged(drag, event.position())
        return True

    def release(self, panel: TimePanel, event: QMouseEvent) -> bool:  # noqa: ARG002 - the tool's protocol
        drag, self._drag = self._drag, None
        if drag is None:
            return False
        if drag.began:
            self._layer.preview = ()
            self._dropped(drag)
        else:
            self._clicked(drag)
        self._repaint()
        return True

    def double_click(self, panel: TimePanel, event: QMouseEvent) -> bool:
        if not self._can_mark() or event.modifiers() & (Shift | Ctrl):
            return self.press(panel, event)
        under = self.under(panel, event.position())
        if under is None:
            self._verbs.point_at(panel.time_at(event.position().x()))
        else:
            self._verbs.zoom_to(under.state.start_s, under.state.end_s)
        return True

    def menu(self, panel: TimePanel, event: QMouseEvent) -> bool:
        """Chooses what a right click lies on; the menu itself is the sound view's, with entries for segments."""
        self.menu_place = None
        if self._can_mark():
            under = self.under(panel, event.position())
            self.menu_place = (panel.time_at(event.position().x()), under)
            if under is not None and under.segment_id not in self._session.chosen:
                self._choose(under)
        return False

    def cancel(self) -> None:
        """Esc: what is being drawn or dragged is as if it had not been."""
        if self._drag is not None:
            self._drag = None
            self._layer.preview = ()
            self._repaint()

    # -- what lies there ----------------------------------------------------------------------------------------

    def under(self, panel: TimePanel, place: QPointF) -> Under | None:
        """What a press there would grip: edges before bodies, the chosen one before others, short before long."""
        session = self._session
        at_s = panel.viewport.start_s + (place.x() - panel.plot.left()) / panel.plot.width() * panel.viewport.span_s
        reach_s = EDGE_PX / panel.plot.width() * panel.viewport.span_s
        chosen = session.chosen_states
        if len(chosen) == 1:
            ((segment_id, state),) = chosen.items()
            grip = _grip(panel, place, state, handles=True)
            if grip is not None and grip is not Grip.BODY:
                return Under(state, grip, segment_id)
        found: list[Under] = []
        for hit in session.book.index.hits(at_s, reach_s):
            known = session.state_of(hit.key)
            grip = _grip(panel, place, known, handles=False) if known is not None else None
            if known is not None and grip is not None:
                found.append(Under(known, grip, hit.key))
        for offer_hit in session.offers.index.hits(at_s, reach_s):
            offer = session.offers.proposals[offer_hit.key]
            if not session.is_dealt_with(offer):
                grip = Grip.BODY if offer_hit.part is Part.BODY else Grip(offer_hit.part.value)
                found.append(Under(as_proposed(offer), grip, None, offer))
        edges = [under for under in found if under.grip is not Grip.BODY]
        return next(iter(edges or found), None)

    # -- what comes of it ---------------------------------------------------------------------------------------

    def _clicked(self, drag: _Drag) -> None:
        under, verbs = drag.under, self._verbs
        if under is None:
            if drag.held & Shift:
                verbs.repeat_at(drag.at_s)
                return
            self._session.choose(())
            self._view.clear_selection()
            self._view.seek_asked.emit(drag.at_s)
        elif under.segment_id is not None and drag.held & Ctrl:
            self._choose(under)
            verbs.toggle_uncertain([under.segment_id])
        elif under.segment_id is not None and drag.held & Shift and self._session.chosen:
            self._extend_to(under.segment_id)
        else:
            self._choose(under)

    def _choose(self, under: Under) -> None:
        if under.offer is not None:
            self._session.choose((), under.offer)
        elif under.segment_id is not None:
            self._session.choose([under.segment_id])

    def _extend_to(self, segment_id: SegmentId) -> None:
        """Everything from what is chosen to this one."""
        book = self._session.book
        rows = [book.row_of[id_] for id_ in (*self._session.chosen, segment_id) if id_ in book.row_of]
        if rows:
            self._session.choose([segment.id for segment in book.segments[min(rows) : max(rows) + 1]])

    def _dragged(self, drag: _Drag, place: QPointF) -> None:
        at_s = drag.panel.time_at(place.x())
        hz = drag.panel.hz_of(place.y())
        under = drag.under if not drag.held & Shift else None
        if under is None:
            drag.state = self._drawn(drag, at_s, hz)
            self._show(Piece(drag.state))
            return
        if under.grip is Grip.BODY and under.offer is None and under.segment_id is not None:
            if under.segment_id not in self._session.chosen:
                self._choose(under)
            states = self._session.chosen_states
            first_s, last_s = min(s.start_s for s in states.values()), max(s.end_s for s in states.values())
            drag.by_s = max(-first_s, min(at_s - drag.at_s, self._view.duration_s - last_s))
            self._layer.preview = tuple(Piece(_shifted(s, drag.by_s), id_) for id_, s in states.items())
            self._view.select(first_s + drag.by_s, last_s + drag.by_s)
            self._repaint()
            return
        drag.state = _gripped(under, drag, at_s, hz, self._view.duration_s)
        self._show(Piece(drag.state, under.segment_id, under.offer))

    def _drawn(self, drag: _Drag, at_s: float, hz: float | None) -> SegmentState:
        start_s, end_s = sorted((drag.at_s, at_s))
        if drag.held & Shift:
            state = self._verbs.repeat_state(start_s, end_s)
        else:
            state = SegmentState(start_s, end_s)
        if drag.held & Alt and drag.hz is not None and hz is not None and abs(hz - drag.hz) >= LEAST_BAND_HZ:
            low_hz, high_hz = sorted((drag.hz, hz))
            state = replace(state, low_hz=low_hz, high_hz=high_hz)
        return replace(state, uncertain=True) if drag.held & Ctrl else state

    def _show(self, piece: Piece) -> None:
        self._layer.preview = (piece,)
        self._view.select(piece.state.start_s, piece.state.end_s, band_of(piece.state))
        self._repaint()

    def _dropped(self, drag: _Drag) -> None:
        under = drag.under if not drag.held & Shift else None
        if under is None:
            if drag.state is not None and not drag.state.is_point:
                self._verbs.draw(drag.state)
        elif under.grip is Grip.BODY and under.offer is None:
            if drag.by_s:
                self._verbs.move(self._session.chosen, drag.by_s)
        elif drag.state is not None and drag.state != under.state:
            edges = _moved_edge(under, drag.state)
            if under.offer is not None:
                self._verbs.correct(under.offer, drag.state, edges)
            elif under.segment_id is not None:
                self._session.choose([under.segment_id])
                self._verbs.reshape(under.segment_id, drag.state, edges, tr("resized segment"))


def _grip(panel: TimePanel, place: QPointF, state: SegmentState, *, handles: bool) -> Grip | None:
    """Where a segment is gripped at a place; ``handles``: also by the squares at its top and bottom."""
    area = area_of(panel, state)
    x, y = place.x(), place.y()
    if handles and not state.is_point and panel.hz_of(y) is not None and abs(x - area.center().x()) <= 2 * HANDLE_PX:
        if abs(y - area.top()) <= HANDLE_PX:
            return Grip.HIGH
        if abs(y - area.bottom()) <= HANDLE_PX:
            return Grip.LOW
    if not area.top() - EDGE_PX <= y <= area.bottom() + EDGE_PX:
        return None
    to_start, to_end = abs(x - area.left()), abs(x - area.right())
    if state.is_point:
        return Grip.BODY if to_start <= EDGE_PX else None
    # A stretch of few pixels would be all edge: its middle third stays its body, so that it can be moved.
    reach = min(float(EDGE_PX), max(area.width() / 3, 1.0)) if area.left() < x < area.right() else float(EDGE_PX)
    if min(to_start, to_end) <= reach:
        return Grip.START if to_start <= to_end else Grip.END
    return Grip.BODY if area.left() <= x <= area.right() else None


def _gripped(under: Under, drag: _Drag, at_s: float, hz: float | None, duration_s: float) -> SegmentState:
    """The segment with its gripped edge, or (a proposal) its body, where the pointer is."""
    state = under.state
    if under.grip is Grip.BODY:
        by_s = max(-state.start_s, min(at_s - drag.at_s, duration_s - state.end_s))
        return _shifted(state, by_s)
    if under.grip in (Grip.START, Grip.END):
        fixed_s = state.end_s if under.grip is Grip.START else state.start_s
        start_s, end_s = sorted((fixed_s, at_s))
        return replace(state, start_s=start_s, end_s=end_s) if end_s > start_s else state
    if hz is None:
        return state
    low_hz, high_hz = state.low_hz, state.high_hz
    if low_hz is None or high_hz is None:
        low_hz, high_hz = 0.0, drag.panel.hz_of(drag.panel.plot.top()) or hz
    if under.grip is Grip.LOW:
        low_hz = min(hz, high_hz - LEAST_BAND_HZ)
    else:
        high_hz = max(hz, low_hz + LEAST_BAND_HZ)
    return replace(state, low_hz=max(0.0, low_hz), high_hz=high_hz)


def _moved_edge(under: Under, state: SegmentState) -> tuple[str, ...]:
    """The edge that the pointer let go of; dragged over the other one, a start has become an end."""
    if under.grip not in (Grip.START, Grip.END):
        return ()
    before = (under.state.start_s, under.state.end_s)
    return ("start",) if state.start_s not in before else ("end",)


def _shifted(state: SegmentState, by_s: float) -> SegmentState:
    start_s = max(0.0, state.start_s + by_s)
    return replace(state, start_s=start_s, end_s=start_s + state.duration_s)


def band_of(state: SegmentState) -> tuple[float, float] | None:
    """The frequencies of a box, which are all that is heard of it."""
    return None if state.low_hz is None or state.high_hz is None else (state.low_hz, state.high_hz)


def _cursor(under: Under | None) -> Qt.CursorShape:
    if under is None:
        return Qt.CursorShape.CrossCursor
    return {
        Grip.START: Qt.CursorShape.SizeHorCursor,
        Grip.END: Qt.CursorShape.SizeHorCursor,
        Grip.BODY: Qt.CursorShape.OpenHandCursor,
        Grip.LOW: Qt.CursorShape.SizeVerCursor,
        Grip.HIGH: Qt.CursorShape.SizeVerCursor,
    }[under.grip]
