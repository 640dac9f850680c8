"""What stands on other sites: in the list, on the pages of those who wrote it, and how it is doing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from ambassade.model.feed import Declared, Fault, FeedCopy, FeedItem, Held, Identity, Moved, Trouble
from ambassade.publish.edition import internal, public
from ambassade.publish.latest import MOST
from ambassade.publish.pages.build import build_pages
from ambassade.publish.pages.latest import A_PAGE, ON_HOME, ON_PERSON
from ambassade.publish.site import Page
from tests.unit.publish.pages.editions import (
    AS_OF,
    edition,
    internal_edition,
    network,
    pages_of,
    parsed,
    person,
    words_of,
)

FEED = "https://notes.example/feed"
BLOG = public.Blog(id="notes", name="Night notes", url="https://notes.example", feed=FEED, language="fr")
OWN = Declared(kind="ambassador", owner="ana", blog="notes", address=FEED)
LAMPS = "https://lamps.example/feed"
SHARED = Declared(kind="network", owner="aurora", blog="lamps", address=LAMPS)


def fresh(number: int, **changes: Any) -> FeedItem:
    published = datetime(2026, 11, 20, tzinfo=UTC) - timedelta(days=number)
    link = f"https://notes.example/{number}"
    return replace(FeedItem(id=link, title=f"Note {number}", link=link, published=published), **changes)


def kept(*items: FeedItem, **changes: Any) -> FeedCopy:
    return FeedCopy(known=Identity("Notes"), seen=Identity("Notes"), items=items, **changes)


def held(copy: FeedCopy | None, **changes: Any) -> Held:
    return replace(
        Held(declared=(OWN,), copies={} if copy is None else {FEED: copy}, refreshed=date(2026, 11, 23)),
        **changes,
    )


def people(**changes: Any) -> dict[str, public.Ambassador]:
    return {"ana": person("ana", **{"blogs": (BLOG,)} | changes)}


def pages(copy: FeedCopy | None, **changes: Any) -> dict[str, Page]:
    return pages_of(build_pages(edition(ambassadors=people()), held=held(copy, **changes)))


def said(page: Page) -> str:
    return words_of(parsed(page.html))


def test_the_list_says_who_wrote_it_where_it_leads_and_in_which_language() -> None:
    page = pages(kept(fresh(1, summary="Ropes.")))["latest/"]
    assert "Note 1" in said(page)
    assert "Leads to another site: notes.example" in said(page)
    assert "Night notes" in said(page)
    [link] = [
        found for found in parsed(page.html).iter("a") if found.get("href") == "https://notes.example/1"
    ]
    assert (link.get("lang"), link.get("rel")) == ("fr", "external noopener")
    assert 'href="../latest.xml"' in page.head


@pytest.mark.parametrize(
    ("item", "feed", "shown"),
    [("el", "de", "el"), (None, "de", "de"), (None, None, "fr"), ("en", "de", None)],
)
def test_the_item_then_the_feed_then_the_blog_say_the_language(
    item: str | None, feed: str | None, shown: str | None
) -> None:
    page = pages(kept(fresh(1, language=item), language=feed))["latest/"]
    [link] = [
        found for found in parsed(page.html).iter("a") if found.get("href") == "https://notes.example/1"
    ]
    assert link.get("lang") == shown


def test_no_page_grows_with_the_list() -> None:
    made = pages(kept(*(fresh(number) for number in range(MOST + 50))))
    paths = [path for path in made if path.startswith("latest/")]
    assert len(paths) == MOST // A_PAGE
    assert all(said(made[path]).count("Leads to another site:") <= A_PAGE for path in paths)
    assert said(made[""]).count("Leads to another site:") == ON_HOME
    assert said(made["ambassadors/ana/"]).count("Leads to another site:") == ON_PERSON


def test_nothing_is_dated_later_than_the_edition() -> None:
    later = kept(fresh(1, published=datetime(2027, 5, 1, tzinfo=UTC)), fresh(2, published=None))
    page = parsed(pages(later)["latest/"].html)
    assert [found.get("datetime") for found in page.iter("time")] == [AS_OF.date().isoformat()]


@pytest.mark.parametrize("changes", [{"feed": None}, {"feed": "https://other.example/feed"}, {"id": "other"}])
def test_only_the_blogs_of_the_edition_itself_are_shown(changes: dict[str, Any]) -> None:
    shown = edition(ambassadors=people(blogs=(replace(BLOG, **changes),)))
    assert "Note 1" not in "".join(page.html for page in build_pages(shown, held=held(kept(fresh(1)))).pages)


@pytest.mark.parametrize(
    "copy", [kept(fresh(1), withheld=True), kept(fresh(1), trouble=Trouble(Fault.GONE, AS_OF.date()))]
)
def test_what_is_gone_or_perhaps_somebody_elses_is_not_shown(copy: FeedCopy) -> None:
    assert "Note 1" not in "".join(page.html for page in pages(copy).values())


def test_a_network_shows_its_own_and_its_peoples() -> None:
    lamps = public.Blog(id="lamps", name="Lamps", url="https://lamps.example", feed=LAMPS)
    shown = edition(
        networks={"aurora": network("aurora", blogs=(lamps,))},
        ambassadors={
            "ana": person(
                "ana", blogs=(BLOG,), memberships=(public.Membership(network="aurora", role="contributor"),)
            ),
        },
    )
    own = kept(fresh(9, id="l", title="Lamp note", link="https://lamps.example/9"))
    both = Held(declared=(OWN, SHARED), copies={FEED: kept(fresh(1)), LAMPS: own})
    page = said(pages_of(build_pages(shown, held=both))["networks/aurora/"])
    assert "Note 1" in page
    assert "Lamp note" in page


def test_an_empty_list_says_how_it_fills() -> None:
    page = pages(None)["latest/"]
    assert "appears here after the next refresh" in said(page)


def test_without_feeds_nothing_speaks_of_them() -> None:
    made = pages_of(build_pages(edition(ambassadors=people())))
    assert "latest/" not in made
    assert "latest.xml" not in "".join(page.html + page.head for page in made.values())


def test_the_page_of_subscriptions_names_the_feed() -> None:
    assert "latest.xml" in pages(kept(fresh(1)))["subscribe/"].html


def health(copy: FeedCopy | None, **changes: Any) -> str:
    ana = internal.Ambassador(
        id="ana",
        name="Ana",
        languages=("en",),
        blogs=(BLOG,),
        kind="internal",
        standing="active",
        origin="own_form",
        memberships=(),
    )
    made = pages_of(build_pages(internal_edition(ambassadors={"ana": ana}), held=held(copy, **changes)))
    return said(made["feeds/"])


def test_all_is_well() -> None:
    found = health(kept(fresh(1)))
    assert "1 feed is read; 0 need a look." in found
    assert "Last asked on 23 November 2026." in found
    assert "All feeds are read" in found


@pytest.mark.parametrize(
    ("copy", "words"),
    [
        (None, ("Not read yet", "ambassade feeds refresh")),
        (
            kept(trouble=Trouble(Fault.GONE, date(2026, 10, 1), 410)),
            ("Gone", "1 October 2026", "new address"),
        ),
        (kept(trouble=Trouble(Fault.STATUS, date(2026, 10, 1), 503)), ("Not read", "status 503", "tell Ana")),
        (
            kept(moved=Moved("https://new.example/feed", date(2026, 10, 2))),
            ("Moved", "https://new.example/feed"),
        ),
        (kept(fresh(700)), ("Silent", "nothing new for 23 months", "Ask Ana whether the blog goes on")),
        (
            replace(kept(fresh(1)), seen=Identity("Slots"), changed_on=date(2026, 11, 1), withheld=True),
            ("Taken over?", "“Slots” instead of “Notes”", f"--accept {FEED}"),
        ),
        (
            replace(kept(fresh(1)), seen=Identity("Day notes"), changed_on=date(2026, 11, 1)),
            ("Renamed", "Day notes"),
        ),
    ],
)
def test_what_is_wrong_is_told_with_what_to_do(copy: FeedCopy | None, words: tuple[str, ...]) -> None:
    found = health(copy)
    assert [each for each in words if each not in found] == []
    assert "1 feed is read; 1 needs a look." in found


def test_how_long_is_silent_is_the_organisations_to_say() -> None:
    assert "Silent" not in health(kept(fresh(90)))
    assert "Silent" in health(kept(fresh(90)), silent_months=2)


def test_only_colleagues_see_how_the_feeds_are_doing() -> None:
    assert not [path for path in pages(kept(fresh(1))) if path.startswith("feeds/")]


def test_what_two_blogs_tell_stands_once_at_its_newest_place() -> None:
    again = fresh(3, id="again", link="https://notes.example/1")
    page = pages(kept(fresh(1), fresh(2), again))["latest/"]
    links = [found.get("href") for found in parsed(page.html).iter("a") if found.get("rel")]
    assert links == ["https://notes.example/1", "https://notes.example/2"]


@pytest.mark.parametrize(
    ("refreshed", "told"),
    [(date(2026, 11, 23), "Seen on 23 November 2026."), (None, "")],
    ids=["known", "not"],
)
def test_pages_say_when_the_blogs_were_seen(refreshed: date | None, told: str) -> None:
    made = pages(kept(fresh(1)), refreshed=refreshed)
    for path in ("", "latest/", "ambassadors/ana/"):
        assert said(made[path]).count("Seen on") == bool(told)
        assert told in said(made[path])


def test_what_could_not_be_read_again_is_said_to_be_older() -> None:
    made = pages(kept(fresh(1), trouble=Trouble(Fault.SLOW, date(2026, 11, 21))))
    assert "not read since 21 November 2026" in said(made["latest/"])
    assert "not read since" not in said(pages(kept(fresh(1)))["latest/"])


def test_ours_and_what_stands_elsewhere_are_told_apart_by_words() -> None:
    home = said(pages(kept(fresh(1)))[""])
    assert home.index("Latest posts") < home.index("Post quay") < home.index("Latest from our people")
    assert "On their own blogs; each link leads there." in home
