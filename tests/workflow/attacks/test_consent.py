"""Attacks on what people agreed to, and on what they took back."""

from __future__ import annotations

from tests.workflow.attacks.edit import Edit, profile, swap
from tests.workflow.attacks.finding import error, missing, warning, without
from tests.workflow.attacks.play import Play

BEN = profile("ben-okoro")
CONSENT = "  - scopes: [profile]\n    given_on: 2026-01-10\n    until: 2027-12-31\n    evidence: C-2026-002\n"
WITHDRAWN = CONSENT + "    withdrawn_on: 2026-06-01\n"


def test_consent_is_stretched(play: Play) -> None:
    play.commit("bokoro", swap(BEN, "until: 2027-12-31", "until: 2028-12-31"))
    play.review("cmarsh")
    play.refused(
        error(BEN, 20, "consent-back-dated", "the consent C-2026-002 was given until 31 December 2027"),
        warning(
            BEN,
            20,
            "consent-too-long",
            "the consent of Ben Okoro holds for more than 24 months, until 31 December 2028",
        ),
    )
    play.again()
    play.commit("bokoro", new_consent("2026-11-20", "2028-11-20", "C-2026-950"))
    play.review("cmarsh")
    play.passes()


def test_consent_is_dated_back(play: Play) -> None:
    play.commit("bokoro", swap(BEN, "given_on: 2026-01-10", "given_on: 2025-12-10"))
    play.refused(
        error(BEN, 19, "consent-back-dated", "the consent C-2026-002 was given on 10 January 2026"),
        warning(
            BEN,
            20,
            "consent-too-long",
            "the consent of Ben Okoro holds for more than 24 months, until 31 December 2027",
        ),
    )
    play.again()
    play.commit("bokoro", swap(BEN, "until: 2027-12-31", "until: 2026-12-31"))
    play.passes()


def test_a_new_consent_is_dated_back(play: Play) -> None:
    play.commit("bokoro", new_consent("2026-02-10", "2028-02-09", "C-2026-950"))
    play.review("cmarsh")
    play.refused(
        error(BEN, 23, "consent-back-dated", "this consent is recorded now, and dated 10 February 2026")
    )
    play.commit("bokoro", swap(BEN, "given_on: 2026-02-10", "given_on: 2026-11-10"))
    play.review("cmarsh")
    play.passes()


def test_scopes_are_added_to_an_old_consent(play: Play) -> None:
    play.commit("bokoro", swap(BEN, "scopes: [profile]", "scopes: [profile, photo]"))
    play.review("cmarsh")
    play.refused(error(BEN, 18, "consent-back-dated", "the consent C-2026-002 did not hold for photo"))
    play.again()
    play.commit("bokoro", new_consent("2026-11-20", "2028-11-20", "C-2026-950", "profile, photo"))
    play.review("cmarsh")
    play.passes()


def test_the_evidence_of_somebody_else(play: Play) -> None:
    play.commit("cmarsh", new_consent("2026-11-20", "2028-11-20", "C-2026-001"))
    play.review("asilva")
    play.refused(without(BEN, 17, "Ben Okoro"))
    play.commit("cmarsh", swap(BEN, "C-2026-001", "C-2026-950"))
    play.review("asilva")
    play.passes()


def test_evidence_that_nobody_vouches_for(play: Play) -> None:
    words = swap(BEN, "Runs the night shift on the north quay", "Sleeps at night")
    play.commit("mallory", new_consent("2026-11-20", "2028-11-20", "C-2026-950"), words)
    play.review("hlind", "inovak")
    play.refused(
        missing(BEN, 2, "“Ben Okoro”", "that person or the committees of their networks", n=2),
        without(BEN, 9, "Ben Okoro"),
    )
    play.review("cmarsh", "asilva")
    play.passes()


def test_a_revert_revives_withdrawn_consent(play: Play) -> None:
    play.given(swap(BEN, CONSENT, WITHDRAWN))
    play.revert("mallory", play.git("rev-parse", "main"))
    play.review("cmarsh", "asilva")
    play.refused(
        without(BEN, 17, "Ben Okoro"),
        error(
            BEN,
            18,
            "withdrawn-consent-revived",
            "Ben Okoro withdrew the consent C-2026-002 on 1 June 2026, and this takes it back",
        ),
    )
    play.again()
    play.commit("cmarsh", new_consent("2026-11-20", "2028-11-20", "C-2026-950"))
    play.review("bokoro", "asilva")
    play.passes()


def test_even_the_person_does_not_take_a_withdrawal_back(play: Play) -> None:
    play.given(swap(BEN, CONSENT, WITHDRAWN))
    play.commit("bokoro", swap(BEN, "    withdrawn_on: 2026-06-01\n", ""))
    play.review("cmarsh")
    play.refused(
        error(
            BEN,
            18,
            "withdrawn-consent-revived",
            "Ben Okoro withdrew the consent C-2026-002 on 1 June 2026, and this takes it back",
        )
    )
    play.again()
    play.commit("bokoro", new_consent("2026-11-20", "2028-11-20", "C-2026-950"))
    play.review("cmarsh")
    play.passes()


def test_a_copy_of_the_record_stands_before_the_withdrawn_one(play: Play) -> None:
    play.given(swap(BEN, CONSENT, WITHDRAWN))
    play.commit("bokoro", swap(BEN, WITHDRAWN, CONSENT + WITHDRAWN))
    play.review("cmarsh")
    play.refused(
        error(
            BEN,
            18,
            "withdrawn-consent-revived",
            "Ben Okoro withdrew the consent C-2026-002 on 1 June 2026, and this takes it back",
        )
    )
    play.commit("bokoro", swap(BEN, CONSENT + WITHDRAWN, WITHDRAWN))
    play.commit("bokoro", new_consent("2026-11-20", "2028-11-20", "C-2026-950"))
    play.review("cmarsh")
    play.passes()


def test_a_withdrawn_consent_under_another_number(play: Play) -> None:
    play.given(swap(BEN, CONSENT, WITHDRAWN))
    play.commit("bokoro", swap(BEN, WITHDRAWN, CONSENT.replace("C-2026-002", "C-2026-951")))
    play.review("cmarsh")
    play.refused(
        error(
            BEN,
            17,
            "withdrawn-consent-revived",
            "Ben Okoro withdrew the consent C-2026-002 on 1 June 2026, and this takes it back",
        ),
        error(
            BEN,
            19,
            "consent-back-dated",
            "Ben Okoro withdrew this on 1 June 2026, after the day of this consent",
        ),
    )
    play.again()
    play.commit("bokoro", new_consent("2026-06-02", "2028-06-01", "C-2026-951"))
    play.review("cmarsh")
    play.refused(error(BEN, 24, "consent-back-dated", "this consent is recorded now, and dated 2 June 2026"))
    play.commit("bokoro", swap(BEN, "given_on: 2026-06-02", "given_on: 2026-11-02"))
    play.review("cmarsh")
    play.passes()


def new_consent(given: str, until: str, evidence: str, scopes: str = "profile") -> Edit:
    """One more record of consent of Ben Okoro's, after the others."""
    lines = f"  - scopes: [{scopes}]\n    given_on: {given}\n    until: {until}\n    evidence: {evidence}\n"
    return swap(BEN, "forge_login: ", lines + "forge_login: ")
