"""Drawing an hour and a day: first sharp page, whole pyramid, frames while panning and zooming, memory.

Peers: librosa, sox, ffmpeg.

Everything is measured through the real view and its readers, from the call that shows the recording.
"""

from __future__ import annotations

import gc
import hashlib
import itertools
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
import psutil
import soundfile

from cryapp.audio.vault import Vault
from cryapp.bridge.desk import Desk
from cryapp.domain.ids import RecordingId
from cryapp.domain.recording import Recording
from cryapp.services.library import Library
from tests.bench.measure import Row, row, seconds
from tests.shown import VaultLibrary, noun, vault_library

RATE_HZ, HOUR_S, DAY_H = 16_000, 3600, 24
N_OPENED, N_FRAMES = 5, 300
WIDTH_PX, HEIGHT_PX = 1700, 1100
SIZE = f"{WIDTH_PX} × {HEIGHT_PX}, all panels"
LONGEST_WAIT_S = 300.0


def run(folder: Path) -> Iterator[Row]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    samples = an_hour()
    library, hour = vault_library(folder, samples, RATE_HZ)
    day = a_day(library, hour, samples)
    del samples
    first, whole, megabytes = opened(library, hour)
    copy = library.vault.path_of(hour.vault_key)
    yield row("first_picture_1h_s", first, "s", "sox spectrogram", by_sox(copy, folder), "first sharp page of 20 s")
    note = f"pyramid of {megabytes:.0f} MB; ffmpeg showspectrumpic {by_ffmpeg(copy, folder)}"
    yield row("pyramid_1h_s", whole, "s", "librosa load + stft + dB", by_librosa(copy), note)
    times: list[float] = []
    for name, of_name in frames(library, hour):
        times += of_name
        yield row(f"frame_{name}_ms", of_name, "ms", note=SIZE)
    yield row("frame_ms", times, "ms", note=f"worst {max(times):.1f} ms; the three above together, {SIZE}")
    yield from a_whole_day(library, hour, day)


def a_whole_day(library: Library, hour: Recording, day: Recording) -> Iterator[Row]:
    """The first page of 24 hours, its pyramid, and what an hour and a day take of memory."""
    first: list[float] = []
    for _ in range(N_OPENED):
        with shown_view(library) as view:
            start = time.perf_counter()
            view.sound.show_recording(day)
            view.wait(lambda v=view: v.sound.source.is_sharp and v.painted_version == v.sound.source.version)
            first.append(time.perf_counter() - start)
    yield row("first_picture_24h_s", first, "s", note="first sharp page of 20 s of 24 hours")
    for name, recording, note in (
        ("memory_per_hour_mb", hour, "growth of a fresh process: whole picture, twenty places looked at"),
        ("memory_24h_mb", day, "the same for 24 hours: bounded, not 24 times as much"),
    ):
        grown_mb, seconds_taken = memory_of(library, recording)
        yield row(name, [grown_mb], "MB", note=note)
    yield row("pyramid_24h_s", [seconds_taken], "s", note="in the background")


def memory_of(library: Library, recording: Recording) -> tuple[float, float]:
    """Megabytes that showing a recording adds to a process of its own, and seconds until its pyramid was whole."""
    words = [str(library.vault.root), recording.vault_key, str(recording.duration_s)]
    command = [sys.executable, "-m", "tests.bench.render", *words]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    grown_mb, seconds_taken = json.loads(done.stdout.splitlines()[-1])
    return grown_mb, seconds_taken


def tell_memory(root: Path, key: str, duration_s: float) -> None:
    """In the process of its own: looks at a recording as a reader would, and prints what it took."""
    library = cast(Library, VaultLibrary(Vault(root)))
    with shown_view(library) as view:
        assert view.sound.player.why_silent is not None  # loads what plays: it is no memory of a recording
        gc.collect()
        before = psutil.Process().memory_info().rss
        start = time.perf_counter()
        view.sound.show_recording(noun(key, duration_s, RATE_HZ))
        view.wait(lambda: view.sound.has_sound and view.sound.source.loaded.pyramid.is_complete)
        seconds_taken = time.perf_counter() - start
        for share in range(1, 20):
            at_s = share / 20 * duration_s
            view.sound.viewport.show(at_s, at_s + 10 * (share % 7 + 1))
            view.wait(lambda: view.sound.source.is_sharp)
        view.sound.viewport.zoom_all()
        view.wait(lambda: view.sound.source.is_sharp)
        gc.collect()
        grown_mb = (psutil.Process().memory_info().rss - before) / 1e6
    print(json.dumps([grown_mb, seconds_taken]))


def a_day(library: Library, hour: Recording, samples: np.ndarray) -> Recording:
    """24 hours of the hour, each begun at another place, written block by block."""
    key = hashlib.sha256(b"a day").hexdigest()
    path = library.vault.path_of(key)
    path.parent.mkdir(parents=True, exist_ok=True)
    with soundfile.SoundFile(str(path), "w", RATE_HZ, 1, "PCM_16", format="FLAC") as file:
        for i in range(DAY_H):
            file.write(np.roll(samples, i * 977 * RATE_HZ))
    return replace(hour, id=RecordingId(2), number=2, sha256=key, vault_key=key, duration_s=float(DAY_H * HOUR_S))


