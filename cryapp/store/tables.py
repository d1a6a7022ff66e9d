"""The tables. One class a table; what leaves the store are the frozen values of ``cryapp.domain``.

``label_event``, ``audit_event``, ``promotion``, ``screening`` and ``screening_signature`` are append-only (triggers in
``cryapp.store.rules``); ``current_label`` is a projection of ``label_event`` and can be rebuilt at any time.

The annotations are no texts here (no ``from __future__ import annotations``): SQLAlchemy reads all 285 of them at every
start, and evaluating texts takes it a sixth longer.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, LargeBinary, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from cryapp.store.types import Base, utc_now

# SQLite numbers rows itself only for INTEGER keys; other databases get 64 bits.
BigKey = BigInteger().with_variant(Integer, "sqlite")
# Without AUTOINCREMENT SQLite gives a removed row's number to the next one; a history must not.
NEVER_REUSED = {"sqlite_autoincrement": True}


class MetaRow(Base):
    """Facts about the store itself: its identity, the locked share, the shipped label files it has taken in."""

    __tablename__ = "meta"
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class ChainHeadRow(Base):
    """The last link of each hash chain: a history that was cut short at its end is noticed."""

    __tablename__ = "chain_head"
    chain: Mapped[str] = mapped_column(primary_key=True)
    last_id: Mapped[int] = mapped_column(BigKey)
    last_hash: Mapped[str]


class SiteRow(Base):
    __tablename__ = "site"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)


class InfantRow(Base):
    __tablename__ = "infant"
    __table_args__ = (Index(None, "sort_code", "id"), NEVER_REUSED)
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    code: Mapped[str]
    code_key: Mapped[str] = mapped_column(unique=True)
    """The code as it is compared: stripped, case folded."""
    sort_code: Mapped[str]
    """The code as it is sorted: numbers padded, so that I-2 stands before I-10."""
    bucket: Mapped[int]
    locked: Mapped[bool]
    site_id: Mapped[int | None] = mapped_column(ForeignKey("site.id"))
    sex: Mapped[str] = mapped_column(default="u")
    gestation_days: Mapped[int | None]
    birth_weight_g: Mapped[int | None]
    apgar_1: Mapped[int | None]
    apgar_5: Mapped[int | None]
    apgar_10: Mapped[int | None]
    cord_ph: Mapped[float | None]
    base_deficit: Mapped[float | None]
    resuscitation: Mapped[str | None]
    cooling: Mapped[str | None]
    born_at: Mapped[datetime | None]
    age_group: Mapped[str | None]
    synthetic: Mapped[bool] = mapped_column(default=False)
    identified: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)


class EncounterRow(Base):
    """One occasion on which an infant was recorded: the record beside the sound."""

    __tablename__ = "encounter"
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    infant_id: Mapped[int] = mapped_column(ForeignKey("infant.id"), index=True)
    site_id: Mapped[int | None] = mapped_column(ForeignKey("site.id"))
    recorded_at: Mapped[datetime | None]
    hours_since_birth: Mapped[float | None]
    """As given; where it is missing it follows from the infant's time of birth."""
    age_group: Mapped[str | None]
    cooling: Mapped[str | None]
    stimulus: Mapped[str | None]
    device: Mapped[str | None]
    place: Mapped[str | None]


class RecordingRow(Base):
    __tablename__ = "recording"
    __table_args__ = (
        UniqueConstraint("infant_id", "number"),
        Index(None, "id"),  # the ids alone: ten bytes a row to walk instead of the whole row
        Index(None, "duration_s", "id"),
        Index(None, "recorded_at", "id"),
        Index(None, "file_name", "id"),
        NEVER_REUSED,
    )
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    infant_id: Mapped[int] = mapped_column(ForeignKey("infant.id"))
    encounter_id: Mapped[int | None] = mapped_column(ForeignKey("encounter.id"))
    number: Mapped[int]
    sha256: Mapped[str] = mapped_column(unique=True)
    vault_key: Mapped[str]
    file_name: Mapped[str]
    original_path: Mapped[str] = mapped_column(Text)
    codec: Mapped[str]
    sample_rate_hz: Mapped[int]
    channels: Mapped[int]
    duration_s: Mapped[float]
    peak_db: Mapped[float]
    level_db: Mapped[float]
    snr_db: Mapped[float]
    clipped_fraction: Mapped[float]
    activity_s: Mapped[float]
    bandwidth_hz: Mapped[float]
    quality_flags: Mapped[list[Any]]
    recorded_at: Mapped[datetime | None]
    synthetic: Mapped[bool]
    imported_at: Mapped[datetime] = mapped_column(default=utc_now)


