"""The grid of messages: what each cell says, what stands where, and what to do next."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final
from xml.etree.ElementTree import Element

import pytest

from ambassade.model.status import State
from ambassade.publish.audience import Edition
from ambassade.publish.edition import internal, members, public
from ambassade.publish.pages.message_grid import MOST_TOGETHER, message_pages
from ambassade.publish.pages.writer import Writer
from ambassade.publish.site import Page
from tests.unit.publish.pages.editions import (
    AS_OF,
    edition,
    internal_edition,
    links_of,
    members_edition,
    message,
    moment,
    organisation,
    parsed,
    text,
    words_of,
)

TODAY: Final = AS_OF.date()
REPOSITORY: Final = internal.Repository(url="https://forge.example/o/networks", forge="gitlab")


def own(number: int, **changes: Any) -> tuple[str, internal.Entry]:
    """An entry of Aurora that begins on a day counted from today."""
    values: dict[str, Any] = {
        "id": "walk",
        "network": "aurora",
        "title": text("Lamp walk"),
        "kind": "event",
        "start": moment((TODAY + timedelta(days=number)).isoformat()),
        "channels": ("linkedin", "mastodon"),
        "audience": "public",
        "status": "approved",
    }
    made = internal.Entry(**values | changes)
    return f"aurora/{made.id}", made


def words_for(number: int, until: int, **changes: Any) -> tuple[str, internal.Message]:
    """A message of the entry `walk` on LinkedIn, from and until days counted from today."""
    values: dict[str, Any] = {
        "id": "come",
        "network": "aurora",
        "idea": text("Come and see"),
        "entry": "aurora/walk",
        "variants": (members.Variant(platform="linkedin", language="en", text="Come"),),
        "window": members.Window(
            from_=moment((TODAY + timedelta(days=number)).isoformat()),
            until=moment((TODAY + timedelta(days=until)).isoformat()),
        ),
        "audience": "members",
        "status": "approved",
    }
    made = internal.Message(**values | changes)
    return f"aurora/{made.id}", made


def shown(
    entries: list[tuple[str, internal.Entry]],
    messages: list[tuple[str, internal.Message]],
    states: Mapping[str, State] | None = None,
    **changes: Any,
) -> Edition:
    """An internal edition with these; what `states` leaves out is published."""
    keys = [*(f"entry/{key}" for key, _ in entries), *(f"message/{key}" for key, _ in messages)]
    known = dict.fromkeys(keys, State.PUBLISHED) | dict(states or {})
    return internal_edition(entries=dict(entries), messages=dict(messages), states=known, posts={}, **changes)


def pages(of: Edition) -> dict[str, Page]:
    return {page.path: page for page in message_pages(Writer(of, None))}


def grid(page: Page) -> dict[str, dict[str, str]]:
    """What the cells of a page's grid say, by the title of the row and the name of the platform."""
    found = {}
    names: list[str] = []
    for row in parsed(page.html).iter("tr"):
        if any(cell.get("data-platform") for cell in row):
            names = [words_of(cell) for cell in row][1:]
        link = row.find(".//th//a")
        if "data-am-group" in row.attrib and link is not None:
            cells = list(row.iter("td"))
            found[words_of(link)] = dict(zip(names, map(words_of, cells), strict=True))
            # On a phone a cell says of itself which platform it is about; an empty one is not shown there.
            told = {cell.get("data-p"): name for cell, name in zip(cells, names, strict=True)}
            assert all(name == said for said, name in told.items() if said is not None)
            assert all(cell.get("data-p") or cell.get("class") == "am-none" for cell in cells)
    return found


def counts(page: Page) -> str:
    """The first line of counts."""
    return words_of(
        next(each for each in parsed(page.html).iter("p") if "am-counts" in each.get("class", ""))
    )


def attributes(page: Page, name: str) -> list[str]:
    """What the filter knows of the rows."""
    rows = [each for each in parsed(page.html).iter() if "data-am-group" in each.attrib]
    return [each.get(f"data-{name}", "") for each in rows]


def items(page: Page) -> list[tuple[str, str, str]]:
    """What the filter knows of the texts and gaps: platform, state, languages."""
    platforms: list[str] = []
    found = []
    for row in parsed(page.html).iter("tr"):
        if any(cell.get("data-platform") for cell in row):
            platforms = [cell.get("data-platform", "") for cell in row]
        for cell, platform in zip(row, platforms, strict=False):
            found += [
                (platform, each.get("data-status", ""), each.get("data-language", ""))
                for each in cell.iter()
                if "data-am-item" in each.attrib
            ]
    return found


