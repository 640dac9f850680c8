"""The presence map's drawing: nothing lies on anything else, and the same things lie in the same places."""

from __future__ import annotations

from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ambassade.publish.drawing.flag import Design
from ambassade.publish.drawing.lettering import fitted, text_width
from ambassade.publish.drawing.loom import Layout, Loom, Node, Tie
from ambassade.publish.drawing.presence import draw_presence
from tests.unit.publish.drawing.woven import nodes_of, threads_of

FLAGS = {"aurora": Design("disc", ("#ffffff", "#1e5a9c"))}
ODD = "<b>&\"'"


def node(key: str, shape: str = "person", **changes: Any) -> Node:
    values: dict[str, Any] = {"key": key, "shape": shape, "name": key, "href": f"../{key}/"}
    return Node(**values | changes)


def loom(*, people: int = 3, themes: int = 2, platforms: int = 2, **changes: Any) -> Loom:
    left = (
        node("network-aurora", "network", flags=("aurora",)),
        *(node(f"theme-{n}", "theme", step=n % 2 == 0) for n in range(themes)),
    )
    middle = tuple(node(f"person-{n}", note="Nantes", flags=("aurora",)) for n in range(people))
    right = tuple(node(f"platform-{n}", "platform", note="2 people") for n in range(platforms))
    ties = [Tie(start="network-aurora", end=one.key, style="member", colour=1) for one in middle]
    for number, one in enumerate(middle):
        ties += (Tie(start=one.key, end=place.key, style="there") for place in right[: number % 3])
        if themes:
            ties.append(Tie(start=f"theme-{number % themes}", end=one.key, style="theme"))
    values: dict[str, Any] = {
        "left": left,
        "middle": middle,
        "right": right,
        "ties": tuple(ties),
        "headings": ("Networks", "People", "Platforms"),
        "title": "Who is where",
        "description": "Threads.",
        "designs": FLAGS,
    }
    return Loom(**values | changes)


def parsed(drawing: str) -> Element:
    return fromstring(drawing)


def test_every_node_is_a_link_and_every_tie_a_thread() -> None:
    drawn = loom()
    tree = parsed(draw_presence(drawn))
    links = {key: link.get("href") for key, link in nodes_of(tree).items()}
    assert links == {one.key: one.href for one in (*drawn.left, *drawn.middle, *drawn.right)}
    assert sorted(thread.ends for thread in threads_of(tree)) == sorted(
        (tie.start, tie.end) for tie in drawn.ties
    )


def test_every_thread_begins_and_ends_at_the_nodes_that_it_ties() -> None:
    drawn = loom(people=9, themes=4, platforms=3)
    layout = Layout(drawn)
    found = {thread.ends: thread for thread in threads_of(parsed(draw_presence(drawn)))}
    assert len(found) == len(drawn.ties)
    for tie in drawn.ties:
        thread = found[tie.start, tie.end]
        assert thread.reach == tuple(round(end) for end in layout.ends(tie)), tie
        assert thread.style == f"t {tie.style} c{tie.colour}"
        assert thread.width == f"{tie.width:g}"


@pytest.mark.parametrize(
    ("key", "href", "named"),
    [
        ("person-ana", "../ambassadors/ana/", False),
        ("person-ana", "../../../ambassadors/ana/", False),
        ("network-aurora", "../networks/aurora/", False),
        ("network-aurora", "../map/aurora/", False),
        ("theme-night-work", "../themes/night-work/", False),
        ("theme-night-work", "../themes/", True),
        ("platform-x", "#platform-x", False),
        ("group-of-aurora-deck", "../networks/aurora/", True),
        ("blog-ana-quay", "https://quay.example/ambassadors/bo/", True),
        ("blog-ana-quay", "https://quay.example/#today", True),
    ],
)
def test_a_node_names_itself_where_its_address_does_not(key: str, href: str, *, named: bool) -> None:
    tree = parsed(draw_presence(loom(left=(), middle=(node(key, "blog", href=href),), ties=())))
    link = next(link for link in tree.iter("a") if link.get("href") == href)
    assert link.get("data-am-node") == (key if named else None)
    assert key in nodes_of(tree)


