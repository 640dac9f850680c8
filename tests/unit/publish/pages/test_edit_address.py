"""The way to a file in the forge's editor."""

from __future__ import annotations

import pytest

from ambassade.publish.audience import InternalEdition
from ambassade.publish.edition import internal
from ambassade.publish.pages.edit_address import (
    edit_address,
    entry_file,
    form_address,
    message_file,
    new_address,
    post_file,
)
from tests.unit.publish.pages.editions import edition, internal_edition, members_edition, text

FILE = "content/networks/aurora/calendar/deck.yml"


def edition_with(**values: str) -> InternalEdition:
    repository = internal.Repository(**{"url": "https://forge.example/us/people", "forge": "github"} | values)  # type: ignore[arg-type]
    organisation = internal.Organisation(
        name=text("Talvenne"), time_zone="Europe/Paris", preset="group", repository=repository
    )
    return internal_edition(organisation=organisation)


def address(path: str = FILE, **values: str) -> str | None:
    return edit_address(edition_with(**values), path)


def test_a_new_file_is_begun_where_it_will_lie() -> None:
    here = "https://forge.example/us/people"
    github, gitlab = edition_with(), edition_with(forge="gitlab")
    assert new_address(github, "content/calendar") == f"{here}/new/main/content/calendar"
    assert new_address(gitlab, "content/calendar") == f"{here}/-/new/main/content/calendar"
    assert new_address(github, "content", "a b.yml") == f"{here}/new/main/content?filename=a+b.yml"
    assert new_address(gitlab, "content", "deck.yml") == f"{here}/-/new/main/content?file_name=deck.yml"
    assert new_address(edition_with(forge="other"), "content") is None
    assert new_address(members_edition(), "content") is None
    assert new_address(internal_edition(), "content") is None


def test_each_forge_has_its_own() -> None:
    assert address() == f"https://forge.example/us/people/edit/main/{FILE}"
    assert address(forge="gitlab") == f"https://forge.example/us/people/-/edit/main/{FILE}"
    assert address(forge="other") is None


@pytest.mark.parametrize("url", ["https://forge.example/us/people/", "https://forge.example/us/people.git"])
def test_however_the_repository_is_written(url: str) -> None:
    assert address(url=url) == f"https://forge.example/us/people/edit/main/{FILE}"


def test_what_an_address_can_not_hold_is_quoted() -> None:
    made = address("content/playbook/a b?c#d%/é.md", branch="next/é #1")
    assert made == (
        "https://forge.example/us/people/edit/next/%C3%A9%20%231/content/playbook/a%20b%3Fc%23d%25/%C3%A9.md"
    )


def test_nobody_else_learns_where_the_repository_is() -> None:
    assert edit_address(edition(), FILE) is None
    assert edit_address(members_edition(), FILE) is None
    assert edit_address(internal_edition(), FILE) is None


def test_a_key_names_its_file() -> None:
    assert entry_file("aurora/deck") == FILE
    assert entry_file("core") == "content/calendar/core.yml"
    assert message_file("aurora/glass") == "content/networks/aurora/messages/glass.yml"
    assert post_file("quay", "aurora") == "content/networks/aurora/posts/quay.md"


def test_the_way_to_a_form_fills_in_what_the_forge_takes() -> None:
    here = "https://forge.example/us/people"
    github, gitlab = edition_with(), edition_with(forge="gitlab", url=f"{here}.git")
    known = {"collection": "quiet-water/nine lamps"}
    asked = "template=suggest-link.yml&collection=quiet-water%2Fnine+lamps"
    assert form_address(github, "suggest-link", **known) == f"{here}/issues/new?{asked}"
    assert (
        form_address(gitlab, "suggest-link", **known) == f"{here}/-/issues/new?issuable_template=suggest-link"
    )
    assert form_address(edition_with(forge="other"), "suggest-link") is None
    assert form_address(members_edition(), "suggest-link") is None
    assert form_address(edition(), "suggest-link") is None
