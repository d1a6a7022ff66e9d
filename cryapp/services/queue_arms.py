"""The arms of the explained queue: how each reason chooses its recordings."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from sqlalchemy.orm import Session

from cryapp.domain.ids import AnnotatorId, ModelId
from cryapp.domain.queue_mix import Measure, Reason, committee, entropy, margin
from cryapp.domain.task import Task, Unit
from cryapp.services import vectors
from cryapp.store import embeddings, queue_facts, snapshot

POOL = 6000
"""Recordings looked at closely, drawn at random from all that may be chosen: distances among a million take hours."""
MOST_UNCERTAIN = 2000
"""… and these, from the index of uncertainty."""
REFERENCES = 2000
"""Labelled recordings that “unlike anything labelled” is measured against."""
AHEAD = 5
"""The uncertain arm spreads its choice over so many times as many of the most uncertain."""


@dataclass
class Field:
    """What the arms choose from, read once; nothing is read before an arm needs it."""

    session: Session
    task: Task
    annotator_id: AnnotatorId | None
    model_id: ModelId | None
    measure: Measure
    waiting: Sequence[int]
    open_to_choice: Sequence[int]
    """Of those waiting: no locked infant's, and not in the random control."""
    seed: int
    some_locked: bool = False
    """Of those waiting some are of locked infants."""

    @cached_property
    def pool(self) -> list[int]:
        drawn = self.random("pool").sample(self.open_to_choice, min(POOL, len(self.open_to_choice)))
        if self.model_id is not None and len(self.open_to_choice) > POOL:
            may = set(self.open_to_choice)
            top = queue_facts.most_uncertain(self.session, self.model_id, MOST_UNCERTAIN)
            drawn = list(dict.fromkeys([*drawn, *(id_ for id_ in top if id_ in may)]))
        return sorted(drawn)

    @cached_property
    def standings(self) -> Mapping[int, queue_facts.Standing]:
        return queue_facts.standings(self.session, self.pool)

    @cached_property
    def said(self) -> Mapping[int, Mapping[ModelId, Mapping[str, float]]]:
        """What the model in use (for a committee, what all versions) said about the pool."""
        if self.model_id is None:
            return {}
        asked = [self.model_id]
        if self.measure is Measure.COMMITTEE:
            asked = list({*asked, *queue_facts.versions(self.session, self.task.key)})
        return queue_facts.probabilities(self.session, asked, self.pool)

    @cached_property
    def embedded(self) -> Mapping[int, bytes]:
        return {} if self.model_id is None else embeddings.of(self.session, self.model_id, self.pool)

    @cached_property
    def labelled_infants(self) -> set[int]:
        return queue_facts.labelled_infants(self.session, self.task)

    def random(self, purpose: str) -> random.Random:
        """A die of its own for every purpose: one arm's throws do not move another's."""
        return random.Random(f"{self.seed}:{purpose}")

    def uncertainty(self, id_: int) -> float | None:
        """0 … 1 by the chosen measure; None for what was not scored (by two versions, for a committee)."""
        said = self.said.get(id_, {})
        if self.measure is Measure.COMMITTEE:
            keys = sorted(set(chain.from_iterable(said.values())))
            members = [[one.get(key, 0.0) for key in keys] for one in said.values()]
            return committee(members) if len(members) > 1 else None
        if self.model_id is None or self.model_id not in said:
            return None
        values = list(said[self.model_id].values())
        return margin(values) if self.measure is Measure.MARGIN else entropy(values)

    def why_few(self, reason: Reason) -> str:
        """Why an arm found too few, for the reader."""
        match reason:
            case Reason.DISAGREE:
                return "readers disagree about no more."
            case Reason.UNLIKE | Reason.UNCERTAIN | Reason.RARE if self.model_id is None:
                return "no model is in use for this task."
            case Reason.UNLIKE if self.pool and not self.embedded:
                return "the model in use has not placed these recordings yet: score them again."
            case Reason.UNCERTAIN if any(self.uncertainty(id_) is None for id_ in self.pool):
                if self.measure is Measure.COMMITTEE:
                    return "fewer than two versions of the model have scored the others."
                return "the others have not been scored yet."
            case _:
                left = "of infants locked for testing only chance chooses."
                return left if self.some_locked else "there are no more."