@pytest.mark.parametrize(
    ("state", "window", "committee", "expected"),
    [
        (State.PUBLISHED, (0, 3), (), "Ready en"),
        (State.PUBLISHED, (-5, -1), (), "Expired en"),
        (State.SCHEDULED, (2, 3), (), "Scheduled en, from 25 November"),
        (State.IN_REVIEW, (0, 3), ("approver", "lead"), "In review en, waits for Ana Silva"),
        (State.IN_REVIEW, (0, 3), ("lead",), "In review en, waits for Ana Silva"),
        (State.IN_REVIEW, (0, 3), (), "In review en, waits for a review"),
        (State.DRAFT, (0, 3), (), "Draft en, being written"),
    ],
)
def test_a_cell_says_what_its_text_is_and_why_it_waits(
    state: State, window: tuple[int, int], committee: tuple[str, ...], expected: str
) -> None:
    network = internal.Network(
        id="aurora",
        name=text("Aurora"),
        basis=public.Basis(kind="agenda"),
        stage=members.Stage(state="established", since=date(2024, 1, 1)),
        committee=tuple(internal.CommitteeMember(person="ana", role=role) for role in committee),  # type: ignore[arg-type]  # roles by name
    )
    of = shown([own(3)], [words_for(*window)], {"message/aurora/come": state}, networks={"aurora": network})
    assert grid(pages(of)["messages/"])["Lamp walk"]["LinkedIn"] == expected


def test_the_owner_of_a_draft_and_of_a_row_is_named() -> None:
    of = shown([own(3, owner="ana")], [words_for(0, 3, owner="ana")], {"message/aurora/come": State.DRAFT})
    page = pages(of)["messages/"]
    assert grid(page)["Lamp walk"]["LinkedIn"] == "Draft en, Ana Silva writes"
    assert "Lamp walk 26 November, Ana Silva" in words_of(parsed(page.html))


def test_what_is_missing_is_told_with_one_step() -> None:
    of = shown([own(3)], [words_for(0, 3)])
    cell = grid(pages(of)["messages/"])["Lamp walk"]["Mastodon"]
    assert cell == "Missing add one add a text for Mastodon to content/networks/aurora/messages/come.yml"
    of = shown([own(3)], [])
    cell = grid(pages(of)["messages/"])["Lamp walk"]["Mastodon"]
    assert cell == "Missing add one ambassade new message walk-mastodon --network aurora"


@pytest.mark.parametrize(
    ("forge", "texts", "expected"),
    [
        ("gitlab", True, "/-/edit/main/content/networks/aurora/messages/come.yml"),
        ("gitlab", False, "/-/new/main/content/networks/aurora/messages?file_name=walk-mastodon.yml"),
        ("github", True, "/edit/main/content/networks/aurora/messages/come.yml"),
        ("github", False, "/new/main/content/networks/aurora/messages?filename=walk-mastodon.yml"),
        ("other", False, None),
    ],
)
def test_the_step_leads_to_the_form_of_the_forge(forge: Any, texts: bool, expected: str | None) -> None:
    repository = internal.Repository(url="https://forge.example/o/networks", forge=forge)
    of = shown([own(3)], [words_for(0, 3)] if texts else [], organisation=_organisation(repository))
    page = pages(of)["messages/"]
    links = [
        each.get("href")
        for each in parsed(page.html).iter("a")
        if "add one" in words_of(each) and "Missing" in words_of(each)
    ]
    if expected is None:
        assert links == []
        assert "ambassade new message" in words_of(parsed(page.html))
    else:
        assert f"https://forge.example/o/networks{expected}" in links


def _organisation(repository: internal.Repository | None = None, **changes: Any) -> internal.Organisation:
    return internal.Organisation(
        name=text("Talvenne"), time_zone="Europe/Paris", preset="group", repository=repository, **changes
    )


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (own(40), "No text yet"),
        (own(3, status="draft"), "No text yet"),
        (own(3, kind="meeting"), None),
        (own(3, cancelled=True), None),
        (own(-3), None),
        (own(3, channels=("x",)), None),
    ],
    ids=["later", "draft", "meeting", "called off", "over", "another platform"],
)
def test_where_nothing_is_missing(entry: tuple[str, internal.Entry], expected: str | None) -> None:
    of = shown([entry], [words_for(-2, 5)])
    page = pages(of)["messages/"]
    cell = grid(page)["Lamp walk"].get("Mastodon")
    assert cell is None if expected is None else cell is not None and cell.startswith(expected)
    assert "0 Missing" in counts(page) or entry[1].channels == ("x",)


