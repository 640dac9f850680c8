"""Killed at any moment and run again, an import ends in the same state as one that ran through."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.importers.conftest import ORGANISATION, ROOT, files_of, import_into

PROGRAM = """
import sys, time
from pathlib import Path
sys.path[:0] = [{plugins!r}, {root!r}]
from ambassade.editing.files import SafeWriter
write = SafeWriter.write
def slow(self, path, text):
    time.sleep(0.002)
    write(self, path, text)
SafeWriter.write = slow
from tests.importers.conftest import import_into
print("ready", flush=True)
import_into(*map(Path, sys.argv[1:4]))
"""
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
    program = PROGRAM.format(plugins=str(ROOT / "plugins"), root=str(ROOT))
    counts = set()
    for attempt in range(6):
        process = subprocess.Popen(
            [sys.executable, "-c", program, str(roots[1]), str(source), str(mapping)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert process.stdout is not None
        process.stdout.readline()
        before = len(files_of(roots[1]))
        limit = time.monotonic() + 30
        while process.poll() is None and time.monotonic() < limit:
            if len(list((roots[1] / "content").rglob("*.md"))) + 1 >= before + 5 + attempt:
                break
            time.sleep(0.001)
        process.kill()
        process.wait()
        process.stdout.close()
        written = {path: text for path, text in files_of(roots[1]).items() if path.startswith("content")}
        counts.add(len(written))
        assert all(text == files_of(roots[0])[path] for path, text in written.items())
    assert len(counts) > 1
    import_into(roots[1], source, mapping)
    assert files_of(roots[1]) == files_of(roots[0])
    assert len(files_of(roots[0])) == 201
