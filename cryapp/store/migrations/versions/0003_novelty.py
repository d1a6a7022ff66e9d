"""How unlike everything learnt from a scored sound is, beside its prediction; unknown for those made before.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("prediction", sa.Column("novelty", sa.Float(), nullable=True))
