"""Thirty real uploads read twice by keyboard alone, blind, then settled by a third: the trail, row by row."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cryapp.domain.annotation import EventKind, LabelEvent
from cryapp.domain.ids import ModelId
from cryapp.domain.queue import WorklistQuery
from cryapp.services import importing, labelling, models, people, scoring, segmenting, shipped_models, tasks
from cryapp.services.library import Library, open_library
from cryapp.store import chain, label_events
from cryapp.store.tables import AuditEventRow, CurrentLabelRow, LabelEventRow
from cryapp.store.tables_desk import SegmentEventRow
from tests.display import virtual_display
from tests.e2e.reading import NOTE

ROOT = Path(__file__).resolve().parents[2]
N_UPLOADS = 30
KEY_OF = {"1": "1", "0": "2", "": "0"}
"""What a person who listened said → the key on the pad; nobody listened: I don't know."""
CLASS_OF = {"1": "cry", "2": "no_cry", "0": "dont_know"}
OTHER = {"1": "2", "2": "1", "0": "1"}


def choose(corpus: Path) -> dict[str, str]:
    """Thirty uploads of thirty installs, by file name with the key for each; no two of the same content."""
    with (corpus / "donateacry" / "manifest.csv").open(encoding="utf-8") as table:
        rows = {row["subject"]: row for row in csv.DictReader(table) if row["cry"]}
    return {row["file"]: KEY_OF[row["cry"]] for row in list(rows.values())[:N_UPLOADS]}


def prepare(store: Path, corpus: Path, digits: dict[str, str]) -> None:
    """The uploads imported and predicted by the model that ships, so that there is something to be blind to."""
    library = open_library(str(store))
    try:
        report = importing.import_paths(library, [corpus / "donateacry" / "uploads" / name for name in digits])
        assert (report.added, report.refused) == (N_UPLOADS, 0)
        shipped_models.take_in(library)
        shipped = shipped_models.shipped_model(library, "cry_presence")
        assert shipped is not None
        lead = people.add_annotator(library, "L-00").annotator
        models.promote(library, shipped.id, lead.id, "To have something that readers must not see")
        scoring.rescore(library, ModelId(shipped.id))
    finally:
        library.close()


@pytest.fixture(scope="module")
def read(corpus_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any], dict[str, Any]]:
    """The store after everybody has read, what was planned, and what the journey saw."""
    folder = tmp_path_factory.mktemp("reading")
    digits = choose(corpus_dir)
    names = list(digits)
    prepare(folder / "store", corpus_dir, digits)
    second = {name: OTHER[key] if name in names[3:12:4] else key for name, key in digits.items()}
    plan = {
        "R-07": {"digits": digits, "undo": names[2], "skip": names[5], "note": names[8], "segments": names[10]},
        "R-08": {"digits": second},
        "J-01": {"rulings": {name: digits[name] for name in names[3:12:4]}},
    }
    (folder / "plan.json").write_text(json.dumps(plan))
    command = [sys.executable, "-m", "tests.e2e.reading", str(folder / "store"), str(folder / "plan.json")]
    home = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    with virtual_display() as display:
        done = subprocess.run(
            command, env=os.environ | home | display, cwd=ROOT, capture_output=True, text=True, timeout=800, check=False
        )
    assert done.returncode == 0, done.stderr[-4000:]
    return folder / "store", plan, json.loads(done.stdout.splitlines()[-1])


pytestmark = [
    pytest.mark.display,
    pytest.mark.corpus,
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool"),
]


def trail_of(library: Library, name: str) -> list[LabelEvent]:
    task = tasks.get_task(library, "cry_presence")
    ids = labelling.worklist_ids(library, WorklistQuery(task.id, None))
    row = next(
        row for row in labelling.worklist_rows(library, WorklistQuery(task.id, None), ids) if row.file_name == name
    )
    return [event for event in labelling.events(library, row.id) if event.task_id == task.id]


def expected(plan: dict[str, Any], name: str) -> list[tuple[str, str, str | None]]:
    """(reader, kind, class) in the order in which it must have happened."""
    rows: list[tuple[str, str, str | None]] = []
    first, second, rulings = plan["R-07"], plan["R-08"], plan["J-01"]["rulings"]
    answer = ("R-07", "label", CLASS_OF[first["digits"][name]])
    if name == first["skip"]:
        rows.append(("R-07", "skip", None))
    elif name == first["undo"]:
        rows += [answer, ("R-07", "revert", None), answer]
    else:
        rows.append(answer)
    if name == first["note"]:
        rows.append(("R-07", "note", None))
    rows.append(("R-08", "label", CLASS_OF[second["digits"][name]]))
    if name in rulings:
        ruling = ("J-01", "adjudicate", CLASS_OF[rulings[name]])
        rows += [ruling, ("J-01", "revert", None), ruling] if name == next(iter(rulings_in_order(plan))) else [ruling]
    return rows


