"""``make bench``: every speed figure, beside its peer in the same run; prints a table, writes build/bench.json.

Run with names to choose: ``make bench ARGS='start keys'``. Times on shared machines are noisy: ratios travel,
seconds do not.
"""

from __future__ import annotations

import importlib
import json
import os
import platform
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.measure import Row

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build" / "bench.json"
PAGE = ROOT / "docs" / "speed.md"
PARTS = ("start", "importing", "render", "keys", "worklist", "review", "learning", "scoring", "segments", "simclr")


def machine() -> str:
    """Processor, cores and what of it matters here; no name of the host."""
    model, flags = platform.processor() or platform.machine(), ""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        lines = cpuinfo.read_text().splitlines()
        model = next((x.split(":", 1)[1].strip() for x in lines if x.startswith("model name")), model)
        flags = next((x for x in lines if x.startswith("flags")), "")
    features = [name for name in ("amx_bf16", "avx512_bf16", "avx512_vnni", "avx2") if name in flags.split()]
    return f"{model}, {os.cpu_count()} cores ({', '.join(features)}), Python {platform.python_version()}"


def show(row: Row) -> str:
    peer = f"{row.peer} {row.peer_value:,.3g}" if row.peer and row.peer_value is not None else "–"
    return f"{row.name:24} {row.value:>12,.3g} {row.unit:12} p99 {row.p99:<10,.3g} n {row.n:<6} {peer:36} {row.note}"


def page(results: dict[str, dict[str, Any]]) -> str:
    """The whole run as docs/speed.md."""
    rows = "\n".join(
        f"| `{name}` | {r['value']:,.3g} {r['unit']} | {r['p99']:,.3g} | {r['n']} | {r['peer'] or '–'} | "
        + (f"{r['peer_value']:,.3g}" if r["peer_value"] is not None else "–")
        + f" | {r['note']} |"
        for name, r in results.items()
    )
    return f"""# Speed

Printed by `make bench ARGS=--page` on {time.strftime("%Y-%m-%d")}; machine: {machine()}, shared and noisy:
ratios travel better than seconds do, though not exactly: a neighbour takes bandwidth as well as time.
The value is the median of n; the peer was measured in the same run. A part can be measured again by itself
(`make bench ARGS="simclr --page"`); the other rows then stay as they were.

| figure | value | p99 | n | peer | peer's value | what |
|---|---|---|---|---|---|---|
{rows}
"""


def main(names: list[str]) -> int:
    write_page = "--page" in names
    names = [name for name in names if name != "--page"]
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"There is no bench {unknown[0]!r}; there are: {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    print(f"{machine()}\n{time.strftime('%Y-%m-%d %H:%M')}\n")
    results = json.loads(OUT.read_text())["results"] if names and OUT.exists() else {}
    failed = []
    for part in names or PARTS:
        with tempfile.TemporaryDirectory(prefix="cryapp-bench-") as folder:
            try:
                for row in importlib.import_module(f"tests.bench.{part}").run(Path(folder)):
                    results[row.name] = {k: v for k, v in row.as_dict().items() if k != "name"}
                    print(show(row), flush=True)
            except Exception as error:  # noqa: BLE001 - one failed bench must not cost the others
                failed.append(part)
                print(f"{part}: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
        OUT.parent.mkdir(exist_ok=True)
        OUT.write_text(json.dumps({"machine": machine(), "results": results}, indent=1) + "\n")
    if write_page:
        PAGE.write_text(page(results), encoding="utf-8")
    print(f"\nWritten to {OUT.relative_to(ROOT)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
