"""Tables of the reading desk: segments and their history, who reads what, adjudication, saved views, embeddings.

``segment_event`` and label checks are append-only (``cryapp.store.rules``); ``segment`` is a projection of
``segment_event`` and can be rebuilt at any time. Annotations are no texts here, as in :mod:`cryapp.store.tables`.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cryapp.store.tables import NEVER_REUSED, BigKey
from cryapp.store.types import Base, utc_now


class SegmentRow(Base):
    """One reader's segment as it is now; one that was deleted or rejected stays with ``alive`` false."""

    __tablename__ = "segment"
    __table_args__ = (
        Index(None, "recording_id", "task_id", "annotator_id", "start_s"),
        Index(None, "task_id", "annotator_id", "infant_id"),
        NEVER_REUSED,
    )
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    recording_id: Mapped[int] = mapped_column(ForeignKey("recording.id"))
    infant_id: Mapped[int] = mapped_column(ForeignKey("infant.id"))
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"))
    annotator_id: Mapped[int] = mapped_column(ForeignKey("annotator.id"))
    alive: Mapped[bool]
    start_s: Mapped[float]
    end_s: Mapped[float]
    low_hz: Mapped[float | None]
    high_hz: Mapped[float | None]
    classes: Mapped[list[Any]]
    uncertain: Mapped[bool]
    note: Mapped[str] = mapped_column(Text)
    origin: Mapped[str]
    proposed: Mapped[dict[str, Any] | None]
    event_id: Mapped[int] = mapped_column(BigKey)
    """The event that made it what it is."""


class SegmentEventRow(Base):
    """The history of segments, hash-chained. ``state`` is the whole segment after the event, None where it is gone."""

    __tablename__ = "segment_event"
    __table_args__ = (
        Index(None, "segment_id"),
        Index(None, "recording_id", "task_id", "annotator_id"),
        Index(None, "batch"),
        NEVER_REUSED,
    )
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    at: Mapped[datetime]
    kind: Mapped[str]
    batch: Mapped[int] = mapped_column(BigKey)
    """Id of the first event of the act this belongs to; undo takes back a batch."""
    segment_id: Mapped[int] = mapped_column(BigKey)
    recording_id: Mapped[int] = mapped_column(ForeignKey("recording.id"))
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"))
    schema_version: Mapped[int]
    annotator_id: Mapped[int] = mapped_column(ForeignKey("annotator.id"))
    state: Mapped[dict[str, Any] | None]
    origin: Mapped[str]
    proposed: Mapped[dict[str, Any] | None]
    shown: Mapped[dict[str, Any]]
    elapsed_ms: Mapped[int | None]
    app_version: Mapped[str]
    source: Mapped[str]
    reverts_batch: Mapped[int | None] = mapped_column(BigKey)
    previous_hash: Mapped[str]
    hash: Mapped[str]


class ReadingSetRow(Base):
    """A set of recordings dealt out to readers: who reads what, in which order, what is read twice."""

    __tablename__ = "reading_set"
    __table_args__ = NEVER_REUSED
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"))
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("annotator.id"))
    seed: Mapped[int]
    settings: Mapped[dict[str, Any]]
    """Shares read twice and silently repeated, the mix of reasons, readers."""
    closed: Mapped[bool] = mapped_column(default=False)


class ReadingItemRow(Base):
    """One recording for one reader. ``round``: ``first``, ``second`` (another reader has it too) or ``repeat``
    (the reader had it before and is not told).
    """

    __tablename__ = "reading_item"
    __table_args__ = (
        UniqueConstraint("set_id", "annotator_id", "position"),
        Index(None, "annotator_id", "set_id"),
        Index(None, "recording_id"),
    )
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    set_id: Mapped[int] = mapped_column(ForeignKey("reading_set.id"))
    annotator_id: Mapped[int] = mapped_column(ForeignKey("annotator.id"))
    position: Mapped[int]
    recording_id: Mapped[int] = mapped_column(ForeignKey("recording.id"))
    round: Mapped[str]
    why: Mapped[str]
    """Why it is in the set, as the worklist says it: ``uncertain``, ``random control``, …"""


class AdjudicationRow(Base):
    """The label that holds where readers disagreed; a projection of label events of kind ``adjudicate``."""

    __tablename__ = "adjudication"
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), primary_key=True)
    subject_id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    infant_id: Mapped[int] = mapped_column(ForeignKey("infant.id"))
    class_key: Mapped[str | None]
    payload: Mapped[dict[str, Any]]
    annotator_id: Mapped[int] = mapped_column(ForeignKey("annotator.id"))
    event_id: Mapped[int] = mapped_column(ForeignKey("label_event.id"))
    at: Mapped[datetime]


class SavedViewRow(Base):
    """A filter, order and columns of the worklist under a name; of one reader, or of everybody."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("annotator_id", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    annotator_id: Mapped[int | None] = mapped_column(ForeignKey("annotator.id"))
    name: Mapped[str]
    content: Mapped[dict[str, Any]]
    created_at: Mapped[datetime] = mapped_column(default=utc_now)


class RecordingAgeRow(Base):
    """Hours since birth of a recording, where they are known. Kept by triggers (``cryapp.store.ages``); nobody else
    writes it.
    """

    __tablename__ = "recording_age"
    __table_args__ = (Index(None, "hours", "recording_id"),)
    recording_id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    hours: Mapped[float]


class NoteTextRow(Base):
    """A reader's present note, where there is one: what ``note_search`` indexes. Kept by triggers of ``current_label``
    (``cryapp.store.note_index``); nobody else writes it.
    """

    __tablename__ = "note_text"
    __table_args__ = (UniqueConstraint("task_id", "annotator_id", "subject_id"),)
    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    task_id: Mapped[int]
    annotator_id: Mapped[int]
    subject_id: Mapped[int] = mapped_column(BigInteger)
    text: Mapped[str] = mapped_column(Text)


class EmbeddingRow(Base):
    """Where a model places a recording: little-endian float16, for the map, diverse batches and similar recordings."""

    __tablename__ = "embedding"
    model_id: Mapped[str] = mapped_column(ForeignKey("model_version.id"), primary_key=True)
    recording_id: Mapped[int] = mapped_column(ForeignKey("recording.id"), primary_key=True)
    vector: Mapped[bytes] = mapped_column(LargeBinary)


class LabelCheckRow(Base):
    """One cross-validation of a task's labels: which data, which program, which seed, what it is worth."""

    __tablename__ = "label_check"
    __table_args__ = NEVER_REUSED
    id: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[datetime]
    made_by: Mapped[int | None] = mapped_column(ForeignKey("annotator.id"))
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), index=True)
    schema_version: Mapped[int]
    run_id: Mapped[str]
    method: Mapped[str]
    encoder_id: Mapped[str | None]
    folds: Mapped[int]
    seed: Mapped[int] = mapped_column(BigInteger)
    data_hash: Mapped[str]
    app_version: Mapped[str]
    code_version: Mapped[str]
    classes: Mapped[list[Any]]
    n_infants: Mapped[int]
    n_heard: Mapped[int]
    n_together: Mapped[int]
    auc: Mapped[dict[str, Any] | None]


class LabelCheckAnswerRow(Base):
    """What a model that never met the recording's infant said of it; ``class_key`` is the label it had then."""

    __tablename__ = "label_check_answer"
    check_id: Mapped[int] = mapped_column(ForeignKey("label_check.id"), primary_key=True)
    recording_id: Mapped[int] = mapped_column(ForeignKey("recording.id"), primary_key=True)
    fold: Mapped[int]
    class_key: Mapped[str]
    probabilities: Mapped[dict[str, Any]]
