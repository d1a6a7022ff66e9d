"""Notes can be searched by their text (FTS5, kept in step by triggers); classes name recordings to learn them by.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cryapp.store import note_index

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("label_class", sa.Column("examples", sa.JSON(none_as_null=True), nullable=False, server_default="[]"))
    op.create_table(
        "note_text",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("annotator_id", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_note_text"),
        sa.UniqueConstraint(
            "task_id", "annotator_id", "subject_id", name="uq_note_text_task_id_annotator_id_subject_id"
        ),
    )
    note_index.create(op.get_bind())
