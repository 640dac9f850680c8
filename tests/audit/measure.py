"""What a browser tells of one page: axe, the console, what was asked of whom, and what all of it weighs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, CDPSession, ViewportSize

PHONE: ViewportSize = {"width": 360, "height": 740}


@dataclass
class Measure:
    """One page in one colour scheme."""

    faults: list[str] = field(default_factory=list)
    """What axe found, what the console said, which requests failed or went to somebody else."""
    requests: int = 0
    weight: int = 0
    """Bytes over the wire with an empty cache, headers and all."""


def measured(browser: Browser, host: str, path: str, *, dark: bool) -> Measure:
    """One page, opened on a phone with an empty cache and scrolled to its end."""
    found = Measure()
    context = browser.new_context(
        viewport=PHONE, color_scheme="dark" if dark else "light", has_touch=True, is_mobile=True,
        reduced_motion="reduce",
    )  # fmt: skip
    page = context.new_page()
    page.on("console", lambda message: found.faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda fault: found.faults.append(f"script: {fault}"))
    page.on("requestfailed", lambda request: found.faults.append(f"failed: {request.url}"))
    page.on("request", lambda request: found.faults.extend(strange(request.url, host)))
    page.on("response", lambda answer: found.faults.extend(refused(answer.status, answer.url)))
    weigh(context.new_cdp_session(page), found)
    page.goto(f"{host}/{path}", wait_until="networkidle")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    page.evaluate("scrollTo(0, 0)")
    found.faults += list(violations(Axe().run(page).response["violations"]))
    context.close()
    return found


def weigh(session: CDPSession, found: Measure) -> None:
    """Adds up what came over the wire."""
    session.send("Network.enable")

    def finished(told: dict[str, Any]) -> None:
        found.weight += int(told["encodedDataLength"])
        found.requests += 1

    session.on("Network.loadingFinished", finished)


def strange(url: str, host: str) -> Iterator[str]:
    """A request to somebody else."""
    if not url.startswith((f"{host}/", "data:", "blob:")):
        yield f"third party: {url}"


def refused(status: int, url: str) -> Iterator[str]:
    """An answer that is none."""
    if status >= 400:
        yield f"{status}: {url}"


def violations(told: list[dict[str, Any]]) -> Iterator[str]:
    """One line for each element that axe finds fault with."""
    for each in told:
        for node in each["nodes"]:
            checks = [*node["any"], *node["all"], *node["none"]]
            why = checks[0]["message"] if checks else each["help"]
            yield f"axe {each['id']}: {node['html'][:140]} ({why})"
