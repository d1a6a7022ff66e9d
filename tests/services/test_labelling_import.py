"""Labels from a table: matched to recordings, all or none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from cryapp.domain.annotation import LabelState
from cryapp.domain.errors import UserError
from cryapp.domain.ids import RecordingId
from cryapp.services import labelling, people
from cryapp.services.backup import list_backups
from cryapp.services.label_import import label_from_rows
from cryapp.services.library import Library, open_library
from cryapp.store import infants, meta, recordings
from tests.store.made import QUALITY, add_recordings, mark

CLASSES = {"1": "cry", "0": "no_cry"}


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    lib = open_library(str(tmp_path / "store"))
    add_recordings(lib.store, {"I-1": 2, "I-2": 1})
    yield lib
    lib.close()


def states(lib: Library, code: str, task_key: str = "cry_presence") -> list[str | None]:
    by = mark(lib, code, task_key)
    found = (labelling.current_label(lib, RecordingId(i), by.task_id, by.annotator_id) for i in (1, 2, 3))
    return [current.class_key if current.state is LabelState.LABELLED else None for current in found]


def test_rows_are_matched_by_name_by_path_and_by_content(lib: Library, tmp_path: Path) -> None:
    copy = tmp_path / "renamed elsewhere.bin"
    copy.write_bytes(b"the very same bytes")
    _add(lib, "I-3", "original.wav", hashlib.sha256(b"the very same bytes").hexdigest())
    rows = [
        ("I-1-1.wav", "1"),
        ("other\\folder\\I-1-2.wav", " 0 "),
        ("gone.wav", "1"),
        ("I-2-1.wav", ""),
        (str(copy), "1"),
    ]
    done = label_from_rows(lib, rows, "cry_presence", "TABLE", CLASSES)
    assert (done.labelled, done.skipped_empty, done.unchanged, done.unmatched) == (3, 1, 0, ("gone.wav",))
    assert done.changes.recordings == {1, 2, 4}
    assert done.changes.annotators
    assert states(lib, "TABLE") == ["cry", "no_cry", None]
    assert labelling.events(lib, RecordingId(4))[0].source == "csv"


def test_an_answer_given_elsewhere_is_kept_without_the_sound_and_that_is_told(lib: Library) -> None:
    """The store's recordings have no working copies but one: what others heard is no less true for that."""
    there = lib.vault.path_of(labelling.get_recording(lib, RecordingId(2)).vault_key)
    there.parent.mkdir(parents=True, exist_ok=True)
    there.write_bytes(b"fLaC")
    rows = [("I-1-1.wav", "1"), ("I-1-2.wav", "0"), ("gone.wav", "1"), ("I-2-1.wav", "")]
    done = label_from_rows(lib, rows, "cry_presence", "TABLE", CLASSES)
    assert (done.labelled, done.without_sound) == (2, ("I-1-1.wav",))
    assert states(lib, "TABLE") == ["cry", "no_cry", None]


def test_a_sound_is_found_by_every_name_it_was_met_under(lib: Library) -> None:
    with lib.store.write() as session:
        for _ in range(2):  # met there twice: kept once
            recordings.add_name(session, RecordingId(1), "copy.wav", "/elsewhere/copy.wav")
        recordings.add_name(session, RecordingId(1), "I-1-1.wav", "/elsewhere/I-1-1.wav")
    done = label_from_rows(
        lib, [("copy.wav", "1"), ("I-1-1.wav", "1"), ("I-1-2.wav", "0")], "cry_presence", "T", CLASSES
    )
    assert (done.labelled, done.unmatched, done.contradicting) == (2, (), ())
    assert states(lib, "T") == ["cry", "no_cry", None]


def test_one_sound_with_two_labels_under_two_names_gets_neither(lib: Library) -> None:
    with lib.store.write() as session:
        recordings.add_name(session, RecordingId(1), "copy.wav", "/elsewhere/copy.wav")
    rows = [("I-1-1.wav", "1"), ("I-1-2.wav", "0"), ("copy.wav", "0")]
    done = label_from_rows(lib, rows, "cry_presence", "T", CLASSES)
    assert done.contradicting == ("I-1-1.wav", "copy.wav")
    assert states(lib, "T") == [None, "no_cry", None]


