"""The worklist's criteria as sets of recording ids: each is one statement over one narrow index where it can be."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from cryapp.domain.annotation import LabelState
from cryapp.domain.ids import ModelId
from cryapp.domain.queue import WorklistQuery
from cryapp.domain.task import Unit
from cryapp.domain.worklist_filter import Span, WorklistFilter
from cryapp.store import sqlite
from cryapp.store.id_arrays import Mask, fetch
from cryapp.store.tables import CurrentLabelRow, EncounterRow, InfantRow, PredictionRow, RecordingRow, SiteRow
from cryapp.store.tables_desk import RecordingAgeRow, SegmentRow


def narrowed(
    session: Session, ids: array[int], query: WorklistQuery, unit: Unit, model_id: ModelId | None, blind: bool
) -> array[int]:
    """Those of ``ids`` for which every criterion of the query holds, in their order.

    Args:
        blind: what the model and other readers said is looked at only where the query's reader has a label.
    """
    for inside, statement in _criteria(query, unit, model_id, blind):
        members = Mask(fetch(session, statement))
        ids = members.only(ids) if inside else members.without(ids)
        if not ids:
            break
    return ids


_Criterion = tuple[bool, Any]
"""Whether to keep what the statement of ids finds, or all but that."""


def _criteria(query: WorklistQuery, unit: Unit, model_id: ModelId | None, blind: bool) -> Iterator[_Criterion]:
    """The narrowest first."""
    only = query.only
    if only.infant_id is not None:
        yield True, select(RecordingRow.id).where(RecordingRow.infant_id == only.infant_id)
    if blind and only.tells_what_others_said:
        yield True, _answers(query.annotator_id, query, unit)
    yield from _said(query, unit, model_id)
    yield from _sound(only)
    yield from _circumstances(only)


def _said(query: WorklistQuery, unit: Unit, model_id: ModelId | None) -> Iterator[_Criterion]:
    only = query.only
    if only.classes or only.reader is not None:
        reader = only.reader if only.reader is not None else query.annotator_id
        yield True, _answers(reader, query, unit, only.classes)
    if only.segments is not None:
        yield only.segments, _segments(query)
    if only.probability is not None:
        of_model = select(PredictionRow.recording_id).where(PredictionRow.model_id == model_id)
        yield True, of_model.where(_within(PredictionRow.positive_probability, only.probability))


def _sound(only: WorklistFilter) -> Iterator[_Criterion]:
    recordings = select(RecordingRow.id)
    if only.duration_s is not None:
        yield True, recordings.where(_within(RecordingRow.duration_s, only.duration_s))
    if only.codecs:
        yield True, recordings.where(RecordingRow.codec.in_(only.codecs))
    if only.good_quality:
        yield True, recordings.where(sqlite.json_length(RecordingRow.quality_flags) == 0)
    if only.quality_flags:
        flags = (sqlite.json_holds(RecordingRow.quality_flags, flag) for flag in sorted(only.quality_flags))
        yield True, recordings.where(or_(*flags))


def _circumstances(only: WorklistFilter) -> Iterator[_Criterion]:
    recordings = select(RecordingRow.id)
    if only.recorded is not None:
        yield True, recordings.where(_between(RecordingRow.recorded_at, only.recorded.start, only.recorded.end))
    if only.devices:
        devices = select(EncounterRow.id).where(EncounterRow.device.in_(only.devices))
        yield True, recordings.where(RecordingRow.encounter_id.in_(devices))
    if only.sites:
        yield True, _at_sites(only.sites)
    if only.locked is not None:
        locked = select(InfantRow.id).where(InfantRow.locked)
        yield only.locked, recordings.where(RecordingRow.infant_id.in_(locked))
    if only.hours_since_birth is not None:
        yield True, select(RecordingAgeRow.recording_id).where(_within(RecordingAgeRow.hours, only.hours_since_birth))


def _answers(reader: int | None, query: WorklistQuery, unit: Unit, classes: frozenset[str] = frozenset()) -> Any:
    own = (
        (CurrentLabelRow.task_id == query.task_id)
        & (CurrentLabelRow.annotator_id == reader)
        & (CurrentLabelRow.state == LabelState.LABELLED.value)
    )
    if classes:
        own &= CurrentLabelRow.class_key.in_(classes)
    subjects = select(CurrentLabelRow.subject_id).where(own)
    if unit is Unit.INFANT:
        return select(RecordingRow.id).where(RecordingRow.infant_id.in_(subjects))
    return subjects


def _segments(query: WorklistQuery) -> Any:
    own = (SegmentRow.task_id == query.task_id) & (SegmentRow.annotator_id == query.annotator_id) & SegmentRow.alive
    return select(SegmentRow.recording_id).where(own).distinct()


def _at_sites(names: frozenset[str]) -> Any:
    """Where the recording was made; the infant's site where that is not said."""
    sites = select(SiteRow.id).where(SiteRow.name.in_(names))
    there = select(EncounterRow.id).where(EncounterRow.site_id.in_(sites))
    elsewhere = select(EncounterRow.id).where(EncounterRow.site_id.is_not(None))
    infants = select(InfantRow.id).where(InfantRow.site_id.in_(sites))
    unsaid = RecordingRow.encounter_id.is_(None) | RecordingRow.encounter_id.not_in(elsewhere)
    return select(RecordingRow.id).where(
        RecordingRow.encounter_id.in_(there) | (RecordingRow.infant_id.in_(infants) & unsaid)
    )


def _within(value: Any, span: Span) -> ColumnElement[bool]:
    return _between(value, span.low, span.high, closed=True)


def _between(value: Any, low: Any, high: float | datetime | None, closed: bool = False) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = value.is_not(None)
    if low is not None:
        condition &= value >= low
    if high is not None:
        condition &= (value <= high) if closed else (value < high)
    return condition


def n_segments(session: Session, query: WorklistQuery) -> int:
    """The reader's own segments of the task."""
    own = (SegmentRow.task_id == query.task_id) & (SegmentRow.annotator_id == query.annotator_id) & SegmentRow.alive
    return int(session.execute(select(func.count()).select_from(SegmentRow).where(own)).scalar_one())
