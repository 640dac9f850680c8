"""Series of posts: only what a network lists, in the order of the parts, from what the edition shows."""

from __future__ import annotations

from ambassade.publish.edition import public
from ambassade.publish.post_series import SeriesKey, listed_series, parts_of_series
from tests.unit.publish.pages.editions import edition, moment, network, post, text

WINTER = public.Series(id="winter", title=text("A winter"))
KEY = SeriesKey("aurora", "winter")


def part(slug: str, number: int, day: str = "2026-11-01", **changes: object) -> public.Post:
    told = public.SeriesPart(id="winter", part=number)
    return post(slug, **{"series": told, "publish_at": moment(day)} | changes)


def shown(*posts: public.Post) -> dict[SeriesKey, tuple[str, ...]]:
    networks = {"aurora": network("aurora", series=(WINTER,)), "delta": network("delta")}
    made = edition(networks=networks, posts={one.id: one for one in posts})
    return dict(parts_of_series(made, made.posts))


def test_parts_stand_in_their_places_whatever_their_dates() -> None:
    assert shown(part("c", 3), part("a", 1, "2026-11-09"), part("b", 2)) == {KEY: ("a", "b", "c")}


def test_of_one_place_the_older_comes_first_and_gaps_do_no_harm() -> None:
    posts = part("late", 2, "2026-11-02"), part("early", 2, "2026-11-01"), part("last", 9)
    assert shown(*posts) == {KEY: ("early", "late", "last")}


def test_a_series_that_the_network_does_not_list_is_none() -> None:
    other = public.SeriesPart(id="summer", part=1)
    assert shown(post("a", series=other), part("b", 1, network="delta"), part("c", 1, network=None)) == {}


def test_two_networks_may_use_one_id() -> None:
    networks = {slug: network(slug, series=(WINTER,)) for slug in ("aurora", "delta")}
    made = edition(networks=networks, posts={"a": part("a", 1), "b": part("b", 1, network="delta")})
    assert (
        set(listed_series(made))
        == set(parts_of_series(made, made.posts))
        == {KEY, KEY._replace(network="delta")}
    )
    assert KEY.path == "networks/aurora/series/winter/"
