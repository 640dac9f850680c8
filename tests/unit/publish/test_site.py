from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ambassade.publish.site import Asset, Page


def page(html: str) -> Page:
    return Page(path="a/", title="A", description="", html=html)


@pytest.mark.parametrize("html", ["", "<p>plain</p>", "<p>“œ” 🦀 \u202e</p>", "half of a pair: \ud83e"])
def test_the_html_of_a_page_is_what_was_given(html: str) -> None:
    assert page(html).html == html
    assert page(html) == page(html)
    assert replace(page("<p>other</p>"), html=html) == page(html)
    assert replace(page(html), title="B").html == html


def test_pages_differ_by_their_html() -> None:
    assert page("<p>one</p>") != page("<p>two</p>")


def test_a_page_without_html_can_not_be_made() -> None:
    with pytest.raises(TypeError, match="html"):
        Page(path="a/", title="A", description="")


def test_an_asset_is_made_when_it_is_read(tmp_path: Path) -> None:
    asked: list[str] = []

    def made() -> bytes:
        asked.append("made")
        return b"made"

    asset = Asset(path="a.ics", made=made)
    assert asked == []
    assert asset.read() == b"made"
    assert asked == ["made"]
    (tmp_path / "b").write_bytes(b"copied")
    assert Asset(path="b", source=tmp_path / "b").read() == b"copied"
    assert Asset(path="c", content=b"").read() == b""


def test_an_asset_without_anything_says_so() -> None:
    with pytest.raises(ValueError, match="d has neither content nor source"):
        Asset(path="d").read()
