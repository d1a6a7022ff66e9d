"""What the label files of other programs have in common: stretches with a text, and what a reader said in that text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from cryapp.domain.errors import UserError
from cryapp.domain.segment import SegmentState

NO_CLASS = "-"
"""Stands for a segment that is not labelled yet: an empty text would be a gap in a TextGrid."""
UNCERTAIN = "?"
_NOTE = " | "
NOTHING = "Nothing was imported."


@dataclass(frozen=True)
class Marked:
    """One stretch of a file: seconds, Hz, and its text as it stands there."""

    start_s: float
    end_s: float
    text: str
    low_hz: float | None = None
    high_hz: float | None = None


@dataclass(frozen=True)
class Parsed:
    """A file's content. ``dropped`` says in sentences what it held that a segment cannot."""

    marked: tuple[Marked, ...]
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Written:
    """A file to be. ``dropped`` says in sentences what the segments held that the format cannot."""

    content: bytes
    dropped: tuple[str, ...] = ()


def text_of(state: SegmentState) -> str:
    """Classes, doubt and note of a segment as one text: ``expiration+dysphonation? | hoarse at the end``."""
    classes = "+".join(state.classes) or NO_CLASS
    return f"{classes}{UNCERTAIN * state.uncertain}{_NOTE + state.note if state.note else ''}"


def state_from(marked: Marked, known: Collection[str], meaning: Mapping[str, str]) -> SegmentState | None:
    """The segment of a stretch; None if its text names no class of the task.

    Args:
        known: class keys of the task.
        meaning: text of the file → class key.
    """
    classes_text, _, note = marked.text.partition(_NOTE)
    text = classes_text.strip()
    whole = meaning.get(marked.text.strip(), meaning.get(text))
    uncertain = whole is None and text.endswith(UNCERTAIN)
    names = [whole or text.removesuffix(UNCERTAIN).strip()]
    if whole is None and names[0] not in known:
        names = [meaning.get(name.strip(), name.strip()) for name in names[0].split("+")]
    if names in ([NO_CLASS], [""]):
        names = []
    if not set(names) <= set(known):
        return None
    return SegmentState(
        marked.start_s, marked.end_s, marked.low_hz, marked.high_hz, tuple(dict.fromkeys(names)), uncertain, note
    )


def one_line(text: str) -> str:
    """Tabs and line breaks as blanks, for formats that end a field with them."""
    return re.sub(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+", " ", text)


def decoded(data: bytes, file: str) -> str:
    """Text by its byte-order mark, else UTF-8, else Latin-1 as old programs wrote it."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        encoding = "utf-8-sig" if _decodes(data, "utf-8") else "latin-1"
    if not _decodes(data, encoding):
        raise UserError(f"{file} is no text.", NOTHING, "Choose a file of labels.")
    return data.decode(encoding)


def number(text: str, where: str, *, lowest: float | None = 0.0) -> float:
    """A number as programs write it, also with a decimal comma. Raises: UserError saying where it should have stood."""
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        value = float("nan")
    if not abs(value) < 1e12 or (lowest is not None and value < lowest):
        raise UserError(
            f"{where}: “{text.strip()[:40]}” is no number that can stand there.", NOTHING, "Check the file."
        )
    return value


def stretch(start_s: float, end_s: float, text: str, where: str, band: tuple[float, float] | None = None) -> Marked:
    """A checked stretch. Raises: UserError if it ends before it starts, or its band is upside down."""
    if end_s < start_s or (band is not None and not band[0] < band[1]):
        raise UserError(f"{where}: an end lies before its start.", NOTHING, "Check the file.")
    return Marked(start_s, end_s, text, *(band or (None, None)))


def counted(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"


def _decodes(data: bytes, encoding: str) -> bool:
    decode: Callable[..., str] = data.decode
    try:
        decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
