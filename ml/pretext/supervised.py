"""Supervised pre-training: the labels of a general set, the paper's baseline arm. Measured on groups held out."""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from ml.augment import Corruption
from ml.balance import class_weights
from ml.contract import ManifestRow
from ml.encoders.base import Encoder
from ml.errors import RunError
from ml.loop import EpochReport
from ml.pretext.base import Answer, Pretext
from ml.pretext.networks import Labelling
from ml.rng import generator_at

MIN_GROUPS_TO_HOLD_OUT = 3
"""Of a class; with fewer all of them learn."""


class Supervised(Pretext):
    """Classes are the labels there are; every class counts alike."""

    def chosen(self) -> list[int]:
        rows = self.views.rows
        self.classes = tuple(sorted({row.label for row in rows if row.label is not None}))
        if len(self.classes) < 2:
            raise RunError(
                "The recordings have fewer than two different labels, so there is nothing to learn from labels.",
                "Make the manifest with labels (cry-ml folder --label-from-folder), or choose another pretext.",
            )
        kept_back = groups_held_out(rows, self.recipe.holdout_share)
        labelled = [i for i, row in enumerate(rows) if row.label is not None]
        self._held_out = [i for i in labelled if rows[i].infant in kept_back]
        number = {label: n for n, label in enumerate(self.classes)}
        self._label = torch.tensor([number.get(str(row.label), -1) for row in rows])
        learnt = [i for i in labelled if rows[i].infant not in kept_back]
        self._weight = class_weights(self._label[learnt], len(self.classes))
        return learnt

    def build(self, encoder: Encoder) -> nn.Module:
        return Labelling(encoder, len(self.classes))

    def answer(self, indices: Sequence[int], rng: torch.Generator) -> Answer:
        logits, embedding = self.forward(self.views.view(indices, rng))
        label = self.to_device(self._label[list(indices)])
        loss = F.cross_entropy(logits, label, weight=self.to_device(self._weight))
        return Answer(loss, embedding)

    @property
    def chance(self) -> float:
        return math.log(len(self.classes))

    def held_out(self) -> EpochReport:
        """Loss and mean recall over classes on crops of the groups held out; the same crops after every epoch."""
        if not self._held_out:
            return EpochReport()
        rng = generator_at(self._seed, self.name, "held out")
        logits = []
        self._module.eval()
        with torch.no_grad():
            for start in range(0, len(self._held_out), self._batch_size):
                batch = self._held_out[start : start + self._batch_size]
                logits.append(self.forward(self.views.view(batch, rng, Corruption()))[0].cpu())
        self._module.train()
        answer, label = torch.cat(logits), self._label[self._held_out]
        loss = float(F.cross_entropy(answer, label))
        return EpochReport(val_loss=loss, figures={"held_out_recall": mean_recall(answer.argmax(dim=1), label)})


def groups_held_out(rows: Sequence[ManifestRow], share: float) -> set[str]:
    """Groups (whatever stands where infants stand) to measure on: of each class, those whose name hashes lowest.

    The hash is of the name alone, so that a speaker of several classes is held out of all of them.
    """
    if share == 0:
        return set()
    groups: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.label is not None:
            groups[row.label].add(row.infant)
    kept_back: set[str] = set()
    for names in groups.values():
        if len(names) >= MIN_GROUPS_TO_HOLD_OUT:
            order = sorted(names, key=lambda name: hashlib.sha256(f"held out/{name}".encode()).digest())
            kept_back.update(order[: max(1, round(share * len(names)))])
    return kept_back


def mean_recall(answer: Tensor, label: Tensor) -> float:
    """Accuracy of each class that is there, averaged: 1 / classes is chance however common the commonest is."""
    right = (answer == label).double()
    return float(torch.stack([right[label == c].mean() for c in set(label.tolist())]).mean())
