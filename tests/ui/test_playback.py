"""Playback end to end: what leaves the sound server is what was asked for, and the cursor is where the sound is."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from tests.audio.sounds import tone, working_copy
from tests.conftest import ROOT
from tests.pulse import Pulse

MONITOR_HZ = 48_000


def four_seconds(folder: Path, rate_hz: int = 16_000) -> Path:
    """500 Hz, but 1,000 Hz from 2 s to 3 s."""
    samples = tone(500, 4.0, 0.4, rate_hz)
    samples[2 * rate_hz : 3 * rate_hz] = tone(1000, 1.0, 0.4, rate_hz)
    return working_copy(folder, samples, rate_hz).path


def play(scenario: str, sound: Path, environment: dict[str, str]) -> list[dict[str, object]]:
    """Runs a scenario in its own process; returns the events it told."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.playing", scenario, str(sound)],
        env={**environment, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


@contextmanager
def recorded(pulse: Pulse, raw: Path) -> Iterator[None]:
    """Records what the sink plays while the block runs."""
    recorder = pulse.record_to(raw)
    deadline = time.monotonic() + 10
    while not (raw.exists() and raw.stat().st_size > 0) and time.monotonic() < deadline:
        time.sleep(0.05)
    try:
        yield
        time.sleep(2.5)  # the null sink is up to two seconds behind
    finally:
        recorder.send_signal(signal.SIGINT)
        recorder.wait(10)


def seconds_of(raw: Path, hz: float) -> float:
    """How many seconds of a recording have this frequency as their loudest."""
    samples = np.frombuffer(raw.read_bytes()[: raw.stat().st_size // 2 * 2], np.int16).astype(float)
    frame = MONITOR_HZ // 50
    frames = samples[: len(samples) // frame * frame].reshape(-1, frame)
    spectra = np.abs(np.fft.rfft(frames * np.hanning(frame), axis=1))
    loud = np.abs(frames).max(axis=1) > 500
    near = np.abs(spectra.argmax(axis=1) * MONITOR_HZ / frame - hz) <= 60
    return float((loud & near).sum() / 50)


def places(events: list[dict[str, object]]) -> list[float]:
    return [float(str(e["place"])) for e in events if e["event"] == "position"]


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 44_100])
def test_what_is_selected_is_what_sounds(pulse: Pulse, tmp_path: Path, rate_hz: int) -> None:
    raw = tmp_path / "heard.raw"
    with recorded(pulse, raw):
        events = play("second", four_seconds(tmp_path, rate_hz), pulse.environment)
    assert seconds_of(raw, 1000) == pytest.approx(1.0, abs=0.15)
    assert seconds_of(raw, 500) <= 0.04
    at = places(events)
    assert at == sorted(at)
    assert at[0] == pytest.approx(2.0, abs=0.05)
    assert at[-1] == pytest.approx(3.0)
    assert [e["event"] for e in events[-2:]] == ["finished", "state"]
    assert events[-1]["playing"] is False


@pytest.mark.parametrize(("scenario", "hz"), [("half", 1000), ("tape", 500)])
def test_half_speed_is_twice_as_long_and_keeps_pitch_unless_it_is_a_tape(
    scenario: str, hz: float, pulse: Pulse, tmp_path: Path
) -> None:
    raw = tmp_path / "heard.raw"
    with recorded(pulse, raw):
        events = play(scenario, four_seconds(tmp_path), pulse.environment)
    assert seconds_of(raw, hz) == pytest.approx(2.0, abs=0.3)
    assert places(events)[-1] == pytest.approx(3.0)


def test_a_band_alone_is_heard_and_gain_makes_it_louder(pulse: Pulse, tmp_path: Path) -> None:
    """From 1 s to 2 s the tone lies below the band, from 2 s to 3 s within it."""
    raw = tmp_path / "heard.raw"
    with recorded(pulse, raw):
        play("band", four_seconds(tmp_path), pulse.environment)
    assert seconds_of(raw, 1000) == pytest.approx(1.0, abs=0.15)
    assert seconds_of(raw, 500) <= 0.04
    loudest = np.abs(np.frombuffer(raw.read_bytes()[: raw.stat().st_size // 2 * 2], np.int16)).max() / 32768
    assert loudest > 1.5 * 0.4


def test_a_box_drawn_with_the_mouse_sounds_alone(pulse: Pulse, tmp_path: Path) -> None:
    raw = tmp_path / "heard.raw"
    with recorded(pulse, raw):
        events = play("box", four_seconds(tmp_path), pulse.environment)
    asked = next(e for e in events if e["event"] == "asked")
    assert asked["selection"] == pytest.approx([1.0, 3.0], abs=0.03)
    assert asked["band"] == pytest.approx([800, 1400], abs=40)
    assert seconds_of(raw, 1000) == pytest.approx(1.0, abs=0.15)
    assert seconds_of(raw, 500) <= 0.04


def test_a_loop_stays_inside_until_it_is_stopped(pulse: Pulse, tmp_path: Path) -> None:
    events = play("loop", four_seconds(tmp_path), pulse.environment)
    at = places(events)
    assert min(at) >= 2.0
    assert max(at) <= 2.3
    assert events[-1]["playing"] is False


def test_keys_play_pause_loop_and_stop(pulse: Pulse, tmp_path: Path) -> None:
    events = play("keys", four_seconds(tmp_path), pulse.environment)
    told = {str(e["event"]): e for e in events}
    pressed = [(e["key"], e["playing"]) for e in events if e["event"] == "pressed"]
    assert pressed == [
        ("Key_Space", True),
        ("Key_Space", False),
        ("Key_Tab", True),
        ("Key_L", False),
        ("Key_Space", True),
        ("Key_Escape", False),
        ("Key_Escape", False),
    ]
    assert float(str(told["paused"]["place"])) >= 0.3
    assert 2.1 < float(str(told["selection"]["place"])) <= 2.5
    assert told["ended"]["place"] == 2.0
    assert told["stopped"]["selection"] == [2.0, 2.5]
    assert told["end"]["selection"] is None
    assert told["end"]["times_played"] == 3


@pytest.mark.parametrize(("scenario", "begins_s"), [("whole", 0.0), ("late", 3596.0)])
def test_the_cursor_is_where_the_sound_is(scenario: str, begins_s: float, pulse: Pulse, tmp_path: Path) -> None:
    """Clicks leave the sink when the cursor passes them: 20 ms on a quiet machine, more where eight jobs share it.

    At the end of an hour as at its beginning.
    """
    rate_hz, clicks_s = 16_000, [begins_s + 0.4 + 0.45 * i for i in range(8)]
    samples = np.zeros(round((begins_s + 4) * rate_hz), np.float32)
    for at_s in clicks_s:
        samples[round(at_s * rate_hz) :][:48] = 0.8
    sound = working_copy(tmp_path, samples).path
    with clicks_heard(pulse) as heard:
        events = play(scenario, sound, pulse.environment)
        time.sleep(0.5)
    told = [(float(str(e["at"])), float(str(e["place"]))) for e in events if e["event"] == "position"]
    when, where = (np.array(column) for column in zip(*told, strict=True))
    assert len(heard) >= 6
    offsets = [float(np.interp(at, when, where)) - clicks_s[i] for i, at in enumerate(heard[: len(clicks_s)])]
    print(f"cursor ahead of the sound by {1000 * float(np.median(offsets)):.0f} ms (median of {len(offsets)})")
    assert abs(float(np.median(offsets))) < 0.06


@contextmanager
def clicks_heard(pulse: Pulse) -> Iterator[list[float]]:
    """Monotonic times of clicks that leave the sink."""
    command = ["parec", "--device=cry.monitor", "--format=s16le", f"--rate={MONITOR_HZ}", "--channels=1"]
    listener = subprocess.Popen([*command, "--latency-msec=10"], stdout=subprocess.PIPE, env=pulse.environment)
    heard: list[float] = []

    def listen() -> None:
        assert listener.stdout is not None
        while block := listener.stdout.read(480 * 2):
            now = time.monotonic()
            loud = np.flatnonzero(np.abs(np.frombuffer(block[: len(block) // 2 * 2], np.int16).astype(int)) > 3000)
            if len(loud) and (not heard or now - heard[-1] > 0.2):
                heard.append(now - (480 - int(loud[0])) / MONITOR_HZ)

    thread = threading.Thread(target=listen)
    thread.start()
    try:
        yield heard
    finally:
        listener.kill()
        listener.wait()
        thread.join()
        assert listener.stdout is not None
        listener.stdout.close()


def test_a_loudspeaker_that_is_unplugged_is_told(pulse: Pulse, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.ui.playing", "forever", str(four_seconds(tmp_path))]
    environment = {**pulse.environment, "QT_QPA_PLATFORM": "offscreen"}
    child = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        for line in child.stdout:
            if json.loads(line)["event"] == "position":
                break
        modules = pulse.control("list", "short", "modules").splitlines()
        pulse.control("unload-module", next(line.split()[0] for line in modules if "module-null-sink" in line))
        rest, _ = child.communicate(timeout=30)
    finally:
        child.kill()
        child.wait()
        pulse.control("load-module", "module-null-sink", "sink_name=cry")
    told = [json.loads(line) for line in rest.splitlines()]
    assert "loudspeaker" in next(e for e in told if e["event"] == "failed")["text"]
    assert told[-1] == {**told[-1], "event": "state", "playing": False}


def test_without_a_device_it_says_so(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir(mode=0o700)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PULSE")}
    environment |= {"XDG_RUNTIME_DIR": str(empty), "PULSE_SERVER": f"unix:{empty}/nobody"}
    events = play("second", four_seconds(tmp_path), environment)
    told = {str(e["event"]): e for e in events}
    if told["asked"]["ok"]:
        pytest.skip("this machine has a sound device of its own")
    assert "No loudspeaker" in str(told["failed"]["text"])
    assert "No loudspeaker" in str(told["asked"]["why"])
    assert told["state"]["playing"] is False
