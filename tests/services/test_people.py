"""Annotators and infants: pseudonyms, possible values only, everything audited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from cryapp.domain.annotation import SYNTHETIC_TRUTH, Role
from cryapp.domain.errors import UserError
from cryapp.domain.ids import InfantId
from cryapp.domain.infant import Metadata, Sex, is_locked, lock_bucket
from cryapp.services import people
from cryapp.services.library import Library, open_library
from cryapp.store import infants
from cryapp.store.tables import AuditEventRow


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    lib = open_library(str(tmp_path / "store"))
    yield lib
    lib.close()


def audited(lib: Library, action: str) -> list[tuple[Any, Any, str]]:
    with lib.store.read() as session:
        rows = session.execute(select(AuditEventRow).where(AuditEventRow.action == action)).scalars()
        return [(row.before, row.after, row.reason) for row in rows]


def test_an_annotator_is_added_once_whatever_the_case(lib: Library) -> None:
    first = people.add_annotator(lib, "  R-07 ", Role.ADJUDICATOR)
    again = people.add_annotator(lib, "r-07")
    assert first.annotator == again.annotator
    assert first.annotator.role is Role.ADJUDICATOR
    assert (first.changes.annotators, again.changes.annotators) == (True, False)
    people.add_annotator(lib, "A-1")
    assert [a.code for a in people.list_annotators(lib)] == ["A-1", "R-07"]
    assert audited(lib, "annotator.add")[0] == (None, {"code": "R-07", "role": "adjudicator"}, "")


def test_nobody_reads_as_the_truth_of_made_up_cries(lib: Library) -> None:
    people.add_annotator(lib, "R-07")
    people.add_annotator(lib, SYNTHETIC_TRUTH)
    assert [one.code for one in people.list_readers(lib)] == ["R-07"]


@pytest.mark.parametrize("code", ["", "  \t", "x" * 41, "a\x00b"])
def test_an_impossible_code_is_refused(lib: Library, code: str) -> None:
    with pytest.raises(UserError, match="code"):
        people.add_annotator(lib, code)
    with pytest.raises(UserError, match="code"):
        people.save_infant(lib, None, code)
    assert people.list_annotators(lib) == ()
    assert people.find_infants(lib) == ()


def test_an_infant_is_locked_by_its_hash_at_once_and_for_ever(tmp_path: Path) -> None:
    lib = open_library(str(tmp_path / "half"), locked_share=0.5)
    saved = [people.save_infant(lib, None, f"I-{i}").infant for i in range(30)]
    assert all(infant.locked == is_locked(lock_bucket(infant.code), 0.5) for infant in saved)
    assert {infant.locked for infant in saved} == {True, False}
    for fixed in ("locked", "bucket", "code", "id"):
        with pytest.raises(KeyError):
            people.save_infant(lib, None, "I-0", {fixed: 0})
    assert people.get_infant(lib, saved[0].id) == saved[0]
    lib.close()


def test_a_change_keeps_before_and_after(lib: Library) -> None:
    by = people.add_annotator(lib, "R-01").annotator.id
    new = people.save_infant(lib, by, "I-1", {"sex": "f", "gestation_days": 275})
    assert new.before is None
    changed = people.save_infant(lib, by, " i-1 ", {"sex": Sex.MALE, "site": "North ward", "cord_ph": "7.12"}, "typo")
    assert changed.before == new.infant
    assert changed.infant.id == new.infant.id
    assert (changed.infant.sex, changed.infant.site, changed.infant.cord_ph) == (Sex.MALE, "North ward", 7.12)
    assert changed.changes.infants == {new.infant.id}
    assert audited(lib, "infant.change") == [
        ({"sex": "f", "site": None, "cord_ph": None}, {"sex": "m", "site": "North ward", "cord_ph": 7.12}, "typo")
    ]
    same = people.save_infant(lib, by, "I-1", {"sex": "m"})
    assert not same.changes
    assert len(audited(lib, "infant.change")) == 1, "no change, no audit row"
    undone = people.save_infant(lib, by, "I-1", {"sex": "f", "site": None, "cord_ph": None}, "undo")
    assert undone.infant == new.infant


@pytest.mark.parametrize(
    ("field", "wrong", "right"),
    [
        ("apgar_5", 11, 10),
        ("apgar_1", -1, 0),
        ("apgar_10", 7.5, 7),
        ("gestation_days", 19 * 7, 20 * 7),
        ("gestation_days", 316, 315),
        ("birth_weight_g", 50, 450),
        ("cord_ph", 9.0, 6.9),
        ("base_deficit", "much", 16.5),
        ("born_at", datetime(2026, 3, 1, 4, 5), datetime(2026, 3, 1, 4, 5, tzinfo=UTC)),  # noqa: DTZ001
        ("born_at", "yesterday", None),
        ("sex", "x", "u"),
        ("apgar_5", float("nan"), None),
        ("apgar_5", float("inf"), None),
    ],
)
def test_an_impossible_value_changes_nothing(lib: Library, field: str, wrong: object, right: object) -> None:
    with pytest.raises(UserError) as caught:
        people.save_infant(lib, None, "I-1", {"cooling": "started", field: wrong})
    assert caught.value.kept == "Nothing was saved."
    assert people.find_infants(lib) == ()
    saved = people.save_infant(lib, None, "I-1", {field: right})
    assert getattr(saved.infant, field) == right


def test_infants_are_found_newest_first(lib: Library) -> None:
    for code in ("I-1", "I-12", "J_1", "I%1"):
        people.save_infant(lib, None, code)
    assert [i.code for i in people.find_infants(lib, "i-1")] == ["I-12", "I-1"]
    assert [i.code for i in people.find_infants(lib, "_")] == ["J_1"]
    assert [i.code for i in people.find_infants(lib, "%")] == ["I%1"]
    assert [i.code for i in people.find_infants(lib, limit=2)] == ["I%1", "J_1"]
    with pytest.raises(UserError, match="not in the store"):
        people.get_infant(lib, InfantId(99))


def test_import_fills_what_is_missing_and_overwrites_nothing(lib: Library) -> None:
    infant = people.save_infant(lib, None, "I-1", {"sex": "f", "apgar_5": 0}).infant
    told = Metadata(sex=Sex.MALE, apgar_5=9, apgar_1=0, gestation_days=280, site="South", age_group="0–4 weeks")
    with lib.store.write() as session:
        filled = infants.fill_missing(session, infant.id, told)
        assert infants.fill_missing(session, infant.id, told) == {}
    now = people.get_infant(lib, infant.id)
    assert (now.sex, now.apgar_5, now.apgar_1, now.gestation_days, now.site) == (Sex.FEMALE, 0, 0, 280, "South")
    assert filled == {"apgar_1": 0, "gestation_days": 280, "age_group": "0–4 weeks", "site": "South"}
