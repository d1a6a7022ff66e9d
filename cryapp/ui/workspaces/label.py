"""The Label workspace: worklist, sound, and the pad with the record beside it. It only wires."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from cryapp.bridge.desk import Desk
from cryapp.domain.ids import RecordingId
from cryapp.domain.infant import Infant
from cryapp.domain.queue import Progress
from cryapp.ui import layout_memory
from cryapp.ui.actions import ActionSpec
from cryapp.ui.bulk_label import BulkLabel
from cryapp.ui.columns import ThreeColumns, column, layout_of, scrolled
from cryapp.ui.committing import State
from cryapp.ui.first_paint import FirstPaint
from cryapp.ui.i18n import tr
from cryapp.ui.label_actions import label_actions
from cryapp.ui.label_ahead import prepare_next
from cryapp.ui.label_beside import BesideAnswer, beside_actions
from cryapp.ui.label_facts import Facts
from cryapp.ui.label_lists import Lists
from cryapp.ui.label_reveal import LabelReveal
from cryapp.ui.label_session import LabelSession
from cryapp.ui.label_tasks import TaskDesk
from cryapp.ui.panels.first_start import FirstStart
from cryapp.ui.panels.history import HistoryPanel
from cryapp.ui.panels.infant import InfantPanel
from cryapp.ui.panels.label_pad import LabelPad
from cryapp.ui.panels.note import NotePanel
from cryapp.ui.panels.other_tasks import OtherTasks
from cryapp.ui.panels.recording_header import RecordingHeader
from cryapp.ui.panels.worklist.model import Place
from cryapp.ui.panels.worklist.panel import Worklist
from cryapp.ui.segments.desk import SegmentDesk
from cryapp.ui.theme import SPACE_PX, theme
from cryapp.ui.undo import Step, UndoStack

if TYPE_CHECKING:
    from cryapp.ui.label_sound import LabelSound
    from cryapp.ui.sound_view import SoundView

SPLITTER = "label/columns"


class LabelWorkspace(QWidget):
    title = "Label"
    actions_changed = Signal()
    """Its actions are more than before: the sound view has come."""
    refresh_wanted = Signal()
    """What can be used may have changed."""
    saved = Signal(object)
    """datetime of a commit"""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.undo = UndoStack(desk, self)
        self.session = LabelSession(desk, self.undo, self)
        self.sound: SoundView | None = None
        self.label_sound: LabelSound | None = None
        self._go_on = False
        self._is_showing = False
        self._undo_key = ""
        self.worklist = Worklist(desk)
        self.header = RecordingHeader()
        self.pad = LabelPad()
        self.infant = InfantPanel()
        self.note = NotePanel()
        self.history = HistoryPanel()
        self.segments = SegmentDesk(desk, self.session, self.undo, self.pad, self)
        self.others = OtherTasks()
        self.beside = BesideAnswer(desk, self.session, self.undo, lambda: self.worklist.walk.n_selected > 1, self)
        self.bulk = BulkLabel(desk, self.session, self.undo, self.worklist, self)
        self.lists = Lists(desk, self.worklist, self)
        self.segments.files.listed = self.lists.listed
        self.tasks = TaskDesk(desk, self.session, self)
        self.reveal = LabelReveal(desk, self)
        self.first_start = FirstStart()
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.pad.show_task(desk.task)
        self.worklist.reload()

    # -- the workspace's part -----------------------------------------------------------------------------------

    def activate(self) -> None:
        if self.sound is None:
            # Drawing sound costs 0.3 s of imports: the window is on the screen before it.
            FirstPaint(self, self._bring_sound)
        self.setFocus()

    def deactivate(self) -> None:
        self.note.flush()
        self.reveal.stop()
        self.segments.panel.flush()
        if self.sound is not None:
            self.sound.stop()
        layout_memory.remember(SPLITTER, self.columns)

    def action_specs(self) -> Sequence[ActionSpec]:
        sound = self.sound.action_specs() if self.sound is not None else ()
        return [*label_actions(self), *beside_actions(self.beside), *sound, *self.segments.action_specs()]

    def show_keys(self, key_of: Callable[[str], str]) -> None:
        """Writes the keys in force where the acts are."""
        self.pad.show_keys(key_of)
        if self.sound is not None:
            self.sound.transport.show_keys(lambda name: key_of(f"sound.{name}"))
        self.beside.pad.show_keys(key_of)
        self.others.show_key(key_of("label.next_task"))
        self.reveal.panel.show_key(key_of("label.evidence"))
        self._undo_key = key_of("label.undo")

    # -- putting together ---------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(SPACE_PX, SPACE_PX, SPACE_PX, SPACE_PX)
        body.addWidget(self._stack)
        self._middle = column(self.header)
        self._sound_place = QFrame()
        self._sound_place.setObjectName("panel")
        layout_of(self._middle).addWidget(self._sound_place, 1)
        right = column(self.pad, self.beside.pad, self.reveal.panel, self.segments.panel, self.others, self.infant)
        right_layout = layout_of(right)
        right_layout.addWidget(self.note)
        right_layout.addWidget(self.history, 1)
        px = theme().px
        self.columns = ThreeColumns(self.worklist, self._middle, scrolled(right, px(264)), (px(208), px(152)), px(264))
        self.columns.setSizes([px(312), 800, px(304)])
        layout_memory.restore(SPLITTER, self.columns)
        self._stack.addWidget(self.columns)
        self._stack.addWidget(self.first_start)

    def _bring_sound(self) -> None:
        if self.sound is not None:
            return
        from cryapp.ui.label_sound import LabelSound
        from cryapp.ui.sound_view import SoundView

        self.sound = SoundView(self._desk, self._desk.settings)
        layout_of(self._middle).replaceWidget(self._sound_place, self.sound)
        self._sound_place.deleteLater()
        self.sound.source.opened.connect(self._refresh)
        self.sound.viewport.selection_changed.connect(self._refresh)
        self.segments.attach(self.sound)
        self.label_sound = LabelSound(self._desk, self.sound, self.session, self.pad, lambda: self.segments.is_main)
        self.label_sound.refresh_wanted.connect(self._refresh)
        self.reveal.attach(self.sound)
        if self.session.facts is not None:
            self._show_sound(self.session.facts)
        self.actions_changed.emit()

    def _connect(self) -> None:
        desk, session = self._desk, self.session
        self.worklist.chosen.connect(self._leave_for)
        self.worklist.counted.connect(self._counted)
        session.shown.connect(self._show)
        session.updated.connect(self._update)
        session.state_changed.connect(self._state)
        session.label_saved.connect(self._label_saved)
        session.saved.connect(self._saved)
        session.refused.connect(self.pad.say)
        session.failed.connect(self._failed)
        self.pad.chosen.connect(self._chosen)
        self.beside.refused.connect(self.pad.say)
        self.beside.failed.connect(self._failed)
        self.beside.saved.connect(self._saved)
        self.beside.task_changed.connect(self.actions_changed)
        self.segments.refresh_wanted.connect(self._refresh)
        self.reveal.changed.connect(self._refresh)
        self.segments.actions_changed.connect(self.actions_changed)
        self.segments.finished.connect(self.worklist.go_to_next_waiting)
        self.pad.confirmed.connect(self.confirm)
        self.pad.skipped.connect(self._skip_for)
        self.pad.flag_pressed.connect(self.toggle_flag)
        self.others.task_chosen.connect(desk.set_task)
        self.bulk.refused.connect(self.pad.say)
        self.bulk.answered.connect(self.setFocus)
        self.bulk.saved.connect(self._saved)
        self.note.written.connect(session.save_note)
        self.infant.edit_pressed.connect(self._edit_infant)
        self.infant.page_pressed.connect(desk.infant_wanted)
        self.undo.changed.connect(self._refresh)
        self.undo.gone_back.connect(self._gone_back)
        self.first_start.open_pressed.connect(lambda: desk.wished.emit("window.open_files"))
        self.first_start.examples_pressed.connect(lambda: desk.wished.emit("window.examples"))
        desk.bus.activity.connect(lambda doing: self.first_start.show_doing(f"{doing.text}…", doing.fraction))
        desk.bus.activity_ended.connect(lambda _id: self.first_start.show_doing("", None))
        desk.task_changed.connect(self._task_changed)
        desk.annotator_changed.connect(self._annotator_changed)

    # -- what is shown ------------------------------------------------------------------------------------------

    def _leave_for(self, place: Place | None) -> None:
        self.note.flush()
        if place is None:
            self.session.show(None)
        else:
            self.session.show(place.recording_id, place.item_id)

    def _show(self, facts: Facts | None) -> None:
        self._is_showing = True  # a dozen parts say that what can be used may have changed: asked once, at the end
        self.undo.look_at(facts.recording.id if facts else None)
        self.header.show_recording(facts.recording if facts else None)
        if facts is not None:
            self._show_sound(facts)
        elif self.sound is not None:
            self.sound.show_recording(None)
        self._update(facts)
        self.segments.show(facts.recording if facts else None)
        self._is_showing = False
        self.refresh_wanted.emit()
        prepare_next(self.session, self.worklist, self.sound)

    def _show_sound(self, facts: Facts) -> None:
        if self.sound is not None:
            self.sound.show_recording(facts.recording)
            self.sound.set_revealed(facts.prediction)

    def _refresh(self) -> None:
        if not self._is_showing:
            self.refresh_wanted.emit()

    def _update(self, facts: Facts | None) -> None:
        label_first = bool(self._desk.settings["label.label_first"])
        current = facts.label if facts else None
        self.pad.show_label(current, facts.prediction if facts else None, label_first)
        self.segments.update(facts)
        named = facts is None or facts.item is None
        self.infant.show_infant(facts.infant if facts else None, facts.recording if facts else None, named)
        self.beside.update(facts)
        self.others.show_answers(self._desk.task, facts.others if facts else (), self.beside.task)
        self.reveal.update(facts)
        self.note.show_note(facts.recording if facts else None, current.note if current else "")
        undo_key = self._undo_key if self.undo.next_undo else ""
        self.history.show_history(facts.history if facts else (), undo_key)
        if self.sound is not None and facts is not None:
            self.sound.set_revealed(facts.prediction)
        if self.label_sound is not None and facts is not None:
            self.label_sound.show_answer(facts)
        self._refresh()

    def _counted(self, progress: Progress) -> None:
        self._stack.setCurrentWidget(self.columns if progress.recordings else self.first_start)

    def _state(self, state: State) -> None:
        self.pad.set_ready(state is State.READY)
        self._refresh()

    def _failed(self, sentence: str) -> None:
        self._go_on = False
        self.pad.say(sentence, danger=True)

    # -- what is pressed ----------------------------------------------------------------------------------------

    def open_recording(self, recording_id: RecordingId) -> None:
        """Goes to a recording that was met elsewhere; it need not be in the list."""
        self.worklist.go_to(recording_id)

    def take_segment_files(self, paths: Sequence[Path]) -> None:
        """Label files of other programs, dropped on the window."""
        self.segments.offer_files(paths)

    def press_digit(self, digit: str) -> None:
        if not self.segments.press_digit(digit):
            self.pad.press_digit(digit)

    def repeat_last(self) -> None:
        """The last answer again, for this recording or for all that are selected."""
        given = self.session.last_given
        if given is not None:
            self._chosen(*given)

    def toggle_flag(self) -> None:
        if not self.bulk.flag():
            self.session.toggle_flag()

    def _chosen(self, class_key: str, payload: Mapping[str, Any]) -> None:
        if not self.bulk.label(class_key, payload) and not self.segments.answer(class_key):
            self.session.choose(class_key, payload)

    def _skip_for(self, reason: str) -> None:
        if not self.bulk.skip(reason):
            self.session.skip(reason)

    def confirm(self) -> None:
        """Enter: on to the next recording that waits for an answer."""
        if self.bulk.is_asking:
            self.bulk.confirm()
            return
        facts, session = self.session.facts, self.session
        session.forget_echo()
        if session.state is State.COMMITTING:
            self._go_on = True  # pressed while the label is being written: goes on right after
            return
        if facts is None:
            self.worklist.go_to_next_waiting()
        elif self.segments.is_main:
            self.note.flush()
            self._go_on = True
            self.segments.confirm()
        elif facts.label is None:
            self._desk.wished.emit("window.sign_in")
        elif facts.label.class_key is None and facts.label.skip_reason is None:
            self.pad.say(tr("Answer first: press a number, 0 for “I don't know”, or S to skip. N goes on without."))
        else:
            self.note.flush()
            self.worklist.go_to_next_waiting()

    def skip(self) -> None:
        self.pad.ask_skip_reason()

    def write_note(self) -> None:
        self.note.field.setFocus()

    def search(self) -> None:
        self.worklist.search.setFocus()
        self.worklist.search.selectAll()

    @property
    def answers(self) -> dict[str, str]:
        """Digit → what it answers in the present task."""
        task = self._desk.task
        return {c.shortcut: tr(c.name) for c in task.classes} | {"0": tr("I don't know")} if task else {}

    @property
    def can_act(self) -> bool:
        return self.session.can_act

    def why_not_now(self) -> str:
        """What acts on a recording wait for; the command palette says it."""
        if not self.has_recording:
            return tr("choose a recording first")
        return "" if self._desk.annotator is not None else tr("sign in first")

    @property
    def has_recording(self) -> bool:
        return self.session.facts is not None

    def _label_saved(self, _facts: object) -> None:
        skipped_or_go_on = self._go_on or bool(self._desk.settings["label.go_on"])
        self._go_on = False
        if skipped_or_go_on:
            self.worklist.go_to_next_waiting()

    def _saved(self, at: datetime) -> None:
        self.saved.emit(at)
        self._desk.saved.emit(at)

    def _gone_back(self, step: Step) -> None:
        """Undo shows what it undid."""
        if step.task is not None and self._desk.task is not None and step.task.id != self._desk.task.id:
            self._desk.set_task(step.task)
        if step.recording_id is not None:
            self.worklist.go_to(step.recording_id, step.item_id)
        self.session.reload()

    def _edit_infant(self, infant: Infant) -> None:
        from cryapp.ui.dialogs.infant_record import InfantDialog

        dialog = InfantDialog(infant, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.changed.connect(self.session.save_infant)
        dialog.open()

    # -- who and what -------------------------------------------------------------------------------------------

    def _task_changed(self, _task: object) -> None:
        self.note.flush()
        self.pad.show_task(self._desk.task)
        self.actions_changed.emit()
        self.segments.task_changed()
        self.session.forget()
        self.session.reload()

    def _annotator_changed(self, _annotator: object) -> None:
        self.undo.clear()
        self.segments.reader_changed()
        self.session.forget()
        self.session.reload()
        self.refresh_wanted.emit()
