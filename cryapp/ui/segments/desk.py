"""Segments at the Label workspace: puts the session, the pointer, the list, the pad and the keys together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from cryapp.bridge.bus import Level
from cryapp.bridge.desk import Desk
from cryapp.domain.annotation import LabelState
from cryapp.domain.changes import Changes
from cryapp.domain.recording import Recording
from cryapp.domain.task import DONT_KNOW, Task, Unit
from cryapp.services import tasks
from cryapp.ui.actions import ActionSpec
from cryapp.ui.i18n import tr
from cryapp.ui.label_facts import Facts
from cryapp.ui.label_session import LabelSession
from cryapp.ui.panels.label_pad import LabelPad
from cryapp.ui.panels.segment_panel import SegmentPanel
from cryapp.ui.segments.acts import segment_actions
from cryapp.ui.segments.files import SegmentFiles
from cryapp.ui.segments.session import SegmentSession, segment_tasks
from cryapp.ui.segments.suggestions import Suggestions
from cryapp.ui.segments.words import chosen_words, counted_words
from cryapp.ui.task_words import in_words
from cryapp.ui.undo import UndoStack

if TYPE_CHECKING:
    from cryapp.ui.segments.hand import SegmentHand
    from cryapp.ui.segments.layer import SegmentLayer
    from cryapp.ui.segments.verbs import SegmentVerbs
    from cryapp.ui.sound_view import SoundView


class SegmentDesk(QObject):
    actions_changed = Signal()
    refresh_wanted = Signal()
    finished = Signal()
    """All segments of the recording were said to be marked: the next one may come."""

    def __init__(
        self, desk: Desk, labels: LabelSession, undo: UndoStack, pad: LabelPad, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._labels, self._pad = desk, labels, pad
        self.session = SegmentSession(desk, undo, self)
        self.session.shown = labels.shown_of
        self.suggestions = Suggestions(desk, self.session, self)
        self.panel = SegmentPanel(self.session)
        self.verbs: SegmentVerbs | None = None
        self.hand: SegmentHand | None = None
        self.layer: SegmentLayer | None = None
        self._sound: SoundView | None = None
        self.files = SegmentFiles(desk, self.session, undo, lambda: self.task, self.panel)
        self._tasks: list[Task] = []
        self._wants_layer = bool(desk.settings["segments.layer"])
        self._warned_of: tuple[object, ...] = ()
        self._syncing = False
        self._connect()
        self._ask_tasks()

    def _connect(self) -> None:
        session, panel, suggestions = self.session, self.panel, self.suggestions
        session.chosen_changed.connect(self._chosen_changed)
        session.changed.connect(self._repaint)
        session.read_again.connect(self._read_again)
        session.refused.connect(self._pad.say)
        session.failed.connect(lambda sentence: self._pad.say(sentence, danger=True))
        session.saved.connect(self._desk.saved)
        suggestions.failed.connect(lambda sentence: self._desk.bus.say(sentence, Level.WARNING))
        suggestions.changed.connect(self._show_suggestions)
        panel.propose_pressed.connect(suggestions.set_wanted)
        panel.sensitivity_moved.connect(suggestions.set_sensitivity)
        panel.snap_pressed.connect(self.set_snap)
        panel.gone_to.connect(self._go_to)
        self._desk.bus.changed.connect(self._changed)

    # -- the sound comes ----------------------------------------------------------------------------------------

    def attach(self, sound: SoundView) -> None:
        """Once the sound view is there: draws on it, and takes its left button where segments are marked."""
        from cryapp.ui.segments.hand import SegmentHand
        from cryapp.ui.segments.layer import SegmentLayer
        from cryapp.ui.segments.verbs import SegmentVerbs

        self._sound = sound
        view = sound.viewport
        self.verbs = SegmentVerbs(self._desk, self.session, view, lambda: sound.source.sound)
        self.layer = SegmentLayer(self.session)
        self.hand = SegmentHand(self.session, self.verbs, self.layer, view, lambda: self.can_mark, self._repaint)
        for panel in (sound.waveform, sound.spectrogram):
            panel.overlays.append(self.layer)
            panel.tool = self.hand
        sound.overview.overlays.append(self.layer)
        sound.menu_parts.append(self._fill_menu)
        view.selection_changed.connect(self._selection_changed)
        view.clear_asked.connect(self._clear_asked)
        view.view_changed.connect(self._show_suggestions)
        self.panel.note_written.connect(self.verbs.note)
        self.panel.accept_pressed.connect(self.verbs.accept_in_view)
        self._show_suggestions()
        self.actions_changed.emit()

    def action_specs(self) -> Sequence[ActionSpec]:
        return segment_actions(self)

    # -- task and recording -------------------------------------------------------------------------------------

    @property
    def is_main(self) -> bool:
        """True if the task in hand is about segments."""
        return self._desk.task is not None and self._desk.task.unit is Unit.SEGMENT

    @property
    def can_have_layer(self) -> bool:
        return not self.is_main and bool(self._tasks)

    @property
    def can_mark(self) -> bool:
        return self.session.is_on and self._sound is not None and self._sound.has_sound

    @property
    def task(self) -> Task | None:
        """The task of segments: the one in hand, else the first there is."""
        if self.is_main:
            return self._desk.task
        return self._tasks[0] if self._tasks else None

    @property
    def digits(self) -> dict[str, str]:
        """Digit → class of a segment, while segments can be marked."""
        task = self.task if self.is_main or self._wants_layer else None
        return {c.shortcut: c.name for c in task.classes} if task is not None else {}

    def set_layer(self, on: bool) -> None:
        """Segments beside a task about whole recordings."""
        self._wants_layer = on
        self._desk.settings.set("segments.layer", on)
        self.show(self._recording)
        self.actions_changed.emit()  # digits that the task in hand has no answer for

    def set_snap(self, on: bool) -> None:
        if self.verbs is not None:
            self.verbs.snaps = on
        self._desk.settings.set("segments.snap", on)
        self.panel.show_snap(on)
        self.refresh_wanted.emit()

    def show(self, recording: Recording | None) -> None:
        """Another recording, task or layer."""
        on = self.is_main or (self._wants_layer and self.task is not None)
        self.panel.flush()
        if self.hand is not None:
            self.hand.cancel()
        self.suggestions.stop()
        self.session.show(recording, self.task, layer_on=on)
        self.panel.show_on(on)
        self._show_pad()
        self.refresh_wanted.emit()

    def task_changed(self) -> None:
        self.show(self._recording)
        self.actions_changed.emit()

    def reader_changed(self) -> None:
        self.session.forget()

    @property
    def _recording(self) -> Recording | None:
        facts = self._labels.facts
        return facts.recording if facts is not None else None

    def _ask_tasks(self) -> None:
        library = self._desk.library
        self._desk.read(lambda: tasks.list_tasks(library), self._take_tasks)

    def _take_tasks(self, found: tuple[Task, ...]) -> None:
        self._tasks = segment_tasks(tuple(in_words(task) for task in found))
        self.show(self._recording)
        self.actions_changed.emit()

    def _changed(self, changes: Changes) -> None:
        if changes.tasks:
            self._ask_tasks()

    # -- what is chosen -----------------------------------------------------------------------------------------

    def _chosen_changed(self) -> None:
        self._sync_selection()
        self.panel.show_chosen()
        self._show_pad()
        self.refresh_wanted.emit()

    def _sync_selection(self) -> None:
        """What is chosen is what is played, looped and zoomed to: it is the selection. A box sounds as a box."""
        if self._sound is None or (self.hand is not None and self.hand.is_dragging):
            return
        from cryapp.ui.segments.hand import band_of

        view, bounds = self._sound.viewport, self.session.bounds
        self._syncing = True
        if bounds is not None:
            states = list(self.session.chosen_states.values())
            view.select(*bounds, band_of(states[0]) if len(states) == 1 else None)
        self._syncing = False

    def _selection_changed(self) -> None:
        if self._syncing or self._sound is None or (self.hand is not None and self.hand.is_dragging):
            return
        selection, bounds = self._sound.viewport.selection, self.session.bounds
        if bounds is not None and selection != bounds and bounds[1] > bounds[0]:
            self.session.choose(())

    def _clear_asked(self) -> None:
        if self.hand is not None:
            self.hand.cancel()
        self.session.choose(())

    def _go_to(self, segment_id: object) -> None:
        """A click in the list, or an arrow there: zooms to the segment and chooses it."""
        found = self.session.book.get(segment_id)  # type: ignore[arg-type]  # a signal carries a plain object
        if found is not None and self.verbs is not None:
            self.session.choose([found.id])
            self.verbs.zoom_to(found.state.start_s, found.state.end_s)

    def toggle_band(self) -> None:
        if self.verbs is not None and self._sound is not None:
            axis = self._sound.spectrogram.axis
            self.verbs.limit_band(0.05 * axis.high_hz, 0.5 * axis.high_hz)

    # -- what is shown ------------------------------------------------------------------------------------------

    def _repaint(self) -> None:
        if self._sound is not None:
            for panel in (self._sound.waveform, self._sound.spectrogram, self._sound.overview):
                panel.update()

    def _read_again(self) -> None:
        self._sync_selection()
        self.panel.show_book()
        self._show_pad()
        self.refresh_wanted.emit()

    def _show_suggestions(self) -> None:
        in_view = len(self.verbs.offers_in_view()) if self.verbs is not None else 0
        suggestions, session = self.suggestions, self.session
        self.panel.show_suggestions(
            suggestions.wanted,
            suggestions.is_looking,
            suggestions.sensitivity,
            len(session.offers),
            len(session.open.candidates) if session.open is not None else 0,
            in_view,
        )

    def _show_pad(self) -> None:
        """The pad mirrors the keys: the classes of segments while one is chosen, else the answers of the task."""
        marks = self.session.is_on and (self.is_main or bool(self.session.chosen) or self.session.offer is not None)
        shown = self.session.task if marks else self._desk.task
        if shown != self._pad.task:
            self._pad.show_task(shown)
        if not marks:
            if self._pad.mirrors_segments:
                self._labels_again()
            return
        states = list(self.session.chosen_states.values())
        classes = tuple(dict.fromkeys(key for state in states for key in state.classes))
        if self.session.offer is not None and self.session.offer.class_key is not None:
            classes = (self.session.offer.class_key,)
        self._pad.show_segments(classes, self._sentence(len(states)), self._confirm_text() if self.is_main else "")

    def _labels_again(self) -> None:
        facts = self._labels.facts
        first = bool(self._desk.settings["label.label_first"])
        self._pad.show_label(facts.label if facts else None, facts.prediction if facts else None, first)

    @property
    def _is_finished(self) -> bool:
        facts = self._labels.facts
        return facts is not None and facts.label is not None and facts.label.state is LabelState.LABELLED

    def _confirm_text(self) -> str:
        if self._is_finished:
            return tr("Next")
        return tr("All marked, next") if len(self.session.book) else tr("None here, next")

    def _sentence(self, n_chosen: int) -> str:
        facts, session = self._labels.facts, self.session
        label = facts.label if facts is not None else None
        if label is None:
            return tr("Sign in to mark segments.")
        if label.state is LabelState.SKIPPED:
            return tr("Skipped: {reason}.").format(reason=label.skip_reason or tr("no reason given"))
        if n_chosen or session.offer is not None:
            return chosen_words(n_chosen)
        return counted_words(len(session.book), session.n_unlabelled, finished=self._is_finished)

    # -- what is pressed ----------------------------------------------------------------------------------------

    def press_digit(self, digit: str) -> bool:
        """True if the digit was meant for segments."""
        task = self.session.task
        if task is None or not self._takes_answers:
            return False
        key = DONT_KNOW if digit == "0" else next((c.key for c in task.classes if c.shortcut == digit), None)
        if key is not None:
            self.answer(key)
        return True

    def answer(self, class_key: str) -> bool:
        """A class from the pad or its key. True if it was meant for segments."""
        if not self._takes_answers or self.verbs is None:
            return False
        if not self.verbs.label(class_key):
            self._pad.say(tr("Choose a segment first: draw one, click one, or Alt+→."))
        return True

    @property
    def _takes_answers(self) -> bool:
        return self.session.is_on and (self.is_main or bool(self.session.chosen) or self.session.offer is not None)

    def confirm(self) -> None:
        """Enter: all segments are marked, on to the next recording. What looks forgotten is said once."""
        session, facts = self.session, self._labels.facts
        if facts is None or facts.label is None:
            self.finished.emit()
            return
        if self._is_finished or facts.label.state is LabelState.SKIPPED:
            self.finished.emit()
            return
        n, n_bare = len(session.book), session.n_unlabelled
        signature = (facts.recording.id, n, n_bare)
        if signature != self._warned_of and (n == 0 or n_bare):
            self._warned_of = signature
            bare = session.first_unlabelled()
            if bare is not None and self.verbs is not None:
                session.choose([bare.id])
                self.verbs.bring_into_view(bare.state.start_s, bare.state.end_s)
            self._pad.say(
                tr("{n} without a class. Enter again finishes all the same.").format(n=n_bare)
                if n_bare
                else tr("No segment is marked. Enter again says that there is none.")
            )
            return
        self._labels.finish()

    def update(self, facts: Facts | None) -> None:
        """The recording's own state was read again."""
        if facts is not None and self.session.is_on:
            self._show_pad()

    # -- menu and files -----------------------------------------------------------------------------------------

    def _fill_menu(self, menu: QMenu) -> None:
        """Entries for what a right click lies on. Deleting is one of them, never the click itself."""
        place = self.hand.menu_place if self.hand is not None else None
        if place is None or self.verbs is None or not self.can_mark:
            return
        at_s, under = place
        verbs, session = self.verbs, self.session

        def entry(text: str, call: object, usable: bool = True) -> None:
            action = menu.addAction(text)
            action.setEnabled(usable)
            action.triggered.connect(lambda _checked=False: call())  # type: ignore[operator]

        if under is not None and under.offer is not None:
            entry(tr("Accept proposal"), partial(verbs.accept, [under.offer]))
            entry(tr("Reject proposal"), partial(verbs.reject, [under.offer]))
        elif under is not None and session.task is not None:
            for c in session.task.classes:
                entry(tr(c.name), partial(verbs.label, c.key))
            menu.addSeparator()
            entry(tr("Uncertain"), verbs.toggle_uncertain)
            entry(tr("Cut here"), partial(verbs.split, at_s))
            entry(tr("Join with the next"), verbs.merge)
            entry(tr("Frequency box or whole height"), self.toggle_band)
            entry(tr("Note on the segment"), self.panel.write_note)
            entry(tr("Copy segments"), verbs.copy)
            menu.addSeparator()
            entry(tr("Delete segment"), verbs.delete)
        else:
            entry(tr("Mark a point here"), partial(verbs.point_at, at_s))
            entry(tr("Repeat the last segment here"), partial(verbs.repeat_at, at_s))
            entry(tr("Paste here"), partial(verbs.paste, at_s), verbs.can_paste)
            entry(tr("Accept all proposals in view"), verbs.accept_in_view, bool(verbs.offers_in_view()))
        menu.addSeparator()

    def offer_files(self, paths: Sequence[Path]) -> None:
        """Label files that were chosen or dropped."""
        self.files.offer(paths)
