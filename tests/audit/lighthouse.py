"""Runs Lighthouse over one page with its own settings for a phone; tells scores and what takes points."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser.serving import chromium_path

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-gpu"
LONGEST = 180
HOW = (
    "Lighthouse is not installed. It is a program for Node 22 or later, kept outside this repository:\n"
    "    npm install --prefix FOLDER node@22 lighthouse@13\n"
    "and LIGHTHOUSE=FOLDER/node_modules/.bin/lighthouse"
)


@dataclass(frozen=True)
class Judgement:
    """The scores of one page, 0 to 100, in the order of CATEGORIES, and why they are not all 100."""

    scores: tuple[int, ...]
    reasons: tuple[str, ...]
    figures: str
    """First paint, largest paint, blocked time, shift."""


def program() -> str | None:
    """Where Lighthouse is: what LIGHTHOUSE names, else on PATH."""
    return shutil.which(os.environ.get("LIGHTHOUSE") or "lighthouse")


def judged(url: str, out: Path, runs: int, *, indexed: bool) -> Judgement:
    """The run with the median performance; more than one run only where the first is below 100."""
    results = [run(url, out, indexed=indexed)]
    while len(results) < runs and score(results[0], "performance") < 100:
        results.append(run(url, out, indexed=indexed))
    results.sort(key=lambda result: score(result, "performance"))
    return judgement(results[len(results) // 2])


def run(url: str, out: Path, *, indexed: bool) -> dict[str, Any]:
    """One run, whose result is written to `out`; `indexed` is whether search engines are to have the page."""
    lighthouse = program()
    assert lighthouse is not None
    environment = {
        **os.environ,
        "CHROME_PATH": chromium_path() or "",
        "PATH": os.pathsep.join([str(Path(lighthouse).parent), os.environ.get("PATH", "")]),
    }
    command = [lighthouse, url, "--quiet", "--output=json", f"--output-path={out}", f"--chrome-flags={FLAGS}"]
    command.append(f"--only-categories={','.join(CATEGORIES)}")
    if not indexed:
        command.append("--skip-audits=is-crawlable")
    subprocess.run(command, env=environment, check=True, timeout=LONGEST)
    result: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return result


def score(result: Mapping[str, Any], category: str) -> int:
    """A score from 0 to 100."""
    return round(100 * (result["categories"][category]["score"] or 0))


def judgement(result: Mapping[str, Any]) -> Judgement:
    """What is worth telling of a run."""
    reasons = []
    for category in CATEGORIES:
        if score(result, category) == 100:
            continue
        for reference in result["categories"][category]["auditRefs"]:
            audit = result["audits"][reference["id"]]
            mark = audit["score"]
            helps = category == "performance" and reference["id"].endswith("-insight") and mark == 0
            if mark is not None and mark < 1 and (reference["weight"] or helps):
                reasons.append(
                    f"{category}: {audit['title']}, {audit.get('displayValue') or mark}{where(audit)}"
                )
    figures = (
        "first-contentful-paint",
        "largest-contentful-paint",
        "total-blocking-time",
        "cumulative-layout-shift",
    )
    told = ", ".join(str(result["audits"][name].get("displayValue")).replace("\xa0", " ") for name in figures)
    return Judgement(tuple(score(result, each) for each in CATEGORIES), tuple(reasons), told)


def where(audit: Mapping[str, Any]) -> str:
    """The first places that an audit names."""
    items = (audit.get("details") or {}).get("items") or []
    named = []
    for item in items[:3]:
        node = item.get("node") if isinstance(item, dict) else None
        named.append((node or {}).get("snippet", "")[:120] or str(item.get("url", ""))[-60:])
    return "".join(f" [{each}]" for each in named if each)
