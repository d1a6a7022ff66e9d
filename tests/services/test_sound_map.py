"""The map shows nobody what they have still to read: a place is as good as a prediction."""

from __future__ import annotations

from pathlib import Path

import pytest

from cryapp.domain.annotation import Role
from cryapp.domain.ids import RecordingId
from cryapp.domain.reading import Candidate, DealSettings
from cryapp.services import assigning, people, sound_map
from cryapp.services.library import Library, open_library
from cryapp.services.sound_map import SEVERAL, Layout
from tests.services.test_similar_and_pace import lib as line_of_twelve
from tests.store.made import mark

lib = line_of_twelve
"""Twelve recordings on a line, two an infant; R-01 called 1 to 6 "cry", R-02 all "no_cry"."""


def test_a_reader_sees_what_they_have_answered_and_their_own_answers(lib: Library) -> None:
    by = mark(lib)
    found = sound_map.sound_map(lib, by.task_id, by.annotator_id, Layout.COMPONENTS)
    assert [facts.recording_id for facts in found.facts] == [1, 2, 3, 4, 5, 6]
    assert {(facts.label, facts.reader) for facts in found.facts} == {("cry", "R-01")}
    assert (found.left_out, found.sees_all, found.why_empty) == (6, False, "")
    assert len(found.positions) == 6
    assert found.facts[0].title == "I-0 · 1"


def test_someone_without_an_answer_sees_nothing_and_why(lib: Library) -> None:
    by = mark(lib, "R-09")
    found = sound_map.sound_map(lib, by.task_id, by.annotator_id)
    assert (found.facts, found.left_out) == ((), 12)
    assert "not answered anything" in found.why_empty


@pytest.mark.parametrize("role", [Role.ADJUDICATOR, Role.LEAD])
def test_who_may_see_all_sees_all_but_what_waits_for_them(lib: Library, role: Role) -> None:
    by = people.add_annotator(lib, f"{role}-1", role).annotator.id
    task_id = mark(lib).task_id
    found = sound_map.sound_map(lib, task_id, by)
    assert len(found.facts) == 12
    by_id = {facts.recording_id: facts for facts in found.facts}
    assert (by_id[RecordingId(1)].label, by_id[RecordingId(1)].reader) == (SEVERAL, SEVERAL)
    assert (by_id[RecordingId(9)].label, by_id[RecordingId(9)].reader) == ("no_cry", "R-02")
    made = assigning.make_set(
        lib, f"of {role}", task_id, [Candidate(RecordingId(3), "x")], [by], DealSettings(0, 0), by
    )
    again = sound_map.sound_map(lib, task_id, by)
    assert RecordingId(3) not in {facts.recording_id for facts in again.facts}
    assert again.left_out == 1
    assigning.close_set(lib, made.set_id, by)


def test_where_there_are_very_many_some_are_drawn(lib: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound_map, "MOST_MAPPED", 4)
    by = people.add_annotator(lib, "J-7", Role.ADJUDICATOR).annotator.id
    found = sound_map.sound_map(lib, mark(lib).task_id, by)
    assert (len(found.facts), found.drawn_from) == (4, 12)


def test_without_a_model_it_says_so(tmp_path: Path) -> None:
    empty = open_library(str(tmp_path / "store"))
    by = mark(empty)
    assert "No model is in use" in sound_map.sound_map(empty, by.task_id, by.annotator_id).why_empty
    empty.close()