def test_the_same_things_give_the_same_bytes() -> None:
    assert draw_presence(loom(people=20)) == draw_presence(loom(people=20))


def test_nothing_is_styled_inline_or_loaded() -> None:
    drawing = draw_presence(loom())
    assert "style=" not in drawing
    assert "<style" not in drawing
    assert "http" not in drawing


@pytest.mark.parametrize("shape", ["person", "blog", "group", "network", "theme", "platform", "gap"])
def test_every_text_is_escaped(shape: str) -> None:
    odd = node("k", shape, name=ODD, note=ODD, mark=ODD, href=ODD, language='x"y', flags=("aurora",))
    tree = parsed(draw_presence(loom(middle=(odd,), ties=())))
    link = nodes_of(tree)["k"]
    assert link.get("href") == ODD
    assert "".join(link.itertext()).count(ODD) >= 2
    assert not list(tree.iter("b"))


@given(
    people=st.integers(0, 70),
    themes=st.integers(0, 30),
    platforms=st.integers(0, 30),
    blogs=st.integers(0, 3),
)
def test_no_row_lies_on_another_and_all_lie_within(
    people: int, themes: int, platforms: int, blogs: int
) -> None:
    drawn = loom(people=people, themes=themes, platforms=platforms)
    more = tuple(node(f"blog-{n}", "blog", step=True) for n in range(blogs))
    drawn = loom(people=people, themes=themes, platforms=platforms, middle=(*drawn.middle, *more))
    layout = Layout(drawn)
    for column in (drawn.left, drawn.middle, layout.right):
        spans = [
            (layout.y(one.key) - layout.height(one) / 2, layout.y(one.key) + layout.height(one) / 2)
            for one in column
        ]
        assert all(upper[1] <= lower[0] + 1e-6 for upper, lower in pairwise(spans))
        assert all(top >= 55 and bottom <= layout.total for top, bottom in spans)


def test_a_platforms_threads_reach_its_bar_apart_from_each_other() -> None:
    drawn = loom(people=40, platforms=3)
    layout = Layout(drawn)
    for platform in drawn.right:
        ends = sorted(layout.ends(tie)[1] for tie in drawn.ties if tie.end == platform.key)
        half = layout.bar(platform) / 2
        assert all(abs(end - layout.y(platform.key)) <= half for end in ends)
        assert all(second - first > 5 for first, second in pairwise(ends))


def test_long_words_are_cut_and_said_whole_to_those_who_listen() -> None:
    name = "A network with a name that is much too long for its column"
    tree = parsed(draw_presence(loom(middle=(node("k", name=name, note="Nantes"),), ties=())))
    link = nodes_of(tree)["k"]
    assert link.get("aria-label") == f"{name}, Nantes"
    shown = next(text for text in link.iter("text") if text.get("class") == "name").text or ""
    assert shown.endswith("…")
    assert name.startswith(shown[:-1])


@given(st.text(max_size=60), st.floats(0, 300))
def test_a_cut_text_fits(text: str, room: float) -> None:
    cut = fitted(text, 13, room)
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))
    assert text_width(cut, 13) <= max(room, text_width("…", 13))


def test_few_networks_stand_where_a_long_picture_begins() -> None:
    network = node("network-aurora", "network", flags=("aurora",))
    platforms = tuple(node(f"platform-{n}", "platform", note="2 people") for n in range(46))
    ties = tuple(Tie(start=network.key, end=one.key, style="there") for one in platforms)
    theme = node("theme-0", "theme")
    woven = Tie(start=theme.key, end=network.key, style="theme")
    layout = Layout(loom(left=(theme,), middle=(network,), right=platforms, ties=(woven, *ties)))
    assert layout.total > 2000
    assert layout.y(network.key) < 120
    assert layout.y(theme.key) < 120
    assert min(layout.ends(tie)[0] for tie in ties) > 30


def test_the_left_column_begins_at_the_top_whatever_it_is_tied_to() -> None:
    drawn = loom(people=60, themes=0)
    layout = Layout(drawn)
    first = drawn.left[0]
    assert layout.y(first.key) - layout.height(first) / 2 == 56
