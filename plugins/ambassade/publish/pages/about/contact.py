"""Whom to write to: an e-mail address or a web page of the organisation."""

from __future__ import annotations

from dataclasses import dataclass

from ambassade.publish.edition import public


@dataclass(frozen=True, slots=True)
class Contact:
    """Where somebody answers."""

    words: str
    url: str
    icon: str


def contact_of(organisation: public.Organisation, *, privacy: bool = False) -> Contact | None:
    """The organisation's contact, or that for privacy; None where neither is given."""
    own = organisation.privacy.contact if privacy and organisation.privacy else None
    said = own or organisation.contact
    if said is None:
        return None
    if said.startswith("https://"):
        return Contact(said.removeprefix("https://").rstrip("/"), said, "earth")
    return Contact(said, f"mailto:{said}", "mail")
