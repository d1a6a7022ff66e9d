"""What a reader does to segments: one verb for each key, drag and menu entry, each one step of undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from cryapp.audio.pcm import Sound
from cryapp.bridge.desk import Desk
from cryapp.domain.ids import RecordingId, SegmentId
from cryapp.domain.segment import Proposed, SegmentState
from cryapp.services import proposing, segmenting
from cryapp.services.label_marks import Mark
from cryapp.services.segment_desk import Saved
from cryapp.ui.i18n import tr
from cryapp.ui.segments.session import Draft, SegmentSession
from cryapp.ui.sound.viewport import Viewport

SHORTEST_S = 0.002
"""A drawn stretch shorter than this (an edge over the other) stays where it was drawn instead of snapping."""


class SegmentVerbs:
    """Args: ``sound`` gives the open working copy, for edges that snap; None while it is not there."""

    def __init__(self, desk: Desk, session: SegmentSession, viewport: Viewport, sound: Callable[[], Sound | None]):
        self._desk, self._session, self._view, self._sound = desk, session, viewport, sound
        self.snaps = bool(desk.settings["segments.snap"])
        self._copied: tuple[SegmentId, ...] = ()
        self._last: SegmentState | None = None
        """What was marked last: Shift repeats it."""

    # -- drawing ------------------------------------------------------------------------------------------------

    def draw(self, state: SegmentState, edges: Sequence[str] = ("start", "end")) -> None:
        """A new segment. ``edges`` may snap; a point stays where it was put."""
        library, where = self._desk.library, self._here
        if where is None:
            return
        self._last = state
        final = self._snapping(state, edges)
        self._session.commit(
            lambda mark: segmenting.draw(library, where, [final()], mark),
            tr("new segment"),
            [Draft(None, state)],
            choose=True,
        )

    def reshape(self, segment_id: SegmentId, state: SegmentState, edges: Sequence[str], text: str) -> None:
        """New bounds from a drag of an edge or the body."""
        library, final = self._desk.library, self._snapping(state, edges)
        self._session.commit(
            lambda mark: segmenting.change(library, {segment_id: final()}, mark, "resize" if edges else "move"),
            text,
            [Draft(segment_id, state)],
        )

    def move(self, segment_ids: Sequence[SegmentId], by_s: float) -> None:
        """Several segments together; the store stops them at the recording's edges."""
        library, ids = self._desk.library, tuple(segment_ids)
        self._session.commit(
            lambda mark: segmenting.move(library, ids, by_s, mark),
            _counted(ids, tr("move of a segment"), tr("move of {n} segments")),
            [Draft(id_, _shifted(state, by_s)) for id_, state in self._session.chosen_states.items() if id_ in ids],
        )

    def correct(self, offer: Proposed, state: SegmentState, edges: Sequence[str] = ()) -> None:
        """Takes a proposal with other bounds or classes."""
        library, where, final = self._desk.library, self._here, self._snapping(state, edges)
        if where is not None:
            self._session.commit(
                lambda mark: proposing.correct(library, where, offer, final(), mark),
                tr("corrected proposal"),
                [Draft(None, state, offer)],
                choose=True,
            )

    def segment_of_selection(self, classes: tuple[str, ...] = ()) -> None:
        """A segment where time is selected."""
        if self._view.selection is None:
            self._session.refused.emit(tr("Select a stretch of the sound first: drag along the times below it."))
            return
        self.draw(SegmentState(*self._view.selection, classes=classes), ())

    def point_at(self, at_s: float) -> None:
        self.draw(SegmentState(at_s, at_s), ())

    def point_at_cursor(self) -> None:
        self.point_at(self._view.playhead_s)

    def repeat_at(self, at_s: float) -> None:
        """Shift and a click: what was marked last once more, beginning here."""
        source = self._newest()
        if source is None:
            self._session.refused.emit(tr("Nothing to repeat yet: draw a segment first."))
            return
        segment_id, state = source
        self._clone([segment_id], at_s - state.start_s, tr("repeated segment"))

    def repeat_state(self, start_s: float, end_s: float) -> SegmentState:
        """Shift and a drag: a new stretch with the classes, band and doubt of what was marked last."""
        source = self._newest()
        like = source[1] if source is not None else self._last
        if like is None:
            return SegmentState(start_s, end_s)
        return replace(like, start_s=start_s, end_s=end_s, note="")

    def repeat_after(self) -> None:
        """What is chosen once more, right behind itself."""
        bounds = self._session.bounds
        if self._session.chosen and bounds is not None:
            self._clone(self._session.chosen, max(bounds[1] - bounds[0], 0.05), tr("repeated segment"))

    # -- what they are ------------------------------------------------------------------------------------------

    def label(self, class_key: str) -> bool:
        """Says what is chosen: segments, a proposal, or the selected stretch. False if nothing is."""
        session = self._session
        if session.offer is not None:
            state = proposing.as_proposed(session.offer)
            if state.classes == (class_key,):
                self.accept([session.offer])
            else:
                self.correct(session.offer, replace(state, classes=(class_key,)))
        elif session.chosen:
            self._relabel(session.chosen, lambda _state: (class_key,))
        elif session.is_main and self._view.selection is not None:
            self.segment_of_selection((class_key,))
        else:
            return False
        return True

    def also(self, class_key: str) -> None:
        """One more class on what is chosen, or that one less."""

        def toggled(state: SegmentState) -> tuple[str, ...]:
            others = tuple(key for key in state.classes if key != class_key)
            return others if class_key in state.classes else (*state.classes, class_key)

        self._relabel(self._session.chosen, toggled)

    def _relabel(self, ids: Sequence[SegmentId], classes: Callable[[SegmentState], tuple[str, ...]]) -> None:
        states = self._session.chosen_states
        new = {id_: replace(states[id_], classes=classes(states[id_])) for id_ in ids if id_ in states}
        if new:
            names = self._session.looks.names(next(iter(new.values())).classes)
            text = tr("segment “{name}”").format(name=names)
            if len(new) > 1:
                text = tr("{n} segments “{name}”").format(n=len(new), name=names)
            self._change(new, "relabel", text)
            self._last = next(iter(new.values()))

    def toggle_uncertain(self, segment_ids: Sequence[SegmentId] = ()) -> None:
        """Marks as uncertain; if all are already, takes the marks away."""
        states = {id_: self._session.state_of(id_) for id_ in (segment_ids or self._session.chosen)}
        there = {id_: state for id_, state in states.items() if state is not None}
        doubt = not all(state.uncertain for state in there.values())
        if there:
            text = tr("uncertain segment") if doubt else tr("certain segment")
            self._change({i: replace(s, uncertain=doubt) for i, s in there.items()}, "uncertain", text)

    def note(self, segment_id: SegmentId, text: str) -> None:
        """Replaces a segment's note, which may have been typed while it was chosen and saved after it is not."""
        state = self._session.state_of(segment_id)
        if state is not None and state.note != text:
            self._change({segment_id: replace(state, note=text)}, "note", tr("note on a segment"))

    def limit_band(self, low_hz: float, high_hz: float) -> None:
        """Makes boxes of what is chosen, or stretches of boxes."""
        states = self._session.chosen_states
        if states:
            all_boxes = all(state.is_box for state in states.values())
            band = (None, None) if all_boxes else (low_hz, high_hz)
            new = {i: replace(s, low_hz=band[0], high_hz=band[1]) for i, s in states.items()}
            self._change(new, "band", tr("whole height") if all_boxes else tr("frequency box"))

    def _change(self, states: Mapping[SegmentId, SegmentState], act: str, text: str) -> None:
        library, new = self._desk.library, dict(states)
        self._session.commit(
            lambda mark: segmenting.change(library, new, mark, act), text, [Draft(i, s) for i, s in new.items()]
        )

    # -- parts and copies ---------------------------------------------------------------------------------------

    def split(self, at_s: float | None = None) -> None:
        """Cuts the chosen segment, or the shortest one there, at the cursor."""
        cut_s = self._view.playhead_s if at_s is None else at_s
        inside = [i for i, s in self._session.chosen_states.items() if s.start_s < cut_s < s.end_s]
        if not inside:
            hits = self._session.book.index.hits(cut_s)
            inside = [h.key for h in hits if (s := self._session.state_of(h.key)) and s.start_s < cut_s < s.end_s]
        if not inside:
            self._session.refused.emit(tr("Put the cursor inside a segment to cut it there."))
            return
        library, segment_id = self._desk.library, inside[0]
        self._session.commit(lambda mark: segmenting.split(library, segment_id, cut_s, mark), tr("cut segment"))

    def merge(self) -> None:
        """Makes one of what is chosen; one alone is joined with the next."""
        ids = self._session.chosen
        if len(ids) == 1:
            row = self._session.book.row_of.get(ids[0])
            following = self._session.book.segments[row + 1 : row + 2] if row is not None else ()
            ids = (*ids, *(segment.id for segment in following))
        if len(ids) < 2:
            self._session.refused.emit(tr("There is no second segment to join with."))
            return
        library, together = self._desk.library, ids
        self._session.commit(
            lambda mark: segmenting.merge(library, together, mark), tr("joined segments"), then=self._choose_first
        )

    def delete(self) -> None:
        """Takes what is chosen away; a proposal is turned down."""
        library, ids = self._desk.library, self._session.chosen
        if ids:
            self._session.choose(())
            self._session.commit(
                lambda mark: segmenting.delete(library, ids, mark),
                _counted(ids, tr("deleted segment"), tr("{n} deleted segments")),
            )
        elif self._session.offer is not None:
            self.reject([self._session.offer])

    def copy(self) -> None:
        self._copied = self._session.chosen

    @property
    def can_paste(self) -> bool:
        return bool(self._copied)

    def paste(self, at_s: float | None = None) -> None:
        """The copied segments from the cursor on, also in another recording."""
        library, ids, where = self._desk.library, self._copied, self._here
        start_s = self._view.playhead_s if at_s is None else at_s
        if not ids or where is None:
            return

        def call(mark: Mark) -> Saved:
            first_s = segmenting.first_start(library, ids, mark)
            return segmenting.clone(library, ids, start_s - first_s, mark, to=where)

        self._session.commit(call, _counted(ids, tr("pasted segment"), tr("{n} pasted segments")), choose=True)

    def _clone(self, ids: Sequence[SegmentId], by_s: float, text: str) -> None:
        library, wanted = self._desk.library, tuple(ids)
        self._session.commit(
            lambda mark: segmenting.clone(library, wanted, by_s, mark),
            text,
            [Draft(None, _shifted(s, by_s)) for i in wanted if (s := self._session.state_of(i)) is not None],
            choose=True,
        )

    # -- proposals ----------------------------------------------------------------------------------------------

    def accept(self, offers: Sequence[Proposed]) -> None:
        """Takes proposals as they are, and goes on to the next one."""
        library, where, taken = self._desk.library, self._here, tuple(offers)
        if where is None or not taken:
            return
        following = self._following(taken[-1], taken)
        self._session.commit(
            lambda mark: proposing.accept(library, where, taken, mark),
            _counted(taken, tr("accepted proposal"), tr("{n} accepted proposals")),
            [Draft(None, proposing.as_proposed(p), p) for p in taken],
        )
        self._go_to_offer(following)

    def reject(self, offers: Sequence[Proposed]) -> None:
        library, where, gone = self._desk.library, self._here, tuple(offers)
        if where is None or not gone:
            return
        following = self._following(gone[-1], gone)
        self._session.commit(
            lambda mark: proposing.reject(library, where, gone, mark),
            _counted(gone, tr("rejected proposal"), tr("{n} rejected proposals")),
            [Draft(None, None, p) for p in gone],
        )
        self._go_to_offer(following)

    @property
    def current_offer(self) -> Proposed | None:
        """The proposal that A and R mean: the chosen one, else the first in view."""
        return self._session.offer or next(iter(self.offers_in_view()), None)

    def offers_in_view(self) -> tuple[Proposed, ...]:
        offers = self._session.offers
        there = (offers.proposals[i] for i in offers.columns.within(self._view.start_s, self._view.stop_s))
        return tuple(p for p in there if not self._session.is_dealt_with(p))

    def accept_current(self) -> None:
        if self.current_offer is not None:
            self.accept([self.current_offer])

    def reject_current(self) -> None:
        if self.current_offer is not None:
            self.reject([self.current_offer])

    def accept_in_view(self) -> None:
        self.accept(self.offers_in_view())

    def _following(self, offer: Proposed, without: Sequence[Proposed]) -> Proposed | None:
        later = (p for p in self._session.offers.proposals if p.start_s >= offer.start_s and p not in without)
        return next(later, None)

    def _go_to_offer(self, offer: Proposed | None) -> None:
        self._session.choose((), offer)
        if offer is not None:
            self.bring_into_view(offer.start_s, offer.end_s)

    # -- going --------------------------------------------------------------------------------------------------

    def step(self, direction: int) -> None:
        """The next or previous segment or proposal by time."""
        session = self._session
        bounds = session.bounds
        at_s = bounds[0] if bounds is not None else self._view.playhead_s
        places: list[tuple[float, float, int, SegmentId | Proposed]] = [
            (s.state.start_s, s.state.end_s, 0, s.id) for s in session.book.segments
        ]
        places += [(p.start_s, p.end_s, 1, p) for p in session.offers.proposals]
        places.sort(key=lambda place: place[:3])
        here = session.offer if session.offer is not None else (session.chosen[0] if session.chosen else None)
        number = next((i for i, place in enumerate(places) if place[3] == here), None)
        if number is not None:
            target = number + direction
        elif direction > 0:
            target = next((i for i, place in enumerate(places) if place[0] >= at_s), len(places))
        else:
            target = max((i for i, place in enumerate(places) if place[0] < at_s), default=-1)
        if 0 <= target < len(places):
            start_s, end_s, _, key = places[target]
            if isinstance(key, Proposed):
                session.choose((), key)
            else:
                session.choose([key])
            self.bring_into_view(start_s, end_s)

    def bring_into_view(self, start_s: float, end_s: float) -> None:
        """Moves the window only if one would not see it, and then keeps its width."""
        view = self._view
        if start_s < view.start_s or end_s > view.stop_s:
            half_s = max(view.span_s, 1.2 * (end_s - start_s)) / 2
            middle_s = (start_s + end_s) / 2
            view.show(middle_s - half_s, middle_s + half_s)

    def zoom_to(self, start_s: float, end_s: float) -> None:
        """Fills about a third of the view with it, so that one sees what is around."""
        half_s = max(1.5 * (end_s - start_s), 0.5)
        middle_s = (start_s + end_s) / 2
        self._view.show(middle_s - half_s, middle_s + half_s)

    # -- parts --------------------------------------------------------------------------------------------------

    @property
    def _here(self) -> RecordingId | None:
        return self._session.recording.id if self._session.recording is not None else None

    def _newest(self) -> tuple[SegmentId, SegmentState] | None:
        """What Shift repeats: the chosen one, else the newest that is still there."""
        session = self._session
        ids = session.chosen or ((max(session.book.row_of),) if session.book.row_of else ())
        state = session.state_of(ids[0]) if ids else None
        return (ids[0], state) if state is not None else None

    def _choose_first(self, saved: Saved) -> None:
        self._session.choose(saved.segment_ids[:1])

    def _snapping(self, state: SegmentState, edges: Sequence[str]) -> Callable[[], SegmentState]:
        """The state with its drawn edges where sound begins or ends; reads samples, so it is called on the writer."""
        sound = self._sound()
        if not self.snaps or sound is None or not edges:
            return lambda: state

        def snapped() -> SegmentState:
            start_s = proposing.snap(sound, state.start_s) if "start" in edges else state.start_s
            end_s = proposing.snap(sound, state.end_s) if "end" in edges else state.end_s
            return replace(state, start_s=start_s, end_s=end_s) if end_s - start_s >= SHORTEST_S else state

        return snapped


def _shifted(state: SegmentState, by_s: float) -> SegmentState:
    start_s = max(0.0, state.start_s + by_s)
    return replace(state, start_s=start_s, end_s=start_s + state.duration_s)


def _counted(things: Sequence[object], one: str, many: str) -> str:
    return one if len(things) == 1 else many.format(n=len(things))
