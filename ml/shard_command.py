"""``cry-ml shard``: packs the recordings of a manifest into shards (:mod:`ml.shards`)."""

from __future__ import annotations

import argparse
from pathlib import Path

from ml.contract import EXIT_OK, EventKind
from ml.emit import Emitter

RECORDINGS_PER_SHARD = 1_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("manifest", type=Path, help="manifest.jsonl, e.g. of cry-ml folder or of a run of the app")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="folder of the shards; goes on where it stopped"
    )
    parser.add_argument("--per-shard", type=int, default=RECORDINGS_PER_SHARD, help="recordings in one shard")
    parser.add_argument("--processes", type=int, default=1, help="that pack at the same time")
    parser.add_argument("--seed", type=int, default=0, help="of the mixture of recordings over shards")


def run(arguments: argparse.Namespace, emitter: Emitter) -> int:
    """Goes on where it stopped if the folder holds some shards of the same recordings already."""
    from ml.errors import RunError
    from ml.manifest import load_manifest
    from ml.shards import META_FILE, write_shards

    for name in ("per_shard", "processes"):
        if getattr(arguments, name) < 1:
            raise RunError(f"--{name.replace('_', '-')} must be at least 1.", "Give a larger number.")
    manifest = load_manifest(arguments.manifest)
    emitter.stage("packing", 1, 1)
    packed = write_shards(
        manifest.rows,
        arguments.out,
        emitter.progress,
        recordings_per_shard=arguments.per_shard,
        processes=arguments.processes,
        seed=arguments.seed,
    )
    for sentence in packed.left_out:
        emitter.log(f"Left out: {sentence}", level="warning")
    emitter.emit(
        EventKind.LOG,
        level="info",
        text=f"{packed.n_clips} clips, {packed.seconds / 3600:.2f} hours, in {packed.n_shards} shards",
        n_shards=packed.n_shards,
        n_clips=packed.n_clips,
        seconds=round(packed.seconds, 1),
    )
    emitter.result(arguments.out / META_FILE)
    return EXIT_OK
