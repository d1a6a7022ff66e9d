"""Segments and proposals drawn over the sound: one object, however many there are.

What is wide enough to be read is drawn piece by piece: tint, edges, a patterned band, a name. Everything narrower goes
into one row of pixels, made by numpy: below the names there is a lane for each class, so that place tells what colour
alone would. Ten thousand segments in view cost as much as ten.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPen, QPixmap

from cryapp.domain.ids import SegmentId
from cryapp.domain.segment import Proposed, SegmentState
from cryapp.ui.i18n import tr
from cryapp.ui.segments.book import Book
from cryapp.ui.segments.looks import Look, ink_on
from cryapp.ui.segments.pixels import BAND_PX, Bodies, Chips, lanes_of, row_image, tinted
from cryapp.ui.segments.session import SegmentSession
from cryapp.ui.shapes import paint_shape
from cryapp.ui.sound.time_panel import TimePanel, contrasting
from cryapp.ui.theme import DARK, tokens

WIDE_PX = 12
"""Narrower segments go into the row of pixels."""
MOST_WIDE = 250
"""Drawn one by one, the widest first: more (all of them overlapping) could not be told apart anyway."""
LANE_PX = 3
HANDLE_PX = 7
TINT, TINT_CHOSEN = 34, 70
ROWS = 5
"""Names of overlapping segments stand below each other in so many rows."""


@dataclass(frozen=True)
class Piece:
    """Something to draw by itself. ``key`` is None for what is being drawn or saved."""

    state: SegmentState
    key: SegmentId | None = None
    offer: Proposed | None = None


class SegmentLayer:
    """An overlay of the waveform, the spectrogram and the overview."""

    def __init__(self, session: SegmentSession) -> None:
        self._session = session
        self.preview: tuple[Piece, ...] = ()
        """What the pointer is drawing or dragging now."""
        self._chips = Chips()
        self._names: list[tuple[QPointF, QPixmap]] = []
        """Names of the panel that is being painted, and where they go."""
        self._strip: tuple[tuple[Book, float, int], QImage] | None = None

    # -- over a window on time ----------------------------------------------------------------------------------

    def paint(self, painter: QPainter, panel: TimePanel) -> None:
        session = self._session
        if not session.is_on:
            return
        view = panel.viewport
        hidden = self._hidden_rows()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setClipRect(panel.plot)
        wide = self._paint_rows(painter, panel, session.book.columns.within(view.start_s, view.stop_s), hidden)
        offers = self._paint_offer_rows(painter, panel)
        pieces = [Piece(s.state, s.id) for s in (session.book.segments[row] for row in wide)]
        pieces += [Piece(d.state, d.segment_id) for d in session.drafts if d.state is not None]
        pieces += self.preview
        self._paint_pieces(painter, panel, pieces, offers)
        painter.restore()

    def _hidden_rows(self) -> set[int]:
        """Rows of the book that are drawn elsewhere: as a draft, or under the pointer."""
        row_of = self._session.book.row_of
        ids = {d.segment_id for d in self._session.drafts} | {p.key for p in self.preview}
        return {row_of[id_] for id_ in ids if id_ is not None and id_ in row_of}

    def _paint_rows(
        self, painter: QPainter, panel: TimePanel, rows: NDArray[np.int64], hidden: set[int]
    ) -> Sequence[int]:
        """Paints what is too narrow to be read; gives the rows that are not, and all that are chosen."""
        if hidden:
            rows = rows[~np.isin(rows, list(hidden))]
        columns, chosen = self._session.book.columns, set(self._session.chosen)
        px_per_s = panel.plot.width() / panel.viewport.span_s
        widths = (columns.ends_s[rows] - columns.starts_s[rows]) * px_per_s
        is_wide = widths >= WIDE_PX
        if int(is_wide.sum()) > MOST_WIDE:
            is_wide = widths >= np.partition(widths, -MOST_WIDE)[-MOST_WIDE]
        narrow = rows[~is_wide]
        if len(narrow):
            self._paint_narrow(painter, panel, narrow)
        wide = [int(row) for row in rows[is_wide]][: 2 * MOST_WIDE]
        if chosen:
            seen = set(wide)
            row_of = self._session.book.row_of
            wide += [
                row for id_ in list(chosen)[:MOST_WIDE] if (row := row_of.get(id_)) is not None and row not in seen
            ]
            wide = [row for row in wide if row not in hidden]
        return wide

    def _paint_narrow(self, painter: QPainter, panel: TimePanel, rows: NDArray[np.int64]) -> None:
        columns, plot, view = self._session.book.columns, panel.plot, panel.viewport
        lanes = lanes_of(
            self._session.looks,
            columns.starts_s[rows] - view.start_s,
            columns.ends_s[rows] - view.start_s,
            columns.kinds[rows],
            view.span_s,
            max(1, round(plot.width())),
        )
        tint = row_image(tinted(lanes, TINT + 20))
        painter.drawImage(plot, tint, QRectF(tint.rect()))
        height = min(LANE_PX * len(lanes), plot.height() / 2)
        strip = row_image(lanes)
        painter.drawImage(QRectF(plot.left(), plot.top(), plot.width(), height), strip, QRectF(strip.rect()))

    def _paint_offer_rows(self, painter: QPainter, panel: TimePanel) -> list[Proposed]:
        """Paints narrow proposals as ticks; gives the wide ones."""
        session, view, plot = self._session, panel.viewport, panel.plot
        rows = session.offers.columns.within(view.start_s, view.stop_s)
        if not len(rows):
            return []
        columns = session.offers.columns
        widths = (columns.ends_s[rows] - columns.starts_s[rows]) * plot.width() / view.span_s
        narrow = rows[widths < WIDE_PX]
        if len(narrow):
            width = max(1, round(plot.width()))
            places = ((columns.starts_s[narrow] - view.start_s) / view.span_s * width).astype(np.int64)
            row = np.zeros((1, width), np.uint32)
            row[0, np.clip(places, 0, width - 1)] = QColor(tokens().warning).rgba()
            image = row_image(row)
            painter.drawImage(QRectF(plot.left(), plot.top(), plot.width(), BAND_PX), image, QRectF(image.rect()))
        wide = [session.offers.proposals[i] for i in rows[widths >= WIDE_PX][:MOST_WIDE]]
        if session.offer is not None and session.offer not in wide:
            wide.append(session.offer)
        gone = [piece.offer for piece in self.preview if piece.offer is not None]
        return [p for p in wide if p not in gone and not session.is_dealt_with(p)]

    # -- one by one ---------------------------------------------------------------------------------------------

    def _paint_pieces(
        self, painter: QPainter, panel: TimePanel, pieces: Iterable[Piece], offers: Sequence[Proposed]
    ) -> None:
        named = panel.hz_of(panel.plot.center().y()) is not None
        taken = [-1e9] * ROWS
        """Where the last name of each row ends, in px."""
        chosen = set(self._session.chosen)
        self._names.clear()
        # By start, whatever it is: names then find their rows from left to right.
        things: list[Piece | Proposed] = [*pieces, *offers]
        things.sort(key=lambda thing: thing.start_s if isinstance(thing, Proposed) else thing.state.start_s)
        bodies, looks = Bodies(panel.plot, painter.device().devicePixelRatioF()), self._session.looks
        placed: list[tuple[Piece | Proposed, QRectF, bool]] = []
        for thing in things:
            area, is_chosen = QRectF(), False
            if isinstance(thing, Piece):
                is_chosen = thing.key in chosen if thing.key is not None else True
                if not thing.state.is_point:
                    area, state = area_of(panel, thing.state), thing.state
                    alpha = TINT_CHOSEN if is_chosen else TINT
                    plain = not (is_chosen or state.uncertain or state.is_box)
                    bodies.add(area, looks.of_classes(state.classes), alpha, sides=plain)
            placed.append((thing, area, is_chosen))
        bodies.paint(painter)
        for thing, area, is_chosen in placed:
            if isinstance(thing, Proposed):
                self._paint_offer(painter, panel, thing, named, taken)
            else:
                self._paint_piece(painter, panel, thing, area, is_chosen, named, taken)
        for place, name in self._names:  # over every line, or a neighbour's dashes would cross them out
            painter.drawPixmap(place, name)

    def _paint_piece(
        self,
        painter: QPainter,
        panel: TimePanel,
        piece: Piece,
        area: QRectF,
        chosen: bool,
        named: bool,
        taken: list[float],
    ) -> None:
        """What a piece has beside its body: the outline of one that is not plain, a point's line, the name."""
        state, looks = piece.state, self._session.looks
        look = looks.of_classes(state.classes)
        text = looks.names(state.classes, uncertain=state.uncertain) if named else ""
        if state.is_point:
            self._paint_point(painter, panel, state, look, text, chosen, named, taken)
            return
        if chosen or state.uncertain or state.is_box:
            self._paint_edges(painter, panel, area, state, look, chosen)
        if named:
            self._paint_name(painter, panel, area, look, _with_note(state, text), taken)
            if chosen and len(self._session.chosen) <= 1:
                _paint_handles(painter, area, look.color)

    @staticmethod
    def _paint_edges(
        painter: QPainter, panel: TimePanel, area: QRectF, state: SegmentState, look: Look, chosen: bool
    ) -> None:
        style = Qt.PenStyle.DotLine if state.uncertain else Qt.PenStyle.SolidLine
        width = 3.0 if chosen else 2.0
        if chosen:  # a line that is seen on every colour stands around what is chosen
            _, edge = contrasting(panel.quiet_color())
            painter.setPen(QPen(edge, width + 3))
            _sides(painter, area, state.is_box)
        painter.setPen(QPen(look.color, width, style))
        _sides(painter, area, state.is_box)

    def _paint_point(
        self,
        painter: QPainter,
        panel: TimePanel,
        state: SegmentState,
        look: Look,
        text: str,
        chosen: bool,
        named: bool,
        taken: list[float],
    ) -> None:
        plot, x = panel.plot, panel.x_of(state.start_s)
        style = Qt.PenStyle.DotLine if state.uncertain else Qt.PenStyle.SolidLine
        painter.setPen(QPen(look.color, 3.0 if chosen else 1.5, style))
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        pin = QRectF(x - 5, plot.bottom() - 12, 10, 10)
        if look.shape is not None:
            paint_shape(painter, look.shape, look.color, pin)
        else:
            painter.fillRect(pin, look.color)
        if named:
            area = QRectF(x, plot.top(), 0, plot.height())
            self._paint_name(painter, panel, area, look, _with_note(state, text), taken, least_px=120)

    def _paint_name(
        self,
        painter: QPainter,
        panel: TimePanel,
        area: QRectF,
        look: Look,
        text: str,
        taken: list[float],
        least_px: float = 0,
    ) -> None:
        """The class on a chip at the top of the segment, as long as there is room for a few letters of it."""
        metrics = painter.fontMetrics()
        height = metrics.height() + 2
        mark_px = height - 6 if look.shape is not None else 0
        left = max(area.left(), panel.plot.left())
        room = max(area.right() - left, least_px) - mark_px - 10
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room))
        if shown != text and room < metrics.horizontalAdvance("nnnnn"):
            # Two letters and dots tell less than the shape alone.
            if mark_px == 0 or room < -6:
                return
            shown = ""
        chip = self._chips.get(look, shown, metrics, mark_px, painter.device().devicePixelRatioF())
        width = chip.width() / chip.devicePixelRatio()
        row = _row_for(left, left + width, taken)
        self._names.append((QPointF(left, area.top() + row * (height + 1)), chip))

    def _paint_offer(
        self, painter: QPainter, panel: TimePanel, offer: Proposed, named: bool, taken: list[float]
    ) -> None:
        """Dashed amber, as nothing that a reader marked ever is; the chosen one says which keys settle it."""
        # A spectrogram is dark under both themes: the light theme's amber would hardly be read on it.
        amber = QColor(DARK.warning if panel.quiet_color().lightness() < 128 else tokens().warning)
        chosen = offer == self._session.offer
        area = QRectF(panel.plot)
        area.setLeft(panel.x_of(offer.start_s))
        area.setRight(panel.x_of(offer.end_s))
        tint = QColor(amber)
        tint.setAlpha(40 if chosen else 16)
        painter.fillRect(area, tint)
        painter.setPen(QPen(amber, 3.0 if chosen else 1.5, Qt.PenStyle.DashLine))
        _sides(painter, area, whole=False)
        if not named:
            return
        name = self._session.looks.name(offer.class_key) if offer.class_key is not None else ""
        texts = [tr("proposal: {name}").format(name=name), name, f"{name[:3]}."] if name else [tr("proposal")]
        if chosen:
            keys = tr("A accept  R reject")
            texts = [f"{texts[0]} · {keys}", tr("proposal · {keys}").format(keys=keys), *texts]
        beside = panel.plot.right() - max(area.left(), panel.plot.left()) if chosen else 0.0
        room = max(area.width(), min(beside, 320.0))
        text = _longest_that_fits(texts, painter.fontMetrics(), room - 10)
        if text:
            look = Look(amber, ink_on(amber), Qt.BrushStyle.NoBrush, None, text)
            self._paint_name(painter, panel, area, look, text, taken, least_px=room)

    # -- over the whole recording -------------------------------------------------------------------------------

    def paint_strip(self, painter: QPainter, area: QRectF, duration_s: float) -> None:
        """Lanes along the lower edge of the overview."""
        columns = self._session.book.columns
        if not self._session.is_on or not len(columns):
            return
        wanted = (self._session.book, duration_s, round(area.width()))
        if self._strip is None or wanted != self._strip[0]:
            span_s, width = max(duration_s, 1e-9), max(1, round(area.width()))
            lanes = lanes_of(self._session.looks, columns.starts_s, columns.ends_s, columns.kinds, span_s, width)
            self._strip = wanted, row_image(lanes)
        image = self._strip[1]
        height = min(2.0 * image.height(), area.height() * 0.6)
        place = QRectF(area.left(), area.bottom() - height, area.width(), height)
        painter.fillRect(place, QColor(10, 13, 16, 150))  # dark under both themes, as the pictures are
        painter.drawImage(place, image, QRectF(image.rect()))


