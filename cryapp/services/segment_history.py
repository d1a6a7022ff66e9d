"""What was done to the segments of a recording, in sentences: lines of the same history as its labels."""

from __future__ import annotations

from sqlalchemy.orm import Session

from cryapp.domain.ids import AnnotatorId, RecordingId
from cryapp.domain.segment import Proposed, SegmentState
from cryapp.domain.task import Task
from cryapp.domain.wording import AsWritten, mark, say, together
from cryapp.services.class_names import ClassNames
from cryapp.services.history_item import HistoryItem
from cryapp.store import annotators, segment_acts
from cryapp.store.segment_acts import Act

MOST = 60
"""Lines of a task: a history is read from its newest end, and a recording may have ten thousand segments."""

_MANY = {
    "draw": mark("{n} segments drawn"),
    "move": mark("{n} segments moved"),
    "relabel": mark("Class of {n} segments changed"),
    "uncertain": mark("Doubt about {n} segments changed"),
    "clone": mark("{n} segments copied"),
    "delete": mark("{n} segments deleted"),
    "accept": mark("{n} proposals accepted"),
    "reject": mark("{n} proposals rejected"),
    "import": mark("{n} segments imported"),
}
_ONE = {
    "draw": mark("Segment drawn: {segment}"),
    "create": mark("Segment drawn: {segment}"),
    "clone": mark("Segment copied: {segment}"),
    "delete": mark("Segment deleted: {segment}"),
    "accept": mark("Proposal accepted: {segment}"),
    "correct": mark("Proposal corrected: {segment}"),
    "reject": mark("Proposal rejected: {segment}"),
    "import": mark("Segment imported: {segment}"),
    "band": mark("Frequencies of a segment changed: {segment}"),
}
_FROM_TO = {
    "move": mark("Segment moved: {before} → {after}"),
    "resize": mark("Segment resized: {before} → {after}"),
}


def of_task(
    session: Session,
    recording_id: RecordingId,
    task: Task,
    annotator_id: AnnotatorId | None,
    codes: dict[AnnotatorId, str] | None = None,
) -> list[HistoryItem]:
    """Acts on the segments of one task, of one reader or (None) of all."""
    codes = annotators.codes(session) if codes is None else codes
    names = ClassNames(session, task)
    acts = segment_acts.of_recording(session, recording_id, task.id, annotator_id, MOST)
    return [
        HistoryItem(
            act.at, _sentence(act, names), codes[act.annotator_id], None, act.reverted, act.batch, task.name, task.id
        )
        for act in acts
    ]


def _sentence(act: Act, names: ClassNames) -> str:
    if act.of is not None:
        what = _sentence(act.of, names)
        return say("Redone: {what}", what=what) if act.redo else say("Undone: {what}", what=what)
    if act.act == "split" and act.before is not None and act.after is not None:
        whole = _segment(act.before, act, names)
        return say("Segment cut at {at:.2f} s: {segment}", at=act.after.end_s, segment=whole)
    if act.act == "merge":
        return say("{n} segments joined: {segment}", n=act.n, segment=_segment(act.after, act, names))
    if act.n > 1:
        return say(_MANY.get(act.act, mark("{n} segments changed")), n=act.n)
    return _of_one(act, names)


def _of_one(act: Act, names: ClassNames) -> str:
    if act.before is not None and act.after is not None:
        changed = _changed(act, act.before, act.after, names)
        if changed:
            return changed
    segment = _segment(act.after or act.before or act.proposed, act, names)
    return say(_ONE.get(act.act, mark("Segment changed: {segment}")), segment=segment)


def _changed(act: Act, before: SegmentState, after: SegmentState, names: ClassNames) -> str:
    """What an act changed of one segment; empty for an act that is not about one thing."""
    where = _span(after)
    match act.act:
        case "move" | "resize":
            said: str = say(_FROM_TO[act.act], before=_span(before), after=where)
        case "relabel":
            was, now = (_classes(state, act, names) for state in (before, after))
            said = say("Class of {segment}: {before} → {after}", segment=where, before=was, after=now)
        case "uncertain" if after.uncertain:
            said = say("Marked uncertain: {segment}", segment=_segment(after, act, names))
        case "uncertain":
            said = say("No longer uncertain: {segment}", segment=_segment(after, act, names))
        case "note" if after.note:
            said = say("Note on {segment}: {text}", segment=where, text=AsWritten(after.note))
        case "note":
            said = say("Note on {segment} removed", segment=where)
        case _:
            said = ""
    return said


def _segment(state: SegmentState | Proposed | None, act: Act, names: ClassNames) -> str:
    """``1.20–1.85 s, Expiration``."""
    if state is None:
        return ""
    return together([_span(state), _classes(state, act, names)], ", ")


def _span(state: SegmentState | Proposed) -> str:
    if isinstance(state, SegmentState):
        if state.is_point:
            return say("{at:.2f} s", at=state.start_s)
        if state.low_hz is not None and state.high_hz is not None:
            return say(
                "{start:.2f}–{end:.2f} s, {low:.0f}–{high:.0f} Hz",
                start=state.start_s,
                end=state.end_s,
                low=state.low_hz,
                high=state.high_hz,
            )
    return say("{start:.2f}–{end:.2f} s", start=state.start_s, end=state.end_s)


def _classes(state: SegmentState | Proposed, act: Act, names: ClassNames) -> str:
    if isinstance(state, SegmentState):
        keys = state.classes
    else:
        keys = (state.class_key,) if state.class_key is not None else ()
    return together([names.called(key, act.schema_version) for key in keys], " + ") or say("no class")
