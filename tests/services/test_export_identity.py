"""A corpus full of names, numbers and dates goes in; none of them comes out with an export."""

from __future__ import annotations

import csv
import re
import struct
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile

from cryapp.services import exporting, labelling
from cryapp.services.exporting import Wanted
from cryapp.services.importing import ImportOptions, import_paths
from cryapp.services.library import Library
from cryapp.services.pseudonyms import Pseudonyms, pseudonyms_of
from cryapp.store.tables import RecordingRow
from tests.store.made import mark

NAMES = ("Lieselotte", "Mustermann", "Grabowski", "Zwetschgenhof", "Habakuk")
NUMBERS = ("MRN-0815-4711", "0171 5550123", "19260517")
DATES = ("1926-05-17", "1926-05-18", "17.05.1926")
FORMULA = "=HYPERLINK(0)"
POISON = (*NAMES, *NUMBERS, *DATES, FORMULA)
FILE_NAMES = (
    "Lieselotte Mustermann MRN-0815-4711 19260517.wav",
    "=HYPERLINK(0) Grabowski 0171 5550123.wav",
)
COLUMNS = "file,infant,recorded_at,born_at,device,place,site,resuscitation,stimulus,hours"
CELLS = (
    "MRN-0815-4711 Mustermann,1926-05-17T23:10:00+00:00,1926-05-17T20:00:00+00:00,Grabowskis Telefon,Zwetschgenhof,"
    "Haus Habakuk,by Dr. Grabowski,Lieselotte was hungry,",
    "Grabowski 17.05.1926,1926-05-18T08:00:00+00:00,,0171 5550123,Zwetschgenhof,Haus Habakuk,,=HYPERLINK(0),12.5",
)


def chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def write_poisoned(path: Path, seed: int) -> None:
    """A WAV with names in its INFO, broadcast (bext) and ID3 chunks, as recorders and editors leave them."""
    noise = 0.1 * np.random.default_rng(seed).standard_normal(16_000)
    with soundfile.SoundFile(path, "w", 16_000, 1, subtype="PCM_16") as file:
        file.title, file.artist, file.comment = "Lieselotte", "Habakuk Mustermann", "0171 5550123"
        file.write(noise)
    bext = (
        b"Mustermann, MRN-0815-4711".ljust(256, b"\0") + b"Grabowski".ljust(64, b"\0") + b"1926-05-17".ljust(282, b"\0")
    )
    frame = b"TIT2" + struct.pack(">IH", 11, 0) + b"\0Lieselotte"
    id3 = b"ID3\x03\0\0" + bytes([0, 0, 0, len(frame)]) + frame
    content = path.read_bytes()[12:] + chunk(b"bext", bext) + chunk(b"id3 ", id3)
    path.write_bytes(b"RIFF" + struct.pack("<I", 4 + len(content)) + b"WAVE" + content)


@pytest.fixture
def poisoned(lib: Library, tmp_path: Path) -> Library:
    folder = tmp_path / "Habakuk, Zwetschgenhof"
    folder.mkdir()
    for seed, name in enumerate(FILE_NAMES):
        write_poisoned(folder / name, seed)
        assert all(text.encode() in (folder / name).read_bytes() for text in ("Lieselotte", "1926-05-17", "Habakuk"))
    table = folder / "Mustermann.csv"
    lines = [f"{name},{cells}" for name, cells in zip(FILE_NAMES, CELLS, strict=True)]
    table.write_text("\n".join([COLUMNS, *lines]) + "\n", encoding="utf-8")
    columns = {field: field for field in COLUMNS.split(",") if field not in ("file", "hours")}
    columns |= {"path": "file", "hours_since_birth": "hours"}
    report = import_paths(lib, [folder], ImportOptions(metadata_csv=table, columns=columns))
    assert report.added == 2
    return lib


