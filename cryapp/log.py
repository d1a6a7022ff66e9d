"""The log file: what went wrong, for whoever looks after CryApp. No recordings, no notes, no labels are in it."""

from __future__ import annotations

import logging
import logging.handlers
from pathlib import Path

from cryapp.paths import log_dir

MAX_BYTES = 2_000_000
N_OLDER = 3


def log_path() -> Path:
    return log_dir() / "cryapp.log"


def start_logging(level: int = logging.INFO) -> None:
    """Sends log records to the rotating log file. A folder that cannot be written costs the log, never the program."""
    root = logging.getLogger()
    if any(isinstance(handler, logging.handlers.RotatingFileHandler) for handler in root.handlers):
        return
    root.setLevel(level)
    try:
        log_dir().mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            log_path(), maxBytes=MAX_BYTES, backupCount=N_OLDER, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
