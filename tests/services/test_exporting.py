"""Exports are whole or absent, carry the history, name nobody unless asked, and run in no spreadsheet."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from cryapp.domain.annotation import Shown
from cryapp.domain.errors import UserError
from cryapp.domain.ids import ModelId
from cryapp.services import exporting, labelling
from cryapp.services.exporting import Wanted
from cryapp.services.label_import import label_from_rows
from cryapp.services.library import Library, open_library
from cryapp.store.tables import AuditEventRow
from tests.store.made import add_recordings, mark


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    lib = open_library(str(tmp_path / "store"))
    add_recordings(lib.store, {"=cmd|'/c calc'!A0": 1, "I-2": 2})
    yield lib
    lib.close()


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_event_is_there_with_what_holds_now(lib: Library, tmp_path: Path) -> None:
    by = mark(lib)
    first = labelling.save_label(lib, [2], "cry", by)  # type: ignore[list-item]
    shown = Shown(False, True, ModelId("m-1"), 0.5)
    labelling.save_label(lib, [2], "no_cry", labelling.Mark(by.task_id, by.annotator_id, shown, 1234), {"why": "ä"})  # type: ignore[list-item]
    labelling.revert(lib, first.event_ids, by)
    labelling.save_note(lib, 3, "-1+2", mark(lib, "@R-02"))  # type: ignore[arg-type]
    labelling.save_label(lib, [3], "confirmed", mark(lib, task_key="neuro_injury"), {"sarnat": "mild"})  # type: ignore[list-item]
    out = tmp_path / "labels.csv"
    assert exporting.export_labels(lib, out) == 5
    rows = read(out)
    assert tuple(rows[0]) == exporting.COLUMNS
    assert [(r["task"], r["kind"], r["class"], r["is_current"], r["reverted"]) for r in rows] == [
        ("cry_presence", "label", "cry", "no", "yes"),
        ("cry_presence", "label", "no_cry", "yes", "no"),
        ("cry_presence", "revert", "", "no", "no"),
        ("cry_presence", "note", "", "no", "no"),
        ("neuro_injury", "label", "confirmed", "yes", "no"),
    ]
    changed = rows[1]
    assert (changed["blind"], changed["prediction_visible"], changed["model"]) == ("no", "yes", "m-1")
    assert (changed["probability"], changed["elapsed_ms"]) == ("0.5", "1234")
    assert rows[2]["reverts_event"] == rows[0]["event"]
    assert [(r["payload"], r["text_left_out"]) for r in rows[1:]] == [
        ("", "yes"),
        ("", "no"),
        ("", "yes"),
        ('{"sarnat": "mild"}', "no"),
    ]
    assert len({r["infant"] for r in rows}) == 1
    assert len({r["recording"] for r in rows}) == 2
    assert exporting.export_labels(lib, out, Wanted("neuro_injury")) == 1
    assert [r["task"] for r in read(out)] == ["neuro_injury"]
    assert exporting.export_labels(lib, out, Wanted(current_only=True)) == 2
    assert [r["class"] for r in read(out)] == ["no_cry", "confirmed"]


def test_names_leave_only_with_a_person_and_a_reason(lib: Library, tmp_path: Path) -> None:
    by = mark(lib, "@R-02")
    labelling.save_label(lib, [2], "cry", by, {"why": "ä"})  # type: ignore[list-item]
    out = tmp_path / "labels.csv"
    for wanted in (Wanted(identifying=True), Wanted(notes=True)):
        for who, reason in ((None, "for the paper"), (by.annotator_id, " ")):
            with pytest.raises(UserError, match="a person and a reason"):
                exporting.export_labels(lib, out, wanted, who, reason)
    assert not out.exists()
    exporting.export_labels(lib, out)
    plain = read(out)[0]
    exporting.export_labels(lib, out, Wanted(identifying=True, notes=True), by.annotator_id, "for the paper")
    (row,) = read(out)
    assert tuple(row) == exporting.COLUMNS + exporting.IDENTIFYING_COLUMNS
    assert (row["infant_code"], row["number"], row["file_name"]) == ("I-2", "1", "I-2-1.wav")
    assert (row["annotator"], row["payload"], row["text_left_out"]) == ("'@R-02", '{"why": "ä"}', "no")
    same = [name for name in exporting.COLUMNS if name not in ("payload", "text_left_out")]
    assert [row[name] for name in same] == [plain[name] for name in same], "it is the key to the other table"
    with lib.store.read() as session:
        trail = session.execute(select(AuditEventRow).where(AuditEventRow.action == "labels.export")).scalars().all()
        said = [(e.actor_id, e.reason, e.after["identifying"], e.after["rows"]) for e in trail if e.after]
    assert said == [(None, "", False, 1), (by.annotator_id, "for the paper", True, 1)]


def test_a_table_without_names_can_come_back(lib: Library, tmp_path: Path) -> None:
    labelling.save_label(lib, [2], "cry", mark(lib))  # type: ignore[list-item]
    labelling.save_label(lib, [3], "no_cry", mark(lib))  # type: ignore[list-item]
    out = tmp_path / "labels.csv"
    exporting.export_labels(lib, out, Wanted(current_only=True))
    pairs = [(row["recording"], row["class"]) for row in read(out)]
    done = label_from_rows(lib, [*pairs, ("xr-" + "a" * 16, "cry")], "cry_presence", "R-02")
    assert (done.labelled, done.unmatched) == (2, ("xr-" + "a" * 16,))
    assert labelling.get_recording(lib, 3).sha256  # type: ignore[arg-type]
    by_hash = [(labelling.get_recording(lib, 3).sha256, "no_cry")]  # type: ignore[arg-type]
    assert label_from_rows(lib, by_hash, "cry_presence", "R-02").unchanged == 1


def test_no_cell_is_run_by_a_spreadsheet(lib: Library, tmp_path: Path) -> None:
    by = mark(lib)
    labelling.save_label(lib, [1], "cry", by)  # type: ignore[list-item]
    exporting.export_labels(lib, tmp_path / "labels.csv", Wanted(identifying=True), by.annotator_id, "to see")
    (row,) = read(tmp_path / "labels.csv")
    assert row["infant_code"].startswith("'=cmd")
    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    for cell in ("=1", "+1", "-1", "@x", "\tx", "\rx"):
        assert exporting.neutral(cell) == "'" + cell
    assert [exporting.neutral(cell) for cell in ("plain", "", None, 3.5)] == ["plain", "", "", "3.5"]


def test_times_between_events_survive_the_shift(lib: Library, tmp_path: Path) -> None:
    by = mark(lib)
    exam = {"exam_at": "2026-11-20T08:30:00+00:00"}
    labelling.save_label(lib, [2], "cry", by)  # type: ignore[list-item]
    labelling.save_label(lib, [3], "cry", by)  # type: ignore[list-item]
    labelling.save_label(lib, [2], "none", mark(lib, task_key="neuro_injury"), exam)  # type: ignore[list-item]
    exporting.export_labels(lib, tmp_path / "labels.csv")
    rows = read(tmp_path / "labels.csv")
    true = [labelling.events(lib, id_)[0].at for id_ in (2, 3)]  # type: ignore[arg-type]
    away = {at - datetime.fromisoformat(row["shifted_at"]) for at, row in zip(true, rows, strict=False)}
    examined = datetime.fromisoformat(json.loads(rows[2]["payload"])["exam_at"])
    away.add(datetime.fromisoformat(exam["exam_at"]) - examined)
    assert len(away) == 1, "one infant, one shift"
    assert away.pop() in [timedelta(days=n) for n in range(1, 365)]


def test_no_folder_no_half_file(lib: Library, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        exporting.export_labels(lib, tmp_path / "nowhere" / "labels.csv")
    with pytest.raises(UserError, match="no task"):
        exporting.export_labels(lib, tmp_path / "labels.csv", Wanted("cries"))
    assert not (tmp_path / "labels.csv").exists()


def test_a_failure_half_way_leaves_the_earlier_file(
    lib: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    labelling.save_label(lib, [1, 2], "cry", mark(lib))  # type: ignore[list-item]
    out = tmp_path / "labels.csv"
    out.write_text("earlier")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting.os, "fsync", full)
    with pytest.raises(UserError, match="No space left"):
        exporting.export_labels(lib, out)
    assert out.read_text() == "earlier"
    assert {p.name for p in tmp_path.iterdir() if "labels" in p.name} == {"labels.csv"}
