"""The study as tables for people (Markdown) and for programs (CSV)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from ml.study.claims import Verdict

AT_A_SHARE = re.compile(r" at \d+% of the infants")
TESTS = {"locked": "locked infants", "folds": "folds of the infants that are not locked"}


def estimate_text(value: Mapping[str, Any]) -> str:
    """``0.868 (0.840–0.893)``."""
    return f"{value['value']:.3f} ({value['low']:.3f}–{value['high']:.3f})"


def markdown(study: Mapping[str, Any], level: int = 3) -> str:
    """One table a test set and encoder: arms down, shares of the infants across; then the claims."""
    parts = []
    synthetic = "Synthetic cries. " if study.get("synthetic") else ""
    for tests in _in_order(row["tests"] for row in study["rows"]):
        for encoder in _in_order(row["encoder"] for row in study["rows"] if row["tests"] == tests and row["encoder"]):
            rows = [r for r in study["rows"] if r["tests"] == tests and r["encoder"] in (encoder, "")]
            parts.append(f"{'#' * level} {synthetic}{study['measure']} on {TESTS[tests]}, encoder `{encoder}`")
            parts.append(_sizes(study, tests) + "\n\n" + _table(rows))
            claims = [c for c in study["claims"] if c["tests"] == tests and c["encoder"] == encoder]
            if claims:
                parts.append(_claims(claims))
    if study.get("between_encoders"):
        parts.append(_encoders(study["between_encoders"]))
    parts += [f"**{warning}**" for warning in study["warnings"]]
    return "\n\n".join(parts) + "\n"


def comma_separated(study: Mapping[str, Any]) -> str:
    """One line a figure."""
    out = io.StringIO()
    names = ["tests", "encoder", "arm", "reading", "fraction", "train_infants", "train_recordings", "seeds"]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*names, "auc", "low", "high", "sd_of_seeds", "test_infants", "test_recordings"])
    for row in study["rows"]:
        auc = row["auc"]
        writer.writerow(
            [
                *[row[name] for name in names],
                auc["value"],
                auc["low"],
                auc["high"],
                row["sd_of_seeds"],
                auc["n_infants"],
                auc["n_recordings"],
            ]
        )
    return out.getvalue()


def _sizes(study: Mapping[str, Any], tests: str) -> str:
    own = [size for name, size in study["tests"].items() if (name == "locked") == (tests == "locked")]
    infants, recordings = sum(size["infants"] for size in own), sum(size["recordings"] for size in own)
    sets = f" in {len(own)} folds" if len(own) > 1 else ""
    seeds = max(row["seeds"] for row in study["rows"])
    return (
        f"{recordings} recordings of {infants} infants{sets}, none of whom any network had met; mean of"
        f" {seeds} {'seeds' if seeds > 1 else 'seed'} (the infants that are learnt from and the weights), 95 %"
        " intervals by infant-cluster bootstrap with the seeds averaged inside each draw."
    )


def _table(rows: Sequence[Mapping[str, Any]]) -> str:
    fractions = sorted({row["fraction"] for row in rows})
    head = "| arm | " + " | ".join(f"{f:.0%} ({_infants(rows, f)} infants)" for f in fractions) + " |"
    lines = [head, "|---" * (len(fractions) + 1) + "|"]
    for words in _in_order(row["words"] for row in rows):
        by_fraction = {row["fraction"]: row["auc"] for row in rows if row["words"] == words}
        cells = [estimate_text(by_fraction[f]) if f in by_fraction else "–" for f in fractions]
        lines.append(f"| {words} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _claims(claims: Sequence[Mapping[str, Any]]) -> str:
    """One row a question and reading, the shares of the infants across; none is left out."""
    shares = sorted({claim["fraction"] for claim in claims if AT_A_SHARE.search(claim["words"])})
    rows: dict[tuple[str, str], dict[float, str]] = {}
    single = []
    for claim in claims:
        if AT_A_SHARE.search(claim["words"]):
            words = AT_A_SHARE.sub("", claim["words"])
            rows.setdefault((words, claim["reading"]), {})[claim["fraction"]] = _answer(claim)
        else:
            single.append(f"| {claim['words']} | {claim['reading'].replace('_', ' ')} | {_answer(claim)} |")
    lines = ["| question, at a share of the infants | reading | " + " | ".join(f"{f:.0%}" for f in shares) + " |"]
    lines.append("|---" * (len(shares) + 2) + "|")
    for (words, reading), answers in rows.items():
        cells = [answers.get(f, "–") for f in shares]
        lines.append(f"| {words} | {reading.replace('_', ' ')} | " + " | ".join(cells) + " |")
    if single:
        lines += ["", "| question | reading | answer |", "|---|---|---|", *single]
    return "\n".join(lines)


def _encoders(rows: Sequence[Mapping[str, Any]]) -> str:
    lines = [f"| paired by infant, beside `{rows[0]['other']}` | encoder | from | difference |", "|---|---|---|---|"]
    for row in rows:
        d = row["difference"]
        told = f"{d['value']:+.3f} ({d['low']:+.3f} to {d['high']:+.3f})"
        lines.append(f"| {row['words']} | `{row['encoder']}` | {row['fraction']:.0%} | {told} |")
    return "\n".join(lines)


def _answer(claim: Mapping[str, Any]) -> str:
    d = claim["difference"]
    margin = f", margin {claim['margin']}" if claim["margin"] is not None else ""
    verdict = "cannot be told" if claim["verdict"] == Verdict.OPEN else f"**{claim['verdict']}**"
    return f"{d['value']:+.3f} ({d['low']:+.3f} to {d['high']:+.3f}): {verdict}{margin}"


def _infants(rows: Sequence[Mapping[str, Any]], fraction: float) -> int:
    sizes = [row["train_infants"] for row in rows if row["fraction"] == fraction and row["train_infants"]]
    return round(sum(sizes) / len(sizes)) if sizes else 0


def _in_order(values: Any) -> list[Any]:
    return list(dict.fromkeys(values))
