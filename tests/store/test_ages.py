"""Hours since birth follow whatever they are made of: the time of birth, of the recording, or what was said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import ColumnElement, select, update

from cryapp.services import labelling
from cryapp.services.library import open_library
from cryapp.store.tables import EncounterRow, InfantRow, RecordingRow
from cryapp.store.tables_desk import RecordingAgeRow
from tests.store.made import add_recordings

BORN = datetime(2026, 3, 1, 6, tzinfo=UTC)


def test_the_hours_of_every_recording_are_those_that_its_reader_sees(tmp_path: Path) -> None:
    lib = open_library(str(tmp_path / "store"))

    def kept() -> dict[int, float]:
        with lib.store.read() as session:
            return {row.recording_id: row.hours for row in session.execute(select(RecordingAgeRow)).scalars()}

    def seen() -> dict[int, float]:
        with lib.store.read() as session:
            ids = session.execute(select(RecordingRow.id)).scalars().all()
        found = {id_: labelling.get_recording(lib, id_).hours_since_birth for id_ in ids}
        return {id_: hours for id_, hours in found.items() if hours is not None}

    def change(statement: object) -> None:
        with lib.store.write() as session:
            session.execute(statement)  # type: ignore[call-overload]
        assert kept() == pytest.approx(seen(), abs=1e-4)

    def occasion(recording_id: int) -> ColumnElement[bool]:
        of = select(RecordingRow.encounter_id).where(RecordingRow.id == recording_id).scalar_subquery()
        return EncounterRow.id == of

    add_recordings(lib.store, {"I-1": 2, "I-2": 1}, recorded_at=BORN + timedelta(hours=5))
    add_recordings(lib.store, {"I-3": 1})
    assert kept() == seen() == {}
    change(update(InfantRow).where(InfantRow.code == "I-1").values(born_at=BORN))
    assert kept() == pytest.approx({1: 5.0, 2: 5.0}, abs=1e-4)
    change(update(EncounterRow).where(occasion(3)).values(hours_since_birth=7.25))
    change(update(RecordingRow).where(RecordingRow.id == 1).values(recorded_at=BORN + timedelta(hours=9)))
    change(update(EncounterRow).where(occasion(4)).values(hours_since_birth=0.0))
    assert kept() == pytest.approx({1: 9.0, 2: 5.0, 3: 7.25, 4: 0.0}, abs=1e-4)
    change(update(EncounterRow).where(occasion(3)).values(hours_since_birth=None))
    change(update(InfantRow).where(InfantRow.code == "I-1").values(born_at=None))
    change(update(RecordingRow).where(RecordingRow.id == 4).values(encounter_id=None))
    assert kept() == {}
    lib.close()
