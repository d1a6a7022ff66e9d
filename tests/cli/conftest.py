"""The command line as a program, and in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cryapp.cli.main import main
from tests.services.conftest import checked_folder, labelled_folder, trained_folder, write_sound

__all__ = ["checked_folder", "labelled_folder", "trained_folder", "write_sound"]


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What was printed, which must be one JSON object and nothing else."""
        value = json.loads(self.out)
        assert isinstance(value, dict)
        assert self.out.count("\n") == 1
        return value


Cli = Callable[..., Ran]


@pytest.fixture
def cli(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Cli:
    """Runs a command on a store of this test (unless ``--store`` is given)."""

    def run(*words: object) -> Ran:
        argv = [str(word) for word in words]
        if not any(word.startswith("--store") for word in argv):
            argv += ["--store", str(tmp_path / "store")]
        capfd.readouterr()
        code = main(argv)
        found = capfd.readouterr()
        return Ran(code, found.out, found.err)

    return run
