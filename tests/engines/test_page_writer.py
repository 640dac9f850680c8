from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from mkdocs.plugins import BasePlugin

from ambassade.cli import main
from ambassade.engines import mkdocs_writer, pagefind
from ambassade.engines.build import place
from ambassade.engines.configuration import load
from ambassade.engines.framer import Framer
from ambassade.engines.handed import Handed, Prepared
from ambassade.engines.page_writer import FEWEST, DifferenceError, kinds
from ambassade.engines.pagefind import PagefindError
from ambassade.engines.search_text import search_text
from ambassade.publish.site import Asset, Page, Site
from tests.engines.conftest import files_of, small_site


def person(slug: str, **parts: Any) -> Page:
    given: dict[str, Any] = {
        "path": f"ambassadors/{slug}/",
        "title": f"{slug} <b>&</b> 'co'",
        "description": f'Says "{slug}" & <more>',
        "html": f"<h1>{slug}</h1><p>zztitlezz &amp; words</p><h2 id='x'>Hello</h2><script>no()</script>",
        "section": "networks/",
        "head": f'<link rel="alternate" href="{slug}.xml">',
    }
    return Page(**(given | parts))


@pytest.fixture
def large() -> Site:
    """What there is to go wrong, many times."""
    people = [person(f"p-{number}") for number in range(FEWEST + 2)]
    odd = [
        person("no-description", description=""),
        person("not-found", indexed=False),
        person("french", language="fr"),
        person("Été"),
        person("same-name", title="Lumen & <i>co</i>"),
        person("dated", updated=date(2026, 11, 1)),
        person("here", section="ambassadors/here/"),
    ]
    plain = [person(f"n-{number}", description="", indexed=False) for number in range(FEWEST)]
    site = small_site()
    copies = [person(f"c-{number}", original=f'https://o.example/?"&{number}') for number in range(FEWEST)]
    assets = (*site.assets, Asset(path="api/v1/index.json", content=b"{}"))
    return replace(
        site, pages=(*site.pages[:2], *people, *odd, *plain, *copies, *site.pages[2:]), assets=assets
    )


def placed(folder: Path, site: Site, *, strict: bool = True, **given: Any) -> dict[str, bytes]:
    config = load(folder, "public", folder / "out")
    config.strict = strict
    place(config, Handed(prepared=Prepared(site=site, address="https://people.example/x/"), **given))
    return dict(files_of(folder / "out"))


def test_same_bytes_as_from_mkdocs(large: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = placed(tmp_path, large)
    monkeypatch.setattr(mkdocs_writer, "LARGE", 1)
    done: list[int] = []
    fast = placed(tmp_path, large, fast=True, tick=lambda: done.append(1))
    assert fast == plain
    assert len(done) >= len(large.pages) - 1
    assert b"zztitlezz" in fast["ambassadors/p-3/index.html"]


def test_same_bytes_without_pagefind_in_every_language(
    large: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> Path:
        raise PagefindError("there is none")

    monkeypatch.setattr(pagefind, "_program", none)
    pages = tuple(replace(page, path=f"fr/{page.path}") for page in large.pages if page.path != "404.html")
    french = replace(large, language="fr", folder="fr/", pages=pages, assets=())
    both = replace(large, translations=(french,))
    plain = placed(tmp_path, both, strict=False)
    monkeypatch.setattr(mkdocs_writer, "LARGE", 1)
    assert placed(tmp_path, both, strict=False, fast=True) == plain
    english, own = (json.loads(plain[f"{each}search/search_index.json"])["docs"] for each in ("", "fr/"))
    assert [each["location"] for each in english] == [each["location"] for each in own]
    assert "ambassadors/p-3/" in {each["location"] for each in own}


def test_few_are_rendered(large: Site) -> None:
    found = kinds(large, Framer(large, None))
    written = [page.path for kind in found for page in kind.written]
    assert len(written) == len(set(written)) == (FEWEST + 2 - 2 + 1) + 2 * (FEWEST - 2)
    assert "ambassadors/here/" not in written
    assert "ambassadors/Été/" not in written


def test_pages_that_the_frame_links_to_are_rendered() -> None:
    pages = [person("x", path=f"part-{number}/") for number in range(FEWEST)]
    site = replace(small_site(), pages=(*small_site().pages, *pages))
    written = {page.path for kind in kinds(site, Framer(site, None)) for page in kind.pages}
    assert written == {page.path for page in pages}
    assert "networks/" not in written


class Meddler(BasePlugin):  # type: ignore[no-untyped-call,type-arg]  # MkDocs leaves it untyped
    """A plugin of somebody else's."""

    def on_post_page(self, output: str, **_: object) -> str:
        """Change every page."""
        return output + "<!-- meddled -->"


def test_other_plugins_see_every_page(large: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mkdocs_writer, "LARGE", 1)
    config = load(tmp_path, "public", tmp_path / "out")
    config.plugins["meddler"] = Meddler()
    place(config, Handed(prepared=Prepared(site=large, address=None), fast=True))
    pages = [raw for path, raw in files_of(tmp_path / "out").items() if path.endswith("index.html")]
    assert len(pages) == len(large.pages) - 1
    assert all(b"<!-- meddled -->" in raw for raw in pages)


def _own_template(folder: Path, text: str) -> None:
    (folder / "overrides/partials").mkdir(parents=True)
    (folder / "docs").mkdir()
    (folder / "overrides/partials/footer.html").write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material, custom_dir: overrides}\n"
        "plugins: {search: {}, ambassade: {audience: public}}\n",
        encoding="utf-8",
    )


UPPER = "<footer>{{ am.title | upper }}</footer>"


def test_template_that_changes_what_it_prints_is_noticed(
    large: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mkdocs_writer, "LARGE", 1)
    _own_template(tmp_path, UPPER)
    with pytest.raises(DifferenceError):
        placed(tmp_path, large, fast=True)


def test_then_mkdocs_builds_it_all(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mkdocs_writer, "LARGE", 1)
    monkeypatch.setattr("ambassade.engines.page_writer.FEWEST", 1)
    _own_template(root, UPPER)
    assert main(["build", "--root", str(root), "--audience", "public"]) == 0
    fast = files_of(root / "site/public")
    assert b"<footer>ANA SILVA</footer>" in fast["ambassadors/ana-silva/index.html"]
    monkeypatch.setattr(mkdocs_writer, "LARGE", 10**9)
    assert main(["build", "--root", str(root), "--audience", "public"]) == 0
    assert files_of(root / "site/public") == fast


def test_template_without_the_page_is_noticed(
    large: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mkdocs_writer, "LARGE", 1)
    _own_template(tmp_path, "")
    (tmp_path / "overrides/ambassade.html").write_text("Nothing", encoding="utf-8")
    with pytest.raises(DifferenceError, match="does not print"):
        placed(tmp_path, large, fast=True)


def test_site_without_a_search(large: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mkdocs_writer, "LARGE", 1)
    _own_template(tmp_path, "")
    file = tmp_path / "mkdocs.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("search: {}, ", ""), encoding="utf-8")
    files = placed(tmp_path, large, fast=True)
    assert [path for path in files if path.startswith(("search/", "pagefind/"))] == []
    assert "ambassadors/p-3/index.html" in files


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>One</p><p>Two</p>", "One Two"),
        ("<p title='a > b' class=\"x > y\">One</p>", "One"),
        ("<script>no</script><style>no</style>One &lt;b&gt; &amp;", "One &lt;b&gt; &amp;"),
        ("a <b", "a &lt;b"),
        ("", ""),
    ],
)
def test_search_reads_words(html: str, words: str) -> None:
    assert search_text(html) == words
