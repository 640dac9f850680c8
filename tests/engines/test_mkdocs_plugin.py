from __future__ import annotations

import gzip
import json
import posixpath
import re
from pathlib import Path
from typing import Any

import html5lib
import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from ambassade.engines import pagefind
from ambassade.engines.build import place
from ambassade.engines.configuration import load
from ambassade.engines.docs_tree import MISSING
from ambassade.engines.handed import Handed, Prepared
from ambassade.engines.pagefind import PagefindError
from ambassade.publish.audience import AUDIENCES, Audience
from ambassade.publish.site import Asset, Page, Site
from tests.engines.conftest import files_of, small_site


def configuration(folder: Path, audience: Audience = "public") -> MkDocsConfig:
    config = load(folder, audience, folder / "out")
    config.strict = True
    return config


def placed(folder: Path, site: Site, address: str | None = None, **settings: Any) -> dict[str, bytes]:
    config = configuration(folder, site.audience)  # type: ignore[arg-type]  # it is one of the three
    for name, value in settings.items():
        config[name] = value
    place(config, Handed(prepared=Prepared(site=site, address=address)))
    return dict(files_of(folder / "out"))


def parsed(raw: bytes) -> Any:
    return html5lib.parse(raw, namespaceHTMLElements=False)


def test_site_is_placed_whole_and_nothing_else(tmp_path: Path) -> None:
    files = placed(tmp_path, small_site())
    own = {path for path in files if not path.startswith(("assets/", "pagefind/"))}
    assert own == {
        "index.html",
        "networks/index.html",
        "networks/aurora/index.html",
        "404.html",
        "robots.txt",
    }


def test_page_stands_in_the_frame(tmp_path: Path) -> None:
    page = placed(tmp_path, small_site())["networks/aurora/index.html"].decode()
    tree = parsed(page.encode())
    article = tree.find(".//article")
    assert article.get("class") == "md-content__inner am-page"
    assert article.find("h1").text == "Aurora"
    assert '<link rel="alternate" type="application/atom+xml" href="feed.xml">' in page
    assert [a.text for a in tree.findall(".//nav[@data-md-component='tabs']//a")] == ["Home", "Networks"]
    assert [a.text.strip() for a in tree.findall(".//nav[@data-md-level='0']//a/span")] == [
        "Home",
        "Networks",
    ]
    lit = tree.find(".//li[@class='md-tabs__item md-tabs__item--active']/a")
    assert (lit.text, lit.get("href"), lit.get("aria-current")) == ("Networks", "../", "true")
    assert tree.find(".//a[@class='md-skip']").get("href") == f"#{article.get('id')}"
    assert "Built from what was approved on 23 November 2026." in page


def test_every_slot_is_escaped(tmp_path: Path) -> None:
    files = placed(tmp_path, small_site(), "https://a.example/?x=<b>&")
    for path in ("index.html", "networks/aurora/index.html", "404.html"):
        page = files[path].decode()
        assert "<i>co</i>" not in page
        assert "<b>" not in page
        assert "alert(1)</script>" not in page
    home = parsed(files["index.html"])
    assert home.find(".//title").text == "Lumen & <b>networks</b> - Lumen & <i>co</i>"
    assert home.find(".//meta[@name='description']").get("content") == 'Lamps "and" <people>'


def test_search_finds_each_page_and_no_markup(tmp_path: Path) -> None:
    pages = (
        *small_site().pages,
        Page(path="hidden/", title="Hidden", description="", html="<h1>Hidden</h1>", indexed=False),
    )
    files = placed(tmp_path, small_site(pages=pages))
    assert [path for path in files if path.startswith("search/")] == []
    raw = [gzip.decompress(raw) for path, raw in files.items() if path.endswith(".pf_fragment")]
    found = {each["url"]: each for each in (json.loads(text.removeprefix(b"pagefind_dcd")) for text in raw)}
    assert set(found) == {"./", "networks/", "networks/aurora/"}
    assert found["networks/aurora/"]["meta"]["title"] == "Aurora <script>alert(1)</script>"
    home = parsed(files["index.html"])
    box = home.find(".//*[@data-am-search]")
    assert (box.get("data-am-search"), box.get("data-languages")) == ("./", "en")
    assert home.find(".//*[@data-md-component='search']") is None  # which would load Material's index
    assert parsed(files["404.html"]).find(".//*[@data-am-search]").get("data-am-search") == "/"


def no_program() -> Path:
    raise PagefindError("the package pagefind_bin is not installed")


def test_without_pagefind_there_is_materials_own_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(pagefind, "_program", no_program)
    files = placed(tmp_path, small_site(), strict=False)
    found = json.loads(files["search/search_index.json"])["docs"]
    assert [entry["location"] for entry in found] == ["", "networks/", "networks/aurora/"]
    assert found[2]["title"] == "Aurora &lt;script&gt;alert(1)&lt;/script&gt;"
    assert [path for path in files if path.startswith("pagefind/")] == []
    home = parsed(files["index.html"])
    assert home.find(".//*[@data-md-component='search']") is not None
    assert home.find(".//*[@data-am-search]") is None
    assert "search.js" not in files["index.html"].decode()
    assert "the package pagefind_bin is not installed: pages are searched by Material" in caplog.text


