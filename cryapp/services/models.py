"""The model registry: candidates, comparison, promotion, rollback."""

from __future__ import annotations

from dataclasses import dataclass

from cryapp.domain.changes import Changes
from cryapp.domain.ids import AnnotatorId, ModelId
from cryapp.domain.model import Comparison, Model
from cryapp.services.library import Library


@dataclass(frozen=True)
class ModelChanged:
    model: Model
    previous: Model | None
    changes: Changes


def list_models(lib: Library, task_key: str | None = None, encoders: bool = True) -> tuple[Model, ...]:
    """Newest first. A package whose hash no longer holds is shown as DAMAGED."""
    raise NotImplementedError


def get_model(lib: Library, model_id: ModelId) -> Model:
    """Raises: UserError naming the models there are."""
    raise NotImplementedError


def model_in_use(lib: Library, task_key: str) -> Model | None:
    raise NotImplementedError


def compare(lib: Library, model_id: ModelId) -> Comparison:
    """A model beside the one in use for its task, paired by locked infant, as a sentence before numbers.

    Each call counts as one look at the locked set (audited once per pair).
    """
    raise NotImplementedError


def promote(lib: Library, model_id: ModelId, by: AnnotatorId, reason: str) -> ModelChanged:
    """Puts a model in use: verifies and replays its package, backs up, then one audited transaction.

    Raises: UserError if the reason is empty, the package is damaged, or it is an encoder.
    """
    raise NotImplementedError


def roll_back(lib: Library, task_key: str, by: AnnotatorId, reason: str) -> ModelChanged:
    """Puts the model that was in use before back. Raises: UserError if there is none."""
    raise NotImplementedError


def reject(lib: Library, model_id: ModelId, by: AnnotatorId, reason: str) -> ModelChanged:
    raise NotImplementedError
