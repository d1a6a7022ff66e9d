"""Commands about segments: segments export, import, propose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cryapp.cli.console import Console, table
from cryapp.cli.options import Annotator, Reason, annotator_id, classes_of

if TYPE_CHECKING:
    from cryapp.domain.ids import RecordingId
    from cryapp.services.library import Library

segments = typer.Typer(help="Parts of recordings that readers marked.", no_args_is_help=True, rich_markup_mode=None)

Recording = Annotated[str, typer.Option(help="Which recording: its file name, path or hash.")]
TaskKey = Annotated[str, typer.Option(help="The task's key.")]
FileFormat = Annotated[
    str | None, typer.Option("--format", help="audacity, textgrid or raven (default: by the file's name).")
]
WithNotes = Annotated[
    bool, typer.Option("--with-notes", help="Also what the reader typed, which may name people; needs a reason.")
]


def add_to(app: typer.Typer) -> None:
    app.add_typer(segments, name="segments")


@segments.command("export")
def export(
    ctx: typer.Context,
    recording: Recording,
    out: Annotated[Path, typer.Option(help="X.txt (Audacity), X.TextGrid (Praat), X.selections.txt (Raven).")],
    task: TaskKey = "cry_unit",
    file_format: FileFormat = None,
    with_notes: WithNotes = False,
    annotator: Annotator = None,
    reason: Reason = "",
) -> None:
    """Writes one reader's segments of a recording for Audacity, Praat or Raven."""
    from cryapp.services.segment_exchange import export_segments, format_of

    console: Console = ctx.obj
    wanted = format_of(out, file_format)
    with console.library() as lib:
        by = annotator_id(lib, annotator)
        done = export_segments(
            lib, _recording(lib, recording), task, by, wanted, out, with_notes=with_notes, reason=reason
        )
    text = f"{done.n_segments} segments written to {out}.{_not_kept(done.dropped)}"
    console.answer({"segments": done.n_segments, "dropped": list(done.dropped), "path": str(out)}, text)


@segments.command("export-all")
def export_all(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Option(help="Where to: a folder that is there.")],
    file_format: Annotated[str, typer.Option("--format", help="audacity, textgrid or raven.")],
    recording: Annotated[
        list[str] | None, typer.Option(help="Only this recording (file name, path or hash); can be given again.")
    ] = None,
    task: TaskKey = "cry_unit",
    replace: Annotated[bool, typer.Option("--replace", help="Write over files of the same name.")] = False,
    with_notes: WithNotes = False,
    annotator: Annotator = None,
    reason: Reason = "",
) -> None:
    """Writes one reader's segments of all recordings to a folder, a file each, named as the recordings are."""
    from cryapp.services.segment_exchange import format_of
    from cryapp.services.segment_folder import FolderWanted, export_folder

    console: Console = ctx.obj
    chosen = format_of(folder, file_format)
    with console.library() as lib:
        ids = [_recording(lib, text) for text in recording] if recording else None
        wanted = FolderWanted(task, annotator_id(lib, annotator), chosen, with_notes, reason, replace)
        done = export_folder(lib, ids, wanted, folder)
    data = {
        "folder": str(folder),
        "written": [
            {"file": one.name, "segments": one.n_segments, "dropped": list(one.dropped)} for one in done.written
        ],
        "refused": [{"file": one.name, "why": one.why} for one in done.refused],
        "without_segments": done.n_without,
    }
    console.answer(data, "\n".join([done.sentence, *done.lines]))


@segments.command("import")
def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A label track, TextGrid or selection table.")],
    recording: Recording,
    task: TaskKey = "cry_unit",
    file_format: FileFormat = None,
    classes: Annotated[str | None, typer.Option(help="TEXT=CLASS,…: what the label texts mean.")] = None,
    label_column: Annotated[str | None, typer.Option(help="Of a Raven table: the column with the labels.")] = None,
    annotator: Annotator = None,
) -> None:
    """Adds the segments of a file to a reader's own: all or none. What they have already is passed over."""
    from cryapp.services.label_marks import Mark
    from cryapp.services.segment_exchange import format_of, import_segments
    from cryapp.services.tasks import get_task

    console: Console = ctx.obj
    wanted = format_of(file, file_format)
    with console.library() as lib:
        mark = Mark(get_task(lib, task).id, annotator_id(lib, annotator), source="file")
        done = import_segments(
            lib,
            file,
            _recording(lib, recording),
            mark,
            wanted,
            meaning=classes_of(classes),
            label_column=label_column,
        )
    data = {"segments": done.n_segments, "already": done.n_already, "dropped": list(done.dropped)}
    text = f"{done.n_segments} segments imported, {done.n_already} were there already.{_not_kept(done.dropped)}"
    console.answer(data, text)


@segments.command("propose")
def propose(
    ctx: typer.Context,
    recording: Recording,
    task: TaskKey = "cry_unit",
    sensitivity: Annotated[float, typer.Option(min=0.0, max=1.0, help="0 (none) to 1 (all).")] = 0.6,
    accept: Annotated[bool, typer.Option("--accept", help="Take all of them as the reader's segments.")] = False,
    annotator: Annotator = None,
) -> None:
    """Finds expirations, inspirations and pauses that the reader has not dealt with yet."""
    from cryapp.services import proposing
    from cryapp.services.label_marks import Mark
    from cryapp.services.tasks import get_task

    console: Console = ctx.obj
    with console.library() as lib:
        recording_id, task_id, by = _recording(lib, recording), get_task(lib, task).id, annotator_id(lib, annotator)
        found = proposing.find(proposing.request(lib, recording_id, task_id))
        shown = proposing.open_to(lib, found, recording_id, task_id, by).at(sensitivity)
        if accept:
            proposing.accept(lib, recording_id, shown, Mark(task_id, by, source="command"))
    data = [{"start_s": p.start_s, "end_s": p.end_s, "class": p.class_key, "confidence": p.confidence} for p in shown]
    rows = [(f"{p.start_s:.2f}", f"{p.end_s:.2f}", p.class_key or "", f"{p.confidence:.2f}") for p in shown]
    text = f"{table(('start', 'end', 'class', 'confidence'), rows)}\n{len(shown)} proposals"
    console.answer({"proposals": data, "accepted": accept}, f"{text}{' accepted' * accept}.")


def _recording(lib: Library, text: str) -> RecordingId:
    from cryapp.domain.errors import UserError
    from cryapp.services.label_import import match_paths

    with lib.store.read() as session:
        found = match_paths(session, [text])
    if text not in found:
        raise UserError(f"There is no recording {text}.", "Nothing was changed.", "Give its file name.")
    return found[text]


def _not_kept(dropped: tuple[str, ...] | list[str]) -> str:
    return "".join(f"\nNot kept: {what}." for what in dropped)
