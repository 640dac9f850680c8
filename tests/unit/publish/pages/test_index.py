"""The relations of an edition: where each thing stands among its like."""

from __future__ import annotations

from ambassade.publish.edition import public
from ambassade.publish.pages.index import Index
from tests.unit.publish.pages.editions import edition, moment, network, post, text


def test_the_place_of_a_post_is_that_in_its_list() -> None:
    part = {number: public.SeriesPart(id="lights", part=number) for number in (1, 2)}
    posts = {
        "second": post("second", series=part[2], publish_at=moment("2026-11-01")),
        "first": post("first", series=part[1], publish_at=moment("2026-11-02")),
        "alone": post("alone", network=None, publish_at=moment("2026-11-03")),
        "other": post("other", network="ferry", publish_at=moment("2026-11-04")),
    }
    lights = public.Series(id="lights", title=text("Lights"))
    networks = {"aurora": network("aurora", series=(lights,)), "ferry": network("ferry")}
    index = Index(edition(networks=networks, posts=posts))
    assert dict(index.place_in_series) == {"first": 0, "second": 1}
    for slug, made in posts.items():
        listed = index.posts_by_network[made.network] if made.network else index.posts
        assert listed[index.place_of_post[slug]] == slug


def test_the_place_of_a_network_is_that_by_its_name_in_the_language() -> None:
    networks = {
        "quay": network("quay", name=text({"en": "Quay", "fr": "Appontement"})),
        "aurora": network("aurora"),
    }
    made = edition(networks=networks, ambassadors={}, posts={})
    english = Index(made)
    assert dict(english.place_of_network) == {"aurora": 0, "quay": 1}
    french = english.told_in(edition(networks=networks, ambassadors={}, posts={}, language="fr"))
    assert dict(french.place_of_network) == {"quay": 0, "aurora": 1}
