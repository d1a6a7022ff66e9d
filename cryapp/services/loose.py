"""Scoring files outside the store: decoded in the sandbox into a passing vault, scored, forgotten."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cryapp.audio.ingest import Ingested, Refused
from cryapp.audio.sandbox import DecodePool
from cryapp.audio.vault import Vault
from cryapp.domain.errors import UserError
from cryapp.scoring.engine import Scorer
from cryapp.scoring.score import Score

MAX_FILES_AT_ONCE = 200
MAX_BYTES_AT_ONCE = 256 << 20
"""Of originals: working copies of telephone recordings are about ten times larger, and lie in the temporary folder."""


@dataclass(frozen=True)
class LooseAnswer:
    """One file's answer: a score with what the file is, or why there is none."""

    path: Path
    score: Score | None
    ingested: Ingested | None
    error: str = ""


def score_loose(
    scorer: Scorer,
    paths: Sequence[Path],
    on_progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[LooseAnswer]:
    """Scores files; one answer for each, in the order given. A bad file is one answer with a reason.

    Raises: UserError if the temporary folder's disk is full.
    """
    answers: dict[Path, LooseAnswer] = {}
    with DecodePool() as pool:
        for part in _parts(paths):
            with tempfile.TemporaryDirectory(prefix="cryapp-score-") as folder:
                for answer in _score_part(scorer, pool, Vault(Path(folder), lasting=False), part, cancelled):
                    answers[answer.path] = answer
                    if on_progress is not None:
                        on_progress(len(answers), len(paths))
    return [answers[path] for path in paths if path in answers]


def _score_part(
    scorer: Scorer, pool: DecodePool, vault: Vault, paths: Sequence[Path], cancelled: Callable[[], bool]
) -> Iterator[LooseAnswer]:
    refused: list[Refused] = []

    def opened() -> Iterator[tuple[Ingested, Callable[[], object]]]:
        for outcome in pool.ingest(paths, vault, cancelled):
            if isinstance(outcome, Refused):
                refused.append(outcome)
            else:
                yield outcome, partial(vault.sound, outcome.vault_key)

    for ingested, score in scorer.score_many(opened(), cancelled=cancelled):  # type: ignore[arg-type]
        if isinstance(score, UserError):
            yield LooseAnswer(ingested.path, None, ingested, score.happened)
        else:
            yield LooseAnswer(ingested.path, score, ingested)
    for one in refused:
        yield LooseAnswer(one.path, None, None, one.reason)


def _parts(paths: Sequence[Path]) -> Iterator[list[Path]]:
    part: list[Path] = []
    size = 0
    for path in paths:
        part.append(path)
        size += path.stat().st_size if path.is_file() else 0
        if len(part) >= MAX_FILES_AT_ONCE or size > MAX_BYTES_AT_ONCE:
            yield part
            part, size = [], 0
    if part:
        yield part
