"""Cares for the file of the recording that is open: a working copy that goes, changes or comes back is noticed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from cryapp.bridge.bus import Activity
from cryapp.bridge.desk import Desk
from cryapp.bridge.tasks import Job
from cryapp.domain.recording import Recording
from cryapp.services import rendering
from cryapp.ui.i18n import tr

SETTLE_MS = 200
"""A file that is being replaced is away for a moment."""
LEVELS_ABOVE = 3
"""From a working copy to the folder of the store: ``audio/ab/abc….flac``."""
MAKES_WAY_S = 0.02
"""How long a check rests, again and again, while something is being drawn: an hour of sound is decoded in three seconds
of one core, a day in a minute, and the pictures of long recordings need both cores."""
TOLD_FROM_S = 1800.0
"""Length of a recording whose check takes long enough to be told in the status bar."""

Stamp = tuple[int, int] | None
_numbers = count(1)
"""One check may still be ending when the next begins: each has a line of its own in the status bar."""


class FileCare(QObject):
    """Watches one file, and compares its content with its checksum once: a damaged copy may still decode."""

    changed = Signal()
    """The file is another one now, gone, or back: open it anew."""
    failed = Signal(object)
    """UserError: its content is not what was written."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._recording: Recording | None = None
        self._stamp: Stamp = None
        self._checked: set[str] = set()
        """Working copies that were compared since the window opened."""
        self._job: Job | None = None
        self.is_lost = False
        """The file could not be read: it is opened anew as soon as it is there."""
        self._watcher = QFileSystemWatcher(self)
        self._later = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._later.timeout.connect(self._look)
        self._watcher.fileChanged.connect(self._later.start)
        self._watcher.directoryChanged.connect(self._later.start)

    def open(self, recording: Recording | None) -> None:
        """Another recording (None: none). What happened to the one before does not matter any more."""
        self._later.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._recording, self._stamp, self.is_lost = recording, None, False
        self._ask(self._remember)

    def check(self, whole_is_drawn: bool) -> None:
        """Compares the content with its checksum, in full however long it is, unless that was done or the picture
        still needs the readers.
        """
        recording, library, desk = self._recording, self._desk.library, self._desk
        if not whole_is_drawn or recording is None or self._job is not None or recording.vault_key in self._checked:
            return

        def work(job: Job) -> None:
            rest, said = threading.Event(), -1

            def stopped() -> bool:
                while desk.readers.is_busy and not job.is_cancelled:
                    rest.wait(MAKES_WAY_S)
                return job.is_cancelled

            def tell(part: float) -> None:
                nonlocal said
                if (percent := int(100 * part)) != said:
                    said = percent
                    job.progress.emit(part)

            rendering.check_sound(library, recording, stopped, tell)

        self._job = job = desk.checks.submit(work)
        activity = f"sound-check-{next(_numbers)}"
        if recording.duration_s >= TOLD_FROM_S:
            job.progress.connect(partial(self._tell, activity, recording.title))
            for ended in (job.done, job.failed, job.cancelled):
                ended.connect(partial(self._end_telling, activity))
        job.done.connect(partial(self._is_whole, recording.vault_key))
        job.failed.connect(self._is_broken)

    def _tell(self, activity: str, title: str, part: float) -> None:
        words = tr("Checking the sound of {title}").format(title=title)
        self._desk.bus.activity.emit(Activity(activity, words, part))

    def _end_telling(self, activity: str, _outcome: object = None) -> None:
        self._desk.bus.activity_ended.emit(activity)

    def forget(self, vault_key: str) -> None:
        """A file is another one now, or is to be looked at as if it were: it is to be compared again."""
        self._checked.discard(vault_key)
        if self._recording is not None and self._recording.vault_key == vault_key:
            rendering.forget_damage(self._desk.library, self._recording)

    def _is_whole(self, vault_key: str, _none: object) -> None:
        self._job = None
        self._checked.add(vault_key)

    def _is_broken(self, error: object) -> None:
        self._job = None
        self.failed.emit(error)

    def _ask(self, then: Callable[[Path, Stamp], None]) -> None:
        """How the file is now, without waiting for its disk."""
        recording, library = self._recording, self._desk.library
        if recording is None:
            self._watch(None)
            return

        def seen(found: tuple[Path, Stamp]) -> None:
            if self._recording is recording:
                then(*found)

        def read() -> tuple[Path, Stamp]:
            return rendering.path_of(library, recording), rendering.stamp_of(library, recording)

        self._desk.read(read, seen, lambda _error: None)

    def _remember(self, path: Path, stamp: Stamp) -> None:
        self._stamp = stamp
        self._watch(path)

    def _look(self) -> None:
        self._ask(self._compare)

    def _compare(self, path: Path, stamp: Stamp) -> None:
        if stamp != self._stamp or (stamp is not None and self.is_lost):
            self.changed.emit()
        else:
            self._watch(path)  # a file that was replaced is another one to the system

    def _watch(self, path: Path | None) -> None:
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        if path is None:
            return
        # A folder that is moved says so to the one above it, up to the store's own.
        above = list(path.parents)[:LEVELS_ABOVE]
        paths = [str(one) for one in (path, *above) if one.exists()]
        if paths:
            self._watcher.addPaths(paths)
