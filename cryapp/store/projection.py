"""The present state as a fold over the events: pure, so that rebuilding gives what live labelling gave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from cryapp.domain.annotation import EventKind, LabelState


class Event(Protocol):
    """What the fold needs of an event; rows of ``label_event`` have it."""

    @property
    def id(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def kind(self) -> str: ...
    @property
    def class_key(self) -> str | None: ...
    @property
    def payload(self) -> Mapping[str, Any]: ...
    @property
    def shown(self) -> Mapping[str, Any]: ...
    @property
    def reverts_id(self) -> int | None: ...


@dataclass(frozen=True)
class Present:
    """One reader's present answer about one subject."""

    state: LabelState = LabelState.WAITING
    class_key: str | None = None
    payload: Mapping[str, Any] = field(default_factory=dict)
    skip_reason: str | None = None
    flagged: bool = False
    note: str = ""
    event_id: int | None = None
    labelled_at: datetime | None = None
    blind: bool = True


def reverted_ids(events: Sequence[Event]) -> frozenset[int]:
    """Events that are taken back. A revert that is itself taken back (redo) takes nothing back.

    Args:
        events: all events of one task, reader and subject, oldest first.
    """
    gone: set[int] = set()
    for event in reversed(events):
        if event.kind == EventKind.REVERT and event.id not in gone and event.reverts_id is not None:
            gone.add(event.reverts_id)
    return frozenset(gone)


def present(events: Sequence[Event]) -> Present:
    """The state after ``events`` (one task, reader and subject, oldest first). The last answer holds.

    Label, clear and skip answer the same question, so each replaces the others; flag and note stand beside them.
    """
    gone = reverted_ids(events)
    answer = Present()
    flagged, note = False, ""
    for event in events:
        if event.id in gone:
            continue
        match event.kind:
            case EventKind.LABEL | EventKind.FINISH:
                answer = Present(
                    state=LabelState.LABELLED,
                    class_key=event.class_key,
                    payload=event.payload,
                    event_id=event.id,
                    labelled_at=event.at,
                    blind=bool(event.shown.get("blind", True)),
                )
            case EventKind.SKIP:
                answer = Present(state=LabelState.SKIPPED, skip_reason=event.payload.get("reason"))
            case EventKind.CLEAR:
                answer = Present()
            case EventKind.FLAG:
                flagged = True
            case EventKind.UNFLAG:
                flagged = False
            case EventKind.NOTE:
                note = str(event.payload.get("text", ""))
    return Present(
        state=answer.state,
        class_key=answer.class_key,
        payload=answer.payload,
        skip_reason=answer.skip_reason,
        flagged=flagged,
        note=note,
        event_id=answer.event_id,
        labelled_at=answer.labelled_at,
        blind=answer.blind,
    )
