"""A model in use as a row of the store, where no package is run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from cryapp.domain.ids import ModelId
from cryapp.domain.model import ModelEvidence, ModelStatus
from cryapp.store import models


def model_in_use(card: Mapping[str, Any] | None = None) -> models.NewModel:
    """``cry_presence-1``, to be added with ``models.add``."""
    return models.NewModel(
        id=ModelId("cry_presence-1"),
        name="Cry presence 1",
        task_key="cry_presence",
        status=ModelStatus.IN_USE,
        package_dir="models/cry_presence-1",
        card_sha256="0" * 64,
        parent_id=None,
        run_id=None,
        made_at=datetime.now(UTC),
        evidence=ModelEvidence(),
        card=dict(card or {}),
    )
