"""Annotators and infants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cryapp.domain.annotation import Annotator, Role
from cryapp.domain.changes import Changes
from cryapp.domain.ids import AnnotatorId, InfantId
from cryapp.domain.infant import Infant
from cryapp.services.library import Library


@dataclass(frozen=True)
class AnnotatorSaved:
    annotator: Annotator
    changes: Changes


@dataclass(frozen=True)
class InfantSaved:
    infant: Infant
    before: Infant | None
    """The record before the change (for undo); None if the infant is new."""
    changes: Changes


def list_annotators(lib: Library) -> tuple[Annotator, ...]:
    """Active annotators by code."""
    raise NotImplementedError


def add_annotator(lib: Library, code: str, role: Role = Role.ANNOTATOR) -> AnnotatorSaved:
    """Adds an annotator, or gives the existing one of that code (case does not count). Audited.

    Raises: UserError if the code is empty or longer than 40 characters.
    """
    raise NotImplementedError


def find_infants(lib: Library, search: str = "", limit: int = 50) -> tuple[Infant, ...]:
    """Infants whose pseudonym contains ``search``, newest first."""
    raise NotImplementedError


def get_infant(lib: Library, infant_id: InfantId) -> Infant:
    raise NotImplementedError


def save_infant(
    lib: Library, by: AnnotatorId | None, code: str, fields: Mapping[str, object] | None = None, reason: str = ""
) -> InfantSaved:
    """Adds the infant ``code`` (locking it by its hash) or changes ``fields`` of its record, audited before/after.

    Field names are those of :class:`Infant`; ``code``, ``bucket`` and ``locked`` can never be changed.

    Raises: UserError for an impossible value (Apgar outside 0–10, gestation outside 20–45 weeks …).
    """
    raise NotImplementedError
