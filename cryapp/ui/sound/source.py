"""The pictures of one recording: what is there is given at once, what is missing is drawn by the readers.

Nothing here waits. A view asks for columns and gets the finest there are; when finer ones arrive, ``improved`` says so.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from cryapp.audio.compose import Span, level_for, span_for
from cryapp.audio.envelope import EnvelopePyramid, Outline, sample_outline
from cryapp.audio.pcm import Samples, Sound
from cryapp.audio.stft import Analysis, Columns, Grid
from cryapp.audio.tiles import (
    TILE_COLUMNS,
    Part,
    PartRequest,
    Pyramid,
    TileCache,
    TileRequest,
    draw_part,
    draw_sample,
    draw_tile,
)
from cryapp.bridge.desk import Desk
from cryapp.bridge.tasks import Job
from cryapp.domain.recording import Recording
from cryapp.services import rendering
from cryapp.ui.sound.close_up import CloseUp
from cryapp.ui.sound.file_care import FileCare
from cryapp.ui.sound.loaded import Loaded
from cryapp.ui.sound.viewport import first_page

LOOK_AHEAD_PRIORITY, PART_PRIORITY, SAMPLE_PRIORITY, TILE_PRIORITY = -2, -1, 1, 2
STAND_IN_PLACES = 256
MAX_KEPT_BYTES = 96 << 20
RENEW_MS = 120
FIRST_PAGE_MS = 25
DIRECT_S = 60.0
"""A shorter stretch of a long sound shows its true outline before the whole has been read."""
COARSER_STEPS = 4
"""While a tile is drawn, one up to four levels coarser stands in for it."""


_Key = tuple[str, Analysis]


class PictureSource(QObject):
    """Pictures of the recording that is open, and of those looked at before or expected next."""

    opened = Signal()
    """The recording can be drawn and played."""
    improved = Signal()
    """Something finer, or more of it, is there."""
    failed = Signal(object)
    """UserError: the sound is gone or damaged."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._recording: Recording | None = None
        self._analysis = Analysis()
        self._kept: OrderedDict[_Key, Loaded] = OrderedDict()
        self._tiles = TileCache()
        self._tile_jobs: dict[TileRequest, Job] = {}
        self._part_jobs: list[Job] = []
        self._opening: dict[_Key, Job] = {}
        self._ahead: Job | None = None
        self._width = 0
        """Of the picture asked for last, in pixels: the next recording's will be as wide."""
        self._close_up = CloseUp(desk, TILE_PRIORITY, self)
        self._close_up.arrived.connect(self._renew)
        self._close_up.failed.connect(self._part_failed)
        # Fifty parts a second must not mean fifty repaints: they would take the time the parts need.
        self._renew_later = QTimer(self, interval=RENEW_MS, singleShot=True)
        self._renew_later.timeout.connect(self._renew)
        self._care = FileCare(desk, self)
        self._care.changed.connect(self.look_again)
        self._care.failed.connect(self._part_failed)
        self.error: Exception | None = None
        self.is_sharp = False
        """True if the columns asked for last were all there at their own level."""
        self.version = 0
        """Grows whenever a view would look different: pictures made earlier are stale."""

    @property
    def loaded(self) -> Loaded | None:
        """The open recording, None until it has been opened."""
        key = self._key
        return self._kept.get(key) if key is not None else None

    @property
    def sound(self) -> Sound | None:
        loaded = self.loaded
        return loaded.sound if loaded is not None else None

    @property
    def grid(self) -> Grid | None:
        loaded = self.loaded
        return loaded.pyramid.grid if loaded is not None else None

    @property
    def is_opening(self) -> bool:
        """True between :meth:`show` and the first picture."""
        return self._recording is not None and self.loaded is None and self.error is None

    @property
    def _key(self) -> _Key | None:
        return (self._recording.vault_key, self._analysis) if self._recording is not None else None

    def show(self, recording: Recording | None, analysis: Analysis) -> None:
        """Opens a recording (None: closes the open one). Work for the earlier one is called off."""
        if recording == self._recording and analysis == self._analysis and self.error is None:
            return
        self._call_off()
        self._recording, self._analysis, self.error, self.is_sharp = recording, analysis, None, False
        self._care.open(recording)
        if recording is None:
            self._renew()
            return
        key = (recording.vault_key, analysis)
        loaded = self._kept.get(key)
        if loaded is None:
            self._open(recording, analysis)
            return
        self._kept.move_to_end(key)
        self._complete(loaded)
        self.opened.emit()
        self._renew()

    def look_again(self) -> None:
        """Opens the recording anew: its file went, changed or came back."""
        recording, analysis = self._recording, self._analysis
        if recording is None:
            return
        self._forget(recording.vault_key)
        self._recording = None
        self.show(recording, analysis)

    def prefetch(self, recording: Recording, analysis: Analysis) -> None:
        """Opens a recording in advance and draws its first page, so that it is sharp at once when it is shown."""
        key = (recording.vault_key, analysis)
        loaded = self._kept.get(key)
        if loaded is not None:
            self._draw_ahead(loaded)
        elif key not in self._opening:
            self._open(recording, analysis, LOOK_AHEAD_PRIORITY, self._draw_ahead)

    # --- what views ask for -----------------------------------------------------------------------------------

    def columns(self, start_s: float, stop_s: float, width: int) -> tuple[Columns, Span] | None:
        """Spectral columns under a stretch, at the level that fits ``width`` pixels; None if nothing is open.

        Returns: columns of shape ``(span.last - span.first, bins)``; unknown ones are 0.
        """
        loaded = self.loaded
        if loaded is None or width < 1 or stop_s <= start_s:
            return None
        self._width = width
        span = loaded.span(start_s, stop_s, width)
        if span.level >= loaded.pyramid.keep_level:
            self.is_sharp = loaded.pyramid.is_complete
            return loaded.pyramid.columns(span.level, span.first, span.last), span
        return self._gather(loaded, span), span

    def whole(self, width: int) -> tuple[Columns, Span] | None:
        """Columns of the whole sound from the pyramid alone: the overview never asks for tiles of its own."""
        loaded = self.loaded
        if loaded is None or width < 1:
            return None
        pyramid, sound = loaded.pyramid, loaded.sound
        level = max(pyramid.keep_level, level_for(pyramid.grid, sound.duration_s / width, pyramid.top_level))
        span = span_for(pyramid.grid, sound.n_samples, level, 0.0, sound.duration_s)
        return pyramid.columns(level, span.first, span.last), span

    def outline(self, start_s: float, stop_s: float, n_points: int) -> Outline | None:
        """Minimum and maximum of the samples at each of ``n_points``; None if nothing is open."""
        loaded = self.loaded
        if loaded is None:
            return None
        rate = loaded.sound.sample_rate_hz
        start, stop = start_s * rate, stop_s * rate
        fine = loaded.envelope.is_fine_enough((stop - start) / n_points)
        if fine and (loaded.pyramid.is_complete or stop_s - start_s > DIRECT_S):
            return loaded.envelope.outline(start, stop, n_points)
        # Finer than the outline kept, or not drawn yet: from the samples themselves.
        samples = self.samples(start_s, stop_s)
        if samples is None:
            return loaded.envelope.outline(start, stop, n_points)
        return sample_outline(samples, n_points)

    def samples(self, start_s: float, stop_s: float) -> Samples | None:
        """Samples of a stretch for close-ups; None while they are being read."""
        loaded = self.loaded
        if loaded is None:
            return None
        rate = loaded.sound.sample_rate_hz
        start, stop = int(start_s * rate), int(np.ceil(stop_s * rate))
        return self._close_up.samples(loaded.sound, start, stop)

    # --- drawing in the background ----------------------------------------------------------------------------

    def _open(
        self,
        recording: Recording,
        analysis: Analysis,
        priority: int = TILE_PRIORITY,
        then: Callable[[Loaded], object] | None = None,
    ) -> None:
        library = self._desk.library
        key = (recording.vault_key, analysis)

        def work() -> Loaded:
            sound = rendering.sound_of(library, recording)
            loaded = Loaded(sound, Pyramid(sound, analysis), EnvelopePyramid(sound.n_samples))
            parts = loaded.pyramid.parts()
            if len(parts) == 1:
                loaded.add(draw_part(parts[0]))
            return loaded

        def done(loaded: Loaded) -> None:
            self._opening.pop(key, None)
            if key in self._kept:
                return  # looked ahead and asked for at the same time: the first answer has the head start
            self._keep(key, loaded)
            if key == self._key:
                self._complete(loaded)
                self.opened.emit()
                self._renew()
            elif then is not None:
                then(loaded)

        def failed(error: Exception) -> None:
            self._opening.pop(key, None)
            if key == self._key:
                self._fail(error)

        self._opening[key] = self._desk.read(work, done, failed, priority)

    def _complete(self, loaded: Loaded) -> None:
        """Asks for the parts of a long recording that are not there yet."""
        if loaded.pyramid.is_complete:
            self._care.check(loaded.pyramid.is_complete)
            return
        pyramid = loaded.pyramid
        if not pyramid.has_stand_in:
            # The first page goes before the first impression of the whole, and that before the real parts, which it
            # would else paint over.
            QTimer.singleShot(FIRST_PAGE_MS, self, partial(self._draw_first_impression, loaded))
            return
        for request in pyramid.missing_parts():
            self._draw(partial(_draw_part, request), loaded, PART_PRIORITY)

    def _draw_first_impression(self, loaded: Loaded) -> None:
        if loaded is self.loaded and not loaded.pyramid.has_stand_in:
            pyramid = loaded.pyramid
            sample = partial(draw_sample, loaded.sound, pyramid.analysis, pyramid.keep_level, STAND_IN_PLACES)
            self._draw(lambda _job: sample(), loaded, SAMPLE_PRIORITY)

    def _draw(self, work: Callable[[Job], Part], loaded: Loaded, priority: int) -> None:
        def done(part: Part) -> None:
            loaded.add(part)
            if part.sampled:
                self._complete(loaded)
            if part.sampled or loaded.pyramid.is_complete:
                self._renew()
                if loaded is self.loaded:
                    self._care.check(loaded.pyramid.is_complete)
            elif not self._renew_later.isActive():
                self._renew_later.start()

        job = self._desk.readers.submit(work, priority)
        job.done.connect(done)
        job.failed.connect(self._part_failed)
        self._part_jobs.append(job)

    def _part_failed(self, error: Exception) -> None:
        if self.error is None:
            for job in self._part_jobs:
                job.cancel()
            self._fail(error)

    # --- the file itself --------------------------------------------------------------------------------------

    def _fail(self, error: Exception) -> None:
        self.error = error
        self._care.is_lost = True
        self.failed.emit(error)

    def _forget(self, vault_key: str) -> None:
        """Everything that was drawn of a file, which is another one now."""
        for key in [k for k in self._kept if k[0] == vault_key]:
            self._tiles.forget(self._kept.pop(key).sound)
        self._close_up.forget()
        self._care.forget(vault_key)

    def _gather(self, loaded: Loaded, span: Span) -> Columns:
        out = np.zeros((span.last - span.first, loaded.pyramid.grid.n_bins), np.uint8)
        wanted: list[TileRequest] = []
        for request in loaded.tiles_under(span):
            index = request.index
            low, high = max(span.first, index * TILE_COLUMNS), min(span.last, (index + 1) * TILE_COLUMNS)
            tile = self._tiles.get(request)
            if tile is None:
                wanted.append(request)
                self._stand_in(loaded, span.level, low, high, out[low - span.first : high - span.first])
            else:
                first = index * TILE_COLUMNS
                out[low - span.first : high - span.first] = tile[low - first : high - first]
        self._want(wanted)
        self.is_sharp = not wanted
        return out

    def _stand_in(self, loaded: Loaded, level: int, first: int, last: int, out: Columns) -> None:
        """Fills a gap with the next coarser columns there are."""
        numbers = np.arange(first, last)
        for step in range(1, COARSER_STEPS + 1):
            coarser = level + step
            if coarser >= loaded.pyramid.keep_level:
                low = numbers >> step
                held = loaded.pyramid.columns(coarser, int(low[0]), int(low[-1]) + 1)
                if len(held):
                    out[:] = held[np.minimum(low - low[0], len(held) - 1)]
                return
            low = numbers >> step
            index = int(low[0]) // TILE_COLUMNS
            tile = self._tiles.get(TileRequest(loaded.sound, loaded.pyramid.analysis, coarser, index))
            if tile is not None and len(tile) and int(low[-1]) // TILE_COLUMNS == index:
                out[:] = tile[np.minimum(low - index * TILE_COLUMNS, len(tile) - 1)]
                return

    def _want(self, wanted: list[TileRequest]) -> None:
        """Calls off tiles nobody looks at any more and asks for those that are missing."""
        still = set(wanted)
        for request in [r for r in self._tile_jobs if r not in still]:
            self._tile_jobs.pop(request).cancel()
        for request in wanted:
            if request not in self._tile_jobs:
                self._tile_jobs[request] = self._desk.read(
                    partial(draw_tile, request), partial(self._arrived, request), self._part_failed, TILE_PRIORITY
                )

    def _draw_ahead(self, loaded: Loaded) -> None:
        """Draws the first page of a recording nobody looks at yet: asked for when it is shown, its tiles would cost a
        second painting of everything.
        """
        if self._ahead is not None:
            self._ahead.cancel()
            self._ahead = None
        span = loaded.span(*first_page(loaded.sound.duration_s), max(self._width, 1))
        if not self._width or span.level >= loaded.pyramid.keep_level:
            return
        missing = [request for request in loaded.tiles_under(span) if self._tiles.get(request) is None]

        def drawn(tiles: list[Columns]) -> None:
            self._ahead = None
            for request, tile in zip(missing, tiles, strict=True):
                self._tiles.put(request, tile)

        if missing:
            self._ahead = self._desk.read(
                lambda: [draw_tile(request) for request in missing], drawn, priority=LOOK_AHEAD_PRIORITY
            )

    def _arrived(self, request: TileRequest, tile: Columns) -> None:
        self._tile_jobs.pop(request, None)
        self._tiles.put(request, tile)
        self._renew()

    def _keep(self, key: _Key, loaded: Loaded) -> None:
        self._kept[key] = loaded
        self._kept.move_to_end(key)
        total = sum(entry.n_bytes for entry in self._kept.values())
        for old in [k for k in self._kept if k not in (key, self._key)]:
            if total <= MAX_KEPT_BYTES:
                break
            total -= self._kept.pop(old).n_bytes

    def _renew(self) -> None:
        self.version += 1
        self.improved.emit()

    def _call_off(self) -> None:
        for job in (*self._part_jobs, *self._tile_jobs.values()):
            job.cancel()
        self._close_up.call_off()
        self._part_jobs.clear()
        self._tile_jobs.clear()


def _draw_part(request: PartRequest, job: Job) -> Part:
    return draw_part(request, lambda: job.is_cancelled)
