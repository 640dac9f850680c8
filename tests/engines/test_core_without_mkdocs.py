"""MkDocs 1.x is at its end: everything but the engines has to run without it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BLOCKED = """
import sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"mkdocs", "material"}:
            raise ModuleNotFoundError(f"no module named {name}", name=name)

sys.meta_path.insert(0, Blocker())
"""


def without_mkdocs(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BLOCKED + program], capture_output=True, text=True, check=False
    )


def test_core_is_imported() -> None:
    done = without_mkdocs("""
import importlib, pkgutil
import ambassade
for module in pkgutil.walk_packages(ambassade.__path__, "ambassade."):
    if not module.name.startswith("ambassade.engines.") and not module.name.endswith("__main__"):
        importlib.import_module(module.name)
assert "mkdocs" not in sys.modules
""")
    assert done.returncode == 0, done.stderr


def test_content_is_checked_and_a_site_is_made(root: Path) -> None:
    done = without_mkdocs(f"""
from datetime import UTC, datetime
from pathlib import Path
from ambassade.cli import main
from ambassade.engines.docs_tree import docs_tree
from ambassade.engines.preparation import prepare, read_content
root = Path({str(root)!r})
assert main(["check", "--root", str(root)]) == 0
content = read_content(root, datetime(2026, 11, 23, tzinfo=UTC), None)
assert docs_tree(prepare(content, "internal").site).pages
try:
    main(["build", "--help"])
except SystemExit as end:
    assert end.code == 0
""")
    assert done.returncode == 0, done.stderr
    assert "--audience" in done.stdout