def test_a_platform_that_an_entry_does_not_name_is_not_planned() -> None:
    other = own(4, id="talk", title=text("Talk"), channels=("x",))
    cells = grid(pages(shown([own(3), other], [words_for(0, 3)]))["messages/"])
    assert cells["Lamp walk"]["X"] == "Not planned"
    assert cells["Talk"]["LinkedIn"] == "Not planned"


def test_a_campaign_is_told_by_its_parts() -> None:
    whole = own(3, id="plugged", title=text("Plugged in"), kind="campaign", channels=("linkedin",))
    part = own(3, campaign="aurora/plugged", channels=("linkedin",))
    assert grid(pages(shown([whole, part], [words_for(0, 3)]))["messages/"])["Plugged in"]["LinkedIn"] == (
        "Told by its parts"
    )


def test_what_was_put_away_counts_as_missing_while_the_entry_is_ahead() -> None:
    of = shown([own(3)], [words_for(0, 3, status="archived")], {"message/aurora/come": State.ARCHIVED})
    assert grid(pages(of)["messages/"])["Lamp walk"]["LinkedIn"].startswith("Missing")
    gone = shown([own(-3)], [words_for(-5, -3, status="archived")], {"message/aurora/come": State.ARCHIVED})
    assert grid(pages(gone)["messages/"])["Lamp walk"]["LinkedIn"].startswith("Archived")


def test_a_cell_shows_three_messages_and_counts_the_others() -> None:
    messages = [words_for(0, 3, id=f"m{number}") for number in range(5)]
    page = pages(shown([own(3)], messages))["messages/"]
    cell = grid(page)["Lamp walk"]["LinkedIn"]
    assert cell == "Ready en Ready en Ready en and 2 more"
    assert counts(page).startswith("5 Ready")
    assert "calendar/aurora/walk/" in set(links_of(page))


def test_counts_are_of_the_page_and_of_all() -> None:
    waits = words_for(0, 3, id="wait", variants=(members.Variant(platform="x", language="fr", text="Venez"),))
    of = shown([own(3)], [words_for(0, 3), waits], {"message/aurora/wait": State.IN_REVIEW})
    found = pages(of)
    assert counts(found["messages/"]) == "1 Ready 1 Waiting 1 Missing 0 Expired"
    assert counts(found["messages/aurora/"]) == "1 Ready 1 Waiting 1 Missing 0 Expired"
    tile = next(
        each for each in parsed(found["messages/"].html).iter("li") if "am-tile" in each.get("class", "")
    )
    assert words_of(tile) == "Aurora 2 messages 1 Ready 1 Waiting 1 Missing"


def test_counts_are_said_in_the_number_that_the_language_wants() -> None:
    one = [words_for(-2, 3), words_for(-9, -1, id="gone")]
    two = [*one, words_for(-2, 3, id="again"), words_for(-9, -1, id="too")]
    said = [counts(pages(shown([own(3)], told, language="fr"))["messages/"]) for told in (one, two)]
    assert "1 Prêt " in said[0]
    assert said[0].endswith("1 Expiré")
    assert "2 Prêts " in said[1]
    assert said[1].endswith("2 Expirés")


def test_what_is_over_is_counted_without_what_there_cannot_be() -> None:
    past = own(-40, title=text("Long over"))
    of = shown([past], [words_for(-45, -38)])
    page = pages(of)["messages/aurora/past/1/"]
    assert counts(page) == "1 Expired"
    assert "ready to be taken" not in words_of(parsed(page.html))


def test_rows_are_ahead_then_begun_then_over_and_after_two_weeks_elsewhere() -> None:
    made = [
        own(number, id=f"e{at}", title=text(name), channels=("x",))
        for at, (number, name) in enumerate(
            [(-20, "Long over"), (-2, "Over"), (9, "Later"), (2, "Sooner"), (70, "In ten weeks")]
        )
    ]
    running = own(-9, id="run", title=text("Running"), channels=("x",), end=moment("2026-12-01"))
    messages = [
        words_for(-21, -20, id="old", entry="aurora/e0"),
        words_for(-4, -2, id="gone", entry="aurora/e1"),
        words_for(-30, -25, id="alone", entry=None, idea=text("Alone")),
    ]
    found = pages(shown([*made, running], messages))
    assert list(grid(found["messages/"])) == ["Sooner", "Later", "Running", "Over"]
    assert list(grid(found["messages/aurora/"])) == ["Sooner", "Later", "In ten weeks", "Running", "Over"]
    assert list(grid(found["messages/aurora/past/1/"])) == ["Long over", "Alone"]
    assert "messages/aurora/past/1/" in set(links_of(found["messages/aurora/"]))
    assert attributes(found["messages/"], "weeks") == ["1 2 8", "2 8", "1 2 8", "over"]


