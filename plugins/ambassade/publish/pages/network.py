"""A network's page: its people first, then where they are, what they write and how it is steered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from markupsafe import Markup

from ambassade.model.text import Text
from ambassade.publish.edition import internal, members, public
from ambassade.publish.pages.collected.page import shelf_of_network as picks_of_network
from ambassade.publish.pages.environment import platform_icon
from ambassade.publish.pages.index import theme_of
from ambassade.publish.pages.latest import shelf_of_network
from ambassade.publish.pages.link import OutLink, TitleLink
from ambassade.publish.pages.linked.subject import Subject
from ambassade.publish.pages.map.way import network_on_map
from ambassade.publish.pages.network_parts import (
    Aim,
    AuditLine,
    Follow,
    Line,
    Plan,
    PlanMember,
    PlanWeek,
    Recommended,
    Rule,
    Seat,
    Spot,
)
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.subscribe import anchor_of
from ambassade.publish.pages.vocabulary import (
    COMMITTEE_ROLE,
    DECISION,
    OPEN_TO,
    PLATFORM_STATE,
    SPACE_KIND,
    STAGE,
)
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.path import entry_path
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
        places = tuple(self.places())
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
            platforms=tuple(self.platforms()),
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
            **self.for_members(),
            **self.for_colleagues(),
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
        return self.writer.prose(
            self.cards.phrase(text).text, page=self.path, source=f"content/networks/{self.slug}"
        )

    def follow(self) -> tuple[Follow, ...]:
        """Where to follow the network's dates and posts, where it has any."""
        index, where = self.writer.index, anchor_of(self.writer, self.slug)
        found = []
        if index.coming_by_network.get(self.slug):
            found.append(Follow(f"{where}-calendar", "calendar", self.text.say("Follow the calendar")))
        if index.posts_by_network.get(self.slug):
            found.append(Follow(f"{where}-posts", "rss", self.text.say("Follow the posts")))
        return tuple(found)

    def places(self) -> Iterable[Spot]:
        """Blogs, groups and accounts, in that order, as the committee lists them."""
        cards, platforms = self.cards, self.writer.edition.platforms
        for blog in self.network.blogs:
            yield Spot(
                name=Phrase(blog.name, self.foreign(blog.language)),
                url=blog.url,
                kind=self.text.say("Blog"),
                icon="blog",
                languages=cards.languages((blog.language,)) if blog.language else "",
                audience=None,
                measured_on=None,
            )
        for space in self.network.spaces:
            size = space.audience_size
            yield Spot(
                name=cards.phrase(space.name),
                url=space.url,
                kind=self.kind_of(space),
                icon=platform_icon(space.platform) if space.platform else "people",
                languages=cards.languages(space.languages),
                audience=size.count if size else None,
                measured_on=size.measured_on if size else None,
                how=cards.maybe(space.how_to_join),
                host=space.host if isinstance(space, members.Space) else None,
            )
        for account in self.network.accounts:
            size = account.audience_size
            name = platforms[account.platform] if account.platform else account.id
            yield Spot(
                name=Phrase(account.handle or name),
                url=account.url,
                kind=name,
                icon=platform_icon(account.platform or ""),
                languages=cards.languages(account.languages),
                audience=size.count if size else None,
                measured_on=size.measured_on if size else None,
            )

    def kind_of(self, space: public.Space) -> str:
        """`Group on LinkedIn, open to everybody`."""
        kind = self.text.text(SPACE_KIND[space.kind])
        if space.platform:
            platform = self.writer.edition.platforms[space.platform]
            kind = self.text.say("{kind} on {platform}", kind=kind, platform=platform)
        return f"{kind}, {self.text.text(OPEN_TO[space.open_to])}" if space.open_to else kind

    def platforms(self) -> Iterable[Recommended]:
        edition = self.writer.edition
        states = {platform.id: platform.state for platform in edition.organisation.platforms}
        for each in self.network.platforms:
            if each.platform is None:
                continue
            state = PLATFORM_STATE.get(states.get(each.platform, "active"))
            yield Recommended(
                id=each.platform,
                name=edition.platforms[each.platform],
                why=self.cards.maybe(each.why),
                languages=self.cards.languages(each.languages),
                state=self.text.text(state) if state else None,
            )

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

    def foreign(self, language: str | None) -> str | None:
        """The language, where it is not the page's."""
        return None if language == self.writer.edition.language else language

    def for_members(self) -> dict[str, object]:
        """What the members' edition adds."""
        network = self.network
        if not isinstance(network, members.Network):
            return {"rules": (), "objectives": ()}
        organisation = self.writer.edition.organisation
        names = (
            {objective.id: self.cards.phrase(objective.name) for objective in organisation.objectives}
            if isinstance(organisation, members.Organisation)
            else {}
        )
        aims = []
        for each in network.objectives:
            own = each if isinstance(each, internal.NetworkObjective) else None
            aims.append(
                Aim(
                    self.cards.phrase(each.name),
                    target=self.cards.maybe(own.target) if own else None,
                    due=own.due if own else None,
                    serves=names.get(own.serves) if own and own.serves else None,
                )
            )
        rules = tuple(
            Rule(self.cards.phrase(each.rule), self.cards.maybe(each.example))
            for each in network.interaction_rules
        )
        return {"rules": rules, "objectives": tuple(aims)}

    def for_colleagues(self) -> dict[str, object]:
        """What the internal edition adds."""
        network = self.network
        if not isinstance(network, internal.Network):
            return {"audits": (), "plan": None, "notes": None}
        audits = tuple(
            AuditLine(
                id=each.platform,
                name=self.writer.edition.platforms[each.platform],
                decision=self.text.text(DECISION[each.audit.decision]),
                score=each.audit.score,
                checked_on=each.audit.checked_on,
                owner=each.audit.owner,
                note=self.cards.maybe(each.audit.note),
            )
            for each in network.platforms
            if each.audit and each.platform
        )
        plan = self.plan(network.launch_plan) if network.launch_plan else None
        return {"audits": audits, "plan": plan, "notes": self.prose(network.notes)}

    def plan(self, plan: internal.LaunchPlan) -> Plan:
        entries = self.writer.edition.entries
        return Plan(
            plan.starts_on,
            self.cards.maybe(plan.rhythm),
            tuple(
                PlanWeek(
                    plan.starts_on + timedelta(weeks=number),
                    self.cards.maybe(week.content),
                    tuple(
                        TitleLink(self.cards.phrase(entries[key].title), entry_path(key))
                        for key in week.entries
                    ),
                )
                for number, week in enumerate(plan.weeks)
            ),
            tuple(PlanMember(each.person, self.cards.maybe(each.asked)) for each in plan.first_members),
        )
