"""A PulseAudio server of the test's own: what is played into its sink comes out of its microphone."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

SINK = "cry"
MICROPHONE = "mic"


@dataclass(frozen=True)
class Pulse:
    environment: dict[str, str]
    process_id: int = 0

    def play(self, wav: Path) -> subprocess.Popen[bytes]:
        """Begins to play a file into the sink; the caller waits for it."""
        return subprocess.Popen(["paplay", f"--device={SINK}", str(wav)], env=self.environment)

    def record_to(self, raw: Path) -> subprocess.Popen[bytes]:
        """Begins to record what the sink plays, as raw 16-bit mono at 48 kHz; the caller ends it."""
        command = ["parec", f"--device={SINK}.monitor", "--format=s16le", "--rate=48000", "--channels=1", str(raw)]
        return subprocess.Popen(command, env=self.environment)

    def control(self, *arguments: str) -> str:
        done = subprocess.run(
            ["pactl", *arguments], env=self.environment, check=True, capture_output=True, text=True, timeout=20
        )
        return done.stdout


@pytest.fixture(scope="session")
def pulse_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pulse]:
    """One server for all tests: Qt holds one connection a process and aborts if its server is replaced."""
    for program in ("pulseaudio", "pactl", "paplay"):
        if shutil.which(program) is None:
            pytest.skip(f"needs {program} (Debian: pulseaudio, pulseaudio-utils)")
    with pytest.MonkeyPatch.context() as monkeypatch:
        yield from private_server(tmp_path_factory.mktemp("sound"), monkeypatch)


@pytest.fixture
def pulse(pulse_session: Pulse) -> Pulse:
    """A sound server with the null sink ``cry`` and the microphone ``mic`` that hears it, both there and default."""
    if MICROPHONE not in pulse_session.control("list", "short", "sources"):
        pulse_session.control(
            "load-module", "module-remap-source", f"master={SINK}.monitor", f"source_name={MICROPHONE}"
        )
    pulse_session.control("set-default-source", MICROPHONE)
    pulse_session.control("set-default-sink", SINK)
    return pulse_session


def private_server(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pulse]:
    """Points this process's own environment at the server, so that Qt finds its devices."""
    runtime = folder / "pulse"
    runtime.mkdir(mode=0o700)
    for name in ("XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH", "PULSE_STATE_PATH"):
        monkeypatch.setenv(name, str(runtime))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{runtime}/native")
    environment = dict(os.environ)
    server_environment = {k: v for k, v in environment.items() if k != "PULSE_SERVER"}
    arguments = ["--daemonize=no", "--exit-idle-time=-1", "--disable-shm", "-n", "--log-target=stderr"]
    for module in (
        "module-native-protocol-unix",
        f"module-null-sink sink_name={SINK}",
        f"module-remap-source master={SINK}.monitor source_name={MICROPHONE}",
    ):
        arguments += ["-L", module]
    with (folder / "pulse.log").open("wb") as log:
        server = subprocess.Popen(["pulseaudio", *arguments], env=server_environment, stderr=log, stdout=log)
        pulse = Pulse(environment, server.pid)
        try:
            _wait_until_up(pulse, server, folder / "pulse.log")
            yield pulse
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _wait_until_up(pulse: Pulse, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        up = subprocess.run(["pactl", "info"], env=pulse.environment, capture_output=True, check=False)
        if up.returncode == 0:
            return
        time.sleep(0.1)
    pytest.skip(f"PulseAudio would not start: {log.read_text(errors='replace')[-400:]}")