def test_the_same_table_again_changes_nothing(lib: Library) -> None:
    rows = [("I-1-1.wav", "1"), ("I-1-2.wav", "0")]
    label_from_rows(lib, rows, "cry_presence", "TABLE", CLASSES)
    again = label_from_rows(lib, rows, "cry_presence", "table", CLASSES)
    assert (again.labelled, again.unchanged) == (0, 2)
    assert not again.changes
    assert len(labelling.events(lib, RecordingId(1))) == 1


def test_without_a_mapping_the_text_is_the_class(lib: Library) -> None:
    label_from_rows(lib, [("I-1-1.wav", "unusable"), ("I-1-2.wav", "dont_know")], "cry_presence", "T")
    assert states(lib, "T") == ["unusable", "dont_know", None]


def test_a_backup_is_made_before_a_bulk_edit(lib: Library) -> None:
    label_from_rows(lib, [("I-1-1.wav", "1")] * 99, "cry_presence", "SMALL", CLASSES)
    assert list_backups(lib) == ()
    label_from_rows(lib, [("I-1-1.wav", "1")] * 100, "cry_presence", "LARGE", CLASSES)
    assert [b.reason for b in list_backups(lib)] == ["before labels from a table"]


@pytest.mark.parametrize(
    ("rows", "task_key", "words"),
    [
        ([("I-1-1.wav", "1"), ("I-1-2.wav", "maybe")], "cry_presence", "“maybe” is not among"),
        ([("I-1-1.wav", "1"), ("I-1-1.wav", "0")], "cry_presence", "contradicts itself"),
        ([("I-1-1.wav", "1"), ("I-1-2.wav", "0")], "neuro_injury", "no class “cry”"),
        ([("I-1-1.wav", "1")], "no_such_task", "no task “no_such_task”"),
        ([("I-1-1.wav", "1")], "cry_unit", "parts of a recording"),
    ],
)
def test_one_bad_row_refuses_the_whole_table(
    lib: Library, rows: list[tuple[str, str]], task_key: str, words: str
) -> None:
    with pytest.raises(UserError, match=words) as caught:
        label_from_rows(lib, rows, task_key, "TABLE", CLASSES)
    assert "No label of the table was saved" in caught.value.kept
    assert labelling.events(lib, RecordingId(1)) == ()
    assert people.list_annotators(lib) == (), "not even the reader was added"


def test_two_answers_about_one_infant_contradict_each_other(lib: Library) -> None:
    rows = [("I-1-1.wav", "none"), ("I-1-2.wav", "confirmed")]
    with pytest.raises(UserError, match="Keep one answer for each infant"):
        label_from_rows(lib, rows, "neuro_injury", "TABLE")
    rows = [("I-1-1.wav", "confirmed"), ("I-1-2.wav", "confirmed"), ("I-2-1.wav", "none")]
    done = label_from_rows(lib, rows, "neuro_injury", "TABLE")
    assert states(lib, "TABLE", "neuro_injury") == ["confirmed", "confirmed", "none"]
    assert (done.labelled, done.unchanged) == (2, 1)


def test_a_name_that_several_recordings_share_needs_more_of_the_path(lib: Library) -> None:
    for code in ("I-8", "I-9"):
        _add(lib, code, "cry.wav", hashlib.sha256(code.encode()).hexdigest())
    with pytest.raises(UserError, match=r"2 recordings are called cry\.wav"):
        label_from_rows(lib, [("cry.wav", "1")], "cry_presence", "TABLE", CLASSES)
    done = label_from_rows(lib, [("I-9/cry.wav", "1"), ("./I-8/cry.wav", "0")], "cry_presence", "TABLE", CLASSES)
    assert done.labelled == 2
    assert labelling.events(lib, RecordingId(5))[0].class_key == "cry"


def _add(lib: Library, code: str, name: str, sha256: str) -> None:
    with lib.store.write() as session:
        infant_id, _ = infants.get_or_create(session, code, meta.locked_share(session))
        new = recordings.NewRecording(infant_id, None, sha256, sha256, name, f"/ward/{code}/{name}", "pcm", QUALITY)
        recordings.add(session, new)
