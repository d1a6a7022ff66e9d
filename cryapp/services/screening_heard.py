"""Is there a cry in the recording at all? Asked of the model that ships, before the model in use is asked anything.

A quiet room or a talking nurse passes every limit of level and length, and the model in use would answer all the same.
The shipped model was measured on another population, so it only stops what it is sure of: in doubt, the check passes
and says so.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np

from cryapp.domain.doubt import AbstainZone
from cryapp.domain.errors import UserError
from cryapp.domain.ids import ModelId
from cryapp.domain.recording import Recording
from cryapp.domain.wording import mark
from cryapp.services.library import Library
from cryapp.services.scoring import open_scorer
from cryapp.services.screening_checks import CANNOT_BE_TOLD, QualityCheck
from cryapp.services.shipped_models import shipped_model

if TYPE_CHECKING:
    from cryapp.scoring.engine import Scorer
    from cryapp.scoring.score import Score

CRY_TASK = "cry_presence"
MIN_CRY_S = 1.0
"""One cry burst with the breath after it: less tells nothing of a voice."""
CRYING = mark("Crying")
NO_CRY_HEARD = mark("no cry heard")

_opened: dict[str, Scorer] = {}
"""The last one, by its card's hash: opening takes a second, and one infant is screened after the other."""
_one_at_a_time = threading.Lock()


def check_cry(lib: Library, task_key: str, recording: Recording) -> tuple[QualityCheck, ...]:
    """One line of the quality check; none where nobody can be asked, or where the cry itself is the question.

    Raises: UserError if the working copy cannot be read.
    """
    if task_key == CRY_TASK:
        return ()
    model = shipped_model(lib, CRY_TASK)
    if model is None:
        return ()
    sound = lib.vault.sound(recording.vault_key)
    with _one_at_a_time:
        try:
            scorer = _scorer(lib, model.id, model.card_sha256)
            score = scorer.score_sound(sound)
        except UserError:
            lib.vault.check(recording.vault_key)  # the copy is to blame: that is said; else nobody can be asked
            return ()
    return (judged(score, scorer),)


def judged(score: Score, scorer: Scorer) -> QualityCheck:
    """Seconds of crying; not passed only where the model is sure that there is too little of it."""
    package = scorer.package
    point = package.operating_points[0] if package.operating_points else None
    threshold = point.threshold if point else 0.5
    probability = sum(score.probabilities[key] for key in package.positive_keys or ())
    zone = AbstainZone.of_card(package.card.raw)
    lowest = min(zone.low, threshold) if zone else threshold
    cry_s = float(np.count_nonzero(score.frame_probabilities >= threshold)) * score.frame_hop_s
    needed = f"at least {MIN_CRY_S:g} s"
    if score.novelty is not None and score.novelty > 1:
        return QualityCheck(CRYING, CANNOT_BE_TOLD, passed=True, needed=needed)
    if probability < lowest:
        return QualityCheck(CRYING, NO_CRY_HEARD, passed=False, needed=needed)
    if probability < threshold:
        return QualityCheck(CRYING, CANNOT_BE_TOLD, passed=True, needed=needed)
    return QualityCheck(CRYING, f"{cry_s:.1f} s", passed=cry_s >= MIN_CRY_S, needed=needed)


def _scorer(lib: Library, model_id: ModelId, card_sha256: str) -> Scorer:
    if card_sha256 not in _opened:
        _opened.clear()
        _opened[card_sha256] = open_scorer(lib, model_id, one_at_a_time=True, measure=False)
    return _opened[card_sha256]
