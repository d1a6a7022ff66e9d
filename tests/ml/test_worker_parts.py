"""Emitter, control, checkpoint, options and hardware: small parts with sharp edges."""

from __future__ import annotations

import io
import json
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from ml.checkpoint import load_state, load_weights, save_state
from ml.config import FINETUNE_PRESETS, finetune_recipe, pretrain_recipe
from ml.contract import EventKind, Job, Kind, Preset
from ml.control import Control
from ml.emit import Emitter
from ml.errors import CancelledRun, InterruptedRun, RunError, explained
from ml.hardware import BF16, FULL, choose_hardware, cpu_has_bf16


class Clock:
    def __init__(self) -> None:
        self.s = 0.0

    def __call__(self) -> float:
        return self.s


def lines(out: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_progress_is_throttled_but_the_last_always_comes() -> None:
    out, clock = io.StringIO(), Clock()
    emitter = Emitter(out, clock)
    emitter.stage("reading", 1, 2)
    for done in range(1, 101):
        clock.s += 0.01
        emitter.progress(done, 100)
    told = [e["done"] for e in lines(out) if e["event"] == "progress"]
    assert told[0] == 1
    assert told[-1] == 100
    assert len(told) <= 7


def test_eta_is_what_is_left_at_this_pace() -> None:
    clock = Clock()
    emitter = Emitter(io.StringIO(), clock)
    emitter.stage("reading", 1, 1)
    clock.s = 10.0
    assert emitter.eta_s(25, 100) == 30.0
    assert emitter.eta_s(0, 100) is None


def test_a_reader_who_left_does_not_end_the_run() -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    emitter = Emitter(Gone())
    emitter.log("anybody there?")
    emitter.emit(EventKind.LOG, text="still going")


@pytest.mark.parametrize(
    ("said", "raised"),
    [('{"command": "cancel"}\n', CancelledRun), ("", InterruptedRun), ("nonsense\n[1]\n", InterruptedRun)],
)
def test_what_ends_a_run(said: str, raised: type[Exception]) -> None:
    control = Control()
    control.check()
    control.listen(io.StringIO(said))
    with pytest.raises(raised):
        control.check()


def test_stop_early_is_a_wish_not_an_end() -> None:
    control = Control()
    control.listen(iter(['{"command": "stop_early"}\n']))
    assert control.wants_stop


def test_nested_state_survives_a_checkpoint(tmp_path: Path) -> None:
    weight = torch.randn(3, 2).to(torch.bfloat16)
    state = {
        "step": 7,
        "best": None,
        "optimizer": {
            "state": {0: {"step": torch.tensor(3.0), "m": weight}},
            "param_groups": [{"lr": 0.1, "params": [0]}],
        },
        "history": [{"loss": 1.25, "ok": True, "text": "é"}],
    }
    save_state(tmp_path / "c", state)
    back = load_state(tmp_path / "c")
    assert torch.equal(back["optimizer"]["state"][0].pop("m"), state["optimizer"]["state"][0].pop("m"))  # type: ignore[index]
    assert back == state


def test_equal_tensors_do_not_share_memory_in_a_checkpoint(tmp_path: Path) -> None:
    shared = torch.zeros(4)
    save_state(tmp_path / "c", {"a": shared, "b": shared[:2], "t": torch.randn(2, 3).T})
    assert load_state(tmp_path / "c")["t"].shape == (3, 2)


@pytest.mark.parametrize("keep", [0, 3, 40, 200])
def test_a_truncated_checkpoint_is_refused_in_words(tmp_path: Path, keep: int) -> None:
    save_state(tmp_path / "c", {"a": torch.zeros(100)})
    whole = (tmp_path / "c").read_bytes()
    (tmp_path / "c").write_bytes(whole[:keep])
    with pytest.raises(RunError, match="damaged"):
        load_state(tmp_path / "c")


def test_a_pickle_is_no_checkpoint(tmp_path: Path) -> None:
    torch.save({"a": torch.zeros(2)}, tmp_path / "c")
    with pytest.raises(RunError, match="damaged"):
        load_state(tmp_path / "c")


def test_a_full_disk_keeps_the_previous_checkpoint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_state(tmp_path / "c", {"a": 1})
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    from safetensors import SafetensorError

    import ml.checkpoint

    def no_space(*_: object, **__: object) -> None:
        raise SafetensorError("Error while serializing: I/O error: No space left on device (os error 28)")

    monkeypatch.setattr(ml.checkpoint, "save_file", no_space)
    with pytest.raises(OSError, match="No space left") as caught:
        save_state(tmp_path / "c", {"a": 2})
    told = explained(caught.value)
    assert told is not None
    assert told.happened == "The disk is full."
    assert load_state(tmp_path / "c") == {"a": 1}


def test_weights_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    save_file({"encoder.w": torch.tensor([1.0, float("nan")])}, tmp_path / "w")
    with pytest.raises(RunError, match="no number"):
        load_weights(tmp_path / "w")


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate 1 bytes"),
        ImportError("libtorch_cpu.so: failed to map segment from shared object"),
        OSError(12, "Cannot allocate memory"),
        FileNotFoundError(2, "missing", "/x/y.flac"),
        PermissionError(13, "denied", "/x"),
        OSError(5, "Input/output error", "/x"),
    ],
)
def test_the_worlds_faults_have_sentences(error: BaseException) -> None:
    told = explained(error)
    assert told is not None
    for sentence in (told.happened, told.kept, told.todo):
        assert sentence.endswith(".")


