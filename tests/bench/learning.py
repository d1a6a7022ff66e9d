"""Learning and scoring through the real programs; peers: SpeechBrain's CNN14 in fp32, as published recipes run it."""

from __future__ import annotations

import importlib
import importlib.util
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from cryapp.audio.decode import open_audio
from cryapp.audio.resample import to_mono_16k
from cryapp.audio.synth_examples import example_set
from cryapp.services import training
from cryapp.services.examples import label_examples
from cryapp.services.importing import import_examples
from cryapp.services.library import Library, open_library
from cryapp.services.models import promote
from cryapp.services.people import add_annotator
from cryapp.services.scoring import score_files
from cryapp.services.training import TrainingPlan
from ml.contract import Event, EventKind, Preset
from tests.bench.measure import Row, row, seconds
from tests.bench.speech import phone_files

PEER_BATCH = 8
PEER_VIEW_S = 4.0


def run(folder: Path, n: int = 3) -> list[Row]:
    library = open_library(str(folder / "store"), locked_share=0.2)
    import_examples(library)
    label_examples(library)
    rates = pretraining_rates(library)
    scored = scoring_rates(library, phone_files(folder / "phone"), n)
    library.close()
    peer = "SpeechBrain CNN14 fp32"
    has_peer = importlib.util.find_spec("speechbrain") is not None
    return [
        row("pretrain_views_per_s", rates, "views/s", peer, peer_training(n) if has_peer else []),
        row("score_xrt", scored, "× real time", peer, peer_scoring(n) if has_peer else [], "decoding included"),
    ]


def pretraining_rates(library: Library, epochs: int = 6) -> list[float]:
    """Views a second in each epoch but the first, from the worker's own lines as they arrive."""
    plan = TrainingPlan(task_key=None, pretrain=True, preset=Preset.STANDARD, pretrain_epochs=epochs)
    prepared = training.prepare_run(library, plan, None)
    arrived: list[tuple[float, Event]] = []
    training.run_to_end(library, prepared, lambda event: arrived.append((time.perf_counter(), event)))
    ends = [at for at, event in arrived if event.event is EventKind.EPOCH]
    pool = next(e.data["total"] for _, e in arrived if e.event is EventKind.PROGRESS and e.data["stage"] == "reading")
    views = 2 * pool
    return [views / (end - begin) for begin, end in pairwise(ends)]


def scoring_rates(library: Library, files: list[Path], n: int) -> list[float]:
    """Seconds of sound scored a second, from the encoded files to probabilities, by a model trained here."""
    plan = TrainingPlan("cry_presence", pretrain=False, preset=Preset.STANDARD, finetune_epochs=1)
    finished = training.run_to_end(library, training.prepare_run(library, plan, None), lambda _event: None)
    assert finished.model is not None, finished.sentence
    promote(library, finished.model.id, add_annotator(library, "bench").annotator.id, "to measure")
    sound_s = sum(duration_s(file) for file in files)
    rates = []
    for _ in range(n):
        start = time.perf_counter()
        score_files(library, files)
        rates.append(sound_s / (time.perf_counter() - start))
    return rates


def duration_s(file: Path) -> float:
    with open_audio(file) as audio:
        return sum(len(block) for block in audio.blocks()) / audio.sample_rate_hz


def speechbrain_parts() -> tuple[Any, Any]:
    """SpeechBrain's front end and CNN14. It imports torchaudio, which ours has to import first (see there)."""
    importlib.import_module("ml.torchaudio_transforms")
    features = importlib.import_module("speechbrain.lobes.features")
    cnn14 = importlib.import_module("speechbrain.lobes.models.Cnn14")
    return features.Fbank, cnn14.Cnn14


def peer_scoring(n: int) -> list[float]:
    """SpeechBrain's log-mel and CNN14 on 7-second signals, one at a time, sound already decoded."""
    import torch

    fbank, cnn14 = speechbrain_parts()
    front, network = fbank(n_mels=80), cnn14(mel_bins=80, emb_dim=2048).eval()
    signals = [torch.from_numpy(to_mono_16k(x.samples, 16_000))[None] for x in example_set()[:4]]
    audio_s = sum(s.shape[1] for s in signals) / 16_000

    def score() -> None:
        with torch.inference_mode():
            for signal in signals:
                network(front(signal))

    return [audio_s / t for t in seconds(score, n)]


def peer_training(n: int) -> list[float]:
    """Views a second of the peer's SimCLR step."""
    return [2 * PEER_BATCH / t for t in seconds(peer_step(), n)]


def peer_step() -> Callable[[], object]:
    """One SimCLR step of eight recordings: log-mel, CNN14, projector, NT-Xent, backward, SGD, all in fp32."""
    import torch

    from ml.losses import nt_xent

    fbank, cnn14 = speechbrain_parts()
    front, network = fbank(n_mels=80), cnn14(mel_bins=80, emb_dim=2048)
    projector = torch.nn.Sequential(torch.nn.Linear(2048, 2048), torch.nn.ReLU(), torch.nn.Linear(2048, 2048))
    optimizer = torch.optim.SGD([*network.parameters(), *projector.parameters()], lr=0.03, momentum=0.9)
    n_samples = int(PEER_VIEW_S * 16_000)
    views = torch.from_numpy(np.random.default_rng(0).standard_normal((2 * PEER_BATCH, n_samples), dtype=np.float32))

    def step() -> None:
        first, second = projector(network(front(views)).flatten(1)).chunk(2)
        optimizer.zero_grad()
        nt_xent(first, second, 0.5).backward()
        optimizer.step()

    return step
