"""A message's page: its texts as each platform shows them, to be taken and changed."""

from __future__ import annotations

import json
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from ambassade.model.text import Text
from ambassade.publish.edition import members
from ambassade.publish.pages.build import build_pages
from ambassade.publish.site import Page
from tests.unit.publish.pages.editions import (
    internal_edition,
    members_edition,
    message,
    pages_of,
    parsed,
    text,
    words_of,
)

PATH = "messages/aurora/glass/"
DISCLOSURE = members.Disclosure(
    staff=Text.of({"en": "I work at Talvenne."}),
    external=Text.of({"en": "I work with Talvenne."}),
    also=("#TalvennePeople",),
)
UTM = members.Utm(medium="social", sources=(members.UtmSource(platform="x", source="twitter"),))
AVOIDED = (
    members.Avoided(
        words=("world-class",), language="en", instead=text("the figure."), why=text("readers skip praise")
    ),
    members.Avoided(words=("synergy",)),
)


def variant(platform: str, words: str, language: str = "en", **others: Any) -> members.Variant:
    return members.Variant(platform=platform, language=language, text=words, **others)


def page_of(*variants: members.Variant, organisation: dict[str, Any] | None = None, **values: Any) -> Page:
    """The page of a message with these texts, in the members' edition."""
    edition = members_edition(messages={"aurora/glass": message(variants=variants, **values)})
    changed = {
        name: getattr(edition.organisation, name)
        for name in members.Organisation.__dataclass_fields__
        if hasattr(edition.organisation, name)
    }
    changed |= {"disclosure": DISCLOSURE, "utm": UTM, "words_to_avoid": AVOIDED} | (organisation or {})
    shown = members_edition(messages=edition.messages, organisation=members.Organisation(**changed))
    return pages_of(build_pages(shown))[PATH]


def tree_of(*variants: members.Variant, **values: Any) -> Element:
    return parsed(page_of(*variants, **values).html)


def by_id(tree: Element, name: str) -> Element:
    return next(element for element in tree.iter() if element.get("id") == name)


def inside(element: Element) -> str:
    return "".join(element.itertext())


def styled(tree: Element, style: str) -> list[Element]:
    return [element for element in tree.iter() if style in (element.get("class") or "").split()]


def test_a_text_is_taken_whole_and_shown_as_the_platform_shows_it() -> None:
    tree = tree_of(variant("x", "Come @ana: {link}"))
    address = "https://talvenne.example/deck?utm_source=twitter&utm_medium=social&utm_campaign=deck&utm_content=en-a"
    whole = f"Come @ana: {address}\n\nI work with Talvenne.\n\n#ShorePower"
    area = by_id(tree, "own-text-x-1")
    assert inside(area) == whole
    assert json.loads(area.get("data-disclosures") or "")[0] == "I work with Talvenne."
    shown = by_id(tree, "text-x-1")
    assert inside(shown) == (
        "Come @ana: talvenne.example/deck?utm_sour…\n\nI work with Talvenne.\n\n#ShorePower"
    )
    assert [inside(mark) for mark in styled(shown, "tag")] == [
        "@ana",
        "talvenne.example/deck?utm_sour…",
        "#ShorePower",
    ]
    assert inside(by_id(tree, "address-text-x-1")) == address


def test_colleagues_say_what_employees_say() -> None:
    edition = internal_edition()
    organisation = edition.organisation
    fields = {name: getattr(organisation, name) for name in type(organisation).__dataclass_fields__}
    shown = internal_edition(organisation=type(organisation)(**fields | {"disclosure": DISCLOSURE}))
    tree = parsed(pages_of(build_pages(shown))[PATH].html)
    assert inside(by_id(tree, "own-text-linkedin-1")) == "Come\n\nI work at Talvenne."


def test_the_share_of_the_disclosure_is_said() -> None:
    said = words_of(tree_of(variant("x", "Come")))
    assert "The disclosure is in it and counts 22." in said


def test_a_text_in_a_language_without_disclosure_has_none_and_no_advice() -> None:
    tree = tree_of(variant("x", "Venez", "fr"))
    assert inside(by_id(tree, "own-text-x-1")) == "Venez\n\n#ShorePower"
    assert by_id(tree, "own-text-x-1").get("data-disclosures") == "[]"
    assert inside(styled(tree, "am-advice")[0]) == ""


def test_what_the_charter_avoids_and_a_missing_disclosure_are_advice() -> None:
    tree = tree_of(
        variant("x", "World-class synergy"),
        organisation={"disclosure": members.Disclosure(staff=text("I work at Talvenne."), added=False)},
    )
    assert [inside(each) for each in styled(tree, "am-advice")[0]] == [
        "The charter avoids “World-class”: readers skip praise. Instead: the figure.",
        "The charter avoids “synergy”.",
        "Without your disclosure: “I work at Talvenne.” tells readers what ties you to us.",
    ]
    sentences = json.loads(
        next(each.get("data-own-words") for each in tree.iter() if each.get("data-own-words")) or ""
    )
    assert sentences["avoided"] == [
        {
            "words": ["world-class"],
            "language": "en",
            "advice": "The charter avoids “{words}”: readers skip praise. Instead: the figure.",
        },
        {"words": ["synergy"], "language": None, "advice": "The charter avoids “{words}”."},
    ]


