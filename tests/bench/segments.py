"""Ten thousand segments over an hour: frames while panning, zooming and dragging an edge; peer: the same without any.

Panned at 20 s, at 10 minutes and with the whole hour in view, zoomed from one to the other, and with the pointer
dragging an edge while all ten thousand are in view: every kind of frame a reader makes, in one figure.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from cryapp.domain.ids import AnnotatorId, RecordingId, SegmentId, TaskId
from cryapp.domain.recording import Recording
from cryapp.domain.segment import Origin, Segment, SegmentState
from cryapp.domain.task import Task
from cryapp.services.library import Library
from tests.bench.measure import Row, row
from tests.bench.render import HEIGHT_PX, HOUR_S, RATE_HZ, WIDTH_PX, an_hour, shown_view
from tests.shown import vault_library

N_SEGMENTS, N_FRAMES = 10_000, 120


def run(folder: Path) -> Iterator[Row]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    library, hour = vault_library(folder, an_hour(), RATE_HZ)
    bare = frames(library, hour, 0)
    full = frames(library, hour, N_SEGMENTS)
    note = f"worst {max(full):.1f} ms; {WIDTH_PX} × {HEIGHT_PX}, all panels; pan, zoom and edge drag"
    yield row("segments_10k_frame_ms", full, "ms", "the same without segments", bare, note)


def marked(task: Task, n: int) -> list[Segment]:
    """An hour's units one after another, classes in turn; every tenth is uncertain, every twentieth a box."""
    keys = [c.key for c in task.classes]
    step_s = HOUR_S / max(n, 1)
    return [
        Segment(
            SegmentId(i + 1),
            RecordingId(1),
            TaskId(task.id),
            AnnotatorId(1),
            SegmentState(
                round(i * step_s, 6),
                round((i + 0.8) * step_s, 6),
                *((800.0, 3000.0) if i % 20 == 0 else (None, None)),
                classes=(keys[i % len(keys)],),
                uncertain=i % 10 == 0,
            ),
            Origin.READER,
        )
        for i in range(n)
    ]


def frames(library: Library, hour: Recording, n_segments: int) -> list[float]:
    """Milliseconds from a change to the painted frame."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    from cryapp.paths import resources_dir
    from cryapp.services.shipped_tasks import read_task_file
    from cryapp.ui.segments.book import book_of
    from cryapp.ui.segments.hand import SegmentHand
    from cryapp.ui.segments.layer import SegmentLayer
    from cryapp.ui.segments.session import SegmentSession
    from cryapp.ui.segments.verbs import SegmentVerbs
    from cryapp.ui.undo import UndoStack

    new = read_task_file(resources_dir() / "labels" / "cry_unit.toml")
    task = Task(
        TaskId(1),
        1,
        1,
        new.key,
        new.name,
        new.question,
        new.unit,
        new.trains,
        new.guide,
        new.classes,  # type: ignore[arg-type]
    )
    times: list[float] = []
    with shown_view(library) as view:
        sound, port = view.sound, view.sound.viewport
        session = SegmentSession(view.desk, UndoStack(view.desk))
        session.show(hour, task, layer_on=True)
        session.book = book_of(marked(task, n_segments), session.looks.keys)
        layer = SegmentLayer(session)
        verbs = SegmentVerbs(view.desk, session, port, lambda: None)
        panels = (sound.waveform, sound.spectrogram)
        hand = SegmentHand(session, verbs, layer, port, lambda: True, lambda: [p.update() for p in panels])
        for panel in panels:
            panel.overlays.append(layer)
            panel.tool = hand
        sound.overview.overlays.append(layer)
        sound.show_recording(hour)
        view.wait(lambda: sound.has_sound and sound.source.loaded.pyramid.is_complete)

        def frame(act: Callable[[], object]) -> None:
            start = time.perf_counter()
            act()
            view.page.repaint()
            times.append(1e3 * (time.perf_counter() - start))
            view.let_events_run()

        for span_s in (20.0, 600.0, HOUR_S * 0.99):
            port.show(0.0, span_s)
            view.wait(lambda: sound.source.is_sharp)
            for i in range(N_FRAMES):
                frame(lambda step=0.004 * (1 if i < N_FRAMES // 2 else -1): port.pan(step * port.span_s))
        for i in range(N_FRAMES):
            frame(lambda factor=1.08 if i < N_FRAMES // 2 else 1 / 1.08: port.zoom(factor, HOUR_S / 2))

        # The whole hour in view, and the end of one segment under the pointer.
        port.show(0.0, HOUR_S)
        view.wait(lambda: sound.source.is_sharp)
        spectrogram = sound.spectrogram

        def mouse(kind: QMouseEvent.Type, x: float, pressed: Qt.MouseButton) -> None:
            button = Qt.MouseButton.NoButton if kind is QMouseEvent.Type.MouseMove else Qt.MouseButton.LeftButton
            place = QPointF(x, spectrogram.plot.center().y())
            event = QMouseEvent(
                kind, place, spectrogram.mapToGlobal(place), button, pressed, Qt.KeyboardModifier.NoModifier
            )
            QApplication.sendEvent(spectrogram, event)

        left, x = Qt.MouseButton.LeftButton, spectrogram.plot.center().x()
        mouse(QMouseEvent.Type.MouseButtonPress, x, left)
        for i in range(N_FRAMES):
            frame(lambda here=x + 6 + i: mouse(QMouseEvent.Type.MouseMove, here, left))
        hand.cancel()
    return times
