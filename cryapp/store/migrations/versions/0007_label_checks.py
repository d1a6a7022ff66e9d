"""Label checks: what models that never met an infant say of its labelled recordings, kept as they were made.

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cryapp.store import rules

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BIG_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "label_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("encoder_id", sa.String(), nullable=True),
        sa.Column("folds", sa.Integer(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("data_hash", sa.String(), nullable=False),
        sa.Column("app_version", sa.String(), nullable=False),
        sa.Column("code_version", sa.String(), nullable=False),
        sa.Column("classes", sa.JSON(), nullable=False),
        sa.Column("n_infants", sa.Integer(), nullable=False),
        sa.Column("n_heard", sa.Integer(), nullable=False),
        sa.Column("n_together", sa.Integer(), nullable=False),
        sa.Column("auc", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["annotator.id"], name=op.f("fk_label_check_made_by")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_label_check_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label_check")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_label_check_task_id"), "label_check", ["task_id"])
    op.create_table(
        "label_check_answer",
        sa.Column("check_id", sa.Integer(), nullable=False),
        sa.Column("recording_id", BIG_KEY, nullable=False),
        sa.Column("fold", sa.Integer(), nullable=False),
        sa.Column("class_key", sa.String(), nullable=False),
        sa.Column("probabilities", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["check_id"], ["label_check.id"], name=op.f("fk_label_check_answer_check_id")),
        sa.ForeignKeyConstraint(["recording_id"], ["recording.id"], name=op.f("fk_label_check_answer_recording_id")),
        sa.PrimaryKeyConstraint("check_id", "recording_id", name=op.f("pk_label_check_answer")),
    )
    rules.create_triggers(op.get_bind(), revision)
