"""Whether the sound server that Qt is connected to is still the same.

Qt 6.11 holds one PulseAudio connection a process. When the server dies or is replaced, the next call to open a sound
device ends the whole program with an assertion of libpulse (measured: ``pa_context_get_state`` aborts). Asking the
server's socket first costs microseconds and turns that into a sentence. A server that systemd starts on demand keeps
its socket and cannot be told apart.
"""

from __future__ import annotations

import os
import socket
import struct
import sys
from pathlib import Path

_first_process: int | None = None


def sound_server_lost() -> bool:
    """True if the server that was there at the first call is gone or is another one now. Never true but on Linux."""
    global _first_process  # noqa: PLW0603 - like the connection it watches, it belongs to the process
    path = _socket_path()
    if path is None:
        return False
    now = _process_behind(path)
    if not _first_process:
        _first_process = now
        return False
    return now != _first_process


def _socket_path() -> Path | None:
    """Where the server listens; None if that is no local socket."""
    if sys.platform != "linux":
        return None
    server = os.environ.get("PULSE_SERVER", "")
    if server:
        return Path(server.split("unix:", 1)[1]) if "unix:" in server else None
    folder = os.environ.get("PULSE_RUNTIME_PATH") or os.path.join(
        os.environ.get("XDG_RUNTIME_DIR", "/nowhere"), "pulse"
    )
    return Path(folder) / "native"


def _process_behind(path: Path) -> int:
    """Id of the process that listens on a socket; 0 if none does."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(0.2)
        try:
            probe.connect(str(path))
        except OSError:
            return 0
        packed = probe.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
        return int(struct.unpack("3i", packed)[0])
