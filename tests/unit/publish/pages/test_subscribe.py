"""The page that says how to follow: its addresses, in editions whose own address is known or not."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

import pytest

from ambassade.publish.pages.build import build_pages
from ambassade.publish.pages.subscribe import A_PAGE
from ambassade.publish.site import Page
from tests.unit.publish.pages.editions import (
    edition,
    entry,
    internal_edition,
    members_edition,
    moment,
    network,
    organisation,
    pages_of,
    parsed,
    post,
    words_of,
)

WEB = "https://people.talvenne.example/"


def page(made: Any = None, path: str = "subscribe/", address: str | None = None) -> Page:
    return pages_of(build_pages(made or edition(), address=address))[path]


def by_id(page: Page) -> dict[str, Element]:
    return {found.get("id", ""): found for found in parsed(page.html).iter() if found.get("id")}


def links(page: Page) -> dict[str, str]:
    return {words_of(found): found.get("href", "") for found in parsed(page.html).iter("a")}


def copied(found: Element) -> str:
    """What the button beside it puts on the clipboard."""
    return "".join(found.itertext()).strip()


def test_addresses_are_whole_and_calendars_open_by_webcal() -> None:
    made = page()
    found = by_id(made)
    for name, file in (("all-calendar", "calendar.ics"), ("all-posts", "feed.xml")):
        assert copied(found[name]) == found[name].get("href") == WEB + file
        assert len(found[name].findall("wbr")) == 1  # a phone breaks it after the host, not within a name
    assert copied(found["network-aurora-calendar"]) == f"{WEB}networks/aurora/calendar.ics"
    assert copied(found["network-aurora-posts"]) == f"{WEB}networks/aurora/feed.xml"
    opened = [href for words, href in links(made).items() if words.startswith("Open in your calendar")]
    assert opened == [
        "webcal://people.talvenne.example/calendar.ics",
        "webcal://people.talvenne.example/networks/aurora/calendar.ics",
    ]
    assert "subscribe.js" not in made.head
    assert "copy.js" in made.head


def test_every_copy_button_names_an_address_of_the_page_and_what_it_copies() -> None:
    made = page()
    buttons = [found for found in parsed(made.html).iter("button") if found.get("data-copy")]
    assert len(buttons) >= 4
    assert {button.get("data-copy") for button in buttons} <= set(by_id(made))
    names = [words_of(button) for button in buttons]
    assert len(set(names)) == len(names)
    assert all(name.endswith("Copy address") for name in names)


@pytest.mark.parametrize("made", [members_edition, internal_edition])
def test_where_the_address_is_not_known_a_script_reads_it(made: Any) -> None:
    shown = page(made())
    found = by_id(shown)["all-calendar"]
    assert (found.get("href"), "data-am-address" in found.attrib) == ("../calendar.ics", True)
    assert "webcal:" not in shown.html
    assert "subscribe.js" in shown.head
    assert "These addresses are for readers of this edition only." in shown.html
    known = page(made(), address="https://inside.example/x")
    assert copied(by_id(known)["all-calendar"]) == "https://inside.example/x/calendar.ics"
    assert "subscribe.js" not in known.head


def test_nothing_is_asked_of_another_host() -> None:
    assert all(
        href.startswith(("../", "./", "#", WEB, "webcal://people.talvenne.example/"))
        for href in links(page()).values()
    )


def test_pages_lead_to_it_and_say_their_feeds() -> None:
    one = entry("aurora/deck", start=moment("2026-12-03T18:00"))
    pages = pages_of(build_pages(edition(entries={"aurora/deck": one}, posts={"quay": post("quay")})))
    assert "../subscribe/" in links(pages["calendar/"]).values()
    assert "../subscribe/" in links(pages["posts/"]).values()
    anchors = {href for href in links(pages["networks/aurora/"]).values() if "/subscribe/" in href}
    assert anchors == {
        "../../subscribe/#network-aurora-calendar",
        "../../subscribe/#network-aurora-posts",
    }
    for path, folder in (("", ""), ("posts/", "../"), ("networks/aurora/", ""), ("subscribe/", "../")):
        assert 'type="application/atom+xml" title="' in pages[path].head
        assert f'href="{folder}feed.json"' in pages[path].head
        assert 'rel="alternate"' not in pages[path].head
    assert 'href="../opml.xml"' in pages["subscribe/"].head
    assert "opml" not in pages["networks/aurora/"].head


def test_many_networks_are_on_pages_of_their_own() -> None:
    networks = {f"n{number:03}": network(f"n{number:03}") for number in range(A_PAGE + 3)}
    dates = {"n042/deck": entry("n042/deck", start=moment("2026-12-03T18:00"))}
    made = edition(networks=networks, ambassadors={}, posts={}, entries=dates)
    pages = pages_of(build_pages(made))
    first, second = pages["subscribe/"], pages["subscribe/2/"]
    assert "network-n000-calendar" in by_id(first)
    assert "network-n042-calendar" in by_id(second)
    assert len([name for name in by_id(second) if name.endswith("-posts")]) == 3
    assert "Google Calendar" not in second.html
    assert "../../subscribe/2/#network-n042-calendar" in links(pages["networks/n042/"]).values()


def test_in_french_and_with_an_address_that_is_no_web_address() -> None:
    assert "S’abonner" in page(edition(language="fr")).html.replace("'", "’")
    odd = page(edition(organisation=organisation(url=None)))
    assert "webcal:" not in odd.html


def test_no_two_things_on_the_page_have_the_same_name_whatever_networks_are_called() -> None:
    called = ("aurora", "aurora-posts", "aurora-posts-posts", "aurora-calendar", "aurora-name")
    dates = {f"{slug}/deck": entry(f"{slug}/deck", start=moment("2026-12-03T18:00")) for slug in called}
    posts = {f"of-{slug}": post(f"of-{slug}", network=slug) for slug in called}
    made = edition(networks={slug: network(slug) for slug in called}, posts=posts, entries=dates)
    pages = pages_of(build_pages(made))
    shown = pages["subscribe/"]
    names = [found.get("id") for found in parsed(shown.html).iter() if found.get("id")]
    assert len(set(names)) == len(names)
    found = by_id(shown)
    for slug in called:
        led = [href.partition("/subscribe/#")[2] for href in links(pages[f"networks/{slug}/"]).values()]
        files = [found[name].get("href") for name in led if name]
        assert files == [f"{WEB}networks/{slug}/calendar.ics", f"{WEB}networks/{slug}/feed.xml"]
