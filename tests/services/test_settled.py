"""Whether the order to force a whole file system to the disk is believed."""

from __future__ import annotations

import pytest

from cryapp.services.settled import tells_failures


@pytest.mark.parametrize(
    ("system", "release", "believed"),
    [
        ("Linux", "6.8.0-45-generic", True),
        ("Linux", "5.8.0", True),
        ("Linux", "5.10.16.3-microsoft-standard-WSL2", True),
        ("Linux", "5.4.0-216-generic", False),
        ("Linux", "4.18.0-553.el8_10.x86_64", False),
        ("Linux", "", False),
        ("Darwin", "23.6.0", False),
        ("Windows", "11", False),
    ],
)
def test_only_a_linux_that_tells_of_failures_is_believed(system: str, release: str, believed: bool) -> None:
    """Older ones say that all is well whatever the disk refused: there each file is forced by itself, and says so."""
    assert tells_failures(system, release) is believed
