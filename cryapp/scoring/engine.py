"""Scoring: one recording, or thousands with decoding ahead of the network."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Generic, TypeVar

import numpy as np

from cryapp.domain.errors import Cancelled, UserError
from cryapp.scoring.network import F32, Layout, Network
from cryapp.scoring.package import Floats, Package
from cryapp.scoring.score import Assembly, Score, WindowAnswer
from cryapp.scoring.windows import Sound, n_samples_at_16k, windows_of
from ml.contract import SAMPLE_RATE_HZ

Key = TypeVar("Key")

_N_LOADERS = 2
_AHEAD = 20
"""Recordings decoded before the network asks for them: enough to find some of one length, at most 40 MB of them."""
_AT_ONCE = 4
"""Recordings opened before the first one is answered."""
_IN_A_ROW = 32
"""Recordings of one length that may pass by the one that waits longest."""


class Scorer:
    """A package ready to answer, to one thread at a time. Making one takes a second (OpenVINO, golden replay): keep it.

    Args:
        precision: see :class:`cryapp.scoring.network.Network`; :mod:`cryapp.scoring.precision` chooses one.
        n_threads: processor cores to use; None for all.

    Raises:
        UserError: the package is an encoder, or its network does not give the golden answers again.
    """

    def __init__(
        self, package: Package, precision: str = F32, n_threads: int | None = None, layout: Layout = Layout.BATCH
    ) -> None:
        _ = package.task
        self.package = package
        self._network = Network(package, precision, n_threads, layout)
        self._max_samples = round(package.max_seconds * SAMPLE_RATE_HZ)
        self._hop_samples = max(1, round(package.frame_hop_s * SAMPLE_RATE_HZ))

    @property
    def precision(self) -> str:
        """``f32``, ``bf16`` or ``int8``."""
        return self._network.precision

    def score(self, samples: Floats, sample_rate_hz: int) -> Score:
        """One recording in memory, float32 ``(frames,)`` or ``(frames, channels)``, of any length.

        Samples that are no numbers count as silence, as they do when a file is decoded.

        Raises: UserError if it holds no sample.
        """
        finite = np.nan_to_num(samples, nan=0.0, posinf=0.0, neginf=0.0)
        return self.score_sound(_InMemory(finite, sample_rate_hz))

    def score_sound(self, sound: Sound, cancelled: Callable[[], bool] = lambda: False) -> Score:
        """One recording read block by block: a day of sound needs no more memory than some windows.

        Raises: UserError if it holds no sample; Cancelled.
        """
        for _, answer in self.score_many([(None, lambda: sound)], cancelled=cancelled):
            if isinstance(answer, UserError):
                raise answer
            return answer
        raise Cancelled

    def score_many(
        self,
        recordings: Iterable[tuple[Key, Callable[[], Sound]]],
        on_progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[tuple[Key, Score | UserError]]:
        """Scores recordings, decoding ahead in threads; gives each answer with its key as it is finished.

        Args:
            recordings: key and a function that opens the recording (called in another thread; a UserError it raises
                is that recording's answer). Drawn from lazily.
            on_progress: called with the number of recordings answered.
        """
        finished: queue.SimpleQueue[_Recording[Key]] = queue.SimpleQueue()
        n_done = 0
        with ThreadPoolExecutor(_N_LOADERS, thread_name_prefix="score-load") as pool:
            try:
                for key, future in self._loading(recordings, pool):
                    failure = self._run(key, future, finished, cancelled)
                    if cancelled():
                        return
                    for answered in _answered(finished):
                        n_done += 1
                        yield answered
                    if failure is not None:
                        n_done += 1
                        yield key, failure
                    if on_progress is not None:
                        on_progress(n_done)
                self._network.wait()
                for answered in _answered(finished):
                    n_done += 1
                    yield answered
                if on_progress is not None:
                    on_progress(n_done)
            finally:
                pool.shutdown(wait=True, cancel_futures=True)
                self._network.abandon()

    def _loading(
        self, recordings: Iterable[tuple[Key, Callable[[], Sound]]], pool: ThreadPoolExecutor
    ) -> Iterator[tuple[Key, Future[Iterable[Floats]]]]:
        """Recordings, :data:`_AHEAD` of them being opened while one is given; those as long as the last one first.

        The network prepares itself for each length: one recording after another of the same length takes a fifth less.
        """
        waiting = iter(recordings)
        ahead: deque[tuple[Key, Future[Iterable[Floats]]]] = deque()

        def open_more(n: int) -> None:
            ahead.extend((key, pool.submit(self._load, opener)) for key, opener in islice(waiting, n))

        open_more(_AT_ONCE)
        length, n_passed = -1, 0
        while ahead:
            same = (i for i, (_, future) in enumerate(ahead) if self._length(future) == length >= 0)
            place = next(same, 0)
            if n_passed >= _IN_A_ROW:
                place = 0
            n_passed = n_passed + 1 if place else 0
            key, future = ahead[place]
            del ahead[place]
            yield key, future
            length = self._length(future)
            # Two for each that is taken, until enough are waiting: drawing one may take as long as decoding it.
            open_more(2 if len(ahead) < _AHEAD else 1)

    def _length(self, future: Future[Iterable[Floats]]) -> int:
        """Frames of a recording in one window that is decoded; −1 for any other."""
        if not future.done() or future.cancelled() or future.exception() is not None:
            return -1
        windows = future.result()
        return len(windows[0]) // self.package.hop_samples if isinstance(windows, list) else -1

    def _load(self, opener: Callable[[], Sound]) -> Iterable[Floats]:
        """Windows of a recording: decoded here if it is a single one, else as they are asked for."""
        sound = opener()
        n_samples = n_samples_at_16k(sound)
        if sound.n_frames <= 0:
            raise UserError("The recording holds no sound, so there is nothing to score.")
        windows = windows_of(sound, self._max_samples, self._hop_samples)
        return windows if n_samples > self._max_samples else list(windows)

    def _run(
        self,
        key: Key,
        future: Future[Iterable[Floats]],
        finished: queue.SimpleQueue[_Recording[Key]],
        cancelled: Callable[[], bool],
    ) -> UserError | None:
        """Starts a recording's windows; what keeps it from being scored, if anything does."""
        recording = _Recording(key, Assembly(self.package), finished)
        n_windows = 0
        try:
            for window in future.result():
                if cancelled():
                    return None
                self._network.start(window, partial(recording.add, n_windows))
                n_windows += 1
        except UserError as error:
            return error
        recording.close(n_windows)
        return None


class _Recording(Generic[Key]):
    """A recording whose windows are being answered; reports itself when the last one is."""

    def __init__(self, key: Key, assembly: Assembly, finished: queue.SimpleQueue[_Recording[Key]]) -> None:
        self.key = key
        self.assembly = assembly
        self._finished = finished
        self._n_windows: int | None = None
        self._lock = threading.Lock()

    def add(self, index: int, answer: WindowAnswer) -> None:
        with self._lock:
            self.assembly.add(index, answer)
            self._report()

    def close(self, n_windows: int) -> None:
        """Says how many windows there are, which is known only when they have all been read."""
        with self._lock:
            self._n_windows = n_windows
            self._report()

    def _report(self) -> None:
        if len(self.assembly) == self._n_windows:
            self._finished.put(self)


@dataclass(frozen=True)
class _InMemory:
    samples: Floats
    sample_rate_hz: int

    @property
    def n_frames(self) -> int:
        return len(self.samples)

    def blocks(self) -> Iterable[Floats]:
        return (self.samples,)


def _answered(finished: queue.SimpleQueue[_Recording[Key]]) -> Iterator[tuple[Key, Score | UserError]]:
    while not finished.empty():
        recording = finished.get()
        try:
            score = recording.assembly.score()
        except UserError as error:
            yield recording.key, error
        else:
            yield recording.key, score
