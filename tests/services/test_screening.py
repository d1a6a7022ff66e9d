"""Screening: quality first, the model's answer with what it rests on, a signature that is appended."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from sqlalchemy import func, select

from cryapp.domain.annotation import Shown
from cryapp.domain.doubt import AbstainZone, Doubt
from cryapp.domain.errors import UserError
from cryapp.domain.ids import AnnotatorId, InfantId, ModelId
from cryapp.domain.model import Estimate, OperatingPoint
from cryapp.domain.quality import QualityFlag, QualityReport
from cryapp.domain.wording import Said
from cryapp.services import labelling, screening, screening_words
from cryapp.services.labelling import Mark
from cryapp.services.library import Library
from cryapp.services.models import promote
from cryapp.services.people import add_annotator, save_infant
from cryapp.services.screening import Outcome, list_screenings, ready_to_screen, screen, sign
from cryapp.services.screening_checks import check_quality
from cryapp.services.tasks import get_task
from cryapp.store.tables import AuditEventRow, RecordingRow, ScreeningRow, ScreeningSignatureRow

TASK = "cry_presence"
pytestmark = pytest.mark.timeout(900)
GOOD = QualityReport(
    duration_s=6.0,
    sample_rate_hz=16_000,
    channels=1,
    peak_db=-3.0,
    level_db=-20.0,
    snr_db=25.0,
    clipped_fraction=0.0,
    activity_s=4.0,
    bandwidth_hz=7_000.0,
)


@pytest.mark.parametrize(
    ("changes", "failing"),
    [
        ({}, None),
        ({"duration_s": 2.9}, "Length"),
        ({"activity_s": 1.9}, "Sound activity"),
        ({"clipped_fraction": 0.02}, "Clipping"),
        ({"peak_db": -45.0}, "Loudness"),
        ({"flags": (QualityFlag.SILENT,)}, "Loudness"),
        ({"bandwidth_hz": 2_500.0}, "Bandwidth"),
        ({"flags": (QualityFlag.TRUNCATED,)}, "File"),
        ({"flags": (QualityFlag.CANCELLING,)}, "File"),
        ({"flags": (QualityFlag.NARROW_BAND,), "bandwidth_hz": 3_600.0}, None),
    ],
)
def test_each_limit(changes: dict[str, object], failing: str | None) -> None:
    checks = check_quality(replace(GOOD, **changes))  # type: ignore[arg-type]
    assert [c.text for c in checks if not c.passed] == ([failing] if failing else [])
    assert all(c.value and c.needed for c in checks)


def test_words_are_plain_and_say_what_they_rest_on(lib: Library) -> None:
    task = get_task(lib, "neuro_injury")
    assert screening_words.headline(task, True) == "Refer for examination"
    assert screening_words.headline(task, False) == "No concern from this cry"
    estimate = Estimate(0.887, 0.81, 0.94, 60, 120)
    text = screening_words.explanation(task, 0.83, 0.47, OperatingPoint(0.47, 0.8, estimate, estimate))
    assert "83%" in text
    assert "from 47% on" in text
    assert "120 recordings of 60 locked infants" in text
    nothing = Estimate(float("nan"), float("nan"), float("nan"), 0, 0)
    point = OperatingPoint(0.47, 0.8, nothing, nothing)
    assert "not measured" in screening_words.explanation(task, 0.83, 0.47, point)
    assert "do not rely on it" in screening_words.explanation(task, 0.83, 0.5, None)


def test_without_a_model_it_says_what_to_do(lib: Library, tmp_path: Path) -> None:
    by = add_annotator(lib, "S-01").annotator.id
    assert "promote it" in ready_to_screen(lib, TASK)
    infant = save_infant(lib, by, "I-1").infant
    with pytest.raises(UserError, match="No model is in use"):
        screen(lib, infant.id, tmp_path / "x.wav", TASK, by)


@pytest.fixture
def ready(trained: Library) -> tuple[Library, AnnotatorId, InfantId]:
    by = add_annotator(trained, "S-01").annotator.id
    promote(trained, ModelId("cry_presence-1"), by, "first")
    return trained, by, save_infant(trained, by, "I-1").infant.id


@pytest.fixture
def cry(trained: Library, tmp_path: Path) -> Path:
    """A cry that the store does not hold: an example, a little softer."""
    source = next(p for p in sorted((trained.paths.recordings / "examples").glob("*.flac")) if sf.info(p).duration > 5)
    samples, rate = sf.read(source)
    sf.write(tmp_path / "cry.wav", 0.7 * samples / np.abs(samples).max(), rate)
    return tmp_path / "cry.wav"


@pytest.mark.slow
def test_a_screening_is_stored_audited_and_signed(ready: tuple[Library, AnnotatorId, InfantId], cry: Path) -> None:
    lib, by, infant_id = ready
    if ready_to_screen(lib, TASK):
        pytest.fail(ready_to_screen(lib, TASK))
    made = screen(lib, infant_id, cry, TASK, by).screening
    assert made.outcome in (Outcome.POSITIVE, Outcome.NEGATIVE, Outcome.UNDECIDED), made.explanation
    assert made.prediction is not None
    assert made.threshold is not None
    positive = made.prediction.probabilities["cry"] >= made.threshold
    decided = Outcome.POSITIVE if positive else Outcome.NEGATIVE
    assert made.outcome is (decided if made.prediction.doubt is Doubt.NONE else Outcome.UNDECIDED)
    assert made.prediction.novelty is not None
    assert len(made.prediction.frame_probabilities) > 10
    assert made.model is not None
    assert made.facts["model_sha256"] == made.model.card_sha256
    assert made.recording.infant_id == infant_id
    assert made.finding is None

    signed = sign(lib, made.id, by, "disagree", " two voices ").screening
    assert (signed.finding, signed.remarks, signed.signed_by) == ("disagree", "two voices", "S-01")
    sign(lib, made.id, by, "agree", "on second thoughts")
    assert list_screenings(lib)[0].finding == "agree"
    with lib.store.read() as session:
        assert session.execute(select(func.count()).select_from(ScreeningSignatureRow)).scalar_one() == 2
        actions = session.execute(select(AuditEventRow.action)).scalars().all()
    assert (actions.count("screening.make"), actions.count("screening.sign")) == (1, 2)
    again = screen(lib, infant_id, cry, TASK, by).screening
    assert again.id != made.id
    assert again.recording.id == made.recording.id
    assert again.prediction == made.prediction


@pytest.mark.slow
def test_an_answer_after_a_result_was_seen_is_not_blind(
    ready: tuple[Library, AnnotatorId, InfantId], cry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lib, by, infant_id = ready
    made = screen(lib, infant_id, cry, TASK, by).screening
    assert made.prediction is not None
    task, sound = get_task(lib, TASK), made.recording.id

    def shown_to(code: str, listed: bool = False) -> Shown:
        who = add_annotator(lib, code).annotator.id
        if listed:
            assert list_screenings(lib, by=who)
        saved = labelling.save_label(lib, [sound], "cry", Mark(task.id, who))
        return next(e for e in labelling.events(lib, sound) if e.id == saved.event_ids[-1]).shown

    own = shown_to("S-01")
    assert (own.blind, own.prediction_visible, own.model_id) == (False, True, made.model and made.model.id)
    assert own.probability == pytest.approx(made.prediction.shown_probability, abs=1e-4)
    assert shown_to("R-01").blind, "was not told"
    assert not shown_to("R-02", listed=True).blind
    assert not shown_to("R-01", listed=True).blind

    def full(*_: object) -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr(screening, "write_down", full)
    other = add_annotator(lib, "S-02").annotator.id
    assert sign(lib, made.id, other, "agree", "").screening.signed_by == "S-02", "signed is signed"
    assert list_screenings(lib, by=other)[0].id == made.id, "a result is shown all the same"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("doubt", "headline"),
    [(Doubt.UNLIKE, "The model does not know sounds like this"), (Doubt.TOO_CLOSE, "Too close to call")],
)
def test_a_model_in_doubt_gives_no_answer(
    ready: tuple[Library, AnnotatorId, InfantId],
    cry: Path,
    doubt: Doubt,
    headline: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lib, by, infant_id = ready
    monkeypatch.setattr(AbstainZone, "of_card", lambda _card: AbstainZone(0.2, 0.7, 0.1))
    monkeypatch.setattr(screening, "doubt_of", lambda *_: doubt)
    made = screen(lib, infant_id, cry, TASK, by).screening
    assert (made.outcome, made.headline) == (Outcome.UNDECIDED, headline)
    assert made.prediction is not None
    assert made.prediction.doubt is doubt
    assert made.facts["doubt"] == doubt.words
    assert ("unlike anything" in made.explanation) == (doubt is Doubt.UNLIKE)
    assert ("20% to 70%" in made.explanation) == (doubt is Doubt.TOO_CLOSE)
    assert list_screenings(lib)[0] == made


@pytest.mark.slow
def test_insufficient_quality_is_a_result(ready: tuple[Library, AnnotatorId, InfantId], tmp_path: Path) -> None:
    lib, by, infant_id = ready
    path = tmp_path / "quiet.wav"
    sf.write(path, 1e-4 * np.random.default_rng(0).standard_normal(16_000), 16_000)
    made = screen(lib, infant_id, path, TASK, by).screening
    assert made.outcome is Outcome.INSUFFICIENT_QUALITY
    assert made.headline.startswith("Record again")
    assert (made.prediction, made.model, made.threshold) == (None, None, None)
    assert "length 1.0 s (needed: at least 3 s)" in made.explanation
    assert list_screenings(lib) == (made,)
    assert isinstance(made.explanation, Said), "it knows its parts, for any language"


@pytest.mark.slow
def test_what_is_refused_leaves_no_screening(
    ready: tuple[Library, AnnotatorId, InfantId], cry: Path, tmp_path: Path
) -> None:
    lib, by, infant_id = ready
    bad = tmp_path / "bad.wav"
    bad.write_text("no sound")
    other = next((lib.paths.recordings / "examples").glob("*.flac"))
    for path, words in ((bad, "cannot be screened"), (tmp_path / "gone.wav", "cannot be screened"), (other, "SYN-")):
        with pytest.raises(UserError, match=words):
            screen(lib, infant_id, path, TASK, by)
    with lib.store.read() as session:
        assert session.execute(select(func.count()).select_from(ScreeningRow)).scalar_one() == 0
    made = screen(lib, infant_id, cry, TASK, by).screening
    for finding in ("", "maybe"):
        with pytest.raises(UserError, match="finding"):
            sign(lib, made.id, by, finding, "")
    with pytest.raises(UserError, match="longer than"):
        sign(lib, made.id, by, "agree", "x" * 5000)


@pytest.mark.slow
def test_a_recording_made_in_the_app_knows_when(ready: tuple[Library, AnnotatorId, InfantId], cry: Path) -> None:
    lib, by, infant_id = ready
    own = lib.paths.recordings / "I-1-recorded.wav"
    shutil.copyfile(cry, own)
    made = screen(lib, infant_id, own, TASK, by).screening
    assert made.recording.recorded_at is not None
    with lib.store.read() as session:
        row = session.get(RecordingRow, made.recording.id)
    assert row is not None
    assert row.file_name == "I-1-recorded.wav"
