"""QtMultimedia, loaded while Qt's messages go to Qt itself.

Its libraries tell in their static initialisers what sound system they miss. With our message handler in force that runs
Python inside the dynamic loader, which holds its lock: a reader that imports a library at that moment (numpy, Praat)
has Python's lock and waits for the loader's, and the window waits for Python's. Seen once, with nothing moving for ever
after. So everybody gets these names here.
"""

from __future__ import annotations

from PySide6.QtCore import qInstallMessageHandler

_handler = qInstallMessageHandler(None)
try:
    from PySide6.QtMultimedia import (
        QAudio,
        QAudioDevice,
        QAudioFormat,
        QAudioSink,
        QAudioSource,
        QMediaDevices,
        QtAudio,
    )
finally:
    qInstallMessageHandler(_handler)

__all__ = ["QAudio", "QAudioDevice", "QAudioFormat", "QAudioSink", "QAudioSource", "QMediaDevices", "QtAudio"]
