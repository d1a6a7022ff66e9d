"""The window on time: it never leaves the recording, and keeps what the eye holds on to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from cryapp.ui.sound.ticks import round_steps, span_text, time_steps, time_text
from cryapp.ui.sound.viewport import MIN_SPAN_S, PAGE_S, Viewport


def port(duration_s: float) -> Viewport:
    made = Viewport()
    made.reset(duration_s)
    return made


acts = st.lists(
    st.one_of(
        st.tuples(st.just("zoom"), st.floats(0.1, 10), st.floats(-10, 200)),
        st.tuples(st.just("pan"), st.floats(-100, 100), st.just(0.0)),
        st.tuples(st.just("show"), st.floats(-50, 200), st.floats(-50, 200)),
        st.tuples(st.just("select"), st.floats(-50, 200), st.floats(-50, 200)),
        st.tuples(st.just("back"), st.just(0.0), st.just(0.0)),
        st.tuples(st.just("playhead"), st.floats(-50, 200), st.just(0.0)),
    ),
    max_size=25,
)


@settings(max_examples=150, deadline=None)
@given(duration_s=st.floats(0.0, 120.0), acts=acts)
def test_it_never_leaves_the_recording(duration_s: float, acts: list[tuple[str, float, float]]) -> None:
    view = port(duration_s)
    whole_s = max(duration_s, MIN_SPAN_S)
    for name, a, b in acts:
        if name == "zoom":
            view.zoom(a, b)
        elif name == "pan":
            view.pan(a)
        elif name == "show":
            view.show(a, b)
        elif name == "select":
            view.select(a, b)
        elif name == "back":
            view.back()
        else:
            view.set_playhead(a)
        assert -1e-9 <= view.start_s < view.stop_s <= whole_s + 1e-9
        assert view.span_s >= MIN_SPAN_S - 1e-9
        assert 0 <= view.playhead_s <= duration_s
        assert view.selection is None or 0 <= view.selection[0] < view.selection[1] <= duration_s


@given(factor=st.floats(1.0, 20.0), share=st.floats(0.0, 1.0))
def test_zooming_keeps_the_place_under_the_pointer(factor: float, share: float) -> None:
    view = port(10.0)
    at_s = share * 10.0
    view.zoom(factor, at_s)
    assert (at_s - view.start_s) / view.span_s == pytest.approx(share, abs=1e-6)


def test_long_recordings_open_on_a_page_and_short_ones_whole() -> None:
    assert port(3600.0).span_s == PAGE_S
    assert port(7.0).span_s == 7.0
    assert port(0.0).span_s == MIN_SPAN_S


def test_the_page_turns_with_the_sound_but_not_under_a_reader_who_looks_elsewhere(qtbot: QtBot) -> None:
    view = port(100.0)
    view.set_playhead(19.9)
    view.advance_playhead(20.1)
    assert view.start_s == pytest.approx(19.1)
    view.show(70.0, 90.0)
    view.advance_playhead(20.2)
    assert view.start_s == 70.0
    assert view.playhead_s == 20.2
    view.set_playhead(20.3)
    assert view.start_s < 20.3 < view.stop_s


def test_wheel_turns_in_one_gesture_are_one_step_back() -> None:
    view = port(30.0)
    for _ in range(5):
        view.zoom(1.25, 15.0)
    assert view.can_go_back
    view.back()
    assert view.span_s == pytest.approx(30.0)
    assert not view.can_go_back


@given(low=st.floats(0, 1e4), span=st.floats(0.01, 1e4), most=st.integers(1, 20))
def test_steps_are_round_and_few(low: float, span: float, most: int) -> None:
    for steps in (round_steps(low, low + span, most), time_steps(low, low + span, most)):
        assert len(steps) <= most + 2
        assert all(low - 1e-6 * span <= s <= low + span + 1e-6 * span for s in steps)


def test_times_as_people_say_them() -> None:
    assert time_text(2.5, 0.1) == "2.5 s"
    assert time_text(2.0, 1.0) == "2 s"
    assert time_text(90.0, 30.0) == "1:30"
    assert time_text(3725.5, 0.1) == "1:02:05.5"
    assert span_text(0.0, 7.0, 7.0) == "7.0 s"
    assert span_text(1.2, 4.9, 7.0) == "1.2 – 4.9 s of 7.0 s"
    assert span_text(0.0, 20.0, 3600.0) == "0:00 – 0:20 of 1:00:00"
