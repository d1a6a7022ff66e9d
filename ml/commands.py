"""Commands of ``cry-ml`` beside the app's orders: one line each, its module imported when it is asked for.

Such a command is for people and scripts: it says what it does in plain words on stdout (``--json``: as the contract's
JSON lines), its faults in a sentence on stderr, and ends with the contract's exit codes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TextIO

from ml.contract import EventKind
from ml.emit import Emitter


@dataclass(frozen=True)
class Command:
    """``add_arguments`` (parser) and ``run`` (arguments, emitter) → exit code, each as "module:function".

    The module of ``add_arguments`` must import the standard library and :mod:`ml.contract` only: it is imported
    whatever is asked for, and torch takes seconds.
    """

    name: str
    help: str
    add_arguments: str
    run: str
    examples: tuple[str, ...] = ()
    """Whole command lines, shown below its help."""
    resumes: bool = False
    """Whether it goes on from what it had done when it is asked again."""


COMMANDS: tuple[Command, ...] = (
    Command(
        "convert",
        "bring in a published checkpoint: checked, nothing in it is run, kept as safetensors",
        "ml.arguments:convert",
        "ml.convert:run",
        (
            "cry-ml convert sclr.ckpt --as sb-cnn14",
            "cry-ml convert Cnn14_mAP=0.431.pth --as panns-cnn14 --front-end app --audio SOUNDS --out p.safetensors",
        ),
    ),
    Command(
        "embed",
        "write embeddings of whole recordings (for a model's answers: cryapp score)",
        "ml.arguments:embed",
        "ml.embed:run",
        (
            "cry-ml embed resources/models/cry_presence RECORDINGS --out embeddings.npz",
            "cry-ml embed sclr.safetensors a.caf b.3gp --out embeddings.npz",
        ),
    ),
    Command(
        "folder",
        "make a manifest of any folder of sounds",
        "ml.arguments:folder",
        "ml.general:run",
        (
            "cry-ml folder SOUNDS --out manifest.jsonl",
            r"cry-ml folder SOUNDS --label-from-folder --group-from '^digit_\d/\d_([a-z]+)_' --out manifest.jsonl",
            "cry-ml folder WARD --use background --out background.jsonl",
        ),
    ),
    Command(
        "encoders",
        "show the encoders: size, cost, speed",
        "ml.arguments:encoders",
        "ml.encoder_table:run",
        ("cry-ml encoders --no-speed", "cry-ml encoders --only small mobile --seconds 3"),
    ),
    Command(
        "compact",
        "store a model package in half its size, to be shipped",
        "ml.arguments:compact",
        "ml.compact:run",
        ("cry-ml compact runs/7/package --out small --card told.json",),
    ),
    Command(
        "int8",
        "add 8-bit convolutions to a model package",
        "ml.arguments:int8",
        "ml.int8:run",
        ("cry-ml int8 runs/7/package --manifest runs/7/manifest.jsonl",),
    ),
    Command(
        "estimate",
        "time and memory of pre-training on a large pool",
        "ml.arguments:estimate",
        "ml.estimate:run",
        (
            "cry-ml estimate --encoder cnn14 --shards SHARDS",
            "cry-ml estimate --recipe simclr --encoder small --hours 100 --gpus 1 4",
        ),
    ),
    Command(
        "study",
        "compare pre-trainings, from few and many labels, on infants none of them has met",
        "ml.study.arguments:add_arguments",
        "ml.study.command:run",
        (
            "cry-ml study --manifest manifest.jsonl --task task.json --out STUDY --tests folds --processes 2",
            "cry-ml study --manifest manifest.jsonl --task task.json --out STUDY --tests folds --processes 2 --resume",
            "cry-ml study --manifest manifest.jsonl --task task.json --out QUICK --tests folds"
            " --arms random,simclr_cries --seeds 1",
        ),
        resumes=True,
    ),
    Command(
        "shard",
        "pack the recordings of a manifest into WebDataset shards, for pools larger than memory",
        "ml.shard_command:add_arguments",
        "ml.shard_command:run",
        ("cry-ml shard manifest.jsonl --out shards --processes 16",),
        resumes=True,
    ),
)
EXITS = "Ends with 0; 2 and a sentence on stderr if something outside is wrong; 1 for a fault of ours."


def add_commands(parsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds a sub-parser for each command; what it parses runs by :func:`run_command`."""
    for command in COMMANDS:
        parser = parsers.add_parser(
            command.name,
            help=command.help,
            description=_sentence(command.help),
            epilog="\n".join(["examples:", *(f"  {line}" for line in command.examples), "", EXITS]),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        parser.add_argument("--json", action="store_true", help="say it in JSON lines, for programs")
        _function(command.add_arguments)(parser)
        parser.set_defaults(command=command)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def run_command(command: Command, arguments: argparse.Namespace, emitter: Emitter) -> int:
    """Imports the command and runs it; returns its exit code."""
    code = _function(command.run)(arguments, emitter)
    assert isinstance(code, int), command
    return code


class PlainEmitter(Emitter):
    """Events in plain words: one line each; progress on stderr, and only where somebody watches."""

    def __init__(self, out: TextIO, watching: TextIO | None = None) -> None:
        super().__init__(out)
        self._plain = out
        self._watching = sys.stderr if watching is None else watching

    def emit(self, kind: EventKind, **data: object) -> None:
        if self._broken:
            return
        if kind is EventKind.PROGRESS:
            if self._watching.isatty():
                end = "\n" if data.get("done") == data.get("total") else "\r"
                print(f"  {data.get('done')} of {data.get('total')}", end=end, file=self._watching, flush=True)
        elif kind is not EventKind.ERROR:  # whoever ends the program says it on stderr
            try:
                print(_printable(_words(kind, data), self._plain), file=self._plain, flush=True)
            except BrokenPipeError:
                self._broken = True  # e.g. "| head": the work itself goes on


def _printable(text: str, out: TextIO) -> str:
    """With an escape for what ``out`` cannot write, e.g. in a file's name of another encoding."""
    encoding = out.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _words(kind: EventKind, data: dict[str, object]) -> str:
    if kind is EventKind.LOG:
        return str(data.get("text"))
    if kind is EventKind.STAGE:
        return f"[{data.get('index')}/{data.get('count')}] {data.get('name')}"
    if kind is EventKind.RESULT:
        return f"Written: {data.get('path')}"
    return ", ".join(f"{key} {value}" for key, value in data.items() if value is not None)


def _function(where: str) -> Callable[..., object]:
    module, name = where.split(":")
    function: Callable[..., object] = getattr(import_module(module), name)
    return function
