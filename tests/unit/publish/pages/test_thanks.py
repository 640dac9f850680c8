"""The wall of thanks: consent first, no numbers, no rank, no page that grows with the whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from ambassade.publish.agreement import Former
from ambassade.publish.edition import internal, public
from ambassade.publish.pages.build import build_pages
from ambassade.publish.pages.thanks import A_PAGE, thanks_pages
from ambassade.publish.pages.writer import Writer
from ambassade.publish.site import Page
from tests.unit.publish.pages.editions import (
    edition,
    entry,
    internal_edition,
    links_of,
    moment,
    pages_of,
    parsed,
    person,
    post,
    text,
    words_of,
)


def badge(name: str, on: str | None = "2026-06-01", **values: Any) -> public.Badge:
    return public.Badge(name=text(name), on=date.fromisoformat(on) if on else None, **values)


def wall(**changes: Any) -> list[Page]:
    return list(thanks_pages(Writer(edition(**changes), None)))


def test_by_year_the_latest_first_and_within_a_year_by_name() -> None:
    people = {
        "zoe": person("zoe", badges=(badge("Zeal"), badge("Zest", "2025-02-01"))),
        "abe": person("abe", badges=(badge("Ardour", reason=text("For asking")), badge("Always", None))),
    }
    (page,) = wall(ambassadors=people, posts={}, entries={}, thanked=frozenset(people))
    said = words_of(parsed(page.html))
    assert said.endswith("2026 Abe Ardour For asking Zoe Zeal 2025 Zoe Zest In all these years Abe Always"), (
        said
    )
    assert {"ambassadors/zoe/", "ambassadors/abe/"} <= set(links_of(page))


def test_nobody_without_the_scope_is_on_it_whatever_they_did() -> None:
    host = public.Where(kind="online", host="ana")
    (page,) = wall(entries={"core": entry("core", start=moment("2026-10-01T10:00"), where=host)})
    said = words_of(parsed(page.html))
    assert "Ana" not in said
    assert "Nobody is thanked by name yet" in said
    assert "ambassadors/" in set(links_of(page))


def test_writing_and_welcoming_are_thanked_in_their_year() -> None:
    host = public.Where(kind="online", host="ana")
    entries = {
        "past": entry("past", start=moment("2025-10-01T10:00"), where=host),
        "off": entry("off", start=moment("2024-10-01T10:00"), where=host, cancelled=True),
        "ahead": entry("ahead", start=moment("2027-01-01T10:00"), where=host),
        "weekly": entry(
            "weekly",
            start=moment("2026-11-02T10:00"),
            where=host,
            recurrence=public.Recurrence(rule="FREQ=WEEKLY;COUNT=9"),
        ),
    }
    posts = {"quay": post("quay", authors=("ana",), publish_at=moment("2025-01-01"))}
    (page,) = wall(entries=entries, posts=posts, thanked=frozenset({"ana"}))
    said = words_of(parsed(page.html))
    assert said.endswith("2026 Ana Welcomed people 2025 Ana Wrote for readers Welcomed people"), said


def test_nobody_is_thanked_for_a_date_that_is_not_over() -> None:
    host = public.Where(kind="online", host="ana")
    dates = {"start": moment("2026-11-22T18:00"), "end": moment("2026-11-23T11:00")}
    entries = {
        "running": entry("running", where=host, **dates),
        "tonight": entry("tonight", start=moment("2026-11-23T18:00"), where=host),
    }
    (page,) = wall(entries=entries, posts={}, thanked=frozenset({"ana"}))
    assert "Welcomed people" not in words_of(parsed(page.html))
    entries["over"] = entry(
        "over", start=moment("2026-11-23T08:00"), end=moment("2026-11-23T09:00"), where=host
    )
    (page,) = wall(entries=entries, posts={}, thanked=frozenset({"ana"}))
    assert "2026 Ana Welcomed people" in words_of(parsed(page.html))


def test_a_badge_of_a_day_that_has_not_come_is_shown_nowhere() -> None:
    people = {"ana": person("ana", badges=(badge("Tomorrow", "2026-11-24"),))}
    site = build_pages(edition(ambassadors=people, thanked=frozenset(people), posts={}))
    assert [path for path, page in pages_of(site).items() if "Tomorrow" in page.html and path != "api/"] == []


def test_who_left_stands_by_name_without_a_page_and_with_a_drawn_face() -> None:
    gone = Former(name="Гіл", latin_name="Gil", name_language="uk", badges=(badge("Lamps"),))
    made = edition(former=(gone,), posts={}, entries={})
    site = build_pages(made)
    page = pages_of(site)["thanks/"]
    assert "Гіл Gil Lamps" in words_of(parsed(page.html))
    assert 'lang="uk"' in page.html
    assert set(links_of(page)) <= {asset.path for asset in site.assets} | {page.path for page in site.pages}


def test_colleagues_also_read_who_looked_before_it_went_out() -> None:
    made = internal_edition(thanked=frozenset({"ana"}))
    entries = {
        key: replace(one, approvals=(internal.Approval(by="ana", on=date(2024, 5, 1)),))
        for key, one in made.entries.items()
    }
    (page,) = thanks_pages(Writer(replace(made, entries=entries), None))
    assert "2024 Ana Silva Read texts before they went out" in words_of(parsed(page.html))


def test_no_page_holds_more_than_it_can_and_everybody_stands_once() -> None:
    people = {f"p{number:04}": person(f"p{number:04}", badges=(badge("Lamps"),)) for number in range(150)}
    pages = wall(ambassadors=people, posts={}, entries={}, thanked=frozenset(people))
    assert [page.path for page in pages] == ["thanks/", "thanks/2/", "thanks/3/"]
    found = [link for page in pages for link in links_of(page) if link.startswith("ambassadors/p")]
    assert sorted(found) == sorted(f"ambassadors/{slug}/" for slug in people)
    assert max(page.html.count("am-person--card") for page in pages) == A_PAGE


def test_a_person_page_and_a_card_show_badges_and_since_when() -> None:
    mine = (badge("Ten posts", "2025-01-02"), badge("Lamps", reason=text("For the lamps")))
    ana = person("ana", badges=mine, joined_on=date(2024, 5, 2))
    site = pages_of(build_pages(edition(ambassadors={"ana": ana}, thanked=frozenset({"ana"}))))
    page = site["ambassadors/ana/"]
    said = words_of(parsed(page.html))
    assert "With us since May 2024" in said
    assert "Thanked for All thanks Ten posts January 2025 Lamps For the lamps June 2026" in said
    assert "thanks/" in set(links_of(page))
    assert "Thanked for: Lamps" in words_of(parsed(site["ambassadors/"].html))


def test_those_who_came_in_the_last_three_months_are_welcomed() -> None:
    days = {"ann": "2026-11-20", "bob": "2026-08-23", "cat": "2026-08-22", "dan": "2026-11-24", "eve": None}
    people = {
        slug: person(
            slug,
            joined_on=date.fromisoformat(day) if day else None,
            memberships=(public.Membership(network="aurora", role="relay"),),
        )
        for slug, day in days.items()
    }
    writer = Writer(edition(ambassadors=people, posts={}), None)
    assert writer.index.newcomers == ("ann", "bob")
    assert writer.index.newcomers_by_network == {"aurora": ("ann", "bob")}
    site = pages_of(build_pages(edition(ambassadors=people, posts={})))
    for path in ("", "networks/aurora/"):
        after = words_of(parsed(site[path].html)).partition("Recently joined")[2]
        assert after.index("Ann") < after.index("Bob")


def test_home_shows_people_beside_networks_and_others_each_week() -> None:
    people = {f"p{number:02}": person(f"p{number:02}") for number in range(40)}

    def shown(day: int) -> set[str]:
        made = edition(ambassadors=people, posts={})
        page = pages_of(build_pages(replace(made, as_of=made.as_of.replace(day=day))))[""]
        return {link for link in links_of(page) if link.startswith("ambassadors/p")}

    weeks = [shown(day) for day in (2, 9, 16, 23)]
    assert [len(week) for week in weeks] == [6] * 4
    assert len(set().union(*weeks)) > 12
    assert shown(23) == shown(24)