def disagreeing(field: Field, n: int, taken: Collection[int]) -> list[int]:
    """Recordings other readers differ about; locked infants' too, whose labels are there already and need settling."""
    disputed = queue_facts.disputed(field.session, field.task, field.annotator_id)
    candidates = [id_ for id_ in field.waiting if id_ not in taken]
    if field.task.unit is Unit.INFANT:
        standings = queue_facts.standings(field.session, candidates) if disputed else {}
        found = [id_ for id_, one in standings.items() if one.infant_id in disputed]
    else:
        found = [id_ for id_ in candidates if id_ in disputed]
    return field.random("disagree").sample(sorted(found), min(n, len(found)))


def rare(field: Field, n: int, taken: Collection[int]) -> list[int]:
    """In turn: probably of the class with fewest labelled infants, and of an infant without any label.

    The two stand under one reason, so that the reader cannot tell from it what the model thinks.
    """
    free = [id_ for id_ in field.pool if id_ not in taken]
    unlabelled = [id_ for id_ in free if field.standings[id_].infant_id not in field.labelled_infants]
    unlabelled = _one_each(field, field.random("rare").sample(unlabelled, len(unlabelled)))
    likely: list[int] = []
    if field.model_id is not None and field.task.unit is not Unit.SEGMENT:
        counts = snapshot.training_labels(field.session, field.task).counts()
        rarest = min(counts, key=lambda count: count.infants - count.locked_infants).class_key
        said = {id_: field.said[id_].get(field.model_id, {}).get(rarest, 0.0) for id_ in free if id_ in field.said}
        likely = _one_each(field, sorted(said, key=lambda id_: (-said[id_], id_)))
    in_turn = chain.from_iterable(
        (likely[i : i + 1] + unlabelled[i : i + 1]) for i in range(max(len(likely), len(unlabelled)))
    )
    return list(dict.fromkeys(in_turn))[:n]


def unlike(field: Field, n: int, taken: Collection[int]) -> list[int]:
    """Farthest, where the model in use places sounds, from everything labelled and from each other."""
    free = [id_ for id_ in field.embedded if id_ not in taken]
    if not free or field.model_id is None:
        return []
    known = sorted(queue_facts.labelled(field.session, field.task))
    known = field.random("references").sample(known, min(REFERENCES, len(known)))
    found = embeddings.of(field.session, field.model_id, known)
    placed = vectors.matrix(field.embedded, free)
    references = vectors.matrix(found, list(found)) if found else placed[:0]
    placed, references = vectors.standardised(placed, references)
    return [free[row] for row in vectors.farthest(placed, references, n)]


def uncertain(field: Field, n: int, taken: Collection[int]) -> list[int]:
    """Of the most uncertain, a batch that is spread out (k-means++); without embeddings, one an infant first."""
    doubt = {id_: value for id_ in field.pool if id_ not in taken and (value := field.uncertainty(id_)) is not None}
    by_doubt = sorted(doubt, key=lambda id_: (-doubt[id_], id_))
    top = by_doubt[: AHEAD * n]
    if not all(id_ in field.embedded for id_ in top):
        return _one_each(field, by_doubt)[:n]
    if not top:
        return []
    (placed,) = vectors.standardised(vectors.matrix(field.embedded, top))
    weights = np.array([doubt[id_] for id_ in top])
    dice = np.random.default_rng(field.random("uncertain").getrandbits(64))
    return [top[row] for row in vectors.spread_out(placed, weights, n, dice)]


def _one_each(field: Field, ids: Sequence[int]) -> list[int]:
    """The first of every infant, then the others, each in their order."""
    seen: set[int] = set()
    first: list[int] = []
    others: list[int] = []
    for id_ in ids:
        infant = field.standings[id_].infant_id
        (others if infant in seen else first).append(id_)
        seen.add(infant)
    return first + others


CHOOSERS: Mapping[Reason, Callable[[Field, int, Collection[int]], list[int]]] = {
    Reason.DISAGREE: disagreeing,
    Reason.RARE: rare,
    Reason.UNLIKE: unlike,
    Reason.UNCERTAIN: uncertain,
}
