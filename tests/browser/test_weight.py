"""What a browser loads for a page, all told, as a host of static files sends it."""

from __future__ import annotations

import gzip
import io
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from PIL import Image, ImageFilter
from playwright.sync_api import Browser

from ambassade.cli import main
from ambassade.publish.audience import AUDIENCES
from tests.browser.serving import served
from tests.rules.example import Example
from tests.unit.publish.content_tree import entry, person, post, write

PROFILE, HOME = 150_000, 250_000
PAGE = 15_000
"""Of a page's HTML."""
LONGER = {"map/": 22_000, "messages/": 17_000}
"""The pages that are more, at most this: everybody with all their threads, and every text of the networks."""
SCREENS = {"phone": (360, 740, 3), "desk": (1440, 900, 2)}
"""Width and height, and how many points a pixel has: the finest copies of photographs are asked for."""
TO_THE_END = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
    scrollTo(0, y);
    await new Promise(requestAnimationFrame);
  }
  await document.fonts.ready;
}"""
ALL_SEEN = "[...document.images].every((image) => image.complete || !image.checkVisibility())"


def loaded(browser: Browser, url: str, screen: str) -> dict[str, int]:
    """Bytes on the wire by address, with all that comes into sight when somebody reads to the end."""
    wide, high, fine = SCREENS[screen]
    context = browser.new_context(viewport={"width": wide, "height": high}, device_scale_factor=fine)
    page = context.new_page()
    session = context.new_cdp_session(page)
    addresses: dict[str, str] = {}
    sizes: dict[str, int] = {}
    session.on(
        "Network.requestWillBeSent",
        lambda event: addresses.update({event["requestId"]: event["request"]["url"]}),
    )
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.goto(url)
    page.wait_for_load_state("networkidle")
    page.evaluate(TO_THE_END)
    page.wait_for_function(ALL_SEEN)
    context.close()
    found = {addresses[key]: size for key, size in sizes.items() if not addresses[key].startswith("data:")}
    assert url in found
    return found


def told(found: dict[str, int]) -> str:
    """The total and the heaviest files, for who has to find out why."""
    heaviest = sorted(found.items(), key=lambda each: -each[1])[:8]
    return f"{sum(found.values())} bytes: " + ", ".join(f"{size} {url[-50:]}" for url, size in heaviest)


def photograph(seed: int) -> bytes:
    """A picture as hard to compress as a photograph: light and shade with grain."""
    chance = random.Random(seed)
    small = Image.new("RGB", (24, 24))
    small.putdata([tuple(chance.randrange(256) for _ in range(3)) for _ in range(24 * 24)])
    grain = Image.effect_noise((600, 600), 40).filter(ImageFilter.GaussianBlur(1.2)).convert("RGB")
    made = io.BytesIO()
    Image.blend(small.resize((600, 600), Image.Resampling.BICUBIC), grain, 0.35).save(
        made, "JPEG", quality=92
    )
    return made.getvalue()


@pytest.fixture(scope="module")
def demo(built: Path) -> Iterator[dict[str, str]]:
    """The demonstration's editions, sent compressed."""
    with (
        served(built / "public", compressed=True) as public,
        served(built / "members", compressed=True) as members,
        served(built / "internal", compressed=True) as internal,
    ):
        yield dict(zip(AUDIENCES, (public, members, internal), strict=True))


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A public site of forty people with photographs, one of whom is everywhere."""
    root = tmp_path_factory.mktemp("weight")
    files: dict[str, str | bytes] = dict(Example("base").tree())
    organisation = yaml.safe_load(files["content/organisation.yml"])
    files["content/organisation.yml"] = write("organisation.yml", {**organisation, "as_of": "2026-11-23"})
    for number in range(40):
        slug = f"person-{number}"
        values = person(
            f"Person Number {number}",
            scopes=("profile", "photo", *(f"account:a{each}" for each in range(20 if number == 0 else 2))),
            unit="harbour",
            job_title="Lamp engineer",
            tagline=f"Keeps lamp {number} alive, and says why it went out",
            photo={"file": f"{slug}.jpg", "alt": f"Person {number} on the quay"},
            memberships=[{"network": "aurora", "role": "contributor", "since": "2024-03-01"}],
            accounts=[
                {"id": f"a{each}", "platform": "mastodon", "url": f"https://social.example/@{slug}-{each}"}
                for each in range(20 if number == 0 else 2)
            ],
        )
        files[f"content/ambassadors/{slug}.md"] = write(f"{slug}.md", values)
        files[f"content/ambassadors/{slug}.jpg"] = photograph(number)
    for number in range(150):
        start = f"2026-12-{number % 28 + 1:02}T{8 + number % 10:02}:00"
        one = entry(title=f"Walk number {number} along the quay", start=start, owner="person-0")
        files[f"content/networks/aurora/calendar/walk-{number}.yml"] = write("walk.yml", one)
        text = post(title=f"Lamp {number}, and why", authors=["person-0"], body="It was the gull. " * 40)
        files[f"content/networks/aurora/posts/lamp-{number}.md"] = write("lamp.md", text)
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    assert main(["build", "--root", str(root), "--audience", "public", "--out", str(root / "site")]) == 0
    with served(root / "site" / "public", compressed=True) as address:
        yield address


@pytest.mark.parametrize("audience", AUDIENCES)
def test_html_of_every_page_of_the_demonstration(built: Path, audience: str) -> None:
    folder = built / audience
    sizes = {
        page.relative_to(folder).as_posix().removesuffix("index.html"): len(
            gzip.compress(page.read_bytes(), 6, mtime=0)
        )
        for page in folder.rglob("*.html")
    }
    assert {"", "fr/", "map/", "fr/map/"} <= set(sizes)
    heavy = {path: size for path, size in sizes.items() if size > LONGER.get(path.removeprefix("fr/"), PAGE)}
    assert heavy == {}


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize(
    ("audience", "path", "most"),
    [
        ("public", "", HOME),
        ("internal", "", HOME),
        ("public", "ambassadors/nathalie-celik/", PROFILE),
        ("internal", "ambassadors/nathalie-celik/", PROFILE),
        ("public", "ambassadors/wang-yutong/", PROFILE),
    ],
)
def test_pages_of_the_demonstration(
    chromium: Browser, demo: dict[str, str], audience: str, path: str, most: int, screen: str
) -> None:
    found = loaded(chromium, f"{demo[audience]}/{path}", screen)
    assert sum(found.values()) <= most, told(found)


@pytest.mark.parametrize("screen", SCREENS)
def test_with_photographs_everywhere_and_somebody_who_does_everything(
    chromium: Browser, busy: str, screen: str
) -> None:
    for path, most in (("", HOME), ("ambassadors/person-0/", PROFILE)):
        found = loaded(chromium, f"{busy}/{path}", screen)
        assert any(url.endswith(".webp") for url in found)
        assert sum(found.values()) <= most, told(found)
