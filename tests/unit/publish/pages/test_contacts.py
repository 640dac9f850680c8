"""Whom to ask: by network, with the accounts that an edition shows; on several pages where there are many."""

from __future__ import annotations

from dataclasses import replace

from ambassade.publish.edition import members
from ambassade.publish.pages.contacts import A_PAGE, contact_pages
from ambassade.publish.pages.writer import Writer
from tests.unit.publish.kit.scene import account, outside, outsider
from tests.unit.publish.pages.editions import edition, parsed, text, words_of


def test_leads_community_managers_and_moderators_each_once() -> None:
    people = {slug: outsider(slug, accounts=(account("bluesky"),)) for slug in ("lea", "max", "eva", "ida")}
    made = outside(people=people)
    seats = (
        members.CommitteeMember(person="eva", role="editor"),
        members.CommitteeMember(person="max", role="community_manager"),
        members.CommitteeMember(person="lea", role="lead"),
    )
    space = members.Space(id="room", name=text("The room"), kind="chat", open_to="members", host="ida")
    network = replace(
        made.networks["aurora"],
        committee=seats,
        moderation=members.Moderation(level="full", moderators=("max",)),
        spaces=(space,),
    )
    (page,) = contact_pages(Writer(replace(made, networks={"aurora": network}), None))
    said = words_of(parsed(page.html))
    assert "Lea Leads Bluesky Max Community manager, Moderates Bluesky" in said
    assert "Eva" not in said
    assert "The room Chat, for members. Looked after by Ida." in said


def test_the_core_team_stands_on_the_first_page_and_no_page_grows_with_the_whole() -> None:
    made = outside(people={"olga": outsider()})
    organisation = replace(
        made.organisation, core_team=(members.CoreMember(person="olga", role=text("Looks after all")),)
    )
    networks = {
        f"n{number:03}": replace(made.networks["aurora"], id=f"n{number:03}") for number in range(A_PAGE + 1)
    }
    made = replace(
        made, organisation=organisation, networks=networks, messages={}, ambassadors=made.ambassadors
    )
    people = {"olga": replace(made.ambassadors["olga"], memberships=())}
    pages = list(contact_pages(Writer(replace(made, ambassadors=people), None)))
    assert [page.path for page in pages] == ["contacts/", "contacts/2/"]
    assert "Looks after all" in pages[0].html
    assert "Looks after all" not in pages[1].html
    assert "Nobody of its committee is shown in this edition" in pages[1].html


def test_the_public_edition_has_none() -> None:
    assert list(contact_pages(Writer(edition(), None))) == []
