"""The leak ladder on parents' guesses."""

from __future__ import annotations

from typing import Any

from ml.study.ladder import ladder_markdown, leak_ladder, read_ladder
from tests.reason import REASON, reason_rows
from tests.results.desk import DATA, Work


def measure(work: Work) -> dict[str, Any]:
    rows = reason_rows(DATA, work.build / "reason")
    ladder = leak_ladder(rows, REASON, 0, lambda _done, _total: None)
    return {**ladder.as_json(), "recordings": len(rows), "infants": len({row.infant for row in rows})}


def page(found: dict[str, Any]) -> str:
    return f"""{found["recordings"]} cries of {found["infants"]} infants with a reason that a parent gave (hungry, tired, discomfort, belly pain, burping): macro AUC
of a logistic regression on log-mel statistics, five folds. Only who stands on both sides differs.

{ladder_markdown(read_ladder(found))}"""
