"""A person's public page in their own signature: a few lines to copy, in each of the site's languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from markupsafe import Markup

from ambassade.model import content
from ambassade.model.consent import agreed, is_active, was_told
from ambassade.model.text import Text
from ambassade.publish.audience import Edition, InternalEdition
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.pages.tongue import language_names
from ambassade.publish.pages.writer import Writer
from ambassade.words import words


@dataclass(frozen=True, slots=True)
class Signature:
    """The lines in one language; `html` is what a mail program takes, `language` what it is called."""

    id: str
    language: str
    attributes: Markup
    text: str
    html: Markup


def signatures(writer: Writer, slug: str) -> tuple[Signature, ...]:
    """One a language, the reader's first; none where the public site has no page of them, or no address."""
    edition = writer.edition
    url = edition.organisation.url
    base = Addresses.of(edition, url).base if url else None
    if base is None or not _is_public(edition, slug):
        return ()
    ordered = sorted(writer.languages, key=lambda each: each.language != edition.language)
    return tuple(_signature(writer, slug, each.language, f"{base}{each.path}") for each in ordered)


def _signature(writer: Writer, slug: str, language: str, home: str) -> Signature:
    edition, text = writer.edition, words(language)
    person, organisation = edition.ambassadors[slug], edition.organisation
    address = f"{home}ambassadors/{slug}/"

    def said(one: Text) -> str:
        return one.pick(language, edition.default_language)[0].strip()

    name = f"{person.name} ({person.latin_name})" if person.latin_name else person.name
    what = person.job_title or person.tagline
    site = said(organisation.site_name or organisation.name)
    link = text.say("What I write and where to meet me: {site}", site=site)
    lines = [name, *([said(what)] if what else [])]
    html = Markup("<br>").join((*lines, Markup('<a href="{}">{}</a>').format(address, link)))
    return Signature(
        id=f"signature-{language}",
        language=language_names((language,), writer.words),
        attributes=writer.cards.in_language(language),
        text="\n".join((*lines, link, address)),
        html=Markup("<p>{}</p>").format(html),
    )


def _is_public(edition: Edition, slug: str) -> bool:
    """Whether the public site shows the person on the edition's date."""
    if slug not in edition.ambassadors:
        return False
    if not isinstance(edition, InternalEdition):
        return True
    today = edition.as_of.date()
    # An internal profile has everything that a profile in the content has.
    person = cast("content.Ambassador", edition.ambassadors[slug])
    return was_told(person, today) and is_active(person, today) and bool(agreed(person, today))
