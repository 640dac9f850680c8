"""What a long command is doing, said to a person at a terminal."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self, TextIO

PATIENCE = 1.0
"""Seconds after which somebody who waits wants to know what for."""
_INTERVAL = 0.1


class Progress:
    """One line that is written over, on a terminal only and not in the first second; gone at the end."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = stream.isatty()
        self._start = time.monotonic()
        self._last = 0.0
        self._written = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._written:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def say(self, text: str) -> None:
        """Show `text`, unless something was shown a moment ago."""
        now = time.monotonic()
        if self._shown and now - self._start > PATIENCE and now - self._last > _INTERVAL:
            self._stream.write(f"\r\x1b[K{text}")
            self._stream.flush()
            self._last = now
            self._written = True
