"""The peers' packages leave the test process as they found it."""

from __future__ import annotations

import sys

from tests.ml import peers


def test_modules_can_be_looked_at_after_a_peer_was_loaded() -> None:
    """hypothesis asks every loaded module for its file; SpeechBrain's placeholders answer with an import that fails."""
    peers.speechbrain()
    for module in list(sys.modules.values()):
        getattr(module, "__file__", None)
