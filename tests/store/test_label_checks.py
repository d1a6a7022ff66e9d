"""Label checks come out as they went in, are never changed, and an older store gets room for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from cryapp.domain.ids import RunId, TaskId
from cryapp.domain.model import Estimate
from cryapp.services.library import Library, open_library
from cryapp.store import label_checks, schema
from cryapp.store.label_checks import CheckAnswer, NewCheck
from tests.store.made import add_recordings, mark

AUC = Estimate(0.9, 0.8, 0.95, 20, 60)


def add(lib: Library) -> TaskId:
    recording_ids = add_recordings(lib.store, {"I-8": 1, "I-9": 1})
    by = mark(lib, "J-01")
    run = RunId("r")
    new = NewCheck(
        made_by=by.annotator_id, task_id=by.task_id, schema_version=3, run_id=run, method="frozen",
        encoder_id="encoder-1", folds=10, seed=2**40, data_hash="h", app_version="1", code_version="c",
        classes=("cry", "no_cry"), n_infants=2, n_heard=1, n_together=0, auc=AUC,
    )  # fmt: skip
    answers = [CheckAnswer(id_, i, "cry", {"cry": 0.75, "no_cry": 0.25}) for i, id_ in enumerate(recording_ids)]
    with lib.store.write() as session:
        label_checks.add(session, new, answers)
    return by.task_id


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    lib = open_library(str(tmp_path / "store"))
    with lib.store.read() as session:
        assert label_checks.newest(session, mark(lib).task_id) is None
    task_id = add(lib)
    with lib.store.read() as session:
        found = label_checks.newest(session, task_id)
        assert found is not None
        assert (found.made_by, found.seed, found.auc, found.classes) == ("J-01", 2**40, AUC, ("cry", "no_cry"))
        assert (found.n_recordings, found.n_infants, found.n_heard, found.encoder_id) == (2, 2, 1, "encoder-1")
        assert list(label_checks.labels(session, found.id).values()) == ["cry", "cry"]
        said = [one.probabilities for one in label_checks.answers(session, found.id)]
        assert said == [{"cry": 0.75, "no_cry": 0.25}] * 2
    lib.close()


def test_an_older_store_is_given_room_and_keeps_what_it_has(tmp_path: Path) -> None:
    lib = open_library(str(tmp_path / "store"))
    add_recordings(lib.store, {"I-1": 3})
    with lib.store.write() as session:  # as the layout before was
        for table in ("label_check_answer", "label_check"):
            session.execute(text(f"DROP TABLE {table}"))
        session.execute(text("UPDATE alembic_version SET version_num = '0006'"))
    lib.close()
    lib = open_library(str(tmp_path / "store"))
    with lib.store.read() as session:
        assert schema.revision_of(session.connection()) == schema.SHIPPED.newest
        assert session.execute(text("SELECT COUNT(*) FROM recording")).scalar_one() == 3
    add(lib)
    for statement in ("DELETE FROM label_check", "UPDATE label_check_answer SET probabilities = '{}'"):
        with pytest.raises(IntegrityError, match="append-only"), lib.store.write() as session:
            session.execute(text(statement))
    backups = [one.name for one in lib.paths.backups.iterdir()]
    lib.close()
    assert any("before-upgrade" in name for name in backups)
