"""A kit's page: greeting, texts, invitations, dates, what is asked; and how it is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from ambassade.model.status import State
from ambassade.publish.audience import MembersEdition
from ambassade.publish.edition import internal, members, public
from ambassade.publish.kit.kits import Kits
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.pages.kit.page import KitPages, kit_pages
from ambassade.publish.pages.kit.part import heading, week_words
from ambassade.publish.pages.person import person_page
from ambassade.publish.pages.writer import Writer
from ambassade.publish.site import Page
from ambassade.words import words
from tests.unit.publish.kit.scene import colleague, entry, inside, message, outside, outsider, variant
from tests.unit.publish.pages.editions import edition, links_of, moment, parsed, text, words_of


def page(made: MembersEdition, slug: str = "ana", address: str | None = None, **options: Any) -> Page:
    desk = KitPages(Writer(made, None), Addresses.of(made, address), Kits(made), **options)
    return desk.page(slug)


def told(made: MembersEdition, slug: str = "ana") -> str:
    return words_of(parsed(page(made, slug).html))


def published(*messages: tuple[str, members.Message]) -> dict[str, Any]:
    return {
        "messages": dict(messages),
        "states": {f"message/{key}": State.PUBLISHED for key, _ in messages},
    }


def by_id(html: str) -> dict[str, Element]:
    return {found.get("id", ""): found for found in parsed(html).iter() if found.get("id")}


GLASS = ("aurora/glass", message("aurora/glass"))


def test_the_week_is_said_in_words() -> None:
    made = inside({"ana": colleague()}, {"aurora/deck": entry("aurora/deck")}, **published(GLASS))
    made = replace(made, states={**made.states, "entry/aurora/deck": State.PUBLISHED})
    said = told(made)
    assert "Hello Ana Week of 23 to 29 November 2026 One message, one date" in said
    assert "Nothing is compulsory, nothing is counted." in said
    assert "Valid until 29 November 2026" in said


@pytest.mark.parametrize(
    ("language", "first", "last", "said"),
    [
        ("en", date(2026, 11, 30), date(2026, 12, 6), "Week of 30 November to 6 December 2026"),
        ("en", date(2026, 12, 28), date(2027, 1, 3), "Week of 28 December 2026 to 3 January 2027"),
        ("en", date(2026, 11, 23), date(2026, 11, 29), "Week of 23 to 29 November 2026"),
    ],
)
def test_a_month_is_said_once(language: str, first: date, last: date, said: str) -> None:
    assert week_words(words(language), first, last) == said


@pytest.mark.parametrize(
    ("messages", "dates", "said"),
    [
        (0, 0, "A quiet week"),
        (1, 0, "One message"),
        (0, 2, "Two dates"),
        (2, 1, "Two messages, one date"),
        (11, 12, "11 messages, 12 dates"),
    ],
)
def test_numbers_are_in_letters_where_they_are_small(messages: int, dates: int, said: str) -> None:
    assert heading(words("en"), messages, dates) == said


def test_a_text_can_be_copied_shared_and_changed() -> None:
    found = by_id(page(inside({"ana": colleague()}, **published(GLASS))).html)
    anchor = "text-aurora_glass_linkedin"
    assert words_of(found[anchor]) == "Words of glass"
    html = page(inside({"ana": colleague()}, **published(GLASS))).html
    tree = parsed(html)
    assert [each.get("data-copy") for each in tree.iter("button")] == [f"own-{anchor}"]
    area = found[f"own-{anchor}"]
    assert (area.get("data-own"), "".join(area.itertext()).strip()) == (anchor, "Words of glass")
    assert found[anchor].get("data-shown-on") == "linkedin"
    assert [each.get("data-own") for each in tree.iter("textarea")] == [anchor]
    assert [each.get("data-meter-of") for each in tree.iter("div") if each.get("data-meter-of")] == [anchor]
    assert "There is one text for everybody so far" in words_of(tree)
    assert "Your own words are as welcome." in words_of(tree)


def test_a_variant_is_ones_own() -> None:
    texts = tuple(variant("linkedin", "en", f"Text {name}", name) for name in "xyz")
    made = inside({"ana": colleague()}, **published(("aurora/glass", message("aurora/glass", *texts))))
    said = told(made)
    assert sum(f"Text {name}" in said for name in "xyz") == 1
    assert "yours. Colleagues have others." in said


def test_empty_parts_say_one_step() -> None:
    made = outside(people={"olga": outsider()})
    html = page(made, "olga").html
    assert "Nothing to share this week" in html
    assert "See all messages" in html
    assert "Nothing in the next three weeks." in html
    alone = page(made, "olga", linked=False).html
    assert "messages/" not in alone
    assert "Tell your contact which accounts you would use." in alone


def test_dates_are_those_of_the_networks_and_ones_own() -> None:
    where = public.Where(kind="online", host="ana")
    entries = {
        "aurora/deck": entry("aurora/deck"),
        "aurora/draft": entry("aurora/draft"),
        "aurora/late": entry("aurora/late", start=moment("2026-12-15T18:00")),
        "aurora/off": entry("aurora/off", cancelled=True),
        "aurora/past": entry("aurora/past", start=moment("2026-11-22T18:00")),
        "dawn/else": entry("dawn/else"),
        "dawn/mine": entry("dawn/mine", owner="ana"),
        "dusk/host": entry("dusk/host", where=where),
    }
    made = inside({"ana": colleague()}, entries, states={"entry/aurora/draft": State.DRAFT})
    nets = {slug: replace(made.networks["aurora"], id=slug) for slug in ("dawn", "dusk")}
    said = told(replace(made, networks={**made.networks, **nets}))
    assert "Entry deck" in said
    assert "Entry mine" in said
    assert "you look after it" in said
    assert "you welcome" in said
    assert all(f"Entry {name}" not in said for name in ("draft", "late", "off", "past", "else"))
    assert "Three dates" in said


def test_dates_of_people_from_outside_are_those_that_members_may_know() -> None:
    entries = {"aurora/deck": entry("aurora/deck"), "aurora/ours": entry("aurora/ours", audience="internal")}
    said = told(inside({"olga": colleague("olga", kind="external")}, entries), "olga")
    assert "Entry deck" in said
    assert "Entry ours" not in said


def test_an_invitation_says_what_when_and_who_could_instead() -> None:
    wave = members.Wave(
        from_=date(2026, 11, 23),
        until=date(2026, 11, 25),
        people=("ana",),
        deputies=("ben",),
        platform="linkedin",
        language="en",
        message="aurora/glass",
        asked=text("Say where you were."),
    )
    given = published(GLASS)
    entries = {"aurora/big": entry("aurora/big", kind="campaign", relays=(wave,))}
    made = inside({"ana": colleague(), "ben": colleague("ben")}, entries, **given)
    html = page(made).html
    said = words_of(parsed(html))
    assert (
        "You are invited To carry Entry big LinkedIn, in English, Mon 23 November to Wed 25 November" in said
    )
    assert "Say where you were." in said
    assert "If it does not suit you, leave it: Ben may stand in." in said
    assert 'href="#text-aurora_glass_linkedin"' in html
    other = words_of(parsed(page(made, "ben").html))
    assert "To stand in for somebody with Entry big" in other
    assert "Should Ana not be able to." in other
    unpublished = replace(made, states={**made.states, "message/aurora/glass": State.DRAFT})
    assert "Idea glass" not in told(unpublished)
    assert "You are invited" in told(unpublished)


def test_only_tasks_somebody_took_on_are_late() -> None:
    waiting = internal.Message(
        id="wait",
        network="aurora",
        idea=text("Waiting words"),
        window=members.Window(from_=moment("2026-11-21"), until=moment("2026-12-01")),
        audience="members",
        status="in_review",
        owner="ana",
    )
    plan = internal.PlaybookPage(
        id="guide",
        kind="guide",
        title=text("A guide"),
        body=text("Words"),
        owner="ana",
        review_by=date(2026, 12, 1),
        audience="members",
        status="approved",
    )
    made = inside(
        {"ana": colleague(), "ben": colleague("ben")},
        messages={"aurora/wait": waiting},
        pages={"guide": plan},
        states={"message/aurora/wait": State.IN_REVIEW, "playbook-page/guide": State.PUBLISHED},
    )
    said = told(made)
    assert "Have it approved 2 days late Waiting words, due on 21 November 2026." in said
    assert "Look at it again A guide, due on 1 December 2026." in said
    assert "late" not in told(made, "ben")


def test_consent_that_ends_soon_is_said_where_nothing_goes_on_with_it() -> None:
    def consent(scopes: tuple[str, ...], until: date, withdrawn: date | None = None) -> internal.Consent:
        return internal.Consent(
            scopes=scopes, given_on=date(2026, 1, 1), until=until, evidence="C-1", withdrawn_on=withdrawn
        )

    soon, far = date(2026, 12, 20), date(2028, 1, 1)
    given = (consent(("profile", "photo"), soon), consent(("profile",), far), consent(("badge",), soon, soon))
    withdrawn = consent(("account:linkedin",), soon, date(2026, 11, 1))
    said = told(inside({"ana": colleague(consent=(*given, withdrawn))}))
    assert "Your agreement for photograph and badges ends on 20 December 2026" in said
    assert "account" not in said
    assert "late" not in said


def test_a_launch_plan_asks_its_first_members_while_it_runs() -> None:
    made = inside({"ana": colleague(), "ben": colleague("ben")})
    assert "One post From the launch plan of Aurora." in told(made)
    assert "launch plan" not in told(made, "ben")
    over = made.networks["aurora"].launch_plan
    assert over is not None
    network = replace(made.networks["aurora"], launch_plan=replace(over, starts_on=date(2026, 1, 5)))
    assert "launch plan" not in told(replace(made, networks={"aurora": network}))


def test_addresses_are_whole_where_they_are_known() -> None:
    made = outside(people={"olga": outsider()})
    found = by_id(page(made, "olga", "https://m.example/").html)
    assert found["kit-calendar"].get("href") == "https://m.example/kit/olga/calendar.ics"
    assert found["kit-feed"].get("href") == "https://m.example/kit/olga/feed.xml"
    assert "webcal://m.example/kit/olga/calendar.ics" in page(made, "olga", "https://m.example/").html
    head = page(made, "olga").head
    assert 'rel="alternate feed" type="application/atom+xml"' in head
    assert 'href="calendar.ics"' in head


def test_it_is_found_by_the_profile_and_in_no_list() -> None:
    made = outside(people={"olga": outsider(), "otto": outsider("otto", kit=members.Kit(off=True))})
    writer = Writer(made, None)
    pages = {each.path: each for each in kit_pages(writer, Addresses.of(made))}
    assert sorted(pages) == ["kit/", "kit/olga/"]
    assert not pages["kit/olga/"].indexed
    assert "kit/olga" not in pages["kit/"].html
    assert "kit/olga/" in set(links_of(person_page(writer, "olga")))
    assert "kit/" not in person_page(writer, "otto").html


def test_the_public_edition_has_none() -> None:
    writer = Writer(edition(), None)
    assert list(kit_pages(writer, Addresses.of(edition()))) == []
    assert "kit/" not in person_page(writer, "ana").html
