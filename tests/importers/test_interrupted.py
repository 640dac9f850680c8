"""Killed at any moment and run again, an import ends in the same state as one that ran through."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.importers.conftest import ORGANISATION, ROOT, files_of, import_into

PROGRAM = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = [{plugins!r}, {root!r}]
from tests.importers.conftest import import_into
repository, left, last = sys.argv[1], int(sys.argv[4]), ""
def watch(event, given):
    global last, left
    if event not in ("open", "os.mkdir", "os.rename", "os.rmdir") or not str(given[0]).startswith(repository):
        return
    if event == "open" and given[1] in (None, "r", "rb"):
        return
    left -= 1
    if left == 0:
        if os.path.exists(last):
            os.truncate(last, 20)
        os.kill(os.getpid(), signal.SIGKILL)
    if event == "open":
        last = given[0]
sys.addaudithook(watch)
import_into(*map(Path, sys.argv[1:4]))
"""
"""An import that ends before the change to the files with a given number; what it wrote last is half there,
unless it is in its place. It kills itself, so that the moment is the same on a quiet machine and a busy one.
"""
MOMENTS = (1, 2, 4, 5, 8, 60)
MAPPING = """\
source: s
ambassador:
  records: "@"
  id: id
  slug: name
  constants: {kind: external, standing: active}
  fields: {name: name, tagline: line}
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed as POSIX kills it")
def test_killed_midway_and_resumed(tmp_path: Path) -> None:
    mapping, source = tmp_path / "m.yml", tmp_path / "s.json"
    mapping.write_text(MAPPING, encoding="utf-8")
    people = [{"id": f"p{n}", "name": f"Name {n % 40}", "line": f"Line {n}"} for n in range(200)]
    source.write_text(json.dumps(people), encoding="utf-8")
    roots = [tmp_path / "through", tmp_path / "killed"]
    for root in roots:
        (root / "content").mkdir(parents=True)
        (root / "content" / "organisation.yml").write_text(ORGANISATION, encoding="utf-8")
    import_into(roots[0], source, mapping)
    whole = files_of(roots[0])
    program = PROGRAM.format(plugins=str(ROOT / "plugins"), root=str(ROOT))
    counts = []
    for moment in MOMENTS:
        command = [sys.executable, "-c", program, str(roots[1]), str(source), str(mapping), str(moment)]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == -signal.SIGKILL, done.stderr
        written = {path: text for path, text in files_of(roots[1]).items() if path.startswith("content")}
        counts.append(len(written))
        assert all(text == whole[path] for path, text in written.items())
    assert counts == sorted(counts)
    assert counts[0] == 1  # the organisation
    assert 1 < counts[-2] < counts[-1] < len(whole)
    import_into(roots[1], source, mapping)
    assert files_of(roots[1]) == whole
    assert len(whole) == 201
