"""Every word on the screen can be said in another language: bare literals in widgets are found and refused."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UI = ROOT / "cryapp" / "ui"

SHOWS: dict[str, tuple[int | str, ...]] = {
    "ActionSpec": (1, 4, "text", "tip"),
    "label": (0, "text"),
    "heading": (0,),
    "ElidedLabel": (0,),
    "Panel": (0, "title"),
    "QLabel": (0,),
    "QPushButton": (0,),
    "QToolButton": (0,),
    "QCheckBox": (0,),
    "QRadioButton": (0,),
    "QGroupBox": (0,),
    "QAction": (0, 1),
    "setText": (0,),
    "set_whole": (0,),
    "setToolTip": (0,),
    "setStatusTip": (0,),
    "setPlaceholderText": (0,),
    "setAccessibleName": (0,),
    "setAccessibleDescription": (0,),
    "setWindowTitle": (0,),
    "setInformativeText": (0,),
    "setTitle": (0,),
    "setPrefix": (0,),
    "setSuffix": (0,),
    "addAction": (0, 1),
    "addButton": (0,),
    "addItem": (0,),
    "addMenu": (0,),
    "addTab": (1,),
    "getOpenFileName": (1,),
    "getOpenFileNames": (1,),
    "getSaveFileName": (1,),
    "getExistingDirectory": (1,),
}
"""Calls that put words on the screen → which of their arguments are words."""

SAME_EVERYWHERE = {"CryApp", "CSV", "PDF", "PNG", "SVG", "Hz", "kHz", "dB", "ms", "min", "Ctrl", "ROC", "ID"}
"""Names and units."""

NOT_YET: frozenset[str] = frozenset()
"""Files whose words are not all wrapped yet. It only ever shrinks; it is empty now, and stays so."""


def words_in(node: ast.expr) -> str:
    """The letters of a literal (of an f-string too), empty if it is none or holds only names and units."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = node.value
    elif isinstance(node, ast.JoinedStr):
        text = " ".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    elif isinstance(node, ast.IfExp):
        return words_in(node.body) or words_in(node.orelse)
    elif isinstance(node, ast.BinOp):
        return words_in(node.left) or words_in(node.right)
    else:
        return ""
    words = [word for word in re.findall(r"[^\W\d_]{2,}", text) if word not in SAME_EVERYWHERE]
    return text if words else ""


def bare(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of every literal that reaches the screen without ``tr``."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name == "tr" and node.args and isinstance(node.args[0], ast.JoinedStr):
            yield node.lineno, f"tr of an f-string: {ast.unparse(node.args[0])}"
        places = SHOWS.get(name, ())
        shown = [node.args[at] for at in places if isinstance(at, int) and at < len(node.args)]
        shown += [keyword.value for keyword in node.keywords if keyword.arg in places]
        for argument in shown:
            text = words_in(argument)
            if text:
                yield node.lineno, text


def test_the_rule_sees_what_it_should() -> None:
    assert [text for _, text in bare('label("Play it", "muted")')] == ["Play it"]
    assert [text for _, text in bare('button.setText("Stop" if on else tr("Go"))')] == ["Stop"]
    assert list(bare('label(f"{n} of {total} read")'))
    assert list(bare('label(tr(f"{n} read"))'))
    assert not list(bare('label(tr("Play it"), "muted"); label(tr("{n} read").format(n=3)); label("4 kHz")'))


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda p: p.relative_to(UI).as_posix())
def test_no_word_reaches_the_screen_untranslated(path: Path) -> None:
    if path.relative_to(UI).as_posix() in NOT_YET:
        return
    found = [f"{path.name}:{line}: {text}" for line, text in bare(path.read_text(encoding="utf-8"))]
    assert not found, "wrap these in cryapp.ui.i18n.tr:\n" + "\n".join(found)
