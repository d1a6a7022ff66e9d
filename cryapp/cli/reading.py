"""Commands about reading and review: reading make | status | close, review agreement | look | errors."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cryapp.cli.console import Console, ProgressLine, table
from cryapp.cli.options import Annotator, annotator_id

if TYPE_CHECKING:
    from cryapp.domain.queue_mix import Mix
    from cryapp.services.agreement import AgreementReport
    from cryapp.services.assigning import SetStatus
    from cryapp.services.segment_agreement import SegmentReport

reading = typer.Typer(help="Sets of recordings dealt to readers.", no_args_is_help=True, rich_markup_mode=None)
review = typer.Typer(help="How far readers agree.", no_args_is_help=True, rich_markup_mode=None)

TaskKey = Annotated[str, typer.Option(help="The task's key, e.g. cry_presence.")]


def add_to(app: typer.Typer) -> None:
    app.add_typer(reading, name="reading")
    app.add_typer(review, name="review")


@reading.command("make")
def make(
    ctx: typer.Context,
    name: Annotated[str, typer.Option(help="What the set is called.")],
    task: TaskKey,
    readers: Annotated[str, typer.Option(help="Codes, with commas: R-01,R-02.")],
    n: Annotated[int, typer.Option("--recordings", min=1, help="So many recordings at most.")] = 100,
    mix: Annotated[
        str | None,
        typer.Option(help="REASON=SHARE,… of the explained queue, or “default”: the store's mix. Without: at random."),
    ] = None,
    search: Annotated[str, typer.Option(help="Only what the worklist finds for this.")] = "",
    twice: Annotated[float, typer.Option(min=0, max=1, help="Share read by two readers.")] = 0.2,
    repeat: Annotated[float, typer.Option(min=0, max=1, help="Share of each reader's own repeated silently.")] = 0.05,
    seed: Annotated[int, typer.Option(help="The same seed deals the same.")] = 0,
    annotator: Annotator = None,
) -> None:
    """Deals recordings to readers, a share of them to two; each reader has an order of their own."""
    from cryapp.domain.queue import Order, WorklistQuery
    from cryapp.domain.reading import DealSettings
    from cryapp.services import assigning, queueing
    from cryapp.services.tasks import get_task

    console: Console = ctx.obj
    with console.library() as lib:
        found = get_task(lib, task)
        by = annotator_id(lib, annotator)
        who = [annotator_id(lib, code.strip()) for code in readers.split(",") if code.strip()]
        query = WorklistQuery(found.id, None, Order.RANDOM, search=search)
        wanted = queueing.read_mix(lib) if mix == "default" else None if mix is None else _mix(mix)
        chosen, notes = assigning.candidates(lib, query, n, wanted, seed)
        made = assigning.make_set(lib, name, found.id, chosen, who, DealSettings(twice, repeat), by, seed)
        status = assigning.status(lib, made.set_id)
    text = "\n".join([_set_text(status), *notes])
    console.answer({**_set_data(status), "notes": list(notes)}, text)


@reading.command("status")
def status(
    ctx: typer.Context, task: Annotated[str | None, typer.Option(help="Only sets of this task.")] = None
) -> None:
    """How far the readers of each set are. It tells what is repeated: not for readers."""
    from cryapp.services import assigning
    from cryapp.services.tasks import get_task

    console: Console = ctx.obj
    with console.library() as lib:
        task_id = None if task is None else get_task(lib, task).id
        found = [assigning.status(lib, one.id) for one in assigning.sets(lib, task_id)]
    text = "\n\n".join(_set_text(one) for one in found) or "There are no reading sets."
    console.answer({"sets": [_set_data(one) for one in found]}, text)


@reading.command("close")
def close(ctx: typer.Context, number: int, annotator: Annotator = None) -> None:
    """Gives nothing more out of a set; what was read stays."""
    from cryapp.domain.ids import ReadingSetId
    from cryapp.services import assigning

    console: Console = ctx.obj
    with console.library() as lib:
        assigning.close_set(lib, ReadingSetId(number), annotator_id(lib, annotator))
    console.answer({"set": number, "closed": True}, f"Set {number} is closed.")


@review.command("agreement")
def agreement(
    ctx: typer.Context,
    task: TaskKey,
    ordinal: Annotated[bool, typer.Option("--ordinal", help="The classes are in order, lowest first.")] = False,
) -> None:
    """Kappa and alpha by class and pair, with intervals by infant; readers against themselves."""
    from cryapp.domain.agreement import Level
    from cryapp.domain.task import Unit
    from cryapp.services.agreement import agreement as measure
    from cryapp.services.segment_agreement import segment_agreement
    from cryapp.services.tasks import get_task

    console: Console = ctx.obj
    with console.library() as lib:
        found = get_task(lib, task)
        if found.unit is Unit.SEGMENT:
            segments = segment_agreement(lib, found)
            console.answer(asdict(segments), _segments_text(segments))
            return
        report = measure(lib, found, Level.ORDINAL if ordinal else Level.NOMINAL)
    console.answer(asdict(report), _agreement_text(report))


@review.command("look")
def look(
    ctx: typer.Context,
    task: TaskKey,
    seed: Annotated[int, typer.Option(min=0, help="Same seed, same labels, same machine: same answers.")] = 0,
    annotator: Annotator = None,
) -> None:
    """Asks about every label of infants who are not locked a model that has not met the infant.

    It tells nothing of single recordings: `review errors` lists what is contradicted, for adjudicators.
    """
    from cryapp.cli.training import interrupts, show_event
    from cryapp.domain.errors import UserError
    from cryapp.domain.model import RunState
    from cryapp.services.label_check_run import prepare_check
    from cryapp.services.training import recover_runs, run_to_end

    console: Console = ctx.obj
    with console.library(make=False) as lib:
        by = annotator_id(lib, annotator)
        recover_runs(lib)
        prepared = prepare_check(lib, task, by, seed)
        with ProgressLine() as line, interrupts(line, can_stop_early=False) as stop:
            end = run_to_end(lib, prepared, lambda event: show_event(line, event), stop)
    if end.run.state is not RunState.DONE:
        raise UserError(end.sentence)
    console.answer({"run": end.run.id, "state": end.run.state, "sentence": end.sentence}, end.sentence)


@review.command("errors")
def errors(
    ctx: typer.Context,
    task: TaskKey,
    model: Annotated[str | None, typer.Option(help="The model whose locked recordings are looked at.")] = None,
    predictions: Annotated[
        Path | None, typer.Option(help="A CSV of cross-validated predictions: recording, one column per class.")
    ] = None,
    annotator: Annotator = None,
) -> None:
    """Labels that are perhaps wrong: a model that did not learn from them is sure of another class.

    Without --model or --predictions the last `review look` is asked, about infants who are not locked.
    """
    from cryapp.domain.errors import UserError
    from cryapp.domain.ids import ModelId
    from cryapp.services import label_checks, label_errors
    from cryapp.services.tasks import get_task

    console: Console = ctx.obj
    if model is not None and predictions is not None:
        raise UserError("Give either --model or --predictions.")
    facts: dict[str, object] = {}
    with console.library() as lib:
        found = get_task(lib, task)
        by = annotator_id(lib, annotator)
        if predictions is not None:
            said = label_errors.predictions_of_file(predictions, found)
        elif model is not None:
            said = label_errors.predictions_of_model(lib, ModelId(model), found)
        else:
            check, since = label_checks.required_check(lib, found, by)
            said = label_checks.predictions_of_check(lib, check, found, by)
            facts = {"check": {**asdict(check), "made_at": check.made_at.isoformat()}, "since": asdict(since)}
        errors = label_errors.label_errors(lib, found, by, said)
    rows = [(e.title, e.label, e.believed, f"{e.p_label:.2f}", f"{e.p_believed:.2f}") for e in errors]
    head = ("recording", "label", "believed", "p(label)", "p(believed)")
    text = table(head, rows) if rows else "No label is contradicted."
    if facts and since.is_stale:
        text += f"\nSince that search: {since.new} labels not asked about, {since.changed} changed, {since.gone} gone."
    console.answer({"candidates": [asdict(error) for error in errors], **facts}, text)


def _mix(text: str) -> Mix:
    from cryapp.domain.errors import UserError
    from cryapp.domain.queue_mix import ARMS, Mix, Reason

    try:
        parts = [part.partition("=") for part in text.split(",")]
        return Mix({Reason(name.strip()): float(share) for name, _, share in parts})
    except ValueError as error:
        known = ", ".join(reason.value for reason in ARMS)
        raise UserError(f"“{text}” is no mix: {error}.", "", f"Write REASON=SHARE,…; reasons are {known}.") from None


def _set_data(status: SetStatus) -> dict[str, object]:
    return {
        "set": status.set.id,
        "name": status.set.name,
        "task": status.task_key,
        "made_at": status.set.created_at.isoformat(),
        "closed": status.set.closed,
        "done": status.is_done,
        "recordings": status.recordings,
        "read_twice": status.read_twice,
        "why": dict(status.why),
        "seed": status.set.seed,
        "readers": [asdict(reader) for reader in status.readers],
    }


def _set_text(status: SetStatus) -> str:
    rows = [(r.reader, r.items, r.answered, r.skipped, f"{r.repeats_answered}/{r.repeats}") for r in status.readers]
    why = ", ".join(f"{n} {reason}" for reason, n in status.why.items())
    state = ", closed" if status.set.closed else ", done" if status.is_done else ""
    return (
        f"Set {status.set.id} “{status.set.name}” ({status.task_key}{state}): {status.recordings} recordings ({why}), "
        f"{status.read_twice} read twice\n" + table(("reader", "items", "answered", "skipped", "repeats"), rows)
    )


def _agreement_text(report: AgreementReport) -> str:
    lines = [
        f"{report.n_read_twice} of {report.n_units} answered were read blind by two or more, of {report.n_infants} "
        f"infants; intervals by infant.",
        f"Same answer          {report.percent.text}",
        f"Fleiss' kappa        {report.fleiss.text}" + (f"  [{report.fleiss_of}]" if report.fleiss_of else ""),
        f"Krippendorff's alpha {report.alpha.text}",
    ]
    lines += [f"Left out: {n} {why}" for why, n in report.left_out.items()]
    if report.classes:
        rows = [(c.class_key, c.n_given, c.chance_corrected.text, _share(c.specific)) for c in report.classes]
        lines += ["", table(("class", "given", "alpha against the rest", "shared"), rows)]
    if report.pairs:
        pairs = [(p.first, p.second, p.n_units, p.percent.text, p.kappa.text) for p in report.pairs]
        lines += ["", table(("reader", "and", "both read", "same answer", "Cohen's kappa"), pairs)]
    if report.intra:
        own = [(i.reader, i.n_repeats, i.percent.text, i.kappa.text) for i in report.intra]
        lines += ["", table(("reader", "repeats", "same answer again", "kappa with themself"), own)]
    return "\n".join(lines)


def _segments_text(report: SegmentReport) -> str:
    rows = [
        (p.first, p.second, c.class_key, c.n_first, c.n_second, c.time_kappa.text, c.event_f1.text, c.overlap_f1.text)
        for p in report.pairs
        for c in p.classes
        if c.n_first or c.n_second
    ]
    if not rows:
        return "No recording was marked by two readers."
    head = ("reader", "and", "class", "marked", "marked", "kappa over time", "F1 edges", "F1 overlap")
    within = (
        f"Edges within {report.collar_s * 1000:.0f} ms; overlap of at least {report.min_iou:.0%}; intervals by infant."
    )
    return within + "\n" + table(head, rows)


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
