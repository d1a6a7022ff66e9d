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
    resumes: bool = False
    """Whether it goes on from what it had done when it is asked again."""


COMMANDS: tuple[Command, ...] = (
    Command("convert", "bring in a published checkpoint", "ml.arguments:convert", "ml.convert:run"),
    Command("embed", "write embeddings of whole recordings", "ml.arguments:embed", "ml.embed:run"),
    Command("folder", "make a manifest of any folder of sounds", "ml.arguments:folder", "ml.general:run"),
    Command("encoders", "show the encoders: size, cost, speed", "ml.arguments:encoders", "ml.encoder_table:run"),
    Command(
        "compact", "store a model package in half its size, to be shipped", "ml.arguments:compact", "ml.compact:run"
    ),
    Command("int8", "add 8-bit convolutions to a model package", "ml.arguments:int8", "ml.int8:run"),
    Command("estimate", "time and memory of pre-training on a large pool", "ml.arguments:estimate", "ml.estimate:run"),
    Command(
        "study",
        "compare pre-trainings, from few and many labels, on infants none of them has met",
        "ml.study.arguments:add_arguments",
        "ml.study.command:run",
        resumes=True,
    ),
    Command(
        "shard",
        "pack the recordings of a manifest into WebDataset shards, for pools larger than memory",
        "ml.shard_command:add_arguments",
        "ml.shard_command:run",
        resumes=True,
    ),
)


def add_commands(parsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds a sub-parser for each command; what it parses runs by :func:`run_command`."""
    for command in COMMANDS:
        parser = parsers.add_parser(command.name, help=command.help, description=command.help)
        parser.add_argument("--json", action="store_true", help="say it in JSON lines, for programs")
        _function(command.add_arguments)(parser)
        parser.set_defaults(command=command)


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
                print(_words(kind, data), file=self._plain, flush=True)
            except BrokenPipeError:
                self._broken = True  # e.g. "| head": the work itself goes on


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
