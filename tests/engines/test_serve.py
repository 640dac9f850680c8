from __future__ import annotations

import random
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.engines.conftest import PROGRAMS, Run

PATIENCE = 600
"""Seconds until a preview is taken to hang, however busy the machine is."""
PORTS = range(20_000, 30_000)
"""Below those that a system gives to whoever asks for any, as browsers do all the time."""


def free_port() -> int:
    for port in random.SystemRandom().sample(PORTS, 100):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("no port is free")


@contextmanager
def serving(root: Path, *options: str) -> Iterator[tuple[str, list[str]]]:
    """A preview that runs: its address, and what it says."""
    port = free_port()
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            PROGRAMS["ambassade"],
            "serve",
            "--root",
            str(root),
            "--port",
            str(port),
            *options,
        ],
        stderr=subprocess.PIPE,
        text=True,
    )
    said: list[str] = []
    assert process.stderr is not None
    reader = threading.Thread(target=said.extend, args=(process.stderr,))
    reader.start()
    try:
        yield f"http://127.0.0.1:{port}/", said
    finally:
        process.terminate()
        process.wait()
        reader.join()
        process.stderr.close()


def until(address: str, words: str) -> str:
    """The page, as soon as it says `words`."""
    end = time.monotonic() + PATIENCE
    page = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # it waits for the building
                page = answer.read().decode()
        except OSError:  # nobody is there yet
            page = ""
        if words in page:
            return page
        time.sleep(0.2)
    raise AssertionError(f"{address} does not say {words}: {page[:200]}")


def until_said(said: list[str], words: str, change: Callable[[], object]) -> None:
    """Makes a change until the preview has said so: it may be read before the preview looks for changes."""
    end = time.monotonic() + PATIENCE
    while words not in "".join(said):
        assert time.monotonic() < end, said
        change()
        soon = time.monotonic() + 10
        while time.monotonic() < soon and words not in "".join(said):
            time.sleep(0.1)


@pytest.mark.slow
def test_preview_follows_the_content_and_survives_errors(root: Path) -> None:
    organisation = root / "content/organisation.yml"
    text = organisation.read_text(encoding="utf-8")
    with serving(root, "--audience", "internal") as (address, said):
        page = until(address, "Lumen networks (Internal)")
        assert "livereload" in page
        until_said(said, "nothing was built", lambda: organisation.write_text("nme: x\n" + text, "utf-8"))
        organisation.write_text(text.replace("Lumen networks", "Lumen people"), encoding="utf-8")
        until(address, "Lumen people (Internal)")
    assert "Traceback" not in "".join(said)


def test_preview_of_errors_ends_with_one(root: Path, run: Run) -> None:
    (root / "content/networks/aurora/network.yml").write_text("name: [", encoding="utf-8")
    done = run(root, "ambassade", "serve", "--port", str(free_port()))
    assert done.returncode == 1
    assert "network.yml:" in done.stderr
    assert "Traceback" not in done.stderr


def test_preview_on_a_port_in_use_ends_with_two(root: Path, run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run(root, "ambassade", "serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "in use" in done.stderr
    assert "Traceback" not in done.stderr
