"""The French catalogue is whole: every word has its French, with the same places for values, compiled as it stands."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parents[2]


def catalogue() -> dict[str, tuple[str, str]]:
    """Source → (translation, type) of the French catalogue."""
    root = ElementTree.parse(ROOT / "resources" / "i18n" / "fr.ts").getroot()
    return {
        str(message.findtext("source")): (entry.text or "", entry.get("type", ""))
        for message in root.iter("message")
        if (entry := message.find("translation")) is not None
    }


def test_every_word_has_its_french() -> None:
    done = subprocess.run(
        [sys.executable, "packaging/translations.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"run `make translations`, then translate in resources/i18n/fr.ts:\n{done.stdout}"
    assert not [source for source, (text, kind) in catalogue().items() if kind == "unfinished" or not text]


OF_FORMATS = re.compile(r"[{};=<>\\]|\*\.|^(MMM d|d MMM|Apgar|cryapp keys|asked for|00:00)")
"""Style sheets, patterns of files and dates, a reason kept in the store, the longest read-out."""


def test_no_sentence_of_a_window_is_outside_the_catalogue() -> None:
    known = set(catalogue())
    missed = []
    for path in sorted((ROOT / "cryapp" / "ui").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        apart = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}  # docstrings
        apart |= {id(part) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for part in n.values}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in apart:
                continue
            text = node.value
            is_prose = re.search(r"[^\W\d_]{3,}", text) and (" " in text.strip() or "…" in text)
            if is_prose and not {text, text.strip()} & known and not OF_FORMATS.search(text):
                missed.append(f"{path.name}:{node.lineno}: {text}")
    assert not missed, "mark these (cryapp.domain.wording.mark) or give them to tr:\n" + "\n".join(missed)


def test_both_languages_have_the_same_places_for_values() -> None:
    for source, (text, _) in catalogue().items():
        assert sorted(re.findall(r"\{\w*", source)) == sorted(re.findall(r"\{\w*", text)), source
        assert source.count("&&") == text.count("&&"), source


def test_the_compiled_catalogue_is_that_of_the_text() -> None:
    translator = QTranslator()
    assert translator.load(str(ROOT / "resources" / "i18n" / "fr.qm"))
    for source, (text, _) in catalogue().items():
        assert translator.translate("cryapp", source) == text, f"run `make translations`: {source}"


def test_no_two_menus_open_by_the_same_letter() -> None:
    from cryapp.ui.main_window import MENUS

    french = catalogue()
    for titles in (list(MENUS.values()), [french[title][0] for title in MENUS.values()]):
        letters = [title[title.index("&") + 1].lower() for title in titles]
        assert len(set(letters)) == len(letters), titles
