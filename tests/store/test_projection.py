"""The projection: live labelling, a rebuild, and a naive reading of the rules agree on any history."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cryapp.domain.annotation import LabelState
from cryapp.domain.ids import EventId
from cryapp.services import labelling, people
from cryapp.services.library import Library, open_library
from cryapp.services.tasks import get_task
from cryapp.store import label_events
from cryapp.store.chain import verify_chain
from tests.store.durability import projection, rebuilt
from tests.store.made import add_recordings

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["cry", "no_cry", "dont_know", "clear", "skip", "flag", "unflag", "note", "undo", "redo"]),
        st.integers(0, 3),  # recording
        st.integers(0, 1),  # reader
        st.integers(0, 30),  # which earlier step undo or redo takes back
    ),
    max_size=25,
)


@settings(max_examples=25, deadline=None)
@given(STEPS, st.sampled_from(["cry_presence", "neuro_injury"]))
def test_live_rebuilt_and_naive_states_agree(steps: list[tuple[str, int, int, int]], task_key: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        lib = open_library(str(Path(folder) / "store"))
        try:
            _walk(lib, steps, task_key)
        finally:
            lib.close()


def _walk(lib: Library, steps: list[tuple[str, int, int, int]], task_key: str) -> None:
    ids = add_recordings(lib.store, {"I-1": 2, "I-2": 2})
    task = get_task(lib, task_key)
    classes = {"cry": task.classes[0].key, "no_cry": task.classes[1].key}
    marks = [labelling.Mark(task.id, people.add_annotator(lib, code).annotator.id) for code in ("R-01", "R-02")]
    log: list[dict[str, Any]] = []
    for what, chosen_recording, reader, which in steps:
        recording = chosen_recording
        chosen, by = [ids[recording]], marks[reader]
        target: EventId | None = None
        match what:
            case "clear":
                saved = labelling.clear_label(lib, chosen, by)
            case "skip":
                saved = labelling.skip(lib, chosen, "too noisy", by)
            case "flag" | "unflag":
                saved = labelling.set_flag(lib, chosen, what == "flag", by)
            case "note":
                saved = labelling.save_note(lib, ids[recording], f"note {which}", by)
            case "undo" | "redo":
                own = [entry for entry in log if entry["reader"] == reader]
                if not own:
                    continue
                entry = own[which % len(own)]
                target, recording = entry["id"], entry["recording"]
                saved = labelling.revert(lib, [target], by)
                if not saved.event_ids:
                    assert _is_reverted(log, target), "only what is already taken back is passed over"
                    continue
            case _:
                saved = labelling.save_label(lib, chosen, classes.get(what, what), by)
        log.append(
            {
                "id": saved.event_ids[0],
                "what": what,
                "recording": recording,
                "reader": reader,
                "target": target,
                "class": classes.get(what, what),
                "note": f"note {which}",
            }
        )
    for reader, by in enumerate(marks):
        for recording, id_ in enumerate(ids):
            now = labelling.current_label(lib, id_, task.id, by.annotator_id)
            same = {recording} if task_key == "cry_presence" else {recording // 2 * 2, recording // 2 * 2 + 1}
            expected = _naive([e for e in log if e["reader"] == reader and e["recording"] in same])
            assert (now.state, now.class_key, now.flagged, now.note) == expected
    assert projection(lib) == rebuilt(lib)
    with lib.store.read() as session:
        assert verify_chain(session) is None


def _is_reverted(log: list[dict[str, Any]], event_id: int) -> bool:
    """From the definition, by recursion: taken back by a step that is not itself taken back."""
    return any(entry["target"] == event_id and not _is_reverted(log, entry["id"]) for entry in log)


def _naive(log: list[dict[str, Any]]) -> tuple[LabelState, str | None, bool, str]:
    alive = [entry for entry in log if not _is_reverted(log, entry["id"])]
    answers = [e for e in alive if e["what"] in ("cry", "no_cry", "dont_know", "clear", "skip")]
    flags = [e["what"] == "flag" for e in alive if e["what"] in ("flag", "unflag")]
    notes = [e["note"] for e in alive if e["what"] == "note"]
    state, class_key = LabelState.WAITING, None
    if answers and answers[-1]["what"] == "skip":
        state = LabelState.SKIPPED
    elif answers and answers[-1]["what"] != "clear":
        state, class_key = LabelState.LABELLED, answers[-1]["class"]
    return state, class_key, bool(flags and flags[-1]), notes[-1] if notes else ""


def test_a_damaged_projection_is_mended_by_a_rebuild(tmp_path: Path) -> None:
    lib = open_library(str(tmp_path / "store"))
    ids = add_recordings(lib.store, {"I-1": 2})
    task = get_task(lib, "cry_presence")
    by = labelling.Mark(task.id, people.add_annotator(lib, "R-01").annotator.id)
    labelling.save_label(lib, ids, "cry", by)
    good = projection(lib)
    with lib.store.write() as session:
        session.connection().exec_driver_sql("UPDATE current_label SET class_key = 'no_cry', state = 'skipped'")
    assert projection(lib) != good
    with lib.store.write() as session:
        assert label_events.rebuild_projection(session) == 2
    assert projection(lib) == good
    lib.close()
