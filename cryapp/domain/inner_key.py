"""Inner keys of tasks, classes and questions: made of words once, and kept whatever the words become."""

from __future__ import annotations

import re

from cryapp.domain.task import DONT_KNOW

KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")


def key_from(name: str, taken: frozenset[str] = frozenset()) -> str:
    """A key for a name: ``Cry of pain`` → ``cry_of_pain``; a number behind it where that is taken."""
    words = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
    base = (words if words[:1].isalpha() else f"x_{words}").strip("_")[:36] or "x"
    found, number = base, 2
    while found in taken or found == DONT_KNOW:
        found, number = f"{base}_{number}", number + 1
    return found
