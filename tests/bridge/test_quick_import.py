"""Imports after Qt do not read every module's source."""

from __future__ import annotations

import subprocess
import sys

import pytest

SOURCES_READ = """
import linecache, sys
from cryapp.bridge.quick_import import read_no_sources
if {quick}:
    assert read_no_sources()
from cryapp.ui.theme import theme
print(sum(name.endswith("theme.py") for name in linecache.cache))
"""


@pytest.mark.parametrize(("quick", "n_read"), [(True, "0"), (False, "1")])
def test_sources_stay_unread(quick: bool, n_read: str) -> None:
    """The second case says that there is still something to switch off in this PySide."""
    code = SOURCES_READ.format(quick=quick)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=240)
    assert done.stdout.strip() == n_read
