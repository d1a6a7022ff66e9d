"""Every working copy of the store against its checksum: what is damaged or gone, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import soundfile

from cryapp.domain.ids import RecordingId
from cryapp.services import checking, importing
from cryapp.services.importing import ImportOptions
from cryapp.services.library import Library, open_library
from cryapp.services.relinking import lost
from cryapp.store.tables import RecordingRow
from tests.audio.sounds import noise


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    """Four recordings of two seconds."""
    (tmp_path / "phone").mkdir()
    for n in range(4):
        soundfile.write(tmp_path / "phone" / f"I-{n}.wav", noise(2.0, 0.1, seed=n), 16_000)
    opened = open_library(str(tmp_path / "store"))
    report = importing.import_paths(opened, [tmp_path / "phone"], ImportOptions())
    assert report.added == 4
    yield opened
    opened.close()


def copy_of(lib: Library, number: int) -> Path:
    return lib.vault.path_of(checking.copies(lib)[number].vault_key)


def damage(path: Path) -> None:
    """Another sound under the same header would pass a look at the header; the checksum is of another one here."""
    raw = bytearray(path.read_bytes())
    raw[26:42] = bytes(16)
    path.write_bytes(raw)


def test_whole_copies_are_said_to_be_whole(lib: Library) -> None:
    told: list[tuple[int, int]] = []
    found = checking.check_copies(lib, progress=lambda n, total: told.append((n, total)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert found.sentence == "4 recordings compared with their checksums: all are whole."
    assert found.lines == ()


def test_damaged_and_missing_ones_are_named_with_what_to_do(lib: Library, tmp_path: Path) -> None:
    damage(copy_of(lib, 1))
    copy_of(lib, 3).unlink()
    (tmp_path / "phone" / "I-3.wav").unlink()
    found = checking.check_copies(lib)
    assert [(one.recording_id, one.has_original) for one in found.not_whole] == [
        (RecordingId(2), True),
        (RecordingId(4), False),
    ]
    assert "damaged or missing: 2." in found.sentence
    assert "Import these originals again, they are where they were: 1." in found.sentence
    assert "Originals that are not where they were: 1." in found.sentence
    assert "is damaged. Original: " in found.lines[0]
    assert "is missing. Original: " in found.lines[1]
    assert lib.vault.is_known_damaged(checking.copies(lib)[1].vault_key), "whoever opens it is told at once"
    importing.import_paths(lib, [tmp_path / "phone"], ImportOptions())
    again = checking.check_copies(lib)
    assert [one.recording_id for one in again.not_whole] == [RecordingId(4)], "what was said to do helped"


def test_stopped_it_tells_what_was_found_until_then(lib: Library) -> None:
    damage(copy_of(lib, 0))
    seen: list[int] = []
    found = checking.check_copies(lib, progress=lambda n, _total: seen.append(n), cancelled=lambda: len(seen) >= 2)
    assert (found.n_whole, len(found.not_whole), found.n_not_reached) == (1, 1, 2)
    assert "Stopped; not reached: 2." in found.sentence


def test_an_empty_store_has_nothing_to_check(tmp_path: Path) -> None:
    empty = open_library(str(tmp_path / "empty"))
    assert checking.check_copies(empty).sentence == "There are no recordings to check."
    empty.close()


def test_an_original_that_cannot_even_be_looked_for_is_one_that_is_not_there(lib: Library) -> None:
    """In somebody else's folder the system refuses to look: an hour of comparing must not end in that."""
    copy_of(lib, 2).unlink()
    with lib.store.write() as session:
        session.get_one(RecordingRow, 3).original_path = "/" + "x" * 300
    found = checking.check_copies(lib)
    assert [(one.recording_id, one.has_original) for one in found.not_whole] == [(RecordingId(3), False)]
    assert [place.id for place in lost(lib).originals] == [RecordingId(3)]
