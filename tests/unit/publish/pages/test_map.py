"""The presence map: the picture says what the table and the edition say, and no page grows with the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from ambassade.publish.audience import AnyEdition
from ambassade.publish.edition import internal, members, public
from ambassade.publish.pages.map import map_pages
from ambassade.publish.pages.map.facts import MOST_KNOWN
from ambassade.publish.pages.map.way import MOST_PEOPLE
from ambassade.publish.pages.writer import Writer
from ambassade.publish.site import Page
from tests.unit.publish.drawing.woven import nodes_of, threads_of
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
    text,
    words_of,
)

NAMES = {"linkedin": "LinkedIn", "mastodon": "Mastodon", "telegram": "Telegram", "blog": "Blog"}


def account(platform: str, count: int = 0) -> public.Account:
    size = public.AudienceSize(count=count, measured_on=date(2026, 1, 1)) if count else None
    return public.Account(id=platform, platform=platform, url="https://x.example/a", audience_size=size)


def blog(name: str) -> public.Blog:
    return public.Blog(id=name.lower(), name=name, url=f"https://{name.lower()}.example", language="en")


def scene(**changes: Any) -> AnyEdition:
    """Two networks, three people, a group, two blogs, a network's own account."""
    relay = public.Membership(network="aurora", role="relay")
    both = (relay, public.Membership(network="delta", role="relay"))
    values: dict[str, Any] = {
        "networks": {
            "aurora": network(
                "aurora",
                accounts=(account("mastodon", 77123),),
                spaces=(public.Space(id="deck", name=text("Deck talk"), kind="chat", platform="telegram"),),
            ),
            "delta": network(
                "delta", themes=("night-work",), basis=public.Basis(kind="theme", theme="night-work")
            ),
        },
        "ambassadors": {
            "ana": person(
                "ana", memberships=both, accounts=(account("linkedin", 99123),), blogs=(blog("Quay"),)
            ),
            "bo": person(
                "bo", memberships=both[1:], expertise=("night-work",), languages=("fr",), place=None
            ),
            "cy": person("cy", memberships=(), accounts=(account("linkedin"), account("mastodon"))),
        },
        "entries": {},
        "posts": {},
    }
    return edition(**values | changes)


def maps(found: AnyEdition) -> dict[str, Page]:
    return {page.path: page for page in map_pages(Writer(found, None))}


def ties_of(page: Page) -> set[tuple[str, str]]:
    """The threads of the picture."""
    return {thread.ends for thread in threads_of(parsed(page.html))}


def names_of(page: Page) -> dict[str, str]:
    """What the picture calls each node."""
    return {
        key: words_of(next(one for one in link.iter() if one.get("class") == "name"))
        for key, link in nodes_of(parsed(page.html)).items()
    }


def rows_of(page: Page) -> Iterator[tuple[str, dict[str, set[str]]]]:
    """The table: each row's key with its cells by heading."""
    for row in parsed(page.html).iter("tr"):
        if row.get("data-am-item") is not None:
            yield row.get("id") or "", {cell.get("data-p") or "": cell_of(cell) for cell in row.iter("td")}


def cell_of(cell: Element) -> set[str]:
    told = words_of(cell)
    return set() if told == "none" else set(told.split(", "))


def test_the_picture_says_what_the_edition_says() -> None:
    assert ties_of(maps(scene())["map/"]) == {
        ("network-aurora", "theme-shore-power"),
        ("network-delta", "theme-night-work"),
        ("network-aurora", "person-ana"),
        ("network-delta", "person-ana"),
        ("network-delta", "person-bo"),
        ("theme-shore-power", "person-ana"),
        ("theme-night-work", "person-ana"),
        ("theme-night-work", "person-bo"),
        ("person-ana", "blog-ana--quay"),
        ("person-ana", "platform-linkedin"),
        ("blog-ana--quay", "platform-blog"),
        ("person-cy", "platform-linkedin"),
        ("person-cy", "platform-mastodon"),
        ("network-aurora", "account-of--aurora--own"),
        ("account-of--aurora--own", "platform-mastodon"),
        ("network-aurora", "group-of--aurora--deck"),
        ("group-of--aurora--deck", "platform-telegram"),
    }


