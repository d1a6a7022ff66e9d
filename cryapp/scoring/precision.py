"""Which precision a model runs in on this computer: measured when it is first used, kept in the user's cache.

A lower precision is taken only if it is clearly faster here AND moves no probability by more than the parity rule
allows, on the golden sounds of the package and on recordings of this computer's own store: tones and noise alone
passed a network that moved real recordings' probabilities by 0.14.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from cryapp.domain.errors import UserError
from cryapp.scoring.network import F32, MAX_SHIFT, Network, n_cores, precisions_here, shift
from cryapp.scoring.package import Floats, Package
from cryapp.scoring.runtime import load_openvino
from cryapp.scoring.score import WindowAnswer
from ml.contract import SAMPLE_RATE_HZ

CLEARLY_FASTER = 1.1
"""Times as fast as f32: below that a stopwatch on a busy computer tells nothing, and f32 is what was evaluated."""
ROUNDS = 3
SECONDS_A_ROUND = 0.06
ENOUGH_SOUNDS = 96
"""Recordings of the store with which a choice is final; one made with fewer is made anew once there are twice as many.
Few tell little of the loudest change: see :data:`cryapp.services.precision.N_SOUNDS`.
"""
CACHE_FORMAT = 1


@dataclass(frozen=True)
class Trial:
    """One precision on this computer. ``max_shift`` is of a calibrated probability, against f32."""

    precision: str
    times_real_time: float
    max_shift: float
    passed: bool


@dataclass(frozen=True)
class Choice:
    precision: str
    trials: tuple[Trial, ...] = ()
    n_sounds: int = 0
    """Recordings of the store that were tried."""

    @property
    def sentence(self) -> str:
        """``Runs in bf16 on this computer, 1,900 × real time; f32 differs by at most 0.002 (24 recordings).``"""
        found = {trial.precision: trial for trial in self.trials}
        chosen = found.get(self.precision)
        if chosen is None:
            return f"Runs in {self.precision} on this computer."
        text = f"Runs in {chosen.precision} on this computer, {_rounded(chosen.times_real_time)} × real time"
        of = f"{self.n_sounds} recordings" if self.n_sounds else "test sounds"
        if chosen.precision != F32:
            return f"{text}; f32 differs by at most {max(chosen.max_shift, 0.001):.3f} ({of})."
        refused = [t.precision for t in self.trials if not t.passed]
        return f"{text}; {' and '.join(refused)} would change answers too much ({of})." if refused else f"{text}."


def choose(package: Package, sounds: Sequence[Floats], cache: Path | None) -> Choice:
    """The precision for this package on this computer.

    Args:
        sounds: recordings of the store, 16 kHz mono ``(samples,)``; may be empty.
        cache: folder of what was measured before; None to measure and forget.

    Returns: f32 where nothing else can be tried, or where trying fails.
    """
    known = remembered(package, cache)
    usable = [sound for sound in sounds if len(sound) >= package.min_samples]
    if known is not None and (known.n_sounds >= ENOUGH_SOUNDS or len(usable) < _many_more(known.n_sounds)):
        return known
    choice = _measured(package, usable)
    if cache is not None:
        _remember(package, cache, choice)
    return choice


def _many_more(n_sounds: int) -> int:
    """So many recordings tell enough more than ``n_sounds`` of them did: see :data:`ENOUGH_SOUNDS`."""
    return max(1, min(ENOUGH_SOUNDS, 2 * n_sounds))


def remembered(package: Package, cache: Path | None) -> Choice | None:
    """What was measured on this computer, with this version of OpenVINO; None if nothing was."""
    if cache is None:
        return None
    try:
        raw = json.loads(_file(package, cache).read_text(encoding="utf-8"))
        if raw["of"] != _conditions(package):
            return None
        trials = tuple(Trial(**trial) for trial in raw["trials"])
        return Choice(str(raw["precision"]), trials, int(raw["n_sounds"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _measured(package: Package, sounds: list[Floats]) -> Choice:
    golden = list(package.golden().waveform)
    networks = {F32: Network(package)}
    for precision in precisions_here(package):
        with contextlib.suppress(UserError):  # what fails its golden sounds already is not tried further
            networks.setdefault(precision, Network(package, precision))
    tried = [*golden, *sounds]
    logits = {precision: _logits(network, tried) for precision, network in networks.items()}
    trials = {
        precision: Trial(precision, 0.0, most, bool(most <= MAX_SHIFT))
        for precision, found in logits.items()
        for most in [max(shift(a, b, package) for a, b in zip(found, logits[F32], strict=True))]
    }
    running = [p for p, trial in trials.items() if trial.passed]
    for precision, rate in _rates({p: networks[p] for p in running}, sounds or golden).items():
        trials[precision] = replace(trials[precision], times_real_time=rate)
    for refused in set(precisions_here(package)) - set(trials):
        trials[refused] = Trial(refused, 0.0, 1.0, passed=False)
    fastest = max(running, key=lambda p: trials[p].times_real_time)
    clearly = trials[fastest].times_real_time >= CLEARLY_FASTER * trials[F32].times_real_time
    return Choice(fastest if clearly else F32, tuple(trials.values()), len(sounds))


def _logits(network: Network, sounds: Sequence[Floats]) -> list[Floats]:
    found: dict[int, Floats] = {}

    def keep(number: int, answer: WindowAnswer) -> None:
        found[number] = answer.logits

    for number, sound in enumerate(sounds):
        network.start(sound, lambda answer, number=number: keep(number, answer))  # type: ignore[misc]
    network.wait()
    return [found[number] for number in range(len(sounds))]


def _rates(networks: dict[str, Network], sounds: Sequence[Floats]) -> dict[str, float]:
    """Seconds of sound a second with all cores; the best of rounds taken in turn, so that a busy moment hits all alike.

    By processor time: on a computer shared with fifteen other jobs the wall clock gave 110 where 1,900 was true.
    """
    cores = n_cores()
    best = dict.fromkeys(networks, 0.0)
    for _ in range(ROUNDS):
        for precision, network in networks.items():
            start, began, done_s, number = time.perf_counter(), time.process_time(), 0.0, 0
            while time.perf_counter() - start < SECONDS_A_ROUND:
                sound = sounds[number % len(sounds)]
                network.start(sound, lambda _answer: None)
                done_s, number = done_s + len(sound) / SAMPLE_RATE_HZ, number + 1
            network.wait()
            used_s = max(time.process_time() - began, 1e-6)
            best[precision] = max(best[precision], done_s * cores / used_s)
    return best


def _conditions(package: Package) -> dict[str, Any]:
    ov = load_openvino()
    core = ov.Core()
    return {
        "format": CACHE_FORMAT,
        "card": package.card_sha256,
        "processor": str(core.get_property("CPU", "FULL_DEVICE_NAME")),
        # Virtual machines call different processors by one name, and instructions can be withheld.
        "capabilities": sorted(str(one) for one in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")),
        "cores": n_cores(),
        "openvino": str(ov.get_version()),
    }


def _file(package: Package, cache: Path) -> Path:
    return cache / f"precision-{package.card_sha256[:32]}.json"


def _remember(package: Package, cache: Path, choice: Choice) -> None:
    """Written beside and renamed. A cache that cannot be written costs a second at the next start, no more."""
    target = _file(package, cache)
    part = target.with_suffix(f".{os.getpid()}.part")
    with contextlib.suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"of": _conditions(package), **asdict(choice)}, indent=1)
        part.write_text(text + "\n", encoding="utf-8")
        part.replace(target)


def _rounded(rate: float) -> str:
    """Two significant digits: a stopwatch gives no more."""
    if rate <= 0:
        return "?"
    digits = 1 - int(np.floor(np.log10(rate)))
    return f"{round(rate, digits):,.0f}" if rate >= 10 else f"{rate:.1f}"
