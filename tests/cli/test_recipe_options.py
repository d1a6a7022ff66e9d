"""``--option NAME=VALUE``: what becomes of the words."""

from __future__ import annotations

import pytest

from cryapp.cli.options import recipe_options
from cryapp.domain.errors import UserError


def test_values_are_numbers_flags_lists_or_text() -> None:
    given = ["lr=0.001", "variants=2", "projector_norm=true", "speed=[0.9, 1.1]", "recipe=paper", "ambient_folder=/a=b"]
    assert recipe_options(given) == {
        "lr": 0.001,
        "variants": 2,
        "projector_norm": True,
        "speed": [0.9, 1.1],
        "recipe": "paper",
        "ambient_folder": "/a=b",
    }
    assert recipe_options(None) == {}


@pytest.mark.parametrize("text", ["lr", "=3", "a b=1", ""])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="NAME=VALUE"):
        recipe_options([text])
