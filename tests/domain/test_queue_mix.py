"""The visible mix: shares that always make a whole, with chance's part in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cryapp.domain.queue_mix import ARMS, Mix, Reason, rebalanced


@given(
    st.lists(st.integers(0, 100), min_size=5, max_size=5),
    st.sampled_from(ARMS),
    st.integers(-20, 150),
)
def test_shares_always_sum_to_a_hundred_and_leave_chance_its_part(
    values: list[int], reason: Reason, wanted: int
) -> None:
    before = dict(zip(ARMS, values, strict=True))
    after = rebalanced(before, reason, wanted)
    assert sum(after.values()) == 100
    assert after[Reason.RANDOM] >= 5
    assert all(share >= 0 for share in after.values())
    Mix({arm: share / 100 for arm, share in after.items()})


def test_the_other_shares_give_in_proportion() -> None:
    before = {Reason.UNCERTAIN: 40, Reason.UNLIKE: 20, Reason.RANDOM: 20, Reason.DISAGREE: 10, Reason.RARE: 10}
    assert rebalanced(before, Reason.UNCERTAIN, 40) == before
    assert rebalanced(before, Reason.UNCERTAIN, 70) == {
        Reason.UNCERTAIN: 70,
        Reason.UNLIKE: 9,
        Reason.RANDOM: 12,
        Reason.DISAGREE: 5,
        Reason.RARE: 4,
    }
    most = rebalanced(before, Reason.UNCERTAIN, 100)
    assert (most[Reason.UNCERTAIN], most[Reason.RANDOM]) == (95, 5)
    assert rebalanced(before, Reason.RANDOM, 0)[Reason.RANDOM] == 5
    only = {Reason.RANDOM: 100}
    assert rebalanced(only, Reason.RANDOM, 60)[Reason.UNCERTAIN] == 40
