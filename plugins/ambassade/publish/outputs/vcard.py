"""ambassadors/<slug>/contact.vcf: what a person's page shows, as an address book takes it.

vCard 3.0 (RFC 2426), because every address book reads it; not all read 4.0. Lines are folded at 75 octets and
end in CRLF (RFC 2425, 5.8.1), and no control character of the content reaches them. A name is not taken
apart: nobody can tell by rule which part is the family's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ambassade.model.text import Text
from ambassade.publish.audience import Edition
from ambassade.publish.edition import public
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.shown import said
from ambassade.publish.site import Asset
from ambassade.publish.whole_address import elsewhere
from ambassade.words import words

_MOST_OCTETS = 75
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})


def vcards(edition: Edition, addresses: Addresses) -> Iterator[Asset]:
    """A file for each person of the edition."""
    maker = _Maker(edition, addresses)
    for slug, person in edition.ambassadors.items():
        yield Asset(path=vcard_path(slug), content=maker.card(slug, person).encode())


def vcard_path(slug: str) -> str:
    """Where somebody's card lies."""
    return f"ambassadors/{slug}/contact.vcf"


class _Maker:
    """Makes the cards of one edition."""

    def __init__(self, edition: Edition, addresses: Addresses) -> None:
        self._edition = edition
        self._addresses = addresses
        organisation = edition.organisation
        self._organisation = self._pick(organisation.name)
        self._units = {unit.id: self._pick(unit.name) for unit in organisation.units}
        self._places = {place.id: (self._pick(place.name), place.country) for place in organisation.places}
        self._networks = {slug: self._pick(network.name) for slug, network in edition.networks.items()}
        self._countries = words(edition.language).locale.territories

    def card(self, slug: str, person: public.Ambassador) -> str:
        """The text of a card."""
        lines = ("BEGIN:VCARD", "VERSION:3.0", *self._lines(slug, person), "END:VCARD")
        return "".join(f"{folded}\r\n" for line in lines for folded in fold(line))

    def _lines(self, slug: str, person: public.Ambassador) -> Iterator[str]:
        yield f"FN:{escape(person.name)}"
        yield f"N:{escape(person.name)};;;;"
        if person.latin_name:
            yield f"NICKNAME:{escape(person.latin_name)}"
            yield f"SORT-STRING:{escape(person.latin_name)}"
        title = person.job_title or person.tagline
        if title is not None:
            yield f"TITLE:{escape(self._pick(title))}"
        employer = self._employer(person)
        if employer:
            yield f"ORG:{';'.join(escape(part) for part in employer)}"
        if person.place is not None:
            name, code = self._places[person.place]
            country = str(self._countries.get(code, "")) if code else ""
            yield f"ADR;TYPE=WORK:;;;{escape(name)};;;{escape(country)}"
        networks = [self._networks[each] for each in dict.fromkeys(m.network for m in person.memberships)]
        if networks:
            yield f"CATEGORIES:{','.join(escape(name) for name in networks)}"
        page = self._addresses.absolute(f"ambassadors/{slug}/")
        for url in elsewhere((page, *(blog.url for blog in person.blogs))):
            yield f"URL:{_plain(url)}"
        for account in person.accounts:
            for url in elsewhere((account.url,)):
                kind = re.sub(r"[^A-Za-z0-9-]", "", account.platform or "") or "other"
                yield f"X-SOCIALPROFILE;TYPE={kind}:{_plain(url)}"
        yield f"UID:ambassador-{slug}@{self._addresses.host}"
        source = self._addresses.absolute(vcard_path(slug))
        if source is not None:
            yield f"SOURCE:{_plain(source)}"

    def _employer(self, person: public.Ambassador) -> tuple[str, ...]:
        """The organisation and its unit; of somebody from outside, what they say."""
        if person.kind == "external":
            return (person.organisation,) if person.organisation else ()
        return (self._organisation, *((self._units[person.unit],) if person.unit else ()))

    def _pick(self, text: Text) -> str:
        return said(self._edition, text)


def escape(text: str) -> str:
    """Words as they stand in a value."""
    lines = re.split(r"\r\n?|\n", text.replace("\t", " "))
    return "\\n".join(_plain(line).translate(_ESCAPED) for line in lines)


def _plain(text: str) -> str:
    """The text without control characters."""
    return _CONTROL.sub("", text)


def fold(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, each but the first after a space; no letter is cut."""
    piece, octets = "", 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > _MOST_OCTETS:
            yield piece
            piece, octets = " ", 1
        piece += letter
        octets += size
    yield piece
