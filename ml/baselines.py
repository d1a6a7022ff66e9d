"""What a model must beat: guesses that never hear a cry, and a simple one that does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from ml.audio_io import CHUNK_S, Tick, read_waveform
from ml.contract import ManifestRow
from ml.features import FrontEnd, MelPower, to_db
from ml.metrics import Floats, Ints
from ml.rng import seed_of

MAJORITY = "majority"
METADATA = "metadata_only"
LOUDNESS = "loudness_duration_only"
STATISTICS = "logmel_statistics"
PERMUTED = "permuted_labels"

REGULARISATION = 0.01
"""C of the logistic regression on some 130 standardised statistics; a value usual for that many, not tuned here."""


def recording_statistics(rows: Sequence[ManifestRow], settings: FrontEnd, tick: Tick) -> Floats:
    """(n, 3 + 2·n_mels): duration in log s, level and peak in dB; mean and standard deviation of each mel bin in dB.

    Of a recording longer than ``CHUNK_S``, its beginning.
    """
    front_end = MelPower(settings)
    out = []
    for done, row in enumerate(rows):
        tick(done, len(rows))
        waveform = read_waveform(Path(row.path), settings.sample_rate_hz, duration_s=CHUNK_S)
        mel_db = to_db(front_end(waveform[None]))[0]
        level = float(waveform.square().mean().clamp_min(1e-10).log10() * 10)
        peak = float(waveform.abs().max().clamp_min(1e-5).log10() * 20)
        loudness = [np.log(len(waveform) / settings.sample_rate_hz), level, peak]
        out.append(np.concatenate([loudness, mel_db.mean(dim=1).numpy(), mel_db.std(dim=1, correction=0).numpy()]))
    tick(len(rows), len(rows))
    return np.stack(out).astype(np.float64)


def baseline_probabilities(
    train: Sequence[ManifestRow],
    test: Sequence[ManifestRow],
    classes: Sequence[str],
    train_statistics: Floats,
    test_statistics: Floats,
) -> dict[str, Floats]:
    """Probabilities (n_test, classes) of each baseline; every one learns from the same recordings as the model."""
    label = np.array([classes.index(str(row.label)) for row in train], dtype=np.int64)
    shares = np.bincount(label, minlength=len(classes)) / len(label)
    metadata = DictVectorizer(sparse=False)
    train_metadata = metadata.fit_transform([_plain(row.covariates) for row in train] or [{}])
    test_metadata = metadata.transform([_plain(row.covariates) for row in test])
    found = {
        MAJORITY: np.tile(shares, (len(test), 1)),
        LOUDNESS: _logistic(train_statistics[:, :3], label, test_statistics[:, :3], len(classes), 1.0),
        STATISTICS: _logistic(train_statistics, label, test_statistics, len(classes), REGULARISATION),
    }
    if train_metadata.shape[1]:
        found[METADATA] = _logistic(train_metadata, label, test_metadata, len(classes), 1.0)
    return found


def permuted_probabilities(
    train: Sequence[ManifestRow],
    classes: Sequence[str],
    train_statistics: Floats,
    test_statistics: Floats,
    seed: int,
    n: int,
) -> list[Floats]:
    """Probabilities (n_test, classes) of ``n`` models of the statistics, each learnt from labels dealt out anew."""
    label = np.array([classes.index(str(row.label)) for row in train], dtype=np.int64)
    return [
        _logistic(
            train_statistics,
            _permuted_by_infant(train, label, seed_of(seed, "permutation", i)),
            test_statistics,
            len(classes),
            REGULARISATION,
        )
        for i in range(n)
    ]


def _logistic(x: Floats, label: Ints, x_test: Floats, n_classes: int, c: float) -> Floats:
    out = np.zeros((len(x_test), n_classes))
    present = np.unique(label)
    if len(present) < 2:
        out[:, present] = 1.0
        return out
    model = make_pipeline(StandardScaler(), LogisticRegression(C=c, max_iter=2_000, class_weight="balanced"))
    model.fit(x, label)
    out[:, present] = model.predict_proba(x_test)
    return out


def _plain(covariates: Mapping[str, Any]) -> dict[str, float | str]:
    """Numbers as they are, everything else as a category; what is not known is left out."""
    plain: dict[str, float | str] = {}
    for name, value in covariates.items():
        if value is None or value == "":
            continue
        plain[name] = float(value) if isinstance(value, (int, float)) else str(value)
    return plain


def _permuted_by_infant(rows: Sequence[ManifestRow], label: Ints, seed: int) -> Ints:
    """Labels dealt out anew among infants: whole infants swap labels, so that whatever is learnt is chance."""
    rng = np.random.default_rng(seed)
    infants = sorted({row.infant for row in rows})
    labels_of = {
        infant: [int(one) for one, row in zip(label, rows, strict=True) if row.infant == infant] for infant in infants
    }
    giver = dict(zip(infants, rng.permutation(infants), strict=True))
    return np.array([rng.choice(labels_of[str(giver[row.infant])]) for row in rows], dtype=np.int64)
