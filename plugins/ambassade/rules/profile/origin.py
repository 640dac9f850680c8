"""How a person came in, and what that means for what can be asked of their profile."""

from __future__ import annotations

from datetime import date

from ambassade.findings import Severity
from ambassade.model.content import Ambassador, Consent


def advice(person: Ambassador) -> Severity | None:
    """Notice for an imported record: nobody here wrote it, and thousands of them may not stop the others."""
    return Severity.NOTICE if person.origin == "imported" else None


def lasting(consent: Consent, today: date) -> bool:
    """Whether a consent holds on a day or will: neither over nor withdrawn."""
    return today <= consent.until and (consent.withdrawn_on is None or today < consent.withdrawn_on)
