"""A recording opened for drawing."""

from __future__ import annotations

from dataclasses import dataclass, field

from cryapp.audio.compose import Span, level_for, span_for
from cryapp.audio.envelope import EnvelopePyramid
from cryapp.audio.pcm import Sound
from cryapp.audio.tiles import TILE_COLUMNS, Part, Pyramid, TileRequest
from cryapp.audio.voice import LOUD_PERCENTILE


@dataclass
class Loaded:
    """A recording that has been opened, with what is drawn of it so far."""

    sound: Sound
    pyramid: Pyramid
    envelope: EnvelopePyramid
    top_grey: int = 200
    """The loudest grey level of the spectrogram."""
    peak: float = 1.0
    """The largest sample."""
    _loud: dict[float, float] = field(default_factory=dict)

    def add(self, part: Part) -> None:
        self.pyramid.add(part)
        self.envelope.add(part.first_block, part.blocks)
        if part.sampled or self.pyramid.is_complete:
            self.settle()

    @property
    def n_bytes(self) -> int:
        return self.pyramid.n_bytes + self.envelope.n_bytes

    def loud_peak(self, step_s: float) -> float | None:
        """What counts as loud in all of the recording, for tracking its pitch in pieces; None until all is read."""
        if not self.pyramid.is_complete:
            return None
        if step_s not in self._loud:
            self._loud[step_s] = self.envelope.loud_peak(step_s * self.sound.sample_rate_hz, LOUD_PERCENTILE)
        return self._loud[step_s]

    def settle(self) -> None:
        """Measures how loud the whole is, at the two moments this is known: colours must not drift while parts come."""
        self.top_grey = self.pyramid.peak()
        self.peak = self.envelope.peak()

    def span(self, start_s: float, stop_s: float, width: int) -> Span:
        """The columns under a stretch, at the level that fits ``width`` pixels."""
        pyramid, sound = self.pyramid, self.sound
        level = level_for(pyramid.grid, (stop_s - start_s) / width, pyramid.top_level)
        return span_for(pyramid.grid, sound.n_samples, level, start_s, stop_s)

    def tiles_under(self, span: Span) -> list[TileRequest]:
        """The tiles that hold these columns."""
        indices = range(span.first // TILE_COLUMNS, -(-span.last // TILE_COLUMNS))
        return [TileRequest(self.sound, self.pyramid.analysis, span.level, index) for index in indices]
