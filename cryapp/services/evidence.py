"""Where the evidence for a prediction lies: only for a reader who may see that prediction."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cryapp.domain.ids import AnnotatorId, RecordingId, TaskId
from cryapp.services import label_reading, rendering
from cryapp.services.library import Library
from cryapp.services.scoring import open_scorer
from cryapp.store import recordings

if TYPE_CHECKING:
    from cryapp.scoring.evidence import Evidence

MOST_S = 60.0
"""Of a longer stretch the middle is looked at: some minutes of waiting help nobody."""


def evidence(
    lib: Library,
    recording_id: RecordingId,
    task_id: TaskId,
    annotator_id: AnnotatorId,
    label_first: bool = True,
    span_s: tuple[float, float] | None = None,
    on_share: Callable[[float], object] = lambda _done: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Evidence | None:
    """What in the spectrogram speaks for and against the prediction of the model in use.

    For a task with positive classes it explains those, else the class found most probable. Some seconds of computing.

    Args:
        span_s: the stretch to look at, e.g. what is on the screen; at most :data:`MOST_S` of it.

    Returns: None where :func:`cryapp.services.labelling.reveal_prediction` gives None: nothing is computed then.

    Raises: UserError if the sound or the model cannot be read; Cancelled.
    """
    prediction = label_reading.reveal_prediction(lib, recording_id, task_id, annotator_id, label_first)
    if prediction is None:
        return None
    from cryapp.audio.pcm import read_samples
    from cryapp.scoring.evidence import evidence_of

    with lib.store.read() as session:
        recording = recordings.get(session, recording_id)
    assert recording is not None  # it has a prediction
    sound = rendering.sound_of(lib, recording)
    start_s, stop_s = _within(span_s or (0.0, sound.duration_s), sound.duration_s)
    rate = sound.sample_rate_hz
    samples = read_samples(sound, round(start_s * rate), round(stop_s * rate))
    scorer = open_scorer(lib, prediction.model_id, one_at_a_time=True)
    keys = scorer.package.positive_keys or (prediction.top[0],)
    return evidence_of(scorer, samples, rate, keys, start_s, on_share=on_share, cancelled=cancelled)


def _within(span_s: tuple[float, float], duration_s: float) -> tuple[float, float]:
    start_s, stop_s = max(0.0, span_s[0]), min(duration_s, span_s[1])
    if stop_s - start_s > MOST_S:
        middle_s = (start_s + stop_s) / 2
        start_s, stop_s = middle_s - MOST_S / 2, middle_s + MOST_S / 2
    return start_s, stop_s
