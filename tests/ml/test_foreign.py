"""Files brought in from elsewhere: what is wrong with them is said in a sentence, and nothing in them runs."""

from __future__ import annotations

import io
import os
import pickle
import struct
import zipfile
from argparse import Namespace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
import torch
from safetensors.torch import save_file

import ml.foreign
from ml.arguments import FOREIGN_KINDS
from ml.commands import PlainEmitter
from ml.contract import EXIT_OK, EXIT_USER_ERROR, Kind, ManifestRow
from ml.convert import run as convert
from ml.encoders.cnn14 import Cnn14, PannsCnn14
from ml.encoders.registry import ENCODERS, EncoderSpec
from ml.errors import RunError
from ml.export import read_package
from ml.foreign import FOREIGN
from ml.frontends import PANNS_16K, PANNS_32K, FrontEnd, mel_matrix
from ml.renorm import centres_hz
from tests.ml.conftest import Worker, tiny

State = dict[str, torch.Tensor]


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """CNN14 a sixteenth as wide: its 300 MB are read in the parity tests."""
    for name in ("cnn14", "panns_cnn14"):
        spec = ENCODERS[name]
        small = EncoderSpec(name, spec.words, spec.front_end, spec.network, 4)
        monkeypatch.setitem(ENCODERS, name, small)  # type: ignore[arg-type]


def speechbrain_state(n_mels: int = 80) -> State:
    torch.manual_seed(0)
    state = dict(Cnn14(n_mels, 4).state_dict())
    state["norm0.weight"] = torch.linspace(0.5, 2.0, n_mels)
    state["norm0.bias"] = torch.linspace(-1.0, 1.0, n_mels)
    return state


def panns_state(front_end: FrontEnd) -> State:
    torch.manual_seed(0)
    state = {key.replace("norm", "bn"): value for key, value in PannsCnn14(64, 4).state_dict().items()}
    state["logmel_extractor.melW"] = mel_matrix(front_end)
    state["fc_audioset.weight"] = torch.zeros(527, 128)
    return state


def kept(folder: Path, what: Any, name: str = "foreign.ckpt") -> Path:
    torch.save(what, folder / name)
    return folder / name


def order(path: Path, kind: str = "sb-cnn14", **more: Any) -> Namespace:
    out = path.with_name("out.safetensors")
    return Namespace(**{"checkpoint": path, "kind": kind, "out": out, "front_end": "published", "audio": [], **more})


def refused(path: Path, match: str, kind: str = "sb-cnn14", **more: Any) -> None:
    """One sentence that matches, and no file left."""
    before = set(path.parent.iterdir())
    with pytest.raises(RunError, match=match) as caught:
        convert(order(path, kind, **more), PlainEmitter(io.StringIO()))
    assert "\n" not in caught.value.happened
    assert len(caught.value.happened) < 300
    assert set(path.parent.iterdir()) == before


@pytest.mark.parametrize("wrapped", ["bare", "embedding.", "model", "state_dict", "half"])
def test_a_checkpoint_comes_back_as_it_was(tmp_path: Path, wrapped: str) -> None:
    state = speechbrain_state()
    what: Any = state
    if wrapped == "embedding.":
        what = {f"embedding.{key}": value for key, value in state.items()} | {"classifier.weight": torch.zeros(3)}
    elif wrapped == "half":
        what = {key: value.half() if value.is_floating_point() else value for key, value in state.items()}
    elif wrapped != "bare":
        what = {wrapped: state, "epoch": 3}
    said = io.StringIO()
    assert convert(order(kept(tmp_path, what)), PlainEmitter(said)) == 0
    package = read_package(tmp_path / "out.safetensors")
    assert package.architecture.encoder == "cnn14"
    assert package.card["origin"]["sha256"] in said.getvalue()
    encoder = package.encoder()
    for key, value in state.items():
        if value.is_floating_point():
            expected = value.half().float() if wrapped == "half" else value
            assert torch.equal(encoder.state_dict()[key], expected), key


def test_files_from_before_torch_1_6_are_read(tmp_path: Path) -> None:
    path = tmp_path / "old.pth"
    torch.save({"model": panns_state(PANNS_32K)}, path, _use_new_zipfile_serialization=False)
    assert convert(order(path, "panns-cnn14"), PlainEmitter(io.StringIO())) == 0
    assert read_package(tmp_path / "out.safetensors").architecture.front_end == PANNS_32K


def test_one_panns_network_is_not_taken_for_the_other(tmp_path: Path) -> None:
    path = kept(tmp_path, {"model": panns_state(PANNS_16K)})
    refused(path, "mel filters are not those of Cnn14 of PANNs at 32 kHz", "panns-cnn14")
    refused(path, "no norm0.weight", "sb-cnn14")
    assert convert(order(path, "panns-cnn14-16k"), PlainEmitter(io.StringIO())) == 0


class Hostile:
    def __init__(self, victim: Path) -> None:
        self.victim = victim

    def __reduce__(self) -> Any:
        return (os.mkdir, (str(self.victim),))