def test_the_front_page_goes_as_far_as_the_organisation_plans() -> None:
    made = [own(70, title=text("In ten weeks"))]
    planning = internal.Planning(weeks=12)
    of = shown(made, [], organisation=_organisation(planning=planning))
    assert list(grid(pages(of)["messages/"])) == ["In ten weeks"]
    assert grid(pages(shown(made, []))["messages/"]) == {}


def test_an_idea_without_a_date_stands_by_its_messages_and_alone_not_at_all() -> None:
    idea = own(0, start=None, status="draft")
    assert grid(pages(shown([idea], [words_for(1, 3)]))["messages/"]) != {}
    assert grid(pages(shown([idea], []))["messages/"]) == {}


def test_an_entry_told_by_another_network_stands_in_both_grids() -> None:
    base = internal_edition()
    other = internal.Network(
        id="foghorn",
        name=text("Foghorn"),
        basis=public.Basis(kind="agenda"),
        stage=base.networks["aurora"].stage,
    )
    come = words_for(0, 3, network="foghorn")[1]
    of = shown([own(3)], [("foghorn/come", come)], networks={**base.networks, "foghorn": other})
    found = pages(of)
    assert set(grid(found["messages/aurora/"])) == set(grid(found["messages/foghorn/"])) == {"Lamp walk"}
    assert attributes(found["messages/"], "network") == ["aurora foghorn"]


def test_the_filter_knows_what_the_rows_are() -> None:
    waits = words_for(0, 3, id="wait", themes=("shore-power",), owner="ana")
    talk = own(9, id="talk", title=text("Talk"), channels=("x",), themes=("night-work",), owner="ana")
    of = shown([own(3), talk], [waits], {"message/aurora/wait": State.IN_REVIEW}, organisation=_themes())
    page = pages(of)["messages/"]
    assert items(page) == [("linkedin", "waiting", "en"), ("mastodon", "missing", ""), ("x", "missing", "")]
    assert attributes(page, "owner") == ["ana", "ana"]
    assert attributes(page, "theme") == ["shore-power", "night-work"]
    form = next(each for each in parsed(page.html).iter("form") if "data-am-filter" in each.attrib)
    names = {each.get("name"): _options(each) for each in form.iter("select")}
    assert names["status"] == ["", "waiting", "missing"]
    assert names["weeks"] == ["", "1", "2", "8"]
    assert names["owner"] == ["", "ana"]
    alone = next(each for each in parsed(pages(of)["messages/aurora/"].html).iter("form"))
    assert "network" not in {each.get("name") for each in alone.iter("select")}


def _options(select: Element) -> list[str]:
    return [each.get("value", "") for each in select.iter("option")]


def _themes() -> internal.Organisation:
    themes = (
        internal.Theme(id="shore-power", name=text("Shore power")),
        internal.Theme(id="night-work", name=text("Night work")),
    )
    return _organisation(themes=themes)


def steps(page: Page) -> list[str]:
    lists = [each for each in parsed(page.html).iter("ol") if each.get("class") == "am-steps"]
    return [words_of(each) for each in lists[0].iter("li")] if lists else []


def test_the_next_steps_are_those_that_press_most() -> None:
    there = public.Account(id="m", platform="mastodon", url="https://m.example/@ana")
    ana = internal.Ambassador(
        id="ana",
        name="Ana Silva",
        kind="internal",
        standing="active",
        origin="nominated",
        accounts=(there,),
        memberships=(internal.Membership(network="aurora", role="relay"),),
    )
    messages = [
        words_for(-2, 3, id="late", idea=text("Late"), entry=None),
        words_for(0, 3, id="now", idea=text("Now")),
        words_for(5, 9, id="soon", idea=text("Soon"), entry=None, owner="ana"),
        words_for(-9, -8, id="gone", idea=text("Gone"), entry=None),
    ]
    of = shown(
        [own(3, channels=("linkedin", "mastodon", "x"))],
        messages,
        {
            "message/aurora/late": State.IN_REVIEW,
            "message/aurora/now": State.DRAFT,
            "message/aurora/soon": State.DRAFT,
            "message/aurora/gone": State.DRAFT,
        },
        ambassadors={"ana": ana},
    )
    assert steps(pages(of)["messages/"]) == [
        "Find somebody to review “Late”. It could have been posted for 2 days. Open the message",
        "Finish “Now”. It could be posted today. The entry is on Thursday 26 November. Open the message",
        (
            "Write a text for Mastodon: “Lamp walk”. The entry is on Thursday 26 November. 1 person of the "
            "network is there. Also missing: X. "
            "add a text for Mastodon to content/networks/aurora/messages/now.yml"
        ),
        "Ask Ana Silva to finish “Soon”. It is to be posted from 28 November. Open the message",
    ]


