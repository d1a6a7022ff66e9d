"""Actions are data: one table makes the menus, tooltips, shortcuts and the key sheet.

A workspace or panel gives its :class:`ActionSpec` values by ``action_specs()`` (``actions()`` is taken by QWidget);
the window's :class:`ActionBook` turns them into ``QAction`` objects, so that a key is written down once and can be
changed by the user in one place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cryapp.domain.wording import mark
from cryapp.ui import icons
from cryapp.ui.i18n import tr
from cryapp.ui.key_file import sound_keys


def _always() -> bool:
    return True


def _unsaid() -> str:
    return ""


@dataclass(frozen=True)
class ActionSpec:
    """One act of the user.

    Args:
        id: dotted and stable, e.g. ``label.confirm``; the user's own keys are kept under it.
        text: as menus show it, e.g. ``Confirm and next``; empty: there is nothing to do at present.
        trigger: called with the checked state if ``checkable``, else without arguments.
        keys: portable key sequences (``Ctrl+O``, ``Return``, ``?``), the first one is shown.
        tip: one sentence more than ``text`` says; the key is added to it.
        icon: name of a file in ``resources/icons``.
        enabled_when: asked by :meth:`ActionBook.refresh`.
        why_not: a sentence for an act that cannot be done now, e.g. ``Choose a recording first.``; empty: not known.
        checked_when: asked by :meth:`ActionBook.refresh` for checkable actions.
        menu: title of the menu it stands in (``File``, ``Edit``, ``View``, ``Sound``, ``Go``, ``Label``, ``Models``,
            ``Help``); empty: in no menu.
        group: heading on the key sheet; empty: the menu's title.
        repeats: True if holding the key repeats the act (stepping yes, labelling never).
        separator_before: draws a line above it in the menu.
    """

    id: str
    text: str
    trigger: Callable[..., object]
    keys: tuple[str, ...] = ()
    tip: str = ""
    icon: str = ""
    enabled_when: Callable[[], bool] = _always
    checkable: bool = False
    checked_when: Callable[[], bool] | None = None
    menu: str = ""
    group: str = ""
    repeats: bool = False
    separator_before: bool = False
    why_not: Callable[[], str] = _unsaid

    @property
    def single_key(self) -> bool:
        """True if one of its keys could be typed as text: such keys rest while a text field has the focus."""
        return any(is_single_key(key) for key in self.keys)

    @property
    def heading(self) -> str:
        return self.group or self.menu or "Other"


def is_single_key(key: str) -> bool:
    """True for a key without Ctrl, Alt or Meta that is no function key (``3``, ``Return``, ``Shift+Space``)."""
    portable = QKeySequence(key, QKeySequence.SequenceFormat.PortableText).toString()
    if not portable or any(held in portable for held in ("Ctrl+", "Alt+", "Meta+")):
        return False
    return re.fullmatch(r"(Shift\+)?F\d+", portable) is None


_NAMES = {
    "Return": mark("Enter"),
    "Enter": mark("Enter"),
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
}


def shown_key(key: str) -> str:
    """A key as people read it: ``Return`` → ``Enter``, arrows as arrows, else the platform's own text."""
    sequence = QKeySequence(key, QKeySequence.SequenceFormat.PortableText)
    held, plus, last = sequence.toString(QKeySequence.SequenceFormat.PortableText).rpartition("+")
    if last not in _NAMES:
        return sequence.toString(QKeySequence.SequenceFormat.NativeText)
    with_letter = QKeySequence(f"{held}{plus}A", QKeySequence.SequenceFormat.PortableText)
    return with_letter.toString(QKeySequence.SequenceFormat.NativeText)[:-1] + tr(_NAMES[last])


@dataclass(frozen=True)
class Clash:
    """Two acts that share a key where both can be reached."""

    key: str
    first: ActionSpec
    second: ActionSpec

    @property
    def sentence(self) -> str:
        return tr("{key} is used by “{first}” and by “{second}”.").format(
            key=shown_key(self.key), first=self.first.text, second=self.second.text
        )


