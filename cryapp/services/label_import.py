"""Labels from a table: all of it in one transaction, or none."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sqlalchemy.orm import Session

from cryapp.domain.annotation import EventKind, LabelState
from cryapp.domain.changes import Changes
from cryapp.domain.errors import UserError
from cryapp.domain.ids import RecordingId
from cryapp.domain.task import Task, Unit
from cryapp.services import rendering
from cryapp.services.backup import back_up
from cryapp.services.label_marks import changes_of, check_class
from cryapp.services.library import Library
from cryapp.services.pseudonyms import recordings_called
from cryapp.store import annotators, audit, label_events, recordings, task_schemas
from cryapp.store.tables import CurrentLabelRow

BULK_ROWS = 100
"""From so many labels on, a table is a bulk edit, and a backup is made before."""
_NOTHING = "No label of the table was saved."
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class LabelImport:
    """Outcome of labels from a CSV."""

    labelled: int
    skipped_empty: int
    unchanged: int
    """Rows whose label this annotator had already given."""
    unmatched: tuple[str, ...]
    """Paths that no recording in the store matches by file name or content."""
    contradicting: tuple[str, ...]
    """Paths left out because the same sound has another label under another name in the table."""
    without_sound: tuple[str, ...]
    """Paths of labels that were saved although the recording's working copy is gone at present."""
    changes: Changes


def label_from_rows(
    lib: Library,
    rows: Sequence[tuple[str, str]],
    task_key: str,
    annotator_code: str,
    classes: Mapping[str, str] | None = None,
    source: str = "csv",
) -> LabelImport:
    """Labels recordings from (path or file name, label text) pairs in ONE transaction; used by CSV import.

    A recording whose working copy is gone is labelled all the same, unlike at the desk (``labelling_many``): whoever
    gave the answer heard the original elsewhere, the recording is known by the hash of that original, and an answer
    that was refused here would be lost. It is told, because nothing can be learnt from it until the sound is back.

    Args:
        rows: path as the table gives it, label as the table gives it.
        classes: label text → class key; None takes the text as the class key. An unmapped text refuses the whole.

    Raises: UserError naming the first unknown label or an ambiguous file name; nothing is saved then.
    """
    filled = [(path.strip(), label.strip()) for path, label in rows if label.strip()]
    if not annotator_code.strip():
        raise UserError("Labels need a reader.", _NOTHING, "Name the annotator who gave them.")
    if len(filled) >= BULK_ROWS:
        back_up(lib, "before labels from a table")
    with lib.store.write() as session:
        task = _task(session, task_key)
        wanted = [(path, _class_key(task, label, classes)) for path, label in filled]
        matched = match_paths(session, [path for path, _ in wanted])
        annotator, added = annotators.get_or_create(session, annotator_code)
        if added:
            after = {"code": annotator.code, "role": annotator.role.value}
            audit.append(session, annotator.id, "annotator.add", "annotator", annotator.id, after=after)
        given, contradicting = _given(session, task, wanted, matched)
        before = label_events.answers_about(session, task.id, annotator.id, given)
        news = [
            label_events.NewEvent(
                kind=EventKind.LABEL,
                subject=subject,
                task_id=task.id,
                schema_version=task.version,
                annotator_id=annotator.id,
                class_key=class_key,
                source=source,
            )
            for subject, class_key in given.values()
            if not _is_already(before.get(subject.subject_id), class_key)
        ]
        label_events.append(session, news)
        touched = [new.subject for new in news]
        unmatched = tuple(path for path, _ in wanted if path not in matched)
        changes = changes_of(session, task, touched) | Changes(annotators=added)
    without_sound = _without_sound(lib, matched)
    return LabelImport(
        labelled=len(touched),
        skipped_empty=len(rows) - len(filled),
        unchanged=len(wanted) - len(unmatched) - len(contradicting) - len(touched),
        unmatched=unmatched,
        contradicting=contradicting,
        without_sound=tuple(path for path in without_sound if path not in contradicting),
        changes=changes,
    )


def _without_sound(lib: Library, matched: Mapping[str, RecordingId]) -> tuple[str, ...]:
    with lib.store.read() as session:
        known = recordings.by_ids(session, set(matched.values()))
    gone = {id_ for id_, recording in known.items() if rendering.stamp_of(lib, recording) is None}
    return tuple(path for path, id_ in matched.items() if id_ in gone)


