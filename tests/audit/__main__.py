"""Measures the built editions: `python3 dev.py audit`. What it needs stands in CONTRIBUTING.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.audit import checker, lighthouse
from tests.audit.choice import EDITIONS, KINDS, Chosen, chosen
from tests.audit.measure import measured
from tests.browser.serving import browser, served

ROOT = Path(__file__).resolve().parents[2]
STEPS = ("vnu", "browser", "lighthouse")
CEILINGS = {"person": 150_000, "home": 250_000}
"""Bytes over the wire."""
LEAST_PERFORMANCE = 98


def main(arguments: list[str]) -> int:
    """Runs the steps asked for; returns 1 where one found what is not to be."""
    parser = argparse.ArgumentParser(prog="python3 dev.py audit", description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the folder with the built editions")
    parser.add_argument("--only", choices=STEPS, action="append", help="one step alone; may be repeated")
    parser.add_argument("--kind", choices=KINDS, action="append", help="one kind of page; may be repeated")
    parser.add_argument("--runs", type=int, default=3, help="of Lighthouse, where the first is below 100")
    options = parser.parse_args(arguments)
    steps, site = options.only or STEPS, options.site.resolve()
    pages = [page for page in chosen(site) if page.kind in (options.kind or KINDS)]
    faults = 0
    with ExitStack() as stack:
        hosts = {
            name: stack.enter_context(served(site / name, compressed=True))
            for name in {page.edition for page in pages}
        }
        if "vnu" in steps:
            faults += told_by_checker(site)
        if "browser" in steps:
            faults += told_by_browser(pages, hosts)
        if "lighthouse" in steps:
            faults += told_by_lighthouse(pages, hosts, options.runs)
    print(f"\n{faults} to mend" if faults else "\nnothing to mend")
    return 1 if faults else 0


def told_by_checker(site: Path) -> int:
    """All pages of all editions; returns how many errors there are."""
    print("\n== The HTML checker, all pages")
    if checker.command() is None:
        print(checker.HOW)
        return 1
    errors = 0
    for edition in EDITIONS:
        if not (site / edition).is_dir():
            continue
        pages = sum(1 for _ in (site / edition).rglob("*.html"))
        found = checker.checked(site / edition)
        wrong = sum(len(places) for (kind, _), places in found.items() if kind == "error")
        errors += wrong
        print(f"{edition}: {pages} pages, {wrong} errors, {sum(map(len, found.values())) - wrong} remarks")
        for (kind, message), places in sorted(found.items(), key=lambda each: -len(each[1])):
            print(f"  {len(places)} x {kind}: {message}\n      {places[0]}")
    return errors


def told_by_browser(pages: list[Chosen], hosts: dict[str, str]) -> int:
    """Each page light and dark; returns how many faults there are, a weight above its ceiling among them."""
    print("\n== In the browser: axe, console, requests, weight (the longest page of each kind)")
    faults = 0
    with browser() as chromium:
        for page in pages:
            light, dark = (
                measured(chromium, hosts[page.edition], page.path, dark=dark) for dark in (False, True)
            )
            wrong = list(dict.fromkeys(light.faults + dark.faults))
            if light.weight > CEILINGS.get(page.kind, light.weight):
                wrong.append(f"heavier than {CEILINGS[page.kind] / 1000:.0f} kB")
            faults += len(wrong)
            size = f"{light.weight / 1000:6.1f} kB {light.requests:3} requests"
            print(f"{named(page)}{size}  {len(wrong)} faults  {page.edition}/{page.path}", flush=True)
            for each in wrong:
                print(f"      {each}")
    return faults


def told_by_lighthouse(pages: list[Chosen], hosts: dict[str, str], runs: int) -> int:
    """Each page on Lighthouse's phone; returns how many pages are below what is asked for."""
    print("\n== Lighthouse on its phone (the longest page of each kind)")
    if lighthouse.program() is None:
        print(lighthouse.HOW)
        return 1
    print(f"{'':<14}{'perf':>5}{'a11y':>5}{'best':>5}{'seo':>5}   first paint, largest, blocked, shift")
    below = 0
    with tempfile.TemporaryDirectory() as scratch:
        for page in pages:
            out = Path(scratch) / "lighthouse.json"
            url, found_by_all = f"{hosts[page.edition]}/{page.path}", page.edition == "public"
            found = lighthouse.judged(url, out, runs, indexed=found_by_all)
            below += found.scores[0] < LEAST_PERFORMANCE or min(found.scores[1:]) < 100
            row = "".join(f"{score:5}" for score in found.scores)
            print(f"{named(page)}{row}   {found.figures}  {page.edition}/{page.path}", flush=True)
            for each in found.reasons:
                print(f"      {each}")
    print(
        "The other editions ask not to be indexed; that alone is left out of their mark for search engines."
    )
    return below


def named(page: Chosen) -> str:
    """How a line begins."""
    return f"{page.kind:<10}{page.language:<4}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
