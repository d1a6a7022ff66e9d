"""Keeps the catalogues in resources/i18n: reads every translatable literal in the program, merges, compiles.

    python packaging/translations.py          writes fr.ts (new entries are marked unfinished), fr.qm and sentences.txt
    python packaging/translations.py --check  says what is missing and changes nothing; exit code 1 if anything is

Reads by Python's own parser: words of windows in ``tr("…")`` and ``mark("…")``, templates in ``say("…", …)``, the words
for one and many in ``counted(n, "infant", "infants")``; beneath the windows also the sentences that services, decoders
and the learning program build for a reader (their f-strings become templates), and the tasks that ship.
"""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
I18N = ROOT / "resources" / "i18n"
SENTENCES = "sentences.txt"
CONTEXT = "cryapp"
LANGUAGES = ("fr",)
TAKES_TEXT = {"tr": (0,), "mark": (0,), "say": (0,), "counted": (1, 2), "_counted": (1, 2)}
SPEAKING = (
    *(
        f"cryapp/{name}"
        for name in ("domain", "services", "audio", "store", "scoring", "bridge", "settings.py", "paths.py")
    ),
    *(
        f"ml/{name}.py"
        for name in ("gate_points", "gate_rules", "gate_measures", "contract", "errors", "run", "evaluate")
    ),
    *(
        f"ml/{name}.py"
        for name in ("splits", "hardware", "finetune", "pretrain", "balance", "members", "crossvalidate", "same_sound")
    ),
)
"""What is said below the windows and may reach a reader."""
SILENT = re.compile(
    r"cryapp/store/(migrations|rules|sqlite|tables|note_index|ages)|cryapp/audio/(synth|voice)|services/evaluating"
)
UNSAID = re.compile(
    r"^(Begin|End|Low|High) \w+ ?\w*( \(|$)|^(File Offset|Spectrogram 1|Waveform 1)"
    r"|^(item|intervals|points) \[|^worker std"
    r"|^(disk is full|readonly database|database is locked|not a database|disk I/O error|unable to open|out of memory)$"
    r"|allocate memory|^failed to map|end-of-stream|vanished inside|^(store writer|long jobs)$|^no batch"
    r"|has no locked share|unknown field|the order \{order\}|^Frozen|^donateacry|\.part$"
)
"""Words of formats, libraries and threads, which no reader meets."""
INNER = {"ValueError", "AssertionError", "KeyError", "TypeError", "RuntimeError", "text", "execute", "compile", "debug"}
INNER |= {
    "warning",
    "info",
    "error",
    "exception",
    "getLogger",
    "strftime",
    "field_",
    "match",
    "fullmatch",
    "sub",
    "Index",
}
INNER |= {"CheckConstraint", "ForeignKey", "add_argument", "ArgumentParser", "split", "encode", "startswith", "Literal"}


