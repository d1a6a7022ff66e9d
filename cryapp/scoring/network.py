"""The compiled network of a package, trusted only after it gave the golden answers again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import numpy as np

from cryapp.scoring.package import Floats, Golden, Package
from cryapp.scoring.runtime import load_openvino
from cryapp.scoring.score import WindowAnswer, calibrated
from ml.contract import ONNX_EMBEDDING, ONNX_FILE, ONNX_FRAME_LOGITS, ONNX_INPUT, ONNX_LOGITS

F32, BF16, AUTO = "f32", "bf16", "auto"

F32_TOLERANCE = 2e-3
"""Absolute plus relative, of every output: another CPU's convolutions differ by 1e-5, a wrong weight by far more."""
MAX_BF16_SHIFT = 0.01
"""Largest change of a calibrated probability by half precision (the parity rule)."""

Answer = Callable[[WindowAnswer], None]


class Network:
    """Runs windows through the network, several at a time.

    Args:
        precision: ``auto`` takes bf16 where the processor has it and the golden answers keep within
            :data:`MAX_BF16_SHIFT`, else f32.
        n_threads: processor cores to use; None for all.

    Raises:
        UserError: the network cannot be read, is another than its card says, or gives other answers than the golden.
    """

    def __init__(self, package: Package, precision: str = AUTO, n_threads: int | None = None) -> None:
        if precision not in (F32, BF16, AUTO):
            raise ValueError(f"precision {precision!r}")
        self._package = package
        self._ov = load_openvino()
        self._core = self._ov.Core()
        self._n_threads = n_threads
        model = self._read(package.network())
        golden = package.golden()
        self.precision = F32
        if precision == BF16 or (precision == AUTO and self._has_bf16()):
            self._compile(model, BF16)
            self.precision = BF16
            if self._keeps_parity(golden):
                return
            if precision == BF16:
                raise package.damaged("it gives other answers in bf16 than when it was made")
            self.precision = F32
        self._compile(model, F32)
        if not self._replays(golden):
            raise package.damaged("it gives other answers than when it was made")

    def start(self, window: Floats, done: Answer) -> None:
        """Queues one window ``(samples,)``, waiting while all are busy; ``done`` is called in another thread."""
        padded = window
        if len(window) < self._package.min_samples:
            padded = np.concatenate((window, np.zeros(self._package.min_samples - len(window), np.float32)))
        self._queue.start_async({ONNX_INPUT: padded[None]}, (len(window), done))

    def wait(self) -> None:
        """Until every started window is answered."""
        self._queue.wait_all()

    def _read(self, data: bytes) -> Any:
        try:
            # From memory: weights outside the file, wherever they claim to be, cannot be pulled in.
            model = self._core.read_model(data)
            names = {name for output in model.outputs for name in output.get_names()}
            inputs = [name for given in model.inputs for name in given.get_names()]
        except RuntimeError as error:
            raise self._package.damaged(f"{ONNX_FILE} is no network this program can run") from error
        missing = {ONNX_LOGITS, ONNX_FRAME_LOGITS, ONNX_EMBEDDING} - names
        if len(model.inputs) != 1 or ONNX_INPUT not in inputs or missing:
            raise self._package.damaged(f"{ONNX_FILE} has other inputs or outputs than a model of CryApp")
        return model

    def _has_bf16(self) -> bool:
        return "BF16" in self._core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")

    def _compile(self, model: Any, precision: str) -> None:
        # One stream a core: recordings are independent, and many small ones keep all cores busier than shared layers.
        threads = self._n_threads or 0
        settings: dict[str, Any] = {"INFERENCE_PRECISION_HINT": precision}
        if threads:
            settings |= {"INFERENCE_NUM_THREADS": threads, "NUM_STREAMS": threads}
        else:
            settings |= {"PERFORMANCE_HINT": "THROUGHPUT"}
        try:
            self._compiled = self._core.compile_model(model, "CPU", settings)
        except RuntimeError as error:
            raise self._package.damaged(f"{ONNX_FILE} cannot be made ready to run") from error
        self._queue = self._ov.AsyncInferQueue(self._compiled)
        self._queue.set_callback(self._answered)

    def _answered(self, request: Any, given: tuple[int, Answer]) -> None:
        n_samples, done = given
        # Copies: the request's memory is used again for the next window.
        logits, frames, embedding = (
            np.array(request.get_tensor(name).data[0], np.float32)
            for name in (ONNX_LOGITS, ONNX_FRAME_LOGITS, ONNX_EMBEDDING)
        )
        done(WindowAnswer(n_samples, logits, frames, embedding))

    def _answers(self, golden: Golden) -> list[WindowAnswer]:
        answers: dict[int, WindowAnswer] = {}
        lock = threading.Lock()

        def keeping(index: int) -> Answer:
            def keep(answer: WindowAnswer) -> None:
                with lock:
                    answers[index] = answer

            return keep

        try:
            for index, waveform in enumerate(golden.waveform):
                self.start(waveform, keeping(index))
            self.wait()
        except RuntimeError as error:
            raise self._package.damaged(f"{ONNX_FILE} cannot be run") from error
        return [answers[index] for index in range(len(golden.waveform))]

    def _replays(self, golden: Golden) -> bool:
        assert golden.logits is not None
        assert golden.frame_logits is not None
        return all(
            _close(answer.logits, golden.logits[i])
            and _close(answer.frame_logits, golden.frame_logits[i])
            and _close(answer.embedding, golden.embedding[i])
            for i, answer in enumerate(self._answers(golden))
        )

    def _keeps_parity(self, golden: Golden) -> bool:
        assert golden.logits is not None
        assert golden.frame_logits is not None
        for i, answer in enumerate(self._answers(golden)):
            if (
                answer.logits.shape != golden.logits[i].shape
                or answer.frame_logits.shape != golden.frame_logits[i].shape
            ):
                return False
            shift = np.abs(calibrated(answer.logits, self._package) - calibrated(golden.logits[i], self._package))
            # Written so that a shift which is not a number fails.
            if not shift.max() <= MAX_BF16_SHIFT:
                return False
        return True


def _close(answer: Floats, golden: Floats) -> bool:
    return answer.shape == golden.shape and bool(np.allclose(answer, golden, rtol=F32_TOLERANCE, atol=F32_TOLERANCE))
