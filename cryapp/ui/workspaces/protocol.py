"""What the window asks of a workspace, so that workspaces need not know the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from cryapp.ui.actions import ActionSpec


@runtime_checkable
class Workspace(Protocol):
    """A QWidget that fills the window below the top bar. Made on its first visit, then kept."""

    title: str

    def activate(self) -> None:
        """It has become visible: look whether what it shows is still true."""

    def deactivate(self) -> None:
        """It is about to be hidden: stop sound, keep what was typed."""

    def action_specs(self) -> Sequence[ActionSpec]:
        """Its actions. (Not ``actions``: every QWidget already has a method of that name.)"""
