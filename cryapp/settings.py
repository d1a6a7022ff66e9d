"""Settings: declared once here, kept as JSON in the user's configuration folder, upgraded by small functions."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryapp.paths import config_dir

VERSION = 1
FILE_NAME = "settings.json"


@dataclass(frozen=True)
class Setting:
    """One setting: ``kind`` is the JSON type it must have; ``choices`` the only values it may take (if any)."""

    name: str
    kind: type
    default: Any
    text: str
    help: str = ""
    choices: tuple[tuple[Any, str], ...] = ()
    page: str = ""
    """Page of the settings dialog; empty: kept by the window itself, not shown."""
    low: float | None = None
    high: float | None = None

    def accepts(self, value: object) -> bool:
        if self.kind is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if not isinstance(value, self.kind) or (self.kind is int and isinstance(value, bool)):
            return False
        if self.choices:
            return any(value == choice for choice, _ in self.choices)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)
        return True


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "look.language",
        str,
        "system",
        "Language",
        "CryApp asks to open anew in it; you come back to where you are.",
        (("system", "As the system"), ("en", "English"), ("fr", "Français")),
        "Look",
    ),
    Setting(
        "look.theme",
        str,
        "workspace",
        "Colours",
        "Dark shows spectrograms best; light suits results and paper.",
        (
            ("workspace", "Dark for Label, light for the rest"),
            ("system", "As the system"),
            ("dark", "Dark"),
            ("light", "Light"),
        ),
        "Look",
    ),
    Setting(
        "look.text_scale",
        int,
        100,
        "Text size",
        "",
        ((90, "90 %"), (100, "100 %"), (110, "110 %"), (125, "125 %"), (150, "150 %")),
        "Look",
    ),
    Setting(
        "label.label_first",
        bool,
        True,
        "Show the model's answer only after my own label is saved",
        "Readers who see an answer first follow it, right or wrong. What was visible is kept with every label.",
        page="Reading",
    ),
    Setting(
        "label.go_on",
        bool,
        False,
        "Go to the next recording as soon as a label is saved",
        "Otherwise Enter goes on, and the model's answer can be seen first.",
        page="Reading",
    ),
    Setting(
        "backup.minutes",
        int,
        30,
        "Back up every … minutes of use",
        "Backups stand in the folder “backups” beside the store; older ones are thinned by day, week and month.",
        page="Safety",
        low=5,
        high=240,
    ),
    Setting(
        "sound.colormap",
        str,
        "magma",
        "Colours of the spectrogram",
        "",
        (("magma", "Magma"), ("viridis", "Viridis"), ("cividis", "Cividis"), ("grey", "Grey")),
        "Sound",
    ),
    Setting(
        "sound.axis",
        str,
        "linear",
        "Frequency axis",
        "",
        (("linear", "Linear (kHz)"), ("mel", "Mel"), ("log", "Logarithmic")),
        "Sound",
    ),
    Setting(
        "sound.window_ms",
        int,
        32,
        "Analysis window",
        "Long windows separate harmonics, short ones separate moments.",
        ((5, "5 ms"), (8, "8 ms"), (16, "16 ms"), (32, "32 ms"), (64, "64 ms"), (128, "128 ms")),
        "Sound",
    ),
    Setting(
        "sound.hop_part",
        int,
        2,
        "Step from one spectrum to the next",
        "Finer steps separate moments further when zoomed out, and take as many times the work.",
        ((2, "1/2 window"), (4, "1/4 window"), (8, "1/8 window"), (16, "1/16 window")),
        "Sound",
    ),
    Setting(
        "sound.denoised",
        bool,
        False,
        "Sink steady noise (PCEN)",
        "Each frequency against its own recent loudness: a fan fades, a cry stands out. Levels are no decibels then.",
        page="Sound",
    ),
    Setting("sound.range_db", int, 75, "Dynamic range (dB)", "", page="Sound", low=20, high=120),
    Setting("sound.brightness_db", int, 0, "Brightness (dB)", "", page="Sound", low=-60, high=60),
    Setting(
        "sound.highest_hz",
        int,
        8000,
        "Show frequencies up to",
        "",
        ((4000, "4 kHz"), (8000, "8 kHz"), (12000, "12 kHz"), (24000, "24 kHz")),
        "Sound",
    ),
    Setting(
        "sound.window_shape",
        str,
        "hann",
        "Window shape",
        "",
        (("hann", "Hann"), ("hamming", "Hamming"), ("blackman", "Blackman"), ("gaussian", "Gaussian")),
        "Sound",
    ),
    Setting("sound.volume", int, 100, "Volume (%)", low=0, high=100),
    Setting("sound.gain_db", int, 0, "Louder than recorded (dB)", low=0, high=40),
    Setting("sound.output", str, "", "The loudspeaker chosen last; empty: the system's own"),
    Setting("sound.keeps_pitch", bool, True, "Keep the pitch at other speeds"),
    Setting("sound.follow", str, "pages", "Follow", "", (("pages", ""), ("middle", ""), ("not", ""))),
    Setting("sound.overlays", bool, False, "Measurements over the sound"),
    Setting("label.beside", str, "", "Key of the task that stands beside the one in hand"),
    Setting("segments.layer", bool, False, "Segments are shown beside other tasks"),
    Setting("segments.snap", bool, True, "Drawn edges go to where sound begins or ends"),
    Setting("segments.propose", bool, False, "Segments are proposed"),
    Setting("segments.sensitivity", int, 60, "Sensitivity of proposals (%)", low=0, high=100),
    Setting("keys", dict, {}, "Keys", "Action → the user's own keys."),
    Setting("palette.recent", list, [], "What was chosen last in the command palette"),
    Setting("reader.last", str, "", "The reader who signed in last (offered first, never signed in by itself)"),
    Setting("worklist.columns", list, [], "The worklist's columns; empty: the usual ones"),
    Setting("worklist.grouped", bool, False, "The worklist is grouped by infant"),
    Setting("task.last", str, "", "The task chosen last"),
)
_BY_NAME = {setting.name: setting for setting in SETTINGS}

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
UPGRADES: dict[int, Upgrade] = {}
"""Version → function that makes the next version's values of that version's; each has a test."""


class Settings:
    """The user's choices over the defaults. Reading never writes; a value of the wrong type counts as unset."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or config_dir() / FILE_NAME
        self.problem = ""
        """A sentence if the file could not be used; the defaults hold then."""
        self._values: dict[str, Any] = self._load()

    def __getitem__(self, name: str) -> Any:
        setting = _BY_NAME[name]
        value = self._values.get(name, setting.default)
        return value if setting.accepts(value) else setting.default

    def set(self, name: str, value: object) -> None:
        """Keeps a value. Raises: KeyError for an undeclared setting, ValueError for a value it cannot take."""
        self.update({name: value})

    def update(self, values: Mapping[str, object]) -> None:
        """Keeps several values in one write. Where the file cannot be written they hold until the program ends."""
        for name, value in values.items():
            if not _BY_NAME[name].accepts(value):
                raise ValueError(f"{name} cannot be {value!r}")
        before = dict(self._values)
        self._values.update(values)
        if self._values != before:
            self._save()

    def _load(self) -> dict[str, Any]:
        try:
            raw = json.loads(self.path.read_text(encoding="utf-8"))
            values, version = dict(raw["values"]), int(raw["version"])
        except FileNotFoundError:
            return {}
        except OSError as error:
            self.problem = f"The settings could not be read ({error.strerror}); the usual ones are in force."
            return {}
        except (ValueError, KeyError, TypeError):
            return self._set_aside()
        return upgraded(values, version)

    def _set_aside(self) -> dict[str, Any]:
        aside = self.path.with_suffix(".damaged.json")
        try:
            os.replace(self.path, aside)
            kept = f"the file was kept as {aside.name}"
        except OSError:
            kept = "the file was left as it is"
        self.problem = f"The settings file is damaged; {kept} and the usual settings are in force."
        return {}

    def _save(self) -> None:
        text = json.dumps({"version": VERSION, "values": self._values}, indent=1, sort_keys=True)
        temporary = self.path.with_suffix(".part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(text, encoding="utf-8")
            os.replace(temporary, self.path)
        except OSError as error:
            self.problem = f"The settings could not be kept ({error.strerror}); they hold until CryApp is closed."


def upgraded(
    values: dict[str, Any],
    version: int,
    upgrades: Mapping[int, Upgrade] | None = None,
    target: int = VERSION,
) -> dict[str, Any]:
    """The values in the present version's form. Settings of a newer program are kept as they are."""
    steps = UPGRADES if upgrades is None else upgrades
    for step in range(version, target):
        if step in steps:
            values = steps[step](values)
    return values
