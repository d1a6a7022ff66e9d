"""Finished English sentences, told again in the language in force.

Much of what a reader is told was finished before a window sees it: the learning program and the decoding children are
other processes, and the store keeps what was said at the time. Such a sentence is recognised by the template it was
made from (``resources/i18n/sentences.txt``, collected from the code like the words of the window), its values are
kept. A text is only touched if templates account for every character of it; anything else stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from cryapp.paths import resources_dir
from cryapp.ui.i18n import found, language, locale

FILE = "sentences.txt"
LONGEST = 4000
"""Characters: nothing that is said to a reader is longer."""
_ENDS = re.compile(r"(?<=[.!?:;,]) |(?<=\n)| · ")
_NUMBER = re.compile(r"[+−-]?\d{1,3}(?:,\d{3})*(?:\.\d+)?|[+−-]?\d+(?:\.\d+)?")
_COUNT = re.compile(r"(\d{1,3}(?:,\d{3})*) (\D+)")


@dataclass(frozen=True)
class Template:
    text: str
    pattern: re.Pattern[str]
    names: tuple[str, ...]


def told(text: str) -> str:
    """The text in the language in force; empty if it is not recognised whole."""
    if len(text) > LONGEST or not any(letter.isalpha() for letter in text):
        return ""
    return _told(text, language())


@lru_cache(maxsize=4096)
def _told(text: str, code: str) -> str:
    """``code`` is part of the memory's key: the same text in another language is another answer."""
    return _one(text, code) or _several(text, code)


def _one(text: str, code: str) -> str:
    """A text that is one entry of the catalogue or follows one template."""
    exact = found(text)
    if exact:
        return exact
    count = _COUNT.fullmatch(text)
    if count is not None and found(count[2]):
        return f"{_figure(count[1])} {found(count[2])}"
    for template in _templates():
        match = template.pattern.fullmatch(text)
        translation = found(template.text) if match is not None else ""
        if match is not None and translation:
            values = {name: _value(match[at + 1], code) for at, name in enumerate(template.names)}
            return translation.format(**values)
    return ""


def _several(text: str, code: str) -> str:
    """Sentences one after another, the longest that is known first; all or nothing."""
    cuts = [0, *(m.end() for m in _ENDS.finditer(text)), len(text)]
    ends = [*(m.start() for m in _ENDS.finditer(text)), len(text)]
    if len(cuts) <= 2:
        return ""
    parts, at = [], 0
    n = len(ends)
    while at < n:
        for to in range(n, at, -1):
            piece = text[cuts[at] : ends[to - 1]]
            said = _one(piece, code) if (at, to) != (0, n) else ""
            if said or not any(letter.isalpha() for letter in piece):
                between = text[ends[to - 1] : cuts[to]] if to < n else ""
                parts.append((said or piece) + between)
                at = to
                break
        else:
            return ""
    return "".join(parts)


def _value(text: str, code: str) -> str:
    if _NUMBER.fullmatch(text):
        return _figure(text)
    if text.endswith("%") and _NUMBER.fullmatch(text[:-1].strip()):
        return f"{_figure(text[:-1].strip())}\N{NARROW NO-BREAK SPACE}%"
    lead, core, trail = re.fullmatch(r"(\s*)(.*?)(\s*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
    return f"{lead}{_told(core, code) or core}{trail}" if core else text


def _figure(text: str) -> str:
    """A figure written the English way → the local way."""
    there = locale()
    swapped = text.replace(",", "\0").replace(".", there.decimalPoint())
    return swapped.replace("\0", there.groupSeparator())


@cache
def _templates() -> tuple[Template, ...]:
    """Those with most words of their own first: of two that fit, the one that says more is meant."""
    lines = (resources_dir() / "i18n" / FILE).read_text(encoding="utf-8").splitlines()
    made = [_template(line.replace("\\n", "\n")) for line in lines if line]
    return tuple(sorted(made, key=lambda template: -len(re.sub(r"\{\w*\}", "", template.text))))


def _template(text: str) -> Template:
    names, pattern = [], ""
    for literal, name in re.findall(r"([^{}]*(?:\{\{[^{}]*|\}\}[^{}]*)*)(\{\w+[^{}]*\})?", text):
        pattern += re.escape(literal.replace("{{", "{").replace("}}", "}"))
        if name:
            names.append(name[1:-1].split(":")[0])
            pattern += "(.*?)"
    return Template(text, re.compile(pattern, re.DOTALL), tuple(names))
