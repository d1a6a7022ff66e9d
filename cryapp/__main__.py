"""``cryapp``: without a command the window, with one the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence

WINDOW_OPTIONS = ("--store", "--exit-after-paint")
DECODE_WORKER = "--decode-worker"


def wants_window(argv: Sequence[str]) -> bool:
    """True if there is nothing but the window's own options, with their values."""
    words = list(argv)
    while words:
        word = words.pop(0)
        if word == "--store" and words:
            words.pop(0)
        elif not word.startswith(WINDOW_OPTIONS):
            return False
    return True


def main() -> int:
    argv = sys.argv[1:]
    if argv[:1] == [DECODE_WORKER]:
        # A bundled program has no `python -m`: its decoding children are itself.
        from cryapp.audio.decode_worker import main as decode

        decode()
        return 0

    from cryapp.log import start_logging

    start_logging()
    if wants_window(argv):
        from cryapp.bridge.quick_import import read_no_sources

        read_no_sources()
        from cryapp.app import run_window

        return run_window(argv)

    from cryapp.cli.main import main as run_command

    return run_command(argv)


if __name__ == "__main__":
    raise SystemExit(main())