def test_names_that_run_together_stay_two_things() -> None:
    people = {
        "ana": person("ana", blogs=(blog("Silva-X"),)),
        "ana-silva": person("ana-silva", blogs=(blog("X"),)),
    }
    keys = [key for key, _ in rows_of(maps(scene(ambassadors=people))["map/"])]
    assert {"blog-ana--silva-x", "blog-ana-silva--x"} <= set(keys)
    assert len(keys) == len(set(keys))


def test_the_table_says_what_the_picture_says() -> None:
    page = maps(scene())["map/"]
    ties, names = ties_of(page), names_of(page)
    seen = set()
    for key, cells in rows_of(page):
        seen.add(key)
        for side, heading in (("network", "Networks"), ("theme", "Themes"), ("platform", "Platforms")):
            tied = {one for tie in ties if key in tie for one in tie if one.startswith(f"{side}-")}
            assert {names[one] for one in tied} == cells[heading], (key, heading)
    middle = ("person-", "blog-", "group-", "account-")
    assert seen == {key for key in names if key.startswith(middle)}


def test_people_stand_under_their_theme_and_platform_too() -> None:
    tree = parsed(maps(scene())["map/"].html)
    told = {row.get("id"): words_of(row) for row in tree.iter("tr") if row.get("id")}
    assert told["theme-night-work"] == "Night work Delta Ana, Bo"
    assert told["platform-linkedin"] == "LinkedIn Ana, Cy none"
    assert told["platform-telegram"] == "Telegram none Deck talk"


def test_how_many_read_somebody_is_nowhere() -> None:
    for page in maps(scene()).values():
        assert "99" not in page.html.replace("1999", "")
        assert "77123" not in page.html
        assert "77,123" not in page.html


def test_the_picture_can_be_narrowed_by_what_occurs() -> None:
    tree = parsed(maps(scene())["map/"].html)
    options = {
        select.get("name"): [option.get("value") for option in select.iter("option")]
        for select in tree.iter("select")
    }
    assert options == {
        "network": ["", "aurora", "delta", "all"],
        "theme": ["", "night-work", "shore-power"],
        "platform": ["", "blog", "linkedin", "mastodon", "telegram"],
        "language": ["", "en", "fr"],
        "place": ["", "nantes"],
    }


@pytest.mark.parametrize(
    "found", [scene(), members_edition(), internal_edition(), edition(ambassadors={}, posts={})]
)
def test_links_lead_somewhere_and_each_id_is_there_once(found: AnyEdition) -> None:
    from ambassade.publish.pages.build import build_pages

    site = build_pages(found)
    known = {*pages_of(site), *(asset.path for asset in site.assets)}
    for page in site.pages:
        if page.path.startswith("map/"):
            assert set(links_of(page)) <= known
            elements = list(parsed(page.html).iter())
            ids = [one.get("id") for one in elements if one.get("id")]
            assert len(ids) == len(set(ids))
            inner = {one.get("href", "")[1:] for one in elements if one.get("href", "").startswith("#")}
            assert inner <= set(ids)
            assert not [one for one in elements if one.get("style") or one.get("onclick")]


def test_nobody_yet_says_so() -> None:
    page = maps(edition(networks={}, ambassadors={}, entries={}, posts={}))["map/"]
    assert "Nobody yet" in words_of(parsed(page.html))
    assert "<path" not in page.html.split("am-empty")[0]


def crowd(people: int, networks: int = 2, **changes: Any) -> AnyEdition:
    slugs = [f"n{number}" for number in range(networks)]
    return edition(
        networks={
            slug: network(slug, spaces=(public.Space(id="g", name=text("G"), kind="chat"),)) for slug in slugs
        },
        ambassadors={
            f"p{number:05}": person(
                f"p{number:05}",
                memberships=(public.Membership(network=slugs[number % networks], role="relay"),)
                if number % 10
                else (),
                accounts=(account("linkedin"),),
                expertise=("shore-power",),
            )
            for number in range(people)
        },
        entries={},
        posts={},
        **changes,
    )