def answers(session: Session) -> list[tuple[object, ...]]:
    columns = [column for column in CurrentLabelRow.__table__.columns if column.name != "id"]
    return [tuple(row) for row in session.execute(select(*columns).order_by(*columns[:3])).all()]


def rulings_in_order(plan: dict[str, Any]) -> list[str]:
    return list(plan["J-01"]["ruled"])


def test_everybody_read_blind(read: tuple[Path, dict[str, Any], dict[str, Any]]) -> None:
    _, plan, told = read
    for reader in ("R-07", "R-08"):
        assert sorted(told[reader]["order"]) == sorted(plan[reader]["digits"]), "each upload once"
        assert told[reader]["blind"], "a prediction was there before the answer"
        assert told[reader]["revealed"] >= N_UPLOADS - 1
    assert set(told["J-01"]["ruled"]) == set(plan["J-01"]["rulings"])


def test_the_trail_is_what_was_pressed_row_by_row(read: tuple[Path, dict[str, Any], dict[str, Any]]) -> None:
    store, plan, told = read
    plan = {**plan, "J-01": {**plan["J-01"], "ruled": told["J-01"]["ruled"]}}
    library = open_library(str(store))
    try:
        for name in plan["R-07"]["digits"]:
            trail = trail_of(library, name)
            told_rows = [
                (e.annotator, str(e.kind), e.class_key if e.kind in (EventKind.LABEL, EventKind.ADJUDICATE) else None)
                for e in trail
            ]
            assert told_rows == expected(plan, name), name
            given = [event for event in trail if event.kind is EventKind.LABEL]
            blind = {"R-07": [True, False] if name == plan["R-07"]["undo"] else [True], "R-08": [True]}
            for reader in ("R-07", "R-08"):
                own = [event for event in given if event.annotator == reader]
                wanted = [] if name == plan[reader].get("skip") else blind[reader]
                assert [event.shown.blind for event in own] == wanted, "only what follows a reveal is not blind"
            assert all(event.elapsed_ms and event.app_version for event in given)
            assert [e.payload for e in trail if e.kind is EventKind.NOTE] == [{"text": NOTE}] * (
                name == plan["R-07"]["note"]
            )
    finally:
        library.close()


def test_segments_and_their_undo_are_in_the_trail(read: tuple[Path, dict[str, Any], dict[str, Any]]) -> None:
    store, _plan, told = read
    library = open_library(str(store))
    try:
        with library.store.read() as session:
            kinds = Counter(session.execute(select(SegmentEventRow.kind)).scalars().all())
        marked = told["R-07"]["segments"]
        assert kinds == {
            "accept": marked["accepted"],
            "reject": marked["rejected"],
            "create": 1,
            "revert": 1,
        }
        task = tasks.get_task(library, "cry_unit")
        reader = next(a for a in people.list_annotators(library) if a.code == "R-07")
        ids = labelling.worklist_ids(library, WorklistQuery(task.id, reader.id))
        found = [s for id_ in ids for s in segmenting.read(library, id_, task.id, reader.id)]
        assert len(found) == marked["accepted"], "the rejected one and the point that was taken back are gone"
    finally:
        library.close()


def test_the_chain_holds_and_the_projection_can_be_rebuilt(read: tuple[Path, dict[str, Any], dict[str, Any]]) -> None:
    store = read[0]
    library = open_library(str(store))
    try:
        with library.store.write() as session:
            assert chain.verify_chain(session) is None
            before = answers(session)
            label_events.rebuild_projection(session)
            assert answers(session) == before
            n_events = session.execute(select(func.count()).select_from(LabelEventRow)).scalar_one()
            audited = session.execute(
                select(func.count(func.distinct(AuditEventRow.subject_id))).where(
                    AuditEventRow.subject_type == "label_event"
                )
            ).scalar_one()
        assert n_events == audited > 2 * N_UPLOADS, "no label without its audit row"
    finally:
        library.close()
