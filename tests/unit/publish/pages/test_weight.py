"""How heavy pages are as they are sent, whatever an organisation has: no page grows with the whole."""

from __future__ import annotations

import gzip

import pytest

from ambassade.publish.audience import Edition
from ambassade.publish.edition import public
from ambassade.publish.pages.home import home_page
from ambassade.publish.pages.person import person_page
from ambassade.publish.pages.writer import Writer
from tests.unit.publish.pages.editions import edition, entry, network, person, post, text

CEILING = 15_000 - 4_500
"""Bytes of a page's own part, compressed: the design's 15 KB less the frame around it."""
NETWORKS = 60


def large(people: int) -> Edition:
    """An organisation with so many people, and as many dates and posts."""
    networks = {
        f"net-{number}": network(f"net-{number}", tagline=text(f"What network {number} is about, in a line"))
        for number in range(NETWORKS)
    }
    return edition(
        networks=networks,
        ambassadors={
            f"p-{number}": person(
                f"p-{number}",
                tagline=text(f"Knows everything about lamp {number}"),
                memberships=(public.Membership(network=f"net-{number % NETWORKS}", role="relay"),),
            )
            for number in range(people)
        },
        entries={
            f"net-{number % NETWORKS}/e-{number}": entry(f"net-{number % NETWORKS}/e-{number}")
            for number in range(people)
        },
        posts={
            f"post-{number}": post(
                f"post-{number}", network=f"net-{number % NETWORKS}", authors=(f"p-{number}",)
            )
            for number in range(people)
        },
    )


def weight(html: str) -> int:
    """As a host sends it."""
    return len(gzip.compress(html.encode(), 6))


@pytest.mark.parametrize("people", [100, 10_000])
def test_the_home_page_does_not_grow_with_the_people(people: int) -> None:
    assert weight(home_page(Writer(large(people), None)).html) <= CEILING


def test_a_profile_does_not_grow_with_what_somebody_does() -> None:
    busy = person(
        "ana",
        tagline=text("Everywhere"),
        memberships=tuple(
            public.Membership(network=f"net-{number}", role="relay") for number in range(NETWORKS)
        ),
        accounts=tuple(
            public.Account(
                id=f"a-{number}",
                platform="mastodon",
                handle=f"@ana{number}@social.example",
                url=f"https://social.example/@ana{number}",
            )
            for number in range(30)
        ),
        blogs=tuple(
            public.Blog(id=f"b-{number}", url=f"https://blog-{number}.example/", name=f"Blog {number}")
            for number in range(20)
        ),
    )
    shown = edition(
        networks={
            f"net-{number}": network(f"net-{number}", tagline=text(f"What network {number} is about"))
            for number in range(NETWORKS)
        },
        ambassadors={"ana": busy},
        entries={
            f"net-{number % NETWORKS}/e-{number}": entry(f"net-{number % NETWORKS}/e-{number}")
            for number in range(600)
        },
        posts={
            f"post-{number}": post(f"post-{number}", network=f"net-{number % NETWORKS}", authors=("ana",))
            for number in range(600)
        },
    )
    assert weight(person_page(Writer(shown, None), "ana").html) <= CEILING
