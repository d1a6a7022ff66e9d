"""File-name patterns and tables: what real phones and real spreadsheets write."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cryapp.domain.errors import UserError
from cryapp.domain.infant import Metadata, Sex
from cryapp.services.filenames import read_file_name
from cryapp.services.records import merged, parse_gestation_days, read_metadata
from cryapp.services.tables import guess_columns, parse_mapping, read_table, read_table_head

UUID = "026895d0-6b93-4d1f-846f-aa279ad33991"


def test_seconds_and_milliseconds_give_the_same_moment() -> None:
    ios = read_file_name(f"{UUID.upper()}-1436865240-1.1-m-04-hu.caf")
    android = read_file_name(f"{UUID}-1436865240000-1.7-m-04-hu.3gp")
    assert ios is not None
    assert android is not None
    assert ios.recorded_at == android.recorded_at == datetime(2015, 7, 14, 9, 14, tzinfo=UTC)
    assert ios.infant == android.infant == UUID
    assert ios.sex is Sex.MALE
    assert ios.age_group == "0-4 weeks"
    assert ios.stimulus == "hungry (parent's guess)"


@pytest.mark.parametrize(
    "name", ["cry.wav", "", f"{UUID}.caf", f"{UUID}-1436865240-1.1-m-04.caf", f"x{UUID}-1436865240-1.1-m-04-hu.caf"]
)
def test_other_names_say_nothing(name: str) -> None:
    assert read_file_name(name) is None


def test_an_unknown_reason_is_no_stimulus() -> None:
    found = read_file_name(f"{UUID}-1436865240-1.0-f-26-dk.caf")
    assert found is not None
    assert found.stimulus is None
    assert found.age_group == "2-6 months"


@pytest.mark.corpus
def test_every_upload_follows_the_pattern_and_agrees_with_the_manifest(corpus_dir: Path) -> None:
    with (corpus_dir / "donateacry" / "manifest.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 810
    for row in rows:
        found = read_file_name(row["file"])
        assert found is not None, row["file"]
        assert found.infant == row["subject"]
        assert found.sex == row["sex"]
        assert found.age_group == row["age_group"]
        assert found.recorded_at is not None
        assert abs((found.recorded_at - datetime.fromisoformat(row["recorded_at"])).total_seconds()) < 1


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8", ","), ("utf-8-sig", ";"), ("utf-16", "\t"), ("cp1252", ";")]
)
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "t.csv"
    lines = [["file", "device"], ["a.wav", "Téléphone"], ["b.wav", ""]]
    path.write_text("\r\n".join(delimiter.join(cells) for cells in lines), encoding=encoding)
    table = read_table(path)
    assert table.names == ("file", "device")
    assert table.rows[0] == {"file": "a.wav", "device": "Téléphone"}
    assert len(table.rows) == 2


def test_quoted_cells_ragged_and_empty_rows(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('file,place\n"a,1.wav","room\n2"\nb.wav\n,\nc.wav,x,extra\n')
    assert [dict(r) for r in read_table(path).rows] == [
        {"file": "a,1.wav", "place": "room\n2"},
        {"file": "b.wav", "place": ""},
        {"file": "c.wav", "place": "x"},
    ]
    assert read_table_head(path, 1) == (("file", "place"), (("a,1.wav", "room\n2"),))


@pytest.mark.parametrize("content", [b"", b"\n\n", b"PK\x03\x04workbook", b"a,b\n\x00,\x00"])
def test_what_is_no_table_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    if content.startswith(b"a,b"):
        assert read_table(path).names == ("a", "b")  # Python reads NUL bytes since 3.11; they do no harm
        return
    with pytest.raises(UserError, match=r"t\.csv"):
        read_table(path)


def test_a_missing_table_or_column_names_what_is_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read_table(tmp_path / "none.csv")
    path = tmp_path / "t.csv"
    path.write_text("file,baby\n")
    with pytest.raises(UserError, match=r"subject.*file, baby"):
        read_table(path).require({"infant": "subject"})


def test_columns_are_guessed() -> None:
    names = ("file", "subject", "recorded_at", "sex", "age_group", "reason", "cry", "Gestational age", "pH")
    assert guess_columns(names) == {
        "path": "file",
        "infant": "subject",
        "recorded_at": "recorded_at",
        "sex": "sex",
        "age_group": "age_group",
        "stimulus": "reason",
        "gestation_days": "Gestational age",
        "cord_ph": "pH",
    }


def test_mappings() -> None:
    assert parse_mapping("path=file, infant=subject", ("path", "infant")) == {"path": "file", "infant": "subject"}
    for text in ("path", "path=", "=file", "path=file,,", "path=a,path=b", "baby=subject"):
        with pytest.raises(UserError):
            parse_mapping(text, ("path", "infant"))


@pytest.mark.parametrize(
    ("text", "days"),
    [("38+2", 268), ("38w2d", 268), ("38 weeks 2 days", 268), ("38", 266), ("38.5", 270), ("268", 268)],
)
def test_gestation(text: str, days: int) -> None:
    assert parse_gestation_days(text) == days


def test_a_row_gives_its_fields_and_names_what_it_left_out() -> None:
    row = {
        "s": " I-07 ",
        "when": "2026-03-01T14:05+02:00",
        "day": "2026-03-01",
        "sex": "Female",
        "bw": "3,45 kg",
        "a1": "11",
        "ph": "7.05",
        "ga": "12",
    }
    columns = {
        "path": "f",
        "infant": "s",
        "recorded_at": "when",
        "born_at": "day",
        "sex": "sex",
        "birth_weight_g": "bw",
        "apgar_1": "a1",
        "cord_ph": "ph",
        "gestation_days": "ga",
    }
    metadata, problems = read_metadata(row, columns)
    assert metadata == Metadata(
        infant="I-07",
        recorded_at=datetime(2026, 3, 1, 12, 5, tzinfo=UTC),
        born_at=datetime(2026, 3, 1, tzinfo=UTC),
        sex=Sex.FEMALE,
        birth_weight_g=3450,
        cord_ph=7.05,
    )
    assert len(problems) == 2
    assert "a1 “11”" in problems[0]
    assert "20 and 45 weeks" in problems[1]


def test_the_table_stands_before_the_file_name() -> None:
    from_table = Metadata(infant="A", sex=Sex.MALE)
    from_name = Metadata(infant="B", device="phone")
    assert merged(from_table, from_name) == Metadata(infant="A", sex=Sex.MALE, device="phone")
    assert merged(from_table, None) == from_table
