"""One answer for many: what cannot be heard gets none, and that is told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from cryapp.domain.annotation import Shown
from cryapp.domain.errors import UserError
from cryapp.domain.ids import RecordingId
from cryapp.services import labelling, rendering, selecting
from cryapp.services.importing import ImportOptions, import_paths
from cryapp.services.labelling_many import save_label_to_many, without_sound
from cryapp.services.library import Library
from tests.services.conftest import WriteSound
from tests.store.made import mark

IDS = [RecordingId(n) for n in (1, 2, 3, 4)]


@pytest.fixture
def four(lib: Library, write_sound: WriteSound, tmp_path: Path) -> Library:
    """Recordings 1 to 4 with their sounds; 1 and 2 are of one infant."""
    files = [write_sound(f"{n}.wav") for n in range(4)]
    table = tmp_path / "infants.csv"
    table.write_text("file,subject\n0.wav,I-1\n1.wav,I-1\n2.wav,I-2\n3.wav,I-3\n")
    import_paths(lib, files, ImportOptions(table, {"path": "file", "infant": "subject"}))
    return lib


def copy_of(lib: Library, recording_id: RecordingId) -> Path:
    return lib.vault.path_of(labelling.get_recording(lib, recording_id).vault_key)


def answers(lib: Library, task_key: str = "cry_presence") -> list[str | None]:
    by = mark(lib, task_key=task_key)
    return [labelling.current_label(lib, id_, by.task_id, by.annotator_id).class_key for id_ in IDS]


def test_all_that_is_whole_is_labelled(four: Library) -> None:
    done = save_label_to_many(four, IDS, "cry", mark(four))
    assert (done.recordings, done.left_out, len(done.saved.event_ids)) == (4, (), 4)
    assert done.changes.recordings == set(IDS)
    assert answers(four) == ["cry"] * 4


def test_gone_cut_short_and_exchanged_ones_are_left_out_with_the_reason_and_undone_without_them(four: Library) -> None:
    copy_of(four, IDS[0]).unlink()
    cut = copy_of(four, IDS[1])
    cut.write_bytes(cut.read_bytes()[:20])
    sf.write(copy_of(four, IDS[3]), np.zeros(8_000), 16_000, format="FLAC", subtype="PCM_16")
    by = mark(four)
    done = save_label_to_many(four, IDS, "cry", by, shown={IDS[0]: Shown(False), IDS[2]: Shown(False)})
    assert answers(four) == [None, None, "cry", None]
    assert (done.recordings, [one.recording_id for one in done.left_out]) == (1, [IDS[0], IDS[1], IDS[3]])
    gone, damaged, other = (one.why for one in done.left_out)
    assert "missing" in gone or "gone" in gone
    assert "damaged" in damaged
    assert "has changed: it lasts 0.5 s" in other
    assert done.left_out[0].title == labelling.get_recording(four, IDS[0]).title
    assert [event.shown.blind for event in labelling.events(four, IDS[2])] == [False]
    assert [labelling.events(four, id_) for id_ in (IDS[0], IDS[1], IDS[3])] == [()] * 3
    labelling.revert(four, done.saved.event_ids, by)
    assert answers(four) == [None] * 4


def test_a_copy_whose_check_failed_is_left_out_until_it_is_another_file(four: Library) -> None:
    path = copy_of(four, IDS[1])
    whole = path.read_bytes()
    path.write_bytes(whole[:26] + bytes(16) + whole[42:])  # looks sound: only its samples' checksum is another
    assert without_sound(four, IDS) == ()
    with pytest.raises(UserError, match="damaged"):
        rendering.check_sound(four, labelling.get_recording(four, IDS[1]))
    assert [one.recording_id for one in without_sound(four, IDS)] == [IDS[1]]
    path.write_bytes(whole)
    assert without_sound(four, IDS) == ()


def test_nothing_is_saved_where_none_can_be_heard(four: Library) -> None:
    for id_ in IDS[:2]:
        copy_of(four, id_).unlink()
    by = mark(four)
    with pytest.raises(UserError, match=r"None of the 2 recordings can be heard\. Nothing was saved\."):
        save_label_to_many(four, IDS[:2], "cry", by)
    with pytest.raises(UserError, match="None of the 2 recordings can be heard"):
        selecting.selected(four, by.task_id, by.annotator_id, IDS[:2], judged=True)
    assert answers(four) == [None] * 4


def test_an_unknown_class_saves_nothing_of_it(four: Library) -> None:
    copy_of(four, IDS[0]).unlink()
    with pytest.raises(UserError, match="no class “howl”"):
        save_label_to_many(four, IDS, "howl", mark(four))
    assert answers(four) == [None] * 4


def test_an_infant_is_answered_by_its_recording_that_can_be_heard(four: Library) -> None:
    copy_of(four, IDS[0]).unlink()
    copy_of(four, IDS[2]).unlink()
    by = mark(four, task_key="neuro_injury")
    asked = selecting.selected(four, by.task_id, by.annotator_id, IDS[:3], judged=True)
    assert (asked.recordings, asked.infants, asked.reached, len(asked.left_out)) == (1, 1, 2, 2)
    save_label_to_many(four, IDS[:3], "none", by)
    assert answers(four, "neuro_injury") == ["none", "none", None, None]
    assert labelling.events(four, IDS[1])[0].recording_id == IDS[1]


def test_what_is_no_answer_counts_them_all(four: Library) -> None:
    copy_of(four, IDS[0]).unlink()
    by = mark(four)
    asked = selecting.selected(four, by.task_id, by.annotator_id, IDS)
    assert (asked.recordings, asked.left_out) == (4, ())