@pytest.mark.parametrize("form", ["zip", "legacy", "bare pickle", "beside the weights"])
def test_a_hostile_file_never_runs(tmp_path: Path, form: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    victim, path = tmp_path / "victim", folder / "evil.ckpt"
    evil: Any = {"norm0.weight": Hostile(victim)}
    if form == "bare pickle":
        path.write_bytes(pickle.dumps(evil))
    elif form == "beside the weights":
        torch.save({"model": speechbrain_state(), "epoch": Hostile(victim)}, path)
    else:
        torch.save(evil, path, _use_new_zipfile_serialization=form == "zip")
    refused(path, "nothing in it was run")
    assert not victim.exists()
    if form == "zip":  # the file is really hostile
        torch.load(path, weights_only=False)
        assert victim.exists()


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.9, 0.999])
def test_a_truncated_file_is_refused(tmp_path: Path, share: float) -> None:
    path = kept(tmp_path, speechbrain_state())
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    refused(path, "cannot be converted")


def test_a_changed_byte_is_refused(tmp_path: Path) -> None:
    """torch itself reads on: the weights would be nobody's."""
    path = kept(tmp_path, speechbrain_state())
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    path.write_bytes(raw)
    torch.load(path, weights_only=True)
    refused(path, "is not what was saved")


def test_a_spoilt_list_of_contents_is_refused(tmp_path: Path) -> None:
    """The end of the archive still says that it is one."""
    path = kept(tmp_path, speechbrain_state())
    raw = path.read_bytes()
    for name, spoilt in (("first", b"PK\x00\x00"), ("method", b"PK\x01\x02" + bytes(6) + b"\x63\x00")):
        other = tmp_path / f"{name}.ckpt"
        place = raw.index(b"PK\x01\x02")
        other.write_bytes(raw[:place] + spoilt + raw[place + len(spoilt) :])
        assert zipfile.is_zipfile(other)
        refused(other, "cannot be converted: it is damaged")


def test_mel_filters_that_are_no_plain_numbers_are_refused(tmp_path: Path) -> None:
    for how in (torch.Tensor.to_sparse, lambda v: v.to(torch.complex64), lambda v: v * float("nan")):
        state = panns_state(PANNS_16K)
        state["logmel_extractor.melW"] = how(state["logmel_extractor.melW"])
        refused(kept(tmp_path, state), "cannot be converted", "panns-cnn14-16k")


def test_what_is_no_checkpoint_is_refused(tmp_path: Path) -> None:
    for number, content in enumerate((b"RIFF....WAVE", b"\x80\x02}q\x00.", b"<html></html>", bytes(1_000))):
        path = tmp_path / f"{number}.ckpt"
        path.write_bytes(content)
        refused(path, "cannot be converted")
    refused(tmp_path / "none.ckpt", "no file")
    refused(kept(tmp_path, [1, 2]), "no network's weights")
    refused(kept(tmp_path, {"norm0.weight": 3.0}), "no tensor with a name")


def test_a_bomb_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.ckpt"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/data/0", b"0")
    raw = bytearray(path.read_bytes())
    place = raw.index(b"PK\x01\x02") + 24  # uncompressed size in the central directory
    raw[place : place + 4] = struct.pack("<I", 0xF0000000)
    path.write_bytes(raw)
    refused(path, "would unpack to 3.8 GB")