@pytest.mark.parametrize("audience", AUDIENCES)
def test_editions_are_told_apart_without_colour(tmp_path: Path, audience: str) -> None:
    page = placed(tmp_path, small_site(audience))["index.html"].decode()
    tree = parsed(page.encode())
    primary = {"public": "custom", "members": "members", "internal": "internal"}[audience]
    assert tree.find(".//body").get("data-md-color-primary") == primary
    word = tree.find(".//header//span[@title]")
    assert (None if word is None else word.text) == {
        "public": None,
        "members": "Members",
        "internal": "Internal",
    }[audience]
    assert ('<meta name="robots" content="noindex">' in page) is (audience != "public")


def test_french_edition_has_a_french_frame(tmp_path: Path) -> None:
    tree = parsed(placed(tmp_path, small_site(language="fr"))["index.html"])
    assert tree.get("lang") == "fr"
    assert tree.find(".//a[@class='md-skip']").text == "Aller au contenu"


def test_language_that_material_lacks_is_told_on_the_page(tmp_path: Path) -> None:
    tree = parsed(placed(tmp_path, small_site(language="br"))["index.html"])
    assert tree.get("lang") == "en"
    assert tree.find(".//article").get("lang") == "br"


def test_nothing_asks_another_host(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        """
site_name: x
docs_dir: d
repo_url: https://forge.example/x
theme: {name: material, font: {text: Roboto}}
extra_css: [https://cdn.example/x.css, own.css]
extra_javascript: [https://cdn.example/x.js, own.js]
extra: {analytics: {provider: google, property: G-1}, polyfills: [https://cdn.example/p.js]}
plugins: {search: {}, ambassade: {audience: public}}
""",
        encoding="utf-8",
    )
    (tmp_path / "d").mkdir()
    files = placed(tmp_path, small_site())
    for path in ("index.html", "404.html"):
        page = files[path].decode()
        loaded = re.findall(r'<(?:script|link|img|iframe)[^>]*(?:src|href)="([^"]*)"', page)
        assert loaded
        assert [address for address in loaded if "://" in address or address.startswith("//")] == []
        assert "own.css" in page
        assert "own.js" in page
        assert "forge.example" not in page


def test_pages_are_opened_and_not_exchanged(tmp_path: Path) -> None:
    """Material's own exchange of pages would start no script of ours on the second one."""
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: d\n"
        "theme: {name: material, features: [navigation.instant, navigation.instant.progress, toc.follow]}\n"
        "plugins: {search: {}, ambassade: {audience: public}}\n",
        encoding="utf-8",
    )
    (tmp_path / "d").mkdir()
    files = placed(tmp_path, small_site())
    for path in ("index.html", "404.html"):
        assert b'"toc.follow"' in files[path]
        assert b"navigation.instant" not in files[path]


def test_theme_and_site_do_not_write_one_file(tmp_path: Path) -> None:
    site = small_site(assets=(Asset(path="assets/ambassade/frame.css", content=b""),))
    with pytest.raises(ConfigurationError, match="written twice"):
        placed(tmp_path, site)


def test_another_theme_is_refused(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ntheme: mkdocs\nplugins: {ambassade: {audience: public}}\n", encoding="utf-8"
    )
    with pytest.raises(ConfigurationError, match="material"):
        placed(tmp_path, small_site())


def test_own_templates_win(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    own = tmp_path / "overrides" / "partials"
    own.mkdir(parents=True)
    (own / "footer.html").write_text("<footer>Our own</footer>", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material, custom_dir: overrides}\n"
        "plugins: {search: {}, ambassade: {audience: public}}\n",
        encoding="utf-8",
    )
    assert b"<footer>Our own</footer>" in placed(tmp_path, small_site())["index.html"]


def test_site_without_a_page_for_missing_addresses_has_none(tmp_path: Path) -> None:
    assert "404.html" not in placed(tmp_path, small_site(pages=small_site().pages[:-1]))


def test_without_pagefind_each_language_finds_its_own_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagefind, "_program", no_program)
    french = Site(
        audience="public",
        language="fr",
        name="Lumen",
        pages=tuple(
            replace_page(page, f"fr/{page.path}") for page in small_site().pages if page.path != MISSING
        ),
        assets=(),
        folder="fr/",
    )
    files = placed(tmp_path, small_site(translations=(french,)), strict=False)
    english, own = (json.loads(files[f"{folder}search/search_index.json"]) for folder in ("", "fr/"))
    for index in (english, own):
        assert [entry["location"] for entry in index["docs"]] == ["", "networks/", "networks/aurora/"]
    assert (english["config"]["lang"], own["config"]["lang"]) == (["en"], ["fr"])
    bases = {
        path: json.loads(parsed(files[path]).find(".//script[@id='__config']").text)["base"]
        for path in (
            "index.html",
            "networks/aurora/index.html",
            "fr/index.html",
            "fr/networks/aurora/index.html",
        )
    }
    led = {
        path: posixpath.normpath(posixpath.join(posixpath.dirname(path), base))
        for path, base in bases.items()
    }
    assert led == {
        "index.html": ".",
        "networks/aurora/index.html": ".",
        "fr/index.html": "fr",
        "fr/networks/aurora/index.html": "fr",
    }


def replace_page(page: Page, path: str) -> Page:
    """The same page elsewhere."""
    return Page(
        path=path, title=page.title, description=page.description, html=page.html, language="fr", section=path
    )
