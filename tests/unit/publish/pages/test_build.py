"""All pages of an edition: where they lie, that their links lead somewhere, that they are well formed."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from ambassade.publish.audience import Edition
from ambassade.publish.edition import public
from ambassade.publish.outputs.build import build_outputs
from ambassade.publish.pages.build import build_pages, build_site
from ambassade.publish.pages.phrase import language_attributes
from tests.unit.publish.pages.editions import (
    edition,
    internal_edition,
    links_of,
    members_edition,
    network,
    organisation,
    pages_of,
    parsed,
    person,
    post,
    text,
    words_of,
)

EDITIONS: dict[str, Any] = {
    "public": edition,
    "members": members_edition,
    "internal": internal_edition,
    "empty": lambda: edition(networks={}, ambassadors={}, entries={}, posts={}),
    "french": lambda: edition(language="fr"),
}
OUTPUTS = {"opml.xml", "ambassadors/ana/contact.vcf", "ambassadors/ana/qr.svg"} | {
    f"{folder}{name}"
    for folder in ("", "networks/aurora/", "kit/ana/")
    for name in ("calendar.ics", "feed.xml", "feed.json")
}
"""Files that `publish/outputs` adds to the site."""
HOSTILE = '"><script>alert(1)</script>&amp;'


@pytest.fixture(params=EDITIONS)
def shown(request: pytest.FixtureRequest) -> Edition:
    made: Edition = EDITIONS[request.param]()
    return made


def test_pages_lie_where_the_contract_says() -> None:
    paths = set(pages_of(build_pages(edition())))
    expected = {
        "",
        "404.html",
        "ambassadors/",
        "ambassadors/ana/",
        "calendar/",
        "calendar/2026-11/",
        "calendar/all/core/",
        "calendar/aurora/deck/",
        "networks/",
        "networks/aurora/",
        "posts/",
        "posts/quay/",
        "themes/",
        "themes/shore-power/",
    }
    assert expected <= paths
    assert not any(path.startswith(("messages/", "playbook/")) for path in paths)


def test_members_have_messages_and_a_playbook() -> None:
    site = build_pages(members_edition())
    assert {"messages/", "messages/aurora/", "messages/aurora/glass/", "playbook/"} <= set(pages_of(site))
    assert [section.path for section in site.sections][-2:] == ["messages/", "playbook/"]


def test_the_footer_tells_a_date_that_is_set_by_hand() -> None:
    assert build_pages(edition()).notes == (
        "Built from what was approved on 23 November 2026.",
        "This is a demonstration: its date is set by hand and stays.",
    )
    assert len(build_pages(edition(fixed=False)).notes) == 1


def test_every_link_leads_to_a_page_or_a_file(shown: Edition) -> None:
    site = build_pages(shown)
    known = {page.path for page in site.pages} | {asset.path for asset in site.assets} | OUTPUTS
    known |= {asset.path for asset in build_outputs(shown, site)}
    for page in site.pages:
        assert set(links_of(page)) <= known, page.path


def test_every_page_has_one_heading_of_the_first_level_and_skips_none(shown: Edition) -> None:
    for page in build_pages(shown).pages:
        levels = [
            int(element.tag[1])
            for element in parsed(page.html).iter()
            if element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}
        ]
        assert levels.count(1) == 1, page.path
        assert all(after <= before + 1 for before, after in pairwise(levels)), page.path


def test_ids_are_unique_and_what_refers_to_them_finds_them(shown: Edition) -> None:
    for page in build_pages(shown).pages:
        elements = list(parsed(page.html).iter())
        ids = Counter(element.get("id") for element in elements if element.get("id"))
        assert not [name for name, count in ids.items() if count > 1], page.path
        for element in elements:
            for attribute in ("aria-labelledby", "data-copy"):
                assert element.get(attribute) is None or element.get(attribute) in ids, page.path


def test_nothing_is_loaded_from_elsewhere_and_no_style_or_script_stands_in_the_page(shown: Edition) -> None:
    for page in build_pages(shown).pages:
        for element in parsed(page.html).iter():
            assert element.tag not in {"script", "style", "link"}, page.path
            # The example of the widget is a file of the site.
            assert element.tag != "iframe" or page.path == "embed/", page.path
            assert element.get("style") is None, page.path
            assert not [name for name in element.keys() if name.startswith("on")], page.path  # noqa: SIM118
            assert not (element.get("src") or "").startswith(("http", "//")), page.path
            for candidate in (element.get("srcset") or "").split(","):
                assert not candidate.strip().startswith(("http", "//")), page.path


def test_words_of_the_content_are_words_on_the_page() -> None:
    hostile = text(HOSTILE)
    site = build_pages(
        edition(
            organisation=organisation(name=hostile, headline=hostile, introduction=hostile),
            networks={"aurora": network("aurora", name=hostile, tagline=hostile, description=hostile)},
            ambassadors={"ana": person("ana", name=HOSTILE, latin_name=HOSTILE, body=hostile, why=hostile)},
            posts={"quay": post("quay", title=hostile, summary=hostile, body=hostile, authors=("ana",))},
        )
    )
    for page in site.pages:
        tree = parsed(page.html)
        assert not list(tree.iter("script")), page.path
    assert HOSTILE in words_of(parsed(pages_of(site)["networks/aurora/"].html))


def test_an_address_of_another_scheme_leads_nowhere() -> None:
    account = public.Account(id="x", platform="x", url="javascript:alert(1)")
    page = pages_of(build_pages(edition(ambassadors={"ana": person("ana", accounts=(account,))})))
    assert "javascript:" not in page["ambassadors/ana/"].html


def test_a_text_in_another_language_says_so() -> None:
    shown = edition(
        language="fr",
        networks={"aurora": network("aurora", tagline=text({"en": "Quiet ferries"}))},
        posts={"quay": post("quay", title=text({"ar": "رصيف"}), language="ar")},
    )
    pages = pages_of(build_pages(shown))
    assert '<span lang="en">Quiet ferries</span>' in pages["networks/"].html
    assert 'lang="ar" dir="rtl">رصيف' in pages["posts/"].html
    assert language_attributes("AR-EG") == ' lang="AR-EG" dir="rtl"'  # as feeds may write it


def test_the_own_script_comes_first_and_says_its_language() -> None:
    ana = person("ana", name="Ελένη", latin_name="Eléni", name_language="el")
    page = pages_of(build_pages(edition(ambassadors={"ana": ana})))["ambassadors/ana/"]
    assert page.title == "Ελένη (Eléni)"
    assert page.html.index('<h1><bdi lang="el">Ελένη</bdi></h1>') < page.html.index("Eléni")


def test_audience_sizes_are_never_without_their_day() -> None:
    account = public.Account(
        id="linkedin",
        platform="linkedin",
        url="https://www.linkedin.com/in/ana",
        audience_size=public.AudienceSize(count=4100, measured_on=date(2026, 11, 2)),
    )
    pages = pages_of(build_pages(edition(ambassadors={"ana": person("ana", accounts=(account,))})))
    assert "measured on 2 November 2026" in pages["ambassadors/ana/"].html
    assert all("4,100" not in page.html for path, page in pages.items() if path != "ambassadors/ana/")


def test_pages_are_the_same_on_every_build() -> None:
    assert build_pages(edition()) == build_pages(edition())


def test_an_address_that_does_not_exist_is_in_no_section() -> None:
    site = build_site(edition())
    (missing,) = (page for page in site.pages if page.path == "404.html")
    assert missing.section not in {section.path for section in site.sections}