def test_our_own_faults_are_not_excused() -> None:
    assert explained(RuntimeError("shape mismatch")) is None
    assert explained(KeyError("x")) is None


def job(kind: Kind = Kind.FINETUNE, **options: object) -> Job:
    return Job(kind, "m", "o", options=options)


def test_options_reach_the_recipe_and_its_corruption() -> None:
    recipe = finetune_recipe(job(lr=0.5, p_noise=0.9, background_snr_db=[1, 2]))
    assert (recipe.lr, recipe.corruption.p_noise, recipe.corruption.background_snr_db) == (0.5, 0.9, (1, 2))
    assert finetune_recipe(job()) == FINETUNE_PRESETS[Preset.STANDARD]


def test_epochs_of_the_order_override_the_preset() -> None:
    assert pretrain_recipe(Job(Kind.PRETRAIN, "m", "o", epochs=3, preset=Preset.QUICK)).epochs == 3


@pytest.mark.parametrize(
    "options",
    [{"colour": 1}, {"lr": "fast"}, {"lr": -1}, {"epochs": 0}, {"epochs": 1.5}, {"members": True}, {"corruption": {}}],
)
def test_unfit_options_are_refused(options: dict[str, object]) -> None:
    with pytest.raises(RunError, match="option"):
        finetune_recipe(job(**options))


def test_precision_follows_what_the_processor_has() -> None:
    assert choose_hardware("cpu", "auto", lambda: True).precision == BF16
    assert choose_hardware("cpu", "auto", lambda: False).precision == FULL
    assert choose_hardware("cpu", "fp32", lambda: True).precision == FULL
    assert choose_hardware("cpu", "bf16", lambda: False).precision == BF16


@pytest.mark.parametrize(("device", "precision"), [("tpu", "auto"), ("cpu", "int3")])
def test_unknown_hardware_is_refused(device: str, precision: str) -> None:
    with pytest.raises(RunError, match="There is no"):
        choose_hardware(device, precision, lambda: True)


def test_a_missing_graphics_card_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(RunError, match="graphics card"):
        choose_hardware("cuda", "auto", lambda: True)


def test_bf16_flags(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("flags: sse avx512_bf16 amx_bf16")
    (tmp_path / "old").write_text("flags: sse avx2")
    assert cpu_has_bf16(tmp_path / "new")
    assert not cpu_has_bf16(tmp_path / "old")
    assert not cpu_has_bf16(tmp_path / "absent"), "float32 where nobody can tell"


def test_random_numbers_depend_on_their_place_alone() -> None:
    from ml.rng import generator_at

    a, b, c = (torch.rand(3, generator=generator_at(*p)) for p in ((1, "x", 5), (1, "x", 5), (1, "x", 6)))
    assert torch.equal(a, b)
    assert not torch.equal(a, c)
    assert np.isfinite(a.numpy()).all()
