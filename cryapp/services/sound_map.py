"""The map of recordings as its reader may see it: where the model in use places them, and what is known of each.

A place tells what a model thinks of a recording nearly as well as a probability does. A reader therefore sees only what
they have answered themselves; an adjudicator or study lead everything but what they have still to read, and that they
saw it is written down first: what they answer of it afterwards is not blind.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from cryapp.domain.annotation import LabelState, Role
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, RecordingId, TaskId
from cryapp.domain.task import Task, Unit
from cryapp.services import neighbour_layout, vectors
from cryapp.services.disclosing import write_down
from cryapp.services.library import Library
from cryapp.services.reviewing import to_read
from cryapp.store import annotators, embeddings, models, task_schemas
from cryapp.store.disclosures import Where
from cryapp.store.recordings import chunks
from cryapp.store.tables import AnnotatorRow, CurrentLabelRow, EncounterRow, InfantRow, RecordingRow, SiteRow

SEE_ALL = frozenset({Role.ADJUDICATOR, Role.LEAD})
MOST_MAPPED = 20_000
SEVERAL = "several"
"""Answers of several readers that are not the same; readers, where several answered."""


class Layout(StrEnum):
    NEIGHBOURS = "neighbours"
    """What sounds alike stays close; distances between groups mean little."""
    COMPONENTS = "components"
    """The two directions in which recordings differ most; distances are true to them."""


@dataclass(frozen=True)
class Facts:
    """What is known of one recording; ``label`` and ``reader`` are None without an answer that may be seen."""

    recording_id: RecordingId
    title: str
    label: str | None
    reader: str | None
    device: str | None
    site: str | None
    locked: bool


@dataclass(frozen=True)
class SoundMap:
    """``positions`` (recordings, 2) of ``facts``. ``why_empty`` says why there is nothing; ``left_out`` counts what
    this reader may not see yet, ``drawn_from`` is how many there would have been where some had to be drawn.
    """

    facts: tuple[Facts, ...]
    positions: NDArray[np.float32]
    sees_all: bool
    left_out: int = 0
    drawn_from: int | None = None
    why_empty: str = ""


def sound_map(
    lib: Library,
    task_id: TaskId,
    by: AnnotatorId,
    layout: Layout = Layout.NEIGHBOURS,
    seed: int = 0,
    on_share: Callable[[float], object] = lambda _done: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> SoundMap:
    """Places and facts of everything ``by`` may see; of an adjudicator or study lead it is written down.

    Raises: UserError if there is no such task or reader, or what is shown cannot be written down; Cancelled.
    """
    with lib.store.read() as session:
        task, reader = task_schemas.get(session, task_id), annotators.get(session, by)
        if task is None or reader is None:
            raise UserError("This task or reader is not in the store.", "", "Sign in again.")
        sees_all = reader.role in SEE_ALL
        model_id = models.in_use_id(session, task.key)
        if model_id is None:
            return SoundMap((), nothing(), sees_all, why_empty="No model is in use that could place recordings.")
        placed = embeddings.recording_ids(session, model_id)
        answers = _answers(session, task, None if sees_all else by)
        subjects = _subjects(session, task, placed)
        mine = placed if sees_all else [id_ for id_ in placed if subjects[id_] in answers]
        drawn = mine if len(mine) <= MOST_MAPPED else sorted(random.Random(seed).sample(mine, MOST_MAPPED))
        # What waits to be read (a silent repeat too) stays off the map, though an earlier answer stands.
        unread = to_read(session, task, by, [RecordingId(id_) for id_ in drawn])
        shown = [id_ for id_ in drawn if RecordingId(id_) not in unread]
        found = embeddings.of(session, model_id, shown)
        facts = _facts(session, shown, subjects, answers)
    if not placed:
        why = "The model in use has placed no recordings yet: let it score them in Models."
    elif not shown:
        why = "You have not answered anything yet that the model has placed."
    else:
        why = ""
    points = vectors.matrix(found, shown)
    if layout is Layout.NEIGHBOURS:
        positions = neighbour_layout.neighbour_plane(points, seed, on_share, cancelled)
    else:
        positions = vectors.plane(points)
    if sees_all:
        write_down(lib, by, task, Where.MAP, [RecordingId(id_) for id_ in shown])
    return SoundMap(
        facts=facts,
        positions=positions if shown else nothing(),
        sees_all=sees_all,
        left_out=len(placed) - len(mine) + len(drawn) - len(shown),
        drawn_from=len(mine) if len(drawn) < len(mine) else None,
        why_empty=why,
    )


def nothing() -> NDArray[np.float32]:
    """The places of no recordings."""
    return np.zeros((0, 2), np.float32)


def _answers(session: Session, task: Task, only: AnnotatorId | None) -> dict[int, tuple[str, str]]:
    """Subject → (class, reader); ``SEVERAL`` in place of what readers do not share."""
    query = (
        select(CurrentLabelRow.subject_id, CurrentLabelRow.class_key, AnnotatorRow.code)
        .join(AnnotatorRow, CurrentLabelRow.annotator_id == AnnotatorRow.id)
        .where(CurrentLabelRow.task_id == task.id, CurrentLabelRow.state == LabelState.LABELLED.value)
        .where(CurrentLabelRow.class_key.is_not(None))
    )
    if only is not None:
        query = query.where(CurrentLabelRow.annotator_id == only)
    found: dict[int, tuple[str, str]] = {}
    for subject_id, class_key, code in session.execute(query):
        before = found.get(subject_id)
        if before is None:
            found[subject_id] = (str(class_key), code)
        else:
            found[subject_id] = (str(class_key) if before[0] == class_key else SEVERAL, SEVERAL)
    return found


def _subjects(session: Session, task: Task, placed: Sequence[int]) -> dict[int, int]:
    """Recording → what an answer of the task is about."""
    if task.unit is not Unit.INFANT:
        return {id_: id_ for id_ in placed}
    found: dict[int, int] = {}
    for part in chunks(placed):
        found.update(
            session.execute(select(RecordingRow.id, RecordingRow.infant_id).where(RecordingRow.id.in_(part))).tuples()
        )
    return found


def _facts(
    session: Session, shown: Sequence[int], subjects: dict[int, int], answers: dict[int, tuple[str, str]]
) -> tuple[Facts, ...]:
    found: dict[int, Facts] = {}
    for part in chunks(shown):
        rows = session.execute(
            select(
                RecordingRow.id,
                RecordingRow.number,
                InfantRow.code,
                InfantRow.locked,
                EncounterRow.device,
                SiteRow.name,
            )
            .join(InfantRow, RecordingRow.infant_id == InfantRow.id)
            .outerjoin(EncounterRow, RecordingRow.encounter_id == EncounterRow.id)
            .outerjoin(SiteRow, InfantRow.site_id == SiteRow.id)
            .where(RecordingRow.id.in_(part))
        )
        for id_, number, code, locked, device, site in rows:
            label, reader = answers.get(subjects[id_], (None, None))
            found[id_] = Facts(RecordingId(id_), f"{code} · {number}", label, reader, device, site, locked)
    return tuple(found[id_] for id_ in shown)
