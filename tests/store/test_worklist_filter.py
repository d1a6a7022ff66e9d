"""Every criterion of the worklist, and many together, against a slow reading of the rules; what a blind reader's
filter may not tell; views under a name.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, update

from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, InfantId, ModelId, RecordingId
from cryapp.domain.model import ModelEvidence, ModelStatus
from cryapp.domain.queue import Order, StateFilter, WorklistQuery
from cryapp.domain.worklist_filter import Span, TimeSpan, WorklistFilter
from cryapp.services import labelling, views
from cryapp.services.library import Library, open_library
from cryapp.store import models, predictions
from cryapp.store.tables import EncounterRow, InfantRow, RecordingRow, SiteRow
from cryapp.store.tables_desk import SegmentRow
from tests.store.made import add_recordings, mark

N = 40
DAY = datetime(2026, 3, 1, 12, tzinfo=UTC)
FLAGS = ("clipped", "quiet", "narrow_band")


@dataclass(frozen=True)
class Facts:
    """What the slow reading knows of a recording."""

    id: int
    infant_id: int
    locked: bool
    duration_s: float
    recorded_at: datetime | None
    hours: float | None
    flags: tuple[str, ...]
    codec: str
    device: str | None
    site: str | None
    probability: float | None
    own: str | None
    other: str | None
    segments: bool


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, list[Facts]]]:
    lib = open_library(str(tmp_path_factory.mktemp("filter") / "store"))
    add_recordings(lib.store, {f"I-{n}": 4 for n in range(N // 4)})
    facts = _give_facts(lib, random.Random(5))
    yield lib, facts
    lib.close()


def _give_facts(lib: Library, dice: random.Random) -> list[Facts]:
    by, other = mark(lib), mark(lib, "R-02")
    model = ModelId("cry_presence-1")
    facts: list[Facts] = []
    with lib.store.write() as session:
        session.execute(insert(SiteRow), [{"id": 1, "name": "North"}, {"id": 2, "name": "South"}])
        new = models.NewModel(
            model, "m", "cry_presence", ModelStatus.IN_USE, "x", "0" * 64, None, None, DAY, ModelEvidence(), {}
        )
        models.add(session, new)
        infants = {}
        for n in range(1, N // 4 + 1):
            born, site = dice.choice([None, DAY - timedelta(hours=5)]), dice.choice([None, 1, 2])
            session.execute(update(InfantRow).where(InfantRow.id == n).values(born_at=born, site_id=site))
            infants[n] = session.get_one(InfantRow, n).locked, born, site
        for id_ in range(1, N + 1):
            infant_id = (id_ - 1) // 4 + 1
            locked, born, home = infants[infant_id]
            recorded = dice.choice([None, DAY + timedelta(hours=dice.randrange(100))])
            given, device = dice.choice([None, float(dice.randrange(72))]), dice.choice([None, "phone", "ward mic"])
            place, codec = dice.choice([None, None, 1, 2]), dice.choice(["pcm_s16le", "amr_nb"])
            flags, seconds = tuple(f for f in FLAGS if dice.random() < 0.3), dice.choice([1.0, 2.5, 4.0, 9.0])
            session.execute(
                update(EncounterRow)
                .where(EncounterRow.id == id_)
                .values(hours_since_birth=given, device=device, site_id=place)
            )
            session.execute(
                update(RecordingRow)
                .where(RecordingRow.id == id_)
                .values(recorded_at=recorded, codec=codec, quality_flags=list(flags), duration_s=seconds)
            )
            p = dice.choice([None, round(dice.random(), 3)])
            if p is not None:
                said = predictions.NewPrediction(RecordingId(id_), {"cry": p, "no_cry": 1 - p}, "cry", 0.5, [p], 0.32)
                predictions.save_many(session, model, [said])
            alive = dice.choice([None, True, False])
            if alive is not None:
                session.add(
                    SegmentRow(
                        recording_id=id_, infant_id=infant_id, task_id=by.task_id, annotator_id=by.annotator_id,
                        alive=alive, start_s=0.0, end_s=1.0, low_hz=None, high_hz=None, classes=[], uncertain=False,
                        note="", origin="reader", proposed=None, event_id=1,
                    )
                )  # fmt: skip
            born_hours = (recorded - born).total_seconds() / 3600 if recorded and born else None
            made_at = {None: None, 1: "North", 2: "South"}[place if place is not None else home]
            facts.append(
                Facts(
                    id_, infant_id, locked, seconds, recorded, given if given is not None else born_hours, flags, codec,
                    device, made_at, p, dice.choice([None, "cry", "no_cry"]), dice.choice([None, "cry", "no_cry"]),
                    alive is True,
                )
            )  # fmt: skip
    for one in facts:
        if one.own:
            labelling.save_label(lib, [RecordingId(one.id)], one.own, by)
        if one.other:
            labelling.save_label(lib, [RecordingId(one.id)], one.other, other)
    return facts


CRITERIA: dict[str, tuple[WorklistFilter, Callable[[Facts], bool]]] = {
    "class": (WorklistFilter(classes=frozenset({"cry"})), lambda f: f.own == "cry"),
    "classes": (WorklistFilter(classes=frozenset({"cry", "no_cry"})), lambda f: f.own is not None),
    "hours": (WorklistFilter(hours_since_birth=Span(6, 40)), lambda f: f.hours is not None and 6 <= f.hours <= 40),
    "early": (WorklistFilter(hours_since_birth=Span(high=20)), lambda f: f.hours is not None and f.hours <= 20),
    "duration": (WorklistFilter(duration_s=Span(2.5, 4)), lambda f: 2.5 <= f.duration_s <= 4),
    "recorded": (
        WorklistFilter(recorded=TimeSpan(DAY, DAY + timedelta(hours=50))),
        lambda f: f.recorded_at is not None and f.recorded_at < DAY + timedelta(hours=50),
    ),
    "flag": (WorklistFilter(quality_flags=frozenset({"clipped"})), lambda f: "clipped" in f.flags),
    "flags": (
        WorklistFilter(quality_flags=frozenset({"clipped", "quiet"})),
        lambda f: bool({"clipped", "quiet"} & set(f.flags)),
    ),
    "good": (WorklistFilter(good_quality=True), lambda f: not f.flags),
    "codec": (WorklistFilter(codecs=frozenset({"amr_nb"})), lambda f: f.codec == "amr_nb"),
    "device": (WorklistFilter(devices=frozenset({"ward mic", "x"})), lambda f: f.device == "ward mic"),
    "site": (WorklistFilter(sites=frozenset({"South"})), lambda f: f.site == "South"),
    "locked": (WorklistFilter(locked=True), lambda f: f.locked),
    "not locked": (WorklistFilter(locked=False), lambda f: not f.locked),
    "segments": (WorklistFilter(segments=True), lambda f: f.segments),
    "no segments": (WorklistFilter(segments=False), lambda f: not f.segments),
    "infant": (WorklistFilter(infant_id=InfantId(3)), lambda f: f.infant_id == 3),
    "probability": (
        WorklistFilter(probability=Span(0.4, 0.9)),
        lambda f: f.probability is not None and 0.4 <= f.probability <= 0.9,
    ),
}


def query(lib: Library, **changes: object) -> WorklistQuery:
    by = mark(lib)
    return replace(WorklistQuery(by.task_id, by.annotator_id), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", CRITERIA)
def test_a_criterion_finds_what_the_rule_says(made: tuple[Library, list[Facts]], name: str) -> None:
    lib, facts = made
    only, rule = CRITERIA[name]
    expected = [f.id for f in facts if rule(f)]
    assert 0 < len(expected) < N, "this criterion is not tested by these facts"
    assert list(labelling.worklist_ids(lib, query(lib, only=only), blind=False)) == expected


def test_criteria_hold_together_and_with_order_state_and_search(made: tuple[Library, list[Facts]]) -> None:
    lib, facts = made
    dice = random.Random(1)
    n_found = 0
    for _ in range(150):
        names = dice.sample(sorted(CRITERIA), 2)
        first, second = (CRITERIA[name][0] for name in names)
        only = WorklistFilter.from_json({**first.as_json(), **second.as_json()})
        if len(only.as_json()) < 2:
            continue  # two values of one criterion
        asked = query(lib, only=only, order=Order.DURATION, descending=True, state=StateFilter.WAITING, search="i-")
        rules = [CRITERIA[name][1] for name in names]
        members = [f for f in facts if f.own is None and all(rule(f) for rule in rules)]
        expected = [f.id for f in sorted(members, key=lambda f: (-f.duration_s, -f.id))]
        n_found += len(expected)
        assert list(labelling.worklist_ids(lib, asked, blind=False)) == expected
    assert n_found > 100


def test_a_blind_readers_filter_tells_nothing_of_what_others_said(made: tuple[Library, list[Facts]]) -> None:
    lib, facts = made
    other = mark(lib, "R-02").annotator_id
    by_model = query(lib, only=WorklistFilter(probability=Span(0.5, 1)))
    by_reader = query(lib, only=WorklistFilter(classes=frozenset({"cry"}), reader=other))
    of_reader = query(lib, only=WorklistFilter(reader=other))
    own = {f.id for f in facts if f.own is not None}
    for asked in (by_model, by_reader, of_reader):
        seen, all_ = set(labelling.worklist_ids(lib, asked)), set(labelling.worklist_ids(lib, asked, blind=False))
        assert seen == all_ & own
        assert seen < all_
    assert set(labelling.worklist_ids(lib, by_reader, blind=False)) == {f.id for f in facts if f.other == "cry"}
    nobody = replace(by_model, annotator_id=None)
    assert not labelling.worklist_ids(lib, nobody)


def test_segments_are_counted(made: tuple[Library, list[Facts]]) -> None:
    lib, facts = made
    assert labelling.progress(lib, query(lib)).segments == sum(f.segments for f in facts)


def test_a_filter_survives_being_written_down() -> None:
    for only, _ in CRITERIA.values():
        assert WorklistFilter.from_json(only.as_json()) == only
    everything = WorklistFilter(reader=AnnotatorId(3), recorded=TimeSpan(None, DAY), locked=False)
    assert WorklistFilter.from_json(everything.as_json()) == everything
    assert WorklistFilter().is_empty
    assert WorklistFilter().as_json() == {}
    for bad in ({"colour": 1}, {"duration_s": [4, 1]}, {"classes": "cry"}, {"duration_s": [1]}):
        with pytest.raises((ValueError, TypeError)):
            WorklistFilter.from_json(bad)


def test_views_are_kept_under_a_name_for_one_reader_or_for_all(made: tuple[Library, list[Facts]]) -> None:
    lib, _ = made
    by, other = mark(lib).annotator_id, mark(lib, "R-02").annotator_id
    asked = query(lib, only=CRITERIA["hours"][0], order=Order.HOURS, descending=True, search="I-1")
    mine = views.save_view(lib, "  First hours ", asked, by, columns=("title", "hours"), grouped=True)
    assert mine.changes.settings
    shared = views.save_view(lib, "Loud", query(lib, only=CRITERIA["flag"][0]), by, shared=True)
    assert [view.name for view in views.list_views(lib, by)] == ["First hours", "Loud"]
    assert [view.name for view in views.list_views(lib, other)] == ["Loud"]
    opened = views.open_view(lib, mine.view.id, query(lib))
    assert opened.query == asked
    assert (opened.columns, opened.grouped) == (("title", "hours"), True)
    again = views.save_view(lib, "First hours", query(lib), by)
    assert again.view.id == mine.view.id, "a view of the same name is replaced"
    with pytest.raises(UserError, match="another reader"):
        views.remove_view(lib, mine.view.id, other)
    views.remove_view(lib, mine.view.id, by)
    views.remove_view(lib, shared.view.id, other)
    assert views.list_views(lib, by) == ()
    with pytest.raises(UserError, match="no longer there"):
        views.open_view(lib, mine.view.id, query(lib))
    with pytest.raises(UserError, match="needs a name"):
        views.save_view(lib, "  ", query(lib), by)
