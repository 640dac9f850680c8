"""Attacks on the login in a profile, by which a person is known."""

from __future__ import annotations

from tests.workflow.attacks.edit import add, profile, swap
from tests.workflow.attacks.finding import error, without
from tests.workflow.attacks.play import Play

EVE = profile("eve-laurent")
CONSENT = """consent:
  - scopes: [profile]
    given_on: 2026-01-10
    until: 2027-12-31
    evidence: C-2026-724
"""


def test_two_profiles_claim_one_login(play: Play) -> None:
    play.commit("dquinn", swap(profile("dara-quinn"), "forge_login: dquinn", "forge_login: ASilva"))
    play.refused(
        error(profile("dara-quinn"), 23, "login-used-twice", "`ASilva` is the login of Ana Silva already")
    )
    play.again()
    play.commit(
        "dquinn", swap(profile("dara-quinn"), "tagline: Answers the phone at night", "tagline: Answers")
    )
    play.review("cmarsh")
    play.passes()


def test_a_login_is_replaced(play: Play) -> None:
    login = swap(profile("ana-silva"), "forge_login: asilva", "forge_login: mallory")
    play.commit("mallory", login)
    play.review("bokoro", "cmarsh")
    play.refused(without(profile("ana-silva"), 30, "Ana Silva"))
    play.review("asilva")
    play.passes()


def test_a_login_is_replaced_beside_made_up_evidence(play: Play) -> None:
    login = swap(profile("ana-silva"), "forge_login: asilva", "forge_login: mallory")
    evidence = (
        "  - scopes: [profile]\n    given_on: 2026-11-20\n    until: 2027-12-31\n    evidence: C-2026-999\n"
    )
    consent = swap(profile("ana-silva"), "forge_login: ", evidence + "forge_login: ")
    play.commit("mallory", consent, login)
    play.refused(without(profile("ana-silva"), 25, "Ana Silva"))
    play.review("asilva")
    play.passes()


def test_a_login_is_removed(play: Play) -> None:
    play.commit("bokoro", swap(profile("ana-silva"), "forge_login: asilva\n", ""))
    play.review("cmarsh")
    play.refused(without(profile("ana-silva"), 2, "Ana Silva"))
    play.review("asilva")
    play.passes()


def test_somebody_gives_a_login_to_a_person_without_one(play: Play) -> None:
    play.given(swap(profile("iris-novak"), "forge_login: inovak\n", ""))
    play.commit("mallory", add(profile("iris-novak"), "forge_login: mallory\n"))
    play.review("hlind")
    play.refused(without(profile("iris-novak"), 23, "Iris Novak"))
    play.review("cmarsh")
    play.passes()


def test_a_login_is_replaced_of_somebody_who_was_not_told_yet(play: Play) -> None:
    play.given(swap(EVE, "informed_on: 2025-12-01\n", ""), swap(EVE, CONSENT, ""))
    play.commit("mallory", swap(EVE, "forge_login: elaurent", "forge_login: mallory"))
    play.review("cmarsh")
    play.refused(without(profile("eve-laurent"), 19, "Eve Laurent"))
    play.review("elaurent")
    play.passes()
