"""The worklist over a million recordings: ids in order first, rows only for what is on the screen."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, and_, distinct, func, select
from sqlalchemy.orm import Session

from cryapp.domain.annotation import CERTAINTY, LabelState
from cryapp.domain.ids import InfantId, ModelId, RecordingId
from cryapp.domain.queue import InfantGroup, Order, Progress, StateFilter, WorklistQuery, WorklistRow
from cryapp.domain.task import Unit
from cryapp.domain.wording import mark
from cryapp.store import note_index, sqlite, worklist_filter
from cryapp.store.id_arrays import Mask, fetch, numbers
from cryapp.store.infants import code_key
from cryapp.store.recordings import chunks, hours_since_birth
from cryapp.store.tables import CurrentLabelRow, EncounterRow, InfantRow, PredictionRow, RecordingRow
from cryapp.store.tables_desk import RecordingAgeRow

_ANSWERED = (LabelState.LABELLED.value, LabelState.SKIPPED.value)

_COMPLETE = frozenset({Order.INFANT, Order.DURATION, Order.NAME, Order.RANDOM})
"""Orders by something that every recording has."""

FEW = 500
"""So many search results are put in order by themselves; more are picked from the order of all."""

_WHY = {
    Order.IMPORTED: mark("imported"),
    Order.INFANT: mark("by infant"),
    Order.RANDOM: mark("random order"),
    Order.DURATION: mark("by length"),
    Order.RECORDED: mark("by time of recording"),
    Order.NAME: mark("by file name"),
    Order.HOURS: mark("by hours since birth"),
}


def ids(session: Session, query: WorklistQuery, unit: Unit, model_id: ModelId | None, blind: bool = True) -> array[int]:
    """Recording ids in the query's order, after its filter and search.

    Order and filter are asked for apart, each from one narrow index, and joined here by a byte a recording: a join
    in SQL would look every recording up in the wide table, four times as slow for a million.

    Args:
        unit: of the query's task; an infant-level answer counts for every recording of the infant.
        model_id: the model in use, for the order by uncertainty.
        blind: see :func:`cryapp.store.worklist_filter.narrowed`.
    """
    matching = _matching(session, query, unit) if query.search.strip() else None
    found, unordered = _in_order(session, query.order, model_id, matching)
    if query.descending:
        (found if query.order is not Order.IMPORTED else unordered).reverse()
    found += unordered
    if not query.only.is_empty:
        found = worklist_filter.narrowed(session, found, query, unit, model_id, blind)
    if query.state is not StateFilter.ALL:
        answered = Mask(fetch(session, _answered(query, unit)))
        found = answered.without(found) if query.state is StateFilter.WAITING else answered.only(found)
    return found if matching is None else Mask(matching).only(found)


def rows(
    session: Session, query: WorklistQuery, unit: Unit, model_id: ModelId | None, recording_ids: Sequence[int]
) -> tuple[WorklistRow, ...]:
    """The rows of ``recording_ids`` in that order; an id that is not in the store is left out."""
    found: dict[int, WorklistRow] = {}
    for part in chunks(recording_ids):
        found.update((row.id, row) for row in _rows(session, query, unit, model_id, part))
    return tuple(found[id_] for id_ in recording_ids if id_ in found)


def infants_of(session: Session, recording_ids: array[int]) -> array[int]:
    """The infant of each, in that order; 0 for a recording that is not in the store."""
    of = select(RecordingRow.id, RecordingRow.infant_id).order_by(RecordingRow.infant_id, RecordingRow.number)
    pairs = of.subquery()  # walks one narrow index twice
    recordings = numbers(fetch(session, select(pairs.c.id)))
    infants = numbers(fetch(session, select(pairs.c.infant_id)))
    wanted = numbers(recording_ids)
    infant_of = np.zeros(max(int(recordings.max(initial=0)), int(wanted.max(initial=0))) + 1, dtype=np.int64)
    infant_of[recordings] = infants
    return array("q", infant_of[wanted].tobytes())


def groups(session: Session, query: WorklistQuery, unit: Unit, infant_ids: Sequence[int]) -> tuple[InfantGroup, ...]:
    """What stands above the recordings of these infants, in that order."""
    found: dict[int, InfantGroup] = {}
    answered = and_(_own(query, unit), CurrentLabelRow.state.in_(_ANSWERED))
    for part in chunks(infant_ids):
        statement = (
            select(InfantRow.id, InfantRow.code, InfantRow.locked, func.count(), func.count(CurrentLabelRow.subject_id))
            .join(RecordingRow, RecordingRow.infant_id == InfantRow.id)
            .outerjoin(CurrentLabelRow, answered)
            .where(InfantRow.id.in_(part))
            .group_by(InfantRow.id, InfantRow.code, InfantRow.locked)
        )
        for id_, code, locked, n_recordings, n_answered in session.execute(statement):
            found[id_] = InfantGroup(InfantId(id_), code, n_recordings, n_answered, locked)
    return tuple(found[id_] for id_ in infant_ids if id_ in found)


def first_waiting(session: Session, query: WorklistQuery, unit: Unit, recording_ids: Sequence[int]) -> int | None:
    """The first of these that the query's reader has not answered; reads their answers alone."""
    infant_of: dict[int, int] = {}
    if unit is Unit.INFANT:
        rows = select(RecordingRow.id, RecordingRow.infant_id).where(RecordingRow.id.in_(recording_ids))
        infant_of = {row[0]: row[1] for row in session.execute(rows)}
    subjects = [infant_of.get(id_, 0) if unit is Unit.INFANT else id_ for id_ in recording_ids]
    answered = set(
        session.execute(
            select(CurrentLabelRow.subject_id).where(
                CurrentLabelRow.task_id == query.task_id,
                CurrentLabelRow.annotator_id == query.annotator_id,
                CurrentLabelRow.subject_id.in_(subjects),
                CurrentLabelRow.state.in_(_ANSWERED),
            )
        ).scalars()
    )
    return next((id_ for id_, about in zip(recording_ids, subjects, strict=True) if about not in answered), None)


