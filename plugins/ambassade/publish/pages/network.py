"""A network's page: its people first, then where they are, what they write and how it is steered."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from ambassade.model.text import Text
from ambassade.publish.edition import members
from ambassade.publish.pages.card import Seat
from ambassade.publish.pages.collected.page import shelf_of_network as picks_of_network
from ambassade.publish.pages.index import theme_of
from ambassade.publish.pages.latest import shelf_of_network
from ambassade.publish.pages.link import OutLink, TitleLink
from ambassade.publish.pages.linked.subject import Subject
from ambassade.publish.pages.map.way import network_on_map
from ambassade.publish.pages.network_parts import Follow, Line
from ambassade.publish.pages.network_presence import Presence
from ambassade.publish.pages.network_steering import Steering
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.subscribe import follow_path
from ambassade.publish.pages.vocabulary import COMMITTEE_ROLE, STAGE
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page

MOST_PEOPLE = 60
FIRST_PEOPLE = 24
POSTS = 6
SERIES = 12
COMING = 4
NEWEST = 5


def network_page(writer: Writer, slug: str) -> Page:
    """The page of one network."""
    return _NetworkPage(writer, slug).page()


class _NetworkPage:
    """What goes into one network's page."""

    def __init__(self, writer: Writer, slug: str) -> None:
        self.writer = writer
        self.cards = writer.cards
        self.text = writer.words
        self.slug = slug
        self.network = writer.edition.networks[slug]
        self.path = f"networks/{slug}/"

    def page(self) -> Page:
        writer, cards, network, slug = self.writer, self.cards, self.network, self.slug
        card = cards.network(slug)
        theme = theme_of(network)
        everybody = writer.index.members.get(slug, ())
        shown = everybody if len(everybody) <= MOST_PEOPLE else everybody[:FIRST_PEOPLE]
        new = writer.index.newcomers_by_network.get(slug, ())
        posts = writer.index.posts_by_network.get(slug, ())
        presence = Presence(writer, network)
        steering = Steering(writer, network, self.prose)
        places = tuple(presence.places())
        days = [place.measured_on for place in places if place.measured_on]
        description = cards.maybe(network.description)
        about = About(
            path=self.path,
            title=card.name.text,
            description=(card.say or description or card.name).text,
            section="networks/",
            head=writer.feed_links(self.path, card.name.text, page=self.path),
            subject=Subject("network", slug),
            items=tuple(cards.person(person).item for person in shown),
        )
        return writer.page(
            "network.html",
            about,
            card=card,
            theme=TitleLink(cards.themes[theme], f"themes/{theme}/") if theme else None,
            description=self.prose(network.description),
            description_attributes=description.attributes if description else "",
            follow=self.follow(),
            people=[cards.person(person) for person in shown],
            newest=[cards.person(one) for one in new[:NEWEST]] if len(new) < len(everybody) else (),
            all_people=f"networks/{slug}/people/" if len(shown) < len(everybody) else None,
            places=places,
            measured=max(days) if days else None,
            platforms=tuple(presence.platforms()),
            line=self.line(),
            posts=[cards.post(post) for post in posts[:POSTS]],
            post_count=len(posts),
            all_posts=f"networks/{slug}/posts/" if posts else None,
            series=[
                TitleLink(cards.phrase(writer.index.listed_series[key].title), key.path)
                for key in writer.index.series_by_network.get(slug, ())[:SERIES]
            ],
            shelf=shelf_of_network(writer, slug),
            on_map=network_on_map(writer.index, slug),
            picks=picks_of_network(writer, slug),
            coming=[cards.event(one) for one in writer.index.coming_by_network.get(slug, ())[:COMING]],
            committee=list(self.seats()),
            sponsor=self.sponsor(),
            how_to_join=cards.maybe(network.how_to_join),
            facts=tuple(self.facts()),
            links=tuple(OutLink(cards.phrase(link.title), link.url) for link in network.links),
            **steering.for_members(),
            **steering.for_colleagues(),
        )

    def seats(self) -> Iterable[Seat]:
        """The committee, each person once with all their roles, in the order of the file."""
        roles: dict[str, list[str]] = {}
        for member in self.network.committee:
            roles.setdefault(member.person, []).append(self.text.text(COMMITTEE_ROLE[member.role]))
        for slug, said in roles.items():
            first, *others = said
            yield Seat(self.cards.person(slug), ", ".join([first, *(role.lower() for role in others)]))

    def prose(self, text: Text | None) -> Markup | None:
        """A longer text of the network's file."""
        if text is None:
            return None
        said, folder = self.cards.phrase(text), f"content/networks/{self.slug}"
        return self.writer.prose(said.text, page=self.path, source=folder, language=said.language)

    def follow(self) -> tuple[Follow, ...]:
        """Where to follow the network's dates and posts, where it has any."""
        writer, index, found = self.writer, self.writer.index, []
        if index.coming_by_network.get(self.slug):
            where = follow_path(writer, self.slug, "calendar")
            found.append(Follow(where, "calendar", self.text.say("Follow the calendar")))
        if index.posts_by_network.get(self.slug):
            where = follow_path(writer, self.slug, "posts")
            found.append(Follow(where, "rss", self.text.say("Follow the posts")))
        return tuple(found)

    def line(self) -> Line | None:
        line = self.network.editorial_line
        if line is None:
            return None
        phrase = self.cards.phrase
        angle, speaks_of = phrase(line.angle), tuple(phrase(each) for each in line.speaks_of)
        if not isinstance(line, members.EditorialLine):
            return Line(angle, speaks_of)
        return Line(
            angle,
            speaks_of,
            tone=self.cards.maybe(line.tone),
            leaves_to_others=tuple(phrase(each) for each in line.leaves_to_others),
            value=self.cards.values[line.value] if line.value else None,
        )

    def sponsor(self) -> Seat | None:
        sponsor = self.network.sponsor
        if sponsor is None:
            return None
        return Seat(self.cards.person(sponsor.person), "", self.cards.maybe(sponsor.word))

    def facts(self) -> Iterable[tuple[str, str | Phrase]]:
        """The network in a few lines."""
        cards, network, text = self.cards, self.network, self.text
        if network.basis.kind == "brand" and network.basis.brand:
            yield text.say("Brand"), cards.brands[network.basis.brand]
        if network.basis.kind == "agenda" and network.basis.agenda:
            yield text.say("Agenda"), cards.phrase(network.basis.agenda)
        if network.themes:
            yield text.say("Themes"), ", ".join(cards.themes[theme].text for theme in network.themes)
        if network.languages:
            yield text.say("Languages"), cards.languages(network.languages)
        if network.addressed_to:
            readers = (cards.addressees[one].text for one in network.addressed_to)
            yield text.say("Written for"), ", ".join(readers)
        stage = network.stage
        if isinstance(stage, members.Stage):
            yield text.say("Stage"), text.text(STAGE[stage.state])
        yield text.say("Since"), text.date(stage.since, "MMMM y")
