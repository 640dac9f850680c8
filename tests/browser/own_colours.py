"""Takes the picture of the demonstration in other colours: `python -m tests.browser.own_colours`."""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from ambassade.cli import main
from tests.browser.serving import browser, served

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "sites.md"
PICTURE = ROOT / "docs" / "pictures" / "own-colours.webp"
SIZE = (1440, 860)


def appearance() -> str:
    """The lines of the organisation file that the page shows."""
    found = re.search(r"```yaml\n(appearance:\n.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    if found is None:
        message = "docs/sites.md shows no appearance"
        raise ValueError(message)
    return found[1]


def seen(chromium: Browser, address: str, *, dark: bool) -> Image.Image:
    """The home page."""
    context = chromium.new_context(
        viewport={"width": SIZE[0], "height": SIZE[1]}, color_scheme="dark" if dark else "light"
    )
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    made = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    context.close()
    return made


def take() -> int:
    """Build the demonstration in the page's colours, and put light beside dark."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "content", root / "content")
        with (root / "content" / "organisation.yml").open("a", encoding="utf-8") as file:
            file.write(f"\n{appearance()}")
        code = main(["build", "--root", folder, "--audience", "public", "--out", str(root / "site")])
        if code:
            return code
        with served(root / "site" / "public") as address, browser() as chromium:
            both = Image.new("RGB", (2 * SIZE[0], SIZE[1]))
            both.paste(seen(chromium, address, dark=False), (0, 0))
            both.paste(seen(chromium, address, dark=True), (SIZE[0], 0))
    PICTURE.parent.mkdir(exist_ok=True)
    smaller = both.resize((SIZE[0], SIZE[1] // 2), Image.Resampling.LANCZOS)
    smaller.save(PICTURE, "WEBP", quality=72, method=6)
    return 0


if __name__ == "__main__":
    raise SystemExit(take())
