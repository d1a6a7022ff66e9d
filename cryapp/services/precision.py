"""In which precision a model runs on this computer, measured on recordings of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cryapp.domain.errors import UserError
from cryapp.domain.ids import RecordingId
from cryapp.domain.model import Model
from cryapp.paths import cache_dir
from cryapp.services.library import Library
from cryapp.services.packages import open_package
from cryapp.store import recordings
from cryapp.store.tables import RecordingRow

if TYPE_CHECKING:
    from cryapp.scoring.package import Floats, Package
    from cryapp.scoring.precision import Choice

N_SOUNDS = 128
"""An 8-bit network moved 21 of 808 real recordings' probabilities by more than it may, one of them by 0.04. Of such a
network a draw of 24 holds none of those as often as not, one of 64 every fifth time, one of 128 every thirtieth.
"""
SHORTEST_S, LONGEST_S = 1.0, 10.0
NOT_YET = "Not run on this computer yet: how fast is measured at the first use."


def choose_precision(lib: Library, package: Package, measure: bool = True) -> Choice:
    """What was chosen for this package on this computer, measuring it now if nothing was (some seconds).

    Args:
        measure: False for f32 instead of measuring.
    """
    from cryapp.scoring.network import F32
    from cryapp.scoring.precision import ENOUGH_SOUNDS, Choice, choose, remembered

    known = remembered(package, cache_dir())
    if not measure:
        return known or Choice(F32)
    if known is not None and known.n_sounds >= ENOUGH_SOUNDS:
        return known
    return choose(package, sounds_of(lib), cache_dir())


def precision_said(lib: Library, model: Model) -> str:
    """One sentence for Models. Loads OpenVINO (0.3 s), so not on the thread of the window.

    Raises: UserError if the package is damaged.
    """
    from cryapp.scoring.precision import remembered

    known = remembered(open_package(lib, model), cache_dir())
    return known.sentence if known else NOT_YET


def sounds_of(lib: Library, n: int = N_SOUNDS) -> list[Floats]:
    """The beginnings of up to ``n`` recordings spread over the store, 16 kHz mono."""
    from cryapp.scoring.windows import to_mono_16k

    with lib.store.read() as session:
        chosen = recordings.by_ids(session, _spread(session, n))
    sounds = []
    for recording in chosen.values():
        try:
            samples, rate_hz = lib.vault.read(recording.vault_key, 0.0, LONGEST_S)
        except UserError:
            continue  # a lost copy is told where it is listened to or scored
        sounds.append(to_mono_16k(samples, rate_hz))
    return sounds


def _spread(session: Session, n: int) -> list[RecordingId]:
    """Evenly over the ids, which are in the order of import; by index, since a store may hold a million."""
    last = session.execute(select(func.max(RecordingRow.id))).scalar_one() or 0
    found: dict[RecordingId, None] = {}
    for place in range(n):
        query = (
            select(RecordingRow.id)
            .where(RecordingRow.id > place * last // n, RecordingRow.duration_s >= SHORTEST_S)
            .order_by(RecordingRow.id)
            .limit(1)
        )
        for id_ in session.execute(query).scalars():
            found[RecordingId(id_)] = None
    return list(found)
