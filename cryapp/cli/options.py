"""Options that several commands share."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from cryapp.domain.ids import AnnotatorId
    from cryapp.services.library import Library

Annotator = Annotated[str | None, typer.Option(help="Who does it, by code (default: the system's user).")]
Reason = Annotated[str, typer.Option(help="Why; kept in the audit trail.")]


def annotator_id(lib: Library, code: str | None) -> AnnotatorId:
    """The annotator of that code, added if new; without a code the person signed in on this machine."""
    from cryapp.services.people import add_annotator

    return add_annotator(lib, annotator_code(code)).annotator.id


def annotator_code(code: str | None) -> str:
    if code is not None:
        return code
    try:
        return getpass.getuser()[:40]
    except (KeyError, OSError):
        return "unknown"


def columns_of(text: str | None, known: Sequence[str]) -> dict[str, str]:
    from cryapp.services.tables import parse_mapping

    return parse_mapping(text, known, "--map") if text else {}


def classes_of(text: str | None) -> dict[str, str]:
    from cryapp.services.tables import parse_mapping

    return parse_mapping(text, (), "--classes") if text else {}
