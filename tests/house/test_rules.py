"""Rules of the house that a test can check: each once cost somebody days."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APP = sorted((ROOT / "cryapp").rglob("*.py"))
LEARNING = sorted((ROOT / "ml").rglob("*.py"))
MAX_LINES = 400


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Dotted names of every call in a file, e.g. ``self.thread.terminate``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


@pytest.mark.parametrize("path", [p for p in APP if "ui" in p.parts or "bridge" in p.parts], ids=lambda p: p.name)
def test_gui_thread_never_waits(path: Path) -> None:
    for name, node in calls(path):
        last = name.rsplit(".", 1)[-1]
        where = f"{path.name}:{node.lineno}: {name}"
        assert last != "processEvents", where
        assert last != "sleep", where
        assert last != "terminate" or "process" in name.lower(), where
        # QApplication.exec in the composition root is the one event loop; a dialog's exec would be a second.
        assert last not in ("exec", "exec_"), where


@pytest.mark.parametrize("path", APP + LEARNING, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_can_run_code(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    imported = {
        alias.name.split(".")[0]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in (node.names if isinstance(node, ast.Import) else [ast.alias(node.module or "")])
    }
    assert not imported & {"pickle", "cPickle", "dill", "joblib", "shelve", "marshal"}, path
    for name, node in calls(path):
        keywords = {k.arg: k.value for k in node.keywords}
        allow = keywords.get("allow_pickle")
        assert allow is None or (isinstance(allow, ast.Constant) and allow.value is False), f"{path}:{node.lineno}"
        if name in ("torch.load",):
            safe = keywords.get("weights_only")
            assert isinstance(safe, ast.Constant) and safe.value is True, f"{path}:{node.lineno}"
        assert name not in ("yaml.load", "eval", "exec"), f"{path}:{node.lineno}: {name}"


@pytest.mark.parametrize("path", APP + LEARNING, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_stay_readable(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MAX_LINES, f"{path} is too long: is there a seam?"
    assert not re.search(r"\b(TODO|FIXME|XXX)\b", text), path
    assert "NotImplementedError" not in text, path


def test_ml_init_is_empty_and_packaging_is_no_package() -> None:
    assert (ROOT / "ml" / "__init__.py").read_text() == ""
    assert not (ROOT / "packaging" / "__init__.py").exists()


def modules_after(statement: str) -> set[str]:
    """Top-level and dotted names of the modules loaded after ``statement`` in a fresh interpreter."""
    code = f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    return set(done.stdout.split())


def test_contract_needs_the_standard_library_alone() -> None:
    loaded = modules_after("import ml.contract")
    assert not {name for name in loaded if name.split(".")[0] in ("torch", "numpy", "cryapp", "PySide6")}


def test_the_window_starts_without_the_heavy_parts() -> None:
    loaded = modules_after("import cryapp.app")
    for heavy in ("torch", "openvino", "alembic", "av", "typer", "sklearn"):
        assert heavy not in loaded, f"importing the app loads {heavy}"


def test_the_command_line_needs_no_qt() -> None:
    loaded = modules_after("import cryapp.cli.main")
    assert "PySide6" not in loaded
    assert "torch" not in loaded


def test_links_between_documents_hold() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("path", APP, ids=lambda p: str(p.relative_to(ROOT)))
def test_qt_multimedia_comes_by_one_door(path: Path) -> None:
    """Loaded anywhere else it can stop the program for ever: see cryapp/bridge/multimedia.py."""
    if path.name != "multimedia.py":
        assert "PySide6.QtMultimedia" not in path.read_text(encoding="utf-8"), path
