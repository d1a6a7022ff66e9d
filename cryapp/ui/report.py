"""The one-page report of a screening as PDF, by Qt's own writer. Always light: it is meant for paper."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont

from cryapp import __version__
from cryapp.domain.errors import UserError
from cryapp.domain.infant import Sex
from cryapp.domain.wording import mark
from cryapp.services.screening import RESEARCH_USE, Outcome, Screening
from cryapp.ui.evidence import Evidence, paint_evidence
from cryapp.ui.figures import with_span
from cryapp.ui.i18n import tr
from cryapp.ui.page import RIGHT, Page, page_pdf, write_page
from cryapp.ui.theme import LIGHT
from cryapp.ui.words import gestation_text, number, whole_day, whole_moment

PICTURE_PX = (1800, 700)
"""What is asked of the spectrogram: sharp at the width of a page."""
PICTURE_PT = 248.0
EDGES = {
    Outcome.POSITIVE: LIGHT.warning,
    Outcome.NEGATIVE: LIGHT.accent,
    Outcome.INSUFFICIENT_QUALITY: LIGHT.muted,
    Outcome.UNDECIDED: LIGHT.muted,
}
FINDINGS = {
    "agree": mark("The reader agrees with the result."),
    "disagree": mark("The reader disagrees with the result."),
    "unsure": mark("The reader is unsure."),
}
SEX_WORDS = {Sex.FEMALE: mark("female"), Sex.MALE: mark("male")}


def report_name(screening: Screening) -> str:
    """File name of a screening's report; only pseudonyms go into it."""
    code = "".join(c if c.isalnum() or c in "-_" else "_" for c in screening.infant.code)
    return f"screening-{result_number(screening)}-{code}.pdf"


def result_number(screening: Screening) -> str:
    return f"S-{int(screening.id):06d}"


def save_report(
    folder: Path, screening: Screening, task_name: str, picture: npt.NDArray[np.uint8] | None, why_not: str = ""
) -> Path:
    """Writes the report, replacing an earlier one of the same screening only when it is complete.

    Raises: UserError if the folder cannot be written to.
    """
    path = folder / report_name(screening)
    content = report_pdf(screening, task_name, picture, why_not)
    try:
        write_page(path, content)
    except OSError as error:
        raise UserError(
            tr("The report cannot be written to {folder}: {strerror}.").format(folder=folder, strerror=error.strerror),
            tr("The result and its signature are saved."),
            tr("Make room or ask for write access there, then press “Make report”."),
        ) from error
    return path


def report_pdf(screening: Screening, task_name: str, picture: npt.NDArray[np.uint8] | None, why_not: str = "") -> bytes:
    """The page as PDF.

    Args:
        picture: spectrogram as grey levels ``(height, width)``, 0 quiet.
    """
    return page_pdf(
        tr("CryApp screening {number}").format(number=result_number(screening)),
        lambda painter, page: _Page(painter, page).draw(screening, task_name, picture, why_not),
    )


