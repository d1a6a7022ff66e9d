"""The worklist of a thousand and of a million recordings in the real window: opened, filtered, sorted, read."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cryapp.domain.queue import Order, StateFilter, WorklistQuery
from cryapp.domain.worklist_filter import Span, WorklistFilter
from cryapp.services import labelling, queueing, tasks
from cryapp.services.library import open_library
from cryapp.services.people import add_annotator
from cryapp.ui.panels.worklist.model import WorklistModel
from cryapp.ui.panels.worklist.sources import PAGE
from cryapp.ui.workspaces.label import LabelWorkspace
from tests.bench.keys import pressed
from tests.bench.make_store import fill, sounds
from tests.bench.measure import Row, row, seconds

if TYPE_CHECKING:
    from tests.drive import Hand

SIZES = (("1k", 1_000), ("1m", 1_000_000))
STORE = "CRYAPP_BENCH_STORE"
"""Set it to the folder of a store of a million that ``make_store`` filled before: filling one takes minutes."""
N_PRESSED = 60


def run(folder: Path) -> list[Row]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
    rows = []
    for name, n_recordings in SIZES:
        given = os.environ.get(STORE) if name == "1m" else None
        store = Path(given) if given else folder / f"store-{name}"
        if not given:
            library = open_library(str(store))
            fill(library, n_recordings, vault_keys=sounds(library), n_labels=n_recordings // 200, scored_share=0.5)
            library.close()
        rows += measured(store, name, f"store of {n_recordings:,}")
    return rows


def measured(store: Path, name: str, note: str) -> list[Row]:
    """The figures of one store, in the real window: until rows stand in the list, and until the next sharp picture."""
    from tests.drive import Hand

    opened = seconds(lambda: opening(store), 5)
    hand = Hand(store, {"label.go_on": True}, (1600, 1000))
    hand.desk.set_annotator(add_annotator(hand.desk.library, "R-01").annotator)
    label = hand.window.current_workspace
    assert isinstance(label, LabelWorkspace)
    hand.until(lambda: label.sound is not None and label.sound.source.is_sharp and label.can_act, "the first picture")
    hand.settle()
    query = label.worklist.query()
    assert query is not None
    library = hand.desk.library
    rows = [
        row(f"open_{name}_store_s", opened, "s", note=f"{note}: to the first page of rows"),
        row(f"sort_{name}_ms", _listed(hand, label, _sorted(query)), "ms", note=f"{note}: every order, both ways"),
        row(f"filter_{name}_ms", _listed(hand, label, _filtered(query)), "ms", note=f"{note}: states and criteria"),
        row(f"search_{name}_ms", _listed(hand, label, _searched(query)), "ms", note=f"{note}: few and many matches"),
        row(f"queue_{name}_ms", _ms(lambda: queueing.explained_queue(library, query, 100), 3), "ms", note=note),
    ]
    label.worklist.reload()
    hand.settle()
    label.worklist.go_to_next_waiting()
    hand.settle()
    times = [pressed(hand, label, "12"[i % 2]) for i in range(N_PRESSED)]
    hand.close()
    return [*rows, row(f"key_to_next_{name}_ms", times, "ms", note=f"{note}: key to the next sharp picture")]


def opening(store: Path) -> None:
    """What the window does before its worklist shows something."""
    library = open_library(str(store))
    task = tasks.get_task(library, "cry_presence")
    query = WorklistQuery(task.id, None)
    ids = labelling.worklist_ids(library, query)
    labelling.worklist_rows(library, query, ids[:PAGE])
    library.close()


def _listed(hand: Hand, label: LabelWorkspace, queries: list[WorklistQuery]) -> list[float]:
    """Milliseconds from asking for each query to its rows in the window's own list; the better of two."""
    model, arrived = label.worklist.model, [0]
    connection = model.changed_order.connect(lambda: arrived.append(1))
    times = []
    for query in queries:
        took = []
        for _ in range(2):
            n_before, begun = len(arrived), time.perf_counter()
            model.load(query)
            hand.until(partial(_shows, model, arrived, n_before), "the list")
            took.append((time.perf_counter() - begun) * 1000)
        times.append(min(took))
    model.changed_order.disconnect(connection)
    return times


def _shows(model: WorklistModel, arrived: list[int], n_before: int) -> bool:
    return len(arrived) > n_before and (model.rowCount() == 0 or model.row(0) is not None)


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


def _ms(work: Callable[[], object], n: int) -> list[float]:
    return [took * 1000 for took in seconds(work, n)]
