"""Which stretch the evidence is looked for in; that it is refused before the own answer is tested in the window."""

from __future__ import annotations

import pytest

from cryapp.services.evidence import MOST_S, _within


@pytest.mark.parametrize(
    ("span_s", "duration_s", "expected"),
    [
        ((0.0, 5.0), 5.0, (0.0, 5.0)),
        ((-1.0, 9.0), 5.0, (0.0, 5.0)),
        ((10.0, 20.0), 3600.0, (10.0, 20.0)),
        ((0.0, 3600.0), 3600.0, (1800 - MOST_S / 2, 1800 + MOST_S / 2)),
    ],
)
def test_at_most_a_minute_of_what_is_on_the_screen(
    span_s: tuple[float, float], duration_s: float, expected: tuple[float, float]
) -> None:
    assert _within(span_s, duration_s) == expected
