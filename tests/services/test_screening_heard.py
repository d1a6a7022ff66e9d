"""Whether there is a cry at all: asked of the model that ships, which stops only what it is sure of."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import soundfile as sf

from cryapp.domain.errors import UserError
from cryapp.domain.ids import ModelId
from cryapp.domain.infant import Metadata
from cryapp.domain.recording import Recording
from cryapp.paths import resources_dir
from cryapp.scoring.engine import Scorer
from cryapp.scoring.package import load_package
from cryapp.scoring.score import Score
from cryapp.services import screening_heard, shipped_models
from cryapp.services.importing import import_made
from cryapp.services.library import Library
from cryapp.services.models import promote
from cryapp.services.people import add_annotator, save_infant
from cryapp.services.screening import Outcome, screen
from cryapp.services.screening_checks import CANNOT_BE_TOLD
from cryapp.services.screening_heard import NO_CRY_HEARD, check_cry, judged
from cryapp.store import recordings
from tests.scoring.made import make_package

OTHER = "neuro_injury"
THRESHOLD = 0.4
"""Of the packages made here."""


def shipping(key: str, **more: Any) -> Any:
    """An edit of a card: shipped, for a task of two classes."""
    classes = {"cry_presence": (["cry", "no_cry"], "cry"), OTHER: (["confirmed", "none"], "confirmed")}[key]
    task = {"key": key, "name": key, "classes": classes[0], "positive": [classes[1]]}
    told = {"key": key, "version": 1, "population": "somebody else's"}
    return lambda card: card.update(name=f"Shipped {key}", shipped=told, task=task, **more)


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    for key in ("cry_presence", OTHER):
        make_package(tmp_path / "resources" / key, edit_card=shipping(key))
    return tmp_path / "resources"


@pytest.fixture
def cry(tmp_path: Path) -> Path:
    """Loud and wide enough for every limit: harmonics of 450 Hz with some noise."""
    t = np.arange(6 * 16_000) / 16_000
    voice = np.sin(2 * np.pi * np.outer(np.arange(1, 14), 450 * t)).sum(axis=0) * (np.sin(2 * np.pi * 0.7 * t) > -0.4)
    noise = np.random.default_rng(0).normal(0, 0.02, len(t))
    sf.write(tmp_path / "cry.wav", 0.5 * voice / np.abs(voice).max() + noise, 16_000)
    return tmp_path / "cry.wav"


def imported(lib: Library, path: Path) -> Recording:
    (line,) = import_made(lib, {path: Metadata(infant="I-9")}, None).lines
    assert line.recording_id is not None
    with lib.store.read() as session:
        found = recordings.get(session, line.recording_id)
    assert found is not None
    return found


def answered(p: float, cry_s: float, novelty: float | None = None) -> Score:
    frames = np.where(np.arange(100) < round(cry_s / 0.08), 0.9, 0.1).astype(np.float32)
    logits, embedding = np.zeros(2, np.float32), np.zeros(6, np.float32)
    frame_logits = np.zeros((100, 2), np.float32)
    return Score(logits, {"cry": p, "no_cry": 1 - p}, frames, 0.08, embedding, frame_logits, novelty)


@pytest.mark.parametrize(
    ("score", "zone", "value", "passed"),
    [
        (answered(0.9, 4.0), None, "4.0 s", True),
        (answered(0.9, 0.8), None, "0.8 s", False),
        (answered(0.39, 4.0), None, NO_CRY_HEARD, False),
        (answered(0.39, 4.0), (0.2, 0.6), CANNOT_BE_TOLD, True),
        (answered(0.19, 4.0), (0.2, 0.6), NO_CRY_HEARD, False),
        (answered(0.41, 2.0), (0.2, 0.6), "2.0 s", True),
        (answered(0.45, 2.0), (0.6, 0.8), "2.0 s", True),
        (answered(0.01, 0.0, novelty=1.2), None, CANNOT_BE_TOLD, True),
        (answered(0.01, 0.0, novelty=0.8), None, NO_CRY_HEARD, False),
    ],
)
def test_only_what_the_model_is_sure_of_is_stopped(
    tmp_path: Path, score: Score, zone: tuple[float, float] | None, value: str, passed: bool
) -> None:
    abstain = {"low": zone[0], "high": zone[1], "target_error": 0.1} if zone else None
    package = load_package(make_package(tmp_path / "p", edit_card=lambda card: card.update(abstain=abstain)))
    assert package.operating_points[0].threshold == THRESHOLD
    check = judged(score, SimpleNamespace(package=package))  # type: ignore[arg-type]
    assert (check.text, check.value, check.passed) == ("Crying", value, passed)
    assert check.needed == "at least 1 s"
    assert check.is_known is (value != CANNOT_BE_TOLD), "what cannot be told is no tick"


def test_the_shipped_model_is_asked_of_the_working_copy(lib: Library, packages: Path, cry: Path) -> None:
    shipped_models.take_in(lib, packages)
    recording = imported(lib, cry)
    (check,) = check_cry(lib, OTHER, recording)
    samples, rate_hz = lib.vault.read(recording.vault_key)
    scorer = Scorer(load_package(packages / "cry_presence"), "f32")
    assert check == judged(scorer.score(samples, rate_hz), scorer)


def test_nobody_is_asked_where_the_cry_is_the_question_or_nothing_ships(
    lib: Library, packages: Path, cry: Path
) -> None:
    recording = imported(lib, cry)
    assert check_cry(lib, OTHER, recording) == ()
    shipped_models.take_in(lib, packages)
    assert check_cry(lib, "cry_presence", recording) == ()
    (lib.paths.models / "cry_presence-shipped-1" / "model.onnx").write_bytes(b"damaged")
    assert check_cry(lib, OTHER, recording) == ()


def test_a_lost_working_copy_is_said(lib: Library, packages: Path, cry: Path) -> None:
    shipped_models.take_in(lib, packages)
    recording = imported(lib, cry)
    lib.vault.remove(recording.vault_key)
    with pytest.raises(UserError, match="missing"):
        check_cry(lib, OTHER, recording)


@pytest.mark.parametrize("bias", [-30.0, 30.0])
def test_without_a_cry_the_model_in_use_is_not_asked(lib: Library, tmp_path: Path, cry: Path, bias: float) -> None:
    calibration = {"temperature": 1.7, "bias": [bias, 0.0]}
    make_package(tmp_path / "r" / "cry", edit_card=shipping("cry_presence", calibration=calibration))
    make_package(tmp_path / "r" / "other", edit_card=shipping(OTHER))
    shipped_models.take_in(lib, tmp_path / "r")
    by = add_annotator(lib, "S-01").annotator.id
    promote(lib, ModelId(f"{OTHER}-shipped-1"), by, "to test")
    infant = save_infant(lib, by, "I-1").infant
    made = screen(lib, infant.id, cry, OTHER, by).screening
    (check,) = [check for check in made.checks if check.text == "Crying"]
    if bias < 0:
        assert (check.value, check.passed) == (NO_CRY_HEARD, False)
        assert made.outcome is Outcome.INSUFFICIENT_QUALITY
        assert made.prediction is None
        assert "crying no cry heard (needed: at least 1 s)" in made.explanation
    else:
        assert check.passed
        assert made.outcome is not Outcome.INSUFFICIENT_QUALITY
        assert made.prediction is not None


def test_what_really_ships_hears_no_cry_in_noise(lib: Library, tmp_path: Path) -> None:
    shipped_models.take_in(lib, resources_dir() / "models")
    noise = np.random.default_rng(1).normal(0, 0.05, 5 * 16_000)
    sf.write(tmp_path / "noise.wav", noise, 16_000)
    (check,) = check_cry(lib, OTHER, imported(lib, tmp_path / "noise.wav"))
    assert check.value in (NO_CRY_HEARD, CANNOT_BE_TOLD)


def test_the_model_is_opened_once(lib: Library, packages: Path, cry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped_models.take_in(lib, packages)
    recording = imported(lib, cry)
    opened = []
    real = screening_heard.open_scorer

    def counting(*args: Any, **kwargs: Any) -> Scorer:
        opened.append(args[1])
        return real(*args, **kwargs)

    monkeypatch.setattr(screening_heard, "_opened", {})
    monkeypatch.setattr(screening_heard, "open_scorer", counting)
    first = check_cry(lib, OTHER, recording)
    assert check_cry(lib, OTHER, recording) == first
    assert opened == ["cry_presence-shipped-1"]
