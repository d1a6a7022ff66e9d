"""Phone recordings to measure with: the real uploads where they are, else synthetic cries encoded as phones do."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np

from cryapp.audio.synth import example_set

UPLOADS = Path(__file__).resolve().parents[3] / "shared" / "data" / "donateacry" / "uploads"


def phone_files(folder: Path) -> list[Path]:
    """Links to the real uploads in ``folder``, or AAC files of example cries made there."""
    folder.mkdir(parents=True)
    if UPLOADS.is_dir():
        for upload in sorted(UPLOADS.iterdir()):
            (folder / upload.name).symlink_to(upload)
    else:
        for i, example in enumerate(example_set()):
            encode(folder / f"{i:03d}.m4a", example.samples)
    return sorted(folder.iterdir())


def encode(path: Path, samples: np.ndarray) -> None:
    """Writes 16 kHz mono float samples (n,) as AAC in an MP4 container."""
    with av.open(str(path), "w", format="mp4") as container:
        stream = container.add_stream("aac", rate=16_000, layout="mono")
        for start in range(0, len(samples), 1024):
            block = np.ascontiguousarray(samples[None, start : start + 1024], dtype=np.float32)
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="mono")
            frame.sample_rate = 16_000
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
