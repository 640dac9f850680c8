"""Serves a built folder on loopback, and starts the browser, for tests and screenshots."""

from __future__ import annotations

import gzip
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

PATIENCE = 90_000
"""Milliseconds until something is taken to hang, however busy the machine is."""


class Quiet(SimpleHTTPRequestHandler):
    """A server that says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name is the base class's)
        """Keeps the requests to itself."""


PACKED = {".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".ics", ".webmanifest"}
"""What GitHub Pages compresses; pictures, fonts and Pagefind's own files are compressed as they are."""


@cache
def packed(path: Path) -> bytes:
    """The file as it goes over the wire."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class Host(Quiet):
    """A host of static pages as GitHub Pages is one: compressed, to be kept ten minutes."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        """Ten minutes, as GitHub Pages grants to every file."""
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def do_GET(self) -> None:
        """A file, compressed where that helps; the page 404 where there is none."""
        folder = Path(self.directory)
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.split("?")[0].endswith("/"):
            path /= "index.html"
        status = 200
        if not path.exists():
            status, path = 404, folder / "404.html"
        if path.is_dir() or not path.is_file():
            super().do_GET()
            return
        accepted = "gzip" in self.headers.get("Accept-Encoding", "") and path.suffix in PACKED
        content = packed(path) if accepted else path.read_bytes()
        kind = self.guess_type(str(path))
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        if accepted:
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with suppress(ConnectionError):  # a browser may leave before it has everything
            self.wfile.write(content)


class Server(ThreadingHTTPServer):
    """Answers each request in a thread of its own."""

    daemon_threads = True
    request_queue_size = 128
    """As many as may wait to be taken: of more, a browser asks again after a second, and then after three."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing to tell of a browser that left: Lighthouse closes its own between two pages."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # a socket and its address


@contextmanager
def served(folder: Path, *, compressed: bool = False) -> Iterator[str]:
    """The address at which a folder is served, without a slash at the end; `compressed` as a `Host` does."""
    handler = partial(Host if compressed else Quiet, directory=str(folder))
    with serving(handler) as address:
        yield address


@contextmanager
def serving(handler: Callable[..., Quiet]) -> Iterator[str]:
    """The address at which a handler answers, without a slash at the end."""
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()


def chromium_path() -> str | None:
    """Where the system's Chromium is."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return os.environ.get("AMBASSADE_CHROMIUM") or next(
        (p for name in names if (p := shutil.which(name))), None
    )


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless browser whose windows, and what is expected of them, wait for a busy machine."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium_path(), args=list(FLAGS), timeout=PATIENCE
        )
        plain = running.new_context

        def patient(**options: Any) -> BrowserContext:
            context = plain(**options)
            context.set_default_timeout(PATIENCE)
            return context

        running.new_context = patient  # type: ignore[method-assign]  # Playwright has no such setting
        yield running
        running.close()


@contextmanager
def window_at(chromium: Browser, url: str) -> Iterator[BrowserContext]:
    """A window for many tabs of a site: its first one stays, so that what all pages have is compiled once."""
    with chromium.new_context() as context:
        context.new_page().goto(url)
        yield context
