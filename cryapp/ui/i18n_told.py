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
SAME = {"AUC", "Brier"}
"""Measures that are called the same in every language."""
SPAN = "{low} to {high}"
"""An interval, where a dash beside a minus could not be read."""
WEAK = 12
"""Letters of its own that a template needs before its values may have several parts."""
_CUT = re.compile(r"[:;,] | · | → | \(|\)|\n+|(?<=[.!?]) ")
"""Where one part may end and the next begin."""
_NEXT = re.compile(r"[.!?] (?=[^\W\d_a-z]|“)|\n| · ")
"""The end of a whole sentence or remark inside a text."""
_NUMBER = re.compile(r"[+−-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+−-]?\d+(?:\.\d+)?")
_COUNT = re.compile(r"(\d{1,3}(?:,\d{3})*) (\D+)")
_ONE_FIGURE = r"[+−-]?\d[\d,]*(?:\.\d+)?"
_MEASURE = re.compile(
    rf"(.+?) ({_ONE_FIGURE}(?: of \d+)?(?: \({_ONE_FIGURE}(?:–| to ){_ONE_FIGURE}\))?(?:, n = \d+)?)(\s*)",
    re.DOTALL,
)
"""What was measured, the figure with its interval, and how many it is of: ``noise −0.2 (−0.3 to −0.1), n = 57``."""
_DIVISIONS = frozenset({"sex", "age group", "codec", "device", "site", "band", "gestation"})
"""What infants are parted by: ``sex: f`` is one group."""
_LIST = re.compile(r"(?:[^,;.]+, )*[^,;.]+ and [^,;.]+|[^,;.]+(?:, [^,;.]+)+")
_COUNTED = re.compile(r"\s*[\d,]+\s*|…")
_CODE = re.compile(r"[^\s,;]*\d[^\s,;]*")
"""One word with a figure in it: an infant, an encoder, a recording. It is the same in every language."""
_MEASURED = re.compile(r"[+−-]?[\d,]+(?:\.\d+)?(?: ?%| (?:s|ms|kHz|Hz|dB|min|h|g))")
_FIGURES = re.compile(
    r"(?:[\d\s().,–−+%=/-]|(?<=[\d%]) (?:and|to|of) (?=[+−-]?\d))+(?: ?(?:n|s|Hz|kHz|dB|min|h|g))?[).;]*"
)


_DATA = {"file_name", "path", "infant_code", "person"}
_WRITTEN_BY_PEOPLE = {("Note: {text}", "text"), ("Promoted by {person} on {when}: “{reason}”.{back}", "reason")}
"""Values that are never words of ours, whatever they look like: names, and what a person wrote."""


@dataclass(frozen=True)
class Template:
    text: str
    pattern: str
    names: tuple[str, ...]
    longest: str
    """The longest piece of its own: a quick look before the pattern is tried."""


def told(text: str) -> str:
    """The text in the language in force; empty if it is not recognised whole."""
    if len(text) > LONGEST:
        return ""
    if re.fullmatch(_MEASURED, text):
        return _figures(text)
    if not any(letter.isalpha() for letter in text):
        return ""
    return _told(text, language())


@lru_cache(maxsize=4096)
def _told(text: str, code: str) -> str:
    """``code`` is part of the memory's key: the same text in another language is another answer."""
    return _one(text, code) or _several(text, code)


def _one(text: str, code: str) -> str:
    """A text that is one entry of the catalogue or follows one template."""
    return (
        found(text)
        or _measured(text)
        or _by_template(text, code)
        or _list(text)
        # A template whose end was put to it elsewhere.
        or (f"{said}." if text.endswith(".") and (said := _one(text[:-1], code)) else "")
    )


def _measured(text: str) -> str:
    """``12 infants``, ``sex: f``, ``noise −0.200 (in all of 57)``: a known word with figures before or behind it."""
    count, measure = _COUNT.fullmatch(text), _MEASURE.fullmatch(text)
    if count is not None and found(count[2]):
        return f"{_figure(count[1])} {found(count[2])}"
    if measure is not None and (what := _named(measure[1])):
        return f"{what} {_local(measure[2])}{measure[3]}"
    return _named(text)


def _by_template(text: str, code: str) -> str:
    for template in _templates():
        match = _compiled(template.pattern).fullmatch(text) if template.longest in text else None
        translation = found(template.text) if match is not None else ""
        if match is None or not translation or not _is_meant(template, match.groups(), code):
            continue
        values = {
            name: match[at + 1] if _is_data(template, name) else _value(match[at + 1], code)
            for at, name in enumerate(template.names)
        }
        if None not in values.values():
            return translation.format(**values)
    return ""


def _is_meant(template: Template, values: tuple[str, ...], code: str) -> bool:
    """False for a template of so few words that it may stand in anything, and for a count that is none."""
    numbered = zip(template.names, values, strict=True)
    if any((name == "n" or name.startswith("n_")) and not _COUNTED.fullmatch(value) for name, value in numbered):
        return False
    own_letters = sum(map(str.isalpha, re.sub(r"\{[^{}]*\}", "", template.text)))
    return own_letters >= WEAK or not any(
        _is_unknown(value, code) or value.rstrip().endswith((":", ";", ",")) or _NEXT.search(value) for value in values
    )


def _named(text: str) -> str:
    """A known name, or a known division with its group: ``sex: f``."""
    name, colon, group = text.partition(": ")
    if name not in _DIVISIONS or not (found(group) or re.fullmatch(r"[^:;,()]+", group)):
        return found(text) or (text if text in SAME else "")
    return f"{found(name)}{_between(colon)}{found(group) or group}"


