"""What a probability means, said with what it rests on; and where in the sound the evidence lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryapp.domain.doubt import Doubt
from cryapp.domain.prediction import Prediction
from cryapp.domain.task import Task
from cryapp.ui.i18n import tr
from cryapp.ui.label_facts import class_name
from cryapp.ui.sound.ticks import time_text
from cryapp.ui.words import counted, number

if TYPE_CHECKING:
    from cryapp.scoring.evidence import Evidence
    from cryapp.services.revealing import Revealed


def answer_of(prediction: Prediction) -> tuple[str, float]:
    """The class that is spoken of and its probability: the positive one where there is one, else the most probable."""
    key = prediction.positive_key
    return (key, prediction.probabilities[key]) if key is not None else prediction.top


def model_sentence(task: Task, prediction: Prediction) -> str:
    key, probability = answer_of(prediction)
    return tr("{model}: “{name}” {percent} %").format(
        model=prediction.model_name, name=class_name(task, key), percent=f"{100 * probability:.0f}"
    )


def meaning(task: Task, revealed: Revealed) -> str:
    """In natural frequencies, with how far the model's probabilities were off on infants it never learnt from."""
    prediction = revealed.prediction
    key, probability = answer_of(prediction)
    name = class_name(task, key)
    if prediction.doubt is Doubt.UNLIKE:
        return tr("This sound is unlike anything the model learnt from: its probability means nothing here.")
    parts = []
    if prediction.doubt is Doubt.TOO_CLOSE:
        parts.append(tr("Too close to call: either answer would be wrong too often."))
    parts.append(
        tr("Of 100 recordings that it gives this probability, about {n} are “{name}”, if like those measured.").format(
            n=f"{100 * probability:.0f}", name=name
        )
    )
    measured = revealed.measured
    if measured.ece is None:
        parts.append(tr("Whether that holds was not measured: too few locked infants are labelled."))
    else:
        on = counted(measured.auc.n_infants, "locked infant") if measured.auc is not None else tr("locked infants")
        parts.append(
            tr("Measured on {infants}: off by {points} points on average.").format(
                infants=on, points=f"{100 * measured.ece:.0f}"
            )
        )
    return " ".join(parts)


def evidence_sentence(task: Task, evidence: Evidence) -> str:
    """``Most of what speaks for “Cry” lies at 4.9–9.0 s, 1.9–5.8 kHz.``"""
    name = class_name(task, evidence.class_keys[0])
    found = evidence.where()
    if found is None:
        return tr("Nothing in this stretch speaks for “{name}” more than against it.").format(name=name)
    (start_s, stop_s), (low_hz, high_hz) = found
    return tr(
        "Bright is what speaks for “{name}”: most of it at {start} to {stop}, {low}–{high} kHz. It shows what the "
        "model used, not what is true."
    ).format(
        name=name,
        start=time_text(start_s, 0.1),
        stop=time_text(stop_s, 0.1),
        low=number(low_hz / 1000, 1),
        high=number(high_hz / 1000, 1),
    )