def label_everything(lib: Library) -> None:
    """Every kind of event, with names wherever a reader can type."""
    reader, other = mark(lib, "Dr. Grabowski"), mark(lib, "R-07")
    labelling.save_label(lib, [1], "cry", reader)  # type: ignore[list-item]
    labelling.save_label(lib, [2], "no_cry", other, {"remark": "Mustermann", "code": 19260517})  # type: ignore[list-item]
    labelling.save_note(lib, 1, "call Lieselotte's mother, 0171 5550123", reader)  # type: ignore[arg-type]
    labelling.save_note(lib, 2, FORMULA, other)  # type: ignore[arg-type]
    labelling.skip(lib, [2], "Habakuk shouts", reader)  # type: ignore[list-item]
    labelling.set_flag(lib, [2], True, reader)  # type: ignore[list-item]
    exam = {"sarnat": "Grabowski says mild", "exam_at": "1926-05-17T22:00:00+00:00", "by": "Grabowski"}
    labelling.save_label(lib, [1], "confirmed", mark(lib, "Dr. Grabowski", "neuro_injury"), exam)  # type: ignore[list-item]
    said = labelling.clear_label(lib, [1], reader)  # type: ignore[list-item]
    labelling.revert(lib, said.event_ids, reader)


def found_in(text: str) -> list[str]:
    return [poison for poison in POISON if poison.casefold() in text.casefold()]


def test_nothing_that_names_anybody_is_in_the_table(poisoned: Library, tmp_path: Path) -> None:
    label_everything(poisoned)
    out = tmp_path / "labels.csv"
    exporting.export_labels(poisoned, out)
    text = out.read_text(encoding="utf-8-sig")
    assert found_in(text) == []
    with poisoned.store.read() as session:
        hashes = [row.sha256 for row in session.query(RecordingRow)]
    assert not [sha256 for sha256 in hashes if sha256[:12] in text]
    assert f"{datetime.now(UTC):%Y-%m-%d}" not in text, "true dates of reading tell when an infant was there"
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == 9
    assert {row["hours_since_birth"] for row in rows} == {"3.17", "12.5"}
    assert all(re.fullmatch(r"x[aier]-[a-z2-7]{16}", row[key]) for row in rows for key in ("infant", "reader", "event"))
    assert all(row["text_left_out"] == "yes" for row in rows if row["kind"] in ("note", "skip"))


def test_the_poison_is_there_to_be_found(poisoned: Library, tmp_path: Path) -> None:
    """Asked for with a reason, names do come out: the test above looks for what could be there."""
    label_everything(poisoned)
    by = mark(poisoned).annotator_id
    exporting.export_labels(poisoned, tmp_path / "all.csv", Wanted(identifying=True, notes=True), by, "an audit")
    text = (tmp_path / "all.csv").read_text(encoding="utf-8-sig")
    assert set(found_in(text)) >= {*NAMES, *NUMBERS, FORMULA} - {"Zwetschgenhof"}
    assert "Zwetschgenhof" not in text, "places are free text, and in no export at all"
    cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
    assert not [cell for cell in cells if cell.startswith("=")]


def test_notes_alone_add_what_was_typed_and_nothing_else(poisoned: Library, tmp_path: Path) -> None:
    label_everything(poisoned)
    by = mark(poisoned).annotator_id
    exporting.export_labels(poisoned, tmp_path / "notes.csv", Wanted(notes=True), by, "read by the study office")
    rows = list(csv.DictReader((tmp_path / "notes.csv").read_text(encoding="utf-8-sig").splitlines()))
    for row in rows:
        payload = row.pop("payload")
        assert found_in(str(row)) == [], payload
    assert tuple(rows[0]) == tuple(name for name in exporting.COLUMNS if name != "payload")


def test_working_copies_hold_sound_and_no_tags(poisoned: Library) -> None:
    copies = [path for path in poisoned.paths.audio.rglob("*") if path.is_file()]
    assert len(copies) == 2
    for copy in copies:
        assert found_in(copy.read_bytes().decode("latin-1")) == []
        assert found_in(str(copy.relative_to(poisoned.paths.root))) == []


def test_keyed_ids_agree_in_one_store_and_in_no_other(poisoned: Library, tmp_path: Path) -> None:
    names, again = pseudonyms_of(poisoned), pseudonyms_of(poisoned)
    assert names == again
    assert names.infant(" i-1 ") == names.infant("I-1") != names.infant("I-2")
    ids = {names.infant("1"), names.reader("1"), names.recording("1"), names.event(1)}
    assert len({one[3:] for one in ids}) == 4, "a code used for two things has two ids"
    other = Pseudonyms(b"another store's secret")
    assert other.infant("I-1") != names.infant("I-1")
    assert names.secret.hex() not in repr(names)
    at = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    # The secret is drawn anew: of 2,000 infants one in a hundred stores has nobody shifted by one day.
    shifts = {(at - names.shifted(at, f"I-{n}")).days for n in range(20_000)}
    assert shifts == set(range(1, 365))
