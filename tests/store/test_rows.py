"""What goes into the store comes out the same: recordings, predictions, models, runs, screenings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from cryapp.domain.ids import ModelId, RecordingId, RunId
from cryapp.domain.infant import Metadata, Sex
from cryapp.domain.model import Estimate, ModelEvidence, ModelStatus, OperatingPoint, Run, RunState
from cryapp.store import annotators, infants, meta, models, predictions, recordings, screenings
from cryapp.store.engine import Store
from tests.store.made import QUALITY, add_recordings, open_store

NOW = datetime(2026, 3, 1, 12, 30, 15, 123456, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path)
    yield store
    store.close()


def model(
    number: int, status: ModelStatus = ModelStatus.CANDIDATE, task_key: str | None = "cry_presence"
) -> models.NewModel:
    return models.NewModel(
        id=ModelId(f"{task_key or 'encoder'}-{number}"),
        name=f"Model {number}",
        task_key=task_key,
        status=status,
        package_dir="models/x",
        card_sha256="ab" * 32,
        parent_id=ModelId("encoder-1"),
        run_id=RunId("run-1"),
        made_at=NOW + timedelta(hours=number),
        evidence=EVIDENCE,
        card={"metrics": {"auc": 0.9}, "classes": ["cry", "no_cry"]},
    )


EVIDENCE = ModelEvidence(
    auc=Estimate(0.91, 0.88, 0.94, 40, 120),
    brier=0.1,
    operating_point=OperatingPoint(0.37, 0.8, Estimate(0.9, 0.8, 0.95, 20, 60), Estimate(0.8, 0.7, 0.9, 20, 60)),
    baselines={"loudness": 0.61},
    roc=((0.0, 0.0), (0.2, 0.9), (1.0, 1.0)),
    reason_missing="only one locked infant",
)


def test_a_recording_comes_back_with_infant_and_encounter(store: Store) -> None:
    told = Metadata(recorded_at=NOW, stimulus="heel prick", device="phone", place="ward 3", site="North")
    with store.write() as session:
        infant_id, added = infants.get_or_create(session, " I-1 ", meta.locked_share(session))
        assert added
        assert infants.get_or_create(session, "i-1", 0.2) == (infant_id, False)
        infants.update(session, infant_id, {"born_at": NOW - timedelta(hours=5, minutes=30)})
        encounter_id = infants.add_encounter(session, infant_id, told)
        assert infants.add_encounter(session, infant_id, told) == encounter_id, "the same occasion"
        new = recordings.NewRecording(
            infant_id, encounter_id, "a" * 64, "a" * 64, "ünï\ncode.3gp", "/x/ünï\ncode.3gp", "amr_nb", QUALITY, NOW
        )
        id_ = recordings.add(session, new)
    with store.read() as session:
        found = recordings.get(session, id_)
        assert found is not None
        assert (found.title, found.file_name, found.codec) == ("I-1 · 1", "ünï\ncode.3gp", "amr_nb")
        assert (found.recorded_at, found.hours_since_birth) == (NOW, 5.5)
        assert (found.stimulus, found.device, found.place) == ("heel prick", "phone", "ward 3")
        assert found.quality_flags == QUALITY.flags
        assert recordings.quality_of(session, id_) == QUALITY
        assert recordings.by_ids(session, [id_, RecordingId(99)]) == {id_: found}
        assert recordings.known_hashes(session, ["a" * 64, "b" * 64]) == {"a" * 64: id_}
        assert recordings.get(session, RecordingId(99)) is None


def test_the_same_sound_is_never_added_twice(store: Store) -> None:
    add_recordings(store, {"I-1": 1})
    with store.read() as session:
        found = recordings.get(session, RecordingId(1))
    assert found is not None
    again = recordings.NewRecording(found.infant_id, None, found.sha256, "k", "other.wav", "/o", "pcm", QUALITY)
    with pytest.raises(IntegrityError), store.write() as session:
        recordings.add(session, again)
    with store.read() as session:
        assert recordings.count(session) == 1


def test_hours_as_given_win_over_hours_reckoned() -> None:
    born = NOW - timedelta(hours=2)
    assert recordings.hours_since_birth(7.0, NOW, born) == 7.0
    assert recordings.hours_since_birth(None, NOW, born) == 2.0
    assert recordings.hours_since_birth(0.0, NOW, born) == 0.0
    assert recordings.hours_since_birth(None, NOW, None) is None


def test_times_are_kept_in_utc_and_naive_ones_refused(store: Store) -> None:
    here = NOW.astimezone(timezone(timedelta(hours=5, minutes=30)))
    with store.write() as session:
        infant_id, _ = infants.get_or_create(session, "I-1", 0.2)
        infants.update(session, infant_id, {"born_at": here})
    with store.read() as session:
        infant = infants.get(session, infant_id)
    assert infant is not None
    assert infant.born_at == NOW
    assert infant.born_at.tzinfo is UTC  # type: ignore[union-attr]
    with pytest.raises(Exception, match="naive"), store.write() as session:
        infants.update(session, infant_id, {"born_at": datetime(2026, 3, 1)})  # noqa: DTZ001


def test_refusals_are_kept_with_their_reasons(store: Store) -> None:
    with store.write() as session:
        recordings.add_refusal(session, "/x/a.txt", "not a sound", None)
        recordings.add_refusal(session, "/x/b.wav", "empty", None)
    with store.read() as session:
        assert [(path, why) for _, path, why in recordings.refusals(session)] == [
            ("/x/b.wav", "empty"),
            ("/x/a.txt", "not a sound"),
        ]


@given(st.lists(st.floats(0, 1), max_size=50))
def test_probabilities_over_time_survive_packing(probabilities: list[float]) -> None:
    back = predictions.unpack(predictions.pack(probabilities))
    assert len(back) == len(probabilities)
    assert back == pytest.approx(probabilities, abs=1 / 65535)


def test_packing_clips_and_is_little_endian_everywhere() -> None:
    assert predictions.pack([0.0, 1.0, -3.0, 2.0]) == b"\x00\x00\xff\xff\x00\x00\xff\xff"
    assert predictions.pack([1 / 65535]) == b"\x01\x00"


def test_unscored_recordings_are_those_without_this_models_prediction(store: Store) -> None:
    add_recordings(store, {"I-1": 4})
    said = predictions.NewPrediction(RecordingId(2), {"cry": 0.25, "no_cry": 0.75}, "cry", 0.8, [], 0.5)
    with store.write() as session:
        models.add(session, model(1))
        models.add(session, model(2))
        assert predictions.save_many(session, ModelId("cry_presence-1"), [said]) == 1
        assert predictions.save_many(session, ModelId("cry_presence-1"), []) == 0
    with store.read() as session:
        assert predictions.unscored(session, ModelId("cry_presence-1")) == [1, 3, 4]
        assert predictions.unscored(session, ModelId("cry_presence-2"), limit=2) == [1, 2]
        assert predictions.count(session, ModelId("cry_presence-1")) == 1
        found = predictions.get(session, ModelId("cry_presence-1"), RecordingId(2))
        assert found is not None
        assert (found.probabilities, found.uncertainty, found.model_name) == (said.probabilities, 0.8, "Model 1")
        assert predictions.get(session, ModelId("cry_presence-2"), RecordingId(2)) is None
    with pytest.raises(IntegrityError), store.write() as session:
        predictions.save_many(session, ModelId("cry_presence-1"), [said])


def test_a_model_comes_back_with_its_evidence(store: Store) -> None:
    with store.write() as session:
        models.add(session, model(1))
        models.add(session, model(1, ModelStatus.ENCODER, None))
        assert models.next_number(session, "cry_presence") == 2
        assert models.next_number(session, "cry") == 1
    with store.read() as session:
        found = models.get(session, ModelId("cry_presence-1"))
        assert found is not None
        assert found.evidence == EVIDENCE
        assert (found.status, found.made_at, found.card["classes"]) == (
            ModelStatus.CANDIDATE,
            NOW + timedelta(hours=1),
            ["cry", "no_cry"],
        )
        assert [m.id for m in models.all_models(session, "trigger")] == ["encoder-1"]
        assert [m.id for m in models.all_models(session, encoders=False)] == ["cry_presence-1"]
        assert models.get(session, ModelId("nobody")) is None


def test_two_models_in_use_for_one_task_are_impossible(store: Store) -> None:
    with store.write() as session:
        by, _ = annotators.get_or_create(session, "R-01")
        for number in (1, 2):
            models.add(session, model(number))
        models.set_status(session, ModelId("cry_presence-1"), ModelStatus.IN_USE, by=by.id, reason="first")
    with pytest.raises(IntegrityError), store.write() as session:
        models.set_status(session, ModelId("cry_presence-2"), ModelStatus.IN_USE, by=by.id, reason="second")
    with store.write() as session:
        models.set_status(session, ModelId("cry_presence-1"), ModelStatus.RETIRED)
        models.set_status(session, ModelId("cry_presence-2"), ModelStatus.IN_USE, by=by.id, reason="better")
        models.add_promotion(
            session, "promote", "cry_presence", ModelId("cry_presence-2"), ModelId("cry_presence-1"), by.id, "better"
        )
    with store.read() as session:
        assert models.in_use_id(session, "cry_presence") == "cry_presence-2"
        assert models.in_use_id(session, "trigger") is None
        promoted = models.get(session, ModelId("cry_presence-2"))
        (history,) = models.promotions(session, "cry_presence")
    assert promoted is not None
    assert (promoted.promoted_by, promoted.reason) == ("R-01", "better")
    assert (history.action, history.model_id, history.previous_id, history.by) == (
        "promote",
        "cry_presence-2",
        "cry_presence-1",
        "R-01",
    )


def test_a_run_is_saved_again_and_again_without_losing_who_started_it(store: Store) -> None:
    run = Run(
        RunId("r-1"), "finetune", "cry_presence", RunState.RUNNING, "runs/r-1", NOW, None, None, None, {"seed": 3}
    )
    with store.write() as session:
        by, _ = annotators.get_or_create(session, "R-01")
        models.save_run(session, run, by.id)
        models.save_run(session, Run(**{**vars(run), "state": RunState.DONE, "ended_at": NOW}), None)
    with store.read() as session:
        found = models.get_run(session, RunId("r-1"))
        assert found is not None
        assert (found.state, found.started_by, found.ended_at, found.config) == (
            RunState.DONE,
            "R-01",
            NOW,
            {"seed": 3},
        )
        assert models.runs(session, state=RunState.RUNNING) == ()
        assert models.runs(session) == (found,)


def test_screenings_and_signatures_are_appended_and_never_changed(store: Store) -> None:
    (recording_id,) = add_recordings(store, {"I-1": 1})
    with store.write() as session:
        by, _ = annotators.get_or_create(session, "S-01")
        recording = recordings.get(session, recording_id)
        assert recording is not None
        new = screenings.NewScreening(
            by.id,
            recording.infant_id,
            recording_id,
            "cry_presence",
            "negative",
            "No concern",
            "p = 0.1",
            {"duration_s": 4.0},
            [{"text": "Length", "passed": True}],
            {"cry": 0.1},
            None,
            None,
            0.37,
            {"seen": "once"},
        )
        id_ = screenings.add(session, new)
        screenings.sign(session, id_, by.id, "unsure", "")
        screenings.sign(session, id_, by.id, "agree", "on second thoughts")
    with store.read() as session:
        found = screenings.get(session, id_)
        assert found is not None
        assert found.screening == new
        assert [s.finding for s in found.signatures] == ["unsure", "agree"]
        assert screenings.newest(session) == (found,)
    for statement in ("UPDATE screening SET outcome = 'x'", "DELETE FROM screening_signature"):
        with pytest.raises(IntegrityError, match="append-only"), store.write() as session:
            session.connection().exec_driver_sql(statement)


def test_sex_and_other_words_survive(store: Store) -> None:
    with store.write() as session:
        infant_id, _ = infants.get_or_create(session, "I-1", 0.2, synthetic=True, identified=False)
        infants.update(session, infant_id, {"sex": "m", "cooling": "72 h", "site": "Süd"})
        with pytest.raises(KeyError):
            infants.update(session, infant_id, {"locked": True})
    with store.read() as session:
        infant = infants.by_code(session, " i-1")
        assert infant is not None
        assert infants.by_ids(session, [infant_id]) == {infant_id: infant}
        assert infants.count(session) == (1, int(infant.locked))
    assert (infant.sex, infant.cooling, infant.site) == (Sex.MALE, "72 h", "Süd")
    assert (infant.synthetic, infant.identified) == (True, False)
