"""The window: a top bar, a message strip, one workspace, a status bar. It only wires."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from cryapp.bridge.bus import Level, Message
from cryapp.bridge.desk import Desk
from cryapp.domain.changes import Changes
from cryapp.domain.model import Model
from cryapp.domain.task import Task
from cryapp.domain.wording import mark
from cryapp.services import tasks
from cryapp.ui import layout_memory
from cryapp.ui.actions import ActionBook, ActionSpec, shown_key
from cryapp.ui.here import Here
from cryapp.ui.i18n import tr
from cryapp.ui.keymap import TypingGuard
from cryapp.ui.panels.message_strip import MessageStrip
from cryapp.ui.panels.status_bar import StatusBar
from cryapp.ui.panels.top_bar import TopBar
from cryapp.ui.task_words import in_words
from cryapp.ui.theme import Choice, Scheme, scheme_for, theme
from cryapp.ui.window_actions import window_actions
from cryapp.ui.workspaces.protocol import Workspace

MENUS = {
    "File": mark("&File"),
    "Edit": mark("&Edit"),
    "View": mark("&View"),
    "Sound": mark("&Sound"),
    "Label": mark("&Label"),
    "Review": mark("&Review"),
    "Segments": mark("Segme&nts"),
    "Go": mark("&Go"),
    "Screen": mark("S&creen"),
    "Models": mark("&Models"),
    "Help": mark("&Help"),
}
"""Menu of an action → its title with the letter that opens it."""


@dataclass(frozen=True)
class Room:
    """A workspace that the window can show, made on its first visit."""

    id: str
    title: str
    make: Callable[[], QWidget]
    scheme: Scheme


class MainWindow(QMainWindow):
    dropped = Signal(object)
    """list[Path]: files and folders that were dropped anywhere."""
    workspace_shown = Signal(str)

    def __init__(self, desk: Desk, rooms: Sequence[Room]) -> None:
        super().__init__()
        self.setWindowTitle("CryApp")
        self.setMinimumSize(960, 600)
        self.setAcceptDrops(True)
        self.desk = desk
        self._rooms = {room.id: room for room in rooms}
        self._made: dict[str, QWidget] = {}
        self._current = ""
        self._may_close = False
        self.return_to: Here | None = None
        """Where the next window begins, if this one closes only to be opened anew."""

        self.top_bar = TopBar([(room.id, room.title) for room in rooms])
        self.strip = MessageStrip()
        self.stack = QStackedWidget()
        self.status = StatusBar()
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top_bar, self.strip):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
        column.addWidget(self.status)
        self.setCentralWidget(page)

        self.book = ActionBook(self, desk.settings["keys"])
        self._menus = {menu: self.menuBar().addMenu(tr(title)) for menu, title in MENUS.items()}
        for menu in self._menus.values():
            menu.aboutToShow.connect(lambda opening=menu: self.book.draw_icons(opening.actions()))
        self.book.add(window_actions(self))
        self.status.show_key(shown_key((*self.book.keys_of("window.keys"), "")[0]))
        self._guard = TypingGuard.shared()
        self._listen()
        if not layout_memory.restore("window", self):
            self.resize(1280, 800)
        self.ask_tasks()

    # -- workspaces ---------------------------------------------------------------------------------------------

    def show_workspace(self, room_id: str) -> QWidget:
        """Brings a workspace to the front, making it first if need be."""
        if room_id == self._current:
            return self._made[room_id]
        self._leave_current()
        if room_id not in self._made:
            self._made[room_id] = self._enter_first(room_id)
        widget = self._made[room_id]
        self._current = room_id
        self.restyle()
        self.top_bar.show_workspace(room_id)
        self.stack.setCurrentWidget(widget)
        self._fill_menus()
        self._as_workspace(widget).activate()
        self.book.refresh()
        self.workspace_shown.emit(room_id)
        return widget

    @property
    def current_workspace(self) -> QWidget | None:
        return self._made.get(self._current)

    @property
    def rooms(self) -> tuple[Room, ...]:
        return tuple(self._rooms.values())

    def workspace(self, room_id: str) -> QWidget | None:
        """The workspace if it was visited already."""
        return self._made.get(room_id)

    def _enter_first(self, room_id: str) -> QWidget:
        widget = self._rooms[room_id].make()
        self.stack.addWidget(widget)
        self._take_actions(widget)
        changed = getattr(widget, "actions_changed", None)  # a workspace that completes itself later says so
        if changed is not None:
            changed.connect(lambda: self._take_actions(widget))
        refresh = getattr(widget, "refresh_wanted", None)
        if refresh is not None:
            refresh.connect(self.book.refresh)
        return widget

    def _take_actions(self, widget: QWidget) -> None:
        self.book.add(self._as_workspace(widget).action_specs(), owner=widget)
        self._show_keys(widget)
        if widget is self.current_workspace:
            self._fill_menus()

    def _show_keys(self, widget: QWidget) -> None:
        show_keys = getattr(widget, "show_keys", None)  # a workspace that writes keys on its buttons
        if show_keys is not None:
            show_keys(lambda action_id: shown_key((*self.book.keys_of(action_id), "")[0]))

    def _leave_current(self) -> None:
        if self._current:
            self._as_workspace(self._made[self._current]).deactivate()

    @staticmethod
    def _as_workspace(widget: QWidget) -> Workspace:
        assert isinstance(widget, Workspace), f"{type(widget).__name__} is no workspace"
        return widget

    # -- look ---------------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Applies the colours and text size that the settings ask for in the present workspace."""
        default = self._rooms[self._current].scheme if self._current else Scheme.DARK
        choice = Choice(self.desk.settings["look.theme"])
        theme().apply(scheme_for(choice, default), self.desk.settings["look.text_scale"] / 100)

    def apply_settings(self) -> None:
        """After the settings dialog: look, keys and blindness as they are now."""
        self.restyle()
        self.book.rebind(self.desk.settings["keys"])
        self.status.show_key(shown_key((*self.book.keys_of("window.keys"), "")[0]))
        for widget in self._made.values():
            self._show_keys(widget)
        self.top_bar.show_blind(self.desk.settings["label.label_first"])
        self.desk.bus.announce(Changes(settings=True))
        self.say_settings_problem()

    def say_settings_problem(self) -> None:
        """Tells once that the settings could not be read or kept."""
        problem, self.desk.settings.problem = self.desk.settings.problem, ""
        if problem:
            self.desk.bus.say(problem, Level.WARNING)

    # -- menus --------------------------------------------------------------------------------------------------

    def _fill_menus(self) -> None:
        widget = self.current_workspace
        here = {action.objectName() for action in widget.actions()} if widget is not None else set()
        own = {action.objectName() for action in self.actions()}
        for menu in self._menus.values():
            menu.clear()
        for spec in self.book.specs:
            if spec.menu in self._menus and (spec.id in own or spec.id in here):
                self._put(self._menus[spec.menu], spec, self.book.action(spec.id))
        for menu in self._menus.values():
            menu.menuAction().setVisible(not menu.isEmpty())

    @staticmethod
    def _put(menu: QMenu, spec: ActionSpec, action: QAction) -> None:
        if spec.separator_before and not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(action)

    # -- what is said -------------------------------------------------------------------------------------------

    def _listen(self) -> None:
        desk, bus = self.desk, self.desk.bus
        self.top_bar.workspace_chosen.connect(self.show_workspace)
        self.top_bar.task_chosen.connect(self._choose_task)
        self.top_bar.reader_pressed.connect(lambda: self.wish("window.sign_in"))
        self.top_bar.show_blind(desk.settings["label.label_first"])
        self.status.keys_pressed.connect(lambda: self.wish("window.keys"))
        bus.message.connect(self._message)
        bus.withdrawn.connect(self.strip.withdraw)
        bus.activity.connect(self.status.show_activity)
        bus.activity_ended.connect(self.status.end_activity)
        bus.changed.connect(self._changed)
        desk.saved.connect(self.status.show_saved)
        desk.wished.connect(self.wish)
        desk.recording_wanted.connect(self.open_recording)
        desk.annotator_changed.connect(self.top_bar.show_reader)
        desk.annotator_changed.connect(lambda _who: self.book.refresh())
        desk.task_changed.connect(self.top_bar.show_task)
        desk.task_changed.connect(lambda _task: self.ask_model())

    def wish(self, action_id: str) -> None:
        """Does what a menu entry of that id would do."""
        if action_id in self.book:
            self.book.action(action_id).trigger()

    def open_recording(self, recording_id: object) -> None:
        """Shows a recording in Label, wherever it was met."""
        label = self.show_workspace("label")
        go_to = getattr(label, "open_recording", None)
        if go_to is not None:
            go_to(recording_id)

    def _message(self, message: Message) -> None:
        self.strip.show_message(message)
        self.status.show_message(message)

    def _changed(self, changes: Changes) -> None:
        if changes.tasks:
            self.ask_tasks()
        if changes.models:
            self.ask_model()
        self.book.refresh()

    # -- opened anew --------------------------------------------------------------------------------------------

    def open_anew(self) -> None:
        """Closes the window for another, in another language, with everything where it is."""
        lists = getattr(self.workspace("label"), "lists", None)
        source, place = lists.here() if lists is not None else (None, None)
        self.return_to = Here(self._current, self.desk.annotator, source, place)
        if self.desk.task is not None:
            self.desk.settings.set("task.last", self.desk.task.key)
        self.close()

    def come_back(self, here: Here) -> None:
        """Takes somebody to where they were; the list as soon as it is known for which task."""
        self.desk.set_annotator(here.annotator)
        lists = getattr(self.workspace("label"), "lists", None)
        come_back = getattr(lists, "come_back", None)
        if come_back is not None:
            once = Qt.ConnectionType.SingleShotConnection
            self.desk.task_changed.connect(
                lambda _task: QTimer.singleShot(0, self, lambda: come_back(here.source, here.place)), once
            )
        self.show_workspace(here.room)

    # -- task and model -----------------------------------------------------------------------------------------

    def ask_tasks(self) -> None:
        library = self.desk.library
        self.desk.read(lambda: tasks.list_tasks(library), self._show_tasks)

    def _show_tasks(self, read: tuple[Task, ...]) -> None:
        found = tuple(in_words(task) for task in read)
        if found != self.desk.tasks:
            self.desk.tasks = found
            self.desk.tasks_changed.emit()
        wanted = self.desk.task.key if self.desk.task else self.desk.settings["task.last"]
        chosen = next((task for task in found if task.key == wanted), found[0] if found else None)
        self.top_bar.show_tasks(found, chosen)
        if chosen is not None:
            self.desk.set_task(chosen)

    def _choose_task(self, task: Task) -> None:
        self.desk.settings.set("task.last", task.key)
        self.desk.set_task(task)

    def ask_model(self) -> None:
        library, task = self.desk.library, self.desk.task
        if task is None:
            return

        def read() -> Model | None:
            from cryapp.services import models  # 0.08 s: not before the window is on the screen

            return models.model_in_use(library, task.key)

        self.desk.read(read, self._show_model)

    def _show_model(self, model: Model | None) -> None:
        self.status.show_model(model)

    # -- drag and drop ------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            # The drag's own event loop must be over before a sheet opens.
            QTimer.singleShot(0, self, lambda: self.dropped.emit(paths))

    # -- closing ------------------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        pending = [activity for activity in self.status.activities if activity.if_closed]
        if pending and not self._may_close:
            event.ignore()
            self._ask_to_close([activity.if_closed for activity in pending])
            return
        self._leave_current()
        for widget in self._made.values():
            shut_down = getattr(widget, "shut_down", None)  # only workspaces with processes or devices have one
            if shut_down is not None:
                shut_down()
        layout_memory.remember("window", self)
        super().closeEvent(event)

    def _ask_to_close(self, consequences: list[str]) -> None:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setText(tr("Close CryApp while work is running?"))
        box.setInformativeText("\n".join(map(tr, consequences)))
        leave = box.addButton(tr("Close anyway"), QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(tr("Keep running"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)

        def decided() -> None:
            if box.clickedButton() is leave:
                self._may_close = True
                QTimer.singleShot(0, self, self.close)
            else:
                self.return_to = None

        box.finished.connect(lambda _result: decided())
        box.open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._may_close = False
