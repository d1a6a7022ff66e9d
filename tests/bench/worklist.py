"""The worklist of a million recordings: opened, filtered, sorted, searched, and its explained queue."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from cryapp.domain.ids import RecordingId
from cryapp.domain.queue import Order, StateFilter, WorklistQuery
from cryapp.domain.worklist_filter import Span, WorklistFilter
from cryapp.services import labelling, queueing, tasks
from cryapp.services.label_marks import Mark
from cryapp.services.library import Library, open_library
from cryapp.services.people import add_annotator
from tests.bench.make_store import fill
from tests.bench.measure import Row, row, seconds

N_RECORDINGS = 1_000_000
STORE = "CRYAPP_BENCH_STORE"
"""Set it to the folder of a store that ``make_store`` filled before: filling one takes minutes."""

PAGE = 100


def run(folder: Path, n_recordings: int = N_RECORDINGS) -> list[Row]:
    given = os.environ.get(STORE)
    store = Path(given) if given else folder / "store"
    if not given:
        library = open_library(str(store))
        fill(library, n_recordings, n_labels=n_recordings // 200, scored_share=0.5)
        library.close()
    note = f"store of {n_recordings:,}" if not given else f"store in {STORE}"
    opened = seconds(lambda: opening(store), 5)
    library = open_library(str(store))
    task = tasks.get_task(library, "cry_presence")
    mark = Mark(task.id, add_annotator(library, "R-01").annotator.id)
    query = WorklistQuery(task.id, mark.annotator_id)
    rows = [
        row("open_1m_store_s", opened, "s", note=f"{note}: to the first page of rows"),
        row("sort_1m_ms", _each(library, _sorted(query)), "ms", note=f"{note}: every order, both ways"),
        row("filter_1m_ms", _each(library, _filtered(query)), "ms", note=f"{note}: states and criteria"),
        row("search_1m_ms", _each(library, _searched(query)), "ms", note=f"{note}: few and many matches"),
        row("queue_1m_ms", _ms(lambda: queueing.explained_queue(library, query, 100), 3), "ms", note=note),
        row("key_to_next_1m_ms", next_ones(library, query, mark), "ms", note=f"{note}: without the window"),
    ]  # fmt: skip
    library.close()
    return rows


def opening(store: Path) -> None:
    """What the window does before its worklist shows something."""
    library = open_library(str(store))
    task = tasks.get_task(library, "cry_presence")
    query = WorklistQuery(task.id, None)
    ids = labelling.worklist_ids(library, query)
    labelling.worklist_rows(library, query, ids[:PAGE])
    library.close()


def next_ones(library: Library, query: WorklistQuery, mark: Mark, n: int = 30) -> list[float]:
    """Milliseconds from a key to the rows that a waiting reader sees next: commit, its row, the page of the next."""
    ids = labelling.worklist_ids(library, replace(query, state=StateFilter.WAITING))
    times = []
    for at in range(n):
        begun = time.perf_counter()
        labelling.save_label(library, [RecordingId(ids[at])], "cry", mark)
        labelling.worklist_rows(library, query, ids[at : at + PAGE])
        times.append((time.perf_counter() - begun) * 1000)
    return times


def _sorted(query: WorklistQuery) -> list[WorklistQuery]:
    return [replace(query, order=order, descending=back) for order in Order for back in (False, True)]


def _filtered(query: WorklistQuery) -> list[WorklistQuery]:
    criteria = (
        WorklistFilter(duration_s=Span(2, 4)),
        WorklistFilter(hours_since_birth=Span(0, 48)),
        WorklistFilter(quality_flags=frozenset({"narrow_band"})),
        WorklistFilter(codecs=frozenset({"amr_nb"})),
        WorklistFilter(locked=False),
        WorklistFilter(classes=frozenset({"cry"})),
        WorklistFilter(duration_s=Span(2, 4), locked=False, codecs=frozenset({"amr_nb"})),
    )
    return [replace(query, state=state) for state in StateFilter] + [replace(query, only=only) for only in criteria]


def _searched(query: WorklistQuery) -> list[WorklistQuery]:
    return [replace(query, search=text) for text in ("I-000123", "upload-0099", "nothing like it", "3gp")]


def _each(library: Library, queries: list[WorklistQuery]) -> list[float]:
    """Milliseconds of each query, once each after a warm-up: p99 is the slowest of them."""
    times = []
    for query in queries:
        times.append(min(_ms(partial(labelling.worklist_ids, library, query), 2)))
    return times


def _ms(work: Callable[[], object], n: int) -> list[float]:
    return [took * 1000 for took in seconds(work, n)]
