"""The files and lines that pass between the app and the learning program."""

from __future__ import annotations

import ast
import json
import math
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ml import contract, contract_fields, contract_folds, gate_points, gate_rules
from ml.contract import (
    ContractError,
    Event,
    EventKind,
    Job,
    Kind,
    ManifestRow,
    Preset,
    Result,
    TaskSpec,
    Use,
    finite,
    parse_event,
    read_job,
    read_manifest,
    read_result,
    write_job,
    write_manifest,
    write_result,
)

TASK = TaskSpec("t", "Täsk", ("a", "b"), ("a",))


def row(**fields: object) -> ManifestRow:
    given = {"recording": "r1", "path": "x.flac", "infant": "i1", "locked": False, "use": Use.TRAIN, **fields}
    return ManifestRow(**given)  # type: ignore[arg-type]


MODULES = [contract, contract_fields, contract_folds, gate_points, gate_rules]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_imports_only_the_standard_library(module: ModuleType) -> None:
    """The contract and the gate's rules, by which both sides judge and which it hands on."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            own = node.module == "ml"
            names |= {f"ml.{a.name}" for a in node.names} if own else {str(node.module)}
    shared = {"ml.contract_fields", "ml.contract_folds", "ml.gate_points", "ml.gate_rules"}
    assert {n.split(".")[0] for n in names - shared} <= set(sys.stdlib_module_names)


def test_job_survives_the_file(tmp_path: Path) -> None:
    job = Job(Kind.FINETUNE, "m.jsonl", "out", "r7", 3, Preset.THOROUGH, 12, TASK, "enc", options={"lr": 0.1})
    write_job(tmp_path / "job.json", job)
    assert read_job(tmp_path / "job.json") == job


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "dance"}, "dance"),
        ({"preset": "hasty"}, "hasty"),
        ({"colour": "red"}, "colour"),
        ({"version": 2}, "version 2"),
        ({"task": {"key": "t"}}, "name"),
    ],
)
def test_a_wrong_field_is_named(tmp_path: Path, change: dict[str, object], said: str) -> None:
    path = tmp_path / "job.json"
    write_job(path, Job(Kind.PREDICT, "m", "o"))
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    with pytest.raises(ContractError, match=said):
        read_job(path)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"version": 1}'])
def test_no_job_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "job.json").write_text(text)
    with pytest.raises(ContractError):
        read_job(tmp_path / "job.json")


def test_a_missing_job_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match="cannot be read"):
        read_job(tmp_path / "job.json")


def test_manifest_survives_the_file_and_its_hash_tells_changes(tmp_path: Path) -> None:
    rows = [row(), row(recording="r2", label="a", use=Use.TEST, locked=True, covariates={"sex": "f", "w": 3.5})]
    digest = write_manifest(tmp_path / "m", rows)
    assert list(read_manifest(tmp_path / "m")) == rows
    assert write_manifest(tmp_path / "m2", rows) == digest
    assert write_manifest(tmp_path / "m3", [*rows, row(recording="r3")]) != digest


def test_a_broken_manifest_line_is_named(tmp_path: Path) -> None:
    write_manifest(tmp_path / "m", [row(), row(recording="r2")])
    lines = (tmp_path / "m").read_text().splitlines()
    (tmp_path / "m").write_text(lines[0] + "\n" + lines[1][:20] + "\n")
    with pytest.raises(ContractError, match="line 2"):
        list(read_manifest(tmp_path / "m"))


def test_an_unknown_manifest_field_of_a_later_app_is_ignored(tmp_path: Path) -> None:
    write_manifest(tmp_path / "m", [row()])
    raw = json.loads((tmp_path / "m").read_text())
    (tmp_path / "m").write_text(json.dumps({**raw, "ward": "3"}))
    assert list(read_manifest(tmp_path / "m")) == [row()]


def test_result_survives_the_file(tmp_path: Path) -> None:
    result = Result(Kind.PRETRAIN, "done", "r", 1.5, "package", "abc", {"loss": 1.0}, {"x": "y"})
    write_result(tmp_path / "result.json", result)
    assert read_result(tmp_path / "result.json") == result


def test_a_half_written_result_is_never_seen(tmp_path: Path) -> None:
    write_result(tmp_path / "result.json", Result(Kind.PRETRAIN, "done", "r", 1.5))
    text = (tmp_path / "result.json").read_text()
    (tmp_path / "result.json").write_text(text[: len(text) // 2])
    with pytest.raises(ContractError):
        read_result(tmp_path / "result.json")


def test_event_lines_are_one_line_of_valid_json() -> None:
    event = Event(EventKind.EPOCH, {"train_loss": math.nan, "text": "a\nb", "eta_s": math.inf, "name": "é"})
    line = event.line()
    assert "\n" not in line
    assert parse_event(line) == Event(EventKind.EPOCH, {"train_loss": None, "text": "a\nb", "eta_s": None, "name": "é"})


@pytest.mark.parametrize(
    "line", ["", "loading…", "{}", "[1]", '{"v": 9, "event": "log"}', '{"v": 1, "event": "dance"}']
)
def test_other_lines_are_no_events(line: str) -> None:
    assert parse_event(line) is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(), children, max_size=3),
    max_leaves=10,
)


@given(json_values)
def test_finite_values_are_strict_json(value: object) -> None:
    json.dumps(finite(value), allow_nan=False)
