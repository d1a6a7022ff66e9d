"""What ten thousand segments are drawn and hit by: columns beside a slow loop, lanes that tell classes by place."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryapp.domain.ids import AnnotatorId, RecordingId, SegmentId, TaskId
from cryapp.domain.segment import Origin, Segment, SegmentState
from cryapp.paths import resources_dir
from cryapp.services.shipped_tasks import read_task_file
from cryapp.ui.segments.book import NO_CLASS, book_of
from cryapp.ui.segments.looks import Looks, ink_on
from cryapp.ui.segments.pixels import lanes_of

KEYS = ("a", "b")


def segment(number: int, start_s: float, end_s: float, *classes: str) -> Segment:
    state = SegmentState(start_s, end_s, classes=classes)
    return Segment(SegmentId(number), RecordingId(1), TaskId(1), AnnotatorId(1), state, Origin.READER)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 50), st.floats(0, 10)), max_size=40),
    st.floats(0, 50),
    st.floats(0, 20),
)
def test_rows_in_view_are_those_of_the_index_and_of_a_slow_loop(
    pairs: list[tuple[float, float]], start_s: float, span_s: float
) -> None:
    stretches = sorted((start, start + length) for start, length in pairs)
    book = book_of([segment(i, *stretch) for i, stretch in enumerate(stretches)], KEYS)
    stop_s = start_s + span_s
    slow = [i for i, (first, last) in enumerate(stretches) if first <= stop_s and last >= start_s]
    assert book.columns.within(start_s, stop_s).tolist() == slow
    assert sorted(book.index.overlapping(start_s, stop_s)) == slow


def test_a_class_that_the_task_no_longer_has_counts_as_none() -> None:
    book = book_of([segment(1, 0, 1, "b"), segment(2, 1, 2), segment(3, 2, 3, "gone", "a")], KEYS)
    assert book.columns.kinds.tolist() == [1, NO_CLASS, 0]


def test_lanes_tell_classes_by_place() -> None:
    from cryapp.domain.task import Task

    new = read_task_file(resources_dir() / "labels" / "cry_unit.toml")
    task = Task(
        TaskId(1),
        1,
        1,
        new.key,
        new.name,
        new.question,
        new.unit,
        new.trains,
        new.guide,
        new.classes,  # type: ignore[arg-type]
    )
    looks = Looks(task)
    starts, ends = np.array([0.0, 2.0, 9.999]), np.array([1.0, 4.0, 9.999])
    lanes = lanes_of(looks, starts, ends, np.array([0, 1, NO_CLASS]), 10.0, 100)
    assert lanes.shape == (len(new.classes) + 1, 100)
    drawn = [np.flatnonzero(lane).tolist() for lane in lanes]
    assert drawn[0] == list(range(11))
    assert drawn[1] == list(range(20, 41))
    assert drawn[-1] == [99], "a point at the end is still one column"
    assert all(not lane for lane in drawn[2:-1])


@pytest.mark.parametrize("color", ["#009E73", "#56B4E9", "#999999", "#D55E00", "#CC79A7", "#0072B2", "#F0E442"])
def test_names_are_read_on_every_shipped_colour(color: str) -> None:
    from PySide6.QtGui import QColor

    def luminance(one: QColor) -> float:
        parts = (one.redF(), one.greenF(), one.blueF())
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(QColor(color)), luminance(ink_on(QColor(color)))), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
