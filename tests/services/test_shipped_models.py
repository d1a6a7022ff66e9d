"""Shipped models: registered once, as candidates, changed by nothing; and the one that really ships."""

from __future__ import annotations

import resource
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from cryapp.audio.synth_examples import example_set
from cryapp.domain.doubt import AbstainZone
from cryapp.domain.errors import UserError
from cryapp.domain.ids import ModelId
from cryapp.domain.model import ModelStatus
from cryapp.paths import resources_dir
from cryapp.scoring.engine import Scorer
from cryapp.scoring.network import MAX_SHIFT
from cryapp.scoring.novelty import parse_reference
from cryapp.scoring.package import load_package
from cryapp.services import models, shipped_models
from cryapp.services.library import Library
from cryapp.services.people import add_annotator
from cryapp.services.training import newest_encoder
from cryapp.store.tables import AuditEventRow
from tests.scoring.made import make_package

REAL = resources_dir() / "models" / "cry_presence"
MAX_BYTES = 10_000_000


def shipped(version: int = 1) -> Any:
    told = {"key": "cry_presence", "version": version, "population": "somebody else's"}
    return lambda card: card.update(name=f"Shipped {version}", shipped=told)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_package(tmp_path / "resources" / "cry_presence", edit_card=shipped())
    return tmp_path / "resources"


def test_a_new_store_gets_it_as_a_candidate(lib: Library, folder: Path) -> None:
    changes = shipped_models.take_in(lib, folder)
    (model,) = models.list_models(lib)
    assert changes.models == {model.id} == {ModelId("cry_presence-shipped-1")}
    assert model.status is ModelStatus.CANDIDATE
    assert models.model_in_use(lib, "cry_presence") is None
    assert shipped_models.is_shipped(model)
    assert (lib.paths.models / model.package_dir / "card.json").is_file()
    with lib.store.read() as session:
        told = (
            session.execute(select(AuditEventRow.after).where(AuditEventRow.action == "model.register")).scalars().all()
        )
    assert [after["source"] for after in told if after] == ["shipped"]


def test_taken_in_once_and_never_touched_again(lib: Library, folder: Path) -> None:
    shipped_models.take_in(lib, folder)
    by = add_annotator(lib, "anna").annotator.id
    models.promote(lib, ModelId("cry_presence-shipped-1"), by, "a start")
    assert not shipped_models.take_in(lib, folder).models
    make_package(folder / "cry_presence_2", edit_card=shipped(2))
    assert shipped_models.take_in(lib, folder).models == {ModelId("cry_presence-shipped-2")}
    in_use = models.model_in_use(lib, "cry_presence")
    assert in_use is not None
    assert in_use.id == "cry_presence-shipped-1"


def test_what_a_crash_left_behind_is_replaced(lib: Library, folder: Path) -> None:
    left = lib.paths.models / "cry_presence-shipped-1"
    left.mkdir()
    (left / "junk").write_text("half a copy")
    shipped_models.take_in(lib, folder)
    assert not (left / "junk").exists()
    assert models.list_models(lib)[0].status is ModelStatus.CANDIDATE


def test_a_full_disk_is_a_sentence_and_the_next_start_tries_again(lib: Library, folder: Path) -> None:
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, old[1]))  # the system's answer to a write beyond it is EFBIG
    try:
        with pytest.raises(UserError, match="could not be copied"):
            shipped_models.take_in(lib, folder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
    assert list(lib.paths.models.iterdir()) == []
    assert shipped_models.take_in(lib, folder).models


def test_a_damaged_one_is_said_and_not_registered(lib: Library, folder: Path) -> None:
    onnx = folder / "cry_presence" / "model.onnx"
    onnx.write_bytes(onnx.read_bytes()[:-1])
    with pytest.raises(UserError, match="changed or cut off"):
        shipped_models.take_in(lib, folder)
    assert models.list_models(lib) == ()


def test_it_is_what_a_first_training_starts_from(lib: Library, folder: Path) -> None:
    assert newest_encoder(lib) is None
    shipped_models.take_in(lib, folder)
    start = newest_encoder(lib)
    assert start is not None
    assert start.id == "cry_presence-shipped-1"


class TestTheRealOne:
    def test_is_small_and_says_whose_it_is(self) -> None:
        package = load_package(REAL)
        assert sum(path.stat().st_size for path in REAL.iterdir()) < MAX_BYTES
        told = package.card.raw["shipped"]
        assert "another population" in told["population"]
        assert "ODbL" in told["data_licence"]
        assert "make model" in told["command"]
        assert package.evidence.auc is not None
        assert package.evidence.auc.n_infants >= 40

    def test_is_of_the_recipe_of_today(self) -> None:
        """It says when it is in doubt, brings the 8-bit network, and is fed silence up to the next frame."""
        package = load_package(REAL)
        zone = AbstainZone.of_card(package.card.raw)
        assert zone is not None
        assert 0 < zone.low <= zone.high < 1
        assert parse_reference(package.card.raw["reference"], package.card.embedding_dim) is not None
        assert package.has_int8
        assert package.hop_samples == 160

    @pytest.mark.parametrize("precision", ["bf16", "int8"])
    def test_answers_alike_in_lower_precisions(self, precision: str) -> None:
        """Where the processor lacks bf16 OpenVINO computes it as f32; int8 runs everywhere."""
        package = load_package(REAL)
        exact, lower = Scorer(package, "f32"), Scorer(package, precision)
        for example in example_set()[:8]:
            a, b = (scorer.score(example.samples, 16_000) for scorer in (exact, lower))
            assert abs(a.probabilities["cry"] - b.probabilities["cry"]) <= MAX_SHIFT

    def test_names_no_recording_and_no_path(self) -> None:
        text = (REAL / "card.json").read_text(encoding="utf-8")
        assert "per_recording" not in text
        for word in (".3gp", ".caf", '"/', "\\\\"):
            assert word not in text, word

    def test_answers_as_it_did_when_it_was_made(self) -> None:
        assert Scorer(load_package(REAL)).precision == "f32"

    def test_is_taken_in(self, lib: Library) -> None:
        shipped_models.take_in(lib)
        assert [m.status for m in models.list_models(lib)] == [ModelStatus.CANDIDATE]