def test_one_text_a_platform_stands_open_that_in_the_readers_language() -> None:
    tree = tree_of(
        variant("x", "Un", "fr"), variant("x", "One"), variant("x", "Two"), variant("linkedin", "Three")
    )
    assert [" ".join(inside(next(iter(each))).split()) for each in styled(tree, "am-more")] == [
        "Show English, variant B",
        "Show French, variant A",
    ]
    section = by_id(tree, "x")
    closed = {area for more in styled(section, "am-more") for area in more.iter("textarea")}
    assert [area.get("id") for area in section.iter("textarea") if area not in closed] == ["own-text-x-2"]


def test_a_text_that_does_not_fit_is_said_where_it_is_closed() -> None:
    tree = tree_of(variant("x", "One"), variant("x", "a" * 300))
    assert "too many" in inside(next(iter(styled(tree, "am-more")[0])))


def test_a_long_text_is_folded() -> None:
    tree = tree_of(variant("linkedin", "word " * 40))
    shown = by_id(tree, "text-linkedin-1")
    mark = styled(shown, "am-fold")[0]
    assert inside(mark) == "folded about here, after 139 characters"
    assert mark.get("lang") == "en"
    assert (shown.text or "").rstrip() == " ".join(["word"] * 28)


@pytest.mark.parametrize(
    ("platform", "words", "carded"),
    [
        ("x", "See {link}", True),
        ("x", "See", False),
        ("linkedin", "See", True),
        ("instagram", "See {link}", False),
        ("email", "See {link}", False),
    ],
)
def test_a_card_stands_where_the_platform_shows_one(platform: str, words: str, *, carded: bool) -> None:
    assert bool(styled(tree_of(variant(platform, words)), "am-linkcard")) is carded


def test_dead_links_are_said() -> None:
    assert "Links do not work in captions." in words_of(tree_of(variant("instagram", "See")))


def test_a_text_without_the_link_says_so() -> None:
    assert "This text has no link." in words_of(tree_of(variant("x", "See")))
    assert "This text has no link." not in words_of(tree_of(variant("x", "See"), link=None))
    assert "This text has no link." not in words_of(tree_of(variant("linkedin", "See")))


def test_a_picture_takes_the_place_of_the_card_and_has_its_text() -> None:
    assets = (members.Asset(file="glass.jpg", alt=text("A glass on a shelf")),)
    tree = tree_of(variant("linkedin", "See {link}"), assets=assets)
    assert not styled(tree, "am-linkcard")
    said = words_of(tree)
    assert "The picture takes the place of the link's card." in said
    assert "Text of the picture: A glass on a shelf" in said


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (members.MessageLink(url="https://a.example/x"), "a.example Title and picture come from that page."),
        (
            members.MessageLink(url="https://a.example/x", title=text("Deck"), description=text("At six")),
            "a.example Deck At six",
        ),
        (members.MessageLink(post="quay"), "talvenne.example Post quay"),
        (
            members.MessageLink(url="https://talvenne.example/calendar/aurora/deck/#when"),
            "talvenne.example Open deck",
        ),
        (members.MessageLink(url="https://talvenne.example/posts/quay/"), "talvenne.example Post quay"),
        (
            members.MessageLink(url="https://talvenne.example/calendar/aurora/other/"),
            "talvenne.example Title and",
        ),
        (
            members.MessageLink(url="https://talvenne.example.org/posts/quay/"),
            "talvenne.example.org Title and",
        ),
    ],
)
def test_a_card_has_the_words_of_the_message_or_of_our_own_page(
    link: members.MessageLink, expected: str
) -> None:
    tree = tree_of(variant("x", "See {link}"), link=link, organisation={"url": "https://talvenne.example/"})
    assert words_of(styled(tree, "am-linkcard")[0]).startswith(expected)


def test_a_card_of_our_own_page_has_a_picture_that_is_built() -> None:
    link = members.MessageLink(url="https://talvenne.example/calendar/aurora/deck/")
    edition = members_edition(
        messages={"aurora/glass": message(variants=(variant("x", "{link}"),), link=link)}
    )
    fields = {
        name: getattr(edition.organisation, name)
        for name in members.Organisation.__dataclass_fields__
        if hasattr(edition.organisation, name)
    }
    organisation = members.Organisation(**fields | {"url": "https://talvenne.example"})
    site = build_pages(members_edition(messages=edition.messages, organisation=organisation))
    tree = parsed(pages_of(site)[PATH].html)
    source = next(each.get("src") or "" for each in styled(tree, "am-linkcard")[0].iter("img"))
    assert source.removeprefix("../../../") in {asset.path for asset in site.assets}
    assert all(
        (each.get("src") or "").removeprefix("../../../") in {asset.path for asset in site.assets}
        for each in tree.iter("img")
    )


def test_a_text_is_never_markup() -> None:
    tree = tree_of(variant("linkedin", "<b>#A</b> </textarea>" + "x " * 100), idea=text("<i>"))
    assert inside(by_id(tree, "text-linkedin-1")).startswith("<b>#A</b> </textarea>")
    assert inside(by_id(tree, "own-text-linkedin-1")).startswith("<b>#A</b> </textarea>")
    assert [inside(each) for each in tree.iter("h1")] == ["<i>"]
