"""Where in time and frequency a model's answer comes from: cells are quietened, and what the model says there changes.

Occlusion (Zeiler & Fergus 2014) of one second in one frequency band or all, read frame by frame. A package shifts its
frame-wise answers together so that their mean is the answer for the whole; frames far from every quietened cell tell
that shift, and what remains belongs to the cell. Those frames also tell how much a network changes its mind over
nothing: only what is more than that speaks for an answer. What counts is how much each moment says "yes" with the
cell and without it, on the scale -log(1 - p): in log-odds alone, a moment that is a clear "no" and becomes a clearer
one would count as much as the cry itself. Every fourth second is quietened at once: a long sound needs
no more answers than a short one. Nothing of the network need be known: what is measured is what the package itself
answers. Contributions need not add up to the answer.

When is asked first, with all bands of a second quietened together: a network that hears a loud cry in any band still
hears it without one, and one band at a time then finds nothing where the cry is and whatever little there is
elsewhere. What each band changes by itself only deals out that second's evidence among the bands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

import numpy as np
from numpy.typing import NDArray

from cryapp.domain.errors import Cancelled
from cryapp.scoring.engine import Scorer
from cryapp.scoring.package import Floats, Package
from cryapp.scoring.score import Score

N_BANDS = 8
LOWEST_HZ, HIGHEST_HZ = 100.0, 8000.0
QUIET_SHARE = 0.1
"""A bin's quiet level is the level it stays below for this share of the time: its background, not silence, which no
recording the model learnt from ever held."""
NOISE_SHARE = 0.99
"""What this share of frames stays below, whose surroundings nobody quietened, is the noise of the method."""
STRIPE_S, N_PHASES = 1.0, 4
"""Frames are answered from about half a second around them: the second but one hears nothing of a quietened one."""
WINDOW_S = 0.032
OVERLAP = 4


@dataclass(frozen=True)
class Evidence:
    """``contributions`` is ``(frames, bands)`` in nats of -log(1 - p).

    Above 0 speaks for ``class_keys``, below against.
    ``edges_hz`` has one more entry than there are bands; frame ``i`` begins at ``start_s + i * hop_s``.
    """

    class_keys: tuple[str, ...]
    start_s: float
    hop_s: float
    edges_hz: tuple[float, ...]
    contributions: NDArray[np.float32]
    noise: float = 0.0
    """What a moment says up to this, in nats over all bands, cannot be told from nothing."""

    @property
    def speaks_for(self) -> NDArray[np.float32]:
        """What speaks for the answer in moments that do so beyond the noise, ``(frames, bands)`` in nats."""
        cells = np.maximum(self.contributions, 0.0)
        total = self.contributions.sum(axis=1, keepdims=True)
        share = np.maximum(total - np.float32(self.noise), 0.0) / np.maximum(cells.sum(axis=1, keepdims=True), 1e-12)
        beyond: NDArray[np.float32] = (cells * share).astype(np.float32)
        return beyond

    @property
    def stop_s(self) -> float:
        return self.start_s + len(self.contributions) * self.hop_s

    def strength(self) -> NDArray[np.float32]:
        """What speaks for the answer, ``(frames, bands)``, as a share of the strongest cell: 0 … 1."""
        speaks_for = self.speaks_for
        # A single frame must not make everything else look like nothing.
        top = float(np.quantile(speaks_for, 0.99)) if speaks_for.size else 0.0
        return np.minimum(speaks_for / top, 1.0).astype(np.float32) if top > 0 else speaks_for

    def where(self, share: float = 0.6) -> tuple[tuple[float, float], tuple[float, float]] | None:
        """The shortest stretch of time (s) and the narrowest band (Hz) that hold ``share`` of what speaks for it.

        None if nothing does.
        """
        speaks_for = self.speaks_for
        if not speaks_for.sum() > 0:
            return None
        first, last = _narrowest(speaks_for.sum(axis=1), share)
        low, high = _narrowest(speaks_for.sum(axis=0), share)
        times = (self.start_s + first * self.hop_s, self.start_s + last * self.hop_s)
        return times, (self.edges_hz[low], self.edges_hz[high])


def _narrowest(amounts: NDArray[np.floating], share: float) -> tuple[int, int]:
    """First index and one past the last of the shortest run that holds ``share`` of the sum."""
    total = np.concatenate([[0.0], np.cumsum(amounts, dtype=np.float64)])
    ends = np.searchsorted(total, total[:-1] + share * total[-1] - 1e-9)
    lengths = np.where(ends < len(total), ends - np.arange(len(ends)), len(total))
    first = int(lengths.argmin())
    return first, min(int(ends[first]), len(amounts))


def band_edges(n_bands: int = N_BANDS, highest_hz: float = HIGHEST_HZ) -> tuple[float, ...]:
    """Edges in Hz of ``n_bands`` bands, equally wide on the mel scale (O'Shaughnessy 1987)."""
    low, high = (2595 * np.log10(1 + hz / 700) for hz in (LOWEST_HZ, highest_hz))
    between = 700 * (10 ** (np.linspace(low, high, n_bands + 1)[1:-1] / 2595) - 1)
    return (LOWEST_HZ, *(float(hz) for hz in between), highest_hz)


def evidence_of(
    scorer: Scorer,
    samples: Floats,
    sample_rate_hz: int,
    class_keys: Sequence[str],
    start_s: float = 0.0,
    edges_hz: Sequence[float] | None = None,
    on_share: Callable[[float], object] = lambda _done: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Evidence:
    """Scores the sound once as it is, four times for all bands together, and four times for each.

    Args:
        samples: mono ``(samples,)``
        class_keys: the answer to be explained, e.g. a task's positive classes; not all of the model's
        start_s: where in the recording the sound begins; goes into the result
        edges_hz: of the bands, rising; those above half the sample rate are left out

    Raises: UserError if the sound cannot be scored; Cancelled; ValueError for classes that explain nothing.
    """
    package = scorer.package
    rows = [package.classes.index(key) for key in class_keys]
    if not rows or len(set(rows)) == len(package.classes):
        raise ValueError(f"{list(class_keys)} are none or all of {list(package.classes)}")
    edges = [hz for hz in (edges_hz or band_edges()) if hz <= sample_rate_hz / 2 * 1.001]
    plain = scorer.score(samples, sample_rate_hz)
    frames = _log_odds(plain, package, rows)
    spectrum = _Spectrum(samples, sample_rate_hz)
    duration_s = len(samples) / sample_rate_hz
    stripe_s = duration_s / max(N_PHASES, round(duration_s / STRIPE_S))
    middle_s = (np.arange(len(frames)) + 0.5) * plain.frame_hop_s
    phase_of = (middle_s / stripe_s).astype(int) % N_PHASES
    bands = list(pairwise(edges))
    heard = np.zeros((len(frames), 1 + len(bands)))
    unmoved: list[NDArray[np.float64]] = []
    parts = [(edges[0], edges[-1]), *bands]
    for step, (i, phase) in enumerate(product(range(len(parts)), range(N_PHASES))):
        if cancelled():
            raise Cancelled
        on_share((step + 1) / (N_PHASES * len(parts) + 1))
        quieter = spectrum.without(*parts[i], stripe_s, phase)
        change = frames - _log_odds(scorer.score(quieter, sample_rate_hz), package, rows)
        far = phase_of == (phase + N_PHASES // 2) % N_PHASES
        shift = float(np.median(change[far])) if far.any() else 0.0
        said = _yes(frames) - _yes(frames - (change - shift))
        heard[phase_of == phase, i] = said[phase_of == phase]
        if i == 0:
            unmoved.append(np.abs(said[far]))
    nothing = np.concatenate([*unmoved, np.zeros(1)])
    return Evidence(
        class_keys=tuple(class_keys),
        start_s=start_s,
        hop_s=plain.frame_hop_s,
        edges_hz=tuple(edges),
        contributions=(heard[:, :1] * _shares(heard)).astype(np.float32),
        noise=float(np.quantile(nothing, NOISE_SHARE)),
    )


def _shares(heard: NDArray[np.float64]) -> NDArray[np.float64]:
    """How what a moment says is dealt out to its bands, ``(frames, bands)``; rows sum to 1.

    In proportion to what each band says alone, where that is what all of them say together; else as over all moments.

    Args:
        heard: ``(frames, 1 + bands)``: the change with all bands quietened, then with each
    """
    alike = np.maximum(heard[:, 1:] * np.sign(heard[:, :1]), 0.0)
    overall = alike.sum(axis=0) if alike.any() else np.ones(alike.shape[1])
    rows = np.where(alike.any(axis=1, keepdims=True), alike, overall)
    return np.asarray(rows / rows.sum(axis=1, keepdims=True))


def _log_odds(score: Score, package: Package, rows: list[int]) -> NDArray[np.float64]:
    """Calibrated log-odds of the classes against the rest, by frame: no probability is rounded to 1."""
    scaled = (score.frame_logits.astype(np.float64) + np.array(package.bias)) / package.temperature
    rest = [i for i in range(scaled.shape[-1]) if i not in rows]
    return np.asarray(_log_sum(scaled[:, rows]) - _log_sum(scaled[:, rest]))


def _yes(log_odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """-log(1 - p): the log-odds themselves for a clear yes, nothing for a clear no; no probability is rounded to 1."""
    return np.asarray(np.logaddexp(0.0, log_odds))


def _log_sum(values: NDArray[np.float64]) -> NDArray[np.float64]:
    top = values.max(axis=-1, keepdims=True)
    return np.asarray((np.log(np.exp(values - top).sum(axis=-1, keepdims=True)) + top)[..., 0])


class _Spectrum:
    """A sound as windows that can be put together again, exactly where nothing was changed."""

    def __init__(self, samples: Floats, sample_rate_hz: int) -> None:
        self._samples = np.nan_to_num(np.asarray(samples, np.float32).reshape(-1))
        size = max(16, round(WINDOW_S * sample_rate_hz / OVERLAP) * OVERLAP)
        self._hop, self._rate_hz = size // OVERLAP, sample_rate_hz
        # A root of a Hann window before and after: the squares of four add up to 2 everywhere.
        self._window = np.sqrt(0.5 - 0.5 * np.cos(2 * np.pi * np.arange(size) / size)).astype(np.float32)
        self._n_windows = -(-len(self._samples) // self._hop) + OVERLAP - 1
        padded = np.zeros((self._n_windows + OVERLAP - 1) * self._hop, np.float32)
        self._lead = size - self._hop
        padded[self._lead : self._lead + len(self._samples)] = self._samples
        views = np.lib.stride_tricks.sliding_window_view(padded, size)[:: self._hop][: self._n_windows]
        self._spectra = np.fft.rfft(views * self._window, axis=1).astype(np.complex64)
        self._bins_hz = np.fft.rfftfreq(size, 1 / sample_rate_hz)
        # The pad is no background: only windows that lie within the sound say what is quiet.
        inside = slice(OVERLAP - 1, max(OVERLAP, self._n_windows - OVERLAP + 1))
        self._quiet = np.quantile(np.abs(self._spectra[inside]), QUIET_SHARE, axis=0).astype(np.float32)

    def without(self, low_hz: float, high_hz: float, stripe_s: float, phase: int) -> Floats:
        """The sound with the band at no more than its quiet level in every fourth stripe, from stripe ``phase`` on."""
        bins = np.flatnonzero((self._bins_hz >= low_hz) & (self._bins_hz < high_hz))
        middle_s = (np.arange(self._n_windows) * self._hop - self._lead + len(self._window) / 2) / self._rate_hz
        rows = np.flatnonzero((np.maximum(middle_s, 0.0) / stripe_s).astype(int) % N_PHASES == phase)
        if not len(bins) or not len(rows):
            return self._samples
        spectra = self._spectra.copy()
        part = spectra[np.ix_(rows, bins)]
        level = np.abs(part)
        spectra[np.ix_(rows, bins)] = part * (np.minimum(level, self._quiet[bins]) / np.maximum(level, 1e-12))
        windows = np.fft.irfft(spectra, len(self._window), axis=1).astype(np.float32) * self._window
        total = np.zeros((self._n_windows + OVERLAP - 1) * self._hop, np.float32)
        for i, window in enumerate(windows):
            total[i * self._hop : i * self._hop + len(window)] += window
        return total[self._lead : self._lead + len(self._samples)] / (OVERLAP / 2)
