"""The leak test of the members' edition and of kits in folders: every byte that people from outside get."""

from __future__ import annotations

import argparse
import gzip
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path

import html5lib
import pytest

import ambassade.check
from ambassade.editing.agreement import UsageSayError
from ambassade.engines import kit
from ambassade.engines.build import Request, build
from ambassade.publish.kit import kits, texts
from tests.security.canaries import HUB, OUTSIDE, SWITCHED_OFF, UNSHOWN, Planted, plant
from tests.security.canary import MEMBERS, PUBLIC, Canary, Searcher
from tests.security.test_leak import in_site
from tests.security.unprinted import UNPRINTED

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
UNPRINTED_FOR_MEMBERS = {
    "entry.serves": "the page of measures will show it",
    "message.assets.credit": "pictures are posted with their text",
}


@pytest.fixture(scope="module")
def planted() -> Planted:
    return plant()


@pytest.fixture(scope="module")
def searcher(planted: Planted) -> Searcher:
    return Searcher.of(planted.canaries)


@pytest.fixture(scope="module")
def root(planted: Planted, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The content, with the members' edition built and kits written, whatever the rules say of it."""
    folder = planted.write(tmp_path_factory.mktemp("root"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ambassade.check, "CONTENT_RULES", ())
        assert build(Request(root=folder, audiences=("members", "internal"), out=folder / "built")) == 0
        assert made(folder, OUTSIDE, UNSHOWN, HUB) == 0
        assert made(folder, HUB, audience="members", out="plain") == 0
        yield folder


def made(root: Path, *people: str, audience: str | None = None, out: str = "kits") -> int:
    """The exit code of `ambassade kit`."""
    options = argparse.Namespace(
        root=root,
        people=list(people),
        out=root / out,
        audience=audience,
        language=None,
        lang="en",
        as_of=None,
    )
    return kit.run(options, NOW)


def own(planted: Planted, searcher: Searcher, slug: str) -> set[Canary]:
    """The canaries of a person's own profile."""
    path = f"content/ambassadors/{slug}.md"
    return searcher.in_file(path, planted.files[path])


def hidden(found: dict[Canary, str], but: Collection[Canary] = ()) -> list[str]:
    """What of it people from outside may not know, each with a file; nothing of `but`."""
    return sorted(
        f"{path}: {canary}" for canary, path in found.items() if canary.level > MEMBERS and canary not in but
    )


def test_no_byte_of_the_members_edition_holds_what_is_internal(root: Path, searcher: Searcher) -> None:
    assert hidden(in_site(root / "built" / "members", searcher)) == []


def test_the_members_edition_holds_what_is_of_members(
    root: Path, planted: Planted, searcher: Searcher
) -> None:
    found = {canary.where for canary in in_site(root / "built" / "members", searcher)}
    theirs = {canary.where for canary in planted.canaries if PUBLIC < canary.level <= MEMBERS}
    assert theirs - found <= {*UNPRINTED, *UNPRINTED_FOR_MEMBERS}
    assert len(found) > 20


def test_a_kit_of_the_members_edition_has_messages_dates_and_feeds(root: Path, searcher: Searcher) -> None:
    folder = root / "built" / "members" / "kit" / OUTSIDE
    assert sorted(path.name for path in folder.iterdir()) == [
        "calendar.ics",
        "feed.json",
        "feed.xml",
        "index.html",
    ]
    assert hidden(in_site(folder, searcher)) == []
    members_words = {canary.where for canary in in_site(folder, searcher)}
    assert "message.variants.text" in members_words


def test_on_the_internal_site_their_kits_hold_no_internal_message_or_date(
    root: Path, searcher: Searcher
) -> None:
    """Colleagues read these to them."""
    found = in_site(root / "built" / "internal" / "kit" / OUTSIDE, searcher)
    assert any(canary.where == "message.variants.text" for canary in found)
    told = {canary.where for canary in found if canary.level > MEMBERS}
    assert {where for where in told if where.startswith(("message", "entry"))} == set()


def test_only_people_from_outside_who_agreed_have_one_there(root: Path) -> None:
    folder = root / "built" / "members" / "kit"
    assert sorted(path.name for path in folder.iterdir() if path.is_dir()) == [OUTSIDE]


def test_who_switched_it_off_has_none_and_no_link_to_one(root: Path) -> None:
    site = root / "built" / "members"
    assert (site / "ambassadors" / SWITCHED_OFF / "index.html").is_file()
    linking = [
        path
        for path in site.rglob("*")
        if path.is_file() and f"kit/{SWITCHED_OFF}".encode() in path.read_bytes()
    ]
    assert linking == []
    with pytest.raises(UsageSayError, match="switched"):
        made(root, SWITCHED_OFF, out="refused")
    assert not (root / "refused").exists()


def test_kits_are_not_in_search_or_site_map(root: Path) -> None:
    site = root / "built" / "members"
    index = b"".join(gzip.decompress(path.read_bytes()) for path in site.rglob("*.pf_fragment")).decode()
    assert f"kit/{OUTSIDE}/" not in index
    assert '"url":"kit/"' in index
    assert not (site / "sitemap.xml").exists() or f"kit/{OUTSIDE}/" not in (site / "sitemap.xml").read_text()


@pytest.mark.parametrize(("folder", "slug"), [("kits", OUTSIDE), ("plain", HUB), ("kits", UNSHOWN)])
def test_a_kit_in_a_folder_holds_nothing_internal_but_of_its_person(
    root: Path, planted: Planted, searcher: Searcher, folder: str, slug: str
) -> None:
    found = in_site(root / folder / slug, searcher)
    assert hidden(found, own(planted, searcher, slug)) == []
    assert any(canary.where == "message.variants.text" for canary in found)


def test_a_kit_in_a_folder_shows_its_person_to_nobody_else(
    root: Path, planted: Planted, searcher: Searcher
) -> None:
    """Who did not agree to be shown is in their own folder and in no other, nor in the edition."""
    mine = own(planted, searcher, UNSHOWN)
    for folder in (root / "kits" / OUTSIDE, root / "plain" / HUB, root / "built" / "members"):
        assert UNSHOWN not in (folder / "index.html").read_text()
        assert not mine & {canary for canary in in_site(folder, searcher) if canary.level > MEMBERS}
    assert "Hello" in (root / "kits" / UNSHOWN / "index.html").read_text()


def test_links_of_a_folder_lead_into_it_or_to_platforms(root: Path) -> None:
    for slug in (OUTSIDE, UNSHOWN, HUB):
        folder = root / "kits" / slug
        document = html5lib.parse((folder / "index.html").read_text(), namespaceHTMLElements=False)
        for element in document.iter():
            sizes = [each.split()[0] for each in element.get("srcset", "").split(",") if each]
            for target in (element.get("href"), element.get("src"), *sizes):
                if target and not target.startswith(("https://", "http://", "mailto:", "#")):
                    assert (folder / target).is_file(), (slug, target)


def test_the_tests_see_a_missing_filter(
    planted: Planted, searcher: Searcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the kits' own doors open, the tests above fail."""
    root = planted.write(tmp_path)
    monkeypatch.setattr(ambassade.check, "CONTENT_RULES", ())
    monkeypatch.setattr(texts, "may_tell", lambda *_: True)
    monkeypatch.setattr(kits, "MOST_TEXTS", 1000)
    monkeypatch.setattr(kit, "_audience", lambda *_: "internal")
    monkeypatch.setattr(texts.Texts, "open", property(_everything))
    assert made(root, OUTSIDE) == 0
    assert hidden(in_site(root / "kits" / OUTSIDE, searcher)) != []


def _everything(found: texts.Texts) -> dict[str, datetime]:
    return dict.fromkeys(found.edition.messages, NOW)
