"""Real sounds: a ward's ambient noise is called unlike phone uploads far more often than other infants' uploads are."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
import soxr
import torch

from cryapp.audio.decode import open_audio
from ml.contract import SAMPLE_RATE_HZ
from ml.features import FrontEnd, MelPower, normalise_db, to_db
from ml.graph import Architecture
from ml.novelty import Region, fit_threshold

PER_PART = 70


def embeddings_of(paths: list[Path]) -> np.ndarray:
    """By an encoder with random weights: what it tells apart, no training can have put there."""
    torch.manual_seed(0)
    front_end = FrontEnd()
    encoder = Architecture.of("small", 16).new_encoder().eval()
    mel_power = MelPower(front_end)
    found = []
    for path in paths:
        with open_audio(path) as source:
            samples = np.concatenate(list(source.blocks())).mean(axis=1)
            wave = soxr.resample(samples, source.sample_rate_hz, SAMPLE_RATE_HZ, quality="HQ")
        with torch.no_grad():
            mel = normalise_db(to_db(mel_power(torch.from_numpy(wave).float()[None])), front_end)
            found.append(encoder.pool(encoder(mel))[0].double().numpy())
    return np.stack(found)


@pytest.mark.corpus
def test_ambient_noise_is_flagged_far_above_the_false_alarm_rate(corpus_dir: Path) -> None:
    folder = corpus_dir / "donateacry"
    with (folder / "manifest.csv").open(encoding="utf-8") as table:
        first_of = {row["subject"]: row["file"] for row in csv.DictReader(table)}
    # One upload of each subject, so that every recording is an infant; the shortest is a few milliseconds.
    uploads = [folder / "uploads" / first_of[subject] for subject in sorted(first_of)]
    usable = [path for path in uploads if path.stat().st_size > 5_000][: 3 * PER_PART]
    known, calibration, others = (embeddings_of(usable[part::3]) for part in range(3))
    noise = embeddings_of(sorted((corpus_dir / "environment" / "noise").glob("*.ogg")))

    region = Region.fit(known)
    threshold, rate = fit_threshold(region.distances(calibration), [str(i) for i in range(len(calibration))])
    assert rate == 0.05
    assert threshold is not None
    assert np.mean(region.distances(others) > threshold) < 3 * rate
    assert np.mean(region.distances(noise) > threshold) > 4 * rate
