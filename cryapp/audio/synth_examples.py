"""Example cries of made-up infants whose generating factors are known, to walk the whole loop without data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from cryapp.audio import synth_ward as ward
from cryapp.audio.synth_voice import RATE_HZ, CrySpec, Signal, SynthCry, synthesise
from cryapp.domain.infant import Metadata, Sex, is_locked, lock_bucket

N_INFANTS = 36
FIRST_NUMBER = 427
"""Of SYN-427 … SYN-462 the usual lock (see ``domain.infant``) falls on 13, more than chance would have it: a figure
needs ten locked infants, and with fewer the loop would be walked without seeing one."""

_TRIGGERS = ("pain", "hunger", "discomfort")
_SETTINGS = ("quiet room", "ward with monitor", "corridor voices", "mains hum")
_DEVICES: Mapping[str, tuple[float, float]] = {
    "phone A": (90.0, 7_600.0),
    "phone B": (150.0, 6_800.0),
    "tablet": (120.0, 7_900.0),
    "old phone": (250.0, 3_900.0),
}


@dataclass(frozen=True)
class ExampleCry:
    """One synthetic recording. ``labels`` maps task key to class key; ``truth`` is None where no infant cries."""

    infant: str
    file_name: str
    samples: Signal
    labels: Mapping[str, str]
    metadata: Metadata
    truth: SynthCry | None
    sample_rate_hz: int = RATE_HZ


@dataclass(frozen=True)
class _MadeUp:
    """One infant that never was: how it cries on a good day, and what its record says."""

    code: str
    injured: bool
    voice: CrySpec
    metadata: Metadata
    device: str


def example_set(seed: int = 0, n_infants: int = N_INFANTS) -> list[ExampleCry]:
    """All of :func:`examples` at once."""
    return list(examples(seed, n_infants))


def n_examples(n_infants: int = N_INFANTS) -> int:
    """How many recordings :func:`examples` gives."""
    return sum(_n_recordings(index) for index in range(n_infants))


def examples(seed: int = 0, n_infants: int = N_INFANTS) -> Iterator[ExampleCry]:
    """Recordings of ``n_infants`` made-up infants, 2 or 3 each, 4 to 8 s long; half of the infants "injured".

    The conditions overlap on purpose: an injured infant cries higher, less steadily and in shorter units on average,
    not always. Its labels are true by construction, and worth nothing clinically.
    """
    rng = np.random.default_rng([seed, 2611])
    for index, (code, injured) in enumerate(_conditions(n_infants).items()):
        infant = _infant(code, injured=injured, rng=rng)
        n_recordings = _n_recordings(index)
        # One recording in two or three shows no cry; a few infants have none or two such.
        without = set(rng.permutation(n_recordings)[: rng.choice([0, 1, 2], p=[0.1, 0.75, 0.15])].tolist())
        for number in range(n_recordings):
            make = _without_cry if number in without else _with_cry
            yield make(infant, number + 1, rng)


def _n_recordings(index: int) -> int:
    return 2 + index % 2


def _conditions(n_infants: int) -> dict[str, bool]:
    """Code → injured, alternating among the locked and among the others, so that both parts hold both conditions."""
    seen = {True: 0, False: 0}
    injured = {}
    for number in range(FIRST_NUMBER, FIRST_NUMBER + n_infants):
        code = f"SYN-{number}"
        locked = is_locked(lock_bucket(code))
        injured[code] = seen[locked] % 2 == 1
        seen[locked] += 1
    return injured


def _infant(code: str, *, injured: bool, rng: np.random.Generator) -> _MadeUp:
    voice = CrySpec(
        f0_hz=float(np.clip(rng.normal(500 if injured else 430, 48), 330, 660)),
        jitter=float(np.exp(rng.normal(np.log(0.013 if injured else 0.006), 0.4))),
        melody=float(np.clip(rng.normal(0.16 if injured else 0.26, 0.08), 0.02, 0.5)),
        expiration_s=float(np.clip(rng.normal(0.65 if injured else 0.95, 0.18), 0.3, 1.6)),
        pause_s=float(np.clip(rng.normal(0.25 if injured else 0.15, 0.07), 0.05, 0.5)),
        hyperphonation=float(np.clip(rng.normal(0.28 if injured else 0.06, 0.1), 0, 0.6)),
        dysphonation=float(np.clip(rng.normal(0.14 if injured else 0.1, 0.06), 0, 0.4)),
        formants_hz=tuple(float(f * rng.normal(1, 0.05)) for f in (1_120.0, 3_350.0, 5_700.0)),
        breathiness=float(rng.uniform(0.03, 0.12)),
    )
    device = str(rng.choice(list(_DEVICES)))
    metadata = Metadata(
        infant=code,
        hours_since_birth=round(float(rng.uniform(2, 72)), 1),
        sex=Sex.FEMALE if rng.random() < 0.5 else Sex.MALE,
        gestation_days=int(rng.integers(259, 294)),
        birth_weight_g=int(np.clip(rng.normal(3_300, 420), 2_200, 4_600)),
        apgar_1=int(np.clip(rng.normal(4 if injured else 8, 1.5), 0, 10)),
        apgar_5=int(np.clip(rng.normal(6 if injured else 9, 1.2), 0, 10)),
        device=device,
        place="made by CryApp",
        site="Synthetic",
        synthetic=True,
    )
    return _MadeUp(code, injured, voice, metadata, device)


def _with_cry(infant: _MadeUp, number: int, rng: np.random.Generator) -> ExampleCry:
    trigger = str(rng.choice(_TRIGGERS))
    cry = synthesise(_moved_by(trigger, infant.voice, rng), seed=int(rng.integers(2**31)))
    sound = ward.in_room(cry.samples, rng, wet=float(rng.uniform(0.1, 0.4)))
    sound = sound + _background(len(sound), str(rng.choice(_SETTINGS)), float(rng.uniform(-55, -38)), rng)
    labels = {
        "cry_presence": "cry",
        "trigger": trigger,
        "neuro_injury": "confirmed" if infant.injured else "none",
    }
    return _example(infant, number, sound, labels, cry)


def _without_cry(infant: _MadeUp, number: int, rng: np.random.Generator) -> ExampleCry:
    n_samples = round(rng.uniform(4, 8) * RATE_HZ)
    sound = _background(n_samples, str(rng.choice(_SETTINGS)), float(rng.uniform(-50, -32)), rng)
    kind = rng.choice(["voices", "monitor", "noise"], p=[0.5, 0.25, 0.25])
    if kind == "voices":
        sound = sound + ward.in_room(ward.babble(n_samples, float(rng.uniform(-32, -18)), rng), rng)
    elif kind == "monitor":
        sound = sound + ward.beeps(n_samples, float(rng.uniform(-36, -22)), rng)
    return _example(infant, number, sound, {"cry_presence": "no_cry"}, None)


def _example(
    infant: _MadeUp, number: int, sound: Signal, labels: Mapping[str, str], truth: SynthCry | None
) -> ExampleCry:
    sound = ward.through_device(sound, *_DEVICES[infant.device])
    peak = float(np.abs(sound).max())
    if peak > 0.95:
        sound = sound * np.float32(0.95 / peak)
    stimulus = labels.get("trigger")
    metadata = infant.metadata if stimulus is None else _with_stimulus(infant.metadata, stimulus)
    return ExampleCry(infant.code, f"synthetic-{infant.code}-{number}.wav", sound, labels, metadata, truth)


def _with_stimulus(metadata: Metadata, trigger: str) -> Metadata:
    stimulus = {"pain": "heel prick", "hunger": "hunger", "discomfort": "handling"}[trigger]
    return replace(metadata, stimulus=stimulus)


def _moved_by(trigger: str, voice: CrySpec, rng: np.random.Generator) -> CrySpec:
    """The infant's voice under a stimulus: pain is higher, louder and long at first; discomfort short and breathy."""
    f0, expiration, level_db, breath = {
        "pain": (1.12, 1.35, -16.0, 0.8),
        "hunger": (0.97, 1.0, -20.0, 1.0),
        "discomfort": (0.93, 0.65, -25.0, 1.7),
    }[trigger]
    return voice.with_changes(
        duration_s=float(rng.uniform(4, 8)),
        f0_hz=voice.f0_hz * f0 * float(rng.normal(1, 0.03)),
        expiration_s=voice.expiration_s * expiration,
        breathiness=voice.breathiness * breath,
        level_db=level_db + float(rng.normal(0, 3)),
        lead_s=float(rng.uniform(0.05, 0.8)),
    )


def _background(n_samples: int, setting: str, level_db: float, rng: np.random.Generator) -> Signal:
    sound = ward.ward_noise(n_samples, level_db, rng)
    if setting == "ward with monitor":
        sound = sound + ward.beeps(n_samples, level_db + float(rng.uniform(0, 10)), rng)
    elif setting == "corridor voices":
        sound = sound + ward.in_room(ward.babble(n_samples, level_db + float(rng.uniform(0, 6)), rng), rng, wet=0.8)
    elif setting == "mains hum":
        sound = sound + ward.hum(n_samples, level_db + float(rng.uniform(0, 6)))
    return sound
