"""What lies where, and what a misplaced file was meant to be."""

from __future__ import annotations

import pytest

from ambassade.load.layout import is_picture, meant_path, place_of
from ambassade.model.catalog import Kind


@pytest.mark.parametrize(
    ("path", "kind", "key", "network", "language"),
    [
        ("content/organisation.yml", Kind.ORGANISATION, "organisation", None, None),
        ("content/networks/quiet-water/network.yml", Kind.NETWORK, "quiet-water", "quiet-water", None),
        ("content/networks/a/calendar/b.yml", Kind.ENTRY, "a/b", "a", None),
        ("content/networks/a/messages/b-2.yml", Kind.MESSAGE, "a/b-2", "a", None),
        ("content/networks/a/posts/b.md", Kind.POST, "b", "a", None),
        ("content/networks/a/posts/b.fr.md", Kind.POST, "b", "a", "fr"),
        ("content/calendar/b.yml", Kind.ENTRY, "b", None, None),
        ("content/networks/a/collections/b.yml", Kind.COLLECTION, "a/b", "a", None),
        ("content/collections/b.yml", Kind.COLLECTION, "b", None, None),
        ("content/ambassadors/ana-silva.md", Kind.AMBASSADOR, "ana-silva", None, None),
        (f"content/ambassadors/{'a' * 80}.md", Kind.AMBASSADOR, "a" * 80, None, None),
        ("content/ambassadors/ana-silva.zh-Hans.md", Kind.AMBASSADOR, "ana-silva", None, "zh-Hans"),
        ("content/ambassadors/ana-silva.pt-BR.md", Kind.AMBASSADOR, "ana-silva", None, "pt-BR"),
        ("content/playbook/charter.md", Kind.PAGE, "charter", None, None),
        ("content/playbook/crisis/first-hour.md", Kind.PAGE, "crisis/first-hour", None, None),
        ("content/playbook/crisis/first-hour.fr.md", Kind.PAGE, "crisis/first-hour", None, "fr"),
    ],
)
def test_place(path: str, kind: Kind, key: str, network: str | None, language: str | None) -> None:
    place = place_of(path)
    assert place is not None
    assert (place.kind, place.key, place.network, place.language) == (kind, key, network, language)
    main = path if language is None else path.replace(f".{language}.", ".")
    assert place.main == main


@pytest.mark.parametrize(
    "path",
    [
        "",
        "content",
        "content/organisation.yaml",
        "content/organisation.yml\n",
        "content/networks/network.yml",
        "content/networks/Aurora/network.yml",
        "content/networks/a/network.fr.yml",
        "content/networks/a/calendar/deep/b.yml",
        "content/networks/a/calendar/b.md",
        "content/networks/a/posts/b.yml",
        "content/networks/a/posts/b.french.md",
        "content/networks/a--b/posts/b.md",
        "content/networks/-a/posts/b.md",
        "content/networks/a-/posts/b.md",
        "content/calendar/b.fr.yml",
        "content/collections/b.fr.yml",
        "content/collections/b.md",
        "content/networks/a/collections/deep/b.yml",
        "content/ambassadors/ana_silva.md",
        f"content/ambassadors/{'a' * 81}.md",
        f"content/networks/{'a-' * 40}b/network.yml",
        "content/ambassadors/team/ana.md",
        "content/ambassadors/.md",
        "content/playbook/.md",
        "content/playbook/Crisis/plan.md",
        "content/playbook//plan.md",
        "content/playbook/../plan.md",
        "other/organisation.yml",
    ],
)
def test_no_place(path: str) -> None:
    assert place_of(path) is None


@pytest.mark.parametrize(
    ("path", "yes"),
    [
        ("content/ambassadors/ana-silva.jpg", True),
        ("content/ambassadors/Ana_Silva.2.JPG", False),
        ("content/ambassadors/Ana_Silva.2.jpeg", True),
        ("content/networks/a/posts/quay.webp", True),
        ("content/networks/a/messages/quay.avif", True),
        ("content/networks/a/calendar/quay.png", False),
        ("content/networks/a/logo.png", False),
        ("content/playbook/diagram.png", False),
        ("content/ambassadors/.hidden.png", False),
        ("content/ambassadors/drawing.svg", False),
    ],
)
def test_picture(path: str, yes: bool) -> None:
    assert is_picture(path) is yes


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("content/calendar/Open Day.yml", "content/calendar/open-day.yml"),
        ("content/calendar/open-day.yaml", "content/calendar/open-day.yml"),
        ("content/calender/open-day.yml", "content/calendar/open-day.yml"),
        ("content/ambassador/Zoé Lindqvist.md", "content/ambassadors/zoe-lindqvist.md"),
        ("content/ambassadors/ana.French.md", "content/ambassadors/ana.fr.md"),
        ("content/ambassadors/ana.txt", "content/ambassadors/ana.md"),
        ("content/Networks/Aurora/network.yaml", "content/networks/aurora/network.yml"),
        ("content/networks/aurora/post/Why.MD", "content/networks/aurora/posts/why.md"),
        ("content/networks/aurora/about.yml", "content/networks/aurora/network.yml"),
        ("content/ambassadors/Ana Silva.PNG", "content/ambassadors/ana-silva.png"),
        ("content/organization.yml", "content/organisation.yml"),
        ("content/notes.txt", None),
        ("content/minutes/2026/may.docx", None),
    ],
)
def test_meant_path(path: str, meant: str | None) -> None:
    assert meant_path(path) == meant


def test_a_name_that_no_file_can_refer_to_is_meant_to_be_shorter() -> None:
    assert meant_path(f"content/ambassadors/{'a' * 81}.md") == f"content/ambassadors/{'a' * 80}.md"
