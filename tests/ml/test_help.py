"""Help of ``cry-ml``: every argument explained, every example a command line or an order that is understood."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

import pytest

from ml.__main__ import ORDERS, _parser, job_example
from ml.commands import COMMANDS
from ml.contract import Kind, read_job


def _commands() -> dict[str, argparse.ArgumentParser]:
    (action,) = [a for a in _parser()._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(action.choices)


def test_every_argument_of_every_command_is_explained() -> None:
    silent = [f"{n} {a.dest}" for n, p in _commands().items() for a in p._actions if not a.help]
    assert silent == []


def test_every_command_has_examples_and_says_how_it_ends() -> None:
    assert set(_commands()) == {*map(str, Kind), *(command.name for command in COMMANDS)}
    for name, parser in _commands().items():
        said = parser.format_help()
        assert f"  cry-ml {name} " in said, name
        assert "stderr" in said, name
        assert max(map(len, said.splitlines())) <= 130, name


@pytest.mark.parametrize("line", [line for command in COMMANDS for line in command.examples])
def test_examples_are_understood(line: str) -> None:
    program, *words = shlex.split(line)
    assert program == "cry-ml"
    assert _parser().parse_args(words).command.name == words[0]


@pytest.mark.parametrize("kind", list(ORDERS))
def test_the_orders_shown_can_be_read(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "job.json"
    path.write_text(job_example(kind))
    assert read_job(path).kind is kind
