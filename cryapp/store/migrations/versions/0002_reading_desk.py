"""The reading desk: segments with their history, reading sets, adjudication, saved views, embeddings.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cryapp.store import rules

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

BIG_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    # No program ever wrote into the first layout's segment table; it lacked reader, task and history.
    op.drop_table("segment")
    _create_segments()
    _create_reading_sets()
    op.create_table(
        "adjudication",
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("subject_id", BIG_KEY, nullable=False),
        sa.Column("infant_id", BIG_KEY, nullable=False),
        sa.Column("class_key", sa.String(), nullable=True),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("annotator_id", sa.Integer(), nullable=False),
        sa.Column("event_id", BIG_KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["annotator_id"], ["annotator.id"], name=op.f("fk_adjudication_annotator_id")),
        sa.ForeignKeyConstraint(["event_id"], ["label_event.id"], name=op.f("fk_adjudication_event_id")),
        sa.ForeignKeyConstraint(["infant_id"], ["infant.id"], name=op.f("fk_adjudication_infant_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_adjudication_task_id")),
        sa.PrimaryKeyConstraint("task_id", "subject_id", name=op.f("pk_adjudication")),
    )
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("annotator_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["annotator_id"], ["annotator.id"], name=op.f("fk_saved_view_annotator_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("annotator_id", "name", name=op.f("uq_saved_view_annotator_id_name")),
    )
    op.create_table(
        "embedding",
        sa.Column("model_id", sa.String(), nullable=False),
        sa.Column("recording_id", BIG_KEY, nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["model_id"], ["model_version.id"], name=op.f("fk_embedding_model_id")),
        sa.ForeignKeyConstraint(["recording_id"], ["recording.id"], name=op.f("fk_embedding_recording_id")),
        sa.PrimaryKeyConstraint("model_id", "recording_id", name=op.f("pk_embedding")),
    )
    rules.create_triggers(op.get_bind(), revision)


def _create_segments() -> None:
    op.create_table(
        "segment",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("recording_id", BIG_KEY, nullable=False),
        sa.Column("infant_id", BIG_KEY, nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("annotator_id", sa.Integer(), nullable=False),
        sa.Column("alive", sa.Boolean(), nullable=False),
        sa.Column("start_s", sa.Double(), nullable=False),
        sa.Column("end_s", sa.Double(), nullable=False),
        sa.Column("low_hz", sa.Double(), nullable=True),
        sa.Column("high_hz", sa.Double(), nullable=True),
        sa.Column("classes", sa.JSON(), nullable=False),
        sa.Column("uncertain", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("proposed", sa.JSON(), nullable=True),
        sa.Column("event_id", BIG_KEY, nullable=False),
        sa.ForeignKeyConstraint(["annotator_id"], ["annotator.id"], name=op.f("fk_segment_annotator_id")),
        sa.ForeignKeyConstraint(["infant_id"], ["infant.id"], name=op.f("fk_segment_infant_id")),
        sa.ForeignKeyConstraint(["recording_id"], ["recording.id"], name=op.f("fk_segment_recording_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_segment_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_segment")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_segment_recording_id_task_id_annotator_id_start_s"),
        "segment",
        ["recording_id", "task_id", "annotator_id", "start_s"],
    )
    op.create_index(
        op.f("ix_segment_task_id_annotator_id_infant_id"), "segment", ["task_id", "annotator_id", "infant_id"]
    )
    op.create_table(
        "segment_event",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("batch", BIG_KEY, nullable=False),
        sa.Column("segment_id", BIG_KEY, nullable=False),
        sa.Column("recording_id", BIG_KEY, nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("annotator_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.JSON(), nullable=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("proposed", sa.JSON(), nullable=True),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("elapsed_ms", sa.Integer(), nullable=True),
        sa.Column("app_version", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("reverts_batch", BIG_KEY, nullable=True),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["annotator_id"], ["annotator.id"], name=op.f("fk_segment_event_annotator_id")),
        sa.ForeignKeyConstraint(["recording_id"], ["recording.id"], name=op.f("fk_segment_event_recording_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_segment_event_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_segment_event")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_segment_event_batch"), "segment_event", ["batch"])
    op.create_index(
        op.f("ix_segment_event_recording_id_task_id_annotator_id"),
        "segment_event",
        ["recording_id", "task_id", "annotator_id"],
    )
    op.create_index(op.f("ix_segment_event_segment_id"), "segment_event", ["segment_id"])


def _create_reading_sets() -> None:
    op.create_table(
        "reading_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["annotator.id"], name=op.f("fk_reading_set_created_by")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_reading_set_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading_set")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "reading_item",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("set_id", sa.Integer(), nullable=False),
        sa.Column("annotator_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("recording_id", BIG_KEY, nullable=False),
        sa.Column("round", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["annotator_id"], ["annotator.id"], name=op.f("fk_reading_item_annotator_id")),
        sa.ForeignKeyConstraint(["recording_id"], ["recording.id"], name=op.f("fk_reading_item_recording_id")),
        sa.ForeignKeyConstraint(["set_id"], ["reading_set.id"], name=op.f("fk_reading_item_set_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading_item")),
        sa.UniqueConstraint(
            "set_id", "annotator_id", "position", name=op.f("uq_reading_item_set_id_annotator_id_position")
        ),
    )
    op.create_index(op.f("ix_reading_item_annotator_id_set_id"), "reading_item", ["annotator_id", "set_id"])
    op.create_index(op.f("ix_reading_item_recording_id"), "reading_item", ["recording_id"])
