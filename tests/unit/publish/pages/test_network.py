"""The page of one network."""

from __future__ import annotations

from ambassade.publish.edition import public
from ambassade.publish.pages.build import build_pages
from tests.unit.publish.pages.editions import edition, network, pages_of, parsed, person


def test_who_holds_several_roles_stands_once_in_the_committee() -> None:
    committee = (
        public.CommitteeMember(person="ana", role="lead"),
        public.CommitteeMember(person="ben", role="editor"),
        public.CommitteeMember(person="ana", role="approver"),
    )
    people = {slug: person(slug) for slug in ("ana", "ben")}
    made = edition(
        networks={"aurora": network("aurora", committee=committee)}, ambassadors=people, entries={}, posts={}
    )
    page = parsed(pages_of(build_pages(made))["networks/aurora/"].html)
    panel = next(
        section for section in page.iter("section") if "The committee" in "".join(section.itertext())
    )
    seats = [" ".join("".join(item.itertext()).split()) for item in panel.findall("ul/li")]
    assert len(seats) == 2
    assert "Leads, approves" in seats[0]
    assert "Edits" in seats[1]
