"""Runs the W3C's HTML checker over every page of a folder and gathers what it says by message."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path

LONGEST = 600
HOW = (
    "The W3C's HTML checker is not installed. It is a program for Java, kept outside this repository:\n"
    "    npm install --prefix FOLDER vnu-jar\n"
    "and VNU=FOLDER/node_modules/vnu-jar/build/dist/vnu.jar"
)


def command() -> list[str] | None:
    """How it is started: what VNU names, a .jar or a program, else vnu on PATH."""
    named = os.environ.get("VNU") or "vnu"
    if named.endswith(".jar"):
        java = shutil.which("java")
        return [java, "-Xss8m", "-jar", named] if java and Path(named).is_file() else None
    found = shutil.which(named)
    return [found] if found else None


def checked(folder: Path) -> dict[tuple[str, str], list[str]]:
    """Where it says what, in all .html files below: {("error", message): [page: extract, …]}."""
    start = command()
    assert start is not None
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", str(folder)]
    done = subprocess.run([*start, *options], capture_output=True, check=True, timeout=LONGEST)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for told in json.loads(done.stdout)["messages"]:
        page = told["url"].rpartition(f"{folder.name}/")[2]
        extract = re.sub(r"\s+", " ", told.get("extract", ""))[:160]
        found[told.get("subType") or told["type"], told["message"]].append(f"{page}: {extract}")
    return found
