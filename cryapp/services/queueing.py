"""The explained queue: a batch for one reader, mixed from several reasons, each of which is said.

Two rules keep metrics honest. The random arm is drawn first, from everything that waits, so that no other arm can
thin it. And recordings of locked infants come in only through it (and where readers already disagree): a test set that
a model chose for its own doubt would measure something else than the ward.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import replace

from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, InfantId, RecordingId
from cryapp.domain.queue import Order, StateFilter, WorklistQuery, WorklistRow
from cryapp.domain.queue_mix import ARMS, ExplainedQueue, Measure, Mix, QueueItem, Reason
from cryapp.domain.task import Unit
from cryapp.services import queue_arms
from cryapp.services.label_reading import worklist_rows
from cryapp.services.library import Library
from cryapp.store import audit, meta, models, queue_facts, task_schemas, worklist

MIX = "queue_mix"
_LAYOUT = 1


def explained_queue(
    lib: Library,
    query: WorklistQuery,
    n: int = 100,
    mix: Mix | None = None,
    seed: int = 0,
    by_hours: bool = False,
) -> ExplainedQueue:
    """``n`` recordings that wait for the query's reader, after its filter and search; fewer if fewer wait.

    The same store, query and seed give the same queue. It is shuffled, so that its order tells no reason; or stands
    by hours since birth (unknown last) if ``by_hours``.

    Args:
        mix: shares of the reasons; None for the store's setting.

    Raises: UserError if the task is not in the store.
    """
    wanted_mix = mix or read_mix(lib)
    with lib.store.read() as session:
        task = task_schemas.get(session, query.task_id)
        if task is None:
            raise UserError("This task is not in the store.", "", "Choose a task.")
        waiting_query = replace(query, state=StateFilter.WAITING, order=Order.IMPORTED)
        model_id = models.in_use_id(session, task.key)
        waiting = list(worklist.ids(session, waiting_query, task.unit, model_id))
        if task.unit is Unit.INFANT:
            waiting = queue_facts.first_of_each_infant(session, waiting)
        asked = wanted_mix.counts(min(n, len(waiting)))
        drawn = random.Random(f"{seed}:random").sample(waiting, min(n, len(waiting)))
        chosen = dict.fromkeys(drawn[: asked[Reason.RANDOM]], Reason.RANDOM)
        locked = queue_facts.of_locked_infants(session)
        field = queue_arms.Field(
            session=session,
            task=task,
            annotator_id=query.annotator_id,
            model_id=model_id,
            measure=wanted_mix.measure,
            waiting=waiting,
            open_to_choice=[id_ for id_ in waiting if id_ not in locked and id_ not in chosen],
            seed=seed,
            some_locked=any(id_ in locked for id_ in waiting),
        )
        notes = []
        for reason in ARMS:
            if reason is Reason.RANDOM or not asked[reason]:
                continue
            picked = queue_arms.CHOOSERS[reason](field, asked[reason], chosen.keys())
            chosen |= dict.fromkeys(picked, reason)
            if len(picked) < asked[reason]:
                notes.append(_shortage(reason, len(picked), asked[reason], field))
        _fill_up(chosen, drawn, [id_ for id_ in field.open_to_choice if id_ not in chosen], sum(asked.values()), seed)
        standings = queue_facts.standings(session, chosen)
    items = [
        QueueItem(RecordingId(id_), InfantId(standings[id_].infant_id), reason, standings[id_].hours_since_birth)
        for id_, reason in chosen.items()
    ]
    random.Random(f"{seed}:order").shuffle(items)
    if by_hours:
        items.sort(key=lambda item: (item.hours_since_birth is None, item.hours_since_birth or 0.0))
    return ExplainedQueue(tuple(items), asked, tuple(notes))


def queue_rows(lib: Library, query: WorklistQuery, queue: ExplainedQueue, ids: list[int]) -> tuple[WorklistRow, ...]:
    """Worklist rows of ``ids``, each saying why it is in the queue."""
    why = queue.why
    return tuple(replace(row, why=why.get(row.id, row.why)) for row in worklist_rows(lib, query, ids))


def read_mix(lib: Library) -> Mix:
    """The store's mix of reasons; the default if nobody has set one."""
    with lib.store.read() as session:
        stored = meta.get(session, MIX)
    return Mix() if stored is None else _mix(json.loads(stored))


def save_mix(lib: Library, shares: Mapping[Reason, float], measure: Measure, by: AnnotatorId) -> Changes:
    """Sets the mix for everybody, with an audit entry.

    Raises: UserError if the shares do not sum to 100 % or leave too little to chance.
    """
    try:
        mix = Mix(dict(shares), measure)
    except ValueError as error:
        raise UserError(f"This mix is not possible: {error}.", "The mix stays as it was.", "Change a share.") from None
    before = _plain(read_mix(lib))
    with lib.store.write() as session:
        meta.put(session, MIX, json.dumps(_plain(mix)))
        audit.append(session, by, "queue.mix", "meta", MIX, before=before, after=_plain(mix))
    return Changes(settings=True)


def _fill_up(chosen: dict[int, Reason], drawn: list[int], rest: list[int], n: int, seed: int) -> None:
    """More at random, under a reason of its own: the control must not count them.

    Of locked infants only where nothing else waits any more: else no queue would come to the last of them. Which of
    them is a fair draw, as in the control.
    """
    missing = n - len(chosen)
    if missing <= 0:
        return
    open_ = set(rest)
    filling = [id_ for id_ in drawn if id_ in open_][:missing]
    others = sorted(open_.difference(filling))
    filling += random.Random(f"{seed}:fill").sample(others, min(missing - len(filling), len(others)))
    filling += [id_ for id_ in drawn if id_ not in chosen and id_ not in open_][: missing - len(filling)]
    chosen |= dict.fromkeys(filling, Reason.FILL)


def _shortage(reason: Reason, found: int, wanted: int, field: queue_arms.Field) -> str:
    return f"{reason.sentence}: {found} of {wanted}, {field.why_few(reason)}"


def _plain(mix: Mix) -> dict[str, object]:
    return {
        "layout": _LAYOUT,
        "shares": {reason.value: mix.share(reason) for reason in ARMS},
        "measure": mix.measure.value,
    }


def _mix(stored: Mapping[str, Mapping[str, float] | str | int]) -> Mix:
    shares = stored["shares"]
    assert isinstance(shares, Mapping)
    return Mix({Reason(key): float(share) for key, share in shares.items()}, Measure(str(stored["measure"])))
