"""Loading QtMultimedia runs nothing of ours inside the dynamic loader."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
from PySide6.QtCore import QCoreApplication, qInstallMessageHandler, qWarning
QCoreApplication([])
heard = []
handler = lambda _kind, _context, text: heard.append(text)
qInstallMessageHandler(handler)
import cryapp.bridge.multimedia
while_loading = list(heard)
qWarning("after")
print(while_loading, heard[-1])
"""


def test_messages_are_not_ours_while_it_loads_and_ours_again_after() -> None:
    """A fresh interpreter: here its libraries tell that they miss PipeWire, there something else or nothing."""
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True, timeout=240)
    assert done.stdout.strip() == "[] after"
