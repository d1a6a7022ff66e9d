"""Exports are whole or absent, carry the history, and run in no spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from cryapp.domain.annotation import Shown
from cryapp.domain.errors import UserError
from cryapp.domain.ids import ModelId
from cryapp.services import exporting, labelling
from cryapp.services.library import Library, open_library
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
    labelling.save_label(lib, [3], "confirmed", mark(lib, task_key="neuro_injury"))  # type: ignore[list-item]
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
    assert (changed["infant"], changed["recording"], changed["file_name"]) == ("I-2", "1", "I-2-1.wav")
    assert (changed["blind"], changed["prediction_visible"], changed["model"]) == ("no", "yes", "m-1")
    assert (changed["probability"], changed["elapsed_ms"], changed["payload"]) == ("0.5", "1234", '{"why": "ä"}')
    assert rows[2]["reverts_event_id"] == rows[0]["event_id"]
    assert rows[3]["annotator"] == "'@R-02"
    assert exporting.export_labels(lib, out, "neuro_injury") == 1
    assert [r["task"] for r in read(out)] == ["neuro_injury"]


def test_no_cell_is_run_by_a_spreadsheet(lib: Library, tmp_path: Path) -> None:
    labelling.save_label(lib, [1], "cry", mark(lib))  # type: ignore[list-item]
    exporting.export_labels(lib, tmp_path / "labels.csv")
    (row,) = read(tmp_path / "labels.csv")
    assert row["infant"].startswith("'=cmd")
    for row in read(tmp_path / "labels.csv"):
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    for cell in ("=1", "+1", "-1", "@x", "\tx", "\rx"):
        assert exporting.neutral(cell) == "'" + cell
    assert [exporting.neutral(cell) for cell in ("plain", "", None, 3.5)] == ["plain", "", "", "3.5"]


def test_no_folder_no_half_file(lib: Library, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        exporting.export_labels(lib, tmp_path / "nowhere" / "labels.csv")
    with pytest.raises(UserError, match="no task"):
        exporting.export_labels(lib, tmp_path / "labels.csv", "cries")
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