def test_up_to_sixty_people_stand_on_one_page_and_more_unfold() -> None:
    assert set(maps(crowd(MOST_PEOPLE))) == {"map/"}
    pages = maps(crowd(400))
    assert {"map/", "map/n0/", "map/n0/2/", "map/n0/3/", "map/n1/", "map/all/"} <= set(pages)
    shown = [key for page in pages.values() for key, _ in rows_of(page)]
    assert sorted(key for key in shown if key.startswith("person-")) == [
        f"person-p{number:05}" for number in range(400)
    ]
    assert max(sum(1 for _ in rows_of(page)) for page in pages.values()) <= MOST_PEOPLE


def test_a_large_map_opens_on_networks_with_counts() -> None:
    page = maps(crowd(400))["map/"]
    assert ties_of(page) == {
        *product(("theme-shore-power",), ("network-n0", "network-n1")),
        *product(("network-n0", "network-n1", "network-all"), ("platform-linkedin",)),
    }
    links = {key: one.get("href") for key, one in nodes_of(parsed(page.html)).items()}
    assert links["network-n0"] == "../map/n0/"
    assert links["network-all"] == "../map/all/"
    told = {row.get("data-am-tile"): words_of(row) for row in parsed(page.html).iter("tr")}
    assert told["network-n0"] == "N0 Shore power 160 LinkedIn 160"
    assert told["network-all"] == "No network none 40 LinkedIn 40"


def test_a_large_map_has_the_themes_that_the_people_of_a_network_know_besides_its_own() -> None:
    """So that it answers who can talk about what, though it shows no people: those that most know."""
    known = tuple(f"known-{number:02}" for number in range(MOST_KNOWN + 5))
    themes = (*organisation().themes, *(public.Theme(id=slug, name=text(slug.title())) for slug in known))
    people = {
        f"p{number:03}": person(
            f"p{number:03}",
            memberships=(public.Membership(network="aurora", role="relay"),),
            expertise=known[: 1 + number % len(known)],
        )
        for number in range(100)
    }
    page = maps(edition(organisation=organisation(themes=themes), ambassadors=people, entries={}, posts={}))[
        "map/"
    ]
    shown = {start for start, end in ties_of(page) if end == "network-aurora"}
    assert {f"theme-{slug}" for slug in known[:MOST_KNOWN]} <= shown
    assert not {f"theme-{slug}" for slug in known[MOST_KNOWN:]} & shown
    [told] = [words_of(row) for row in parsed(page.html).iter("tr") if row.get("data-am-tile")]
    assert "Known-00" in told


@pytest.mark.parametrize(("small", "large"), [((300, 2), (900, 2)), ((300, 70), (300, 210))])
def test_no_page_grows_with_the_whole(small: tuple[int, int], large: tuple[int, int]) -> None:
    before, after = (max(len(page.html) for page in maps(crowd(*size)).values()) for size in (small, large))
    assert after < before * 1.1


def test_the_same_edition_gives_the_same_pages() -> None:
    assert maps(scene()) == maps(scene())
    assert maps(crowd(150)) == maps(crowd(150))


