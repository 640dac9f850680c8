"""What a person agreed to, and whether it holds on a day."""

from __future__ import annotations

from datetime import date

from ambassade.model.content import Ambassador, Consent


def holds(consent: Consent, today: date) -> bool:
    """Whether a consent holds on a day of the organisation's time zone; `until` is its last one."""
    withdrawn = consent.withdrawn_on is not None and consent.withdrawn_on <= today
    return consent.given_on <= today <= consent.until and not withdrawn


def agreed(person: Ambassador, today: date) -> frozenset[str]:
    """The scopes that hold on a day; none without a profile among them, because nothing can be shown then.

    Withdrawing a scope ends every consent to it that was given until that day, also one recorded elsewhere in
    the profile: a person withdraws once. Only a consent given later gives it back.
    """
    withdrawn: dict[str, date] = {}
    for consent in person.consent:
        if consent.withdrawn_on is not None and consent.withdrawn_on <= today:
            for scope in consent.scopes:
                withdrawn[scope] = max(consent.withdrawn_on, withdrawn.get(scope, date.min))
    scopes = frozenset(
        scope
        for consent in person.consent
        if holds(consent, today)
        for scope in consent.scopes
        if consent.given_on > withdrawn.get(scope, date.min)
    )
    return scopes if "profile" in scopes else frozenset()


def was_told(person: Ambassador, today: date) -> bool:
    """Whether the person had been told by that day: before it nobody may see them on any page."""
    return person.informed_on is not None and person.informed_on <= today


def is_active(person: Ambassador, today: date) -> bool:
    """Whether the person takes part on a day; leaving ends it whatever the standing still says."""
    return person.standing == "active" and (person.left_on is None or person.left_on > today)
