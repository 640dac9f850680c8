"""What the search narrows results by: the values of the person, network, post or entry of a page."""

from __future__ import annotations

from ambassade.publish.audience import Edition
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
    if subject.kind == "post":
        post = edition.posts[key]
        network_of = (post.network,) if post.network else ()
        return {"network": network_of, "theme": post.themes, "language": (post.language,)}
    if subject.kind == "entry":
        where = edition.entries[key].where
        there = (where.place,) if where is not None and where.place and where.kind != "online" else ()
        return {**index.facets.of(key), "place": there}
    return {}
