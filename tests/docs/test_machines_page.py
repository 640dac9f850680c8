"""What the page for machines shows is what the demonstration's public edition gives, page by page."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ambassade.check import check_tree
from ambassade.load.schema import load_schemas
from ambassade.load.tree import WorkTree
from ambassade.publish.outputs.build import build_outputs
from ambassade.publish.pages.build import build_pages
from ambassade.publish.projection import project
from ambassade.publish.site import Page

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/machines.md").read_text(encoding="utf-8")
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>')
PERSON = "ambassadors/hanna-kovalchuk/"
TYPES = (
    (r"", {"WebSite", "Organization"}),
    (r"ambassadors/(?!by-letter)[^/]+/", {"Person"}),
    (r"networks/(?!page/)[^/]+/", {"Organization"}),
    (r"posts/(?!page/)[^/]+/", {"BlogPosting"}),
    (r"collections/(?!page/).+/", {"CollectionPage"}),
    (r"(ambassadors|networks|posts|collections|themes/[^/]+)/", {"ItemList"}),
    (r"about/", {"AboutPage", "ItemList"}),
)


@pytest.fixture(scope="module")
def site() -> tuple[Mapping[str, Page], Mapping[str, bytes]]:
    """The pages of the demonstration by path, and its other files."""
    schemas = load_schemas(ROOT)
    checked = check_tree(WorkTree(ROOT), schemas, datetime.now(UTC))
    edition = project(
        checked.catalog, audience="public", as_of=checked.as_of, hidden=schemas.hidden("public")
    )
    made = build_pages(edition, root=ROOT)
    assets = (*made.assets, *build_outputs(edition, made))
    return {page.path: page for page in made.pages}, {asset.path: asset.read() for asset in assets}


def block(language: str) -> str:
    return PAGE.split(f"```{language}\n")[1].split("```")[0]


def told(page: Page) -> Any:
    """What a page's script says."""
    (script,) = SCRIPT.findall(page.head)
    return json.loads(script)


def test_page_shows_what_a_person_gives(
    site: tuple[Mapping[str, Page], Mapping[str, bytes]],
) -> None:
    pages, files = site
    assert json.loads(block("json")) == told(pages[PERSON])
    assert block("vcard").replace("\n", "\r\n") == files[f"{PERSON}contact.vcf"].decode()


def test_what_the_table_names_is_there(site: tuple[Mapping[str, Page], Mapping[str, bytes]]) -> None:
    _, files = site
    table = PAGE.split("| for |")[1].split("\n\n")[0]
    for name in re.findall(r"`([a-z0-9/<>._-]+\.\w+)`", table):
        assert name.replace("<id>", "hanna-kovalchuk") in files


def test_pages_have_the_types_that_the_page_names(
    site: tuple[Mapping[str, Page], Mapping[str, bytes]],
) -> None:
    pages, files = site
    found: Counter[str] = Counter()
    for path, page in pages.items():
        scripts = SCRIPT.findall(page.head)
        assert len(scripts) <= 1
        things = [thing for script in scripts for thing in json.loads(script).get("@graph", [told(page)])]
        types = {str(thing["@type"]) for thing in things}
        found.update(types)
        wanted = next((kinds for pattern, kinds in TYPES if re.fullmatch(pattern, path)), None)
        if wanted is not None:
            assert types == wanted, path
        for address in re.findall(r'"(?:logo|image)":"https://people\.talvenne\.example/([^"]+)"', page.head):
            assert address in files
    assert found["Event"] > 3
    assert set(found) == {
        "WebSite",
        "Organization",
        "Person",
        "BlogPosting",
        "Event",
        "CollectionPage",
        "AboutPage",
        "ItemList",
    }
