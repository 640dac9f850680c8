"""Takes the pictures of the README: `python3 dev.py screenshots`, after which `site/` holds the editions."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image

from tests.browser.serving import browser, served

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "screenshots"
DESKTOP, PHONE = (1440, 900), (390, 760)
COLOURS = 96
PICTURES = (
    ("public-home", "public/", DESKTOP, "light"),
    ("public-network", "public/networks/quiet-water/", DESKTOP, "light"),
    ("public-person-phone", "public/ambassadors/eleni-papadaki/", PHONE, "light"),
    ("public-directory", "public/ambassadors/", DESKTOP, "light"),
    ("public-calendar-dark", "public/calendar/", DESKTOP, "dark"),
    ("public-map", "public/map/", DESKTOP, "light"),
    ("members-home", "members/", DESKTOP, "light"),
    ("internal-home", "internal/", DESKTOP, "light"),
    ("internal-messages", "internal/messages/", DESKTOP, "light"),
    ("internal-message-dark", "internal/messages/quiet-water/glass-in-the-cupboard/", DESKTOP, "dark"),
    ("internal-timeline", "internal/calendar/timeline/2026-q4/", DESKTOP, "light"),
    ("internal-board", "internal/calendar/board/", DESKTOP, "light"),
    ("internal-kit-phone", "internal/kit/nathalie-celik/", PHONE, "light"),
    ("internal-home-phone-dark", "internal/", PHONE, "dark"),
)


def smaller(png: bytes) -> bytes:
    """The picture with few colours, which is what flat pages need."""
    out = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()


def main(names: list[str]) -> int:
    """Takes all pictures, or those named."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served(ROOT / "site") as address, browser() as chromium:
        for name, path, (width, height), scheme in PICTURES:
            if names and name not in names:
                continue
            context = chromium.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(f"{address}/{path}", wait_until="networkidle")
            (FOLDER / f"{name}.png").write_bytes(smaller(page.screenshot()))
            context.close()
            print(f"docs/screenshots/{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
