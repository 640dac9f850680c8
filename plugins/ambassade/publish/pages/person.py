"""A person's page: their name in their own script, their words, and where to find them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ambassade.model.status import State
from ambassade.publish.edition import internal
from ambassade.publish.kit.owner import has_kit
from ambassade.publish.outputs.qr_code import qr_path
from ambassade.publish.outputs.vcard import vcard_path
from ambassade.publish.pages.card import NetworkCard, name_html
from ambassade.publish.pages.collected.page import shelf_of_person as picks_of_person
from ambassade.publish.pages.environment import platform_icon
from ambassade.publish.pages.latest import shelf_of_person
from ambassade.publish.pages.link import Crumb, TitleLink
from ambassade.publish.pages.linked.subject import Subject
from ambassade.publish.pages.map.way import person_on_map
from ambassade.publish.pages.person_consent import agreed, consents
from ambassade.publish.pages.phrase import Phrase, language_attributes
from ambassade.publish.pages.posts.post import PostList, post_list
from ambassade.publish.pages.thanks import is_given, medal
from ambassade.publish.pages.tongue import language_name
from ambassade.publish.pages.vocabulary import MEMBER_ROLE, ORIGIN, STANDING
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page

POSTS = 8
HOSTED = 4


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account of the person."""

    platform: str
    icon: str
    handle: str | None
    url: str
    languages: str
    readers: int | None


@dataclass(frozen=True, slots=True)
class BlogLine:
    """A blog of the person."""

    name: str
    url: str
    feed: str | None
    language: str
    attributes: Markup


@dataclass(frozen=True, slots=True)
class Role:
    """A network of the person, and what they do in it."""

    card: NetworkCard
    role: str


def person_pages(writer: Writer, slug: str) -> Iterator[Page]:
    """The page of one person, and the list of their posts where the page has no room for all."""
    yield person_page(writer, slug)
    posts = writer.index.posts_by_person.get(slug, ())
    if len(posts) > POSTS:
        person, base = writer.edition.ambassadors[slug], f"ambassadors/{slug}/"
        name = person.latin_name or person.name
        listed = PostList(
            base=f"{base}posts/",
            posts=posts,
            title=writer.words.say("Posts by {name}", name=name),
            section="ambassadors/",
            crumbs=(Crumb("ambassadors/", writer.words.say("People")), Crumb(base, name)),
            feeds=base if writer.index.is_told(posts) else None,
            follow=None,
        )
        yield from post_list(writer, listed)


def person_page(writer: Writer, slug: str) -> Page:
    """The page of one person."""
    return _PersonPage(writer, slug).page()


