from __future__ import annotations

from dataclasses import replace

import pytest

from ambassade.engines.docs_tree import docs_tree, output_path, source_uri
from ambassade.publish.site import Asset, Page
from tests.engines.conftest import small_site


def page(path: str) -> Page:
    return Page(path=path, title="T", description="", html="")


def test_pages_come_from_the_index_of_their_folder() -> None:
    assert source_uri("") == "index.md"
    assert source_uri("networks/aurora/") == "networks/aurora/index.md"
    assert output_path("networks/") == "networks/index.html"
    assert output_path("404.html") == "404.html"


def test_tree_holds_the_pages_in_order_and_the_missing_one_apart() -> None:
    tree = docs_tree(small_site())
    assert list(tree.pages) == ["index.md", "networks/index.md", "networks/aurora/index.md"]
    assert list(tree.assets) == ["robots.txt"]
    assert tree.missing is not None
    assert docs_tree(small_site(pages=(page(""),))).missing is None


@pytest.mark.parametrize("path", ["../x/", "a/../../x/", "/etc/", "a\\..\\b/"])
def test_nothing_lies_outside_the_site(path: str) -> None:
    with pytest.raises(ValueError, match="outside"):
        docs_tree(small_site(pages=(page(path),)))


def test_page_is_a_folder() -> None:
    with pytest.raises(ValueError, match="slash"):
        docs_tree(small_site(pages=(page("networks"),)))


def test_asset_is_no_document() -> None:
    with pytest.raises(ValueError, match="document"):
        docs_tree(small_site(assets=(Asset(path="a.md", content=b""),)))


def test_two_things_do_not_want_to_be_one_file() -> None:
    double = replace(small_site(), assets=(Asset(path="networks/index.html", content=b""),))
    with pytest.raises(ValueError, match=r"networks/index\.html"):
        docs_tree(double)