def thin() -> AnyEdition:
    """A network with three active people and one who left; what it promises hangs on one, or on nobody."""
    base = internal_edition()
    plain: dict[str, Any] = {"kind": "internal", "origin": "own_form", "standing": "active"}

    def one(slug: str, home: str = "aurora", **changes: Any) -> internal.Ambassador:
        joined = (internal.Membership(network=home, role="relay"),)
        return internal.Ambassador(
            **{"id": slug, "name": slug.title(), "memberships": joined} | plain | changes
        )

    themes = (*organisation().themes, public.Theme(id="lost", name=text("Lost")))
    value = base.networks["aurora"]
    return internal_edition(
        organisation=internal.Organisation(
            name=text("Talvenne"),
            time_zone="Europe/Paris",
            preset="group",
            themes=tuple(internal.Theme(id=theme.id, name=theme.name) for theme in themes),
        ),
        networks={
            "aurora": internal.Network(
                id="aurora",
                name=text("Aurora"),
                basis=value.basis,
                stage=value.stage,
                themes=("shore-power", "night-work"),
                languages=("en", "fr", "pl"),
                platforms=tuple(
                    internal.RecommendedPlatform(platform=each)
                    for each in ("linkedin", "mastodon", "x", "telegram")
                ),
                spaces=(members.Space(id="g", name=text("G"), kind="chat", platform="telegram"),),
            ),
            "small": internal.Network(id="small", name=text("Small"), basis=value.basis, stage=value.stage),
        },
        ambassadors={
            "ana": one(
                "ana", expertise=("shore-power",), languages=("en", "fr"), accounts=(account("linkedin"),)
            ),
            "bo": one("bo", expertise=("shore-power",), languages=("en",), accounts=(account("linkedin"),)),
            "cy": one(
                "cy",
                languages=("en", "pl"),
                expertise=("night-work",),
                accounts=(account("x"),),
                standing="alumni",
            ),
            "di": one("di", "small", expertise=("night-work",), languages=("pl",), accounts=(account("x"),)),
        },
        entries={},
        posts={},
        messages={},
        closed=(),
    )


def test_a_picture_of_gaps_alone_leads_to_no_table() -> None:
    tree = parsed(maps(replace(thin(), networks={}, ambassadors={}))["map/"].html)
    assert [one for one in tree.iter() if one.get("data-am-map") is not None]
    assert "#am-map-table" not in {one.get("href") for one in tree.iter("a")}


def test_gaps_are_told_with_one_step_each() -> None:
    page = maps(thin())["map/"]
    told = {
        item.get("id"): words_of(item)
        for item in parsed(page.html).iter("li")
        if (item.get("id") or "").startswith("gap-")
    }
    assert told == {
        "gap-all-theme-lost": "Nobody can talk about Lost, and no network has it. "
        "Find who could, or take it off the list of themes",
        "gap-aurora-theme-night-work": "Aurora has nobody who can talk about Night work. "
        "Ask Di of another network to join in",
        "gap-aurora-platform-mastodon": "Aurora recommends Mastodon and has nobody there. "
        "Open an account with the committee, or stop recommending it",
        "gap-aurora-platform-x": "Aurora recommends X and has nobody there. "
        "Ask Di of another network to join in",
        "gap-aurora-language-pl": "Aurora promises Polish and has nobody who speaks it. "
        "Ask Di of another network to join in",
        "gap-aurora-language-fr": "Aurora: French hangs on one person. Ana alone. "
        "Look for a second voice in the network",
        "gap-small-people": "Small hangs on one person. Di alone. Invite the first members",
    }


def test_gaps_are_marks_in_the_picture_by_shape_and_word() -> None:
    page = maps(thin())["map/"]
    assert {
        ("network-aurora", "gap-aurora-theme-night-work"),
        ("theme-night-work", "gap-aurora-theme-night-work"),
        ("network-aurora", "gap-aurora-platform-mastodon"),
        ("gap-aurora-platform-mastodon", "platform-mastodon"),
        ("network-aurora", "gap-aurora-language-pl"),
    } <= ties_of(page)
    nodes = {key: words_of(one) for key, one in nodes_of(parsed(page.html)).items()}
    assert nodes["gap-aurora-platform-mastodon"] == "Nobody: Mastodon Aurora"
    assert nodes["person-ana"].endswith("alone: French")
    assert nodes["theme-lost"] == "Lost nobody"
    assert nodes["platform-mastodon"] == "Mastodon nobody"


@pytest.mark.parametrize("found", [scene(), members_edition(), crowd(200)])
def test_other_editions_know_no_gap(found: AnyEdition) -> None:
    for page in maps(found).values():
        assert "gap-" not in page.html
        assert "missing" not in page.html
        assert "Where we are thin" not in page.html
