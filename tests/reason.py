"""The parents' guesses of donateacry as a task: for the leak ladder, never for a claim of clinical value."""

from __future__ import annotations

import csv
from pathlib import Path

from cryapp.audio.ingest import ingest_file
from cryapp.audio.vault import Vault
from ml.contract import ManifestRow, TaskSpec, Use

REASONS = ("hungry", "tired", "discomfort", "belly_pain", "burping")
"""The five of the published comparisons."""
REASON = TaskSpec("reason", "Reason, guessed by parents", REASONS, None)
SHORTEST_S = 1.0


def reason_rows(corpus: Path, folder: Path) -> list[ManifestRow]:
    """Uploads that a person kept as cries and a parent gave one of the five reasons, decoded into ``folder``."""
    vault = Vault(folder)
    rows: dict[str, ManifestRow] = {}
    with (corpus / "manifest.csv").open(encoding="utf-8") as table:
        for line in csv.DictReader(table):
            if line["reason"] not in REASONS or line["cry"] != "1":
                continue
            name = Path(line["file"]).name
            got = ingest_file(corpus / "uploads" / name, vault)
            if got.duration_s < SHORTEST_S:
                continue
            rows[got.sha256] = ManifestRow(
                recording=name,
                path=str(vault.path_of(got.vault_key)),
                infant=line["subject"],
                locked=False,
                use=Use.TRAIN,
                label=line["reason"],
                duration_s=got.duration_s,
                sha256=got.sha256,
            )
    return list(rows.values())
