"""Shared fixtures: a sealed profile per test, the real recordings where they are."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import psutil
import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication, QEvent

from cryapp.bridge.garbage import collect_if_due
from tests.pulse import pulse, pulse_session  # noqa: F401 - fixtures

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How fast examples are made and tried says how busy the machine is, and nothing of the program.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests come first: at the end one worker would wait for the other for minutes."""
    slow = {item.path for item in items if item.get_closest_marker("slow") is not None}
    items.sort(key=lambda item: item.path not in slow)  # stable: within, the order stays


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """What window tests drop is collected between tests, on the thread of the windows, as cryapp.bridge.garbage does.

    A test without windows gets Python's own collection back, after what earlier windows left is gone.
    """
    if "qapp" in getattr(item, "fixturenames", ()):
        gc.disable()
    elif not gc.isenabled():
        gc.collect()
        gc.enable()
    ended = yield
    if not gc.isenabled():
        # A closed window is gone before the next opens, and is not dressed anew with it.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        collect_if_due()
    return ended


@pytest.fixture(scope="session", autouse=True)
def sound_server(request: pytest.FixtureRequest) -> None:
    """A sound server from the first test on, where it can be had.

    Qt connects once a process: a window test that ran before without a server would leave the recorder's tests deaf.
    """
    with contextlib.suppress(pytest.skip.Exception):
        request.getfixturevalue("pulse_session")


@pytest.fixture(scope="session", autouse=True)
def application(request: pytest.FixtureRequest, sound_server: None) -> None:
    """The windows' application from the first test on: Qt allows one a process.

    A command tried in this process (a report drawn as PDF) makes a lesser one where it finds none, and every window
    test after it would find no windows to be had. Asked for by name, so that only tests with windows list it.
    """
    request.getfixturevalue("qapp")


@pytest.fixture(autouse=True)
def sealed_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test has a home, a configuration and a store of its own."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.delenv("CRYAPP_STORE", raising=False)
    return home


@pytest.fixture(scope="session")
def corpus_dir() -> Path:
    """``../shared/data``; the test is skipped where it is absent."""
    folder = SHARED / "data"
    if not folder.is_dir():
        pytest.skip(f"needs the real recordings in {folder}")
    return folder


@pytest.fixture(scope="session")
def uploads_dir(corpus_dir: Path) -> Path:
    return corpus_dir / "donateacry" / "uploads"


class _Unexpected(logging.Handler):
    """Collects what the program itself logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def no_leftovers(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that leaves a thread or a process behind, or logs a warning it did not announce.

    A test that means to provoke a logged warning is marked ``@pytest.mark.logs``.
    """
    unexpected = _Unexpected()
    for name in ("cryapp", "ml"):
        logging.getLogger(name).addHandler(unexpected)
    threads = set(threading.enumerate())
    children = {child.pid for child in psutil.Process().children(recursive=True)}
    yield
    for name in ("cryapp", "ml"):
        logging.getLogger(name).removeHandler(unexpected)
    left = [t for t in threading.enumerate() if t not in threads and t.is_alive() and not t.daemon]
    assert not left, f"threads left running: {left}"
    now = [c for c in psutil.Process().children(recursive=True) if c.pid not in children]
    _, alive = psutil.wait_procs(now, timeout=3)
    named = [" ".join(c.cmdline())[:120] for c in alive if c.is_running() and c.status() != psutil.STATUS_ZOMBIE]
    allowed = ("pulseaudio", "dbus-daemon", "Xvfb", "resource_tracker")
    named = [line for line in named if not any(word in line for word in allowed)]
    assert not named, f"processes left running: {named}"
    if request.node.get_closest_marker("logs") is None:
        assert not unexpected.records, [r.getMessage() for r in unexpected.records]
