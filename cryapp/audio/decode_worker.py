"""The child's side of ``sandbox``: ``python -m cryapp.audio.decode_worker MEMORY_BYTES STALL_S``."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from cryapp.audio.ingest import ingest_file, ingested_to_json
from cryapp.audio.vault import Vault, VaultDiskError
from cryapp.domain.errors import UserError

_SIGN_EVERY_S = 1.0


def main() -> None:
    memory_bytes, stall_s = int(sys.argv[-2]), float(sys.argv[-1])
    answers = _private_stdout()
    _limit(memory_bytes)
    _say(answers, {"is": "ready"})
    for line in sys.stdin.buffer:
        order = json.loads(line)
        vault = Vault(Path(order["vault"]), order["lasting"])
        _say(answers, _answer(Path(order["path"]), vault, _Watch(answers, stall_s)))


def _answer(path: Path, vault: Vault, alive: Callable[[], None]) -> dict[str, Any]:
    try:
        return {"is": "ingested", "ingested": ingested_to_json(ingest_file(path, vault, alive))}
    except UserError as error:
        return {"is": "refused", "reason": error.happened}
    except VaultDiskError as fault:
        return {"is": "disk", "errno": fault.error.errno, "strerror": fault.error.strerror}
    except MemoryError:
        return {"is": "memory"}
    except Exception:  # noqa: BLE001 - handed to the parent, which raises it there as our bug
        return {"is": "bug", "traceback": traceback.format_exc()}


class _Watch:
    """Tells the parent that work goes on, and ends this process by an alarm if it does not and the parent is gone."""

    def __init__(self, answers: IO[bytes], stall_s: float) -> None:
        self._answers = answers
        self._alarm_s = 2 * stall_s
        self._last = time.monotonic()
        self._arm()

    def __call__(self) -> None:
        now = time.monotonic()
        if now - self._last >= _SIGN_EVERY_S:
            self._last = now
            _say(self._answers, {"is": "alive"})
            self._arm()

    def _arm(self) -> None:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, self._alarm_s)


def _private_stdout() -> IO[bytes]:
    """Stdout for answers alone; whatever a library prints goes to stderr."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _say(answers: IO[bytes], message: dict[str, Any]) -> None:
    try:
        answers.write(json.dumps(message).encode() + b"\n")
        answers.flush()
    except BrokenPipeError:
        # The app is gone.
        os._exit(0)


def _limit(memory_bytes: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Reading an import is never more urgent than the window.
    os.nice(5)


if __name__ == "__main__":
    main()
