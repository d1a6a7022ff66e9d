"""What finished networks say of infants they have not learnt from: what calibration, thresholds and bounds rest on.

With folds every infant is one of these, each asked of the one network that has not met it. The package answers with
the mean of all networks, whose answers are a little less scattered than one network's: a temperature and bounds fitted
to single networks therefore err towards caution (probabilities nearer the middle, fewer false alarms), and rest on all
infants instead of on the sixth that a common calibration part would leave.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ml.audio_io import Tick
from ml.contract import ManifestRow
from ml.graph import Architecture, WaveformClassifier
from ml.learning import Learnt
from ml.metrics import Ints
from ml.novelty import MIN_RECORDINGS, Reference, Region, fit_threshold
from ml.score import Scored, score_rows
from ml.splits import Split


@dataclass(frozen=True)
class HeldOut:
    """Answers for calibration recordings, and the reference that tells sounds unlike those learnt from."""

    scored: Scored
    reference: Reference | None
    everything: Scored
    """All recordings of the pool by the finished model."""
    unmet: tuple[Scored, ...] = ()
    """With folds: every network's answers for all recordings of the infants kept from it, in the members' order."""


def hold_out(
    learnt: Learnt,
    architecture: Architecture,
    splits: Sequence[Split],
    rows: Sequence[ManifestRow],
    by_fold: bool,
    tick: Tick,
    warn: Callable[[str], None],
) -> HeldOut:
    """Args:
    splits: of the members, in their order
    rows: the pool's
    by_fold: whether each member has calibration infants of its own (:func:`ml.splits.split_folds`)
    """
    everything = score_rows(learnt.model(architecture), rows, tick, warn)
    splits = splits[: len(learnt.members)]
    regions = _regions(everything, splits)
    if not by_fold:
        scored = everything.only({row.recording for row in splits[0].calibration})
        return HeldOut(scored, _reference(regions, scored, None), everything)
    single = replace(architecture, n_members=1)
    unmet = tuple(
        score_rows(WaveformClassifier(single, [member]).eval(), split.held_out, tick, warn)
        for member, split in zip(learnt.members, splits, strict=True)
    )
    # A label given beside the model's answer says nothing about how sure the model may be.
    asked = [part.only({row.recording for row in part.rows if row.blind}) for part in unmet]
    member_of = np.repeat(np.arange(len(asked)), [len(part.rows) for part in asked])
    some = [part for part in asked if part.rows]
    if not some:
        return HeldOut(asked[0], _reference(regions, asked[0], None), everything, unmet)
    scored = Scored(
        tuple(row for part in some for row in part.rows),
        np.concatenate([part.logits for part in some]),
        np.concatenate([part.embeddings for part in some]),
    )
    return HeldOut(scored, _reference(regions, scored, member_of), everything, unmet)


def _regions(everything: Scored, splits: Sequence[Split]) -> tuple[Region, ...]:
    """Where each network's embeddings of what it learnt from lie; empty if that is too little to say."""
    regions = []
    for split, part in zip(splits, np.split(everything.embeddings, len(splits), axis=1), strict=True):
        learnt = {row.recording for row in split.train + split.validation}
        of_learnt = part[[i for i, row in enumerate(everything.rows) if row.recording in learnt]]
        if len(of_learnt) < MIN_RECORDINGS:
            return ()
        regions.append(Region.fit(of_learnt))
    return tuple(regions)


def _reference(regions: tuple[Region, ...], scored: Scored, member_of: Ints | None) -> Reference | None:
    """Args: member_of: the network each recording was asked of; None if all were asked together."""
    if not regions:
        return None
    unsure = Reference(regions, None, None, 0)
    if not scored.rows:
        return unsure
    if member_of is None:
        distances = unsure.distances(scored.embeddings)
    else:
        distances = np.zeros(len(scored.rows))
        for number, region in enumerate(regions):
            own = member_of == number
            distances[own] = region.distances(scored.embeddings[own])
    threshold, rate = fit_threshold(distances, scored.infants)
    return Reference(regions, threshold, rate, len(set(scored.infants)))
