"""Segments of many recordings to a folder: names that cannot clash, nothing lost, everything told."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import select

from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, RecordingId
from cryapp.domain.segment import SegmentState
from cryapp.services import labelling, segment_folder, segmenting, settled
from cryapp.services.label_marks import Mark
from cryapp.services.library import Library, open_library
from cryapp.services.segment_exchange import Format, import_segments
from cryapp.services.segment_folder import THERE_ALREADY, FolderWanted, FolderWritten, export_folder
from cryapp.services.segment_intake import look_at
from cryapp.store import infants, meta, recordings
from cryapp.store.tables import AuditEventRow
from tests.store.made import QUALITY, add_recordings, mark

EXPIRATION = SegmentState(0.5, 1.5, classes=("expiration",))
NOTED = SegmentState(2.0, 2.5, 300.0, 4000.0, ("inspiration",), True, "as loud as her sister Ann")


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(str(tmp_path / "store"))
    add_recordings(opened.store, {"I-1": 2, "I-2": 2})
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def by_of(lib: Library) -> Mark:
    return mark(lib, task_key="cry_unit")


def add_called(lib: Library, file_name: str, place: str) -> RecordingId:
    """A recording of a given file name."""
    sha256 = hashlib.sha256(f"{place}/{file_name}".encode()).hexdigest()
    with lib.store.write() as session:
        infant_id, _ = infants.get_or_create(session, "I-9", meta.locked_share(session))
        new = recordings.NewRecording(
            infant_id, None, sha256, sha256, file_name, f"/{place}/{file_name}", "pcm_s16le", QUALITY, None
        )
        return recordings.add(session, new)


def draw(lib: Library, recording_id: RecordingId, *states: SegmentState) -> None:
    segmenting.draw(lib, recording_id, states or [EXPIRATION], by_of(lib))


def export(
    lib: Library,
    folder: Path,
    ids: list[RecordingId] | None = None,
    file_format: Format = Format.TEXTGRID,
    **how: object,
) -> FolderWritten:
    wanted = FolderWanted("cry_unit", by_of(lib).annotator_id, file_format, **how)  # type: ignore[arg-type]
    return export_folder(lib, ids, wanted, folder)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def exports(lib: Library) -> list[AuditEventRow]:
    with lib.store.read() as session:
        return list(
            session.execute(select(AuditEventRow).where(AuditEventRow.action == "segments.export")).scalars().all()
        )


def test_a_file_for_each_recording_with_segments_or_said_to_be_complete(lib: Library, folder: Path) -> None:
    draw(lib, RecordingId(1))
    draw(lib, RecordingId(3), EXPIRATION, NOTED)
    labelling.finish(lib, [RecordingId(4)], by_of(lib))  # there is none in it
    done = export(lib, folder)
    assert names(folder) == ["I-1-1.TextGrid", "I-2-1.TextGrid", "I-2-2.TextGrid"]
    assert [(file.name, file.n_segments) for file in done.written] == [
        ("I-1-1.TextGrid", 1), ("I-2-1.TextGrid", 2), ("I-2-2.TextGrid", 0),
    ]  # fmt: skip
    assert (done.n_segments, done.n_without, done.refused) == (3, 0, ())
    assert done.sentence.startswith(f"3 segments of 3 recordings written to {folder}.")
    assert "I-2-1.TextGrid does not hold: 1 note, which may name people; " in done.lines[0]


def test_what_was_asked_for_in_the_order_of_the_list(lib: Library, folder: Path) -> None:
    for n in (1, 2, 4):
        draw(lib, RecordingId(n))
    done = export(lib, folder, [RecordingId(4), RecordingId(3), RecordingId(2), RecordingId(4)])
    assert [file.name for file in done.written] == ["I-2-2.TextGrid", "I-1-2.TextGrid"]
    assert done.n_without == 1
    assert done.sentence.endswith("Without segments of this reader, and so without a file: 1.")


def test_what_goes_out_comes_back_to_its_recording(lib: Library, folder: Path) -> None:
    """Recordings that share a name, a name but for capitals, and names that other systems do not take."""
    named = ["monday/cry.wav", "tuesday/cry.flac", "a/Baby.wav", "b/baby.wav", 'c/a:b? "x".wav', "d/con.wav"]
    ids = [add_called(lib, *reversed(name.split("/"))) for name in (*named, "e/" + "é" * 120 + ".wav")]
    for n, id_ in enumerate(ids):
        draw(lib, id_, SegmentState(0.1, 1.0 + n / 10, classes=("alarm",)))
    for file_format in Format:
        place = folder / file_format
        place.mkdir()
        done = export(lib, place, file_format=file_format)
        written = names(place)
        assert len(written) == len(done.written) == len({name.casefold() for name in written}) == len(ids)
        assert not [name for name in written if set(name) & set('<>:"/\\|?*') or len(name.encode()) > 255]
        found = look_at(lib, sorted(place.iterdir()), "cry_unit", None)
        assert {one.recording_id for one in found} == set(ids), found
    reader = Mark(by_of(lib).task_id, mark(lib, "R-back", "cry_unit").annotator_id)
    for one in found:
        assert one.recording_id is not None
        import_segments(lib, one.path, one.recording_id, reader, file_format)
    for id_ in ids:
        mine, theirs = (
            [s.state for s in segmenting.read(lib, id_, reader.task_id, who)]
            for who in (by_of(lib).annotator_id, reader.annotator_id)
        )
        assert theirs == mine


def test_files_that_are_there_are_left_unless_asked(lib: Library, folder: Path) -> None:
    draw(lib, RecordingId(1))
    draw(lib, RecordingId(2))
    (folder / "I-1-1.TextGrid").write_text("corrected by hand in Praat")
    done = export(lib, folder)
    assert [(file.name, file.why) for file in done.refused] == [("I-1-1.TextGrid", THERE_ALREADY)]
    assert (folder / "I-1-1.TextGrid").read_text() == "corrected by hand in Praat"
    assert [file.name for file in done.written] == ["I-1-2.TextGrid"]
    assert "Not written: 1." in done.sentence
    assert done.lines == (f"I-1-1.TextGrid was not written: {THERE_ALREADY}",)
    assert len(export(lib, folder, replace=True).written) == 2
    assert "expiration" in (folder / "I-1-1.TextGrid").read_text(encoding="utf-8")


def test_notes_leave_only_with_a_reason_and_the_trail_knows_each_file(lib: Library, folder: Path) -> None:
    draw(lib, RecordingId(1), NOTED)
    with pytest.raises(UserError, match="needs a reason"):
        export(lib, folder, with_notes=True, reason=" ")
    assert names(folder) == [] and exports(lib) == []
    export(lib, folder, with_notes=True, reason="for the phonetics group")
    written = (folder / "I-1-1.TextGrid").read_bytes()
    assert b"her sister Ann" in written
    (row,) = exports(lib)
    assert (row.reason, row.actor_id) == ("for the phonetics group", by_of(lib).annotator_id)
    assert row.after == {
        "format": "textgrid", "notes": True, "segments": 1,
        "files": [{"recording_id": 1, "sha256": hashlib.sha256(written).hexdigest()}],
    }  # fmt: skip
    export(lib, folder, replace=True)
    assert b"Ann" not in (folder / "I-1-1.TextGrid").read_bytes()


def test_only_this_reader_s(lib: Library, folder: Path) -> None:
    draw(lib, RecordingId(1))
    other = mark(lib, "R-other", "cry_unit")
    segmenting.draw(lib, RecordingId(1), [SegmentState(3.0, 3.5, classes=("alarm",))], other)
    segmenting.draw(lib, RecordingId(2), [SegmentState(3.0, 3.5, classes=("alarm",))], other)
    export(lib, folder)
    assert names(folder) == ["I-1-1.TextGrid"]
    assert b"alarm" not in (folder / "I-1-1.TextGrid").read_bytes()


def test_stopped_keeps_what_is_whole_and_says_what_is_missing(
    lib: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segment_folder, "AT_ONCE", 2)
    for n in (1, 2, 3):
        draw(lib, RecordingId(n))
    told: list[tuple[int, int]] = []
    wanted = FolderWanted("cry_unit", AnnotatorId(by_of(lib).annotator_id), Format.AUDACITY)
    done = export_folder(
        lib, None, wanted, folder, cancelled=lambda: bool(told), progress=lambda n, total: told.append((n, total))
    )
    assert told == [(2, 3)]
    assert len(names(folder)) == len(done.written) == 2
    assert done.n_not_reached == 1
    assert "Stopped; not reached: 1." in done.sentence
    assert len(exports(lib)[0].after["files"]) == 2


def test_no_folder_and_a_folder_that_takes_nothing(lib: Library, folder: Path) -> None:
    draw(lib, RecordingId(1))
    with pytest.raises(UserError, match="There is no folder"):
        export(lib, folder / "gone")
    (folder / ".I-1-1.TextGrid.part").mkdir()  # in the way of the file beside its place
    done = export(lib, folder)
    assert [file.name for file in done.refused] == ["I-1-1.TextGrid"]
    assert "The disk refused it" in done.refused[0].why
    assert done.written == () and exports(lib) == []


def test_a_name_with_a_dot_is_another_recording(lib: Library, folder: Path) -> None:
    """``a.b.wav`` is not called ``a``: the file of ``a.wav`` keeps its plain name, and finds its recording again."""
    plain, dotted = add_called(lib, "a.wav", "x"), add_called(lib, "a.b.wav", "x")
    draw(lib, plain)
    draw(lib, dotted)
    export(lib, folder, file_format=Format.AUDACITY)
    assert names(folder) == ["a.b.txt", "a.txt"]
    found = look_at(lib, sorted(folder.iterdir()), "cry_unit", None)
    assert [one.recording_id for one in found] == [dotted, plain]


@pytest.mark.parametrize("whole_at_once", [True, False], ids=["together", "one by one"])
def test_files_are_forced_to_the_disk_before_they_appear_and_for_the_price_of_one(
    lib: Library, folder: Path, monkeypatch: pytest.MonkeyPatch, whole_at_once: bool
) -> None:
    """Twenty files, one order to the file system; where there is none, one for each. None appears before."""
    add_recordings(lib.store, {f"I-{n}": 2 for n in range(10, 20)})
    ids = [RecordingId(n) for n in range(5, 25)]
    for id_ in ids:
        draw(lib, id_)
    seen: list[tuple[str, int]] = []  # what was forced, and how many files had appeared by then
    synced, fsync = settled._file_system_synced, os.fsync

    def file_system(place: Path) -> bool:
        seen.append(("file system", len(list(folder.glob("*.TextGrid")))))
        return whole_at_once and synced(place)

    def one(descriptor: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"
        seen.append((kind, len(list(folder.glob("*.TextGrid")))))
        fsync(descriptor)

    monkeypatch.setattr(settled, "_file_system_synced", file_system)
    monkeypatch.setattr(os, "fsync", one)
    supported = whole_at_once and synced(folder)
    done = export(lib, folder, ids)
    assert len(done.written) == len(names(folder)) == 20
    files = [] if supported else [("file", 0)] * 20
    assert seen == [("file system", 0), *files, ("folder", 20)]


def test_a_disk_that_refuses_to_force_leaves_nothing_half_written(
    lib: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in (1, 2, 3):
        draw(lib, RecordingId(n))

    def full(_files: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(segment_folder, "force_to_disk", full)
    with pytest.raises(UserError, match="Files written before that are whole: 0"):
        export(lib, folder)
    assert names(folder) == []


def test_what_somebody_saved_there_meanwhile_is_left(
    lib: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files appear a thousand at a time: one that came in between is not written over, as one that was there before."""
    for n in (1, 2):
        draw(lib, RecordingId(n))
    force = segment_folder.force_to_disk

    def meanwhile(parts: Sequence[Path]) -> None:
        force(parts)
        (folder / "I-1-2.TextGrid").write_text("an hour of somebody's work")

    monkeypatch.setattr(segment_folder, "force_to_disk", meanwhile)
    done = export(lib, folder)
    assert [(file.name, file.why) for file in done.refused] == [("I-1-2.TextGrid", THERE_ALREADY)]
    assert (folder / "I-1-2.TextGrid").read_text() == "an hour of somebody's work"
    assert names(folder) == ["I-1-1.TextGrid", "I-1-2.TextGrid"]
    assert [file.name for file in done.written] == ["I-1-1.TextGrid"]