def literals() -> dict[str, str]:
    """Every text to be translated → the file it is met in first."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "cryapp").rglob("*.py")):
        for text in literals_of(path):
            found.setdefault(text, path.relative_to(ROOT).as_posix())
    for text, where in shipped().items():
        found.setdefault(text, where)
    for text, where in sentences().items():
        found.setdefault(text, where)
    return found


def literals_of(path: Path) -> Iterator[str]:
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    for node in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        name = called(node)
        if name == "ActionSpec":  # menus and headings of the key sheet are ids that are translated when shown
            groups = [keyword.value for keyword in node.keywords if keyword.arg in ("menu", "group")]
            yield from (text for value in groups for text in texts_of(value) if text)
        if name == "Setting":
            yield from words_of_setting(node)
        if name not in TAKES_TEXT or not node.args:
            continue
        texts = [t for at in TAKES_TEXT[name] if at < len(node.args) for t in texts_of(node.args[at])]
        yield from texts
        if "counted" in name and len(texts) == 1 and len(node.args) == 2:
            yield texts[0] + "s"


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def words_of_setting(node: ast.Call) -> Iterator[str]:
    """Text, help, page and the names of the choices of a declared setting."""
    named = {keyword.arg: keyword.value for keyword in node.keywords}
    by_place = dict(enumerate(node.args))
    if 6 not in by_place and "page" not in named:
        return  # kept by the window itself, never shown
    for at, name in ((3, "text"), (4, "help"), (6, "page")):
        value = by_place.get(at, named.get(name))
        if value is not None:
            yield from (text for text in texts_of(value) if text)
    choices = by_place.get(5, named.get("choices"))
    if isinstance(choices, ast.Tuple):
        for pair in choices.elts:
            if isinstance(pair, ast.Tuple):
                yield from texts_of(pair.elts[1])


def texts_of(node: ast.expr) -> Iterator[str]:
    """The literal, or both literals of a choice between two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from texts_of(node.body)
        yield from texts_of(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from texts_of(value)


def paragraphs(text: str) -> str:
    """A guide as ``cryapp.services.task_files`` takes it in, its lines joined: else no window would find it here."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))


def shipped() -> dict[str, str]:
    """Names, questions and guides of the tasks that ship."""
    found: dict[str, str] = {}

    def take(raw: object, where: str) -> None:
        if isinstance(raw, dict):
            for key, value in raw.items():
                if key in ("name", "question", "guide", "text") and isinstance(value, str):
                    found.setdefault(paragraphs(value) if key == "guide" else value.strip(), where)
                elif key == "choices":
                    found.update({str(choice): where for choice in value if str(choice) not in found})
                else:
                    take(value, where)
        elif isinstance(raw, list):
            for value in raw:
                take(value, where)

    for path in sorted((ROOT / "resources" / "labels").glob("*.toml")):
        take(tomllib.loads(path.read_text(encoding="utf-8")), path.relative_to(ROOT).as_posix())
    return found


def sentences() -> dict[str, str]:
    """What is said below the windows: literals and f-strings that are prose → their file."""
    found: dict[str, str] = {}
    for name in SPEAKING:
        place = ROOT / name
        for path in [place] if place.is_file() else sorted(place.rglob("*.py")):
            where = path.relative_to(ROOT).as_posix()
            if SILENT.search(where):
                continue
            for text in Prose(path).texts:
                found.setdefault(text, where)
    return found


class Prose(ast.NodeVisitor):
    """Collects what reads as a sentence, or a part of one, in a module."""

    def __init__(self, path: Path) -> None:
        self.texts: list[str] = []
        self.visit(ast.parse(path.read_text(encoding="utf-8")))

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring speaks to developers
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if called(node) in INNER:
            return
        if called(node) in TAKES_TEXT:
            if called(node) == "say" and node.args:
                self.texts += [text for text in texts_of(node.args[0]) if "{" in text]
            for argument in (*node.args[1:], *(keyword.value for keyword in node.keywords)):
                if not isinstance(argument, ast.Constant):
                    self.visit(argument)
            return
        if called(node) == "Setting":
            return
        self.generic_visit(node)

    def visit_Assert(self, node: ast.Assert) -> None:
        """An assertion's words are ours."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str) and is_prose(node.value) and not UNSAID.search(node.value.strip()):
            self.texts.append(node.value.strip())

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        text = template_of(node)
        own = re.sub(r"\{\w*\}", "", text)
        if (
            is_prose(re.sub(r"\{\w*\}", "…", text))
            and re.search(r"[a-z]{2,}", own)
            and " " in text.strip()
            and not UNSAID.search(text.strip())
        ):
            self.texts.append(text.strip())
        for value in node.values:
            if isinstance(value, ast.FormattedValue):
                self.visit(value.value)


def is_prose(text: str) -> bool:
    stripped = re.sub(r"\bn = …", "…", text).strip()  # so many it is of, and no formula
    words = re.findall(r"[^\W\d_]{2,}", stripped)
    if (
        not words
        or "\t" in text
        or re.search(
            r"[<>=\\|]|\b(SELECT|INSERT|UPDATE|DELETE|CREATE|TRIGGER)\b|;$|^--|^\w+/\w+|%[A-Za-z]|__", stripped
        )
    ):
        return False
    if re.fullmatch(r"[\w.*/-]+", stripped):
        return False
    return " " in stripped or stripped[:1].isupper() or "…" in stripped


def template_of(node: ast.JoinedStr) -> str:
    """``f"{self.name} is {x.words}."`` → ``{name} is {words}.``"""
    text, taken = "", {}
    for value in node.values:
        if isinstance(value, ast.Constant):
            text += str(value.value).replace("{", "{{").replace("}", "}}")
            continue
        assert isinstance(value, ast.FormattedValue)
        source = ast.unparse(value.value)
        base = name_of(value.value)
        name, number = base, 2
        while taken.get(name, source) != source:
            name, number = f"{base}_{number}", number + 1
        taken[name] = source
        text += f"{{{name}}}"
    return text


def name_of(node: ast.expr) -> str:  # noqa: PLR0911 - one line for each kind of expression
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Call):
        name = called(node)
        if "counted" in name and len(node.args) > 1 and isinstance(node.args[1], ast.Constant):
            return str(node.args[1].value).replace(" ", "_") + "s"
        return (
            name_of(node.args[0])
            if node.args and name in ("len", "str", "listed", "signed", "spanned", "round")
            else name
        )
    if isinstance(node, ast.Subscript):
        key = node.slice
        return (
            str(key.value) if isinstance(key, ast.Constant) and str(key.value).isidentifier() else name_of(node.value)
        )
    if isinstance(node, ast.BinOp):
        return name_of(node.left) if not isinstance(node.left, ast.Constant) else name_of(node.right)
    return "value"


def recognisable(texts: dict[str, str]) -> list[str]:
    """Templates that say enough of their own to be recognised in a finished sentence."""
    found = []
    for text in texts:
        own = re.sub(r"\{[^{}]*\}", "", text)
        if re.search(r"\{\w+[^{}]*\}", text) and len(re.findall(r"[^\W\d_]", own)) >= 4:
            found.append(text)
    return found


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
    if not options.check:
        lines = (text.replace("\n", "\\n") for text in recognisable(sentences()))
        (I18N / SENTENCES).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 1 if options.check and missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
