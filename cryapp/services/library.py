"""The library: one store with the folders that belong to it. Every service takes it as its first argument."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cryapp.domain.errors import UserError
from cryapp.paths import LibraryPaths, library_paths, resources_dir
from cryapp.services import shipped_tasks
from cryapp.store.engine import Store

if TYPE_CHECKING:
    from cryapp.audio.vault import Vault


@dataclass(frozen=True)
class Library:
    paths: LibraryPaths
    store: Store

    @cached_property
    def vault(self) -> Vault:
        """The working copies. Made when sound is first wanted: the window is on the screen before it."""
        from cryapp.audio.vault import Vault

        return Vault(self.paths.audio)

    def close(self) -> None:
        """Gives the store's files back. Safe to call twice."""
        self.store.close()


def open_library(spec: str | None = None, *, locked_share: float | None = None) -> Library:
    """Opens a store and its folders, creating, migrating (after a backup) or refusing it as needed.

    Args:
        spec: a folder, a ``.db`` file, a database URL, or None for ``CRYAPP_STORE`` or the user's data folder.
        locked_share: share of infants locked for testing in a NEW store (default 0.2); kept by an existing one.

    Raises:
        UserError: the store is newer than the program, damaged, read-only, or its folder cannot be made.
    """
    paths = library_paths(spec)
    fresh = not paths.root.exists()
    paths.make_folders()
    try:
        store = Store.open(paths.store_url, backups=paths.backups, locked_share=locked_share)
    except UserError:
        if fresh:
            paths.remove_empty_folders()
        raise
    try:
        shipped_tasks.take_in(store, resources_dir() / "labels")
    except BaseException:
        store.close()
        raise
    return Library(paths=paths, store=store)
