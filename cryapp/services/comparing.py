"""Is the new model better? The promotion gate: paired by locked infant, a sentence first, each point recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cryapp.domain.ids import AnnotatorId, ModelId, RecordingId
from cryapp.domain.model import Comparison, Estimate, Flip, GatePoint, Model, ModelStatus, PointState
from cryapp.services.comparing_pairs import Pairs
from cryapp.services.comparing_points import SOURCE, is_measured_against, locked_rows, looks, points_of
from cryapp.services.disclosing import write_down
from cryapp.services.library import Library
from cryapp.services.reviewing import to_read
from cryapp.services.tasks import get_task
from cryapp.store import audit, recordings
from cryapp.store.disclosures import Where
from cryapp.store.tables import AuditEventRow
from ml.contract import gate_points, gate_rules

GATE = "gate"
"""Subject of the audit events that keep what the gate said."""
MEASURED = ("canary", "evidence", "not_inferior", "baselines", "calibration", "subgroups", "robust", "churn")
"""Points whose figures are of locked infants: new ones are a new look at them."""


def compare_models(lib: Library, model: Model, in_use: Model | None, by: AnnotatorId | None = None) -> Comparison:
    """See :func:`cryapp.services.models.compare`."""
    found = _compared(lib, model, in_use)
    if by is not None:
        found = replace(found, flips=_told(lib, model, found.flips, by))
    if model.status is not ModelStatus.DAMAGED:
        return found
    return replace(
        found,
        sentence=f"The package of {model.name} is damaged: it answers nobody.",
        explanation="A file is missing or was changed since the model was made. Nothing saved is lost. "
        "Roll back or promote another model, or restore its folder.",
    )


def _compared(lib: Library, model: Model, in_use: Model | None) -> Comparison:
    other = in_use if in_use is not None and in_use.id != model.id else None
    pairs = Pairs.of(lib, model, other, locked_rows(lib, model))
    points = points_of(lib, model, other, pairs)
    verdict, is_open = gate_rules.verdict_of(points), gate_rules.is_open(points)
    _keep(lib, model, other, points, verdict, is_open)
    points = gate_rules.merged(points, [gate_points.judge_looks(looks(lib, model.task_key))])
    by_key = {point.key: point for point in points}
    figures = by_key["not_inferior"].figures
    return Comparison(
        candidate=model,
        in_use=in_use if other is None else other,
        sentence=_sentence(model, in_use, verdict, points),
        explanation=_explanation(model, other, by_key, verdict),
        delta_auc=_estimate(figures.get("delta_auc")),
        delta_sensitivity=_estimate(figures.get("delta_sensitivity")),
        verdict=str(verdict),
        points=tuple(_domain(point) for point in points),
        is_open=is_open,
        flips=_flips(lib, by_key["churn"].figures.get("flips") or ()),
    )


def _sentence(
    model: Model, in_use: Model | None, verdict: gate_rules.Verdict, points: Sequence[gate_rules.Point]
) -> str:
    if verdict is gate_rules.Verdict.FIRST:
        if in_use is not None:
            return f"{model.name} is the model in use."
        return f"{model.name} is the first model for this task."
    assert in_use is not None
    if verdict is gate_rules.Verdict.INSUFFICIENT:
        return f"There is not enough evidence to tell {model.name} from {in_use.name}."
    failed = [point for point in gate_rules.failed(points) if point.key != "not_inferior"]
    but = f", but it fails {_numbers(failed)}" if failed else ""
    return f"{model.name} is {verdict} than {in_use.name}{but}."


def _explanation(
    model: Model, other: Model | None, points: Mapping[str, gate_rules.Point], verdict: gate_rules.Verdict
) -> str:
    if other is None:
        auc = model.evidence.auc
        if auc is None:
            return model.evidence.reason_missing or "It was not measured on locked infants."
        return f"Measured on {auc.n_infants} locked infants ({auc.n_recordings} recordings): AUC {auc.text}."
    told = [points["not_inferior"].sentence]
    if verdict is gate_rules.Verdict.INSUFFICIENT:
        told += [points[key].sentence for key in gate_rules.VALIDITY if points[key].state is gate_rules.State.FAIL]
        told.append("Keep the model in use.")
    elif verdict is gate_rules.Verdict.WORSE:
        told.append("Keep the model in use.")
    return " ".join(told)


def _numbers(points: Sequence[gate_rules.Point]) -> str:
    """``point 8`` or ``points 7 and 9``."""
    numbers = [str(point.number) for point in points]
    return f"point {numbers[0]}" if len(numbers) == 1 else f"points {gate_rules.listed(numbers, 13)}"


def _domain(point: gate_rules.Point) -> GatePoint:
    return GatePoint(
        point.number, point.key, point.title, PointState(str(point.state)), point.sentence, dict(point.figures)
    )


def _estimate(raw: Mapping[str, Any] | None) -> Estimate | None:
    return None if raw is None else Estimate(**raw)


def _flips(lib: Library, raw: Sequence[Mapping[str, Any]]) -> tuple[Flip, ...]:
    """With the recordings' titles as readers know them."""
    wanted = [RecordingId(int(flip["recording"])) for flip in raw if str(flip["recording"]).isdigit()]
    with lib.store.read() as session:
        known = {str(id_): recording for id_, recording in recordings.by_ids(session, wanted).items()}
    return tuple(
        Flip(
            recording_id=found.id if (found := known.get(str(flip["recording"]))) is not None else None,
            title=found.title if found is not None else str(flip["infant"]),
            label=str(flip["label"]),
            before=float(flip["before"]),
            after=float(flip["after"]),
            gained=bool(flip["gained"]),
        )
        for flip in raw
    )


