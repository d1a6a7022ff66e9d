"""The pretexts by name: what a recipe may ask for."""

from __future__ import annotations

from collections.abc import Mapping

from ml.pretext.base import Pretext
from ml.pretext.masked import Masked
from ml.pretext.simclr import Simclr
from ml.pretext.simsiam import Simsiam
from ml.pretext.supervised import Supervised

PRETEXTS: Mapping[str, type[Pretext]] = {
    "simclr": Simclr,
    "simsiam": Simsiam,
    "masked": Masked,
    "supervised": Supervised,
}