def _list(text: str) -> str:
    """``a, b and 2 more``, if each part is known or a code."""
    if not _LIST.fullmatch(text):
        return ""
    *first, last = text.split(", ")
    before, joint, after = last.rpartition(" and ")
    parts = [*first, *([before, after] if joint else [last])]
    said = [_part(part) for part in parts]
    if not all(said) or (not any(map(_is_word, parts)) and not joint):
        return ""
    return ", ".join(said[:-1]) + (found(" and ") if joint else ", ") + said[-1]


def _part(text: str) -> str:
    count = _COUNT.fullmatch(text)
    if count is not None and count[2] == "more":
        return found("{others} more").format(others=_figure(count[1]))
    if count is not None and found(count[2]):
        return f"{_figure(count[1])} {found(count[2])}"
    name, colon, figure = text.partition(": ")
    if colon and figure.isdigit() and found(name):
        return f"{found(name)}{_between(colon)}{figure}"
    return _named(text) or (text if _CODE.fullmatch(text) else "")


def _is_word(text: str) -> bool:
    return _CODE.fullmatch(text) is None


def _is_unknown(text: str, code: str) -> bool:
    """True for several parts none of which is known."""
    letters, said = (re.sub(r"\W", "", one) for one in (text, _as_far_as_known(text, code)))
    return _CUT.search(text) is not None and letters == said and not _told(text, code)


def _is_data(template: Template, name: str) -> bool:
    return name in _DATA or (template.text, name) in _WRITTEN_BY_PEOPLE


def _several(text: str, code: str) -> str:
    """Sentences or parts one after another, the longest that is known first; all or nothing."""
    cuts = _cuts(text)
    ends = [*cuts, (len(text), len(text))]
    known: dict[int, str | None] = {len(text): ""}

    def rest(start: int) -> str | None:
        if start not in known:
            known[start] = None
            for end, after in reversed([cut for cut in ends if cut[0] > start or cut == (start, len(text))]):
                piece = text[start:end]
                said = "" if piece == text else _one(piece, code)
                if not any(map(str.isalpha, piece)):
                    said = _figures(piece) or piece
                following = rest(after) if said else None
                if said and following is not None:
                    known[start] = said + _between(text[end:after]) + following
                    break
        return known[start]

    return (rest(0) or "") if cuts else ""


def _as_far_as_known(text: str, code: str) -> str:
    """A value in which words and data are mixed: what is known is said, the rest stays."""
    ends = [*_cuts(text), (len(text), len(text))]
    said, start = "", 0
    while start < len(text):
        later = [cut for cut in ends if cut[0] > start or cut[1] > start]
        known = (
            (words, end, after)
            for end, after in sorted(later, key=lambda cut: (-cut[0], cut[1]))
            if text[start:end] != text and (words := _figures(text[start:end]) or _one(text[start:end], code))
        )
        unknown = (text[start : later[0][0]], *later[0])
        words, end, after = next(known, unknown)
        said, start = said + words + _between(text[end:after]), after
    return said


def _cuts(text: str) -> list[tuple[int, int]]:
    """(end of a part, beginning of the next), all that may be: a mark between two parts may belong to either."""
    found_ = set()
    for match in _CUT.finditer(text):
        start, stop = match.span()
        found_.add((start, stop))
        if text[start] in ":;,":
            found_ |= {(start, start), (start + 1, stop)}
    return sorted(found_)


def _between(text: str) -> str:
    """French sets a blank before what parts a sentence."""
    return text.replace(": ", "\N{NO-BREAK SPACE}: ").replace("; ", "\N{NARROW NO-BREAK SPACE}; ")


def _value(text: str, code: str) -> str | None:
    """What stood in a template's place; None if it runs over into another sentence, so that the template was not it."""
    lead, core, trail = re.fullmatch(r"(\s*)(.*?)(\s*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
    if not core:
        return text
    whole = _figures(core) or _told(core, code)
    if not whole and _NEXT.search(core):
        return None
    return f"{lead}{whole or _as_far_as_known(core, code)}{trail}"


def _figures(text: str) -> str:
    """Figures, intervals and shares alone, written the local way; empty if there are words."""
    if not _FIGURES.fullmatch(text) or not any(map(str.isdigit, text)):
        return ""
    return _local(text)


def _local(text: str) -> str:
    local = _NUMBER.sub(lambda match: _figure(match[0]), text)
    for joint in (" and ", " of "):
        local = local.replace(joint, found(joint) or joint)
    local = local.replace(" to ", (found(SPAN) or SPAN).format(low="", high=""))
    return re.sub(" ?%", "\N{NARROW NO-BREAK SPACE}%", local)


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


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """On the first need: all of them at once would take a third of a second."""
    return re.compile(pattern, re.DOTALL)


def _template(text: str) -> Template:
    names: list[str] = []
    pattern = ""
    for literal, name in re.findall(r"([^{}]*(?:\{\{[^{}]*|\}\}[^{}]*)*)(\{\w+[^{}]*\})?", text):
        own = re.escape(literal.replace("{{", "{").replace("}}", "}"))
        # A full stop behind a value is no decimal point in it, and of two values side by side the first takes all.
        pattern += r"\.(?!\d)" + own[2:] if names and own.startswith(r"\.") else own
        if name:
            if pattern.endswith("(.*?)"):
                pattern = pattern[: -len("(.*?)")] + "(.*)"
            names.append(name[1:-1].split(":")[0])
            pattern += "(.*?)"
    own = [piece.replace("{{", "{").replace("}}", "}") for piece in re.split(r"\{\w+[^{}]*\}", text)]
    return Template(text, pattern, tuple(names), max(own, key=len))