class RecordingNameRow(Base):
    """Another name and place under which the same content was met: tables may call a recording by any of them."""

    __tablename__ = "recording_name"
    __table_args__ = (UniqueConstraint("recording_id", "original_path"), Index(None, "file_name"))
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    recording_id: Mapped[int] = mapped_column(ForeignKey("recording.id"))
    file_name: Mapped[str]
    original_path: Mapped[str] = mapped_column(Text)
    seen_at: Mapped[datetime] = mapped_column(default=utc_now)


class TaskRow(Base):
    __tablename__ = "task"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int]


class TaskSchemaRow(Base):
    """One version of a task. Versions are added, never changed: a label keeps the version it was made with."""

    __tablename__ = "task_schema"
    __table_args__ = (UniqueConstraint("task_id", "version"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"))
    version: Mapped[int]
    shipped_version: Mapped[int | None]
    """Version of the shipped file it came from; None if it was edited here."""
    name: Mapped[str]
    question: Mapped[str]
    unit: Mapped[str]
    trains: Mapped[bool]
    guide: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)


class LabelClassRow(Base):
    __tablename__ = "label_class"
    __table_args__ = (UniqueConstraint("schema_id", "key"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    schema_id: Mapped[int] = mapped_column(ForeignKey("task_schema.id"))
    position: Mapped[int]
    key: Mapped[str]
    name: Mapped[str]
    shortcut: Mapped[str]
    color: Mapped[str]
    shape: Mapped[str]
    role: Mapped[str]
    guide: Mapped[str] = mapped_column(Text)
    details: Mapped[list[Any]]
    examples: Mapped[list[Any]] = mapped_column(default=list)
    """Content hashes of recordings that show what is meant."""


class AnnotatorRow(Base):
    __tablename__ = "annotator"
    __table_args__ = NEVER_REUSED
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    code_key: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)


class LabelEventRow(Base):
    __tablename__ = "label_event"
    __table_args__ = (Index(None, "task_id", "annotator_id", "subject_id"), Index(None, "recording_id"), NEVER_REUSED)
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    at: Mapped[datetime]
    kind: Mapped[str]
    recording_id: Mapped[int] = mapped_column(ForeignKey("recording.id"))
    segment_id: Mapped[int | None] = mapped_column(ForeignKey("segment.id"))
    subject_id: Mapped[int] = mapped_column(BigKey)
    """What the answer is about: a recording, an infant or a segment, as the task's unit says."""
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"))
    schema_version: Mapped[int]
    annotator_id: Mapped[int] = mapped_column(ForeignKey("annotator.id"))
    class_key: Mapped[str | None]
    payload: Mapped[dict[str, Any]]
    shown: Mapped[dict[str, Any]]
    elapsed_ms: Mapped[int | None]
    app_version: Mapped[str]
    source: Mapped[str]
    reverts_id: Mapped[int | None] = mapped_column(ForeignKey("label_event.id"))
    previous_hash: Mapped[str]
    hash: Mapped[str]


class CurrentLabelRow(Base):
    __tablename__ = "current_label"
    __table_args__ = (
        Index(None, "task_id", "annotator_id", "state", "infant_id"),
        Index(None, "task_id", "subject_id"),
        {"sqlite_with_rowid": False},
    )
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), primary_key=True)
    annotator_id: Mapped[int] = mapped_column(ForeignKey("annotator.id"), primary_key=True)
    subject_id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    infant_id: Mapped[int] = mapped_column(ForeignKey("infant.id"))
    state: Mapped[str]
    class_key: Mapped[str | None]
    payload: Mapped[dict[str, Any]]
    skip_reason: Mapped[str | None]
    flagged: Mapped[bool]
    note: Mapped[str] = mapped_column(Text)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("label_event.id"))
    labelled_at: Mapped[datetime | None]
    blind: Mapped[bool]


class PredictionRow(Base):
    __tablename__ = "prediction"
    __table_args__ = (
        UniqueConstraint("model_id", "recording_id"),
        Index(None, "model_id", "uncertainty", "recording_id"),
    )
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    recording_id: Mapped[int] = mapped_column(ForeignKey("recording.id"), index=True)
    model_id: Mapped[str] = mapped_column(ForeignKey("model_version.id"))
    probabilities: Mapped[dict[str, Any]]
    positive_key: Mapped[str | None]
    positive_probability: Mapped[float | None]
    uncertainty: Mapped[float]
    frame_hop_s: Mapped[float]
    frame_probabilities: Mapped[bytes] = mapped_column(LargeBinary)
    """Unsigned 16-bit little-endian, 65535 = certain."""
    novelty: Mapped[float | None]
    precision: Mapped[str | None]
    made_at: Mapped[datetime]


