"""Tasks from the shell: listed, shown with their versions, written to a file and taken from one."""

from __future__ import annotations

from pathlib import Path

import pytest

from cryapp.services.library import open_library
from tests.cli.conftest import Cli


@pytest.fixture(autouse=True)
def store(tmp_path: Path) -> None:
    open_library(str(tmp_path / "store")).close()


def test_a_task_goes_out_and_comes_back_changed(tmp_path: Path, cli: Cli) -> None:
    listed = cli("tasks", "list", "--json").json["tasks"]
    assert [one["key"] for one in listed][:2] == ["cry_presence", "trigger"]
    file = tmp_path / "task.toml"
    assert cli("tasks", "export", "cry_presence", file, "--json").json == {"task": "cry_presence", "file": str(file)}
    assert cli("tasks", "import", file).out == "Nothing in it is new.\n"
    file.write_text(file.read_text().replace('name = "Unusable"', 'name = "Spoilt"'))
    answer = cli("tasks", "import", file, "--annotator", "R-01", "--json").json
    assert answer == {"task": "cry_presence", "version": 2, "added": True}
    shown = cli("tasks", "show", "cry_presence", "--json").json
    assert [(one["version"], one["shipped"]) for one in shown["versions"]] == [(2, None), (1, 1)]
    text = cli("tasks", "show", "cry_presence").out
    assert 'name = "Spoilt"' in text
    assert "made here" in text


def test_a_clash_of_keys_is_one_sentence(tmp_path: Path, cli: Cli) -> None:
    file = tmp_path / "task.toml"
    cli("tasks", "export", "cry_presence", file)
    file.write_text(file.read_text().replace('shortcut = "2"', 'shortcut = "1"'))
    refused = cli("tasks", "import", file)
    assert "Key 1 is used by “Cry” and “No cry”." in refused.err
    assert "Nothing was saved." in refused.err
    assert "There is no task “x”" in cli("tasks", "show", "x").err