class _PersonPage:
    """What goes into one person's page."""

    def __init__(self, writer: Writer, slug: str) -> None:
        self.writer = writer
        self.cards = writer.cards
        self.text = writer.words
        self.slug = slug
        self.person = writer.edition.ambassadors[slug]
        self.path = f"ambassadors/{slug}/"

    def page(self) -> Page:
        writer, cards, person = self.writer, self.cards, self.person
        card = cards.person(self.slug)
        posts = writer.index.posts_by_person.get(self.slug, ())
        themes = writer.index.themes_of_person(self.slug)
        body = cards.maybe(person.body)
        days = [account.audience_size.measured_on for account in person.accounts if account.audience_size]
        latin = f" ({person.latin_name})" if person.latin_name else ""
        place = person.place
        about = About(
            path=self.path,
            title=person.name + latin,
            description=card.say.text if card.say else person.name,
            section="ambassadors/",
            head=self.feeds(posts),
            subject=Subject("person", self.slug),
        )
        return writer.page(
            "person.html",
            about,
            card=card,
            person=person,
            name=name_html(person, Markup("")),
            photo_alt=cards.phrase(person.photo.alt).text if person.photo else "",
            position=tuple(self.position()),
            languages=cards.languages(person.languages),
            called=person.latin_name or person.name,
            place=place,
            country=self.country(cards.countries[place]) if place else None,
            accounts=tuple(self.accounts()),
            blogs=tuple(self.blogs()),
            measured=max(days) if days else None,
            body=writer.prose(body.text, page=self.path, source="content/ambassadors", language=body.language)
            if body and body.text
            else None,
            body_attributes=body.attributes if body else "",
            body_language=language_name(body.language, self.text) if body and body.language else None,
            why=cards.maybe(person.why),
            themes=tuple(TitleLink(cards.themes[theme], f"themes/{theme}/") for theme in themes),
            posts=[cards.post(post) for post in posts[:POSTS]],
            more_posts=max(0, len(posts) - POSTS),
            all_posts=f"{self.path}posts/",
            posts_feed=f"{self.path}feed.xml" if writer.index.is_told(posts) else None,
            on_map=person_on_map(writer.index, self.slug),
            shelf=shelf_of_person(writer, self.slug),
            picks=picks_of_person(writer, self.slug),
            hosting=[cards.event(one) for one in writer.index.coming_by_host.get(self.slug, ())[:HOSTED]],
            memberships=tuple(
                Role(cards.network(each.network), self.text.text(MEMBER_ROLE[each.role]))
                for each in person.memberships
            ),
            badges=tuple(medal(writer, badge) for badge in person.badges if is_given(writer, badge)),
            spokesperson=self.text.list([cards.phrase(each.subject).text for each in person.spokesperson_for])
            if person.spokesperson_for
            else None,
            kit=f"kit/{self.slug}/" if has_kit(writer.edition, self.slug) else None,
            calendar=self.calendar(),
            contact=vcard_path(self.slug),
            code=qr_path(self.slug) if writer.heads.base else None,
            address=writer.heads.base.of(self.path) if writer.heads.base else None,
            organisation=cards.phrase(writer.edition.organisation.name).text,
            agreed=agreed(writer, self.slug),
            consent=tuple(consents(writer, self.slug)),
            internal=tuple(self.kept()),
        )

    def feeds(self, posts: tuple[str, ...]) -> Markup:
        """What tells a browser of the feeds of the person's posts, where there are any."""
        if not self.writer.index.is_told(posts):
            return Markup()
        title = self.text.say("Posts by {name}", name=self.person.latin_name or self.person.name)
        return self.writer.feed_links(self.path, title, page=self.path)

    def calendar(self) -> str | None:
        """Where the dates that the person welcomes to can be subscribed to, if one of them is approved."""
        approved = {None, State.SCHEDULED, State.PUBLISHED}
        dates = self.writer.index.coming_by_host.get(self.slug, ())
        told = any(self.cards.state(f"entry/{one.key}") in approved for one in dates)
        return f"{self.path}calendar.ics" if told else None

    def position(self) -> Iterable[Phrase]:
        """Job title, then the unit or the organisation outside."""
        person, cards = self.person, self.cards
        if person.job_title is not None and person.tagline is not None:
            yield cards.phrase(person.job_title)
        if person.unit:
            yield cards.units[person.unit]
        if person.organisation:
            yield Phrase(person.organisation)
        card = cards.person(self.slug)
        if card.kind:
            yield card.kind

    def country(self, code: str | None) -> str | None:
        """A country's name in the page's language."""
        if code is None:
            return None
        name = self.text.locale.territories.get(code)
        return str(name) if name else None

    def accounts(self) -> Iterable[AccountLine]:
        platforms = self.writer.edition.platforms
        for account in self.person.accounts:
            yield AccountLine(
                platform=platforms[account.platform] if account.platform else account.id,
                icon=platform_icon(account.platform or ""),
                handle=account.handle,
                url=account.url,
                languages=self.cards.languages(account.languages),
                readers=account.audience_size.count if account.audience_size else None,
            )

    def blogs(self) -> Iterable[BlogLine]:
        own = self.writer.edition.language
        for blog in self.person.blogs:
            yield BlogLine(
                name=blog.name,
                url=blog.url,
                feed=blog.feed,
                language=self.cards.languages((blog.language,)) if blog.language else "",
                attributes=language_attributes(None if blog.language == own else blog.language),
            )

    def kept(self) -> Iterable[tuple[str, str | Markup]]:
        """What the internal edition tells of how the person came in."""
        person, text = self.person, self.text
        if not isinstance(person, internal.Ambassador):
            return
        yield text.say("Standing"), text.text(STANDING[person.standing])
        yield text.say("Origin"), text.text(ORIGIN[person.origin])
        if person.informed_on:
            yield text.say("Told on"), text.day(person.informed_on)
        for term, slug in (
            (text.say("Introduced by"), person.introduced_by),
            (text.say("Keeps in touch"), person.contact_owner),
        ):
            if slug:
                yield term, self.writer.person_link(self.writer.place(self.path), slug)
        if person.left_on:
            yield text.say("Left on"), text.day(person.left_on)
