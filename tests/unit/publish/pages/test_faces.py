"""Which few faces stand for many people: everybody has a turn, whatever their name begins with."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from ambassade.publish.audience import Edition
from ambassade.publish.edition import public
from ambassade.publish.pages.build import build_pages
from ambassade.publish.pages.home import home_page
from ambassade.publish.pages.writer import Writer
from tests.unit.publish.pages.editions import ZONE, edition, network, pages_of, parsed, person

WEEKS = (date(2026, 11, 23), date(2026, 11, 30))


def crowd(day: date, **changes: object) -> Edition:
    people = {
        slug: person(
            slug,
            memberships=(public.Membership(network="aurora", role="relay"),),
            expertise=("shore-power",),
            **changes,
        )
        for slug in (f"p{number:02}" for number in range(60))
    }
    return edition(ambassadors=people, entries={}, posts={}, as_of=datetime.combine(day, time(9), ZONE))


def shown(writer: Writer) -> list[str | None]:
    return [face.drawn for face in writer.cards.faces(writer.index.people)]


def test_the_faces_of_a_week_are_the_same_whenever_it_is_built() -> None:
    monday, sunday = date(2026, 11, 23), date(2026, 11, 29)
    assert shown(Writer(crowd(monday), None)) == shown(Writer(crowd(sunday), None))


def test_other_people_are_seen_in_another_week_and_not_those_that_the_alphabet_puts_first() -> None:
    one, other = (shown(Writer(crowd(day), None)) for day in WEEKS)
    assert one != other
    first = [f"assets/faces/p{number:02}.svg" for number in range(4)]
    assert first not in (one, other)


def test_whoever_leads_a_network_stands_first_on_its_tile() -> None:
    lead = public.CommitteeMember(person="p31", role="lead")
    made = Writer(crowd(WEEKS[0]), None).edition
    led = edition(
        ambassadors=made.ambassadors,
        entries={},
        posts={},
        networks={"aurora": network("aurora", committee=(lead,))},
    )
    faces = Writer(led, None).cards.network("aurora").faces
    assert faces[0].drawn == "assets/faces/p31.svg"
    assert len({face.drawn for face in faces}) == 4


@pytest.mark.parametrize("joined", [None, date(2024, 5, 1)])
def test_the_wall_of_the_home_page_is_not_the_beginning_of_the_alphabet(joined: date | None) -> None:
    page = home_page(Writer(crowd(WEEKS[0], joined_on=joined), None))
    [wall] = [each for each in parsed(page.html).iter("ul") if each.get("class") == "am-wall"]
    faces = [str(image.get("src")) for image in wall.iter("img") if "/faces/" in str(image.get("src"))]
    assert len(faces) > 10
    assert faces != sorted(faces)


def test_a_theme_in_the_list_shows_who_can_talk_about_it() -> None:
    page = pages_of(build_pages(crowd(WEEKS[0])))["themes/"]
    [tile] = [
        each
        for each in parsed(page.html).iter("li")
        if "am-tile" in str(each.get("class")) and "Shore power" in "".join(each.itertext())
    ]
    assert len([image for image in tile.iter("img") if "/faces/" in str(image.get("src"))]) == 4
