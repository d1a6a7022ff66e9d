"""Keeps the catalogues in resources/i18n: reads every translatable literal in cryapp, merges, compiles.

    python packaging/translations.py          writes fr.ts (new entries are marked unfinished) and fr.qm
    python packaging/translations.py --check  says what is missing and changes nothing; exit code 1 if anything is

Reads literals by Python's own parser: ``tr("…")``, ``mark("…")``, ``say("…", …)`` and the words for one and many of
``counted(n, "infant", "infants")``.
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
I18N = ROOT / "resources" / "i18n"
CONTEXT = "cryapp"
LANGUAGES = ("fr",)
TAKES_TEXT = {"tr": (0,), "mark": (0,), "say": (0,), "counted": (1, 2)}


def literals(root: Path = ROOT / "cryapp") -> dict[str, str]:
    """Every text to be translated → the module it is met in first, in the order of the files."""
    found: dict[str, str] = {}
    for path in sorted(root.rglob("*.py")):
        for text in literals_of(path):
            found.setdefault(text, path.relative_to(root.parent).as_posix())
    return found


def literals_of(path: Path) -> Iterator[str]:
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    for node in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name == "ActionSpec":  # menus and headings of the key sheet are ids that are translated when shown
            groups = [keyword.value for keyword in node.keywords if keyword.arg in ("menu", "group")]
            yield from (text for value in groups for text in texts_of(value) if text)
        if name not in TAKES_TEXT or not node.args:
            continue
        texts = [t for at in TAKES_TEXT[name] if at < len(node.args) for t in texts_of(node.args[at])]
        yield from texts
        if name == "counted" and len(texts) == 1 and len(node.args) == 2:
            yield texts[0] + "s"


def texts_of(node: ast.expr) -> Iterator[str]:
    """The literal, or both literals of a choice between two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from texts_of(node.body)
        yield from texts_of(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from texts_of(value)


def read(path: Path) -> dict[str, str]:
    """Source → translation of a .ts file; unfinished ones are left out."""
    if not path.exists():
        return {}
    found = {}
    for message in ET.parse(path).getroot().iter("message"):  # noqa: S314 - a file of this repository
        translation = message.find("translation")
        source = message.findtext("source") or ""
        if translation is not None and translation.get("type") != "unfinished" and translation.text:
            found[source] = translation.text
    return found


def write(path: Path, language: str, texts: dict[str, str], translations: dict[str, str]) -> None:
    ts = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(ts, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text, where in texts.items():
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "location", filename=where)
        ET.SubElement(message, "source").text = text
        translation = ET.SubElement(message, "translation")
        if text in translations:
            translation.text = translations[text]
        else:
            translation.set("type", "unfinished")
    ET.indent(ts, "  ")
    body = ET.tostring(ts, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing; exit code 1 if an entry is missing")
    options = parser.parse_args()
    texts = literals()
    missing = 0
    for language in LANGUAGES:
        path = I18N / f"{language}.ts"
        known = read(path)
        unfinished = [text for text in texts if text not in known]
        stale = [text for text in known if text not in texts]
        missing += len(unfinished)
        for text in unfinished:
            print(f"{language}: unfinished ({texts[text]}): {text}")
        print(f"{language}: {len(texts)} texts, {len(unfinished)} unfinished, {len(stale)} no longer used")
        if not options.check:
            I18N.mkdir(parents=True, exist_ok=True)
            write(path, language, texts, known)
            lrelease = Path(sys.executable).with_name("pyside6-lrelease")
            subprocess.run([lrelease, "-silent", path, "-qm", path.with_suffix(".qm")], check=True)
    return 1 if options.check and missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