def area_of(panel: TimePanel, state: SegmentState) -> QRectF:
    """Where a stretch or box is on a panel; a panel without frequencies shows all of its height."""
    area, view = QRectF(panel.plot), panel.viewport
    # Not panel.x_of: it asks for the plot anew, and this runs for every segment in every frame.
    px_per_s, left = area.width() / view.span_s, area.left()
    area.setLeft(left + (state.start_s - view.start_s) * px_per_s)
    area.setRight(left + (state.end_s - view.start_s) * px_per_s)
    if state.low_hz is not None and state.high_hz is not None:
        top, bottom = panel.y_of(state.high_hz), panel.y_of(state.low_hz)
        if top is not None and bottom is not None:
            area.setTop(max(area.top(), top))
            area.setBottom(min(area.bottom(), max(bottom, area.top() + 1)))
    return area


def _with_note(state: SegmentState, text: str) -> str:
    return f"{text} ✎" if state.note else text


def _row_for(left: float, right: float, taken: list[float]) -> int:
    """The first row of names with room; the last one if there is none."""
    row = next((i for i, end in enumerate(taken) if end <= left), len(taken) - 1)
    taken[row] = max(taken[row], right + 2)
    return row


def _longest_that_fits(texts: Sequence[str], metrics: QFontMetrics, room: float) -> str:
    return next((text for text in texts if metrics.horizontalAdvance(text) <= room), "")


def _sides(painter: QPainter, area: QRectF, whole: bool) -> None:
    if whole:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
        return
    painter.drawLine(area.topLeft(), area.bottomLeft())
    painter.drawLine(area.topRight(), area.bottomRight())


def _paint_handles(painter: QPainter, area: QRectF, color: QColor) -> None:
    """What can be grabbed: both edges, and top and bottom, which make a box of it."""
    half = HANDLE_PX / 2
    middle = area.center()
    painter.setPen(QPen(ink_on(color), 1))
    painter.setBrush(color)
    for x, y in (
        (area.left(), middle.y()),
        (area.right(), middle.y()),
        (middle.x(), area.top() + half),
        (middle.x(), area.bottom() - half),
    ):
        painter.drawRect(QRectF(x - half, y - half, HANDLE_PX, HANDLE_PX))
