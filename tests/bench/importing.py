"""Import rate: phone files to committed rows with hash, quality and working copy; peer: an ffmpeg process a file."""

from __future__ import annotations

import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from cryapp.services.importing import import_paths
from cryapp.services.library import open_library
from tests.bench.measure import Row, row
from tests.bench.speech import phone_files


def run(folder: Path, n: int = 3) -> list[Row]:
    files = phone_files(folder / "phone")
    ours = []
    for i in range(n):
        library = open_library(str(folder / f"store-{i}"))
        start = time.perf_counter()
        report = import_paths(library, [folder / "phone"])
        ours.append(len(files) / (time.perf_counter() - start))
        library.close()
        assert report.added + report.duplicates == len(files), report.sentence
    peer = [len(files) / ffmpeg_seconds(files, folder / f"wav-{i}") for i in range(n)] if shutil.which("ffmpeg") else []
    return [row("import_files_per_s", ours, "files/s", "ffmpeg, one process a file", peer, f"{len(files)} phone files")]


def ffmpeg_seconds(files: list[Path], out: Path) -> float:
    """Seconds to decode every file to WAV by an ffmpeg process each, two at a time: no hash, no quality, no store."""
    out.mkdir()

    def decode(file: Path) -> None:
        command = ["ffmpeg", "-v", "quiet", "-i", str(file), str(out / f"{file.name}.wav")]
        subprocess.run(command, check=False, stdin=subprocess.DEVNULL)

    start = time.perf_counter()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(decode, files))
    return time.perf_counter() - start