CHANGES = {
    "nan": ("conv_block3.norm1.weight", lambda v: v * float("nan"), "no number"),
    "infinite": ("norm0.bias", lambda v: v / 0, "no number"),
    "shape": ("conv_block2.conv1.weight", lambda v: v[:, :1], r"shape \(8, 1, 3, 3\) instead of \(8, 4, 3, 3\)"),
    "kind": ("norm0.running_mean", lambda v: v.int(), "no plain tensor"),
    "complex": ("norm0.running_mean", lambda v: v.to(torch.complex64), "no plain tensor"),
    "sparse": ("conv_block1.conv1.weight", torch.Tensor.to_sparse, "no plain tensor"),
    "variance": ("norm0.running_var", lambda v: -v, "below zero"),
    "two counts": ("norm0.bias", lambda v: v[:64], "in two ways"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_wrong_tensors_are_refused(tmp_path: Path, change: str) -> None:
    key, how, match = CHANGES[change]
    state = speechbrain_state()
    state[key] = how(state[key])
    refused(kept(tmp_path, state), match)


def test_missing_and_unexpected_tensors_are_refused(tmp_path: Path) -> None:
    state = speechbrain_state()
    del state["conv_block6.norm2.running_mean"]
    refused(kept(tmp_path, state), "'conv_block6.norm2.running_mean' is missing")
    refused(kept(tmp_path, {**speechbrain_state(), "backdoor.weight": torch.zeros(1)}), "'backdoor.weight', which")


def test_an_old_torch_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = kept(tmp_path, speechbrain_state())
    monkeypatch.setattr(ml.foreign.torch, "__version__", "2.9.1+cpu")
    refused(path, "too old to open")


@pytest.fixture
def audio(tmp_path: Path) -> Path:
    folder = tmp_path / "sounds"
    folder.mkdir()
    rng = np.random.default_rng(0)
    for number in range(2):
        level = 0.02 + 0.1 * np.abs(np.sin(np.arange(320_000) / 20_000))
        soundfile.write(folder / f"{number}.flac", level * rng.standard_normal(320_000), 16_000)
    return folder


def test_other_mel_bins_are_refused_without_recordings_and_estimated_with_some(tmp_path: Path, audio: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    path = kept(folder, speechbrain_state(n_mels=64))
    refused(path, "counts 64 mel bins and the front end 80")
    (audio / "broken.wav").write_bytes(b"RIFF")  # one bad file among many is a line, and not counted
    assert convert(order(path, audio=[audio]), PlainEmitter(io.StringIO())) == 0
    package = read_package(folder / "out.safetensors")
    assert "estimated anew from 2 recordings" in package.card["origin"]["norm0"]
    norm = package.encoder().norm0
    assert len(norm.weight) == 80
    assert norm.running_mean.abs().max() < 1e-3  # this front end takes each bin's mean out
    assert 1 < norm.running_var.min() < norm.running_var.max() < 400
    # The affine part follows pitch, not the number of the bin: between its ends, and rising.
    assert norm.bias.diff().min() >= 0
    assert -1 <= norm.bias.min() < -0.9
    assert 0.9 < norm.bias.max() <= 1


def test_for_the_app_a_32_khz_network_is_given_the_apps_front_end(tmp_path: Path, audio: Path) -> None:
    path = kept(tmp_path, {"model": panns_state(PANNS_32K)})
    said = io.StringIO()
    assert convert(order(path, "panns-cnn14"), PlainEmitter(said)) == 0
    assert "no model for the app" in said.getvalue()
    assert not read_package(tmp_path / "out.safetensors").architecture.runs_in_the_app
    assert convert(order(path, "panns-cnn14", front_end="app", audio=[audio]), PlainEmitter(said)) == 0
    package = read_package(tmp_path / "out.safetensors")
    assert package.architecture.front_end == FrontEnd()
    assert torch.equal(package.encoder().fc1.weight, panns_state(PANNS_32K)["fc1.weight"])


def test_too_little_sound_estimates_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    soundfile.write(tmp_path / "short.wav", np.random.default_rng(0).normal(0, 0.1, 16_000), 16_000)
    refused(kept(folder, speechbrain_state(64)), "too little", audio=[tmp_path / "short.wav"])


def test_a_converted_file_that_was_altered_is_refused(tmp_path: Path) -> None:
    assert convert(order(kept(tmp_path, speechbrain_state())), PlainEmitter(io.StringIO())) == 0
    path = tmp_path / "out.safetensors"
    raw = bytearray(path.read_bytes())
    raw[-1] ^= 1
    path.write_bytes(raw)
    with pytest.raises(RunError, match="altered"):
        read_package(path)
    save_file({"encoder.x": torch.zeros(1)}, path)
    with pytest.raises(RunError, match="not made by cry-ml convert"):
        read_package(path)


def test_the_names_on_the_command_line_are_those_known() -> None:
    assert tuple(FOREIGN) == FOREIGN_KINDS
    for name, kind in FOREIGN.items():
        assert kind.encoder in ENCODERS, name


def test_centres_rise_within_the_band() -> None:
    centres = centres_hz(PANNS_16K)
    assert (np.diff(centres) > 0).all()
    assert 50 < centres[0] < centres[-1] < 8_000


def test_a_converted_file_is_what_training_starts_from(tmp_path: Path, rows: list[ManifestRow], worker: Worker) -> None:
    path = kept(tmp_path, speechbrain_state())
    assert convert(order(path), PlainEmitter(io.StringIO())) == 0
    start = str(tmp_path / "out.safetensors")
    code = worker(Kind.PRETRAIN, tiny(Kind.PRETRAIN, tmp_path / "run", rows, epochs=1, encoder=start))
    assert code == EXIT_OK, worker.events[-1]
    package = read_package(tmp_path / "run" / "package")
    assert package.architecture == read_package(Path(start)).architecture
    before, after = read_package(Path(start)).encoder(), package.encoder()
    for one, other in zip(before.parameters(), after.parameters(), strict=True):
        assert 0 < (one - other).norm() < 0.5 * max(1.0, float(one.norm().detach()))


def test_training_does_not_start_from_a_network_for_32_khz(
    tmp_path: Path, rows: list[ManifestRow], worker: Worker
) -> None:
    path = kept(tmp_path, {"model": panns_state(PANNS_32K)})
    assert convert(order(path, "panns-cnn14"), PlainEmitter(io.StringIO())) == 0
    start = str(tmp_path / "out.safetensors")
    assert worker(Kind.PRETRAIN, tiny(Kind.PRETRAIN, tmp_path / "run", rows, encoder=start)) == EXIT_USER_ERROR
    assert "32000 Hz" in worker.events[-1]["happened"]
