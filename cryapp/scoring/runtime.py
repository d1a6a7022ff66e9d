"""OpenVINO, loaded when it is first needed and never allowed to report home."""

from __future__ import annotations

import sys
from typing import Any


def load_openvino() -> Any:
    """The ``openvino`` module, with its telemetry opted out.

    OpenVINO depends on ``openvino-telemetry``, which keeps an identifier in the home folder and sends usage by HTTP.
    Where that package cannot be imported, OpenVINO falls back to a stub of its own that does nothing: so it is made
    impossible to import before OpenVINO is. Loading takes 0.3 s, hence not at the start of the program.
    """
    if "openvino" not in sys.modules:
        sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]
    import openvino

    return openvino
