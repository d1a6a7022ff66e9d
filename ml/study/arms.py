"""What the study compares: how an encoder came about, and how it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ml.errors import RunError


class Reading(StrEnum):
    """What is learnt from the labels."""

    FROZEN = "frozen"
    """The encoder stays as it is; a logistic regression reads its embedding."""
    FROZEN_STATISTICS = "frozen_statistics"
    """The same on the embedding and the log-mel statistics side by side."""
    END_TO_END = "end_to_end"
    """The network is trained as a whole."""
    WITH_EXPERT = "with_expert"
    """Mean of the logits of ``END_TO_END`` and of the statistics expert, as the app's models answer. Not trained:
    made from those two cells."""
    STUDENT = "student"
    """The network is trained as a whole on labels and on pseudo-labels of the other cries that it may hear (see
    :mod:`ml.selftrain`)."""
    STUDENT_WITH_EXPERT = "student_with_expert"
    """The same as ``WITH_EXPERT`` for ``STUDENT``. Not trained."""
    BASELINE = "baseline"
    """No encoder at all."""


class Data(StrEnum):
    """Where a stage of pre-training gets its recordings."""

    GENERAL = "general"
    """Sounds of any kind, the same for every division of the infants."""
    CRIES = "cries"
    """All recordings, labelled or not, of infants who are neither locked nor in the test fold."""


@dataclass(frozen=True)
class Stage:
    """One pre-training, by a pretext of :mod:`ml.pretext` or on a general set's labels."""

    pretext: str
    data: Data


@dataclass(frozen=True)
class Arm:
    """One row of the study."""

    key: str
    words: str
    readings: tuple[Reading, ...]
    stages: tuple[Stage, ...] = ()


_ALL = (Reading.FROZEN, Reading.FROZEN_STATISTICS, Reading.END_TO_END, Reading.WITH_EXPERT)
_STUDENTS = (Reading.STUDENT, Reading.STUDENT_WITH_EXPERT)
WITH_EXPERT_OF = {Reading.END_TO_END: Reading.WITH_EXPERT, Reading.STUDENT: Reading.STUDENT_WITH_EXPERT}
"""Readings that are a trained one averaged with the statistics expert."""
NETWORKS = tuple(reading for pair in WITH_EXPERT_OF.items() for reading in pair)
"""Readings of a network trained as a whole, which has a from-scratch arm to beat."""
LABELS_ALONE = {
    Reading.STUDENT: Reading.END_TO_END,
    Reading.STUDENT_WITH_EXPERT: Reading.WITH_EXPERT,
}
"""The reading that a student's is to be compared with if nothing but labels may teach the other side."""
_GENERAL_SIMCLR = Stage("simclr", Data.GENERAL)
_GENERAL_LABELS = Stage("supervised", Data.GENERAL)
_ADAPT = Stage("simclr", Data.CRIES)

RANDOM, SCRATCH, STATISTICS, EXPERT = "random", "scratch", "statistics", "expert"
METADATA, PERMUTED = "metadata", "permuted"
SUPERVISED, SIMCLR_GENERAL, SIMCLR_ADAPTED = "supervised", "simclr_general", "simclr_adapted"
SUPERVISED_ADAPTED, SIMCLR_CRIES = "supervised_adapted", "simclr_cries"

ARMS: Mapping[str, Arm] = {
    arm.key: arm
    for arm in (
        Arm(RANDOM, "random encoder", (Reading.FROZEN, Reading.FROZEN_STATISTICS)),
        Arm(SCRATCH, "from scratch", (Reading.END_TO_END, Reading.WITH_EXPERT, *_STUDENTS)),
        Arm(SUPERVISED, "supervised on general sounds", _ALL, (_GENERAL_LABELS,)),
        Arm(SUPERVISED_ADAPTED, "supervised on general sounds, SimCLR on cries", _ALL, (_GENERAL_LABELS, _ADAPT)),
        Arm(SIMCLR_GENERAL, "SimCLR on general sounds", _ALL, (_GENERAL_SIMCLR,)),
        Arm(SIMCLR_ADAPTED, "SimCLR on general sounds, then on cries", (*_ALL, *_STUDENTS), (_GENERAL_SIMCLR, _ADAPT)),
        Arm(SIMCLR_CRIES, "SimCLR on cries", (*_ALL, *_STUDENTS), (_ADAPT,)),
        Arm("masked_cries", "masked spectrogram on cries", _ALL, (Stage("masked", Data.CRIES),)),
        Arm("simsiam_cries", "SimSiam on cries", _ALL, (Stage("simsiam", Data.CRIES),)),
        Arm(STATISTICS, "log-mel statistics, logistic", (Reading.BASELINE,)),
        Arm(EXPERT, "statistics expert", (Reading.BASELINE,)),
        Arm(METADATA, "metadata only", (Reading.BASELINE,)),
        Arm(PERMUTED, "permuted labels", (Reading.BASELINE,)),
    )
}

NEED_GENERAL = tuple(key for key, arm in ARMS.items() if any(s.data is Data.GENERAL for s in arm.stages))


def chosen_arms(keys: Sequence[str], has_general: bool) -> tuple[Arm, ...]:
    """Arms by key, every one that can be trained if none is named. The expert comes along where it is needed.

    Raises: RunError for an unknown arm, or one that needs general sounds where there are none.
    """
    for key in keys:
        if key not in ARMS:
            raise RunError(f"There is no arm called {key!r}.", f"Choose from: {', '.join(ARMS)}.")
        if key in NEED_GENERAL and not has_general:
            raise RunError(f"The arm {key!r} needs general sounds.", "Name them with --general FOLDER.")
    wanted = set(keys) or {key for key in ARMS if has_general or key not in NEED_GENERAL}
    if any(Reading.WITH_EXPERT in ARMS[key].readings for key in wanted):
        wanted.add(EXPERT)
    return tuple(arm for key, arm in ARMS.items() if key in wanted)


def with_readings(chosen: Sequence[Arm], networks: Sequence[str], students: Sequence[str]) -> tuple[Arm, ...]:
    """The arms with end-to-end readings only where they are named; nothing named: everywhere.

    A network takes a hundred times as long as a regression on an embedding.
    """

    def keeps(arm: Arm, reading: Reading) -> bool:
        if reading in (Reading.STUDENT, Reading.STUDENT_WITH_EXPERT):
            return not students or arm.key in students
        return reading not in NETWORKS or not networks or arm.key in networks

    return tuple(replace(arm, readings=tuple(r for r in arm.readings if keeps(arm, r))) for arm in chosen)


def words_of(arm: str, reading: str) -> str:
    """A row's name in tables, e.g. ``SimCLR on cries, frozen + logistic``."""
    suffix = {
        Reading.FROZEN: ", frozen + logistic",
        Reading.FROZEN_STATISTICS: ", frozen ⊕ statistics + logistic",
        Reading.END_TO_END: ", end to end",
        Reading.WITH_EXPERT: ", end to end ⊕ statistics expert",
        Reading.STUDENT: ", end to end with pseudo-labels",
        Reading.STUDENT_WITH_EXPERT: ", end to end with pseudo-labels ⊕ statistics expert",
        Reading.BASELINE: "",
    }[Reading(reading)]
    return ARMS[arm].words + suffix
