"""Cry measurements in the window: pitch over the sound, the table, and the settings that everybody shares."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cryapp.audio.synth_voice import CrySpec, synthesise
from cryapp.bridge.desk import Desk
from cryapp.domain.annotation import Annotator
from cryapp.domain.ids import RecordingId
from cryapp.domain.segment import SegmentState
from cryapp.domain.voice import VoiceSettings
from cryapp.services import measuring, people, segmenting
from cryapp.services.label_marks import Mark
from cryapp.services.library import Library
from cryapp.services.measuring import Mode
from cryapp.services.tasks import get_task
from cryapp.settings import Settings
from cryapp.ui import i18n
from cryapp.ui.dialogs.measurements import MeasurementsWindow, plain
from cryapp.ui.dialogs.voice_settings import VoiceSettingsDialog
from cryapp.ui.main_window import MainWindow
from cryapp.ui.panels.spectrogram import read_out
from cryapp.ui.sound.viewport import Hover
from cryapp.ui.sound.voice_overlay import runs, thinned
from cryapp.ui.sound.voice_tracks import CHUNK_S
from cryapp.ui.sound.voice_words import COLUMNS, MELODIES, MODES, figure, summary
from cryapp.ui.workspaces.label import LabelWorkspace
from tests.audio.sounds import noise, tone
from tests.shown import put, recording_of, vault_library
from tests.ui.stage import Stage

CTRL = Qt.KeyboardModifier.ControlModifier
SPEC = CrySpec(duration_s=6.0, f0_hz=450.0, hyperphonation=0.0, dysphonation=0.0)


def cry(seconds: float = 6.0, f0_hz: float = 450.0) -> np.ndarray:
    spec = CrySpec(duration_s=seconds, f0_hz=f0_hz, hyperphonation=0.0, dysphonation=0.0)
    return (synthesise(spec, 3).samples + noise(seconds, 0.002)).astype(np.float32)


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    library, recording = vault_library(tmp_path, cry())
    made = Stage(qtbot, library, recording, Settings(tmp_path / "settings.json"))
    made.show()
    yield made
    made.view.stop()
    made.desk.close()


def table_of(stage: Stage) -> MeasurementsWindow:
    stage.key(Qt.Key.Key_M, CTRL)
    table = stage.view.voices.table
    assert table is not None
    stage.until(lambda: stage.view.voices.tracks.voice is not None)
    return table


def test_h_draws_the_pitch_and_takes_it_away(stage: Stage, tmp_path: Path) -> None:
    tracks, plain = stage.view.voices.tracks, stage.image()
    assert not tracks.is_on
    assert stage.view.spectrogram.hover_at(QPointF(300, 100)).f0_hz is None
    stage.key(Qt.Key.Key_H)
    stage.until(lambda: tracks.voice is not None and list(tracks.tracks()) != [])
    assert stage.image() != plain
    unit = tracks.voice.units[0]
    at_s = (unit.start_s + unit.end_s) / 2
    whole = measuring.track_pitch(
        measuring.TrackRequest(recording_of(stage.library, stage.first), 0.0, 6.0, VoiceSettings())
    )
    want_hz = float(whole.f0_hz[int(at_s / whole.step_s)])
    panel = stage.view.spectrogram
    hover = panel.hover_at(QPointF(panel.x_of(at_s), 100))
    assert hover.f0_hz == pytest.approx(want_hz, rel=0.01), "pieces give what the whole gives"
    assert hover.mode == MODES[Mode.PHONATION]
    stage.until(lambda: Settings(tmp_path / "settings.json")["sound.overlays"] is True)
    stage.key(Qt.Key.Key_H)
    assert stage.image() == plain


def test_the_table_follows_the_recording_and_finds_its_units(stage: Stage) -> None:
    table = table_of(stage)
    voice = stage.view.voices.tracks.voice
    assert voice is not None
    direct = measuring.measure(measuring.MeasureRequest(recording_of(stage.library, stage.first), VoiceSettings()))
    assert voice == direct
    assert [name for name, _ in table.model.rows] == ["recording", *(str(n) for n in range(1, len(voice.units) + 1))]
    assert table.sentence.text() == summary(voice)
    f0 = next(i for i, column in enumerate(COLUMNS) if column.title.startswith("f0"))
    assert table.model.index(0, f0).data() == f"{voice.pooled.f0_median_hz:,.0f}"
    table._go_to(2)
    assert stage.view.viewport.selection == pytest.approx((voice.units[1].start_s, voice.units[1].end_s))
    stage.until(lambda: [name for name, _ in table.model.rows][1] == "selection")
    chosen = table.model.rows[1][1]
    assert chosen.f0_median_hz == pytest.approx(voice.units[1].f0_median_hz, rel=0.01)
    table.copy.click()
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + len(table.model.rows)
    assert all(line.count("\t") == len(COLUMNS) for line in lines)
    second = put(stage.library, cry(3.0, 600.0), number=2)
    stage.show(second)
    stage.until(lambda: stage.view.voices.tracks.voice not in (None, voice))
    assert table.model.rows[0][1].f0_median_hz == pytest.approx(600, rel=0.3)
    table.close()


def test_the_latency_counts_from_the_stimulus(stage: Stage) -> None:
    table = table_of(stage)
    voice = stage.view.voices.tracks.voice
    assert voice is not None and len(voice.units) > 1
    stage.view.viewport.set_playhead(voice.units[0].end_s)
    stage.qtbot.mouseClick(table.stimulus, Qt.MouseButton.LeftButton)
    now = stage.view.voices.tracks.voice
    assert now is not None
    assert now.latency_s == pytest.approx(voice.units[1].start_s - voice.units[0].end_s)
    assert now.units == voice.units
    table.close()


def test_a_long_recording_is_measured_only_when_asked_and_can_be_stopped(stage: Stage) -> None:
    samples = noise(130.0, 0.002)
    samples[: 6 * 16_000] += cry()
    long = put(stage.library, samples, number=2)
    stage.key(Qt.Key.Key_H)
    stage.show(long)
    tracks = stage.view.voices.tracks
    stage.until(lambda: len(list(tracks.tracks())) == 2)
    assert not tracks.is_measuring
    assert tracks.voice is None
    stage.key(Qt.Key.Key_M, CTRL)
    table = stage.view.voices.table
    assert table is not None
    assert tracks.is_measuring
    assert table.stop.isVisible()
    stage.qtbot.mouseClick(table.stop, Qt.MouseButton.LeftButton)
    assert not tracks.is_measuring
    assert tracks.voice is None
    assert table.measure.isVisible()
    table.close()


def test_pieces_of_a_recording_are_tracked_alike(stage: Stage) -> None:
    """A quiet piece beside a loud one has no voice of its own making."""
    samples = noise(3 * CHUNK_S, 0.002)
    samples[: 6 * 16_000] += cry()
    stage.show(put(stage.library, samples, number=2))
    stage.key(Qt.Key.Key_H)
    tracks = stage.view.voices.tracks
    stage.until(lambda: len(list(tracks.tracks())) == 3 and stage.view.source.loaded.pyramid.is_complete)
    stage.until(lambda: len(list(tracks.tracks())) == 3)
    first, *rest = tracks.tracks()
    assert first.voiced.mean() > 0.3
    assert all(track.voiced.mean() < 0.02 for track in rest)
    assert [track.start_s for track in rest] == [CHUNK_S, 2 * CHUNK_S]


def test_another_look_does_not_measure_again(stage: Stage) -> None:
    table = table_of(stage)
    tracks = stage.view.voices.tracks
    tracks.set_stimulus(1.0)
    voice, heard = tracks.voice, []
    tracks.measured.connect(lambda: heard.append(1))
    stage.view.popover.window_s.setCurrentIndex(stage.view.popover.window_s.findData(0.016))
    stage.until(lambda: stage.view.has_sound and stage.view.source.is_sharp)
    assert tracks.voice == voice
    assert not heard
    table.close()


def test_a_lost_sound_is_said_in_the_table(stage: Stage) -> None:
    table = table_of(stage)
    lost = put(stage.library, noise(2.0), number=2)
    stage.library.vault.path_of(lost.vault_key).unlink()
    stage.view.show_recording(lost)
    stage.until(lambda: "missing" in table.sentence.text())
    assert table.model.rows == ()
    table.close()


def test_settings_are_changed_by_a_reader_for_everybody(
    qtbot: QtBot, library: Library, desk_on: Callable[[Library], Desk]
) -> None:
    desk = desk_on(library)
    dialog = VoiceSettingsDialog(desk, VoiceSettings())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.fields["floor_hz"].setValue(250)
    assert "Sign in" in dialog.problem.text()
    assert not dialog.save.isEnabled()
    desk.set_annotator(people.add_annotator(library, "R-07").annotator)
    assert dialog.save.isEnabled()
    dialog.fields["ceiling_hz"].setValue(200)
    assert not dialog.save.isEnabled()
    assert "below the highest" in dialog.problem.text()
    dialog.fields["ceiling_hz"].setValue(2500)
    dialog.reason.setText("preterm infants")
    with qtbot.waitSignal(desk.bus.changed) as announced:
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert announced.args[0].settings, "every view measures anew"
    kept = measuring.voice_settings(library)
    assert (kept.floor_hz, kept.ceiling_hz) == (250, 2500)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_closed_it_no_longer_listens(qtbot: QtBot, library: Library, desk_on: Callable[[Library], Desk]) -> None:
    desk = desk_on(library)
    dialog = VoiceSettingsDialog(desk, VoiceSettings())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    desk.set_annotator(people.add_annotator(library, "R-07").annotator)


def test_every_setting_is_in_the_dialog(qtbot: QtBot, library: Library, desk_on: Callable[[Library], Desk]) -> None:
    dialog = VoiceSettingsDialog(desk_on(library), VoiceSettings())
    qtbot.addWidget(dialog)
    assert {*dialog.fields, "version"} == set(VoiceSettings().as_json())
    assert dialog.chosen == VoiceSettings(), "what is not touched is not changed"


def test_other_settings_measure_anew(stage: Stage) -> None:
    table = table_of(stage)
    tracks = stage.view.voices.tracks
    stage.view.voices.set_settings(VoiceSettings(hyperphonation_hz=300.0))
    assert tracks.voice is None
    tracks.measure()
    stage.until(lambda: tracks.voice is not None)
    assert tracks.voice.pooled.hyperphonation > 0.8
    assert "300" in table.how.text()
    table.close()


def test_points_are_thinned_to_the_surest_of_a_pixel() -> None:
    strength = np.array([0.1, 0.9, 0.2, 0.3, 0.8, 0.1], np.float32)
    f0_hz, strong, times = thinned(np.arange(6, dtype=np.float32), strength, np.arange(6.0), 2)
    assert f0_hz.tolist() == [1.0, 3.0, 4.0]
    assert len(strong) == len(times) == len(f0_hz)
    assert thinned(f0_hz, strong, times, 1)[0] is f0_hz
    assert runs(np.array([True, True, False, True])) == [(0, 2), (3, 4)]
    assert set(MODES) == set(Mode)
    assert len(MELODIES) == 7


def test_a_tone_in_a_selection_has_its_values_on_the_picture(stage: Stage) -> None:
    samples = noise(4.0, 0.001)
    samples[16_000:48_000] += tone(700, 2.0, 0.3)
    stage.show(put(stage.library, samples, number=2))
    stage.drag(1.2, 2.8)
    stage.until(lambda: stage.view.voices.meter.selection is not None)
    assert "f0 700 Hz" in stage.view.spectrogram.selection_words()


def test_figures_are_of_the_readers_language() -> None:
    i18n.use("fr")
    try:
        assert figure(1182.4).replace("\u202f", " ").replace("\xa0", " ") == "1 182"
        assert figure(-0.71, 2) == "−0,71"
        assert plain(figure(1182.4)) == "1182"
        assert plain(figure(-0.71, 2)) == "-0,71"
        assert "1 182 Hz" in read_out(Hover(1.0, 1182.4)).replace("\u202f", " ").replace("\xa0", " ")
    finally:
        i18n.use("en")
    assert (figure(1182.4), plain(figure(1182.4)), plain(figure(None))) == ("1,182", "1182", "")
    assert plain("rising–falling") == "rising–falling"


def test_units_as_the_reader_marked_them(
    qtbot: QtBot, filled: Library, reader: Annotator, window_on: Callable[[Library], MainWindow]
) -> None:
    """Only the reader's own breaths out count, and a mark more is measured at once."""
    task, other = get_task(filled, "cry_unit"), people.add_annotator(filled, "R-99").annotator
    recording = RecordingId(1)
    own = [SegmentState(0.1, 0.3, classes=("expiration",)), SegmentState(0.35, 0.4, classes=("pause",))]
    segmenting.draw(filled, recording, own, Mark(task.id, reader.id))
    segmenting.draw(filled, recording, [SegmentState(0.5, 0.7, classes=("expiration",))], Mark(task.id, other.id))
    window = window_on(filled)
    window.desk.set_annotator(reader)
    label = window.current_workspace
    assert isinstance(label, LabelWorkspace)
    label.open_recording(recording)
    qtbot.waitUntil(
        lambda: label.sound is not None and label.sound.has_sound and label.session.facts is not None
        and label.session.facts.recording.id == recording, timeout=10_000,
    )  # fmt: skip
    assert label.sound is not None
    label.sound.voices.open_table()
    table = label.sound.voices.table
    assert table is not None
    table.units.setCurrentIndex(table.units.findData(True))
    qtbot.waitUntil(lambda: [name for name, _ in table.model.rows] == ["recording", "1"], timeout=10_000)
    unit = table.model.rows[1][1]
    assert (unit.start_s, unit.end_s) == (0.1, 0.3)
    assert unit.f0_median_hz == pytest.approx(400, rel=0.02)
    drawn = [SegmentState(0.5, 0.75, classes=("dysphonation",))]
    window.desk.operations.run(lambda: segmenting.draw(filled, recording, drawn, Mark(task.id, reader.id)))
    qtbot.waitUntil(lambda: [name for name, _ in table.model.rows] == ["recording", "1", "2"], timeout=10_000)
    table.close()
    assert not label.sound.voices.marked.is_wanted
