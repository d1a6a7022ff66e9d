"""Hours since birth stand in a table of their own with an index, kept by triggers.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cryapp.store import ages

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recording_age",
        sa.Column("recording_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("hours", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("recording_id", name="pk_recording_age"),
    )
    ages.create(op.get_bind())
    op.create_index("ix_recording_age_hours_recording_id", "recording_age", ["hours", "recording_id"])
