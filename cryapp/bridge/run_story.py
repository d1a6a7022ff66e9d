"""What a training run has said so far, in the order and the words a person wants it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ml.contract import Event, EventKind

LONGEST_LOG_LINES = 1000

STEP_WORDS: Mapping[str, str] = {
    "reading": "Reading the recordings",
    "pretraining": "Learning how cries sound, without labels",
    "finetuning": "Learning from your labels",
    "calibrating": "Calibrating on infants kept apart",
    "evaluating": "Measuring on the locked infants",
    "exporting": "Writing the model",
    "scoring": "Scoring",
    "comparing": "Finding sounds that are there twice",
    "hearing": "Hearing every labelled recording",
    "crossvalidating": "Asking models that have not met the infant",
}
STAGE_WORDS: Mapping[str, str] = {
    "pretrain": "Pre-training",
    "finetune": "Training",
    "crossvalidate": "Looking for labels that may be wrong",
}


@dataclass(frozen=True)
class EpochPoint:
    """One epoch's figures; what was not measured is None."""

    step: str
    epoch: int
    epochs: int
    train_loss: float | None
    val_loss: float | None
    val_auc: float | None
    best: bool


@dataclass
class RunStory:
    """Grows by :meth:`take`; a panel may draw it at any moment."""

    title: str
    stage: str = ""
    stage_index: int = 0
    stage_count: int = 1
    step: str = ""
    done: int = 0
    total: int = 0
    eta_s: float | None = None
    facts: str = ""
    points: list[EpochPoint] = field(default_factory=list)
    log: deque[str] = field(default_factory=lambda: deque(maxlen=LONGEST_LOG_LINES))
    n_logged: int = 0
    """Lines ever logged: tells a view which are new."""
    began_at: datetime = field(default_factory=lambda: datetime.now().astimezone())
    stopping: bool = False

    def begin_stage(self, index: int, count: int, kind: str) -> None:
        self.stage, self.stage_index, self.stage_count = kind, index, count
        self.step, self.done, self.total, self.eta_s, self.stopping = "", 0, 0, None, False
        self.note(f"{STAGE_WORDS.get(kind, kind)} begins")

    def take(self, event: Event) -> None:
        """Adds one event; fields of the wrong type are passed over, since another program wrote them."""
        data = event.data
        if event.event == EventKind.START:
            self._take_start(data)
        elif event.event == EventKind.STAGE:
            self.step = str(data.get("name", ""))
            self.done, self.total, self.eta_s = 0, 0, None
            self.note(STEP_WORDS.get(self.step, self.step))
        elif event.event == EventKind.PROGRESS:
            self.done, self.total = _whole(data.get("done")), _whole(data.get("total"))
            self.eta_s = _number(data.get("eta_s"))
        elif event.event == EventKind.EPOCH:
            self._take_epoch(data)
        elif event.event == EventKind.LOG:
            self.note(str(data.get("text", "")))
        elif event.event == EventKind.ERROR:
            self.note(" ".join(str(data[k]) for k in ("happened", "kept", "todo") if data.get(k)))

    def note(self, text: str) -> None:
        self.log.append(f"{datetime.now().astimezone():%H:%M:%S}  {text}")
        self.n_logged += 1

    def points_of(self, step: str) -> list[EpochPoint]:
        return [p for p in self.points if p.step == step]

    @property
    def share_done(self) -> float | None:
        """Of the step under way, 0 … 1; None if unknown."""
        return min(1.0, self.done / self.total) if self.total > 0 else None

    @property
    def step_words(self) -> str:
        """``Learning from your labels · epoch 12 of 30``."""
        words = STEP_WORDS.get(self.step, self.step) or "Starting the training program"
        points = self.points_of(self.step)
        return f"{words} · epoch {points[-1].epoch} of {points[-1].epochs}" if points else words

    @property
    def sentence(self) -> str:
        """One line with how long the step still takes."""
        parts = [self.step_words]
        if self.eta_s is not None:
            parts.append(f"{spoken(self.eta_s)} left in this step")
        return " · ".join(parts)

    def _take_start(self, data: Mapping[str, Any]) -> None:
        infants, recordings = _whole(data.get("n_infants")), _whole(data.get("n_recordings"))
        where = " ".join(str(data[k]) for k in ("device", "precision") if data.get(k))
        self.facts = " · ".join(
            part for part in (f"{infants:,} infants, {recordings:,} recordings" if recordings else "", where) if part
        )
        self.note(f"Running on {self.facts}, seed {data.get('seed', '?')}")

    def _take_epoch(self, data: Mapping[str, Any]) -> None:
        point = EpochPoint(
            step=str(data.get("stage", self.step)),
            epoch=_whole(data.get("epoch")),
            epochs=_whole(data.get("epochs")),
            train_loss=_number(data.get("train_loss")),
            val_loss=_number(data.get("val_loss")),
            val_auc=_number(data.get("val_auc")),
            best=data.get("best") is True,
        )
        self.points.append(point)
        self.eta_s = _number(data.get("eta_s", self.eta_s))
        figures = [
            f"{name} {value:.3f}"
            for name, value in (
                ("loss", point.train_loss),
                ("validation loss", point.val_loss),
                ("validation AUC", point.val_auc),
            )
            if value is not None
        ]
        best = ", best so far" if point.best else ""
        self.note(f"Epoch {point.epoch} of {point.epochs}: {', '.join(figures)}{best}")


def spoken(seconds: float) -> str:
    """A length of time as people say it: ``under a minute``, ``about 4 min``, ``about 1 h 10 min``."""
    if seconds < 50:
        return "under a minute"
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return f"about {minutes} min"
    hours, rest = divmod(round(minutes / 5) * 5, 60)
    return f"about {hours} h {rest} min" if rest else f"about {hours} h"


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _whole(value: object) -> int:
    number = _number(value)
    return 0 if number is None else round(number)
