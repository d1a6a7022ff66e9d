"""Annotators and infants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from cryapp.domain.annotation import SYNTHETIC_TRUTH, Annotator, Role
from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, InfantId
from cryapp.domain.infant import Infant, Sex
from cryapp.services.library import Library
from cryapp.store import annotators, audit, infants, meta

CODE_LENGTH = 40
FIXED = frozenset({"id", "code", "bucket", "locked", "site_id"})

_LIMITS: dict[str, tuple[float, float, str]] = {
    "gestation_days": (20 * 7, 45 * 7, "Gestational age must be between 20 and 45 weeks"),
    "birth_weight_g": (200, 8000, "Birth weight must be between 200 and 8000 g"),
    "apgar_1": (0, 10, "An Apgar score is between 0 and 10"),
    "apgar_5": (0, 10, "An Apgar score is between 0 and 10"),
    "apgar_10": (0, 10, "An Apgar score is between 0 and 10"),
    "cord_ph": (6.3, 7.8, "Cord pH must be between 6.3 and 7.8"),
    "base_deficit": (-20, 40, "Base deficit must be between −20 and 40 mmol/L"),
}
_TEXTS = frozenset({"resuscitation", "cooling", "age_group", "site"})
_WHOLE = frozenset({"gestation_days", "birth_weight_g", "apgar_1", "apgar_5", "apgar_10"})


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
    with lib.store.read() as session:
        return annotators.active(session)


def list_readers(lib: Library) -> tuple[Annotator, ...]:
    """Those who may sign in and be dealt recordings: not the one in whose name made-up cries bring their truth."""
    return tuple(one for one in list_annotators(lib) if one.code != SYNTHETIC_TRUTH)


def add_annotator(lib: Library, code: str, role: Role = Role.ANNOTATOR) -> AnnotatorSaved:
    """Adds an annotator, or gives the existing one of that code (case does not count). Audited.

    Raises: UserError if the code is empty or longer than 40 characters.
    """
    code = _checked_code(code, "annotator")
    with lib.store.write() as session:
        annotator, added = annotators.get_or_create(session, code, role)
        if added:
            after = {"code": annotator.code, "role": annotator.role.value}
            audit.append(session, annotator.id, "annotator.add", "annotator", annotator.id, after=after)
    return AnnotatorSaved(annotator, Changes(annotators=added))


def find_infants(lib: Library, search: str = "", limit: int = 50) -> tuple[Infant, ...]:
    """Infants whose pseudonym contains ``search``, newest first."""
    with lib.store.read() as session:
        return infants.find(session, search, limit)


def get_infant(lib: Library, infant_id: InfantId) -> Infant:
    """Raises: UserError if there is no such infant."""
    with lib.store.read() as session:
        infant = infants.get(session, infant_id)
    if infant is None:
        raise UserError("This infant is not in the store.", "", "Choose or add an infant.")
    return infant


def save_infant(
    lib: Library, by: AnnotatorId | None, code: str, fields: Mapping[str, object] | None = None, reason: str = ""
) -> InfantSaved:
    """Adds the infant ``code`` (locking it by its hash) or changes ``fields`` of its record, audited before/after.

    Field names are those of :class:`Infant`; ``code``, ``bucket`` and ``locked`` can never be changed.

    Raises: UserError for an impossible value (Apgar outside 0–10, gestation outside 20–45 weeks …).
    """
    code = _checked_code(code, "infant")
    checked = {name: _checked_field(name, value) for name, value in (fields or {}).items()}
    with lib.store.write() as session:
        infant_id, added = infants.get_or_create(session, code, meta.locked_share(session))
        before = infants.get(session, infant_id)
        infants.update(session, infant_id, checked)
        after = infants.get(session, infant_id)
        if before is None or after is None:
            raise LookupError("an infant vanished inside its own transaction")
        if added:
            audit.append(session, by, "infant.add", "infant", infant_id, after=_record(after), reason=reason)
        elif before != after:
            changed = {name for name, value in _record(after).items() if value != _record(before)[name]}
            audit.append(
                session,
                by,
                "infant.change",
                "infant",
                infant_id,
                before={name: value for name, value in _record(before).items() if name in changed},
                after={name: value for name, value in _record(after).items() if name in changed},
                reason=reason,
            )
    touched = added or before != after
    changes = Changes(infants=frozenset({infant_id}) if touched else frozenset())
    return InfantSaved(after, None if added else before, changes)


def _record(infant: Infant) -> dict[str, Any]:
    return {field.name: getattr(infant, field.name) for field in fields(infant) if field.name not in ("id", "site_id")}


def _checked_code(code: str, whose: str) -> str:
    code = " ".join(code.split())
    if not code:
        raise UserError(f"The code of the {whose} is empty.", "Nothing was saved.", "Enter a code, such as R-07.")
    if len(code) > CODE_LENGTH or not code.isprintable():
        raise UserError(
            f"The code of the {whose} is too long.",
            "Nothing was saved.",
            f"Use a pseudonym of at most {CODE_LENGTH} characters, never a name.",
        )
    return code


def _checked_field(name: str, value: object) -> object:
    """The value as the store keeps it. Raises: UserError if it cannot be true; KeyError for a field that is fixed."""
    if name in FIXED or name not in Infant.__dataclass_fields__:
        raise KeyError(f"{name} is not a field that can be changed")
    if name == "sex":
        if value not in (None, *Sex):
            raise _impossible("Sex must be female, male or unknown")
        return str(value or Sex.UNKNOWN)
    if value is None or value == "":
        return None
    if name in _LIMITS:
        return _checked_number(name, value)
    if name in _TEXTS:
        return str(value).strip() or None
    if name == "born_at":
        if not isinstance(value, datetime) or value.tzinfo is None:
            raise _impossible("Time of birth needs a date, a time and a time zone")
        return value
    return bool(value)


def _checked_number(name: str, value: object) -> float:
    low, high, sentence = _LIMITS[name]
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise _impossible(sentence) from error
    if not low <= number <= high or (name in _WHOLE and number != int(number)):
        raise _impossible(sentence)
    return int(number) if name in _WHOLE else number


def _impossible(sentence: str) -> UserError:
    return UserError(f"{sentence}.", "Nothing was saved.", "Correct the value, or leave it empty.")
