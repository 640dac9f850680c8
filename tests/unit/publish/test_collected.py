"""Which collections and links an edition shows, who picked them, and in which order."""

from __future__ import annotations

from typing import Any

from ambassade.publish.audience import AnyEdition, Audience
from ambassade.publish.collected import Collected
from ambassade.publish.projection import project
from tests.unit.publish.content_tree import AS_OF, Files, catalog_of, person

LAMPS = "content/networks/aurora/collections/lamps.yml"
ANA, BEN = "content/ambassadors/ana-silva.md", "content/ambassadors/ben-okoro.md"


def link(name: str = "nine", **values: Any) -> dict[str, Any]:
    usual = {"url": f"https://lamps.example/{name}", "title": name.title(), "comment": "Read it."}
    return {**usual, "on": "2026-11-18", **values}


def collection(*links: dict[str, Any], **values: Any) -> dict[str, Any]:
    usual = {"title": "Lamps elsewhere", "curators": ["ana-silva"], "links": list(links)}
    return {**usual, "audience": "public", "status": "approved", **values}


def shown(files: Files, audience: Audience = "public", network: str | None = None) -> AnyEdition:
    return project(catalog_of(files), audience=audience, as_of=AS_OF, network=network)


def test_a_collection_lies_in_its_network_or_beside_them() -> None:
    edition = shown({LAMPS: collection(link()), "content/collections/of-ana.yml": collection(link())})
    assert {key: value.network for key, value in edition.collections.items()} == {
        "aurora/lamps": "aurora",
        "of-ana": None,
    }


def test_status_audience_and_day_decide_who_sees_it() -> None:
    for values, first in (
        ({}, "public"),
        ({"audience": "members"}, "members"),
        ({"audience": "internal"}, "internal"),
        ({"status": "draft"}, "internal"),
        ({"status": "in_review"}, "internal"),
        ({"status": "archived"}, "internal"),
        ({"publish_at": "2026-11-24"}, "internal"),
        ({"publish_at": "2026-11-23"}, "public"),
    ):
        files = {LAMPS: collection(link(), **values)}
        seen = [one for one in ("public", "members", "internal") if shown(files, one).collections]
        assert seen[:1] == [first], values


def test_a_network_alone_has_its_own_only() -> None:
    files = {LAMPS: collection(link()), "content/collections/of-ana.yml": collection(link())}
    assert set(shown(files, "internal", "aurora").collections) == {"aurora/lamps"}


def test_a_link_of_a_day_to_come_is_kept_back() -> None:
    files = {LAMPS: collection(link(), link("later", on="2026-11-24"))}
    public = shown(files).collections["aurora/lamps"]
    assert [one.url for one in public.links] == ["https://lamps.example/nine"]
    colleagues = shown(files, "internal")
    assert len(colleagues.collections["aurora/lamps"].links) == 2
    assert len(Collected(colleagues).out("aurora/lamps")) == 1
    assert len(Collected(colleagues).everything) == 1


def test_the_only_curator_picked_what_nobody_else_did() -> None:
    edition = shown({LAMPS: collection(link(), link("ten", by="ben-okoro"))})
    assert [one.by for one in edition.collections["aurora/lamps"].links] == ["ana-silva", "ben-okoro"]


def test_nobody_is_said_to_have_picked_what_somebody_hidden_may_have() -> None:
    hidden = person("Hal Hidden", scopes=("photo",))
    files = {
        "content/ambassadors/hal-hidden.md": hidden,
        LAMPS: collection(link(), link("ten", by="hal-hidden"), curators=["ana-silva", "hal-hidden"]),
        "content/collections/of-hal.yml": collection(link(), curators=["hal-hidden"]),
    }
    edition = shown(files)
    assert edition.collections["aurora/lamps"].curators == ("ana-silva",)
    assert [one.by for one in edition.collections["aurora/lamps"].links] == [None, None]
    assert edition.collections["of-hal"].curators == ()
    assert [one.by for one in edition.collections["of-hal"].links] == [None]
    assert "hal" not in Collected(edition).picks_by_person
    assert Collected(edition).picks_by_person == {}


def test_the_newest_stands_first() -> None:
    old, new = link("old", on="2026-10-01"), link("new", on="2026-11-20")
    files = {
        LAMPS: collection(old, new),
        "content/collections/a.yml": collection(link("middle", on="2026-11-01")),
        "content/collections/empty.yml": collection(),
    }
    collected = Collected(shown(files))
    assert collected.keys == ("aurora/lamps", "a", "empty")
    assert [pick.link.url.rpartition("/")[2] for pick in collected.everything] == ["new", "middle", "old"]
    assert collected.by_network == {"aurora": ("aurora/lamps",), "": ("a", "empty")}


def test_a_name_on_the_page_follows_from_the_address() -> None:
    collected = Collected(shown({LAMPS: collection(link(), link("ten"), link(comment="Again."))}))
    first, ten, again = collected.picks("aurora/lamps")
    assert first.anchor != ten.anchor
    assert again.anchor == f"{first.anchor}-2"
    assert (first.is_again, again.is_again) == (False, True)
    assert first.path == f"collections/aurora/lamps/{first.anchor}/"
    assert first.host == "lamps.example"