def an_hour() -> np.ndarray:
    """Breath-like noise with a harmonic cry every few seconds: as hard to pack as a real ward."""
    rng = np.random.default_rng(7)
    seconds_of = []
    t = np.arange(RATE_HZ) / RATE_HZ
    for i in range(HOUR_S):
        sound = 0.01 * rng.standard_normal(RATE_HZ)
        if i % 5 < 2:
            f0 = 420 + 80 * np.sin(2 * np.pi * (0.7 * t + rng.random()))
            phase = 2 * np.pi * np.cumsum(f0) / RATE_HZ
            sound += sum(0.2 / n * np.sin(n * phase) for n in range(1, 9)) * np.hanning(RATE_HZ)
        seconds_of.append(sound.astype(np.float32))
    return np.concatenate(seconds_of)


def opened(library: Library, hour: Recording) -> tuple[list[float], list[float], float]:
    """Seconds to the first sharp page and to the whole pyramid, each time in a view that knows nothing yet."""
    first, whole, n_bytes = [], [], 0
    for _ in range(N_OPENED):
        with shown_view(library) as view:
            start = time.perf_counter()
            view.sound.show_recording(hour)
            view.wait(lambda v=view: v.sound.source.is_sharp and v.painted_version == v.sound.source.version)
            first.append(time.perf_counter() - start)
            view.wait(lambda v=view: v.sound.source.loaded.pyramid.is_complete)
            whole.append(time.perf_counter() - start)
            n_bytes = view.sound.source.loaded.n_bytes
    return first, whole, n_bytes / 1e6


def frames(library: Library, hour: Recording) -> Iterator[tuple[str, list[float]]]:
    """Milliseconds from a change of the window on time to the painted frame."""
    with shown_view(library) as view:
        view.sound.show_recording(hour)
        view.wait(lambda: view.sound.has_sound and view.sound.source.loaded.pyramid.is_complete)
        port = view.sound.viewport

        def pan(_: int) -> None:
            port.pan(0.01 * port.span_s)

        def zoom(i: int) -> None:
            port.zoom(1.08 if i // 60 % 2 == 0 else 1 / 1.08, 1800.0)

        for name, span_s, act in (("pan_20s", 20.0, pan), ("pan_10min", 600.0, pan), ("zoom", HOUR_S, zoom)):
            port.show(600.0, 600.0 + span_s)
            view.wait(lambda: view.sound.source.is_sharp)
            times = []
            for i in range(N_FRAMES):
                start = time.perf_counter()
                act(i)
                view.page.repaint()
                times.append(1e3 * (time.perf_counter() - start))
                view.let_events_run()
            yield name, times


class shown_view:  # noqa: N801 - used like a function: ``with shown_view(…) as view``
    """A sound view in a window of its own, with a way to wait for it without stopping its event loop."""

    def __init__(self, library: Library) -> None:
        from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

        from cryapp.bridge.garbage import collect_on_gui_thread
        from cryapp.ui.sound_view import SoundView
        from cryapp.ui.theme import Scheme, load_fonts, theme

        self.app = QApplication.instance() or QApplication([])
        collect_on_gui_thread(self.app)  # as the app does: a view collected on a reader's thread ends the program
        load_fonts()
        theme().apply(Scheme.DARK)
        self.desk = Desk(library)
        self.sound = SoundView(self.desk)
        self.page = QWidget()
        QVBoxLayout(self.page).addWidget(self.sound)
        self.page.resize(WIDTH_PX, HEIGHT_PX)
        self.page.show()
        self.painted_version = -1
        self.let_events_run()

    def __enter__(self) -> shown_view:
        return self

    def __exit__(self, *_: object) -> None:
        self.desk.close()
        self.page.close()
        self.page.deleteLater()
        self.let_events_run()

    def wait(self, is_so: Callable[[], bool]) -> None:
        deadline = time.perf_counter() + LONGEST_WAIT_S
        while not is_so():
            self.let_events_run(2)
            if time.perf_counter() > deadline:
                raise TimeoutError("the sound view never came so far")

    def let_events_run(self, milliseconds: int = 0) -> None:
        """The event loop for a while (a busy one would take the readers' time), with whatever paints it asks for."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        self.painted_version = self.sound.spectrogram.painted_version


def by_librosa(copy: Path) -> list[float]:
    try:
        import librosa
    except ImportError:
        return []

    def work() -> None:
        samples, _ = librosa.load(copy, sr=None)
        librosa.amplitude_to_db(np.abs(librosa.stft(samples, n_fft=512, hop_length=256)))

    return seconds(work, 1, warm_up=0)


def by_sox(copy: Path, folder: Path) -> list[float]:
    if shutil.which("sox") is None:
        return []
    command = ["sox", str(copy), "-n", "spectrogram", "-x", "2000", "-y", "257", "-o", str(folder / "sox.png")]
    return seconds(lambda: subprocess.run(command, check=True, capture_output=True), 3)


def by_ffmpeg(copy: Path, folder: Path) -> str:
    if shutil.which("ffmpeg") is None:
        return "not installed"
    names = (f"{folder}/ffmpeg-{i}.png" for i in itertools.count())
    command = ["ffmpeg", "-nostdin", "-v", "error", "-y", "-i", str(copy), "-lavfi", "showspectrumpic=s=2000x512"]
    times = seconds(lambda: subprocess.run([*command, next(names)], check=True, capture_output=True), 3)
    return f"{min(times):.2f} s"


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    tell_memory(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]))
