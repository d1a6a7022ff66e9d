"""The report: one page that says everything, for paper."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from cryapp.domain.errors import UserError
from cryapp.domain.ids import InfantId, ModelId, RecordingId, ScreeningId
from cryapp.domain.infant import Infant, Sex
from cryapp.domain.model import Model, ModelEvidence, ModelStatus
from cryapp.domain.prediction import Prediction
from cryapp.domain.quality import QualityReport
from cryapp.domain.recording import Recording
from cryapp.services.screening import RESEARCH_USE, Outcome, QualityCheck, Screening
from cryapp.ui import theme as look
from cryapp.ui.evidence import shades
from cryapp.ui.report import report_name, report_pdf, save_report

AT = datetime(2026, 11, 22, 10, 36, tzinfo=UTC)


def a_screening() -> Screening:
    recording = Recording(
        id=RecordingId(2),
        infant_id=InfantId(1),
        encounter_id=None,
        infant_code="I-0187",
        number=2,
        file_name="cry.wav",
        original_path="/somewhere/cry.wav",
        sha256="0" * 64,
        vault_key="0" * 64,
        codec="pcm",
        sample_rate_hz=16_000,
        channels=1,
        duration_s=7.0,
        bandwidth_hz=8000,
        level_db=-20,
        quality_flags=(),
        recorded_at=AT,
        hours_since_birth=4.6,
        stimulus=None,
        device=None,
        place=None,
        synthetic=False,
        imported_at=AT,
        locked=False,
    )
    model = Model(
        id=ModelId("neuro_injury-2"),
        name="Neuro 2",
        task_key="neuro_injury",
        status=ModelStatus.IN_USE,
        package_dir="",
        card_sha256="9f31c2aa" * 8,
        parent_id=None,
        run_id=None,
        made_at=AT,
        promoted_at=AT,
        promoted_by="R-01",
        reason="first",
        evidence=ModelEvidence(),
    )
    frames = tuple(float(v) for v in np.linspace(0, 1, 70))
    prediction = Prediction(recording.id, model.id, model.name, {"a": 0.71, "b": 0.29}, "a", 0.8, frames, 0.1, AT)
    return Screening(
        id=ScreeningId(482),
        infant=Infant(InfantId(1), "I-0187", 1, False, sex=Sex.FEMALE, gestation_days=270, apgar_1=4, apgar_5=6),
        recording=recording,
        quality=QualityReport(7, 16_000, 1, -3, -20, 21, 0, 5, 8000),
        checks=(QualityCheck("Length", "7.0 s", True), QualityCheck("Crying", "1.0 s", False, "at least 2 s")),
        outcome=Outcome.POSITIVE,
        headline="Refer for examination",
        explanation="Probability 0.71; the line is 0.38.",
        prediction=prediction,
        model=model,
        threshold=0.38,
        made_at=AT,
        made_by="R-07",
        finding="agree",
        remarks="Calm after feeding.",
        signed_at=AT,
        signed_by="R-07",
    )


def picture() -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    return np.tile(np.arange(256, dtype=np.uint8), (100, 1))


def read_back(pdf: bytes, folder: Path) -> tuple[str, int]:
    """Text and number of pages."""
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext (Debian: poppler-utils)")
    path = folder / "page.pdf"
    path.write_bytes(pdf)
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True).stdout
    info = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True).stdout
    assert "A4" in info
    return text, int(next(line.split()[1] for line in info.splitlines() if line.startswith("Pages")))


def test_one_page_says_everything(qtbot: QtBot, tmp_path: Path) -> None:
    look.load_fonts()
    text, n_pages = read_back(report_pdf(a_screening(), "Neurological injury", picture()), tmp_path)
    assert n_pages == 1
    for words in (
        "Infant I-0187",
        "38 w 4 d",
        "Apgar 4/6/–",
        "Refer for examination",
        "Probability 0.71; the line is 0.38.",
        RESEARCH_USE,
        "Length",
        "needs at least 2 s",
        "The reader agrees with the result.",
        "Calm after feeding.",
        "Signed by R-07",
        "Neuro 2",
        "9f31c2aa",
        "S-000482",
        "Neurological injury",
    ):
        assert words in text, f"{words!r} is missing in:\n{text}"


def test_long_remarks_stay_on_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    look.load_fonts()
    long = replace(a_screening(), remarks="word " * 2000, explanation="A long explanation. " * 20)
    text, n_pages = read_back(report_pdf(long, "Task", None, "The sound is gone."), tmp_path)
    assert n_pages == 1
    assert "Page 1 of 1" in text
    assert "The sound is gone." in text
    assert "Neuro 2" in text


def test_unsigned_and_insufficient_are_said(qtbot: QtBot, tmp_path: Path) -> None:
    look.load_fonts()
    poor = replace(
        a_screening(),
        outcome=Outcome.INSUFFICIENT_QUALITY,
        headline="Record again",
        prediction=None,
        model=None,
        threshold=None,
        signed_at=None,
        signed_by=None,
        finding=None,
    )
    text, _ = read_back(report_pdf(poor, "Task", picture()), tmp_path)
    assert "Record again" in text
    assert "Not signed yet." in text
    assert "MODEL" not in text


def test_what_else_is_known_of_a_recording_stays_off_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    look.load_fonts()
    told = "Mustermann 0171 5550123"
    recording = replace(
        a_screening().recording, file_name=told, original_path=told, device=told, place=told, stimulus=told
    )
    infant = replace(a_screening().infant, site=told, resuscitation=told, cooling=told)
    shown = replace(a_screening(), recording=recording, infant=infant)
    text, _ = read_back(report_pdf(shown, "Task", picture()), tmp_path)
    assert "Mustermann" not in text
    assert "5550123" not in text


def test_names_of_files_hold_nothing_but_pseudonyms(qtbot: QtBot) -> None:
    strange = replace(a_screening(), infant=replace(a_screening().infant, code="../I 1/é"))
    assert report_name(strange) == "screening-S-000482-___I_1_é.pdf"


def test_a_folder_that_refuses_keeps_the_earlier_report(qtbot: QtBot, tmp_path: Path) -> None:
    look.load_fonts()
    kept = save_report(tmp_path / "reports", a_screening(), "Task", picture())
    before = kept.read_bytes()
    blocked = kept.with_name(kept.name + ".part")
    blocked.mkdir()
    with pytest.raises(UserError, match="cannot be written") as refused:
        save_report(tmp_path / "reports", a_screening(), "Another task", picture())
    assert "signature are saved" in refused.value.kept
    assert kept.read_bytes() == before


@pytest.mark.parametrize("tokens", [look.LIGHT, look.DARK])
def test_quiet_is_the_paper_and_loud_is_the_ink(tokens: look.Tokens) -> None:
    image = shades(np.array([[0, 255]], np.uint8), tokens)
    assert image.pixelColor(0, 0).name() == tokens.panel
    assert image.pixelColor(1, 0).name() == tokens.text
