"""Masked spectrogram reconstruction (after He et al. 2022 and, for sound, Huang et al. 2022): most of the picture is
hidden, and what is hidden has to be told from what is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import torch
from torch import Tensor, nn

from ml.augment.masks import patches
from ml.encoders.base import Encoder
from ml.pretext.base import Answer, Pretext
from ml.pretext.networks import Reconstruction


class Masked(Pretext):
    """The target is the corrupted but unmasked view: time and pitch are bent in both alike."""

    def build(self, encoder: Encoder) -> nn.Module:
        return Reconstruction(encoder, self.views.front_end.n_mels, self.recipe.decoder_dim)

    def answer(self, indices: Sequence[int], rng: torch.Generator) -> Answer:
        recipe = self.recipe
        how = replace(recipe.corruption, n_time_masks=0, n_frequency_masks=0)
        target = self.views.view(indices, rng, how)
        hidden = patches(target.shape, recipe.patch_bins, recipe.patch_frames, recipe.mask_share, rng)
        guess = target.mean(dim=2, keepdim=True).expand_as(target)
        picture, embedding = self.forward(torch.where(hidden, guess, target))
        target, hidden = self.to_device(target), self.to_device(hidden)
        loss = hidden_error(picture, target, hidden)
        blank = hidden_error(self.to_device(guess), target, hidden)
        return Answer(loss, embedding, {"explained": 1 - float(loss.detach() / blank.clamp_min(1e-12))})

    @property
    def chance(self) -> float:
        """Not known beforehand: the variance of what is hidden. ``explained`` is measured against it."""
        return float("nan")


def hidden_error(picture: Tensor, target: Tensor, hidden: Tensor) -> Tensor:
    """Mean squared error over the hidden cells alone.

    Args:
        picture: (batch, n_mels, frames'); target, hidden: (batch, n_mels, frames). A decoder of whole strides may
            give a few frames more or fewer: only those both have count.
    """
    n = min(picture.shape[2], target.shape[2])
    weight = hidden[:, :, :n].float()
    error = (picture[:, :, :n] - target[:, :, :n]).square() * weight
    return error.sum() / weight.sum().clamp_min(1)
