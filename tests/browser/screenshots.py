"""Takes a picture of every kind of page of the editions in `site/`: `python3 dev.py screenshots`."""

from __future__ import annotations

import io
import re
import sys
from contextlib import ExitStack
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, expect

from tests.browser.gallery import Picture, page, pictures
from tests.browser.kinds import KINDS
from tests.browser.serving import browser, served

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "screenshots"
GALLERY = ROOT / "docs" / "screenshots.md"
QUALITY = 72
STEP, FEW = 60, 20
"""Pixels that differ by less than STEP, or fewer than FEW others: the browser smooths letters as it likes."""
SETTLED = """async () => {
  await document.fonts.ready;
  const near = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight);
  await Promise.all(near.map((image) => image.decode().catch(() => undefined)));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""


def smaller(png: bytes, width: int) -> bytes:
    """The picture as wide as it is kept, as WebP."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    if image.width != width:
        image = image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "WEBP", quality=QUALITY, method=6)
    return out.getvalue()


def looks_the_same(old: Path, data: bytes) -> bool:
    """Whether the picture that is there shows what the new one does: then it stays, byte for byte."""
    if not old.is_file():
        return False
    before, after = (Image.open(each).convert("RGB") for each in (old, io.BytesIO(data)))
    if before.size != after.size:
        return False
    return sum(ImageChops.difference(before, after).convert("L").histogram()[STEP:]) < FEW


def search_for(view: Page, words: str) -> None:
    """Asks the search, as a reader does who presses its key, and waits for its answer."""
    view.keyboard.press("/")
    view.keyboard.type(words)
    expect(view.locator(".am-found section").first).to_be_visible()
    expect(view.locator("#am-found")).to_have_text(re.compile(r"\d"))


def take(chromium: Browser, address: str, picture: Picture) -> bytes:
    """The picture of a page as it stands when everything of it that is in sight is there."""
    width, height = picture.screen
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if picture.dark else "light",
        reduced_motion="reduce",
        locale=picture.language or "en",
        timezone_id="Europe/Paris",
    )
    try:
        view = context.new_page()
        answer = view.goto(f"{address}/{picture.path}", wait_until="load")
        if answer is None or not answer.ok:
            raise SystemExit(f"site/{picture.audience}/{picture.path} is not there: build the editions first")
        if picture.searched:
            search_for(view, picture.searched)
        view.evaluate(SETTLED)
        return smaller(view.screenshot(animations="disabled", caret="hide"), picture.width)
    finally:
        context.close()


def main(beginnings: list[str]) -> int:
    """Takes all pictures and removes those of pages that are gone, or takes those that begin as told."""
    every = pictures()
    wanted = [each for each in every if not beginnings or each.name.startswith(tuple(beginnings))]
    FOLDER.mkdir(parents=True, exist_ok=True)
    total = 0
    with browser() as chromium, ExitStack() as servers:
        addresses = {audience: servers.enter_context(served(ROOT / "site" / audience)) for audience in KINDS}
        for picture in wanted:
            data = take(chromium, addresses[picture.audience], picture)
            file = FOLDER / f"{picture.name}.webp"
            kept = looks_the_same(file, data)
            if not kept:
                file.write_bytes(data)
            total += file.stat().st_size
            print(f"docs/screenshots/{file.name} {len(data) / 1000:.0f} KB{' (as before)' if kept else ''}")
    if not beginnings:
        names = {f"{picture.name}.webp" for picture in every}
        for old in FOLDER.iterdir():
            if old.name not in names:
                old.unlink()
    GALLERY.write_text(page(), encoding="utf-8")
    print(f"{len(wanted)} pictures, {total / 1e6:.1f} MB; docs/screenshots.md")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
