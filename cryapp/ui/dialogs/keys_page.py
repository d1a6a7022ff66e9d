"""Keys in the settings: every act with its keys, another key by pressing it, clashes said at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cryapp.domain.errors import UserError
from cryapp.ui.actions import ActionBook, ActionSpec, Clash, shown_key
from cryapp.ui.file_dialog import file_dialog
from cryapp.ui.fuzzy import score
from cryapp.ui.i18n import tr
from cryapp.ui.key_file import read_keys, sound_keys, write_keys
from cryapp.ui.theme import theme
from cryapp.ui.widgets.basic import label

PORTABLE = QKeySequence.SequenceFormat.PortableText
ACT, PLACE, KEYS, STATE = range(4)


class KeysPage(QWidget):
    """Nothing is in force before the dialog is saved; :meth:`own_keys` is what would be."""

    changed = Signal()
    """Other keys were chosen; :attr:`clashes` may be others too."""

    def __init__(self, book: ActionBook, own_keys: Mapping[str, Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._own = sound_keys(dict(own_keys))
        self._items: dict[str, QTreeWidgetItem] = {}
        self._adding = False
        """The next key pressed is a further one."""
        self.edit = QKeySequenceEdit()
        self._shipped_clashes = {_pair(clash) for clash in book.clashes({})}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 8)
        column.setSpacing(8)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search by name or key"))
        self.search.setAccessibleName(tr("Search by name or key"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        column.addWidget(self.search)
        self.table = self._make_table()
        column.addWidget(self.table, 1)
        column.addLayout(self._make_editor())
        self.said = label(name="warning", wrap=True)
        column.addWidget(self.said)
        column.addLayout(self._make_whole())
        self._fill()
        first = self.table.topLevelItem(0)
        if first is not None:
            self.table.setCurrentItem(first)

    # -- what it says -------------------------------------------------------------------------------------------

    def own_keys(self) -> dict[str, list[str]]:
        """Only what differs from the shipped keys; keys of acts that are not here now are kept."""
        return {name: list(keys) for name, keys in self._own.items()}

    @property
    def clashes(self) -> list[Clash]:
        """Clashes of the user's own making: two acts would share a key, and neither could be trusted."""
        return [clash for clash in self._book.clashes(self._own) if _pair(clash) not in self._shipped_clashes]

    @property
    def current(self) -> ActionSpec | None:
        item = self.table.currentItem()
        wanted = item.data(ACT, Qt.ItemDataRole.UserRole) if item is not None else None
        return next((spec for spec in self._book.specs if spec.id == wanted), None)

    def choose(self, action_id: str) -> None:
        item = self._items.get(action_id)
        if item is not None:
            self.table.setCurrentItem(item)

    # -- what is pressed ----------------------------------------------------------------------------------------

    def set_key(self, key: str, add: bool = False) -> None:
        """Gives the chosen act this key: in place of its keys, or as a further one. ``key`` is portable text."""
        spec = self.current
        if spec is None or not key:
            return
        keys = self._keys(spec)
        self._change(spec, [*[k for k in keys if k != key], key] if add else [key])

    def take_keys_away(self) -> None:
        if self.current is not None:
            self._change(self.current, [])

    def reset_one(self) -> None:
        if self.current is not None:
            self._change(self.current, list(self.current.keys))

    def reset_all(self) -> None:
        shown = {spec.id for spec in self._book.specs}
        self._own = {name: keys for name, keys in self._own.items() if name not in shown}
        self._show_all()

    def export_to(self, path: Path) -> None:
        try:
            write_keys(path, self._own)
        except UserError as error:
            self.said.setText(tr(str(error)))
            return
        self.said.setText(tr("Written to {path}.").format(path=path))

    def import_from(self, path: Path) -> None:
        try:
            self._own = read_keys(path)
        except UserError as error:
            self.said.setText(tr(str(error)))
            return
        self._show_all()

    def _change(self, spec: ActionSpec, keys: list[str]) -> None:
        if [_normal(key) for key in keys] == [_normal(key) for key in spec.keys]:
            self._own.pop(spec.id, None)
        else:
            self._own[spec.id] = keys
        self._show_all()

    def _recorded(self) -> None:
        key = self.edit.keySequence().toString(PORTABLE)
        if key:
            self.edit.clear()
            self.set_key(key, add=self._adding)
            self._adding = False
            self.table.setFocus()

    def _record(self, add: bool) -> None:
        self._adding = add
        self.edit.clear()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- parts --------------------------------------------------------------------------------------------------

    def _make_table(self) -> QTreeWidget:
        table = _Table()
        table.setColumnCount(4)
        table.setHeaderLabels([tr("Action"), tr("Where"), tr("Keys"), ""])
        table.setAccessibleName(tr("Actions and their keys"))
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.header().setSectionResizeMode(ACT, QHeaderView.ResizeMode.Stretch)
        for column in (PLACE, KEYS, STATE):
            table.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        table.header().setStretchLastSection(False)
        table.currentItemChanged.connect(lambda _now, _before: self._show_current())
        table.itemActivated.connect(lambda _item, _column: self._record(add=False))
        table.delete_pressed = self.take_keys_away
        return table

    def _make_editor(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.name = label(name="strong")
        self.edit.setMaximumSequenceLength(1)
        self.edit.setAccessibleName(tr("New key"))
        self.edit.setAccessibleDescription(tr("Press the key that the chosen action shall have"))
        for line in self.edit.findChildren(QLineEdit):
            line.setPlaceholderText(tr("Press the new key"))
        self.edit.editingFinished.connect(self._recorded)
        self.further = QPushButton(tr("A further key"))
        self.further.setToolTip(tr("The next key pressed is added to the ones it has"))
        self.further.clicked.connect(lambda: self._record(add=True))
        self.without = QPushButton(tr("No key"))
        self.without.clicked.connect(self.take_keys_away)
        self.usual_one = QPushButton(tr("As shipped"))
        self.usual_one.clicked.connect(self.reset_one)
        row.addWidget(self.name, 1)
        for widget in (self.edit, self.further, self.without, self.usual_one):
            row.addWidget(widget)
        return row

    def _make_whole(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.usual = QPushButton(tr("All keys as shipped"))
        self.usual.clicked.connect(self.reset_all)
        self.export = QPushButton(tr("Export…"))
        self.export.clicked.connect(lambda: self._ask_file(save=True))
        self.take_in = QPushButton(tr("Import…"))
        self.take_in.clicked.connect(lambda: self._ask_file(save=False))
        row.addWidget(self.usual)
        row.addStretch(1)
        row.addWidget(self.export)
        row.addWidget(self.take_in)
        return row

    def _ask_file(self, save: bool) -> None:
        dialog = file_dialog(self, tr("Export the keys") if save else tr("Import keys"))
        dialog.setNameFilters([tr("Keys (*.json)")])
        if save:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix("json")
            dialog.selectFile("cryapp keys.json")
            dialog.filesSelected.connect(lambda names: self.export_to(Path(names[0])))
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.filesSelected.connect(lambda names: self.import_from(Path(names[0])))
        dialog.open()

    # -- showing ------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        for spec in self._book.specs:
            if not spec.text:  # a digit without a class in the present task
                continue
            item = QTreeWidgetItem([spec.text.rstrip("…"), tr(spec.heading), "", ""])
            item.setData(ACT, Qt.ItemDataRole.UserRole, spec.id)
            item.setToolTip(ACT, spec.tip)
            item.setSizeHint(ACT, QSize(0, theme().px(26)))
            self.table.addTopLevelItem(item)
            self._items[spec.id] = item
        self._show_all()

    def _show_all(self) -> None:
        clashing = {spec.id for clash in self.clashes for spec in (clash.first, clash.second)}
        for spec in self._book.specs:
            item = self._items.get(spec.id)
            if item is None:
                continue
            item.setText(KEYS, "   ".join(dict.fromkeys(shown_key(key) for key in self._keys(spec))) or "–")
            state = tr("clash") if spec.id in clashing else tr("own") if spec.id in self._own else ""
            item.setText(STATE, state)
            font = QFont(self.table.font())
            font.setBold(spec.id in self._own)
            item.setFont(KEYS, font)
        self.said.setText(" ".join(dict.fromkeys(clash.sentence for clash in self.clashes)))
        self._show_current()
        self.changed.emit()

    def _show_current(self) -> None:
        spec = self.current
        self.name.setText(spec.text.rstrip("…") if spec is not None else "")
        for widget in (self.edit, self.further, self.without, self.usual_one):
            widget.setEnabled(spec is not None)
        if spec is not None:
            self.usual_one.setEnabled(spec.id in self._own)
            self.without.setEnabled(bool(self._keys(spec)))

    def _filter(self, wanted: str) -> None:
        first = None
        for item in self._items.values():
            names, keys = f"{item.text(ACT)} {item.text(PLACE)}", item.text(KEYS)
            here = not wanted.strip() or score(wanted, names) is not None or wanted.strip().lower() in keys.lower()
            item.setHidden(not here)
            first = item if here and first is None else first
        chosen = self.table.currentItem()
        if first is not None and (chosen is None or chosen.isHidden()):
            self.table.setCurrentItem(first)

    def _keys(self, spec: ActionSpec) -> list[str]:
        return self._own.get(spec.id, list(spec.keys))


class _Table(QTreeWidget):
    """Enter begins to record, Del takes the keys away."""

    delete_pressed: object = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and callable(self.delete_pressed):
            self.delete_pressed()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem(), ACT)  # the dialog's Save must not take it
            return
        super().keyPressEvent(event)


def _normal(key: str) -> str:
    return QKeySequence(key, PORTABLE).toString(PORTABLE)


def _pair(clash: Clash) -> tuple[str, frozenset[str]]:
    return clash.key, frozenset((clash.first.id, clash.second.id))
