from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.engines.conftest import PROGRAMS, Run

PATIENCE = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


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
            with urllib.request.urlopen(address, timeout=5) as answer:
                page = answer.read().decode()
        except OSError:  # nobody is there yet, or busy with building
            page = ""
        if words in page:
            return page
        time.sleep(0.2)
    raise AssertionError(f"{address} does not say {words}: {page[:200]}")


@pytest.mark.slow
def test_preview_follows_the_content_and_survives_errors(root: Path) -> None:
    organisation = root / "content/organisation.yml"
    text = organisation.read_text(encoding="utf-8")
    with serving(root, "--audience", "internal") as (address, said):
        page = until(address, "Lumen networks (Internal)")
        assert "livereload" in page
        organisation.write_text("nme: x\n" + text, encoding="utf-8")
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and "nothing was built" not in "".join(said):
            time.sleep(0.2)
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
