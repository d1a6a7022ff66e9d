"""What another window has done is told by name, and nothing where nothing was done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cryapp.domain.changes import Changes
from cryapp.domain.ids import RecordingId
from cryapp.domain.segment import SegmentState
from cryapp.services import elsewhere, labelling, people, segmenting
from cryapp.services.library import Library, open_library
from tests.store.made import add_recordings, mark


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    lib = open_library(str(tmp_path / "store"))
    add_recordings(lib.store, {"I-1": 3})
    yield lib
    lib.close()


def test_what_was_done_since_is_told_and_no_more(lib: Library) -> None:
    before = elsewhere.standing_now(lib)
    assert elsewhere.changes_since(lib, before) == (Changes(), before)
    labelling.save_label(lib, [RecordingId(1)], "cry", mark(lib))
    changes, then = elsewhere.changes_since(lib, before)
    assert changes.recordings == {1}
    assert (changes.labels, changes.segments, changes.worklist, changes.annotators) == (True, False, True, True)
    segmenting.draw(lib, RecordingId(2), [SegmentState(0.1, 0.5)], mark(lib, "R-01", "cry_unit"))
    changes, then = elsewhere.changes_since(lib, then)
    assert changes.recordings == {2}
    assert (changes.labels, changes.segments, changes.tasks) == (False, True, False)
    people.add_annotator(lib, "R-99")
    changes, then = elsewhere.changes_since(lib, then)
    assert not changes.recordings
    assert changes.annotators
    assert not elsewhere.changes_since(lib, then)[0]


def test_an_answer_about_the_infant_is_told_of_all_its_recordings_and_other_acts_are_not_hidden_by_labels(
    lib: Library,
) -> None:
    """The other recordings of the infant went on showing that nobody had answered; so did what was done beside."""
    by = mark(lib, "R-01", "neuro_injury")
    before = elsewhere.standing_now(lib)
    labelling.save_label(lib, [RecordingId(1)], "none", by)
    changes, then = elsewhere.changes_since(lib, before)
    assert (changes.recordings, changes.infants) == ({1}, {1})
    assert not changes.predictions, "nothing but what is named"
    labelling.save_label(lib, [RecordingId(2)], "cry", mark(lib))
    people.save_infant(lib, by.annotator_id, "I-1", {"gestation_days": 270})
    changes, _ = elsewhere.changes_since(lib, then)
    assert (changes.recordings, changes.infants) == ({2}, frozenset())
    assert changes.predictions, "whatever is on the screen is read again"
