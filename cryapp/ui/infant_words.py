"""An infant's record in one line."""

from __future__ import annotations

from datetime import datetime, timedelta

from cryapp.domain.infant import Infant, Sex
from cryapp.domain.wording import mark
from cryapp.ui.i18n import tr
from cryapp.ui.words import gestation_text, local_moment, number

SEX_WORDS = {Sex.UNKNOWN: mark("not recorded"), Sex.FEMALE: mark("female"), Sex.MALE: mark("male")}


def infant_words(infant: Infant) -> str:
    """``born 05:58 · 4.6 h ago · 38 w 4 d · Apgar 4/6/8``: what is known, and nothing else."""
    parts = []
    if infant.born_at is not None:
        parts.append(tr("born {born_at}").format(born_at=local_moment(infant.born_at)))
        age = age_words(datetime.now().astimezone() - infant.born_at)
        if age:
            parts.append(age)
    if infant.gestation_days is not None:
        parts.append(gestation_text(infant.gestation_days))
    if infant.sex is not Sex.UNKNOWN:
        parts.append(tr(SEX_WORDS[infant.sex]))
    apgar = (infant.apgar_1, infant.apgar_5, infant.apgar_10)
    if any(score is not None for score in apgar):
        parts.append("Apgar " + "/".join("–" if score is None else str(score) for score in apgar))
    if infant.age_group:
        parts.append(infant.age_group)
    if infant.synthetic:
        parts.append(tr("synthetic"))
    return " · ".join(parts)


def age_words(age: timedelta) -> str:
    """``4.6 h ago``, ``31 h ago``, ``12 days ago``; empty for a birth in the future."""
    hours = age.total_seconds() / 3600
    if hours < 0:
        return ""
    if hours < 10:
        return tr("{hours} h ago").format(hours=number(hours, 1))
    return (
        tr("{hours} h ago").format(hours=number(hours, 0))
        if hours < 72
        else tr("{hours} days ago").format(hours=number(hours / 24, 0))
    )
