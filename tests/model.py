"""``make model``: trains the model that ships with CryApp, by its own commands; writes resources/models/cry_presence.

The development uploads of donateacry only. One infant in five is locked and measures; the same seed on the same
machine gives the same weights, and ``training.precision`` on the card says in which precision they were learnt.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.results import DATA, ROOT, TASK, Desk

OUT = ROOT / "resources" / "models" / TASK
MAX_BYTES = 10_000_000
NAME = "Shipped cry presence"
SHIPPED: dict[str, Any] = {
    "key": "cry_presence",
    "population": "phone uploads of another population",
    "data": "810 uploads to the Donate-a-Cry campaign (github.com/gveres/donateacry-corpus) and what people who "
    "listened to them kept as cries",
    "data_licence": "ODbL 1.0 (database) and DbCL 1.0 (contents)",
    "not_for": "It says whether there is a cry, not why, and was measured on no infant of yours.",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--preset", default="standard")
    parser.add_argument("--seed", default="0")
    parser.add_argument("--option", action="append", default=[], help="of fine-tuning, as `cryapp train` takes it")
    parser.add_argument("--store", type=Path, help="keep the store here; what is done in it already is not done again")
    parser.add_argument(
        "--int8", type=Path, metavar="MANIFEST", help="only its 8-bit network anew, from the recordings of a training"
    )
    arguments = parser.parse_args()
    if not DATA.is_dir():
        print(f"The real recordings are needed in {DATA}.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="cryapp-model-") as folder:
        if arguments.int8:
            trained = rounded_anew(Path(folder) / TASK, arguments.int8)
            command = shipped()["command"]
        else:
            store = arguments.store or Path(folder) / "store"
            trained = newest(store) or train(Desk(store), arguments.preset, arguments.seed, arguments.option)
            words = ["--preset", arguments.preset, "--seed", arguments.seed, *ordered(arguments.option)]
            command = f"make model ARGS='{' '.join(words)}'"
        told = Path(folder) / "told.json"
        told.write_text(
            json.dumps({"name": NAME, "shipped": {**SHIPPED, "version": next_version(), "command": command}}),
            encoding="utf-8",
        )
        learning("compact", str(trained), "--out", str(OUT), "--card", str(told))
    n_bytes = sum(path.stat().st_size for path in OUT.iterdir())
    if n_bytes >= MAX_BYTES:
        print(f"{OUT} has {n_bytes:,} bytes; it must stay below {MAX_BYTES:,}.", file=sys.stderr)
        return 1
    auc = json.loads((OUT / "card.json").read_text(encoding="utf-8"))["metrics"]["auc"]
    print(f"{OUT.relative_to(ROOT)}: {n_bytes:,} bytes, AUC {auc['value']} ({auc['low']}–{auc['high']})")
    return 0


def newest(store: Path) -> Path | None:
    """The package that a kept store holds already."""
    found = sorted((store / "models").glob(f"{TASK}-[0-9]*"), key=lambda path: path.stat().st_mtime)
    return found[-1] if found else None


def next_version() -> int:
    """The number after that of the package which is there: another model never goes by the same number."""
    return int(shipped()["version"]) + 1 if (OUT / "card.json").exists() else 1


def shipped() -> dict[str, Any]:
    """What the package that is there says of itself."""
    told: dict[str, Any] = json.loads((OUT / "card.json").read_text(encoding="utf-8"))["shipped"]
    return told


def rounded_anew(package: Path, manifest: Path) -> Path:
    """A copy of the package that is there, with another 8-bit network and the weights as they are."""
    shutil.copytree(OUT, package)
    learning("int8", str(package), "--manifest", str(manifest))
    return package


def learning(*words: str) -> None:
    """The learning program's own command. Raises: CalledProcessError."""
    subprocess.run([sys.executable, "-m", "ml", *words], check=True, cwd=ROOT)


def ordered(options: list[str]) -> list[str]:
    return [word for option in options for word in ("--option", option)]


def train(desk: Desk, preset: str, seed: str, options: list[str]) -> Path:
    table = str(DATA / "manifest.csv")
    columns = "path=file,infant=subject,recorded_at=recorded_at,sex=sex,age_group=age_group"
    desk("import", str(DATA / "uploads"), "--metadata", table, "--map", columns)
    desk(
        *("label", "--from-csv", table, "--task", TASK, "--map", "path=file,label=cry"),
        *("--classes", "1=cry,0=no_cry", "--annotator", "manifest"),
    )
    desk("pretrain", "--preset", preset, "--seed", seed)
    how = ("--preset", preset, "--seed", seed, "--no-pretrain", *ordered(options))
    trained = desk("train", "--task", TASK, *how)
    return desk.store / "models" / str(trained["model"])


if __name__ == "__main__":
    raise SystemExit(main())
