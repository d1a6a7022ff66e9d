"""The compiled network of a package, trusted only after it gave the golden answers again."""

from __future__ import annotations

import os
import queue
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from cryapp.scoring.cut import cut
from cryapp.scoring.package import Floats, Golden, Package
from cryapp.scoring.runtime import load_openvino
from cryapp.scoring.score import WindowAnswer, calibrated
from ml.contract import ONNX_EMBEDDING, ONNX_FILE, ONNX_FRAME_LOGITS, ONNX_INPUT, ONNX_LOGITS, SAMPLE_RATE_HZ

F32, BF16, INT8 = "f32", "bf16", "int8"
PRECISIONS = (F32, BF16, INT8)

F32_TOLERANCE = 2e-3
"""Absolute plus relative, of every output: another CPU's convolutions differ by 1e-5, a wrong weight by far more."""
MAX_SHIFT = 0.01
"""Largest change of a calibrated probability by a lower precision (the parity rule)."""

Answer = Callable[[WindowAnswer], None]
OUTPUTS = (ONNX_LOGITS, ONNX_FRAME_LOGITS, ONNX_EMBEDDING)

TOGETHER = (4, 2, 1)
"""Windows of one length that a request may answer together. The small network is two hundred small steps: with four
windows a step each takes three quarters of the time, with eight no less. CNN14, all of it large products, neither
gains nor loses. Not three: each number of windows is one more shape to prepare for."""


class Layout(StrEnum):
    BATCH = "batch"
    """Many windows at once, one core each: the most sound a second."""
    STREAM = "stream"
    """One window at a time on all cores: the shortest wait for one answer."""


