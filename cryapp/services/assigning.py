"""Making reading sets, and how far they are: for those who lead a study, not for those who read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy.orm import Session

from cryapp.domain.annotation import LabelState
from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, ReadingSetId, RecordingId, TaskId
from cryapp.domain.queue import Order, WorklistQuery
from cryapp.domain.queue_mix import Mix
from cryapp.domain.reading import Candidate, DealSettings, ReadingSet, Round, deal
from cryapp.domain.task import Task, Unit
from cryapp.domain.wording import mark
from cryapp.services import label_reading, queueing
from cryapp.services.library import Library
from cryapp.services.reading import unit_of
from cryapp.store import annotators, audit, label_events, reading_sets, task_schemas

ORDERS = {
    Order.UNCERTAIN: "most uncertain first",
    Order.RANDOM: "random control",
    Order.IMPORTED: "imported",
    Order.INFANT: "by infant",
    Order.DURATION: "shortest first",
    Order.RECORDED: "by time of recording",
}

FORMERLY = (mark("as imported"),)
"""How sets that are in a store already explain their items."""


@dataclass(frozen=True)
class SetMade:
    set_id: ReadingSetId
    n_recordings: int
    n_items: int
    changes: Changes


@dataclass(frozen=True)
class ReaderStatus:
    """``repeats`` are among ``items``."""

    reader: str
    items: int
    answered: int
    skipped: int
    repeats: int
    repeats_answered: int


@dataclass(frozen=True)
class SetStatus:
    set: ReadingSet
    task_key: str
    readers: tuple[ReaderStatus, ...]
    recordings: int
    read_twice: int
    """Recordings that more than one reader has."""
    why: Mapping[str, int]
    """Recordings by reason."""

    @property
    def is_done(self) -> bool:
        return all(reader.answered + reader.skipped >= reader.items for reader in self.readers)


def candidates(
    lib: Library, query: WorklistQuery, n: int, mix: Mix | None = None, seed: int = 0
) -> tuple[list[Candidate], tuple[str, ...]]:
    """Up to ``n`` recordings to deal, each saying why it is there.

    Args:
        query: its filter and search choose; without a reader everything waits.
        mix: shares of the explained queue's reasons; None takes them in the query's order.

    Returns: them, and a sentence for each reason that could not be given its share.
    """
    if mix is None:
        ids = label_reading.worklist_ids(lib, query)[:n]
        return [Candidate(RecordingId(id_), ORDERS.get(query.order, query.order.value)) for id_ in ids], ()
    queue = queueing.explained_queue(lib, query, n, mix, seed)
    return [Candidate(item.recording_id, item.reason.sentence) for item in queue.items], queue.notes


def make_set(
    lib: Library,
    name: str,
    task_id: TaskId,
    chosen: Sequence[Candidate],
    readers: Sequence[AnnotatorId],
    settings: DealSettings,
    by: AnnotatorId,
    seed: int = 0,
) -> SetMade:
    """Deals ``chosen`` to ``readers`` and keeps the set, audited. Of an infant-level task one recording an infant.

    Raises: UserError if there is nothing to read, a reader is unknown or too few are there to share.
    """
    name = " ".join(name.split())
    if not name:
        raise UserError("The reading set has no name.", "Nothing was made.", "Give it one.")
    with lib.store.write() as session:
        task = _task(session, task_id)
        _check(session, task, readers, settings)
        cards = _one_per_subject(session, task, chosen)
        if not cards:
            raise UserError("There is nothing to read.", "Nothing was made.", "Choose other recordings.")
        dealt = deal(cards, readers, settings, seed)
        set_id = reading_sets.add(session, name, task_id, by, seed, settings, dealt)
        after = {
            "name": name,
            "task": task.key,
            "recordings": len(cards),
            "items": len(dealt),
            "readers": sorted(readers),
            "seed": seed,
            **asdict(settings),
        }
        audit.append(session, by, "reading_set.make", "reading_set", set_id, after=after)
    return SetMade(set_id, len(cards), len(dealt), Changes(worklist=True))


def close_set(lib: Library, set_id: ReadingSetId, by: AnnotatorId) -> Changes:
    """Nothing more is given out; what was read stays."""
    with lib.store.write() as session:
        unit_of(session, set_id)
        reading_sets.close(session, set_id)
        audit.append(session, by, "reading_set.close", "reading_set", set_id)
    return Changes(worklist=True)


def sets(lib: Library, task_id: TaskId | None = None) -> tuple[ReadingSet, ...]:
    """Every set, newest first."""
    with lib.store.read() as session:
        return reading_sets.every(session, task_id)


def status(lib: Library, set_id: ReadingSetId) -> SetStatus:
    """Who has read how much. It tells what is repeated: not for a reader of the set."""
    with lib.store.read() as session:
        unit = unit_of(session, set_id)
        found = reading_sets.get(session, set_id)
        if found is None:
            raise LookupError("a reading set vanished inside its own read")
        codes = annotators.codes(session)
        of_reader = {
            reader: reading_sets.items(session, set_id, reader, unit)
            for reader in reading_sets.readers(session, set_id)
        }
        task = _task(session, found.task_id)
    n_readers: dict[RecordingId, set[AnnotatorId]] = {}
    why: dict[RecordingId, str] = {}
    for reader, items in of_reader.items():
        for item in items:
            n_readers.setdefault(item.recording_id, set()).add(reader)
            why[item.recording_id] = item.why
    counts: dict[str, int] = {}
    for reason in why.values():
        counts[reason] = counts.get(reason, 0) + 1
    return SetStatus(
        set=found,
        task_key=task.key,
        readers=tuple(_reader_status(codes[reader], items) for reader, items in of_reader.items()),
        recordings=len(n_readers),
        read_twice=sum(len(who) > 1 for who in n_readers.values()),
        why=dict(sorted(counts.items())),
    )


def _reader_status(code: str, items: Sequence[reading_sets.Item]) -> ReaderStatus:
    repeats = [item for item in items if item.round is Round.REPEAT]
    return ReaderStatus(
        reader=code,
        items=len(items),
        answered=sum(item.state is LabelState.LABELLED for item in items),
        skipped=sum(item.state is LabelState.SKIPPED for item in items),
        repeats=len(repeats),
        repeats_answered=sum(item.state is LabelState.LABELLED for item in repeats),
    )


def _one_per_subject(session: Session, task: Task, chosen: Sequence[Candidate]) -> list[Candidate]:
    about = label_events.subject_of_each(session, task.unit, [card.recording_id for card in chosen])
    found: dict[int, Candidate] = {}
    for card in chosen:
        if card.recording_id in about:
            found.setdefault(about[card.recording_id].subject_id, card)
    return list(found.values())


def _check(session: Session, task: Task, readers: Sequence[AnnotatorId], settings: DealSettings) -> None:
    if not readers or any(annotators.get(session, reader) is None for reader in readers):
        raise UserError("A reading set needs readers that are in the store.", "Nothing was made.", "Choose readers.")
    if settings.twice_share > 0 and len(set(readers)) < settings.readings_of_shared:
        raise UserError(
            f"To be read twice, a set needs {settings.readings_of_shared} readers.",
            "Nothing was made.",
            "Add a reader, or share nothing.",
        )
    if task.unit is Unit.SEGMENT and settings.repeat_share > 0:
        raise UserError(
            "Segments cannot be repeated in silence: the first ones would be on the screen.",
            "Nothing was made.",
            "Set the share of repeats to 0.",
        )


def _task(session: Session, task_id: TaskId) -> Task:
    task = task_schemas.get(session, task_id)
    if task is None:
        raise UserError("This task is not in the store.", "Nothing was made.", "Choose a task.")
    return task
