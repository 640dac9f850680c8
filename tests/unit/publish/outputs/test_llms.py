from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt

from ambassade.publish.outputs.build import build_outputs
from ambassade.publish.outputs.llms import MOST_NETWORKS, MOST_POSTS
from ambassade.publish.pages.build import build_pages
from tests.unit.publish.outputs.conftest import WEB, MakeEdition, network, organisation, person, post, text


def written(make_edition: MakeEdition, **parts: object) -> tuple[str, set[str]]:
    """The file, and the paths of everything in the site."""
    edition = make_edition(**parts)
    site = build_pages(edition)
    files = build_outputs(edition, site)
    (guide,) = [asset for asset in files if asset.path == "llms.txt"]
    paths = {page.path for page in site.pages} | {asset.path for asset in (*site.assets, *files)}
    return guide.read().decode(), paths


def links_of(guide: str) -> dict[str, str]:
    """Where each link leads to, by its words."""
    found: dict[str, str] = {}
    for token in MarkdownIt().parse(guide):
        children = token.children or []
        for number, child in enumerate(children):
            if child.type == "link_open":
                found[children[number + 1].content] = str(child.attrs["href"])
    return found


def test_guide_names_networks_posts_and_data(make_edition: MakeEdition) -> None:
    guide, paths = written(
        make_edition,
        networks=(network(tagline=text("Light for all")),),
        ambassadors=(person(),),
        posts=(post(),),
        organisation=organisation(headline=text("People who say what they know")),
    )
    assert guide.startswith("# Talvenne\n\n> People who say what they know\n")
    links = links_of(guide)
    assert links["Aurora"] == f"{WEB}/networks/aurora/"
    assert links["Why lamp nine?"] == f"{WEB}/posts/lamp-nine/"
    assert links["Everything as JSON: where to begin"] == f"{WEB}/api/v1/index.json"
    assert ": Light for all" in guide
    assert {link.removeprefix(f"{WEB}/") for link in links.values()} <= paths
    assert "How to cite" in guide


def test_guide_is_bounded(make_edition: MakeEdition) -> None:
    networks = tuple(network(f"n-{number:03}") for number in range(MOST_NETWORKS + 5))
    posts = tuple(post(f"p-{number}", network=None) for number in range(MOST_POSTS + 5))
    guide, _ = written(make_edition, networks=networks, posts=posts)
    assert len(re.findall(r"/networks/n-\d+/", guide)) == MOST_NETWORKS
    assert len(re.findall(r"/posts/p-\d+/", guide)) == MOST_POSTS
    assert links_of(guide)["5 more"] == f"{WEB}/api/v1/networks.json"


def test_words_of_the_content_are_no_markdown(make_edition: MakeEdition) -> None:
    hostile = "One\n# Two\n- [C](https://c.example)"
    guide, _ = written(
        make_edition,
        networks=(network(name=text("[A](https://b.example) <b>"), tagline=text(hostile)),),
        organisation=organisation(headline=text(hostile)),
        posts=(post(title=text(hostile)),),
    )
    assert not {"https://b.example", "https://c.example"} & set(links_of(guide).values())
    assert sum(token.type == "heading_open" and token.tag == "h1" for token in MarkdownIt().parse(guide)) == 1


def test_only_the_public_edition_has_one(make_edition: MakeEdition) -> None:
    edition = make_edition()
    site = build_pages(edition)
    other = build_outputs(replace(edition, audience="members"), site)
    assert "llms.txt" not in {asset.path for asset in other}
