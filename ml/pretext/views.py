"""Where a pretext's pictures come from: which recording, which version of it, which crop, corrupted how."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from ml.audio_io import Pool
from ml.augment import Corruption, corrupt
from ml.config import PretrainRecipe
from ml.contract import ManifestRow
from ml.features import FrontEnd


@dataclass(frozen=True)
class Sources:
    """Sound for the views of one run."""

    pool: Pool
    ambient: Pool | None = None
    """Clips of the surroundings to mix in."""
    variants: Pool | None = None
    """Recordings of the pool through other rooms and codecs, as many copies of each one after the other."""


class Views:
    """Draws crops as a recipe says; everything random comes from the generator given."""

    def __init__(self, sources: Sources, front_end: FrontEnd, recipe: PretrainRecipe) -> None:
        self._pool = sources.pool
        self._ambient = sources.ambient
        self._variants = sources.variants
        self._n_variants = 0 if sources.variants is None else len(sources.variants) // len(sources.pool)
        self.front_end = front_end
        self._n_frames = recipe.crop_frames
        self._how = recipe.corruption
        infants = sorted({row.infant for row in self.rows})
        number = {infant: i for i, infant in enumerate(infants)}
        self._infant = torch.tensor([number[row.infant] for row in self.rows])
        self._siblings: dict[int, list[int]] = defaultdict(list)
        self._joins_infants = recipe.positives == "infant"
        if self._joins_infants:
            for i, infant in enumerate(self._infant.tolist()):
                self._siblings[infant].append(i)

    @property
    def rows(self) -> Sequence[ManifestRow]:
        return self._pool.rows

    def __len__(self) -> int:
        return len(self._pool)

    def order(self, rng: torch.Generator) -> list[int]:
        """All recordings, shuffled for one epoch."""
        return [int(i) for i in self._pool.order(rng)]

    def pair(self, indices: Sequence[int], rng: torch.Generator) -> tuple[Tensor, Tensor]:
        """Two independently corrupted views of each recording (or infant), each (batch, n_mels, frames)."""
        first = self.view(indices, rng)
        partners = [self._sibling(i, rng) for i in indices] if self._joins_infants else indices
        return first, self.view(partners, rng)

    def pair_and_clean(self, indices: Sequence[int], rng: torch.Generator) -> tuple[Tensor, Tensor]:
        """Both views one after the other, and the crops in dB which they corrupt: (2·batch, n_mels, frames)."""
        partners = [self._sibling(i, rng) for i in indices] if self._joins_infants else indices
        made = [self._view_and_crops(own, rng, self._how) for own in (indices, partners)]
        return torch.cat([view for view, _ in made]), torch.cat([crops for _, crops in made])

    def view(self, indices: Sequence[int], rng: torch.Generator, how: Corruption | None = None) -> Tensor:
        """One corrupted view of each recording; ``how`` instead of the recipe's corruption."""
        return self._view_and_crops(indices, rng, self._how if how is None else how)[0]

    def _view_and_crops(self, indices: Sequence[int], rng: torch.Generator, how: Corruption) -> tuple[Tensor, Tensor]:
        crops = self._crops(indices, rng)
        return corrupt(crops, how, self.front_end, rng, self._surroundings(len(indices), how, rng)), crops

    def infants(self, indices: Sequence[int]) -> Tensor | None:
        """Number of each recording's infant, where views of one infant must not be told apart; else None."""
        return self._infant[list(indices)] if self._joins_infants else None

    def _sibling(self, index: int, rng: torch.Generator) -> int:
        """Another recording of the same infant; the same one if there is no other."""
        others = [i for i in self._siblings[int(self._infant[index])] if i != index]
        return others[int(torch.randint(len(others), (), generator=rng))] if others else index

    def _crops(self, indices: Sequence[int], rng: torch.Generator) -> Tensor:
        if self._variants is None or self._n_variants == 0:
            return self._pool.crops(indices, self._n_frames, rng)
        version = torch.randint(self._n_variants + 1, (len(indices),), generator=rng).tolist()
        own = [n for n, v in enumerate(version) if v == 0]
        other = [n for n, v in enumerate(version) if v > 0]
        originals = self._pool.crops([indices[n] for n in own], self._n_frames, rng)
        changed = self._variants.crops(
            [indices[n] * self._n_variants + version[n] - 1 for n in other], self._n_frames, rng
        )
        return torch.cat([originals, changed])[torch.tensor(own + other).argsort()]

    def _surroundings(self, n: int, how: Corruption, rng: torch.Generator) -> Tensor | None:
        if self._ambient is None or how.p_ambient == 0:
            return None
        clips = torch.randint(len(self._ambient), (n,), generator=rng).tolist()
        return self._ambient.crops(clips, self._n_frames, rng)
