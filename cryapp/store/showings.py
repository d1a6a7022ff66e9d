"""What readers were shown of an infant on its page beyond their own answers: kept in the audit trail, never changed.

A label given afterwards is not blind, whoever gives it in whichever window after whatever restart. What was told of
single recordings elsewhere is in :mod:`cryapp.store.disclosures`; :func:`shown_before` asks both.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cryapp.domain.annotation import Shown
from cryapp.domain.ids import AnnotatorId, InfantId, ModelId, RecordingId, TaskId
from cryapp.domain.task import Unit
from cryapp.store import audit, disclosures
from cryapp.store.label_events import Subject
from cryapp.store.recordings import chunks
from cryapp.store.tables import AuditEventRow, LabelEventRow

ACTION, ABOUT = "infant.page_shown", "infant"
SEEN = "infant_page"
"""In the view of a label given after the page was seen: when that was."""


@dataclass(frozen=True)
class PageShown:
    """What stood on an infant's page beyond the reader's own answers. ``scores``: recording → probability shown."""

    task_id: TaskId
    model_id: ModelId | None = None
    scores: Mapping[RecordingId, float] = field(default_factory=dict)
    answers: int = 0
    """Of other readers, about recordings."""
    exams: int = 0
    """Of other readers, about the infant as a whole."""
    screenings: int = 0

    @property
    def is_nothing(self) -> bool:
        return not (self.scores or self.of_others)

    @property
    def of_others(self) -> bool:
        """True if more was shown than scores: all of the infant's recordings are not blind any more."""
        return bool(self.answers or self.exams or self.screenings)


@dataclass(frozen=True)
class Seen:
    """One showing, with its time."""

    at: datetime
    page: PageShown


def append(session: Session, infant_id: InfantId, by: AnnotatorId, page: PageShown) -> bool:
    """Writes down what is about to be shown. False: the newest entry of this reader says the same already."""
    before = of_infants(session, by, [infant_id]).get(infant_id, ())
    if page.is_nothing or any(one.page == page for one in before[-1:]):
        return False
    fields = asdict(page) | {"scores": {str(id_): score for id_, score in page.scores.items()}}
    audit.append(session, by, ACTION, ABOUT, infant_id, after=fields)
    return True


def of_infants(
    session: Session, annotator_id: AnnotatorId, infant_ids: Collection[int]
) -> dict[InfantId, tuple[Seen, ...]]:
    """Infant → what this reader was shown on its page, oldest first; nothing of an infant whose page they never saw."""
    found: dict[InfantId, tuple[Seen, ...]] = {}
    for part in chunks(infant_ids):
        rows = session.execute(
            select(AuditEventRow.subject_id, AuditEventRow.at, AuditEventRow.after)
            .where(
                AuditEventRow.subject_type == ABOUT,
                AuditEventRow.subject_id.in_([str(id_) for id_ in part]),
                AuditEventRow.action == ACTION,
                AuditEventRow.actor_id == annotator_id,
            )
            .order_by(AuditEventRow.id)
        )
        for subject_id, at, after in rows:
            infant_id = InfantId(int(subject_id))
            found[infant_id] = (*found.get(infant_id, ()), Seen(at, _page(after or {})))
    return found


def shown_before(
    session: Session, task_id: TaskId, unit: Unit, annotator_id: AnnotatorId, subjects: Collection[Subject]
) -> dict[int, Shown]:
    """Subject → what the store knows this reader was shown of it before: on the infant's page, in Review, on the map,
    in a history, or beside an earlier answer, skip or clearing. A subject of which nothing was shown is left out: it
    may be read blind.
    """
    pages = of_infants(session, annotator_id, {subject.infant_id for subject in subjects})
    found = _beside_earlier(session, task_id, annotator_id, [subject.subject_id for subject in subjects])
    for subject in subjects:
        for seen in pages.get(InfantId(subject.infant_id), ()):
            score = _score(seen.page, task_id, unit, RecordingId(subject.recording_id))
            if score is not None or seen.page.of_others:
                before = found.get(subject.subject_id, Shown())
                found[subject.subject_id] = _after(before, SEEN, seen.at, seen.page.model_id, score)
    for told in disclosures.of_reader(session, annotator_id):
        for subject in subjects:
            if told.tells_of(subject, unit):
                score = told.scores.get(RecordingId(subject.recording_id)) if told.task_id == task_id else None
                before = found.get(subject.subject_id, Shown())
                found[subject.subject_id] = _after(before, disclosures.SEEN, told.at, told.model_id, score)
    return found


def together(now: Shown, before: Shown | None) -> Shown:
    """What is kept with an answer: what is shown now, and what was shown before and cannot be unseen."""
    if before is None:
        return now
    view = {**before.view, **now.view}
    if now.prediction_visible or not before.prediction_visible:
        return replace(now, blind=False, view=view)
    return replace(before, blind=False, view=view)


def _beside_earlier(
    session: Session, task_id: TaskId, annotator_id: AnnotatorId, subject_ids: Collection[int]
) -> dict[int, Shown]:
    """Subject → what was shown beside the reader's newest event about it that was not blind."""
    found: dict[int, Shown] = {}
    event = LabelEventRow
    for part in chunks(subject_ids):
        rows = session.execute(
            select(event.subject_id, event.shown)
            .where(event.task_id == task_id, event.annotator_id == annotator_id, event.subject_id.in_(part))
            .order_by(event.id)
        )
        for subject_id, shown in rows:
            if not shown.get("blind", True):
                view = shown.get("view", {})
                found[subject_id] = Shown(
                    blind=False,
                    prediction_visible=bool(shown.get("prediction_visible", False)),
                    model_id=shown.get("model_id"),
                    probability=shown.get("probability"),
                    view={key: view[key] for key in (SEEN, disclosures.SEEN) if key in view},
                )
    return found


def _after(before: Shown, seen: str, at: datetime, model_id: ModelId | None, score: float | None) -> Shown:
    """``before``, and what was shown at ``at``; ``seen`` names in the view what that was."""
    now = replace(before, blind=False, view={**before.view, seen: at.isoformat()})
    if score is None or before.prediction_visible:
        return now
    return replace(now, prediction_visible=True, model_id=model_id, probability=score)


def _score(page: PageShown, task_id: TaskId, unit: Unit, recording_id: RecordingId) -> float | None:
    """What the page said of this subject in this task; of an infant any of its recordings' scores says something, and
    of parts of a recording what any task's model says of the whole.
    """
    if page.task_id != task_id and unit is not Unit.SEGMENT:
        return None
    if unit is Unit.INFANT and recording_id not in page.scores:
        return next(iter(page.scores.values()), None)
    return page.scores.get(recording_id)


def _page(stored: Mapping[str, object]) -> PageShown:
    scores = stored.get("scores")
    fields = dict(stored) | {
        "scores": {RecordingId(int(id_)): float(score) for id_, score in scores.items()}
        if isinstance(scores, dict)
        else {}
    }
    return PageShown(**fields)  # type: ignore[arg-type]  # the fields that append wrote