class Network:
    """Runs windows through the network, several at a time.

    In bf16 the convolutions over the spectrogram are, see :mod:`cryapp.scoring.cut`; in int8 those for which the
    package brings such weights. The rest is f32.

    Windows that wait are answered together with others of their length, with no more sound in a request than the
    longest window has: no more memory than that one takes. Each is answered as it is alone.

    Args:
        precision: ``f32``, ``bf16`` or ``int8``.
        n_threads: processor cores to use; None for all this process may.

    Raises:
        UserError: the network cannot be read, is another than its card says, gives other answers than the golden, or
            there is none in this precision.
    """

    def __init__(
        self, package: Package, precision: str = F32, n_threads: int | None = None, layout: Layout = Layout.BATCH
    ) -> None:
        if precision not in PRECISIONS:
            raise ValueError(f"precision {precision!r}")
        self.precision = precision
        self._package = package
        self._ov = load_openvino()
        self._core = self._ov.Core()
        n_threads = n_threads or n_cores()
        n_streams = n_threads if layout is Layout.BATCH else 1
        stages = self._stages(precision, {"NUM_STREAMS": n_streams, "INFERENCE_NUM_THREADS": n_threads})
        self._idle: queue.SimpleQueue[_Request] = queue.SimpleQueue()
        for _ in range(n_streams):
            self._idle.put(_Request(stages))
        self._n_streams = n_streams
        self._together = TOGETHER if layout is Layout.BATCH else (1,)
        self._most_samples = round(package.max_seconds * SAMPLE_RATE_HZ)
        self._pool: ThreadPoolExecutor | None = None
        self._waiting: deque[_Waiting] = deque()
        self._lock = threading.Lock()
        self._room = threading.Semaphore(n_streams * max(2, *self._together))
        self._failure: BaseException | None = None
        if not self._answers_golden(package.golden()):
            raise package.damaged("it gives other answers than when it was made")

    def start(self, window: Floats, done: Answer) -> None:
        """Queues one window ``(samples,)``, waiting while enough others do; ``done`` is called in another thread."""
        waiting = _Waiting(window, self._filled_length(len(window)), done)
        self._room.acquire()
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._n_streams, thread_name_prefix="score-run")
        with self._lock:
            self._waiting.append(waiting)
        # For each window a turn, whoever answers it: what an earlier turn took along is not there any more.
        self._pool.submit(self._run)

    def _filled_length(self, n_samples: int) -> int:
        """With silence up to the shortest that can be answered, and to the last sample before another frame begins:
        a length never seen costs three times as much as one that was, and so there are 160 times fewer of them.
        """
        hop = self._package.hop_samples
        return max(n_samples, self._package.min_samples) // hop * hop + hop - 1

    def wait(self) -> None:
        """Until every started window is answered. Raises: what kept one from being answered."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=True)
        failure, self._failure = self._failure, None
        if failure is not None:
            raise failure

    def abandon(self) -> None:
        """Forgets the windows that wait, and waits for those being answered. Raises: as :meth:`wait`."""
        with self._lock:
            while self._waiting:
                self._waiting.pop()
                self._room.release()
        self.wait()

    def _run(self) -> None:
        request = self._idle.get()
        try:
            windows = self._next()
            if not windows:
                return
            logits, frames, embeddings = request.answer([one.samples for one in windows], windows[0].length)
        except BaseException as error:  # noqa: BLE001 - raised in wait(), where somebody listens
            self._failure = self._failure or error
            return
        finally:
            self._idle.put(request)
        for i, one in enumerate(windows):
            try:
                one.done(WindowAnswer(len(one.samples), logits[i], frames[i], embeddings[i]))
            except BaseException as error:  # noqa: BLE001 - as above
                self._failure = self._failure or error

    def _next(self) -> list[_Waiting]:
        """The window that waits longest, and others of its length, taken off the queue; [] if none waits."""
        with self._lock:
            if not self._waiting:
                return []
            length = self._waiting[0].length
            alike = [one for one in self._waiting if one.length == length]
            taken = alike[: self._n_together(length, len(alike))]
            for one in taken:
                self._waiting.remove(one)
                self._room.release()
        return taken

    def _n_together(self, n_samples: int, n_windows: int) -> int:
        """How many of ``n_windows`` (at least one) windows of ``n_samples`` one request answers."""
        most = max(1, min(n_windows, self._most_samples // n_samples))
        return next(n for n in self._together if n <= most)

    def _stages(self, precision: str, settings: Mapping[str, Any]) -> list[_Stage]:
        model = self._read(self._package.network(int8=precision == INT8))
        if precision == BF16:
            pieces = cut(self._ov, model)
            if pieces is None:
                return [self._compiled(model, BF16, settings, OUTPUTS)]
            return [
                self._compiled(pieces.front, F32, settings, pieces.to_image + pieces.past_image),
                self._compiled(pieces.image, BF16, settings, pieces.to_back),
                self._compiled(pieces.back, F32, settings, OUTPUTS),
            ]
        return [self._compiled(model, F32, settings, OUTPUTS)]

    def _read(self, data: tuple[bytes, bytes | None]) -> Any:
        graph, weights = data
        try:
            # From memory: weights outside the file, wherever they claim to be, cannot be pulled in.
            if weights is None:
                model = self._core.read_model(graph)
            else:
                tensor = self._ov.Tensor(np.frombuffer(weights, np.uint8))
                model = self._core.read_model(model=graph, weights=tensor)
            names = {name for output in model.outputs for name in output.get_names()}
            inputs = [name for given in model.inputs for name in given.get_names()]
        except RuntimeError as error:
            raise self._package.damaged(f"{ONNX_FILE} is no network this program can run") from error
        if len(model.inputs) != 1 or ONNX_INPUT not in inputs or set(OUTPUTS) - names:
            raise self._package.damaged(f"{ONNX_FILE} has other inputs or outputs than a model of CryApp")
        return model

    def _compiled(self, model: Any, precision: str, settings: Mapping[str, Any], outputs: tuple[str, ...]) -> _Stage:
        try:
            compiled = self._core.compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": precision, **settings})
        except RuntimeError as error:
            raise self._package.damaged(f"{ONNX_FILE} cannot be made ready to run") from error
        inputs = tuple(name for given in compiled.inputs for name in given.get_names())
        return _Stage(compiled, inputs, outputs)

    def _answers_golden(self, golden: Golden) -> bool:
        """True if every golden answer is given again, to each sound alone and to as many as a request answers."""
        n_golden, length = len(golden.waveform), self._filled_length(golden.waveform.shape[1])
        rounds = [[number] for number in range(n_golden)]
        n_together = self._n_together(length, self._together[0])
        if n_together > 1:
            rounds.append([place % n_golden for place in range(n_together)])
        request = self._idle.get()
        try:
            for numbers in rounds:
                answers = request.answer([golden.waveform[number] for number in numbers], length)
                for number, *answer in zip(numbers, *answers, strict=True):
                    if not self._is_golden(golden, number, *answer):
                        return False
        except RuntimeError as error:
            raise self._package.damaged(f"{ONNX_FILE} cannot be run") from error
        finally:
            self._idle.put(request)
        return True

    def _is_golden(self, golden: Golden, number: int, logits: Floats, frames: Floats, embedding: Floats) -> bool:
        """In f32 to the digit, else as the parity rule asks."""
        assert golden.logits is not None
        assert golden.frame_logits is not None
        if logits.shape != golden.logits[number].shape or frames.shape != golden.frame_logits[number].shape:
            return False
        if self.precision != F32:
            # Written so that a shift which is not a number fails.
            return shift(logits, golden.logits[number], self._package) <= MAX_SHIFT
        return (
            _close(logits, golden.logits[number])
            and _close(frames, golden.frame_logits[number])
            and _close(embedding, golden.embedding[number])
        )


@dataclass(frozen=True, eq=False)
class _Waiting:
    """A window to be answered: its own samples, how many the network is given, and who is told."""

    samples: Floats
    length: int
    done: Answer


@dataclass(frozen=True)
class _Stage:
    compiled: Any
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]


class _Request:
    """Memory for some windows on their way through all stages."""

    def __init__(self, stages: list[_Stage]) -> None:
        self._stages = [(stage, stage.compiled.create_infer_request()) for stage in stages]
        self._memory = np.zeros(0, np.float32)

    def answer(self, windows: Sequence[Floats], length: int) -> tuple[Floats, Floats, Floats]:
        """Logits, frame logits and embedding of some windows ``(samples,)``, with silence up to ``length``."""
        tensors: dict[str, Any] = {ONNX_INPUT: self._batch(windows, length)}
        for stage, request in self._stages:
            # Shared, not copied: nobody writes to them until these windows are through.
            request.infer({name: tensors[name] for name in stage.inputs}, share_inputs=True)
            tensors.update((name, request.get_tensor(name)) for name in stage.outputs)
        # Copies: the request's memory is used again for the next window.
        logits, frames, embedding = (np.array(tensors[name].data, np.float32) for name in OUTPUTS)
        return logits, frames, embedding

    def _batch(self, windows: Sequence[Floats], length: int) -> Floats:
        """``(windows, length)``, always in the same memory: with new memory for each a tenth of scoring was waiting
        for it to be cleared.
        """
        if len(self._memory) < len(windows) * length:
            self._memory = np.empty(len(windows) * length, np.float32)
        batch = self._memory[: len(windows) * length].reshape(len(windows), length)
        for row, window in zip(batch, windows, strict=True):
            row[: len(window)] = window
            row[len(window) :] = 0.0
        return batch


def shift(logits: Floats, reference: Floats, package: Package) -> float:
    """Largest change of a calibrated probability."""
    return float(np.abs(calibrated(logits, package) - calibrated(reference, package)).max())


def n_cores() -> int:
    """Cores this process may use, which a container or a scheduler may have limited."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def precisions_here(package: Package) -> tuple[str, ...]:
    """What could be tried with this package on this processor; f32 first."""
    known = load_openvino().Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    return (F32, *((BF16,) if "BF16" in known else ()), *((INT8,) if package.has_int8 else ()))


def _close(answer: Floats, golden: Floats) -> bool:
    return answer.shape == golden.shape and bool(np.allclose(answer, golden, rtol=F32_TOLERANCE, atol=F32_TOLERANCE))
