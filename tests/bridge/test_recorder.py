"""The recorder against a real sound server, a real disk and a real kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtMultimedia import QAudioFormat
from pytestqt.qtbot import QtBot

from cryapp.bridge import recorder as recorder_module
from cryapp.bridge.microphone import level_db, microphones, to_int16
from cryapp.bridge.recorder import Recorded, Recorder, keep_unfinished, unfinished_recordings
from cryapp.bridge.wav_file import GrowingWav
from cryapp.domain.errors import UserError
from tests.pulse import Pulse, private_server

RATE_HZ = 48_000
CHILD = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from cryapp.bridge.recorder import Recorder
app = QCoreApplication([])
recorder = Recorder()
print(recorder.start(Path(sys.argv[1]), "I-07"), flush=True)
recorder.level.connect(lambda level: print(level.elapsed_s, flush=True))
app.exec()
"""


def chirp(seconds: float, amplitude: float = 0.5) -> npt.NDArray[np.int16]:
    """A sound that correlates with itself at one place only."""
    t = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    return (amplitude * 32_767 * np.sin(2 * np.pi * (300 + 700 * t) * t)).astype(np.int16)


def write_wav(path: Path, samples: npt.NDArray[np.int16]) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(samples.tobytes())
    return path


def read_wav(path: Path) -> npt.NDArray[np.int16]:
    with wave.open(str(path), "rb") as file:
        assert file.getframerate() == RATE_HZ
        return np.frombuffer(file.readframes(file.getnframes()), np.int16)


def likeness(recorded: npt.NDArray[np.int16], played: npt.NDArray[np.int16]) -> float:
    """The largest normalised cross-correlation over all lags: 1.0 where the recording contains the sound."""
    x, y = recorded.astype(np.float64), played.astype(np.float64)
    n = 1 << int(np.ceil(np.log2(len(x) + len(y))))
    correlation = np.fft.irfft(np.fft.rfft(x, n) * np.conj(np.fft.rfft(y, n)), n)
    lag = int(np.argmax(np.abs(correlation[: max(1, len(x) - len(y) + 1)])))
    window = x[lag : lag + len(y)]
    return float(abs(correlation[lag]) / (np.linalg.norm(window) * np.linalg.norm(y[: len(window)]) + 1e-9))


def hears(qtbot: QtBot, recorder: Recorder) -> None:
    """Waits until sound arrives: a sound server opens its source some time after it was asked to."""
    with qtbot.waitSignal(recorder.level, timeout=15_000, check_params_cb=lambda level: level.elapsed_s > 0.1):
        pass


def test_what_was_played_is_in_the_recording(qtbot: QtBot, pulse: Pulse, tmp_path: Path) -> None:
    sound = chirp(1.5)
    recorder = Recorder()
    levels: list[float] = []
    recorder.level.connect(lambda level: levels.append(level.peak_db))
    path = recorder.start(tmp_path, "I-07")
    assert path.name.startswith("I-07-")
    assert path.name.endswith(".unfinished.wav")
    hears(qtbot, recorder)
    player = pulse.play(write_wav(tmp_path / "played.wav", sound))
    qtbot.waitUntil(lambda: player.poll() is not None, timeout=15_000)
    with qtbot.waitSignal(recorder.finished, timeout=5_000) as ended:
        qtbot.wait(300)  # what is still in the server's buffers
        recorder.stop()
    recorded: Recorded = ended.args[0]
    assert recorded.path.name == path.name.replace(".unfinished", "")
    assert not path.exists()
    assert recorded.clipped_share == 0.0
    assert likeness(read_wav(recorded.path), sound) > 0.98
    assert max(levels) == pytest.approx(-6.0, abs=1.0)


def test_full_scale_is_called_clipped(qtbot: QtBot, pulse: Pulse, tmp_path: Path) -> None:
    recorder = Recorder()
    recorder.start(tmp_path, "loud")
    loud = np.where(chirp(1.0) > 0, 32_767, -32_768).astype(np.int16)
    with qtbot.waitSignal(recorder.level, timeout=15_000, check_params_cb=lambda level: level.clipped):
        player = pulse.play(write_wav(tmp_path / "loud.wav", loud))
    with qtbot.waitSignal(recorder.finished) as ended:
        recorder.stop()
    assert ended.args[0].clipped_share > 0
    player.wait(10)


