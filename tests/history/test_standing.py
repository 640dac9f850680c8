from __future__ import annotations

from datetime import date

from ambassade.history.standing import Standing
from ambassade.load.content import load_content
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from ambassade.model.status import Role
from tests.history.trees import TODAY, Files, edited, start

NETWORK = "content/networks/aurora/network.yml"
BEN = "content/ambassadors/ben-okoro.md"


def standing(files: Files, today: date = TODAY) -> Standing:
    return Standing(load_content(MemoryTree(files), load_schemas()).catalog, today)


def test_a_login_leads_to_its_person_whatever_its_capitals() -> None:
    who = standing(start())
    assert who.person("ASilva") == "ana-silva"
    assert who.person("@asilva") == "ana-silva"
    assert who.person("mallory") is None
    assert who.people(["asilva", "mallory", "BOKORO"]) == {"ana-silva", "ben-okoro"}
    assert who.login("ana-silva") == "asilva"


def test_a_login_of_two_is_nobodys() -> None:
    files = edited(start(), BEN, ("forge_login: bokoro", "forge_login: ASILVA"))
    assert standing(files).person("asilva") is None


def test_roles_are_those_of_the_network() -> None:
    who = standing(start())
    assert who.roles("ana-silva", "aurora") == {Role.LEAD}
    assert who.roles("ana-silva", "bora") == frozenset()
    assert who.committee("aurora") == {"ana-silva", "ben-okoro", "cleo-marsh"}
    assert who.roles("gil-rossi", None) == {Role.MAINTAINER}
    assert who.roles("dara-quinn", "aurora") == {Role.ON_CALL}
    assert who.roles("eve-laurent", "aurora", person="eve-laurent") == {Role.THE_PERSON}


def test_who_left_holds_no_role_from_that_day_on() -> None:
    files = edited(start(), BEN, ("standing: active", "standing: active\nleft_on: 2026-11-23"))
    assert standing(files, date(2026, 11, 22)).roles("ben-okoro", "aurora") == {Role.APPROVER}
    assert standing(files).roles("ben-okoro", "aurora") == frozenset()
    assert standing(files).has_left("ben-okoro")


def test_a_deputy_holds_the_role() -> None:
    files = edited(start(), NETWORK, ("role: lead", "role: lead\n    deputy: hugo-lind"))
    assert standing(files).holders(Role.LEAD, "aurora") == {"ana-silva", "hugo-lind"}


def test_the_core_team_stands_for_what_is_of_no_network() -> None:
    who = standing(start())
    assert who.committee(None) == {"cleo-marsh", "ana-silva"}


def test_without_a_core_team_all_committees_do() -> None:
    path = "content/organisation.yml"
    text = start()[path].decode()
    files = {**start(), path: text.partition("core_team:")[0].encode()}
    who = standing(files)
    assert who.committee(None) == {"ana-silva", "ben-okoro", "cleo-marsh", "hugo-lind", "iris-novak"}
    assert who.holders(Role.MAINTAINER, None) == {"ana-silva", "hugo-lind"}
