"""GitHub's REST API on loopback, as far as the workflows write to it: what they sent is kept."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Answer = tuple[int, Any]


@dataclass
class Sent:
    """Something that a script wrote."""

    method: str
    path: str
    body: dict[str, Any]


@dataclass
class GitHub:
    """Replies by method and path (without the query); lists are given in pages of two."""

    replies: dict[tuple[str, str], Answer] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)
    address: str = ""

    def put(self, path: str, body: object, *, method: str = "GET", status: int = 200) -> None:
        """Prepares a reply."""
        self.replies[method, path] = (status, body)

    def wrote(self, method: str, path: str) -> list[dict[str, Any]]:
        """The bodies that were sent there."""
        return [sent.body for sent in self.sent if (sent.method, sent.path) == (method, path)]


@contextmanager
def serving() -> Iterator[GitHub]:
    """The API, served; `address` is filled in."""
    known = GitHub()

    class Handler(BaseHTTPRequestHandler):
        """Answers as prepared, keeps what is written."""

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            status, body = known.replies.get(("GET", parts.path), (404, {"message": "Not Found"}))
            link = ""
            if isinstance(body, list):
                page = int(parse_qs(parts.query).get("page", ["1"])[0])
                if len(body) > page * 2:
                    link = f'<{known.address}{parts.path}?per_page=100&page={page + 1}>; rel="next"'
                body = body[page * 2 - 2 : page * 2]
            self._answer(status, body, link)

        def do_POST(self) -> None:
            self._write(201)

        def do_PATCH(self) -> None:
            self._write(200)

        def _write(self, status: int) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            known.sent.append(Sent(self.command, self.path, body))
            self._answer(*known.replies.get((self.command, self.path), (status, {"id": 1, "number": 88})))

        def _answer(self, status: int, body: object, link: str = "") -> None:
            known.tokens.add(self.headers.get("Authorization", ""))
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            if link:
                self.send_header("Link", link)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the base class's name)
            """Keeps the questions to itself."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        known.address = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield known
        server.shutdown()
        thread.join()