def test_a_window_that_stands_still_loses_no_sound(qtbot: QtBot, pulse: Pulse, tmp_path: Path) -> None:
    sound = chirp(3.0)
    recorder = Recorder()
    recorder.start(tmp_path, "I-07")
    hears(qtbot, recorder)
    player = pulse.play(write_wav(tmp_path / "played.wav", sound))
    player.wait(20)  # the event loop does not turn meanwhile
    qtbot.wait(500)
    with qtbot.waitSignal(recorder.finished, timeout=5_000) as ended:
        recorder.stop()
    assert likeness(read_wav(ended.args[0].path), sound) > 0.98


def test_a_killed_app_leaves_a_readable_recording(pulse: Pulse, tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(tmp_path)], env=pulse.environment, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    path = Path(child.stdout.readline().strip())
    while float(child.stdout.readline()) < 2.5:
        pass
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert unfinished_recordings(tmp_path) == [path]
    kept = keep_unfinished(path)
    assert unfinished_recordings(tmp_path) == []
    assert len(read_wav(kept)) >= 1.0 * RATE_HZ


def test_no_microphone_is_a_sentence(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorder_module, "microphones", list)
    recorder = Recorder()
    with pytest.raises(UserError, match="No microphone was found"):
        recorder.start(tmp_path, "I-07")
    assert list(tmp_path.glob("*.wav")) == []
    assert not recorder.is_recording


def test_a_folder_that_vanished_is_a_sentence(qtbot: QtBot, pulse: Pulse, tmp_path: Path) -> None:
    recorder = Recorder()
    with pytest.raises(UserError, match="cannot be written") as refusal:
        recorder.start(tmp_path / "gone", "I-07")
    assert refusal.value.todo
    assert not recorder.is_recording


