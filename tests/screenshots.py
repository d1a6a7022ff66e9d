"""``make screenshots``: opens every screen on the real window, light and dark, and saves it in docs/images/.

The store is made for the purpose: example cries, some labels, one quick training, so that every screen has something
true to show. Sizes: 1280×800 (the smallest supported desk) and 2560×1440 with ``--large``.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.display import virtual_display

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
SIZES = {"": (1280, 800), "-large": (2560, 1440)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=IMAGES)
    parser.add_argument("--large", action="store_true", help="also at 2560×1440")
    parser.add_argument("--store", type=Path, help="use (and keep) this store")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="cryapp-pictures-") as folder:
        home = Path(folder)
        store = arguments.store or home / "store"
        env = {
            **os.environ,
            "HOME": folder,
            "XDG_CONFIG_HOME": folder,
            "XDG_DATA_HOME": folder,
            "XDG_CACHE_HOME": folder,
        }
        for suffix, (width, height) in SIZES.items():
            if suffix and not arguments.large:
                continue
            for scheme in ("light", "dark"):
                with virtual_display(width, height) as display:
                    command = [sys.executable, "-m", "tests.pictures", str(store), str(arguments.out), scheme, suffix]
                    done = subprocess.run(command, env=env | display, cwd=ROOT, check=False)
                    if done.returncode:
                        return done.returncode
    print(f"Pictures are in {arguments.out}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
