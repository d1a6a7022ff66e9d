"""Memory of the real window: idle below 400 MB, with a one-hour recording open below 600 MB."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

ROOT = Path(__file__).resolve().parents[2]
RATE_HZ, HOUR_S = 16_000, 3600
IDLE_MB, HOUR_MB = 400, 600

WATCH = """
import json, sys
from pathlib import Path
import psutil
from cryapp.services.people import add_annotator
from tests.drive import Hand

hand = Hand(Path(sys.argv[1]))
label = hand.window.current_workspace
hand.desk.set_annotator(add_annotator(hand.desk.library, "R-01").annotator)
hand.until(lambda: label.sound is not None, "the sound view")
hand.settle()
told = {"idle_mb": psutil.Process().memory_info().rss / 1e6}
if len(sys.argv) > 2:
    from cryapp.services.importing import import_paths
    hand.desk.bus.announce(import_paths(hand.desk.library, [Path(sys.argv[2])]).changes)
    hand.until(lambda: label.session.facts is not None, "the hour")
    source = label.sound.source
    hand.until(lambda: source.loaded is not None and source.loaded.pyramid.is_complete, "the whole picture")
    hand.settle()
    told["hour_mb"] = psutil.Process().memory_info().rss / 1e6
hand.close()
print(json.dumps(told))
"""


def watched(*words: str) -> dict[str, float]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", WATCH, *words],
        env=env,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


@pytest.mark.slow
def test_window_with_an_hour_open_stays_small(tmp_path: Path) -> None:
    hour = tmp_path / "hour.flac"
    rng = np.random.default_rng(3)
    minute = (0.1 * rng.standard_normal(RATE_HZ * 60)).astype(np.float32)
    with soundfile.SoundFile(hour, "w", RATE_HZ, 1, format="FLAC") as out:
        for _ in range(HOUR_S // 60):
            out.write(minute)
    told = watched(str(tmp_path / "store"), str(hour))
    assert told["idle_mb"] < IDLE_MB, told
    assert told["hour_mb"] < HOUR_MB, told
