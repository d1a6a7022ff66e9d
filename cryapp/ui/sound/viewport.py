"""The window on time that all sound panels share: what is visible, what is selected, where the sound is."""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

MIN_SPAN_S = 0.02
PAGE_S = 20.0
"""A longer recording opens on its first page, so that a cry has a readable width."""
MAX_BACK = 50
GESTURE_S = 0.8
"""Wheel turns this close together are one step for "back"."""


class Follow(StrEnum):
    """How the window goes with the sound while it plays."""

    PAGES = "pages"
    MIDDLE = "middle"
    """The cursor stays in the middle and the sound runs past it."""
    NOT = "not"


@dataclass(frozen=True)
class Hover:
    """Where the pointer is: time, and over the spectrogram frequency and level."""

    at_s: float
    hz: float | None = None
    level_db: float | None = None
    f0_hz: float | None = None
    """Pitch of the voice at that time, where it is known."""
    mode: str = ""
    """How the voice sounds there, in a word."""


class Viewport(QObject):
    """Times in seconds. ``start_s`` … ``stop_s`` always lies within the recording and is never narrower than 20 ms."""

    view_changed = Signal()
    selection_changed = Signal()
    playhead_changed = Signal()
    hover_changed = Signal(object)
    """Hover | None"""
    clear_asked = Signal()
    """Esc in silence, or a click on empty: nothing is to be selected any more, be it a selection or a segment."""
    seek_asked = Signal(float)
    """A click on the sound: play from here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.duration_s = 0.0
        self.start_s = 0.0
        self.stop_s = 1.0
        self.selection: tuple[float, float] | None = None
        self.band_hz: tuple[float, float] | None = None
        """Of a selection that is a box: only these frequencies are heard and measured. None: all of them."""
        self.follow = Follow.PAGES
        self.playhead_s = 0.0
        self._back: list[tuple[float, float]] = []
        self._last_gesture = 0.0

    @property
    def span_s(self) -> float:
        return self.stop_s - self.start_s

    def reset(self, duration_s: float) -> None:
        """Opens another recording on its first page."""
        self.duration_s = duration_s
        self.selection = self.band_hz = None
        self.playhead_s = 0.0
        self._back.clear()
        self.start_s, self.stop_s = first_page(duration_s)
        self.view_changed.emit()
        self.selection_changed.emit()
        self.playhead_changed.emit()

    def show(self, start_s: float, stop_s: float, remember: bool = True) -> None:
        """Moves the window; it is pushed back inside the recording rather than cut."""
        whole_s = max(self.duration_s, MIN_SPAN_S)
        span_s = min(max(stop_s - start_s, MIN_SPAN_S), whole_s)
        middle_s = (start_s + stop_s) / 2
        start_s = min(max(0.0, middle_s - span_s / 2), whole_s - span_s)
        if (start_s, start_s + span_s) == (self.start_s, self.stop_s):
            return
        if remember:
            self.remember()
        self.start_s, self.stop_s = start_s, start_s + span_s
        self.view_changed.emit()

    def pan(self, delta_s: float) -> None:
        span_s = self.span_s
        start_s = min(max(0.0, self.start_s + delta_s), max(0.0, self.duration_s - span_s))
        self.show(start_s, start_s + span_s, remember=False)

    def zoom(self, factor: float, at_s: float | None = None) -> None:
        """Narrows the window by ``factor`` (> 1: in); the time ``at_s`` keeps its place on screen."""
        if at_s is None:
            at_s = (
                self.playhead_s if self.start_s <= self.playhead_s <= self.stop_s else (self.start_s + self.stop_s) / 2
            )
        whole_s = max(self.duration_s, MIN_SPAN_S)
        span_s = min(max(self.span_s / factor, MIN_SPAN_S), whole_s)
        share = (at_s - self.start_s) / self.span_s
        start_s = at_s - share * span_s
        start_s = min(max(0.0, start_s), whole_s - span_s)
        now = time.monotonic()
        self.show(start_s, start_s + span_s, remember=now - self._last_gesture > GESTURE_S)
        self._last_gesture = now

    def zoom_all(self) -> None:
        self.show(0.0, self.duration_s)

    def zoom_to_selection(self) -> None:
        if self.selection is not None:
            start_s, stop_s = self.selection
            margin_s = 0.05 * (stop_s - start_s)
            self.show(start_s - margin_s, stop_s + margin_s)

    @property
    def can_go_back(self) -> bool:
        return bool(self._back)

    def back(self) -> None:
        """The window before the last jump or zoom."""
        if self._back:
            self.show(*self._back.pop(), remember=False)

    def page(self, pages: float) -> None:
        """Turns pages, with a tenth of overlap to keep one's place."""
        self.pan(pages * 0.9 * self.span_s)

    def select(self, start_s: float, stop_s: float, band_hz: tuple[float, float] | None = None) -> None:
        """Selects a stretch of time, or with ``band_hz`` a box of time and frequency."""
        low, high = sorted((start_s, stop_s))
        low, high = max(0.0, low), min(self.duration_s, high)
        chosen = (low, high) if high > low else None
        band_hz = band_hz if chosen is not None else None
        if (chosen, band_hz) != (self.selection, self.band_hz):
            self.selection, self.band_hz = chosen, band_hz
            self.selection_changed.emit()

    def select_band(self, band_hz: tuple[float, float] | None) -> None:
        """Narrows what is selected (the visible stretch, if nothing is) to a band; None: all frequencies again."""
        if self.selection is not None:
            self.select(*self.selection, band_hz)
        elif band_hz is not None:
            self.select(self.start_s, self.stop_s, band_hz)

    def clear_selection(self) -> None:
        self.clear_asked.emit()
        if self.selection is not None:
            self.selection = self.band_hz = None
            self.selection_changed.emit()

    def set_playhead(self, at_s: float) -> None:
        """Moves the cursor and, if need be, the window to it."""
        self._move_playhead(at_s, follow=True)

    def advance_playhead(self, at_s: float) -> None:
        """The cursor goes on with the sound, and the window with it as :attr:`follow` says.

        Not if one has meanwhile looked elsewhere.
        """
        follow = self.follow is not Follow.NOT and self.start_s <= self.playhead_s <= self.stop_s
        if follow and self.follow is Follow.MIDDLE:
            self.pan(at_s - (self.start_s + self.stop_s) / 2)
        self._move_playhead(at_s, follow=follow)

    def _move_playhead(self, at_s: float, *, follow: bool) -> None:
        at_s = min(max(0.0, at_s), self.duration_s)
        if follow and not self.start_s <= at_s <= self.stop_s:
            self.show(at_s - 0.05 * self.span_s, at_s + 0.95 * self.span_s, remember=False)
        if at_s != self.playhead_s:
            self.playhead_s = at_s
            self.playhead_changed.emit()

    def point_at(self, hover: Hover | None) -> None:
        self.hover_changed.emit(hover)

    def remember(self) -> None:
        """Notes the window as it is, for "back": before a drag that changes it step by step."""
        self._back.append((self.start_s, self.stop_s))
        del self._back[:-MAX_BACK]


def first_page(duration_s: float) -> tuple[float, float]:
    """Start and end of what is shown of a recording when it is opened."""
    return 0.0, max(MIN_SPAN_S, min(duration_s, PAGE_S) if duration_s > 2 * PAGE_S else duration_s)
