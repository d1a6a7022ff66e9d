"""Proposals as a reader meets them: dealt with once, remembered, and blind unless the reader has answered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import soundfile as sf

from cryapp.audio.segmentation import METHOD, FrameOutput
from cryapp.audio.synth import CrySpec, synthesise
from cryapp.domain.errors import UserError
from cryapp.domain.ids import RecordingId, TaskId
from cryapp.domain.prediction import Prediction
from cryapp.domain.segment import Origin, Proposed, SegmentEventKind, SegmentState
from cryapp.services import proposing, segmenting
from cryapp.services.importing import import_paths
from cryapp.services.label_marks import Mark
from cryapp.services.library import Library, open_library
from cryapp.services.proposing import Proposals
from cryapp.services.tasks import get_task
from tests.store.made import mark

ONE = RecordingId(1)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("proposing")
    cry = synthesise(CrySpec(duration_s=5.0), 3)
    sf.write(folder / "cry.wav", cry.samples, cry.sample_rate_hz, subtype="PCM_16")
    lib = open_library(str(folder / "library"))
    import_paths(lib, [folder / "cry.wav"])
    yield lib
    lib.close()


@pytest.fixture(scope="module")
def found(opened: Library) -> Proposals:
    return proposing.find(proposing.request(opened, ONE, get_task(opened, "cry_unit").id))


@pytest.fixture
def by(opened: Library, request: pytest.FixtureRequest) -> Mark:
    """A reader of this test's own: what the others did is not theirs."""
    return mark(opened, f"R-{abs(hash(request.node.name)) % 10_000}", "cry_unit")


def left(lib: Library, found: Proposals, by: Mark) -> tuple[Proposed, ...]:
    return proposing.open_to(lib, found, ONE, by.task_id, by.annotator_id).at(1.0)


def spans(proposals: tuple[Proposed, ...]) -> list[tuple[float, float]]:
    return [(p.start_s, p.end_s) for p in proposals]


def test_what_was_accepted_corrected_or_rejected_is_not_proposed_again(
    opened: Library, found: Proposals, by: Mark
) -> None:
    every = left(opened, found, by)
    assert len(every) > 6
    assert {p.method for p in every} == {METHOD}
    accepted = proposing.accept(opened, ONE, every[:2], by)
    narrower = SegmentState(every[2].start_s, every[2].start_s + 0.01, classes=("alarm",))
    proposing.correct(opened, ONE, every[2], narrower, by)
    rejected = proposing.reject(opened, ONE, every[3:5], by)
    assert spans(left(opened, found, by)) == spans(every[5:])
    own = segmenting.read(opened, ONE, by.task_id, by.annotator_id)
    assert [(s.origin, s.proposed) for s in own] == [(Origin.PROPOSAL, p) for p in every[:3]]
    kinds = [segmenting.history(opened, s.id, by.annotator_id)[0].kind for s in own]
    assert kinds == [SegmentEventKind.ACCEPT, SegmentEventKind.ACCEPT, SegmentEventKind.CORRECT]
    assert rejected.batch is not None and accepted.batch is not None
    undone = segmenting.revert(opened, rejected.batch, by)
    assert spans(left(opened, found, by)) == spans(every[3:]), "a rejection taken back is open again"
    assert undone.batch is not None
    segmenting.revert(opened, undone.batch, by)
    assert spans(left(opened, found, by)) == spans(every[5:])
    segmenting.delete(opened, accepted.segment_ids, by)
    assert spans(left(opened, found, by)) == spans(every[5:]), "what was accepted and deleted was dealt with"


def test_other_edges_are_still_the_same_proposal_and_drawn_segments_cover(
    opened: Library, found: Proposals, by: Mark
) -> None:
    first, second, *rest = left(opened, found, by)
    length_s = first.end_s - first.start_s
    moved = Proposed(first.start_s + 0.2 * length_s, first.end_s, first.class_key, "other-method", 0.5, 0.5)
    proposing.reject(opened, ONE, [moved], by)
    middle_s = (second.start_s + second.end_s) / 2
    segmenting.draw(opened, ONE, [SegmentState(second.start_s, middle_s), SegmentState(middle_s, second.end_s)], by)
    assert spans(left(opened, found, by)) == spans(tuple(rest))
    other = mark(opened, "R-another", "cry_unit")
    assert len(left(opened, found, other)) == len(rest) + 2, "another reader starts afresh"


def test_the_slider_moves_without_asking_and_a_kind_the_task_lacks_is_left_out(found: Proposals) -> None:
    counts = [len(found.at(s / 20)) for s in range(21)]
    assert counts == sorted(counts)
    assert counts[0] == 0 < counts[-1]
    assert {p.sensitivity for p in found.at(0.75)} == {0.75}


def test_a_prediction_is_not_listened_to_before_the_readers_own_label(
    opened: Library, by: Mark, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def reveal(*_args: object, label_first: bool) -> Prediction | None:
        asked.append(label_first)
        return None

    monkeypatch.setattr(proposing.labelling, "reveal_prediction", reveal)
    what = proposing.request(opened, ONE, by.task_id, heard_by=(get_task(opened, "cry_presence").id, by.annotator_id))
    assert asked == [True]
    assert (what.output, what.method) == (None, METHOD)
    told = proposing.find(proposing.ProposalRequest(what.sound, FrameOutput((0.0,) * 50, 0.1), "m", what.class_keys))
    assert len(told.at(0.6)) < len(proposing.find(what).at(0.6))
    with pytest.raises(UserError, match="task is not in the store"):
        proposing.request(opened, ONE, TaskId(99))


def test_an_edge_snaps_within_the_sound(opened: Library, found: Proposals, by: Mark) -> None:
    what = proposing.request(opened, ONE, by.task_id)
    first = next(c for c in found.candidates if c.kind == "expiration")
    assert proposing.snap(what.sound, first.start_s + 0.03) == pytest.approx(first.start_s, abs=0.025)
    assert proposing.snap(what.sound, -1.0) == 0.0
    assert proposing.snap(what.sound, 99.0) == what.sound.duration_s
