"""A forge on loopback: a real HTTP server that gives prepared replies and keeps what it was asked."""

from __future__ import annotations

import copy
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from ambassade.forge import http

REPLIES = Path(__file__).with_name("replies")
NEVER = 3600.0
"""Seconds: longer than anybody waits. The server gives up when the test is over."""
Body = Any


@dataclass
class Prepared:
    """A reply: JSON unless `raw` is given. `delay` and `drip` are seconds: at first, and between bytes."""

    body: Body = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    delay: float = 0
    drip: float = 0

    def bytes(self) -> bytes:
        """The body as it is sent."""
        return json.dumps(self.body).encode() if self.raw is None else self.raw


@dataclass
class Forge:
    """What is served: by path and query, else by path; of several replies, the last stays."""

    routes: dict[str, list[Prepared]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[Message] = field(default_factory=list)
    address: str = ""
    date: str = ""
    """What the clock of the server says, where it is not the true time."""
    stopping: threading.Event = field(default_factory=threading.Event)

    def put(self, path: str, *replies: Prepared) -> None:
        """Prepares the replies at a path, one after the other."""
        self.routes[path] = list(replies)

    def next_reply(self, target: str) -> Prepared:
        """The reply to a question."""
        replies = self.routes.get(target) or self.routes.get(urlsplit(target).path)
        if not replies:
            return Prepared({"message": "Not Found"}, 404)
        return replies.pop(0) if len(replies) > 1 else replies[0]


def story(name: str) -> dict[str, Body]:
    """The committed replies of a forge, by path, free to be changed."""
    replies: dict[str, Body] = copy.deepcopy(json.loads((REPLIES / f"{name}.json").read_text("utf-8")))
    return replies


@contextmanager
def running(forge: Forge) -> Iterator[Forge]:
    """The forge, served; `address` is filled in."""

    class Handler(BaseHTTPRequestHandler):
        """Answers as prepared."""

        def do_GET(self) -> None:
            forge.asked.append(self.path)
            forge.headers.append(self.headers)
            reply = forge.next_reply(self.path)
            if reply.delay and forge.stopping.wait(reply.delay):
                return
            body = reply.bytes()
            self.send_response(reply.status)
            given = {"Content-Type": "application/json", "Content-Length": str(len(body)), **reply.headers}
            for key, value in given.items():
                if value:
                    self.send_header(key, value.replace("{here}", forge.address))
            self.end_headers()
            if not reply.drip:
                self.wfile.write(body)
                return
            for byte in body:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                if forge.stopping.wait(reply.drip):
                    return

        def date_time_string(self, timestamp: float | None = None) -> str:
            return forge.date or super().date_time_string(timestamp)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the base class's name)
            """Keeps the questions to itself."""

    class Server(ThreadingHTTPServer):
        """A server that does not mind who goes away in the middle."""

        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Keeps broken pipes to itself."""

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        forge.address = f"http://127.0.0.1:{server.server_address[1]}"
        try:
            yield forge
        finally:
            forge.stopping.set()
            server.shutdown()
            thread.join()


@contextmanager
def nobody() -> Iterator[str]:
    """An address at which nobody listens, and nobody else can begin to."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


class Naps:
    """A sleep that only remembers."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def waits(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, float | None]]:
    """How long each reply is waited for from now on, in seconds: for all of it, and without a byte.

    What is told instead of measured holds on a busy machine too.
    """
    told: list[tuple[float, float | None]] = []
    cut_after = http._cut_after

    def noted(seconds: float, line: socket.socket) -> AbstractContextManager[threading.Event]:
        told.append((seconds, line.gettimeout()))
        return cut_after(seconds, line)

    monkeypatch.setattr(http, "_cut_after", noted)
    return told
