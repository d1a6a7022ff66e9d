"""A sound server that dies while the app is open: a sentence, never the end of the program."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

DYING = """
import json, os, signal, sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from tests.pulse import private_server

folder, while_playing = Path(sys.argv[1]), sys.argv[2] == "while playing"
server = private_server(folder, pytest.MonkeyPatch())  # held: it ends with its generator
pulse = next(server)

from PySide6.QtCore import QTimer
from cryapp.app import make_application
from cryapp.audio.pcm import open_sound
from cryapp.bridge.playback import Player

app = make_application()
soundfile.write(folder / "a.wav", 0.1 * np.random.default_rng(1).standard_normal(16_000 * 30), 16_000)
player, told = Player(), []
player.load(open_sound(folder / "a.wav"))
assert player.why_silent == ""

def kill(_place=0.0):
    if pulse.process_id not in killed:
        killed.append(pulse.process_id)
        os.kill(pulse.process_id, signal.SIGKILL)
        os.waitpid(pulse.process_id, 0)
        if not while_playing:
            play_again()

def failed(error):
    told.append([str(error), error.__traceback__ is None])
    QTimer.singleShot(0, app.quit if len(told) > while_playing else play_again)

def play_again():
    assert not player.play(0.0, 30.0)
    assert not player.is_playing

killed = []
player.failed.connect(failed)
if while_playing:
    player.position_changed.connect(kill)
    player.play(0.0, 30.0)
else:
    QTimer.singleShot(0, kill)
app.exec()
told.append([player.why_silent, True])
print(json.dumps(told), flush=True)
os._exit(0)
"""


@pytest.mark.skipif(shutil.which("pulseaudio") is None, reason="needs pulseaudio (Debian: pulseaudio)")
@pytest.mark.parametrize("when", ["while playing", "before"])
def test_a_sound_server_that_dies_is_a_sentence(tmp_path: Path, when: str) -> None:
    """Without asking first, the next start ended the whole program with an assertion of libpulse."""
    done = subprocess.run(
        [sys.executable, "-c", DYING, str(tmp_path), when],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    *first, (why, _), (tooltip, _) = told = json.loads(done.stdout.splitlines()[-1])
    assert all(bare for _, bare in told), "a traceback would keep the sink alive beyond its thread"
    assert "sound system was restarted" in why
    assert tooltip == why
    assert [text for text, _ in first if "stopped taking sound" in text] == [t for t, _ in first]
    assert len(first) == (when == "while playing")
