"""Reads a drawn presence map as its script does: which nodes it has, and which of them each thread ties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

KINDS = {"ambassadors": "person", "networks": "network", "map": "network", "themes": "theme"}
_NUMBER = re.compile(r"-?\d+")


@dataclass(frozen=True, slots=True)
class Thread:
    """One thread: the keys of its two nodes, the left one first, and how far down it meets each."""

    ends: tuple[str, str]
    reach: tuple[int, int]
    style: str
    width: str


def nodes_of(tree: Element) -> dict[str, Element]:
    """The links of a picture by the key of their node, in the order of the picture."""
    found = {}
    for link in _all(tree, "a"):
        if link.get("class") == "n":
            key = link.get("data-am-node") or _said(link.get("href") or "")
            assert key not in found, key
            found[key] = link
    return found


def threads_of(tree: Element) -> Iterator[Thread]:
    """Every thread of a picture; those of one path are told apart."""
    keys = list(nodes_of(tree))
    for path in _all(tree, "path"):
        told = path.get("data-am-tie")
        if told is None:
            continue
        meet, *others = map(int, told.split(" "))
        parts = (path.get("d") or "").split("M")[1:]
        assert len(parts) == len(others)
        for other, part in zip(others, parts, strict=True):
            _, start, *way = map(int, _NUMBER.findall(part))
            down, wide = way[-1], way[-2] if len(way) > 1 else 0
            ends, reach = (keys[meet], keys[other]), (start, start + down)
            yield Thread(
                ends=ends if wide >= 0 else (ends[1], ends[0]),
                reach=reach if wide >= 0 else (reach[1], reach[0]),
                style=path.get("class") or "",
                width=path.get("stroke-width") or "",
            )


def _all(tree: Element, name: str) -> Iterator[Element]:
    return (each for each in tree.iter() if str(each.tag).rpartition("}")[2] == name)


def _said(href: str) -> str:
    if href.startswith("#"):
        return href[1:]
    folder, slug, _ = href.rsplit("/", 2)
    return f"{KINDS[folder.rpartition('/')[2]]}-{slug}"