def _as_kept(own_keys: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The user's keys as tuples. Settings may be of another version or edited by hand: what is no key is left out."""
    return {name: tuple(keys) for name, keys in sound_keys(dict(own_keys)).items()}


class ActionBook(QObject):
    """Every action of the window by its id.

    Args:
        window: carries the actions, so that their keys work wherever the focus is in the window.
        own_keys: action id → the user's keys in place of the shipped ones.
    """

    def __init__(self, window: QWidget, own_keys: Mapping[str, Sequence[str]] | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._own_keys = _as_kept(own_keys or {})
        self._specs: dict[str, ActionSpec] = {}
        self._actions: dict[str, QAction] = {}
        self._owners: dict[str, QWidget] = {}

    def add(self, specs: Iterable[ActionSpec], owner: QWidget | None = None) -> list[QAction]:
        """Makes the actions. With an ``owner`` (a workspace) their keys work only while it is visible.

        Two workspaces may therefore use the same key. Adding an id again replaces what it does.
        """
        made = []
        for spec in specs:
            carrier = owner or self._window
            old = self._actions.pop(spec.id, None)
            if old is not None:
                self._owners[spec.id].removeAction(old)
                old.deleteLater()
            action = QAction(spec.text, carrier)
            action.setObjectName(spec.id)
            action.setCheckable(spec.checkable)
            action.setAutoRepeat(spec.repeats)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            if spec.checkable:
                action.triggered.connect(spec.trigger)
            else:
                action.triggered.connect(lambda _checked=False, call=spec.trigger: call())
            action.triggered.connect(self.refresh)
            carrier.addAction(action)
            self._specs[spec.id], self._actions[spec.id], self._owners[spec.id] = spec, action, carrier
            self._dress(spec.id)
            made.append(action)
        self.refresh()
        return made

    def action(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def __contains__(self, action_id: str) -> bool:
        return action_id in self._actions

    @property
    def specs(self) -> tuple[ActionSpec, ...]:
        return tuple(self._specs.values())

    def why_not(self, action_id: str) -> str:
        """Why an act cannot be done now; empty if it can."""
        spec, owner = self._specs[action_id], self._owners[action_id]
        if owner is not self._window and not owner.isVisible():
            return tr("only in {workspace}").format(workspace=tr(str(getattr(owner, "title", "")))).strip()
        if self._actions[action_id].isEnabled():
            return ""
        ask = getattr(owner, "why_not_now", None)  # a workspace that knows what its acts are waiting for
        return spec.why_not() or (str(ask()) if ask is not None else "") or tr("there is nothing to do it with")

    def keys_of(self, action_id: str) -> tuple[str, ...]:
        """The keys in force: the user's own, else the shipped ones."""
        return self._own_keys.get(action_id, self._specs[action_id].keys)

    def rebind(self, own_keys: Mapping[str, Sequence[str]]) -> None:
        """Takes the user's keys in place of the earlier ones."""
        self._own_keys = _as_kept(own_keys)
        for action_id in self._actions:
            self._dress(action_id)

    def clashes(self, own_keys: Mapping[str, Sequence[str]] | None = None) -> list[Clash]:
        """Keys that two actions share. ``own_keys``: asks for a choice that is not yet in force."""
        chosen = self._own_keys if own_keys is None else {k: tuple(v) for k, v in own_keys.items()}
        found: list[Clash] = []
        seen: dict[str, list[str]] = {}
        for action_id, spec in self._specs.items():
            for key in chosen.get(action_id, spec.keys):
                normal = QKeySequence(key, QKeySequence.SequenceFormat.PortableText).toString()
                for other in seen.get(normal, []):
                    if self._reachable_together(action_id, other):
                        found.append(Clash(normal, self._specs[other], spec))
                seen.setdefault(normal, []).append(action_id)
        return found

    def refresh(self) -> None:
        """Asks every action whether it can be used and whether it is on."""
        for action_id, spec in self._specs.items():
            action = self._actions[action_id]
            action.setEnabled(bool(spec.enabled_when()))
            if spec.checked_when is not None:
                action.setChecked(bool(spec.checked_when()))

    def draw_icons(self, actions: Iterable[QAction]) -> None:
        """Draws icons in the theme's present colours: when a menu opens, for all of them would cost the start."""
        for action in actions:
            spec = self._specs.get(action.objectName())
            if spec is not None and spec.icon:
                action.setIcon(icons.icon(spec.icon))

    def _dress(self, action_id: str) -> None:
        spec, action = self._specs[action_id], self._actions[action_id]
        keys = self.keys_of(action_id)
        portable = QKeySequence.SequenceFormat.PortableText
        action.setShortcuts([QKeySequence(key, portable) for key in keys])
        sentence = spec.tip or spec.text.rstrip("…")
        action.setToolTip(f"{sentence} ({shown_key(keys[0])})" if keys else sentence)
        action.setStatusTip("")

    def _reachable_together(self, one: str, other: str) -> bool:
        owners = {self._owners[one], self._owners[other]}
        return len(owners) == 1 or self._window in owners