class TrainingRunRow(Base):
    __tablename__ = "training_run"
    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    task_key: Mapped[str | None]
    state: Mapped[str]
    folder: Mapped[str] = mapped_column(Text)
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    started_by: Mapped[int | None] = mapped_column(ForeignKey("annotator.id"))
    model_id: Mapped[str | None]
    config: Mapped[dict[str, Any]]
    message: Mapped[str] = mapped_column(Text, default="")


class ModelVersionRow(Base):
    __tablename__ = "model_version"
    __table_args__ = (
        # One model in use a task, whatever a program gets wrong.
        Index(
            "uq_model_version_in_use",
            "task_key",
            unique=True,
            # On other databases the migration says the same; here it would load their dialects at every start (0.05 s).
            sqlite_where=text("status = 'in_use'"),
        ),
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    task_key: Mapped[str | None]
    status: Mapped[str]
    package_dir: Mapped[str] = mapped_column(Text)
    card_sha256: Mapped[str]
    parent_id: Mapped[str | None]
    run_id: Mapped[str | None]
    made_at: Mapped[datetime]
    promoted_at: Mapped[datetime | None]
    promoted_by: Mapped[int | None] = mapped_column(ForeignKey("annotator.id"))
    reason: Mapped[str | None] = mapped_column(Text)
    evidence: Mapped[dict[str, Any]]
    card: Mapped[dict[str, Any]]


class PromotionRow(Base):
    """Every change of the model in use: ``promote``, ``roll_back``, ``reject``."""

    __tablename__ = "promotion"
    __table_args__ = NEVER_REUSED
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    action: Mapped[str]
    task_key: Mapped[str | None]
    model_id: Mapped[str] = mapped_column(ForeignKey("model_version.id"))
    previous_id: Mapped[str | None] = mapped_column(ForeignKey("model_version.id"))
    by: Mapped[int] = mapped_column(ForeignKey("annotator.id"))
    reason: Mapped[str] = mapped_column(Text)


class ScreeningRow(Base):
    __tablename__ = "screening"
    __table_args__ = NEVER_REUSED
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    made_at: Mapped[datetime]
    made_by: Mapped[int] = mapped_column(ForeignKey("annotator.id"))
    infant_id: Mapped[int] = mapped_column(ForeignKey("infant.id"), index=True)
    recording_id: Mapped[int] = mapped_column(ForeignKey("recording.id"))
    task_key: Mapped[str]
    outcome: Mapped[str]
    headline: Mapped[str] = mapped_column(Text)
    explanation: Mapped[str] = mapped_column(Text)
    quality: Mapped[dict[str, Any]]
    checks: Mapped[list[Any]]
    prediction: Mapped[dict[str, Any] | None]
    model_id: Mapped[str | None] = mapped_column(ForeignKey("model_version.id"))
    model_card_sha256: Mapped[str | None]
    threshold: Mapped[float | None]
    facts: Mapped[dict[str, Any]]


class ScreeningSignatureRow(Base):
    __tablename__ = "screening_signature"
    __table_args__ = NEVER_REUSED
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    screening_id: Mapped[int] = mapped_column(ForeignKey("screening.id"), index=True)
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("annotator.id"))
    finding: Mapped[str]
    remarks: Mapped[str] = mapped_column(Text)


class AuditEventRow(Base):
    """Who did what to what, before and after, and why; in the same transaction as the deed."""

    __tablename__ = "audit_event"
    __table_args__ = (Index(None, "subject_type", "subject_id"), NEVER_REUSED)
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("annotator.id"))
    action: Mapped[str]
    subject_type: Mapped[str]
    subject_id: Mapped[str]
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]
    reason: Mapped[str] = mapped_column(Text)
    app_version: Mapped[str]
    previous_hash: Mapped[str]
    hash: Mapped[str]


class ImportRefusalRow(Base):
    """Quarantine: a file that could not be taken in, and why."""

    __tablename__ = "import_refusal"
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    at: Mapped[datetime]
    path: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    by: Mapped[int | None] = mapped_column(ForeignKey("annotator.id"))
