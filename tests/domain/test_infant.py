"""The lock is a property of the pseudonym alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryapp.domain.infant import DEFAULT_LOCKED_SHARE, N_BUCKETS, is_locked, lock_bucket


@given(st.text(min_size=1))
def test_bucket_does_not_depend_on_blanks_or_case(code: str) -> None:
    bucket = lock_bucket(code)
    assert 0 <= bucket < N_BUCKETS
    assert lock_bucket(f"  {code}\t") == bucket
    assert lock_bucket(code.casefold()) == bucket


def test_bucket_is_the_published_hash() -> None:
    # Fixed for ever: a test infant must stay a test infant in every later version of the program.
    assert lock_bucket("I-0187") == 6369
    assert lock_bucket("SYN-01") == 6176


@pytest.mark.parametrize("share", [0.0, 0.1, DEFAULT_LOCKED_SHARE, 0.5, 1.0])
def test_share_of_locked_infants_is_what_was_asked(share: float) -> None:
    locked = sum(is_locked(lock_bucket(f"infant-{n}"), share) for n in range(20_000))
    assert abs(locked / 20_000 - share) < 0.01


def test_a_larger_share_keeps_every_locked_infant() -> None:
    codes = [f"infant-{n}" for n in range(2_000)]
    small = {c for c in codes if is_locked(lock_bucket(c), 0.1)}
    assert small < {c for c in codes if is_locked(lock_bucket(c), 0.2)}
