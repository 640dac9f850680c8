"""A server of feeds on loopback that can be as hostile as it likes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from ambassade.feeds.address import IP
from ambassade.feeds.fetch import Fetched, Fetcher, Limits

QUICK = Limits(silence=0.5, whole=1.5, size=200_000, moves=3)
"""For servers that never come to an end."""
STEADY = Limits(silence=20, whole=60, size=QUICK.size, moves=QUICK.moves)
"""For those that answer, however busy the machine is."""


def on_loopback(address: IP) -> bool:
    """What the tests admit, and nothing but this: 127.0.0.2 counts as private."""
    return str(address) == "127.0.0.1"


class Both(Fetcher):
    """Waits as STEADY has it, and as QUICK has it for the addresses that never come to an end."""

    def __init__(self, agent: str, endless: Collection[str] = ()) -> None:
        super().__init__(agent, STEADY, admits=on_loopback)
        self._endless = frozenset(endless)
        self._brief = Fetcher(agent, QUICK, admits=on_loopback)

    def fetch(self, address: str, etag: str | None = None, modified: str | None = None) -> Fetched:
        if address in self._endless:
            return self._brief.fetch(address, etag, modified)
        return super().fetch(address, etag, modified)

    def reach(self, address: str) -> Fetched:
        return self._brief.reach(address) if address in self._endless else super().reach(address)


class Unencrypted(Both):
    """Asks as content must say it, https, and takes the server's own http for it."""

    def fetch(self, address: str, etag: str | None = None, modified: str | None = None) -> Fetched:
        return super().fetch(address.replace("https://", "http://", 1), etag, modified)


def secure(address: str) -> str:
    """The address as content may say it."""
    return address.replace("http://", "https://", 1)


def fetcher(limits: Limits = STEADY) -> Fetcher:
    return Fetcher("ambassade/test (+https://people.example)", limits, admits=on_loopback)


Route = Callable[[BaseHTTPRequestHandler], None]
"""Answers a question."""


@dataclass
class Blogs:
    """What is served by path; what was asked, with the headers of each question."""

    routes: dict[str, Route] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    asked_lightly: list[str] = field(default_factory=list)
    """The paths that were asked for their headers alone."""
    refuses: set[str] = field(default_factory=set)
    """The paths that do not answer such a question, with status 405."""
    address: str = ""
    stopping: threading.Event = field(default_factory=threading.Event)

    def put(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> str:
        """Answers a path with a body; `Content_Type` stands for `Content-Type`, `{here}` for the address."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            given = {"Content_Length": str(len(body)), "Content_Type": "application/rss+xml"} | headers
            for name, value in given.items():
                if value:
                    handler.send_header(name.replace("_", "-"), value.replace("{here}", self.address))
            handler.end_headers()
            if handler.command != "HEAD":
                handler.wfile.write(body)

        self.routes[path] = answer
        return self.address + path

    def put_raw(self, path: str, head: bytes, piece: bytes, pause: float) -> str:
        """Sends some bytes as they are, then a piece again and again, until somebody goes away."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.wfile.write(head)
            while not self.stopping.wait(pause):
                handler.wfile.write(piece)
                handler.wfile.flush()

        self.routes[path] = answer
        return self.address + path

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def running(host: str = "127.0.0.1") -> Iterator[Blogs]:
    """The server; `address` is filled in."""
    blogs = Blogs()
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        """Answers as prepared."""

        def do_GET(self) -> None:
            with lock:
                blogs.asked.append((self.path, dict(self.headers)))
            route = blogs.routes.get(self.path)
            if route is None:
                self.send_error(404)
            else:
                route(self)

        def do_HEAD(self) -> None:
            with lock:
                blogs.asked_lightly.append(self.path)
            route = blogs.routes.get(self.path)
            if route is None or self.path in blogs.refuses:
                self.send_error(405 if self.path in blogs.refuses else 404)
            else:
                route(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the base class's name)
            """Keeps the questions to itself."""

    class Server(ThreadingHTTPServer):
        """A server that does not mind who goes away in the middle."""

        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Keeps broken pipes to itself."""

    with Server((host, 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        blogs.address = f"http://{host}:{server.server_address[1]}"
        try:
            yield blogs
        finally:
            blogs.stopping.set()
            server.shutdown()
            thread.join()


def rss(
    *items: str, title: str = "Night notes", link: str = "https://notes.example/", more: str = ""
) -> bytes:
    """A feed of RSS 2.0."""
    head = f"<title>{title}</title><link>{link}</link>{more}"
    return f'<rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>'.encode()


def item(number: int = 1, title: str = "", day: str = "Mon, 02 Nov 2026 08:00:00 GMT", **parts: str) -> str:
    """An item of RSS."""
    found = {
        "title": title or f"Note {number}",
        "link": f"https://notes.example/{number}",
        "guid": f"https://notes.example/{number}",
        "pubDate": day,
    } | parts
    return f"<item>{''.join(f'<{name}>{value}</{name}>' for name, value in found.items() if value)}</item>"