class _Page(Page):
    """The page of one screening."""

    def draw(self, screening: Screening, task_name: str, picture: npt.NDArray[np.uint8] | None, why_not: str) -> None:
        self._head(screening, task_name)
        self._banner(screening)
        self._heading(tr("Where the evidence lies") if screening.prediction else tr("The recording"))
        area = QRectF(self._page.left(), self._y, self._page.width(), PICTURE_PT)
        paint_evidence(self._painter, area, Evidence.of(screening), LIGHT, 7.5, picture, why_not)
        self._y = area.bottom() + 4
        strip = tr(": spectrogram above, probability over time below, dashed line where the answer changes")
        self._text(
            f"{screening.recording.title}{strip if screening.prediction else tr(': spectrogram')}.", 7.5, LIGHT.muted
        )
        self._y += 14
        gap, top = 20.0, self._y
        width = (self._page.width() - gap) / 2
        self._quality(screening, QRectF(self._page.left(), top, width, 0))
        below_left = self._y
        self._y = top
        self._people(screening, QRectF(self._page.left() + width + gap, top, width, 0))
        self._y = max(self._y, below_left)
        self._foot(screening)

    def _head(self, screening: Screening, task_name: str) -> None:
        page = self._page
        self._text("CryApp", 10, LIGHT.text, weight=QFont.Weight.Bold, advance=False)
        self._text(f"{tr(task_name)} · {result_number(screening)}", 9, LIGHT.muted, flags=RIGHT)
        self._y += 4
        self._line()
        self._y += 12
        self._text(
            tr("Infant {code}").format(code=screening.infant.code),
            15,
            LIGHT.text,
            weight=QFont.Weight.DemiBold,
            advance=False,
        )
        self._text(whole_moment(screening.made_at), 10, LIGHT.text, flags=RIGHT)
        self._y = max(self._y, page.top() + 48)
        facts = infant_facts(screening)
        if facts:
            self._text(facts, 9, LIGHT.muted)
        self._y += 10

    def _banner(self, screening: Screening) -> None:
        top, left = self._y, self._page.left()
        inset = QRectF(left + 14, top + 4, self._page.width() - 18, 0)
        self._y = inset.top()
        self._text(tr(screening.headline), 19, LIGHT.text, weight=QFont.Weight.DemiBold, box=inset)
        self._y += 3
        self._text(tr(screening.explanation), 10, LIGHT.text, box=inset)
        self._y += 3
        self._text(tr(RESEARCH_USE), 9, LIGHT.muted, box=inset)
        self._y += 4
        self._painter.fillRect(QRectF(left, top, 4, self._y - top), QColor(EDGES[screening.outcome]))
        self._y += 16

    def _quality(self, screening: Screening, column: QRectF) -> None:
        good = screening.outcome is not Outcome.INSUFFICIENT_QUALITY
        self._heading(tr("Recording quality: good enough") if good else tr("Recording quality: not enough"), column)
        rows = []
        for check in screening.checks:
            needed = (
                tr(" (needs {needed})").format(needed=tr(check.needed)) if check.needed and not check.passed else ""
            )
            sign = "✗ " if not check.passed else "✓ " if check.is_known else "– "
            rows.append((sign + tr(check.text), tr(check.value) + needed))
        self._table(rows, column)

    def _people(self, screening: Screening, column: QRectF) -> None:
        self._heading(tr("The reader's finding"), column)
        if screening.signed_at is None:
            self._text(tr("Not signed yet."), 9, LIGHT.danger, box=column)
        else:
            self._text(tr(FINDINGS.get(screening.finding or "", "")), 10, LIGHT.text, box=column)
            if screening.remarks:
                self._text(_shortened(screening.remarks, 600), 9, LIGHT.text, box=column)
            words = tr("Signed by {reader} on {moment}.").format(
                reader=screening.signed_by, moment=whole_moment(screening.signed_at)
            )
            self._text(words, 9, LIGHT.muted, box=column)
        self._y += 12
        model = screening.model
        if model is not None:
            self._heading(tr("Model"), column)
            rows = [(tr("Name"), model.name), (tr("Package"), model.card_sha256[:12])]
            if model.promoted_at is not None:
                rows.append((tr("In use since"), f"{whole_day(model.promoted_at)}, {model.promoted_by}"))
            if model.evidence.auc is not None:
                auc = model.evidence.auc
                rows.append((tr("AUC on {n} locked infants").format(n=auc.n_infants), with_span(auc)))
            self._table(rows, column)

    def _foot(self, screening: Screening) -> None:
        self._y = self._page.bottom() - 24
        self._line()
        self._y += 6
        now = datetime.now().astimezone()
        self._text(
            tr("{research_use} Made by {reader} with CryApp {version}; printed {now}. Page 1 of 1.").format(
                research_use=tr(RESEARCH_USE),
                reader=screening.made_by,
                version=__version__,
                now=whole_moment(now),
            ),
            7.5,
            LIGHT.muted,
        )


def infant_facts(screening: Screening) -> str:
    """What the record says, for one line of the report."""
    infant, recording = screening.infant, screening.recording
    parts = []
    if infant.born_at is not None:
        parts.append(tr("born {moment}").format(moment=whole_moment(infant.born_at)))
    if recording.hours_since_birth is not None:
        parts.append(tr("{hours} h after birth when recorded").format(hours=number(recording.hours_since_birth, 1)))
    if infant.gestation_days is not None:
        parts.append(tr("gestation {weeks}").format(weeks=gestation_text(infant.gestation_days)))
    if infant.sex in SEX_WORDS:
        parts.append(tr(SEX_WORDS[infant.sex]))
    apgar = (infant.apgar_1, infant.apgar_5, infant.apgar_10)
    if any(score is not None for score in apgar):
        parts.append("Apgar " + "/".join("–" if score is None else str(score) for score in apgar))
    if infant.birth_weight_g is not None:
        parts.append(f"{number(infant.birth_weight_g)} g")
    if infant.synthetic:
        parts.append(tr("SYNTHETIC, not a real infant"))
    return " · ".join(parts)


def _shortened(text: str, longest: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"
