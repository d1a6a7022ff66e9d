"""Random numbers without a state: every step draws from a generator seeded by where it stands.

A resumed run therefore continues exactly like an uninterrupted one without any generator state in the checkpoint.
"""

from __future__ import annotations

import hashlib

import torch


def seed_of(*place: object) -> int:
    """A 63-bit seed from e.g. (run seed, "pretraining", step)."""
    text = "/".join(str(part) for part in place)
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") >> 1


def generator_at(*place: object) -> torch.Generator:
    return torch.Generator().manual_seed(seed_of(*place))
