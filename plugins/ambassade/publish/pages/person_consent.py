"""What somebody agreed to, in words: to everybody in a sentence, to colleagues consent by consent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ambassade.language.typography import capital
from ambassade.publish.audience import InternalEdition
from ambassade.publish.edition import internal
from ambassade.publish.pages.writer import Writer
from ambassade.words import Words


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One consent, and whether it holds."""

    scopes: str
    state: str
    style: str
    icon: str
    given_on: date
    until: date
    evidence: str


def agreed(writer: Writer, slug: str) -> str:
    """What the person agreed to: what is shown, but to colleagues, who are shown more."""
    edition, person = writer.edition, writer.edition.ambassadors[slug]
    called = person.latin_name or person.name
    accounts, blogs, photo = len(person.accounts), len(person.blogs), person.photo is not None
    if isinstance(edition, InternalEdition):
        scopes = edition.scopes.get(slug, frozenset())
        if "profile" not in scopes:
            return writer.words.say("{name} has not agreed to be shown outside.", name=called)
        accounts = sum(f"account:{one.id}" in scopes for one in person.accounts)
        blogs = sum(f"blog:{one.id}" in scopes for one in person.blogs)
        photo = photo and "photo" in scopes
    things = _agreed(writer.words, accounts, blogs, photo=photo)
    return writer.words.say("{name} agreed to {things}.", name=called, things=things)


def consents(writer: Writer, slug: str) -> Iterable[ConsentLine]:
    """Each consent; the newest first."""
    person, text = writer.edition.ambassadors[slug], writer.words
    if not isinstance(person, internal.Ambassador):
        return
    today = writer.edition.as_of.date()
    for each in sorted(person.consent, key=lambda one: one.given_on, reverse=True):
        if each.withdrawn_on is not None and each.withdrawn_on <= today:
            state = text.say("Withdrawn on {day}", day=each.withdrawn_on)
            style, icon = "missing", "missing"
        elif each.until < today:
            state, style, icon = text.say("Expired"), "overdue", "alert"
        elif each.given_on > today:
            state, style, icon = text.say("Not yet"), "scheduled", "clock"
        else:
            state, style, icon = text.say("Holds"), "approved", "check"
        scopes = capital(text.list([scope_words(text, scope) for scope in each.scopes]))
        yield ConsentLine(scopes, state, style, icon, each.given_on, each.until, each.evidence)


def scope_words(text: Words, scope: str) -> str:
    """What a scope of consent is called."""
    kind, _, name = scope.partition(":")
    match kind:
        case "profile":
            return text.say("profile")
        case "photo":
            return text.say("photograph")
        case "badge":
            return text.say("badges")
        case "account":
            return text.say("account {name}", name=name)
        case _:
            return text.say("blog {name}", name=name)


@lru_cache(maxsize=1024)
def _agreed(text: Words, accounts: int, blogs: int, *, photo: bool) -> str:
    """A page, so many accounts and blogs, and a photograph or none, as a list."""
    said = [text.say("this page")]
    if accounts:
        said.append(text.say_n("one account", "{n} accounts", accounts))
    if blogs:
        said.append(text.say_n("one blog", "{n} blogs", blogs))
    said.append(text.say("a photograph") if photo else text.say("no photograph"))
    return text.list(said)
