"""× real time of scoring: the shipped model from encoded files, CNN14 from decoded sound; SpeechBrain's CNN14 beside.

Rounds of ours and of the peer's are taken in turn, so that a busy moment of a shared machine hits both.
"""

from __future__ import annotations

import importlib.util
import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from cryapp.audio.ingest import Ingested
from cryapp.audio.resample import to_mono_16k
from cryapp.audio.sandbox import DecodePool
from cryapp.audio.synth_examples import example_set
from cryapp.audio.vault import Vault
from cryapp.paths import resources_dir
from cryapp.scoring.engine import Scorer
from cryapp.scoring.network import BF16, F32, INT8, Network
from cryapp.scoring.package import Package, load_package
from cryapp.scoring.precision import choose
from cryapp.services.loose import score_loose
from tests.bench.learning import duration_s, peer_scoring
from tests.bench.measure import Row, row
from tests.bench.speech import phone_files

PEER = "SpeechBrain CNN14 fp32"
CNN14_SOUND_S = 7.0
CNN14_TOLD = {
    INT8: "as a trained one runs too (docs/results.md)",
    BF16: "where no 8-bit network was made, since NNCF is not installed",
    F32: "bf16 off",
}
"""That seeded weights pass in 8 bits says little, since they answer every sound alike: trained ones were asked too."""
N_AT_ONCE = max(2, os.cpu_count() or 1)


def run(folder: Path, n: int = 3) -> list[Row]:
    has_peer = importlib.util.find_spec("speechbrain") is not None
    files = phone_files(folder / "phone")
    bench = SmallBench(files, Vault(folder / "vault"))
    peer, phone, store, decoding = [], [], [], []
    rates: dict[str, list[float]] = {}
    cnn14 = Cnn14Bench(folder)
    bench.from_store()  # each length once, as in every store but a new one
    for _ in range(n):
        phone += [bench.from_files()]
        store += [bench.from_store()]
        decoding += [bench.decoding_alone()]
        for precision, found in cnn14.rates().items():
            rates.setdefault(precision, []).extend(found)
        peer += peer_scoring(1) if has_peer else []
    taken = cnn14.chosen
    note = f"{taken}, {CNN14_TOLD[taken]}; a tenth of the runs above {np.quantile(rates[taken], 0.9):,.3g}"
    from_files = f"{bench.told}, from phone files; decoding them alone, on one core: {max(decoding):,.0f}"
    return [
        row("small_score_xrt", phone, "× real time", PEER, peer, from_files),
        row("small_score_store_xrt", store, "× real time", PEER, peer, f"{bench.told}, from the store's FLAC copies"),
        row("cnn14_score_xrt", rates[taken], "× real time", PEER, peer, note),
        *(
            row(f"cnn14_score_{precision}_xrt", rates[precision], "× real time", PEER, peer, CNN14_TOLD[precision])
            for precision in CNN14_TOLD
            if precision in rates and precision != taken
        ),
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


class Cnn14Bench:
    """CNN14 with seeded weights as a package, by the app's own network: decoded sound to answers."""

    def __init__(self, folder: Path) -> None:
        package = cnn14_package(folder / "cnn14")
        rng = np.random.default_rng(0)
        self._sounds = list(rng.normal(0, 0.1, (4 * N_AT_ONCE, round(CNN14_SOUND_S * 16_000))).astype(np.float32))
        choice = choose(package, [to_mono_16k(example.samples, 16_000) for example in example_set()[:16]], None)
        self.chosen = choice.precision
        self._networks = {t.precision: Network(package, t.precision) for t in choice.trials if t.passed}
        for network in self._networks.values():
            self._run(network)

    def rates(self, n: int = 10) -> dict[str, list[float]]:
        """× real time of ``n`` runs by precision, those of one precision between those of the others: on two
        processors that are one core's halves at one time and not at another (whoever hosts them decides) some runs go
        twice as fast as others.
        """
        found: dict[str, list[float]] = {precision: [] for precision in self._networks}
        for _ in range(n):
            for precision, network in self._networks.items():
                start = time.perf_counter()
                self._run(network)
                found[precision].append(CNN14_SOUND_S * len(self._sounds) / (time.perf_counter() - start))
        return found

    def _run(self, network: Network) -> None:
        for sound in self._sounds:
            network.start(sound, lambda _answer: None)
        network.wait()


def cnn14_package(folder: Path) -> Package:
    """A package of CNN14, seeded weights; with an 8-bit network where NNCF is installed, as a training makes it."""
    import torch

    from ml.export import new_card, write_classifier
    from ml.graph import Architecture, WaveformClassifier
    from ml.int8 import add_int8, wanted

    torch.manual_seed(0)
    architecture = Architecture.of("cnn14", n_classes=2)
    model = WaveformClassifier(architecture, [architecture.new_member()]).eval()
    card = new_card("classifier", "CNN14, seeded", architecture, architecture.new_encoder().dim)
    task = {"key": "cry_presence", "name": "Cry", "classes": ["cry", "no_cry"], "positive": ["cry"], "order": []}
    card |= {"task": task, "calibration": {"temperature": 1.0, "bias": [0.0, 0.0]}}
    write_classifier(folder, architecture, model, card)
    if wanted("auto"):
        add_int8(folder, [to_mono_16k(example.samples, 16_000) for example in example_set()[:32]])
    return load_package(folder)
