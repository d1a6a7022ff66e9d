"""× real time of scoring: the shipped model from encoded files, CNN14 from decoded sound; SpeechBrain's CNN14 beside.

Rounds of ours and of the peer's are taken in turn, so that a busy moment of a shared machine hits both.
"""

from __future__ import annotations

import importlib.util
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from cryapp.audio.ingest import Ingested
from cryapp.audio.resample import to_mono_16k
from cryapp.audio.sandbox import DecodePool
from cryapp.audio.synth_examples import example_set
from cryapp.audio.vault import Vault
from cryapp.paths import resources_dir
from cryapp.scoring.cut import cut
from cryapp.scoring.engine import Scorer
from cryapp.scoring.network import BF16, F32
from cryapp.scoring.package import load_package
from cryapp.scoring.precision import choose
from cryapp.scoring.runtime import load_openvino
from cryapp.services.loose import score_loose
from ml.contract import ONNX_INPUT
from tests.bench.learning import duration_s, peer_scoring
from tests.bench.measure import Row, row, seconds
from tests.bench.speech import phone_files

PEER = "SpeechBrain CNN14 fp32"
CNN14_SOUND_S = 7.0
N_AT_ONCE = max(2, os.cpu_count() or 1)


def run(folder: Path, n: int = 3) -> list[Row]:
    has_peer = importlib.util.find_spec("speechbrain") is not None
    files = phone_files(folder / "phone")
    bench = SmallBench(files, Vault(folder / "vault"))
    f32, bf16, peer, phone, store, decoding = [], [], [], [], [], []
    works = cnn14_works(folder)
    bench.from_store()  # each length once, as in every store but a new one
    for _ in range(n):
        phone += [bench.from_files()]
        store += [bench.from_store()]
        decoding += [bench.decoding_alone()]
        f32 += rates_of(works[F32])
        bf16 += rates_of(works[BF16]) if BF16 in works else []
        peer += peer_scoring(1) if has_peer else []
    best, other = (bf16, f32) if bf16 else (f32, [])
    note = "bf16; in f32 " + f"{sorted(other)[len(other) // 2]:,.3g}" if other else "f32; this processor has no bf16"
    note += f"; a tenth of the runs above {np.quantile(best, 0.9):,.3g}"
    from_files = f"{bench.told}, from phone files; decoding them alone, on one core: {max(decoding):,.0f}"
    return [
        row("small_score_xrt", phone, "× real time", PEER, peer, from_files),
        row("small_score_store_xrt", store, "× real time", PEER, peer, f"{bench.told}, from the store's FLAC copies"),
        row("cnn14_score_xrt", best, "× real time", PEER, peer, note),
        row("cnn14_score_f32_xrt", f32, "× real time", PEER, peer, "bf16 off"),
    ]


class SmallBench:
    """The shipped model in the precision chosen for it here, decoding included: seconds of sound a second."""

    def __init__(self, files: list[Path], vault: Vault) -> None:
        package = load_package(resources_dir() / "models" / "cry_presence")
        sounds = [to_mono_16k(example.samples, 16_000) for example in example_set()[:16]]
        choice = choose(package, sounds, None)
        alone = next(t.times_real_time for t in choice.trials if t.precision == choice.precision)
        self._scorer = Scorer(package, choice.precision)
        self._files = files
        self._vault = vault
        with DecodePool() as pool:
            taken = [one for one in pool.ingest(files, vault) if isinstance(one, Ingested)]
        self._keys = [one.vault_key for one in taken]
        self._sound_s = sum(one.duration_s for one in taken)
        self.told = f"{len(files)} recordings, {choice.precision}, the network alone {alone:,.0f}"

    def from_files(self) -> float:
        """Phone files to probabilities, as ``cryapp score FOLDER`` does it."""
        return self._rate(lambda: score_loose(self._scorer, self._files))

    def from_store(self) -> float:
        """Working copies to probabilities, as the store's recordings are scored after a promotion."""
        opened = [(key, partial(self._vault.sound, key)) for key in self._keys]
        return self._rate(lambda: list(self._scorer.score_many(opened)))

    def decoding_alone(self) -> float:
        """FFmpeg on a tenth of the phone files, nothing done with the samples."""
        part = self._files[::10]
        start = time.process_time()
        sound_s = sum(duration_s(file) for file in part)
        return sound_s / (time.process_time() - start)

    def _rate(self, work: Callable[[], object]) -> float:
        start = time.perf_counter()
        work()
        return self._sound_s / (time.perf_counter() - start)


def cnn14_works(folder: Path) -> dict[str, Callable[[], object]]:
    """Scoring of :data:`N_AT_ONCE` sounds of seven seconds by an exported CNN14, by precision, as the app runs it."""
    onnx = folder / "cnn14.onnx"
    export_cnn14(onnx)
    ov = load_openvino()
    core = ov.Core()
    rng = np.random.default_rng(0)
    sounds = list(rng.normal(0, 0.1, (N_AT_ONCE, 1, round(CNN14_SOUND_S * 16_000))).astype(np.float32))
    settings = {"NUM_STREAMS": N_AT_ONCE, "INFERENCE_NUM_THREADS": N_AT_ONCE}

    def running(parts: list[tuple[Any, str]]) -> Callable[[], object]:
        """All sounds through all parts, each sound in a thread of its own."""
        compiled = [core.compile_model(m, "CPU", {"INFERENCE_PRECISION_HINT": p, **settings}) for m, p in parts]
        requests = [[part.create_infer_request() for part in compiled] for _ in sounds]

        def one(number: int) -> None:
            tensors: dict[str, Any] = {ONNX_INPUT: sounds[number]}
            for part, request in zip(compiled, requests[number], strict=True):
                request.infer({i.get_any_name(): tensors[i.get_any_name()] for i in part.inputs}, share_inputs=True)
                for output in part.outputs:
                    tensors.update(dict.fromkeys(output.get_names(), request.get_tensor(output)))

        def work() -> None:
            with ThreadPoolExecutor(N_AT_ONCE) as pool:
                list(pool.map(one, range(len(sounds))))

        return work

    works = {F32: running([(core.read_model(str(onnx)), F32)])}
    if "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES"):
        pieces = cut(ov, core.read_model(str(onnx)))
        assert pieces is not None
        works[BF16] = running([(pieces.front, F32), (pieces.image, BF16), (pieces.back, F32)])
    return works


def export_cnn14(path: Path) -> None:
    """CNN14 with its front end, waveform in, embedding out, as a package has it; seeded weights."""
    import torch

    from ml.contract import ONNX_EMBEDDING
    from ml.export import export_onnx
    from ml.graph import Architecture, WaveformEncoder

    torch.manual_seed(0)
    architecture = Architecture.of("cnn14")
    export_onnx(WaveformEncoder(architecture.front_end, architecture.new_encoder()).eval(), path, [ONNX_EMBEDDING])


def rates_of(work: Callable[[], object], n: int = 10) -> list[float]:
    """× real time of ``n`` runs after an uncounted one. A run takes a twentieth of a second, and on two processors that
    are one core's halves at one time and not at another (whoever hosts them decides) some go twice as fast as others.
    """
    return [CNN14_SOUND_S * N_AT_ONCE / took for took in seconds(work, n)]
