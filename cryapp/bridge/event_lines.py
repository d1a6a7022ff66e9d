"""The worker's stdout as events, whatever it looks like."""

from __future__ import annotations

from ml.contract import Event, parse_event

LONGEST_LINE_BYTES = 1 << 20


class EventLines:
    """Bytes in, events out: partial lines wait, over-long ones, junk and broken UTF-8 are dropped and counted."""

    def __init__(self, longest_bytes: int = LONGEST_LINE_BYTES) -> None:
        self._longest_bytes = longest_bytes
        self._rest = bytearray()
        self._skipping = False
        self.dropped = 0

    def feed(self, data: bytes) -> list[Event]:
        """The events of the lines that ``data`` completes."""
        events = []
        *ended, rest = data.split(b"\n")
        for piece in ended:
            self._add(piece)
            event = self._take()
            if event is not None:
                events.append(event)
        self._add(rest)
        return events

    def end(self) -> list[Event]:
        """The event of a last line that was never ended by a newline."""
        event = self._take() if self._rest or self._skipping else None
        return [] if event is None else [event]

    def _add(self, piece: bytes) -> None:
        if self._skipping or len(self._rest) + len(piece) > self._longest_bytes:
            self._skipping = True
            self._rest.clear()
        else:
            self._rest += piece

    def _take(self) -> Event | None:
        line, skipped = bytes(self._rest), self._skipping
        self._rest.clear()
        self._skipping = False
        event = None if skipped else parse_event(line.decode("utf-8", errors="replace"))
        if event is None and (skipped or line.strip()):
            self.dropped += 1
        return event
