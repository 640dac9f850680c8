"""A person's page in their signature: in every language, and only where the public site has that page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ambassade.publish.audience import InternalEdition
from ambassade.publish.edition import internal
from ambassade.publish.kit.kits import Kits
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.pages.kit.page import KitPages
from ambassade.publish.pages.kit.signature import signatures
from ambassade.publish.pages.language_folder import folders
from ambassade.publish.pages.writer import Writer
from tests.unit.publish.kit.scene import colleague, inside, outside
from tests.unit.publish.pages.editions import parsed, text, words_of

AGREED = internal.Consent(
    scopes=("profile",), given_on=date(2026, 1, 10), until=date(2028, 1, 9), evidence="C-2026-014"
)


def desk(**changes: Any) -> InternalEdition:
    values: dict[str, Any] = {
        "name": "Ana <Silva>",
        "job_title": text({"en": "Engineer", "fr": "Ingénieure"}),
        "informed_on": date(2026, 1, 8),
        "consent": (AGREED,),
    }
    made = inside({"ana": replace(colleague(), **values | changes)}, {})
    own = replace(made.organisation, url="https://people.example", languages=("en", "fr"))
    return replace(made, organisation=own)


def written(made: InternalEdition) -> tuple[str, ...]:
    writer = Writer(made, None, languages=folders(made))
    return tuple(each.text for each in signatures(writer, "ana"))


def test_there_is_one_in_each_language_that_leads_to_its_pages() -> None:
    english, french = written(desk())
    assert english.startswith("Ana <Silva>\nEngineer\n")
    assert english.endswith("\nhttps://people.example/ambassadors/ana/")
    assert french.splitlines()[1] == "Ingénieure"
    assert french.endswith("\nhttps://people.example/fr/ambassadors/ana/")


def test_a_name_is_text_in_html_too() -> None:
    made = desk()
    first = signatures(Writer(made, None, languages=folders(made)), "ana")[0]
    assert "Ana &lt;Silva&gt;<br>Engineer" in first.html
    [link] = parsed(first.html).iter("a")
    assert link.get("href") == "https://people.example/ambassadors/ana/"


@pytest.mark.parametrize(
    "changes",
    [
        {"consent": ()},
        {"consent": (replace(AGREED, until=date(2026, 11, 22)),)},
        {"consent": (replace(AGREED, withdrawn_on=date(2026, 11, 20)),)},
        {"informed_on": None},
        {"informed_on": date(2026, 12, 1)},
        {"left_on": date(2026, 11, 1)},
        {"standing": "candidate"},
    ],
    ids=["no consent", "expired", "withdrawn", "not told", "told later", "left", "candidate"],
)
def test_who_has_no_public_page_gets_none(changes: dict[str, Any]) -> None:
    assert written(desk(**changes)) == ()


def test_without_a_public_address_there_is_none() -> None:
    made = desk()
    assert written(replace(made, organisation=replace(made.organisation, url=None))) == ()


def test_the_kit_has_it_with_what_to_copy() -> None:
    made = desk()
    writer = Writer(made, None, languages=folders(made))
    page = KitPages(writer, Addresses.of(made), Kits(made)).page("ana")
    ids = {str(each.get("id")): each for each in parsed(page.html).iter() if each.get("id")}
    copied = [
        str(each.get("data-copy")) for each in parsed(page.html).iter("button") if each.get("data-copy")
    ]
    assert {"signature-en-text", "signature-en-html", "signature-fr-text"} <= set(copied) & set(ids)
    assert "".join(ids["signature-en-html"].itertext()).startswith("<p>Ana &lt;Silva&gt;<br>")
    assert "Your page in your signature" in words_of(parsed(page.html))


def test_who_is_not_shown_has_no_such_part_in_the_kit() -> None:
    made = desk(consent=())
    page = KitPages(Writer(made, None), Addresses.of(made), Kits(made)).page("ana")
    assert "signature" not in page.html


def test_members_see_theirs_by_the_public_address() -> None:
    made = outside()
    [only] = signatures(Writer(made, None), "olga")
    assert only.text.endswith("\nhttps://p.example/ambassadors/olga/")
