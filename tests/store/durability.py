"""A reader labels without end and is killed at random moments; nothing that was acknowledged may be lost.

``python -m tests.store.durability FOLDER [KILLS]`` prints one line and exits 0 if every promise held. The child is
forked, so that a kill costs milliseconds and hundreds of them fit into a test; it opens the store for itself.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import time
from pathlib import Path

from sqlalchemy import text

from cryapp.domain.ids import AnnotatorId, EventId, RecordingId, TaskId
from cryapp.services import labelling
from cryapp.services.library import Library, open_library
from cryapp.store.chain import verify_chain
from cryapp.store.label_events import rebuild_projection
from tests.store.made import add_recordings, mark

N_RECORDINGS = 40


def label_without_end(folder: Path, seed: int, out: int, task_id: int, annotator_id: int) -> None:
    """Marks at random and writes each acknowledged event id, a line each, after its call has returned."""
    rng = random.Random(seed)
    lib = open_library(str(folder))
    by = labelling.Mark(TaskId(task_id), AnnotatorId(annotator_id))
    done: list[EventId] = []
    while True:
        ids = [RecordingId(rng.randint(1, N_RECORDINGS)) for _ in range(rng.choice((1, 1, 1, 3)))]
        what = rng.random()
        if what < 0.6 or not done:
            saved = labelling.save_label(lib, ids, rng.choice(("cry", "no_cry", "dont_know")), by)
        elif what < 0.75:
            saved = labelling.skip(lib, ids, "too noisy", by)
        elif what < 0.85:
            saved = labelling.save_note(lib, ids[0], f"note {rng.random()}", by)
        else:
            saved = labelling.revert(lib, [rng.choice(done)], by)
        done.extend(saved.event_ids)
        os.write(out, "".join(f"{event_id}\n" for event_id in saved.event_ids).encode())


def run_and_kill(folder: Path, seed: int, by: labelling.Mark, delay_s: float, once_labelling: bool) -> list[int]:
    """Starts a child, kills it after ``delay_s``, returns the ids it had acknowledged.

    Args:
        once_labelling: count the delay from the first acknowledged label instead of from the start, where opening and
            recovering the store is what is hit.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            label_without_end(folder, seed, writing, by.task_id, by.annotator_id)
        finally:
            os._exit(1)
    os.close(writing)
    heard = b""
    if once_labelling:
        heard += os.read(reading, 65536)
    deadline = time.monotonic() + delay_s
    while (left := deadline - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            part = os.read(reading, 65536)
            if not part:
                break
            heard += part
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    while part := os.read(reading, 65536):
        heard += part
    os.close(reading)
    if not os.WIFSIGNALED(status):
        raise AssertionError("the child ended by itself")
    # A last line without its end was still being written: the label is in the store, but nobody was told.
    return [int(line) for line in heard.split(b"\n")[:-1]]


def check(lib: Library, acknowledged: set[int], thorough: bool) -> None:
    """Raises: AssertionError naming the promise that was broken."""
    with lib.store.read() as session:
        found = session.execute(text("PRAGMA integrity_check")).scalars().all()
        assert found == ["ok"], f"integrity: {found}"
        kept = set(session.execute(text("SELECT id FROM label_event")).scalars())
        lost = acknowledged - kept
        assert not lost, f"acknowledged but lost: {sorted(lost)}"
        alone = session.execute(
            text(
                "SELECT COUNT(*) FROM label_event e LEFT JOIN audit_event a "
                "ON a.subject_type = 'label_event' AND a.subject_id = CAST(e.id AS TEXT) WHERE a.id IS NULL"
            )
        ).scalar_one()
        assert alone == 0, f"{alone} labels without an audit row"
        audited = session.execute(text("SELECT COUNT(*) FROM audit_event WHERE subject_type = 'label_event'"))
        assert audited.scalar_one() == len(kept), "audit rows without their label"
        if thorough:
            assert verify_chain(session) is None, f"chain: {verify_chain(session)}"
    if thorough:
        assert projection(lib) == rebuilt(lib), "the live projection differs from the rebuilt one"


def projection(lib: Library) -> list[tuple[object, ...]]:
    with lib.store.read() as session:
        rows = session.execute(text("SELECT * FROM current_label ORDER BY task_id, annotator_id, subject_id"))
        return [tuple(row) for row in rows]


def rebuilt(lib: Library) -> list[tuple[object, ...]]:
    with lib.store.write() as session:
        rebuild_projection(session)
    return projection(lib)


def main(folder: Path, n_kills: int, seed: int = 20261122) -> str:
    """Returns: what happened, in a line."""
    rng = random.Random(seed)
    lib = open_library(str(folder))
    add_recordings(lib.store, {f"I-{i}": 2 for i in range(N_RECORDINGS // 2)})
    by = mark(lib)
    lib.close()
    acknowledged: set[int] = set()
    n_silent = 0
    for kill in range(n_kills):
        heard = run_and_kill(folder, seed + kill, by, rng.uniform(0.0, 0.08), once_labelling=rng.random() < 0.8)
        n_silent += not heard
        acknowledged.update(heard)
        lib = open_library(str(folder))
        check(lib, acknowledged, thorough=kill % 50 == 49 or kill == n_kills - 1)
        lib.close()
    return f"{n_kills} kills ({n_silent} before the first label), {len(acknowledged)} acknowledged labels, none lost"


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 200))
