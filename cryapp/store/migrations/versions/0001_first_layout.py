"""The first layout: the record, then what is said and decided about it.

Revision ID: 0001
Revises:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from cryapp.store import rules
from cryapp.store.migrations.record_0001 import BIG_KEY, create_record

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_record()
    op.create_table(
        "audit_event",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject_type", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("app_version", sa.String(), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["annotator.id"], name=op.f("fk_audit_event_actor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_audit_event_subject_type_subject_id"), "audit_event", ["subject_type", "subject_id"], unique=False
    )
    op.create_table(
        "model_version",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("task_key", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("package_dir", sa.Text(), nullable=False),
        sa.Column("card_sha256", sa.String(), nullable=False),
        sa.Column("parent_id", sa.String(), nullable=True),
        sa.Column("run_id", sa.String(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("promoted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("promoted_by", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("card", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["promoted_by"], ["annotator.id"], name=op.f("fk_model_version_promoted_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model_version")),
    )
    op.create_index(
        "uq_model_version_in_use",
        "model_version",
        ["task_key"],
        unique=True,
        sqlite_where=sa.text("status = 'in_use'"),
        postgresql_where=sa.text("status = 'in_use'"),
    )
    op.create_table(
        "training_run",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("task_key", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("started_by", sa.Integer(), nullable=True),
        sa.Column("model_id", sa.String(), nullable=True),
        sa.Column("config", sa.JSON(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["started_by"], ["annotator.id"], name=op.f("fk_training_run_started_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_run")),
    )
    op.create_table(
        "promotion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("task_key", sa.String(), nullable=True),
        sa.Column("model_id", sa.String(), nullable=False),
        sa.Column("previous_id", sa.String(), nullable=True),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["annotator.id"], name=op.f("fk_promotion_by")),
        sa.ForeignKeyConstraint(["model_id"], ["model_version.id"], name=op.f("fk_promotion_model_id")),
        sa.ForeignKeyConstraint(["previous_id"], ["model_version.id"], name=op.f("fk_promotion_previous_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promotion")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "prediction",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("recording_id", BIG_KEY, nullable=False),
        sa.Column("model_id", sa.String(), nullable=False),
        sa.Column("probabilities", sa.JSON(), nullable=False),
        sa.Column("positive_key", sa.String(), nullable=True),
        sa.Column("positive_probability", sa.Double(), nullable=True),
        sa.Column("uncertainty", sa.Double(), nullable=False),
        sa.Column("frame_hop_s", sa.Double(), nullable=False),
        sa.Column("frame_probabilities", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["model_id"], ["model_version.id"], name=op.f("fk_prediction_model_id")),
        sa.ForeignKeyConstraint(["recording_id"], ["recording.id"], name=op.f("fk_prediction_recording_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prediction")),
        sa.UniqueConstraint("model_id", "recording_id", name=op.f("uq_prediction_model_id_recording_id")),
    )
    op.create_index(
        op.f("ix_prediction_model_id_uncertainty_recording_id"),
        "prediction",
        ["model_id", "uncertainty", "recording_id"],
        unique=False,
    )
    op.create_index(op.f("ix_prediction_recording_id"), "prediction", ["recording_id"], unique=False)
    op.create_table(
        "screening",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("infant_id", BIG_KEY, nullable=False),
        sa.Column("recording_id", BIG_KEY, nullable=False),
        sa.Column("task_key", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("quality", sa.JSON(), nullable=False),
        sa.Column("checks", sa.JSON(), nullable=False),
        sa.Column("prediction", sa.JSON(), nullable=True),
        sa.Column("model_id", sa.String(), nullable=True),
        sa.Column("model_card_sha256", sa.String(), nullable=True),
        sa.Column("threshold", sa.Double(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["infant_id"], ["infant.id"], name=op.f("fk_screening_infant_id")),
        sa.ForeignKeyConstraint(["made_by"], ["annotator.id"], name=op.f("fk_screening_made_by")),
        sa.ForeignKeyConstraint(["model_id"], ["model_version.id"], name=op.f("fk_screening_model_id")),
        sa.ForeignKeyConstraint(["recording_id"], ["recording.id"], name=op.f("fk_screening_recording_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screening")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_screening_infant_id"), "screening", ["infant_id"], unique=False)
    op.create_table(
        "label_event",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("recording_id", BIG_KEY, nullable=False),
        sa.Column("segment_id", BIG_KEY, nullable=True),
        sa.Column("subject_id", BIG_KEY, nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("annotator_id", sa.Integer(), nullable=False),
        sa.Column("class_key", sa.String(), nullable=True),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("elapsed_ms", sa.Integer(), nullable=True),
        sa.Column("app_version", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("reverts_id", BIG_KEY, nullable=True),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["annotator_id"], ["annotator.id"], name=op.f("fk_label_event_annotator_id")),
        sa.ForeignKeyConstraint(["recording_id"], ["recording.id"], name=op.f("fk_label_event_recording_id")),
        sa.ForeignKeyConstraint(["reverts_id"], ["label_event.id"], name=op.f("fk_label_event_reverts_id")),
        sa.ForeignKeyConstraint(["segment_id"], ["segment.id"], name=op.f("fk_label_event_segment_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_label_event_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label_event")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_label_event_recording_id"), "label_event", ["recording_id"], unique=False)
    op.create_index(
        op.f("ix_label_event_task_id_annotator_id_subject_id"),
        "label_event",
        ["task_id", "annotator_id", "subject_id"],
        unique=False,
    )
    op.create_table(
        "screening_signature",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("screening_id", BIG_KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("finding", sa.String(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["annotator.id"], name=op.f("fk_screening_signature_by")),
        sa.ForeignKeyConstraint(["screening_id"], ["screening.id"], name=op.f("fk_screening_signature_screening_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screening_signature")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_screening_signature_screening_id"), "screening_signature", ["screening_id"], unique=False)
    op.create_table(
        "current_label",
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("annotator_id", sa.Integer(), nullable=False),
        sa.Column("subject_id", BIG_KEY, nullable=False),
        sa.Column("infant_id", BIG_KEY, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("class_key", sa.String(), nullable=True),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("skip_reason", sa.String(), nullable=True),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("event_id", BIG_KEY, nullable=True),
        sa.Column("labelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("blind", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["annotator_id"], ["annotator.id"], name=op.f("fk_current_label_annotator_id")),
        sa.ForeignKeyConstraint(["event_id"], ["label_event.id"], name=op.f("fk_current_label_event_id")),
        sa.ForeignKeyConstraint(["infant_id"], ["infant.id"], name=op.f("fk_current_label_infant_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_current_label_task_id")),
        sa.PrimaryKeyConstraint("task_id", "annotator_id", "subject_id", name=op.f("pk_current_label")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_current_label_task_id_annotator_id_state_infant_id"),
        "current_label",
        ["task_id", "annotator_id", "state", "infant_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_current_label_task_id_subject_id"), "current_label", ["task_id", "subject_id"], unique=False
    )
    rules.create_triggers(op.get_bind(), revision)