def progress(session: Session, query: WorklistQuery, unit: Unit, totals: tuple[int, int] | None = None) -> Progress:
    """Counts for one reader and task over the whole store.

    Args:
        totals: recordings and infants where they are known: counting a million takes as long as all the rest.
    """
    if totals is None:
        recordings = session.execute(select(func.count()).select_from(RecordingRow)).scalar_one()
        totals = (recordings, session.execute(select(func.count()).select_from(InfantRow)).scalar_one())
    n_recordings, n_infants = totals
    own = and_(CurrentLabelRow.task_id == query.task_id, CurrentLabelRow.annotator_id == query.annotator_id)
    by_state = {state: (n, infants) for state, n, infants in session.execute(_counts(unit).where(own))}
    n_flagged = session.execute(
        _in_recordings(select(func.count()).select_from(CurrentLabelRow), unit).where(own, CurrentLabelRow.flagged)
    ).scalar_one()
    labelled, infants_labelled = by_state.get(LabelState.LABELLED.value, (0, 0))
    skipped, _ = by_state.get(LabelState.SKIPPED.value, (0, 0))
    return Progress(
        recordings=int(n_recordings),
        labelled=int(labelled),
        skipped=int(skipped),
        flagged=int(n_flagged),
        infants=int(n_infants),
        infants_labelled=int(infants_labelled),
        segments=worklist_filter.n_segments(session, query),
    )


def _counts(unit: Unit) -> Any:
    counts = select(CurrentLabelRow.state, func.count(), func.count(distinct(CurrentLabelRow.infant_id))).select_from(
        CurrentLabelRow
    )
    return _in_recordings(counts, unit).group_by(CurrentLabelRow.state)


def _in_recordings(counts: Any, unit: Unit) -> Any:
    """Counts answers in recordings: one about an infant counts once for each of its recordings."""
    if unit is Unit.INFANT:
        return counts.join(RecordingRow, RecordingRow.infant_id == CurrentLabelRow.infant_id)
    return counts


_BY_COLUMN = {
    Order.DURATION: (RecordingRow.duration_s, RecordingRow.id),
    Order.NAME: (RecordingRow.file_name, RecordingRow.id),
    # A hash of the sound is as good as a die, and the same at every opening and for every reader.
    Order.RANDOM: (RecordingRow.sha256,),
}


def _in_order(
    session: Session, order: Order, model_id: ModelId | None, matching: array[int] | None
) -> tuple[array[int], array[int]]:
    """Every recording, or at least those ``matching``: those with a value to be ordered by, and those without.

    Each statement walks an index, so that nothing is sorted.
    """
    few = matching if matching is not None and len(matching) <= FEW else None
    recordings = select(RecordingRow.id)
    if few is not None:
        recordings = recordings.where(RecordingRow.id.in_(few))
    match order:
        case Order.INFANT:
            by_infant = recordings.join(InfantRow, RecordingRow.infant_id == InfantRow.id)
            known = fetch(session, by_infant.order_by(InfantRow.sort_code, InfantRow.id, RecordingRow.number))
        case Order.DURATION | Order.NAME | Order.RANDOM:
            known = fetch(session, recordings.order_by(*_BY_COLUMN[order]))
        case Order.RECORDED:
            by_time = recordings.order_by(RecordingRow.recorded_at, RecordingRow.id)
            known = fetch(session, by_time.where(RecordingRow.recorded_at.is_not(None)))
        case Order.HOURS:
            by_age = select(RecordingAgeRow.recording_id)
            if few is not None:
                by_age = by_age.where(RecordingAgeRow.recording_id.in_(few))
            known = fetch(session, by_age.order_by(RecordingAgeRow.hours, RecordingAgeRow.recording_id))
        case Order.UNCERTAIN if model_id is not None:
            by_uncertainty = select(PredictionRow.recording_id).where(PredictionRow.model_id == model_id)
            if few is not None:
                by_uncertainty = by_uncertainty.where(PredictionRow.recording_id.in_(few))
            known = fetch(
                session, by_uncertainty.order_by(PredictionRow.uncertainty.desc(), PredictionRow.recording_id.desc())
            )
        case _:
            known = array("q")
    if order in _COMPLETE:
        return known, array("q")
    everything = fetch(session, recordings.order_by(RecordingRow.id))
    return known, Mask(known).without(everything) if known else everything


