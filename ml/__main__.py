"""``cry-ml`` = ``python -m ml``: see :mod:`ml.contract` for what goes in and comes out."""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from ml.commands import PlainEmitter, add_commands, run_command
from ml.contract import EXIT_CANCELLED, EXIT_FAILED, EXIT_INTERRUPTED, EXIT_OK, EXIT_USER_ERROR, Kind
from ml.control import Control
from ml.emit import Emitter, emitter_on_stdout
from ml.errors import CancelledRun, InterruptedRun, RunError, explained
from ml.heap import keep_freed_memory
from ml.room import require_room, tame_blas

NEEDED = ("torch", "torchaudio", "lightning_fabric", "safetensors", "onnx", "onnxscript", "sklearn")
"""Installed by the extra ``train``; the app itself runs without them."""

REPEATING = frozenset({Kind.PRETRAIN, "estimate", "encoders"})
"""What does one step many times over, always with arrays of the same sizes, and what measures how fast that is. A
fine-tuning goes through recordings of every length, whose memory is better given back."""


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Ends the process: torch's threads and the one listening on stdin would keep a finished program waiting, or
    crash it while it is torn down.
    """
    arguments = _parser().parse_args(argv)
    # Threads that spin while they wait for each other starve the window on a busy two-core machine.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    tame_blas()
    if arguments.kind in REPEATING:
        keep_freed_memory()
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


@dataclass(frozen=True)
class Order:
    """What an order does, and a job.json that orders it."""

    words: str
    job: str


_TASK = '"task": {"key": "cry_presence", "name": "Cry", "classes": ["cry", "no_cry"], "positive": ["cry"]}'
ORDERS = {
    Kind.PRETRAIN: Order(
        "learn an encoder from recordings without labels",
        '"epochs": 20, "options": {"recipe": "simclr", "stage": "adapt"}',
    ),
    Kind.FINETUNE: Order(
        "learn a classifier from labelled recordings",
        f'{_TASK},\n   "encoder": "../pretrained/package", "options": {{"mode": "probe_full"}}',
    ),
    Kind.CROSSVALIDATE: Order("ask about every labelled recording a model that has not met its infant", _TASK),
    Kind.EVALUATE: Order(
        "measure a model on locked infants",
        f'{_TASK},\n   "package": "../trained/package", "options": {{"prevalence": 0.05}}',
    ),
    Kind.PREDICT: Order("score recordings", f'{_TASK},\n   "package": "../trained/package"'),
    Kind.EXPORT: Order("write a model package again", '"package": "../trained/package"'),
}
DESCRIPTION = """Learns from infant cries: without a window, without a store, on one machine or many.

The first six commands do what a job.json orders, as the app does; the others take their arguments here.
Each says more with --help. Paths in a job.json are relative to its folder."""
EPILOG = """from a folder of sounds to an encoder:
  cry-ml folder SOUNDS --out run/manifest.jsonl
  cry-ml pretrain --job run/job.json           # cry-ml pretrain --help shows a job.json
  cry-ml embed run/package RECORDINGS --out embeddings.npz

A model's answers for a folder of files: cryapp score FOLDER --model shipped --out scores.csv"""
ENDS = """Options are told of in docs/pretraining.md and docs/finetuning.md, all fields of an order in ml/contract.py.
Reports JSON lines on stdout; success is exit code 0 and result.json in out_dir. Ctrl+C once stops early and
keeps what is learnt, twice cancels; SIGTERM writes a checkpoint, and --resume goes on. Ends with 2 and a sentence
on stderr if something outside is wrong, 3 interrupted, 4 cancelled, 1 for a fault of ours."""


def _parser() -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="cry-ml", description=DESCRIPTION, epilog=EPILOG, formatter_class=raw)
    parsers = parser.add_subparsers(dest="kind", required=True, metavar="COMMAND")
    for kind, what in ORDERS.items():
        order = parsers.add_parser(
            str(kind),
            help=f"{what.words}, as a job.json orders",
            description=f"{what.words[0].upper()}{what.words[1:]}, as a job.json orders.",
            epilog=_order_help(kind),
            formatter_class=raw,
        )
        order.add_argument("--job", type=Path, required=True, metavar="JOB.JSON", help="the order, see below")
        order.add_argument("--resume", action="store_true", help="go on from the checkpoint in the run's folder")
        order.add_argument(
            "--control", choices=("none", "stdin"), default="none", help="listen for JSON-line commands on stdin"
        )
        order.set_defaults(command=None)
    add_commands(parsers)
    return parser


def job_example(kind: Kind) -> str:
    """A job.json of this kind, as the help shows it."""
    start = f'{{"version": 1, "kind": "{kind}", "manifest": "manifest.jsonl", "out_dir": "."'
    return f"{start},\n   {ORDERS[kind].job}}}"


def _order_help(kind: Kind) -> str:
    return f"example:\n  cry-ml {kind} --job run/job.json\n\na job.json:\n  {job_example(kind)}\n\n{ENDS}"


if __name__ == "__main__":
    main()
