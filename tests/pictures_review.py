"""Pictures of Review, of the infant's page, and of the evidence in Label: two readers who differ, and a third."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from cryapp.domain.annotation import Annotator, Role
from cryapp.domain.ids import RecordingId
from cryapp.domain.queue import WorklistQuery
from cryapp.domain.segment import SegmentState
from cryapp.services import labelling, people, segmenting
from cryapp.services.examples import TRUTH
from cryapp.services.labelling import Mark
from cryapp.services.library import Library
from cryapp.services.tasks import get_task
from cryapp.ui.workspaces.label import LabelWorkspace
from cryapp.ui.workspaces.review import ReviewWorkspace
from tests.drive import Hand, wait_ms

if TYPE_CHECKING:
    from tests.pictures import Album

TASK, PARTS = "cry_presence", "cry_unit"
N_READ_TWICE, N_MARKED_TWICE = 60, 3


def second_readers(library: Library) -> Annotator:
    """R-01 and R-05 read the same, each with slips, and mark parts of some. Returns: the adjudicator."""
    judge = people.add_annotator(library, "J-01", Role.ADJUDICATOR).annotator
    first, second = (people.add_annotator(library, code).annotator.id for code in ("R-01", "R-05"))
    task, parts = get_task(library, TASK), get_task(library, PARTS)
    truth = next(a.id for a in people.list_annotators(library) if a.code == TRUTH)
    found = labelling.worklist_ids(library, WorklistQuery(task.id, first))
    ids = [RecordingId(id_) for id_ in found][:N_READ_TWICE]
    if labelling.current_label(library, ids[0], task.id, second).class_key is not None:
        return judge
    rng = random.Random(4)
    for id_ in ids:
        right = labelling.current_label(library, id_, task.id, truth).class_key or "cry"
        for reader in (first, second):
            said = right if rng.random() < 0.9 else rng.choice([c.key for c in task.classes])
            labelling.save_label(library, [id_], said, Mark(task.id, reader))
    for id_ in ids[:N_MARKED_TWICE]:
        for reader, late_s, n in ((first, 0.0, 4), (second, 0.03, 3)):
            states = [
                SegmentState(0.3 + late_s + 0.9 * i, 0.9 + 4 * late_s + 0.9 * i, classes=("expiration",))
                for i in range(n)
            ]
            segmenting.draw(library, id_, states, Mark(parts.id, reader))
    return judge


def review_pictures(hand: Hand, album: Album) -> None:
    desk, before = hand.desk, hand.desk.annotator
    desk.set_annotator(second_readers(desk.library))
    review = hand.window.show_workspace("review")
    assert isinstance(review, ReviewWorkspace)
    hand.until(lambda: review.session.case is not None and review.settle.sound is not None, "a case")
    wait_ms(600)
    album.take("review")
    hand.window.book.refresh()
    review.open_infant()
    album.dialog("infant")
    review.show_page("agreement")
    hand.until(lambda: review.agreement.report is not None, "the figures")
    album.take("review-agreement")
    review.show_page("map")
    album.take("review-map-before")
    review.map.compute()
    hand.until(lambda: review.map.map is not None, "the map")
    album.take("review-map")
    review.show_page("settle")
    desk.set_task(get_task(desk.library, PARTS))
    hand.until(lambda: bool(review.settle.differences), "segments that differ")
    wait_ms(600)
    album.take("review-segments")
    desk.set_task(get_task(desk.library, TASK))
    desk.set_annotator(before)
    hand.settle()


def evidence_picture(hand: Hand, album: Album) -> None:
    label = hand.window.show_workspace("label")
    assert isinstance(label, LabelWorkspace)
    hand.until(lambda: label.reveal.can_show_evidence, "a revealed prediction")
    label.reveal.toggle_evidence()
    hand.until(lambda: label.reveal.overlay is not None and label.reveal.overlay.is_shown, "the evidence", 120)
    album.take("label-evidence")
    label.reveal.toggle_evidence()
