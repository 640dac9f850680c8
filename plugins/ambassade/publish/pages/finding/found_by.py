"""What the search narrows results by: the values of the person, network, post or entry of a page."""

from __future__ import annotations

from ambassade.publish.audience import Edition
from ambassade.publish.edition import public
from ambassade.publish.pages.cards import Cards
from ambassade.publish.pages.facet import Values
from ambassade.publish.pages.index import Index
from ambassade.publish.pages.linked.subject import Subject


def found_by(edition: Edition, cards: Cards, index: Index, subject: Subject | None) -> Values:
    """The values of what a page is about; nothing but what the edition tells."""
    if subject is None:
        return {}
    key = subject.key
    if subject.kind == "person":
        return cards.person(key).facets
    if subject.kind == "network":
        network = edition.networks[key]
        used = (
            *(account.platform for account in network.accounts),
            *(space.platform for space in network.spaces),
            *(each.platform for each in network.platforms),
        )
        return {
            "network": (key,),
            "theme": network.themes,
            "language": network.languages,
            "platform": tuple(dict.fromkeys(platform for platform in used if platform)),
        }
    if subject.kind in {"post", "collection"}:
        text = edition.posts[key] if subject.kind == "post" else edition.collections[key]
        return {
            "network": (text.network,) if text.network else (),
            "theme": text.themes,
            "language": _languages(text),
        }
    if subject.kind == "entry":
        where = edition.entries[key].where
        there = (where.place,) if where is not None and where.place and where.kind != "online" else ()
        return {**index.facets.of(key), "place": there}
    return {}


def _languages(text: public.Post | public.Collection) -> tuple[str, ...]:
    """The language of a post; those that a collection's links are in."""
    if isinstance(text, public.Collection):
        return tuple(dict.fromkeys(link.language for link in text.links if link.language))
    return (text.language,)
