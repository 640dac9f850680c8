from __future__ import annotations

import errno
import os
import threading
from pathlib import Path, PurePosixPath

import pytest

from ambassade.engines import staging as module
from ambassade.engines.exchange import exchange
from ambassade.engines.lock import BusyError, locked
from ambassade.engines.progress import Progress
from ambassade.engines.staging import OutError, Staging
from tests.engines.conftest import files_of


@pytest.fixture
def staging(tmp_path: Path) -> Staging:
    (tmp_path / "root/content").mkdir(parents=True)
    return Staging(tmp_path / "root/site", tmp_path / "root")


def fill(folder: Path, text: str) -> None:
    (folder / "public").mkdir(parents=True, exist_ok=True)
    for number in range(20):
        (folder / f"public/{number}.html").write_text(text, encoding="utf-8")


def test_folders_change_places(tmp_path: Path) -> None:
    fill(tmp_path / "a", "a")
    fill(tmp_path / "b", "b")
    if not exchange(tmp_path / "a", tmp_path / "b"):
        pytest.skip("no such step on this system")
    assert (tmp_path / "a/public/1.html").read_text(encoding="utf-8") == "b"
    assert (tmp_path / "b/public/1.html").read_text(encoding="utf-8") == "a"


def test_failed_exchange_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    if not exchange(tmp_path / "a", tmp_path / "b"):
        pytest.skip("no such step on this system")
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "a", tmp_path / "none")


def test_readers_never_miss_the_folder_nor_find_it_mixed(staging: Staging) -> None:
    fill(staging.out, "0")
    faults: list[str] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                handle = os.open(staging.out / "public", os.O_RDONLY)
            except OSError as fault:
                faults.append(str(fault))
                continue
            try:
                names = os.listdir(handle)  # noqa: PTH208 - of the folder that was opened, not of its name
            finally:
                os.close(handle)
            if len(names) not in {0, 20}:
                faults.append(f"{len(names)} files")

    (staging.folder.parent).mkdir(exist_ok=True)
    if not exchange(staging.out, staging.out):
        pytest.skip("no atomic exchange on this system")
    reader = threading.Thread(target=read)
    reader.start()
    try:
        for number in range(50):
            with staging.opened():
                fill(staging.folder, str(number))
                staging.install([PurePosixPath("public")])
    finally:
        stop.set()
        reader.join()
    assert [fault for fault in faults if "files" not in fault] == []


@pytest.mark.parametrize("atomic", [True, False])
def test_installed_whole(staging: Staging, monkeypatch: pytest.MonkeyPatch, *, atomic: bool) -> None:
    if not atomic:
        monkeypatch.setattr(module, "exchange", lambda _first, _second: False)
    fill(staging.out, "old")
    (staging.out / "public/stale.html").write_text("gone", encoding="utf-8")
    (staging.out / "kept.txt").write_text("kept", encoding="utf-8")
    kept = (staging.out / "kept.txt").stat().st_ino
    with staging.opened():
        fill(staging.folder, "new")
        staging.install([PurePosixPath("public")])
    assert set(files_of(staging.out).values()) == {b"new", b"kept"}
    assert not (staging.out / "public/stale.html").exists()
    assert (staging.out / "kept.txt").stat().st_ino == kept
    assert [path.name for path in staging.folder.parent.iterdir()] == ["build.site.lock"]


def test_file_system_without_hard_links(staging: Staging, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    (staging.out / "other").mkdir(parents=True)
    (staging.out / "other/kept.txt").write_text("kept", encoding="utf-8")
    with staging.opened():
        fill(staging.folder, "new")
        staging.install([PurePosixPath("public")])
    assert (staging.out / "other/kept.txt").read_text(encoding="utf-8") == "kept"


def test_what_killed_builds_left_is_taken_away_and_put_back(staging: Staging) -> None:
    workshop = staging.folder.parent
    fill(workshop / "build.site.new", "half")
    fill(workshop / "build.site.old", "moved away")
    with staging.opened():
        assert list(staging.folder.iterdir()) == []
        assert set(files_of(staging.out).values()) == {b"moved away"}
    fill(workshop / "build.site.old", "older")
    with staging.opened():
        pass
    assert set(files_of(staging.out).values()) == {b"moved away"}
    assert [path.name for path in workshop.iterdir()] == ["build.site.lock"]


def test_lock_is_for_one(tmp_path: Path) -> None:
    with locked(tmp_path / "a/lock"), pytest.raises(BusyError), locked(tmp_path / "a/lock"):
        pass
    with locked(tmp_path / "a/lock"):
        pass


class Terminal:
    """Something that says that it is a terminal, or not."""

    def __init__(self, *, terminal: bool) -> None:
        self.terminal = terminal
        self.text = ""

    def isatty(self) -> bool:
        return self.terminal

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None: ...


@pytest.mark.parametrize(("terminal", "late"), [(True, True), (True, False), (False, True)])
def test_progress_is_for_those_who_wait(
    monkeypatch: pytest.MonkeyPatch, *, terminal: bool, late: bool
) -> None:
    stream = Terminal(terminal=terminal)
    clock = [0.0]
    monkeypatch.setattr("ambassade.engines.progress.time.monotonic", lambda: clock[0])
    with Progress(stream) as progress:  # type: ignore[arg-type]  # the three methods that it needs
        progress.say("one")
        clock[0] = 5.0 if late else 0.5
        progress.say("two")
        progress.say("three")
    assert stream.text == ("\r\x1b[Ktwo\r\x1b[K" if terminal and late else "")


def test_a_disk_of_its_own_is_refused_before_anything_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "root/content").mkdir(parents=True)
    (tmp_path / "disk").mkdir()
    monkeypatch.setattr(Path, "is_mount", lambda path: path == (tmp_path / "disk").resolve())
    with pytest.raises(OutError, match="disk is a disk of its own: name a folder in it with --out"):
        Staging(tmp_path / "disk", tmp_path / "root")
    Staging(tmp_path / "disk/site", tmp_path / "root")


@pytest.mark.skipif(os.name != "posix", reason="another call elsewhere")
def test_a_file_system_without_locks_is_not_taken_for_another_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(handle: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(OSError, match="No locks available"), locked(tmp_path / "lock"):
        pass
