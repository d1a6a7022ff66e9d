"""Labels that are perhaps wrong: where a model that never learnt from a recording is sure of another class.

Confident learning (Northcutt, Jiang and Chuang 2021): a class is believed where its probability is at least the mean
that recordings labelled so have; a candidate is a recording for which another class than its label is believed. The
predictions must be of infants that the model did not learn from: the locked ones of a model's card, or a file of
cross-validated predictions.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, ModelId, RecordingId
from cryapp.domain.model import Model
from cryapp.domain.task import Role, Task
from cryapp.services.comparing_pairs import per_recording
from cryapp.services.disclosing import write_down
from cryapp.services.library import Library
from cryapp.services.reviewing import check_adjudicator, to_read
from cryapp.services.tables import read_table
from cryapp.store import models, recordings, snapshot
from cryapp.store.disclosures import Where

Probabilities = Mapping[RecordingId, Mapping[str, float]]
"""Recording → class → probability."""

FEWEST = 2
"""Labelled recordings of a class below which its own threshold means nothing."""


@dataclass(frozen=True)
class LabelErrorCandidate:
    """``margin``: probability of the class that the model believes less that of the label's; the largest come first."""

    recording_id: RecordingId
    title: str
    locked: bool
    label: str
    believed: str
    p_label: float
    p_believed: float
    margin: float


def label_errors(
    lib: Library, task: Task, by: AnnotatorId, predictions: Probabilities, model_id: ModelId | None = None
) -> tuple[LabelErrorCandidate, ...]:
    """Candidates among the labels that train, surest first; what ``by`` has still to read blind is left out.

    It writes down what it tells, with the probabilities; ``model_id``: whose they are, if a model's.

    Raises: UserError if ``by`` is no adjudicator (it tells what others said and what a model thinks), or what is told
        cannot be written down.
    """
    with lib.store.read() as session:
        check_adjudicator(session, by)
        labels = {label.recording_id: label.class_key for label in snapshot.training_labels(session, task).labels}
        found = candidates(labels, predictions, task)
        hidden = to_read(session, task, by, [id_ for id_, _ in found])
        known = recordings.by_ids(session, [id_ for id_, _ in found if id_ not in hidden])
    told = {id_: predictions[id_][believed] for id_, believed in found if id_ in known}
    write_down(lib, by, task, Where.LABEL_ERRORS, list(told), model_id, told)
    return tuple(
        LabelErrorCandidate(
            recording_id=id_,
            title=known[id_].title,
            locked=known[id_].locked,
            label=label_of(labels[id_], task),
            believed=believed,
            p_label=predictions[id_][label_of(labels[id_], task)],
            p_believed=predictions[id_][believed],
            margin=predictions[id_][believed] - predictions[id_][label_of(labels[id_], task)],
        )
        for id_, believed in found
        if id_ in known
    )


def candidates(
    labels: Mapping[RecordingId, str], predictions: Probabilities, task: Task
) -> list[tuple[RecordingId, str]]:
    """(recording, the class believed instead of its label), the largest margin first."""
    judged = {id_: label_of(key, task) for id_, key in labels.items() if id_ in predictions}
    judged = {id_: key for id_, key in judged.items() if key in predictions[id_]}
    thresholds = {}
    for key in set(judged.values()):
        own = [predictions[id_][key] for id_, label in judged.items() if label == key]
        if len(own) >= FEWEST:
            thresholds[key] = math.fsum(own) / len(own)
    found = []
    for id_, label in judged.items():
        believed = [key for key, p in predictions[id_].items() if p >= thresholds.get(key, math.inf)]
        if believed:
            best = max(believed, key=lambda key, own=predictions[id_]: own[key])  # type: ignore[misc]
            if best != label:
                found.append((predictions[id_][best] - predictions[id_][label], id_, best))
    return [(id_, best) for _, id_, best in sorted(found, key=lambda one: (-one[0], one[1]))]


def label_of(class_key: str, task: Task) -> str:
    """The class as predictions name it: positive classes of a yes/no question are one."""
    label = task.class_of(class_key)
    return _positive(task) or class_key if label is not None and label.role is Role.POSITIVE else class_key


def predictions_of_model(lib: Library, model_id: ModelId, task: Task) -> Probabilities:
    """What a model's card says of locked recordings, from which no model learns.

    Raises: UserError if there is no such model, it is of another task, or its card names no recordings.
    """
    with lib.store.read() as session:
        model = models.get(session, model_id)
    if model is None or model.task_key != task.key:
        raise UserError(f"There is no model {model_id} for “{task.name}”.", "", "Choose a model of this task.")
    found = _of_rows(model, task)
    with lib.store.read() as session:
        known = recordings.by_ids(session, found)
    # A model from elsewhere numbers its recordings as its own store did.
    own = {str(row["recording"]): str(row.get("infant")) for row in per_recording(model)}
    found = {
        id_: said
        for id_, said in found.items()
        if id_ in known and known[id_].locked and known[id_].infant_code == own[str(id_)]
    }
    if not found:
        raise UserError(
            f"The card of {model.name} says nothing of single recordings.",
            "",
            "Train a model here, or give a file of cross-validated predictions.",
        )
    return found


def predictions_of_file(path: Path, task: Task) -> Probabilities:
    """A table with a column ``recording`` (the store's numbers) and one column for each class, probabilities 0 … 1.

    Raises: UserError naming the line that is no prediction.
    """
    table = read_table(path)
    keys = list(dict.fromkeys(label_of(label.key, task) for label in task.trained_classes))
    table.require({"recording": "recording", **{key: key for key in keys}})
    found: dict[RecordingId, dict[str, float]] = {}
    for line, row in enumerate(table.rows, 2):
        try:
            own = {key: float(row[key]) for key in keys}
            recording_id = RecordingId(int(row["recording"]))
        except ValueError as error:
            raise _no_prediction(path, line) from error
        if not all(0 <= p <= 1 for p in own.values()) or recording_id in found:
            raise _no_prediction(path, line)
        found[recording_id] = own
    return found


def _no_prediction(path: Path, line: int) -> UserError:
    return UserError(
        f"Line {line} of {path.name} is no prediction.",
        "Nothing was changed.",
        "Each line names a recording once, with a probability from 0 to 1 for every class.",
    )


def _of_rows(model: Model, task: Task) -> dict[RecordingId, dict[str, float]]:
    positive = _positive(task)
    negative = next((label.key for label in task.trained_classes if label.role is Role.NEGATIVE), None)
    found: dict[RecordingId, dict[str, float]] = {}
    for row in per_recording(model):
        said: Any = row["probability"]
        name = str(row["recording"])
        if not name.isdigit():
            continue
        if isinstance(said, (int, float)):
            if positive is not None and negative is not None:
                found[RecordingId(int(name))] = {positive: float(said), negative: 1 - float(said)}
        else:
            keys = [label.key for label in task.trained_classes]
            if len(keys) == len(said):
                found[RecordingId(int(name))] = {key: float(p) for key, p in zip(keys, said, strict=True)}
    return found


def _positive(task: Task) -> str | None:
    return next((label.key for label in task.trained_classes if label.role is Role.POSITIVE), None)
