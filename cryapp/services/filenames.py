"""File-name patterns that carry metadata. The donateacry pattern is built in."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from cryapp.domain.infant import Metadata, Sex

# UUID-epoch-appversion-sex-age-reason.ext; the epoch is in seconds (iOS) or milliseconds (Android).
_DONATEACRY = re.compile(
    r"(?P<uuid>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
    r"-(?P<epoch>\d{9,14})-(?P<version>[\d.]+)-(?P<sex>[mfu])-(?P<age>\d{2})-(?P<reason>[a-z]{2})(\.[0-9a-z]+)?",
    re.IGNORECASE,
)

_AGE_GROUPS = {
    "04": "0-4 weeks",
    "48": "4-8 weeks",
    "26": "2-6 months",
    "72": "7 months-2 years",
    "22": "over 2 years",
}

_REASONS = {
    "hu": "hungry",
    "bu": "needs burping",
    "bp": "belly pain",
    "ti": "tired",
    "dc": "discomfort",
    "lo": "lonely",
    "sc": "scared",
    "ch": "cold or hot",
    "dk": None,
}
_MAX_EPOCH_S = 10**11


def read_file_name(name: str) -> Metadata | None:
    """What a file name says about its recording, or None if it follows no known pattern.

    In the donateacry pattern the app install stands for the infant (its case differs between telephones and does not
    count), and the reason is the PARENT'S GUESS: it is kept as the encounter's stimulus and so marked, never as a
    label.
    """
    match = _DONATEACRY.fullmatch(name.strip())
    if match is None:
        return None
    reason = _REASONS.get(match["reason"].lower())
    return Metadata(
        infant=match["uuid"].lower(),
        recorded_at=_moment(int(match["epoch"])),
        sex=Sex(match["sex"].lower()),
        age_group=_AGE_GROUPS.get(match["age"]),
        stimulus=f"{reason} (parent's guess)" if reason else None,
        device=f"donateacry {match['version']}",
    )


def _moment(epoch: int) -> datetime | None:
    seconds = epoch / 1000 if epoch > _MAX_EPOCH_S else float(epoch)
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return None