def test_there_are_five_steps_at_most_and_none_where_all_is_well() -> None:
    entries = [own(3 + number, id=f"e{number}", title=text(f"E{number}")) for number in range(9)]
    assert len(steps(pages(shown(entries, []))["messages/"])) == 5
    assert steps(pages(shown([own(3, channels=("linkedin",))], [words_for(0, 3)]))["messages/"]) == []


def test_members_see_what_is_published_and_nothing_that_waits_or_is_missing() -> None:
    found = pages(members_edition(messages={"aurora/glass": message()}))
    for path, page in found.items():
        said = words_of(parsed(page.html))
        for word in (
            "Missing",
            "Waiting",
            "Not planned",
            "No text yet",
            "What to do next",
            "The mix",
            "add one",
        ):
            assert word not in said, path
    assert grid(found["messages/"]) == {"Open deck": {"LinkedIn": "Ready en, fr, 2 variants"}}
    assert counts(found["messages/"]) == "1 Ready 0 Expired"


def test_an_entry_without_a_published_message_is_no_row_for_members() -> None:
    found = pages(members_edition(messages={}))
    assert set(found) == {"messages/"}
    assert "Nothing to share yet" in words_of(parsed(found["messages/"].html))


def test_the_public_edition_has_no_page_of_it() -> None:
    assert pages(edition(organisation=organisation())) == {}


def test_more_than_sixty_networks_are_paged() -> None:
    base = internal_edition()
    made = {
        f"n{number}": internal.Network(
            id=f"n{number}",
            name=text(f"N{number}"),
            basis=public.Basis(kind="agenda"),
            stage=base.networks["aurora"].stage,
        )
        for number in range(70)
    }
    found = pages(shown([own(3)], [], networks={**base.networks, **made}))
    assert "messages/all/networks/2/" in found
    tiles = [
        each for each in parsed(found["messages/"].html).iter("li") if "am-tile" in each.get("class", "")
    ]
    assert len(tiles) == 60


def test_many_rows_leave_the_front_page_and_it_keeps_the_counts() -> None:
    entries = [own(3, id=f"e{number}") for number in range(MOST_TOGETHER + 1)]
    found = pages(shown(entries, []))
    assert grid(found["messages/"]) == {}
    assert counts(found["messages/"]) == "0 Ready 0 Waiting 202 Missing 0 Expired"
    assert len(attributes(found["messages/aurora/"], "network")) == 100
    assert len(attributes(found["messages/aurora/page/2/"], "network")) == 1
    assert "This page has 100 of 101" in words_of(parsed(found["messages/aurora/"].html))


LARGEST: Final = 220_000
"""Bytes of a page's own HTML."""


def test_no_page_grows_with_the_whole() -> None:
    """5,000 entries with four messages each: about two seconds; twenty are left for slow machines."""
    platforms = ("linkedin", "x", "bluesky", "mastodon")
    entries = [own(number % 730 - 365, id=f"e{number}", channels=platforms) for number in range(5000)]
    messages = [
        words_for(
            number % 730 - 368,
            number % 730 - 365,
            id=f"m{number}-{at}",
            entry=f"aurora/e{number}",
            variants=(members.Variant(platform=platform, language="en", text="Come"),),
        )
        for number in range(5000)
        for at, platform in enumerate(platforms)
    ]
    writer = Writer(shown(entries, messages), None)
    began = time.process_time()
    found = []
    for page in message_pages(writer):
        if page.path.count("/") > 2 and "/past/" not in page.path and "/page/" not in page.path:
            break  # the pages of the messages themselves, which come last
        found.append(page)
    assert time.process_time() - began < 20
    assert len(found) == 1 + len({page.path for page in found[1:]})
    assert sum(page.html.count("<tr data-am-group") for page in found[1:]) == 5000
    assert max(len(page.html) for page in found) < LARGEST
