"""What the worklist can be narrowed to in this store: the codecs, devices, sites and readers that there are."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from cryapp.domain.annotation import Annotator
from cryapp.services.library import Library
from cryapp.store import annotators
from cryapp.store.tables import EncounterRow, RecordingRow, SiteRow


@dataclass(frozen=True)
class FilterChoices:
    """Each in the order of the alphabet."""

    codecs: tuple[str, ...] = ()
    devices: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    readers: tuple[Annotator, ...] = ()


def filter_choices(lib: Library) -> FilterChoices:
    """Looks through the store: about a second for a million recordings."""
    with lib.store.read() as session:
        codecs = session.execute(select(RecordingRow.codec).distinct()).scalars()
        devices = session.execute(
            select(EncounterRow.device).where(EncounterRow.device.is_not(None)).distinct()
        ).scalars()
        sites = session.execute(select(SiteRow.name)).scalars()
        return FilterChoices(
            tuple(sorted(codecs)),
            tuple(sorted(str(device) for device in devices)),
            tuple(sorted(sites)),
            annotators.active(session),
        )
