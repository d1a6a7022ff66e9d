"""Key press → label committed → next picture sharp, in the real window on a store of 100,000 recordings."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

from cryapp.services.library import open_library
from cryapp.services.people import add_annotator
from cryapp.ui.workspaces.label import LabelWorkspace
from tests.bench.make_store import fill, sounds
from tests.bench.measure import Row, row

N_PRESSED = 60


def run(folder: Path, n_recordings: int = 100_000) -> list[Row]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
    from tests.drive import Hand

    store = folder / "store"
    library = open_library(str(store))
    fill(library, n_recordings, vault_keys=sounds(library))
    library.close()

    hand = Hand(store, {"label.go_on": True}, (1600, 1000))
    hand.desk.set_annotator(add_annotator(hand.desk.library, "R-01").annotator)
    label = hand.window.current_workspace
    assert isinstance(label, LabelWorkspace)
    hand.until(lambda: label.sound is not None and label.sound.source.is_sharp and label.can_act, "the first picture")
    whole = [pressed(hand, label, "12"[i % 2]) for i in range(N_PRESSED)]
    hand.close()
    floor = fsyncs(folder / "floor.db")
    return [row("key_to_next_ms", whole, "ms", "one synced SQLite commit", floor, f"store of {n_recordings:,}")]


def pressed(hand: object, label: LabelWorkspace, digit: str) -> float:
    """Milliseconds from the key to the sharp picture of the next recording, ready for its own key."""
    from tests.drive import Hand

    assert isinstance(hand, Hand)
    sound, facts = label.sound, label.session.facts
    assert sound is not None and facts is not None
    begun, before = time.perf_counter(), facts.recording.id

    def there() -> bool:
        now = label.session.facts
        return now is not None and now.recording.id != before and label.can_act and sound.source.is_sharp

    hand.key(digit)
    hand.until(there, "the next recording")
    took_ms = (time.perf_counter() - begun) * 1000
    hand.settle()  # a reader listens before the next key; bounce protection and prefetching have their time
    return took_ms


def fsyncs(path: Path, n: int = 50) -> list[float]:
    """What the disk alone takes: one row committed with synchronous=FULL."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE event (id INTEGER PRIMARY KEY, at REAL)")
    times = []
    for i in range(n):
        start = time.perf_counter()
        connection.execute("INSERT INTO event (at) VALUES (?)", (float(i),))
        times.append((time.perf_counter() - start) * 1000)
    connection.close()
    return times
