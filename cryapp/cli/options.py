"""Options that several commands share."""

from __future__ import annotations

import getpass
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cryapp.domain.errors import UserError

if TYPE_CHECKING:
    from cryapp.domain.ids import AnnotatorId
    from cryapp.services.library import Library

Annotator = Annotated[str | None, typer.Option(help="Who does it, by code (default: the system's user).")]
Reason = Annotated[str, typer.Option(help="Why; kept in the audit trail.")]

RecipeOptions = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME=VALUE", help="Of the recipe, e.g. recipe=paper or lr=0.001; repeatable."),
]


def recipe_options(given: Sequence[str] | None) -> dict[str, Any]:
    """Numbers, true, false and lists as JSON has them; anything else is text. The worker knows the names.

    Raises: UserError for an option that is no NAME=VALUE.
    """
    options: dict[str, Any] = {}
    for text in given or ():
        name, equals, value = text.partition("=")
        if not (equals and name.isidentifier()):
            raise UserError(f"{text!r} is no option of a recipe: write NAME=VALUE, e.g. temperature=0.1.")
        try:
            options[name] = json.loads(value)
        except ValueError:
            options[name] = value
    return options


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
