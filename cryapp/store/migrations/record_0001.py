"""Tables of the first layout that hold the record: infants, recordings, tasks and readers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

BIG_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def create_record() -> None:
    op.create_table(
        "annotator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annotator")),
        sa.UniqueConstraint("code_key", name=op.f("uq_annotator_code_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "chain_head",
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("last_id", BIG_KEY, nullable=False),
        sa.Column("last_hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("chain", name=op.f("pk_chain_head")),
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "site",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
        sa.UniqueConstraint("name", name=op.f("uq_site_name")),
    )
    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sa.UniqueConstraint("key", name=op.f("uq_task_key")),
    )
    op.create_table(
        "import_refusal",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["annotator.id"], name=op.f("fk_import_refusal_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_refusal")),
    )
    op.create_table(
        "infant",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("sort_code", sa.String(), nullable=False),
        sa.Column("bucket", sa.Integer(), nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=True),
        sa.Column("sex", sa.String(), nullable=False),
        sa.Column("gestation_days", sa.Integer(), nullable=True),
        sa.Column("birth_weight_g", sa.Integer(), nullable=True),
        sa.Column("apgar_1", sa.Integer(), nullable=True),
        sa.Column("apgar_5", sa.Integer(), nullable=True),
        sa.Column("apgar_10", sa.Integer(), nullable=True),
        sa.Column("cord_ph", sa.Double(), nullable=True),
        sa.Column("base_deficit", sa.Double(), nullable=True),
        sa.Column("resuscitation", sa.String(), nullable=True),
        sa.Column("cooling", sa.String(), nullable=True),
        sa.Column("born_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("age_group", sa.String(), nullable=True),
        sa.Column("synthetic", sa.Boolean(), nullable=False),
        sa.Column("identified", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_infant_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_infant")),
        sa.UniqueConstraint("code_key", name=op.f("uq_infant_code_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_infant_sort_code_id"), "infant", ["sort_code", "id"], unique=False)
    op.create_table(
        "task_schema",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shipped_version", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("trains", sa.Boolean(), nullable=False),
        sa.Column("guide", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_task_schema_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_schema")),
        sa.UniqueConstraint("task_id", "version", name=op.f("uq_task_schema_task_id_version")),
    )
    op.create_table(
        "encounter",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("infant_id", BIG_KEY, nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hours_since_birth", sa.Double(), nullable=True),
        sa.Column("age_group", sa.String(), nullable=True),
        sa.Column("cooling", sa.String(), nullable=True),
        sa.Column("stimulus", sa.String(), nullable=True),
        sa.Column("device", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["infant_id"], ["infant.id"], name=op.f("fk_encounter_infant_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_encounter_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_encounter")),
    )
    op.create_index(op.f("ix_encounter_infant_id"), "encounter", ["infant_id"], unique=False)
    op.create_table(
        "label_class",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("schema_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("shortcut", sa.String(), nullable=False),
        sa.Column("color", sa.String(), nullable=False),
        sa.Column("shape", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("guide", sa.Text(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["schema_id"], ["task_schema.id"], name=op.f("fk_label_class_schema_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label_class")),
        sa.UniqueConstraint("schema_id", "key", name=op.f("uq_label_class_schema_id_key")),
    )
    op.create_table(
        "recording",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("infant_id", BIG_KEY, nullable=False),
        sa.Column("encounter_id", BIG_KEY, nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("vault_key", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("original_path", sa.Text(), nullable=False),
        sa.Column("codec", sa.String(), nullable=False),
        sa.Column("sample_rate_hz", sa.Integer(), nullable=False),
        sa.Column("channels", sa.Integer(), nullable=False),
        sa.Column("duration_s", sa.Double(), nullable=False),
        sa.Column("peak_db", sa.Double(), nullable=False),
        sa.Column("level_db", sa.Double(), nullable=False),
        sa.Column("snr_db", sa.Double(), nullable=False),
        sa.Column("clipped_fraction", sa.Double(), nullable=False),
        sa.Column("activity_s", sa.Double(), nullable=False),
        sa.Column("bandwidth_hz", sa.Double(), nullable=False),
        sa.Column("quality_flags", sa.JSON(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("synthetic", sa.Boolean(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["encounter_id"], ["encounter.id"], name=op.f("fk_recording_encounter_id")),
        sa.ForeignKeyConstraint(["infant_id"], ["infant.id"], name=op.f("fk_recording_infant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recording")),
        sa.UniqueConstraint("infant_id", "number", name=op.f("uq_recording_infant_id_number")),
        sa.UniqueConstraint("sha256", name=op.f("uq_recording_sha256")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_recording_duration_s_id"), "recording", ["duration_s", "id"], unique=False)
    op.create_index(op.f("ix_recording_file_name_id"), "recording", ["file_name", "id"], unique=False)
    op.create_index(op.f("ix_recording_id"), "recording", ["id"], unique=False)
    op.create_index(op.f("ix_recording_recorded_at_id"), "recording", ["recorded_at", "id"], unique=False)
    op.create_table(
        "recording_name",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("recording_id", BIG_KEY, nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("original_path", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["recording_id"], ["recording.id"], name=op.f("fk_recording_name_recording_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recording_name")),
        sa.UniqueConstraint("recording_id", "original_path", name=op.f("uq_recording_name_recording_id_original_path")),
    )
    op.create_index(op.f("ix_recording_name_file_name"), "recording_name", ["file_name"], unique=False)
    op.create_table(
        "segment",
        sa.Column("id", BIG_KEY, nullable=False),
        sa.Column("recording_id", BIG_KEY, nullable=False),
        sa.Column("start_s", sa.Double(), nullable=False),
        sa.Column("end_s", sa.Double(), nullable=False),
        sa.Column("low_hz", sa.Double(), nullable=True),
        sa.Column("high_hz", sa.Double(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["annotator.id"], name=op.f("fk_segment_created_by")),
        sa.ForeignKeyConstraint(["recording_id"], ["recording.id"], name=op.f("fk_segment_recording_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_segment")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_segment_recording_id_start_s"), "segment", ["recording_id", "start_s"], unique=False)
