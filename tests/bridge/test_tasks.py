"""Work off the GUI thread: where answers arrive, what is dropped, what closing waits for."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cryapp.bridge.tasks import Job, TaskPool
from cryapp.domain.errors import Cancelled, UserError


@pytest.fixture
def pool(qtbot: QtBot) -> Iterator[TaskPool]:
    made = TaskPool(2, "test")
    yield made
    assert made.close()
    qtbot.wait(1)


def test_answers_and_progress_arrive_on_the_askers_thread(qtbot: QtBot, pool: TaskPool) -> None:
    """Thousands of signals: also what PySide6 6.12.0 does not survive on Python 3.11."""
    here = threading.get_ident()
    seen: list[tuple[str, int, object]] = []

    connected = threading.Event()

    def work(job: Job) -> int:
        connected.wait(10)
        job.progress.emit("half")
        return threading.get_ident()

    for _ in range(1500):
        job = pool.submit(work)
        job.progress.connect(lambda value: seen.append(("progress", threading.get_ident(), value)))
        job.done.connect(lambda value: seen.append(("done", threading.get_ident(), value)))
    connected.set()
    qtbot.waitUntil(lambda: not pool.is_busy, timeout=20_000)
    assert {thread for _, thread, _ in seen} == {here}
    done = [value for kind, _, value in seen if kind == "done"]
    assert len(done) == 1500
    assert here not in done
    assert sum(kind == "progress" for kind, _, _ in seen) == 1500


def test_exactly_one_outcome(qtbot: QtBot, pool: TaskPool) -> None:
    outcomes: list[str] = []

    def watch(job: Job) -> None:
        job.done.connect(lambda _v: outcomes.append("done"))
        job.failed.connect(lambda e: outcomes.append(type(e).__name__))
        job.cancelled.connect(lambda: outcomes.append("cancelled"))

    def refuse(_job: Job) -> None:
        raise UserError("The disk is full.")

    def give_up(_job: Job) -> None:
        raise Cancelled

    for work in (lambda _job: 1, refuse, give_up):
        watch(pool.submit(work))
    qtbot.waitUntil(lambda: not pool.is_busy)
    assert sorted(outcomes) == ["UserError", "cancelled", "done"]


@pytest.mark.logs
def test_our_own_bug_is_handed_over_and_logged(qtbot: QtBot, pool: TaskPool, caplog: pytest.LogCaptureFixture) -> None:
    job = pool.submit(lambda _job: 1 // 0)
    with qtbot.waitSignal(job.failed) as caught:
        pass
    assert isinstance(caught.args[0], ZeroDivisionError)
    assert "ZeroDivisionError" in caplog.text


def test_a_cancelled_answer_is_dropped_even_if_it_was_computed(qtbot: QtBot, pool: TaskPool) -> None:
    computed = threading.Event()
    seen: list[str] = []

    def work(_job: Job) -> int:
        computed.set()
        return 7

    job = pool.submit(work)
    job.done.connect(lambda _v: seen.append("done"))
    job.cancelled.connect(lambda: seen.append("cancelled"))
    assert computed.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["cancelled"]


def test_cancelled_before_it_began_never_runs(qtbot: QtBot) -> None:
    queue = TaskPool(1, "one at a time")
    gate, ran = threading.Event(), []
    queue.submit(lambda _job: gate.wait(5))
    waiting = queue.submit(lambda _job: ran.append(1))
    waiting.cancel()
    with qtbot.waitSignal(waiting.cancelled):
        gate.set()
    assert ran == []
    queue.close()


def test_stopped_work_still_reports(qtbot: QtBot, pool: TaskPool) -> None:
    def work(job: Job) -> str:
        while not job.is_cancelled:
            time.sleep(0.001)
        return "3 of 10 done"

    job = pool.submit(work)
    with qtbot.waitSignal(job.done) as done:
        job.stop()
    assert done.args == ["3 of 10 done"]


def test_one_thread_is_a_queue_in_order(qtbot: QtBot) -> None:
    queue, order = TaskPool(1, "queue"), []
    for number in range(50):
        queue.submit(lambda _job, n=number: order.append(n))
    qtbot.waitUntil(lambda: not queue.is_busy)
    assert order == list(range(50))
    queue.close()


def test_close_drops_what_waits_unless_it_must_finish(qtbot: QtBot) -> None:
    for finish, expected in ((False, 1), (True, 20)):
        queue, ran = TaskPool(1, "closing"), []
        started = threading.Event()

        def work(_job: Job, started: threading.Event = started, ran: list[int] = ran) -> None:
            started.set()
            time.sleep(0.01)
            ran.append(1)

        for _ in range(20):
            queue.submit(work)
        assert started.wait(5)
        assert queue.close(finish=finish)
        assert len(ran) == expected
        qtbot.wait(1)


def test_after_close_nothing_runs(qtbot: QtBot) -> None:
    queue, ran = TaskPool(1, "closed"), []
    queue.close()
    job = queue.submit(lambda _job: ran.append(1))
    with qtbot.waitSignal(job.cancelled):
        pass
    assert ran == []
    assert not queue.is_busy


def test_held_work_waits_and_then_runs(qtbot: QtBot) -> None:
    pool = TaskPool(1, "held")
    ran: list[str] = []
    before = pool.submit(lambda _job: ran.append("before"))
    with qtbot.waitSignal(before.done, timeout=30_000):
        pool.hold()
    low, high = pool.submit(lambda _job: ran.append("low"), -1), pool.submit(lambda _job: ran.append("high"), 1)
    qtbot.wait(20)
    assert ran == ["before"]
    with qtbot.waitSignals([low.done, high.done], timeout=30_000):
        pool.release()
    assert sorted(ran[1:]) == ["high", "low"]
    assert pool.close()


@pytest.mark.parametrize("finish", [True, False])
def test_closing_answers_what_is_held(qtbot: QtBot, finish: bool) -> None:
    """A window closed before its first picture: the store writer finishes, readers drop what waits."""
    pool = TaskPool(1, "held")
    pool.hold()
    ran: list[int] = []
    job = pool.submit(lambda _job: ran.append(1))
    with qtbot.waitSignal(job.done if finish else job.cancelled, timeout=30_000):
        assert pool.close(finish=finish)
    assert ran == ([1] if finish else [])
