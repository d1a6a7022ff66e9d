"""How far the readers of a task about segments agree: over time, event by event, and by overlap, class by class.

A recording counts for a pair of readers if both said that they had finished with it, or marked something in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from cryapp.domain.agreement import Coefficient
from cryapp.domain.annotation import LabelState
from cryapp.domain.event_matching import COLLAR_S
from cryapp.domain.ids import AnnotatorId, RecordingId, TaskId
from cryapp.domain.segment import SegmentState
from cryapp.domain.segment_agreement import MIN_IOU, ClassAgreement, Matched, add_up, compare
from cryapp.domain.task import Task
from cryapp.services import agreement_draws as draws
from cryapp.services.agreement_draws import Floats, Measured
from cryapp.services.library import Library
from cryapp.store import annotators, recordings, segments
from cryapp.store.tables import CurrentLabelRow

NO_SEGMENTS = "neither reader marked this class"


@dataclass(frozen=True)
class SegmentClassFigure:
    """One class, two readers, all recordings of both."""

    class_key: str
    time_kappa: Measured
    event_f1: Measured
    """Both edges within the collar."""
    overlap_f1: Measured
    mean_iou: float | None
    """Of the pairs that overlap enough."""
    n_first: int
    n_second: int


@dataclass(frozen=True)
class SegmentPair:
    first: str
    second: str
    n_recordings: int
    seconds: float
    classes: tuple[SegmentClassFigure, ...]


@dataclass(frozen=True)
class SegmentReport:
    task_key: str
    collar_s: float
    min_iou: float
    pairs: tuple[SegmentPair, ...]


@dataclass(frozen=True)
class Marked:
    """What each reader marked in one recording; a reader without segments found none."""

    recording_id: RecordingId
    infant_id: int
    duration_s: float
    by: Mapping[AnnotatorId, tuple[SegmentState, ...]]


def segment_agreement(
    lib: Library,
    task: Task,
    collar_s: float = COLLAR_S,
    min_iou: float = MIN_IOU,
    n_draws: int = draws.N_DRAWS,
    on_share: Callable[[float], object] = lambda _done: None,
) -> SegmentReport:
    """All pairs of readers who marked the same recordings; intervals by infant. ``on_share`` as for labels."""
    with lib.store.read() as session:
        read = marked_twice(session, task.id)
        codes = annotators.codes(session)
    keys = [label.key for label in task.classes]
    readers = sorted({reader for one in read for reader in one.by}, key=lambda id_: codes[id_])
    pairs = []
    pairs_of_readers = list(combinations(readers, 2))
    for i, (first, second) in enumerate(pairs_of_readers):
        on_share(i / len(pairs_of_readers))
        both = [one for one in read if first in one.by and second in one.by]
        if not both:
            continue
        figures = []
        for key in keys:
            parts = [
                (one.infant_id, compare(one.by[first], one.by[second], key, one.duration_s, collar_s, min_iou))
                for one in both
            ]
            figures.append(_figure(parts, n_draws))
        seconds = sum(one.duration_s for one in both)
        pairs.append(SegmentPair(codes[first], codes[second], len(both), seconds, tuple(figures)))
    return SegmentReport(task.key, collar_s, min_iou, tuple(pairs))


def marked_twice(session: Session, task_id: TaskId) -> list[Marked]:
    """Recordings that two readers or more worked through, by id."""
    readers = _readers(session, task_id)
    twice = [id_ for id_, who in sorted(readers.items()) if len(who) > 1]
    known = recordings.by_ids(session, twice)
    found = []
    for id_ in twice:
        own = segments.of_all_readers(session, id_, task_id)
        by = {reader: tuple(one.state for one in own.get(reader, ())) for reader in sorted(readers[id_])}
        found.append(Marked(id_, known[id_].infant_id, known[id_].duration_s, by))
    return found


def _readers(session: Session, task_id: TaskId) -> dict[RecordingId, set[AnnotatorId]]:
    found: dict[RecordingId, set[AnnotatorId]] = {}
    finished = session.execute(
        select(CurrentLabelRow.subject_id, CurrentLabelRow.annotator_id).where(
            CurrentLabelRow.task_id == task_id, CurrentLabelRow.state == LabelState.LABELLED.value
        )
    )
    for recording_id, annotator_id in finished:
        found.setdefault(RecordingId(recording_id), set()).add(AnnotatorId(annotator_id))
    for reader in annotators.codes(session):
        for id_ in segments.recordings_with_segments(session, task_id, reader):
            found.setdefault(id_, set()).add(reader)
    return found


def _figure(parts: Sequence[tuple[int, ClassAgreement]], n_draws: int) -> SegmentClassFigure:
    total = add_up([part for _, part in parts])
    return SegmentClassFigure(
        class_key=total.class_key,
        time_kappa=draws.measured(
            total.kappa, _by_infant([(infant, np.array(part.seconds)) for infant, part in parts]), draws.kappas, n_draws
        ),
        event_f1=_f1(total.events, [(infant, part.events) for infant, part in parts], n_draws),
        overlap_f1=_f1(total.overlap, [(infant, part.overlap) for infant, part in parts], n_draws),
        mean_iou=total.overlap.mean_iou,
        n_first=total.events.both + total.events.first_only,
        n_second=total.events.both + total.events.second_only,
    )


def _f1(total: Matched, parts: Sequence[tuple[int, Matched]], n_draws: int) -> Measured:
    n_events = total.both + total.first_only + total.second_only
    figure = Coefficient(total.f1, total.f1, None, n_events, "" if total.f1 is not None else NO_SEGMENTS)
    counts = [(infant, np.array([own.both, own.first_only, own.second_only], dtype=float)) for infant, own in parts]
    return draws.measured(figure, _by_infant(counts), draws.f1s, n_draws)


def _by_infant(tables: Sequence[tuple[int, Floats]]) -> dict[int, Floats]:
    found: dict[int, Floats] = {}
    for infant, table in tables:
        found[infant] = found[infant] + table if infant in found else table
    return found