def _told(lib: Library, model: Model, flips: tuple[Flip, ...], by: AnnotatorId) -> tuple[Flip, ...]:
    """What ``by`` has not still to read blind; that they see the rest is written down."""
    assert model.task_key is not None
    task = get_task(lib, model.task_key)
    ids = [flip.recording_id for flip in flips if flip.recording_id is not None]
    with lib.store.read() as session:
        hidden = to_read(session, task, by, ids)
    shown = tuple(flip for flip in flips if flip.recording_id not in hidden)
    scores = {flip.recording_id: flip.after for flip in shown if flip.recording_id is not None}
    write_down(lib, by, task, Where.GATE, list(scores), model.id, scores)
    return shown


def note_training_look(session: Session, model_id: ModelId, task_key: str) -> None:
    """Counts the look at the locked infants that measuring a new model was. Inside its registration's transaction."""
    audit.append(session, None, "locked_set.measure", SOURCE, f"{task_key}:{model_id}")


def note_look(session: Session, task_key: str, what: str) -> None:
    """Counts any other look at the locked infants of a task, e.g. a study's. ``what`` names it in a word or an id."""
    audit.append(session, None, "locked_set.look", SOURCE, f"{task_key}:{what}")


def was_noted(session: Session, task_key: str, what: str) -> bool:
    """Whether such a look was counted before."""
    query = select(AuditEventRow.id).where(
        AuditEventRow.subject_type == SOURCE, AuditEventRow.subject_id == f"{task_key}:{what}"
    )
    return session.execute(query.limit(1)).first() is not None


def _keep(
    lib: Library,
    model: Model,
    other: Model | None,
    points: Sequence[gate_rules.Point],
    verdict: gate_rules.Verdict,
    is_open: bool,
) -> None:
    """Writes down what the gate says, once for each thing it says; figures not seen before count as a look.

    What the worker measured beside training was counted when the model was registered.
    """
    subject = f"{model.task_key}:{model.id}:{other.id if other else '-'}"
    said = {
        "verdict": str(verdict),
        "open": is_open,
        "points": {p.key: [str(p.state), p.sentence] for p in points if p.key not in ("decided", "looks")},
    }
    with lib.store.read() as session:
        before = session.execute(
            select(AuditEventRow.after)
            .where(AuditEventRow.subject_type == GATE, AuditEventRow.subject_id == subject)
            .order_by(AuditEventRow.id.desc())
            .limit(1)
        ).scalar_one_or_none()
    if before == said:
        return
    seen: Mapping[str, Any] = (before or {}).get("points") or {}
    is_new = any(seen.get(key) != said["points"][key] for key in MEASURED)  # type: ignore[index]
    counted_already = before is None and (other is None or is_measured_against(model, other))
    with lib.store.write() as session:
        audit.append(session, None, "gate.judge", GATE, subject, after=said)
        if is_new and not counted_already:
            audit.append(session, None, "locked_set.compare", SOURCE, subject)