def test_a_full_disk_keeps_what_was_settled(
    qtbot: QtBot, pulse: Pulse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = Recorder()
    path = recorder.start(tmp_path, "I-07")
    qtbot.waitUntil(lambda: path.stat().st_size > 60_000, timeout=10_000)
    qtbot.waitUntil(lambda: len(read_wav(path)) > 0, timeout=10_000)

    def full(_wav: GrowingWav, _samples: npt.NDArray[np.int16]) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(GrowingWav, "append", full)
    with qtbot.waitSignal(recorder.failed, timeout=5_000) as refused:
        pass
    error: UserError = refused.args[0]
    assert "No space left" in error.happened
    assert "were kept" in error.kept
    assert not recorder.is_recording
    assert len(read_wav(path)) > 0


def test_a_microphone_that_is_unplugged_keeps_the_recording(qtbot: QtBot, pulse: Pulse, tmp_path: Path) -> None:
    recorder = Recorder()
    path = recorder.start(tmp_path, "I-07")
    qtbot.waitUntil(lambda: path.stat().st_size > 60_000, timeout=10_000)
    modules = pulse.control("list", "short", "modules")
    number = next(line.split()[0] for line in modules.splitlines() if "module-remap-source" in line)
    pulse.control("unload-module", number)
    qtbot.wait(500)
    if recorder.is_recording:  # the backend may fall back to another source instead of stopping
        with qtbot.waitSignal(recorder.finished, timeout=5_000):
            recorder.stop()
    kept = next(tmp_path.glob("I-07-*.wav"))
    assert len(read_wav(kept)) > 10_000


DYING = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from cryapp.bridge.recorder import Recorder
from cryapp.domain.errors import UserError
app = QCoreApplication([])
recorder = Recorder()
path = recorder.start(Path(sys.argv[1]), "I-07")
def again():
    try:
        recorder.start(Path(sys.argv[1]), "I-07")
    except UserError as error:
        print(error, flush=True)
    app.quit()
def ended(recorded):
    print(recorded.note, flush=True)
    QTimer.singleShot(1000, again)
def heard(level):
    if level.elapsed_s > 1.5:
        recorder.level.disconnect(heard)
        os.kill(int(sys.argv[2]), signal.SIGKILL)
recorder.finished.connect(ended)
recorder.level.connect(heard)
app.exec()
sys.stdout.flush()
os._exit(0)
"""


def test_a_sound_server_that_dies_is_a_sentence_and_the_recording_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = private_server(tmp_path, monkeypatch)
    pulse = next(own)
    done = subprocess.run(
        [sys.executable, "-c", DYING, str(tmp_path), str(pulse.process_id)],
        check=False,
        env=pulse.environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()
    assert "sound system stopped" in first
    assert "sound system was restarted" in second
    [kept] = tmp_path.glob("I-07-*.wav")
    assert len(read_wav(kept)) > RATE_HZ
    own.close()


def test_discarded_recordings_leave_nothing(qtbot: QtBot, pulse: Pulse, tmp_path: Path) -> None:
    recorder = Recorder()
    path = recorder.start(tmp_path, "I-07")
    recorder.discard()
    assert not path.exists()
    assert list(tmp_path.glob("I-07*")) == []


def test_a_forgotten_recording_ends_by_itself(
    qtbot: QtBot, pulse: Pulse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder_module, "LONGEST_S", 0.5)
    recorder = Recorder()
    recorder.start(tmp_path, "I-07")
    with qtbot.waitSignal(recorder.finished, timeout=10_000) as ended:
        pass
    assert "ended after" in ended.args[0].note


def test_the_names_of_files_are_safe_and_never_overwritten(qtbot: QtBot, pulse: Pulse, tmp_path: Path) -> None:
    recorder = Recorder()
    path = recorder.start(tmp_path, "../Å b:/\n")
    recorder.discard()
    assert path.parent == tmp_path
    assert path.name.startswith("___Å_b___-")


def test_the_server_gives_its_microphone(qtbot: QtBot, pulse: Pulse) -> None:
    assert next(d.id().data().decode() for d in microphones()) == "mic"


def test_the_header_is_valid_after_every_settle(tmp_path: Path) -> None:
    wav = GrowingWav(tmp_path / "a.wav", RATE_HZ, 1)
    sound = chirp(0.5)
    assert len(read_wav(wav.path)) == 0
    for piece in np.array_split(sound, 7):
        wav.append(piece)
        wav.settle()
        assert len(read_wav(wav.path)) == wav.n_frames
    wav.append(sound)
    assert len(read_wav(wav.path)) == len(sound)  # not settled yet: the header still tells the truth of before
    wav.close()
    wav.close()
    assert np.array_equal(read_wav(wav.path), np.concatenate([sound, sound]))
    with pytest.raises(FileExistsError):
        GrowingWav(tmp_path / "a.wav", RATE_HZ, 1)


def test_every_sample_format_becomes_the_same_16_bits() -> None:
    formats = QAudioFormat.SampleFormat
    wanted = np.array([0, 16_384, -16_384], np.int16)
    assert np.array_equal(to_int16(wanted.tobytes(), formats.Int16), wanted)
    assert np.array_equal(to_int16((wanted.astype(np.int32) << 16).tobytes(), formats.Int32), wanted)
    assert np.array_equal(to_int16(np.array([128, 192, 64], np.uint8).tobytes(), formats.UInt8), wanted)
    floats = np.array([0.0, 0.5, -0.5, np.nan, 9.0], np.float32)
    assert to_int16(floats.tobytes(), formats.Float).tolist() == [0, 16_384, -16_384, 0, 32_767]


def test_levels_are_decibels_of_full_scale() -> None:
    assert level_db(32_768) == 0.0
    assert level_db(16_384) == pytest.approx(-6.02, abs=0.01)
    assert level_db(0) == -96.0


def test_recordings_of_the_same_second_do_not_overwrite_each_other(qtbot: QtBot, pulse: Pulse, tmp_path: Path) -> None:
    names = set()
    for _ in range(3):
        recorder = Recorder()
        recorder.start(tmp_path, "I-07")
        with qtbot.waitSignal(recorder.finished) as ended:
            recorder.stop()
        names.add(ended.args[0].path)
    assert len(names) == 3
    assert all(p.exists() for p in names)
