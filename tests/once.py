"""What takes long to make and is only read: made once for all processes that run the tests."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ambassade.engines.lock import BusyError, locked

LONGEST = 3600
"""Seconds that a process waits for another one that makes what both need."""


def made_once(
    paths: pytest.TempPathFactory, worker_id: str, name: str, make: Callable[[Path], object]
) -> Path:
    """The folder `name`, which `make` has filled, here or in another process; it gets it empty."""
    base = paths.getbasetemp()
    shared = base.parent if worker_id != "master" else base
    folder, done = shared / name, shared / f"{name}-made"
    until = time.monotonic() + LONGEST
    while not done.exists():
        try:
            with locked(shared / f"{name}-lock"):
                if not done.exists():
                    shutil.rmtree(folder, ignore_errors=True)  # half made, where `make` failed before
                    folder.mkdir()
                    make(folder)
                    done.touch()
        except BusyError:
            assert time.monotonic() < until
            time.sleep(0.2)
    return folder
