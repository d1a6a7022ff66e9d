"""Before segments are imported: which recording a file is about, and what in it has to be said first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cryapp.domain.errors import UserError
from cryapp.domain.ids import RecordingId
from cryapp.services import labelling
from cryapp.services.library import Library
from cryapp.services.segment_exchange import Format, format_of, parsed_file, raven_columns
from cryapp.services.segment_files import raven, textgrid
from cryapp.services.segment_files.marked import state_from
from cryapp.services.segment_folder import HASH_LETTERS, MARK
from cryapp.services.tasks import get_task
from cryapp.store import recordings

_HASH = re.compile(rf"{MARK}([0-9a-f]{{{HASH_LETTERS}}})$")
"""What an export to a folder puts behind a name that several recordings have."""
_ENDINGS = (raven.SUFFIX, textgrid.SUFFIX.lower(), ".txt")


@dataclass(frozen=True)
class LookedAt:
    """A file before its import. With a ``problem`` it cannot be imported; ``recording_id`` None: about none here."""

    path: Path
    recording_id: RecordingId | None
    title: str
    """The recording as people know it."""
    n_marked: int = 0
    unknown: tuple[str, ...] = ()
    """Texts that are no classes of the task: somebody has to say what they mean."""
    columns: tuple[str, ...] = ()
    """Of a Raven table: columns of which one has the texts, and the file does not say which."""
    label_column: str | None = None
    """The column that was said to have them."""
    dropped: tuple[str, ...] = ()
    problem: str = ""


def is_segment_file(path: Path) -> bool:
    """True for a name that Audacity, Praat or Raven give to their labels."""
    return path.name.lower().endswith(_ENDINGS)


def look_at(
    lib: Library,
    paths: Sequence[Path],
    task_key: str,
    shown: RecordingId | None,
    label_columns: Mapping[Path, str] | None = None,
) -> tuple[LookedAt, ...]:
    """Looks into label files; nothing is changed.

    A file belongs to the recording whose name it has (``a.TextGrid`` to ``a.wav``), or whose hash is in its name as an
    export to a folder writes it; a single file without such a
    recording to the one that is shown.

    Args:
        shown: the recording in front of the reader.
        label_columns: of Raven tables, the column with the texts, where it was asked for before.
    """
    found = []
    for path in paths:
        try:
            found.append(_look(lib, path, task_key, shown if len(paths) == 1 else None, label_columns or {}))
        except UserError as error:
            found.append(LookedAt(path, None, "", problem=error.happened))
    return tuple(found)


def _look(
    lib: Library, path: Path, task_key: str, shown: RecordingId | None, label_columns: Mapping[Path, str]
) -> LookedAt:
    stem = _stem(path)
    marked = _HASH.search(stem)
    with lib.store.read() as session:
        meant = recordings.by_hash_start(session, marked[1]) if marked else []
        named = meant if len(meant) == 1 else recordings.by_stem(session, stem)
    if len(named) > 1 and shown not in named:
        raise UserError(
            f"{len(named)} recordings have the name of {path.name}.", "", "Open the right one and try again."
        )
    recording_id = shown if shown in named or not named else named[0]
    if recording_id is None:
        raise UserError(f"No recording has the name of {path.name}.", "", "Open its recording and import it there.")
    recording, file_format = labelling.get_recording(lib, recording_id), format_of(path)
    if file_format is Format.RAVEN and path not in label_columns:
        columns = raven_columns(path)
        if len(columns) > 1:
            return LookedAt(path, recording_id, recording.title, columns=columns)
    column = label_columns.get(path)
    parsed = parsed_file(path, file_format, recording.file_name, column)
    known = [label.key for label in get_task(lib, task_key).classes]
    unknown = dict.fromkeys(m.text for m in parsed.marked if state_from(m, known, {}) is None)
    return LookedAt(
        path,
        recording_id,
        recording.title,
        len(parsed.marked),
        tuple(unknown),
        label_column=column,
        dropped=parsed.dropped,
    )


def _stem(path: Path) -> str:
    """``a`` of ``a.TextGrid``, ``a.selections.txt`` and Raven's own ``a.Table.1.selections.txt``."""
    name = path.name
    ending = next((end for end in _ENDINGS if name.lower().endswith(end)), path.suffix)
    return name[: len(name) - len(ending)].partition(".Table.")[0]