def _own(query: WorklistQuery, unit: Unit) -> ColumnElement[bool]:
    """Joins a recording with this reader's answer about it (or about its infant)."""
    subject = RecordingRow.infant_id if unit is Unit.INFANT else RecordingRow.id
    return and_(
        CurrentLabelRow.task_id == query.task_id,
        CurrentLabelRow.annotator_id == query.annotator_id,
        CurrentLabelRow.subject_id == subject,
    )


def _answered(query: WorklistQuery, unit: Unit) -> Any:
    """Recordings this reader has answered, in the way the filter asks for (for WAITING: in any way)."""
    own = (CurrentLabelRow.task_id == query.task_id) & (CurrentLabelRow.annotator_id == query.annotator_id)
    match query.state:
        case StateFilter.WAITING:
            own &= CurrentLabelRow.state.in_(_ANSWERED)
        case StateFilter.FLAGGED:
            own &= CurrentLabelRow.flagged
        case _:
            own &= CurrentLabelRow.state == query.state.value
    if unit is Unit.INFANT:
        infants = select(CurrentLabelRow.subject_id).where(own)
        return select(RecordingRow.id).where(RecordingRow.infant_id.in_(infants))
    return select(CurrentLabelRow.subject_id).where(own)


def _matching(session: Session, query: WorklistQuery, unit: Unit) -> array[int]:
    """Ids whose infant, file name or own note holds the search; each arm reads one narrow index or a small table."""
    text = query.search.strip()
    infants = select(InfantRow.id).where(InfantRow.code_key.contains(code_key(text), autoescape=True))
    noted = note_index.subjects(query.task_id, query.annotator_id, text)
    if unit is Unit.INFANT:
        noted = select(RecordingRow.id).where(RecordingRow.infant_id.in_(noted))
    arms = (
        select(RecordingRow.id).where(RecordingRow.infant_id.in_(infants)),
        select(RecordingRow.id).where(sqlite.holds(RecordingRow.file_name, text)),
        noted,
    )
    return Mask(*(fetch(session, arm) for arm in arms)).members()


def _rows(
    session: Session, query: WorklistQuery, unit: Unit, model_id: ModelId | None, part: Sequence[int]
) -> Iterable[WorklistRow]:
    scored = and_(PredictionRow.recording_id == RecordingRow.id, PredictionRow.model_id == model_id)
    statement = (
        select(
            RecordingRow,
            InfantRow.code,
            InfantRow.locked,
            InfantRow.born_at,
            EncounterRow.hours_since_birth,
            EncounterRow.device,
            CurrentLabelRow,
            PredictionRow.uncertainty,
        )
        .join(InfantRow, RecordingRow.infant_id == InfantRow.id)
        .outerjoin(EncounterRow, RecordingRow.encounter_id == EncounterRow.id)
        .outerjoin(CurrentLabelRow, _own(query, unit))
        .outerjoin(PredictionRow, scored)
        .where(RecordingRow.id.in_(part))
    )
    for recording, code, locked, born_at, given_hours, device, answer, uncertainty in session.execute(statement):
        yield WorklistRow(
            id=RecordingId(recording.id),
            infant_id=InfantId(recording.infant_id),
            title=f"{code} · {recording.number}",
            file_name=recording.file_name,
            state=LabelState.WAITING if answer is None else LabelState(answer.state),
            class_key=None if answer is None else answer.class_key,
            flagged=answer is not None and answer.flagged,
            skip_reason=None if answer is None else answer.skip_reason,
            why=_why(query.order, uncertainty),
            hours_since_birth=hours_since_birth(given_hours, recording.recorded_at, born_at),
            duration_s=recording.duration_s,
            locked=locked,
            quality_flags=tuple(recording.quality_flags),
            recorded_at=recording.recorded_at,
            device=device,
            codec=recording.codec,
            certainty=None if answer is None else answer.payload.get(CERTAINTY),
            has_note=answer is not None and bool(answer.note),
        )


def _why(order: Order, uncertainty: float | None) -> str:
    if order is Order.UNCERTAIN:
        if uncertainty is None:
            return mark("not scored yet")
        return mark("uncertain") if uncertainty >= 0.5 else mark("less uncertain")
    return _WHY[order]
