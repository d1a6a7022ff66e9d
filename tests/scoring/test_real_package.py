"""A package made by the real learning program, read and run by the app: the two may not drift apart."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from cryapp.audio.synth import example_set
from cryapp.domain.errors import UserError
from cryapp.domain.infant import is_locked, lock_bucket
from cryapp.scoring.cut import cut
from cryapp.scoring.engine import Scorer
from cryapp.scoring.package import load_package
from cryapp.scoring.runtime import load_openvino
from cryapp.scoring.score import Score
from ml.contract import (
    JOB_FILE,
    MANIFEST_FILE,
    RESULT_FILE,
    Job,
    Kind,
    ManifestRow,
    Preset,
    TaskSpec,
    Use,
    read_result,
    write_job,
    write_manifest,
)

ROOT = Path(__file__).parents[2]
TASK = TaskSpec("cry_presence", "Cry presence", ("cry", "no_cry"), ("cry",))

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def learn(kind: str, folder: Path) -> Path:
    """Runs an order in ``folder`` with the real program; its result's folder."""
    done = subprocess.run(
        [sys.executable, "-m", "ml", kind, "--job", str(folder / JOB_FILE)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=800,
    )
    assert done.returncode == 0, done.stdout[-1500:] + done.stderr[-1500:]
    return folder


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[ManifestRow]:
    folder = tmp_path_factory.mktemp("sounds")
    rows = []
    for example in example_set():
        path = folder / example.file_name.replace(".wav", ".flac")
        sf.write(path, example.samples, example.sample_rate_hz)
        locked = is_locked(lock_bucket(example.infant))
        rows.append(
            ManifestRow(
                recording=path.stem,
                path=str(path),
                infant=example.infant,
                locked=locked,
                use=Use.TEST if locked else Use.TRAIN,
                label=example.labels["cry_presence"],
                duration_s=len(example.samples) / example.sample_rate_hz,
            )
        )
    return rows


@pytest.fixture(scope="module")
def package_dir(rows: list[ManifestRow], tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("torch", reason="needs the extra “train”")
    folder = tmp_path_factory.mktemp("run")
    write_manifest(folder / MANIFEST_FILE, rows)
    tiny = {"width": 8, "members": 1, "crop_frames": 128}
    job = Job(
        Kind.FINETUNE,
        MANIFEST_FILE,
        ".",
        run_id="r",
        preset=Preset.QUICK,
        epochs=2,
        task=TASK,
        model_name="Cry presence 1",
        options=tiny,
    )
    write_job(folder / JOB_FILE, job)
    learn("finetune", folder)
    result = read_result(folder / RESULT_FILE)
    assert result.package is not None
    return folder / result.package


def test_it_is_accepted_and_answers_as_the_learning_program_does(
    package_dir: Path, rows: list[ManifestRow], tmp_path: Path
) -> None:
    package = load_package(package_dir)
    assert package.task == TASK
    scorer = Scorer(package)

    write_manifest(tmp_path / MANIFEST_FILE, rows)
    write_job(tmp_path / JOB_FILE, Job(Kind.PREDICT, MANIFEST_FILE, ".", run_id="p", package=str(package_dir)))
    learn("predict", tmp_path)
    outputs = read_result(tmp_path / RESULT_FILE).outputs
    told = [json.loads(line) for line in (tmp_path / outputs["predictions"]).read_text().splitlines()]
    assert len(told) == len(rows)

    paths = {row.recording: Path(row.path) for row in rows}
    shifts = []
    for one in told:
        samples, rate_hz = sf.read(paths[one["recording"]], dtype="float32")
        score = scorer.score(samples, rate_hz)
        assert isinstance(score, Score)
        shifts.append(abs(score.probabilities["cry"] - one["probabilities"]["cry"]))
        assert len(score.frame_probabilities) == int(np.ceil(len(samples) / rate_hz / package.frame_hop_s))
    assert max(shifts) <= 0.02
    assert float(np.mean(shifts)) <= 0.005


def test_nothing_of_the_front_end_is_computed_in_lower_precision(package_dir: Path) -> None:
    """What :mod:`cryapp.scoring.cut` hands to bf16 begins at the picture the encoder is given, whole seconds of it."""
    ov = load_openvino()
    package = load_package(package_dir)
    core = ov.Core()
    pieces = cut(ov, core.read_model(package.network()[0]))
    assert pieces is not None
    assert len(pieces.to_image) == 1
    front = core.compile_model(pieces.front, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    waveform = package.golden().waveform
    picture = front({"waveform": waveform})[pieces.to_image[0]]
    torch = pytest.importorskip("torch")
    from ml.features import ConvMelPower, FrontEnd, normalise_db, to_db

    front_end = FrontEnd(**package.card.raw["architecture"]["front_end"])
    expected = normalise_db(to_db(ConvMelPower(front_end)(torch.from_numpy(waveform))), front_end).numpy()
    assert picture.size == expected.size
    # The encoder's first batch norm may have been drawn into the front: a scale and an offset for each mel bin.
    given, made = picture.reshape(expected.shape), expected
    for mel_bin in range(expected.shape[1]):
        a, b = given[:, mel_bin].ravel(), made[:, mel_bin].ravel()
        assert np.corrcoef(a, b)[0, 1] > 0.99999


def test_its_golden_answers_are_replayed_in_full_precision(package_dir: Path) -> None:
    assert Scorer(load_package(package_dir), "f32").precision == "f32"


def test_one_flipped_bit_anywhere_and_it_is_refused(package_dir: Path) -> None:
    for path in sorted(package_dir.iterdir()):
        if path.name == "card.json":
            continue
        whole = path.read_bytes()
        flipped = bytearray(whole)
        flipped[len(whole) // 3] ^= 4
        path.write_bytes(flipped)
        with pytest.raises(UserError, match="changed or cut off"):
            load_package(package_dir)
        path.write_bytes(whole)
    load_package(package_dir)
