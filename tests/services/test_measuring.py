"""Measuring through the services: selections, the settings of a store, and the tables that leave it."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from sqlalchemy import select

from cryapp.audio.pcm import read_samples
from cryapp.audio.spectrum import mean_spectrum
from cryapp.audio.synth import CrySpec, synthesise
from cryapp.domain.changes import Changes
from cryapp.domain.errors import Cancelled, UserError
from cryapp.domain.ids import RecordingId
from cryapp.domain.segment import SegmentState
from cryapp.domain.voice import VoiceSettings
from cryapp.services import segmenting
from cryapp.services.importing import import_paths
from cryapp.services.library import Library
from cryapp.services.measurement_export import COLUMNS, MeasurementsWanted, Rows, export_measurements, settings_name
from cryapp.services.measuring import (
    MeasureRequest,
    SelectionRequest,
    TrackRequest,
    measure,
    measure_selection,
    measure_spans,
    set_voice_settings,
    track_pitch,
    voice_settings,
)
from cryapp.services.people import add_annotator
from cryapp.store import meta, recordings
from cryapp.store.tables import AuditEventRow
from tests.audio.sounds import noise, tone, working_copy
from tests.store.made import mark

SETTINGS = VoiceSettings()


def test_a_selection_is_measured(tmp_path: Path) -> None:
    """A loud low tone and a soft high one: level and frequencies follow from their amplitudes."""
    sound = working_copy(tmp_path, tone(440.0, 3.0, 0.2) + tone(3000.0, 3.0, 0.1) + noise(3.0, 1e-4))
    found = measure_selection(SelectionRequest(sound, 0.5, 2.5, SETTINGS))
    assert found.duration_s == 2.0
    assert found.peak_hz == pytest.approx(440.0, abs=2.0)
    assert found.mean_hz == pytest.approx((440 * 0.04 + 3000 * 0.01) / 0.05, rel=0.01)
    assert found.level_db == pytest.approx(10 * np.log10((0.2**2 + 0.1**2) / 2), abs=0.02)
    box = measure_selection(SelectionRequest(sound, 0.5, 2.5, SETTINGS, band_hz=(2000.0, 4000.0)))
    assert box.peak_hz == pytest.approx(3000.0, abs=2.0)
    assert box.mean_hz == pytest.approx(3000.0, rel=0.01)
    assert box.level_db == pytest.approx(10 * np.log10(0.1**2 / 2), abs=0.1)
    # Hum is no part of a cry's frequencies, but of its level.
    hum = working_copy(tmp_path, tone(50.0, 3.0, 0.4) + tone(440.0, 3.0, 0.1), name="hum")
    hummed = measure_selection(SelectionRequest(hum, 0.5, 2.5, SETTINGS))
    assert hummed.peak_hz == pytest.approx(440.0, abs=2.0)
    assert hummed.level_db == pytest.approx(10 * np.log10((0.4**2 + 0.1**2) / 2), abs=0.02)


def test_the_f0_of_a_selection_is_not_its_peak(tmp_path: Path) -> None:
    """The loudest harmonic of a cry is often not the first."""
    sound = working_copy(
        tmp_path, sum((tone(k * 420.0, 1.0, 0.1 if k != 3 else 0.3) for k in range(1, 6)), noise(1.0, 1e-3))
    )
    found = measure_selection(SelectionRequest(sound, 0.1, 0.9, SETTINGS))
    assert found.f0_hz == pytest.approx(420.0, rel=0.005)
    assert found.peak_hz == pytest.approx(1260.0, abs=3.0)
    assert found.f0_confidence is not None and found.f0_confidence > 0.9


def test_odd_selections(tmp_path: Path) -> None:
    sound = working_copy(tmp_path, np.zeros(16_000, np.float32))
    silent = measure_selection(SelectionRequest(sound, 0.2, 0.8, SETTINGS))
    assert (silent.peak_hz, silent.mean_hz, silent.level_db, silent.f0_hz) == (None,) * 4
    buzz = working_copy(tmp_path, tone(1000.0, 1.0, 0.5), name="buzz")
    short = measure_selection(SelectionRequest(buzz, 0.995, 1.2, SETTINGS))
    assert short.peak_hz == pytest.approx(1000.0, abs=40.0)
    assert short.level_db == pytest.approx(10 * np.log10(0.125), abs=0.2)
    with pytest.raises(Cancelled):
        measure_selection(SelectionRequest(buzz, 0.0, 1.0, SETTINGS), cancelled=lambda: True)


def test_the_mean_spectrum_of_blocks_is_that_of_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = working_copy(tmp_path, noise(3.0, 0.1) * np.linspace(0.1, 1, 48_000, dtype=np.float32))
    whole = mean_spectrum(sound, 0.3, 2.7)
    samples = read_samples(sound, 4800, 43_200).astype(np.float64)
    assert whole.power.sum() == pytest.approx(np.mean(samples**2), rel=1e-9)
    monkeypatch.setattr("cryapp.audio.spectrum.BLOCK_FRAMES", 13)
    np.testing.assert_allclose(mean_spectrum(sound, 0.3, 2.7).power, whole.power, rtol=0.02)


def test_requests_give_what_the_parts_give(tmp_path: Path) -> None:
    cry = synthesise(CrySpec(duration_s=4.0, hyperphonation=0.0, dysphonation=0.0), 2)
    sound = working_copy(tmp_path, cry.samples + noise(4.0, 0.005))
    told: list[float] = []
    found = measure(MeasureRequest(sound, SETTINGS), progress=told.append)
    assert told == sorted(told) and told[-1] == pytest.approx(1.0)
    spans = tuple((unit.start_s, unit.end_s) for unit in found.units)
    assert measure_spans(sound, spans, SETTINGS) == found.units
    shown = track_pitch(TrackRequest(sound, *spans[0], SETTINGS))
    assert float(np.median(shown.f0_hz[shown.voiced])) == pytest.approx(found.units[0].f0_median_hz, rel=1e-6)


def test_settings_belong_to_the_store(lib: Library) -> None:
    assert voice_settings(lib) == SETTINGS
    me = add_annotator(lib, "lead").annotator.id
    mine = replace(SETTINGS, floor_hz=150.0)
    assert set_voice_settings(lib, mine, me, "preterm infants").changes.settings
    assert voice_settings(lib) == mine
    assert set_voice_settings(lib, mine, me).changes == Changes()
    with lib.store.read() as session:
        events = session.execute(select(AuditEventRow).where(AuditEventRow.action == "voice_settings.change"))
        event = events.scalars().one()
        told = event.before["floor_hz"], event.after["floor_hz"], event.reason
    assert told == (200.0, 150.0, "preterm infants")


def test_settings_of_a_newer_program_are_not_guessed(lib: Library) -> None:
    with lib.store.write() as session:
        meta.put(session, meta.VOICE_SETTINGS, '{"version": 2, "floor_hz": 3}')
    with pytest.raises(UserError, match="newer version"):
        voice_settings(lib)


@pytest.fixture
def cries(lib: Library, tmp_path: Path) -> Library:
    """Two recordings of real sound, the first with segments of two readers."""
    for number in (1, 2):
        cry = synthesise(
            CrySpec(duration_s=3.0, f0_hz=400.0 + 50 * number, hyperphonation=0.0, dysphonation=0.0), number
        )
        sf.write(tmp_path / f"cry{number}.wav", cry.samples + noise(3.0, 0.003), 16_000)
    import_paths(lib, [tmp_path / "cry1.wav", tmp_path / "cry2.wav"])
    for code, classes in (("R-01", ("expiration",)), ("R-02", ())):
        drawn = [SegmentState(0.3, 1.0, classes=classes, uncertain=not classes), SegmentState(1.5, 1.5)]
        segmenting.draw(lib, RecordingId(1), drawn, mark(lib, code, "cry_unit"))
    return lib


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_table_of_recordings(cries: Library, tmp_path: Path) -> None:
    out = tmp_path / "measured.csv"
    assert export_measurements(cries, out).n_rows == 2
    rows = rows_of(out)
    assert tuple(rows[0]) == COLUMNS[Rows.RECORDINGS]
    for row, f0_hz in zip(rows, (450.0, 500.0), strict=True):
        assert float(row["f0_mean_hz"]) == pytest.approx(f0_hz, rel=0.15)
        assert int(row["units"]) >= 2
        assert float(row["level_db"]) < 0
        assert float(row["latency_s"]) == pytest.approx(0.3, abs=0.05)
        assert (row["floor_hz"], row["settings"]) == ("200.0", settings_name(SETTINGS))
        assert "cry1" not in "".join(row.values())
    with cries.store.read() as session:
        told = session.execute(select(AuditEventRow).where(AuditEventRow.action == "measurements.export")).scalars()
        assert told.one().after["rows"] == 2


def test_a_table_of_segments_has_every_readers_and_no_names(cries: Library, tmp_path: Path) -> None:
    out = tmp_path / "measured.csv"
    written = export_measurements(cries, out, MeasurementsWanted(Rows.SEGMENTS))
    rows = rows_of(out)
    assert written.n_rows == len(rows) == 2, "points have no voice to measure"
    assert [(r["classes"], r["uncertain"], r["start_s"], r["end_s"]) for r in rows] == [
        ("expiration", "no", "0.3", "1.0"),
        ("", "yes", "0.3", "1.0"),
    ]
    assert rows[0]["f0_mean_hz"] == rows[1]["f0_mean_hz"]
    assert rows[0]["reader"] != rows[1]["reader"]
    assert "R-01" not in out.read_text(encoding="utf-8-sig")


def test_a_missing_sound_is_said_and_the_rest_is_measured(cries: Library, tmp_path: Path) -> None:
    with cries.store.read() as session:
        gone = recordings.get(session, RecordingId(1))
    assert gone is not None
    cries.vault.path_of(gone.vault_key).unlink()
    written = export_measurements(cries, tmp_path / "measured.csv")
    assert (written.n_rows, len(written.left_out)) == (1, 1)
    with pytest.raises(Cancelled):
        export_measurements(cries, tmp_path / "never.csv", cancelled=lambda: True)
    assert not (tmp_path / "never.csv").exists()
    with pytest.raises(UserError):
        export_measurements(cries, tmp_path / "never.csv", MeasurementsWanted(Rows.SEGMENTS, "no_such_task"))
