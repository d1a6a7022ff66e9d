"""The synthetic examples walk the same way as real recordings."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from cryapp.services.examples import TRUTH, label_examples
from cryapp.services.import_report import ImportProgress
from cryapp.services.importing import import_examples, import_paths
from cryapp.services.labelling import class_counts
from cryapp.services.library import Library
from cryapp.services.people import find_infants, list_annotators
from cryapp.services.tasks import get_task
from cryapp.store.tables import LabelEventRow, RecordingRow


def test_examples_are_named_synthetic_and_left_unlabelled(lib: Library) -> None:
    told: list[ImportProgress] = []
    report = import_examples(lib, told.append)
    assert report.added > 70
    # Making them takes longest: it is told from the first one on, and the bar never goes back.
    shares = [progress.done / progress.total for progress in told]
    assert shares == sorted(shares)
    assert shares[0] < 0.02
    assert shares[-1] == 1
    assert all(progress.eta_s is not None for progress in told)
    assert report.refused == 0
    assert report.without_infant == 0
    with lib.store.read() as session:
        rows = list(session.execute(select(RecordingRow)).scalars())
        assert session.execute(select(LabelEventRow.id)).first() is None
    assert all(row.synthetic and "synthetic" in row.file_name for row in rows)
    assert all(infant.synthetic for infant in find_infants(lib, limit=100))
    again = import_examples(lib)
    assert (again.added, again.duplicates) == (0, report.added)


def test_true_labels_are_added_once_by_an_annotator_of_their_own(labelled: Library) -> None:
    assert label_examples(labelled) == 0
    assert [a.code for a in list_annotators(labelled)] == [TRUTH]
    for key in ("cry_presence", "neuro_injury"):
        counts = class_counts(labelled, get_task(labelled, key).id)
        assert all(count.infants - count.locked_infants >= 4 for count in counts if count.class_key != "suspected")


def test_an_examples_file_imported_by_hand_is_a_duplicate(labelled: Library) -> None:
    path = next((labelled.paths.recordings / "examples").glob("*.flac"))
    assert import_paths(labelled, [Path(path)]).duplicates == 1
