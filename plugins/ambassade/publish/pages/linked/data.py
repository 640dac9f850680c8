"""JSON-LD in the words of schema.org: what a page shows, said to machines.

Made from an edition's values, of which each has only what its readers may know, into new objects. Each of
them is what the page shows and nothing more. Addresses are whole.
"""

from __future__ import annotations

from collections.abc import Iterable

from ambassade.publish.audience import Edition
from ambassade.publish.collected import Pick, collection_path
from ambassade.publish.correction import corrected_on
from ambassade.publish.edition import public
from ambassade.publish.pages.cards import Cards
from ambassade.publish.pages.index import Index
from ambassade.publish.pages.linked.script import Value, known
from ambassade.publish.pages.linked.subject import Item
from ambassade.publish.post_series import SeriesKey
from ambassade.publish.whole_address import Base, elsewhere

_HEADLINE = 110
"""Search engines shorten longer ones."""


class LinkedData:
    """The things of one edition as objects of schema.org."""

    def __init__(self, edition: Edition, cards: Cards, index: Index, base: Base) -> None:
        self._edition = edition
        self._cards = cards
        self._index = index
        self._base = base
        organisation = edition.organisation
        self.organisation_name = cards.phrase(organisation.name).text
        self._organisation = {
            "@type": "Organization",
            "@id": base.of("", "organization"),
            "name": self.organisation_name,
        }

    def home(self) -> tuple[Value, ...]:
        """The site, and the organisation whose people speak there."""
        edition, cards = self._edition, self._cards
        organisation = edition.organisation
        headline = cards.maybe(organisation.headline)
        return (
            known(
                {
                    "@type": "WebSite",
                    "@id": self._base.of("", "website"),
                    "name": cards.phrase(organisation.site_name or organisation.name).text,
                    "description": headline.text if headline else None,
                    "url": self._base.page(""),
                    "inLanguage": edition.language,
                    "publisher": {"@id": self._organisation["@id"]},
                }
            ),
            known({**self._organisation, "url": _first(elsewhere([organisation.home_page]))}),
        )

    def about(self, path: str, title: str, description: str) -> Value:
        """The page about the site and those who make it."""
        return {
            "@type": "AboutPage",
            "@id": self._base.of(path, "page"),
            "name": title,
            "description": description,
            "url": self._base.page(path),
            "inLanguage": self._edition.language,
            "isPartOf": {"@id": self._base.of("", "website")},
            "about": self._organisation,
        }

    def person(self, slug: str) -> Value:
        """Somebody, as their page shows them."""
        cards, person = self._cards, self._edition.ambassadors[slug]
        card, path = cards.person(slug), f"ambassadors/{slug}/"
        title = cards.maybe(person.job_title)
        why = cards.maybe(person.tagline)
        photo = card.face.large
        networks = dict.fromkeys(each.network for each in person.memberships)
        return known(
            {
                "@type": "Person",
                "@id": self._base.of(path, "person"),
                "name": person.name,
                "alternateName": person.latin_name,
                "url": self._base.page(path),
                "description": why.text if why else None,
                "jobTitle": title.text if title else None,
                "worksFor": self._employer(person),
                "memberOf": [self._network_brief(network) for network in networks],
                "workLocation": self._place(person.place),
                "knowsAbout": [cards.themes[theme].text for theme in self._index.themes_of_person(slug)],
                "knowsLanguage": list(person.languages),
                "award": [cards.phrase(badge.name).text for badge in person.badges],
                "sameAs": _places_of(person),
                "image": self._base.of(photo.jpeg) if photo else None,
            }
        )

    def network(self, slug: str, people: Iterable[Item]) -> Value:
        """A network, and those of its people whom its page shows."""
        cards, network = self._cards, self._edition.networks[slug]
        card, path = cards.network(slug), f"networks/{slug}/"
        description = card.say or cards.maybe(network.description)
        return known(
            {
                "@type": "Organization",
                "@id": self._base.of(path, "network"),
                "name": card.name.text,
                "description": " ".join(description.text.split()) if description else None,
                "url": self._base.page(path),
                "logo": self._base.of(card.flag),
                "parentOrganization": self._organisation,
                "foundingDate": f"{network.stage.since:%Y-%m}",
                "knowsAbout": [cards.themes[theme].text for theme in network.themes],
                "knowsLanguage": list(network.languages),
                "member": [self._person_item(person) for person in people],
                "sameAs": _places_of(network),
            }
        )

    def post(self, slug: str, image: str | None) -> Value:
        """A post. `image` is the address of the picture that stands for it."""
        edition, cards = self._edition, self._cards
        post, card = edition.posts[slug], cards.post(slug)
        path = f"posts/{slug}/"
        written = post.body.pick(edition.language, post.language)[1] if post.body else post.language
        corrected = corrected_on(edition, post)
        series = self._series(post)
        return known(
            {
                "@type": "BlogPosting",
                "@id": self._base.of(path, "post"),
                "headline": card.title.text[:_HEADLINE],
                "description": card.summary.text if card.summary else None,
                "url": self._base.page(path),
                "mainEntityOfPage": self._base.page(path),
                "author": [self._person_brief(author) for author in post.authors],
                "publisher": self._organisation,
                "datePublished": card.day.isoformat(),
                "dateModified": corrected.isoformat() if corrected else card.day.isoformat(),
                "inLanguage": written,
                "timeRequired": f"PT{card.minutes}M",
                "isPartOf": [
                    *([self._blog(post.network)] if post.network else []),
                    *([series] if series else []),
                ],
                "about": [{"@type": "Thing", "name": cards.themes[theme].text} for theme in post.themes],
                "image": image,
                "sameAs": _first(elsewhere([post.canonical_url])),
            }
        )

    def _series(self, post: public.Post) -> Value | None:
        """The series that a post is part of, where its network lists it."""
        key = SeriesKey.of(post)
        if key is None:
            return None
        found = next((each for each in self._edition.networks[key.network].series if each.id == key.id), None)
        if found is None:
            return None
        title = self._cards.phrase(found.title).text
        return {
            "@type": "CreativeWorkSeries",
            "@id": self._base.of(key.path, "series"),
            "name": title,
            "url": self._base.page(key.path),
        }

    def collection(self, key: str, path: str, picks: Iterable[Pick]) -> Value:
        """A collection, and those of its links that the page at `path` shows."""
        value, cards = self._edition.collections[key], self._cards
        summary = cards.maybe(value.summary)
        found = [
            {
                "@type": "ListItem",
                "position": number,
                "item": known(
                    {
                        "@type": "CreativeWork",
                        "url": pick.link.url,
                        "name": pick.link.title.pick(
                            self._edition.language, pick.link.language or self._edition.default_language
                        )[0],
                        "inLanguage": pick.link.language,
                    }
                ),
            }
            for number, pick in enumerate(picks, start=1)
        ]
        return known(
            {
                "@type": "CollectionPage",
                "@id": self._base.of(collection_path(key), "collection"),
                "name": cards.phrase(value.title).text,
                "description": " ".join(summary.text.split()) if summary else None,
                "url": self._base.page(path),
                "author": [self._person_brief(curator) for curator in value.curators],
                "publisher": self.organizer(value.network),
                "about": [{"@type": "Thing", "name": cards.themes[theme].text} for theme in value.themes],
                "mainEntity": {
                    "@type": "ItemList",
                    "itemListOrder": "https://schema.org/ItemListOrderDescending",
                    "numberOfItems": len(found),
                    "itemListElement": found,
                },
            }
        )

    def items(self, name: str, path: str, listed: Iterable[Item]) -> Value:
        """A page's list, as far as it stands on the page."""
        found = [
            {"@type": "ListItem", "position": number, "url": self._base.page(item.path), "name": item.name}
            for number, item in enumerate(listed, start=1)
        ]
        return {
            "@type": "ItemList",
            "@id": self._base.of(path, "list"),
            "name": name,
            "numberOfItems": len(found),
            "itemListElement": found,
        }

    def organizer(self, network: str | None) -> Value:
        """Who holds an event: a network, else the organisation."""
        return self._network_brief(network) if network else self._organisation

    def _network_brief(self, slug: str) -> Value:
        path = f"networks/{slug}/"
        return {
            "@type": "Organization",
            "@id": self._base.of(path, "network"),
            "name": self._cards.network_name(slug),
            "url": self._base.page(path),
        }

    def _person_brief(self, slug: str) -> Value:
        return self._person_item(Item(f"ambassadors/{slug}/", self._edition.ambassadors[slug].name))

    def _person_item(self, person: Item) -> Value:
        return {
            "@type": "Person",
            "@id": self._base.of(person.path, "person"),
            "name": person.name,
            "url": self._base.page(person.path),
        }

    def _blog(self, network: str) -> Value:
        return {
            "@type": "Blog",
            "@id": self._base.of(f"networks/{network}/", "blog"),
            "name": self._cards.network_name(network),
            "url": self._base.page(f"networks/{network}/"),
        }

    def _employer(self, person: public.Ambassador) -> Value | None:
        """The organisation or its unit; of somebody from outside, what they say."""
        if person.kind == "external":
            return {"@type": "Organization", "name": person.organisation} if person.organisation else None
        if person.unit is None:
            return self._organisation
        unit = self._cards.units[person.unit].text
        return {"@type": "Organization", "name": unit, "parentOrganization": self._organisation}

    def _place(self, place: str | None) -> Value | None:
        if place is None:
            return None
        country = self._cards.countries[place]
        address = {"@type": "PostalAddress", "addressCountry": country} if country else {}
        return known({"@type": "Place", "name": self._cards.places[place].text, "address": address})


def _places_of(owner: public.Ambassador | public.Network) -> list[str]:
    """Where somebody is: the accounts and blogs that the page links to."""
    return elsewhere((*(account.url for account in owner.accounts), *(blog.url for blog in owner.blogs)))


def _first(urls: list[str]) -> str | None:
    return urls[0] if urls else None
