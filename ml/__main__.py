"""``cry-ml`` = ``python -m ml``: see :mod:`ml.contract` for what goes in and comes out."""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from ml.commands import PlainEmitter, add_commands, run_command
from ml.contract import EXIT_CANCELLED, EXIT_FAILED, EXIT_INTERRUPTED, EXIT_OK, EXIT_USER_ERROR, Kind
from ml.control import Control
from ml.emit import Emitter, emitter_on_stdout
from ml.errors import CancelledRun, InterruptedRun, RunError, explained
from ml.room import require_room, tame_blas

NEEDED = ("torch", "torchaudio", "lightning_fabric", "safetensors", "onnx", "onnxscript", "sklearn")
"""Installed by the extra ``train``; the app itself runs without them."""


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Ends the process: torch's threads and the one listening on stdin would keep a finished program waiting, or
    crash it while it is torn down.
    """
    arguments = _parser().parse_args(argv)
    # Threads that spin while they wait for each other starve the window on a busy two-core machine.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    tame_blas()
    code = _order(arguments) if arguments.command is None else _command(arguments)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):  # nobody reads on, or the disk it goes to is full
            stream.flush()
    os._exit(code)


def _order(arguments: argparse.Namespace) -> int:
    control = Control()
    control.handle_signals()
    if arguments.control == "stdin":
        control.listen_on_stdin()
    return guarded(Kind(arguments.kind), arguments.job, arguments.resume, emitter_on_stdout(), control)


def _command(arguments: argparse.Namespace) -> int:
    emitter = emitter_on_stdout() if arguments.json else PlainEmitter(sys.stdout)
    return explaining(lambda: run_command(arguments.command, arguments, emitter), emitter, arguments.command.resumes)


def guarded(kind: Kind, job: Path, resume: bool, emitter: Emitter, control: Control) -> int:
    """Runs an order and turns whatever happens into events and an exit code of the contract."""

    def work() -> int:
        from ml.run import run  # torch takes seconds to import, and may be missing

        run(kind, job, resume, emitter, control)
        return EXIT_OK

    return explaining(work, emitter)


def explaining(work: Callable[[], int], emitter: Emitter, resumable: bool = True) -> int:
    """Does the work and turns whatever happens into events, sentences on stderr and an exit code of the contract.

    Args:
        resumable: as of :func:`~ml.errors.explained`.
    """
    try:
        missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
        if missing:
            raise RunError(
                f"The learning program is not installed completely ({', '.join(missing)} missing).",
                'Install it with: pip install "cryapp[train]"',
            )
        require_room()  # torch and numpy
        return work()
    except (CancelledRun, KeyboardInterrupt):
        emitter.log("Cancelled; nothing was kept")
        return EXIT_CANCELLED
    except InterruptedRun:
        emitter.log("Interrupted; a checkpoint is kept, --resume goes on from there")
        return EXIT_INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last place that can tell the app what happened
        known = explained(error, resumable)
        if known is not None:
            print(known.sentence, file=sys.stderr)
            emitter.error(known)
            return EXIT_USER_ERROR
        traceback.print_exc()
        emitter.error(
            RunError(
                f"The learning program failed ({type(error).__name__}: {error}).",
                "Try again; if it happens again, send the run's log to the developers.",
            )
        )
        return EXIT_FAILED


ORDERS = {
    Kind.PRETRAIN: "learn an encoder from recordings without labels",
    Kind.FINETUNE: "learn a classifier from labelled recordings",
    Kind.CROSSVALIDATE: "ask about every labelled recording a model that has not met its infant",
    Kind.EVALUATE: "measure a model on locked infants",
    Kind.PREDICT: "score recordings",
    Kind.EXPORT: "write a model package again",
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cry-ml", description="Learns from infant cries.")
    parsers = parser.add_subparsers(dest="kind", required=True, metavar="COMMAND")
    for kind, words in ORDERS.items():
        order = parsers.add_parser(str(kind), help=f"{words}, as a job.json orders")
        order.add_argument("--job", type=Path, required=True, metavar="JOB.JSON")
        order.add_argument("--resume", action="store_true", help="go on from the checkpoint in the run's folder")
        order.add_argument(
            "--control", choices=("none", "stdin"), default="none", help="listen for JSON-line commands on stdin"
        )
        order.set_defaults(command=None)
    add_commands(parsers)
    return parser


if __name__ == "__main__":
    main()
