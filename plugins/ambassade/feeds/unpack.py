"""Unpacks an answer while it comes in, and stops where it grows too large."""

from __future__ import annotations

import zlib

from ambassade.feeds.fault import FeedError
from ambassade.model.feed import Fault

_ANY_HEADER = 47
"""zlib's own number for: gzip or zlib, whichever the header says."""
_NO_HEADER = -15


class Unpacker:
    """Takes an answer in pieces. `encoding` is what `Content-Encoding` says.

    At most `most` bytes go in, and at most as many come out.
    """

    def __init__(self, encoding: str, most: int) -> None:
        encoding = encoding.strip().casefold() or "identity"
        if encoding not in {"identity", "gzip", "x-gzip", "deflate"}:
            raise FeedError(Fault.PACKED)
        self._plain = encoding == "identity"
        self._bare = encoding == "deflate"
        """Whether it may come without zlib's header, as some servers send it."""
        self._stream = None if self._plain else zlib.decompressobj(_ANY_HEADER)
        self._most = most
        self._taken = 0
        self._found = bytearray()

    def take(self, piece: bytes) -> None:
        """Takes the next piece; FeedError where it is too much, before or after unpacking."""
        self._taken += len(piece)
        if self._taken > self._most:
            raise FeedError(Fault.LARGE)
        if self._stream is None:
            self._found += piece
            return
        while piece:
            piece = self._unpacked(piece)

    def whole(self) -> bytes:
        """Everything; FeedError where the end is missing."""
        if self._stream is not None and self._taken and not self._stream.eof:
            raise FeedError(Fault.UNREACHABLE)
        return bytes(self._found)

    def _unpacked(self, piece: bytes) -> bytes:
        """Unpacks what there is room for; gives what is left of the piece."""
        assert self._stream is not None  # noqa: S101 - for the type checker
        if self._stream.eof:
            self._stream = zlib.decompressobj(_ANY_HEADER)  # gzip may hold several parts, one after the other
        room = self._most - len(self._found) + 1
        try:
            self._found += self._stream.decompress(piece, room)
        except zlib.error:
            if not self._bare or self._found:
                raise FeedError(Fault.PACKED) from None
            self._bare, self._stream = False, zlib.decompressobj(_NO_HEADER)
            return piece
        if len(self._found) > self._most:
            raise FeedError(Fault.LARGE)
        self._bare = False
        return self._stream.unused_data or self._stream.unconsumed_tail
