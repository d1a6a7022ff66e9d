"""Which precision a model runs in here: measured on the store, told in a sentence, kept with each answer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from cryapp.domain.ids import ModelId, RecordingId
from cryapp.scoring import precision as measured
from cryapp.scoring.network import BF16, F32
from cryapp.scoring.package import load_package
from cryapp.services import precision, shipped_models
from cryapp.services.importing import import_paths
from cryapp.services.library import Library
from cryapp.services.models import get_model
from cryapp.services.packages import open_package
from cryapp.services.scoring import open_scorer, rescore
from cryapp.store import predictions
from tests.scoring.made import ImageNetwork, make_package
from tests.services.test_shipped_models import shipped

ID = ModelId("cry_presence-shipped-1")


@pytest.fixture
def stocked(lib: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A store with a model and three recordings, on a computer whose stopwatch prefers bf16."""
    make_package(tmp_path / "resources" / "p", ImageNetwork(), edit_card=shipped())
    shipped_models.take_in(lib, tmp_path / "resources")
    rng = np.random.default_rng(0)
    for number in range(3):
        sf.write(tmp_path / f"{number}.wav", rng.normal(0, 0.1, 20_000 + number), 16_000)
    import_paths(lib, [tmp_path / f"{number}.wav" for number in range(3)])
    told = {F32: 100.0, BF16: 300.0}
    monkeypatch.setattr(measured, "_rates", lambda networks, _sounds: {p: told[p] for p in networks})
    monkeypatch.setattr(measured, "precisions_here", lambda _package: (F32, BF16))
    return lib


def test_recordings_of_the_store_are_what_is_measured_on(stocked: Library) -> None:
    sounds = precision.sounds_of(stocked)
    assert sorted(len(sound) for sound in sounds) == [20_000, 20_001, 20_002]
    choice = precision.choose_precision(stocked, open_package(stocked, get_model(stocked, ID)))
    assert (choice.precision, choice.n_sounds) == (BF16, 3)


def test_not_where_nothing_may_wait(stocked: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measured, "_measured", lambda *_: pytest.fail("measured"))
    assert open_scorer(stocked, ID, measure=False).precision == F32


def test_the_sentence_before_and_after_the_first_use(stocked: Library) -> None:
    model = get_model(stocked, ID)
    assert precision.precision_said(stocked, model) == precision.NOT_YET
    open_scorer(stocked, ID)
    assert precision.precision_said(stocked, model).startswith("Runs in bf16 on this computer, 300 × real time")


def test_every_answer_says_how_it_was_computed(stocked: Library) -> None:
    rescore(stocked, ID)
    with stocked.store.read() as session:
        ids = predictions.unscored(session, ID)
        assert ids == []
        found = [predictions.get(session, ID, RecordingId(number)) for number in (1, 2, 3)]
    assert {prediction.precision for prediction in found if prediction} == {BF16}


def test_a_choice_that_holds_no_longer_falls_back(stocked: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    package = load_package(stocked.paths.models / ID)
    assert precision.choose_precision(stocked, package).precision == BF16
    monkeypatch.setattr("cryapp.scoring.network.MAX_SHIFT", -1.0)
    assert open_scorer(stocked, ID).precision == F32
