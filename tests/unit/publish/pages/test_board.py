"""The board, the marks and the steps towards an entry, from a catalog to the pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal
from xml.etree.ElementTree import Element

import pytest

from ambassade.check import check_tree
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from ambassade.publish.pages.board import A_COLUMN, A_PAGE, AGENDA, IDEAS
from ambassade.publish.pages.build import build_pages
from ambassade.publish.pages.desk import Stand
from ambassade.publish.pages.mark import marks_of
from ambassade.publish.pages.writer import Writer
from ambassade.publish.projection import project
from ambassade.publish.site import Page
from tests.rules.example import Example
from tests.unit.publish.content_tree import AS_OF, catalog_of, entry, message, network, post, write
from tests.unit.publish.pages.editions import pages_of, parsed, words_of

Audience = Literal["public", "members", "internal"]
AURORA = "content/networks/aurora/calendar"
BEACON = "content/networks/beacon/calendar"
REPOSITORY = {"url": "https://forge.example/us/people", "forge": "gitlab"}
DEADLINES = [
    {"kinds": ["content"], "brief": 21, "draft": 14, "review": 7, "publish": 1},
    {"brief": 30, "draft": 20},
]
EVERYTHING: Mapping[str, Any] = {
    f"{AURORA}/idea.yml": entry(title="An idea", kind="topic", start=None, status="draft"),
    f"{AURORA}/late.yml": entry(
        title="Late lamps", kind="content", start="2026-12-11", status="draft", owner="ana-silva"
    ),
    f"{AURORA}/asked.yml": entry(title="Asked lamps", start="2026-12-20", status="in_review"),
    f"{AURORA}/held.yml": entry(title="Held lamps", start="2026-12-21", embargo="2026-12-01"),
    f"{AURORA}/untold.yml": entry(title="Untold lamps", start="2026-12-22", channels=["linkedin"]),
    f"{AURORA}/told.yml": entry(title="Told lamps", start="2026-12-23", channels=["linkedin"]),
    f"{AURORA}/begun.yml": entry(title="Begun lamps", start="2026-11-20", end="2026-12-20", kind="campaign"),
    f"{AURORA}/just-over.yml": entry(title="Spent lamps", start="2026-11-10"),
    f"{AURORA}/long-over.yml": entry(title="Forgotten lamps", start="2026-11-01"),
    f"{AURORA}/gone.yml": entry(title="Dropped lamps", start="2026-12-20", status="archived"),
    f"{AURORA}/off.yml": entry(title="Cancelled lamps", start="2026-12-20", cancelled=True),
    f"{AURORA}/weekly.yml": entry(
        title="Weekly lamps", start="2026-11-02", recurrence={"rule": "FREQ=WEEKLY"}, kind="topic"
    ),
    f"{AURORA}/agreed.yml": entry(title="Committee", start="2026-11-25T10:00", kind="meeting"),
    f"{AURORA}/not-agreed.yml": entry(
        title="Away day", start="2026-11-24", kind="meeting", status="in_review"
    ),
    "content/networks/aurora/messages/told.yml": message(entry="aurora/told"),
}


def built(
    files: Mapping[str, Any], audience: Audience = "internal", *, language: str = "en", **organisation: Any
) -> dict[str, Page]:
    """The pages of an edition of the base tree with these files."""
    catalog = catalog_of(
        files, {"repository": REPOSITORY, "planning": {"deadlines": DEADLINES}} | organisation
    )
    return pages_of(build_pages(project(catalog, audience=audience, as_of=AS_OF, language=language)))


def writer_of(files: Mapping[str, Any], audience: Audience = "internal") -> Writer:
    catalog = catalog_of(files, {"planning": {"deadlines": DEADLINES}})
    return Writer(project(catalog, audience=audience, as_of=AS_OF), None)


def columns(page: Page) -> dict[str, list[str]]:
    """The titles in each column of the board, by its heading."""
    (board,) = (each for each in parsed(page.html).iter("div") if each.get("class") == "am-board")
    return {words_of_heading(section): titles(section) for section in board.findall("section")}


def words_of_heading(section: Element) -> str:
    heading = section.find("h2")
    assert heading is not None
    return " ".join(" ".join(heading.itertext()).split())


def titles(element: Element) -> list[str]:
    """The titles of the slips below an element."""
    slips = [each for each in element.iter("li") if each.get("class") == "am-slip"]
    return ["".join(slip.findall(".//a")[0].itertext()) for slip in slips]


def said(page: Page) -> str:
    return words_of(parsed(page.html))


def test_every_entry_stands_where_its_status_and_its_date_put_it() -> None:
    assert columns(built(EVERYTHING)["calendar/board/"]) == {
        "Draft 2 entries": ["An idea", "Late lamps"],
        "In review 2 entries": ["Away day", "Asked lamps"],
        "Approved 1 entry": ["Untold lamps"],
        "Scheduled 4 entries": ["Weekly lamps", "Lamp walk on the north quay", "Held lamps", "Told lamps"],
        "Published 2 entries": ["Begun lamps", "Spent lamps"],
    }


def links(page: Page) -> dict[str, str]:
    """Where the links of a page lead, by their words."""
    anchors = parsed(page.html).iter("a")
    return {" ".join("".join(each.itertext()).split()): each.get("href", "") for each in anchors}


def test_an_entry_is_proposed_in_the_forge_or_by_a_command() -> None:
    here = "https://forge.example/us/people/-/new/main/content"
    assert (
        links(built(EVERYTHING)["calendar/board/"])["Propose an entry"] == f"{here}/networks/aurora/calendar"
    )
    two: Mapping[str, Any] = {**EVERYTHING, "content/networks/beacon/network.yml": network()}
    assert links(built(two)["calendar/board/"])["Propose an entry"] == f"{here}/calendar"
    for repository, files, slug in (
        (None, EVERYTHING, "aurora"),
        (REPOSITORY | {"forge": "other"}, two, "NETWORK"),
    ):
        page = built(files, repository=repository)["calendar/board/"]
        assert "Propose an entry" not in links(page)
        assert f"To propose an entry: ambassade new entry SLUG --network {slug}" in said(page)


def test_a_post_is_changed_in_the_forge_by_colleagues_alone() -> None:
    files = {"content/networks/aurora/posts/lamp-ten.md": post(title="Lamp ten")}
    change = "https://forge.example/us/people/-/edit/main/content/networks/aurora/posts/lamp-ten.md"
    assert links(built(files)["posts/lamp-ten/"])["Change this post"] == change
    for audience in ("public", "members"):
        page = built(files, audience)["posts/lamp-ten/"]
        assert "forge.example" not in page.html
        assert "Change this post" not in page.html


def test_the_hour_counts_on_the_day_itself_in_the_zone_of_the_entry() -> None:
    files = {
        f"{AURORA}/before.yml": entry(start="2026-11-23T01:00"),
        f"{AURORA}/after.yml": entry(start="2026-11-23T01:01"),
        f"{AURORA}/east.yml": entry(start="2026-11-23T08:59", time_zone="Asia/Tokyo"),
        f"{AURORA}/west.yml": entry(start="2026-11-22T23:00", time_zone="America/New_York"),
    }
    stands = writer_of(files).desk.stands
    assert [stands[f"aurora/{name}"] for name in ("before", "after", "east", "west")] == [
        Stand.PUBLISHED,
        Stand.SCHEDULED,
        Stand.PUBLISHED,
        Stand.SCHEDULED,
    ]


def test_an_idea_without_a_date_is_said_to_be_one_and_has_a_way_to_get_one() -> None:
    pages = built(EVERYTHING)
    assert (
        "Ideas without a date An idea No date yet Give it one, An idea Unplanned, It has no date yet"
        in said(pages["calendar/board/"])
    )
    address = "https://forge.example/us/people/-/edit/main/content/networks/aurora/calendar/idea.yml"
    assert f'href="{address}"' in pages["calendar/board/"].html
    page = pages["calendar/aurora/idea/"]
    assert "Event" not in said(page)
    assert "Unplanned, It has no date yet No date yet Give it a date" in said(page)
    assert f'href="{address}"' in page.html


def test_a_date_is_changed_in_the_forge_and_only_by_colleagues() -> None:
    address = "https://forge.example/us/people/-/edit/main/content/networks/aurora/calendar/told.yml"
    assert address in built(EVERYTHING)["calendar/aurora/told/"].html
    assert "Change this date" in said(built(EVERYTHING)["calendar/aurora/told/"])
    without = built(EVERYTHING, repository=None)
    assert "Change this date" not in said(without["calendar/aurora/told/"])
    assert "Give it one" not in said(without["calendar/board/"])


def test_the_steps_have_their_days_and_say_what_is_late() -> None:
    page = said(built(EVERYTHING)["calendar/aurora/late/"])
    assert (
        "By when Brief 20 November 3 days late Draft 27 November in 4 days "
        "Review 4 December still to do Publish 10 December still to do"
    ) in page
    assert "Brief 3 days late, It was due on 20 November 2026" in page
    assert "By when" not in said(built(EVERYTHING, planning=None)["calendar/aurora/late/"])
    done = said(built(EVERYTHING)["calendar/aurora/told/"])
    assert "By when Brief 23 November done Draft 3 December done" in done


def test_a_networks_own_deadlines_come_first_and_nobodys_work_is_late() -> None:
    files = {
        "content/networks/beacon/network.yml": network(deadlines=[{"brief": 10}]),
        f"{BEACON}/one.yml": entry(kind="content", start="2026-11-30", status="draft", owner="ana-silva"),
        f"{BEACON}/two.yml": entry(kind="content", start="2026-11-30", status="draft"),
    }
    pages = built(files)
    assert "By when Brief 20 November 3 days late" in said(pages["calendar/beacon/one/"])
    assert "By when Brief 20 November not done" in said(pages["calendar/beacon/two/"])
    assert "late" not in said(pages["calendar/beacon/two/"])


def test_the_next_date_of_a_series_counts() -> None:
    files = {
        f"{AURORA}/weekly.yml": entry(
            kind="content",
            start="2026-11-02",
            recurrence={"rule": "FREQ=WEEKLY;INTERVAL=4", "except": ["2026-11-30"]},
            status="draft",
            owner="ana-silva",
        )
    }
    steps = writer_of(files).desk.deadlines["aurora/weekly"]
    assert [step.day for step in steps] == [
        date(2026, 12, 7),
        date(2026, 12, 14),
        date(2026, 12, 21),
        date(2026, 12, 25),
    ]


CLASH: Mapping[str, Any] = {
    "content/networks/beacon/network.yml": network(),
    f"{AURORA}/one.yml": entry(title="One", start="2026-12-09T10:00", channels=["linkedin", "bluesky"]),
    f"{BEACON}/two.yml": entry(title="Two", start="2026-12-09T10:00", channels=["linkedin", "bluesky", "x"]),
    f"{BEACON}/three.yml": entry(title="Three", start="2026-12-10", channels=["linkedin"]),
    f"{AURORA}/four.yml": entry(title="Four", start="2026-12-10", kind="campaign", channels=["linkedin"]),
    f"{AURORA}/five.yml": entry(title="Five", start="2026-12-09T15:00", channels=["x"], status="draft"),
    f"{AURORA}/six.yml": entry(title="Six", start="2026-12-09T15:00", channels=["x"], status="archived"),
}


def clash(writer: Writer, key: str) -> list[tuple[str, str, str]]:
    return [(mark.words, mark.more, mark.path) for mark in marks_of(writer, key) if mark.path]


def test_both_of_two_networks_on_one_day_are_marked_with_the_other() -> None:
    writer = writer_of(CLASH)
    assert clash(writer, "aurora/one") == [
        ("Same hour, Bluesky and LinkedIn", "as “Two” of Beacon, on 9 December", "calendar/beacon/two/")
    ]
    assert clash(writer, "beacon/two") == [
        ("Same hour, Bluesky and LinkedIn", "as “One” of Aurora, on 9 December", "calendar/aurora/one/")
    ]
    assert clash(writer, "aurora/five") == [
        ("Same day, X", "as “Two” of Beacon, on 9 December", "calendar/beacon/two/")
    ]
    assert [clash(writer, key) for key in ("beacon/three", "aurora/four", "aurora/six")] == [[], [], []]
    page = built(CLASH)["calendar/aurora/one/"]
    assert '<a href="../../../calendar/beacon/two/">as “Two” of Beacon, on 9 December</a>' in page.html


def test_everybody_who_speaks_beside_another_network_is_marked_at_the_same_hour_first() -> None:
    files = dict(CLASH) | {
        f"{AURORA}/seven.yml": entry(title="Seven", start="2026-12-15T10:00", channels=["x"]),
        f"{AURORA}/eight.yml": entry(title="Eight", start="2026-12-15T11:00", channels=["x"]),
        f"{BEACON}/nine.yml": entry(title="Nine", start="2026-12-15T12:00", channels=["x"]),
        f"{BEACON}/ten.yml": entry(title="Ten", start="2026-12-15T11:00", channels=["x"]),
    }
    writer = writer_of(files)
    beside = {
        key: (found.exactly, found.other)
        for key, found in writer.desk.clashes.items()
        if found.day == date(2026, 12, 15)
    }
    assert beside == {
        "aurora/seven": (False, "beacon/nine"),
        "aurora/eight": (True, "beacon/ten"),
        "beacon/nine": (False, "aurora/seven"),
        "beacon/ten": (True, "aurora/eight"),
    }


@pytest.mark.parametrize(
    ("channels", "platforms", "status", "start", "words"),
    [
        (["linkedin", "x"], ["linkedin"], "approved", "2026-12-01", ["Text missing: X"]),
        (["linkedin", "x"], [], "approved", "2026-12-01", ["No message yet"]),
        (["linkedin", "x"], [], "in_review", "2026-12-14", ["No message yet"]),
        (["linkedin", "x"], [], "in_review", "2026-12-15", []),
        (["linkedin", "x"], [], "draft", "2026-12-01", []),
        (["linkedin"], ["linkedin"], "approved", "2026-12-01", []),
        ([], [], "approved", "2026-12-01", []),
    ],
)
def test_texts_that_are_missing_are_marked_when_it_is_time(
    channels: list[str], platforms: list[str], status: str, start: str, words: list[str]
) -> None:
    variants = [{"platform": platform, "language": "en", "text": "Come."} for platform in platforms]
    files = {f"{AURORA}/one.yml": entry(start=start, channels=channels or None, status=status)}
    if variants:
        files["content/networks/aurora/messages/one.yml"] = message(entry="aurora/one", variants=variants)
    marks = [mark.words for mark in marks_of(writer_of(files), "aurora/one")]
    assert marks == words


def test_a_campaigns_texts_are_those_of_its_parts() -> None:
    files = {
        f"{AURORA}/whole.yml": entry(kind="campaign", start="2026-12-01", channels=["linkedin"]),
        f"{AURORA}/part.yml": entry(start="2026-12-02", campaign="aurora/whole"),
        "content/networks/aurora/messages/one.yml": message(entry="aurora/part"),
    }
    assert marks_of(writer_of(files), "aurora/whole") == ()


def test_a_campaign_lists_its_parts_by_date_with_what_they_wait_for() -> None:
    files = {
        f"{AURORA}/whole.yml": entry(title="Whole", kind="campaign", start="2026-12-01", end="2026-12-31"),
        f"{AURORA}/b.yml": entry(
            title="Second", start="2026-12-09", campaign="aurora/whole", depends_on=["aurora/a", "aurora/c"]
        ),
        f"{AURORA}/a.yml": entry(title="First", start="2026-12-02", campaign="aurora/whole"),
        f"{AURORA}/c.yml": entry(title="Some day", start=None, status="draft", campaign="aurora/whole"),
    }
    page = built(files)["calendar/aurora/whole/"]
    (path,) = (each for each in parsed(page.html).iter("section") if each.get("aria-labelledby") == "parts")
    assert " ".join(" ".join(path.itertext()).split()) == (
        "Part of this campaign Wed 2 Dec First Event Scheduled "
        "Wed 9 Dec Second Event after First , Some day ( no date yet ) Scheduled "
        "? Some day Event No date yet Draft Unplanned , It has no date yet"
    ).replace("( no date yet )", "(no date yet)")


def test_weeks_are_told_as_the_rule_tells_them_and_those_that_hold_nothing_certain() -> None:
    files: dict[str, Any] = {
        f"{AURORA}/hoped.yml": entry(
            title="Hoped for", kind="content", start="2026-12-16", status="draft", owner="ana-silva"
        ),
        f"{AURORA}/far.yml": entry(title="Far", start="2027-01-06"),
    }
    page = said(built(files)["calendar/board/"])
    told = re.findall(r"Aurora has nothing( certain)? in the week of (\d+ \w+)", page)
    assert told == [("", "7 December"), (" certain", "14 December"), ("", "21 December"), ("", "28 December")]
    assert "Its one entry, “Hoped for”, still waits for a brief. Ask Ana Silva Pick an idea" in page
    tree: dict[str, Any] = dict(Example("base").tree())
    tree |= {path: write(path, values) for path, values in files.items()}
    weeks = [
        str(finding.message)
        for finding in check_tree(MemoryTree(tree), load_schemas(), AS_OF).findings
        if finding.rule == "empty-week"
    ]
    told_by_the_rule = {re.findall(r"from (\d+ \w+).* to (\d+ \w+)", week)[0] for week in weeks}
    assert told_by_the_rule == {("7 December", "13 December"), ("21 December", "3 January")}


@pytest.mark.parametrize("status", ["draft", "approved"])
def test_no_page_grows_with_the_whole(status: str) -> None:
    count = A_PAGE * 2 + 5
    files = {
        f"{AURORA}/n{number:03}.yml": entry(
            title=f"Number {number:03}",
            start=f"2026-12-{number % 28 + 1:02}T10:00",
            status=status,
            kind="topic",
        )
        for number in range(count)
    } | {
        f"{AURORA}/i{number:03}.yml": entry(title=f"Idea {number}", start=None, status="draft")
        for number in range(IDEAS + 3)
    }
    pages = built(files)
    name = "scheduled" if status == "approved" else "draft"
    shown = columns(pages["calendar/board/"])
    assert max(map(len, shown.values())) <= A_COLUMN + IDEAS
    ideas = IDEAS + 3
    whole = count + 1 if status == "approved" else count + ideas
    assert f"All {whole}" in said(pages["calendar/board/"])
    first = pages[f"calendar/board/{name}/"]
    assert len(titles(parsed(first.html))) == A_PAGE
    assert f"This page has {A_PAGE} of {whole}" in said(first)
    every = [
        title
        for path, page in pages.items()
        if path.startswith(f"calendar/board/{name}/")
        for title in titles(parsed(page.html))
    ]
    assert len(every) == len(set(every)) == whole
    events = [
        each for each in parsed(pages["calendar/board/"].html).iter("li") if each.get("class") == "am-event"
    ]
    assert len(events) <= AGENDA


def test_what_is_late_comes_first_and_what_is_published_last_first() -> None:
    files = {
        f"{AURORA}/soon.yml": entry(title="Soon", kind="content", start="2026-12-09", status="draft"),
        f"{AURORA}/late.yml": entry(
            title="Late", kind="content", start="2026-12-11", status="draft", owner="ana-silva"
        ),
        f"{AURORA}/old.yml": entry(title="Old", start="2026-11-12"),
        f"{AURORA}/new.yml": entry(title="New", start="2026-11-20"),
    }
    shown = columns(built(files)["calendar/board/"])
    assert shown["Draft 2 entries"] == ["Late", "Soon"]
    assert shown["Published 2 entries"] == ["New", "Old"]


@pytest.mark.parametrize("audience", ["public", "members"])
def test_nothing_of_it_reaches_other_editions(audience: Audience) -> None:
    files = dict(EVERYTHING) | dict(CLASH) | {"content/networks/aurora/posts/lamps.md": post(network=None)}
    pages = built(files, audience)
    assert not [path for path in pages if path.startswith("calendar/board")]
    every = "".join(page.html + page.head for page in pages.values())
    for secret in (
        "forge.example",
        "By when",
        "am-way__",
        "days late",
        "Unplanned",
        "No date yet",
        "Same hour",
        "Same day",
        "No message yet",
        "Text missing",
        "Editorial path",
        "Change this date",
        "An idea",
        "Late lamps",
        "Asked lamps",
        "Held lamps",
        "calendar/board",
    ):
        assert secret not in every
    writer = writer_of(files, audience)
    assert [marks_of(writer, key) for key in writer.edition.entries] == [() for _ in writer.edition.entries]
    assert not writer.desk.stands
    assert not writer.desk.deadlines


def test_the_board_in_french_and_with_nothing_on_it() -> None:
    (walk,) = [path for path in Example("base").tree() if path.startswith(AURORA)]
    empty = {walk: None, "content/networks/aurora/messages/walk-with-us.yml": None}
    page = built(empty, language="fr")["calendar/board/"]
    assert [title for found in columns(page).values() for title in found] == []
    assert said(built(empty)["calendar/board/"]).count("Nothing at the moment") == 6