def _given(
    session: Session, task: Task, wanted: Sequence[tuple[str, str]], matched: Mapping[str, RecordingId]
) -> tuple[dict[int, tuple[label_events.Subject, str]], tuple[str, ...]]:
    """Subject → the one answer the table gives about it, and the paths left out.

    Two files of the same content may carry different labels: nobody can say which is right, so neither is taken, and
    both are told. Raises: UserError if one file, or one infant, is given two answers.
    """
    subject_of = label_events.subject_of_each(session, task.unit, matched.values())
    given: dict[int, tuple[label_events.Subject, str]] = {}
    said_by: dict[int, list[str]] = {}
    unsure: set[int] = set()
    for path, class_key in wanted:
        if path not in matched:
            continue
        subject = subject_of[matched[path]]
        _, other = given.setdefault(subject.subject_id, (subject, class_key))
        said_by.setdefault(subject.subject_id, []).append(path)
        if other == class_key:
            continue
        other_path = said_by[subject.subject_id][0]
        if task.unit is Unit.INFANT or _posix(other_path).name == _posix(path).name:
            raise UserError(
                f"The table contradicts itself: {other_path} says “{other}”, {path} says “{class_key}”.",
                _NOTHING,
                "Keep one answer for each infant." if task.unit is Unit.INFANT else "Keep one row for each file.",
            )
        unsure.add(subject.subject_id)
    left_out = tuple(path for subject_id in sorted(unsure) for path in said_by[subject_id])
    return {key: answer for key, answer in given.items() if key not in unsure}, left_out


def _is_already(answer: CurrentLabelRow | None, class_key: str) -> bool:
    return answer is not None and answer.state == LabelState.LABELLED and answer.class_key == class_key


def match_paths(session: Session, paths: Sequence[str]) -> dict[str, RecordingId]:
    """Recordings by the paths a table gives: by whole path, by file name, else by the content of a file there; by an
    export's keyed id or the hash of the content too.

    Raises: UserError for a file name that several recordings share and the path does not tell apart.
    """
    by_name = recordings.by_file_names(session, {_posix(path).name for path in paths})
    matched = {
        **recordings.known_hashes(session, {path for path in paths if _SHA256.fullmatch(path)}),
        **recordings_called(session, paths),
    }
    for path in paths:
        if path in matched:
            continue
        met = by_name.get(_posix(path).name, [])
        candidates = {id_ for id_, _ in met}  # one recording may have been met in several places
        fitting = {id_ for id_, original in met if _ends_with(_posix(original), _posix(path))}
        if len(fitting) == 1:
            matched[path] = fitting.pop()
        elif len(candidates) == 1:
            matched[path] = candidates.pop()
        else:
            by_content = _by_content(session, path)
            if by_content is not None:
                matched[path] = by_content
            elif candidates:
                raise UserError(
                    f"{len(candidates)} recordings are called {_posix(path).name}, and the table does not say which.",
                    _NOTHING,
                    "Give more of the path in the table, such as folder/file.",
                )
    return matched


def _posix(path: str) -> PurePosixPath:
    return PurePosixPath(path.replace("\\", "/"))


def _ends_with(whole: PurePosixPath, end: PurePosixPath) -> bool:
    parts = [part for part in end.parts if part not in (".", "..")]
    return list(whole.parts[-len(parts) :]) == parts


def _by_content(session: Session, path: str) -> RecordingId | None:
    try:
        with Path(path).open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None  # no such file here: the path can only be matched by name
    return recordings.known_hashes(session, [sha256]).get(sha256)


def _task(session: Session, key: str) -> Task:
    task = task_schemas.by_key(session, key)
    if task is None:
        known = ", ".join(task.key for task in task_schemas.newest(session))
        raise UserError(f"There is no task “{key}”.", _NOTHING, f"The tasks here are: {known}.")
    if task.unit is Unit.SEGMENT:
        raise UserError(f"The task “{task.name}” is answered for parts of a recording.", _NOTHING, "")
    return task


def _class_key(task: Task, label: str, classes: Mapping[str, str] | None) -> str:
    if classes is not None and label not in classes:
        raise UserError(
            f"The label “{label}” is not among the classes given ({', '.join(classes)}).",
            _NOTHING,
            "Say which class it stands for, or correct the table.",
        )
    class_key = label if classes is None else classes[label]
    check_class(task, class_key, _NOTHING)
    return class_key
